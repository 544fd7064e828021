"""退汇: money that comes back from a payee's bank is the share's that it was paid for, and paid out again by the five steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from services.funds.distribution import repository as plans
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.payout.models import Payout
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.returns import repository, rules
from services.funds.returns.rules import Credit, Ordered
from shared.contracts.funds.facts import PayoutReturned, ReturnNoticeOrdered
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.record_id import derived_id

Told = tuple[
    Literal["payout_returned", "return_doubtful", "payout_form_returned"],
    Literal["handling_officer", "funds_officer"],
]


async def take(work: Work, receipt: Receipt, case_number: str) -> bool:
    """Whether a credit may bring a pay-out of the case back: it is held apart then, until that is certain or a person has said so."""
    await books.lock(work.session, [case_number])
    payouts = {one.id: one for one in await repository.ordered(work.session, case_number)}
    found = rules.sent_back(_credit(receipt), [_ordered(one) for one in payouts.values()])
    if found is None:
        return False
    receipt.purpose, receipt.listing, receipt.returned_payout = Purpose.RETURN.value, None, found.payout
    work.session.add(receipt)
    await work.session.flush()
    held = ledger.held_as_returned(case_number, receipt.amount)
    await book.post(work, "held_as_returned", receipt.id, held)
    work.audit(case_number, AuditAction.RECEIPT_RETURNING, receipt.id, payout=found.payout)
    if not await settle(work, payouts[found.payout]):
        have_told(work, case_number, receipt.id, ("return_doubtful", "funds_officer"))
    return True


async def settle(work: Work, payout: Payout) -> bool:
    """Book a paid pay-out as returned where what has come is certainly all of it."""
    come = await repository.brought_by(work.session, payout.id)
    if not come or not rules.is_certain(_ordered(payout), [_credit(one) for one in come]):
        return False
    await _book(work, payout, come)
    return True


async def confirm(work: Work, payout: Payout) -> None:
    """A person says that what has come is the pay-out; 409 unless it is the whole of it."""
    come = await repository.brought_by(work.session, payout.id)
    total = sum((one.amount for one in come), book.NOTHING)
    rules.check_whole(_ordered(payout), total, paid=payout.paid_at is not None)
    await _book(work, payout, come)


async def _book(work: Work, payout: Payout, come: Sequence[Receipt]) -> None:
    """The money stands where the pay-out had taken it from, and its share is requested anew."""
    case_number = payout.case_number
    back = ledger.sent_back(case_number, Account(payout.purpose), payout.amount)
    await book.post(work, "sent_back", payout.id, back)
    payout.returned_at, payout.returned_by = work.now, work.actor.id
    for receipt in come:
        receipt.return_settled_at = work.now
    (await plans.distribution(work.session, payout.distribution_id)).disbursed_at = None
    await work.session.flush()
    work.audit(case_number, AuditAction.PAYOUT_RETURNED, payout.id, amount=payout.amount)
    returned = PayoutReturned(payout=payout.id, share=payout.share_id, amount_fen=to_fen(payout.amount))
    work.tell(returned, case_number)
    have_told(work, case_number, payout.id, ("payout_returned", "handling_officer"))
    have_told(work, case_number, payout.id, ("payout_returned", "funds_officer"))


def have_told(work: Work, case_number: str, subject: str, told: Told) -> None:
    """Have who holds the office in the case told, once, of what has come back."""
    about, office = told
    notice = derived_id("return_notice", subject, about, office)
    work.tell(ReturnNoticeOrdered(notice=notice, about=about, office=office), case_number)


def _credit(receipt: Receipt) -> Credit:
    return Credit(receipt.amount, receipt.payer_account, receipt.remark)


def _ordered(payout: Payout) -> Ordered:
    return Ordered(
        payout.id,
        payout.amount,
        payout.payee_account,
        payout.bank_reference,
        payout.returned_at is not None,
    )

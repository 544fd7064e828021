"""退汇: money that comes back from a payee's bank is the share's that it was paid for, and paid out again by the five steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from services.funds.distribution import repository as plans
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.payout import repository as payouts
from services.funds.payout.models import Payout
from services.funds.receipts import repository as receipts
from services.funds.receipts import service as receiving
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.receipts.schemas import BookedOut, ReceiptOut, ReturnIn
from services.funds.returns import repository, rules
from shared.contracts.funds.facts import PayoutReturned
from shared.gateways.bank import BankMessage
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen


async def take_message(work: Work, respondents: Collection[str], message: BankMessage) -> BookedOut:
    """Book a credit; where the bank itself names the payment that it returns, it needs no person to say so."""
    booked = await receiving.take_message(work, respondents, message)
    if message.returns_payment is not None and booked.receipt is not None:
        await _take_back(work, await receipts.receipt(work.session, booked.receipt), message.returns_payment)
    return booked


async def _take_back(work: Work, receipt: Receipt, returns: str) -> None:
    if receipt.case_number is None or receipt.returned_payout != returns:
        return
    await books.lock(work.session, [receipt.case_number])
    await work.session.refresh(receipt, with_for_update=True)
    if receipt.return_settled_at is not None:
        return
    payout = await payouts.payout(work.session, returns)
    credit = rules.Credit(receipt.amount, receipt.payer_account, receipt.remark, returns)
    come = await repository.brought_by(work.session, payout.id)
    if [one.id for one in come] == [receipt.id] and rules.is_certain(credit, receiving.as_ordered(payout)):
        words = {"returned": True, "payout": payout.id, "words": "银行写明退回的付款"}
        work.audit(receipt.case_number, AuditAction.RECEIPT_RETURN_DECIDE, receipt.id, **words)
        await _book(work, payout, come)
    else:
        have_told(work, receipt.case_number, receipt.id, ("return_doubtful", "funds_officer"))


async def decide(work: Work, receipt_id: str, body: ReturnIn) -> ReceiptOut:
    """A person who has not requested the pay-out says whether a credit brings it back, or is a payment after all."""
    receipt = await receipts.receipt(work.session, receipt_id)
    number = receipt.case_number or ledger.MASTER
    if receipt.case_number is not None:
        await open_case(work, receipt.case_number, AuditAction.RECEIPT_READ, receipt_id)
    await books.lock(work.session, [number])
    await work.session.refresh(receipt, with_for_update=True)
    requested = (await repository.pending(work.session, [receipt_id])).get(receipt_id, ())
    rules.check_pending(pending=bool(requested))
    rules.check_decides(requested, work.actor)
    assert receipt.returned_payout is not None
    payout = await payouts.payout(work.session, receipt.returned_payout)
    words = {"returned": body.returned, "payout": payout.id, "words": body.words}
    work.audit(number, AuditAction.RECEIPT_RETURN_DECIDE, receipt_id, **words)
    if body.returned:
        await confirm(work, payout)
    else:
        rules.check_may_be_payment(receiving.as_ordered(payout), receipt.remark)
        receipt.purpose, receipt.returned_payout = Purpose.PAYMENT.value, None
        await book.post(work, "not_returned", receipt_id, ledger.not_returned(number, receipt.amount))
        await receiving.tell_anew(work, number, receipt)
    return await receiving.out(work, receipt)


async def confirm(work: Work, payout: Payout) -> None:
    """A person says that what has come is the pay-out; 409 unless it is the whole of it."""
    come = await repository.brought_by(work.session, payout.id)
    total = sum((one.amount for one in come), book.NOTHING)
    rules.check_whole(receiving.as_ordered(payout), total, paid=payout.paid_at is not None)
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


def have_told(work: Work, case_number: str, subject: str, told: rules.Told) -> None:
    """Have who holds the office in the case told, once, of what has come back."""
    work.tell(rules.notice_of(subject, told), case_number)

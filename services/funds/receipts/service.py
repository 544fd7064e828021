"""二(六)4: money arrives. Each credit is booked once, however often and in whatever order the bank tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.funds.accounts import repository as accounts
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.payout import repository as payouts
from services.funds.receipts import acts, repository, rules
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.receipts.schemas import (
    BookedOut,
    MatchOut,
    ReceiptFilter,
    ReceiptOut,
    SaleIn,
    SuspenseFilter,
    SuspenseOut,
)
from shared.contracts.funds.facts import OfficerNoticeOrdered, ReceiptBooked, ReceiptsTold
from shared.contracts.intake.records import CaseRecord
from shared.contracts.sale import sale_ref
from shared.gateways.bank import BankMessage
from shared.law.numbers import CLAIM
from shared.law.periods import due
from shared.platform.court import load_calendar, main_accounts
from shared.platform.db import derived_id
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.case_number import CaseNumber
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def take_message(work: Work, message: BankMessage) -> BookedOut:
    """Book a credit in the same transaction as its posting; 409 for one that contradicts an earlier telling.

    A debit books nothing: the bank's answer to the pay-out does. One with no pay-out behind it is put on record.
    """
    earlier = await repository.told_before(work.session, message.message_id, message.bank_reference)
    if earlier is not None:
        told = ("credit", earlier.bank_reference, earlier.account_number, to_fen(earlier.amount))
        if told != (message.kind, message.bank_reference, message.account_number, message.amount_fen):
            raise Problem(409, ProblemCode.BANK_MESSAGE_DIFFERS, article=REGULATION["二(六)3"])
        return BookedOut(receipt=earlier.id)
    account = await accounts.by_number(work.session, message.account_number)
    if account is None and message.account_number not in await main_accounts(work.session):
        raise Problem(
            409,
            ProblemCode.FOREIGN_ACCOUNT,
            article=REGULATION["二(六)1"],
        )
    rules.check_booked_at(message.booked_at, account.opened_at if account else None, work.now)
    if message.kind == "debit":
        if account is not None:
            await _look_for_payout(work, account.case_number, message)
        return BookedOut(receipt=None)
    purpose, listing = rules.purpose_of(message.remark)
    receipt = Receipt(
        **message.model_dump(exclude={"kind", "amount_fen"}),
        amount=from_fen(message.amount_fen),
        case_number=account.case_number if account else None,
        recorded_at=work.now,
        purpose=purpose.value,
        listing=listing,
        payable=False,
    )
    if receipt.case_number is None:
        await _book_in_suspense(work, receipt)
    else:
        await _book_to_case(work, receipt, receipt.case_number)
    return BookedOut(receipt=receipt.id)


async def _look_for_payout(work: Work, case_number: str, message: BankMessage) -> None:
    """A debit on a case's account that no pay-out explains is an anomaly, kept in the case's audit chain, 二(六)3."""
    amount = from_fen(message.amount_fen)
    if not await payouts.explains(work.session, case_number, message.bank_reference, amount):
        work.audit(case_number, AuditAction.RECEIPT_UNEXPLAINED_DEBIT, message.bank_reference, amount=amount)


async def _book_in_suspense(work: Work, receipt: Receipt) -> None:
    """不明案款, to be claimed within three working days once it is recognised, 二(六)4(2)."""
    receipt.claim_due_at = due(work.now, CLAIM.on(work.now.date()), await load_calendar(work.session)).due_at
    work.session.add(receipt)
    await book.post(work, "unidentified", receipt.id, ledger.unidentified(receipt.amount))
    work.audit(COURT, AuditAction.RECEIPT_SUSPENSE, receipt.id, amount=receipt.amount)


async def _book_to_case(work: Work, receipt: Receipt, case_number: str) -> None:
    # Deposit and balance, arriving together, must see one another.
    await books.lock(work.session, [case_number])
    origin = None
    if receipt.payer_account in await main_accounts(work.session):
        origin = await repository.awaited_transfer(work.session, case_number, receipt.amount)
    if origin is not None:
        receipt.transfer_of, receipt.purpose, receipt.listing = origin.id, origin.purpose, origin.listing
    receipt.payable = await _is_payable(work, case_number, receipt)
    work.session.add(receipt)
    await work.session.flush()
    paid_for_debt = receipt.purpose == Purpose.PAYMENT
    arrival = (ledger.received if paid_for_debt else ledger.deposit_held)(case_number, receipt.amount)
    await book.post(work, "received", receipt.id, ledger.claimed(arrival) if origin else arrival)
    work.audit(case_number, AuditAction.RECEIPT_BOOK, receipt.id, amount=receipt.amount)
    _tell_booked(work, case_number, receipt)


def _tell_booked(work: Work, case_number: str, receipt: Receipt) -> None:
    work.tell(
        ReceiptBooked(
            receipt=receipt.id,
            amount_fen=to_fen(receipt.amount),
            payable="yes" if receipt.payable else "no",
            sale=None if receipt.listing is None else sale_ref(receipt.listing),
            purpose=None if receipt.listing is None else receipt.purpose,
            booked_at=None if receipt.listing is None else receipt.booked_at,
        ),
        case_number,
        # The platform's 24 hours for a deposit end with the bank's booking, whenever its message is taken (NET[25]).
        occurred_at=receipt.booked_at if receipt.purpose == Purpose.DEPOSIT else None,
    )


async def _is_payable(work: Work, case_number: str, receipt: Receipt) -> bool:
    listing = receipt.listing
    others = await repository.of_listing(work.session, case_number, listing) if listing else []
    balance_is_here = any(other.purpose == Purpose.BALANCE for other in others)
    return rules.is_payable(Purpose(receipt.purpose), balance_is_here=balance_is_here)


async def assign_to_sale(work: Work, receipt_id: str, body: SaleIn) -> ReceiptOut:
    """Hold for the buyer, and tell as his, money for a sale whose remark did not say so; once, and undistributed."""
    receipt = await repository.receipt(work.session, receipt_id)
    case_number = receipt.case_number or ledger.MASTER
    await books.lock(work.session, [case_number])
    await work.session.refresh(receipt, with_for_update=True)
    undistributed = await books.undistributed(work.session, [case_number])
    rules.check_assignable(Purpose(receipt.purpose), undistributed=receipt_id in undistributed)
    receipt.purpose, receipt.listing = body.purpose.value, body.sale
    receipt.payable = await _is_payable(work, case_number, receipt)
    receipt.told_by = receipt.told_at = receipt.notice = None
    held = ledger.held_for_buyer(case_number, receipt.amount)
    await book.post(work, "held_for_buyer", receipt.id, held)
    work.audit(case_number, AuditAction.RECEIPT_ASSIGN, receipt.id, purpose=body.purpose, sale=body.sale)
    _tell_booked(work, case_number, receipt)
    return (await _out(work, [receipt]))[0]


async def list_receipts(work: Work, asked: ReceiptFilter, case_number: str | None = None) -> Page[ReceiptOut]:
    """What has come in on the accounts of cases. Who read it is kept: a remark may name people."""
    cases = await open_list(work, case_number, AuditAction.RECEIPT_READ, asked)
    found = await repository.receipts(work.session, asked, cases)
    return Page(items=await _out(work, found.items), next=found.next)


async def tell_officer(work: Work, case_number: str) -> list[ReceiptOut]:
    """Have the handling officer reminded of all that he does not know of yet, 二(六)4(1); what it was.

    He has been told when the message arrives.
    """
    await open_case(work, case_number, AuditAction.RECEIPT_READ)
    await books.lock(work.session, [case_number])
    received = await repository.of_case(work.session, case_number)
    untold = [receipt for receipt in received if receipt.told_at is None]
    rules.check_something_untold(len(untold))
    told = len(received) - len(untold)
    about = sorted((receipt.notice or "", receipt.purpose) for receipt in untold)
    notice = derived_id("receipts_told", case_number, told, *about)
    for receipt in untold:
        receipt.told_by, receipt.notice = work.actor.id, notice
    work.audit(
        case_number, AuditAction.RECEIPT_TELL, case_number, receipts=[receipt.id for receipt in untold]
    )
    work.tell(OfficerNoticeOrdered(notice=notice), case_number)
    return await _out(work, untold)


async def book_told(work: Work, case_number: str, notice: str, received_at: datetime) -> None:
    """The officer's message has arrived: what it was about counts as told since then, once."""
    await books.lock(work.session, [case_number])
    receipts = [
        receipt
        for receipt in await repository.of_notice(work.session, case_number, notice)
        if receipt.told_at is None
    ]
    if not receipts:
        return
    for receipt in receipts:
        receipt.told_at = received_at
    payable = any(receipt.payable for receipt in receipts)
    work.record(
        AuditAction.RECEIPT_TOLD,
        ReceiptsTold(payable="yes" if payable else "no"),
        case_number,
        occurred_at=received_at,
    )


async def _out(work: Work, receipts: Sequence[Receipt]) -> list[ReceiptOut]:
    cases = {receipt.case_number for receipt in receipts if receipt.case_number is not None}
    undistributed = await books.undistributed(work.session, cases)
    return [
        ReceiptOut(
            **receipt.model_dump(),
            payer_kind="other" if receipt.purpose == Purpose.PAYMENT else "buyer",
            acts=acts.on(work.actor, receipt, undistributed=receipt.id in undistributed),
        )
        for receipt in receipts
    ]


async def list_suspense(work: Work, asked: SuspenseFilter) -> Page[SuspenseOut]:
    """What lies in the main account. Who read it is kept."""
    work.audit(COURT, AuditAction.RECEIPT_READ, "suspense", **asked.used())
    found = await repository.suspense(work.session, asked)
    return found.of(lambda receipt: _suspense_out(work, receipt))


def _suspense_out(work: Work, receipt: Receipt) -> SuspenseOut:
    return SuspenseOut(**receipt.model_dump(), acts=acts.in_suspense(work.actor, receipt))


async def mentioned_cases(work: Work, receipt_id: str) -> list[str]:
    """Cases with an account here that the remark of a receipt in the main account names."""
    receipt = await repository.receipt(work.session, receipt_id)
    rules.check_claim(in_suspense=receipt.case_number is None, claimed_for=receipt.claimed_for)
    numbers = [str(number) for number in CaseNumber.find(receipt.remark)]
    return [account.case_number for account in await accounts.with_account(work.session, numbers)]


async def propose(work: Work, receipt_id: str, cases: list[CaseRecord]) -> list[MatchOut]:
    """The cases it may belong to, best first, each with its reason, 二(六)4(2)."""
    receipt = await repository.receipt(work.session, receipt_id)
    own = await accounts.with_account(work.session, [case.case_number for case in cases])
    numbers = {account.case_number: account.account_number for account in own}
    candidates = [_open_case(case, numbers[case.case_number]) for case in cases]
    work.audit(COURT, AuditAction.RECEIPT_MATCH, receipt_id)
    return [MatchOut(**vars(found)) for found in rules.match(_money(receipt), candidates)]


def _money(receipt: Receipt) -> rules.BankReceipt:
    return rules.BankReceipt(receipt.account_number, receipt.payer_name, receipt.remark, receipt.amount)


def _open_case(case: CaseRecord, account_number: str) -> rules.OpenCase:
    payers = tuple(party.name for party in case.side("respondent"))
    return rules.OpenCase(case.case_number, account_number, payers, case.principal + case.interest)


async def claim(work: Work, receipt_id: str, case: CaseRecord) -> SuspenseOut:
    """Claim money in the main account for a case. It is booked there when the bank's transfer has arrived."""
    receipt = await repository.receipt(work.session, receipt_id, lock=True)
    rules.check_claim(in_suspense=receipt.case_number is None, claimed_for=receipt.claimed_for)
    account = await accounts.account(work.session, case.case_number)
    matches = rules.match(_money(receipt), [_open_case(case, account.account_number)])
    if deputyship := rules.check_claimant(matches, case.officer, work.actor):
        work.in_stead_of(deputyship)
    receipt.claimed_for, receipt.claimed_by, receipt.claimed_at = case.case_number, work.actor.id, work.now
    reasons = [found.reason for found in matches]
    work.audit(
        case.case_number, AuditAction.RECEIPT_CLAIM, receipt.id, amount=receipt.amount, reasons=reasons
    )
    return _suspense_out(work, receipt)

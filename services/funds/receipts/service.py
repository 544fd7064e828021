"""二(六)4: money arrives. Each credit is booked once, however often and in whatever order the bank tells of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal

from services.funds.accounts import repository as accounts
from services.funds.anomalies import service as anomalies
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.payout.models import Payout
from services.funds.receipts import acts, repository, rules
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.receipts.schemas import BookedOut, ReceiptFilter, ReceiptOut, SaleIn
from services.funds.releases import repository as releasing
from services.funds.returns import acts as returned
from services.funds.returns import repository as returning
from services.funds.returns import rules as sent_back
from services.funds.sales import Evidence, named
from services.funds.suspense import repository as moving
from services.funds.suspense import service as suspense
from shared.contracts.funds.facts import OfficerNoticeOrdered, ReceiptBooked, ReceiptsTold, ReceiptTransferred
from shared.contracts.sale import sale_ref
from shared.gateways.bank import BankMessage
from shared.law.files import check_files
from shared.platform.court import main_accounts, standings
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem


async def case_of_sale(work: Work, message: BankMessage) -> str | None:
    """The case whose buyer a credit on its account may be of, by its words or from the main account."""
    words = rules.purpose_of(message.remark)[0] is not Purpose.PAYMENT
    if not words and message.payer_account not in await main_accounts(work.session):
        return None
    account = await accounts.by_number(work.session, message.account_number)
    return account.case_number if account else None


async def take_message(work: Work, respondents: Collection[str], message: BankMessage) -> BookedOut:
    """Book a credit in the same transaction as its posting; 409 for one that contradicts an earlier telling.

    A debit with a pay-out behind it books nothing: the bank's answer does. One without is an anomaly, 二(六)3; a credit
    that names it is proposed to the director as its return. A credit that brings a pay-out back is no payment.
    `respondents`: of the case, who are no buyers in it.
    """
    earlier = await repository.told_before(work.session, message.message_id, message.bank_reference)
    if earlier is not None:
        told = ("credit", earlier.bank_reference, earlier.account_number, to_fen(earlier.amount))
        if told != (message.kind, message.bank_reference, message.account_number, message.amount_fen):
            raise Problem(409, ProblemCode.BANK_MESSAGE_DIFFERS, article=REGULATION["二(六)3"])
        suspense.name_payer(work, earlier, message.payer_name, message.payer_account)
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
        await anomalies.take_debit(work, message, account.case_number if account else None)
        return BookedOut(receipt=None)
    if await anomalies.was_taken_back_by(work, message):
        return BookedOut(receipt=None)
    purpose, listing = rules.purpose_of(message.remark)
    receipt = Receipt(
        **message.model_dump(exclude={"kind", "amount_fen", "returns_payment"}),
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
        await _book_to_case(work, receipt, receipt.case_number, respondents, message.returns_payment)
    await anomalies.propose_by_remark(work, receipt)
    return BookedOut(receipt=receipt.id)


async def _book_in_suspense(work: Work, receipt: Receipt) -> None:
    """不明案款, 二(六)4(2)."""
    work.session.add(receipt)
    await book.post(work, "unidentified", receipt.id, ledger.unidentified(receipt.amount))
    work.audit(COURT, AuditAction.RECEIPT_SUSPENSE, receipt.id, amount=receipt.amount)
    await suspense.identify_by_remark(work, receipt)


async def _book_to_case(
    work: Work, receipt: Receipt, case_number: str, respondents: Collection[str], returns: str | None
) -> None:
    # Deposit and balance, arriving together, must see one another.
    await books.lock(work.session, [case_number])
    if await _is_held_as_return(work, receipt, case_number, returns):
        return
    origin = None
    if receipt.payer_account in await main_accounts(work.session):
        origin = await moving.awaited_transfer(work.session, case_number, receipt.amount, receipt.remark)
    if origin is not None:
        receipt.transfer_of, receipt.purpose, receipt.listing = origin.id, origin.purpose, origin.listing
    payer = (origin or receipt).payer_name
    note = ""
    if rules.is_no_buyers(Purpose(receipt.purpose), payer, respondents):
        receipt.purpose, receipt.listing = Purpose.PAYMENT.value, None
        note = "缴款人是本案被执行人，附言虽称拍卖款，记为本案款项"
    receipt.payable = await _is_payable(work, case_number, receipt)
    work.session.add(receipt)
    await work.session.flush()
    paid_for_debt = receipt.purpose == Purpose.PAYMENT
    arrival = (ledger.received if paid_for_debt else ledger.deposit_held)(case_number, receipt.amount)
    await book.post(work, "received", receipt.id, ledger.claimed(arrival) if origin else arrival)
    work.audit(case_number, AuditAction.RECEIPT_BOOK, receipt.id, amount=receipt.amount, reason=note)
    _tell_booked(work, case_number, receipt)
    if origin is not None:
        work.tell(ReceiptTransferred(receipt=origin.id), case_number)


async def _is_held_as_return(work: Work, receipt: Receipt, case_number: str, returns: str | None) -> bool:
    """Whether a credit may bring a pay-out of the case back: it is held apart then, until a person has said so, or the bank."""
    payouts = await returning.ordered(work.session, case_number)
    credit = sent_back.Credit(receipt.amount, receipt.payer_account, receipt.remark, returns)
    found = sent_back.sent_back(credit, [as_ordered(one) for one in payouts])
    if found is None:
        return False
    receipt.purpose, receipt.listing, receipt.returned_payout = Purpose.RETURN.value, None, found.payout
    work.session.add(receipt)
    await work.session.flush()
    await book.post(
        work, "held_as_returned", receipt.id, ledger.held_as_returned(case_number, receipt.amount)
    )
    work.audit(case_number, AuditAction.RECEIPT_RETURNING, receipt.id, payout=found.payout)
    if not sent_back.is_certain(credit, found):
        work.tell(sent_back.notice_of(receipt.id, ("return_doubtful", "funds_officer")), case_number)
    return True


def as_ordered(payout: Payout) -> sent_back.Ordered:
    return sent_back.Ordered(
        payout.id,
        payout.amount,
        payout.payee_account,
        payout.bank_reference,
        payout.returned_at is not None,
    )


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


async def case_of(work: Work, receipt_id: str) -> str | None:
    return (await repository.receipt(work.session, receipt_id)).case_number


async def assign_to_sale(work: Work, evidence: Evidence, receipt_id: str, body: SaleIn) -> ReceiptOut:
    """Hold for the buyer, and tell as his, money for a sale on record that its remark did not name, or named alone."""
    receipt = await repository.receipt(work.session, receipt_id)
    case_number = receipt.case_number or ledger.MASTER
    await books.lock(work.session, [case_number])
    await work.session.refresh(receipt, with_for_update=True)
    undistributed = await books.undistributed(work.session, [case_number])
    rules.check_assignable(
        Purpose(receipt.purpose),
        known=receipt.sale_known_at is not None,
        undistributed=receipt_id in undistributed,
    )
    sale = rules.check_sale(body.sale, named(body.sale, evidence.sales))
    others = [
        other
        for reference in sale.references
        for other in await repository.of_listing(work.session, case_number, reference)
        if other.id != receipt_id
    ]
    paid = sum((other.amount for other in others), Decimal(0))
    rules.check_could_be(receipt.amount, receipt.payer_name, sale, paid, evidence.respondents)
    rules.check_of_no_other(receipt.remark, receipt.payer_name, sale, evidence.sales)
    if not rules.says_so_itself(receipt.remark, receipt.payer_name, sale, evidence.sales):
        check_files(evidence.files, [rules.paid_for(body.paper, work.hands)])
    before = receipt.purpose, receipt.listing
    if receipt.purpose == Purpose.PAYMENT:
        times = await releasing.granted(work.session, receipt_id)
        held = ledger.held_for_buyer(case_number, receipt.amount)
        await book.post(work, book.again("held_for_buyer", times), receipt.id, held)
    receipt.purpose, receipt.listing, receipt.sale_known_at = body.purpose.value, body.sale, work.now
    words = {"purpose": body.purpose, "sale": body.sale, "paper": body.paper}
    work.audit(case_number, AuditAction.RECEIPT_ASSIGN, receipt.id, **words)
    if (receipt.purpose, receipt.listing) != before:
        await tell_anew(work, case_number, receipt)
    return await out(work, receipt)


async def tell_anew(work: Work, case_number: str, receipt: Receipt) -> None:
    """What a receipt was paid for is another thing than was told: the officer is told anew, too."""
    receipt.payable = await _is_payable(work, case_number, receipt)
    receipt.told_by = receipt.told_at = receipt.notice = None
    _tell_booked(work, case_number, receipt)


async def list_receipts(work: Work, asked: ReceiptFilter, case_number: str | None = None) -> Page[ReceiptOut]:
    """What has come in on the accounts of cases. Who read it is kept: a remark may name people."""
    cases = await open_list(work, case_number, AuditAction.RECEIPT_READ, asked)
    found = await repository.receipts(work.session, asked, cases)
    return Page(items=await _out(work, found.items), next=found.next)


async def read_receipt(work: Work, receipt_id: str) -> ReceiptOut:
    """One receipt. Who read it is kept. 404 for money of no case yet: that is read with what lies in the main account."""
    receipt = await repository.receipt(work.session, receipt_id)
    if receipt.case_number is None:
        raise Problem(
            404,
            ProblemCode.UNKNOWN_RECEIPT,
            "该款尚未识别所属案件，请在不明案款列表中查阅",
            REGULATION["二(六)4(2)"],
        )
    await open_case(work, receipt.case_number, AuditAction.RECEIPT_READ, receipt_id)
    return (await _out(work, [receipt]))[0]


async def tell_officer(work: Work, case_number: str) -> list[ReceiptOut]:
    """Have the handling officer reminded of all that he does not know of yet, 二(六)4(1); what it was.

    He has been told when the message arrives.
    """
    await open_case(work, case_number, AuditAction.RECEIPT_READ)
    await books.lock(work.session, [case_number])
    received = await repository.of_case(work.session, case_number)
    untold = [one for one in received if one.told_at is None and one.purpose != Purpose.RETURN]
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
        payable = receipt.payable and receipt.listing is None
        told = ReceiptsTold(payable="yes" if payable else "no", receipt=receipt.id)
        work.record(AuditAction.RECEIPT_TOLD, told, case_number, occurred_at=received_at)


async def out(work: Work, receipt: Receipt) -> ReceiptOut:
    return (await _out(work, [receipt]))[0]


async def _out(work: Work, receipts: Sequence[Receipt]) -> list[ReceiptOut]:
    cases = {receipt.case_number for receipt in receipts if receipt.case_number is not None}
    pending = await returning.pending(work.session, [receipt.id for receipt in receipts])
    payouts = await returning.named(work.session, {one.returned_payout for one in receipts} - {None})
    undistributed = await books.undistributed(work.session, cases)
    held = await books.by_receipt(work.session, cases, Account.DEPOSIT)
    officers = {number: one.officer for number, one in (await standings(work.session, cases)).items()}
    releases = await releasing.requested(work.session, [receipt.id for receipt in receipts])
    return [
        ReceiptOut(
            **receipt.model_dump(),
            names_returned=(
                receipt.id in pending
                and sent_back.names_returned(
                    as_ordered(payouts[receipt.returned_payout or ""]), receipt.remark
                )
            ),
            payer_kind="buyer" if Purpose(receipt.purpose).is_a_buyers else "other",
            acts=[
                *acts.on(
                    work.actor,
                    receipt,
                    officers.get(receipt.case_number or ""),
                    undistributed=receipt.id in undistributed,
                    held=held.get(receipt.id, book.NOTHING),
                    release_requested=receipt.id in releases,
                ),
                returned.on(work.actor, pending.get(receipt.id, ())),
            ],
        )
        for receipt in receipts
    ]

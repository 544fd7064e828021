"""二(六)3: an anomaly is on record as soon as it is seen, reported to the director at once, and examined by him."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal

from services.funds.anomalies import acts, repository, rules
from services.funds.anomalies.models import Anomaly, AnomalyNotice, AnomalyReturn, Debit
from services.funds.anomalies.schemas import (
    AnomalyFilter,
    AnomalyNoticeOut,
    AnomalyOut,
    FindingIn,
    ReturnIn,
    ReturnOut,
)
from services.funds.granting import GrantIn
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import MASTER, Account
from services.funds.receipts import repository as receipts
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.suspense import repository as moving
from shared.contracts.funds.facts import (
    AnomalyAbout,
    AnomalyDecided,
    AnomalyFound,
    AnomalyNoticeOrdered,
    AnomalyReported,
    IdentificationWithdrawn,
    ReceiptReturned,
)
from shared.gateways.bank import BankMessage
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen
from shared.values.record_id import derived_id
from shared.values.refusal import Problem
from shared.values.roles import Office


async def take_debit(work: Work, message: BankMessage, case_number: str | None) -> None:
    """Keep a debit that the bank tells of, once."""
    debit_id = derived_id("anomaly", message.account_number, message.bank_reference, message.amount_fen)
    await books.lock(work.session, [case_number or MASTER])
    if await work.session.get(Debit, debit_id) is None:
        kept = message.model_dump(include={"account_number", "bank_reference", "booked_at"})
        amount = from_fen(message.amount_fen)
        work.session.add(Debit(id=debit_id, case_number=case_number, amount=amount, **kept))
    await check_debits(work, case_number, message.account_number, from_fen(message.amount_fen))


async def check_debits(work: Work, case_number: str | None, account_number: str, amount: Decimal) -> None:
    """The bank has told of a debit, or answered an order: an order explains one debit, that which the bank then names."""
    await books.lock(work.session, [case_number or MASTER])
    await work.session.flush()
    orders = await repository.orders(work.session, account_number, amount)
    named = set(filter(None, orders))
    for anomaly in await repository.gone(work.session, account_number, amount):
        if anomaly.bank_reference in named:
            await _explain(work, anomaly)
    unnamed = await repository.unnamed(work.session, account_number, amount, named)
    for debit in unnamed[orders.count(None) :]:
        await _find(work, debit)


async def _find(work: Work, debit: Debit) -> None:
    """Put an unexplained debit on record, and report it to the director at once."""
    anomaly = Anomaly(**debit.model_dump(), found_at=work.now)
    work.session.add(anomaly)
    await work.session.flush()
    gone = ledger.unexplained(anomaly.case_number or MASTER, anomaly.amount)
    await book.post(work, "unexplained", anomaly.id, gone)
    about, reference = anomaly.case_number or COURT, anomaly.bank_reference
    work.audit(about, AuditAction.RECEIPT_UNEXPLAINED_DEBIT, reference, amount=anomaly.amount)
    work.tell(AnomalyFound(anomaly=anomaly.id), about)
    _have_told(work, anomaly, "anomaly_found", Office.BUREAU_DIRECTOR)


async def _explain(work: Work, anomaly: Anomaly) -> None:
    """The money is where the ledger had it before; what the director owes of it stays owed."""
    anomaly.explained = True
    back = ledger.taken_back(anomaly.case_number or MASTER, anomaly.amount)
    await book.post(work, "explained", anomaly.id, back)
    work.audit(anomaly.case_number or COURT, AuditAction.ANOMALY_EXPLAINED, anomaly.bank_reference)


async def was_taken_back_by(work: Work, message: BankMessage) -> bool:
    """Whether a credit has taken back a debit by itself, and is told of again: it was booked as no receipt."""
    return await repository.is_taken_back_by(work.session, message.account_number, message.bank_reference)


async def propose_by_remark(work: Work, receipt: Receipt) -> None:
    """A credit whose words name a debit that is gone may bring it back: the director is asked."""
    await books.lock(work.session, [receipt.case_number or MASTER])
    for anomaly in await repository.gone(work.session, receipt.account_number):
        if rules.names_debit(receipt.remark, anomaly.bank_reference):
            with suppress(Problem):  # what cannot have been gone is money as any other
                await _check_brings_back(work, anomaly, receipt)
                await _propose(work, anomaly, receipt, "附言载明不明支出的银行流水号")


async def propose_return(work: Work, anomaly_id: str, body: ReturnIn) -> AnomalyOut:
    """The whole of a receipt, for a debit or a part of it; several may add up to one."""
    anomaly = await _locked(work, anomaly_id)
    receipt = await receipts.receipt(work.session, body.receipt_id, lock=True)
    await _check_brings_back(work, anomaly, receipt)
    await _propose(work, anomaly, receipt, body.words)
    return (await _outs(work, [anomaly]))[0]


async def _propose(work: Work, anomaly: Anomaly, receipt: Receipt, words: str) -> None:
    row = AnomalyReturn(
        anomaly_id=anomaly.id,
        case_number=anomaly.case_number,
        receipt_id=receipt.id,
        amount=receipt.amount,
        words=words,
        proposed_by=work.actor.id,
        proposed_for=work.stead,
        proposed_at=work.now,
    )
    work.session.add(row)
    await work.session.flush()
    about = anomaly.case_number or COURT
    work.audit(about, AuditAction.ANOMALY_RETURN_PROPOSE, row.id, receipt=receipt.id, amount=row.amount)


async def decide_return(work: Work, return_id: str, body: GrantIn) -> AnomalyOut:
    """What came back is owed already: it is no money of the case that is paid out a second time."""
    row = await repository.anomaly_return(work.session, return_id)
    anomaly = await _locked(work, row.anomaly_id)
    await work.session.refresh(row, with_for_update=True)
    rules.check_undecided_return(decided=row.granted is not None)
    proposed = (row.proposed_by, row.proposed_for)
    rules.check_decides_return(work.actor, proposed, await _handled_by(work, anomaly))
    if body.granted:
        receipt = await receipts.receipt(work.session, row.receipt_id, lock=True)
        await _check_brings_back(work, anomaly, receipt, row)
        number = anomaly.case_number or MASTER
        owed = Account.RECEIVED if anomaly.case_number else Account.SUSPENSE
        await book.post(work, "returned", receipt.id, ledger.returned(number, owed, receipt.amount))
        if anomaly.case_number:
            work.tell(ReceiptReturned(receipt=receipt.id, anomaly=anomaly.id), anomaly.case_number)
        if receipt.identified_for is not None:
            work.tell(IdentificationWithdrawn(receipt=receipt.id), receipt.identified_for)
    row.granted, row.answer = body.granted, body.answer
    row.decided_by, row.decided_at = work.actor.id, work.now
    about = anomaly.case_number or COURT
    done = AuditAction.ANOMALY_TAKEN_BACK if body.granted else AuditAction.ANOMALY_RETURN_REFUSE
    work.audit(about, done, row.id, amount=row.amount)
    await work.session.flush()
    return (await _outs(work, [anomaly]))[0]


async def _locked(work: Work, anomaly_id: str) -> Anomaly:
    """The anomaly with its book."""
    anomaly = await repository.anomaly(work.session, anomaly_id)
    if anomaly.case_number is not None:
        await open_case(work, anomaly.case_number, AuditAction.ANOMALY_READ, anomaly_id)
    await books.lock(work.session, [anomaly.case_number or MASTER])
    await work.session.refresh(anomaly, with_for_update=True)
    return anomaly


async def _check_brings_back(
    work: Work, anomaly: Anomaly, receipt: Receipt, own: AnomalyReturn | None = None
) -> None:
    """`own`: by which the receipt is said to do so."""
    said = await repository.returns_of(work.session, receipt.id)
    number = receipt.case_number
    lies = (
        receipt.purpose == Purpose.PAYMENT
        and receipt.transfer_of is None
        and receipt.id in await books.undistributed(work.session, [number])
        if number
        else receipt.claimed_for is None and not await moving.is_transferred(work.session, receipt.id)
    )
    free = (
        lies
        and all(one is own for one in said)
        and not await repository.pays_in_cash(work.session, receipt.id)
    )
    money = rules.Money(receipt.account_number, receipt.amount, receipt.booked_at, free)
    returns = await repository.returns(work.session, [anomaly.id])
    outstanding = _outstanding(anomaly, [one for one in returns[anomaly.id] if one is not own])
    orders = await repository.orders(work.session, anomaly.account_number, anomaly.amount)
    rules.check_brings_back(
        money, anomaly.account_number, anomaly.booked_at, outstanding, unanswered=None in orders
    )


def _outstanding(anomaly: Anomaly, returns: Sequence[AnomalyReturn]) -> Decimal:
    if anomaly.explained or anomaly.taken_back_by is not None:
        return book.NOTHING
    return anomaly.amount - sum((one.amount for one in returns if one.granted), Decimal(0))


def _have_told(work: Work, anomaly: Anomaly, about: AnomalyAbout, office: Office) -> None:
    notice = derived_id("anomaly_notice", anomaly.id, about, office)
    work.session.add(AnomalyNotice(id=notice, anomaly_id=anomaly.id, about=about, office=office.value))
    ordered = AnomalyNoticeOrdered.model_validate({"notice": notice, "about": about, "office": office.value})
    work.tell(ordered, anomaly.case_number or COURT)


async def book_told(work: Work, case_number: str, notice_id: str, received_at: datetime) -> None:
    """A message about an anomaly has arrived; the director's is the report that 二(六)3 asks for. Once."""
    notice = await repository.notice(work.session, notice_id)
    if notice is None or notice.told_at is not None:
        return
    anomaly = await repository.anomaly(work.session, notice.anomaly_id, lock=True)
    notice.told_at = max(received_at, anomaly.found_at)  # the carrier's clock may be behind
    work.audit(case_number, AuditAction.ANOMALY_TOLD, anomaly.id, office=notice.office)
    if notice.about == "anomaly_found":
        anomaly.reported_at = notice.told_at
        work.tell(AnomalyReported(anomaly=anomaly.id), case_number, occurred_at=notice.told_at)


async def decide(work: Work, anomaly_id: str, body: FindingIn) -> AnomalyOut:
    """The director's finding and what he did; the funds officer hears of it, and whom he passes it on to."""
    anomaly = await repository.anomaly(work.session, anomaly_id, lock=True)
    if anomaly.case_number is not None:
        await open_case(work, anomaly.case_number, AuditAction.ANOMALY_READ, anomaly_id)
    rules.check_undecided(decided=anomaly.decided_at is not None)
    rules.check_examiner(work.actor, await _handled_by(work, anomaly))
    anomaly.finding, anomaly.words = body.finding.value, body.words
    anomaly.decided_by, anomaly.decided_at = work.actor.id, work.now
    about, found = anomaly.case_number or COURT, body.finding
    work.audit(about, AuditAction.ANOMALY_DECIDE, anomaly.id, finding=found, refer_to=body.refer_to)
    work.tell(AnomalyDecided(anomaly=anomaly.id, finding=found.value), about)
    _have_told(work, anomaly, "anomaly_decided", Office.FUNDS_OFFICER)
    for office in dict.fromkeys(body.refer_to):
        _have_told(work, anomaly, "anomaly_referred", office)
    await work.session.flush()
    return (await _outs(work, [anomaly]))[0]


async def read(work: Work, anomaly_id: str) -> AnomalyOut:
    anomaly = await repository.anomaly(work.session, anomaly_id)
    if anomaly.case_number is None:
        work.audit(COURT, AuditAction.ANOMALY_READ, anomaly_id)
    else:
        await open_case(work, anomaly.case_number, AuditAction.ANOMALY_READ, anomaly_id)
    return (await _outs(work, [anomaly]))[0]


async def list_anomalies(
    work: Work, asked: AnomalyFilter, case_number: str | None = None
) -> Page[AnomalyOut]:
    """Across cases, of one case, or of the main account. Who read them is kept."""
    cases = (
        None if asked.main_account else await open_list(work, case_number, AuditAction.ANOMALY_READ, asked)
    )
    if asked.main_account:
        work.audit(COURT, AuditAction.ANOMALY_READ, "", **asked.used())
    found = await repository.anomalies(work.session, asked, cases)
    return Page(items=await _outs(work, found.items), next=found.next)


async def _handled_by(work: Work, anomaly: Anomaly) -> set[str]:
    number = anomaly.case_number
    return (await repository.handled_by(work.session, [number]))[number] if number else set()


async def _outs(work: Work, anomalies: Sequence[Anomaly]) -> list[AnomalyOut]:
    notices = await repository.notices(work.session, [one.id for one in anomalies])
    numbers = {one.case_number for one in anomalies if one.case_number is not None}
    handled = await repository.handled_by(work.session, numbers)
    returns = await repository.returns(work.session, [one.id for one in anomalies])
    return [
        AnomalyOut(
            **anomaly.model_dump(),
            outstanding=_outstanding(anomaly, returns[anomaly.id]),
            returns=[
                ReturnOut(
                    **row.model_dump(),
                    acts=acts.on_return(work.actor, row, handled.get(anomaly.case_number or "", set())),
                )
                for row in returns[anomaly.id]
            ],
            notices=[
                AnomalyNoticeOut.model_validate(row, from_attributes=True) for row in notices[anomaly.id]
            ],
            acts=acts.on(
                work.actor,
                anomaly,
                _outstanding(anomaly, returns[anomaly.id]),
                handled.get(anomaly.case_number or "", set()),
            ),
        )
        for anomaly in anomalies
    ]

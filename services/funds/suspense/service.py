"""二(六)4(2): money in the main account is found to be of a case, claimed for it, and moved to its account by an order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from services.funds.accounts import repository as accounts
from services.funds.anomalies import service as anomalies
from services.funds.granting import GrantIn
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import MASTER, Account
from services.funds.payout import rules as payments
from services.funds.receipts import repository as receipts
from services.funds.receipts import rules as signs
from services.funds.receipts.models import Receipt
from services.funds.returns import rules as returns
from services.funds.suspense import acts, repository, rules
from services.funds.suspense.models import SuspenseDecision, SuspenseRefund, Transfer
from services.funds.suspense.rules import Standing
from services.funds.suspense.schemas import (
    DecisionIn,
    IdentificationIn,
    MatchOut,
    RefundFilter,
    RefundIn,
    SuspenseFilter,
    SuspenseOut,
    SuspenseRefundOut,
)
from shared.contracts.funds.facts import (
    IdentificationWithdrawn,
    ReceiptClaimed,
    ReceiptIdentified,
    ReturnAbout,
    SuspenseRefundOrdered,
    SuspenseRefundPaid,
    SuspenseRefundRefused,
    TransferPaid,
    TransferRefused,
)
from shared.contracts.intake.records import CaseRecord
from shared.gateways.bank import Payment, PaymentOrder
from shared.gateways.errors import GatewayRefused
from shared.law.numbers import CLAIM
from shared.law.periods import due
from shared.platform.court import load_calendar
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.case_number import CaseNumber
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem


async def identify_by_remark(work: Work, receipt: Receipt) -> None:
    """The remark names one case that has an account here: it is identified with its arrival."""
    named = await _named(work, receipt)
    if len(named) == 1:
        await _identify(work, receipt, named[0])


async def _named(work: Work, receipt: Receipt) -> list[str]:
    numbers = [str(number) for number in CaseNumber.find(receipt.remark)]
    return [account.case_number for account in await accounts.with_account(work.session, numbers)]


async def _identify(work: Work, receipt: Receipt, case_number: str, words: str = "") -> None:
    """The three working days are counted from here; the case's officer is urged to claim it."""
    receipt.identified_for, receipt.identified_at = case_number, work.now
    receipt.identified_by, receipt.identified_stead = work.actor.id, work.stead
    receipt.claim_due_at = due(work.now, CLAIM.on(work.now.date()), await load_calendar(work.session)).due_at
    await work.session.flush()
    notice = derived_id("identified", receipt.id, case_number, work.now)
    work.audit(case_number, AuditAction.RECEIPT_IDENTIFY, receipt.id, amount=receipt.amount, reason=words)
    work.tell(ReceiptIdentified(receipt=receipt.id, notice=notice), case_number)


async def identify(work: Work, receipt_id: str, case: CaseRecord, body: IdentificationIn) -> SuspenseOut:
    """The funds officer says which case it is of, and why; also in place of what the remark says, or was said before."""
    receipt = await receipts.receipt(work.session, receipt_id, lock=True)
    rules.check_identifiable(await _standing(work, receipt), case.case_number)
    account = await accounts.account(work.session, case.case_number)
    if receipt.identified_for is not None:
        work.audit(receipt.identified_for, AuditAction.RECEIPT_IDENTIFICATION_WITHDRAW, receipt.id)
        work.tell(IdentificationWithdrawn(receipt=receipt.id), receipt.identified_for)
    await _identify(work, receipt, account.case_number, body.words)
    return (await _outs(work, [receipt]))[0]


async def claim(work: Work, receipt_id: str, case: CaseRecord) -> SuspenseOut:
    """Claim money for the case that it was found to be of: its transfer is ordered, and booked when it has arrived."""
    receipt = await receipts.receipt(work.session, receipt_id, lock=True)
    standing = await _standing(work, receipt)
    rules.check_claim(standing, case.case_number)
    work.in_stead_of(rules.check_claimant(standing, case.officer, work.actor))
    await _check_there(work, receipt)
    account = await accounts.account(work.session, case.case_number)
    receipt.claimed_for, receipt.claimed_by, receipt.claimed_at = case.case_number, work.actor.id, work.now
    earlier = await repository.transfers_of(work.session, receipt.id)
    transfer = Transfer(
        id=derived_id("transfer", receipt.id, len(earlier) + 1),
        receipt_id=receipt.id,
        case_number=case.case_number,
        from_account=receipt.account_number,
        to_account=account.account_number,
        amount=receipt.amount,
        ordered_at=work.now,
    )
    work.session.add(transfer)
    await work.session.flush()
    work.audit(case.case_number, AuditAction.RECEIPT_CLAIM, receipt.id, amount=receipt.amount)
    work.tell(ReceiptClaimed(receipt=receipt.id, transfer=transfer.id), case.case_number)
    return (await _outs(work, [receipt]))[0]


async def _check_there(work: Work, receipt: Receipt) -> None:
    at_bank = await book.balance(work, MASTER, Account.BANK)
    gone = await book.balance(work, MASTER, Account.UNEXPLAINED)
    ordered = await repository.ordered_beside(work.session, receipt)
    payments.check_there(receipt.amount, at_bank, ordered, gone)


async def transfer_order(work: Work, case_number: str, transfer_id: str) -> PaymentOrder | None:
    """What the bank may be told to move: only what the record shows to be claimed. None once it is paid, or moved by hand.

    GatewayRefused once the bank has refused it: it is not asked again.
    """
    transfer = await repository.transfer(work.session, transfer_id)
    if transfer is None or transfer.case_number != case_number:
        raise Problem(409, ProblemCode.NOT_IN_SUSPENSE, article=rules.ARTICLE)
    if transfer.paid_at is not None:
        return None
    arrived = await repository.is_transferred(work.session, transfer.receipt_id)
    if arrived and not await repository.took_anothers(work.session, transfer):
        return None
    if transfer.refusal is not None:
        raise GatewayRefused(transfer.refusal, "银行已拒绝转入")
    account = await accounts.account(work.session, case_number)
    return PaymentOrder(
        payment_id=transfer.id,
        from_account=transfer.from_account,
        payee_name=account.account_name,
        payee_account=account.account_number,
        payee_bank=account.bank_name,
        amount_fen=to_fen(transfer.amount),
        remark=f"{case_number}认领案款转入 {transfer.id}",
    )


async def book_transferred(work: Work, payment: Payment) -> None:
    """Book, once, that the bank has moved it; the ledger follows the credit on the case's account."""
    transfer = await repository.transfer(work.session, payment.payment_id, lock=True)
    if transfer is None or transfer.paid_at is not None:
        return
    paid = (payment.payee_account, from_fen(payment.amount_fen))
    if paid != (transfer.to_account, transfer.amount):
        raise Problem(409, ProblemCode.PAYMENT_DIFFERS, article=REGULATION["二(六)1"])
    transfer.paid_at, transfer.bank_reference = payment.paid_at, payment.bank_reference
    work.audit(
        transfer.case_number, AuditAction.RECEIPT_TRANSFER, transfer.receipt_id, amount=transfer.amount
    )
    work.tell(TransferPaid(receipt=transfer.receipt_id, transfer=transfer.id), transfer.case_number)
    await anomalies.check_debits(work, None, transfer.from_account, transfer.amount)


async def book_refused(work: Work, transfer_id: str, code: str) -> None:
    """Book, once, that the bank has refused: the money still lies in the main account, and is claimed anew."""
    transfer = await repository.transfer(work.session, transfer_id, lock=True)
    if transfer is None or transfer.paid_at is not None or transfer.refused_at is not None:
        return
    transfer.refused_at, transfer.refusal = work.now, code
    await anomalies.check_debits(work, None, transfer.from_account, transfer.amount)
    receipt = await receipts.receipt(work.session, transfer.receipt_id, lock=True)
    receipt.claimed_for = receipt.claimed_by = receipt.claimed_at = None
    work.audit(transfer.case_number, AuditAction.RECEIPT_TRANSFER_REFUSED, receipt.id, code=code)
    work.tell(TransferRefused(receipt=receipt.id, transfer=transfer.id), transfer.case_number)


async def decide(work: Work, receipt_id: str, body: DecisionIn) -> SuspenseOut:
    """What is done about money that nobody can tell the case of, and when it is looked at again; it may be found meanwhile."""
    receipt = await receipts.receipt(work.session, receipt_id, lock=True)
    rules.check_unidentified(await _standing(work, receipt))
    rules.check_look_again(body.look_again_on, work.now.date())
    decision = SuspenseDecision(
        receipt_id=receipt.id, decided_by=work.actor.id, decided_at=work.now, **body.model_dump()
    )
    work.session.add(decision)
    await work.session.flush()
    work.audit(COURT, AuditAction.RECEIPT_DECIDE, receipt.id, **body.model_dump())
    return (await _outs(work, [receipt]))[0]


async def propose_refund(work: Work, receipt_id: str, body: RefundIn) -> SuspenseRefundOut:
    """Its case was looked for in vain for as long as the director has set: the money goes back to the account that it came from."""
    receipt = await receipts.receipt(work.session, receipt_id, lock=True)
    until = (await repository.look_again(work.session, [receipt_id])).get(receipt_id)
    proposed = bool(await repository.refunds(work.session, [receipt_id]))
    standing = await _standing(work, receipt)
    rules.check_refundable(standing, receipt.payer_account, until, work.now.date(), proposed=proposed)
    row = SuspenseRefund(
        receipt_id=receipt.id,
        from_account=receipt.account_number,
        payee_name=receipt.payer_name,
        payee_account=receipt.payer_account,
        amount=receipt.amount,
        proposed_by=work.actor.id,
        proposed_for=work.stead,
        proposed_at=work.now,
        **body.model_dump(),
    )
    work.session.add(row)
    await work.session.flush()
    work.audit(COURT, AuditAction.SUSPENSE_REFUND_PROPOSE, row.id, receipt=receipt.id, amount=row.amount)
    return _refund_out(work, row)


async def decide_refund(work: Work, refund_id: str, body: GrantIn) -> SuspenseRefundOut:
    """A leader has it paid back, or refuses: its case is looked for again then. Whoever finds the case first has it."""
    receipt_id = (await repository.refund(work.session, refund_id)).receipt_id
    receipt = await receipts.receipt(work.session, receipt_id, lock=True)
    row = await repository.refund(work.session, refund_id, lock=True)
    await work.session.refresh(row)
    rules.check_decides_refund(
        (row.proposed_by, row.proposed_for), work.actor, decided=row.granted is not None
    )
    if body.granted:
        rules.check_unidentified(await _standing(work, receipt))
        await _check_there(work, receipt)
        work.tell(SuspenseRefundOrdered(receipt=receipt.id, refund=row.id), COURT)
    else:
        _have_told(work, row, "suspense_refund_denied")
    row.granted, row.answer = body.granted, body.answer
    row.decided_by, row.decided_at = work.actor.id, work.now
    await work.session.flush()
    work.audit(COURT, AuditAction.SUSPENSE_REFUND_DECIDE, row.id, granted=body.granted, amount=row.amount)
    return _refund_out(work, row)


async def refund_order(work: Work, refund_id: str) -> PaymentOrder | None:
    """What the bank may be told to pay back: only what the record shows to be granted. None once it is paid. GatewayRefused as above."""
    row = await repository.refund(work.session, refund_id)
    if row.paid_at is not None:
        return None
    if row.refusal is not None:
        raise GatewayRefused(row.refusal, "银行已拒绝退还")
    if not row.granted:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, "退还不明案款尚未批准", rules.ARTICLE)
    return PaymentOrder(
        payment_id=row.id,
        from_account=row.from_account,
        payee_name=row.payee_name,
        payee_account=row.payee_account,
        payee_bank=row.payee_bank,
        amount_fen=to_fen(row.amount),
        remark=f"退还不明案款 {row.id}",
    )


async def book_refunded(work: Work, payment: Payment) -> None:
    """Book, once, that the bank has paid it back: nobody is owed it any more."""
    row = await repository.refund(work.session, payment.payment_id, lock=True)
    await work.session.refresh(row)
    if row.paid_at is not None:
        return
    if (payment.payee_account, from_fen(payment.amount_fen)) != (row.payee_account, row.amount):
        raise Problem(409, ProblemCode.PAYMENT_DIFFERS, article=REGULATION["二(六)1"])
    row.paid_at, row.bank_reference = payment.paid_at, payment.bank_reference
    await anomalies.check_debits(work, None, row.from_account, row.amount)
    await book.post(work, "refunded", row.id, ledger.paid_out(MASTER, Account.SUSPENSE, row.amount))
    work.audit(COURT, AuditAction.SUSPENSE_REFUND_PAID, row.id, amount=row.amount)
    work.tell(SuspenseRefundPaid(receipt=row.receipt_id, refund=row.id), COURT)
    _have_told(work, row, "suspense_refund_paid")


async def book_refund_refused(work: Work, refund_id: str, code: str) -> None:
    """Book, once, that the bank has refused: the money lies in the main account as before."""
    row = await repository.refund(work.session, refund_id, lock=True)
    await work.session.refresh(row)
    if row.paid_at is not None or row.refused_at is not None:
        return
    row.refused_at, row.refusal = work.now, code
    await anomalies.check_debits(work, None, row.from_account, row.amount)
    work.audit(COURT, AuditAction.SUSPENSE_REFUND_REFUSED, row.id, code=code)
    work.tell(SuspenseRefundRefused(receipt=row.receipt_id, refund=row.id), COURT)
    _have_told(work, row, "suspense_refund_refused")


def _have_told(work: Work, row: SuspenseRefund, about: ReturnAbout) -> None:
    """The funds officer hears what has become of a refund."""
    work.tell(returns.notice_of(row.id, (about, "funds_officer")), COURT)


def name_payer(work: Work, receipt: Receipt, name: str, account: str) -> None:
    """The bank, asked who has paid unidentified money, names the account that it had not; one that it has named stays."""
    if (
        receipt.case_number is None
        and not rules.is_account(receipt.payer_account)
        and rules.is_account(account)
    ):
        receipt.payer_name, receipt.payer_account = name or receipt.payer_name, account
        work.audit(COURT, AuditAction.RECEIPT_PAYER, receipt.id, payer_account=account)


async def list_refunds(work: Work, asked: RefundFilter) -> Page[SuspenseRefundOut]:
    """Who read them is kept."""
    work.audit(COURT, AuditAction.RECEIPT_READ, "suspense_refunds", **asked.used())
    return (await repository.listed_refunds(work.session, asked)).of(lambda row: _refund_out(work, row))


def _refund_out(work: Work, row: SuspenseRefund) -> SuspenseRefundOut:
    return SuspenseRefundOut(**row.model_dump(), acts=[acts.on_refund(work.actor, row)])


async def list_suspense(work: Work, asked: SuspenseFilter) -> Page[SuspenseOut]:
    """What lies in the main account. Who read it is kept."""
    work.audit(COURT, AuditAction.RECEIPT_READ, "suspense", **asked.used())
    found = await repository.suspense(work.session, asked, work.actor)
    return Page(items=await _outs(work, found.items), next=found.next)


async def sought_for(work: Work, receipt_id: str) -> tuple[list[str], list[str]]:
    """Where to look for the case of a receipt: cases that its remark names, and names of people who may be its parties."""
    receipt = await receipts.receipt(work.session, receipt_id)
    rules.check_waits(await _standing(work, receipt))
    return await _named(work, receipt), signs.names(receipt.payer_name, receipt.remark)


async def propose(work: Work, receipt_id: str, cases: Sequence[CaseRecord]) -> list[MatchOut]:
    """The cases it may belong to by payer, remark and amount, best first, each with its reason, 二(六)4(2)."""
    receipt = await receipts.receipt(work.session, receipt_id)
    own = await accounts.with_account(work.session, [case.case_number for case in cases])
    numbers = {account.case_number: account.account_number for account in own}
    candidates = [
        signs.OpenCase(
            case.case_number,
            numbers[case.case_number],
            tuple(name for party in case.ever("respondent") for name in party.names),
            case.principal + case.interest,
        )
        for case in cases
        if case.case_number in numbers
    ]
    money = signs.BankReceipt(receipt.account_number, receipt.payer_name, receipt.remark, receipt.amount)
    work.audit(COURT, AuditAction.RECEIPT_MATCH, receipt_id)
    return [MatchOut(**vars(found)) for found in signs.match(money, candidates)]


async def _standing(work: Work, receipt: Receipt) -> Standing:
    gone = receipt.case_number is not None or await repository.is_transferred(work.session, receipt.id)
    return _as_it_stands(receipt, gone=gone)


def _as_it_stands(receipt: Receipt, *, gone: bool) -> Standing:
    return Standing(
        gone, receipt.identified_for, (receipt.identified_by, receipt.identified_stead), receipt.claimed_for
    )


async def _outs(work: Work, found: Sequence[Receipt]) -> list[SuspenseOut]:
    until: dict[str, date] = await repository.look_again(work.session, [receipt.id for receipt in found])
    refunds = await repository.refunds(work.session, [receipt.id for receipt in found])
    return [
        SuspenseOut(
            **receipt.model_dump(),
            look_again_on=until.get(receipt.id),
            acts=acts.on(
                work.actor,
                _as_it_stands(receipt, gone=False),
                receipt.payer_account,
                until.get(receipt.id),
                work.now.date(),
                proposed=receipt.id in refunds,
            ),
        )
        for receipt in found
    ]

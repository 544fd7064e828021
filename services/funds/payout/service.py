"""二(六)2: five steps by five persons, online and on paper; then the bank is asked, and its word alone is booked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from services.funds.accounts import repository as accounts
from services.funds.anomalies import service as anomalies
from services.funds.distribution import repository as plans
from services.funds.distribution import service as planning
from services.funds.distribution.models import DistributionShare
from services.funds.distribution.rules import Claimed
from services.funds.distribution.sharing import Purpose
from services.funds.holds import repository as holding
from services.funds.holds import service as hold
from services.funds.ledger import repository as books
from services.funds.ledger import rules as ledger
from services.funds.ledger import service as book
from services.funds.ledger.rules import Account
from services.funds.payout import acts, repository, rules
from services.funds.payout.models import REACHED, Payout, PayoutApproval, PayoutPaper
from services.funds.payout.rules import Approval, Evidence, Form, Paper, Payee, Step
from services.funds.payout.schemas import (
    ApprovalOut,
    PaperIn,
    PayoutFilter,
    PayoutIn,
    PayoutOut,
    WithdrawalIn,
)
from services.funds.receipts import repository as receipts
from services.funds.returns import service as returns
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.facts import (
    CaseFundsCleared,
    PayoutApproved,
    PayoutOrdered,
    PayoutPaid,
    PayoutRefused,
    PayoutRequested,
    PayoutWithdrawn,
    PriceDisbursed,
    ReceiptDisbursed,
)
from shared.contracts.intake.records import CaseRecord
from shared.gateways.bank import Payment, PaymentOrder
from shared.gateways.errors import GatewayRefused
from shared.law.case_rules import check_officer
from shared.platform.court import fee_account
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import from_fen, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem
from shared.values.roles import Deputyship, Office


async def case_of(work: Work, payout_id: str) -> str:
    return (await repository.payout(work.session, payout_id)).case_number


async def request(work: Work, distribution_id: str, evidence: Evidence, body: PayoutIn) -> PayoutOut:
    """Submit the form of one share; its payee must be the plan's, on the account that the record holds."""
    case = evidence.case
    deputyship = check_officer(case.officer, work.actor, REGULATION["二(六)2"])
    work.in_stead_of(deputyship)
    await books.lock(work.session, [case.case_number])
    share = await repository.share(work.session, distribution_id, body.share_id)
    rules.check_share_stands(reversed=share.reversed_at is not None)
    earlier = await repository.of_share(work.session, share.id)
    rules.check_unrequested(
        any(form.refused_at is form.returned_at is form.withdrawn_at is None for form in earlier)
    )
    papers = rules.check_papers(body.papers, evidence.dossier)
    payout = Payout(
        id=derived_id("payout", share.id, len(earlier) + 1),
        **body.model_dump(exclude={"papers", "account_paper"}),
        papers=[paper.title for paper in papers],
        paper_digests={str(paper.number): paper.sha256 for paper in papers},
        case_number=case.case_number,
        distribution_id=distribution_id,
        purpose=share.purpose,
        amount=share.amount,
        digest="",
        requested_at=work.now,
    )
    form = _form(payout)
    payout.digest = form.digest
    payee = await _payee(work, case, share, body.payee_bank)
    if body.account_paper is not None:
        sha256 = rules.check_correction(
            share.receipt_id is not None, earlier, evidence.files, body.account_paper, work.hands
        )
        payout.paper_digests |= {body.account_paper: sha256}
        payee = replace(payee, account=body.payee_account)
    rules.check_payee(form, payee)
    rules.check_form(form, share.amount)
    await planning.check_still_due(work, evidence.claimed, Purpose(share.purpose), share.amount)
    await _check_not_objected(work, evidence.claimed, payout)
    stead = (deputyship.person,) if deputyship else ()
    taking = Approval(Step.FORM, work.actor.id, Office.HANDLING_OFFICER, payout.digest, stead)
    rules.check_step(form, [], taking)
    work.session.add(payout)
    await work.session.flush()
    await _take(work, payout, taking)
    work.tell(PayoutRequested(payout=payout.id, amount_fen=to_fen(payout.amount)), payout.case_number)
    return await _out(work, payout)


async def _payee(work: Work, case: CaseRecord, share: DistributionShare, bank: str) -> Payee:
    """A refund goes to the account that it came from, whose `bank` the bank's message does not name."""
    if share.receipt_id is not None:
        receipt = await receipts.receipt(work.session, share.receipt_id)
        return Payee(receipt.payer_name, bank, receipt.payer_account)
    if share.party_id is None:
        return Payee(settings().court_name, *await fee_account(work.session))
    party = next(party for party in case.parties if party.id == share.party_id)
    return Payee(party.name, party.payee_bank, party.payee_account, tuple(party.names[1:]))


async def approve(work: Work, claimed: Claimed, payout_id: str, step: Step, digest: str) -> PayoutOut:
    """One of the three approvals, or the cashier's payment, on the form as the person saw it.

    A payment that the cashier has ordered and the bank has not answered may be ordered again, by any cashier: the
    step stands, and a process that an operator has ended takes it up. The bank still pays once.
    """
    payout = await _locked(work, payout_id)
    rules.check_stands(withdrawn=payout.withdrawn_at is not None)
    taking = rules.taken_by(step, work.actor, digest)
    work.in_stead_of(Deputyship(taking.office, *taking.stead) if taking.stead else None)
    approvals = await _approvals(work, payout)
    answered = payout.paid_at is not None or payout.refused_at is not None
    if step is Step.PAYMENT:
        await hold.check_not_held(work, payout.case_number)
        await _check_there(work, payout, await repository.ordered_beside(work.session, payout))
    if rules.is_ordered_again(approvals, taking, answered=answered):
        work.audit(payout.case_number, AuditAction.PAYOUT_ORDER_AGAIN, payout.id)
    else:
        rules.check_step(_form(payout), approvals, taking, await _paper(work, payout.id))
        await _check_owed(work, claimed, payout)
        await _take(work, payout, taking)
    if step is Step.PAYMENT:
        work.tell(PayoutOrdered(payout=payout.id), payout.case_number)
    else:
        work.tell(PayoutApproved(payout=payout.id, step=step.value), payout.case_number)
    return await _out(work, payout)


async def _locked(work: Work, payout_id: str) -> Payout:
    """The pay-out, locked after its case's book: its steps and its money follow one another."""
    payout = await repository.payout(work.session, payout_id)
    await books.lock(work.session, [payout.case_number])
    await work.session.refresh(payout, with_for_update=True)
    return payout


async def _take(work: Work, payout: Payout, taking: Approval) -> None:
    values = vars(taking) | {"stead": list(taking.stead)}
    work.session.add(PayoutApproval(payout_id=payout.id, taken_at=work.now, **values))
    await work.session.flush()
    work.audit(
        payout.case_number,
        AuditAction(f"payout.{taking.step}"),
        payout.id,
        office=taking.office,
        digest=taking.digest,
    )


async def enter_paper(work: Work, files: Sequence[FileRecord], payout_id: str, body: PaperIn) -> PayoutOut:
    """Enter the signed paper form, when all but the payment is done; it must say what the online one says, 二(六)2.

    `files`: those of its case.
    """
    payout = await _locked(work, payout_id)
    rules.check_stands(withdrawn=payout.withdrawn_at is not None)
    approvals = await _approvals(work, payout)
    rules.check_paper_due(approvals, entered=await _paper(work, payout.id) is not None)
    sha256 = rules.check_scan(body.scan, files, approvals[0], work.hands, payout.requested_at)
    rules.check_scan_unused(used=await repository.is_scan_used(work.session, sha256))
    fields = body.model_dump(exclude={"code", "signatures", "scan"})
    form = Form(**fields | {"papers": tuple(body.papers)})
    rules.check_paper(_form(payout), approvals, Paper(body.code, form, body.signatures))
    work.session.add(
        PayoutPaper(
            payout_id=payout.id,
            form=body.model_dump(mode="json", exclude={"code", "signatures", "scan"}),
            scan_sha256=sha256,
            entered_at=work.now,
            entered_by=work.actor.id,
            **body.model_dump(mode="json", include={"code", "signatures", "scan"}),
        )
    )
    await work.session.flush()
    work.audit(payout.case_number, AuditAction.PAYOUT_PAPER, payout.id, scan=body.scan, sha256=sha256)
    return await _out(work, payout)


async def withdraw(work: Work, payout_id: str, body: WithdrawalIn) -> PayoutOut:
    """What was signed on the form falls with it, and its share is requested anew; who has requested it is told of a return."""
    payout = await _locked(work, payout_id)
    rules.check_stands(withdrawn=payout.withdrawn_at is not None)
    approvals = await _approvals(work, payout)
    rules.check_withdraws(approvals, work.actor)
    payout.withdrawn_at, payout.withdrawn_by = work.now, work.actor.id
    payout.withdrawn_because = body.withdrawn_because
    await work.session.flush()
    work.record(AuditAction.PAYOUT_WITHDRAW, PayoutWithdrawn(payout=payout.id), payout.case_number)
    if approvals[0].person != work.actor.id:
        returns.have_told(work, payout.case_number, payout.id, ("payout_form_returned", "handling_officer"))
    return await _out(work, payout)


async def check_of_case(work: Work, case_number: str, payout_id: str) -> Payout:
    """409 for a pay-out of another case than the order says."""
    payout = await repository.payout(work.session, payout_id)
    if payout.case_number != case_number:
        raise Problem(409, ProblemCode.FOREIGN_PAYOUT, article=rules.ARTICLE)
    return payout


async def payment_order(
    work: Work, case_number: str, payout_id: str, claimed: Claimed
) -> PaymentOrder | None:
    """What the bank may be told to pay: only what the record shows to be approved by all five. None once it is paid.

    GatewayRefused once the bank has refused it: it is not asked again. Problem 409: hold_stands, money_gone, plan_exceeds.
    """
    payout = await check_of_case(work, case_number, payout_id)
    if payout.paid_at is not None:
        return None
    if payout.refusal is not None:
        raise GatewayRefused(payout.refusal, "银行已拒绝支付")
    rules.check_all_steps(_form(payout), await _approvals(work, payout), await _paper(work, payout.id))
    await hold.check_not_held(work, case_number)
    await _check_there(work, payout, book.NOTHING)
    await _check_owed(work, claimed, payout)
    account = await accounts.account(work.session, case_number)
    return PaymentOrder(
        payment_id=payout.id,
        from_account=account.account_number,
        payee_name=payout.payee_name,
        payee_account=payout.payee_account,
        payee_bank=payout.payee_bank,
        amount_fen=to_fen(payout.amount),
        remark=f"{case_number}执行案款",
    )


async def book_paid(work: Work, payment: Payment) -> None:
    """Book what the bank has confirmed, once; with the case's last fen its money is cleared."""
    payout = await _locked(work, payment.payment_id)
    if payout.paid_at is not None:
        return
    rules.check_confirmation(_form(payout), payment.payee_account, from_fen(payment.amount_fen))
    payout.paid_at, payout.bank_reference = payment.paid_at, payment.bank_reference
    account = await accounts.account(work.session, payout.case_number)
    await anomalies.check_debits(work, payout.case_number, account.account_number, payout.amount)
    paid = ledger.paid_out(payout.case_number, Account(payout.purpose), payout.amount)
    await book.post(work, "paid_out", payout.id, paid)
    work.audit(payout.case_number, AuditAction.PAYOUT_PAID, payout.id, amount=payout.amount)
    told = PayoutPaid(payout=payout.id, share=payout.share_id, amount_fen=to_fen(payout.amount))
    work.tell(told, payout.case_number)
    await _tell_disbursed(work, payout.case_number)
    await hold.tell_disbursed(work, payout.case_number)
    if await book.answered_for(work, payout.case_number) == Decimal(0):
        work.audit(payout.case_number, AuditAction.CASE_FUNDS_CLEAR, payout.case_number)
        work.tell(CaseFundsCleared(), payout.case_number)


async def _check_owed(work: Work, claimed: Claimed, payout: Payout) -> None:
    await _check_not_objected(work, claimed, payout)
    await planning.check_still_due(work, claimed, Purpose(payout.purpose), payout.amount, payout.id)


async def _check_not_objected(work: Work, claimed: Claimed, payout: Payout) -> None:
    if claimed.objected:
        sources = await repository.sources(work.session, payout.distribution_id)
        rules.check_not_objected(claimed.objected, sources, Purpose(payout.purpose))


async def _check_there(work: Work, payout: Payout, ordered: Decimal) -> None:
    at_bank = await book.balance(work, payout.case_number, Account.BANK)
    gone = await book.balance(work, payout.case_number, Account.UNEXPLAINED)
    rules.check_there(payout.amount, at_bank, ordered, gone)


async def _tell_disbursed(work: Work, case_number: str) -> None:
    """What plans set apart is paid out, whatever else lies on the account, 二(六)5(2); not what another plan is to pay yet."""
    rows = []
    for plan in await plans.newly_disbursed(work.session, case_number):
        plan.disbursed_at = work.now
        rows += await plans.receipts_of(work.session, plan.id)
    await work.session.flush()
    waiting = await plans.undisbursed(work.session, case_number)
    held = {row.asset for row in rows if row.receipt_id in waiting}
    for receipt in sorted({row.receipt_id for row in rows if row.asset is None} - waiting):
        work.tell(ReceiptDisbursed(receipt=receipt), case_number)
    for asset in sorted({row.asset for row in rows if row.asset is not None and row.asset not in held}):
        work.tell(PriceDisbursed(asset=asset), case_number)


async def book_refused(work: Work, payout_id: str, code: str) -> None:
    """Book, once, that the bank has refused to pay; the money stays set apart, and its share is requested anew."""
    payout = await _locked(work, payout_id)
    if payout.paid_at is not None or payout.refused_at is not None:
        return
    payout.refused_at, payout.refusal = work.now, code
    work.audit(payout.case_number, AuditAction.PAYOUT_REFUSED, payout.id, code=code)
    work.tell(PayoutRefused(payout=payout.id), payout.case_number)
    account = await accounts.account(work.session, payout.case_number)
    await anomalies.check_debits(work, payout.case_number, account.account_number, payout.amount)


async def read(work: Work, payout_id: str) -> PayoutOut:
    payout = await repository.payout(work.session, payout_id)
    await open_case(work, payout.case_number, AuditAction.PAYOUT_READ, payout_id)
    return await _out(work, payout)


async def list_payouts(work: Work, asked: PayoutFilter, case_number: str | None = None) -> Page[PayoutOut]:
    """Pay-outs across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.PAYOUT_READ, asked)
    found = await repository.payouts(work.session, asked, cases)
    return Page(items=await _outs(work, found.items), next=found.next)


def _form(payout: Payout) -> Form:
    names = {"case_number", "purpose", "payee_name", "payee_bank", "payee_account", "amount"}
    return Form(payout_id=payout.id, papers=tuple(payout.papers), **payout.model_dump(include=names))


async def _approvals(work: Work, payout: Payout) -> list[Approval]:
    return _steps((await repository.steps_of(work.session, [payout.id]))[payout.id])


def _steps(taken: Sequence[PayoutApproval]) -> list[Approval]:
    return [
        Approval(Step(row.step), row.person, Office(row.office), row.digest, tuple(row.stead))
        for row in taken
    ]


async def _paper(work: Work, payout_id: str) -> Paper | None:
    return _as_entered((await repository.papers_of(work.session, [payout_id])).get(payout_id))


def _as_entered(row: PayoutPaper | None) -> Paper | None:
    if row is None:
        return None
    fields = row.form | {"amount": Decimal(row.form["amount"]), "papers": tuple(row.form["papers"])}
    return Paper(row.code, Form(**fields), {Step(step): who for step, who in row.signatures.items()})


async def _out(work: Work, payout: Payout) -> PayoutOut:
    return (await _outs(work, [payout]))[0]


async def _outs(work: Work, payouts: Sequence[Payout]) -> list[PayoutOut]:
    ids = [payout.id for payout in payouts]
    cases = {payout.case_number for payout in payouts}
    held = await holding.held(work.session, cases)
    balances = await books.balances(work.session, cases)
    steps = await repository.steps_of(work.session, ids)
    papers = await repository.papers_of(work.session, ids)
    there = {}
    for payout in payouts:
        at_bank, gone = (
            balances.get((payout.case_number, account), book.NOTHING)
            for account in (Account.BANK, Account.UNEXPLAINED)
        )
        ordered = await repository.ordered_beside(work.session, payout) if gone else book.NOTHING
        there[payout.id] = partial(rules.check_there, payout.amount, at_bank, ordered, gone)
    return [
        _shown(
            work,
            payout,
            steps[payout.id],
            papers.get(payout.id),
            held=payout.case_number in held,
            there=there[payout.id],
        )
        for payout in payouts
    ]


def _shown(
    work: Work,
    payout: Payout,
    taken: Sequence[PayoutApproval],
    entered: PayoutPaper | None,
    *,
    held: bool,
    there: Callable[[], None],
) -> PayoutOut:
    form, approvals = _form(payout), _steps(taken)
    answer = next((state for at, state in REACHED if getattr(payout, at) is not None), None)
    next_step = None if answer else rules.next_step(approvals)
    return PayoutOut(
        **payout.model_dump(),
        paper_code=rules.paper_code(form),
        state=answer or ("approving" if next_step else "ordered"),
        next_step=next_step,
        approvals=[ApprovalOut.model_validate(row, from_attributes=True) for row in taken],
        paper_entered=entered is not None,
        acts=acts.on_payout(
            work.actor,
            form,
            approvals,
            _as_entered(entered),
            answered=answer is not None,
            withdrawn=payout.withdrawn_at is not None,
            held=held,
            there=there,
        ),
    )

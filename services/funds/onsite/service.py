"""二(六)1 现场直接交付: two officers, a numbered receipt, a file; cash is at the bank in time, or the applicant has it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.funds.accounts import repository as accounts
from services.funds.ledger import repository as books
from services.funds.onsite import acts, repository, rules
from services.funds.onsite.evidence import Evidence
from services.funds.onsite.models import OnSite, PayingIn
from services.funds.onsite.rules import HANDED, Kind
from services.funds.onsite.schemas import OnSiteConfirmationIn, OnSiteIn, OnSiteOut, PayingInIn, PayingInOut
from shared.contracts.funds.facts import CashPaidIn, CashTaken, DeliveredOnSite, OnSiteDenied
from shared.law.case_rules import check_officer
from shared.law.files import check_files
from shared.platform.court import holds, standings
from shared.platform.paging import Listing, Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def record(work: Work, evidence: Evidence, body: OnSiteIn) -> OnSiteOut:
    """Cash that was taken is to be at the bank in time whether or not the other officer has confirmed it by then."""
    case = evidence.case
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    await accounts.account(work.session, case.case_number)
    await books.lock(work.session, [case.case_number])
    kind = body.kind
    rules.check_record(kind, body.taken_at, case.filed_at, work.now, body.applicant_receipt, body.goods)
    payee = body.payee or "" if kind in HANDED else body.payee
    respondents = frozenset(p.id for p in case.side("respondent"))
    rules.check_parties(body.payer, respondents, payee, frozenset(p.id for p in case.side("applicant")))
    officers = [await holds(work.session, body.second, office, work.now) for office in rules.OFFICERS]
    rules.check_is_another(body.second, work.hands, holds_office=any(officers))
    own = await repository.of_case(work.session, case.case_number)
    papers = rules.papers(body.record, body.applicant_receipt, body.taken_at, work.hands)
    files = check_files(evidence.files, papers)
    rules.check_unused(
        files.get(body.applicant_receipt or ""), [one.files for one in own if one.confirmed is not False]
    )
    row = OnSite(
        case_number=case.case_number,
        number=f"{case.case_number}现场收据{len(own) + 1}号",
        files=files,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(exclude={"record", "applicant_receipt"}),
    )
    work.session.add(row)
    await work.session.flush()
    work.audit(row.case_number, AuditAction.ON_SITE_RECORD, row.id, kind=kind, amount=row.amount)
    if kind is Kind.CASH_TAKEN:
        work.tell(
            CashTaken(on_site=row.id, amount_fen=to_fen(row.amount)),
            row.case_number,
            occurred_at=row.taken_at,
        )
    return _out(work, row, case.officer)


async def confirm(work: Work, on_site_id: str, body: OnSiteConfirmationIn) -> OnSiteOut:
    """By this alone it counts; what he denies is recorded anew, if it was otherwise."""
    row = await repository.on_site(work.session, on_site_id, lock=True)
    rules.check_second(row.second, work.actor)
    case = await open_case(work, row.case_number, AuditAction.ON_SITE_READ, on_site_id)
    await books.lock(work.session, [row.case_number])
    rules.check_unconfirmed(confirmed=row.confirmed is not None)
    row.confirmed, row.answer, row.confirmed_at = body.confirmed, body.answer, work.now
    work.audit(row.case_number, AuditAction.ON_SITE_CONFIRM, row.id, confirmed=body.confirmed)
    if not body.confirmed:
        work.tell(OnSiteDenied(on_site=row.id), row.case_number)
    elif row.kind in HANDED:
        delivered = DeliveredOnSite(on_site=row.id, amount_fen=to_fen(row.amount))
        work.tell(delivered, row.case_number, occurred_at=row.taken_at)
    return _out(work, row, case.officer)


async def record_paying_in(work: Work, evidence: Evidence, body: PayingInIn) -> PayingInOut:
    """One slip may pay in the cash of several takings; it counts once the bank's own credit has been found for it."""
    case = evidence.case
    work.in_stead_of(check_officer(case.officer, work.actor, rules.CASH))
    await books.lock(work.session, [case.case_number])
    rows = {row.id: row for row in await repository.of_case(work.session, case.case_number)}
    takings = [rows[one] for one in dict.fromkeys(body.takings) if one in rows]
    if len(takings) < len(body.takings):
        raise Problem(404, ProblemCode.UNKNOWN_ON_SITE)
    for row in takings:
        rules.check_to_pay_in(row.kind, row.confirmed, said=bool(row.paying_in or row.paid_in))
    slip = rules.slip(body.slip, max(row.taken_at for row in takings))
    sha256 = check_files(evidence.files, [slip])[body.slip]
    rules.check_unnamed(named=await repository.is_named(work.session, body.bank_reference, sha256))
    paying = PayingIn(
        case_number=case.case_number,
        amount=sum((row.amount for row in takings), Decimal(0)),
        slip_sha256=sha256,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(exclude={"takings"}),
    )
    work.session.add(paying)
    await work.session.flush()
    for row in takings:
        row.paying_in = paying.id
    named = [row.id for row in takings]
    work.audit(
        case.case_number, AuditAction.ON_SITE_PAYING_IN, paying.id, takings=named, amount=paying.amount
    )
    await work.session.flush()
    return (await _paying_outs(work, [paying]))[0]


async def confirm_paying_in(work: Work, paying_in_id: str, body: OnSiteConfirmationIn) -> PayingInOut:
    """The bank's own credit shows it; it is distributed and paid out as any other. Denied, the cash is yet to be paid in."""
    paying = await repository.paying_in(work.session, paying_in_id)
    await open_case(work, paying.case_number, AuditAction.ON_SITE_READ, paying_in_id)
    await books.lock(work.session, [paying.case_number])
    await work.session.refresh(paying, with_for_update=True)
    rules.check_unanswered(answered=paying.confirmed is not None)
    takings = (await repository.takings(work.session, [paying.id]))[paying.id]
    rules.check_not_there(_there(paying, takings), work.actor)
    if body.confirmed:
        for row in takings:
            rules.check_to_pay_in(row.kind, row.confirmed, said=row.paid_in is not None)
        found = await repository.credit(work.session, paying.case_number, paying.bank_reference)
        taken_at = max(row.taken_at for row in takings)
        rules.check_credit(paying.amount, taken_at, (found.amount, found.booked_at) if found else None)
        assert found is not None
        paying.receipt_id = found.id
        for row in takings:
            row.paid_in = found.id
            paid_in = CashPaidIn(on_site=row.id, receipt=found.id)
            work.tell(paid_in, row.case_number, occurred_at=found.booked_at)
    else:
        for row in takings:
            row.paying_in = None
    paying.confirmed, paying.answer = body.confirmed, body.answer
    paying.confirmed_by, paying.confirmed_at = work.actor.id, work.now
    work.audit(paying.case_number, AuditAction.ON_SITE_PAID_IN, paying.id, confirmed=body.confirmed)
    await work.session.flush()
    return (await _paying_outs(work, [paying]))[0]


def _there(paying: PayingIn, takings: Sequence[OnSite]) -> set[str | None]:
    there = (who for row in takings for who in (row.recorded_by, row.recorded_for, row.second))
    return {paying.recorded_by, paying.recorded_for, *there}


async def list_paying_ins(work: Work, asked: Listing, case_number: str) -> Page[PayingInOut]:
    """Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.ON_SITE_READ, asked)
    found = await repository.paying_ins(work.session, asked, cases)
    return Page(items=await _paying_outs(work, found.items), next=found.next)


async def _paying_outs(work: Work, rows: Sequence[PayingIn]) -> list[PayingInOut]:
    takings = await repository.takings(work.session, [row.id for row in rows])
    return [
        PayingInOut(
            **row.model_dump(),
            takings=[one.id for one in takings[row.id]],
            acts=acts.on_paying_in(work.actor, row, _there(row, takings[row.id])),
        )
        for row in rows
    ]


async def list_on_site(work: Work, asked: Listing, case_number: str) -> Page[OnSiteOut]:
    """Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.ON_SITE_READ, asked)
    found = await repository.listed_on_site(work.session, asked, cases)
    officers = await standings(work.session, {row.case_number for row in found.items})
    return found.of(lambda row: _out(work, row, officers[row.case_number].officer))


def _out(work: Work, row: OnSite, officer: str | None) -> OnSiteOut:
    return OnSiteOut(**row.model_dump(), acts=acts.on(work.actor, row, officer))

"""财产报告 (财产调查规定第五至十一条): received, or missed; checked against what was found; a breach is answered by the judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import is_minor
from services.intake.coercion.service import born_on
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.property_reports import acts, repository, rules
from services.intake.property_reports.models import PropertyReport, ReportedAsset
from services.intake.property_reports.rules import Finding, Held, ReportKind, Sanction, State
from services.intake.property_reports.schemas import (
    MissingReportIn,
    ReportCheckIn,
    ReportDecisionIn,
    ReportedAssetOut,
    ReportFilter,
    ReportIn,
    ReportOut,
)
from shared.contracts.intake.facts import PropertyReportAnswered, PropertyReportChecked, PropertyReported
from shared.law.case_rules import check_enforces, check_not_over, check_officer, check_takes
from shared.law.names import Called
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of


async def record(work: Work, case_number: str, body: ReportIn, held: Held) -> ReportOut:
    """Received from a respondent, after 终本 too (财产调查规定第十一条)."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_takes(case.officer, work.actor, rules.REPORTED))
    check_not_over(case.state, case.closing_mode, rules.NO_MORE, rules.ENDED)
    check_enforces(case_number)
    names = await _respondents(work, case)
    rules.check_reported(
        respondent=body.party in names,
        kind=body.report_kind,
        changed_on=body.changed_on,
        posted_on=body.posted_on,
        shown=body.posting_proof is not None,
        received_at=body.received_at,
        filed_at=case.filed_at,
        now=work.now,
    )
    posted = (body.posted_on, body.posting_proof) if body.posted_on and body.posting_proof else None
    arrived_at = rules.check_papers(
        body.paper, body.received_at, posted, names[body.party], held.files, work.hands
    )
    rules.check_first(await repository.is_recorded(work.session, case_number, body.paper))
    order = rules.answered(held.orders.get(body.party), body.received_at, body.posted_on)
    calendar = (await court_time(work.session)).calendar
    due_at = rules.due_at(order, body.changed_on, body.due_on, calendar)
    one = PropertyReport(
        case_number=case_number,
        kind=body.report_kind,
        document=order.document if order else None,
        due_at=due_at,
        late=due_at is not None and arrived_at >= due_at,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        unreported=[],
        not_owed=[],
        sanctions=[],
        **body.model_dump(
            include={"party", "paper", "received_at", "changed_on", "posted_on", "posting_proof"}
        ),
    )
    work.session.add(one)
    await work.session.flush()
    for number, entry in enumerate(body.entries, 1):
        work.session.add(ReportedAsset(report=one.id, number=number, **entry.model_dump()))
    told = PropertyReported(property_report=one.id, party=one.party, report_kind=body.report_kind.value)
    work.record(AuditAction.REPORT_RECORD, told, case_number, occurred_at=body.received_at)
    return await _out(work, one, case)


async def note_missing(work: Work, case_number: str, body: MissingReportIn, held: Held) -> ReportOut:
    """A respondent has let the time of the order pass; the judge is asked what to do about it."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.BREACH))
    check_not_over(case.state, case.closing_mode, rules.NO_MORE, rules.ENDED)
    check_enforces(case_number)
    order = held.orders.get(body.party)
    calendar = (await court_time(work.session)).calendar
    due_at = rules.due_at(order, None, body.due_on, calendar)
    reported = order is not None and await repository.has_reported(
        work.session, case_number, body.party, order.served_at, order.document
    )
    is_respondent = body.party in await _respondents(work, case)
    rules.check_missed(is_respondent, order, due_at, work.now, reported=reported)
    assert order is not None
    one = PropertyReport(
        case_number=case_number,
        party=body.party,
        kind=ReportKind.NONE,
        document=order.document,
        received_at=work.now,
        due_at=due_at,
        late=True,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        state=State.BREACHED,
        finding=Finding.REFUSED,
        unreported=[],
        not_owed=[],
        sanctions=[],
    )
    work.session.add(one)
    await work.session.flush()
    work.record(AuditAction.REPORT_MISS, _found(one, Finding.REFUSED), case_number)
    return await _out(work, one, case)


async def check(work: Work, report_id: str, body: ReportCheckIn, held: Held) -> ReportOut:
    """Each thing has its result; what the report is worth follows from them, from what was found, and from its day.

    A breach is checked again where the record has changed: a thing that it leaves out was reported in time on another paper.
    """
    one, case = await _locked(work, report_id)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.CHECKED))
    rules.check_is_checked(one.kind, one.state)
    entries = (await repository.entries(work.session, [one.id])).get(one.id, [])
    results = [(result.result, result.asset) for result in body.results]
    before = [entry.result for entry in entries]
    rules.check_results(results, before, one.party, held)
    disputed = _is_disputed(one, before)
    since = max(one.received_at, one.checked_at or one.received_at)
    rules.check_shown(body.check_paper, since, held.files, work.hands)
    for entry, (result, asset) in zip(entries, results, strict=True):
        entry.result, entry.asset = result, asset
    named = await repository.named(work.session, case.case_number, one.party)
    named.update(asset for _, asset in results if asset)
    hidden = rules.unreported(one.party, held.assets, named)
    rules.check_not_owed(body.not_owed, hidden)
    one.unreported, one.not_owed = list(hidden.values()), [hidden[asset] for asset in body.not_owed]
    await _answer(work, one, held, body.due_on)
    found = rules.finding([result for result, _ in results], hidden, late=one.late)
    was, one.finding = one.finding, found
    opens = not disputed and _is_disputed(one, [result for result, _ in results])
    rules.check_changes(was, found, opens=opens)
    one.state = State.TRUE if found is Finding.TRUE else State.BREACHED
    one.sanctions, one.answer, one.decided_by, one.decided_at = [], "", None, None
    one.words, one.check_paper = body.words, body.check_paper
    one.checked_by, one.checked_for, one.checked_at = work.actor.id, work.stead, work.now
    work.record(AuditAction.REPORT_CHECK, _found(one, found), case.case_number)
    return await _out(work, one, case)


async def _answer(work: Work, one: PropertyReport, held: Held, due_on: date | None) -> None:
    """The order that a report answers, where the proof of its service came after the report was recorded; by its days, or by
    the last one that its words name (`due_on`)."""
    order = rules.answered(held.orders.get(one.party), one.received_at, one.posted_on)
    another = order is not None and one.document not in (None, order.document)
    if another or one.due_at or one.paper is None or one.kind != ReportKind.REPORT:
        order = None
    one.due_at = rules.due_at(order, None, due_on, (await court_time(work.session)).calendar) or one.due_at
    if order is None or one.paper is None:
        return
    one.document = order.document
    arrived_at = begin_of(one.posted_on) if one.posted_on else rules.entered_at(one.paper, held.files)
    one.late = one.due_at is not None and arrived_at >= one.due_at


def _is_disputed(one: PropertyReport, results: Sequence[str | None]) -> bool:
    return one.finding is not None and rules.is_disputed(
        Finding(one.finding), [*filter(None, results)], one.unreported, one.not_owed
    )


async def decide(work: Work, report_id: str, body: ReportDecisionIn) -> ReportOut:
    """The judge punishes the breach, or says why not; what cannot be carried out he decides anew."""
    one, case = await _locked(work, report_id)
    work.in_stead_of(rules.check_decides(one.state, one.found_by, case.judge, work.actor))
    party = next(row for row in await cases.parties(work.session, case.application_id) if row.id == one.party)
    assert one.finding is not None
    finding, entries = Finding(one.finding), await repository.entries(work.session, [one.id])
    results = [entry.result for entry in entries.get(one.id, [])]
    rules.check_sanctions(
        body.sanctions,
        finding,
        minor=is_minor(born_on(party), work.now.astimezone(COURT_ZONE).date()),
        open_to_excuse=_is_disputed(one, results) or await repository.has_reported_since(work.session, one),
        over=one.due_at is None or one.due_at <= work.now,
    )
    one.state = State.SANCTIONED if body.sanctions else State.EXCUSED
    one.sanctions, one.answer = [sanction.value for sanction in body.sanctions], body.answer
    one.decided_by, one.decided_at = work.actor.id, work.now
    told = PropertyReportAnswered(property_report=one.id, sanction="yes" if body.sanctions else "no")
    work.record(AuditAction.REPORT_DECIDE, told, case.case_number)
    return await _out(work, one, case)


async def standing(session: AsyncSession, case_number: str, done: Sequence[Coercion]) -> dict[str, list[str]]:
    """What is not settled of each respondent's duty to report; `done`: what was carried out in the case (终本规定第二条)."""
    words: dict[str, list[str]] = {}
    for one in await repository.reports_of(session, case_number):
        left = words.get(one.party, [])
        if one.kind != ReportKind.SUPPLEMENT:  # which stands in for no report
            left = words.setdefault(one.party, left)
        if one.state == State.RECEIVED:
            left.append("的财产报告尚未核查")
        if one.state == State.BREACHED and one.finding:
            left.append(f"{Finding(one.finding).label}，执行法官尚未决定是否制裁")
        carried_out = {
            row.kind
            for row in done
            if row.party == one.party and one.decided_at and row.requested_at >= one.recorded_at
        }
        left += [
            f"因违反报告义务应当{Sanction(kind).label}，尚未采取"
            for kind in one.sanctions
            if one.state == State.SANCTIONED and kind not in carried_out
        ]
    return words


async def read(work: Work, report_id: str) -> ReportOut:
    one = await repository.report(work.session, report_id)
    case = await open_case(work, one.case_number, AuditAction.REPORT_READ, report_id)
    entries = await repository.entries(work.session, [one.id])
    names = await repository.respondents(work.session, [one])
    return _shown(work, one, names, entries, case.officer, case.judge)


async def list_reports(work: Work, asked: ReportFilter, case_number: str | None = None) -> Page[ReportOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.REPORT_READ, asked)
    found = await repository.reports(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    names = await repository.respondents(work.session, found.items)
    entries = await repository.entries(work.session, {one.id for one in found.items})

    def out(one: PropertyReport) -> ReportOut:
        whose = standings[one.case_number]
        return _shown(work, one, names, entries, whose.officer, whose.judge)

    return found.of(out)


async def case_of(work: Work, report_id: str) -> str:
    return (await repository.report(work.session, report_id)).case_number


async def _respondents(work: Work, case: Case) -> dict[str, Called]:
    """By party id."""
    parties = await cases.present(work.session, case.application_id)
    return {one.id: one.called for one in parties if one.role == "respondent"}


async def _locked(work: Work, report_id: str) -> tuple[PropertyReport, Case]:
    """With its case, which is locked first."""
    one = await repository.report(work.session, report_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    return one, case


def _found(one: PropertyReport, finding: Finding) -> PropertyReportChecked:
    return PropertyReportChecked(property_report=one.id, party=one.party, finding=finding.value)


async def _out(work: Work, one: PropertyReport, case: Case) -> ReportOut:
    await work.session.flush()
    entries = await repository.entries(work.session, [one.id])
    names = await repository.respondents(work.session, [one])
    return _shown(work, one, names, entries, case.officer, case.judge)


def _shown(
    work: Work,
    one: PropertyReport,
    names: Mapping[str, str],
    entries: Mapping[str, Sequence[ReportedAsset]],
    officer: str | None,
    judge: str | None,
) -> ReportOut:
    return ReportOut(
        **one.model_dump(exclude={"kind", "party"}),
        report_kind=ReportKind(one.kind),
        respondent=names[one.party],
        entries=[ReportedAssetOut(**entry.model_dump()) for entry in entries.get(one.id, ())],
        acts=acts.on(work.actor, one, officer, judge),
    )

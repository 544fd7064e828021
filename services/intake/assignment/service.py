"""繁简分流、分案 (二(五)1): which track, which officer, which judge; and the case that passes to another (一(一))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.intake.assignment import repository, rules, triage
from services.intake.assignment.acts import ASSIGN_CASE
from services.intake.assignment.models import Assignment, Reassignment
from services.intake.assignment.rules import Choice
from services.intake.assignment.schemas import (
    AssignmentIn,
    AssignmentOut,
    CandidateOut,
    CriterionOut,
    ReassignmentFilter,
    ReassignmentIn,
    ReassignmentOut,
    TriageOut,
)
from services.intake.assignment.triage import Candidate, Criterion, Matter, Proposal
from services.intake.docket import repository as docket
from services.intake.docket.lines import acted
from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Case
from services.intake.filing.schemas import CaseOut
from services.intake.filing.service import read_case
from services.intake.linked.service import note
from services.intake.prompts.handing import hand_on
from services.intake.recusal.rules import Conflict
from services.intake.recusal.service import in_case
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseAssigned, CaseReassigned, PersonReplaced
from shared.platform.court import holds, load_settings
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.identity import ABROAD
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE


async def assign(work: Work, case_number: str, seen: int, body: AssignmentIn) -> CaseOut:
    """Assign a case once; both persons must hold their office at this instant."""
    await repository.assign_alone(work.session)
    case = await cases.case(work.session, case_number, lock=True)
    check_version(seen, case.version)
    rules.check_unassigned(case.officer)
    application = await cases.application(work.session, case.application_id)
    conflicts = await in_case(work, application)
    choices = [
        await _choice(work, "officer", Office.HANDLING_OFFICER, body.officer, conflicts),
        await _choice(work, "judge", Office.JUDGE, body.judge, conflicts),
    ]
    rules.check_choices(choices, work.hands, REGULATION["二(五)1"])
    judged = await _criteria(work, case, application)
    officer, judge = [
        (await _turn(work, application, office, conflicts))[0]
        for office in (Office.HANDLING_OFFICER, Office.JUDGE)
    ]
    chosen = body.model_dump(include={"track", "officer", "judge"})
    track = triage.track_of(judged)
    proposed = {"track": track, "officer": officer.person, "judge": judge.person}
    rules.check_as_proposed(chosen, proposed, body.reason)
    before = {name: getattr(case, name) for name in chosen}
    case.track, case.officer, case.judge = body.track, body.officer, body.judge
    case.version += 1
    decision = Assignment(
        case_number=case_number,
        criteria=[one.words for one in judged],
        officer_why=officer.why,
        judge_why=judge.why,
        decided_by=work.actor.id,
        decided_for=work.stead,
        decided_at=work.now,
        **body.model_dump(),
        proposed_track=track,
        proposed_officer=officer.person,
        proposed_judge=judge.person,
    )
    work.session.add(decision)
    work.audit(
        case_number,
        AuditAction.CASE_ASSIGN,
        case_number,
        before=before,
        after=body.model_dump(),
    )
    work.tell(CaseAssigned(officer=body.officer), case_number)
    await note(work, application)
    return await read_case(work, case_number)


async def reassign(work: Work, case_number: str, seen: int, body: ReassignmentIn) -> CaseOut:
    """Pass a case on by decision, with its open duties and tasks; 409 for who has it, or is not in that office, now."""
    case = await cases.case(work.session, case_number, lock=True)
    check_version(seen, case.version)
    assigned = await work.session.get(Assignment, case_number)
    rules.check_another((assigned.decided_by, assigned.decided_for) if assigned else (), work.hands)
    docket_id = str(DocketId.case(case_number))
    unfinished = await docket.unfinished(work.session, docket_id)
    rules.check_passes_on(case.officer, case.state, unfinished=unfinished)
    conflicts = await in_case(work, await cases.application(work.session, case.application_id))
    choices = [
        await _choice(work, field, office, person, conflicts, former)
        for field, office, person, former in (
            ("officer", Office.HANDLING_OFFICER, body.officer, case.officer),
            ("judge", Office.JUDGE, body.judge, case.judge),
        )
        if person is not None
    ]
    rules.check_choices(choices, work.hands, REGULATION["一(一)"])
    for choice in choices:
        assert choice.former is not None
        setattr(case, choice.field, choice.person)
        decision = Reassignment(
            case_number=case_number,
            office=choice.office.value,
            former=choice.former,
            person=choice.person,
            reason=body.reason,
            decided_by=work.actor.id,
            decided_at=work.now,
        )
        work.session.add(decision)
        await hand_on(work, docket_id, choice.office, choice.former, choice.person)
        await tasks.let_go_of_tasks(work.session, docket_id, choice.former)
        text = f"{choice.office.label}由 {choice.former} 变更为 {choice.person}：{body.reason}"
        await acted(work, docket_id, REGULATION["一(一)"], text)
        work.audit(
            case_number,
            AuditAction.CASE_REASSIGN,
            case_number,
            before={choice.office.value: choice.former},
            after={choice.office.value: choice.person},
            reason=body.reason,
        )
        told = CaseReassigned(office=choice.office.value, person=choice.person, former=choice.former)
        work.tell(told, case_number)
    for former in sorted({choice.former for choice in choices if choice.former} - {case.officer, case.judge}):
        work.tell(PersonReplaced(former=former), case_number)
    case.version += 1
    return await read_case(work, case_number)


async def list_reassignments(
    work: Work, asked: ReassignmentFilter, case_number: str | None = None
) -> Page[ReassignmentOut]:
    """Who has had a case before, and why it passed on: across cases, or of one. Who read it is kept."""
    cases = await open_list(work, case_number, AuditAction.REASSIGNMENT_READ, asked)
    found = await repository.reassignments(work.session, asked, cases)
    return found.of(lambda row: ReassignmentOut.model_validate(row, from_attributes=True))


async def read_triage(work: Work, case_number: str) -> TriageOut:
    """Which track and whose turn, and why; what was decided. Who read it is kept."""
    await open_case(work, case_number, AuditAction.TRIAGE_READ)
    case = await cases.case(work.session, case_number)
    application = await cases.application(work.session, case.application_id)
    judged = await _criteria(work, case, application)
    decided = await work.session.get(Assignment, case_number)
    conflicts = await in_case(work, application)
    nobody: tuple[Proposal, list[Candidate]] = (Proposal(None, ""), [])
    (officer, officers), (judge, judges) = [
        await _turn(work, application, office, conflicts) if case.officer is None else nobody
        for office in (Office.HANDLING_OFFICER, Office.JUDGE)
    ]

    def shown(candidates: Sequence[Candidate]) -> list[CandidateOut]:
        barred = {one: f"应当回避（{conflict.article}）" for one, conflict in conflicts.items()}
        return [CandidateOut(**vars(one), barred=barred.get(one.person, "")) for one in candidates]

    return TriageOut(
        criteria_of=case.filed_at.astimezone(COURT_ZONE).date(),
        track=triage.track_of(judged),
        criteria=[CriterionOut(words=one.words, met=one.simple) for one in judged],
        proposed_officer=officer.person,
        officer_why=officer.why,
        officers=shown(officers),
        proposed_judge=judge.person,
        judge_why=judge.why,
        judges=shown(judges),
        decided=decided and AssignmentOut.model_validate(decided, from_attributes=True),
    )


async def _criteria(work: Work, case: Case, application: Application) -> list[Criterion]:
    """By the settings of the day of filing: a change of them leaves the cases of before as they are."""
    parties = await cases.parties(work.session, application.id)
    matter = Matter(
        application.principal + application.interest,
        len(parties),
        bool(application.act_owed),
        any(party.country or (party.paper and party.paper in ABROAD) for party in parties),
    )
    settings = await load_settings(work.session)
    return triage.criteria(matter, settings.on(case.filed_at.astimezone(COURT_ZONE).date()))


async def _turn(
    work: Work, application: Application, office: Office, conflicts: Mapping[str, Conflict]
) -> tuple[Proposal, list[Candidate]]:
    weight = (await load_settings(work.session)).on(work.now.date()).complex_weight
    candidates = await repository.candidates(work.session, office, work.now, weight)
    same = await repository.same_debtor(work.session, application.id, office)
    return triage.propose(candidates, same, conflicts, work.actor.hands(ASSIGN_CASE.offices)), candidates


async def _choice(
    work: Work,
    field: str,
    office: Office,
    person: str,
    conflicts: Mapping[str, Conflict],
    former: str | None = None,
) -> Choice:
    in_office = await holds(work.session, person, office, work.now)
    return Choice(field, office, person, in_office, former, conflicts.get(person))

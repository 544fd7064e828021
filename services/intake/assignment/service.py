"""繁简分流、分案 (二(五)1): which track, which officer, which judge; and the case that passes to another (一(一))."""

from __future__ import annotations

from services.intake.assignment import repository, rules
from services.intake.assignment.models import Reassignment
from services.intake.assignment.rules import Choice
from services.intake.assignment.schemas import (
    AssignmentIn,
    ReassignmentFilter,
    ReassignmentIn,
    ReassignmentOut,
)
from services.intake.docket import repository as docket
from services.intake.filing import repository as cases
from services.intake.filing.schemas import CaseOut
from services.intake.filing.service import read_case
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseAssigned, CaseReassigned
from shared.platform.court import holds
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.reading import open_list
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.roles import Office


async def assign(work: Work, case_number: str, seen: int, body: AssignmentIn) -> CaseOut:
    """Assign a case once; both persons must hold their office at this instant."""
    case = await cases.case(work.session, case_number, lock=True)
    check_version(seen, case.version)
    rules.check_unassigned(case.officer)
    choices = [
        await _choice(work, "officer", Office.HANDLING_OFFICER, body.officer),
        await _choice(work, "judge", Office.JUDGE, body.judge),
    ]
    rules.check_choices(choices, work.actor.id, REGULATION["二(五)1"])
    before = {name: getattr(case, name) for name in type(body).model_fields}
    case.track, case.officer, case.judge = body.track, body.officer, body.judge
    case.version += 1
    work.audit(
        case_number,
        AuditAction.CASE_ASSIGN,
        case_number,
        before=before,
        after=body.model_dump(),
    )
    work.tell(CaseAssigned(officer=body.officer), case_number)
    return await read_case(work, case_number)


async def reassign(work: Work, case_number: str, seen: int, body: ReassignmentIn) -> CaseOut:
    """Pass a case on by decision, with its open duties and tasks; 409 for who has it, or is not in that office, now."""
    case = await cases.case(work.session, case_number, lock=True)
    check_version(seen, case.version)
    docket_id = str(DocketId.case(case_number))
    unfinished = await docket.unfinished(work.session, docket_id)
    rules.check_passes_on(case.officer, case.state, unfinished=unfinished)
    choices = [
        await _choice(work, field, office, person, former)
        for field, office, person, former in (
            ("officer", Office.HANDLING_OFFICER, body.officer, case.officer),
            ("judge", Office.JUDGE, body.judge, case.judge),
        )
        if person is not None
    ]
    rules.check_choices(choices, work.actor.id, REGULATION["一(一)"])
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
        text = f"{choice.office.label}由 {choice.former} 变更为 {choice.person}：{body.reason}"
        docket.log(work.session, docket_id, work.now, REGULATION["一(一)"], text)
        work.audit(
            case_number,
            AuditAction.CASE_REASSIGN,
            case_number,
            before={choice.office.value: choice.former},
            after={choice.office.value: choice.person},
            reason=body.reason,
        )
        work.tell(CaseReassigned(office=choice.office.value, person=choice.person), case_number)
    case.version += 1
    return await read_case(work, case_number)


async def list_reassignments(
    work: Work, asked: ReassignmentFilter, case_number: str | None = None
) -> Page[ReassignmentOut]:
    """Who has had a case before, and why it passed on: across cases, or of one. Who read it is kept."""
    cases = await open_list(work, case_number, AuditAction.REASSIGNMENT_READ, asked)
    found = await repository.reassignments(work.session, asked, cases)
    return found.of(lambda row: ReassignmentOut.model_validate(row, from_attributes=True))


async def _choice(work: Work, field: str, office: Office, person: str, former: str | None = None) -> Choice:
    return Choice(field, office, person, await holds(work.session, person, office, work.now), former)

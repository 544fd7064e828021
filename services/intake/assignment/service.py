"""繁简分流、分案 (二(五)1): which track, which officer, which judge."""

from __future__ import annotations

from services.intake.assignment.schemas import AssignmentIn
from services.intake.filing import repository as cases
from services.intake.filing.schemas import CaseOut
from services.intake.filing.service import read_case
from shared.contracts.intake.facts import CaseAssigned
from shared.platform.court import holders
from shared.platform.http import check_version
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Office


async def assign(work: Work, case_number: str, seen: int, body: AssignmentIn) -> CaseOut:
    """Assign a case once; both persons must hold their office at this instant."""
    case = await cases.case(work.session, case_number, lock=True)
    check_version(seen, case.version)
    if case.officer is not None:
        raise Problem(409, ProblemCode.ALREADY_ASSIGNED, article=REGULATION["二(五)1"])
    errors = []
    for field, staff_id, office in (
        ("officer", body.officer, Office.HANDLING_OFFICER),
        ("judge", body.judge, Office.JUDGE),
    ):
        if staff_id not in {person.id for person in await holders(work.session, office, work.now)}:
            errors.append(FieldError(field, f"该人员现不任{office.label}", REGULATION["二(五)1"]))
    refuse(errors, 409, ProblemCode.NOT_IN_OFFICE)
    case.track, case.officer, case.judge = body.track, body.officer, body.judge
    case.version += 1
    work.audit(
        case_number,
        AuditAction.CASE_ASSIGN,
        case_number,
        officer=body.officer,
        judge=body.judge,
        track=body.track,
    )
    work.tell(CaseAssigned(officer=body.officer), case_number)
    return await read_case(work, case_number)

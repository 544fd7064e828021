"""回避: grounds on record; a case in the hands of who must stand aside goes to who may pass it on (民事诉讼法第四十七条)."""

from __future__ import annotations

from services.intake.docket import repository as docket
from services.intake.filing import repository as cases
from services.intake.filing.models import Application, Case
from services.intake.recusal import acts, repository, rules
from services.intake.recusal.models import RecusalGround
from services.intake.recusal.schemas import GroundEndIn, GroundFilter, GroundIn, GroundOut
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import TaskOpened
from shared.platform.court import Staff
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


async def enter(work: Work, body: GroundIn) -> GroundOut:
    """Put a ground on record; of what is in the person's hands already, the director hears at once."""
    rules.check_enters(body.staff_id, work.actor)
    rules.check_said(body.kind, body.name, body.identity, body.instrument_number or "")
    if await work.session.get(Staff, body.staff_id) is None:
        raise Problem(404, ProblemCode.UNKNOWN_STAFF)
    ground = RecusalGround(
        **body.model_dump(exclude={"paper", "instrument_number"}),
        instrument_number=body.instrument_number or "",
        entered_by=work.actor.id,
        entered_at=work.now,
    )
    work.session.add(ground)
    await work.session.flush()
    work.audit(COURT, AuditAction.RECUSAL_ENTER, ground.id, staff=body.staff_id, kind=body.kind)
    for case, application in await repository.in_hand(work.session, body.staff_id):
        await _hand_back(work, case, application)
    return _out(work, ground)


async def end(work: Work, ground_id: str, body: GroundEndIn) -> GroundOut:
    """The president decides that the ground does not stand, or does no longer."""
    ground = await repository.ground(work.session, ground_id)
    rules.check_ends(ground.staff_id, ground.ended_at, work.actor)
    ground.ended_by, ground.ended_at, ground.end_reason = work.actor.id, work.now, body.reason
    work.audit(COURT, AuditAction.RECUSAL_END, ground.id, reason=body.reason)
    return _out(work, ground)


async def list_grounds(work: Work, asked: GroundFilter) -> Page[GroundOut]:
    """One's own; everybody's for who assigns the cases and the president. Who asked is kept."""
    work.audit(COURT, AuditAction.RECUSAL_READ, "", **asked.used())
    oversees = work.actor.offices & rules.OVERSEE
    found = await repository.grounds(work.session, asked, None if oversees else work.actor.id)
    return found.of(lambda row: _out(work, row))


async def read(work: Work, ground_id: str) -> GroundOut:
    ground = await repository.ground(work.session, ground_id)
    rules.check_reads(ground.staff_id, work.actor)
    work.audit(COURT, AuditAction.RECUSAL_READ, ground.id)
    return _out(work, ground)


async def in_case(work: Work, application: Application) -> dict[str, rules.Conflict]:
    """Who of the court stands aside in the case of an application, and why."""
    people = await repository.people(work.session, application.id)
    standing = await repository.standing(work.session)
    found = rules.conflicts(standing, people, application.instrument_number)
    if application.case_number is not None:
        for person in await repository.granted(work.session, application.case_number):
            found.setdefault(person, rules.DECIDED)
    return found


async def see_to(work: Work, application: Application) -> None:
    """Another party or agent is on record: whoever has the case may have to stand aside since."""
    if application.case_number is not None:
        case = await cases.case(work.session, application.case_number)
        await _hand_back(work, case, application)


async def _hand_back(work: Work, case: Case, application: Application) -> None:
    """A task for who may pass it on, once for each person and office: the case goes to another."""
    found = await in_case(work, application)
    docket_id = DocketId.case(case.case_number)
    for office, person in ((Office.HANDLING_OFFICER, case.officer), (Office.JUDGE, case.judge)):
        if case.state != "open" or person is None or person not in found:
            continue
        row = await docket.lock_docket(work.session, str(docket_id))
        key = f"recusal/{case.case_number}/{office}/{person}"
        words = f"本案{office.label}有应当回避的情形（{found[person].article}），请变更{office.label}"
        if await tasks.open_task(work.session, row, key, words, work.now, Office.BUREAU_DIRECTOR):
            docket.log(work.session, row.id, work.now, found[person].article, words)
            work.tell(TaskOpened(), docket_id)


def _out(work: Work, ground: RecusalGround) -> GroundOut:
    return GroundOut(**ground.model_dump(), acts=acts.on(work.actor, ground))

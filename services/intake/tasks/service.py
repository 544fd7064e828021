"""Tasks (二(五)3): taken, handed on and finished by a person, each with a reason and on record."""

from __future__ import annotations

from dataclasses import replace

from services.intake.docket.lines import acted
from services.intake.docket.models import Task
from services.intake.filing.models import Case
from services.intake.prompts.addressee import Addressee
from services.intake.prompts.messages import tell
from services.intake.tasks import acts, repository, rules
from services.intake.tasks.schemas import HandOnIn, ReasonIn, TaskFilter, TaskOut
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import TaskTaken
from shared.platform.court import Opening
from shared.platform.http import check_version
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.opening_reason import OpeningReason
from shared.values.roles import Office


async def list_tasks(work: Work, asked: TaskFilter) -> Page[TaskOut]:
    """What concerns the caller; all of it for who oversees. Who asked is kept."""
    work.audit(COURT, AuditAction.TASK_LIST, "", **asked.used())
    found = await repository.tasks(work.session, asked, work.actor)
    return found.of(lambda row: _out(work, row[0], _standing(*row)))


async def take(work: Work, task_id: str, seen: int, body: ReasonIn) -> TaskOut:
    """The first whom it concerns has it from now on; it goes to no further level."""
    task, standing = await _task(work, task_id)
    rules.check_takeable(standing, work.actor.id, work.actor.offices)
    check_version(seen, task.version)
    before = _kept(task)
    await _give(work, task, work.actor.id)
    return await _done(work, task, standing, AuditAction.TASK_TAKE, before, body.reason)


async def hand_on(work: Work, task_id: str, seen: int, body: HandOnIn) -> TaskOut:
    """Another person in office has it from now on, and is told."""
    task, standing = await _task(work, task_id)
    staff = await repository.staff_in_office(work.session, work.now)
    rules.check_hand_on(standing, work.actor.id, work.actor.offices, body.to, staff)
    check_version(seen, task.version)
    before = _kept(task)
    await _give(work, task, body.to)
    to = Addressee(body.to, Office(task.office))
    words = f"{task.text}（{body.reason}）"
    tell(work, task.docket, "task", to, words, REGULATION["二(五)3"], work.now)
    return await _done(work, task, standing, AuditAction.TASK_HAND_ON, before, body.reason)


async def finish(work: Work, task_id: str, seen: int, body: ReasonIn) -> TaskOut:
    """Its owner says how it ended."""
    task, standing = await _task(work, task_id)
    rules.check_finishable(standing, work.actor.id)
    check_version(seen, task.version)
    before = _kept(task)
    task.done_at, task.done_by, task.result = work.now, work.actor.id, body.reason
    await repository.end_opening(work.session, task, work.now)
    return await _done(work, task, standing, AuditAction.TASK_FINISH, before, body.reason)


async def _task(work: Work, task_id: str) -> tuple[Task, rules.Standing]:
    task = await repository.task(work.session, task_id)
    return task, _standing(task, await work.session.get(Case, DocketId.parse(task.docket).subject))


def _standing(task: Task, case: Case | None) -> rules.Standing:
    own = {
        Office.HANDLING_OFFICER: case.officer if case else None,
        Office.JUDGE: case.judge if case else None,
    }
    office = Office(task.office)
    return rules.Standing(office, task.owner, task.done_at is not None, own.get(office), office in own)


async def _give(work: Work, task: Task, person: str) -> None:
    """The task is the person's, and with it, while it lasts, its case to read, unless that is sealed."""
    about = DocketId.parse(task.docket)
    await repository.end_opening(work.session, task, work.now)
    task.owner, task.taken_at, task.next_at = person, work.now, None
    case = await work.session.get(Case, about.subject)
    if case is not None and not case.sealed:
        work.session.add(
            Opening(
                case_number=case.case_number,
                person=person,
                reason=OpeningReason.TASK,
                words=task.id,
                opened_by=work.actor.id,
                opened_at=work.now,
            )
        )
    work.tell(TaskTaken(), about)


def _kept(task: Task) -> dict[str, str | None]:
    """Of a task, what its acts change."""
    return {"owner": task.owner, "state": task.state, "result": task.result}


async def _done(
    work: Work,
    task: Task,
    standing: rules.Standing,
    action: AuditAction,
    before: dict[str, str | None],
    reason: str,
) -> TaskOut:
    task.version += 1
    about = DocketId.parse(task.docket).subject
    await acted(work, task.docket, REGULATION["二(五)3"], f"{action.label}：{task.text}（{reason}）")
    work.audit(about, action, task.id, before=before, after=_kept(task), reason=reason)
    return _out(work, task, replace(standing, owner=task.owner, done=task.done_at is not None))


def _out(work: Work, task: Task, standing: rules.Standing) -> TaskOut:
    return TaskOut(**task.model_dump(), state=task.state, acts=acts.on(work.actor, standing))

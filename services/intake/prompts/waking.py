"""The steps of duties and tasks whose hour has come: who is told, and of what (二(五)2, 二(五)3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.intake.board.readings import not_in_force
from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.models import DocketRow, Task
from services.intake.docket.owed import Owed
from services.intake.docket.repository import CourtTime
from services.intake.docket.spans import day_of
from services.intake.prompts import repository, rules
from services.intake.prompts.addressee import Addressee, People, people
from services.intake.prompts.messages import HEADINGS, Saying, said_in, say, tell, text_of
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.law.rulebook import DUTIES
from shared.law.settings import Settings
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.roles import Office

_UNTAKEN = (
    ("task_untaken", (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)),
    ("task_untaken", (Office.BUREAU_DIRECTOR,)),
)
"""Who is told, one after the other, of a task that nobody takes (二(五)3)."""
OF_TASKS = {"task", *(step for step, _ in _UNTAKEN)}


async def wake(work: Work, rows: Sequence[DocketRow]) -> None:
    """Withdraw refuted reports; take the next step of each duty of the dockets, which are locked, whose hour has come."""
    dockets = {row.id: row for row in rows}
    woken = {duty.id: duty for duty in await docket.to_be_woken(work.session, dockets, work.now)}
    due_tasks = await tasks.due_tasks(work.session, dockets, work.now)
    if not woken and not due_tasks:
        return
    hour = await _look(work, dockets, woken)
    before = dict(woken)
    for duty in filter(steps.is_refuted, before.values()):
        woken[duty.id] = await hour.withdraw(duty)
    for task in due_tasks:
        hour.tell_of_task(task)
    for duty in [duty for duty in woken.values() if steps.comes_up(duty, work.now)]:
        woken[duty.id] = hour.come_up(duty)
    for duty in [duty for duty in woken.values() if steps.is_due(duty, work.now)]:
        woken[duty.id] = await hour.take_step(duty)
    if hour.sayings:
        await say(work, hour.sayings)
    await docket.keep(work.session, [duty for duty in woken.values() if duty is not before[duty.id]])


async def _look(work: Work, dockets: Mapping[str, DocketRow], woken: Mapping[str, Owed]) -> _Hour:
    """What the steps rest on, read once for all dockets."""
    late = {
        duty.docket for duty in woken.values() if duty.next_step == "overdue" and steps.is_due(duty, work.now)
    }
    time = await docket.court_time(work.session)
    return _Hour(
        work,
        dockets,
        time,
        time.settings.on(work.now.date()),
        await people(work, dockets),
        await docket.actors_of(work.session, {duty.opened_by for duty in woken.values()}),
        await docket.pending_in(work.session, late) if late else set(),
        await not_in_force(work) if any(DUTIES[duty.rule_id].filled_in for duty in woken.values()) else set(),
        [],
    )


@dataclass(frozen=True)
class _Hour:
    """`began_by`: by whose act a fact came about. `pending`: the dockets with facts under way. `off`: the duties of which
    nobody but their owners hears, because no text gives their limit and the court has not confirmed it.
    """

    work: Work
    dockets: Mapping[str, DocketRow]
    time: CourtTime
    settings: Settings
    people: People
    began_by: Mapping[str, str]
    pending: Set[str]
    off: Set[str]
    sayings: list[Saying]

    async def take_step(self, duty: Owed) -> Owed:
        """Prompt, go to the next level, or report.

        A report waits a while for facts of the case that are under way: one may show that the duty was met in time.
        """
        rule, step, now = DUTIES[duty.rule_id], duty.next_step, self.work.now
        if (
            step == "overdue"
            and duty.docket in self.pending
            and (later := steps.waiting(duty, now, self.settings))
        ):
            return later
        if step != "warn" and rule.id in self.off:
            if step == "overdue":
                words = f"期限待确认，尚未启用，不作超期报告：{steps.summary(duty)}"
                docket.log(self.work.session, duty.docket, now, rule.article, words, duty.id)
            return steps.unreported(duty)
        to = self._hears(duty, (rule.owner, *rule.escalate_to) if step == "warn" else rule.escalate_to)
        if to is None:
            await self._nobody_to_tell(duty, step)
            return steps.postponed(duty, self.time.calendar, now)
        sent_at = self._tell_of(duty, step, to)
        self._audit(duty, AuditAction(f"duty.{step}"), to)
        if step == "warn" and rule.early_to and rule.id not in self.off:
            await self._forewarn(duty, to)
        return steps.after(duty, now, sent_at, self.settings)

    def come_up(self, duty: Owed) -> Owed:
        """Tell the owner, and whom the article names, that a duty has entered an early band: but for what they hear of it now.

        Where nobody is in office, its prompt finds who is.
        """
        rule, heard = DUTIES[duty.rule_id], set[str]()
        if duty.next_at is None or self.work.now < duty.next_at:
            early_to = () if rule.id in self.off else rule.early_to
            for step, offices in zip(rules.EARLY, ((rule.owner,), early_to), strict=True):
                to = self._hears(duty, offices) if offices else None
                if to is not None and to.staff_id not in heard:
                    self._tell_of(duty, step, to)
                    self._audit(duty, AuditAction.DUTY_EARLY, to)
                    heard.add(to.staff_id)
        return steps.forewarned(duty, self.work.now, self.time.settings.on(day_of(duty.counted_from)))

    def _hears(self, duty: Owed, offices: tuple[Office, ...]) -> Addressee | None:
        return self.people.addressee(duty.docket, offices, self.began_by[duty.opened_by])

    def _tell_of(self, duty: Owed, step: str, to: Addressee) -> datetime:
        """Tell of a duty's step; answers when it goes out."""
        rule = DUTIES[duty.rule_id]
        at = rules.goes_out(rule, step, duty.due_at, self.work.now, self.time.calendar, self.settings)
        self.sayings.append(Saying(duty, step, to, at))
        return at

    async def _forewarn(self, duty: Owed, prompted: Addressee) -> None:
        """Report on the day of the prompt that the duty is about to be late (二(五)3, 二(六)5(2)), but to whom it prompted."""
        to = self._hears(duty, DUTIES[duty.rule_id].early_to)
        if to is None:
            await self._nobody_to_tell(duty, "forewarn")
        elif to.staff_id != prompted.staff_id:
            self._tell_of(duty, "forewarn", to)
            self._audit(duty, AuditAction.DUTY_FOREWARN, to)

    def tell_of_task(self, task: Task) -> None:
        """Tell of a task whom it concerns and, while nobody takes it, the next level."""
        work = self.work
        levels = (("task", (Office(task.office),)), *_UNTAKEN)
        step, offices = levels[min(task.level, len(levels) - 1)]
        at = self.settings.in_office(work.now, self.time.calendar)
        to = self.people.addressee(task.docket, offices)
        if to is not None:
            tell(work, task.docket, step, to, task.text, REGULATION["二(五)3"], at)
            subject = DocketId.parse(task.docket).subject
            work.audit(subject, AuditAction.TASK_TELL, task.id, to=to.staff_id, level=task.level)
            task.level += 1
        again = at + timedelta(hours=self.settings.task_taken_hours)
        task.next_at = again if task.level < len(levels) else None

    async def _nobody_to_tell(self, duty: Owed, step: str) -> None:
        """Nobody is in office who could be told: logged, and made a task."""
        work, row = self.work, self.dockets[duty.docket]
        words = f"{HEADINGS[step]}无人可告知（所涉职务均无人在任）：{steps.summary(duty)}"
        docket.log(work.session, row.id, work.now, DUTIES[duty.rule_id].article, words, duty.id)
        await tasks.open_task(work.session, row, f"{duty.id}/{step}", words, work.now)
        subject = DocketId.parse(row.id).subject
        work.audit(subject, AuditAction.DUTY_UNADDRESSED, duty.id, rule=duty.rule_id, step=step)

    async def withdraw(self, duty: Owed) -> Owed:
        """Tell whoever has the report of a duty that it is withdrawn, by the same way and with the same proof.

        One that has not gone out yet says nothing of it any more. Whom the report was passed on to hears as well.
        """
        work = self.work
        for report, line in await repository.standing_reports(work.session, duty.id):
            line.withdrawn_at = work.now
            await work.session.flush()
            left = [owed for owed, _ in await said_in(work, report)]
            if not left:
                report.withdrawn_at = work.now
            to = Addressee(report.staff_id, Office(report.office))
            if report.sent_at is not None or report.acknowledged_at is not None:
                self._tell_of(duty, "withdrawn", to)
            elif left:
                report.text = text_of(report, left, {})
            self._audit(duty, AuditAction.DUTY_WITHDRAW, to)
            for one in await repository.told_of(work.session, report.docket, report.id):
                if one is report:
                    continue
                one.withdrawn_at = report.withdrawn_at
                to = Addressee(one.staff_id, Office(one.office))
                at = self.settings.in_office(work.now, self.time.calendar)
                tell(
                    work, duty.docket, "withdrawn", to, steps.summary(duty), DUTIES[duty.rule_id].article, at
                )
        return replace(duty, reported=False)

    def _audit(self, duty: Owed, action: AuditAction, to: Addressee) -> None:
        subject = DocketId.parse(duty.docket).subject
        self.work.audit(subject, action, duty.id, rule=duty.rule_id, to=to.staff_id)

"""Risks are found by the daily inspection; each is a task of its owner, and ends by itself when its cause is gone (一(二))."""

from __future__ import annotations

from typing import Any

from services.intake.docket import repository as docket
from services.intake.risks import repository, rules
from services.intake.risks.rules import ARTICLE, HANDLING, RiskRule, State
from services.intake.risks.schemas import RiskFilter, RiskOut
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import TaskOpened
from shared.platform.court import load_settings
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def look(work: Work) -> None:
    """Keep what is a risk now and was none; end what is none any more. Again it finds nothing twice."""
    settings = (await load_settings(work.session)).on(work.now.date())
    for row in await repository.look(work.session, work.now, settings):
        rule = RiskRule(row.rule)
        if row.begins:
            await _begin(work, row, rule)
        else:
            await _end(work, row, rule)


async def _begin(work: Work, row: Any, rule: RiskRule) -> None:
    """Its owner has it as a task, which is told him and, while nobody takes it, the next level."""
    about = str(DocketId.case(row.case_number))
    held = await docket.lock_docket(work.session, about)
    words = rules.words(rule, row.subject)
    await tasks.open_task(work.session, held, f"risk/{row.id}", words, work.now, HANDLING[rule].owner)
    docket.log(work.session, about, work.now, ARTICLE, words)
    work.tell(TaskOpened(), row.case_number)
    work.audit(row.case_number, AuditAction.RISK_FOUND, row.id, rule=rule)


async def _end(work: Work, row: Any, rule: RiskRule) -> None:
    """Nobody has to answer any more; an answer that was given stays."""
    task = await tasks.task(work.session, f"risk/{row.id}")
    if task.done_at is None:
        task.done_at, task.done_by, task.result = work.now, work.actor.id, rules.ENDED
        task.next_at, task.version = None, task.version + 1
        await tasks.end_opening(work.session, task, work.now)
    docket.log(work.session, task.docket, work.now, ARTICLE, f"风险解除：{rule.label}")
    work.audit(row.case_number, AuditAction.RISK_ENDED, row.id, rule=rule)


async def list_risks(work: Work, asked: RiskFilter) -> Page[RiskOut]:
    """Of the cases that are open to the caller. Who asked is kept."""
    work.audit(COURT, AuditAction.RISK_LIST, "", **asked.used())
    return (await repository.risks(work.session, asked, work.actor)).of(_out)


def _out(row: Any) -> RiskOut:
    rule = RiskRule(row.rule)
    state = State.ENDED if row.ended_at else State.ANSWERED if row.answered else State.OPEN
    handling, named = HANDLING[rule], rules.OBJECTS.get(rule)
    return RiskOut(
        id=row.id,
        case_number=row.case_number,
        rule=rule,
        state=state,
        about=rules.about(rule, row.subject),
        **({named: row.subject.partition("/")[0]} if named else {}),
        owner=handling.owner,
        ends=handling.ends,
        found_at=row.found_at,
        answer=row.answer,
        ended_at=row.ended_at,
    )

"""What the court has said of a reading that no text fixes: confirmed, or said too early; of its version, by a person's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol, TypeVar

from services.intake.board import repository
from services.intake.board.models import RuleReading
from services.intake.board.rules import check_day
from services.intake.board.schemas import ReadingIn, WithdrawalIn, stands
from shared.law.rulebook import DUTIES
from shared.platform.db import new_id
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE


class Versioned(Protocol):
    """A duty of the rulebook, or an open point; what was said of an older version is not said of this one."""

    @property
    def version(self) -> int: ...


Read = TypeVar("Read", bound=Versioned)


async def held(work: Work, among: Mapping[str, Read], name: str) -> tuple[Read, list[RuleReading]]:
    """It, and what was said of it, alone until the transaction ends. 404 for a name that is not there."""
    if name not in among:
        raise Problem(404, ProblemCode.UNKNOWN_RULE)
    await repository.read_alone(work.session, name)
    return among[name], (await said(work, among))[name]


async def said(work: Work, among: Mapping[str, Versioned]) -> dict[str, list[RuleReading]]:
    """Of each, what was said of the version that is in force."""
    found: dict[str, list[RuleReading]] = {name: [] for name in among}
    for row in await repository.readings(work.session):
        if row.rule_id in among and row.rule_version == among[row.rule_id].version:
            found[row.rule_id].append(row)
    return found


async def not_in_force(work: Work) -> set[str]:
    """The duties with a limit that no text gives, and that the court has not confirmed: nobody is late by it."""
    filled_in = {rule: duty for rule, duty in DUTIES.items() if duty.filled_in}
    return {rule for rule, rows in (await said(work, filled_in)).items() if not stands(rows)}


async def confirm(
    work: Work, name: str, read: Versioned, since: date, body: ReadingIn, action: AuditAction
) -> RuleReading:
    """`since`: the day of effect of the text that is read."""
    check_day(body.decided_on, since, work.now.astimezone(COURT_ZONE).date())
    return await _say(work, name, read, action, body.decided_on, body.reason, True)


async def withdraw(
    work: Work, name: str, read: Versioned, body: WithdrawalIn, action: AuditAction
) -> RuleReading:
    today = work.now.astimezone(COURT_ZONE).date()
    return await _say(work, name, read, action, today, body.reason, False)


async def _say(
    work: Work,
    name: str,
    read: Versioned,
    action: AuditAction,
    decided_on: date,
    reason: str,
    confirmed: bool,
) -> RuleReading:
    row = RuleReading(
        id=new_id(),
        rule_id=name,
        rule_version=read.version,
        stands=confirmed,
        decided_on=decided_on,
        reason=reason,
        said_by=work.actor.id,
        said_at=work.now,
    )
    work.session.add(row)
    await work.session.flush()
    work.audit(COURT, action, name, version=read.version, decided_on=decided_on, reason=reason)
    return row

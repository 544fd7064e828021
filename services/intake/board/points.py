"""Where the regulation is silent or unclear: the readings, their numbers in force, and who has confirmed them (三(二))."""

from __future__ import annotations

from services.intake.board import acts, readings
from services.intake.board.models import RuleReading
from services.intake.board.rules import check_confirmed, check_unsaid
from services.intake.board.schemas import (
    OpenPointOut,
    PointRule,
    PointSetting,
    ReadingIn,
    ReadingOut,
    WithdrawalIn,
    stands,
)
from shared.law.open_points import OPEN_POINTS, OpenPoint
from shared.law.rulebook import DUTIES
from shared.law.settings import RANGES, Settings
from shared.platform.acts import offered
from shared.platform.court import load_settings
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Actor
from shared.values.zone import COURT_ZONE


async def listed(work: Work) -> list[OpenPointOut]:
    """Every point in the order of its subject, with the values that its numbers have today."""
    said, in_force = await readings.said(work, OPEN_POINTS), await _settings(work)
    return [_point(work.actor, name, point, in_force, said[name]) for name, point in OPEN_POINTS.items()]


async def confirm(work: Work, name: str, body: ReadingIn) -> OpenPointOut:
    """The court takes the reading for its own, by the name of who says so."""
    point, said = await readings.held(work, OPEN_POINTS, name)
    check_unsaid(stands(said))
    since = point.article.source.since
    row = await readings.confirm(work, name, point, since, body, AuditAction.OPEN_POINT_CONFIRM)
    return _point(work.actor, name, point, await _settings(work), [*said, row])


async def withdraw(work: Work, name: str, body: WithdrawalIn) -> OpenPointOut:
    point, said = await readings.held(work, OPEN_POINTS, name)
    check_confirmed(stands(said))
    row = await readings.withdraw(work, name, point, body, AuditAction.OPEN_POINT_WITHDRAW)
    return _point(work.actor, name, point, await _settings(work), [*said, row])


async def _settings(work: Work) -> Settings:
    return (await load_settings(work.session)).on(work.now.astimezone(COURT_ZONE).date())


def _point(
    actor: Actor, name: str, point: OpenPoint, in_force: Settings, said: list[RuleReading]
) -> OpenPointOut:
    confirmed = stands(said)
    ways = [
        offered(actor, acts.CONFIRM_POINT, lambda: check_unsaid(confirmed)),
        offered(actor, acts.WITHDRAW_POINT, lambda: check_confirmed(confirmed)),
    ]
    return OpenPointOut(
        point=name,
        version=point.version,
        article=point.article,
        question=point.question,
        reading=point.reading,
        grounds=list(point.grounds),
        rules=[
            PointRule(rule_id=rule, title=DUTIES[rule].title, limit=DUTIES[rule].within.label)
            for rule in point.rules
        ],
        settings=[
            PointSetting(
                name=one, label=RANGES[one].label, unit=RANGES[one].unit, value=getattr(in_force, one)
            )
            for one in point.settings
        ],
        stands=confirmed,
        readings=[ReadingOut.model_validate(row, from_attributes=True) for row in said],
        acts=[one for one in ways if one.allowed],
    )

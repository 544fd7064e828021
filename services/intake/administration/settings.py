"""The court's settings: what the regulation leaves open, each change dated and kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.administration import repository
from shared.law.settings import RANGES, SettingsHistory
from shared.platform.court import Setting, load_settings, settings_made
from shared.platform.http import check_version
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.fields import Text
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse


class ChangeIn(BaseModel):
    """`since`: after today, for no period that has begun is moved; `reason`: who decided it, in which paper."""

    model_config = ConfigDict(extra="forbid")

    name: str
    value: Annotated[int, Field(ge=0, le=10_000)]
    since: date
    reason: Text


class Changed(BaseModel):
    value: int
    since: date
    reason: str
    set_by: str
    set_at: datetime


class SettingOut(BaseModel):
    """A setting as it is in force today, and every change of it in the order in which they were made.

    `version`: what whoever changes it names by If-Match.
    """

    name: str
    label: str
    unit: str
    value: int
    changes: list[Changed]
    version: int


async def listed(work: Work) -> list[SettingOut]:
    made, history = await settings_made(work.session), await load_settings(work.session)
    return [_out(name, history, made, work.now.date()) for name in RANGES]


async def change(work: Work, seen: int, body: ChangeIn) -> SettingOut:
    """Give a setting another value; 422 for an unknown one, a value out of its range, or a day that has gone by."""
    errors = []
    if body.name not in RANGES:
        errors.append(FieldError("name", f"没有这一设定：{'、'.join(RANGES)}", REGULATION["二(五)2"]))
    elif not (allowed := RANGES[body.name]).least <= body.value <= allowed.most:
        detail = f"{allowed.label}应为{allowed.least}至{allowed.most}（{allowed.unit}）"
        errors.append(FieldError("value", detail, REGULATION["二(五)2"]))
    if body.since <= work.now.date():
        errors.append(
            FieldError("since", "应自明日或者以后起施行：已经起算的期限不因此改变", REGULATION["二(五)2"])
        )
    refuse(errors, 422, ProblemCode.SETTING)
    await repository.set_alone(work.session)
    made = [row for row in await settings_made(work.session) if row.name == body.name]
    check_version(seen, len(made))
    before = (await load_settings(work.session)).on(body.since)
    work.session.add(Setting(**body.model_dump(), set_by=work.actor.id, set_at=work.now))
    await work.session.flush()
    history = await load_settings(work.session)
    work.audit(
        COURT,
        AuditAction.SETTING_CHANGE,
        body.name,
        before={"value": getattr(before, body.name)},
        after={"value": body.value},
        since=body.since,
        reason=body.reason,
    )
    return _out(body.name, history, await settings_made(work.session), work.now.date())


def _out(name: str, history: SettingsHistory, made: Iterable[Setting], today: date) -> SettingOut:
    changes = [Changed.model_validate(row, from_attributes=True) for row in made if row.name == name]
    allowed = RANGES[name]
    return SettingOut(
        name=name,
        label=allowed.label,
        unit=allowed.unit,
        value=getattr(history.on(today), name),
        changes=changes,
        version=len(changes),
    )

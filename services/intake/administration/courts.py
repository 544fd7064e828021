"""The register of the courts to which matters are given, each entry dated and kept (二(二)2(2); 法发〔2017〕27号第六条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.administration import repository
from shared.law.courts import SUPERIOR, Level, divides
from shared.platform.court import holds
from shared.platform.courts import CourtEntry, courts_entered, in_force
from shared.platform.settings import settings
from shared.platform.work import COURT, Work
from shared.values.articles import MATTERS, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.case_number import CourtCode
from shared.values.fields import Day, Text
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse
from shared.values.roles import Office

PLACE = MATTERS[6]
LINK = REGULATION["二(三)2"]


class EntryIn(BaseModel):
    """A court from `since` on. `divisions`: by code, those whose court it is; `superior`: the code of the court above.

    `system`: the id of the outside system through which it takes letters and answers; None: by letter only. `until`: its
    last day.
    """

    model_config = ConfigDict(extra="forbid")

    code: CourtCode
    name: Text
    level: Level
    superior: CourtCode | None = None
    divisions: Annotated[list[Annotated[str, Field(pattern="^[0-9]{6}$")]], Field(max_length=200)]
    address: Text
    system: Text | None = None
    since: Day
    until: Day | None = None


class Publication(BaseModel):
    """The whole register, or some courts of it. `reason`: by which notice or list."""

    model_config = ConfigDict(extra="forbid")

    courts: Annotated[list[EntryIn], Field(min_length=1, max_length=5000)]
    reason: Text


class EntryOut(BaseModel):
    name: str
    level: Level
    superior: str | None
    divisions: list[str]
    address: str
    system: str | None
    since: date
    until: date | None
    reason: str
    set_by: str
    set_at: datetime


class CourtOut(BaseModel):
    """A court by its code: what holds of it today, None where it is not yet or no more; and all its entries."""

    code: str
    today: EntryOut | None
    entries: list[EntryOut]


async def listed(work: Work) -> list[CourtOut]:
    return _out(await courts_entered(work.session), work.now.date())


async def publish(work: Work, body: Publication) -> list[CourtOut]:
    """Enter courts; 422 with every fault of every one."""
    await repository.enter_courts_alone(work.session)
    before = await courts_entered(work.session)
    links = {
        one.system: await holds(work.session, one.system, Office.OUTSIDE_COURT, work.now)
        for one in body.courts
        if one.system is not None
    }
    faults = list(check(body.courts, before, links, work.now.date()))
    refuse(faults, 422, ProblemCode.COURT_REGISTER)
    for one in body.courts:
        work.session.add(
            CourtEntry(**one.model_dump(), reason=body.reason, set_by=work.actor.id, set_at=work.now)
        )
    known = in_force(before, work.now.date())
    work.audit(
        COURT,
        AuditAction.COURT_PUBLISH,
        "",
        reason=body.reason,
        before={one.code: known[one.code].name for one in body.courts if one.code in known},
        after={one.code: one.name for one in body.courts},
    )
    await work.session.flush()
    entered = await courts_entered(work.session)
    published = {one.code for one in body.courts}
    return _out([entry for entry in entered if entry.code in published], work.now.date())


def check(
    given: Sequence[EntryIn], before: Sequence[CourtEntry], links: Mapping[str, bool], today: date
) -> Iterator[FieldError]:
    """Every fault of what is to be entered. `links`: whether an outside system is one of a court's, by its id."""
    names, levels = _standing(given, before)
    seen: set[str] = set()
    for at, one in enumerate(given):
        where = f"courts.{at}."
        if one.code in seen or one.code == settings().court_code:
            yield FieldError(f"{where}code", "同一法院只能列一次，本院不列入", PLACE)
        seen.add(one.code)
        if one.since < today or (one.until is not None and one.until < one.since):
            yield FieldError(f"{where}since", "应自今日或者以后起，至不早于该日之日止", PLACE)
        if names[one.name] != {one.code}:
            yield FieldError(f"{where}name", "另一法院已经登记为这一名称", PLACE)
        if not divides(one.level, one.divisions) or len(set(one.divisions)) < len(one.divisions):
            detail = "基层法院列县级（不设区县的市列市级），中级法院列市级，高级法院列省级行政区划代码，专门法院不列"
            yield FieldError(f"{where}divisions", detail, PLACE)
        above = SUPERIOR.get(one.level)
        if one.superior == one.code or (above and levels.get(one.superior or "") != above):
            yield FieldError(f"{where}superior", "应为名册中（或者一并公布的）上一级法院的代字", PLACE)
        if one.system is not None and not links[one.system]:
            yield FieldError(f"{where}system", "不是已经登记的受托法院系统", LINK)


def _standing(
    given: Sequence[EntryIn], before: Sequence[CourtEntry]
) -> tuple[Mapping[str, set[str]], Mapping[str, Level]]:
    """Which codes stand under a name and what level each code has, once `given` is entered."""
    last: dict[str, CourtEntry | EntryIn] = {one.code: one for one in before}
    last |= {one.code: one for one in given}
    names: dict[str, set[str]] = {}
    for one in last.values():
        names.setdefault(one.name, set()).add(one.code)
    return names, {code: one.level for code, one in last.items()}


def _out(entries: Sequence[CourtEntry], today: date) -> list[CourtOut]:
    shown = in_force(entries, today)
    by_code = groupby(sorted(entries, key=lambda entry: entry.code), key=lambda entry: entry.code)
    return [
        CourtOut(
            code=code,
            today=_entry(shown[code]) if code in shown else None,
            entries=[_entry(one) for one in of_court],
        )
        for code, of_court in by_code
    ]


def _entry(entry: CourtEntry) -> EntryOut:
    return EntryOut.model_validate(entry, from_attributes=True)

"""The court's calendar: a year's published days, and the clerk's calculator (民事诉讼法第八十五条)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from services.intake.docket import repository
from services.intake.docket.service import retimed
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CalendarPublished
from shared.law import holiday_notice
from shared.law.calendar import SATURDAY, Calendar, DayKind, complete_years, statutory_days
from shared.law.periods import Limit, Unit, due, explain
from shared.platform.court import CalendarDay, load_calendar, load_settings
from shared.platform.work import COURT, Work
from shared.values.articles import CPC, HOL
from shared.values.audit_action import AuditAction
from shared.values.fields import LongText, Text
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

_MOST_DAYS_GIVEN = 20  # ours: 13 statutory days, and a week that the State Council may add (2020: three days)


class PublishedDay(BaseModel):
    """One date of the State Council's notice: a day off, or a weekend day that is worked. A single one is taken back by its weekday."""

    model_config = ConfigDict(extra="forbid")

    day: Annotated[date, Field(ge=date(2004, 1, 1), le=date(2099, 12, 31))]
    kind: DayKind


class Publication(BaseModel):
    """A year's notice, day by day or as its text stands; or single days of it. A year published again takes the place of what it was."""

    model_config = ConfigDict(extra="forbid")

    source: Text
    days: Annotated[list[PublishedDay], Field(max_length=366, title="逐日填写的放假、上班日")] = []
    text: Annotated[LongText | None, Field(title="放假通知全文（粘贴，替代逐日填写）")] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.days) == bool(self.text):
            raise Malformed("逐日填写和通知全文，填写其中一项", HOL[7])
        self.named()
        return self

    def named(self) -> list[PublishedDay]:
        """The days, from wherever they are."""
        if self.text is None:
            return self.days
        return [PublishedDay(day=day, kind=kind) for day, kind in holiday_notice.read(self.text).items()]


class Published(BaseModel):
    """The calendar's new version, how many dockets reckon anew, and the days as they were read."""

    version: int
    dockets: Annotated[int, Field(title="重新计算期限的案件和事项数")]
    days: Annotated[list[PublishedDay], Field(title="录入的放假、上班日")]
    taken_back: Annotated[list[PublishedDay], Field(title="不再列明、恢复为平日的日期")]


class Due(BaseModel):
    """When a period ends and how that was counted, a line for each day skipped or counted in lieu."""

    due_date: date
    due_at: AwareDatetime
    provisional: bool
    steps: list[str]


class CourtTime(BaseModel):
    """What time it is for the court: by it every period runs."""

    now: AwareDatetime


class DayOut(BaseModel):
    """A day that is not as its weekday would have it, and what it is."""

    day: date
    worked: bool
    words: str


class YearOut(BaseModel):
    """`version`: of the calendar; `provisional`: the year's notice has not been published."""

    year: int
    version: int
    provisional: bool
    days: list[DayOut]


async def now(work: Work) -> CourtTime:
    return CourtTime(now=work.now)


async def reckon(work: Work, start: datetime, amount: int, unit: Unit, backward: bool) -> Due:
    """The end of a period under the calendar in force, and the settings of the day that it begins."""
    settings = (await load_settings(work.session)).on(start.astimezone(COURT_ZONE).date())
    try:
        found = due(
            start,
            Limit(amount, unit, backward),
            await load_calendar(work.session),
            immediate_hours=settings.immediate_hours,
            prompt_workdays=settings.prompt_workdays,
        )
    except ValueError as fault:
        raise Problem(422, ProblemCode.PERIOD, str(fault), CPC[85]) from fault
    return Due(**explain(found))


async def read_year(work: Work, year: int) -> YearOut:
    """The days of a year on which work rests though it is no weekend, or is done though it is one."""
    calendar = await load_calendar(work.session)
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(first + place) for place in range(date(year, 12, 31).toordinal() - first + 1)]
    return YearOut(
        year=year,
        version=calendar.version,
        provisional=calendar.provisional(days[0]),
        days=[
            DayOut(day=day, worked=calendar.is_workday(day), words=calendar.describe(day))
            for day in days
            if calendar.is_workday(day) != (day.weekday() < SATURDAY)
        ],
    )


async def publish(work: Work, body: Publication) -> Published:
    """Publish days; every docket with an open duty is told, and reckons its dates again.

    A trial says which open duties would move, and holds up nobody: under the calendar as it would be, which no
    other request ever sees.
    """
    named = body.named()
    await repository.hold_time(work.session, moving=not work.trial)
    time = await repository.court_time(work.session)
    before = time.calendar
    after = _with(before, named)
    taken_back = [
        PublishedDay(day=day, kind=kind)
        for year in _whole_years(named)
        for day, kind in after.back_to_weekdays(year, {one.day for one in named}).items()
    ]
    days = [*named, *taken_back]
    after = _with(before, days)
    _check(named, before, after, holiday_notice.year_of(body.text) if body.text else None)
    for item in days:
        work.session.add(CalendarDay(day=item.day, version=after.version, kind=item.kind.value))
    work.audit(
        COURT,
        AuditAction.CALENDAR_PUBLISH,
        str(after.version),
        source=body.source,
        days=len(named),
        before={str(one.day): before.overrides.get(one.day) for one in days},
        after={str(one.day): one.kind for one in days},
    )
    dockets = await repository.watched(work.session)
    told = [work.tell(CalendarPublished(version=after.version), DocketId.parse(docket)) for docket in dockets]
    if work.trial:
        work.duties = await retimed(work, told, after)
    return Published(version=after.version, dockets=len(dockets), days=named, taken_back=taken_back)


def _with(calendar: Calendar, days: list[PublishedDay]) -> Calendar:
    """The calendar's next version, with those days over it."""
    overrides = {**calendar.overrides, **{one.day: one.kind for one in days}}
    years = complete_years(overrides)
    return replace(calendar, version=calendar.version + 1, overrides=overrides, published_years=years)


def _whole_years(days: list[PublishedDay]) -> list[int]:
    """The years of which every statutory day is named as a day off."""
    rests = {one.day for one in days if one.kind is DayKind.REST}
    return [year for year in sorted({day.year for day in rests}) if rests >= statutory_days(year).keys()]


def _check(days: list[PublishedDay], calendar: Calendar, after: Calendar, year: int | None) -> None:
    """`year`: the one whose text it is."""
    seen: set[date] = set()
    for item in days:
        if item.day in seen:
            raise Problem(422, ProblemCode.DAY_TWICE, f"{item.day}重复列出", HOL[7])
        seen.add(item.day)
        name = statutory_days(item.day.year).get(item.day)
        if item.kind is DayKind.WORKDAY and name:
            detail = f"{item.day}是{name}，全体公民放假，不得列为上班日"
            raise Problem(422, ProblemCode.STATUTORY_DAY_WORKED, detail, HOL[2])
    rests = {one.day for one in days if one.kind is DayKind.REST}
    whole = {one for one in complete_years(seen) if calendar.provisional(date(one, 1, 1))}  # else it corrects
    for one in sorted(whole if year is None else whole | {year}):
        missing = [f"{day}{name}" for day, name in sorted(statutory_days(one).items()) if day not in rests]
        if missing:
            detail = f"{one}年全年的安排应当列明每个法定休假日，缺{'、'.join(missing)}"
            raise Problem(422, ProblemCode.STATUTORY_DAY_MISSING, detail, HOL[2])
    for item in days:
        weekday = item.day.weekday() < SATURDAY and calendar.is_workday(
            item.day
        )  # else it corrects a day off
        if item.kind is DayKind.WORKDAY and weekday:
            problem = Malformed(f"{item.day} 不是周末，无需调休上班", HOL[7])
            raise Problem(422, ProblemCode.NOT_A_WEEKEND, str(problem), problem.article)
    for one in sorted({day.year for day in seen}):
        if after.days_given(one) > _MOST_DAYS_GIVEN:
            detail = (
                f"{one}年共放假{after.days_given(one)}个工作日（已扣除调休上班），超过{_MOST_DAYS_GIVEN}日"
            )
            raise Problem(422, ProblemCode.TOO_MANY_DAYS_OFF, detail, HOL[2])

"""Schema court: what all teams may read and only intake's administration writes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ColumnElement, Index, func, or_, text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.law.calendar import Calendar, DayKind, complete_years
from shared.law.case_access import Standing
from shared.law.settings import Change, SettingsHistory
from shared.platform.db import id_field, instant, optional_instant
from shared.platform.settings import settings
from shared.values.opening_reason import OpeningReason
from shared.values.roles import STAFF, Office
from shared.values.zone import begin_of


class Clock(SQLModel, table=True):
    """Court time = real time + shift; the shift is zero in production."""

    __tablename__ = "clock"
    __table_args__ = {"schema": "court"}
    id: int = Field(default=1, primary_key=True)
    shift: timedelta = timedelta(0)


class CalendarDay(SQLModel, table=True):
    """One published date; of several publications of a date the highest version is in force."""

    __tablename__ = "calendar_day"
    __table_args__ = {"schema": "court"}
    day: date = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_type=BigInteger)
    kind: str


class Staff(SQLModel, table=True):
    """A person of the court, or an outside system; `id` is the subject of their tokens."""

    __tablename__ = "staff"
    __table_args__ = {"schema": "court"}
    id: str = Field(primary_key=True)
    name: str
    mobile: str = ""
    email: str = ""
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})


class Absence(SQLModel, table=True):
    """`kind`: leave, or departure from the court. It ends when the return was recorded, else at `until`, if it is known."""

    __tablename__ = "absence"
    __table_args__ = {"schema": "court"}
    id: str = id_field()
    staff_id: str = Field(foreign_key="court.staff.id", index=True)
    kind: str
    since: datetime = instant()
    until: datetime | None = optional_instant()
    reason: str
    recorded_by: str
    recorded_at: datetime = instant()
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()


class Appointment(SQLModel, table=True):
    """A person holds an office from–until; a deputy's appointment names whom it stands in for.

    It is ended, never removed, and what was ended is not prolonged (a trigger). What the set-up of an installation
    entered names nobody who appointed.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("appointed_by <> staff_id", name="nobody_appoints_himself"),
        CheckConstraint("deputy_for <> staff_id", name="nobody_is_his_own_deputy"),
        CheckConstraint("appointed_by <> deputy_for", name="nobody_appoints_his_own_deputy"),
        CheckConstraint("office <> 'service'", name="no_service_is_appointed"),
        CheckConstraint("until >= since", name="ends_after_it_begins"),
        CheckConstraint("num_nulls(ended_by, ended_at) IN (0, 2)", name="ended_by_somebody"),
        {"schema": "court"},
    )
    id: str = id_field()
    staff_id: str = Field(foreign_key="court.staff.id", index=True)
    office: str = Field(index=True)
    since: datetime = instant()
    until: datetime | None = optional_instant()
    deputy_for: str | None = None
    appointed_by: str | None = None
    appointed_at: datetime | None = optional_instant()
    reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
    end_reason: str = Field(default="", sa_column_kwargs={"server_default": ""})


class Setting(SQLModel, table=True):
    """A value that a setting has since a day (`shared.law.settings`); of two of one day the later holds."""

    __tablename__ = "setting"
    __table_args__ = {"schema": "court"}
    id: str = id_field()
    name: str
    since: date
    value: int = Field(sa_type=BigInteger)
    reason: str
    set_by: str
    set_at: datetime = instant()


class CourtAccount(SQLModel, table=True):
    """An account of the court itself, in force once another person has confirmed it; the last one of a purpose holds.

    `purpose`: main (where money of no case lies) or fee (where execution fees go).
    """

    __tablename__ = "court_account"
    __table_args__ = (
        CheckConstraint("purpose IN ('main', 'fee')", name="purpose_is_known"),
        CheckConstraint("confirmed_by <> entered_by", name="confirmed_by_another"),
        CheckConstraint("num_nulls(confirmed_by, confirmed_at) IN (0, 2)", name="confirmed_by_somebody"),
        {"schema": "court"},
    )
    id: str = id_field()
    purpose: str
    bank: str
    number: str
    reason: str
    entered_by: str
    entered_at: datetime = instant()
    confirmed_by: str | None = None
    confirmed_at: datetime | None = optional_instant()


class CaseAccess(SQLModel, table=True):
    """Whose a case is, whether it is sealed or closed, as every team sees it; kept by a trigger on intake's own table.

    A case whose round is concluded (终本) is not `closed`: its seizures go on, and what is found is seized.
    """

    __tablename__ = "case_access"
    __table_args__ = {"schema": "court"}
    case_number: str = Field(primary_key=True)
    officer: str | None = None
    judge: str | None = None
    sealed: bool = False
    closed: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})


class Opening(SQLModel, table=True):
    """A case is open to `person` until an instant, while a task in it is his, or while he is admitted to a sealed one.

    `opened_by` may have admitted him.
    """

    __tablename__ = "opening"
    __table_args__ = (Index("opening_of", "person", "case_number"), {"schema": "court"})
    id: str = id_field()
    case_number: str = Field(foreign_key="court.case_access.case_number")
    person: str
    reason: str
    words: str = ""
    opened_by: str
    opened_at: datetime = instant()
    until: datetime | None = optional_instant()


async def standing(session: AsyncSession, case_number: str, person: str, at: datetime) -> Standing | None:
    """The case as `person` meets it at that instant; None if there is no such case."""
    opened = (
        select(Opening.reason)
        .where(
            Opening.person == person,
            Opening.case_number == CaseAccess.case_number,
            Opening.opened_at <= at,
            _open(col(Opening.until), at),
        )
        .order_by(col(Opening.opened_at).desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(CaseAccess.officer, CaseAccess.judge, CaseAccess.sealed, opened)
    row = (await session.exec(query.where(CaseAccess.case_number == case_number))).first()
    if row is None:
        return None
    officer, judge, sealed, reason = row
    return Standing(officer, judge, sealed, OpeningReason(reason) if reason else None)


async def standings(session: AsyncSession, case_numbers: Collection[str]) -> dict[str, Standing]:
    """Whose each of those cases is, by case number; by what reason one is open is not said."""
    query = select(CaseAccess).where(col(CaseAccess.case_number).in_(case_numbers))
    rows = (await session.exec(query)).all()
    return {row.case_number: Standing(row.officer, row.judge, row.sealed) for row in rows}


async def closed_among(session: AsyncSession, case_numbers: Collection[str]) -> set[str]:
    """Which of those cases are closed for good."""
    which = (col(CaseAccess.case_number).in_(case_numbers), col(CaseAccess.closed))
    return set((await session.exec(select(CaseAccess.case_number).where(*which))).all())


async def have_worked(session: AsyncSession, case_number: str, teams: Sequence[str]) -> bool:
    """Whether one of `teams` has done anything in the case."""
    query = select(func.court.have_worked(case_number, list(teams)))
    return bool((await session.exec(query)).one())


async def main_accounts(session: AsyncSession) -> frozenset[str]:
    """The number of each main account that the court has, or ever had: told to nobody (二(六)1)."""
    query = select(CourtAccount.number).where(
        CourtAccount.purpose == "main", col(CourtAccount.confirmed_at).is_not(None)
    )
    configured = settings().master_account
    return frozenset((await session.exec(query)).all()) | ({configured} if configured else set())


async def fee_account(session: AsyncSession) -> tuple[str, str]:
    """Bank and number of the account for execution fees; empty where the court has none."""
    query = (
        select(CourtAccount.bank, CourtAccount.number)
        .where(CourtAccount.purpose == "fee", col(CourtAccount.confirmed_at).is_not(None))
        .order_by(col(CourtAccount.confirmed_at).desc())
    )
    return (await session.exec(query)).first() or (settings().fee_bank, settings().fee_account)


async def settings_made(session: AsyncSession) -> Sequence[Setting]:
    """Every change of a setting, in the order in which they were made."""
    return (await session.exec(select(Setting).order_by(col(Setting.set_at), Setting.id))).all()


async def load_settings(session: AsyncSession) -> SettingsHistory:
    changes = await settings_made(session)
    return SettingsHistory(tuple(Change(row.since, row.name, row.value) for row in changes))


async def load_calendar(session: AsyncSession) -> Calendar:
    """The calendar in force: package data with the published days over it."""
    rows = (await session.exec(select(CalendarDay).order_by(text("version")))).all()
    days = {row.day: DayKind(row.kind) for row in rows}
    return Calendar(
        version=max((row.version for row in rows), default=0),
        overrides=days,
        published_years=complete_years(days),
    )


async def holds(session: AsyncSession, staff_id: str, office: Office, at: datetime) -> bool:
    """Whether a person who is not absent holds `office` in person, not in another's stead, at that instant."""
    in_person = (Appointment.staff_id == staff_id, col(Appointment.deputy_for).is_(None))
    query = select(Appointment.staff_id).where(*held(office, at), *in_person)
    return (await session.exec(query)).first() is not None


async def holders(session: AsyncSession, office: Office, at: datetime) -> list[Staff]:
    """Who holds `office` at that instant and is not absent, in order of staff id."""
    present = select(Appointment.staff_id).where(*held(office, at))
    rows = await session.exec(select(Staff).where(col(Staff.id).in_(present)).order_by(Staff.id))
    return list(rows.all())


async def names(session: AsyncSession, staff_ids: Collection[str]) -> list[str]:
    """What those people are called, in order of staff id."""
    query = select(Staff.name).where(col(Staff.id).in_(staff_ids)).order_by(Staff.id)
    return list((await session.exec(query)).all())


async def staff_on(session: AsyncSession, staff_ids: Collection[str], day: date) -> set[str]:
    """Which of those people held an office of the court on that day, be it for a part of it."""
    begins = begin_of(day)
    query = select(Appointment.staff_id).where(
        col(Appointment.staff_id).in_(staff_ids),
        col(Appointment.office).in_([office.value for office in STAFF]),
        col(Appointment.since) < begins + timedelta(days=1),
        _open(col(Appointment.until), begins),
    )
    return set((await session.exec(query)).all())


def held(office: Office, at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Of appointments: those to `office` that are in force."""
    return (col(Appointment.office) == office.value, *in_force(at))


def in_force(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Of appointments: those in force at that instant, of who is not absent."""
    absent = select(Absence.staff_id).where(
        Absence.since <= at, _open(func.coalesce(Absence.ended_at, Absence.until), at)
    )
    return (
        col(Appointment.since) <= at,
        _open(col(Appointment.until), at),
        col(Appointment.staff_id).not_in(absent),
    )


def _open(end: Any, at: datetime) -> ColumnElement[bool]:
    return or_(end.is_(None), end > at)

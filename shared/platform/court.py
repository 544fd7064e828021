"""Schema court: what all teams may read and only intake's administration writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.law.calendar import Calendar, DayKind, complete_years
from shared.law.settings import Change, SettingsHistory
from shared.platform.db import id_field, instant, optional_instant
from shared.values.roles import Office


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
    __tablename__ = "staff"
    __table_args__ = {"schema": "court"}
    id: str = Field(primary_key=True)
    name: str
    mobile: str = ""
    email: str = ""


class Appointment(SQLModel, table=True):
    """A person holds an office from–until; a deputy's appointment names whom it stands in for."""

    __tablename__ = "appointment"
    __table_args__ = {"schema": "court"}
    id: str = id_field()
    staff_id: str = Field(foreign_key="court.staff.id", index=True)
    office: str = Field(index=True)
    since: datetime = instant()
    until: datetime | None = optional_instant()
    deputy_for: str | None = None


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


async def holders(session: AsyncSession, office: Office, at: datetime) -> list[Staff]:
    """Who holds `office` at that instant, in order of staff id."""
    held = select(Appointment.staff_id).where(
        Appointment.office == office.value,
        Appointment.since <= at,
        col(Appointment.until).is_(None) | (col(Appointment.until) > at),
    )
    rows = await session.exec(select(Staff).where(col(Staff.id).in_(held)).order_by(Staff.id))
    return list(rows.all())

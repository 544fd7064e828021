"""The register of other courts in schema court: all teams read it, intake's administration writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import String
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.law.courts import Court, Level
from shared.platform.db import document, id_field, instant


class CourtEntry(SQLModel, table=True):
    """What is known of a court since a day; of several of one court the last begun holds, until its last day if it has one.

    `code`: 法院代字; `system`: see `Court`.
    """

    __tablename__ = "court_entry"
    __table_args__ = {"schema": "court"}
    id: str = id_field()
    code: str = Field(index=True)
    name: str
    level: Level = Field(sa_type=String)
    superior: str | None = None
    divisions: list[str] = document()
    address: str
    system: str | None = None
    since: date
    until: date | None = None
    reason: str
    set_by: str
    set_at: datetime = instant()


async def courts_entered(session: AsyncSession) -> Sequence[CourtEntry]:
    """Every entry, in the order in which they come into force."""
    return (await session.exec(select(CourtEntry).order_by(*_ORDER))).all()


def in_force(entries: Iterable[CourtEntry], day: date) -> dict[str, CourtEntry]:
    """The entry of each court that holds on `day`, by code; `entries` as they come into force."""
    begun = {entry.code: entry for entry in entries if entry.since <= day}
    return {code: entry for code, entry in begun.items() if entry.until is None or entry.until >= day}


async def load_courts(session: AsyncSession, codes: Collection[str | None], day: date) -> dict[str, Court]:
    """Those of `codes` that are courts on `day`, by code."""
    query = select(CourtEntry).where(col(CourtEntry.code).in_(codes)).order_by(*_ORDER)
    found = in_force((await session.exec(query)).all(), day)
    return {
        code: Court(code, entry.name, entry.level, entry.divisions, entry.address, entry.system)
        for code, entry in found.items()
    }


_ORDER = (col(CourtEntry.since), col(CourtEntry.set_at), col(CourtEntry.id))

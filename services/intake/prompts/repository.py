"""Every query of prompts and reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, text
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import UNANSWERED
from services.intake.prompts.models import Reminder, ReminderDuty
from services.intake.prompts.rules import Holding
from services.intake.prompts.schemas import ReminderFilter
from shared.platform.court import Appointment, Staff, in_force
from shared.platform.db import among, insert_rows
from shared.platform.paging import Page, Sort, key_of, page, reached
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_UNSENT = (
    col(Reminder.sent_at).is_(None),
    Reminder.proof == "",
    col(Reminder.withdrawn_at).is_(None),
)


async def reminder(session: AsyncSession, reminder_id: str) -> Reminder:
    """The message; 404 if there is none."""
    found = await session.get(Reminder, reminder_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REMINDER)
    return found


async def holdings(session: AsyncSession, office: Office, at: datetime) -> list[Holding]:
    """Who holds `office` at that instant and is not absent, in their own right or as whose deputy."""
    return (await all_holdings(session, at)).get(office, [])


async def all_holdings(session: AsyncSession, at: datetime) -> dict[str, list[Holding]]:
    """Of each office, who holds it at that instant and is not absent, in their own right or as whose deputy."""
    query = select(Appointment.office, Appointment.staff_id, Appointment.deputy_for).where(*in_force(at))
    found: dict[str, list[Holding]] = {}
    for office, *held in await session.exec(query):
        found.setdefault(office, []).append(Holding(*held))
    return found


async def unsent_of(session: AsyncSession, docket_id: str, step: str, staff_id: str) -> Reminder | None:
    """The message of that step that waits to be sent to the person, locked."""
    query = select(Reminder).where(
        Reminder.docket == docket_id,
        Reminder.step == step,
        Reminder.staff_id == staff_id,
        *_UNSENT,
        col(Reminder.acknowledged_at).is_(None),
    )
    return (await session.exec(query.with_for_update())).first()


async def waiting(session: AsyncSession, dockets: Collection[str]) -> list[tuple[Reminder, ReminderDuty]]:
    """The dockets' messages of duties that wait to be sent, with each line that they have or had."""
    query = (
        select(Reminder, ReminderDuty)
        .where(ReminderDuty.reminder_id == Reminder.id, among(Reminder.docket, dockets), *_UNSENT)
        .where(col(Reminder.acknowledged_at).is_(None))
        .order_by(Reminder.id, ReminderDuty.duty_id)
    )
    return list((await session.exec(query)).all())


async def add(
    session: AsyncSession, messages: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]
) -> None:
    """New messages, and what new or older ones are about."""
    await insert_rows(session, Reminder, messages)
    await insert_rows(session, ReminderDuty, lines)


async def standing_reports(session: AsyncSession, duty_id: str) -> list[tuple[Reminder, ReminderDuty]]:
    """Overdue reports of a duty that have not been withdrawn."""
    query = select(Reminder, ReminderDuty).where(
        Reminder.id == ReminderDuty.reminder_id,
        ReminderDuty.duty_id == duty_id,
        ReminderDuty.step == "overdue",
        col(ReminderDuty.withdrawn_at).is_(None),
    )
    return list((await session.exec(query)).all())


async def lines(session: AsyncSession, reminders: Collection[str]) -> Sequence[ReminderDuty]:
    """What messages are still about."""
    query = select(ReminderDuty).where(
        among(ReminderDuty.reminder_id, reminders), col(ReminderDuty.withdrawn_at).is_(None)
    )
    return (await session.exec(query.order_by(ReminderDuty.duty_id))).all()


async def messages(session: AsyncSession, reminders: Collection[str]) -> dict[str, Reminder]:
    """Messages by their ids."""
    found = (await session.exec(select(Reminder).where(among(Reminder.id, reminders)))).all()
    return {message.id: message for message in found}


async def unsent(
    session: AsyncSession, dockets: Collection[str], now: datetime
) -> list[tuple[Reminder, Staff]]:
    """Messages that are to be handed to the notices service by now, with their addressees."""
    query = (
        select(Reminder, Staff)
        .where(Reminder.staff_id == Staff.id, among(Reminder.docket, dockets), *_UNSENT)
        .where(func.coalesce(Reminder.send_at, Reminder.created_at) <= now)
        .order_by(col(Reminder.created_at), Reminder.id)
    )
    return list((await session.exec(query)).all())


async def unanswered(
    session: AsyncSession, dockets: Collection[str], now: datetime
) -> list[tuple[Reminder, Staff]]:
    """Reports of the dockets that their addressees, named with them, should have acknowledged by now."""
    query = (
        select(Reminder, Staff)
        .where(Reminder.staff_id == Staff.id, among(Reminder.docket, dockets), text(UNANSWERED))
        .where(col(Reminder.answer_by) <= now)
        .order_by(col(Reminder.created_at), Reminder.id)
    )
    return list((await session.exec(query)).all())


async def told_of(session: AsyncSession, docket_id: str, first: str) -> Sequence[Reminder]:
    """A message and all by which it was passed on, as they went out."""
    query = select(Reminder).where(
        Reminder.docket == docket_id, or_(col(Reminder.id) == first, col(Reminder.first) == first)
    )
    return (await session.exec(query.order_by(col(Reminder.created_at), Reminder.id))).all()


async def unreached(session: AsyncSession, docket_id: str) -> Sequence[str]:
    """Whom a message of the docket has not reached by any channel."""
    query = select(Reminder.staff_id).where(
        Reminder.docket == docket_id, col(Reminder.sent_at).is_(None), Reminder.proof != ""
    )
    return (await session.exec(query.distinct())).all()


async def shown_by(session: AsyncSession, docket_id: str, proof: str) -> Sequence[str]:
    """Whose messages of a docket a proof has shown to have arrived."""
    query = select(Reminder.staff_id).where(Reminder.docket == docket_id, Reminder.proof == proof)
    return (await session.exec(query)).all()


async def unacknowledged(
    session: AsyncSession, docket_id: str, office: Office, staff_id: str
) -> Sequence[Reminder]:
    """The docket's messages to a person in an office that he has not acknowledged, locked."""
    query = select(Reminder).where(
        Reminder.docket == docket_id,
        Reminder.office == office.value,
        Reminder.staff_id == staff_id,
        col(Reminder.acknowledged_at).is_(None),
        col(Reminder.withdrawn_at).is_(None),
    )
    return (await session.exec(query.order_by(col(Reminder.created_at), Reminder.id).with_for_update())).all()


async def waiting_for(
    session: AsyncSession, staff_id: str, now: datetime, since: datetime
) -> tuple[int, int]:
    """How many messages that have gone out wait for the person, and how many of them went out after `since`."""
    at = func.coalesce(Reminder.send_at, Reminder.created_at)
    query = select_columns(func.count(), func.count().filter(at > since)).where(
        col(Reminder.staff_id) == staff_id,
        col(Reminder.acknowledged_at).is_(None),
        col(Reminder.withdrawn_at).is_(None),
        at <= now,
    )
    row = (await (await session.connection()).execute(query)).one()
    return row[0], row[1]


async def reminders(session: AsyncSession, asked: ReminderFilter, staff_id: str) -> Page[Reminder]:
    """A person's prompts and reports."""
    which = reached(asked.acknowledged, Reminder.acknowledged_at)
    which += reached(asked.withdrawn, Reminder.withdrawn_at)
    created: Any = Reminder.created_at
    sort = Sort(created, key_of(Reminder), descending=asked.sort == "newest")
    query = select_columns(Reminder).where(col(Reminder.staff_id) == staff_id, *which)
    return (await page(session, query, sort, asked)).of(lambda row: row[0])

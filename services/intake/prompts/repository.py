"""Every query of prompts and reports."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.prompts.models import Reminder
from shared.platform.court import Staff


async def reminder(session: AsyncSession, reminder_id: str) -> Reminder | None:
    """A prompt, locked to the end of the transaction."""
    return await session.get(Reminder, reminder_id, with_for_update=True)


async def standing_reports(session: AsyncSession, duty_id: str) -> Sequence[Reminder]:
    """Overdue reports of a duty that have not been withdrawn."""
    query = select(Reminder).where(
        Reminder.duty_id == duty_id, Reminder.step == "overdue", col(Reminder.withdrawn_at).is_(None)
    )
    return (await session.exec(query)).all()


async def unsent(session: AsyncSession, docket_id: str) -> list[tuple[Reminder, str]]:
    """Prompts not yet handed to the notices service, with the addressee's number."""
    query = (
        select(Reminder, Staff.mobile)
        .where(Reminder.staff_id == Staff.id, Reminder.docket == docket_id)
        .where(col(Reminder.sent_at).is_(None), Reminder.proof == "", col(Reminder.withdrawn_at).is_(None))
        .order_by(col(Reminder.created_at))
    )
    return [(prompt, mobile) for prompt, mobile in (await session.exec(query)).all()]


async def reminders(session: AsyncSession, staff_id: str) -> Sequence[Reminder]:
    """A person's prompts and reports, the unacknowledged first, newest first."""
    query = (
        select(Reminder)
        .where(Reminder.staff_id == staff_id)
        .order_by(col(Reminder.acknowledged_at).is_not(None), col(Reminder.created_at).desc())
    )
    return (await session.exec(query)).all()

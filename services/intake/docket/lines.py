"""A line of the work log that somebody's act writes (二(五)2)."""

from __future__ import annotations

from sqlmodel import col, select

from services.intake.docket import repository
from shared.platform.court import Staff
from shared.platform.work import Work
from shared.values.roles import acting


async def acted(work: Work, docket_id: str, article: str, text: str) -> None:
    """Add it; of what a deputy has done, it says who has and for whom."""
    if stead := [one.person for one in work.actor.deputy_for]:
        names = await work.session.exec(select(Staff.name).where(col(Staff.id).in_(stead)).order_by(Staff.id))
        text = f"{text}；由{acting(work.actor.name, names.all())}办理"
    repository.log(work.session, docket_id, work.now, article, text)

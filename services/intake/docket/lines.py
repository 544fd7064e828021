"""A line of the work log that somebody's act writes (二(五)2)."""

from __future__ import annotations

from services.intake.docket import repository
from shared.platform import court
from shared.platform.work import Work
from shared.values.roles import acting


async def acted(work: Work, docket_id: str, article: str, text: str) -> None:
    """Add it; of what a deputy has done, it says who has and for whom."""
    if stead := [one.person for one in work.actor.deputy_for]:
        names = await court.names(work.session, stead)
        text = f"{text}；由{acting(work.actor.name, names)}办理"
    repository.log(work.session, docket_id, work.now, article, text)

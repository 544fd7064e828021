"""The ruling by which a case has ended, and whether it may still be objected to (法释〔2016〕3号)."""

from __future__ import annotations

from datetime import datetime

from services.intake.closing import repository as closing
from services.intake.closing.models import ClosingRequest
from services.intake.docket.repository import court_time
from services.intake.filing import repository as cases
from services.intake.petitions import ending
from services.intake.petitions.kinds import Kind
from shared.contracts.intake.closing import ClosingGround
from shared.platform import court
from shared.platform.work import Work

_AFTER = ("interference", "excuse")
"""Brought after the end too, and not against its ruling."""


async def ended_by(work: Work, case_number: str) -> str | None:
    """The ruling, by id, of a case or of a round of it; None where the case goes on, or has ended by none."""
    if (await cases.case(work.session, case_number)).state == "open":
        return None
    closed = await closing.open_request(work.session, case_number)
    return closed.ruling if closed else None


async def objected(
    work: Work, kind: Kind, case_number: str, brought_at: datetime, served_at: datetime | None
) -> str | None:
    """That ruling, to which who had it `served_at` may object; None in a case that goes on. 409."""
    ended, closed = await _closed(work, case_number)
    calendar = (await court_time(work.session)).calendar
    closed_at = (await cases.case(work.session, case_number)).closed_at if ended else None
    ending.check_interference(kind, closed_at, brought_at, calendar)
    if not ended or kind.code in _AFTER:
        return None
    ending.check_objected(kind, ClosingGround(closed.ground) if closed and closed.ground else None)
    ending.check_in_time(served_at, brought_at, calendar)
    return closed.ruling if closed else None


async def _closed(work: Work, case_number: str) -> tuple[bool, ClosingRequest | None]:
    """Whether the case has ended, and the request by which; a round that is concluded is no end."""
    ended = bool(await court.closed_among(work.session, [case_number]))
    return ended, await closing.open_request(work.session, case_number)

"""Every query of opening and sealing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.platform.court import Opening


async def end_openings(session: AsyncSession, case_number: str, at: datetime) -> None:
    """Nobody has the case open any more but who works on it."""
    until = col(Opening.until)
    still = (col(Opening.case_number) == case_number, or_(until.is_(None), until > at))
    await session.exec(update(Opening).where(*still).values(until=at))

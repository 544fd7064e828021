"""What the work log answers."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel


class WorkLogOut(BaseModel):
    """`place`: its number in the log of its docket; `hash`: over the line before it and itself."""

    at: datetime
    article: str
    text: str
    place: int
    hash: str


class OfficersLogOut(WorkLogOut):
    """A line of the log of one of an officer's cases."""

    case_number: str

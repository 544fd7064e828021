"""Answers: who has a thing seized, over all cases."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel

from shared.contracts.custody.records import MeasureState


class HolderOut(BaseModel):
    """The same thing in one case; without a measure it is only known there. `rank` 1 holds it, from 2 on it waits.

    `officer`: of that case, by staff id. `sold_at`: when it was sold in that case.
    """

    case_number: str
    asset_id: str
    officer: str | None
    found_at: datetime
    sold_at: datetime | None
    measure_no: str
    state: MeasureState | None
    rank: int | None
    effective_at: datetime | None
    expires_on: date | None

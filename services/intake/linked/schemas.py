"""Answers: the cases that hang together with one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from shared.values.tie import Tie


class LinkedCaseOut(BaseModel):
    case_number: str
    filed_at: datetime
    state: Literal["open", "closed", "archived"]
    officer: str | None
    judge: str | None
    ties: list[Tie]

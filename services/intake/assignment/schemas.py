"""Requests of triage and assignment."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class AssignmentIn(BaseModel):
    """Track (繁简分流), handling officer and judge, by staff id."""

    model_config = ConfigDict(extra="forbid")

    track: Literal["simple", "complex"]
    officer: str
    judge: str

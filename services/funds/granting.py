"""What is said of a proposal that another has made: granted or not, and why."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from shared.values.fields import Reason


class GrantIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    granted: bool
    answer: Reason

"""Answers: the cases that hang together with one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from shared.values.tie import Tie


class DebtorCaseOut(BaseModel):
    """A case against the debtor. `open`: to the caller, who sees its claim then (yuan) and the party's id there."""

    case_number: str
    filed_at: datetime
    state: Literal["open", "closed", "archived"]
    officer: str | None
    judge: str | None
    open: bool
    claim: Decimal | None
    party_id: str | None


class DebtorOut(BaseModel):
    """A respondent over all cases of the court of which the caller may know; `former_names`: what else it is or was called in them."""

    name: str
    former_names: list[str] = Field(title="曾用名、原名称，或者在其他案件中登记的姓名、名称")
    cases: list[DebtorCaseOut]


class LinkedCaseOut(BaseModel):
    case_number: str
    filed_at: datetime
    state: Literal["open", "closed", "archived"]
    officer: str | None
    judge: str | None
    ties: list[Tie]

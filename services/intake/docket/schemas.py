"""What the register of duties answers."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel

from services.intake.docket import steps
from services.intake.docket.owed import Owed
from shared.law.rulebook import DUTIES
from shared.values.articles import Confidence


class DutyOut(BaseModel):
    """A duty, its article and the words of it (`text`, empty if only remembered), its date and how that was counted.

    `confidence`: whether its limit was read in the source (found), is remembered (memory) or is filled in by a reading
    (unsure); `unconfirmed_unit`: it is shown 单位待确认.
    """

    id: str
    rule_id: str
    rule_version: int
    article: str
    text: str
    title: str
    layer: str
    owner: str
    state: str
    light: str
    opened_at: datetime
    due_date: date
    due_at: datetime
    provisional: bool
    unconfirmed_unit: bool
    confidence: Confidence
    steps: list[str]
    suspended_by: str | None
    met_at: datetime | None
    overdue_at: datetime | None

    @classmethod
    def of(cls, owed: Owed) -> DutyOut:
        duty = DUTIES[owed.rule_id]
        stored = {name: value for name, value in vars(owed).items() if name in cls.model_fields}
        return cls(
            **stored,
            article=duty.article,
            text=duty.text,
            title=duty.title,
            layer=duty.layer,
            owner=duty.owner.label,
            light=steps.light(owed),
            unconfirmed_unit=duty.is_unconfirmed,
            confidence=duty.confidence,
        )


class WorkLogOut(BaseModel):
    at: datetime
    article: str
    text: str

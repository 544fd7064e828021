"""What the register of duties answers."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel

from services.intake.supervision import rules
from services.intake.supervision.models import DutyRow
from shared.law.rulebook import DUTIES


class DutyOut(BaseModel):
    """A duty, its article and the words of it (`text`, empty if only remembered), its date and how that was counted."""

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
    steps: list[str]
    suspended_by: str | None
    met_at: datetime | None
    overdue_at: datetime | None

    @classmethod
    def of(cls, row: DutyRow) -> DutyOut:
        duty = DUTIES[row.rule_id]
        shown = row.model_dump(include=set(cls.model_fields))
        return cls(
            **shown,
            article=duty.article,
            text=duty.text,
            title=duty.title,
            layer=duty.layer,
            owner=duty.owner.label,
            light=rules.light(row),
            unconfirmed_unit=duty.unconfirmed_unit,
        )


class ReminderOut(BaseModel):
    """A prompt or report with its proof of receipt."""

    id: str
    docket: str
    step: str
    office: str
    staff_id: str
    text: str
    created_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None
    proof: str
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    withdrawn_at: datetime | None


class WorkLogOut(BaseModel):
    at: datetime
    article: str
    text: str


class TaskOut(BaseModel):
    id: str
    docket: str
    officer: str
    text: str
    created_at: datetime
    done_at: datetime | None

"""A duty as a value: what is owed, until when, and which step is next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from shared.law.rulebook import DUTIES


@dataclass(frozen=True)
class Owed:
    """One duty of one docket. `steps` answers "why this date?"; `version` grows with every change of its next step.

    `occasion`: the matched ref, or the opening fact of a rule that matches none; a rule opens again for the same
    occasion once the duty before has ended, so that it is `opened_by` that tells one from the other. `state`: open, met,
    or lapsed (the case ended before it, or it was no second one after all). `overdue_at`: when it was reported overdue; emptied when a late fact shows that it
    was met in time. `reported`: its addressee still holds an overdue report. `suspended_by`: why the period is
    suspended; until it resumes, the due date is a lower bound and nothing falls due. `next_step`: warn, escalate,
    overdue or none, taken at `next_at`. `early_band`: the smallest band of days before its end of which its owner has
    been told, 0 for none; `early_at`: when the next one is entered. `moved_from`: the last day that its owner knows, where a calendar has
    moved it since.
    """

    docket: str
    rule_id: str
    rule_version: int
    occasion: str
    opened_by: str
    opened_at: datetime
    counted_from: datetime
    due_date: date
    due_at: datetime
    warn_at: datetime
    provisional: bool
    calendar_version: int
    steps: list[str]
    suspended_by: str | None
    state: str = "open"
    overdue_at: datetime | None = None
    reported: bool = False
    met_by: str | None = None
    met_at: datetime | None = None
    next_step: str = "none"
    next_at: datetime | None = None
    early_band: int = 0
    early_at: datetime | None = None
    moved_from: date | None = None
    version: int = 1
    id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def about(self) -> str:
        """What a duty of a rule that pairs facts is about, by id; empty: the whole of its docket."""
        return self.occasion if DUTIES[self.rule_id].match else ""

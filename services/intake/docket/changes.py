"""What became of a docket's duties between two of its states. Pure."""

from __future__ import annotations

from typing import Literal

from services.intake.docket.owed import Owed
from services.intake.docket.standing import Docket
from shared.contracts.intake.records import DutyChange
from shared.law.rulebook import DUTIES


def changes(before: Docket, after: Docket) -> list[DutyChange]:
    """What became of each duty between two states of a docket, the next due first."""
    old = {owed.id: owed for owed in before.duties}
    made = []
    for owed in sorted(after.duties, key=lambda owed: (owed.due_at, owed.id)):
        change = _change(old.get(owed.id), owed)
        if change is not None:
            duty = DUTIES[owed.rule_id]
            made.append(
                DutyChange(
                    docket=owed.docket,
                    rule_id=owed.rule_id,
                    article=duty.article,
                    title=duty.title,
                    owner=duty.owner.label,
                    change=change,
                    due_date=owed.due_date,
                    due_before=old[owed.id].due_date if change == "moved" else None,
                    due_at=owed.due_at,
                    provisional=owed.provisional,
                    unconfirmed_unit=duty.unconfirmed_unit,
                    steps=owed.steps,
                )
            )
    return made


def _change(old: Owed | None, owed: Owed) -> Literal["opened", "met", "moved", "lapsed", "reopened"] | None:
    if old is not None and old.state == owed.state:
        return "moved" if (old.due_at, old.suspended_by) != (owed.due_at, owed.suspended_by) else None
    match owed.state:
        case "met":
            return "met"
        case "lapsed":
            return "lapsed"
        case _:
            return "opened" if old is None else "reopened"

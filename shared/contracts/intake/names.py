"""What somebody was called before, and what papers of an instant call him (变更、追加当事人规定第二十七条)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import Field

from shared.contracts.record import Readable


class FormerName(Readable):
    """What somebody was called `until` a day. `recorded_at`: until when the court's own papers called him so.

    `void`: of a change of name that was withdrawn: what papers of the court said meanwhile, and no name that was given up.
    """

    name: str
    until: date = Field(title="更名日期")
    recorded_at: datetime
    void: bool = Field(default=False, title="该次更名已撤销")


def name_at(name: str, former: Sequence[FormerName], at: datetime | None) -> str:
    """Of who is called `name` now and was called otherwise before: what a paper of the court of that instant calls him."""
    borne = (one.name for one in former if at is not None and at < one.recorded_at)
    return next(borne, name)


def given_up(former: Sequence[FormerName]) -> list[str]:
    """The names that somebody bore before, the first first."""
    return [one.name for one in former if not one.void]

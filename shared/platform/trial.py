"""An act tried before it is done (`Prefer: handling=dry-run`, RFC 7240): what would follow, and nothing of it stays.

The use case runs in its own transaction, which is rolled back: a trial and the act itself agree by construction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.contracts.fact import KINDS, Fact
from shared.contracts.intake.records import DutyChange
from shared.platform.db import PLATFORM_TABLES, run_sql
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

HEADER = {"Preference-Applied": "handling=dry-run"}
LONGEST = 200
"""The characters of a Prefer header."""
_KNOWN = ("dry-run", "strict", "lenient")


class RowsChanged(BaseModel):
    """How many rows of a table would be added, changed, removed."""

    table: str
    added: int
    changed: int
    removed: int


class FactTold(BaseModel):
    """A fact that would be told to the case's docket and to the processes named."""

    kind: str
    label: str
    subject: str
    occurred_at: datetime
    processes: list[str]


class ActAudited(BaseModel):
    action: AuditAction
    label: str
    subject: str


class Consequences(BaseModel):
    """What an act would bring about. `answer`: what it would have answered; ids in it are of this trial alone.

    `duties`: what the told facts would open, meet or move. `not_done`: what would follow outside the transaction, by the
    processes that are told, and was not begun.
    """

    answer: Any
    rows: list[RowsChanged]
    acts: list[ActAudited]
    facts: list[FactTold]
    duties: list[DutyChange]
    not_done: list[str]


class Tried(Exception):
    """The act would have been done. Raised through the transaction, so that it is rolled back."""

    def __init__(
        self,
        answer: Any,
        rows: list[RowsChanged],
        audits: list[dict[str, Any]],
        told: list[dict[str, Any]],
        duties: list[DutyChange] | None = None,
    ) -> None:
        super().__init__("tried")
        self.answer, self.rows, self._audits, self.duties = answer, rows, audits, duties
        self._to: dict[str, list[str]] = {}
        self.facts: list[Fact] = []
        for row in told:
            fact = Fact.model_validate(row["fact"])
            if fact.id not in self._to:
                self.facts.append(fact)
            self._to.setdefault(fact.id, []).append(row["workflow_id"])

    @property
    def looks(self) -> list[dict[str, Any]]:
        """What of its audit rows stays: the answer shows what was read all the same."""
        return [row for row in self._audits if AuditAction(row["action"]).is_look]

    def consequences(self, duties: list[DutyChange]) -> Consequences:
        processes = [process for fact in self.facts for process in KINDS[fact.kind].processes]
        return Consequences(
            answer=self.answer,
            rows=self.rows,
            acts=[
                ActAudited(
                    action=(action := AuditAction(row["action"])), label=action.label, subject=row["subject"]
                )
                for row in self._audits
            ],
            facts=[
                FactTold(
                    kind=fact.kind,
                    label=KINDS[fact.kind].label,
                    subject=fact.subject_id,
                    occurred_at=fact.occurred_at,
                    processes=[workflow for workflow in self._to[fact.id] if workflow != fact.docket],
                )
                for fact in self.facts
            ],
            duties=duties,
            not_done=[
                f"「{label}」流程收到后所办的对外事项"
                for label in dict.fromkeys(process.label for process in processes)
            ],
        )


def is_wanted(preferences: Iterable[str]) -> bool:
    """Whether the Prefer headers ask for a trial. 422 for a handling that nobody knows: a slip must not do the act."""
    wanted, said = False, ",".join(preferences)
    if len(said) > LONGEST:
        raise Problem(422, ProblemCode.PREFERENCE_UNKNOWN, f"Prefer 最多{LONGEST}个字符")
    for preference in said.split(","):
        name, _, value = preference.partition(";")[0].partition("=")
        if name.strip().lower() == "handling":
            handling = value.strip().strip('"').lower()
            if handling not in _KNOWN:
                raise Problem(
                    422,
                    ProblemCode.PREFERENCE_UNKNOWN,
                    f"handling 可取 {'、'.join(_KNOWN)}，不能是 {handling}",
                )
            wanted = wanted or handling == "dry-run"
    return wanted


async def touched(session: AsyncSession) -> dict[str, tuple[int, int, int]]:
    """Rows added, changed, removed so far, by table: in this transaction, and in earlier ones not yet reported."""
    counted = await run_sql(
        session,
        "SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_xact_user_tables"
        " WHERE schemaname <> 'court' OR relname <> 'clock'",
    )
    return {
        row.relname: (row.n_tup_ins, row.n_tup_upd, row.n_tup_del)
        for row in counted
        if row.relname not in PLATFORM_TABLES
    }


def difference(
    before: dict[str, tuple[int, int, int]], after: dict[str, tuple[int, int, int]]
) -> list[RowsChanged]:
    changes = {
        table: [now - then for now, then in zip(counts, before.get(table, (0, 0, 0)), strict=True)]
        for table, counts in sorted(after.items())
    }
    return [
        RowsChanged(table=table, added=added, changed=changed, removed=removed)
        for table, (added, changed, removed) in changes.items()
        if added or changed or removed
    ]

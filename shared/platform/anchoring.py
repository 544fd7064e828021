"""The heads of the audit chains, anchored every hour in another team's schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from temporalio import activity

from shared.contracts.intake.orders import AuditHead, AuditHeads
from shared.platform.db import Database, run_sql

_PAGE = 2000
_GROWN = "30 days"
"""What has not grown for so long was anchored as it is, many times."""


class Anchoring:
    """Activities of every team: tell one's heads, keep another's."""

    def __init__(self, db: Database, team: str) -> None:
        self._db, self._team = db, team

    def activities(self) -> Sequence[Callable[..., Any]]:
        @activity.defn(name=f"{self._team}.audit_heads")
        async def audit_heads(after: str = "") -> AuditHeads:
            """The next page of heads, by case number: a Temporal payload is limited."""
            async with self._db.transaction() as session:
                rows = await run_sql(
                    session,
                    f"SELECT case_number, seq, encode(h.hash, 'hex') AS hash FROM {self._team}.audit_head h"
                    f" JOIN {self._team}.audit USING (case_number, seq)"
                    f" WHERE case_number > :after AND recorded_at > now() - interval '{_GROWN}' ORDER BY 1 LIMIT :page",
                    after=after,
                    page=_PAGE,
                )
                heads = [AuditHead(case_number=one.case_number, seq=one.seq, hash=one.hash) for one in rows]
            return AuditHeads(team=self._team, heads=heads, more=len(heads) == _PAGE)

        @activity.defn(name=f"{self._team}.anchor_heads")
        async def anchor_heads(heads: AuditHeads) -> None:
            async with self._db.transaction() as session:
                await run_sql(
                    session,
                    f"INSERT INTO {self._team}.audit_anchor (team, case_number, seq, hash)"
                    " SELECT :team, case_number, seq, decode(hash, 'hex')"
                    " FROM jsonb_to_recordset(CAST(:heads AS jsonb)) AS h(case_number text, seq bigint, hash text)"
                    " ON CONFLICT DO NOTHING",
                    team=heads.team,
                    heads=json.dumps([head.model_dump() for head in heads.heads]),
                )

        return [audit_heads, anchor_heads]

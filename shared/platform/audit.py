"""The audit chain: one hash chain a case in each team's schema, its heads anchored daily in another team's schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg
from temporalio import activity

from shared.contracts.intake.orders import AuditHead, AuditHeads
from shared.contracts.teams import TEAMS, anchor_of
from shared.platform.db import Database, run_sql

_PAGE = 2000


class Anchoring:
    """Activities of every team: tell one's heads, keep another's."""

    def __init__(self, db: Database, team: str) -> None:
        self._db, self._team = db, team

    def activities(self) -> Sequence[Callable[..., Any]]:
        @activity.defn(name=f"{self._team}.audit_heads")
        async def audit_heads(after: str = "") -> AuditHeads:
            """The next of them in the order of their case numbers: a message has room for so many only."""
            async with self._db.transaction() as session:
                rows = await run_sql(
                    session,
                    f"SELECT case_number, seq, encode(hash, 'hex') AS hash FROM {self._team}.audit_head"
                    " WHERE case_number > :after ORDER BY 1 LIMIT :page",
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


@dataclass(frozen=True)
class Fault:
    """One break of a chain: what is wrong at which row."""

    team: str
    case_number: str
    seq: int
    detail: str


async def verify(dsn: str) -> tuple[int, list[Fault]]:
    """Recompute every chain. Answers the number of rows checked and the faults: changed, removed, re-ordered, cut off.

    `dsn`: the auditor's role, which reads every schema's audit tables and nothing else.
    """
    connection = await asyncpg.connect(dsn)
    checked, faults = 0, []
    try:
        for team in TEAMS:
            rows = await connection.fetch(
                f"""
                SELECT case_number, seq, hash = {team}.audit_hash(
                    coalesce(lag(hash) OVER chain, sha256(convert_to('{team}', 'UTF8'))), case_number, seq, at,
                    recorded_at, actor, action, subject, detail) AS sound,
                    seq = coalesce(lag(seq) OVER chain, 0) + 1 AS next
                FROM {team}.audit WINDOW chain AS (PARTITION BY case_number ORDER BY seq)"""
            )
            checked += len(rows)
            for row in rows:
                if not row["next"]:
                    faults.append(Fault(team, row["case_number"], row["seq"], "之前的记录被删除"))
                elif not row["sound"]:
                    faults.append(Fault(team, row["case_number"], row["seq"], "记录被改动或顺序被调换"))
            ends = f"SELECT case_number, seq, hash, '{team}' AS team FROM {team}.audit_head"
            anchors = f"SELECT case_number, seq, hash, team FROM {anchor_of(team)}.audit_anchor WHERE team = '{team}'"
            for row in await connection.fetch(
                f"""
                SELECT end_.case_number, end_.seq FROM ({ends} UNION {anchors}) AS end_
                LEFT JOIN {team}.audit a ON a.case_number = end_.case_number AND a.seq = end_.seq
                WHERE a.hash IS DISTINCT FROM end_.hash ORDER BY 1, 2"""
            ):
                faults.append(Fault(team, row["case_number"], row["seq"], "链尾被截断或与存证不符"))
            for row in await connection.fetch(
                f"""
                SELECT case_number, max(a.seq) AS seq FROM {team}.audit a
                LEFT JOIN {team}.audit_head h USING (case_number)
                GROUP BY case_number, h.seq HAVING max(a.seq) > coalesce(h.seq, 0) ORDER BY 1"""
            ):
                faults.append(Fault(team, row["case_number"], row["seq"], "链头被删除，或者其后添加了记录"))
    finally:
        await connection.close()
    return checked, faults

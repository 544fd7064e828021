"""The audit chain: one hash chain a case in each team's schema, its heads anchored every hour in another team's schema."""

from __future__ import annotations

from dataclasses import dataclass

import asyncpg

from shared.contracts.teams import TEAMS, anchor_of


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

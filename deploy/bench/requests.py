"""What a request costs: a fact's way to the docket, and a write and a read against the same statements, bare."""

from __future__ import annotations

import json
import random
from statistics import quantiles
from time import perf_counter
from typing import Any
from urllib.parse import quote

import asyncpg
import httpx

from deploy.demo.cast import Cast
from deploy.demo.story import Story
from deploy.local import Installation
from shared.db import new_id

SAMPLES = 150


async def measure(installation: Installation) -> dict[str, Any]:
    """Milliseconds, p50 and p99, one request at a time."""
    async with httpx.AsyncClient(timeout=60) as http:
        story = Story(installation, 1, http)
        body = Cast(random.Random(1)).application("2026-02-27T15:10:00+08:00")
        application = await story.post("lian01", "intake", "/applications", body)
        case = await story.post("lian01", "intake", f"/applications/{application['id']}/filing")
        await story.settle()
        connection = await asyncpg.connect(installation.dsn("intake_app"))
        watcher = await asyncpg.connect(installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
        try:
            return {
                **_figures("fact_to_reaction_ms", await _reactions(story, watcher, case)),
                **_against("write", await _writes(story, case), await _bare_writes(connection, case)),
                **_against(
                    "read", await _reads(story, application), await _bare_reads(connection, application)
                ),
            }
        finally:
            await connection.close()
            await watcher.close()


def _figures(name: str, milliseconds: list[float]) -> dict[str, float]:
    cuts = quantiles(milliseconds, n=100)
    return {f"{name}_p50": round(cuts[49], 2), f"{name}_p99": round(cuts[98], 2)}


def _against(name: str, ours: list[float], bare: list[float]) -> dict[str, float]:
    figures = _figures(f"{name}_ms", ours) | _figures(f"bare_{name}_ms", bare)
    return figures | {f"{name}_ratio": round(figures[f"{name}_ms_p50"] / figures[f"bare_{name}_ms_p50"], 2)}


def _reception(case: Any) -> dict[str, Any]:
    return {
        "party_id": case["parties"][0]["id"],
        "record": "量测",
        "confirmed_address": "河南省信阳市浉河区中山路18号",
        "confirmed_mobile": case["parties"][0]["mobile"],
        "electronic_consent": True,
    }


async def _reactions(story: Story, watcher: asyncpg.Connection[Any], case: Any) -> list[float]:
    """From sending the request until the docket has applied the fact and committed."""
    docket, found = f"case/{case['case_number']}", []
    for _ in range(SAMPLES):
        began = perf_counter()
        made = await story.post(
            "jiedai01", "intake", f"/cases/{case['case_number']}/receptions", _reception(case)
        )
        applied = None
        while applied is None:
            applied = await watcher.fetchval(
                "SELECT 1 FROM intake.applied_fact WHERE docket = $1 AND subject_id = $2", docket, made["id"]
            )
        found.append((perf_counter() - began) * 1000)
    return found


async def _writes(story: Story, case: Any) -> list[float]:
    found = []
    for _ in range(SAMPLES):
        began = perf_counter()
        await story.post("jiedai01", "intake", f"/cases/{case['case_number']}/receptions", _reception(case))
        found.append((perf_counter() - began) * 1000)
    await story.settle()
    return found


async def _bare_writes(connection: asyncpg.Connection[Any], case: Any) -> list[float]:
    """The same statements in one transaction on one connection: enter, look up, insert, settle, commit."""
    found, number = [], case["case_number"]
    for sample in range(SAMPLES):
        key, reception = f"bench/{sample}", new_id()
        began = perf_counter()
        async with connection.transaction():
            now = await connection.fetchrow("SELECT * FROM intake.enter($1, $2, $3)", "jiedai01", key, "d")
            await connection.fetchrow("SELECT * FROM intake.enforcement_case WHERE case_number = $1", number)
            await connection.fetch(
                "SELECT * FROM intake.party WHERE application_id = $1 ORDER BY position", "2026-1"
            )
            await connection.execute(
                "INSERT INTO intake.reception (id, case_number, party_id, received_at, received_by, record,"
                " confirmed_address, confirmed_mobile, electronic_consent) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
                *(
                    reception,
                    number,
                    case["parties"][0]["id"],
                    now["now"],
                    "jiedai01",
                    "量测",
                    "地址",
                    "139",
                    True,
                ),
            )
            audits = [
                {"case_number": number, "action": "reception.record", "subject": reception, "detail": {}}
            ]
            await connection.execute(
                "SELECT intake.settle($1, $2, $3, $4, $5, $6)",
                *("jiedai01", key, "{}", now["now"], json.dumps(audits), "[]"),
            )
        found.append((perf_counter() - began) * 1000)
    return found


async def _reads(story: Story, application: Any) -> list[float]:
    found = []
    for _ in range(SAMPLES):
        began = perf_counter()
        await story.get("lian01", "intake", f"/applications/{quote(application['id'])}")
        found.append((perf_counter() - began) * 1000)
    return found


async def _bare_reads(connection: asyncpg.Connection[Any], application: Any) -> list[float]:
    found = []
    for _ in range(SAMPLES):
        began = perf_counter()
        async with connection.transaction():
            await connection.fetchrow("SELECT * FROM intake.enter($1, NULL, '')", "lian01")
            await connection.fetchrow(
                "SELECT * FROM intake.application WHERE id = $1 FOR UPDATE", application["id"]
            )
        found.append((perf_counter() - began) * 1000)
    return found

"""What a request costs: a fact's way to the docket, and a write and a read against the same statements, bare.

Ours and the bare one take turns, so that both meet the same neighbours: each write's fact keeps relay, worker and
Temporal at work on the same cores after it is answered.
"""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import Any
from urllib.parse import quote

import asyncpg
import httpx

from deploy.demo.cast import Cast
from deploy.demo.story import Story
from deploy.local import Installation
from shared.contracts.intake.facts import ReceptionRecorded
from shared.platform.db import new_id
from shared.values.audit_action import AuditAction

SAMPLES = 150


async def measure(installation: Installation) -> dict[str, Any]:
    """Milliseconds, p50 and p99, one request at a time."""
    async with httpx.AsyncClient(timeout=60) as http:
        story = Story(installation, 1, http)
        body = Cast(random.Random(1)).application("2026-02-27T15:10:00+08:00")
        application = await story.post("lian01", "intake", "/applications", body)
        case = await story.post("lian01", "intake", f"/applications/{application['id']}/filing")
        filed = application | {"case_number": case["case_number"]}
        await story.settle()
        connection = await asyncpg.connect(installation.dsn("intake_app"))
        watcher = await asyncpg.connect(installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
        wire = await Wire.connect(installation.url("intake"))
        try:
            return {
                **_figures("fact_to_reaction_ms", await _reactions(story, watcher, case)),
                **_against(
                    "write",
                    *await _writes(wire, await story.token("jiedai01"), connection, case, application["id"]),
                ),
                **_against("read", *await _reads(wire, await story.token("lian01"), connection, filed)),
            }
        finally:
            wire.close()
            await connection.close()
            await watcher.close()


@dataclass
class Wire:
    """One kept HTTP connection, with no more than it takes: the client's own time is not the service's."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def connect(cls, url: str) -> Wire:
        host, _, port = url.removeprefix("http://").partition(":")
        return cls(*await asyncio.open_connection(host, int(port)))

    async def request(self, method: str, path: str, token: str, key: str = "", body: Any = None) -> Any:
        content = b"" if body is None else json.dumps(body).encode()
        self.writer.write(
            f"{method} {quote(path, safe='/?=&%')} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n"
            f"Idempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n".encode()
            + content
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        answer = await self.reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
        if head.split()[1] not in ("200", "201"):
            raise RuntimeError(answer.decode())
        return json.loads(answer)

    def close(self) -> None:
        self.writer.close()


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


async def _writes(
    wire: Wire, token: str, connection: asyncpg.Connection[Any], case: Any, application_id: str
) -> tuple[list[float], list[float]]:
    """One reception each, in turns; the bare one asks the office first (another team's file may prove the address), then is one
    transaction: enter, look up, insert, settle, commit."""
    ours, bare, number = [], [], case["case_number"]
    party = case["parties"][0]["id"]
    for sample in range(SAMPLES):
        began = perf_counter()
        await wire.request(
            "POST", f"/cases/{number}/receptions", token, f"bench/{sample}/ours", _reception(case)
        )
        ours.append((perf_counter() - began) * 1000)
        reception, key = new_id(), f"bench/{sample}/bare"
        fact = {
            **{"id": new_id(), "kind": ReceptionRecorded.kind, "docket": f"case/{number}", "seq": 0},
            **{"subject_id": reception, "actor": "jiedai01", "refs": {"party": party}},
        }
        began = perf_counter()
        await connection.fetchrow("SELECT * FROM intake.enter($1, NULL, '')", "jiedai01")
        async with connection.transaction():
            entered = await connection.fetchrow(
                "SELECT * FROM intake.enter($1, $2, $3)", "jiedai01", key, "d"
            )
            assert entered is not None
            await connection.fetchrow("SELECT * FROM intake.enforcement_case WHERE case_number = $1", number)
            await connection.fetch(
                "SELECT * FROM intake.party WHERE application_id = $1 ORDER BY position",
                application_id,
            )
            await connection.execute(
                "INSERT INTO intake.reception (id, case_number, party_id, received_at, received_by, record,"
                " confirmed_address, confirmed_mobile, electronic_consent) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
                *(reception, number, party, entered["now"], "jiedai01", "量测", "地址", "139", True),
            )
            audit = {
                "case_number": number,
                "action": "reception.record",
                "subject": reception,
                "detail": {"party": party},
            }
            told = {
                "workflow_type": "case",
                "workflow_id": f"case/{number}",
                "fact": fact | {"occurred_at": entered["now"].isoformat()},
            }
            await connection.execute(
                "SELECT intake.settle($1, $2, $3, $4, $5, $6)",
                *("jiedai01", key, "{}", entered["now"], json.dumps([audit]), json.dumps([told])),
            )
        bare.append((perf_counter() - began) * 1000)
    return ours, bare


async def _reads(
    wire: Wire, token: str, connection: asyncpg.Connection[Any], application: Any
) -> tuple[list[float], list[float]]:
    """One application each, in turns; the bare read, too, keeps who has read, in a statement of its own."""
    ours, bare, number = [], [], application["case_number"]
    seen = {
        "case_number": number,
        "action": AuditAction.APPLICATION_READ,
        "subject": application["id"],
        "detail": {"client": "127.0.0.1"},
    }
    for _ in range(SAMPLES):
        began = perf_counter()
        await wire.request("GET", f"/applications/{application['id']}", token)
        ours.append((perf_counter() - began) * 1000)
        began = perf_counter()
        entered = await connection.fetchrow("SELECT * FROM intake.enter($1, NULL, '')", "lian01")
        assert entered is not None
        await connection.fetchrow("SELECT * FROM intake.application WHERE id = $1", application["id"])
        await connection.fetchrow("SELECT * FROM court.case_access WHERE case_number = $1", number)
        await connection.fetchrow("SELECT * FROM intake.enforcement_case WHERE case_number = $1", number)
        parties = await connection.fetch(
            "SELECT * FROM intake.party WHERE application_id = $1 ORDER BY position", application["id"]
        )
        await connection.fetch(
            "SELECT * FROM intake.agent WHERE party_id = ANY($1) ORDER BY position",
            [row["id"] for row in parties],
        )
        await connection.execute(
            "SELECT intake.settle($1, NULL, NULL, $2, $3, '[]')", "lian01", entered["now"], json.dumps([seen])
        )
        bare.append((perf_counter() - began) * 1000)
    return ours, bare

"""What operators read at /metrics: the outbox, what is late, and a database that does not answer."""

from __future__ import annotations

import math
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from shared.platform import metrics
from shared.platform.db import Database
from tests.harness import Court
from tests.services.intake.road import file_case


def read(text: str) -> dict[str, float]:
    """The value of each sample without labels."""
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.labels
    }


async def at(court: Court, team: str) -> dict[str, float]:
    return read((await court.http.get(f"{court.urls[team]}/metrics")).raise_for_status().text)


@pytest.mark.walk
async def test_what_is_late_and_what_is_not_yet_delivered_is_counted(court: Court) -> None:
    case = await file_case(court, 41)
    now = await court.advance()
    before = await at(court, "intake")
    assert (before["outbox_waiting"], before["outbox_oldest_seconds"]) == (0, 0)
    await court.advance(to=(now + timedelta(days=3)).isoformat())
    late = await court.listed("intake", f"/cases/{case}/duties?state=open", "zhongxin01")
    red = sum(duty["light"] == "red" for duty in late)
    assert red > 0
    assert (await at(court, "intake"))["duties_overdue"] - before["duties_overdue"] == red
    told = "SELECT workflow_id, seq FROM intake.outbox ORDER BY created_at LIMIT 1"
    [(workflow, seq)] = await court.sql(told)
    undelivered = (
        "UPDATE intake.outbox SET delivered_at = NULL, next_try_at = $3 WHERE workflow_id = $1 AND seq = $2"
    )
    await court.sql(undelivered, workflow, seq, now + timedelta(days=9000))
    waiting = await at(court, "intake")
    assert waiting["outbox_waiting"] == 1
    assert waiting["outbox_oldest_seconds"] > 0
    await court.sql(
        "UPDATE intake.outbox SET delivered_at = now() WHERE workflow_id = $1 AND seq = $2", workflow, seq
    )
    assert "process_resident_memory_bytes" in await at(court, "worker")


async def test_without_a_database_the_figures_are_unknown_and_the_rest_is_answered() -> None:
    app = FastAPI()
    app.state.db = Database("postgresql://nobody@127.0.0.1:1/nothing")
    metrics.show(app, CollectorRegistry(), metrics.outbox("intake"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://team") as http:
        answer = await http.get("/metrics")
    assert answer.status_code == 200
    assert math.isnan(read(answer.text)["outbox_waiting"])
    await app.state.db.close()

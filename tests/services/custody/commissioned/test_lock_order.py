"""What another court has done is entered in the order of locks of every other act: the thing, and then its measures."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg

from services.custody.commissioned.service import enter
from services.custody.measures.models import Decision, Measure
from services.custody.network.models import Asset, Feedback, Query
from shared.contracts.commission.records import CommissionRecord
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record

CASE = "（2026）豫1502执9001号"
THING = "SELECT pg_advisory_xact_lock(hashtextextended('custody.thing/' || $1, 0))"
WAITS = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


async def test_who_holds_the_thing_is_not_waited_for_with_its_measure_in_hand(court: Court) -> None:
    asset, measure = await held_elsewhere(court)
    release = commission(asset, "release", id="c2", answered_at=CLOCK_START + timedelta(days=2))
    db = Database(court.dsn("custody_app"))
    other = await asyncpg.connect(court.dsn("custody_app"))
    try:
        async with other.transaction():
            await other.execute(THING, "thing-9001")
            caller = Caller(db, "custody", "service:workflow")
            known = [commission(asset, "seal", id="c1"), release]
            entering = asyncio.create_task(caller.act(Office.SERVICE, enter, CASE, known))
            async with asyncio.timeout(20):
                while not await court.sql(WAITS):
                    assert not entering.done()
            await other.execute("SET LOCAL lock_timeout = '2s'")
            await other.execute("UPDATE custody.measure SET rank = 1 WHERE id = $1", measure.id)
            begun = "SELECT 1 FROM custody.asset WHERE id = $1 FOR KEY SHARE"
            await other.execute(begun, asset.id)  # a measure begins: its foreign key
        await entering
    finally:
        await other.close()
        await db.close()
    ((lifted_at,),) = await court.sql("SELECT lifted_at FROM custody.measure WHERE id = $1", measure.id)
    assert lifted_at == release.answered_at


async def held_elsewhere(court: Court) -> tuple[Asset, Measure]:
    query = record(Query, case_number=CASE)
    feedback = record(Feedback, case_number=CASE, query_id=query.id)
    of = {"case_number": CASE, "kind": "real_estate", "thing": "thing-9001"}
    asset = record(Asset, **of, feedback_id=feedback.id)
    decision = record(Decision, asset_id=asset.id, case_number=CASE, way="delegate", ruling_document="")
    begun = {"effective_at": CLOCK_START, "expires_on": CLOCK_START.date() + timedelta(300)}
    measure = record(Measure, asset_id=asset.id, case_number=CASE, commission="c1", kind="seal", **begun)
    await put(court, query, feedback, asset, decision, measure)
    return asset, measure


def commission(asset: Asset, matter: str, **changes: Any) -> CommissionRecord:
    done = {
        "state": "answered",
        "in_force": matter == "seal",
        "result": "done",
        "receiving_court": "金水法院",
    }
    return CommissionRecord(
        **done
        | {
            "asset_id": asset.id,
            "matter": matter,
            "ruling_document": f"ruling of {matter}",
            "effective_at": CLOCK_START,
            "answered_at": CLOCK_START,
            "instructed_at": CLOCK_START,
            "instructed_by": "chengban01",
        }
        | changes
    )

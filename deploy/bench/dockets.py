"""What one more fact costs a docket that has many: `apply_facts` on the real database, transaction and answer included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from statistics import median
from time import perf_counter

import asyncpg

from deploy.local import DATABASE, Installation
from services.intake.docket.apply import DocketArithmetic
from shared.contracts.custody.facts import (
    FeedbackFiled,
    FeedbackHandled,
    FeedbackReceived,
    MeasureLifted,
    MeasureTaken,
)
from shared.contracts.documents.facts import DocumentDispatched, DossierFiled, DraftHandedOver
from shared.contracts.fact import Fact, Refs
from shared.contracts.funds.facts import CaseFundsCleared, ReceiptBooked, ReceiptDisbursed
from shared.contracts.intake.facts import CaseFiled
from shared.contracts.intake.orders import ApplyFacts
from shared.platform.db import Database, new_id

SIZES = (100, 1_000, 5_000)
_AGAIN = 15
_BATCH = 200
_START = datetime.fromisoformat("2026-03-02T09:20:00+08:00")


async def measure(installation: Installation) -> dict[str, float]:
    """Milliseconds, the median, for dockets of each size."""
    server = installation.superuser_dsn.rpartition("/")[0]
    connection = await asyncpg.connect(f"{server}/{DATABASE}")
    db = Database(f"{server}/{DATABASE}")
    figures = {}
    try:
        for size in SIZES:
            figures[f"one_more_fact_ms_at_{size}_facts"] = await _one_more(
                connection, DocketArithmetic(db, ""), size
            )
    finally:
        await db.close()
        await connection.close()
    return figures


async def _one_more(connection: asyncpg.Connection, arithmetic: DocketArithmetic, size: int) -> float:
    docket = f"case/（2025）豫1502执{90_000 + size}号"
    told = list(islice(_facts(docket), size + _AGAIN))
    for fact in told:
        await connection.execute(
            f"INSERT INTO {fact.team}.outbox (workflow_id, seq, workflow_type, fact, delivered_at)"
            " VALUES ($1, $2, 'case', $3, clock_timestamp())",
            *(docket, fact.seq, fact.model_dump_json()),
        )
    for first in range(0, size, _BATCH):
        await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=told[first : min(first + _BATCH, size)]))
    await connection.execute("ANALYZE intake.applied_fact, intake.duty")
    took = []
    for fact in told[size:]:
        began = perf_counter()
        await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[fact]))
        took.append(perf_counter() - began)
    return round(median(took) * 1000, 1)


def _facts(docket: str) -> Iterator[Fact]:
    """A case that goes on and on: filed, then feedback, measures, documents and money, each opened and met."""
    numbers: Counter[str] = Counter()
    at = _START

    def fact(what: Refs) -> Fact:
        nonlocal at
        at += timedelta(minutes=1)
        numbers[what.team()] += 1
        return Fact(
            id=new_id(),
            kind=what.kind,
            docket=docket,
            subject_id="s",
            occurred_at=at,
            actor="bench",
            refs=what.values(),
            seq=numbers[what.team()],
        )

    yield fact(CaseFiled(application_received_at=_START))
    number = 0
    while True:
        number += 1
        asset, measure = f"a{number}", f"m{number}"
        yield fact(FeedbackReceived(feedback=f"f{number}", found="yes"))
        yield fact(FeedbackHandled(feedback=f"f{number}"))
        yield fact(FeedbackFiled(feedback=f"f{number}"))
        yield fact(
            MeasureTaken(
                measure=measure,
                asset=asset,
                asset_kind="bank_deposit",
                document=f"d{number}",
                expires_at=at + timedelta(days=365),
                preserved="no",
                held_since=at,
            )
        )
        yield fact(DocumentDispatched(document=f"d{number}", document_kind="freezing_ruling"))
        yield fact(DossierFiled(document=f"d{number}", document_kind="freezing_ruling"))
        yield fact(DraftHandedOver(document=f"d{number}", hand_over=f"h{number}"))
        yield fact(MeasureLifted(measure=measure, asset=asset))
        yield fact(ReceiptBooked(receipt=f"r{number}", amount_fen=100, payable="yes"))
        yield fact(ReceiptDisbursed(receipt=f"r{number}"))
        yield fact(CaseFundsCleared())

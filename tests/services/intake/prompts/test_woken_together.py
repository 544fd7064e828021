"""Duties due at one instant are told of in one transaction: none lost, none twice, whatever fails meanwhile (二(五)2).

The dockets are on record only; the orders are given by hand, as their workflows give them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from services.intake.activities import IntakeActivities
from services.intake.docket import steps
from services.intake.docket.models import AppliedFact, DocketRow, DutyRow
from services.intake.docket.owed import Owed
from services.intake.prompts import sending
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseFiled
from shared.contracts.intake.orders import DocketView, WakeDuties
from shared.law.rulebook import DUTIES
from shared.platform.work import Work
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.intake.prompts.carrier import Carrier

RULE = "filing.handover"


@pytest.fixture
async def carrier(court: Court) -> AsyncIterator[Carrier]:
    made = Carrier(court)
    yield made
    await made.db.close()


async def due(court: Court, name: str, dockets: int) -> list[str]:
    """Dockets of two duties of one matter each, whose prompt is due."""
    ids = [str(DocketId.application(f"{name}-{number}")) for number in range(dockets)]
    for docket in ids:
        fact = record(
            AppliedFact, id=f"f/{docket}", docket=docket, kind=CaseFiled.kind, actor="lian01", refs={}
        )
        duties = [
            record(
                DutyRow,
                id=f"{docket}/{number}",
                docket=docket,
                rule_id=RULE,
                rule_version=DUTIES[RULE].version,
                occasion=str(number),
                opened_by=fact.id,
                due_date=(CLOCK_START + timedelta(days=5)).date(),
                due_at=CLOCK_START + timedelta(days=5),
                next_step="warn",
                next_at=CLOCK_START,
            )
            for number in range(2)
        ]
        await put(court, record(DocketRow, id=docket), fact, *duties)
    return ids


async def wake(orders: IntakeActivities, dockets: list[str]) -> list[DocketView | BaseException]:
    given = [orders.wake_duties(WakeDuties(docket=docket, duties=[])) for docket in dockets]
    return await asyncio.gather(*given, return_exceptions=True)


async def told(court: Court, name: str) -> dict[str, list[tuple[Any, ...]]]:
    """Of each docket its messages: of how many duties, whether it is sent, the lines of the log and of the audit."""
    rows = await court.sql(
        "SELECT docket, step, sent_at IS NOT NULL AS sent,"
        " (SELECT count(*) FROM intake.reminder_duty WHERE reminder_id = r.id) AS duties,"
        " (SELECT count(*) FROM intake.work_log WHERE docket = r.docket) AS log,"
        " (SELECT count(*) FROM intake.audit WHERE action = 'duty.warn' AND subject LIKE r.docket || '/%') AS audit"
        " FROM intake.reminder r WHERE docket LIKE $1 ORDER BY docket, created_at",
        f"application/{name}-%",
    )
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row["docket"], []).append(tuple(row)[1:])
    return found


ONCE = [("warn", True, 2, 2, 2)]
"""One message of both duties, sent, with a line of each in the work log and in the audit."""


async def test_what_is_due_at_one_instant_is_taken_in_few_transactions(
    court: Court, carrier: Carrier
) -> None:
    dockets = await due(court, "many", 12)
    async with carrier.orders() as orders:
        views = await wake(orders, dockets)
    assert await told(court, "many") == dict.fromkeys(dockets, ONCE)
    assert len(set(carrier.heard)) == len(
        carrier.heard
    )  # the court itself may have found one of them meanwhile
    assert carrier.db.begun < len(dockets)
    for docket, view in zip(dockets, views, strict=True):
        assert isinstance(view, DocketView)
        assert {timer.id for timer in view.timers} == {f"{docket}/0", f"{docket}/1"}
        assert {timer.version for timer in view.timers} == {2}


async def test_two_workers_and_a_repeated_order_tell_nobody_twice(court: Court, carrier: Carrier) -> None:
    dockets = await due(court, "twice", 6)
    other = Carrier(court)
    async with carrier.orders() as one, other.orders() as two:
        await asyncio.gather(wake(one, [*dockets, *dockets[:2]]), wake(two, dockets[::-1]))
        await wake(one, dockets)
    await other.db.close()
    assert await told(court, "twice") == dict.fromkeys(dockets, ONCE)


async def test_a_docket_that_is_refused_stops_no_other(
    court: Court, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    dockets = await due(court, "refused", 5)
    taken = steps.after

    def after(owed: Owed, *rest: Any) -> Owed:
        if owed.docket == dockets[2]:
            raise ValueError(owed.docket)
        return taken(owed, *rest)

    monkeypatch.setattr(steps, "after", after)
    async with carrier.orders() as orders:
        answers = await wake(orders, dockets)
        assert [
            docket for docket, one in zip(dockets, answers, strict=True) if isinstance(one, ValueError)
        ] == [dockets[2]]
        others = [docket for docket in dockets if docket != dockets[2]]
        assert await told(court, "refused") == dict.fromkeys(others, ONCE)
        monkeypatch.undo()
        await wake(orders, dockets)
    assert await told(court, "refused") == dict.fromkeys(dockets, ONCE)


async def test_a_docket_that_another_holds_holds_up_no_other(court: Court, carrier: Carrier) -> None:
    dockets = await due(court, "held", 4)
    async with carrier.orders() as orders, carrier.db.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql(
            "SELECT id FROM intake.docket WHERE id = $1 FOR UPDATE", (dockets[1],)
        )
        held = asyncio.create_task(wake(orders, dockets[1:2]))
        others = [dockets[0], *dockets[2:]]
        await wake(orders, others)
        assert await told(court, "held") == dict.fromkeys(others, ONCE)
        assert not held.done()
        await session.rollback()
        await held
    assert await told(court, "held") == dict.fromkeys(dockets, ONCE)


async def test_a_crash_in_the_middle_leaves_nothing_half_done(
    court: Court, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process dies after the steps are taken and before they are kept; then once more after the carrier has heard."""
    dockets = await due(court, "crash", 4)
    taken = sending.outgoing

    async def dies(*_: Any) -> Any:
        raise ConnectionError

    monkeypatch.setattr(sending, "outgoing", dies)
    async with carrier.orders() as orders:
        await wake(orders, dockets)
    assert await told(court, "crash") == {}

    async def dies_after_sending(work: Work, of: Any) -> Any:
        if carrier.heard:
            raise ConnectionError
        return await taken(work, of)

    monkeypatch.setattr(sending, "outgoing", dies_after_sending)
    async with carrier.orders() as orders:
        await wake(orders, dockets)
    assert await told(court, "crash") == {docket: [("warn", False, 2, 2, 2)] for docket in dockets}
    monkeypatch.undo()
    async with carrier.orders() as orders:
        await wake(orders, dockets)
    assert await told(court, "crash") == dict.fromkeys(dockets, ONCE)

"""apply_facts against the real database, under the docket's own role."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import count
from random import Random

import asyncpg
import pytest
import pytest_asyncio

from services.intake.docket.apply import DocketArithmetic
from shared.contracts.commission.facts import CommissionedMeasureTaken
from shared.contracts.custody.facts import FreezeDecided
from shared.contracts.documents.facts import InitialBatchDispatched
from shared.contracts.fact import Fact
from shared.contracts.intake.facts import CalendarPublished, CaseClosed
from shared.contracts.intake.orders import ApplyFacts, DocketView
from shared.law.rulebook import DUTIES
from shared.platform.db import Database
from tests import dockets
from tests.facts import forged, made, record
from tests.harness import Court
from tests.services.intake.docket.road import AGAIN, EVENTS, FILED, READ, START
from tests.services.intake.road import held

KEPT = READ - {"steps", "next_step", "next_at"}
"""What does not depend on the court's own clock."""
NEVER = "9999-12-31T00:00:00+08:00"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def arithmetic(court: Court) -> AsyncIterator[DocketArithmetic]:
    db = Database(court.dsn("docket_app"))
    yield DocketArithmetic(db, "豫1502")
    await db.close()


async def stored(court: Court, docket: str) -> dict[tuple[str, str], dict[str, object]]:
    rows = await court.sql("SELECT * FROM intake.duty WHERE docket = $1 ORDER BY opened_at", docket)
    columns = READ - {"steps"}
    return {(row["rule_id"], row["occasion"]): {name: row[name] for name in columns} for row in rows}


async def tasks(court: Court, docket: str) -> list[str]:
    rows = await court.sql("SELECT text FROM intake.task WHERE docket = $1 ORDER BY text", docket)
    return [row["text"] for row in rows]


def standing(view: DocketView) -> DocketView:
    """The docket but for its messages, which its workflow sends meanwhile."""
    timers = [timer for timer in view.timers if timer.id != "messages"]
    return view.model_copy(update={"timers": timers})


async def test_applying_a_fact_again_answers_the_whole_docket_again(court: Court) -> None:
    """The local activity runs again when the workflow task fails after it."""
    db = Database(court.dsn("docket_app"))
    try:
        docket = DocketArithmetic(db, "豫1502")
        fact = Fact(
            id="filed-once",
            kind="intake.case_filed",
            docket="case/（2026）豫1502执9001号",
            subject_id="x",
            occurred_at=datetime.fromisoformat("2026-02-13T10:00:00+08:00"),
            actor="lian01",
            refs={"application_received_at": "2026-02-13T10:00:00+08:00"},
            seq=1,
        )
        async with held(court, "intake"):  # what is overdue already would be reported in between
            await record(court, fact)
            order = ApplyFacts(docket=fact.docket, facts=[fact])
            first = await docket.apply_facts(order)
            assert len(first.timers) > 5
            assert await docket.apply_facts(order) == first
    finally:
        await db.close()
    ends = dict(
        await court.sql("SELECT rule_id, due_date::text FROM intake.duty WHERE docket = $1", fact.docket)
    )
    assert ends["documents.enforcement_notice"] == "2026-02-24"
    assert ends["documents.initial_batch"] == "2026-02-27"


async def test_a_team_speaks_for_no_other(court: Court, arithmetic: DocketArithmetic) -> None:
    """What custody has recorded under the name of another team's fact is told as custody's and applied as nobody's."""
    docket = "case/（2026）豫1502执9301号"
    filed = FILED.model_copy(update={"id": "filed-9301", "docket": docket, "seq": 1})
    batch = made(START, InitialBatchDispatched, docket, seq=1)
    await record(court, filed)
    body = [{"workflow_type": "case", "workflow_id": docket, "fact": batch.model_dump(mode="json")}]
    settle = "SELECT custody.settle('nobody', NULL, NULL, court.now(), '[]', $1)"
    await court.sql(settle, json.dumps(body), role="custody_app")
    told = batch.model_copy(update={"kind": FreezeDecided.kind})
    await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[filed, told]))
    states = {key: row["state"] for key, row in (await stored(court, docket)).items()}
    assert states["documents.initial_batch", filed.id] == "open"


async def test_the_dockets_role_reaches_the_dockets_tables_only(court: Court) -> None:
    for query in (
        "SELECT * FROM intake.party",
        "UPDATE court.clock SET shift = '1 day'",
        "SELECT * FROM funds.outbox",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(query, role="docket_app")


@pytest.mark.parametrize("seed", range(6))
async def test_what_is_read_of_a_docket_for_some_facts_leads_to_what_all_of_it_does(
    court: Court, arithmetic: DocketArithmetic, seed: int
) -> None:
    """In any order of arrival, one at a time or several together; without the end of the case, which reads all of it."""
    dice, docket = Random(seed), f"case/（2026）豫1502执91{seed:02}号"
    events = [event for event in (*EVENTS, *AGAIN) if seed % 2 or event.kind != CaseClosed.kind]
    dice.shuffle(events)
    number: defaultdict[str, count[int]] = defaultdict(
        lambda: count(1)
    )  # a team counts what it tells the docket
    told = [
        event.model_copy(
            update={"id": f"{seed}/{event.id[:24]}", "docket": docket, "seq": next(number[event.team])}
        )
        for event in events
    ]
    for fact in told:
        await record(court, fact)
    left = told
    while left:
        taken = dice.choice([1, 1, 2, 5])
        await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=left[:taken]))
        left = left[taken:]
    expected = {
        (owed.rule_id, owed.occasion, owed.opened_by): {name: getattr(owed, name) for name in KEPT}
        for owed in dockets.docket(told, START).duties
    }
    rows = await court.sql("SELECT * FROM intake.duty WHERE docket = $1", docket)
    actual = {
        (row["rule_id"], row["occasion"], row["opened_by"]): {name: row[name] for name in KEPT}
        for row in rows
    }
    assert len(actual) > 20
    assert {key: actual.get(key) for key in expected} == expected
    assert {actual[key]["state"] for key in actual.keys() - expected.keys()} <= {"lapsed"}
    balances = [key for key in actual if key[0] == "auction.balance"]
    assert len(balances) == 2


async def test_a_date_that_cannot_be_reckoned_is_set_aside_and_the_other_facts_are_applied(
    court: Court, arithmetic: DocketArithmetic
) -> None:
    """Another court's measure "until 9999-12-31": its renewal and its lapse have no date, every other duty has."""
    docket = "case/（2026）豫1502执9201号"
    refs = {"commission": "c1", "asset": "a1", "measure": "m1"}
    never = forged(START, CommissionedMeasureTaken.kind, docket, seq=1, **refs, expires_at=NEVER)
    filed = FILED.model_copy(update={"id": "filed-9201", "docket": docket, "seq": 1})
    for fact in (never, filed):
        await record(court, fact)
    view = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[never, filed]))
    assert len(view.timers) > 5
    undated = [DUTIES["commission.lapse"], DUTIES["commission.renewal"]]
    assert view.set_aside == [
        f"「{CommissionedMeasureTaken.label}」所载数据无法计算期限，已搁置："
        f"{duty.article} {duty.title}，请承办人核对后处理"
        for duty in undated
    ]
    assert sorted(await tasks(court, docket)) == sorted(view.set_aside)
    batch = made(START, InitialBatchDispatched, docket, seq=1)
    published = made(START, CalendarPublished, docket, seq=2, version=1)
    real = made(
        START,
        CommissionedMeasureTaken,
        docket,
        seq=2,
        **refs | {"commission": "c2", "measure": "m2"},
        expires_at="2027-03-03T00:00:00+08:00",
    )
    for fact in (batch, published, real):
        await record(court, fact)
        after = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[never, fact]))
        assert after.set_aside == view.set_aside
    assert sorted(await tasks(court, docket)) == sorted(view.set_aside)  # not tried again
    states = {key: row["state"] for key, row in (await stored(court, docket)).items()}
    assert states["documents.initial_batch", filed.id] == "met"
    assert [rule for rule, on in states if on == "m2"]
    assert not [rule for rule, on in states if on == "m1"]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
async def test_an_instant_that_no_calendar_and_no_column_holds_stops_no_docket(
    court: Court, arithmetic: DocketArithmetic, at: str
) -> None:
    docket = f"case/（2026）豫1502执93{at[:2]}号"
    impossible = made(at, CaseClosed, docket, seq=1, mode="x")
    filed = FILED.model_copy(update={"id": f"filed{at[:4]}", "docket": docket, "seq": 2})
    for fact in (impossible, filed):
        await record(court, fact)
    view = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[impossible, filed]))
    assert (
        view.set_aside
        == await tasks(court, docket)
        == ["「结案」所载数据无法登记，已搁置，请承办人核对后处理"]
    )
    assert len(view.timers) > 5
    assert view.closing_mode == ""
    again = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[impossible, filed]))
    assert standing(again) == standing(view)


async def test_a_fact_that_was_applied_before_it_could_not_be_reckoned_holds_up_no_later_one(
    court: Court, arithmetic: DocketArithmetic
) -> None:
    """As an older release may have left it: on record as applied, with no duty."""
    docket = "case/（2026）豫1502执9401号"
    await court.sql(
        "INSERT INTO intake.docket (id, stage, officer, closing_mode) VALUES ($1, '', '', '')", docket
    )
    await court.sql(
        "INSERT INTO intake.applied_fact (id, docket, kind, subject_id, occurred_at, actor, refs, applied_at)"
        " VALUES ('old-filing', $1, 'intake.case_filed', 'x', $2, 'lian01', $3, $2)",
        *(docket, START, f'{{"application_received_at": "{NEVER}"}}'),
    )
    again = FILED.model_copy(
        update={"id": "filed-again", "docket": docket, "seq": 1, "occurred_at": START + timedelta(hours=1)}
    )
    await record(court, again)
    view = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[again]))
    assert len(view.timers) > 5
    assert [text for text in view.set_aside if "民诉法解释第四百八十条" in text]
    opened = {rule: row["opened_by"] for (rule, _), row in (await stored(court, docket)).items()}
    assert opened["documents.enforcement_notice"] == again.id
    assert opened["documents.initial_batch"] == "old-filing"


async def test_a_kind_that_only_a_newer_version_has_is_a_persons_and_counts_once_this_one_has_it(
    court: Court, arithmetic: DocketArithmetic
) -> None:
    """The team is brought up to date before the docket is; nothing that it tells is lost."""
    docket = "case/（2026）豫1502执9501号"
    filed = FILED.model_copy(update={"id": "filed-9501", "docket": docket, "seq": 1})
    refs = {"asset": "a1", "measure": "m1", "document": "d1", "asset_kind": "vehicle"}
    taken = forged(
        START, "custody.not_yet_told", docket, seq=1, **refs, expires_at="2028-03-03T00:00:00+08:00"
    )
    stranger = forged(START, "nobody.not_yet_told", docket, seq=1)
    never = forged("9999-12-31T23:59:59-12:00", "custody.not_yet_told", docket, seq=2)
    for fact in (filed, taken, never):
        await record(court, fact)
    view = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[taken, stranger, filed, never]))
    assert await tasks(court, docket) == sorted(view.set_aside)
    assert len(view.set_aside) == 2  # what its own team has not recorded is nobody's fact
    assert "custody.not_yet_told" in view.set_aside[0]
    again = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[taken]))
    assert again.set_aside == view.set_aside
    kind = "custody.measure_taken"
    await court.sql("UPDATE intake.applied_fact SET kind = $1 WHERE id = $2", kind, taken.id)
    await court.sql(
        "UPDATE intake.docket SET set_aside = jsonb_set(set_aside, '{0,1}', to_jsonb($1::text)) WHERE id = $2",
        *(kind, docket),
    )
    known = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[]))
    assert known.set_aside == view.set_aside[1:]
    expected = dockets.docket([filed, taken.model_copy(update={"kind": kind})], START)
    opened = await court.sql("SELECT rule_id, opened_by FROM intake.duty WHERE docket = $1", docket)
    assert {tuple(row) for row in opened} == {(owed.rule_id, owed.opened_by) for owed in expected.duties}
    assert (await stored(court, docket))["custody.renewal", "m1"]["opened_at"] == START
    once = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=[]))
    assert once.set_aside == known.set_aside

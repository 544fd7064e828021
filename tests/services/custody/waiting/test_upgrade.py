"""What was seized in several cases before they were compared gets its place by the order of taking effect."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from services.custody.measures.models import Measure
from services.custody.network.models import Asset, Feedback, Query
from services.custody.waiting.service import book_sale
from shared.contracts.custody.facts import MeasureWaiting
from shared.platform.db import Database, new_id
from shared.platform.work import Caller
from shared.values.asset_kind import one_name
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import CAR, decide, duties, one_thing
from tests.services.custody.waiting.road import HOLDS, inspect, lift, now, place, sealed

TELLING = import_module("services.custody.migrations.custody_0014_waiting_told")
UPGRADE = import_module("services.custody.migrations.custody_0011_waiting_measures")
DAY = timedelta(days=1)
LAST = CLOCK_START.date() + 300 * DAY


async def test_what_took_effect_first_holds_the_thing(court: Court) -> None:
    written = (
        "豫（2020）信阳市不动产权第0000001号",
        "豫(2020) 信阳市不动产权第０000001号",
        "豫〔2020〕信阳市不动产权第0000001号",
    )
    query = record(Query, case_number="c")
    feedback = record(Feedback, case_number="c", query_id=query.id)
    await put(court, query, feedback)

    async def held(
        case: int, since: int, kind: str = "real_estate", last: date = LAST, **columns: object
    ) -> str:
        asset = record(
            Asset,
            case_number=f"c{case}",
            feedback_id=feedback.id,
            kind=kind,
            identifier=written[case % 3],
            thing="",
        )
        its = {"asset_id": asset.id, "case_number": f"c{case}", "effective_at": CLOCK_START - since * DAY}
        measure = record(Measure, **its, expires_on=last, ruling_document="r", **columns)
        await put(court, asset, measure)
        return str(measure.id)

    third, first = await held(1, 5), await held(2, 20)
    second = await held(3, 10)
    lapsed = await held(4, 400, last=CLOCK_START.date() - DAY)
    deposits = [await held(case, case, "bank_deposit") for case in (5, 6)]
    for statement in (UPGRADE.THINGS, UPGRADE.QUEUED, UPGRADE.PLACES):
        await court.sql(statement)
    rows = await court.sql("SELECT id, rank, waits_until FROM custody.measure")
    places = {row["id"]: (row["rank"], row["waits_until"]) for row in rows}
    assert [places[one] for one in (first, second, third)] == [(1, None), (2, LAST), (3, date.max)]
    assert {places[one] for one in (lapsed, *deposits)} == {(1, None)}
    things = await court.sql("SELECT thing, identifier FROM custody.asset WHERE kind = 'real_estate'")
    assert {row["thing"] == one_name(row["identifier"]) for row in things} == {True}


@pytest.mark.walk
async def test_what_was_told_as_taken_and_waits_is_told_so_once(court: Court) -> None:
    """Both were in force, each with its duty to renew, until the cases were compared."""
    first, second = await seized_before(court, 91)
    case = second["case_number"]
    told = await sealed(court, 93, one_thing(CAR, "91"))
    assert [place(await now(court, one)) for one in (first, second, told)] == [
        HOLDS,
        ("waiting", 2, False),
        ("waiting", 3, False),
    ]
    await court.sql(
        "UPDATE custody.measure SET waiting_told = false"
    )  # the column comes with the next release
    await court.sql(TELLING.TOLD)
    assert [await duties(court, case, rule) for rule in ENDING] == [["open"], ["open"]]
    for _ in range(2):
        await inspect(court)
        assert [await duties(court, case, rule) for rule in ENDING] == [["met"], ["met"]]
        assert [len(await waits_told(court, one["case_number"])) for one in (first, second, told)] == [
            0,
            1,
            1,
        ]
    await lift(court, await now(court, first))
    assert place(await now(court, second)) == HOLDS
    assert [sorted(await duties(court, case, rule)) for rule in ENDING] == [["met", "open"]] * 2


@pytest.mark.walk
@pytest.mark.parametrize("lifted", [False, True])
async def test_what_was_sold_unheard_is_over_for_the_others(court: Court, lifted: bool) -> None:
    """The release before passed the fact over. Its case may have let go of the thing, which its next case then held."""
    first, second = await seized_before(court, 95 + 2 * lifted)
    case, sold_at = first["case_number"], await court.advance()
    if lifted:
        await lift(court, await now(court, first))
        assert place(await now(court, second)) == HOLDS
    listing = new_id()
    sale = {"asset_id": first["id"], "case_number": case}
    await put(court, record(Disposal, **sale, kind="vehicle", state="ruling_served"))
    await put(
        court,
        record(
            Listing,
            **sale,
            id=listing,
            state="sold",
            price=Decimal(1),
            **BOUGHT,
            published_at=sold_at,
            ended_at=sold_at,
        ),
        record(Settlement, asset_id=first["id"], listing_id=listing, ruling_served_at=sold_at),
    )
    for _ in range(2):
        await inspect(court)
        (row,) = await court.listed("custody", f"/cases/{second['case_number']}/measures", "chakong01")
        assert (row["state"], datetime.fromisoformat(row["ended_at"])) == ("ended", sold_at)
        ((known,),) = await court.sql("SELECT sold_at FROM custody.asset WHERE id = $1", first["id"])
        assert known == sold_at
        tasks = await court.sql(
            "SELECT text FROM intake.task WHERE docket = $1", f"case/{second['case_number']}"
        )
        assert ["thing_sold" in one["text"] for one in tasks] == [True]
    assert (await decide(court, await now(court, second), "not_worth", reason="已由另案拍卖")).is_success
    await court.advance()
    assert [await duties(court, second["case_number"], rule) for rule in ENDING] == [["met"], ["met"]]


@pytest.mark.walk
async def test_what_is_the_buyers_when_it_is_found_stays_seized(court: Court) -> None:
    first = await sealed(court, 99, one_thing(CAR, "99"))
    sold_at = await court.advance()
    bought = await sealed(court, 100, one_thing(CAR, "99"))
    assert place(bought) == ("waiting", 2, False)
    db = Database(court.dsn("custody_app"))
    caller = Caller(db, "custody", "service:workflow")
    await caller.act(Office.SERVICE, book_sale, first["id"], sold_at)
    await db.close()
    assert place(await now(court, bought)) == ("waiting", 2, False)


BOUGHT = {"buyer_ref": "buyer", "buyer_name": "买受人", "confirmation_number": "CJ-1"}
ENDING = ("custody.renewal", "custody.lapse")


async def seized_before(court: Court, seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """One car, sealed in two cases, as the release before custody_0011 has them after the upgrade."""
    first = await sealed(court, seed, one_thing(CAR, f"{seed}"))
    second = await sealed(court, seed + 1, one_thing(CAR, f"{seed}b"))
    assert place(second) == HOLDS
    await court.sql(
        "UPDATE custody.asset SET (identifier, thing) = (SELECT identifier, thing FROM custody.asset WHERE id = $1)"
        " WHERE id = $2",
        *(first["id"], second["id"]),
    )
    await court.sql(UPGRADE.PLACES)
    return first, second


async def waits_told(court: Court, case: str) -> list[Any]:
    kind = MeasureWaiting.kind
    query = "SELECT seq FROM custody.outbox WHERE workflow_id = $1 AND fact->>'kind' = $2"
    return await court.sql(query, f"case/{case}", kind)

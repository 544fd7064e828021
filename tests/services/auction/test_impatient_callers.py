"""What an impatient or hostile caller sends: at once, twice under one name, with impossible times. A refusal each."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from services.auction.disposals.models import Disposal
from tests.harness import Court
from tests.records import insertion, record
from tests.services.auction.road import DAY, Road, refusal

SKIPPED = {"negotiated": "party_refuses", "directed": "no_official_price"}


WAITING = "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"


@pytest.mark.walk
async def test_of_two_decisions_at_once_the_second_waits_and_is_refused(court: Court) -> None:
    road = await Road.begin(court)
    body = await road.decision()
    connection = await asyncpg.connect(court.dsn("postgres"))
    try:
        async with connection.transaction():
            await connection.execute(*insertion(record(Disposal, asset_id=road.asset)))
            path = f"/cases/{road.case}/disposals"
            second = asyncio.create_task(road.call(path, "chengban01", body))
            async with asyncio.timeout(30):
                while True:
                    if await connection.fetch(WAITING):
                        break
                    await asyncio.sleep(0.02)
    finally:
        await connection.close()
    assert refusal(await second) == (409, "already_in_disposal")


@pytest.mark.walk
async def test_impossible_times_and_numbers_given_twice_are_refused(court: Court) -> None:
    road, other = await Road.begin(court), await Road.begin(court)
    for one in (road, other):
        await one.decide()
        await one.do("survey", await one.survey_body())
        path = f"/disposals/{one.asset}/price-inquiry"
        endless = await one.call(path, "wangpai01", {"method": "negotiated", "term_ends_on": "9999-12-31"})
        assert (refusal(endless), endless.json()["article"]) == (
            (422, "term_missing"),
            "处置参考价规定第四条、第六条",
        )
        await one.do("price-inquiry", {"method": "online", "skipped": SKIPPED})
    now = await court.advance()
    report = {
        "message_id": "same",
        "platform": "平台",
        "price_fen": 1,
        "reported_at": now.isoformat(),
        "valid_until": "2027-01-01",
    }
    answers = []
    for one in (road, road, other):
        inquiry = (await one.file())["inquiries"][-1]["id"]
        told = report | {"inquiry_id": inquiry, "asset_ref": one.asset}
        answers.append(await one.call("/price-reports", "system:valuation", told))
    assert [one.status_code for one in answers] == [204, 204, 409]
    assert refusal(answers[-1])[1] == "message_id_reused"
    for opens, closes in (
        ("0001-01-01T00:00:00+14:00", "0001-01-02T00:00:00+14:00"),
        ((now + 46 * DAY).isoformat(), "9999-12-31T23:59:59-14:00"),
    ):
        times = {"opens_at": opens, "closes_at": closes}
        answer = await road.call(
            f"/disposals/{road.asset}/listings", "wangpai01", road.listing_body(1, now) | times
        )
        assert (refusal(answer), answer.json()["article"]) == ((422, "malformed"), "民事诉讼法第八十五条")

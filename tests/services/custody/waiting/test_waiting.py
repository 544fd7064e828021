"""A thing seized in several cases is held in one and waits in the others (查封扣押冻结规定第二十六条、第二十七条)."""

from __future__ import annotations

import asyncio
from datetime import datetime
from decimal import Decimal

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from shared.contracts.auction.facts import SaleRulingServed
from shared.gateways.wire import wire
from shared.platform.db import new_id
from tests import facts
from tests.harness import Court
from tests.records import put, record
from tests.services.custody.road import (
    CAR,
    FLAT,
    assets,
    decide,
    duties,
    file_case,
    find,
    freeze_online,
    one_thing,
    ruling,
    write_scenario,
)
from tests.services.custody.waiting.road import HOLDS, PRICE, inspect, lift, now, place, sealed

pytestmark = pytest.mark.road


async def test_the_second_seizure_waits_and_holds_the_thing_once_the_first_is_lifted(court: Court) -> None:
    first = await sealed(court, 1, one_thing(FLAT))
    other_writing = one_thing(FLAT, identifier="REAL_ESTATE-800000/ONE-1")
    second, third = await sealed(court, 2, other_writing), await sealed(court, 3, one_thing(FLAT))
    assert place(first) == HOLDS
    assert (place(second), place(third)) == (("waiting", 2, False), ("waiting", 3, False))
    assert (first["taken"], second["taken"]) == (first["value"], "0"), "what waits secures nothing"
    case = second["case_number"]
    assert (await duties(court, case, PRICE), await duties(court, case, "custody.renewal")) == ([], [])
    assert await duties(court, case, "custody.freeze_online") == ["met"]
    put_up = {
        "asset_id": second["id"],
        "asset_class": "real_estate",
        "ruling_document": await ruling(court, case, "auction_ruling"),
    }
    refused = await court.call("POST", "auction", f"/cases/{case}/disposals", "chengban01", put_up)
    assert refused.json()["type"] == "urn:jiyue:problem:not_disposable"
    letter = {"ruling_document": "r", "letter_document": "l"}
    path = f"/measures/{second['measure']['id']}/renewal"
    refused = await court.call("POST", "custody", path, "chakong01", letter)
    assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第二十六条")

    moved = await court.advance(workdays=3)
    await lift(court, first)
    second, third = await now(court, second), await now(court, third)
    assert (place(second), place(third)) == (HOLDS, ("waiting", 2, False))
    held_since = datetime.fromisoformat(second["measure"]["effective_at"])
    assert held_since >= moved, "not from when it was registered"
    ((days, queued),) = await court.sql(
        "SELECT m.expires_on - (b.effective_at AT TIME ZONE 'Asia/Shanghai')::date, m.queued_at::date"
        " FROM custody.measure m JOIN custody.measure b USING (id) WHERE m.id = $1",
        second["measure"]["id"],
    )
    assert (days in (1094, 1095), queued < held_since.date()) == (True, True), "three years, from now on"
    assert (await duties(court, case, PRICE), await duties(court, case, "custody.renewal")) == (
        ["open"],
        ["open"],
    )
    (opened,) = [
        row
        for row in await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
        if row["rule_id"] == PRICE
    ]
    assert datetime.fromisoformat(opened["opened_at"]) == held_since
    assert (await court.call("POST", "auction", f"/cases/{case}/disposals", "chengban01", put_up)).is_success
    await lift(court, third)
    assert (await now(court, third))["measure"]["state"] == "lifted", "what waits can be given up"


async def test_two_at_the_same_instant_one_holds_it(court: Court) -> None:
    cases = [await file_case(court, seed, one_thing(CAR, "2"), principal="2000000") for seed in (21, 22, 23)]
    found = [one for case in cases for one in (await assets(court, case)).values()]
    answers = await asyncio.gather(*(freeze_online(court, one) for one in found))
    assert [one.status_code for one in answers] == [201] * 3
    await court.advance()
    places = sorted([place(await now(court, one)) for one in found], key=lambda one: one[1])
    assert places == [HOLDS, ("waiting", 2, False), ("waiting", 3, False)]


async def test_things_of_one_case_do_not_wait_for_each_other(court: Court) -> None:
    """A flat of two respondents, or one that two registers report, is sealed in its case once for each."""
    twice = one_thing(FLAT, "3"), one_thing(FLAT, identifier="Real_Estate 800000/ONE-3")
    case = await file_case(court, 31, *twice, principal="2000000")
    both = list((await assets(court, case)).values())
    for one in both:
        assert (await freeze_online(court, one)).status_code == 201
    await court.advance()
    assert [place(await now(court, one)) for one in both] == [HOLDS, HOLDS]


async def test_what_the_first_case_sells_nobody_waits_for_any_more(court: Court) -> None:
    first, second = (
        await sealed(court, 41, one_thing(FLAT, "4")),
        await sealed(court, 42, one_thing(FLAT, "4")),
    )
    late = await file_case(court, 43, one_thing(FLAT, "4"), principal="2000000")
    case, asset, listing = first["case_number"], first["id"], new_id()
    sold = record(Disposal, asset_id=asset, case_number=case, kind="real_estate", state="ruling_served")
    at = await court.advance()
    await put(court, sold)
    told = facts.made(at, SaleRulingServed, f"case/{case}", asset=asset)
    await facts.forge(court, f"network/{case}", told)
    await court.advance()
    assert place(await now(court, second)) == ("waiting", 2, False), "the fact alone has no authority"
    await put(
        court,
        record(
            Listing,
            id=listing,
            asset_id=asset,
            case_number=case,
            state="sold",
            price=Decimal(1),
            buyer_ref="buyer",
            buyer_name="买受人",
            confirmation_number="CJ-1",
            published_at=at,
            ended_at=at,
        ),
        record(Settlement, asset_id=asset, listing_id=listing, ruling_served_at=at),
    )
    await facts.forge(court, f"network/{case}", facts.made(at, SaleRulingServed, f"case/{case}", asset=asset))
    await court.advance()
    second = await now(court, second)
    assert (second["controlled"], second["decision"]) == (False, None), "to be decided again"
    (row,) = await court.listed("custody", f"/cases/{second['case_number']}/measures", "chakong01")
    assert (row["state"], datetime.fromisoformat(row["ended_at"])) == ("ended", at)
    (task,) = await court.sql(
        "SELECT text FROM intake.task WHERE docket = $1", f"case/{second['case_number']}"
    )
    assert (
        task["text"]
        == "「轮候的财产已由另案处置」未能办理（thing_sold）查封扣押冻结规定第二十七条，请承办人处理"
    )
    assert place(await now(court, first)) == HOLDS, "lifted by its own ruling"
    await lift(court, first)
    (row,) = await court.listed("custody", f"/cases/{second['case_number']}/measures", "chakong01")
    assert row["state"] == "ended"

    (unsealed,) = (await assets(court, late)).values()
    for one in (second, unsealed):
        for way, body in (("offline", {"reason": "到登记机构办理"}), ("freeze_online", {})):
            by = await ruling(court, one["case_number"], another="anew")
            body = body or {"ruling_document": by}
            refused = await decide(court, one, way, **body)
            assert (refused.status_code, refused.json()["article"]) == (409, "拍卖变卖规定第二十六条")
        left = await decide(court, one, "not_worth", reason="已由另案拍卖，就余款申请参与分配")
        assert left.status_code == 201


async def test_who_the_register_says_waits_does_though_the_court_knows_of_no_other(court: Court) -> None:
    flat = one_thing(FLAT, "5")
    asset = await sealed(court, 51, flat.model_copy(update={"ahead": 1}))
    assert place(asset) == ("waiting", 2, False)
    behind = await sealed(court, 52, flat)
    assert place(behind) == ("waiting", 2, False), (
        "behind the first of ours, which the register does not count here"
    )
    await inspect(court)
    assert place(await now(court, asset)) == ("waiting", 2, False)
    found = await court.do("GET", "intake", f"/cases/{asset['case_number']}", "chengban01")
    respondent = next(one["identity"] for one in found["parties"] if one["role"] == "respondent")
    await write_scenario(court, respondent, finds=[wire(flat)])
    await inspect(court)
    assert place(await now(court, asset)) == HOLDS
    assert await duties(court, asset["case_number"], PRICE) == ["open"]
    assert place(await now(court, behind)) == ("waiting", 2, False)


async def test_a_freeze_that_catches_nothing_controls_nothing(court: Court) -> None:
    case = await file_case(court, 71, find("bank_icbc", "bank_deposit", 0))
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    deposit = await now(court, deposit)
    assert (place(deposit), deposit["taken"]) == (("waiting", 2, False), "0")
    await inspect(court)
    assert place(await now(court, deposit)) == ("waiting", 2, False)

"""A price that has expired after a failed round is determined anew, and what is sold by it goes up in a first round: 处置参考价规定第二十七条."""

from __future__ import annotations

import pytest

from services.auction.disposals.rules import State
from tests.harness import CLOCK_START, Court
from tests.services.auction.put_up import ENDED, begin, fail
from tests.services.auction.road import DAY, FAILED, agree, refusal
from tests.services.auction.shelf import Shelf
from tests.services.custody.road import duties


@pytest.mark.walk
async def test_rounds_by_a_new_price_are_counted_anew(court: Court) -> None:
    road, shelf = await begin(court, FAILED)
    await fail(road, shelf, 1)
    assert "open" in await duties(court, road.case, "auction.next_round_statutory")
    now = await court.advance()
    valid_until = "UPDATE auction.inquiry SET valid_until = $2 WHERE asset_id = $1"
    await court.sql(valid_until, road.asset, (now - 200 * DAY).date())
    await road.do("price-expiry")
    await court.advance()
    assert await duties(court, road.case, "auction.next_round_statutory") == ["met"]
    assert await duties(court, road.case, "auction.priced_anew") == ["open"]
    assert await agree(court, road.case) == {(road.asset, "order_price_inquiry")}

    # As if a new price had been asked for, served and fixed.
    await court.sql("UPDATE auction.inquiry SET state = 'priced' WHERE asset_id = $1", road.asset)
    await court.sql(valid_until, road.asset, (now + 300 * DAY).date())
    await court.sql("UPDATE auction.price_decision SET decided_at = $2 WHERE asset_id = $1", road.asset, now)
    await court.sql("UPDATE auction.disposal SET state = 'ready' WHERE asset_id = $1", road.asset)
    second = road.listing_body(2, now + 40 * DAY)
    refused = await road.call(f"/disposals/{road.asset}/listings", "wangpai01", second)
    assert refusal(refused) == (409, "wrong_round"), "below what nobody was asked for by the new price"
    await road.draft(1, 46)
    await road.publish()
    assert (await road.file())["listings"][-1]["state"] == "published"


@pytest.mark.walk
async def test_what_could_not_be_sold_off_has_no_new_price(court: Court) -> None:
    shelf = await Shelf.set_up(court, 761)
    await court.open_case(shelf.case, "wangpai01")
    asset = await shelf.dispose(State.READY, valid_until=(CLOCK_START - 200 * DAY).date())
    for number in (1, 2, 3):
        await shelf.list(asset, "failed", **ENDED | {"round": number})
    path = f"/disposals/{asset}/price-expiry"
    assert refusal(await court.call("POST", "auction", path, "wangpai01")) == (409, "no_third_round")
    assert await agree(court, shelf.case) == {(asset, "return_unsold")}

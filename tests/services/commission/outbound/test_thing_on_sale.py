"""What another court holds for us is not released while it is offered for sale, no more than what we hold (拍卖变卖规定第十七条)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from shared.platform.db import new_id
from tests.harness import Court
from tests.records import put, record
from tests.services.commission.road import delegated, instruction, letter, sent
from tests.services.commission.supplement.road import (
    asked,
    new_card,
    says_incomplete,
    supply,
)

pytestmark = pytest.mark.road


async def test_neither_asked_nor_sent_nor_supplied_until_the_auction_is_withdrawn(court: Court) -> None:
    case, asset = await delegated(court, 73)
    await sent(court, case, asset)
    await a_week(court)
    path, release = f"/cases/{case}/commissions", instruction(asset, "release", None)
    of = {"asset_id": asset["id"], "case_number": case}
    listing, at = new_id(), await court.advance()
    await put(court, record(Disposal, **of, kind="real_estate", state="listed"))
    on_sale = record(Listing, **of, id=listing, state="withdrawn", price=Decimal(1), published_at=at)
    await put(court, on_sale)

    async def stands(state: str) -> None:
        await court.sql("UPDATE auction.listing SET state = $2 WHERE id = $1", listing, state)

    for state in ("ordered", "published", "suspended"):
        await stands(state)
        assert_on_sale(await court.call("POST", "commission", path, "chengban01", release))
    await stands("withdrawn")
    made = await court.do("POST", "commission", path, "chengban01", release)
    await stands("published")
    assert_on_sale(await letter(court, made))
    await stands("withdrawn")
    assert (await letter(court, made)).status_code == 200
    await court.advance()
    incomplete = await says_incomplete(court, made, "release-incomplete")
    assert incomplete.status_code == 200, incomplete.text
    await stands("published")
    missing, card = await asked(court, case), await new_card(court, case)
    assert_on_sale(await supply(court, missing, enclosures=[card]))
    await stands("withdrawn")
    assert (await supply(court, missing, enclosures=[card])).status_code == 200
    await court.advance()
    await a_week(court)
    held = await court.do("GET", "custody", f"/assets/{asset['id']}", "chakong01")
    assert held["measure"]["state"] == "lifted"


async def a_week(court: Court) -> None:
    """Until the other court has answered."""
    await court.advance(to=(await court.advance() + timedelta(days=7)).isoformat())


def assert_on_sale(refused: Any) -> None:
    problem = refused.json()
    assert (refused.status_code, problem["type"], problem.get("article")) == (
        *(409, "urn:jiyue:problem:thing_on_sale"),
        "拍卖变卖规定第十七条、第二十条",
    ), problem

"""What another court holds for us is not released while it is offered for sale, no more than what we hold (拍卖变卖规定第十七条)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from shared.platform.db import new_id
from tests.harness import Court
from tests.records import put, record
from tests.services.commission.road import delegated, instruction, letter, paper, sent
from tests.services.commission.supplement.road import (
    asked,
    new_card,
    says_incomplete,
    supply,
)
from tests.services.custody.road import ruling

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


async def test_what_is_sold_is_released_by_the_ruling_that_has_reached_its_buyer(court: Court) -> None:
    case, asset = await delegated(court, 74)
    await sent(court, case, asset)
    await a_week(court)
    of = {"asset_id": asset["id"], "case_number": case}
    listing, at = new_id(), await court.advance()
    await put(court, record(Disposal, **of, kind="real_estate", state="ruled"))
    taken = {"state": "taken", "price": Decimal(1), "published_at": at, "ended_at": at}
    settled = record(Settlement, asset_id=asset["id"], listing_id=listing)
    await put(court, record(Listing, **of, id=listing, **taken), settled)
    says = {"buyer": {"name": "承受人", "id_number": "411502199107080028"}, "price": "1"}
    says |= dict.fromkeys(("sold_on", "paid_on"), "2026-03-02")
    by = await ruling(court, case, "debt_ruling", identifier=asset["identifier"], **says)
    papers = [{"kind": "ruling", "document_id": by}, paper(case, "assistance_notice", "release_notice")]
    release = instruction(asset, "release", None) | {"ruling_document": by, "papers": papers}
    path = f"/cases/{case}/commissions"
    assert_on_sale(await court.call("POST", "commission", path, "chengban01", release))
    await court.sql("UPDATE auction.settlement SET ruling_served_at = $1", at)
    made = await court.call("POST", "commission", path, "chengban01", release)
    assert made.status_code == 201, made.text


async def test_what_another_court_is_asked_to_release_is_not_put_up_for_sale(court: Court) -> None:
    case, asset = await delegated(court, 75)
    await sent(court, case, asset)
    await a_week(court)
    release = instruction(asset, "release", None)
    made = await court.do("POST", "commission", f"/cases/{case}/commissions", "chengban01", release)
    put_up = {
        "asset_id": asset["id"],
        "asset_class": "real_estate",
        "ruling_document": await ruling(court, case, "auction_ruling"),
    }
    path = f"/cases/{case}/disposals"
    refused = await court.call("POST", "auction", path, "chengban01", put_up)
    assert (refused.status_code, refused.json()["article"]) == (409, "民诉法解释第四百八十四条")
    given_up = {"reason": "不再解除"}
    await court.do("POST", "commission", f"/commissions/{made['id']}/withdrawal", "chengban01", given_up)
    assert (await court.call("POST", "auction", path, "chengban01", put_up)).status_code == 201


async def a_week(court: Court) -> None:
    """Until the other court has answered."""
    await court.advance(to=(await court.advance() + timedelta(days=7)).isoformat())


def assert_on_sale(refused: Any) -> None:
    problem = refused.json()
    assert (refused.status_code, problem["type"], problem.get("article")) == (
        *(409, "urn:jiyue:problem:thing_on_sale"),
        "拍卖变卖规定第十七条、第二十条",
    ), problem

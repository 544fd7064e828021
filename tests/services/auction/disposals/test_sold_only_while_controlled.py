"""Only what is still under control, in a case that is still open, is put up for sale (民诉法解释第四百八十四条, 拍卖变卖规定第十九条)."""

from __future__ import annotations

from typing import Any

import pytest

from services.auction.disposals.rules import is_held
from shared.contracts.auction.facts import PublicationOrdered
from shared.contracts.custody.records import AssetRecord
from tests.facts import closed
from tests.harness import Court
from tests.services.auction.road import TASKS, Road
from tests.services.custody import road as custody
from tests.services.custody.road import books, forge

pytestmark = pytest.mark.road

ASSET = {
    **dict.fromkeys(("id", "case_number", "kind", "identifier", "place_code", "description"), "x"),
    **{"outside": False, "decision": {"way": "freeze_online"}},
}
HELD, OPEN = "民诉法解释第四百八十四条", "拍卖变卖规定第十九条"


async def publishable(court: Court) -> Road:
    road = await Road.begin(court)
    await road.decide()
    await road.price()
    await road.draft(1, 46)
    await road.make_publishable()
    return road


async def lift(road: Road) -> None:
    (measure,) = await road.court.listed("custody", f"/cases/{road.case}/measures", "chakong01")
    body = {
        "ruling_document": await custody.ruling(road.court, road.case, "lifting_ruling"),
        "reason": "已履行完毕",
    }
    await road.court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)


async def refused(road: Road) -> list[tuple[str, str]]:
    answer = await road.call(f"/listings/{road.listing}/publication", "wangpai01")
    assert answer.status_code == 409, answer.text
    return [(error["field"], error["article"]) for error in answer.json()["errors"]]


async def order_unseen(road: Road) -> Any:
    """The order lies with the workflow while the property's standing changes; what becomes of it."""
    court = road.court
    await court.sql("UPDATE auction.listing SET state = 'ordered' WHERE id = $1", road.listing)
    refs = {"asset": road.asset, "listing": road.listing}
    await forge(court, f"disposal/{road.case}/{road.asset}", PublicationOrdered, road.case, **refs)
    assert await books(court, "listings", road.case) == []
    file = await road.file()
    tasks = await court.sql(TASKS, f"case/{road.case}")
    return file["state"], file["listings"][-1]["state"], ["发布拍卖公告" in one["text"] for one in tasks]


async def test_what_has_been_lifted_is_not_published(court: Court) -> None:
    road = await publishable(court)
    await lift(road)
    assert await refused(road) == [("asset_id", HELD)]
    await court.advance()
    assert await refused(road) == [("asset_id", HELD)]
    assert await order_unseen(road) == ("ready", "refused", [True])


async def test_nothing_is_published_in_a_case_that_has_ended(court: Court) -> None:
    road = await publishable(court)
    await closed(court, road.case)
    assert await refused(road) == [("case_number", OPEN)]
    assert await order_unseen(road) == ("ready", "refused", [True])


@pytest.mark.parametrize(
    ("controlled", "lift_decided_at", "held"),
    [(True, None, True), (True, "2026-03-02T09:00:00+08:00", False), (False, None, False)],
)
def test_a_decision_to_lift_counts_before_it_is_carried_out(
    controlled: bool, lift_decided_at: str | None, held: bool
) -> None:
    measure = {"state": "in_force", "lift_decided_at": lift_decided_at}
    asset = ASSET | {"controlled": controlled, "measure": measure}
    assert is_held(AssetRecord.model_validate(asset)) is held


async def test_what_is_to_be_lifted_is_not_decided_upon(court: Court) -> None:
    road = await Road.begin(court)
    await lift(road)
    answer = await road.call(f"/cases/{road.case}/disposals", "chengban01", await road.decision())
    assert [error["article"] for error in answer.json()["errors"]] == [HELD]


async def test_what_is_held_in_an_open_case_is_published(court: Court) -> None:
    road = await publishable(court)
    await road.on_listing("publication")
    await court.advance()
    assert [one["listing_id"] for one in await books(court, "listings", road.case)] == [road.listing]

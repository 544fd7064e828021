"""What another court holds first is left to it, until ours is the first: 查封扣押冻结规定第二十六条; 处置参考价规定第一条."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from services.auction.deferral.rules import Ground, check_ground, check_over
from services.auction.disposals.rules import Elsewhere, State
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.values.asset_kind import one_name
from shared.values.refusal import Problem
from tests.agreement import waiting
from tests.harness import Court
from tests.services.auction.road import Road, refusal
from tests.services.auction.shelf import Shelf
from tests.services.custody.road import FLAT, assets, duties, one_thing

SELLING, SOLD, GIVEN_UP = (Elsewhere("案", state, "") for state in ("listed", "delivered", "withdrawn"))


@pytest.mark.parametrize(
    ("others", "elsewhere", "over"),
    [
        ([SELLING], True, False),
        ([SOLD, GIVEN_UP], False, False),
        ([GIVEN_UP], False, True),
        ([], False, True),
    ],
)
def test_that_it_is_sold_in_another_case_is_what_the_record_says(
    others: list[Elsewhere], elsewhere: bool, over: bool
) -> None:
    """What the other case has delivered is its buyer's: neither left to that case any more, nor ours to sell."""
    for check, holds in ((check_ground, elsewhere), (check_over, over)):
        if holds:
            check(Ground.ELSEWHERE, others, None, paper=False, here=None)
        else:
            with pytest.raises(Problem, match="not_to_defer"):
                check(Ground.ELSEWHERE, others, None, paper=True, here=None)


@pytest.mark.parametrize("paper", [True, False])
def test_of_what_another_court_took_for_us_a_paper_says_the_rank(paper: bool) -> None:
    theirs = MeasureRecord(state="in_force", lift_decided_at=None, commission="c1")
    for check in (check_ground, check_over):
        if paper:
            check(Ground.WAITING, [], theirs, paper, here=None)
        else:
            with pytest.raises(Problem, match="not_to_defer"):
                check(Ground.WAITING, [], theirs, paper, here=None)


@pytest.mark.walk
async def test_what_waits_behind_another_court_is_priced_once_it_is_ours(court: Court) -> None:
    road = await Road.begin(court)
    assert await duties(court, road.case, "custody.reference_price_start") == ["open"]
    path, ended = f"/assets/{road.asset}/deferral", f"/assets/{road.asset}/deferral-end"
    paper = await road.paper(FilePurpose.SEIZURE_RETURN, "查封回执")
    waiting = {"ground": "waiting"}
    assert refusal(await road.call(path, "wangpai01", waiting)) == (403, "office_required")
    assert refusal(await road.call(path, "chengban02", waiting)) == (403, "case_not_open")
    assert refusal(await road.call(path, "chengban01", {"ground": "elsewhere"})) == (409, "not_to_defer")
    of_the_first = await road.call(path, "chengban01", waiting | {"paper": paper})
    assert refusal(of_the_first) == (409, "not_to_defer"), "every seizure has a receipt"
    assert refusal(await road.call(ended, "chengban01", {})) == (409, "not_to_defer")
    await placed(court, road, 2, "9999-12-31")
    assert (await road.call(path, "chengban01", waiting)).status_code == 201
    assert refusal(await road.call(path, "chengban01", waiting)) == (409, "not_to_defer")
    await court.advance()
    assert await duties(court, road.case, "custody.reference_price_start") == ["met"]

    decision = await road.decision()
    disposals = f"/cases/{road.case}/disposals"
    assert refusal(await road.call(disposals, "chengban01", decision)) == (409, "not_disposable")
    assert refusal(await road.call(ended, "chengban01", {"paper": paper})) == (409, "not_to_defer")
    await placed(court, road, 1, None)
    assert (await road.call(ended, "chengban01", {})).status_code == 201
    await court.advance()
    assert await duties(court, road.case, "auction.price_start_once_first") == ["open"]
    assert (await road.call(disposals, "chengban01", decision)).status_code == 201
    assert refusal(await road.call(path, "chengban01", waiting)) == (409, "not_to_defer")


@pytest.mark.walk
async def test_what_the_other_case_gives_up_waits_for_the_one_that_left_it_alone(court: Court) -> None:
    same = one_thing(FLAT)
    selling, leaving = await Road.begin(court, flat=same), await Road.begin(court, flat=same)
    (flat,) = (await assets(court, selling.case)).values()
    await Shelf(court, selling.case).dispose(State.READY, None, selling.asset)
    await court.sql(
        "UPDATE auction.disposal SET identifier = $2 WHERE asset_id = $1",
        selling.asset,
        one_name(flat["identifier"]),
    )
    path = f"/assets/{leaving.asset}/deferral"
    assert (await leaving.call(path, "chengban01", {"ground": "elsewhere"})).status_code == 201

    async def end() -> tuple[Any, bool]:
        """What the object says of ending it, and whether that waits."""
        read = f"/deferrals/{leaving.asset}"
        one = await court.do("GET", "auction", read, "chengban01")
        assert await court.listed("auction", f"/cases/{leaving.case}/deferrals", "chengban01") == [one]
        waits = await waiting(court, "auction", leaving.case, "chengban01")
        return one["acts"][0]["why_not"], (leaving.asset, "end_deferral") in waits

    why, waits = await end()
    assert ("仍在本院另一案件中处置" in why, waits) == (True, False)
    moved = "UPDATE auction.disposal SET state = $2 WHERE asset_id = $1"
    await court.sql(moved, selling.asset, "delivered")
    why, waits = await end()
    assert ("已在该案拍卖成交并交付" in why, waits) == (True, False), "it is its buyer's"
    sold = await leaving.call(f"{path}-end", "chengban01", {})
    assert (refusal(sold), sold.json()["article"]) == (
        (409, "not_to_defer"),
        "查封扣押冻结规定第二十六条、第二十七条",
    )
    await court.sql(moved, selling.asset, "ready")
    given_up = {"reason": "双方和解，不再处置"}
    await court.do("POST", "auction", f"/disposals/{selling.asset}/withdrawal", "faguan01", given_up)
    assert await end() == (None, True)
    stranger = await court.call("GET", "auction", f"/deferrals/{leaving.asset}", "chengban02")
    assert refusal(stranger) == (403, "case_not_open")
    assert (await leaving.call(f"{path}-end", "chengban01", {})).status_code == 201
    why, waits = await end()
    assert ("没有登记暂不处置" in why, waits) == (True, False)
    nothing = await court.call("GET", "auction", f"/deferrals/{selling.asset}", "chengban01")
    assert refusal(nothing) == (404, "not_to_defer")


async def placed(court: Court, road: Road, rank: int, waits_until: str | None) -> None:
    """As the register has it told: what custody does with such an answer is tested there."""
    await court.sql(
        "UPDATE custody.measure SET rank = $1, waits_until = $2 WHERE asset_id = $3",
        rank,
        date.fromisoformat(waits_until) if waits_until else None,
        road.asset,
    )

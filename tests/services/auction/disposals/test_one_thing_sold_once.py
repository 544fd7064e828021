"""A thing that is seized in two cases is sold in one (查封扣押冻结规定第二十六条); the ruling's day is the decision's."""

from __future__ import annotations

import pytest

from tests.harness import CLOCK_START, Court
from tests.services.auction.road import Road, refusal
from tests.services.custody import road as custody

pytestmark = pytest.mark.road


async def test_the_second_case_waits_and_a_late_entry_moves_no_day(court: Court) -> None:
    first, second = await Road.begin(court), await Road.begin(court)
    await court.advance(workdays=2)
    decided = await court.do(
        "POST", "auction", f"/cases/{first.case}/disposals", "chengban01", await first.decision()
    )
    assert decided["decided_at"].startswith("2026-03-02")
    await court.advance()
    rows = await court.listed("intake", f"/cases/{first.case}/duties", "zhixiao01")
    (transfer,) = [row for row in rows if row["rule_id"] == "auction.papers_transfer"]
    assert transfer["due_date"] == str(CLOCK_START.date())

    path = f"/cases/{second.case}/disposals"
    twice = await second.call(path, "chengban01", await second.decision())
    assert (refusal(twice), twice.json()["article"]) == (
        (409, "already_in_disposal"),
        "查封扣押冻结规定第二十六条",
    )
    assert first.case in twice.json()["detail"]
    given_up = {"reason": "双方和解，不再处置"}
    await court.do("POST", "auction", f"/disposals/{first.asset}/withdrawal", "faguan01", given_up)
    assert (await second.call(path, "chengban01", await second.decision())).status_code == 201
    # Taken up again by another ruling, and not while the other case sells.
    path = f"/cases/{first.case}/disposals"
    assert refusal(await first.call(path, "chengban01", await first.decision())) == (
        409,
        "already_in_disposal",
    )
    await court.do("POST", "auction", f"/disposals/{second.asset}/withdrawal", "faguan01", given_up)
    same = await first.call(path, "chengban01", await first.decision())
    assert (refusal(same), same.json()["article"]) == ((409, "already_in_disposal"), "拍卖变卖规定第一条")
    anew = "UPDATE auction.disposal SET ruling_document = 'former' WHERE asset_id = $1"
    await court.sql(anew, first.asset)
    resumed = await first.call(path, "chengban01", await first.decision())
    assert (resumed.status_code, resumed.json()["state"]) == (201, "decided")
    assert resumed.json()["ruling_document"] == custody.ruling_id(first.case, "auction_ruling")

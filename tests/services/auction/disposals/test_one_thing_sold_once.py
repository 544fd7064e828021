"""A thing that is seized in two cases is sold in one (查封扣押冻结规定第二十六条); the ruling's day is the decision's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import can
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import Road, agree, refusal
from tests.services.custody import road as custody

pytestmark = pytest.mark.road


async def test_the_second_case_waits_and_a_late_entry_moves_no_day(court: Court) -> None:
    same = custody.one_thing(custody.FLAT)
    first, second = await Road.begin(court, flat=same), await Road.begin(court, flat=same)
    path = f"/cases/{second.case}/disposals"
    waits = await second.call(path, "chengban01", await second.decision())
    assert refusal(waits) == (409, "not_disposable"), "it waits behind the first case's seizure"
    # And were it held by both: what follows is the selling side's own check.
    held = "UPDATE custody.measure SET rank = 1, waits_until = NULL WHERE asset_id = $1"
    await court.sql(held, second.asset)
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
    sealed = "UPDATE court.case_access SET sealed = $2 WHERE case_number = $1"
    await court.sql(sealed, first.case, True)
    twice = await second.call(path, "chengban01", await second.decision())
    assert (first.case in twice.text, "本院另一案件" in twice.json()["detail"]) == (False, True)
    await court.sql(sealed, first.case, False)
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
    before = await first.call(path, "chengban01", await first.decision())
    assert refusal(before) == (409, "already_in_disposal"), "signed before it was given up"
    signed = "UPDATE documents.document SET signed_at = $2 WHERE id = $1"
    await court.sql(signed, custody.ruling_id(first.case, "auction_ruling"), await court.advance())
    resumed = await first.call(path, "chengban01", await first.decision())
    assert (resumed.status_code, resumed.json()["state"]) == (201, "decided")
    assert resumed.json()["ruling_document"] == custody.ruling_id(first.case, "auction_ruling")


async def resumable(court: Court, road: Road, who: str, body: Any) -> bool:
    """Whether the disposal may be taken up again: what it says is what a trial answers."""
    shown = await court.do("GET", "auction", f"/disposals/{road.asset}", who)
    return await can(court, "auction", shown, "decide_disposal", f"/cases/{road.case}/disposals", who, body)


async def test_what_is_taken_up_again_rests_on_its_new_ruling(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    await road.do("withdrawal", {"reason": "暂缓处置"}, "faguan01")
    old = await road.paper(FilePurpose.SERVICE_RECEIPT, "原裁定的送达回证")
    anew = await custody.ruling(court, road.case, "auction_ruling", another="anew")
    signed_at = await court.advance()
    await court.sql("UPDATE documents.document SET signed_at = $2 WHERE id = $1", anew, signed_at)
    body = await road.decision(ruling_document=anew)
    assert await resumable(court, road, "chengban01", body)
    resumed = await court.do("POST", "auction", f"/cases/{road.case}/disposals", "chengban01", body)
    assert datetime.fromisoformat(resumed["decided_at"]) == signed_at
    assert not await resumable(court, road, "chengban01", body)
    (kept,) = await court.sql("SELECT * FROM auction.disposal WHERE asset_id = $1", road.asset)
    assert (kept["withdrawn_by"], kept["withdrawn_at"], kept["withdrawn_because"]) == (None, None, "")

    path, told = f"/disposals/{road.asset}", await road.told(road.parties, proof=old)
    served = await road.call(f"{path}/ruling-service", "chengban01", told)
    assert served.status_code == 409, "those are receipts of the ruling before"
    await road.do("ruling-service", await road.told(road.parties), "chengban01")
    assert (road.asset, "hand_over_disposal_papers") in await agree(court, road.case)
    former = {"papers": {"ruling": custody.ruling_id(road.case, "auction_ruling")}}
    assert refusal(await road.call(f"{path}/papers", "chengban01", former)) == (409, "file_not_of_case")
    await road.give(ruling=anew)
    assert (road.asset, "hand_over_disposal_papers") not in await agree(court, road.case)

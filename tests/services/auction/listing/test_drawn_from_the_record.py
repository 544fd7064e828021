"""An announcement says what survey, prices and ruling say; what is forged or disputed is not announced (二(四)3)."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.auction.road import DAY, FINDINGS, Road, agree, refusal
from tests.services.custody.road import ruling_number

pytestmark = pytest.mark.road

FORGED = FINDINGS | {"ownership": {"value": "登记在被执行人名下，产权证经鉴定系伪造"}}


async def test_the_record_speaks_and_what_it_doubts_is_settled_first(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    await road.price(findings=FORGED)
    now = await court.advance()
    body, drafting = road.listing_body(1, now + 46 * DAY), f"/disposals/{road.asset}/listings"
    forged = await road.call(drafting, "wangpai01", body)
    assert (refusal(forged), forged.json()["article"]) == ((409, "property_doubted"), "二(四)3")
    assert await agree(court, road.case) == {(road.asset, "settle_survey_doubts")}

    settling = f"/disposals/{road.asset}/survey-doubts"

    async def settle(who: str, brought_by: str, purpose: FilePurpose = FilePurpose.DOUBT_SETTLED) -> Any:
        paper = await court.upload(road.case, purpose, brought_by, f"{who}{brought_by}{purpose}")
        return await road.call(settling, who, {"reason": "证书经重新鉴定为真实", "paper": paper["id"]})

    assert refusal(await settle("wangpai01", "juanzong01")) == (403, "office_required")
    assert refusal(await settle("faguan01", "faguan01")) == (409, "file_not_of_case")
    assert refusal(await settle("faguan01", "juanzong01", FilePurpose.OTHER)) == (409, "file_not_of_case")
    assert (await settle("faguan01", "juanzong01")).status_code == 201
    assert refusal(await settle("faguan01", "juanzong01")) == (409, "nothing_doubted")

    glossed = body | {"items": body["items"] | {"known_defects": "无"}}
    differs = await road.call(drafting, "wangpai01", glossed)
    assert refusal(differs) == (409, "announcement_differs")
    assert "记录为“卫生间渗水”，公告写的是“无”" in differs.json()["detail"]
    road.listing = (await road.do("listings", body))["id"]
    items = (await road.file())["listings"][-1]["items"]
    assert "卫生间渗水" in items["known_defects"]
    assert "伪造" in items["condition"]
    assert "802,666.67元" in items["price_basis"]
    assert ruling_number(road.case, "auction_ruling") in items["basis"]

    # 16: who was told is told by his receipt, not by the entry of it two days later.
    receipts, at = await road.told(road.parties), await court.advance()
    await court.advance(workdays=2)
    await road.on_listing("notice", receipts)
    (told,) = await court.sql(
        "SELECT DISTINCT (fact->>'occurred_at')::timestamptz AS at FROM auction.outbox"
        " WHERE fact->>'kind' = 'auction.prepublication_notified'"
    )
    assert told["at"] <= at
    await road.on_listing("signature", who="tuandui01")
    await court.advance(workdays=6)
    served = "UPDATE auction.disposal SET ruling_served = $2 WHERE asset_id = $1"
    (kept,) = await court.sql("SELECT ruling_served FROM auction.disposal WHERE asset_id = $1", road.asset)
    await court.sql(served, road.asset, "[]")
    unserved = await road.call(f"/listings/{road.listing}/publication", "wangpai01")
    assert [error["field"] for error in unserved.json()["errors"]] == ["ruling"]
    assert unserved.json()["article"] == "二(四)2"
    await court.sql(served, road.asset, kept["ruling_served"])
    await road.on_listing("publication")

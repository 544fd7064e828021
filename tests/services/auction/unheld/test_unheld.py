"""What is held no more is not sold: who sells it is told, and a judge decides (查封扣押冻结规定第二十七条)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from deploy.sandbox.scenario import BUYER, Round
from services.auction.disposals.rules import State
from services.documents.delivery.models import Delivery
from shared.contracts.auction.stops import ANNULLED, Ground
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import waiting
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.auction.put_up import begin
from tests.services.auction.road import DAY, refusal
from tests.services.auction.shelf import Shelf
from tests.services.custody.road import books, decide, duties, ruling
from tests.services.custody.waiting.road import inspect
from tests.services.funds.road import account, message, tell

pytestmark = pytest.mark.road

BOUGHT = Round(result="sold", price_fen=600_000_00, buyer=BUYER)
UNHELD, LAPSED = (409, "sale_unheld"), "查封扣押冻结规定第二十七条"
UPHOLD = {"reason": "已经重新查封，本案仍为在先查封"}


async def lapse(court: Court, asset: str) -> None:
    """Its term ends with yesterday; the daily inspection comes."""
    ((now,),) = await court.sql("SELECT now() + shift FROM court.clock")
    await court.sql(
        "UPDATE custody.measure SET expires_on = $2 WHERE asset_id = $1", asset, (now - DAY).date()
    )
    await inspect(court)


async def told(court: Court, case: str) -> list[str]:
    """To whom the message has provably come."""
    rows = await court.sql(
        "SELECT staff_id FROM intake.reminder WHERE docket = $1 AND step = 'sale_unheld'"
        " AND delivered_at IS NOT NULL ORDER BY staff_id",
        f"case/{case}",
    )
    return [row["staff_id"] for row in rows]


async def state(court: Court, asset: str) -> tuple[str, str]:
    file = await court.do("GET", "auction", f"/disposals/{asset}", "wangpai01")
    return file["state"], file["listings"][-1]["state"]


async def test_a_seizure_that_lapses_during_the_auction_is_told_and_the_hammer_confirms_nothing(
    court: Court,
) -> None:
    road, shelf = await begin(court, BOUGHT)
    await shelf.announce(road.asset)
    await lapse(court, road.asset)
    assert await told(court, road.case) == ["chengban01", "faguan01", "wangpai01"]
    assert await duties(court, road.case, "auction.unheld_decided") == ["open"]
    await inspect(court)
    assert len(await told(court, road.case)) == 3, "once"
    assert (road.asset, "uphold_sale") in await waiting(court, "auction", road.case, "faguan01")

    now = await court.advance()
    await court.advance(to=(now + 62 * DAY).isoformat())
    assert await state(court, road.asset) == ("sold", "sold")
    assert await books(court, "balance-requests", road.case) == [], "the buyer is asked for nothing"
    paid = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert (refusal(paid), paid.json()["article"]) == (UNHELD, LAPSED)
    waits = await waiting(court, "auction", road.case, "faguan01")
    assert waits >= {(road.asset, "uphold_sale"), (road.asset, "annul_sale")}
    early = await road.call(f"/disposals/{road.asset}/upholding", "faguan01", UPHOLD)
    assert refusal(early) == UNHELD, "nothing is seized again"

    flat = await court.do("GET", "custody", f"/assets/{road.asset}", "chakong01")
    anew = await ruling(court, road.case, another="anew")
    assert (await decide(court, flat, "freeze_online", ruling_document=anew)).status_code == 201
    await court.advance()
    paid = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert refusal(paid) == UNHELD, "seized again, and no judge has decided"
    annulling = await shelf.ruled(
        road.asset, "stop_ruling", way=ANNULLED, ground=Ground.NOT_HELD.label, identifier=flat["identifier"]
    )
    body = {"reason": "查封已经失效", "decision": annulling}
    kept = await road.call(f"/disposals/{road.asset}/annulment", "faguan01", body)
    assert refusal(kept) == (409, "stop_refused"), "what is held and bought is not taken from the buyer"
    by_another = await road.call(f"/disposals/{road.asset}/upholding", "wangpai01", UPHOLD)
    assert refusal(by_another) == (403, "office_required")
    await road.do("upholding", UPHOLD, "faguan01")
    await court.advance()
    assert len(await books(court, "balance-requests", road.case)) == 1
    assert await duties(court, road.case, "auction.unheld_decided") == ["met"]
    paid = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert refusal(paid) != UNHELD


async def test_what_is_seized_no_more_is_not_ruled_the_buyers_and_his_money_goes_back(court: Court) -> None:
    shelf = await Shelf.set_up(court, 751)
    await court.open_case(shelf.case, "wangpai01")
    sale = {"confirmation_number": "CJ-7510001", "balance_due_at": CLOCK_START + 60 * DAY}
    asset, listing = await shelf.settle(State.SOLD, sale | {"buyer_identity": "411502198804120037"})
    number = await account(court, shelf.case)
    at = {"booked_at": CLOCK_START.isoformat()}
    money = message(number, 600_000_00, f"{shelf.case} 拍卖尾款 CJ-7510001", **at)
    receipt = (await tell(court, money))["receipt"]
    await court.advance()
    assert (await state(court, asset))[0] == "paid"
    await lapse(court, asset)
    assert len(await told(court, shelf.case)) == 3

    async def call(path: str, who: str, body: Any, team: str = "auction") -> Any:
        return await court.call("POST", team, path, who, body)

    given = {"price": "600000.00", "sold_on": "2026-03-02", "paid_on": "2026-03-02"}
    document = await shelf.ruled(asset, "sale_ruling", listing, **given)
    ruled = await call(f"/disposals/{asset}/sale-ruling", "faguan01", {"document": document})
    assert (refusal(ruled), ruled.json()["article"]) == (UNHELD, LAPSED)
    await court.sql("UPDATE auction.disposal SET state = 'ruled' WHERE asset_id = $1", asset)
    made = "UPDATE auction.settlement SET ruling_document = $2, ruling_made_at = $3 WHERE asset_id = $1"
    await court.sql(made, asset, document, CLOCK_START)
    paper = await court.upload(shelf.case, FilePurpose.SERVICE_RECEIPT, "juanzong01", "买受人收到裁定书")
    served = await call(f"/disposals/{asset}/sale-ruling-service", "wangpai01", {"proof": paper["id"]})
    assert refusal(served) == UNHELD, "nor does a ruling of before make it his"

    applied = await court.upload(shelf.case, FilePurpose.REFUND_APPLICATION, "juanzong01", "退款申请")
    back = f"/receipts/{receipt}/refund"
    early = await call(back, "chengban01", {"paper": applied["id"]}, "funds")
    assert refusal(early) == (409, "not_refundable")
    says = {"way": ANNULLED, "ground": Ground.NOT_HELD.label}
    body = {"reason": "查封已经失效，另案为在先查封", "decision": document}
    path = f"/disposals/{asset}/annulment"
    assert refusal(await call(path, "faguan01", body)) == (409, "no_such_ruling")
    body["decision"] = await shelf.ruled(asset, "stop_ruling", **says | {"ground": Ground.MISTAKE.label})
    assert refusal(await call(path, "faguan01", body)) == (409, "ruling_differs")
    body["decision"] = await shelf.ruled(asset, "stop_ruling", **says)
    assert (await call(path, "faguan01", body)).status_code == 201
    await court.advance()
    assert await state(court, asset) == ("withdrawn", "annulled")
    path_of_ruling = f"/documents/{body['decision']}/withdrawal"
    why = {"reason": "裁定书有误，予以撤回"}
    kept = await court.call("POST", "documents", path_of_ruling, "juzhang01", why)
    assert (refusal(kept), "成交的撤销" in kept.text) == ((409, "document_used"), True)
    assert refusal(await call(path, "faguan01", body)) == (409, "stop_state")
    for duty in ("unheld_decided", "sale_ruling", "sale_ruling_served"):
        assert await duties(court, shelf.case, f"auction.{duty}") == ["met"], duty
    assert await waiting(court, "auction", shelf.case, "faguan01") == set()
    release = await call(
        f"/receipts/{receipt}/sale-release", "ankuan01", {"words": "该笔款项不是拍卖款"}, "funds"
    )
    assert refusal(release) == (409, "money_of_a_buyer"), "nor does it become the case's"
    plan = await call(back, "chengban01", None, "funds")
    assert plan.status_code == 201, "he need not ask for it"
    assert "该次成交已经裁定撤销" in plan.json()["steps"][0]


async def test_what_was_the_buyers_before_the_seizure_lapsed_stays_his(court: Court) -> None:
    """网络司法拍卖规定第二十二条: title passes when the ruling is served, on whatever day somebody enters that."""
    shelf = await Shelf.set_up(court, 752)
    await court.open_case(shelf.case, "wangpai01")
    sale = {"confirmation_number": "CJ-7520001"}
    asset, listing = await shelf.settle(State.RULED, sale, ruling_made_at=CLOCK_START)
    given = {"price": "600000.00", "sold_on": "2026-03-02", "paid_on": "2026-03-02"}
    columns = {"balance_due_at": CLOCK_START + 60 * DAY, "buyer_identity": "411502198804120037"}
    for name, value in columns.items():
        await court.sql(f"UPDATE auction.listing SET {name} = $2 WHERE id = $1", listing, value)
    document = await shelf.ruled(asset, "sale_ruling", listing, **given)
    await court.sql("UPDATE auction.settlement SET ruling_document = $2 WHERE asset_id = $1", asset, document)
    now = await court.advance()
    served_at = now - timedelta(minutes=1)
    delivery = record(
        Delivery, case_number=shelf.case, document_id=document, addressee="buyer", ordered_by="wenshu01",
        served_at=served_at,
    )  # fmt: skip
    await put(court, delivery)
    await court.advance(to=(now + timedelta(hours=1)).isoformat())
    await lapse(court, asset)
    assert await duties(court, shelf.case, "auction.unheld_decided") == ["open"]

    says = {"way": ANNULLED, "ground": Ground.NOT_HELD.label}
    body = {"reason": "查封已经失效", "decision": await shelf.ruled(asset, "stop_ruling", **says)}
    taken = await court.call("POST", "auction", f"/disposals/{asset}/annulment", "faguan01", body)
    assert (refusal(taken), taken.json()["article"]) == ((409, "stop_refused"), "网络司法拍卖规定第二十二条")
    file = await court.do("GET", "auction", f"/disposals/{asset}", "wangpai01")
    assert "serve_sale_ruling" in [act["operation"] for act in file["acts"] if act["allowed"]]
    path = f"/disposals/{asset}/sale-ruling-service"
    answer = await court.do("POST", "auction", path, "wangpai01", {})
    assert datetime.fromisoformat(answer["ruling_served_at"]) == served_at
    await court.advance()
    assert (await state(court, asset))[0] == "ruling_served"
    assert await duties(court, shelf.case, "auction.unheld_decided") == ["met"]

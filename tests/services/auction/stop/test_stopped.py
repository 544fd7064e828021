"""A published auction deferred, stayed, resumed, called off: over HTTP, with the platform of the sandbox."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from services.auction.disposals.rules import State
from services.auction.listing import evidence as publishing
from services.auction.stop import evidence as stopping
from services.funds.deposits.models import AuctionCost
from shared.contracts.auction.stops import Ground
from shared.contracts.documents.purposes import FilePurpose
from shared.values.asset_kind import one_name
from shared.values.money import to_fen
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.auction.road import DAY, Road, agree, refusal
from tests.services.auction.shelf import PRICE, Shelf, platform, standing
from tests.services.custody.road import FLAT, assets, duties, one_thing
from tests.services.funds.road import account, message, sandbox, tell

pytestmark = pytest.mark.road


class Announced:
    """A flat that is up for auction on the platform."""

    def __init__(self, court: Court, case: str, asset: str, listing: str) -> None:
        self.court, self.case, self.asset, self.listing = court, case, asset, listing
        self.shelf = Shelf(court, case)
        self.opens_at = CLOCK_START

    @classmethod
    async def put_up(cls, court: Court, seed: int) -> Announced:
        shelf = await Shelf.set_up(court, seed)
        await court.open_case(shelf.case, "wangpai01")
        asset = await shelf.dispose(State.LISTED)
        up = cls(court, shelf.case, asset, await shelf.announce(asset))
        (listing,) = (await up.file())["listings"]
        up.opens_at = datetime.fromisoformat(listing["opens_at"])
        return up

    async def paper(self, purpose: FilePurpose, who: str = "juanzong01") -> str:
        return str((await self.court.upload(self.case, purpose, who, f"{purpose}{who}"))["id"])

    async def post(self, step: str, who: str, body: Any) -> Any:
        return await self.court.call("POST", "auction", f"/disposals/{self.asset}/{step}", who, body)

    async def ruled(self, way: str, ground: str, /, until: str | None = None, **says: Any) -> str:
        """The decision or ruling to stop it in that way, for that reason."""
        of: dict[str, Any] = {"ground": Ground(ground).label}
        if way == "defer":
            return await self.shelf.ruled(self.asset, "deferral_decision", **of | {"due_on": until} | says)
        of["way"] = {"stay": "中止拍卖", "withdraw": "撤回拍卖"}[way]
        return await self.shelf.ruled(self.asset, "stop_ruling", **of | says)

    async def stop(self, way: str, ground: str, **changes: Any) -> Any:
        body = {
            "way": way,
            "ground": ground,
            "reason": "有异议正在审查，暂停拍卖",
            "decision": await self.ruled(way, ground, until=changes.get("until")),
            "basis": await self.paper(FilePurpose.STOP_GROUND),
        }
        given = await self.post("stop", "faguan01", body | changes)
        if given.is_success:
            await self.court.advance()
        return given

    async def file(self) -> Any:
        return await self.court.do("GET", "auction", f"/disposals/{self.asset}", "wangpai01")

    async def state(self) -> tuple[str, str, list[str]]:
        file = await self.file()
        return file["state"], file["listings"][-1]["state"], [one["state"] for one in file["stops"]]

    async def tell(self) -> Any:
        parties = await self.court.do("GET", "intake", f"/cases/{self.case}", "chengban01")
        proof = await self.paper(FilePurpose.SERVICE_RECEIPT)
        told = [{"recipient": one["id"], "mode": "direct", "proof": proof} for one in parties["parties"]]
        return await self.post("stop-notice", "wangpai01", {"told": told})

    async def platform(self) -> str:
        state = await platform(self.court).listing_state(self.listing)
        assert state is not None
        return state.state

    def bidding(self, opens_at: datetime) -> dict[str, str]:
        return {"opens_at": opens_at.isoformat(), "closes_at": (opens_at + DAY).isoformat()}


async def test_a_stayed_auction_is_told_of_and_resumed_within_five_days_and_held(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    up = await Announced.put_up(court, 741)
    fault = {"system": "platform", "operation": "stops", "fault": "lost_reply"}
    await sandbox(court, "PUT", "/faults", [fault, fault | {"fault": "error_500"}])
    raw = await up.paper(FilePurpose.DOCUMENT)
    deferral = await up.ruled("defer", "third_party", until=str(CLOCK_START.date()))
    for other in (raw, deferral):
        refused = await up.stop("stay", "third_party", decision=other)
        assert refusal(refused) == (409, "no_such_ruling")
    for field, says in {
        "way": {"way": "撤回拍卖"},
        "ground": {"ground": Ground.OBJECTION.label},
        "round": {"round": "第二次拍卖"},
        "assets": {"identifier": "权证-另一套"},
        "signed_at": {"signed_at": CLOCK_START - DAY},
    }.items():
        other = await up.ruled("stay", "third_party", **says)
        refused = await up.stop("stay", "third_party", decision=other)
        assert refusal(refused) == (409, "ruling_differs")
        assert [fault["field"] for fault in refused.json()["errors"]] == [f"ruling.{field}"]
    assert refusal(await up.stop("stay", "third_party", basis=None)) == (409, "file_not_of_case")
    assert refusal(await up.stop("withdraw", "third_party")) == (422, "stop_refused")
    ruling = await up.ruled("stay", "third_party")
    assert (await up.stop("stay", "third_party", decision=ruling)).status_code == 201
    assert await up.state() == ("listed", "suspended", ["effective"])
    spent = await up.stop("stay", "third_party", decision=ruling)
    assert refusal(spent) == (409, "no_such_ruling"), "what was carried out is decided anew"
    assert await up.platform() == "suspended"
    (stop,) = (await up.file())["stops"]
    assert stop["deposits_released_at"] is not None
    assert await duties(court, up.case, "auction.stop_announced") == ["met"]
    assert await duties(court, up.case, "auction.stop_told") == ["open"]

    assert await agree(court, up.case) == {(up.asset, "tell_of_stop")}
    assert (await up.tell()).status_code == 201
    assert refusal(await up.tell()) == (409, "stop_state")

    # Its day passes: the platform holds nothing, and no result is taken.
    now = await court.advance(to=(up.opens_at + 3 * DAY).isoformat())
    assert await up.state() == ("listed", "suspended", ["effective"])
    assert await up.platform() == "suspended"
    standing(monkeypatch, held=True)
    early = await up.post("resumption", "wangpai01", up.bidding(now + DAY))
    assert refusal(early) == (409, "stop_state")
    gone = {"basis": await up.paper(FilePurpose.STOP_GROUND)}
    old = await up.post("suspension-cause-end", "faguan01", gone)
    assert refusal(old) == (409, "file_not_of_case"), "entered before the auction was stopped"
    fresh = await court.upload(up.case, FilePurpose.STOP_GROUND, "juanzong01", "异议已经驳回")
    answer = await up.post("suspension-cause-end", "faguan01", {"basis": fresh["id"]})
    assert answer.status_code == 201
    await court.advance()
    assert await duties(court, up.case, "auction.suspension_cause_gone") == ["open"]
    assert await agree(court, up.case) == {(up.asset, "resume_auction")}
    late = await up.post("resumption", "wangpai01", up.bidding(now + 12 * DAY))
    assert refusal(late) == (409, "stop_refused")
    standing(monkeypatch, held=False)
    unsealed = await up.post("resumption", "wangpai01", up.bidding(now + DAY))
    assert [one["field"] for one in unsealed.json()["errors"]] == ["asset_id"], "seized no more"
    standing(monkeypatch, held=True)
    assert (await up.post("resumption", "wangpai01", up.bidding(now + DAY))).status_code == 201
    await court.advance()
    assert await up.state() == ("listed", "published", ["ended"])
    assert await duties(court, up.case, "auction.suspension_cause_gone") == ["met"]
    assert [one["opens_at"] for one in (await up.file())["listings"]] != [up.opens_at.isoformat()]
    await court.advance(to=(now + 2 * DAY + DAY / 24).isoformat())
    assert await up.state() == ("ready", "failed", ["ended"])


async def test_a_deferred_auction_is_extended_and_held_as_announced(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(monkeypatch, held=True)
    up = await Announced.put_up(court, 742)
    until = (CLOCK_START + 10 * DAY).date()
    assert (await up.stop("defer", "objection", until=str(until))).status_code == 201
    longer = (CLOCK_START + 20 * DAY).date()
    same = await up.stop("defer", "objection", until=str(longer))
    assert refusal(same) == (409, "file_not_of_case"), "on the paper that it was deferred on before"
    fresh = (await court.upload(up.case, FilePurpose.STOP_GROUND, "juanzong01", "仍在复议"))["id"]
    assert (await up.stop("defer", "objection", until=str(longer), basis=fresh)).status_code == 201
    assert await up.state() == ("listed", "suspended", ["ended", "effective"])
    over = await duties(court, up.case, "auction.deferral_over")
    assert sorted(over) == ["met", "open"]
    await court.advance(to=(CLOCK_START + 22 * DAY).isoformat())
    assert (up.asset, "resume_auction") in await agree(court, up.case)
    fault = {"system": "platform", "operation": "resumptions", "fault": "refused"}
    await sandbox(court, "PUT", "/faults", [fault])
    assert (await up.post("resumption", "wangpai01", up.bidding(up.opens_at))).status_code == 201
    await court.advance()
    assert await up.state() == ("listed", "suspended", ["ended", "effective"]), "refused: asked again"
    assert (await up.post("resumption", "wangpai01", up.bidding(up.opens_at))).status_code == 201
    await court.advance()
    assert await up.state() == ("listed", "published", ["ended", "ended"])
    assert await up.platform() == "announced"
    await court.advance(to=(up.opens_at + DAY + DAY / 24).isoformat())
    assert await up.state() == ("ready", "failed", ["ended", "ended"])


async def test_a_stayed_auction_whose_price_is_dead_is_priced_anew(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(monkeypatch, held=True)
    up = await Announced.put_up(court, 747)
    assert (await up.stop("stay", "third_party")).status_code == 201
    assert refusal(await up.stop("withdraw", "price_expired", basis=None)) == (409, "stop_refused")
    now = await court.advance(to=(up.opens_at + DAY).isoformat())
    gone = (await court.upload(up.case, FilePurpose.STOP_GROUND, "juanzong01", "异议已经驳回"))["id"]
    assert (await up.post("suspension-cause-end", "faguan01", {"basis": gone})).status_code == 201
    dead = "UPDATE auction.inquiry SET valid_until = $2 WHERE asset_id = $1"
    await court.sql(dead, up.asset, (now - 190 * DAY).date())
    refused = await up.post("resumption", "wangpai01", up.bidding(now + DAY))
    assert [one["article"] for one in refused.json()["errors"]] == ["处置参考价规定第二十七条"]
    assert (await up.stop("withdraw", "price_expired", basis=None)).status_code == 201
    assert await up.state() == ("ready", "withdrawn", ["ended", "ended"])
    assert (await up.post("price-expiry", "wangpai01", None)).status_code == 201


async def test_a_hammer_that_fell_first_stands(court: Court) -> None:
    up = await Announced.put_up(court, 743)
    closed = up.opens_at + DAY
    await court.advance(to=(closed + DAY / 24).isoformat())
    assert await up.state() == ("ready", "failed", [])
    # As if the platform's message were still on its way.
    await court.sql("UPDATE auction.listing SET state = 'published' WHERE id = $1", up.listing)
    await court.sql("UPDATE auction.disposal SET state = 'listed' WHERE asset_id = $1", up.asset)
    assert (await up.stop("stay", "third_party")).status_code == 201
    assert await up.state() == ("listed", "published", ["too_late"])
    (stop,) = (await up.file())["stops"]
    assert stop["outcome"] == "竞价已先结束，结果有效"
    event = {
        "message_id": "late-1",
        "listing_id": up.listing,
        "round": 1,
        "result": "sold",
        "price_fen": to_fen(PRICE),
        "buyer": {"ref": "b", "name": "买受人", "id_number": "411502198804120037"},
        "deposit_fen": 100,
        "confirmation_no": "CJ-7430001",
        "occurred_at": closed.isoformat(),
    }
    # Ordered while the message comes: the result ends the stop.
    await sandbox(court, "PUT", "/faults", [{"system": "platform", "operation": "stops", "fault": "slow"}])
    body = {
        "way": "withdraw",
        "ground": "mistake",
        "reason": "公告写错面积",
        "decision": await up.ruled("withdraw", "mistake"),
        "basis": await up.paper(FilePurpose.STOP_GROUND),
    }
    assert (await up.post("stop", "faguan01", body)).status_code == 201
    told = await court.call("POST", "auction", "/platform-events", "system:platform", event)
    assert told.status_code == 204
    await court.advance()
    assert await up.state() == ("sold", "sold", ["too_late", "too_late"])
    assert refusal(await up.post("stop", "faguan01", body)) == (409, "stop_state")
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{up.case}")
    assert not [one for one in tasks if "停止" in one["text"]], "nothing is left for a person to do"


async def test_who_pays_everything_before_the_hammer_is_not_sold_up(court: Court) -> None:
    up = await Announced.put_up(court, 744)
    number = await account(court, up.case)
    await tell(court, message(number, 99_000_00, "履行款"))
    paid = {"basis": None, "costs": "500.00"}
    assert refusal(await up.stop("withdraw", "performed", **paid)) == (409, "stop_refused")
    assert await duties(court, up.case, "auction.paid_stopped") == [], "some of it is not all"
    await tell(court, message(number, 20_000_000_00, "履行款"))
    await tell(court, message(number, 1_00, "履行款"))
    await court.advance()
    assert await duties(court, up.case, "auction.paid_stopped") == ["open"]
    told = await court.sql(
        "SELECT staff_id, delivered_at FROM intake.reminder WHERE docket = $1 AND step = 'debt_covered'",
        f"case/{up.case}",
    )
    assert [(one["staff_id"], one["delivered_at"] is None) for one in told] == [("faguan01", False)]
    bill = record(AuctionCost, case_number=up.case, amount=Decimal(900_000_000), distribution_id=None)
    await put(court, bill)
    unsaid = await up.stop("withdraw", "performed", basis=None)
    assert refusal(unsaid) == (409, "stop_refused"), "a bill on record counts, whatever the judge types"
    await court.sql("UPDATE funds.auction_cost SET amount = 500")
    assert (await up.stop("withdraw", "performed", basis=None)).status_code == 201
    assert await duties(court, up.case, "auction.paid_stopped") == ["met"]
    assert await up.state() == ("withdrawn", "withdrawn", ["ended"])
    assert await up.platform() == "withdrawn"
    assert await duties(court, up.case, "auction.stop_announced") == ["met"]


async def test_whose_debt_another_thing_has_repaid_is_not_sold_up(court: Court) -> None:
    """An applicant has taken that in payment: it repays him once the ruling is served."""
    up = await Announced.put_up(court, 746)
    taken = {"credited": PRICE, "credited_to": "party"}
    _, listing = await Shelf(court, up.case).settle(State.RULED, taken, receipts=[])
    await court.sql("UPDATE auction.listing SET state = 'taken' WHERE id = $1", listing)
    paid = {"basis": None, "costs": "500.00"}
    assert refusal(await up.stop("withdraw", "performed", **paid)) == (409, "stop_refused")
    served = "UPDATE auction.settlement SET ruling_served_at = $2 WHERE listing_id = $1"
    await court.sql(served, listing, CLOCK_START)
    assert (await up.stop("withdraw", "performed", **paid)).status_code == 201


async def test_what_is_left_is_not_sold_once_the_price_of_another_thing_pays_for_all(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """About 110,000 owed: one flat of two is sold for 600,000, whose price no plan has counted yet."""
    standing(monkeypatch, held=True)
    up = await Announced.put_up(court, 748)
    shelf = Shelf(court, up.case)
    early = await up.stop("withdraw", "others_suffice", basis=None, costs="500.00")
    assert (refusal(early), early.json()["article"]) == ((409, "stop_refused"), "拍卖变卖规定第十四条")
    sale = {"confirmation_number": "CJ-7480001", "balance_due_at": CLOCK_START + 60 * DAY}
    sold, _ = await shelf.settle(State.SOLD, sale)
    number = await account(court, up.case)
    await tell(court, message(number, 600_000_00, f"{up.case} 拍卖尾款 CJ-7480001"))
    await court.call("POST", "auction", f"/disposals/{sold}/balance", "wangpai01")
    await court.advance()
    assert (await court.do("GET", "auction", f"/disposals/{sold}", "wangpai01"))["state"] == "paid"
    assert await duties(court, up.case, "auction.rest_stopped") == ["open"], "of the round that runs"

    third = await shelf.dispose(State.REPORT_SERVED)
    minutes = await up.paper(FilePurpose.PRICE_MINUTES)
    prices = [{"starting_price": "600000", "deposit": "60000", "increment": "1000"}] * 2
    panel = {"panel": ["faguan01", "faguan02", "faguan03"], "minutes_document": minutes, "rounds": prices}
    fixed = await court.call("POST", "auction", f"/disposals/{third}/price-decision", "faguan01", panel)
    assert [one["article"] for one in fixed.json()["errors"]] == ["拍卖变卖规定第十四条"]

    monkeypatch.setattr(publishing, "standing", stopping.standing)
    drafted = await shelf.list(await shelf.dispose(State.LISTED), "drafted")
    put_up = await court.call("POST", "auction", f"/listings/{drafted}/publication", "wangpai01")
    assert "拍卖变卖规定第十四条" in [one["article"] for one in put_up.json()["errors"]]

    assert (await up.stop("withdraw", "others_suffice", basis=None, costs="500.00")).status_code == 201
    assert await up.state() == ("withdrawn", "withdrawn", ["ended"])
    assert await duties(court, up.case, "auction.rest_stopped") == ["met"]


async def test_what_is_seized_no_more_is_called_off_and_free_for_the_case_that_holds_it_next(
    court: Court,
) -> None:
    same = one_thing(FLAT)
    first, second = await Road.begin(court, flat=same), await Road.begin(court, flat=same)
    (flat,) = (await assets(court, first.case)).values()
    shelf = Shelf(court, first.case)
    await shelf.dispose(State.LISTED, None, first.asset)
    await court.sql(
        "UPDATE auction.disposal SET identifier = $2 WHERE asset_id = $1",
        first.asset,
        one_name(flat["identifier"]),
    )
    await shelf.announce(first.asset)

    ground, name = Ground.NOT_HELD, flat["identifier"]
    ruling = await shelf.ruled(
        first.asset, "stop_ruling", ground=ground.label, way="撤回拍卖", identifier=name
    )
    body = {"way": "withdraw", "ground": ground.value, "reason": "查封已经失效", "decision": ruling}
    path = f"/disposals/{first.asset}/stop"
    held = await first.call(path, "faguan01", body)
    assert (refusal(held), held.json()["article"]) == ((409, "stop_refused"), "民诉法解释第四百八十四条")

    lapsed = (CLOCK_START - DAY).date()
    await court.sql("UPDATE custody.measure SET expires_on = $2 WHERE asset_id = $1", first.asset, lapsed)
    next_in_rank = "UPDATE custody.measure SET rank = 1, waits_until = NULL WHERE asset_id = $1"
    await court.sql(next_in_rank, second.asset)
    decision = await second.decision()
    decide = f"/cases/{second.case}/disposals"
    assert refusal(await second.call(decide, "chengban01", decision)) == (409, "already_in_disposal")
    assert (await first.call(path, "faguan01", body)).status_code == 201
    await court.advance()
    file = await court.do("GET", "auction", f"/disposals/{first.asset}", "faguan01")
    assert (file["state"], file["listings"][-1]["state"]) == ("withdrawn", "withdrawn")
    assert (await second.call(decide, "chengban01", decision)).status_code == 201


async def test_an_announcement_with_a_mistake_is_called_off_and_drafted_anew(court: Court) -> None:
    up = await Announced.put_up(court, 745)
    assert (await up.stop("stay", "third_party")).status_code == 201
    assert (await up.stop("withdraw", "mistake")).status_code == 201
    assert await up.state() == ("ready", "withdrawn", ["ended", "ended"])
    assert (up.asset, "draft_listing") in await agree(court, up.case)
    assert (await up.tell()).status_code == 201
    assert (await up.tell()).status_code == 201, "of each of the two"
    assert refusal(await up.stop("stay", "third_party")) == (409, "stop_state")

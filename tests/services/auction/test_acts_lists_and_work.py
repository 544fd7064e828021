"""What disposals and listings say can be done with them in each state, the lists in which they are found, what waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any

from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.rules import DAY_BUNDLE, State
from services.auction.listing.models import Listing
from services.auction.listing.publication import digest
from services.auction.pricing.models import Inquiry, PriceDecision, Report, RoundPrice
from services.auction.settlement.models import Settlement
from services.auction.survey.models import Survey
from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.auction.road import DAY, agree
from tests.services.custody import road as custody

PRICE = Decimal(600_000)
NOTICE = {"recipient": "party", "mode": "electronic", "proof": "file", "at": CLOCK_START.isoformat()}
ORDER = list(State)


class Shelf:
    """A case whose disposals stand on record, each as far as it is told to be."""

    def __init__(self, court: Court, case: str) -> None:
        self.court, self.case = court, case

    @classmethod
    async def set_up(cls, court: Court, seed: int) -> Shelf:
        case = await custody.file_case(court, seed)
        assignment = {"track": "complex", "officer": "chengban01", "judge": "faguan01"}
        await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", assignment, If_Match="1")
        return cls(court, case)

    async def dispose(self, state: State, **columns: Any) -> str:
        """A disposal with everything that has led to that state; its asset. `columns`: of the inquiry that it has last."""
        asset = new_id()
        served = [NOTICE]
        disposal = record(
            Disposal, asset_id=asset, case_number=self.case, kind="real_estate", state=state,
            asset_class="real_estate", description=f"房屋{state}", ruling_served=served, decided_by="chengban01",
        )  # fmt: skip
        await put(self.court, disposal)
        if state is State.DECIDED:
            return asset
        await self.give(asset, DAY_BUNDLE, checked_by="juanzong01", checked_at=CLOCK_START)
        await self.give(asset, ["survey_report"], checked_by="juanzong01", checked_at=CLOCK_START)
        await put(self.court, record(Survey, asset_id=asset))
        if state is State.SURVEYED:
            return asset
        asked = state is State.INQUIRING
        inquiry = record(
            Inquiry, asset_id=asset, method="online", state="asked" if asked else "priced",
            **{"valid_until": (CLOCK_START + 300 * DAY).date(), "objections_end_at": CLOCK_START} | columns,
        )  # fmt: skip
        await put(self.court, inquiry)
        if not asked:
            await put(self.court, record(Report, inquiry_id=inquiry.id, in_time=True))
        if ORDER.index(state) >= ORDER.index(State.READY):
            panel = {"presiding": "faguan01", "member_a": "faguan02", "member_b": "faguan03"}
            await put(self.court, record(PriceDecision, asset_id=asset, inquiry_id=inquiry.id, **panel))
            await self.give(asset, ["price_minutes"], checked_by="juanzong01", checked_at=CLOCK_START)
            for number in (1, 2):
                prices = {"starting_price": PRICE, "deposit": PRICE / 10, "increment": Decimal(1)}
                await put(self.court, record(RoundPrice, asset_id=asset, round=number, **prices))
        return asset

    async def give(self, asset: str, papers: Collection[str], **columns: Any) -> None:
        for paper in papers:
            await put(
                self.court, record(Paper, asset_id=asset, paper=paper, handed_over_by="chengban01", **columns)
            )

    async def list(self, asset: str, state: str, **columns: Any) -> str:
        opens_at: datetime = CLOCK_START + 60 * DAY
        listing = record(
            Listing, asset_id=asset, case_number=self.case, state=state, starting_price=PRICE,
            opens_at=opens_at, closes_at=opens_at + DAY, **{"drafted_by": "wangpai01"} | columns,
        )  # fmt: skip
        if listing.signed_by:
            listing.signed_at, listing.signed_sha256 = CLOCK_START, digest(listing)
        await put(self.court, listing)
        return str(listing.id)

    async def settle(self, state: State, **columns: Any) -> tuple[str, str]:
        """A sold disposal that has come that far, its asset and its listing."""
        asset = await self.dispose(state)
        listing = await self.list(
            asset, "sold", price=PRICE, buyer_ref="buyer-1", buyer_name=f"买受人{state}", confirmation_number=f"CJ-{asset}",
            published_at=CLOCK_START, served=[NOTICE], ended_at=CLOCK_START,
        )  # fmt: skip
        if state is not State.SOLD:
            await put(self.court, record(Settlement, asset_id=asset, listing_id=listing, **columns))
        return asset, listing


async def test_what_waits_is_what_may_be_done_in_each_state(court: Court) -> None:
    shelf = await Shelf.set_up(court, 701)
    fresh = await shelf.dispose(State.DECIDED)
    given, back = await shelf.dispose(State.DECIDED), await shelf.dispose(State.DECIDED)
    await shelf.give(given, DAY_BUNDLE)
    await shelf.give(
        back, ["ruling"], checked_by="juanzong01", checked_at=CLOCK_START, returned_because="不清晰"
    )
    surveyed = await shelf.dispose(State.SURVEYED)
    await shelf.dispose(State.INQUIRING, term_ends_at=CLOCK_START + 30 * DAY)
    late = await shelf.dispose(State.INQUIRING, term_ends_at=CLOCK_START)
    priced = await shelf.dispose(State.PRICED)
    await shelf.dispose(State.REPORT_SERVED, objections_end_at=CLOCK_START + 5 * DAY)
    objected = await shelf.dispose(State.REPORT_SERVED)
    ready, once, twice = [await shelf.dispose(State.READY) for _ in range(3)]
    for asset, rounds in ((once, (1,)), (twice, (1, 2))):
        for number in rounds:
            await shelf.list(asset, "failed", round=number, ended_at=CLOCK_START, published_at=CLOCK_START,
                             served=[NOTICE])  # fmt: skip
    told = {"notice": [NOTICE | {"at": (CLOCK_START - 9 * DAY).isoformat()}]}
    drafted, notified, signed, _, published = [
        await shelf.list(await shelf.dispose(State.LISTED), state, **columns)
        for state, columns in (
            ("drafted", {}),
            ("drafted", told),
            ("drafted", told | {"signed_by": "tuandui01"}),
            ("drafted", told | {"drafted_by": "tuandui01"}),
            ("published", {"published_at": CLOCK_START}),
        )
    ]
    sold, confirmed = await shelf.settle(State.SOLD)
    paid, paid_listing = await shelf.settle(State.PAID)
    made = {"ruling_made_at": CLOCK_START}
    ruled, ruled_listing = await shelf.settle(State.RULED, **made)
    after = made | {"parties_served": [NOTICE]}
    late_states = (State.RULING_SERVED, State.TAXED, State.TRANSFERRING, State.TRANSFERRED, State.DELIVERED)
    assets = {state: await shelf.settle(state, **after) for state in late_states}
    prints = {confirmed, paid_listing, ruled_listing, *(listing for _, listing in assets.values())}
    found = await agree(court, shelf.case)
    assert found == {
        *((asset, "complete_survey") for asset in (fresh, given, back)),
        *((asset, "hand_over_disposal_papers") for asset in (fresh, back)),
        (given, "check_disposal_papers"),
        (surveyed, "order_price_inquiry"),
        (late, "close_inquiry_term"),
        (priced, "serve_price_report"),
        (objected, "fix_price"),
        *((asset, "draft_listing") for asset in (ready, once)),
        (drafted, "notify_before_publication"),
        *((listing, "sign_announcement") for listing in (drafted, notified)),
        (signed, "order_publication"),
        (published, "serve_announcement"),
        *((listing, "print_confirmation") for listing in prints),
        (sold, "book_balance"),
        (paid, "make_sale_ruling"),
        *((ruled, "serve_sale_ruling"), (ruled, "serve_sale_ruling_on_parties")),
        (assets[State.RULING_SERVED][0], "record_taxes"),
        (assets[State.TAXED][0], "order_transfer"),
        (assets[State.TRANSFERRED][0], "deliver_asset"),
    }
    ready_for = await court.do("GET", "auction", f"/listings/{signed}", "wangpai01")
    assert {act["operation"] for act in ready_for["acts"] if act["allowed"]} == {
        *("notify_before_publication", "order_publication")
    }
    shown = await court.do("GET", "auction", f"/disposals/{twice}", "wangpai01")
    reasons = {act["operation"]: act["why_not"] for act in shown["acts"]}
    assert "网络司法拍卖规定第二十六条" in reasons["draft_listing"]
    assert "本操作须由执行法官办理" in reasons["fix_price"]


async def test_disposals_and_listings_are_found_across_cases(court: Court) -> None:
    shelves = [await Shelf.set_up(court, seed) for seed in (702, 703)]
    sold = [await shelf.settle(State.SOLD) for shelf in shelves]
    decided = await shelves[0].dispose(State.DECIDED)
    announced = await shelves[0].dispose(State.LISTED)
    drafted = await shelves[0].list(announced, "drafted")
    await court.sql("UPDATE auction.listing SET starting_price = 700000 WHERE id = $1", drafted)

    async def assets(query: str, who: str = "wangpai01") -> set[str]:
        return {row["asset_id"] for row in await court.listed("auction", f"/disposals?{query}", who)}

    assert await assets("state=sold") == {asset for asset, _ in sold}
    assert await assets(f"asset_id={decided}") == {decided}
    assert await assets("q=房屋decided") == {decided}
    assert await assets("kind=vehicle") == set()
    assert await assets("state=sold", "chengban02") == set()
    listings = [row["id"] for row in await court.listed("auction", "/listings?sort=largest", "wangpai01")]
    assert (listings[0], set(listings)) == (drafted, {drafted, *(listing for _, listing in sold)})
    of_case = await court.listed("auction", f"/cases/{shelves[1].case}/listings?q=买受人", "wangpai01")
    assert [row["id"] for row in of_case] == [sold[1][1]]
    turned, cursor = list[str](), ""
    while cursor is not None:
        page = await court.do(
            "GET", "auction", f"/listings?limit=1&sort=smallest&cursor={cursor}", "wangpai01"
        )
        turned += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert turned == [*sorted(listing for _, listing in sold), drafted]
    answer = await court.call("GET", "auction", "/listings?stat=sold", "wangpai01")
    assert "没有参数 stat" in answer.json()["detail"]

"""What disposals and listings say can be done with them in each state, the lists in which they are found, what waits."""

from __future__ import annotations

import pytest

from services.auction.disposals.rules import DAY_BUNDLE, State
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import DAY, agree
from tests.services.auction.shelf import NOTICE, Shelf


@pytest.mark.walk
async def test_what_waits_is_what_may_be_done_in_each_state(court: Court) -> None:
    shelf = await Shelf.set_up(court, 701)
    fresh = await shelf.dispose(State.DECIDED)
    given, back = await shelf.dispose(State.DECIDED), await shelf.dispose(State.DECIDED)
    await shelf.give(given, DAY_BUNDLE)
    await shelf.give(
        back, ["ruling"], checked_by="juanzong01", checked_at=CLOCK_START, returned_because="不清晰"
    )
    whole = await shelf.dispose(State.DECIDED)
    await shelf.give(whole, DAY_BUNDLE, checked_by="juanzong01", checked_at=CLOCK_START)
    surveyed = await shelf.dispose(State.SURVEYED)
    await shelf.dispose(State.INQUIRING, term_ends_at=CLOCK_START + 30 * DAY)
    late = await shelf.dispose(State.INQUIRING, term_ends_at=CLOCK_START)
    priced = await shelf.dispose(State.PRICED)
    await shelf.dispose(State.REPORT_SERVED, objections_end_at=CLOCK_START + 5 * DAY)
    objected = await shelf.dispose(State.REPORT_SERVED)
    ready, once, twice, thrice = [await shelf.dispose(State.READY) for _ in range(4)]
    doubted = await shelf.dispose(State.READY, survey={"doubted": ["权属"]})
    for asset, rounds in ((once, (1,)), (twice, (1, 2)), (thrice, (1, 2, 3))):
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
    over, over_listing = await shelf.settle(State.SOLD, {"balance_due_at": CLOCK_START - DAY})
    waited, waited_listing = await shelf.settle(
        State.SOLD, {"balance_due_at": CLOCK_START - DAY, "late_accepted_at": CLOCK_START}
    )
    barred, barred_listing = await shelf.settle(
        State.SOLD, {"buyer_identity": "1", "balance_due_at": CLOCK_START + DAY}
    )
    await shelf.list(
        barred, "defaulted", round=2, buyer_identity="1", published_at=CLOCK_START, served=[NOTICE]
    )
    paid, paid_listing = await shelf.settle(State.PAID)
    made = {"ruling_made_at": CLOCK_START}
    ruled, ruled_listing = await shelf.settle(State.RULED, **made)
    after = made | {"parties_served": [NOTICE]}
    late_states = (State.RULING_SERVED, State.TAXED, State.TRANSFERRING, State.TRANSFERRED, State.DELIVERED)
    assets = {state: await shelf.settle(state, **after) for state in late_states}
    prints = {
        confirmed,
        over_listing,
        waited_listing,
        barred_listing,
        paid_listing,
        ruled_listing,
        *(listing for _, listing in assets.values()),
    }
    found = await agree(court, shelf.case)
    assert found == {
        (whole, "complete_survey"),
        *((asset, "hand_over_disposal_papers") for asset in (fresh, back)),
        (given, "check_disposal_papers"),
        (surveyed, "order_price_inquiry"),
        (late, "close_inquiry_term"),
        (priced, "serve_price_report"),
        (objected, "fix_price"),
        *((asset, "draft_listing") for asset in (ready, once, twice)),  # the third time to be sold off
        (thrice, "return_unsold"),
        (doubted, "settle_survey_doubts"),
        (drafted, "notify_before_publication"),
        *((listing, "sign_announcement") for listing in (drafted, notified)),
        (signed, "order_publication"),
        (published, "serve_announcement"),
        *((listing, "print_confirmation") for listing in prints),
        *((asset, "book_balance") for asset in (sold, over, waited)),
        *((asset, "declare_default") for asset in (over, waited, barred)),
        (over, "accept_late_balance"),
        (paid, "make_sale_ruling"),
        *((ruled, "serve_sale_ruling"), (ruled, "serve_sale_ruling_on_parties")),
        (assets[State.RULING_SERVED][0], "record_taxes"),
        (assets[State.TAXED][0], "order_transfer"),
        *((asset, "deliver_asset") for state, (asset, _) in assets.items() if state is not State.DELIVERED),
    }
    ready_for = await court.do("GET", "auction", f"/listings/{signed}", "wangpai01")
    assert {act["operation"] for act in ready_for["acts"] if act["allowed"]} == {
        *("notify_before_publication", "order_publication", "withdraw_announcement")
    }
    shown = await court.do("GET", "auction", f"/disposals/{thrice}", "wangpai01")
    reasons = {act["operation"]: act["why_not"] for act in shown["acts"]}
    assert "网络司法拍卖规定第二十六条" in reasons["draft_listing"]
    assert "本操作须由执行法官办理" in reasons["fix_price"]


@pytest.mark.walk
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

"""What is offered for sale is not let go of: who waits for it would hold it and sell it, too (拍卖变卖规定第十七条)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from shared.platform.db import new_id
from tests.harness import Court
from tests.records import put, record
from tests.services.custody.road import CAR, one_thing, ruling
from tests.services.custody.waiting.road import HOLDS, lift, now, place, sealed


@pytest.mark.walk
async def test_the_first_lets_go_once_its_auction_is_withdrawn_and_the_next_case_holds(court: Court) -> None:
    first, second = [await sealed(court, seed, one_thing(CAR, "130")) for seed in (130, 131)]
    of = {"asset_id": first["id"], "case_number": first["case_number"]}
    listing, at = new_id(), await court.advance()
    await put(court, record(Disposal, **of, kind="vehicle", state="listed"))
    await put(court, record(Listing, **of, id=listing, state="ordered", price=Decimal(1), published_at=at))
    for state in ("ordered", "published", "suspended"):
        await stands(court, listing, state)
        refused = await decide_lifting(court, first)
        assert (refused.status_code, refused.json()["type"], refused.json()["article"]) == (
            *(409, "urn:jiyue:problem:thing_on_sale"),
            "拍卖变卖规定第十七条、第二十条",
        )
        assert place(await now(court, second)) == ("waiting", 2, False)
    await stands(court, listing, "withdrawn")
    await lift(court, first)
    assert place(await now(court, second)) == HOLDS


@pytest.mark.walk
async def test_what_is_sold_by_a_ruling_that_is_served_is_let_go_of(court: Court) -> None:
    thing = await sealed(court, 132, one_thing(CAR, "132"))
    of = {"asset_id": thing["id"], "case_number": thing["case_number"]}
    listing, at = new_id(), await court.advance()
    await put(court, record(Disposal, **of, kind="vehicle", state="ruled"))
    sold = {"state": "sold", "price": Decimal(1), "published_at": at, "ended_at": at} | BOUGHT
    settled = record(Settlement, asset_id=thing["id"], listing_id=listing)
    await put(court, record(Listing, **of, id=listing, **sold), settled)
    assert (await decide_lifting(court, thing)).json()["type"] == "urn:jiyue:problem:thing_on_sale"
    await court.sql("UPDATE auction.settlement SET ruling_served_at = $1", at)
    assert (await decide_lifting(court, thing)).status_code == 202


@pytest.mark.walk
async def test_what_a_creditor_takes_is_lifted_by_the_ruling_that_gives_it_to_him_once_he_has_it(
    court: Court,
) -> None:
    """Until then it is the respondent's, and another case that waits would hold it; then nobody's waiting comes true."""
    thing, waits = [await sealed(court, seed, one_thing(CAR, "133")) for seed in (133, 134)]
    of = {"asset_id": thing["id"], "case_number": thing["case_number"]}
    listing, at = new_id(), await court.advance()
    await put(court, record(Disposal, **of, kind="vehicle", state="listed"))
    taken = {"state": "taken", "price": Decimal(1), "published_at": at, "ended_at": at}
    settled = record(Settlement, asset_id=thing["id"], listing_id=listing)
    await put(court, record(Listing, **of, id=listing, **taken), settled)
    assert (await decide_lifting(court, thing)).json()["type"] == "urn:jiyue:problem:thing_on_sale"
    path = f"/measures/{thing['measure']['id']}/lifting"
    given = {"buyer": {"name": "承受人", "id_number": "411502199107080028"}, "price": "1"}
    given |= dict.fromkeys(("sold_on", "paid_on"), "2026-03-02")
    unserved = await ruling(
        court, thing["case_number"], "debt_ruling", identifier=thing["identifier"], **given
    )
    early = await court.call(
        "POST", "custody", path, "chakong01", {"ruling_document": unserved, "reason": "以物抵债"}
    )
    assert (early.json()["type"], early.json()["article"]) == (
        "urn:jiyue:problem:thing_on_sale",
        "拍卖变卖规定第二十六条、查封扣押冻结规定第二十七条",
    )
    await court.sql("UPDATE auction.settlement SET ruling_served_at = $1", at)
    for another, identifier, answer in (("another", "豫S00000", 409), ("", thing["identifier"], 202)):
        by = await ruling(
            court, thing["case_number"], "debt_ruling", another=another, identifier=identifier, **given
        )
        body = {"ruling_document": by, "reason": "以物抵债"}
        decided = await court.call("POST", "custody", path, "chakong01", body)
        assert decided.status_code == answer, decided.text
    await court.advance()
    assert (await now(court, thing))["measure"]["state"] == "lifted"
    assert (await now(court, waits))["measure"]["state"] == "ended"
    taken_effect = (
        "SELECT 1 FROM custody.outbox WHERE fact->>'kind' = 'custody.measure_taken' AND fact->>'docket' = $1"
    )
    assert await court.sql(taken_effect, f"case/{waits['case_number']}") == []


BOUGHT = {"buyer_ref": "buyer", "buyer_name": "买受人", "confirmation_number": "CJ-1"}


async def stands(court: Court, listing: str, state: str) -> None:
    await court.sql("UPDATE auction.listing SET state = $2 WHERE id = $1", listing, state)


async def decide_lifting(court: Court, asset: dict[str, Any]) -> Any:
    by = await ruling(court, asset["case_number"], "lifting_ruling")
    body = {"ruling_document": by, "reason": "已履行完毕"}
    path = f"/measures/{asset['measure']['id']}/lifting"
    return await court.call("POST", "custody", path, "chakong01", body)

"""What found no buyer goes its ways to their ends over HTTP: taken in payment, sold off, given back."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from deploy.sandbox.scenario import BUYER, Round
from services.auction.disposals.rules import State
from shared.contracts.documents.purposes import FilePurpose
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.services.auction.put_up import ENDED, begin, fail
from tests.services.auction.road import DAY, FAILED, WRITTEN, Road, agree, refusal
from tests.services.auction.shelf import Shelf, standing
from tests.services.custody.road import assets, duties, held
from tests.services.custody.road import ruling as ruling_of
from tests.services.funds.road import account, distribute, message, pay, pay_in, request, tell
from tests.services.intake.road import ask, review

pytestmark = pytest.mark.road

PAPER = FilePurpose.DEBT_FOR_PROPERTY


async def applicant(road: Road) -> dict[str, Any]:
    case = await road.court.do("GET", "intake", f"/cases/{road.case}", "chengban01")
    return next(one for one in case["parties"] if one["role"] == "applicant")


async def claim(road: Road, who: dict[str, Any], amount: str, rank: int = 1, **more: Any) -> Any:
    body = {"name": who["name"], "identity": who["identity"], "rank": rank, "amount": amount}
    return body | {"applies": True, "paper": await road.paper(PAPER, f"申请{who['name']}{rank}")} | more


async def rule(road: Road, taker: dict[str, Any], paid: Any) -> str:
    """The judge gives him the flat by a ruling; its document."""
    now = await road.court.advance()
    (flat,) = (await assets(road.court, road.case)).values()
    sale = {
        "identifier": flat["identifier"],
        "buyer": {"name": taker["name"], "id_number": taker["identity"]},
        "price": "600000.00",
        "sold_on": str(now.astimezone(COURT_ZONE).date()),
        "paid_on": paid["balance_paid_at"][:10],
    }
    taking = sale | {"credited": "500000.00"}
    path = f"/disposals/{road.asset}/sale-ruling"
    sold = await ruling_of(road.court, road.case, "sale_ruling", **sale)
    refused = await road.call(path, "faguan01", {"document": sold})
    assert refusal(refused) == (409, "no_such_ruling"), "nobody has bought it at the highest bid"
    whole = await ruling_of(
        road.court, road.case, "debt_ruling", another="whole", **taking | {"credited": "600000.00"}
    )
    differs = await road.call(path, "faguan01", {"document": whole})
    assert refusal(differs) == (409, "ruling_differs")
    assert [fault["field"] for fault in differs.json()["errors"]] == ["ruling.credited"]
    document = await ruling_of(road.court, road.case, "debt_ruling", **taking)
    await road.do("sale-ruling", {"document": document}, "faguan01")
    return document


async def test_what_was_taken_before_its_ruling_had_a_kind_of_its_own_ends_by_the_sale_ruling_made_then(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(monkeypatch, held=True)
    road, shelf = await begin(court, FAILED)
    await fail(road, shelf, 1)
    ours = await applicant(road)
    body = {"taker": ours["identity"], "claims": [await claim(road, ours, "600000")]}
    await road.do("taking", body, "faguan01")
    paid = (await road.file())["settlement"]
    await court.sql("UPDATE auction.listing SET debt_ruling = false WHERE asset_id = $1", road.asset)
    (flat,) = (await assets(court, road.case)).values()
    sale = {
        "identifier": flat["identifier"],
        "buyer": {"name": ours["name"], "id_number": ours["identity"]},
        "price": "600000.00",
        "sold_on": paid["balance_paid_at"][:10],
        "paid_on": paid["balance_paid_at"][:10],
    }
    document = await ruling_of(court, road.case, "sale_ruling", **sale)
    await road.do("sale-ruling", {"document": document}, "faguan01")
    await serve(road)
    assert (await road.file())["state"] == "ruling_served"


async def serve(road: Road) -> None:
    """He has signed for the ruling: the flat is his."""
    receipt = await road.paper(FilePurpose.SERVICE_RECEIPT, "承受人收到裁定书")
    await road.do("sale-ruling-service", {"proof": receipt})
    await road.court.advance()


async def test_after_the_first_round_a_creditor_takes_it_pays_the_difference_and_has_it_in_the_end(
    court: Court,
) -> None:
    road, shelf = await begin(court, FAILED)
    stale = await road.paper(PAPER, "流拍以前的申请")
    await fail(road, shelf, 1)
    ours = await applicant(road)
    bank = {"name": "信阳某银行", "identity": "91411502MA44X2345D"}
    path = f"/disposals/{road.asset}/taking"
    due_on = (await court.advance()).astimezone(COURT_ZONE).date() + 20 * DAY
    mine = await claim(road, ours, "2000000")
    prior = await claim(road, bank, "100000", applies=False)
    mine["rank"] = 2
    body = {"taker": ours["identity"], "claims": [mine, prior], "due_on": str(due_on)}
    assert refusal(await road.call(path, "wangpai01", body)) == (403, "office_required")
    first = body | {"claims": [mine, prior | {"applies": True}]}
    assert refusal(await road.call(path, "faguan01", first)) == (409, "not_to_take")
    early = body | {"claims": [mine | {"paper": stale}, prior]}
    assert refusal(await road.call(path, "faguan01", early)) == (409, "file_not_of_case")
    too_much = body | {"claims": [mine | {"amount": "99000000"}, prior]}
    assert refusal(await road.call(path, "faguan01", too_much)) == (422, "not_to_take")
    taken = await road.do("taking", body, "faguan01")
    assert (taken["state"], taken["price"], taken["credited"]) == ("taken", "600000.00", "500000.00")
    assert taken["credited_to"] == ours["id"]
    await court.advance()
    assert await duties(court, road.case, "auction.next_round") == ["met"]
    assert await duties(court, road.case, "auction.difference") == ["open"]
    assert await agree(court, road.case) == {(road.asset, "book_balance")}
    short = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert refusal(short) == (409, "balance_short")
    await tell(
        court, message(await account(court, road.case), 100_000_00, f"{road.case} 拍卖余款 {taken['id']}")
    )
    paid = await road.do("balance")
    await court.advance()
    assert await duties(court, road.case, "auction.difference") == ["met"]

    await rule(road, ours, paid)
    await serve(road)
    assert await duties(court, road.case, "auction.sale_ruling_served") == ["met"]
    now = await court.advance()
    certificate = await road.paper(FilePurpose.TAX_CERTIFICATE)
    tax = {"kind": "deed", "borne_by": "buyer", "amount": "9000", "certificate_number": "t-1"}
    order = {"tax_id": road.asset, "case_number": road.case, "asset_ref": road.asset, "price_fen": 600_000_00}
    answer = await court.http.post(
        f"{court.urls['sandbox']}/registry/taxes", json=order, headers={"Idempotency-Key": road.asset}
    )
    tax |= {"certificate_number": answer.json()["certificate_no"], "paid_at": now.isoformat()}
    await road.do("taxes", {"taxes": [tax | {"certificate": certificate}]})
    await road.notice()
    receipt = await road.paper(FilePurpose.SERVICE_RECEIPT, "登记机构签收的回证")
    await road.do("transfer", {"proof": receipt})
    now = await court.advance()
    handed = await road.paper(FilePurpose.DELIVERY_RECORD)
    await road.do("delivery", {"delivered_at": now.isoformat(), "record_document": handed})
    assert (await road.file())["state"] == "delivered"


async def test_a_taker_whose_claim_pays_everything_owes_nothing_more_and_one_who_defaults_is_barred(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(monkeypatch, held=True)
    shelf = await Shelf.set_up(court, 751)
    road = Road(court, shelf.case, await shelf.dispose(State.READY), [])
    await court.open_case(shelf.case, "wangpai01")
    await shelf.list(road.asset, "failed", **ENDED)
    await court.sql("UPDATE auction.listing SET starting_price = 90000 WHERE asset_id = $1", road.asset)
    ours = await applicant(road)
    body = {"taker": ours["identity"], "claims": [await claim(road, ours, "90000")]}
    taken = await road.do("taking", body, "faguan01")
    assert taken["credited"] == "90000.00"
    file = await road.file()
    assert (file["state"], file["settlement"]["receipts"]) == ("paid", [])
    await court.advance()
    assert await duties(court, road.case, "auction.difference") == ["met"]
    assert await agree(court, road.case) == {(road.asset, "make_sale_ruling")}

    # Another thing, whose difference never comes.
    road.asset = await shelf.dispose(State.READY)
    await held(court, shelf.case, road.asset)
    await shelf.list(road.asset, "failed", **ENDED)
    standing(monkeypatch, held=False)
    assert refusal(await road.call(f"/disposals/{road.asset}/taking", "faguan01", body)) == (
        409,
        "not_to_take",
    )
    standing(monkeypatch, held=True)
    twice = await road.call(f"/disposals/{road.asset}/taking", "faguan01", body)
    (fault,) = twice.json()["errors"]
    assert fault["field"] == "claims.0.amount", "it is not 90,000 any more, though no ruling is served"
    mine = await claim(road, ours, "1000")
    body = {"taker": ours["identity"], "claims": [mine], "due_on": str(CLOCK_START.date())}
    taken = await road.do("taking", body, "faguan01")
    await court.advance(to=(CLOCK_START + 2 * DAY).isoformat())
    decision = await shelf.ruled(road.asset, "default_ruling", taken["id"])
    await road.do("default", {"reason": "逾期未补交差价", "decision": decision}, "faguan01")
    assert (await road.file())["state"] == "ready"
    await court.advance()
    assert await duties(court, road.case, "funds.deposit_kept") == [], "who takes in payment gave no deposit"
    await shelf.list(road.asset, "failed", **ENDED, drafted_at=CLOCK_START + 3 * DAY)
    again = await road.call(f"/disposals/{road.asset}/taking", "faguan01", body)
    assert refusal(again) == (409, "buyer_barred")


@pytest.mark.road
async def test_what_two_auctions_did_not_sell_is_sold_off_or_given_back(court: Court) -> None:
    road, shelf = await begin(court, FAILED, FAILED, Round(result="sold", buyer=BUYER))
    await fail(road, shelf, 1, 2)
    assert "open" in await duties(court, road.case, "auction.sell_off_statutory")
    assert (road.asset, "draft_listing") in await agree(court, road.case)
    body = {
        "reason": "无人应买，债权人不接受抵债",
        "refusals": await road.paper(PAPER),
        "other_measures": False,
    }
    path = f"/disposals/{road.asset}/return"
    assert refusal(await road.call(path, "faguan01", body)) == (409, "not_to_take"), (
        "not offered for sale yet"
    )

    now = await court.advance()
    opens_at = now.replace(hour=10, minute=0, second=0, microsecond=0) + 30 * DAY
    sale = road.listing_body(3, opens_at, closes_at=(opens_at + 60 * DAY).isoformat())
    listings = f"/disposals/{road.asset}/listings"
    assert refusal(await road.call(listings, "wangpai01", sale)) == (422, "announcement_incomplete")
    conditions = WRITTEN["bidder_conditions"] + "；交齐变卖价全款后取得竞买资格"
    sale["items"] = WRITTEN | {"bidder_conditions": conditions}
    short = sale | {"closes_at": (opens_at + 30 * DAY).isoformat()}
    assert refusal(await road.call(listings, "wangpai01", short)) == (409, "sale_terms_refused")
    road.listing = (await road.do("listings", sale))["id"]
    await road.publish()
    assert "open" not in await duties(court, road.case, "auction.sell_off_statutory")
    await court.advance(to=(opens_at + 2 * DAY).isoformat())
    file = await road.file()
    assert (file["state"], file["listings"][-1]["state"]) == ("sold", "sold"), "a day after the first bid"

    # As if nobody had wanted it for sixty days.
    await court.sql("UPDATE auction.listing SET state = 'failed' WHERE id = $1", road.listing)
    await court.sql("UPDATE auction.disposal SET state = 'ready' WHERE asset_id = $1", road.asset)
    assert (road.asset, "return_unsold") in await agree(court, road.case)
    old = await road.call(path, "faguan01", body)
    assert refusal(old) == (409, "file_not_of_case"), "before the sale failed"
    body["refusals"] = await road.paper(PAPER, "变卖不成，拒绝接受抵债")
    await road.do("return", body, "faguan01")
    file = await road.file()
    assert (file["state"], file["refusals"]) == ("withdrawn", body["refusals"])
    await court.advance()
    assert await duties(court, road.case, "auction.unsold_released") == ["open"]


async def plan(court: Court, case: str) -> dict[str, tuple[str, str]]:
    """The next plan's dues and amounts; every share of it is paid out."""
    made = await distribute(court, case)
    for share in made["shares"]:
        if share["amount"] != "0.00":
            await pay(court, await request(court, made, share))
    await court.advance()
    return {share["purpose"]: (share["due"], share["amount"]) for share in made["shares"]}


@pytest.mark.road
async def test_what_an_applicant_takes_repays_him_and_the_case_closes_when_the_rest_is_paid(
    court: Court,
) -> None:
    """2,002,500 owed: a flat for 600,000, of it 500,000 by the claim and 100,000 in money; then what is left, in money."""
    road, shelf = await begin(court, FAILED, FAILED)
    case = road.case
    await fail(road, shelf, 1, 2)
    ours = await applicant(road)
    due_on = (await court.advance()).astimezone(COURT_ZONE).date() + 20 * DAY
    body = {"taker": ours["identity"], "claims": [await claim(road, ours, "500000")], "due_on": str(due_on)}
    taken = await road.do("taking", body, "faguan01")
    number = await account(court, case)
    await pay_in(court, number, 100_000_00, f"{case} 拍卖余款 {taken['id']}")
    await court.advance()
    document = await rule(road, ours, await road.do("balance"))
    distributions = f"/cases/{case}/distributions"
    early = await court.call("POST", "funds", distributions, "chengban01", {})
    assert early.status_code == 409, "no ruling is served: neither thing nor money has repaid anything"

    await serve(road)
    shares = await plan(court, case)
    assert shares["fee"] == ("8400.00", "8400.00"), "on all 600,000"
    assert shares["judgment_debt"] == ("1502500.00", "91600.00")
    asked = {"applied_amount": "2002500.00", "closing_amount": "2002500.00", "recovered_amount": "2002500.00"}
    first = (await ask(court, case, **asked)).json()["id"]
    answer = await review(court, first, "returned")
    recovered = next(one for one in answer.json()["faults"] if one["field"] == "recovered_amount")
    assert recovered["detail"] == "执行到位标的额应为 591600.00 元"

    await pay_in(court, number, 1_700_000_00)
    await court.advance()
    shares = await plan(court, case)
    assert shares["judgment_debt"] == ("1410900.00", "1410900.00")
    assert shares["delay_interest"][0] == shares["delay_interest"][1]
    (flat,) = (await assets(court, case)).values()
    lifting = {"ruling_document": document, "reason": "以物抵债"}
    await court.do("POST", "custody", f"/measures/{flat['measure']['id']}/lifting", "chakong01", lifting)
    await court.advance()
    await court.sql(  # as if the other duties of the teams had been done
        "UPDATE intake.duty SET state = 'lapsed', next_step = 'none', next_at = NULL"
        " WHERE docket = 'case/' || $1 AND state = 'open' AND rule_id <> 'case.term'",
        case,
    )
    last = (await ask(court, case, **asked)).json()["id"]
    approved = await review(court, last, "approved")
    assert (approved.status_code, approved.json()["faults"]) == (200, [])
    await court.advance()
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (file["state"], file["closing_mode"]) == ("closed", "fully_enforced")


async def test_of_two_things_taken_at_once_the_second_finds_what_the_first_leaves(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2,002,500 is owed, 2,000,000 of it the claim: of two flats at 1,500,000 the claim pays for one."""
    standing(monkeypatch, held=True)
    road = await Road.begin(court)
    shelf = Shelf(court, road.case)
    flats = [await shelf.dispose(State.READY, None, name) for name in (road.asset, "")]
    for flat in flats:
        await shelf.list(flat, "failed", **ENDED | {"drafted_at": CLOCK_START + DAY})
    await court.sql("UPDATE auction.listing SET starting_price = 1500000 WHERE case_number = $1", road.case)
    ours = await applicant(road)

    async def take(flat: str) -> Any:
        body = {"taker": ours["identity"], "claims": [await claim(road, ours, "1500000")]}
        return await road.call(f"/disposals/{flat}/taking", "faguan01", body)

    connection = await asyncpg.connect(court.dsn("postgres"))
    try:
        async with connection.transaction():
            await connection.execute(
                "SELECT 1 FROM auction.disposal WHERE case_number = $1 FOR UPDATE", road.case
            )
            both = [asyncio.create_task(take(flat)) for flat in flats]
            async with asyncio.timeout(30):
                while True:
                    waiting = await connection.fetch("SELECT 1 FROM pg_locks WHERE NOT granted")
                    if len(waiting) == len(both):
                        break
                    await asyncio.sleep(0.02)
    finally:
        await connection.close()
    answers = sorted([await one for one in both], key=lambda answer: int(answer.status_code))
    assert [one.status_code for one in answers] == [201, 422], [one.text for one in answers]
    assert refusal(answers[-1]) == (422, "not_to_take")

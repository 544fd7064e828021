"""The lawful ways out of what used to be dead ends, gone to their ends over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from services.auction.disposals.rules import State
from shared.contracts.documents.purposes import FilePurpose
from shared.values.money import to_fen
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import DAY, agree, refusal
from tests.services.auction.shelf import PRICE, Shelf
from tests.services.custody.road import duties, held
from tests.services.funds.road import account, message, tell

pytestmark = pytest.mark.road

OVER = {"balance_due_at": CLOCK_START - DAY}


async def post(court: Court, path: str, who: str, body: Any) -> Any:
    return await court.call("POST", "auction", path, who, body)


async def state(court: Court, asset: str) -> Any:
    file = await court.do("GET", "auction", f"/disposals/{asset}", "wangpai01")
    return file["state"], [one["state"] for one in file["listings"]]


async def facts(court: Court, kind: str, asset: str) -> list[Any]:
    rows = await court.sql(
        "SELECT DISTINCT fact->'refs' AS refs FROM auction.outbox"
        " WHERE fact->>'kind' = $1 AND fact->'refs'->>'asset' = $2",
        kind,
        asset,
    )
    return [row["refs"] for row in rows]


async def test_an_announcement_past_its_period_is_withdrawn_and_what_is_not_to_be_sold_is_given_up(
    court: Court,
) -> None:
    shelf = await Shelf.set_up(court, 711)
    await court.open_case(shelf.case, "wangpai01")
    asset = await shelf.dispose(State.LISTED)
    past = {"opens_at": CLOCK_START - DAY, "closes_at": CLOCK_START, "drafted_by": "wangpai01"}
    listing = await shelf.list(asset, "drafted", signed_by="tuandui01", **past)
    given_up = {"reason": "公告期已过，重新制作"}
    early = await post(court, f"/disposals/{asset}/withdrawal", "faguan01", given_up)
    assert refusal(early) == (409, "out_of_order")
    path = f"/listings/{listing}/withdrawal"
    assert refusal(await post(court, path, "wangpai01", {"reason": "。"})) == (422, "malformed")
    assert (await post(court, path, "wangpai01", given_up)).status_code == 201
    assert refusal(await post(court, path, "wangpai01", given_up)) == (409, "wrong_state")
    assert await state(court, asset) == ("ready", ["withdrawn"])
    assert len(await facts(court, "auction.announcement_withdrawn", asset)) == 1
    assert await agree(court, shelf.case) == {(asset, "draft_listing")}

    path = f"/disposals/{asset}/withdrawal"
    assert refusal(await post(court, path, "chengban01", given_up)) == (403, "office_required")
    assert (await post(court, path, "faguan01", given_up)).status_code == 201
    assert await state(court, asset) == ("withdrawn", ["withdrawn"])
    assert len(await facts(court, "auction.disposal_withdrawn", asset)) == 1
    assert await agree(court, shelf.case) == set()


async def test_a_buyer_who_does_not_pay_has_defaulted_and_the_thing_goes_up_again(court: Court) -> None:
    shelf = await Shelf.set_up(court, 712)
    await court.open_case(shelf.case, "wangpai01")
    asset, listing = await shelf.settle(State.SOLD, OVER | {"buyer_identity": "411502198804120037"})
    early, unpaid = await shelf.settle(
        State.SOLD, {"balance_due_at": CLOCK_START + DAY, "buyer_identity": "41150219910708002X"}
    )

    async def judge(of: str, listing: str, who: str = "faguan01", **says: Any) -> Any:
        ruling = await shelf.ruled(of, "default_ruling", listing, **says)
        body = {"reason": "买受人逾期未付清价款", "decision": ruling}
        return await post(court, f"/disposals/{of}/default", who, body)

    async def differs(**says: Any) -> list[str]:
        answer = await judge(asset, listing, **says)
        assert refusal(answer) == (409, "ruling_differs")
        return [fault["field"] for fault in answer.json()["errors"]]

    assert refusal(await judge(early, unpaid)) == (409, "not_overdue")
    assert refusal(await judge(asset, listing, "wangpai01")) == (403, "office_required")
    paper = await court.upload(shelf.case, FilePurpose.DOCUMENT, "juanzong01", "认定悔拍")
    body = {"reason": "买受人逾期未付清价款", "decision": paper["id"]}
    raw = await post(court, f"/disposals/{asset}/default", "faguan01", body)
    assert refusal(raw) == (409, "no_such_ruling"), "a paper that nobody has signed decides nothing"
    late = await shelf.ruled(asset, "late_payment_decision", listing)
    raw = await post(court, f"/disposals/{asset}/default", "faguan01", body | {"decision": late})
    assert refusal(raw) == (409, "no_such_ruling")
    assert await differs(deposit="2") == ["ruling.deposit"]
    assert await differs(price="1") == ["ruling.price"]
    assert await differs(round="第二次拍卖") == ["ruling.round"]
    assert await differs(due_on="2026-01-01") == ["ruling.due_on"]
    assert await differs(identifier=f"权证-{early}") == ["ruling.assets"]
    assert await differs(signed_at=CLOCK_START - 2 * DAY) == ["ruling.signed_at"]
    assert (await judge(asset, listing)).status_code == 201
    assert refusal(await judge(asset, listing)) == (409, "not_overdue")
    assert await state(court, asset) == ("ready", ["defaulted"])
    (kept,) = await facts(court, "auction.buyer_defaulted", asset)
    assert '"deposit_fen"' in str(kept).replace("'", '"')
    assert (asset, "draft_listing") in await agree(court, shelf.case)

    # The same buyer once more: nothing is ruled, and he has defaulted without any term.
    listing = await shelf.list(
        asset, "sold", price=PRICE, buyer_ref="b", buyer_name="买受人", buyer_identity="411502198804120037",
        confirmation_number="again", ended_at=CLOCK_START, balance_due_at=CLOCK_START + DAY,
    )  # fmt: skip
    await court.sql("UPDATE auction.disposal SET state = 'sold' WHERE asset_id = $1", asset)
    barred = await post(court, f"/disposals/{asset}/balance", "wangpai01", None)
    assert barred.status_code == 409
    assert (await judge(asset, listing)).status_code == 201


async def test_an_applicant_who_gave_no_deposit_and_does_not_pay_loses_none(court: Court) -> None:
    """NET[17]: he may bid without one; NET[24]: what was given is kept, and no more."""
    shelf = await Shelf.set_up(court, 719)
    await court.open_case(shelf.case, "wangpai01")
    parties = (await court.do("GET", "intake", f"/cases/{shelf.case}", "chengban01"))["parties"]
    (name,) = [party["name"] for party in parties if party["role"] == "applicant"]
    asset = await shelf.dispose(State.LISTED)
    await held(court, shelf.case, asset)
    times = {"opens_at": CLOCK_START - 2 * DAY, "closes_at": CLOCK_START - DAY}
    listing = await shelf.list(
        asset, "published", round=1, deposit=PRICE / 10, published_at=CLOCK_START - 40 * DAY, **times
    )
    event = {
        "message_id": "undeposited-1",
        "listing_id": listing,
        "round": 1,
        "result": "sold",
        "price_fen": to_fen(PRICE),
        "buyer": {"ref": "b", "name": name, "id_number": "411502198804120037"},
        "deposit_fen": 0,
        "confirmation_no": "CJ-7190001",
        "occurred_at": times["closes_at"].isoformat(),
    }
    for _ in range(2):
        told = await post(court, "/platform-events", "system:platform", event)
        assert told.status_code == 204, told.text
    await court.advance()
    assert await duties(court, shelf.case, "auction.deposit") == []
    assert await duties(court, shelf.case, "auction.balance") == ["open"]

    await court.sql("UPDATE auction.listing SET balance_due_at = $2 WHERE id = $1", listing, CLOCK_START)
    path = f"/disposals/{asset}/default"

    async def judge(deposit: str) -> Any:
        ruling = await shelf.ruled(asset, "default_ruling", listing, deposit=deposit)
        return await post(court, path, "faguan01", {"reason": "买受人逾期未付清价款", "decision": ruling})

    refused = await judge(str(PRICE / 10))
    assert [one["field"] for one in refused.json()["errors"]] == ["ruling.deposit"]
    assert (await judge("0")).status_code == 201
    (told,) = await facts(court, "auction.buyer_defaulted", asset)
    assert '"deposit_fen": 0' in str(told).replace("'", '"')
    await court.advance()
    assert await duties(court, shelf.case, "funds.deposit_kept") == []
    assert await duties(court, shelf.case, "auction.balance") != ["open"]
    assert (asset, "draft_listing") in await agree(court, shelf.case)


async def test_a_price_that_came_late_is_booked_once_a_judge_accepts_it(court: Court) -> None:
    shelf = await Shelf.set_up(court, 713)
    await court.open_case(shelf.case, "wangpai01")
    buyer = {"buyer_identity": "411502198804120037"}
    asset, listing = await shelf.settle(State.SOLD, OVER | buyer | {"confirmation_number": "CJ-7130001"})
    await tell(
        court, message(await account(court, shelf.case), 600_000_00, f"{shelf.case} 拍卖尾款 CJ-7130001")
    )
    path = f"/disposals/{asset}/balance"
    late = await post(court, path, "wangpai01", None)
    assert (refusal(late), late.json()["article"]) == ((409, "balance_late"), "拍卖变卖规定第二十二条")
    assert await agree(court, shelf.case) >= {(asset, "accept_late_balance"), (asset, "declare_default")}
    decision = await shelf.ruled(asset, "late_payment_decision", listing)
    body = {"reason": "逾期数日，拍卖目的可以实现", "decision": decision}
    needless = body | {"due_on": str(CLOCK_START.date())}
    refused = await post(court, f"/disposals/{asset}/late-balance", "faguan01", needless)
    assert (refusal(refused), refused.json()["errors"][0]["field"]) == ((422, "balance_late"), "due_on")
    assert (await post(court, f"/disposals/{asset}/late-balance", "faguan01", body)).status_code == 201
    again = await post(court, f"/disposals/{asset}/late-balance", "faguan01", body)
    assert refusal(again) == (409, "not_overdue")
    await court.advance()
    assert (await state(court, asset))[0] == "paid"
    assert (await post(court, path, "wangpai01", None)).status_code == 201
    assert len(await facts(court, "auction.balance_paid", asset)) == 1


async def test_a_price_that_has_not_come_has_a_new_last_day_and_no_other_after_it(court: Court) -> None:
    shelf = await Shelf.set_up(court, 718)
    await court.open_case(shelf.case, "wangpai01")
    buyer = {"buyer_identity": "411502198804120037"}
    asset, listing = await shelf.settle(State.SOLD, OVER | buyer | {"confirmation_number": "CJ-7180001"})
    last = str((CLOCK_START + 5 * DAY).date())
    decision = await shelf.ruled(asset, "late_payment_decision", listing, due_on=last)
    body = {"reason": "买受人筹款，拍卖目的可以实现", "decision": decision}
    path = f"/disposals/{asset}/late-balance"
    for due_on in (None, CLOCK_START - DAY, CLOCK_START + 61 * DAY):
        term = body | {"due_on": due_on and str(due_on.date())}
        assert refusal(await post(court, path, "faguan01", term)) == (422, "balance_late"), due_on
    until = CLOCK_START + 5 * DAY
    term = body | {"due_on": str((until + DAY).date())}
    assert refusal(await post(court, path, "faguan01", term)) == (409, "ruling_differs"), "another day"
    term = body | {"due_on": str(until.date())}
    assert (await post(court, path, "faguan01", term)).status_code == 201
    assert refusal(await post(court, f"/disposals/{asset}/default", "faguan01", body)) == (409, "not_overdue")
    await court.advance(to=(until + 2 * DAY).isoformat())
    assert refusal(await post(court, path, "faguan01", term)) == (409, "not_overdue")
    number = await account(court, shelf.case)
    paid = message(number, 600_000_00, f"{shelf.case} 拍卖尾款 CJ-7180001")
    await tell(court, paid | {"booked_at": (until + 2 * DAY).isoformat()})
    late = await post(court, f"/disposals/{asset}/balance", "wangpai01", None)
    assert refusal(late) == (409, "balance_late"), "of the court's term no other follows"
    ruling = await shelf.ruled(asset, "default_ruling", listing)
    body = {"reason": "准许的期限也已届满", "decision": ruling}
    assert (await post(court, f"/disposals/{asset}/default", "faguan01", body)).status_code == 201


async def test_a_price_that_was_there_in_time_is_no_default_however_late_it_is_noted(court: Court) -> None:
    shelf = await Shelf.set_up(court, 714)
    await court.open_case(shelf.case, "wangpai01")
    await court.advance()  # the case has its account
    body = message(await account(court, shelf.case), 600_000_00, f"{shelf.case} 拍卖尾款 CJ-7140001")
    await tell(court, body | {"booked_at": CLOCK_START.isoformat()})
    deposit = message(await account(court, shelf.case), 1_00, f"{shelf.case} 拍卖保证金 CJ-7140001")
    await tell(court, deposit | {"booked_at": CLOCK_START.isoformat()})
    (booked,) = await court.sql(
        "SELECT DISTINCT fact->>'occurred_at' AS at FROM funds.outbox WHERE fact->'refs'->>'purpose' = 'deposit'"
    )
    assert (
        datetime.fromisoformat(booked["at"]) == CLOCK_START
    )  # by the bank's time, not by that of its message
    await court.advance()
    # A sale of which no process was told: nobody has looked at what has come in for it.
    buyer = {"buyer_identity": "411502198804120037"}
    asset, listing = await shelf.settle(State.SOLD, buyer | {"confirmation_number": "CJ-7140001"})
    due = CLOCK_START.replace(hour=9, minute=0, second=1)
    await court.sql("UPDATE auction.listing SET balance_due_at = $2 WHERE asset_id = $1", asset, due)
    ruling = await shelf.ruled(asset, "default_ruling", listing)
    refused = await post(
        court,
        f"/disposals/{asset}/default",
        "faguan01",
        {"reason": "登记时才见到账", "decision": ruling},
    )
    assert (refusal(refused), refused.json()["article"]) == (
        (409, "not_overdue"),
        "网络司法拍卖规定第二十五条",
    )
    assert (await post(court, f"/disposals/{asset}/balance", "wangpai01", None)).status_code == 201


async def test_taxes_count_from_their_payment_and_the_disposal_ends_with_the_last_of_title_and_thing(
    court: Court,
) -> None:
    shelf = await Shelf.set_up(court, 715)
    await court.open_case(shelf.case, "wangpai01")
    served = {"ruling_served_at": CLOCK_START}
    taxed, _ = await shelf.settle(State.RULING_SERVED, **served)
    paper = (await court.upload(shelf.case, FilePurpose.TAX_CERTIFICATE, "juanzong01", "完税凭证"))["id"]
    tax = {
        "kind": "deed",
        "borne_by": "buyer",
        "amount": "1",
        "certificate_number": "t-1",
        "certificate": paper,
    }
    path = f"/disposals/{taxed}/taxes"
    for at, code in ((CLOCK_START - DAY, "act_out_of_time"), (CLOCK_START + DAY, "act_out_of_time")):
        body = {"taxes": [tax | {"paid_at": at.isoformat()}]}
        assert refusal(await post(court, path, "wangpai01", body)) == (422, code)
    paid = tax | {"paid_at": CLOCK_START.isoformat()}
    own = (await court.upload(shelf.case, FilePurpose.TAX_CERTIFICATE, "wangpai01", "本人存入的凭证"))["id"]
    for unproven in ("凭证", own):
        loose = await post(court, path, "wangpai01", {"taxes": [paid | {"certificate": unproven}]})
        assert refusal(loose) == (409, "file_not_of_case"), unproven
    assert loose.json()["errors"][0]["detail"].endswith("是办理人本人存入的，须由他人存入")
    assert (await post(court, path, "wangpai01", {"taxes": [paid]})).status_code == 201
    (told,) = await court.sql(
        "SELECT DISTINCT fact->>'occurred_at' AS at FROM auction.outbox WHERE fact->>'kind' = 'auction.taxes_paid'"
    )
    assert datetime.fromisoformat(told["at"]) == CLOCK_START

    last, _ = await shelf.settle(State.TRANSFERRED, title_transferred_at=CLOCK_START, **served)
    record = (await court.upload(shelf.case, FilePurpose.DELIVERY_RECORD, "juanzong01", "交付笔录"))["id"]
    handed = {"delivered_at": CLOCK_START.isoformat(), "record_document": record}
    own = (await court.upload(shelf.case, FilePurpose.DELIVERY_RECORD, "wangpai01", "本人存入的笔录"))["id"]
    unproven = handed | {"record_document": own}
    refused = await post(court, f"/disposals/{last}/delivery", "wangpai01", unproven)
    assert (refusal(refused), refused.json()["article"]) == (
        (409, "file_not_of_case"),
        "拍卖变卖规定第二十七条",
    )
    assert (await state(court, last))[0] == "transferred"
    first, _ = await shelf.settle(State.TAXED, **served)
    for asset, reached in ((first, "taxed"), (last, "delivered")):
        assert (await post(court, f"/disposals/{asset}/delivery", "wangpai01", handed)).status_code == 201
        assert (await state(court, asset))[0] == reached
        completed = await facts(court, "auction.disposal_completed", asset)
        assert len(completed) == (reached == "delivered")


async def test_a_price_that_expired_unused_is_asked_for_again(court: Court) -> None:
    shelf = await Shelf.set_up(court, 716)
    await court.open_case(shelf.case, "wangpai01")
    fresh = await shelf.dispose(State.READY)
    asset = await shelf.dispose(State.READY, valid_until=(CLOCK_START - DAY).date())
    path = f"/disposals/{fresh}/price-expiry"
    assert refusal(await post(court, path, "wangpai01", None)) == (409, "price_still_valid")
    assert (asset, "redetermine_price") in await agree(court, shelf.case)
    assert (await post(court, f"/disposals/{asset}/price-expiry", "wangpai01", None)).status_code == 201
    assert (asset, "order_price_inquiry") in await agree(court, shelf.case)
    online = {"method": "online", "skipped": {"negotiated": "party_refuses", "directed": "no_official_price"}}
    assert (await post(court, f"/disposals/{asset}/price-inquiry", "wangpai01", online)).status_code == 201

    # Given up while it is asked, the inquiry is given up too: a new decision finds the ways open.
    given_up = {"reason": "申请执行人申请暂缓处置"}
    assert (await post(court, f"/disposals/{asset}/withdrawal", "faguan01", given_up)).status_code == 201
    file = await court.do("GET", "auction", f"/disposals/{asset}", "wangpai01")
    assert [one["state"] for one in file["inquiries"]] == ["expired", "withdrawn"]
    (kept,) = await court.sql("SELECT withdrawn_from FROM auction.disposal WHERE asset_id = $1", asset)
    assert kept["withdrawn_from"] == "surveyed"

    # The panel decides by the new price: the decision by the old one makes way.
    panel = ["faguan01", "faguan02", "faguan03"]
    await court.sql(
        "UPDATE auction.inquiry SET state = 'priced', reference_price = 800000, objections_end_at = $2"
        " WHERE asset_id = $1 AND state = 'withdrawn'",
        asset,
        CLOCK_START,
    )
    await court.sql("UPDATE auction.disposal SET state = 'report_served' WHERE asset_id = $1", asset)
    minutes = (await court.upload(shelf.case, FilePurpose.PRICE_MINUTES, "juanzong01", "合议笔录"))["id"]
    prices = [{"starting_price": p, "deposit": "60000", "increment": "1000"} for p in ("600000", "500000")]
    body = {"panel": panel, "minutes_document": minutes, "rounds": prices}
    assert (await post(court, f"/disposals/{asset}/price-decision", "faguan01", body)).status_code == 201
    file = await court.do("GET", "auction", f"/disposals/{asset}", "wangpai01")
    assert file["price_decision"]["reference_price"] == "800000.00"


async def test_a_price_six_months_past_is_determined_anew_after_a_failed_round(court: Court) -> None:
    shelf = await Shelf.set_up(court, 717)
    await court.open_case(shelf.case, "wangpai01")
    usable = await shelf.dispose(State.READY, valid_until=(CLOCK_START - 100 * DAY).date())
    past = await shelf.dispose(State.READY, valid_until=(CLOCK_START - 200 * DAY).date())
    for asset in (usable, past):
        await shelf.list(asset, "failed", round=1, ended_at=CLOCK_START, published_at=CLOCK_START)
    refused = await post(court, f"/disposals/{usable}/price-expiry", "wangpai01", None)
    assert refusal(refused) == (409, "price_still_valid"), "a second round may still be held by it"
    waits = await agree(court, shelf.case)
    assert (past, "redetermine_price") in waits
    assert (usable, "redetermine_price") not in waits
    assert (await post(court, f"/disposals/{past}/price-expiry", "wangpai01", None)).status_code == 201
    assert (past, "order_price_inquiry") in await agree(court, shelf.case)

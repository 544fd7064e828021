"""网络司法拍卖规定第二十四条: a defaulter's deposit serves costs, shortfall and debts in turn; what else he paid goes back."""

from __future__ import annotations

import asyncio
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from services.auction.listing.models import Listing
from shared.contracts.auction.facts import BuyerDefaulted
from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import NET
from tests import facts
from tests.harness import Court
from tests.records import appoint, put, record
from tests.services.custody.road import duties
from tests.services.funds import road

PRICE, DEPOSIT = 60_000, 6_000


async def defaulted(court: Court, *paid: tuple[str, int], **sale: Any) -> tuple[str, str, str]:
    """A case whose buyer has paid so much (purpose, yuan) and defaulted: case, asset, listing."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    for word, yuan in paid:
        await road.pay_in(court, account, yuan * 100, f"拍卖{word} D1")
    await court.advance()
    asset = await road.sold(court, case, "D1", state="defaulted", drafted_at=_at(1), **sale)
    (row,) = await court.sql("SELECT id FROM auction.listing WHERE asset_id = $1", asset)
    return case, asset, row["id"]


def _at(day: int) -> datetime:
    return datetime.fromisoformat(f"2026-02-{day:02}T09:00:00+08:00")


async def sold_again(
    court: Court, case: str, asset: str, price: int, receipts: list[str], day: int = 2
) -> None:
    again = record(
        Listing, id=f"{asset}-2", asset_id=asset, case_number=case, round=1, state="sold", starting_price=Decimal(1),
        price=Decimal(price), deposit=Decimal(DEPOSIT), buyer_ref="c", buyer_name="某丙",
        confirmation_number="D2", drafted_at=_at(day),
    )  # fmt: skip
    await put(court, again)
    await road.settled(court, case, "D2", receipts)


async def keep(court: Court, case: str, listing: str, who: str = "ankuan01") -> Any:
    return await court.call("POST", "funds", f"/cases/{case}/kept-deposits", who, {"listing": listing})


async def balances(court: Court, case: str) -> dict[str, Decimal]:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return {name: Decimal(amount) for name, amount in ledger["balances"].items() if Decimal(amount)}


async def pay_all(court: Court, plan: Any) -> None:
    for share in plan["shares"]:
        if share["amount"] != "0.00":
            await road.pay(court, await road.request(court, plan, share))


async def booked(court: Court, case: str, word: str, yuan: int) -> str:
    await road.pay_in(court, await road.account(court, case), yuan * 100, f"拍卖{word} D2")
    await court.advance()
    rows = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    return str(next(row["id"] for row in rows if row["listing"] == "D2"))


@pytest.mark.walk
async def test_a_kept_deposit_serves_costs_shortfall_and_debts_in_turn_and_the_case_is_cleared(
    court: Court,
) -> None:
    case, asset, listing = await defaulted(court, ("保证金", DEPOSIT))
    for who, body, status in (("chengban01", listing, 403), ("ankuan01", "0" * 32, 409)):
        assert (await keep(court, case, body, who)).status_code == status
    kept = (await keep(court, case, listing)).json()
    assert (kept["amount"], kept["applied_on"]) == ("6000.00", None)
    assert (await keep(court, case, listing)).json()["type"].endswith("deposit_kept")
    assert await balances(court, case) == {"bank": 6_000, "kept_deposit": -6_000}

    # Until the thing is sold again it is held: neither distributed, nor taken from the sale, nor given back.
    plans = f"/cases/{case}/distributions"
    assert (await court.call("POST", "funds", plans, "chengban01", {})).status_code == 409
    (receipt,) = kept["receipts"]
    released = await court.call(
        "POST", "funds", f"/receipts/{receipt}/sale-release", "ankuan01", {"words": "该笔款项不是拍卖款"}
    )
    assert released.status_code == 409
    back = await court.call("POST", "funds", f"/receipts/{receipt}/refund", "chengban01")
    assert back.json()["type"].endswith("not_refundable")

    price = await booked(court, case, "尾款", 50_000)
    await sold_again(court, case, asset, 50_000, [price])
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (applicant,) = [party["id"] for party in parties if party["role"] == "applicant"]
    bill = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01"))["id"]
    own = (await court.upload(case, FilePurpose.AUCTION_COST, "chengban01", "自己存入"))["id"]
    cost = {
        "party_id": applicant,
        "amount": "500.00",
        "paper": bill,
        "bill": "24117000000012345678",
        "issuer": "甲评估公司",
    }
    for wrong in ({"party_id": "x"}, {"paper": own}, {"paper": "0" * 32}, {"amount": "6000.01"}):
        refused = await court.call("POST", "funds", plans, "chengban01", {"costs": [cost | wrong]})
        assert (refused.status_code, refused.json()["article"]) in ((409, NET[24]), (422, NET[24])), (
            refused.text
        )
    copy = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01", "同一票据的另一扫描件"))["id"]
    for twice in ({"bill": "24117000000012345679"}, {"paper": copy}):
        named = {"costs": [cost | {"amount": "1.00"}, cost | {"amount": "1.00"} | twice]}
        refused = await court.call("POST", "funds", plans, "chengban01", named)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "costs.1.bill")
    plan = await court.do("POST", "funds", plans, "chengban01", {"costs": [cost]})
    await a_bill_is_paid_once(court, cost)
    assert plan["available"] == "56000.00"
    costs, *others = plan["shares"]
    assert (costs["purpose"], costs["party_id"], costs["amount"]) == ("auction_costs", applicant, "500.00")
    assert sum(Decimal(share["amount"]) for share in others) == Decimal("55500.00")
    assert "surplus" not in {share["purpose"] for share in others}
    shown = "\n".join(plan["steps"])
    for words in (
        "支付拍卖产生的费用损失：500.00元",
        "差价（10,000.00元）：5,500.00元",
        "冲抵被执行人的债务：0.00元",
    ):
        assert words in shown, shown
    # Fee and interest are reckoned on what repays the debt, and not on the costs.
    assert "执行到位金额（以债务总额为限）：55,500.00元" in shown
    (served,) = await court.listed("funds", f"/cases/{case}/kept-deposits", "ankuan01")
    assert (served["applied_on"], served["costs"], served["shortfall"]) == (
        "2026-03-02",
        "500.00",
        "10000.00",
    )
    await pay_all(court, plan)
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (ledger["held"], ledger["cleared"]) == ("0.00", True)
    assert await road.facts(court, case, "case_funds_cleared") != []


async def a_bill_is_paid_once(court: Court, cost: dict[str, Any]) -> None:
    """The same number, and the same scan under another number, in another case of the court."""
    case = await road.new_case(court)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    scan = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01"))["id"]
    other = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01", "另一扫描件"))["id"]
    for paper, bill in ((other, cost["bill"]), (scan, "24117000000099999999")):
        again = cost | {"party_id": parties[0]["id"], "paper": paper, "bill": bill}
        refused = await court.call(
            "POST", "funds", f"/cases/{case}/distributions", "chengban01", {"costs": [again]}
        )
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "costs.0.bill"), paper


@pytest.mark.walk
async def test_a_deposit_of_a_thing_that_is_no_longer_sold_serves_the_debts(court: Court) -> None:
    case, asset, listing = await defaulted(court, ("保证金", DEPOSIT))
    await keep(court, case, listing)
    await court.sql("UPDATE auction.disposal SET state = 'withdrawn' WHERE asset_id = $1", asset)
    plan = await road.distribute(court, case)
    assert plan["available"] == "6000.00"
    assert any("悔拍保证金冲抵债务" in step for step in plan["steps"])
    await pay_all(court, plan)
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_what_a_defaulter_paid_beyond_his_deposit_goes_back_to_his_account(court: Court) -> None:
    case, asset, listing = await defaulted(court, ("保证金", DEPOSIT), ("尾款", 20_000))
    rows = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    rest = next(row["id"] for row in rows if row["purpose"] == "balance")
    path = f"/receipts/{rest}/refund"
    early = await court.call("POST", "funds", path, "chengban01")
    assert "应先登记悔拍保证金" in early.text
    assert (await keep(court, case, listing)).json()["amount"] == "6000.00"
    assert (await court.call("POST", "funds", path, "chengban02")).status_code == 403
    plan = await court.do("POST", "funds", path, "chengban01")
    (share,) = plan["shares"]
    assert (share["purpose"], share["amount"], share["receipt_id"]) == ("refund", "20000.00", rest)
    assert (await court.call("POST", "funds", path, "chengban01")).status_code == 409
    form = await road.form(court, plan, share)
    other = await court.call(
        "POST",
        "funds",
        f"/distributions/{plan['id']}/payouts",
        "chengban01",
        form | {"payee_account": "6222020000000009"},
    )
    assert (other.status_code, other.json()["type"].rsplit(":")[-1]) == (409, "payee_differs")
    await pay_all(court, plan)
    assert await balances(court, case) == {"bank": 6_000, "kept_deposit": -6_000}
    # A refund is none of the debt: the next plan reckons as if it had not been.
    await court.sql("UPDATE auction.disposal SET state = 'withdrawn' WHERE asset_id = $1", asset)
    assert (await road.distribute(court, case))["available"] == "6000.00"


@pytest.mark.walk
async def test_what_a_buyer_paid_beyond_the_price_goes_back_once_the_sale_has_taken_effect(
    court: Court,
) -> None:
    case = await road.new_case(court)
    await road.pay_in(court, await road.account(court, case), 7_000_000, "拍卖尾款 D3")
    await court.advance()
    (row,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    path = f"/receipts/{row['id']}/refund"
    assert "不属于本案的拍卖" in (await court.call("POST", "funds", path, "chengban01")).text
    await road.sold(court, case, "D3")
    assert "尚未生效" in (await court.call("POST", "funds", path, "chengban01")).text
    await road.settled(court, case, "D3", [row["id"]])
    plan = await court.do("POST", "funds", path, "chengban01")
    assert plan["available"] == "10000.00"
    await pay_all(court, plan)
    await pay_all(court, await road.distribute(court, case))
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_who_bid_without_a_deposit_and_defaulted_has_back_what_he_paid(court: Court) -> None:
    """NET[17], NET[24]: an applicant need give none; no part of a price is kept in its stead."""
    case, _, listing = await defaulted(court, ("尾款", 20_000), deposit_paid=Decimal(0))
    refused = await keep(court, case, listing)
    assert (refused.status_code, "未交纳保证金" in refused.text) == (409, True)
    (row,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    plan = await court.do("POST", "funds", f"/receipts/{row['id']}/refund", "chengban01")
    assert plan["available"] == "20000.00"
    await pay_all(court, plan)
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_of_who_gave_a_part_of_the_deposit_that_part_is_kept(court: Court) -> None:
    case, _, listing = await defaulted(
        court, ("保证金", 2_000), ("尾款", 20_000), deposit_paid=Decimal(2_000)
    )
    assert (await keep(court, case, listing)).json()["amount"] == "2000.00"
    assert await balances(court, case) == {"bank": 22_000, "deposit": -20_000, "kept_deposit": -2_000}


@pytest.mark.walk
async def test_a_deposit_is_kept_when_all_of_it_has_come_and_no_part_goes_back_to_the_defaulter(
    court: Court,
) -> None:
    """网络司法拍卖规定第二十四条, 第二十五条: a yuan of the price that comes before the platform's transfer is no deposit."""
    case, _, listing = await defaulted(court, ("尾款", 1))
    early = await keep(court, case, listing)
    assert (early.status_code, early.json()["type"].rpartition(":")[2]) == (409, "not_of_a_sale")
    assert "已到账1.00元，应催告网络平台将余额划入" in early.json()["detail"]
    await road.pay_in(court, await road.account(court, case), DEPOSIT * 100, "拍卖保证金 D1")
    await court.advance()
    rows = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    for row in rows:
        back = await court.call("POST", "funds", f"/receipts/{row['id']}/refund", "chengban01")
        assert back.json()["type"].endswith("not_refundable"), "nothing goes back before it is kept"
    assert (await keep(court, case, listing)).json()["amount"] == "6000.00"
    (other,) = [row["id"] for row in rows if row["amount"] == "1.00"]
    plan = await court.do("POST", "funds", f"/receipts/{other}/refund", "chengban01")
    assert plan["available"] == "1.00"


@pytest.mark.walk
async def test_the_funds_officer_hears_of_a_default_by_a_duty(court: Court) -> None:
    case, asset, listing = await defaulted(court, ("保证金", DEPOSIT))
    fact = facts.made(
        _at(20),
        BuyerDefaulted,
        f"case/{case}",
        asset=asset,
        listing=listing,
        round=1,
        sale="D1",
        deposit_fen=DEPOSIT * 100,
    )
    await facts.record(court, fact)
    await court.advance()
    assert await duties(court, case, "funds.deposit_kept") == ["open"]
    await keep(court, case, listing)
    await court.advance()
    assert await duties(court, case, "funds.deposit_kept") == ["met"]


@pytest.mark.walk
async def test_money_for_a_sale_that_never_was_goes_back_to_who_asks_for_it(court: Court) -> None:
    """A bidder's deposit of a round that nobody won, or a stranger's: it is no money of the case, and has no sale."""
    case = await road.new_case(court)
    await road.pay_in(court, await road.account(court, case), 600_000, "拍卖保证金 D9")
    await court.advance()
    (row,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    path = f"/receipts/{row['id']}/refund"
    assert (await court.call("POST", "funds", path, "chengban01")).json()["type"].endswith("not_refundable")
    own = (await court.upload(case, FilePurpose.REFUND_APPLICATION, "chengban01", "承办人存入"))["id"]
    other = (await court.upload(case, FilePurpose.OTHER, "ankuan01", "其他材料"))["id"]
    for paper in (own, other):
        answer = await court.call("POST", "funds", path, "chengban01", {"paper": paper})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "paper")
    asked = {"paper": (await court.upload(case, FilePurpose.REFUND_APPLICATION, "ankuan01"))["id"]}
    await road.sold(court, case, "D8")  # he has bought, and quoted a wrong number
    bought = await court.call("POST", "funds", path, "chengban01", asked)
    assert "应先记明款项所属拍卖" in bought.text
    await court.sql("UPDATE auction.listing SET buyer_name = '某丙' WHERE case_number = $1", case)
    plan = await court.do("POST", "funds", path, "chengban01", asked)
    (share,) = plan["shares"]
    assert (share["purpose"], share["amount"]) == ("refund", "6000.00")
    await pay_all(court, plan)
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_what_an_auction_has_cost_is_owed_by_its_bill_until_a_plan_pays_it(court: Court) -> None:
    """NET[24], PMB[19]: nobody types what an auction has cost."""
    case, asset, listing = await defaulted(court, ("保证金", DEPOSIT))
    await keep(court, case, listing)
    path = f"/cases/{case}/auction-costs"
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (applicant,) = [party["id"] for party in parties if party["role"] == "applicant"]
    body = {"party_id": applicant, "amount": "800.00", "bill": "24117000000055550001", "issuer": "甲评估公司"}
    own = body | {"paper": (await court.upload(case, FilePurpose.AUCTION_COST, "chengban01", "自存"))["id"]}
    refused = await court.call("POST", "funds", path, "chengban01", own)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "costs.0.paper")
    paper = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01", "评估费票据"))["id"]
    cost = body | {"paper": paper}
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "chengban01", cost) for _ in range(3)))
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    (owed,) = await court.listed("funds", path, "chengban01")
    assert (owed["amount"], owed["distribution_id"]) == ("800.00", None)

    gone = f"/auction-costs/{owed['sha256']}/withdrawal"
    why = {"words": "金额录入有误"}
    assert (await court.call("POST", "funds", gone, "chengban01", why)).status_code == 403
    await appoint(court, "chengban01", "funds_officer")
    assert (await court.call("POST", "funds", gone, "chengban01", why)).json()["type"].endswith("same_person")
    await court.do("POST", "funds", gone, "juzhang01", why)
    assert await court.listed("funds", path, "chengban01") == []
    cost |= {"amount": "500.00"}
    await court.do("POST", "funds", path, "chengban01", cost)

    await court.sql("UPDATE auction.disposal SET state = 'withdrawn' WHERE asset_id = $1", asset)
    plans = f"/cases/{case}/distributions"
    for other in ({"amount": "501.00"}, {"bill": "24117000000055550002"}):
        refused = await court.call("POST", "funds", plans, "chengban01", {"costs": [cost | other]})
        assert (refused.status_code, "登记的内容一致" in refused.text) == (409, True)
    plan = await court.do("POST", "funds", plans, "chengban01", {"costs": [cost]})
    (paid,) = await court.listed("funds", path, "chengban01")
    assert (paid["distribution_id"], plan["shares"][0]["amount"]) == (plan["id"], "500.00")
    late = await court.call("POST", "funds", gone, "juzhang01", why)
    assert late.json()["type"].endswith("cost_paid")

    # Another issuer's bill may bear the same number, and is entered once as well.
    other = {"paper": (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01", "公告费票据"))["id"]}
    same = cost | other | {"issuer": "河南乙拍卖公司"}
    await court.do("POST", "funds", path, "chengban01", same)
    third = (await court.upload(case, FilePurpose.AUCTION_COST, "ankuan01", "同一票据再次扫描"))["id"]
    for issuer in ("甲评估公司", "河南乙 拍卖公司"):
        again = same | {"paper": third, "issuer": issuer}
        assert (await court.call("POST", "funds", path, "chengban01", again)).status_code == 409, issuer
    for bill in (
        "2411 7000 0000 5555 0001",
        "２４１１７０００００００５５５５０００１",
        "24117000-00005555(0001)",
    ):
        again = same | {"paper": third, "bill": bill}
        assert (await court.call("POST", "funds", path, "chengban01", again)).status_code == 409, bill

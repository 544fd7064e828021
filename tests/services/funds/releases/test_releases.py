"""Money that a remark puts to a sale and that is no buyer's comes back to the case: one says so, another confirms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.agreement import waiting
from tests.harness import Court
from tests.services.custody.road import duties
from tests.services.funds import road
from tests.services.funds.road import message, tell

WORDS = {"words": "本案没有拍卖，附言有误"}
AGREED = {"granted": True, "answer": "经核对拍卖记录，同意更正"}


async def put_to_a_sale(court: Court, fen: int = 300_000, payer: str = "某乙") -> tuple[str, str]:
    """A case without an auction, and money whose remark speaks of one."""
    case = await road.new_case(court)
    sent = message(await road.account(court, case), fen, "拍卖款 L1", payer_name=payer)
    return case, (await tell(court, sent))["receipt"]


async def ask(court: Court, receipt: str) -> Any:
    return await court.call("POST", "funds", f"/receipts/{receipt}/sale-release", "ankuan01", WORDS)


async def decide(court: Court, release: Any, who: str, body: Any = AGREED) -> Any:
    return await court.call("POST", "funds", f"/sale-releases/{release['id']}/decision", who, body)


async def balances(court: Court, case: str) -> dict[str, Decimal]:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return {name: Decimal(amount) for name, amount in ledger["balances"].items() if Decimal(amount)}


async def is_offered(court: Court, case: str) -> bool:
    """Whether the case's one receipt says that its release may be asked for."""
    (receipt,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    (act,) = [act for act in receipt["acts"] if act["operation"] == "request_sale_release"]
    return bool(act["allowed"])


@pytest.mark.walk
async def test_a_release_is_offered_where_the_money_is_held_and_nobody_has_asked(court: Court) -> None:
    case, receipt = await put_to_a_sale(court)
    assert await is_offered(court, case)
    release = (await ask(court, receipt)).json()
    assert not await is_offered(court, case)
    await decide(court, release, "faguan01", {"granted": False, "answer": "经核对，尚不能认定"})
    assert await is_offered(court, case)
    await road.sold(court, case, "L1", price=Decimal(3_000), deposit=Decimal(600), buyer_name="某乙")
    await road.settled(court, case, "L1", [receipt])
    await road.distribute(court, case)
    assert not await is_offered(court, case), "it is the case's by now, though a sale's"
    assert (await ask(court, receipt)).status_code == 409


@pytest.mark.walk
async def test_a_debtors_money_with_a_buyers_remark_is_paid_to_the_creditor(court: Court) -> None:
    """To the end: nothing is left on the account, and the limit to pay began with the correction."""
    case = await road.new_case(court)
    await road.pay_in(court, await road.account(court, case), 300_000, "拍卖款 L1")
    await court.advance()
    (paid,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    receipt = paid["id"]
    nothing = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert nothing.status_code == 409
    assert (
        await court.call("POST", "funds", f"/receipts/{receipt}/sale-release", "chengban01", WORDS)
    ).status_code == 403
    release = (await ask(court, receipt)).json()
    assert (await ask(court, receipt)).json()["type"].endswith("release_requested")
    assert await balances(court, case) == {"bank": 3_000, "deposit": -3_000}  # asked for is not granted
    assert (await decide(court, release, "ankuan01")).status_code == 403
    assert (await decide(court, release, "faguan02")).status_code == 403  # no judge of this case
    for who in ("faguan01", "juzhang01"):
        assert (release["id"], "decide_sale_release") in await waiting(court, "funds", case, who)
    granted = (await decide(court, release, "faguan01")).json()
    assert (granted["granted"], granted["decided_by"]) == (True, "faguan01")
    assert (await decide(court, release, "juzhang01")).json()["type"].endswith("release_decided")
    assert await balances(court, case) == {"bank": 3_000, "received": -3_000}
    await court.advance()
    assert await duties(court, case, "funds.disbursement") == ["open"]
    told = (await road.facts(court, case, "receipt_booked"))[-1]["refs"]
    assert (told["payable"], told.get("sale"), told.get("purpose")) == ("yes", None, None)
    plan = await road.distribute(court, case)
    assert plan["available"] == "3000.00"
    for share in plan["shares"]:
        if share["amount"] != "0.00":
            await road.pay(court, await road.request(court, plan, share))
    await court.advance()
    assert await duties(court, case, "funds.disbursement") == ["met"]
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (ledger["held"], ledger["cleared"]) == ("0.00", True)
    assert (await ask(court, receipt)).status_code == 409


async def test_what_is_refused_stays_a_buyers_and_may_be_asked_for_anew(court: Court) -> None:
    case, receipt = await put_to_a_sale(court)
    release = (await ask(court, receipt)).json()
    refused = (
        await decide(court, release, "juzhang01", {"granted": False, "answer": "须先核对缴款人"})
    ).json()
    assert refused["granted"] is False
    assert await balances(court, case) == {"bank": 3_000, "deposit": -3_000}
    again = (await ask(court, receipt)).json()
    assert (await decide(court, again, "juzhang01")).status_code == 201


@pytest.mark.walk
@pytest.mark.parametrize(
    ("payer", "fen"),
    [("某甲", 1), ("支付平台", 600_000), ("某银行", 5_400_000), ("某银行", 6_000_000)],
)
async def test_a_buyers_money_is_not_turned_into_the_cases(court: Court, payer: str, fen: int) -> None:
    """By payer, or by the sum of the deposit, of the rest, of the price: also after both have agreed on it."""
    case, receipt = await put_to_a_sale(court, fen, payer)
    release = (await ask(court, receipt)).json()
    await road.sold(court, case, "L1")
    for answer in (await decide(court, release, "juzhang01"), await ask(court, receipt)):
        assert (answer.status_code, answer.json()["type"].rsplit(":")[-1]) == (409, "money_of_a_buyer")
        assert "网络司法拍卖规定第二十五条" in answer.json()["article"]
    assert (await balances(court, case))["deposit"] == -Decimal(fen) / 100


async def test_a_buyers_money_under_another_reference_is_not_turned_into_the_cases(court: Court) -> None:
    """A wrong number in the remark makes it no less the money of who has bought in the case."""
    case, receipt = await put_to_a_sale(court, 1, "某甲")
    release = (await ask(court, receipt)).json()
    await road.sold(court, case, "L2")
    for answer in (await decide(court, release, "juzhang01"), await ask(court, receipt)):
        assert (answer.status_code, answer.json()["type"].rsplit(":")[-1]) == (409, "money_of_a_buyer")


async def test_a_strangers_money_comes_back_though_the_sale_stands(court: Court) -> None:
    case, receipt = await put_to_a_sale(court)
    await road.sold(court, case, "L1")
    release = (await ask(court, receipt)).json()
    assert (await decide(court, release, "faguan01")).status_code == 201
    # Put to the sale by mistake, and taken back a second time: each is a posting of its own.
    body = {"purpose": "balance", "sale": "L1"}
    await court.do("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
    assert await balances(court, case) == {"bank": 3_000, "deposit": -3_000}
    second = (await ask(court, receipt)).json()
    assert (await decide(court, second, "faguan01")).status_code == 201
    assert await balances(court, case) == {"bank": 3_000, "received": -3_000}


async def test_a_release_is_of_the_sale_that_it_was_asked_for(court: Court) -> None:
    case, receipt = await put_to_a_sale(court)
    release = (await ask(court, receipt)).json()
    await road.sold(court, case, "L2", price=Decimal(9_000), deposit=Decimal(900))
    body = {"purpose": "balance", "sale": "L2"}
    await court.do("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
    answer = await decide(court, release, "faguan01")
    assert (answer.status_code, answer.json()["type"].rsplit(":")[-1]) == (409, "not_of_a_sale")

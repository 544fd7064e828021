"""Money that comes and money that does not, heard of though the auction officer enters nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from deploy.sandbox.scenario import BUYER, Round
from services.auction.disposals.rules import State
from shared.contracts.auction.facts import RoundSold
from shared.contracts.funds.facts import ReceiptBooked
from shared.law.calendar import Calendar
from shared.law.periods import days, due, workdays
from tests.facts import made, record
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import DAY, TASKS, Road, refusal
from tests.services.auction.shelf import Shelf
from tests.services.custody.road import books, duties
from tests.services.funds.road import account, message, tell

pytestmark = pytest.mark.road

CALENDAR = Calendar(version=0)

SOLD_AT_ONCE = Round(result="sold", price_fen=600_000_00, buyer=BUYER)


async def found(court: Court, road: Road, rule: str) -> Any:
    rows = await court.listed("intake", f"/cases/{road.case}/duties", "zhixiao01")
    (row,) = [row for row in rows if row["rule_id"] == rule]
    return row


async def booked(court: Court, asset: str) -> list[Any]:
    """When the price counts as paid, as often as that was told."""
    rows = await court.sql(
        "SELECT DISTINCT fact->>'id', fact->>'occurred_at' AS at FROM auction.outbox"
        " WHERE fact->>'kind' = 'auction.balance_paid' AND fact->'refs'->>'asset' = $1",
        asset,
    )
    return [datetime.fromisoformat(row["at"]) for row in rows]


async def last_receipt(court: Court, case: str) -> datetime:
    received = await court.listed("funds", f"/cases/{case}/receipts", "chengban01")
    return max(datetime.fromisoformat(row["booked_at"]) for row in received)


async def reports(court: Court, row: Any) -> list[str]:
    sent = await court.sql(
        "SELECT staff_id FROM intake.reminder r JOIN intake.reminder_duty d ON d.reminder_id = r.id"
        " WHERE d.duty_id = $1 AND d.step = 'overdue'",
        row["id"],
    )
    return [one["staff_id"] for one in sent]


async def test_a_balance_that_does_not_come_is_heard_of_the_day_after_the_announced_end(court: Court) -> None:
    road = await Road.begin(court, SOLD_AT_ONCE, balance_after_days=None)
    await road.decide()
    await road.price()
    closed = await road.hold(1, 46)
    row = await found(court, road, "auction.balance")
    end = due(closed, days(10), CALENDAR)
    assert row["due_date"] == str(end.due_date)
    assert [one["due_on"] for one in await books(court, "balance-requests", road.case)] == [row["due_date"]]
    sale = (await road.file())["listings"][-1]["confirmation_number"]
    await tell(court, message(await account(court, road.case), 100_00, f"{road.case} 拍卖尾款 {sale}"))
    await court.advance(to=(end.due_at - timedelta(hours=1)).isoformat())
    assert await reports(court, row) == []
    await court.advance(to=(end.due_at + timedelta(hours=1)).isoformat())
    assert await reports(court, row) == ["zhongxin01"]
    # The rest after the last day makes no price of it: a judge decides (PMB[22]).
    late = message(await account(court, road.case), 539_900_00, f"{road.case} 拍卖尾款 {sale}")
    await tell(court, late | {"booked_at": (end.due_at + timedelta(minutes=30)).isoformat()})
    await court.advance()
    assert (await road.file())["state"] == "sold"
    for of_the_whole_price in ("auction.full_payment_told", "auction.sale_ruling_served"):
        assert await duties(court, road.case, of_the_whole_price) == []
    answer = await road.call(f"/disposals/{road.asset}/balance", "wangpai01")
    assert refusal(answer) == (409, "balance_late")
    assert await court.sql(TASKS, f"case/{road.case}") == []


async def test_a_price_is_booked_with_its_last_receipt_though_nobody_enters_it(court: Court) -> None:
    road = await Road.begin(court, SOLD_AT_ONCE, balance_after_days=2)
    await road.decide()
    await road.price()
    closed = await road.hold(1, 46)
    await court.advance(to=(closed + DAY).isoformat())
    assert (await found(court, road, "auction.deposit"))["state"] == "met"
    assert await booked(court, road.asset) == []
    assert await duties(court, road.case, "auction.full_payment_told") == []
    paid = closed + 2 * DAY
    await court.advance(to=(paid + timedelta(hours=2)).isoformat())
    for rule, limit in (("funds.receipts_told", workdays(3)), ("funds.receipts_told_statutory", days(3))):
        row = await found(court, road, rule)
        assert (row["state"], row["due_date"]) == ("open", str(due(paid, limit, CALENDAR).due_date)), rule
    assert await booked(court, road.asset) == [await last_receipt(court, road.case)]
    assert (await found(court, road, "auction.balance"))["state"] == "met"
    told = await found(court, road, "auction.full_payment_told")
    assert (told["state"], told["due_date"]) == ("met", str(paid.date()))
    assert await reports(court, told) == []
    served = await found(court, road, "auction.sale_ruling_served")
    assert (served["state"], served["due_date"]) == ("open", str(due(paid, days(10), CALENDAR).due_date))

    again = made(paid, ReceiptBooked, f"case/{road.case}", payable="yes", sale="s", purpose="balance")
    await record(court, again, f"account/{road.case}")
    await court.advance()
    answered = [await road.do("balance") for _ in range(2)]
    (at,) = await booked(court, road.asset)
    assert [datetime.fromisoformat(one["balance_paid_at"]) for one in answered] == [at, at]
    assert await court.sql(TASKS, f"case/{road.case}") == []


async def test_money_that_is_put_to_its_sale_late_has_paid_it_on_the_day_it_came(court: Court) -> None:
    road = await Road.begin(court, SOLD_AT_ONCE, balance_after_days=None)
    await road.decide()
    await road.price()
    closed = await road.hold(1, 46)
    paid = closed + 2 * DAY
    await court.advance(to=paid.isoformat())
    money = {"booked_at": paid.isoformat(), "payer_name": BUYER.name}
    body = message(await account(court, road.case), 540_000_00, "购房款", **money)
    receipt = (await tell(court, body))["receipt"]
    await court.advance(to=(paid + 2 * DAY).isoformat())
    assert await booked(court, road.asset) == []
    sale = (await road.file())["listings"][-1]["confirmation_number"]
    assigned = {"purpose": "balance", "sale": sale}
    await court.do("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", assigned)
    await court.advance()
    assert await booked(court, road.asset) == [paid]
    told = await found(court, road, "auction.full_payment_told")
    assert (told["state"], told["due_date"]) == ("met", str(paid.date()))
    assert await reports(court, told) == ["zhongxin01"]
    served = await found(court, road, "auction.sale_ruling_served")
    assert served["due_date"] == str(due(paid, days(10), CALENDAR).due_date)


async def test_money_that_was_there_before_the_platform_told_of_the_sale_has_paid_it(court: Court) -> None:
    shelf = await Shelf.set_up(court, 716)
    await court.advance()
    number = await account(court, shelf.case)
    money = message(
        number, 600_000_00, f"{shelf.case} 拍卖尾款 CJ-7160001", booked_at=CLOCK_START.isoformat()
    )
    await tell(court, money)
    now = await court.advance()
    due_at = {"confirmation_number": "CJ-7160001", "balance_due_at": CLOCK_START + DAY}
    asset, listing = await shelf.settle(State.SOLD, due_at)
    assert await booked(court, asset) == []
    sold = made(
        now, RoundSold, f"case/{shelf.case}", asset=asset, listing=listing, balance_due_at=CLOCK_START
    )
    await record(court, sold, f"disposal/{shelf.case}/{asset}")
    await court.advance()
    assert await booked(court, asset) == [CLOCK_START]

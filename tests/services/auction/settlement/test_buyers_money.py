"""Money that comes and money that does not, heard of though the auction officer enters nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from deploy.sandbox.scenario import BUYER, Round
from shared.law.calendar import Calendar
from shared.law.periods import days, due, workdays
from tests.harness import Court
from tests.services.auction.road import DAY, Road
from tests.services.custody.road import books, duties
from tests.services.funds.road import account, message, tell

pytestmark = pytest.mark.road

CALENDAR = Calendar(version=0)

SOLD_AT_ONCE = Round(result="sold", price_fen=600_000_00, buyer=BUYER)


async def found(court: Court, road: Road, rule: str) -> Any:
    rows = await court.listed("intake", f"/cases/{road.case}/duties", "zhixiao01")
    (row,) = [row for row in rows if row["rule_id"] == rule]
    return row


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
    for of_the_whole_price in ("auction.full_payment_told", "auction.sale_ruling_served"):
        assert await duties(court, road.case, of_the_whole_price) == []


async def test_a_price_that_came_is_looked_at_and_counts_from_its_last_receipt_however_late_it_is_noted(
    court: Court,
) -> None:
    road = await Road.begin(court, SOLD_AT_ONCE)
    await road.decide()
    await road.price()
    closed = await road.hold(1, 46)
    await court.advance(to=(closed + DAY).isoformat())
    assert (await found(court, road, "auction.deposit"))["state"] == "met"
    paid = closed + 3 * DAY
    await court.advance(to=(paid + timedelta(hours=2)).isoformat())
    for rule, limit in (("funds.receipts_told", workdays(3)), ("funds.receipts_told_statutory", days(3))):
        row = await found(court, road, rule)
        assert (row["state"], row["due_date"]) == ("open", str(due(paid, limit, CALENDAR).due_date)), rule
    await court.advance(to=(paid + 2 * DAY).isoformat())
    await road.do("balance")
    await court.advance()
    told = await found(court, road, "auction.full_payment_told")
    assert (told["state"], told["due_date"]) == ("met", str(paid.date()))
    assert await reports(court, told) == ["zhongxin01"]
    served = await found(court, road, "auction.sale_ruling_served")
    assert served["due_date"] == str(due(paid, days(10), CALENDAR).due_date)

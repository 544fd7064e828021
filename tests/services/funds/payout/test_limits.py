"""二(六)5(2): the limit to pay money out ends with that money, and begins when it may be paid out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.harness import Court
from tests.services.custody.road import duties
from tests.services.funds import road


async def payments(court: Court, plan: Any) -> None:
    for share in plan["shares"]:
        if share["amount"] != "0.00":
            await road.pay(court, await road.request(court, plan, share))


@pytest.mark.walk
async def test_wages_paid_out_end_their_limit_while_a_buyers_deposit_lies_on_the_account(
    court: Court,
) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    for fen, remark in ((5_000_000, "拍卖保证金 L1"), (50_000, "工资")):
        await road.pay_in(court, account, fen, remark)

    async def both() -> bool:
        return len(await court.listed("funds", f"/cases/{case}/receipts", "chengban01")) == 2

    await road.until(both)
    await court.advance()
    await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")
    await court.advance()
    for rule in ("funds.disbursement", "funds.disbursement_of_receipt_statutory"):
        assert await duties(court, case, rule) == ["open"]
    plan = await road.distribute(court, case)
    await payments(court, plan)
    await court.advance()
    for rule in ("funds.disbursement", "funds.disbursement_of_receipt_statutory"):
        assert await duties(court, case, rule) == ["met"]
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert ledger["held"] == "50000.00"
    assert await road.facts(court, case, "case_funds_cleared") == []


@pytest.mark.walk
async def test_a_price_has_no_limit_before_the_sale_has_taken_effect_and_ends_with_its_plan(
    court: Court,
) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    for fen, remark in ((10_000, "拍卖保证金 L1"), (40_000, "拍卖尾款 L1")):
        await road.pay_in(court, account, fen, remark)

    async def both() -> bool:
        return len(await court.listed("funds", f"/cases/{case}/receipts", "chengban01")) == 2

    await road.until(both)
    await court.advance()
    assert await duties(court, case, "funds.disbursement") == []
    price = [row["id"] for row in await court.listed("funds", f"/cases/{case}/receipts", "chengban01")]
    asset = await road.sale_paid(court, case, price)
    await payments(court, await road.distribute(court, case))
    (told,) = await road.facts(court, case, "price_disbursed")
    assert told["refs"] == {"asset": asset}
    assert await road.facts(court, case, "receipt_disbursed") == []

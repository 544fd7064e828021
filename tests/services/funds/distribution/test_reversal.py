"""二(六)5(1): what was credited after a plan is not paid a second time; the shares go back to the case, and a new plan takes them."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from services.funds.onsite.models import OnSite
from services.intake.waivers.models import Waiver
from shared.contracts.funds.orders import Pay
from shared.values.articles import JS
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.funds import road


async def handed(court: Court, case: str, yuan: int = 3_000) -> None:
    """The applicant has been given cash on site, and the second officer has confirmed it."""
    await put(
        court,
        record(
            OnSite, case_number=case, kind="cash_handed", amount=Decimal(yuan), taken_at=CLOCK_START,
            number=f"{case}现场收据{yuan}", confirmed=True, recorded_by="chengban01", second="chengban02",
            confirmed_at=CLOCK_START,
        ),
    )  # fmt: skip


def share_of(plan: Any, purpose: str) -> Any:
    return next(share for share in plan["shares"] if share["purpose"] == purpose)


async def ask(court: Court, plan: Any, purpose: str) -> Any:
    form = await road.form(court, plan, share_of(plan, purpose))
    return await court.call("POST", "funds", f"/distributions/{plan['id']}/payouts", "chengban01", form)


async def reverse(court: Court, plan: Any, who: str = "chengban01") -> Any:
    return await court.call("POST", "funds", f"/distributions/{plan['id']}/reversal", who)


async def balances(court: Court, case: str) -> dict[str, Decimal]:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return {name: Decimal(amount) for name, amount in ledger["balances"].items() if Decimal(amount)}


async def pay_all(court: Court, plan: Any) -> None:
    for share in plan["shares"]:
        if Decimal(share["amount"]):
            await road.pay(court, await road.request(court, plan, share))


async def paid_to_applicant(court: Court, case: str) -> Decimal:
    rows = await court.listed("funds", f"/cases/{case}/payouts", "ankuan01")
    of_debt = [row for row in rows if row["purpose"] in ("judgment_debt", "delay_interest")]
    return sum((Decimal(row["amount"]) for row in of_debt if row["state"] == "paid"), Decimal(0))


def code(answer: Any) -> str:
    return str(answer.json()["type"]).rsplit(":", 1)[-1]


@pytest.mark.walk
async def test_what_was_credited_after_the_plan_is_not_paid_again_and_goes_back_to_the_respondent(
    court: Court,
) -> None:
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    assert (await reverse(court, plan)).status_code == 409, "nothing is too much yet"
    await handed(court, case)
    refused = await ask(court, plan, "judgment_debt")
    assert (refused.status_code, code(refused)) == (409, "plan_exceeds")
    assert JS[508] in refused.json()["article"]
    assert "收回" in refused.json()["detail"]
    assert (await reverse(court, plan, "chengban02")).status_code == 403
    answers = await asyncio.gather(*(reverse(court, plan) for _ in range(3)))
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    assert await balances(court, case) == {"bank": 200_000, "received": -200_000}
    late = await ask(court, plan, "surplus")
    assert (late.status_code, code(late)) == (409, "share_reversed")

    anew = await road.distribute(court, case)
    assert anew["available"] == "200000.00"
    assert share_of(anew, "judgment_debt")["amount"] == "99500.00"  # 102,500.00 less 3,000.00
    more = Decimal(share_of(anew, "surplus")["amount"]) - Decimal(share_of(plan, "surplus")["amount"])
    fee, interest = (
        Decimal(share_of(anew, one)["amount"]) - Decimal(share_of(plan, one)["amount"])
        for one in ("fee", "delay_interest")
    )
    assert more == 3_000 - fee - interest
    receipts = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    await pay_all(court, anew)
    assert await balances(court, case) == {}
    owed = Decimal("102500.00") + Decimal(share_of(anew, "delay_interest")["amount"])
    assert await paid_to_applicant(court, case) + 3_000 == owed
    told = await road.facts(court, case, "receipt_disbursed")
    assert [one["refs"]["receipt"] for one in told] == [receipts[0]["id"]]
    assert len(await road.facts(court, case, "case_funds_cleared")) == 1


@pytest.mark.walk
async def test_what_the_applicant_has_waived_is_not_distributed_to_him(court: Court) -> None:
    """民事诉讼法第六十二条: waived before the plan, or after it, once the judge has confirmed the paper."""
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    waived = record(
        Waiver, case_number=case, kind="settlement", file="f", sha256=case, waived_on=CLOCK_START.date(),
        judgment_debt=Decimal(40_000), delay_interest=Decimal(0), all_delay_interest=True, fee=Decimal(0), recorded_by="chengban01",
    )  # fmt: skip
    await put(court, waived)
    assert (await reverse(court, plan)).status_code == 409, "a paper that no judge has confirmed is none"
    await court.sql(
        "UPDATE intake.waiver SET (state, decided_by, decided_at) = ('confirmed', 'faguan01', now())"
        " WHERE id = $1",
        waived.id,
    )
    for purpose in ("judgment_debt", "delay_interest"):
        refused = await ask(court, plan, purpose)
        assert (refused.status_code, code(refused)) == (409, "plan_exceeds"), purpose
    assert (await reverse(court, plan)).status_code == 201
    anew = await road.distribute(court, case)
    assert share_of(anew, "judgment_debt")["amount"] == "62500.00"
    assert "放弃债务本息40,000.00元，放弃全部" in "".join(anew["steps"])
    await pay_all(court, anew)
    assert await paid_to_applicant(court, case) == Decimal("62500.00")
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_a_form_under_way_is_stopped_at_each_step_and_withdrawn_first(court: Court) -> None:
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    payout = await road.request(court, plan, share_of(plan, "judgment_debt"))
    await road.approve(court, payout, "approval")
    await handed(court, case)
    step = {"step": "finance_review", "digest": payout["digest"]}
    stopped = await court.call("POST", "funds", f"/payouts/{payout['id']}/approvals", "caiwu01", step)
    assert (stopped.status_code, code(stopped)) == (409, "plan_exceeds")
    because = {"withdrawn_because": "方案确定后又有交付，重新制作"}
    await court.do("POST", "funds", f"/payouts/{payout['id']}/withdrawal", "chengban01", because)
    assert (await reverse(court, plan)).status_code == 201
    await pay_all(court, await road.distribute(court, case))
    assert await balances(court, case) == {}


@pytest.mark.walk
async def test_what_the_creditor_has_beyond_the_debt_is_taken_off_his_interest(court: Court) -> None:
    """The debt is paid already: what is handed over then counts against the interest, and the rest stays with him."""
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    await road.pay(court, await road.request(court, plan, share_of(plan, "judgment_debt")))
    await handed(court, case, 500)
    assert code(await ask(court, plan, "delay_interest")) == "plan_exceeds"
    fee = await road.request(court, plan, share_of(plan, "fee"))
    answer = await reverse(court, plan)
    back = {one["purpose"]: one["reversed_amount"] for one in answer.json()["shares"]}
    assert (back["judgment_debt"], back["fee"]) == (None, None)
    assert (share_of(answer.json(), "surplus")["amount"], back["surplus"]) == (
        "0.00",
        share_of(plan, "surplus")["amount"],
    )
    anew = await road.distribute(court, case)
    interest = Decimal(share_of(plan, "delay_interest")["amount"])
    kept = [Decimal(one["amount"]) for one in anew["shares"] if one["purpose"] == "delay_interest"]
    assert sum(kept) < interest
    await pay_all(court, anew)
    assert await road.facts(court, case, "receipt_disbursed") == [], "the fee is not paid yet"
    await road.pay(court, fee)
    assert await balances(court, case) == {}
    assert len(await road.facts(court, case, "receipt_disbursed")) == 1


@pytest.mark.walk
async def test_what_is_credited_while_the_bank_cannot_be_asked_is_not_paid_either(court: Court) -> None:
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    payout = await road.request(court, plan, share_of(plan, "judgment_debt"))
    down = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [down])
    await road.order(court, payout)
    await handed(court, case)
    await road.sandbox(court, "PUT", "/faults", [])

    async def answered() -> bool:
        return bool((await road.read(court, payout))["state"] == "refused")

    async with road.activities(court) as funds:
        with pytest.raises(Exception, match="plan_exceeds"):
            await funds.pay(Pay(case_number=case, payout_id=payout["id"]))
    await road.until(answered)
    assert await road.bank_payments(court, case) == []
    assert (await reverse(court, plan)).status_code == 201
    await pay_all(court, await road.distribute(court, case))
    assert await balances(court, case) == {}


async def test_the_database_itself_keeps_what_a_form_asks_for(court: Court) -> None:
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    await road.request(court, plan, share_of(plan, "fee"))
    taken = "UPDATE funds.share SET reversed_at = now(), reversed_by = 'x' WHERE id = $1"
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(taken, share_of(plan, "fee")["id"], role="funds_app")

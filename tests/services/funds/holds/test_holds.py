"""暂缓发放: asked for with a paper, granted by a leader, stops the limits and payments, and is lifted."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.funds.orders import Pay
from shared.gateways.bank import PaymentOrder
from shared.values.refusal import Problem
from tests.agreement import allowed, waiting
from tests.harness import Court
from tests.services.funds import road

pytestmark = pytest.mark.walk


async def limits(court: Court, case: str, rule: str) -> list[tuple[str, str]]:
    """State, and its last day."""
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return [(row["state"], row["due_date"]) for row in rows if row["rule_id"] == rule]


async def hold(court: Court, case: str) -> Any:
    (found,) = await court.listed("funds", f"/cases/{case}/holds", "chengban01")
    return found


@pytest.mark.walk
async def test_money_waits_by_a_leaders_approval_and_is_paid_out_after_it(court: Court) -> None:
    payout = await road.requested(court, 100_000)
    case = payout["case_number"]
    await court.advance()
    assert await limits(court, case, "funds.disbursement") == [("open", "2026-03-05")]
    paper = (await court.upload(case, FilePurpose.DISBURSEMENT_HOLD, "chengban01", "通知领取记录"))["id"]
    path = f"/cases/{case}/holds"
    body = {
        "cause": "payee_absent",
        "words": "申请执行人经通知未前来领取",
        "until": "2026-03-31",
        "paper": paper,
    }
    for who, changes, status in (
        ("ankuan01", {}, 403),
        ("chengban01", {"until": "2027-03-31"}, 422),
        ("chengban01", {"paper": "0" * 32}, 409),
    ):
        assert (await court.call("POST", "funds", path, who, body | changes)).status_code == status
    asked = await court.do("POST", "funds", path, "chengban01", body)
    assert (await court.call("POST", "funds", path, "chengban01", body)).status_code == 409
    assert await limits(court, case, "funds.disbursement") == [
        ("open", "2026-03-05")
    ]  # asked for is not granted
    decision = {"granted": True, "answer": "同意暂缓发放"}
    deciding = f"/holds/{asked['id']}/decision"
    assert (await court.call("POST", "funds", deciding, "ankuan01", decision)).status_code == 403
    assert (asked["id"], "decide_hold") in await waiting(court, "funds", case, "zhuguan01")
    await court.do("POST", "funds", deciding, "zhuguan01", decision)
    await court.advance()
    # The hold ends with its last day, 03-31, lifted or not: three working days from there, 04-01 to 04-03.
    assert await limits(court, case, "funds.disbursement") == [("open", "2026-04-03")]
    assert await limits(court, case, "funds.hold_ended") == [("open", "2026-03-31")]

    await road.approve(court, payout)
    scan = await road.paper(court, payout)
    await court.do("POST", "funds", f"/payouts/{payout['id']}/paper", "ankuan01", scan)
    pay = {"digest": payout["digest"]}
    refused = await court.call("POST", "funds", f"/payouts/{payout['id']}/payment", "chuna01", pay)
    assert (refused.status_code, refused.json()["article"]) == (409, "法发〔2017〕6号第十条")
    assert await waiting(court, "funds", case, "chuna01") == set()
    assert (asked["id"], "lift_hold") in allowed([await hold(court, case)])

    lifting = f"/holds/{asked['id']}/lifting"
    await court.do("POST", "funds", lifting, "chengban01", {"resumption": "申请执行人已前来领取"})
    await court.advance()
    assert await limits(court, case, "funds.disbursement") == [("open", "2026-03-05")]
    assert await limits(court, case, "funds.hold_ended") == [("met", "2026-03-31")]
    assert await limits(court, case, "funds.disbursement_after_hold") == [("open", "2026-03-12")]
    await court.do("POST", "funds", f"/payouts/{payout['id']}/payment", "chuna01", pay)
    await road.until(lambda: road.is_paid(court, payout))
    plan = await court.do("GET", "funds", f"/distributions/{payout['distribution_id']}", "chengban01")
    for share in plan["shares"]:
        if share["amount"] != "0.00" and share["id"] != payout["share_id"]:
            await road.pay(court, await road.request(court, plan, share))
    await court.advance()
    for rule, last in (("funds.disbursement", "2026-03-05"), ("funds.disbursement_after_hold", "2026-03-12")):
        assert await limits(court, case, rule) == [("met", last)]
    assert (await hold(court, case))["disbursed_at"] is not None


async def test_what_is_refused_stops_nothing_and_may_be_asked_for_anew(court: Court) -> None:
    case = await road.funded_case(court)
    paper = (await court.upload(case, FilePurpose.DISBURSEMENT_HOLD, "chengban01", "冻结裁定"))["id"]
    body = {"cause": "frozen", "words": "案款被其他案件冻结", "until": "2026-03-31", "paper": paper}
    asked = await court.do("POST", "funds", f"/cases/{case}/holds", "chengban01", body)
    path, no = f"/holds/{asked['id']}/decision", {"granted": False, "answer": "事由不成立"}
    await court.do("POST", "funds", path, "juzhang01", no)
    assert (await court.call("POST", "funds", path, "zhuguan01", no)).status_code == 409
    await court.advance()
    assert await limits(court, case, "funds.disbursement") == [("open", "2026-03-05")]
    lift = {"resumption": "恢复发放案款"}
    assert (
        await court.call("POST", "funds", f"/holds/{asked['id']}/lifting", "chengban01", lift)
    ).status_code == 409
    anew = await court.do("POST", "funds", f"/cases/{case}/holds", "chengban01", body)
    await over(court, anew)
    path, yes = f"/holds/{anew['id']}/decision", {"granted": True, "answer": "同意暂缓发放"}
    assert (await court.call("POST", "funds", path, "juzhang01", yes)).status_code == 422
    await court.do("POST", "funds", path, "juzhang01", no)


async def over(court: Court, hold: Any) -> None:
    """Its last day was yesterday."""
    await court.sql("UPDATE funds.hold SET until = '2026-03-01' WHERE id = $1", hold["id"])


async def held(court: Court, case: str) -> Any:
    """A hold of the case's money until 2026-03-31, granted."""
    paper = (await court.upload(case, FilePurpose.DISBURSEMENT_HOLD, "chengban01", "冻结裁定"))["id"]
    body = {"cause": "frozen", "words": "案款被其他案件冻结", "until": "2026-03-31", "paper": paper}
    asked = await court.do("POST", "funds", f"/cases/{case}/holds", "chengban01", body)
    decision = {"granted": True, "answer": "同意暂缓发放"}
    return await court.do("POST", "funds", f"/holds/{asked['id']}/decision", "juzhang01", decision)


@pytest.mark.walk
async def test_what_is_ordered_and_not_yet_paid_is_held_too_and_what_the_bank_has_paid_is_booked(
    court: Court,
) -> None:
    """The bank is out of reach when the cashier orders; the money is held before it answers."""
    payout = await road.requested(court)
    case = payout["case_number"]
    fault = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [fault])
    await road.order(court, payout)
    await held(court, case)
    await road.sandbox(court, "PUT", "/faults", [])
    order = Pay(case_number=case, payout_id=payout["id"])
    async with road.activities(court) as funds:
        with pytest.raises(Problem) as refused:
            await funds.pay(order)
        assert (refused.value.code, refused.value.article) == ("hold_stands", "法发〔2017〕6号第十条")
        await court.advance()
        assert await road.bank_payments(court, case) == []
        assert (await road.read(court, payout))["state"] == "ordered"
        paid = PaymentOrder(
            payment_id=payout["id"],
            from_account=await road.account(court, case),
            amount_fen=9_860_000,
            remark=f"{case}执行案款",
            **{name: payout[name] for name in ("payee_name", "payee_account", "payee_bank")},
        )
        assert f"{paid.amount_fen / 100:.2f}" == payout["amount"]
        await funds._bank.pay(paid)
        await funds.pay(order)
    assert (await road.read(court, payout))["state"] == "paid"
    assert len(await road.bank_payments(court, case)) == 1


async def test_what_a_hold_has_stopped_after_the_order_waits_for_the_cashier_once_it_is_lifted(
    court: Court,
) -> None:
    payout = await road.requested(court, 100_000)
    case = payout["case_number"]
    fault = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [fault])
    await road.order(court, payout)
    task = (payout["id"], "order_payment")
    assert task not in await waiting(court, "funds", case, "chuna01")
    granted = await held(court, case)
    assert task not in await waiting(court, "funds", case, "chuna01")
    lifting = f"/holds/{granted['id']}/lifting"
    await court.do("POST", "funds", lifting, "chengban01", {"resumption": "事由已经消失"})
    assert task in await waiting(court, "funds", case, "chuna01")
    pay = {"digest": payout["digest"]}
    await court.do("POST", "funds", f"/payouts/{payout['id']}/payment", "chuna01", pay)
    await road.sandbox(court, "PUT", "/faults", [])  # before, the bank might take the first order
    await road.until(lambda: road.is_paid(court, payout))
    assert task not in await waiting(court, "funds", case, "chuna01")


async def test_a_hold_ends_with_its_day_and_is_lifted_still(court: Court) -> None:
    payout = await road.requested(court, 100_000)
    case = payout["case_number"]
    granted = await held(court, case)
    await over(court, granted)
    assert await court.listed("funds", f"/cases/{case}/holds?in_force=true", "chengban01") == []
    await road.pay(court, payout)
    assert (granted["id"], "lift_hold") in await waiting(court, "funds", case, "chengban01")
    lifting = f"/holds/{granted['id']}/lifting"
    await court.do("POST", "funds", lifting, "chengban01", {"resumption": "暂缓期限已经届满"})

"""What a receipt, a plan, a pay-out say can be done with them; the lists in which they are found; what waits for whom."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agreement import allowed, waiting
from tests.harness import Court
from tests.services.funds import road
from tests.services.funds.road import message, tell

STAFF = ("ankuan01", "chengban01", "chengban02", "juzhang01", "zhuguan01", "caiwu01", "chuna01")
UNAWAITED = {"assign_receipt_to_sale", "reverse_shares", "withdraw_payout"}
"""Nobody is waited for to say that money was a buyer's which no remark puts to a sale, nor that a form has a fault."""
DOWN = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}


async def read(court: Court, path: str, who: str = "ankuan01") -> Any:
    return await court.do("GET", "funds", path, who)


async def agree(court: Court, case: str) -> dict[str, set[str]]:
    """For each person what waits in the case is what the objects allow him; who waits, by act."""
    awaited: dict[str, set[str]] = {}
    for who in STAFF:
        if who == "chengban02":  # whose case it is not
            assert await waiting(court, "funds", case, who) == set()
            continue
        objects = [
            one
            for kind in ("receipts", "distributions", "payouts")
            for one in await court.listed("funds", f"/cases/{case}/{kind}", who)
        ]
        shown = await waiting(court, "funds", case, who)
        assert shown == {(one, act) for one, act in allowed(objects) if act not in UNAWAITED}, who
        for _, act in shown:
            awaited.setdefault(act, set()).add(who)
    return awaited


@pytest.mark.walk
async def test_what_waits_is_what_may_be_done_from_the_money_to_the_payment(court: Court) -> None:
    case = await road.funded_case(court, 1_000)
    assert await agree(court, case) == {"tell_receipts": {"ankuan01"}}
    await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")
    assert await waiting(court, "funds", case, "ankuan01") == set()
    await court.advance()
    assert await agree(court, case) == {}

    plan = await road.distribute(court, case)
    (share,) = [share for share in plan["shares"] if share["amount"] != "0.00"]
    assert await agree(court, case) == {"request_payout": {"chengban01"}}
    (theirs, _) = (await read(court, f"/distributions/{plan['id']}"))["acts"]
    assert not theirs["allowed"]
    assert "本案承办人" in theirs["why_not"]

    payout = await road.request(court, plan, share)
    (again, _) = (await read(court, f"/distributions/{plan['id']}", "chengban01"))["acts"]
    assert not again["allowed"]
    assert (await read(court, "/distributions?requested=true&limit=200"))["items"] != []
    for upto, awaited in (
        ("first_review", {"approve_payout": {"ankuan01"}}),
        ("approval", {"approve_payout": {"juzhang01", "zhuguan01"}}),
        ("finance_review", {"approve_payout": {"caiwu01"}}),
    ):
        assert await agree(court, case) == awaited
        assert (await read(court, f"/payouts?next_step={upto}&limit=200"))["items"] != []
        body = {"step": upto, "digest": payout["digest"]}
        await court.do("POST", "funds", f"/payouts/{payout['id']}/approvals", road.APPROVERS[upto], body)
    assert await agree(court, case) == {"enter_payout_paper": {"ankuan01"}}
    acts = {act["title"]: act for act in (await read(court, f"/payouts/{payout['id']}", "chuna01"))["acts"]}
    assert "未录入线下审批表" in acts["支付"]["why_not"]
    assert "下一步应为“支付”" in acts["初审案款发放"]["why_not"]
    paper = await road.paper(court, payout)
    await court.do("POST", "funds", f"/payouts/{payout['id']}/paper", "ankuan01", paper)
    assert await agree(court, case) == {"order_payment": {"chuna01"}}

    await road.sandbox(court, "PUT", "/faults", [DOWN])
    await court.do(
        "POST", "funds", f"/payouts/{payout['id']}/payment", "chuna01", {"digest": payout["digest"]}
    )
    assert await waiting(court, "funds", case, "chuna01") == set()
    (repeated,) = allowed([await read(court, f"/payouts/{payout['id']}", "chuna01")])
    assert repeated == (payout["id"], "order_payment")  # ordered again where need be; nobody is waited for
    await road.sandbox(court, "PUT", "/faults", [])

    async def paid() -> bool:
        return bool((await road.read(court, payout))["state"] == "paid")

    await road.until(paid)
    assert await agree(court, case) == {}


@pytest.mark.walk
async def test_receipts_plans_and_pay_outs_are_found_across_cases(court: Court) -> None:
    cases = [await road.new_case(court) for _ in range(2)]
    sent = [
        message(await road.account(court, case), fen, payer_name=f"付款人{fen}")
        for case, fen in zip(cases, (7_001, 900_002), strict=True)
    ]
    mine = [(await tell(court, one))["receipt"] for one in sent]

    async def ids(kind: str, query: str, who: str = "ankuan01") -> list[str]:
        return [row["id"] for row in (await read(court, f"/{kind}?limit=200&{query}", who))["items"]]

    for query in ("付款人7001", "70.01", sent[0]["bank_reference"], sent[0]["account_number"]):
        assert mine[0] in await ids("receipts", f"q={query}")
    assert mine[0] not in await ids("receipts", "q=付款人900002")
    assert set(mine) <= set(await ids("receipts", "told=false&payable=true&purpose=payment"))
    order = await ids("receipts", "sort=smallest")
    assert order.index(mine[0]) < order.index(mine[1])
    plan = await road.distribute(court, cases[0])
    assert plan["id"] in await ids("distributions", "requested=false&sort=newest")
    share = next(share for share in plan["shares"] if share["amount"] != "0.00")
    payout = await road.request(court, plan, share)
    for query in (
        f"q={payout['payee_name'][:2]}",
        f"q={payout['payee_account'][:6]}",
        f"q={payout['amount']}",
        "state=approving&next_step=first_review&sort=largest",
        f"distribution_id={plan['id']}",
    ):
        assert payout["id"] in await ids("payouts", query)
    assert await ids("payouts", f"state=paid&distribution_id={plan['id']}") == []
    turned, cursor = [], ""
    while cursor is not None:
        page = await read(court, f"/receipts?limit=1&cursor={cursor}&told=false")
        turned += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert turned == await ids("receipts", "told=false")
    assert mine[0] in await ids("receipts", "", "chengban01")
    (one,) = [row for row in (await read(court, "/receipts?limit=200"))["items"] if row["id"] == mine[0]]
    assert await read(court, f"/receipts/{mine[0]}") == one
    assert (await court.call("GET", "funds", f"/receipts/{mine[0]}", "wangpai01")).status_code == 403
    assert not set(mine).intersection(await ids("receipts", "", "wangpai01"))

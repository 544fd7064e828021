"""退汇: what the payee's bank sends back is no payment of the respondent's; its share is paid again by the five steps."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.funds.orders import Pay
from tests.agreement import waiting
from tests.harness import Court
from tests.records import appoint
from tests.services.custody.road import duties
from tests.services.funds import road

WORDS = "收款银行以户名不符退回"
BACK, PAYMENT = ({"returned": one, "words": WORDS} for one in (True, False))


async def paid(court: Court, fen: int = 10_000_000) -> Any:
    """A pay-out of the judgment debt, paid."""
    return await road.pay(court, await road.requested(court, fen))


async def credits(court: Court, case: str) -> list[Any]:
    """What has come in the case after its first money."""
    found: list[Any] = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    return sorted(found, key=lambda one: str(one["booked_at"]))[1:]


async def sent_back(court: Court, payout: Any, **how: Any) -> Any:
    """The last credit."""
    before = len(await credits(court, payout["case_number"]))
    await road.send_back(court, payout, **how)

    async def come() -> bool:
        return len(await credits(court, payout["case_number"])) > before

    await road.until(come)
    return (await credits(court, payout["case_number"]))[-1]


async def decide(court: Court, receipt: Any, who: str, body: Any = BACK) -> Any:
    return await court.call("POST", "funds", f"/receipts/{receipt['id']}/return", who, body)


async def balances(court: Court, case: str) -> dict[str, Decimal]:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return {name: Decimal(amount) for name, amount in ledger["balances"].items() if Decimal(amount)}


async def come_in(court: Court, case: str) -> Decimal:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return sum((Decimal(one["amount"]) for one in ledger["come_in"]), Decimal(0))


async def corrected(court: Court, payout: Any, account: str) -> None:
    await court.sql(
        "UPDATE intake.party SET payee_account = $2 WHERE payee_account = $1",
        payout["payee_account"],
        account,
    )


async def plan_of(court: Court, payout: Any) -> tuple[Any, Any]:
    plan = await court.do("GET", "funds", f"/distributions/{payout['distribution_id']}", "chengban01")
    return plan, next(share for share in plan["shares"] if share["id"] == payout["share_id"])


@pytest.mark.walk
async def test_what_the_bank_names_as_returned_needs_no_person_and_counts_once(court: Court) -> None:
    payout = await paid(court)
    account = await road.account(court, payout["case_number"])
    fen, back = int(Decimal(payout["amount"]) * 100), {"payer_account": payout["payee_account"]}
    named = back | {"returns_payment": payout["id"]}
    short = (await road.tell(court, road.message(account, fen - 1, "退汇", **named)))["receipt"]
    assert (await road.read(court, payout))["state"] == "paid", "a person looks at what is not the whole"
    await decide(court, {"id": short}, "ankuan01", PAYMENT)
    said = road.message(account, fen, "退汇", **named)
    for _ in range(2):
        await road.tell(court, said)
    again = await road.read(court, payout)
    assert (again["state"], again["returned_by"]) == ("returned", "system:bank")
    twice = (await road.tell(court, road.message(account, fen, "退汇", **named)))["receipt"]
    assert (
        next(one for one in await credits(court, payout["case_number"]) if one["id"] == twice)[
            "return_settled_at"
        ]
        is None
    ), "it has come back already"
    await road.request(court, *await plan_of(court, payout))


@pytest.mark.walk
async def test_what_a_bank_sends_back_is_paid_again_on_the_account_put_right(court: Court) -> None:
    """To the end: the claim is not repaid meanwhile, nothing is left to plan, and the last payment clears the case."""
    payout = await paid(court, 5_000_000)
    case, had = payout["case_number"], await come_in(court, payout["case_number"])
    plan, share = await plan_of(court, payout)
    for other in plan["shares"]:
        if other["id"] != share["id"] and Decimal(other["amount"]):
            await road.pay(court, await road.request(court, plan, other))
    assert len(await road.facts(court, case, "case_funds_cleared")) == 1
    back = await sent_back(court, payout)
    assert (back["purpose"], back["returned_payout"], back["payable"]) == ("return", payout["id"], False)
    assert back["return_settled_at"] is None, "its words alone prove nothing"
    assert (await road.read(court, payout))["state"] == "paid"
    assert (await decide(court, back, "chengban01")).status_code == 403
    assert (await decide(court, back, "ankuan01")).json()["return_settled_at"] is not None
    again = await road.read(court, payout)
    assert (again["state"], again["returned_by"]) == ("returned", "ankuan01")
    sum_of_it = Decimal(payout["amount"])
    assert await balances(court, case) == {"bank": sum_of_it, "judgment_debt": -sum_of_it}
    assert await come_in(court, case) == had, "the respondent has paid nothing more"
    nothing = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert (nothing.status_code, nothing.json()["type"].rsplit(":", 1)[-1]) == (409, "nothing_to_distribute")

    await court.advance()
    owed = ("funds.disbursement_after_return", "funds.disbursement_after_return_statutory")
    assert [await duties(court, case, rule) for rule in owed] == [["open"], ["open"]]
    told = await court.sql(
        "SELECT staff_id FROM intake.reminder WHERE docket = $1 AND step = 'payout_returned'", f"case/{case}"
    )
    assert {row["staff_id"] for row in told} == {"chengban01", "ankuan01"}

    await corrected(court, payout, "6217000000000000018")
    (act,) = [
        one for one in (await plan_of(court, payout))[0]["acts"] if one["operation"] == "request_payout"
    ]
    assert act["allowed"]
    anew = await road.pay(court, await road.request(court, plan, share))
    assert (anew["payee_account"], len(anew["approvals"])) == ("6217000000000000018", 5)
    assert len(await road.facts(court, case, "case_funds_cleared")) == 2
    assert await balances(court, case) == {}
    await court.advance()
    assert [await duties(court, case, rule) for rule in owed] == [["met"], ["met"]]


@pytest.mark.walk
async def test_a_credit_from_the_payees_account_is_held_until_another_has_looked_at_it(court: Court) -> None:
    payout = await paid(court)
    case, before = payout["case_number"], await balances(court, payout["case_number"])
    back = await sent_back(court, payout, named=False)
    assert (back["purpose"], back["return_settled_at"]) == ("return", None)
    assert (await road.read(court, payout))["state"] == "paid"
    assert (await balances(court, case))["returned"] == -Decimal(payout["amount"])
    assert (back["id"], "tell_receipts") not in await waiting(court, "funds", case, "ankuan01")
    assert (back["id"], "decide_payout_return") in await waiting(court, "funds", case, "ankuan01")
    assert (await decide(court, back, "chengban01")).status_code == 403
    answers = await asyncio.gather(*(decide(court, back, who) for who in ("ankuan01", "juzhang01") * 2))
    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
    assert (await road.read(court, payout))["state"] == "returned"
    amount = Decimal(payout["amount"])
    whole = before | {
        "bank": before.get("bank", Decimal(0)) + amount,
        "judgment_debt": before.get("judgment_debt", Decimal(0)) - amount,
    }
    assert await balances(court, case) == whole
    assert len(await road.facts(court, case, "payout_returned")) == 1
    assert (back["id"], "decide_payout_return") not in await waiting(court, "funds", case, "ankuan01")


@pytest.mark.walk
async def test_who_requested_the_pay_out_does_not_say_that_it_came_back(court: Court) -> None:
    payout = await paid(court)
    await appoint(court, "chengban01", "funds_officer")
    back = await sent_back(court, payout, named=False)
    answer = await decide(court, back, "chengban01")
    assert (answer.status_code, answer.json()["article"]) == (403, "二(六)3")
    assert (back["id"], "decide_payout_return") not in await waiting(
        court, "funds", payout["case_number"], "chengban01"
    )


@pytest.mark.walk
async def test_what_is_a_payment_after_all_is_counted_and_planned_as_one(court: Court) -> None:
    payout = await paid(court)
    case, had = payout["case_number"], await come_in(court, payout["case_number"])
    back = await sent_back(court, payout, named=False)
    assert (await decide(court, back, "ankuan01", PAYMENT)).json()["purpose"] == "payment"
    assert await come_in(court, case) == had + Decimal(payout["amount"])
    assert (await road.facts(court, case, "receipt_booked"))[-1]["refs"]["receipt"] == back["id"]
    assert (await road.read(court, payout))["state"] == "paid"
    assert (await road.distribute(court, case))["available"] == payout["amount"]


@pytest.mark.walk
async def test_a_banks_charge_is_made_up_before_the_pay_out_is_returned(court: Court) -> None:
    """Neither the payee nor the respondent bears it."""
    payout = await paid(court)
    short = await sent_back(court, payout, charge_fen=200)
    refused = await decide(court, short, "ankuan01")
    assert (refused.status_code, "补足" in refused.json()["detail"]) == (409, True)
    reference = (await road.read(court, payout))["bank_reference"]
    account = await road.account(court, payout["case_number"])
    await road.tell(court, road.message(account, 200, f"补足手续费 {reference}"))
    assert (await decide(court, short, "ankuan01")).status_code == 201
    assert (await road.read(court, payout))["state"] == "returned"
    assert len(await road.facts(court, payout["case_number"], "payout_returned")) == 1


@pytest.mark.walk
async def test_a_return_told_twice_and_at_once_is_booked_once(court: Court) -> None:
    payout = await paid(court)
    account = await road.account(court, payout["case_number"])
    fen = int(payout["amount"].replace(".", ""))
    sent = road.message(account, fen, f"退汇：{payout['bank_reference']}")
    answers = await asyncio.gather(*(road.tell(court, sent) for _ in range(5)))
    assert len({one["receipt"] for one in answers}) == 1
    assert await road.facts(court, payout["case_number"], "payout_returned") == []
    (first,) = await credits(court, payout["case_number"])
    assert (await decide(court, first, "ankuan01")).status_code == 201
    assert len(await road.facts(court, payout["case_number"], "payout_returned")) == 1
    second = await road.tell(court, road.message(account, fen, f"退汇：{payout['bank_reference']}"))
    (last,) = [one for one in await credits(court, payout["case_number"]) if one["id"] == second["receipt"]]
    assert (last["purpose"], last["names_returned"]) == ("return", True)
    for said in (BACK, PAYMENT):
        assert "已经退汇" in (await decide(court, last, "ankuan01", said)).json()["detail"]


@pytest.mark.walk
async def test_a_pay_out_that_the_bank_sends_back_twice_is_no_payment_and_goes_back_again(
    court: Court,
) -> None:
    payout = await paid(court)
    case, had = payout["case_number"], await come_in(court, payout["case_number"])
    first = await sent_back(court, payout)
    early = await court.call("POST", "funds", f"/receipts/{first['id']}/refund", "chengban01")
    assert (early.status_code, "应先核对" in early.text) == (409, True)
    assert (await decide(court, first, "ankuan01")).status_code == 201
    before = await balances(court, case)
    second = await sent_back(court, payout)
    assert second["names_returned"]
    refund = await court.do("POST", "funds", f"/receipts/{second['id']}/refund", "chengban01")
    (share,) = refund["shares"]
    assert (share["purpose"], share["amount"]) == ("refund", payout["amount"])
    back = await road.pay(court, await road.request(court, refund, share))
    assert back["payee_account"] == second["payer_account"]
    assert (await come_in(court, case), await balances(court, case)) == (had, before)


@pytest.mark.walk
async def test_what_comes_back_before_the_bank_has_answered_is_returned_with_its_answer(court: Court) -> None:
    """The answer was lost, and the credit names a debit that we do not know of yet."""
    payout = await road.requested(court)
    lost = {"system": "bank", "operation": "payments", "fault": "lost_reply", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [lost])
    await road.order(court, payout)

    async def made() -> bool:
        return bool(await road.bank_payments(court, payout["case_number"]))

    await road.until(made)
    back = await sent_back(court, payout)
    assert (back["returned_payout"], back["return_settled_at"]) == (payout["id"], None)
    early = await decide(court, back, "ankuan01")
    assert (early.status_code, "答复" in early.json()["detail"]) == (409, True)
    await road.sandbox(court, "PUT", "/faults", [])
    async with road.activities(court) as funds:
        await funds.pay(Pay(case_number=payout["case_number"], payout_id=payout["id"]))
    assert (await decide(court, back, "ankuan01")).status_code == 201
    assert (await road.read(court, payout))["state"] == "returned"


@pytest.mark.walk
@pytest.mark.parametrize(
    "change",
    ["returned_at = now(), returned_by = 'x'", "paid_at = now(), bank_reference = 'x', returned_at = now()"],
)
async def test_the_database_itself_returns_only_what_was_paid_and_once(court: Court, change: str) -> None:
    unpaid = await road.requested(court)
    payout = await paid(court)
    assert (await decide(court, await sent_back(court, payout), "ankuan01")).status_code == 201
    for one in (unpaid, payout):
        with pytest.raises(asyncpg.CheckViolationError):
            await court.sql(f"UPDATE funds.payout SET {change} WHERE id = $1", one["id"], role="funds_app")


@pytest.mark.walk
async def test_a_refund_that_comes_back_goes_to_the_account_that_its_payer_then_names(court: Court) -> None:
    """The payer has closed the account: it is the refund's money again, and requested anew by his application."""
    case = await road.new_case(court)
    await road.pay_in(court, await road.account(court, case), 600_000, "拍卖保证金 D9")
    await court.advance()
    (row,) = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    asked = {"paper": (await court.upload(case, FilePurpose.REFUND_APPLICATION, "ankuan01"))["id"]}
    plan = await court.do("POST", "funds", f"/receipts/{row['id']}/refund", "chengban01", asked)
    (share,) = plan["shares"]
    requests, other = f"/distributions/{plan['id']}/payouts", "6222020000000018"
    early = await road.form(court, plan, share) | {"payee_account": other, "account_paper": asked["paper"]}
    refused = await court.call("POST", "funds", requests, "chengban01", early)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "account_paper")

    paid_once = await road.pay(court, await road.request(court, plan, share))
    back = await sent_back(court, paid_once)
    assert (await decide(court, back, "ankuan01")).status_code == 201
    assert await balances(court, case) == {"bank": 6_000, "refund": -6_000}
    form = await road.form(court, plan, share) | {"payee_account": other}
    own = (await court.upload(case, FilePurpose.REFUND_APPLICATION, "chengban01", "自行存入"))["id"]
    for wrong in ({}, {"account_paper": own}, {"account_paper": "0" * 32}):
        answer = await court.call("POST", "funds", requests, "chengban01", form | wrong)
        assert answer.status_code == 409, answer.text
    new = (await court.upload(case, FilePurpose.REFUND_APPLICATION, "ankuan01", "更正账户的申请"))["id"]
    stranger = form | {"account_paper": new, "payee_name": "某乙"}
    assert (await court.call("POST", "funds", requests, "chengban01", stranger)).status_code == 409
    anew = await court.do("POST", "funds", requests, "chengban01", form | {"account_paper": new})
    done = await road.pay(court, anew)
    assert (done["payee_account"], len(done["approvals"])) == (other, 5)
    assert await balances(court, case) == {}

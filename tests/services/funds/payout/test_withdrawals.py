"""二(六)2: a form in which somebody sees a fault goes back before the bank is asked; what was signed falls, and it is made anew."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from services.intake.filing.schemas import PartyFields
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import waiting
from tests.harness import Court
from tests.services.funds import road

STEPS = (None, *road.APPROVERS)
NEXT = dict(zip(STEPS, (*road.APPROVERS.values(), "chuna01"), strict=True))
"""The last approval taken → who has the next step."""
BECAUSE = {"withdrawn_because": "收款账号与当事人提供的账户证明不一致"}


async def withdraw(court: Court, payout: Any, who: str) -> Any:
    return await court.call("POST", "funds", f"/payouts/{payout['id']}/withdrawal", who, BECAUSE)


async def at(court: Court, upto: str | None) -> Any:
    payout = await road.requested(court)
    if upto is not None:
        await road.approve(court, payout, upto=upto)
    return payout


async def share_of(court: Court, payout: Any) -> tuple[Any, Any]:
    plan = await court.do("GET", "funds", f"/distributions/{payout['distribution_id']}", "chengban01")
    return plan, next(share for share in plan["shares"] if share["id"] == payout["share_id"])


async def correct_account(court: Court, payout: Any, account: str) -> Any:
    """Intake puts the payee's account right, on a paper that another has entered."""
    case = await court.do("GET", "intake", f"/cases/{payout['case_number']}", "lian01")
    party = next(party for party in case["parties"] if party["payee_account"] == payout["payee_account"])
    title = f"{party['name']}的开户证明"
    proof = await court.upload(payout["case_number"], FilePurpose.ACCOUNT_PROOF, "wenshu01", account, title)
    right = {name: party[name] for name in PartyFields.model_fields} | {"payee_account": account}
    body = {"party": right, "reason": "银行出具的账户证明与登记不符", "proof": proof["id"]}
    return await court.call("PUT", "intake", f"/parties/{party['id']}", "lian01", body, If_Match="2")


@pytest.mark.walk
async def test_a_form_with_a_fault_is_returned_put_right_and_paid(court: Court) -> None:
    payout = await at(court, "finance_review")
    case, path = payout["case_number"], f"/payouts/{payout['id']}"
    entered = await road.paper(court, payout)
    await court.do("POST", "funds", f"{path}/paper", "ankuan01", entered)
    account = "6217000000000000018"
    assert (await correct_account(court, payout, account)).status_code == 409, "a form rests on it"
    refused = await withdraw(court, payout, "juzhang01")
    assert (refused.status_code, refused.json()["article"]) == (403, "二(六)2"), "his step is taken"
    (act,) = [
        one
        for one in (await court.do("GET", "funds", path, "chuna01"))["acts"]
        if one["operation"] == "withdraw_payout"
    ]
    assert act["allowed"]
    assert {act for _, act in await waiting(court, "funds", case, "chuna01")} == {"order_payment"}

    back = (await withdraw(court, payout, "chuna01")).raise_for_status().json()
    assert (back["state"], back["next_step"], back["withdrawn_by"]) == ("withdrawn", None, "chuna01")
    assert back["withdrawn_because"] == BECAUSE["withdrawn_because"]
    assert await waiting(court, "funds", case, "chuna01") == set()
    assert await waiting(court, "funds", case, "chengban01") >= {
        (payout["distribution_id"], "request_payout")
    }
    digest = {"digest": payout["digest"]}
    for act_path, who, body in (
        ("payment", "chuna01", digest),
        ("approvals", "caiwu01", digest | {"step": "finance_review"}),
        ("paper", "ankuan01", entered),
        ("withdrawal", "chengban01", BECAUSE),
    ):
        answer = await court.call("POST", "funds", f"{path}/{act_path}", who, body)
        assert (answer.status_code, answer.json()["type"].rsplit(":", 1)[-1]) == (409, "payout_withdrawn")
    assert not [act for act in (await court.do("GET", "funds", path, "chuna01"))["acts"] if act["allowed"]]
    (audited,) = await court.sql(
        "SELECT actor FROM funds.audit WHERE case_number = $1 AND action = 'payout.withdraw'", case
    )
    assert audited["actor"] == "chuna01"
    await court.advance()
    told = await court.sql(
        "SELECT staff_id FROM intake.reminder WHERE docket = $1 AND step = 'payout_form_returned'",
        f"case/{case}",
    )
    assert [row["staff_id"] for row in told] == ["chengban01"]
    process = court.client.get_workflow_handle(f"payout/{case}/{payout['id']}")
    status = (await process.describe()).status
    assert status is not None
    assert status.name == "COMPLETED"

    (await correct_account(court, payout, account)).raise_for_status()
    anew = await road.request(court, *await share_of(court, payout))
    assert anew["digest"] != payout["digest"]
    assert [step["step"] for step in anew["approvals"]] == ["form"]
    old = {"step": "first_review", "digest": payout["digest"]}
    answer = await court.call("POST", "funds", f"/payouts/{anew['id']}/approvals", "ankuan01", old)
    assert answer.status_code == 409, "what was signed before is not signed again"
    paid = await road.pay(court, anew)
    assert paid["payee_account"] == account
    (at_bank,) = await road.bank_payments(court, case)
    assert at_bank["payment_id"] == anew["id"]
    listed = await court.listed("funds", f"/cases/{case}/payouts", "ankuan01")
    assert sorted(one["state"] for one in listed) == ["paid", "withdrawn"]
    found = await court.do("GET", "funds", "/payouts?state=withdrawn&limit=200", "ankuan01")
    assert payout["id"] in [one["id"] for one in found["items"]]


@pytest.mark.walk
@pytest.mark.parametrize("upto", STEPS)
async def test_who_has_the_next_step_returns_it_and_who_requested_it_takes_it_back(
    court: Court, upto: str | None
) -> None:
    payout = await at(court, upto)
    for who in {"faguan01", "chengban02", *NEXT.values()} - {NEXT[upto]}:
        assert (await withdraw(court, payout, who)).status_code == 403, who
    assert (await withdraw(court, payout, NEXT[upto])).status_code == 201
    anew = await road.request(court, *await share_of(court, payout))
    assert (await withdraw(court, anew, "chengban01")).status_code == 201
    await court.advance()
    told = "SELECT count(*) AS n FROM intake.reminder WHERE docket = $1 AND step = 'payout_form_returned'"
    assert (await court.sql(told, f"case/{payout['case_number']}"))[0]["n"] == 1, "who takes it back knows"
    await road.request(court, *await share_of(court, payout))


@pytest.mark.walk
async def test_what_the_bank_may_have_been_asked_is_not_withdrawn(court: Court) -> None:
    payout = await road.requested(court)
    down = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [down])
    await road.order(court, payout)
    for who in ("chengban01", "chuna01", "caiwu01"):
        answer = await withdraw(court, payout, who)
        assert (answer.status_code, answer.json()["article"]) == (409, "二(六)2")
    forged = "UPDATE funds.payout SET withdrawn_at = now(), withdrawn_by = 'x', withdrawn_because = 'x' WHERE id = $1"
    with pytest.raises(asyncpg.CheckViolationError, match="withdrawn, or ordered"):
        await court.sql(forged, payout["id"], role="funds_app")
    await road.sandbox(court, "PUT", "/faults", [])
    await road.until(lambda: road.is_paid(court, payout))
    assert (await withdraw(court, payout, "chengban01")).status_code == 409


@pytest.mark.walk
async def test_payment_and_return_at_once_are_one_of_the_two(court: Court) -> None:
    payout = await at(court, "finance_review")
    path = f"/payouts/{payout['id']}"
    await court.do("POST", "funds", f"{path}/paper", "ankuan01", await road.paper(court, payout))
    digest = {"digest": payout["digest"]}
    answers = await asyncio.gather(
        court.call("POST", "funds", f"{path}/payment", "chuna01", digest),
        *(withdraw(court, payout, "chengban01") for _ in range(4)),
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    await court.advance()
    paid = len(await road.bank_payments(court, payout["case_number"]))
    assert (await road.read(court, payout))["state"] == ("paid" if paid else "withdrawn")


@pytest.mark.walk
async def test_the_database_itself_takes_no_signature_on_a_withdrawn_form(court: Court) -> None:
    payout = await at(court, "first_review")
    await withdraw(court, payout, "chengban01")
    signed = (
        "INSERT INTO funds.approval (payout_id, step, person, office, digest, taken_at)"
        " VALUES ($1, 'approval', 'juzhang01', 'bureau_director', $2, now())"
    )
    with pytest.raises(asyncpg.CheckViolationError, match="the form is withdrawn"):
        await court.sql(signed, payout["id"], payout["digest"], role="funds_app")
    stands_again = "UPDATE funds.payout SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_because = NULL WHERE id = $1"
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(stands_again, payout["id"], role="funds_app")

"""二(六)2: five steps by five persons, online and on paper alike; the bank pays once, and only what was approved."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from services.custody.network.models import Asset, Feedback, Query
from services.funds.payout.models import PayoutPaper
from services.intake.petitions.models import Petition
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.fact import Fact
from shared.contracts.funds.orders import Pay
from shared.gateways.errors import GatewayRefused
from shared.values.refusal import Problem
from tests.facts import forge
from tests.harness import CLOCK_START, Court
from tests.records import appoint, put, record
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused


async def approve(court: Court, payout: Any, step: str, who: str, digest: str = "") -> Any:
    body = {"step": step, "digest": digest or payout["digest"]}
    return await court.call("POST", "funds", f"/payouts/{payout['id']}/approvals", who, body)


async def payment(court: Court, payout: Any, who: str = "chuna01") -> Any:
    body = {"digest": payout["digest"]}
    return await court.call("POST", "funds", f"/payouts/{payout['id']}/payment", who, body)


@pytest.mark.walk
async def test_every_share_is_paid_and_the_case_is_cleared(court: Court) -> None:
    case = await road.funded_case(court, 20_000_000)
    plan = await road.distribute(court, case)
    paid = [await road.pay(court, await road.request(court, plan, share)) for share in plan["shares"]]
    assert [one["state"] for one in paid] == ["paid"] * 4
    assert all(one["bank_reference"] and one["next_step"] is None for one in paid)
    assert len({step["person"] for step in paid[0]["approvals"]}) == 5
    at_bank = await road.bank_payments(court, case)
    assert {row["payment_id"]: row["amount_fen"] for row in at_bank} == {
        one["id"]: int(one["amount"].replace(".", "")) for one in paid
    }
    assert sum(row["amount_fen"] for row in at_bank) == 20_000_000
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (ledger["held"], ledger["cleared"]) == ("0.00", True)
    told = [len(await road.facts(court, case, f"payout_{step}")) for step in ("requested", "ordered", "paid")]
    assert told == [4, 4, 4]
    assert len(await road.facts(court, case, "payout_approved")) == 12
    assert len(await road.facts(court, case, "case_funds_cleared")) == 1
    await court.advance()
    duties = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert {d["state"] for d in duties if d["rule_id"].startswith("funds.disbursement")} == {"met"}


@pytest.mark.walk
async def test_money_from_an_account_that_an_outsider_claims_waits_until_that_is_over(court: Court) -> None:
    """民诉法解释第四百六十三条: the deposit came from the account that he says is his."""
    payout = await road.requested(court)
    case = payout["case_number"]
    (row,) = await court.sql("SELECT payer_account FROM funds.receipt WHERE case_number = $1", case)
    query = record(Query, case_number=case, occasion="later")
    feedback = record(Feedback, case_number=case, query_id=query.id)
    deposit = record(
        Asset,
        case_number=case,
        feedback_id=feedback.id,
        identifier=row["payer_account"],
        item_ref="deposit",
        kind="bank_deposit",
    )
    about = {"kind": "third_party", "outsider": "周海涛", "asset": deposit.id}
    objection = record(Petition, case_number=case, **about)
    await put(court, query, feedback, deposit, objection)
    barred = await approve(court, payout, "first_review", "ankuan01")
    assert_refused(
        barred, 409, "petition_bars", "案外人异议、破产审查期间不得处分该财产", "民诉法解释第四百六十三条"
    )
    await court.sql("UPDATE intake.petition SET state = 'withdrawn' WHERE id = $1", objection.id)
    assert (await approve(court, payout, "first_review", "ankuan01")).status_code == 201


@pytest.mark.walk
async def test_a_case_is_not_cleared_while_a_share_is_unpaid(court: Court) -> None:
    payout = await road.requested(court)
    assert (await road.pay(court, payout))["state"] == "paid"
    assert await road.facts(court, payout["case_number"], "case_funds_cleared") == []


@pytest.mark.walk
async def test_the_form_names_the_payee_of_plan_and_record(court: Court) -> None:
    plan = await road.distribute(court, await road.funded_case(court))
    path = f"/distributions/{plan['id']}/payouts"
    for share in plan["shares"][:2]:
        for field, value in (
            ("payee_name", "别人"),
            ("payee_account", "6217000000000000009"),
            ("payee_bank", "别的银行"),
        ):
            body = await road.form(court, plan, share) | {field: value}
            answer = await court.call("POST", "funds", path, "chengban01", body)
            assert (answer.status_code, answer.json()["article"]) == (409, "二(六)2")
            assert [error["field"] for error in answer.json()["errors"]] == [field]
    body = await road.form(court, plan, share)
    for papers, field in (([], "papers"), ([99], "papers.0"), (body["papers"] * 2, "papers.2")):
        answer = await court.call("POST", "funds", path, "chengban01", body | {"papers": papers})
        assert (answer.status_code, answer.json()["article"]) == (409, "二(六)2")
        assert answer.json()["errors"][0]["field"] == field
    made = await court.do("POST", "funds", path, "chengban01", body)
    dossier = await court.listed("documents", f"/cases/{plan['case_number']}/dossier", "chengban01")
    [kept] = await court.sql("SELECT paper_digests FROM funds.payout WHERE id = $1", made["id"])
    assert json.loads(kept["paper_digests"]) == {
        str(entry["number"]): entry["sha256"] for entry in dossier if entry["title"] in made["papers"]
    }


@pytest.mark.walk
async def test_a_share_has_one_form_and_only_its_officers(court: Court) -> None:
    plan = await road.distribute(court, await road.funded_case(court))
    body = await road.form(court, plan, plan["shares"][1])
    path = f"/distributions/{plan['id']}/payouts"
    assert (await court.call("POST", "funds", path, "chengban02", body)).status_code == 403
    assert (await court.call("POST", "funds", path, "ankuan01", body)).status_code == 403
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "chengban01", body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    nothing_due = await road.form(court, plan, plan["shares"][2])
    answer = await court.call("POST", "funds", path, "chengban01", nothing_due)
    assert [error["field"] for error in answer.json()["errors"]] == ["amount"]


async def test_steps_out_of_order_or_by_the_wrong_office_are_refused(court: Court) -> None:
    payout = await road.requested(court)
    for step, who, status in (
        ("approval", "juzhang01", 409),
        ("finance_review", "caiwu01", 409),
        ("first_review", "juzhang01", 403),
        ("first_review", "faguan01", 403),
        ("payment", "chuna01", 403),
        ("payment", "ankuan01", 422),
    ):
        answer = await approve(court, payout, step, who)
        assert answer.status_code == status, (step, who, answer.text)
    assert (await payment(court, payout)).status_code == 409
    assert (await payment(court, payout, "caiwu01")).status_code == 403
    assert [step["step"] for step in (await road.read(court, payout))["approvals"]] == ["form"]


async def test_no_person_takes_two_steps(court: Court) -> None:
    """One who holds several offices still takes one step only, and the database alone would say so."""
    await appoint(court, "ankuan01", "leader_in_charge")
    payout = await road.requested(court)
    assert (await approve(court, payout, "first_review", "ankuan01")).status_code == 201
    answer = await approve(court, payout, "approval", "ankuan01")
    assert (answer.status_code, answer.json()["article"]) == (403, "二(六)2")
    assert (await approve(court, payout, "approval", "zhuguan01")).status_code == 201
    with pytest.raises(asyncpg.UniqueViolationError):
        await insert_approval(court, payout, "finance_review", "ankuan01", "finance_head")


async def test_an_approval_is_of_the_form_as_it_is(court: Court) -> None:
    payout = await road.requested(court)
    answer = await approve(court, payout, "first_review", "ankuan01", "0" * 64)
    assert [error["field"] for error in answer.json()["errors"]] == ["form"]


async def insert_approval(
    court: Court, payout: Any, step: str, person: str, office: str, digest: str = ""
) -> None:
    await court.sql(
        "INSERT INTO funds.approval (payout_id, step, person, office, digest, taken_at)"
        " VALUES ($1, $2, $3, $4, $5, now())",
        payout["id"],
        step,
        person,
        office,
        digest or payout["digest"],
        role="funds_app",
    )


async def test_the_database_itself_holds_the_five_steps(court: Court) -> None:
    payout = await road.requested(court)
    for step, person, office, digest, constraint in (
        ("approval", "p2", "bureau_director", "", "approval_order"),
        ("payment", "p2", "cashier", "", "approval_order"),
        ("first_review", "p2", "funds_officer", "0" * 64, "approval_form"),
        ("first_review", "p2", "judge", "", "approval_office"),
    ):
        with pytest.raises(asyncpg.CheckViolationError) as refused:
            await insert_approval(court, payout, step, person, office, digest)
        assert refused.value.constraint_name == constraint
    await road.approve(court, payout)
    with pytest.raises(asyncpg.CheckViolationError) as no_paper:
        await insert_approval(court, payout, "payment", "p5", "cashier")
    assert no_paper.value.constraint_name == "approval_paper"
    paid = "UPDATE funds.payout SET paid_at = now(), bank_reference = 'x' WHERE id = $1"
    with pytest.raises(asyncpg.CheckViolationError) as unapproved:
        await court.sql(paid, payout["id"], role="funds_app")
    assert unapproved.value.constraint_name == "payout_approved"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def share(court: Court) -> str:
    """The id of a share that has no pay-out form."""
    plan = await road.distribute(court, await road.funded_case(court))
    return str(plan["shares"][0]["id"])


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"paid_at": "now()", "bank_reference": "'x'"}, "payout_unanswered"),
        ({"refused_at": "now()", "refusal": "'x'"}, "payout_unanswered"),
        ({"amount": "s.amount * 1000"}, "payout_of_share"),
        ({"purpose": "'surplus'"}, "payout_of_share"),
        ({"distribution_id": "'another'"}, "payout_of_share"),
    ],
)
async def test_the_database_itself_takes_no_form_but_of_a_share_and_unanswered(
    court: Court, share: str, changes: dict[str, str], constraint: str
) -> None:
    written = {
        "id": "'forged'",
        "case_number": "d.case_number",
        "distribution_id": "d.id",
        "share_id": "s.id",
        "purpose": "s.purpose",
        **dict.fromkeys(("payee_name", "payee_bank", "payee_account", "digest"), "'x'"),
        "amount": "s.amount",
        "papers": "'[]'::jsonb",
        "requested_at": "now()",
        **changes,
    }
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await court.sql(
            f"INSERT INTO funds.payout ({', '.join(written)}) SELECT {', '.join(written.values())}"
            " FROM funds.share s JOIN funds.distribution d ON d.id = s.distribution_id WHERE s.id = $1",
            share,
            role="funds_app",
        )
    assert refused.value.constraint_name == constraint


@pytest.mark.walk
async def test_twenty_at_once_take_a_step_exactly_once(court: Court) -> None:
    payout = await road.requested(court)
    await road.approve(court, payout, upto="first_review")
    people = ["juzhang01", "zhuguan01"] * 10
    answers = await asyncio.gather(*(approve(court, payout, "approval", who) for who in people))
    assert sorted({answer.status_code for answer in answers} - {201}) in ([403], [409], [403, 409])
    assert [answer.status_code for answer in answers].count(201) == 1
    steps = [step["step"] for step in (await road.read(court, payout))["approvals"]]
    assert steps == ["form", "first_review", "approval"]
    facts = await road.facts(court, payout["case_number"], "payout_approved")
    assert [fact["refs"]["step"] for fact in facts] == ["first_review", "approval"]


@pytest.mark.walk
async def test_no_payment_on_a_paper_form_that_disagrees(court: Court) -> None:
    payout = await road.requested(court)
    await road.approve(court, payout)
    path = f"/payouts/{payout['id']}/paper"
    one_missing = {"form": "chengban01", "first_review": "ankuan01", "approval": "juzhang01"}
    for field, changes in {
        "paper.amount": {"amount": "98599.99"},
        "paper.payee_account": {"payee_account": "6217000000000000009"},
        "paper.payee_name": {"payee_name": "别人"},
        "paper.code": {"code": "000000000000"},
        "paper.papers": {"papers": ["执行裁定书"]},
        "paper.signatures.finance_review": {"signatures": one_missing},
    }.items():
        answer = await court.call(
            "POST", "funds", path, "ankuan01", await road.paper(court, payout, **changes)
        )
        assert (answer.status_code, answer.json()["article"]) == (409, "二(六)2")
        assert [error["field"] for error in answer.json()["errors"]] == [field]
        assert (await payment(court, payout)).json()["errors"][0]["field"] == "paper"
    assert await road.bank_payments(court, payout["case_number"]) == []
    await court.do("POST", "funds", path, "ankuan01", await road.paper(court, payout))
    assert (await payment(court, payout)).status_code == 201


@pytest.mark.walk
async def test_the_paper_form_comes_after_the_four_who_sign_it(court: Court) -> None:
    payout = await road.requested(court)
    await road.approve(court, payout, upto="approval")
    path = f"/payouts/{payout['id']}/paper"
    assert (
        await court.call("POST", "funds", path, "ankuan01", await road.paper(court, payout))
    ).status_code == 409


@pytest.mark.walk
async def test_the_paper_form_is_a_file_of_the_case_by_another_than_the_online_form(court: Court) -> None:
    payout, other = await road.requested(court), await road.new_case(court)
    await road.approve(court, payout)
    case, path = payout["case_number"], f"/payouts/{payout['id']}/paper"
    good = await road.paper(court, payout)

    async def entered(case: str, purpose: FilePurpose, who: str, words: str) -> str:
        return str((await court.upload(case, purpose, who, words))["id"])

    for scan, code in (
        ("7" * 64, "file_not_of_case"),
        (await entered(other, FilePurpose.PAYOUT_FORM, "ankuan01", payout["paper_code"]), "file_not_of_case"),
        (await entered(case, FilePurpose.OTHER, "ankuan01", payout["paper_code"]), "file_not_of_case"),
        (await entered(case, FilePurpose.PAYOUT_FORM, "chengban01", "自行扫描"), "same_person"),
    ):
        answer = await court.call("POST", "funds", path, "ankuan01", good | {"scan": scan})
        assert (answer.status_code, answer.json()["article"]) == (409, "二(六)2"), scan
        assert answer.json()["type"].rpartition(":")[2] == code
    for officer in ("chengban01", "chengban02"):
        answer = await court.call("POST", "funds", path, officer, good)
        assert (answer.status_code, answer.json()["article"]) == (403, "一(一)")
    by_the_same = record(PayoutPaper, payout_id=payout["id"], entered_by="chengban01")
    with pytest.raises(asyncpg.CheckViolationError, match="both forms by one person"):
        await put(court, by_the_same)
    await court.do("POST", "funds", path, "ankuan01", good)
    [row] = await court.sql("SELECT scan, scan_sha256 FROM funds.paper WHERE payout_id = $1", payout["id"])
    digests = {
        file["id"]: file["sha256"]
        for file in await court.listed("documents", f"/cases/{case}/files", "ankuan01")
    }
    assert (row["scan"], row["scan_sha256"]) == (good["scan"], digests[good["scan"]])


@pytest.mark.walk
async def test_a_scan_is_the_paper_form_of_one_payout(court: Court) -> None:
    plan = await road.distribute(court, await road.funded_case(court, 20_000_000))
    first, second = [await road.request(court, plan, share) for share in plan["shares"][:2]]
    entered = await road.paper(court, first)
    await road.approve(court, first)
    await court.do("POST", "funds", f"/payouts/{first['id']}/paper", "ankuan01", entered)
    await road.approve(court, second)
    path, own = f"/payouts/{second['id']}/paper", await road.paper(court, second)
    answer = await court.call("POST", "funds", path, "ankuan01", own | {"scan": entered["scan"]})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "scan"), answer.text
    await court.do("POST", "funds", path, "ankuan01", own)


@pytest.mark.walk
async def test_a_forged_order_or_signal_pays_nothing(court: Court) -> None:
    payout = await road.requested(court)
    case = payout["case_number"]
    await court.advance()
    forged = Fact(
        id="forged",
        kind="funds.payout_ordered",
        docket=f"case/{case}",
        subject_id=payout["id"],
        occurred_at=CLOCK_START,
        actor="chuna01",
        refs={"payout": payout["id"]},
        seq=2,
    )
    await forge(court, f"payout/{case}/{payout['id']}", forged)
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert len(tasks) == 1
    async with road.activities(court) as funds:
        for upto in (None, *road.APPROVERS):
            if upto is not None:
                body = {"step": upto, "digest": payout["digest"]}
                path = f"/payouts/{payout['id']}/approvals"
                await court.do("POST", "funds", path, road.APPROVERS[upto], body)
            with pytest.raises(Problem) as refused:
                await funds.pay(Pay(case_number=case, payout_id=payout["id"]))
            assert refused.value.code == "payout_not_approved"
        other = Pay(case_number="（2026）豫1502执9999号", payout_id=payout["id"])
        with pytest.raises(Problem, match="不属于本案"):
            await funds.pay(other)
    assert await road.bank_payments(court, case) == []
    assert await road.facts(court, case, "payout_paid") == []
    await court.do(
        "POST", "funds", f"/payouts/{payout['id']}/paper", "ankuan01", await road.paper(court, payout)
    )
    assert (await payment(court, payout)).status_code == 201
    await court.advance()
    assert len(await road.bank_payments(court, case)) == 1


@pytest.mark.walk
@pytest.mark.parametrize("fault", ["lost_reply", "error_500"])
async def test_a_payment_whose_answer_was_lost_is_made_once(court: Court, fault: str) -> None:
    payout = await road.requested(court)
    await road.sandbox(
        court, "PUT", "/faults", [{"system": "bank", "operation": "payments", "fault": fault, "count": 1}]
    )
    paid = await road.pay(court, payout)
    ((fired,), case) = await road.sandbox(court, "GET", "/faults"), payout["case_number"]
    assert fired["fired"] == 1
    assert paid["state"] == "paid"
    (at_bank,) = await road.bank_payments(court, case)
    assert (at_bank["payment_id"], at_bank["bank_reference"]) == (payout["id"], paid["bank_reference"])
    assert len(await road.facts(court, case, "payout_paid")) == 1
    entries = (await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01"))["entries"]
    assert len([e for e in entries if (e["kind"], e["account"]) == ("paid_out", "bank")]) == 1


async def bank_fault(court: Court, fault: str, count: int = 1) -> None:
    plan = [{"system": "bank", "operation": "payments", "fault": fault, "count": count}]
    await road.sandbox(court, "PUT", "/faults", plan)


async def fired(court: Court) -> bool:
    (fault,) = await road.sandbox(court, "GET", "/faults")
    return bool(fault["fired"])


async def process(court: Court, payout: Any) -> str:
    """How the pay-out's process stands."""
    handle = court.client.get_workflow_handle(f"payout/{payout['case_number']}/{payout['id']}")
    status = (await handle.describe()).status
    assert status is not None
    return status.name


@pytest.mark.walk
async def test_a_payment_whose_process_an_operator_ended_is_ordered_again_and_made_once(court: Court) -> None:
    payout = await road.requested(court)
    case = payout["case_number"]
    await bank_fault(court, "error_500", count=1000)
    await road.order(court, payout)
    await road.until(lambda: fired(court))
    await court.client.get_workflow_handle(f"payout/{case}/{payout['id']}").terminate("operator")
    await court.advance()
    await road.sandbox(court, "PUT", "/faults", [])
    assert (await road.read(court, payout))["state"] == "ordered"
    assert (await payment(court, payout, "caiwu01")).status_code == 403
    assert (await payment(court, payout | {"digest": "0" * 64})).status_code in (403, 409)
    await appoint(court, "jiedai01", "cashier")
    assert (await payment(court, payout, "jiedai01")).status_code == 201, "who ordered it may be gone"
    again = await asyncio.gather(*(payment(court, payout) for _ in range(3)))
    assert {answer.status_code for answer in again} <= {201, 403}
    assert again[0].status_code == 201
    await road.until(lambda: road.is_paid(court, payout))
    await court.advance()
    assert await process(court, payout) == "COMPLETED"
    assert len(await road.bank_payments(court, case)) == 1
    assert len(await road.facts(court, case, "payout_paid")) == 1
    assert [step["step"] for step in (await road.read(court, payout))["approvals"]].count("payment") == 1
    assert (await payment(court, payout)).status_code == 403


@pytest.mark.walk
async def test_a_share_whose_payment_the_bank_refused_is_requested_anew(court: Court) -> None:
    payout = await road.requested(court)
    case = payout["case_number"]
    await bank_fault(court, "refused")
    await road.order(court, payout)
    await court.advance()
    refused = await road.read(court, payout)
    assert (refused["state"], refused["refusal"]) == ("refused", "bank.sandbox_refused")
    assert refused["refused_at"] is not None
    assert refused["paid_at"] is None
    (audited,) = await court.sql(
        "SELECT detail FROM funds.audit WHERE case_number = $1 AND action = 'payout.refused'", case
    )
    assert json.loads(audited["detail"])["code"] == "bank.sandbox_refused"
    assert len(await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")) == 1
    assert await process(court, payout) == "COMPLETED"
    (told,) = await road.facts(court, case, "payout_refused")
    assert told["refs"] == {"payout": payout["id"]}
    assert (await payment(court, payout)).status_code in (403, 409)
    async with road.activities(court) as funds:
        with pytest.raises(GatewayRefused, match=r"bank\.sandbox_refused"):
            await funds.pay(Pay(case_number=case, payout_id=payout["id"]))
    assert await road.bank_payments(court, case) == []
    answered = "UPDATE funds.payout SET refused_at = NULL, refusal = NULL WHERE id = $1"
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(answered, payout["id"], role="funds_app")

    plan = await court.do("GET", "funds", f"/distributions/{payout['distribution_id']}", "chengban01")
    share = next(share for share in plan["shares"] if share["id"] == payout["share_id"])
    body, path = await road.form(court, plan, share), f"/distributions/{plan['id']}/payouts"
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "chengban01", body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    anew = next(answer.json() for answer in answers if answer.is_success)
    assert [step["step"] for step in anew["approvals"]] == ["form"]
    assert (await payment(court, anew)).status_code == 409
    paid = await road.pay(court, anew)
    (at_bank,) = await road.bank_payments(court, case)
    assert (at_bank["payment_id"], paid["state"]) == (anew["id"], "paid")
    listed = await court.listed("funds", f"/cases/{case}/payouts", "faguan01")
    assert sorted(one["state"] for one in listed) == ["paid", "refused"]
    assert (await court.call("POST", "funds", path, "chengban01", body)).status_code == 409


@pytest.mark.walk
@pytest.mark.parametrize(("code", "held"), [("bank.http_408", False), ("bank.payment_differs", True)])
async def test_an_answer_that_leaves_open_whether_the_bank_pays_is_no_refusal(
    court: Court, monkeypatch: pytest.MonkeyPatch, code: str, held: bool
) -> None:
    payout = await road.requested(court)
    await bank_fault(court, "error_500", count=1000)
    await road.order(court, payout)

    async def refuse(_: object) -> None:
        raise GatewayRefused(code, "拒绝")

    async def find(_: str) -> object:
        return object() if held else None

    async with road.activities(court) as funds:
        monkeypatch.setattr(funds._bank, "pay", refuse)
        monkeypatch.setattr(funds._bank, "find_payment", find)
        with pytest.raises(GatewayRefused):
            await funds.pay(Pay(case_number=payout["case_number"], payout_id=payout["id"]))
    assert (await road.read(court, payout))["state"] == "ordered"
    plan = await court.do("GET", "funds", f"/distributions/{payout['distribution_id']}", "chengban01")
    share = next(share for share in plan["shares"] if share["id"] == payout["share_id"])
    body = await road.form(court, plan, share)
    again = await court.call("POST", "funds", f"/distributions/{plan['id']}/payouts", "chengban01", body)
    assert again.status_code == 409
    await road.sandbox(court, "PUT", "/faults", [])


@pytest.mark.walk
async def test_an_order_repeated_many_times_at_once_pays_once(court: Court) -> None:
    payout = await road.requested(court)
    await road.order(court, payout)
    async with road.activities(court) as funds:
        order = Pay(case_number=payout["case_number"], payout_id=payout["id"])
        await asyncio.gather(*(funds.pay(order) for _ in range(10)))
    await court.advance()
    assert len(await road.bank_payments(court, payout["case_number"])) == 1
    assert len(await road.facts(court, payout["case_number"], "payout_paid")) == 1


@pytest.mark.walk
async def test_pay_outs_of_a_case_are_listed(court: Court) -> None:
    payout = await road.requested(court)
    listed = await court.listed("funds", f"/cases/{payout['case_number']}/payouts", "chengban01")
    assert listed == [payout]
    answer = await court.call("GET", "funds", "/payouts/unknown", "faguan01")
    assert (answer.status_code, answer.json()["article"]) == (404, "二(六)2")

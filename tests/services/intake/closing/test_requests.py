"""Requests to close (二(五)4): who asks, who reviews, every fault at once; a return prompts and reports the same day."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import pytest_asyncio

from services.commission.outbound.models import Commission
from services.custody.measures.models import Measure
from services.funds.holds.models import Hold
from services.intake.assignment.models import Reassignment
from shared.contracts.documents.purposes import FilePurpose
from shared.law.rulebook import DUTIES
from tests.harness import CLOCK_START, Court
from tests.records import appoint, put, record
from tests.services.custody.road import found
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused, standing
from tests.services.intake.road import SUM, ask, review


@pytest_asyncio.fixture(loop_scope="session")
async def case(court: Court) -> str:
    """A case of chengban01 in which nothing but the filing has happened."""
    return await road.new_case(court)


async def burden(court: Court, case: str) -> None:
    """A deposit frozen and a matter with another court, as their teams would have them on record."""
    asset = await found(court, case)
    measure = record(Measure, case_number=case, asset_id=asset, kind="freeze")
    commission = record(Commission, case_number=case, asset_id=asset, matter="seal")
    await put(court, measure, commission)


@pytest.mark.parametrize(
    ("who", "code", "title", "article"),
    [
        ("chengban02", "not_case_officer", "只有本案承办人可以办理", "二(五)4"),
        ("faguan01", "office_required", "现任职务不能办理本操作", "一(一)"),
        ("zhixiao01", "office_required", "现任职务不能办理本操作", "一(一)"),
    ],
)
async def test_only_the_handling_officer_of_the_case_asks(
    court: Court, case: str, who: str, code: str, title: str, article: str
) -> None:
    before = await standing(court, case)
    assert_refused(await ask(court, case, who), 403, code, title, article)
    assert await standing(court, case) == before


async def test_a_request_that_cannot_be_is_not_taken(court: Court, case: str) -> None:
    before = await standing(court, case)
    wrong = {
        "reason": " 　 　 　 　 　 　 ",
        "waived_amount": "-1.00",
        "recovered_amount": "1.005",
        "paid": "1",
    }
    malformed = await ask(court, case, **wrong)
    assert (malformed.status_code, malformed.json()["title"]) == (422, "请求内容不符合要求")
    assert {error["field"] for error in malformed.json()["errors"]} == set(wrong)
    for mixed in (
        {"ruling": "r1"},  # of a case that ends by one, where it is said to be performed
        {"ground": "withdrawn"},
        {"mode": "concluded_this_round", "ground_paper": "f1"},
    ):
        refused = await ask(court, case, **mixed)
        assert (refused.status_code, refused.json()["article"]) == (422, "执行工作规定第六十四条")
    assert await standing(court, case) == before
    nowhere = await review(court, "no-such-request", "approved")
    assert_refused(nowhere, 404, "unknown_request", "没有这份结案申请", "二(五)4")


async def test_of_two_requests_at_once_one_is_refused(court: Court, case: str) -> None:
    both = await asyncio.gather(ask(court, case), ask(court, case))
    taken, refused = sorted(both, key=lambda answer: answer.status_code)
    assert (taken.status_code, taken.json()["state"]) == (201, "requested")
    assert_refused(refused, 409, "request_open", "已有一份结案申请正在审查", "二(五)4")
    assert_refused(await ask(court, case), 409, "request_open", "已有一份结案申请正在审查", "二(五)4")
    listed = await court.listed("intake", f"/cases/{case}/closing-requests", "chengban01")
    assert listed == [taken.json()]
    assert (await standing(court, case))[-1].count("intake.closing_requested") == 1


async def test_a_review_names_the_version_that_it_rests_on(court: Court, case: str) -> None:
    asked = await ask(court, case)
    path = f"/closing-requests/{asked.json()['id']}/review"
    assert (asked.headers["etag"], asked.json()["version"]) == ('"1"', 1)
    before = await standing(court, case)
    unnamed = await court.call(
        "POST", "intake", path, "zhixiao01", {"result": "returned", "remark": "请补正"}
    )
    assert (unnamed.status_code, unnamed.json()["type"]) == (428, "urn:jiyue:problem:if_match_required")
    stale = await review(court, asked.json()["id"], "returned", seen="2", remark="请补正")
    assert (stale.status_code, stale.json()["type"]) == (412, "urn:jiyue:problem:stale")
    assert await standing(court, case) == before
    reviewed = await review(court, asked.json()["id"], "returned", remark="请补正")
    assert (reviewed.status_code, reviewed.json()["version"]) == (200, 2)


@pytest.mark.parametrize("result", ["approved", "returned"])
async def test_whoever_asked_does_not_review(court: Court, case: str, result: str) -> None:
    request = (await ask(court, case)).json()["id"]
    appointment = await appoint(court, "chengban01", "quality_officer", CLOCK_START - timedelta(days=1))
    before = await standing(court, case)
    answer = await review(court, request, result, "chengban01", remark="请补正")
    await court.sql("DELETE FROM court.appointment WHERE id = $1", appointment)
    assert_refused(answer, 403, "own_request", "不得审查自己提交的结案申请", "一(一)")
    stranger = await review(court, request, result, "chengban02")
    assert_refused(stranger, 403, "office_required", "现任职务不能办理本操作", "一(一)")
    assert await standing(court, case) == before


@pytest.mark.walk
async def test_whoever_had_the_case_before_does_not_review(court: Court, case: str) -> None:
    """He would judge his own work in it, as its officer of now would: it is not offered to him either."""
    asked = (await ask(court, case)).json()
    before = await standing(court, case)
    (offered,) = (await court.listed("intake", f"/cases/{case}/closing-requests", "zhixiao01"))[0]["acts"]
    assert offered["allowed"]
    given_up = {"office": "handling_officer", "former": "zhixiao01", "person": "chengban01"}
    await put(court, record(Reassignment, case_number=case, **given_up))
    for result in ("approved", "returned"):
        refused = await review(court, asked["id"], result)
        assert_refused(refused, 403, "own_request", "不得审查自己提交的结案申请", "一(一)")
    (offered,) = (await court.listed("intake", f"/cases/{case}/closing-requests", "zhixiao01"))[0]["acts"]
    assert not offered["allowed"]
    assert refused.json()["detail"] in offered["why_not"]
    assert await standing(court, case) == before


async def test_every_fault_is_told_at_once_and_a_return_prompts_and_reports(court: Court, case: str) -> None:
    await burden(court, case)
    await road.pay_in(court, await road.account(court, case), 250_000)
    await court.advance()
    request = (await ask(court, case, waived_amount="1.00")).json()["id"]
    await court.advance()
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    ends = ("case.term", "quality.closing_review")  # with the closing itself
    money = {row["rule_id"] for row in rows if row["rule_id"].startswith("funds.disbursement")}
    assert "funds.disbursement" in money  # goes on with the money, which is a fault of its own
    waiting = [row for row in rows if row["state"] == "open" and row["rule_id"] not in (*ends, *money)]
    assert "documents.initial_batch" in {row["rule_id"] for row in waiting}
    before = await standing(court, case)
    answer = await review(court, request, "approved")
    faults = assert_refused(
        answer, 409, "not_ready_to_close", "不符合结案条件", "二(五)4、民事诉讼法第六十二条"
    )
    told = [detail for field, detail in faults if field == "duties"]
    assert faults[: -len(told)] == [
        ("recovered_amount", "执行到位标的额应为 0 元"),
        SUM,
        (
            "waived_amount",
            "放弃标的额超过执行法官已经确认的放弃、和解 0 元；请先登记放弃、和解材料，由执行法官确认",
        ),
        ("funds", "尚有案款 2500.00 元未发放或退付，也没有经批准暂缓发放"),
        ("measures", "尚有 1 项查封冻结未解除"),
        ("commissions", "尚有 1 件委托事项未了结"),
    ]
    assert len(told) == len(waiting)
    for row, detail in zip(waiting, told, strict=True):
        assert detail.startswith(f"尚有期限事项未完成：{row['article']} {row['title']} ")
        assert f"，{row['owner']}负责" in detail
        assert row["about"] in detail
    assert len(set(told)) == len(told), "two lines that read alike tell nobody what is left"
    assert {error["article"] for error in answer.json()["errors"]} == {"二(五)4", "民事诉讼法第六十二条"}
    assert await standing(court, case) == before

    returned = await review(court, request, "returned", remark="并请附结案报告")
    assert returned.status_code == 200, returned.text
    shown = returned.json()
    assert (shown["state"], shown["reviewed_by"]) == ("returned", "zhixiao01")
    assert [(fault["field"], fault["detail"]) for fault in shown["faults"]] == faults
    now = await court.advance()
    text = "；".join([*(detail for _, detail in faults), "并请附结案报告"])
    for step, person in (("closing_returned", "chengban01"), ("closing_reported", "zhongxin01")):
        mine = await court.listed("intake", "/reminders", person)
        (prompt,) = [one for one in mine if case in one["docket"] and one["step"] == step]
        assert prompt["text"] == f"【结案审查】{case} 结案申请退回补正：{text}"
        assert prompt["proof"]  # 「以办案人员能够确定收到的方式」
        assert prompt["created_at"][:10] == prompt["delivered_at"][:10] == now.date().isoformat()
    log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    entries = [row["text"] for row in log if row["article"] == "二(五)4"]
    assert [entry.rpartition("；告知")[2] for entry in sorted(entries)] == ["执行指挥中心主任", "承办人"]
    assert all(text in entry for entry in entries)

    again = await review(court, request, "approved")
    assert_refused(again, 409, "already_reviewed", "该结案申请已经审查", "二(五)4")
    read = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (read["state"], read["closing_mode"], read["closed_at"]) == ("open", "", None)
    assert (await ask(court, case)).status_code == 201


async def test_a_ruling_that_does_not_exist_is_a_fault_and_the_request_goes_back(
    court: Court, case: str
) -> None:
    paper = await court.upload(case, FilePurpose.TERMINATION_GROUND, "lian01")
    terminated = {
        "mode": "terminated",
        "ground": "basis_revoked",
        "ground_paper": paper["id"],
        "ruling": "none-such",
    }
    answer = await ask(court, case, **terminated)
    assert answer.status_code == 201, answer.text
    asked = answer.json()
    refused = await review(court, asked["id"], "approved")
    assert refused.status_code == 409
    assert "ruling" in {error["field"] for error in refused.json()["errors"]}
    returned = await review(court, asked["id"], "returned", remark="裁定书不存在，请补正")
    assert (returned.status_code, returned.json()["state"]) == (200, "returned")


@pytest.mark.walk
async def test_money_that_waits_by_a_leaders_grant_keeps_no_case_open(court: Court, case: str) -> None:
    await road.pay_in(court, await road.account(court, case), 250_000)
    await court.advance()
    request = (await ask(court, case)).json()["id"]

    async def fields() -> set[str]:
        answer = await review(court, request, "approved")
        return {error["field"] for error in answer.json()["errors"]}

    assert "funds" in await fields()
    decided = {"decided_by": "zhuguan01", "decided_at": CLOCK_START}
    over = {"resumed_by": "chengban01", "resumed_at": CLOCK_START}
    today = CLOCK_START.date()
    for until, granted, end in (
        (today, False, {}),
        (today, True, over),
        (today - timedelta(days=1), True, {}),
    ):
        held = {"case_number": case, "requested_by": "chengban01", "until": until, "granted": granted}
        await put(court, record(Hold, cause="frozen", **held, **decided, **end))
        assert "funds" in await fields(), (until, granted, end)
    await court.sql("UPDATE funds.hold SET until = $1 WHERE until < $2", today + timedelta(days=30), today)
    assert "funds" not in await fields()
    rules = {row["rule_id"] for row in await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")}
    money = {rule for rule in rules if rule.startswith("funds.disbursement")}
    assert money, "the limit to pay out is there"
    assert all(DUTIES[rule].outlives_case for rule in money), "and goes on after the case is closed"

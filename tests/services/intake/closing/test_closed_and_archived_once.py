"""A case that may be closed (二(五)4): closed once, by an approved request; archived once, when its papers are received."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import pytest
import pytest_asyncio

from deploy.demo.scans import scan
from shared.contracts.custody.facts import MeasureTaken
from tests.facts import made, record
from tests.harness import CLOCK_START, Court
from tests.services.custody import road as custody
from tests.services.documents import road as documents
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused, standing
from tests.services.intake.road import archive, ask, held, leave_nothing_open, review

pytestmark = pytest.mark.walk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def done(court: Court) -> str:
    """A case whose money is paid out over the bank, share by share; the other teams' duties stand as done."""
    case = await road.funded_case(court, 11_000_000)
    plan = await road.distribute(court, case)
    for share in plan["shares"]:
        await road.pay(court, await road.request(court, plan, share))
    frozen = {"asset": "a1", "measure": "m1", "asset_kind": "bank_deposit"}
    expires = {"expires_at": (CLOCK_START + timedelta(days=300)).isoformat()}
    await record(court, made(CLOCK_START, MeasureTaken, f"case/{case}", **frozen, **expires))
    await court.advance()
    await leave_nothing_open(court, case)
    return case


async def test_a_return_says_what_is_to_be_corrected(court: Court, done: str) -> None:
    """Nothing on record speaks against the request: then the reviewer must say what does."""
    request = (await ask(court, done)).json()["id"]
    before = await standing(court, done)
    for remark in ("", " 　"):
        answer = await review(court, request, "returned", remark=remark)
        faults = assert_refused(answer, 422, "reason_missing", "退回结案申请须说明原因", "二(五)4")
        assert faults == [("remark", "须写明需要补正或者纠正的事项")]
    assert await standing(court, done) == before
    shown = (await review(court, request, "returned", remark="结案事由与裁定书不一致")).json()
    assert (shown["state"], shown["faults"]) == ("returned", [])
    (prompt, report) = (await standing(court, done))[3]
    assert {prompt["text"], report["text"]} == {
        f"【结案审查】{done} 结案申请退回补正：结案事由与裁定书不一致"
    }
    assert {prompt["staff_id"], report["staff_id"]} == {"chengban01", "zhongxin01"}


async def deposit(court: Court, case: str) -> dict[str, Any]:
    found = (await custody.assets(court, case)).values()
    return next(one for one in found if one["kind"] == "bank_deposit" and one["decision"] is None)


def not_yet_told(answer: httpx.Response) -> bool:
    problem = answer.json()
    assert (problem["type"], problem["article"]) == ("urn:jiyue:problem:facts_under_way", "二(五)4")
    return answer.status_code == 409 and problem["retriable"]


@pytest.mark.walk
async def test_nothing_is_closed_over_a_freeze_that_is_still_on_its_way(court: Court, done: str) -> None:
    """Decided while custody's facts wait; then the institution does not carry it out at once; then it is in force."""
    asset = await deposit(court, done)
    request = (await ask(court, done)).json()["id"]
    async with held(court, "custody"):
        await freeze(court, asset)
        before = await standing(court, done)
        assert not_yet_told(await review(court, request, "approved"))
        assert await standing(court, done) == before
        await court.sql("UPDATE custody.outbox SET dead_at = now() WHERE delivered_at IS NULL")
        answer = await review(court, request, "approved")
        faults = assert_refused(answer, 409, "not_ready_to_close", "不符合结案条件", "二(五)4")
        assert faults == [("measures", "尚有 1 项已决定的查封冻结未办理完毕")]
        await court.sql("UPDATE custody.outbox SET dead_at = NULL WHERE delivered_at IS NULL")
    await court.advance()
    answer = await review(court, request, "approved")
    faults = assert_refused(answer, 409, "not_ready_to_close", "不符合结案条件", "二(五)4")
    assert ("measures", "尚有 1 项查封冻结未解除") in faults
    await lift(court, done)
    await review(court, request, "returned", remark="冻结已解除，请重新报结")
    await court.advance()


async def freeze(court: Court, asset: dict[str, Any]) -> None:
    """Though all is paid: while it is decided, the debt is held to be late for longer than it is."""
    postpone = "UPDATE intake.application SET performance_due_on = performance_due_on + $2::int WHERE case_number = $1"
    await court.sql(postpone, asset["case_number"], -365)
    (await custody.freeze_online(court, asset, amount="1000")).raise_for_status()
    await court.sql(postpone, asset["case_number"], 365)


async def lift(court: Court, case: str) -> None:
    (measure,) = [
        one
        for one in await court.listed("custody", f"/cases/{case}/measures", "chakong01")
        if one["state"] == "in_force"
    ]
    body = {"ruling_document": await custody.ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}
    await court.do("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
    await court.advance()
    await leave_nothing_open(court, case)


async def test_what_is_decided_after_the_approval_sends_the_request_back(court: Court, done: str) -> None:
    """The approval is recorded while the closing waits for custody's facts; what they tell undoes it."""
    asset = await deposit(court, done)
    request = (await ask(court, done)).json()["id"]
    await court.advance()
    async with held(court, "intake"):
        assert (await review(court, request, "approved")).status_code == 200
        await freeze(court, asset)
    await court.advance()
    (shown,) = [
        one
        for one in await court.listed("intake", f"/cases/{done}/closing-requests", "zhixiao01")
        if one["id"] == request
    ]
    assert shown["state"] == "returned"
    assert "measures" in {fault["field"] for fault in shown["faults"]}
    read = await court.do("GET", "intake", f"/cases/{done}", "chengban01")
    assert (read["state"], read["closed_at"]) == ("open", None)
    mine = await court.listed("intake", "/reminders", "chengban01")
    prompt = next(one for one in mine if "批准后情况有变" in one["text"])
    assert prompt["delivered_at"] is not None
    await lift(court, done)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE intake.closing_request SET state = 'approved' WHERE case_number = $1 AND state = 'requested'",
        "UPDATE intake.closing_request SET state = 'approved', reviewed_by = 'zhixiao01'"
        " WHERE case_number = $1 AND state = 'requested'",
        "UPDATE intake.enforcement_case SET state = 'closed', closed_at = now(), closing_mode = 'fully_enforced'"
        " WHERE case_number = $1",
        "UPDATE intake.enforcement_case SET state = 'closed' WHERE case_number = $1",
        "UPDATE intake.enforcement_case SET closed_at = now() WHERE case_number = $1",
        "UPDATE intake.enforcement_case SET state = 'ended', closed_at = now() WHERE case_number = $1",
    ],
)
async def test_the_record_holds_no_closing_that_nobody_has_approved(
    court: Court, done: str, statement: str
) -> None:
    request = (await ask(court, done)).json()["id"]
    before = (await standing(court, done))[:2]
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql(statement, done)
    assert (await standing(court, done))[:2] == before
    assert (await review(court, request, "returned", remark="仅为测试")).status_code == 200


@pytest.mark.walk
async def test_an_approved_request_closes_the_case_and_then_the_papers_let_it_be_archived(
    court: Court, done: str
) -> None:
    early = await archive(court, done)
    assert_refused(early, 409, "not_closed", "只有已结案的案件可以归档", "一(二)")
    request = (await ask(court, done)).json()["id"]
    answer, late = await approve_twice_at_once(court, done, request)
    assert (answer.status_code, answer.json()["faults"]) == (200, []), answer.text
    assert_refused(late, 409, "already_reviewed", "该结案申请已经审查", "二(五)4")
    now = await court.advance()

    read = await court.do("GET", "intake", f"/cases/{done}", "chengban01")
    assert (read["state"], read["closing_mode"], read["version"]) == ("closed", "fully_enforced", 3)
    assert read["closed_at"][:10] == now.date().isoformat()
    rows = await court.listed("intake", f"/cases/{done}/duties", "zhixiao01")
    assert {row["rule_id"] for row in rows if row["state"] == "open"} == {
        "custody.lapse",
        "custody.renewal",
        "quality.archive",
    }
    assert {"case.term", "quality.closing_review"} <= {row["rule_id"] for row in rows if row["met_at"]}
    told = (await standing(court, done))[-1]
    assert told.count("intake.case_closed") == 1

    before = await standing(court, done)
    assert_refused(await ask(court, done), 409, "case_closed", "案件已经结案", "二(五)4")
    again = await review(court, request, "returned", remark="重新审查")
    assert_refused(again, 409, "already_reviewed", "该结案申请已经审查", "二(五)4")
    await papers_missing(court, done, "已移送 0 批纸质材料，其中 0 批未由卷宗中心接收")
    for left, handed in [(2, await hand_over(court, done)), (1, await hand_over(court, done))]:
        await papers_missing(court, done, f"已移送 2 批纸质材料，其中 {left} 批未由卷宗中心接收")
        await court.do("POST", "documents", f"/hand-overs/{handed}/receipt", "juanzong01")
    wrong = await archive(court, done, "zhixiao01")
    assert_refused(wrong, 403, "office_required", "现任职务不能办理本操作", "一(一)")
    assert await standing(court, done) == before

    incomplete = await archive(court, done)
    assert (incomplete.status_code, incomplete.json()["title"]) == (409, "卷宗材料不齐")
    assert "卷宗缺少结案通知书" in incomplete.json()["detail"]
    assert await standing(court, done) == before
    await documents.excuse_all(court, done)
    assert (await archive(court, done)).status_code == 204
    await court.advance()
    before = await standing(court, done)
    assert (before[0][0]["state"], before[0][0]["version"]) == ("archived", 4)
    assert before[-1].count("intake.case_archived") == 1
    late = await court.call(
        "POST",
        "documents",
        f"/cases/{done}/files?purpose=other",
        "wenshu01",
        scan("迟到的材料"),
        Content_Type="application/pdf",
    )
    assert_refused(late, 409, "case_archived", "案件已经归档", "法发〔2006〕11号")
    party = (await court.do("GET", "intake", f"/cases/{done}", "chengban01"))["parties"][0]["id"]
    said = {"party_id": party, "record": "结案后来院", "confirmed_address": "中山路8号"}
    reception = said | {"electronic_consent": False}
    late = await court.call("POST", "intake", f"/cases/{done}/receptions", "jiedai01", reception)
    assert_refused(late, 409, "case_archived", "案件已经归档", "一(二)")
    twice = await archive(court, done)
    assert_refused(twice, 409, "not_closed", "只有已结案的案件可以归档", "一(二)")
    assert await standing(court, done) == before


async def approve_twice_at_once(court: Court, case: str, request: str) -> list[httpx.Response]:
    """Two reviews that both wait for the case's row before either is done; the one that counted first."""
    holder = await asyncpg.connect(court.dsn("postgres"))
    waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"

    async def both_wait() -> bool:
        return len(await court.sql(waiting)) == 2

    try:
        async with holder.transaction():
            locked = "SELECT FROM intake.enforcement_case WHERE case_number = $1 FOR UPDATE"
            await holder.execute(locked, case)
            both = [asyncio.create_task(review(court, request, "approved")) for _ in range(2)]
            await road.until(both_wait)
    finally:
        await holder.close()
    return sorted(await asyncio.gather(*both), key=lambda answer: answer.status_code)


async def hand_over(court: Court, case: str) -> str:
    asset, *_ = (await custody.assets(court, case)).values()
    body = {"bundle": "sale_ruling", "papers": [{"original": "draft"}], "asset": asset["id"]}
    return str((await court.do("POST", "documents", f"/cases/{case}/hand-overs", "chengban01", body))["id"])


async def papers_missing(court: Court, case: str, detail: str) -> None:
    answer = await archive(court, case)
    assert_refused(answer, 409, "papers_not_received", "纸质材料尚未全部移送、接收", "二(一)8")
    assert answer.json()["detail"] == detail

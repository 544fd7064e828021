"""A case is archived when its dossier holds what was done in it, or its judge has said why a paper cannot be had (二(一)8)."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from deploy.demo.scans import scan
from tests.agreement import can
from tests.harness import CLOCK_START, Court
from tests.records import approved, put
from tests.services.documents import road
from tests.services.documents.delivery.road import ready_case
from tests.services.documents.samples import SAMPLES
from tests.services.intake.refusals import assert_refused

REASON = "执行申请书原件在法院搬迁时遗失，收文登记簿有记载"


async def enter(court: Court, case: str, purpose: str) -> None:
    path = f"/cases/{case}/files?purpose={purpose}"
    await court.do("POST", "documents", path, "wenshu01", scan(purpose), Content_Type="application/pdf")


async def excuse(court: Court, case: str, who: str, paper: str, reason: str = REASON) -> httpx.Response:
    path = f"/cases/{case}/dossier/absences"
    return await court.call("POST", "documents", path, who, {"paper": paper, "reason": reason})


async def archive(court: Court, case: str) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case}/archive", "juanzong01")


async def close(court: Court, case: str) -> None:
    await put(court, approved(case_number=case))
    closed = (
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'fully_enforced', closed_at = $2"
        " WHERE case_number = $1"
    )
    await court.sql(closed, case, CLOCK_START)


async def papers_received(court: Court, case: str) -> None:
    body = {"bundle": "documents", "papers": [{"original": "draft"}]}
    handed = await court.do("POST", "documents", f"/cases/{case}/hand-overs", "wenshu01", body)
    await court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")


@pytest.mark.walk
async def test_a_document_enters_the_dossier_when_it_is_sealed_and_once(court: Court) -> None:
    case = await ready_case(court, 861)
    number = case["case_number"]
    batch = {one["kind"]: one for one in await road.sealed_batch(court, case)}
    notice = batch["enforcement_notice"]

    async def entries() -> list[Any]:
        found = await court.listed("documents", f"/cases/{number}/dossier", "juanzong01")
        return [one["sha256"] for one in found if one["document_id"] == notice["id"]]

    assert await entries() == [notice["sha256"]]
    state = await road.expected(court, number)
    assert state[f"enforcement_notice/{road.party(case, 'respondent')}"] == "present"
    assert state["application"] == "missing"
    await court.do(
        "POST",
        "documents",
        f"/cases/{number}/initial-batch/service",
        "wenshu01",
        await road.checked(court, case),
    )
    await court.advance()
    body = {"bundle": "documents", "papers": [{"document": notice["id"]}]}
    handed = await court.do("POST", "documents", f"/cases/{number}/hand-overs", "wenshu01", body)
    await court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")
    assert await entries() == [notice["sha256"]]
    delivered = await court.listed("documents", f"/cases/{number}/deliveries", "wenshu01")
    state = await road.expected(court, number)
    for one in delivered:
        proof = "missing" if one["served_at"] is None else "present"
        assert state[f"delivery/{one['id']}"] == proof
    assert {one["served_at"] is None for one in delivered} == {True, False}


async def test_a_drafted_document_is_not_in_the_dossier(court: Court) -> None:
    case = await ready_case(court, 862)
    await road.draft_batch(court, case)
    assert set((await road.expected(court, case["case_number"])).values()) == {"missing"}


@pytest.mark.walk
async def test_a_case_is_archived_when_each_paper_is_there_or_its_judge_says_why_not(court: Court) -> None:
    case = await ready_case(court, 863)
    number = case["case_number"]
    await road.sealed_batch(court, case)
    await papers_received(court, number)
    await enter(court, number, "instrument")
    freezing = {"kind": "freezing_ruling", "fields": SAMPLES["freezing_ruling"] | road.sides(case)}
    begun = await court.do("POST", "documents", f"/cases/{number}/documents", "wenshu01", freezing)
    await road.verify(court, begun["id"])
    await road.review(court, begun["id"])
    await close(court, number)
    refused = await archive(court, number)
    article = "执行工作规定第十六条、执行工作规定第六十四条"
    faults = assert_refused(refused, 409, "dossier_incomplete", "卷宗材料不齐", article)
    assert faults == [("application", "卷宗缺少执行申请书"), ("closing_notice", "卷宗缺少结案通知书")]

    ended = await court.call("POST", "documents", f"/cases/{number}/documents", "wenshu01", freezing)
    assert_refused(ended, 409, "case_closed", "案件已经结案", "二(五)4")
    [late] = await road.sign(court, [begun["id"]], "faguan01")
    assert late["problem"]["type"].rpartition(":")[2] == "case_closed"

    typed = ("filed_on", "recovered_amount", "disbursed_amount")  # the record has them
    fields = {name: said for name, said in SAMPLES["closing_notice"].items() if name not in typed}
    made = await court.do(
        "POST",
        "documents",
        f"/cases/{number}/documents",
        "wenshu01",
        {"kind": "closing_notice", "fields": fields},
    )
    await road.verify(court, made["id"])
    await road.review(court, made["id"])
    assert (await road.expected(court, number))["closing_notice"] == "missing"
    await road.sign(court, [made["id"]])
    assert (await road.expected(court, number))["closing_notice"] == "present"

    await court.open_case(number, "faguan02")
    strangers = await excuse(court, number, "faguan02", "application")
    assert_refused(strangers, 403, "not_case_judge", "只有本案执行法官可以办理", "二(一)8")
    assert (await excuse(court, number, "juanzong01", "application")).status_code == 403
    short = await excuse(court, number, "faguan01", "application", "遗失")
    assert short.status_code == 422
    held = await excuse(court, number, "faguan01", "closing_notice")
    assert_refused(held, 409, "paper_not_missing", "该材料不是本案卷宗所缺的材料", "二(一)8")
    assert (await excuse(court, number, "faguan01", "payout/none")).status_code == 409
    assert (await archive(court, number)).status_code == 409

    async def excusable(who: str) -> set[str]:
        papers = await court.do("GET", "documents", f"/cases/{number}/dossier/expected", who)
        path = f"/cases/{number}/dossier/absences"
        return {
            one["id"]
            for one in papers
            if await can(
                court,
                "documents",
                one,
                "excuse_missing_paper",
                path,
                who,
                {"paper": one["id"], "reason": REASON},
            )
        }

    assert await excusable("faguan01") == {"application"}
    assert await excusable("faguan02") == await excusable("juanzong01") == set()
    said = (await excuse(court, number, "faguan01", "application")).raise_for_status().json()
    (shown,) = [one for one in said if one["id"] == "application"]
    assert (shown["state"], shown["reason"], shown["said_by"]) == ("excused", REASON, "faguan01")
    assert (await excuse(court, number, "faguan01", "application")).status_code == 409
    assert await excusable("faguan01") == set()
    assert (await archive(court, number)).status_code == 204


async def test_a_paper_that_is_found_again_is_present(court: Court) -> None:
    case = await ready_case(court, 864)
    number = case["case_number"]
    (await excuse(court, number, "faguan01", "application")).raise_for_status()
    assert (await road.expected(court, number))["application"] == "excused"
    await enter(court, number, "application")
    assert (await road.expected(court, number))["application"] == "present"

"""Assignment (二(五)1): once, by the quality officer, to people in office, by whoever has seen the latest version."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court
from tests.records import appoint
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused, standing

_seeds = count(1)
TO = {"track": "complex", "officer": "chengban02", "judge": "faguan02"}
BECAUSE = {"reason": "庭务会研究指定"}
STALE = "该记录已被他人修改，请刷新后重试"


@pytest_asyncio.fixture(loop_scope="session")
async def case(court: Court) -> str:
    """A case just filed: version 1, of nobody."""
    received = await court.do("POST", "intake", "/applications", "lian01", application(next(_seeds)))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert (filed["version"], filed["officer"], filed["judge"], filed["track"]) == (1, None, None, "")
    return str(filed["case_number"])


async def assign(
    court: Court, case: str, who: str = "zhixiao01", *, seen: str | None = "1", **changes: Any
) -> httpx.Response:
    headers = {} if seen is None else {"If_Match": seen}
    return await court.call(
        "PUT", "intake", f"/cases/{case}/assignment", who, TO | BECAUSE | changes, **headers
    )


async def appointed(court: Court, office: str, since: datetime, until: datetime | None) -> str:
    """A new person who holds `office` from `since` until `until`."""
    staff_id = f"{office}-{new_id()}"
    await appoint(court, staff_id, office, since, until=until)
    return staff_id


async def test_the_case_is_given_to_an_officer_and_a_judge(court: Court, case: str) -> None:
    answer = await assign(court, case, seen='"1"')
    assert answer.status_code == 200, answer.text
    shown = {name: answer.json()[name] for name in (*TO, "version", "state")}
    assert shown == TO | {"version": 2, "state": "open"}
    assert await court.do("GET", "intake", f"/cases/{case}", "zhixiao01") == answer.json()
    assert (await standing(court, case))[-1] == ["intake.case_filed", "intake.case_assigned"]


async def test_a_case_is_assigned_once(court: Court, case: str) -> None:
    await assign(court, case)
    before = await standing(court, case)
    again = await assign(court, case, seen="2", officer="chengban01")
    title = "案件已经分案，变更承办人须另行决定"
    assert_refused(again, 409, "already_assigned", title, "二(五)1")
    assert await standing(court, case) == before


async def test_only_whoever_saw_the_latest_version_assigns(court: Court, case: str) -> None:
    before = await standing(court, case)
    for seen in ("0", "2", '"7"'):
        answer = await assign(court, case, seen=seen)
        assert_refused(answer, 412, "stale", STALE)
        number = seen.strip('"')
        assert answer.json()["detail"] == f"当前版本为 1，所依据的版本为 {number}"
    missing = await assign(court, case, seen=None)
    assert_refused(missing, 428, "if_match_required", "修改须带 If-Match，注明所依据的版本")
    for wrong in ("*", 'W/"1"', "", "one"):
        malformed = await assign(court, case, seen=wrong)
        assert_refused(malformed, 422, "if_match_malformed", "If-Match 应为版本号")
    assert await standing(court, case) == before


async def test_of_two_who_assign_at_once_one_is_told_that_the_case_has_changed(
    court: Court, case: str
) -> None:
    both = await asyncio.gather(*(assign(court, case, officer=f"chengban0{n}") for n in (1, 2)))
    won, lost = sorted(both, key=lambda answer: answer.status_code)
    assert won.status_code == 200
    assert_refused(lost, 412, "stale", STALE)
    read = await court.do("GET", "intake", f"/cases/{case}", "zhixiao01")
    assert (read["officer"], read["version"]) == (won.json()["officer"], 2)
    assert (await standing(court, case))[-1].count("intake.case_assigned") == 1


async def test_a_write_without_an_idempotency_key_is_refused(court: Court, case: str) -> None:
    before = await standing(court, case)
    answer = await court.http.put(
        f"{court.urls['intake']}/cases/{case}/assignment",
        json=TO,
        headers={"Authorization": f"Bearer {await court.token('zhixiao01')}", "If-Match": "1"},
    )
    title = "写操作须带 Idempotency-Key，以便重复提交只生效一次"
    assert_refused(answer, 428, "idempotency_key_required", title)
    assert await standing(court, case) == before


async def test_both_must_be_in_office_and_all_faults_are_told_at_once(court: Court, case: str) -> None:
    before = await standing(court, case)
    no_officer, no_judge = ("officer", "该人员现不任承办人"), ("judge", "该人员现不任执行法官")
    for officer, judge, faults in (
        ("faguan01", "chengban01", [no_officer, no_judge]),
        ("nobody", "", [no_officer, no_judge]),
        ("zhixiao01", "faguan01", [no_officer]),
        ("chengban01", "juzhang01", [no_judge]),
    ):
        answer = await assign(court, case, officer=officer, judge=judge)
        assert assert_refused(answer, 409, "not_in_office", "所分人员不在任", "二(五)1") == faults
        assert {error["article"] for error in answer.json()["errors"]} == {"二(五)1"}
    assert await standing(court, case) == before


@pytest.mark.parametrize(
    ("since", "until", "status"),
    [
        (CLOCK_START - timedelta(days=9), CLOCK_START - timedelta(days=1), 409),
        (CLOCK_START + timedelta(days=1), None, 409),
        (CLOCK_START - timedelta(days=9), CLOCK_START + timedelta(days=1), 200),
    ],
    ids=["left office yesterday", "takes office tomorrow", "in office today"],
)
async def test_the_office_counts_at_this_instant(
    court: Court, case: str, since: datetime, until: datetime | None, status: int
) -> None:
    officer = await appointed(court, "handling_officer", since, until)
    judge = await appointed(court, "judge", since, until)
    answer = await assign(court, case, officer=officer, judge=judge)
    assert answer.status_code == status
    read = await court.do("GET", "intake", f"/cases/{case}", "zhixiao01")
    held = (officer, judge, 2) if status == 200 else (None, None, 1)
    assert (read["officer"], read["judge"], read["version"]) == held


@pytest.mark.parametrize("who", ["chengban02", "faguan02", "lian01", "juzhang01", "guanli01"])
async def test_only_the_quality_officer_assigns(court: Court, case: str, who: str) -> None:
    before = await standing(court, case)
    answer = await assign(court, case, who)
    assert_refused(answer, 403, "office_required", "现任职务不能办理本操作", "一(一)")
    assert await standing(court, case) == before


async def test_what_is_malformed_or_unknown_is_named(court: Court, case: str) -> None:
    before = await standing(court, case)
    answer = await assign(court, case, track="fast", colour="red")
    faults = assert_refused(answer, 422, "malformed", "请求内容不符合要求")
    assert sorted(faults) == [("colour", "不认识的字段"), ("track", "不在允许的取值之内")]
    nowhere = await assign(court, "（2026）豫1502执999999号")
    assert_refused(nowhere, 404, "unknown_case", "没有这个案号的案件", "法〔2015〕137号")
    assert nowhere.json()["detail"] == "没有案号为 （2026）豫1502执999999号 的案件"
    assert await standing(court, case) == before

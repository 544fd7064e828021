"""The court as a whole for those who answer for it: each figure is what the list behind it holds, and nobody else has it."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from shared.law.rulebook import DUTIES
from tests.harness import Court
from tests.services.intake.people import application

pytestmark = pytest.mark.road
WALKED = 8
"""Working days: filed cases that nobody goes on with are late by then."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def board(court: Court) -> dict[str, Any]:
    """Three filed cases, one of them assigned, that nobody has gone on with."""
    for seed in range(940, 943):
        received = await court.do("POST", "intake", "/applications", "lian01", application(seed))
        case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    body = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    path = f"/cases/{case['case_number']}/assignment"
    await court.do("PUT", "intake", path, "zhixiao01", body, If_Match="1")
    await court.advance(workdays=WALKED)
    found: dict[str, Any] = await court.do("GET", "intake", "/board", "zhongxin01")
    return found


async def _count(court: Court, path: str) -> int:
    return len(await court.listed("intake", path, "zhongxin01"))


async def test_lights_by_rule_and_by_officer_are_those_of_the_list(
    court: Court, board: dict[str, Any]
) -> None:
    assert any(one["red"] for one in board["rules"])
    for one in board["rules"]:
        for light in ("green", "yellow", "red"):
            assert one[light] == await _count(court, f"/duties?rule={one['rule_id']}&light={light}")
    for one in board["officers"]:
        for light in ("green", "yellow", "red"):
            if one["officer"]:
                assert one[light] == await _count(court, f"/duties?officer={one['officer']}&light={light}")
    whole = await _count(court, "/duties?")
    for rows in (board["rules"], board["officers"]):
        assert sum(one["green"] + one["yellow"] + one["red"] for one in rows) == whole


@pytest.mark.parametrize(
    ("by", "asked"),
    [
        ("rule", "rule"),
        ("clause", "article"),
        ("team", "team"),
        ("officer", "officer"),
        ("case", "case_number"),
    ],
)
async def test_lights_stand_by_duty_clause_team_officer_and_case(
    court: Court, board: dict[str, Any], by: str, asked: str
) -> None:
    """Each is what its list holds; all of them are every open duty; in the order of their names, page by page."""
    whole = await court.listed("intake", f"/lights?by={by}", "zhongxin01")
    assert {light: sum(one[light] for one in whole) for light in ("green", "yellow", "red")} == {
        light: sum(one[light] for one in board["rules"]) for light in ("green", "yellow", "red")
    }
    keys = [one["key"] for one in whole]
    assert len(set(keys)) == len(keys)
    for one in whole:
        key = one["case_number"] if by == "case" else one["key"]
        if key:
            for light in ("green", "yellow", "red"):
                assert one[light] == await _count(court, f"/duties?{asked}={key}&light={light}"), (one, light)
    paged, cursor = list[str](), ""
    while cursor is not None:
        page = await court.do("GET", "intake", f"/lights?by={by}&limit=2&cursor={cursor}", "zhongxin01")
        paged += [one["key"] for one in page["items"]]
        cursor = page["next"]
    assert paged == keys


async def test_lights_are_those_of_an_officer_and_of_a_team(court: Court, board: dict[str, Any]) -> None:
    of = await court.listed("intake", "/lights?by=clause&team=documents&officer=chengban01", "zhongxin01")
    sums = [one["green"] + one["yellow"] + one["red"] for one in of]
    assert sum(sums) == await _count(court, "/duties?team=documents&officer=chengban01") > 0
    assert (await court.call("GET", "intake", "/lights?by=officer", "chengban01")).status_code == 403


async def test_nobody_is_ranked(board: dict[str, Any]) -> None:
    order = list(DUTIES)
    assert [one["rule_id"] for one in board["rules"]] == sorted(
        (one["rule_id"] for one in board["rules"]), key=order.index
    )
    officers = [one["officer"] for one in board["officers"]]
    assert officers == sorted(officers)
    assert "chengban01" in officers


async def test_what_falls_due_stands_at_its_day(court: Court, board: dict[str, Any]) -> None:
    assert board["due"]
    for one in board["due"]:
        assert board["day"] <= one["day"]
        listed = await _count(court, f"/duties?due_from={one['day']}&due_to={one['day']}")
        assert one["duties"] == listed
    of_team = await court.listed("intake", "/duties?team=documents", "zhongxin01")
    assert {one["rule_id"].partition(".")[0] for one in of_team} == {"documents"}


async def test_stock_is_that_of_the_list_of_cases(court: Court, board: dict[str, Any]) -> None:
    assert sum(one["cases"] for one in board["stock"]) == 3
    for one in board["stock"]:
        begin = f"&filed_from={one['filed_from']}" if one["filed_from"] else ""
        stage = f"&stage={one['stage']}" if one["stage"] else ""
        path = f"/cases?state=open{stage}&filed_to={one['filed_to']}{begin}"
        assert one["cases"] == await _count(court, path)


async def test_a_report_waits_until_its_addressee_has_acknowledged_it(
    court: Court, board: dict[str, Any]
) -> None:
    assert board["unanswered"] == len(board["reports"]) > 0
    one = board["reports"][0]
    mine = await court.listed("intake", "/reminders?acknowledged=false&withdrawn=false", one["person"])
    report = next(at for at in mine if at["step"] == "overdue" and at["docket"] == one["docket"])
    await court.do("POST", "intake", f"/reminders/{report['id']}/acknowledgement", one["person"])
    after = await court.do("GET", "intake", "/board", "zhongxin01")
    assert after["unanswered"] == board["unanswered"] - 1


@pytest.mark.parametrize("who", ["chengban01", "faguan01", "zhixiao01", "ankuan01", "guanli01"])
async def test_it_is_for_leaders_alone(court: Court, who: str) -> None:
    refused = await court.call("GET", "intake", "/board", who)
    assert refused.status_code == 403


async def test_the_rulebook_is_read_and_searched_by_everybody(court: Court, board: dict[str, Any]) -> None:
    rules = await court.do("GET", "intake", "/rulebook", "wenshu01")
    assert [one["rule_id"] for one in rules] == list(DUTIES)
    lights = {one["rule_id"]: one["green"] + one["yellow"] + one["red"] for one in board["rules"]}
    assert {one["rule_id"]: one["open_duties"] for one in rules if one["open_duties"]} == lights
    batch = next(one for one in rules if one["rule_id"] == "documents.initial_batch")
    assert (batch["article"], batch["limit"], batch["owner"]) == ("二(一)7", "5个工作日", "文书制作专员")
    assert batch["text"]
    found = await court.do("GET", "intake", "/rulebook?q=首批文书", "wenshu01")
    assert batch in found
    assert len(found) < len(rules)
    owned = await court.do("GET", "intake", "/rulebook?owner=cashier&team=funds", "wenshu01")
    assert {one["owner"] for one in owned} <= {"财务人员"}

"""The questions that a working day opens with, each by one call, and lists that can be turned page by page."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import pytest_asyncio

from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.services.intake.people import application

OFFICERS = ("chengban01", "chengban02", None)


async def read(court: Court, path: str, who: str = "zhixiao01", **asked: Any) -> Any:
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
    return await court.do("GET", "intake", f"{path}?{query}", who)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[dict[str, Any]]:
    """Seven cases; every third has no officer."""
    filed = []
    for seed in range(7):
        received = await court.do("POST", "intake", "/applications", "lian01", application(900 + seed))
        case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
        if officer := OFFICERS[seed % 3]:
            body = {
                "track": "simple",
                "officer": officer,
                "judge": "faguan01" if seed < 4 else "faguan02",
                "reason": "庭务会研究指定",
            }
            path = f"/cases/{case['case_number']}/assignment"
            case = await court.do("PUT", "intake", path, "zhixiao01", body, If_Match="1")
        filed.append(case)
    await court.advance()
    return filed


async def numbers(court: Court, **asked: Any) -> list[str]:
    return [card["case_number"] for card in (await read(court, "/cases", **asked))["items"]]


@pytest.mark.parametrize("sort", ["newest", "oldest", "next_due", "amount"])
async def test_turning_the_pages_shows_every_case_once(
    court: Court, cases: list[dict[str, Any]], sort: str
) -> None:
    whole = await numbers(court, sort=sort)
    assert sorted(whole) == sorted(case["case_number"] for case in cases)
    turned, cursor = [], ""
    while cursor is not None:
        answer = await read(court, "/cases", sort=sort, limit=2, cursor=cursor)
        assert 0 < len(answer["items"]) <= 2
        turned += [card["case_number"] for card in answer["items"]]
        cursor = answer["next"]
    assert turned == whole


async def test_a_case_filed_between_two_pages_hides_none(court: Court, cases: list[dict[str, Any]]) -> None:
    first = await read(court, "/cases", sort="oldest", limit=3)
    received = await court.do("POST", "intake", "/applications", "lian01", application(990))
    await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    rest = await read(court, "/cases", sort="oldest", cursor=first["next"])
    shown = [card["case_number"] for card in (*first["items"], *rest["items"])]
    assert shown[: len(cases)] == [case["case_number"] for case in cases]
    assert len(shown) == len(set(shown))
    await court.advance()  # its duties are on the lists of the tests to come


async def test_cases_are_filtered_by_what_people_ask(court: Court, cases: list[dict[str, Any]]) -> None:
    of_officer = [case["case_number"] for case in cases if case["officer"] == "chengban01"]
    assert await numbers(court, officer="chengban01", sort="oldest") == of_officer
    assert await numbers(court, officer="chengban01", judge="faguan02", sort="oldest") == of_officer[2:]
    assert await numbers(court, state="closed") == []
    assert await numbers(court, filed_from="2026-03-03") == []
    (card,) = (await read(court, "/cases", q=cases[0]["case_number"]))["items"]
    assert (card["light"], card["stage"]) == ("green", "查控")
    assert card["open_duties"] > 5
    duties = await court.listed("intake", f"/cases/{card['case_number']}/duties", "zhixiao01")
    assert card["next_due_at"] == min(duty["due_at"] for duty in duties if duty["state"] == "open")
    assert card["respondents"] == [one["name"] for one in cases[0]["parties"] if one["role"] == "respondent"]


async def test_cases_are_filtered_by_kind_age_sum_and_next_date(
    court: Court, cases: list[dict[str, Any]]
) -> None:
    every = len(await numbers(court))
    assert len(await numbers(court, kind="执")) == every
    assert await numbers(court, kind="执恢") == []
    assert len(await numbers(court, age_from=0)) == every
    assert await numbers(court, age_from=1) == []
    cards = (await read(court, "/cases", sort="amount"))["items"]
    sums = [float(card["amount"]) for card in cards if card["amount"]]
    middle = sums[len(sums) // 2]
    assert len(await numbers(court, amount_to=middle)) == sum(one <= middle for one in sums)
    assert len(await numbers(court, amount_from=middle, amount_to=middle)) == sums.count(middle)
    # the limit counts whole days: what is due at 24:00 of the last one is within it
    dated = {card["case_number"]: card["next_due_at"] for card in cards if card["next_due_at"]}
    for days in (0, 1, 3, 30):
        end = datetime.combine(CLOCK_START.date() + timedelta(days=days + 1), time(), COURT_ZONE)
        wanted = {number for number, at in dated.items() if datetime.fromisoformat(at) <= end}
        assert set(await numbers(court, due_within=days)) == wanted, days


async def test_what_is_asked_beyond_the_card_is_asked_of_ones_own_cases(
    court: Court, cases: list[dict[str, Any]]
) -> None:
    """Nobody learns by a filter what the card does not say."""
    own = {case["case_number"] for case in cases if case["officer"] == "chengban01"}
    for asked in ({"age_from": 0}, {"amount_to": 10**12}, {"due_within": 3000}):
        assert set(await numbers(court, who="chengban01", **asked)) <= own


async def test_an_officer_sees_the_card_of_a_case_that_nobody_has_yet(
    court: Court, cases: list[dict[str, Any]]
) -> None:
    unassigned = {case["case_number"] for case in cases if case["officer"] is None}
    cards = (await read(court, "/cases", who="chengban01"))["items"]
    assert {
        card["case_number"] for card in cards if card["officer"] is None and not card["open"]
    } >= unassigned


async def test_an_export_says_so_on_record(court: Court, cases: list[dict[str, Any]]) -> None:
    await numbers(court, export="true", light="red")
    (row,) = await court.sql(
        "SELECT detail FROM intake.audit WHERE action = 'case.list' ORDER BY at DESC, seq DESC LIMIT 1"
    )
    assert '"export": true' in row["detail"]


@pytest.mark.parametrize(
    "form", ["{whole}", "(2026)豫1502执{n}号", "{n}", "执{n}号", "2026年豫1502执字第{n}号", " {n} "]
)
async def test_a_case_is_found_by_any_form_of_its_number(
    court: Court, cases: list[dict[str, Any]], form: str
) -> None:
    number = cases[2]["case_number"]
    wanted = form.format(whole=number, n=number.rpartition("执")[2].removesuffix("号"))
    assert await numbers(court, q=wanted) == [number]


async def test_a_case_is_found_by_its_parties(court: Court, cases: list[dict[str, Any]]) -> None:
    person = next(one for one in cases[3]["parties"] if one["role"] == "respondent")
    for wanted in (person["name"], person["name"][:2], person["identity"], person["identity"].lower()):
        assert cases[3]["case_number"] in await numbers(court, q=wanted)
    assert await numbers(court, q="不存在的人") == []
    assert await numbers(court, q="%") == []


@pytest.mark.parametrize(
    ("path", "asked", "field"),
    [
        ("/cases", {"stat": "open"}, "stat"),
        ("/cases", {"state": "lost"}, "state"),
        ("/cases", {"limit": "0"}, "limit"),
        ("/cases", {"amount_from": "3.4e230"}, "amount_from"),
        ("/duties", {"ligth": "red"}, "ligth"),
        ("/work", {"offices": "judge"}, "offices"),
        ("/tasks", {"colour": "red"}, "colour"),
    ],
)
async def test_a_parameter_that_a_list_does_not_know_is_refused(
    court: Court, path: str, asked: dict[str, str], field: str
) -> None:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    answer = await court.call("GET", "intake", f"{path}?{query}", "zhixiao01")
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("cursor", ["x", "W10", "e30", "WyIyMDI2LTEzLTAxIiwgIngiXQ", "🙂"])
async def test_a_cursor_that_no_list_gave_is_refused(court: Court, cursor: str) -> None:
    answer = await court.call("GET", "intake", f"/cases?cursor={cursor}", "zhixiao01")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:cursor_malformed")


async def test_my_work_is_what_my_office_owes_and_in_my_own_cases_only(
    court: Court, cases: list[dict[str, Any]]
) -> None:
    mine = await read(court, "/work", "chengban01", limit=200)
    dockets = {f"case/{case['case_number']}" for case in cases if case["officer"] == "chengban01"}
    assert {item["docket"] for item in mine["items"]} == dockets
    assert {item["offices"][0] for item in mine["items"]} == {"handling_officer"}
    assert sum(mine["counts"].values()) == len(mine["items"])
    ends = [item["due_at"] for item in mine["items"]]
    assert ends == sorted(ends)
    others = await read(court, "/work", "chengban01", view="waiting", limit=200)
    assert {item["docket"] for item in others["items"]} == dockets
    assert "handling_officer" not in {item["offices"][0] for item in others["items"]}
    clerk = await read(court, "/work", "wenshu01", limit=200)
    assert {item["offices"][0] for item in clerk["items"]} == {"document_clerk"}
    assert len({item["docket"] for item in clerk["items"]}) >= len(cases)


async def test_what_i_have_done_is_what_my_acts_have_met(court: Court, cases: list[dict[str, Any]]) -> None:
    done = await read(court, "/work", "zhixiao01", view="done", limit=200)
    assigned = {f"case/{case['case_number']}" for case in cases if case["officer"]}
    assert {item["docket"] for item in done["items"] if item["done_at"]} == assigned


@pytest.mark.road
async def test_what_is_late_is_red_in_every_list(court: Court, cases: list[dict[str, Any]]) -> None:
    await court.advance(to="2026-03-06T09:00:00+08:00")
    red = await read(court, "/duties", light="red", limit=200)
    assert red["items"]
    assert {duty["light"] for duty in red["items"]} == {"red"}
    for case in cases:
        own = await court.listed("intake", f"/cases/{case['case_number']}/duties", "zhixiao01")
        listed = {duty["id"]: duty["light"] for duty in red["items"]}
        assert {duty["id"] for duty in own if duty["light"] == "red" and duty["state"] == "open"} == {
            duty["id"] for duty in own if duty["id"] in listed
        }
    late = {duty["docket"] for duty in red["items"]}
    assert {f"case/{number}" for number in await numbers(court, light="red")} == {
        docket for docket in late if docket.startswith("case/")
    }
    today = await read(court, "/duties", due_to="2026-03-06", office="filing_clerk", limit=200)
    assert all(duty["due_date"] <= "2026-03-06" for duty in today["items"])

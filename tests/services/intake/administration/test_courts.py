"""The register of courts: what each entry must be, since when it holds, and who may enter it (二(二)2(2))."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import asyncpg
import pytest

from services.intake.administration.courts import EntryIn, check
from shared.law.courts import divides
from shared.platform.courts import CourtEntry, in_force
from tests.harness import Court
from tests.records import record

TODAY = date(2026, 3, 2)
ZHENGZHOU = record(CourtEntry, code="豫01", name="郑州中院", level="intermediate", since=date(2020, 1, 1))


def entry(**changes: Any) -> EntryIn:
    given: dict[str, Any] = {
        "code": "豫0102",
        "name": "中原区法院",
        "level": "basic",
        "superior": "豫01",
        "divisions": ["410102"],
        "address": "郑州市中原区",
        "system": "system:court",
        "since": str(TODAY),
    }
    return EntryIn.model_validate(given | changes)


def faults(*given: EntryIn) -> list[str]:
    links = {"system:court": True, "system:bank": False}
    return [fault.field for fault in check(given, [ZHENGZHOU], links, TODAY)]


def test_a_court_and_the_one_above_it_are_entered_together() -> None:
    above = entry(code="豫03", name="洛阳中院", level="intermediate", superior="豫", divisions=["410300"])
    high = entry(code="豫", name="高院", level="high", superior=None, divisions=["410000"])
    assert faults(entry(superior="豫03", until="2030-01-01"), above, high) == []
    assert faults(entry(level="special", superior=None, divisions=[], system=None)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "豫1502"}, "code"),
        ({"since": "2026-03-01"}, "since"),
        ({"until": "2026-03-01"}, "since"),
        ({"name": "郑州中院"}, "name"),
        ({"divisions": []}, "divisions"),
        ({"divisions": ["410100"]}, "divisions"),
        ({"divisions": ["990102"]}, "divisions"),
        ({"divisions": ["410102", "410102"]}, "divisions"),
        ({"level": "special", "superior": None}, "divisions"),
        ({"superior": "豫02"}, "superior"),
        ({"superior": None}, "superior"),
        ({"superior": "豫0102"}, "superior"),
        ({"system": "system:bank"}, "system"),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], field: str) -> None:
    assert faults(entry(**changes)) == [f"courts.0.{field}"]


def test_a_court_is_listed_once() -> None:
    assert faults(entry(), entry()) == ["courts.1.code"]


@pytest.mark.parametrize(
    ("level", "division", "has"),
    [
        ("basic", "441900", True),  # 东莞 has no counties
        ("intermediate", "441900", True),
        ("basic", "419001", True),
        ("intermediate", "410000", False),
        ("high", "410000", True),
        ("high", "410100", False),
        ("special", "410100", False),
    ],
)
def test_which_divisions_a_level_has(level: Any, division: str, has: bool) -> None:
    assert divides(level, [division]) is has


def test_of_a_courts_entries_the_last_begun_holds_until_its_last_day() -> None:
    def of(since: int, **columns: Any) -> CourtEntry:
        return record(CourtEntry, code="豫0102", since=date(2026, 3, since), **columns)

    entries = [of(2, name="旧名"), of(5, name="新名", until=date(2026, 3, 8))]
    names = {
        day: [one.name for one in in_force(entries, date(2026, 3, day)).values()] for day in (1, 2, 5, 9)
    }
    assert names == {1: [], 2: ["旧名"], 5: ["新名"], 9: []}


async def test_the_administrator_enters_a_court_and_what_was_entered_stays(court: Court) -> None:
    today = (await court.advance()).date()
    old, new = entry(since=str(today)), entry(name="新名", since=str(today + timedelta(1)))
    for one in (old, new):
        body = {"courts": [one.model_dump(mode="json")], "reason": "全省法院名册"}
        refused = await court.call("POST", "intake", "/courts", "weituo01", body)
        assert refused.status_code == 403
        (made,) = await court.do("POST", "intake", "/courts", "guanli01", body)
    assert (made["today"]["name"], [one["name"] for one in made["entries"]]) == (
        "中原区法院",
        ["中原区法院", "新名"],
    )
    assert made["entries"][0]["set_by"] == "guanli01"
    listed = {one["code"]: one for one in await court.do("GET", "intake", "/courts", "weituo01")}
    assert listed["豫0102"] == made
    await court.advance(to=f"{today + timedelta(1)}T09:00:00+08:00")
    (now,) = [
        one for one in await court.do("GET", "intake", "/courts", "weituo01") if one["code"] == "豫0102"
    ]
    assert now["today"]["name"] == "新名"
    kept = (
        "SELECT detail::jsonb->'before'->>'豫0102' AS before FROM intake.audit WHERE action = 'court.publish'"
    )
    assert [row["before"] for row in await court.sql(kept)] == [None, "中原区法院"]
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql("UPDATE court.court_entry SET name = 'x'", role="intake_app")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql(
            "INSERT INTO court.court_entry SELECT * FROM court.court_entry", role="commission_app"
        )

"""一(一) 责任到人: with a case goes all that is open in it; nothing stays with who had it before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.harness import Court
from tests.services.intake.road import ask, assign, duties, file_case

pytestmark = pytest.mark.road

REASON = "原承办人借调上级法院"
OWNED = "quality.enforcement_notice"
"""A duty of the handling officer that every case has from its first day."""


async def work_of(court: Court, who: str, view: str = "mine") -> list[tuple[str, str, str]]:
    """What waits, but for the messages, which are sent anew and have ids of their own."""
    found: list[tuple[str, str, str]] = []
    for team in ("intake", "documents", "custody", "commission", "auction", "funds"):
        page = await court.do("GET", team, f"/work?view={view}&limit=200", who)
        found += [(one["on"], one["act"], one["about"]) for one in page["items"] if one["on"] != "prompt"]
    return sorted(found)


async def unconfirmed(court: Court, who: str) -> list[str]:
    page = await court.listed("intake", "/reminders?acknowledged=false&withdrawn=false", who)
    return sorted(one["text"] for one in page)


async def matters(court: Court, who: str) -> Any:
    return await court.do("GET", "intake", f"/staff/{who}/open-matters", "zhixiao01")


async def test_nothing_stays_with_the_former_officer_and_judge(court: Court) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    linked = await file_case(court, 1)  # the same debtor: the officer of the first hears of it
    await court.advance()
    (warned,) = await court.sql(
        "SELECT next_at FROM intake.duty WHERE id = $1", (await duties(court, case))[OWNED]["id"]
    )
    await court.advance(to=warned["next_at"].isoformat())
    for key, office, owner in (("t1", "handling_officer", "chengban01"), ("t2", "judge", "faguan01")):
        await court.sql(
            "INSERT INTO intake.task (id, docket, officer, office, owner, taken_at, level, result, text, created_at, version)"
            " VALUES ($1, 'case/' || $2, 'chengban01', $3, $4, court.now(), 0, '', '未能办理', court.now(), 1)",
            *(key, case, office, owner),
        )
    held = {who: await work_of(court, who) for who in ("chengban01", "faguan01")}
    told = await unconfirmed(court, "chengban01")
    assert [one for one in held["chengban01"] if one[2] == "t1"]
    assert any("关联案件告知" in text for text in told), told
    assert any("即将到期" in text for text in told), told
    waiting = await work_of(court, "chengban01", "waiting")
    before = await matters(court, "chengban01")
    assert (before["cases_as_officer"], before["tasks"], before["prompts"]) == ([case], 1, len(told))
    assert (await matters(court, "faguan01"))["tasks"] == 1

    body = {"officer": "chengban02", "judge": "faguan02", "reason": REASON}
    path = f"/cases/{case}/reassignments"
    await court.do("POST", "intake", path, "juzhang01", body, If_Match="2")
    moved = await court.advance()
    assert moved < datetime.fromisoformat((await duties(court, case))[OWNED]["due_at"])
    for who in ("chengban01", "faguan01"):
        assert await work_of(court, who) == []
        assert await work_of(court, who, "waiting") == []
        assert await unconfirmed(court, who) == []
        left = await matters(court, who)
        assert left == {"cases_as_officer": [], "cases_as_judge": [], "tasks": 0, "prompts": 0}

    def but_tasks(found: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        return [one for one in found if one[2] not in ("t1", "t2")]

    now = {who: await work_of(court, who) for who in ("chengban02", "faguan02")}
    assert but_tasks(now["chengban02"]) == but_tasks(held["chengban01"])
    assert but_tasks(now["faguan02"]) == but_tasks(held["faguan01"])
    assert [one[2] for one in now["chengban02"] if one[2] in ("t1", "t2")] == ["t1"]
    assert [one[2] for one in now["faguan02"] if one[2] in ("t1", "t2")] == ["t2"]
    assert but_tasks(await work_of(court, "chengban02", "waiting")) == but_tasks(waiting)
    assert await unconfirmed(court, "chengban02") == told
    after = await matters(court, "chengban02")
    assert after == before
    assert (await matters(court, "faguan02"))["tasks"] == 1
    assert linked != case
    # the former officer may neither act in the case nor read it by that
    assert (await ask(court, case, "chengban01")).status_code == 403
    assert (await court.call("GET", "intake", f"/cases/{case}/duties", "chengban01")).status_code == 403

"""终本案件维护: twelve concluded cases, each asked about in its own night, and seen in the list (终本规定第九条)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import asked_at
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import new_id
from shared.values.zone import COURT_ZONE
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, duties, file_case, leave_nothing_open

pytestmark = pytest.mark.walk

HALF_A_YEAR, A_YEAR = date(2026, 9, 2), date(2027, 3, 2)
"""After the 2nd of March 2026, on which the twelve are concluded."""


async def conclude(court: Court, case: str, number: int) -> None:
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode = "concluded_this_round"
    await put(court, request)
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
        " closed_at = $2 WHERE case_number = $1",
        case,
        now,
    )
    first = asked_at(now, number, 1)
    kept = record(Upkeep, case_number=case, concluded_at=now, round=1, next_at=first, state="running")
    await put(court, kept)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()


def night(day: date, number: int) -> datetime:
    """Two in the morning, one day and its own number of days before the half-year ends."""
    return datetime.combine(day - timedelta(days=1 + number), time(2), COURT_ZONE).astimezone(UTC)


async def inspect(court: Court) -> None:
    await court.client.execute_workflow("inspection", id=f"inspection/{new_id()}", task_queue=WORKFLOW_QUEUE)
    await court.advance()


async def test_of_twelve_concluded_cases_each_is_asked_about_in_its_own_night(court: Court) -> None:
    cases = {}
    for number in range(1, 13):
        case = await file_case(court, number)
        assert case.endswith(f"执{number}号")
        await assign(court, case)
        await conclude(court, case, number)
        cases[number] = case

    async def standing() -> dict[int, tuple[int, datetime]]:
        listed = await court.listed("intake", "/upkeeps", "zhixiao01")
        found = {one["case_number"]: one for one in listed}
        assert len(found) == len(cases)
        return {
            number: (found[case]["round"], datetime.fromisoformat(found[case]["next_at"]))
            for number, case in cases.items()
        }

    assert await standing() == {number: (1, night(HALF_A_YEAR, number)) for number in cases}
    await court.advance(to=night(HALF_A_YEAR, 12).isoformat())
    for last in (12, 11, 5):
        await court.advance(to=night(HALF_A_YEAR, last).isoformat())
        await inspect(court)
        expected = {
            number: (2, night(A_YEAR, number)) if number >= last else (1, night(HALF_A_YEAR, number))
            for number in cases
        }
        assert await standing() == expected, last
        asked = [
            number
            for number, case in cases.items()
            if (await duties(court, case))["conclusion.query_1"]["state"] == "met"
        ]
        assert asked == list(range(last, 13))
    async with browser(court) as reviewer:
        await reviewer.login("zhixiao01")
        page = await reviewer.get("/lists/upkeep")
        for number, case in cases.items():
            round, at = (await standing())[number]
            on = f"{(day := at.astimezone(COURT_ZONE)).year}年{day.month}月{day.day}日 02:00"
            assert f"{case} 2026年3月2日 09:00 {round} {on} 维护中" in page.words

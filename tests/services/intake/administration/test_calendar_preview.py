"""Before a year is published: which open duties would move and how, by what the publication itself would do; and nothing of it stays."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.harness import Court
from tests.services.intake.people import application

DRY = {"Prefer": "handling=dry-run"}
NOTICE = {"source": "测试：增设放假日", "days": [{"day": "2026-03-05", "kind": "rest"}]}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(995))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    number: str = filed["case_number"]
    return number


async def dates(court: Court, case: str) -> dict[str, str]:
    rows = await court.listed("intake", f"/cases/{case}/duties?state=open", "zhixiao01")
    return {row["rule_id"]: row["due_date"] for row in rows}


async def reckoned(court: Court, start: str) -> Any:
    query = f"start={start}T10:00:00%2B08:00&limit=5&unit=workday"
    answer = await court.http.get(
        f"{court.urls['intake']}/calendar/due?{query}",
        headers={"Authorization": f"Bearer {await court.token('lian01')}"},
    )
    return answer.json()["due_date"]


async def test_a_trial_says_what_moves_and_the_publication_does_just_that(court: Court, case: str) -> None:
    before = await dates(court, case)
    assert before["documents.initial_batch"] == "2026-03-09"  # filed on Monday: 3, 4, 5, 6, 9
    tried = await court.do("POST", "intake", "/calendar", "guanli01", NOTICE, **DRY)
    moved = {one["rule_id"]: one for one in tried["duties"]}
    batch = moved["documents.initial_batch"]
    assert (batch["change"], batch["due_before"], batch["due_date"]) == ("moved", "2026-03-09", "2026-03-10")
    assert batch["docket"] == f"case/{case}"
    # nothing of it stays: neither the dates nor, in the memory of the service, the calendar
    await court.advance()
    assert await dates(court, case) == before
    assert await reckoned(court, "2026-03-02") == "2026-03-09"
    other = {"source": "测试：调休上班", "days": [{"day": "2026-03-14", "kind": "workday"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", other)
    assert await reckoned(court, "2026-03-02") == "2026-03-09"
    assert await reckoned(court, "2026-03-09") == "2026-03-14"
    await court.advance()
    before = await dates(court, case)
    tried = await court.do("POST", "intake", "/calendar", "guanli01", NOTICE, **DRY)
    await court.do("POST", "intake", "/calendar", "guanli01", NOTICE)
    await court.advance()
    after = await dates(court, case)
    assert {rule: after[rule] for rule in before if after[rule] != before[rule]} == {
        one["rule_id"]: one["due_date"] for one in tried["duties"] if one["due_date"] != one["due_before"]
    }


async def test_a_faulty_notice_is_refused_in_a_trial_too(court: Court, case: str) -> None:
    twice = {"source": "测试", "days": NOTICE["days"] * 2}
    answer = await court.call("POST", "intake", "/calendar", "guanli01", twice, **DRY)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:day_twice")
    assert (await court.call("POST", "intake", "/calendar", "zhixiao01", NOTICE, **DRY)).status_code == 403

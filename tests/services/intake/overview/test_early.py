"""Before anything is late: a person's deadlines of measures and money, by the bands that the court has set."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import pytest_asyncio

from services.intake.docket.models import DutyRow
from shared.law.settings import Settings
from shared.platform.court import Setting
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.documents.road import assign
from tests.services.intake.people import application

TODAY = CLOCK_START.date()


def duty(docket: str, rule: str, days: int, **columns: Any) -> DutyRow:
    day = TODAY + timedelta(days=days)
    due = datetime.combine(day + timedelta(days=1), time(), COURT_ZONE)
    given = {
        "docket": docket,
        "rule_id": rule,
        "state": "open",
        "due_date": day,
        "due_at": due,
        "next_step": "warn",
    }
    begun = {"opened_at": CLOCK_START, "opened_by": f"{rule}{days}", "warn_at": due}
    return record(DutyRow, **given | begun | columns)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(975))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await assign(court, filed)
    await court.advance()
    await court.sql("DELETE FROM intake.reminder_duty")
    await court.sql("UPDATE intake.duty SET state = 'met'")
    docket = f"case/{filed['case_number']}"
    await put(
        court,
        *(duty(docket, "custody.lapse", days) for days in (-1, 0, 5, 6, 15, 16, 30, 31)),
        duty(docket, "custody.lapse", 3, state="met"),
        duty(docket, "custody.feedback_filed", 4),
        duty(docket, "documents.initial_batch", 4),
    )
    number: str = filed["case_number"]
    return number


async def bands(court: Court, who: str, query: str = "") -> dict[int, int]:
    found = await court.do("GET", "intake", f"/duties/early{query}", who)
    return {band["days"]: band["count"] for band in found["bands"]}


async def test_each_deadline_stands_in_one_band(court: Court, case: str) -> None:
    """By hand: today and 5 days; 6; 15; 16 and 30. What is late, and what is further off, is in none."""
    assert await bands(court, "chakong01") == {5: 2, 10: 1, 15: 1, 30: 2}
    found = await court.do("GET", "intake", "/duties/early", "chakong01")
    assert [band["due_to"] for band in found["bands"]] == [
        "2026-03-07",
        "2026-03-12",
        "2026-03-17",
        "2026-04-01",
    ]
    assert [band["due_from"] for band in found["bands"]] == [
        "2026-03-02",
        "2026-03-08",
        "2026-03-13",
        "2026-03-18",
    ]
    assert [item["due_date"] for item in found["items"]] == [
        str(TODAY + timedelta(days=days)) for days in (0, 5, 6, 15, 16, 30)
    ]


async def test_one_band_page_by_page(court: Court, case: str) -> None:
    first = await court.do("GET", "intake", "/duties/early?band=30&limit=1", "chakong01")
    second = await court.do(
        "GET", "intake", f"/duties/early?band=30&limit=1&cursor={first['next']}", "chakong01"
    )
    assert [page["items"][0]["due_date"] for page in (first, second)] == ["2026-03-18", "2026-04-01"]
    assert second["next"] is None
    assert (await court.do("GET", "intake", "/duties/early?band=7", "chakong01"))["items"] == []


async def test_nobody_sees_what_is_owed_by_another_office(court: Court, case: str) -> None:
    assert set((await bands(court, "wenshu01")).values()) == {0}


async def test_the_bands_are_the_courts_to_set(court: Court, case: str) -> None:
    await put(court, record(Setting, name="early_days_1", since=TODAY, value=16, set_at=CLOCK_START))
    assert await bands(court, "chakong01") == {5: 2, 10: 1, 15: 1, 16: 1}


@pytest.mark.parametrize(
    ("given", "days"), [({}, (5, 10, 15, 30)), ({"early_days_1": 5, "early_days_3": 40}, (5, 15, 40))]
)
def test_two_bands_of_the_same_number_are_one(given: dict[str, int], days: tuple[int, ...]) -> None:
    assert Settings(**given).early_days == days

"""A calendar of one's deadlines, made and revoked on the desk, read from the desk without a login."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import httpx
import pytest_asyncio
from icalendar import Calendar

from services.intake.docket.models import DutyRow
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.desk.browser import Page, browser
from tests.services.documents.road import assign
from tests.services.intake.people import application


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(991))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await assign(court, filed)
    await court.advance()
    number: str = filed["case_number"]
    return number


def shown_address(page: Page) -> str:
    (address,) = [str(given["value"]) for tag, given in page.tags if given.get("id") == "made"]
    return address


async def fetched(address: str) -> httpx.Response:
    """As a calendar program does: no cookie, no token."""
    async with httpx.AsyncClient() as http:
        return await http.get(address)


def making(page: Page) -> dict[str, Any]:
    return next(form for form in page.forms if form["action"] == "/calendar")


async def test_a_link_is_shown_once_read_without_login_and_revoked(court: Court, case: str) -> None:
    async with browser(court) as one:
        await one.login("wenshu01")
        form = making(await one.get("/calendar"))
        made = await one.post("/calendar", form["fields"])
        again = await one.post("/calendar", form["fields"])  # pressed twice
        address = shown_address(made)
        assert shown_address(again) == address
        assert address.startswith(court.urls["desk"])
        answer = await fetched(address)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert any(
            case in str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")
        )
        page = await one.get("/calendar")
        assert address.rpartition("/")[2].removesuffix(".ics") not in page.html
        (revoke,) = [form for form in page.forms if form["action"].endswith("/revocation")]
        assert "停用" in (await one.post(revoke["action"], revoke["fields"])).words
        assert (await fetched(address)).status_code == 404
    assert (await fetched(f"{court.urls['desk']}/calendar/{'0' * 64}.ics")).status_code == 404


async def test_a_link_of_a_case_from_its_page_and_of_none_that_is_closed_to_him(
    court: Court, case: str
) -> None:
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get((await one.get(f"/cases/{case}")).links["订阅到日历"])
        made = await one.post("/calendar", making(page)["fields"])
        events = Calendar.from_ical((await fetched(shown_address(made))).content).walk("VEVENT")
        assert events
        assert all(case in str(event["summary"]) for event in events)
    async with browser(court) as other:
        await other.login("faguan02")
        form = making(await other.get("/calendar", case=case))
        refused = await other.post("/calendar", form["fields"])
        assert refused.status == 403
        assert not [given for _, given in refused.tags if given.get("id") == "made"]


async def test_the_bands_are_on_the_morning_page_and_lead_to_the_deadlines(court: Court, case: str) -> None:
    day = CLOCK_START.date() + timedelta(days=12)
    due = datetime.combine(day + timedelta(days=1), time(), COURT_ZONE)
    columns = {
        "rule_id": "custody.lapse",
        "due_date": day,
        "due_at": due,
        "warn_at": due,
        "opened_at": CLOCK_START,
    }
    await put(court, record(DutyRow, docket=f"case/{case}", state="open", **columns))
    async with browser(court) as one:
        page = await one.login("chakong01")
        asked = await court.do("GET", "intake", "/duties/early", "chakong01")
        assert {band["days"]: band["count"] for band in asked["bands"]} == {5: 0, 10: 0, 15: 1, 30: 0}
        for band in asked["bands"]:
            assert (f"{band['days']}日内 {band['count']} 项" in page.words) == (band["count"] > 0)
        early = await one.get("/early")
        assert early.status == 200
        assert sum(band["count"] for band in asked["bands"]) == early.html.count("<tr") - early.html.count(
            "<thead><tr>"
        )
        assert "5日内（" in early.words
        assert not early.scripts
        assert (await one.get("/early", band="x")).status == 404

"""Prompts at the desk: each person's own, by case, acknowledged in place by the addressee alone."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from tests.harness import Court
from tests.services.desk.browser import Page, browser
from tests.services.intake.people import application

pytestmark = pytest.mark.road


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """A filed case with which nobody goes on: prompts have gone out."""
    received = await court.do("POST", "intake", "/applications", "lian01", application(960))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance(workdays=4)
    number: str = filed["case_number"]
    return number


async def _waiting(court: Court, who: str) -> list[dict[str, Any]]:
    return await court.listed("intake", "/reminders?acknowledged=false&withdrawn=false", who)


def _buttons(page: Page) -> list[dict[str, Any]]:
    return [one for one in page.forms if one["action"].startswith("/prompts/")]


async def test_a_prompt_is_acknowledged_in_its_place_once_however_often_it_is_sent(
    court: Court, case: str
) -> None:
    before = await _waiting(court, "wenshu01")
    assert before
    async with browser(court) as one:
        await one.login("wenshu01")
        page = await one.get("/prompts")
        assert case in page.links
        assert len(_buttons(page)) == len(before)
        form = _buttons(page)[0]
        after = await one.post(form["action"], form["fields"])
        again = await one.post(form["action"], form["fields"])
        assert (after.status, again.status) == (200, 200)
        assert after.answer.url.path == "/prompts"
        assert len(_buttons(after)) == len(before) - 1
        assert "确认收到" in (await one.get("/prompts", done="true")).words
    assert len(await _waiting(court, "wenshu01")) == len(before) - 1


async def test_nobody_acknowledges_for_another_nor_without_the_forms_token(court: Court, case: str) -> None:
    own = (await _waiting(court, "zhongxin01"))[0]["id"]
    async with browser(court) as one:
        await one.login("wenshu01")
        token = (await one.get("/prompts")).forms[-1]["fields"]["_form"]
        refused = await one.post(f"/prompts/{own}", {"_form": token, "_key": "x"})
        assert refused.status == 403
    async with browser(court) as one:
        await one.login("zhongxin01")
        stolen = await one.post(f"/prompts/{own}", {"_form": "0" * 64, "_key": "x"})
        assert stolen.status == 403
    assert own in {one["id"] for one in await _waiting(court, "zhongxin01")}

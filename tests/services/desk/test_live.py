"""An open page hears of new prompts: its own person's, in figures, until the session ends; and asks nobody to be busy for it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.desk.live import MOST_STREAMS
from services.desk.session import Cookies
from services.intake.prompts.models import Reminder
from shared.contracts.docket_id import COURT, DocketId
from shared.platform.settings import Settings
from tests.harness import Court, running_court
from tests.records import put, record
from tests.services.desk.browser import Browser, browser

WHO = "zhixiao01"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court(JIYUE_DESK_PROMPT_SECONDS="0.1") as running:
        yield running


async def prompt(court: Court, who: str, **columns: Any) -> Reminder:
    now = (await court.sql("SELECT court.now()"))[0][0]
    given = {
        "docket": str(DocketId.case(COURT)),
        "step": "warn",
        "office": "quality_officer",
        "text": "【提示】",
        "created_at": now,
    }
    made = record(Reminder, staff_id=who, **given | columns)
    await put(court, made)
    return made


class Stream:
    """What the desk tells an open page."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer, self.id = answer, ""
        self._lines = answer.aiter_lines()

    async def next(self) -> tuple[str, Any]:
        """The next event; ("", None) at the end."""
        event = ""
        async with asyncio.timeout(20):
            async for line in self._lines:
                name, _, value = line.partition(": ")
                if name == "event":
                    event = value
                elif name == "id":
                    self.id = value
                elif name == "data":
                    return event, json.loads(value)
        return "", None


@asynccontextmanager
async def listening(one: Browser, last: str = "") -> AsyncIterator[Stream]:
    headers = {"Last-Event-ID": last} if last else {}
    async with one.http.stream("GET", "/events", headers=headers, follow_redirects=False) as answer:
        yield Stream(answer)


@pytest.mark.walk
async def test_a_new_prompt_is_told_to_its_addressee_as_a_figure_and_to_nobody_else(court: Court) -> None:
    old = await prompt(court, WHO)
    await court.sql("UPDATE intake.reminder SET created_at = created_at - interval '1 hour'")
    async with browser(court) as one, browser(court) as other:
        await one.login(WHO)
        await other.login("wenshu01")
        async with listening(one) as mine, listening(other) as theirs:
            assert mine.answer.headers["content-type"].startswith("text/event-stream")
            assert mine.answer.headers["cache-control"] == "no-store"
            assert await mine.next() == ("prompts", {"waiting": 1, "arrived": 0})
            assert await theirs.next() == ("prompts", {"waiting": 0, "arrived": 0})
            new = await prompt(court, WHO, text="【提示】张三")
            assert await mine.next() == ("prompts", {"waiting": 2, "arrived": 1})
            await court.do("POST", "intake", f"/reminders/{old.id}/acknowledgement", WHO)
            assert await mine.next() == ("prompts", {"waiting": 1, "arrived": 1})
            seen = mine.id
        async with listening(one, seen) as again:  # the connection was lost, the page is the same
            assert await again.next() == ("prompts", {"waiting": 1, "arrived": 1})
        async with listening(one, "no instant") as again:
            assert (await again.next())[1]["waiting"] == 1
    await court.sql("DELETE FROM intake.reminder WHERE id = $1", new.id)


async def test_what_waits_for_office_hours_is_not_told_before(court: Court) -> None:
    now = (await court.sql("SELECT court.now()"))[0][0]
    await prompt(court, "ankuan01", send_at=now + timedelta(hours=2))
    path = "/reminders/waiting"
    assert (await court.do("GET", "intake", path, "ankuan01"))["waiting"] == 0
    await prompt(court, "ankuan01", withdrawn_at=now)
    await prompt(court, "ankuan01", acknowledged_at=now)
    assert (await court.do("GET", "intake", path, "ankuan01"))["waiting"] == 0
    await prompt(court, "ankuan01", send_at=now - timedelta(minutes=1))
    found = await court.do("GET", "intake", path, "ankuan01")
    assert (found["waiting"], found["arrived"]) == (1, 0)
    assert (await court.call("GET", "intake", path, "nobody")).status_code == 403


async def test_listening_leaves_no_row_and_keeps_no_session_alive(court: Court) -> None:
    async with browser(court) as one:
        await one.login(WHO)
        rows = "SELECT count(*) AS n FROM intake.audit WHERE actor = $1"
        before = (await court.sql(rows, WHO))[0]["n"]
        async with listening(one) as stream:
            await stream.next()
            await asyncio.sleep(0.5)
            assert "set-cookie" not in stream.answer.headers
        assert (await court.sql(rows, WHO))[0]["n"] == before


async def test_without_a_session_the_browser_asks_no_more(court: Court) -> None:
    async with browser(court) as one:
        async with listening(one) as stream:
            assert (stream.answer.status_code, stream.answer.headers.get("location")) == (401, None)
        await one.login(WHO)
        one.http.cookies.set("jiyue", "forged")
        async with listening(one) as stream:
            assert stream.answer.status_code == 401


async def test_it_ends_with_the_session(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    async with browser(court) as one:
        await one.login(WHO)
        monkeypatch.setattr(Cookies, "seconds_left", lambda *_: 0.3)
        async with listening(one) as stream:
            told = [await stream.next()]
            while told[-1] != ("", None):
                told.append(await stream.next())
            assert {name for name, _ in told[:-1]} == {"prompts"}


def test_how_long_a_session_still_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    cookies = Cookies(Settings(desk_key="k" * 32, desk_idle_minutes=30))
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)
    sealed = cookies._box.encrypt(b"{}").decode()

    class Asked:
        cookies = {"jiyue": sealed}  # noqa: RUF012

    monkeypatch.setattr("time.time", lambda: now + 60)
    assert 28 * 60 <= cookies.seconds_left(Asked()) <= 29 * 60  # type: ignore[arg-type]
    Asked.cookies = {"jiyue": "forged"}
    assert cookies.seconds_left(Asked()) == 0  # type: ignore[arg-type]


async def test_the_newest_page_takes_the_place_of_the_oldest(court: Court) -> None:
    async with browser(court) as one:
        await one.login(WHO)
        async with listening(one) as first:
            await first.next()
            more = [listening(one) for _ in range(MOST_STREAMS)]
            opened = [await another.__aenter__() for another in more]
            for stream in opened:
                assert (await stream.next())[0] == "prompts"
            assert await first.next() == ("replaced", {})
            assert await first.next() == ("", None)
            for another in more:
                await another.__aexit__(None, None, None)


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether intake is stopped."""
    stopped = [True]
    asked = Settings.service_url

    def url(config: Settings, team: str) -> str:
        return "http://127.0.0.1:9" if team == "intake" and stopped[0] else asked(config, team)

    monkeypatch.setattr(Settings, "service_url", url)
    return stopped


async def test_while_intake_is_stopped_the_page_waits_for_it(court: Court, dead: list[bool]) -> None:
    async with browser(court) as one:
        dead[0] = False
        await one.login(WHO)
        dead[0] = True
        async with listening(one) as stream:
            assert stream.answer.status_code == 200
            await asyncio.sleep(0.4)
            dead[0] = False
            assert (await stream.next())[0] == "prompts"


async def test_the_script_is_a_file_of_the_desk_and_no_page_without_login_has_it(court: Court) -> None:
    async with browser(court) as one:
        script = await one.http.get("/desk.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert "script-src 'self'" in script.headers["content-security-policy"]
        page = await one.login(WHO)
        assert ("script", {"src": "/desk.js", "defer": None}) in page.tags
        assert not page.scripts
        out = await one.post("/logout", page.form("/logout")["fields"])
        assert not [tag for tag, _ in out.tags if tag == "script"]

"""Deadlines by a secret link: for whoever has it, of who made it, until it is revoked or he has no office; nothing of a party."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
import pytest_asyncio
from icalendar import Calendar

from services.intake.feeds import routes
from services.intake.feeds.routes import Bound
from services.intake.feeds.rules import ARTICLE
from shared.values.articles import REGULATION
from shared.values.refusal import Problem
from tests.harness import Court
from tests.records import employ
from tests.services.documents.road import assign
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused

SECRET = "x" * 43


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    received = await court.do("POST", "intake", "/applications", "lian01", application(970))
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await assign(court, filed)
    await court.advance()
    number: str = filed["case_number"]
    return number


async def link(court: Court, who: str, secret: str, case_number: str | None = None) -> Any:
    body = {"digest": digest(secret), "case_number": case_number}
    return await court.do("POST", "intake", "/calendar-links", who, body)


async def read(court: Court, secret: str) -> Any:
    """Without any token."""
    return await court.http.get(f"{court.urls['intake']}/calendar-feeds/{secret}")


async def test_a_link_shows_ones_own_deadlines_and_no_name(court: Court, case: str) -> None:
    made = await link(court, "wenshu01", SECRET)
    assert SECRET not in str(await court.sql("SELECT t.*::text FROM intake.calendar_link t"))
    answer = await read(court, SECRET)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    said = {str(event["summary"]) for event in events}
    assert any(case in one and "首批文书" in one for one in said)
    work = await court.listed("intake", "/work", "wenshu01")
    assert len(events) == len([item for item in work if item["on"] == "duty"])
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    for party in parties:
        assert party["name"] not in answer.text
        assert party["identity"] not in answer.text
    rows = await court.sql(
        "SELECT actor FROM intake.audit WHERE action = 'calendar_link.read' AND subject = $1", made["id"]
    )
    assert [row["actor"] for row in rows] == ["wenshu01"]


async def test_of_a_case_while_it_is_open_to_him(court: Court, case: str) -> None:
    refused = await court.call(
        "POST", "intake", "/calendar-links", "faguan02", {"digest": digest("y" * 43), "case_number": case}
    )
    assert_refused(refused, 403, "case_not_open", "本案未对你开放查阅", REGULATION["一(一)"])
    await link(court, "chengban01", "z" * 43, case)
    shown = Calendar.from_ical((await read(court, "z" * 43)).content).walk("VEVENT")
    owed = await court.listed("intake", f"/cases/{case}/duties?state=open", "chengban01")
    assert len(shown) == len(owed) > 0
    assert all(case in str(event["summary"]) for event in shown)


async def test_an_unknown_and_a_revoked_one_are_the_same_to_whoever_asks(court: Court, case: str) -> None:
    made = await link(court, "wenshu01", "r" * 43)
    path = f"/calendar-links/{made['id']}/revocation"
    assert_refused(
        await court.call("POST", "intake", path, "ankuan01"),
        404,
        "unknown_link",
        "没有这个日历订阅链接，或者已经停用",
    )
    assert (await read(court, "r" * 43)).status_code == 200
    await court.do("POST", "intake", path, "wenshu01")
    assert_refused(
        await court.call("POST", "intake", path, "wenshu01"),
        409,
        "link_revoked",
        "日历订阅链接已经停用",
        ARTICLE,
    )
    gone, unknown = await read(court, "r" * 43), await read(court, "u" * 43)
    assert (gone.status_code, gone.json()) == (unknown.status_code, unknown.json())
    assert gone.status_code == 404
    held = {one["id"]: one for one in await court.do("GET", "intake", "/calendar-links", "wenshu01")}
    assert held[made["id"]]["revoked_at"] is not None
    assert made["id"] not in str(await court.do("GET", "intake", "/calendar-links", "ankuan01"))


async def test_what_is_kept_opens_nothing(court: Court, case: str) -> None:
    """Who reads the table has the digests, and they are no secrets."""
    await link(court, "wenshu01", "k" * 43)
    assert (await read(court, digest("k" * 43))).status_code == 404
    again = {"digest": digest("k" * 43)}
    assert_refused(
        await court.call("POST", "intake", "/calendar-links", "ankuan01", again),
        409,
        "link_known",
        "该链接密文已经使用",
        ARTICLE,
    )


async def test_who_holds_no_office_any_more_has_no_calendar(court: Court, case: str) -> None:
    await employ(court, "likai01")
    await court.sql(
        "INSERT INTO intake.calendar_link (id, staff_id, digest, made_at) VALUES ('l1', 'likai01', $1, court.now())",
        digest("n" * 43),
    )
    assert (await read(court, "n" * 43)).status_code == 404


async def test_so_many_questions_a_minute(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "BOUND", Bound(2, 60.0))
    statuses = [(await read(court, "q" * 43)).status_code for _ in range(3)]
    assert statuses == [404, 404, 429]


def test_the_bound_is_of_an_address_and_of_a_while() -> None:
    bound = Bound(1, 0.0)
    bound.check("a")
    bound.check("a")  # a new window
    bound = Bound(1, 60.0)
    bound.check("a")
    bound.check("b")
    with pytest.raises(Problem) as refused:
        bound.check("a")
    assert (refused.value.status, refused.value.retriable) == (429, True)

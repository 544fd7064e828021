"""暂缓执行 by a higher court, and its continuation on that court's own notice: 执行工作规定第七十七条, over HTTP."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from tests.harness import Court
from tests.services.intake.road import assign, enter, file_case

pytestmark = pytest.mark.walk

NUMBER = "（2026）豫15执监3号"


async def test_a_second_deferral_rests_on_the_higher_court_s_notice(court: Court) -> None:
    case = await file_case(court, 71)
    await assign(court, case)
    today = (await court.advance()).date()
    before = await due(court, case)
    first_end, second_end = date(2026, 5, 1), date(2026, 8, 1)
    order = await enter(court, case, "superior_deferral", "wenshu01", "暂缓执行通知书")
    first = await record(court, case, file=order, decided_on=today, until=first_end)
    await confirm(court, first.json()["id"])
    again = await enter(court, case, "superior_deferral", "wenshu01", "再次暂缓执行通知书")
    second = await record(court, case, file=again, decided_on=today, until=date(2026, 6, 2))
    assert faults(second) == [("continues", "执行工作规定第七十七条")]

    named = {"decided_on": today, "until": second_end, "continues": first.json()["id"]}
    assert faults(await record(court, case, file=again, **named)) == [
        ("notice_number", "执行工作规定第七十七条")
    ]
    wrong = await record(court, case, file=again, **named, notice_number=NUMBER)
    assert (wrong.status_code, faults(wrong)) == (409, [("file", "执行工作规定第七十七条")])
    own = await enter(court, case, "superior_extension", "chengban01", "继续暂缓，承办人存入")
    assert (await record(court, case, file=own, **named, notice_number=NUMBER)).status_code == 409
    notice = await enter(court, case, "superior_extension", "wenshu01", "继续暂缓执行通知书")
    third = await record(court, case, file=notice, **named, notice_number=NUMBER)
    assert third.status_code == 201, third.text
    shown = third.json()
    assert (shown["continues"], shown["notice_number"]) == (first.json()["id"], NUMBER)
    await confirm(court, shown["id"])
    await court.advance()
    assert (await due(court, case) - before).days == (
        second_end - today
    ).days  # the day of the filing counts nowhere

    resumption = await enter(court, case, "resumption", "wenshu01", "恢复执行通知书")
    body = {"end_file": resumption, "ended_on": today.isoformat()}
    await court.do("POST", "intake", f"/stays/{first.json()['id']}/ending", "chengban01", body)
    await court.advance()
    term = await court.do("GET", "intake", f"/cases/{case}/term", "chengban01")
    assert [one["state"] for one in term["stays"]] == ["ended", "ended"]
    assert (term["suspended_by"], date.fromisoformat(term["due_date"])) == (None, before)
    fresh = await record(court, case, file=again, decided_on=today, until=today + timedelta(days=30))
    assert fresh.status_code == 201, fresh.text


async def due(court: Court, case: str) -> date:
    term = await court.do("GET", "intake", f"/cases/{case}/term", "chengban01")
    return date.fromisoformat(term["due_date"])


async def record(court: Court, case: str, **said: Any) -> httpx.Response:
    body = {"ground": "superior"} | {
        name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()
    }
    return await court.call("POST", "intake", f"/cases/{case}/stays", "chengban01", body)


async def confirm(court: Court, stay: str) -> None:
    await court.do("POST", "intake", f"/stays/{stay}/decision", "faguan01", {"result": "confirmed"})


def faults(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(error["field"], error["article"]) for error in answer.json()["errors"]]

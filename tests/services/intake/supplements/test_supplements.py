"""民诉法解释第二百零八条: what is missing is asked for once, and the seven days run from when all of it has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import lodge

TITLE = "该申请当前状态下不能办理补正"


async def receive(court: Court, seed: int) -> str:
    return str((await court.do("POST", "intake", "/applications", "lian01", application(seed)))["id"])


async def act(court: Court, one: str, what: str, body: Any, who: str = "lian01") -> httpx.Response:
    return await court.call("POST", "intake", f"/applications/{one}/{what}", who, body)


async def owed(court: Court, docket: str) -> dict[str, Any]:
    rows = await court.sql("SELECT rule_id, state, due_at FROM intake.duty WHERE docket = $1", docket)
    return {row["rule_id"]: row for row in rows}


async def allowed(court: Court, one: str) -> set[str]:
    shown = await court.do("GET", "intake", f"/applications/{one}", "lian01")
    return {act["operation"] for act in shown["acts"] if act["allowed"]}


async def waits(court: Court, one: str, who: str = "lian01") -> bool:
    """Whether the papers of the application wait to be entered by him."""
    work = await court.do("GET", "intake", "/work?limit=200", who)
    return ("record_papers", one) in [(item["operation"], item["about"]) for item in work["items"]]


async def ask(court: Court, one: str, **own: Any) -> httpx.Response:
    today = (await court.advance()).date()
    body = {
        "missing": "执行依据的生效证明",
        "until": (today + timedelta(days=5)).isoformat(),
        "notice": own.pop("notice", None)
        or await lodge(court, one, "supplement_notice", "wenshu01", "补正通知"),
    }
    return await act(court, one, "supplement", body | own)


@pytest.mark.walk
async def test_what_is_missing_is_asked_for_once_and_for_a_short_time(court: Court) -> None:
    one = await receive(court, 9101)
    today = (await court.advance()).date()
    for days in (0, -1, 16):
        far = await ask(court, one, until=(today + timedelta(days=days)).isoformat())
        assert (far.status_code, far.json()["errors"][0]["field"]) == (422, "until"), far.text
    own = await lodge(court, one, "supplement_notice", "lian01", "立案人员自己存入的通知")
    assert (await ask(court, one, notice=own)).status_code == 409
    other = await lodge(court, one, "other", "wenshu01", "其他材料")
    assert (await ask(court, one, notice=other)).status_code == 409
    early = {"at": (await court.advance()).isoformat(), "paper": other}
    assert_refused(
        await act(court, one, "supplement/papers", early),
        409,
        "supplement_state",
        TITLE,
        "民诉法解释第二百零八条",
    )
    assert {"ask_for_papers"} == {"ask_for_papers", "record_papers"} & await allowed(court, one)
    assert not await waits(court, one)
    asked = await ask(court, one)
    assert [await waits(court, one, who) for who in ("lian01", "zhixiao01", "jiedai01")] == [
        True,
        False,
        False,
    ]
    assert asked.json()["missing"] == "执行依据的生效证明", asked.text
    assert {"record_papers"} == {"ask_for_papers", "record_papers"} & await allowed(court, one)
    assert_refused(await ask(court, one), 409, "supplement_state", TITLE, "民诉法解释第二百零八条")
    await court.advance()
    held = await owed(court, f"application/{one}")
    assert {rule: row["state"] for rule, row in held.items()} == {
        "filing.decision": "met",
        "filing.supplement_lapsed": "open",
    }
    # nothing came: it is decided all the same
    await court.do("POST", "intake", f"/applications/{one}/filing", "lian01")
    assert not await waits(court, one)
    await court.advance()
    assert (await owed(court, f"application/{one}"))["filing.supplement_lapsed"]["state"] == "met"
    late = {"at": (await court.advance()).isoformat(), "paper": other}
    assert (await act(court, one, "supplement/papers", late)).status_code == 409


@pytest.mark.walk
async def test_the_seven_days_and_the_ten_of_the_notice_run_from_what_completes_it(court: Court) -> None:
    one = await receive(court, 9102)
    received_at = application(9102)["received_at"]
    assert (await ask(court, one)).is_success
    asked_at = await court.advance()
    paper = await lodge(court, one, "supplement", "wenshu01", "生效证明")
    await court.advance(to=(asked_at + timedelta(days=2)).isoformat())
    late = await lodge(court, one, "supplement", "wenshu01", "生效证明原件")
    at = await court.advance()
    own = await lodge(court, one, "supplement", "lian01", "立案人员自己存入的")
    for wrong in (datetime.fromisoformat(received_at) - timedelta(minutes=1), at + timedelta(days=1)):
        answer = await act(court, one, "supplement/papers", {"at": wrong.isoformat(), "paper": late})
        assert answer.status_code == 422, answer.text
    for file in (paper, own):  # of before it is said to have come; entered by who records it
        answer = await act(court, one, "supplement/papers", {"at": at.isoformat(), "paper": file})
        assert answer.status_code == 409, answer.text
    assert await waits(court, one)
    come = (await court.advance()).isoformat()
    late = await lodge(court, one, "supplement", "wenshu01", "生效证明复核件")
    done = await act(court, one, "supplement/papers", {"at": come, "paper": late})
    assert done.json()["supplied_paper"] == late, done.text
    assert not await waits(court, one)
    await court.advance()
    held = await owed(court, f"application/{one}")
    assert {rule: row["state"] for rule, row in held.items()} == {
        "filing.decision": "met",
        "filing.supplement_lapsed": "met",
        "filing.decision_supplied": "open",
    }
    days = (held["filing.decision_supplied"]["due_at"] - datetime.fromisoformat(come)).days
    assert 6 < days + 1 <= 10  # 七日, and the days off after them
    case = (await court.do("POST", "intake", f"/applications/{one}/filing", "lian01"))["case_number"]
    await court.advance()
    assert (await owed(court, f"application/{one}"))["filing.decision_supplied"]["state"] == "met"
    notice = (await owed(court, f"case/{case}"))["quality.enforcement_notice"]
    assert (notice["due_at"] - datetime.fromisoformat(come)).days >= 10  # 民诉法解释第四百八十条


@pytest.mark.walk
async def test_what_came_before_the_notice_was_on_record_counts_from_its_own_day(court: Court) -> None:
    """The applicant signs the notice at the counter and brings the paper at once; the clerk records both afterwards."""
    one = await receive(court, 9103)
    notice = await lodge(court, one, "supplement_notice", "wenshu01", "当场签收的补正通知")
    come = await court.advance()
    paper = await lodge(court, one, "supplement", "wenshu01", "当场补交的生效证明")
    await court.advance(workdays=1)
    assert (await ask(court, one, notice=notice)).is_success
    body = {"at": come.isoformat(), "paper": paper}
    done = await act(court, one, "supplement/papers", body)
    assert done.status_code == 200, done.text
    await court.advance()
    held = await owed(court, f"application/{one}")
    assert {rule: row["state"] for rule, row in held.items()} == {
        "filing.decision": "met",
        "filing.supplement_lapsed": "met",
        "filing.decision_supplied": "open",
    }
    end = held["filing.decision_supplied"]["due_at"]
    assert end - timedelta(days=8) <= come <= end - timedelta(days=7), (
        "from when it came, not from the record"
    )
    await court.do("POST", "intake", f"/applications/{one}/filing", "lian01")

"""What another court has seized for us is released before the case is closed, or watched to its end.

二(三)2; 法发〔2017〕27号第七条; 查封扣押冻结规定第二十八条; 民诉法解释第四百八十五条.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.commission.road import HIGH_TECH, delegated, instruction, letter
from tests.services.custody.road import books

pytestmark = pytest.mark.road

RELEASE_ARTICLE = "查封扣押冻结规定第二十八条"


async def commissioned(
    court: Court, case: str, asset: dict[str, Any], matter: str, months: int | None, **changes: Any
) -> dict[str, Any]:
    """Instructed, and its letter sent."""
    body = instruction(asset, matter, months) | changes
    made: dict[str, Any] = await court.do(
        "POST", "commission", f"/cases/{case}/commissions", "chengban01", body
    )
    assert (await letter(court, made)).status_code == 200
    await court.advance()
    return made


async def answered(court: Court, commission: dict[str, Any]) -> dict[str, Any]:
    now = await court.advance()
    await court.advance(to=(now + timedelta(days=7)).isoformat())
    return await read(court, commission)


async def duties(court: Court, case: str, rule: str) -> list[dict[str, Any]]:
    """In the order in which they were opened."""
    rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    return sorted((row for row in rows if row["rule_id"] == rule), key=lambda row: row["opened_at"])


async def read(court: Court, commission: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await court.do(
        "GET", "commission", f"/commissions/{commission['id']}", "weituo01"
    )
    return found


def end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), COURT_ZONE)


async def test_the_answer_is_due_when_the_letters_own_term_ends(court: Court) -> None:
    case, asset = await delegated(court, 31)
    made = await commissioned(court, case, asset, "seal", 36, term_days=15)
    sent = datetime.fromisoformat((await read(court, made))["sent_at"])
    (duty,) = await duties(court, case, "commission.answer")
    due_at = datetime.fromisoformat(duty["due_at"])
    assert sent.date().isoformat() == "2026-03-02"
    assert due_at == end_of(date(2026, 3, 17))
    assert duty["steps"] == ["文书所定，至多20日，不另计算", "2026-03-17（周二）24:00届满"]
    assert await duties(court, case, "commission.answer_urgent") == []


async def test_an_urgent_answer_is_due_in_twenty_four_hours(court: Court) -> None:
    case, asset = await delegated(court, 32)
    made = await commissioned(court, case, asset, "seal", 36, term_days=1, urgent=True)
    sent = datetime.fromisoformat((await read(court, made))["sent_at"])
    (duty,) = await duties(court, case, "commission.answer_urgent")
    next_hour = sent.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    assert datetime.fromisoformat(duty["due_at"]) == next_hour + timedelta(hours=24)
    assert await duties(court, case, "commission.answer") == []


async def test_a_seizure_is_watched_renewed_and_released(court: Court) -> None:
    case, asset = await delegated(court, 33)
    sealed = await answered(court, await commissioned(court, case, asset, "seal", 36))
    assert sealed["in_force"]
    (renewal,) = await duties(court, case, "commission.renewal")
    assert (renewal["state"], renewal["article"]) == ("open", "民诉法解释第四百八十五条")
    left = date.fromisoformat(sealed["expires_on"]) - date.fromisoformat(renewal["due_date"])
    assert timedelta(days=7) <= left < timedelta(days=20)

    again = await court.call(
        "POST", "commission", f"/cases/{case}/commissions", "chengban01", instruction(asset)
    )
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:already_commissioned")

    renewed = await answered(court, await commissioned(court, case, asset, "renew", 36))
    assert [row["state"] for row in await duties(court, case, "commission.renewal")] == ["met", "open"]
    assert (renewed["in_force"], (await read(court, sealed))["in_force"]) == (True, False)

    made = await commissioned(court, case, asset, "release", None)
    assert (await read(court, renewed))["in_force"], "only the answer releases"
    released = await answered(court, made)
    assert (released["result"], released["in_force"]) == ("done", False)
    assert not (await read(court, renewed))["in_force"]
    assert [row["state"] for row in await duties(court, case, "commission.renewal")] == ["met", "met"]
    for rule in ("commission.dispatch", "commission.answer", "commission.tell_team"):
        assert [row["state"] for row in await duties(court, case, rule)] == ["met"] * 3, rule
    assert len(await duties(court, case, "commission.papers_handover")) == 3
    sent = [row["matter"] for row in await books(court, "commissions", case)]
    assert sent == ["seal", "renew", "release"]


async def test_what_no_other_court_holds_is_not_released(court: Court) -> None:
    case, asset = await delegated(court, 34)
    path = f"/cases/{case}/commissions"
    release = instruction(asset, "release", None)
    refused = await court.call("POST", "commission", path, "chengban01", release)
    assert (refused.status_code, refused.json()["article"]) == (409, RELEASE_ARTICLE)
    await answered(court, await commissioned(court, case, asset, "seal", 36))
    elsewhere = release | {"court_code": HIGH_TECH}
    refused = await court.call("POST", "commission", path, "chengban01", elsewhere)
    assert [(e["field"], e["article"]) for e in refused.json()["errors"]] == [("court_code", RELEASE_ARTICLE)]


async def test_a_seizure_answered_without_its_end_is_asked_for_again(court: Court) -> None:
    case, asset = await delegated(court, 35)
    made = await commissioned(court, case, asset, "seal", 36)
    (sent,) = await books(court, "commissions", case)
    answer = sent["feedback"] | {"message_id": "incomplete", "expires_on": None}
    refused = await court.call("POST", "commission", "/commission-feedback", "system:court", answer)
    assert (refused.status_code, refused.json()["article"]) == (409, "民诉法解释第四百八十五条")
    assert (await read(court, made))["state"] == "dispatched"


async def closing_faults(court: Court, case: str) -> list[tuple[str, str]]:
    """What the review says of commissions, by article."""
    (request,) = await court.listed("intake", f"/cases/{case}/closing-requests", "zhixiao01")
    body = {"result": "approved"}
    path = f"/closing-requests/{request['id']}/review"
    refused = await court.call("POST", "intake", path, "zhixiao01", body, If_Match=str(request["version"]))
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:not_ready_to_close")
    return [(e["article"], e["detail"]) for e in refused.json()["errors"] if e["field"] == "commissions"]


async def test_a_case_is_not_closed_while_another_court_holds_an_asset(court: Court) -> None:
    case, asset = await delegated(court, 36)
    sums = dict.fromkeys(("applied_amount", "closing_amount", "recovered_amount"), "1.00")
    request = {
        "mode": "fully_enforced",
        "waived_amount": "0.00",
        "reason": "被执行人已经全部履行完毕。",
    } | sums
    await court.do("POST", "intake", f"/cases/{case}/closing-requests", "chengban01", request)
    assert await closing_faults(court, case) == []

    made = await commissioned(court, case, asset, "seal", 36)
    unanswered = ("二(五)4", "尚有 1 件委托事项未了结")
    held = (RELEASE_ARTICLE, "受托法院的 1 项查封冻结尚未委托解除")
    assert await closing_faults(court, case) == [unanswered]
    await answered(court, made)
    assert await closing_faults(court, case) == [held]
    made = await commissioned(court, case, asset, "release", None)
    assert await closing_faults(court, case) == [unanswered, held]
    await answered(court, made)
    assert await closing_faults(court, case) == []

"""A court begins with one administrator and nobody else; all that follows is done over its API (一(一)).

To be read from top to bottom: each test goes on where the one before has ended.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest
import pytest_asyncio

from deploy.demo_courts import COURTS
from deploy.demo_staff import STAFF
from deploy.migrate import appoint_first_administrator
from shared.values.roles import Office
from tests.harness import Court, new_database, running_court
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused

REASON = "法院设立，按编制任命"
FIRST, SECOND = "guanli01", "guanli02"


async def nobody(name: str) -> datetime:
    """A database without a single person."""
    start = await new_database(name)
    connection = await asyncpg.connect(Court({}, name, None, "", None, None).dsn("postgres"))  # type: ignore[arg-type]
    await connection.execute(
        "DELETE FROM court.appointment; DELETE FROM court.staff; DELETE FROM court.court_entry"
    )
    await connection.close()
    return start


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court(nobody) as running:
        await appoint_first_administrator(running.dsn("postgres"), f"{FIRST},孔管理,13900000001")
        yield running


async def act(court: Court, path: str, who: str = FIRST, **body: Any) -> httpx.Response:
    seen = await version(court, path.split("/")[2]) if path.count("/") > 1 else "1"
    return await court.call("POST", "intake", path, who, {"reason": REASON, **body}, If_Match=seen)


async def version(court: Court, about: str) -> str:
    """Of a person's record, by the person's id or that of an appointment."""
    query = (
        "SELECT version FROM court.staff s WHERE id = $1 OR EXISTS"
        " (SELECT FROM court.appointment a WHERE a.id = $1 AND a.staff_id = s.id)"
    )
    return str((await court.sql(query, about))[0]["version"])


async def enter(court: Court, staff_id: str, name: str, number: int = 0) -> None:
    mobile = {} if staff_id.startswith("system:") else {"mobile": f"139{number:08}"}
    answer = await act(court, "/staff", id=staff_id, name=name, **mobile)
    assert answer.status_code == 201, answer.text


async def appoint(court: Court, staff_id: str, office: str, who: str = FIRST, **body: Any) -> dict[str, Any]:
    answer = await act(court, f"/staff/{staff_id}/appointments", who, office=office, **body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def now(court: Court) -> datetime:
    return await court.advance()


async def in_office(court: Court, staff_id: str, office: Office) -> str:
    """The id of the appointment that the person holds."""
    rows = await court.listed("intake", "/appointments", FIRST)
    (held,) = [
        row["id"]
        for row in rows
        if (row["staff_id"], row["office"], row["until"]) == (staff_id, office, None)
    ]
    return str(held)


async def test_the_administrator_enters_everybody_and_appoints_them(court: Court) -> None:
    for number, (staff_id, (name, offices)) in enumerate(STAFF.items(), start=10):
        if staff_id != FIRST:
            await enter(court, staff_id, name, number)
            for office in offices:
                made = await appoint(court, staff_id, office)
                assert (made["appointed_by"], made["reason"], made["until"]) == (FIRST, REASON, None)
    staff = await court.listed("intake", "/staff", "lian01")
    assert {one["id"]: (one["name"], one["offices"]) for one in staff} == {
        staff_id: (name, sorted(offices)) for staff_id, (name, offices) in STAFF.items()
    }
    again = await act(court, "/staff", id="lian01", name="另一人", mobile="13900000099")
    assert_refused(again, 409, "staff_known", "该人员编号已经登记", "一(一)")


async def test_who_is_not_the_administrator_changes_nothing(court: Court) -> None:
    for path, body in (
        ("/staff", {"id": "xin01", "name": "新人", "mobile": "13900000098"}),
        ("/staff/lian01/appointments", {"office": "cashier"}),
        ("/staff/lian01/departure", {}),
        ("/staff/lian01/leave", {}),
    ):
        assert (await act(court, path, "juzhang01", **body)).status_code == 403
    assert (await court.call("GET", "intake", "/staff/lian01", "juzhang01")).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "41150219900101123X"},
        {"id": "13900000001"},
        {"id": "service:intake"},
        {"id": "张三"},
        {"mobile": "12345"},
        {"mobile": None},
        {"email": "no address"},
        {"reason": "。"},
        {"name": " 　"},
    ],
)
async def test_what_is_no_staff_id_or_cannot_be_told_of_a_deadline_is_refused(
    court: Court, wrong: dict[str, Any]
) -> None:
    body = {"id": "xin01", "name": "新人", "mobile": "13900000098"} | wrong
    assert (await act(court, "/staff", **body)).status_code == 422


async def test_nobody_appoints_himself(court: Court) -> None:
    answer = await act(court, f"/staff/{FIRST}/appointments", office="cashier")
    assert assert_refused(answer, 409, "not_appointable", "任命不符合规定", "一(一)") == [
        ("staff_id", "不得任命本人、所代理的人")
    ]
    insert = (
        "INSERT INTO court.appointment (id, staff_id, office, since, deputy_for, appointed_by)"
        " VALUES ('x', $1, $2, now(), $3, $4)"
    )
    for row, constraint in (
        (("lian01", "judge", None, "lian01"), "nobody_appoints_himself"),
        (("lian01", "judge", "lian01", FIRST), "nobody_is_his_own_deputy"),
        (("lian01", "judge", FIRST, FIRST), "nobody_appoints_his_own_deputy"),
        (("lian01", "service", None, FIRST), "no_service_is_appointed"),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=constraint):
            await court.sql(insert, *row, role="intake_app")


async def test_the_last_administrator_stays(court: Court) -> None:
    await enter(court, SECOND, "孟管理", 50)
    first = await in_office(court, FIRST, Office.ADMINISTRATOR)
    second = await appoint(
        court, SECOND, "administrator", until=(await now(court) + timedelta(days=9)).isoformat()
    )
    title = "本院须始终有一名任期不限的系统管理员"
    for path in (f"/appointments/{first}/end", f"/staff/{FIRST}/departure"):
        refused = await act(court, path, SECOND)  # an administrator for nine days is not enough
        assert_refused(refused, 409, "last_administrator", title, "一(一)")
    ended = await act(court, f"/appointments/{second['id']}/end")
    assert [row["ended_by"] for row in ended.json()] == [FIRST]
    await appoint(court, SECOND, "administrator")


async def test_a_deputy_stands_in_for_one_who_holds_the_office(court: Court) -> None:
    term = {"until": (await now(court) + timedelta(days=30)).isoformat()}
    made = await appoint(court, "chengban02", "handling_officer", deputy_for="chengban01", **term)
    assert made["deputy_for"] == "chengban01"
    answer = await act(court, "/staff/lian01/appointments", office="judge", deputy_for="faguan01", **term)
    assert assert_refused(answer, 409, "not_appointable", "任命不符合规定", "一(一)") == [
        ("staff_id", "执行法官只能由同任该职务的人员代理")
    ]


async def test_a_setting_that_the_regulation_leaves_open_is_made(court: Court) -> None:
    body = {"name": "acknowledge_hours", "value": 6, "since": "2027-01-01", "reason": "院务会讨论决定"}
    made = await court.do("POST", "intake", "/settings", FIRST, body, If_Match="0")
    assert (made["value"], made["changes"][-1]["value"]) == (4, 6)


async def test_an_account_of_the_court_is_in_force_when_another_person_has_confirmed_it(court: Court) -> None:
    number = "4100150200007777"
    credit = {
        "message_id": "setting-up-1",
        "account_number": number,
        "kind": "credit",
        "amount_fen": 10000,
        "payer_name": "不明付款人",
        "payer_account": "6200000000000000001",
        "remark": "",
        "booked_at": (await now(court)).isoformat(),
        "bank_reference": "setting-up-1",
    }
    body = {"purpose": "main", "bank": "中国工商银行信阳分行", "number": number, "reason": "本院主体账户"}
    for who in ("lian01", "caiwu01"):
        assert (await court.call("POST", "intake", "/court-accounts", who, body)).status_code == 403
    entered = await court.do("POST", "intake", "/court-accounts", FIRST, body)
    unknown = await court.call("POST", "funds", "/bank-messages", "system:bank", credit)
    assert (unknown.status_code, unknown.json()["type"]) == (409, "urn:jiyue:problem:foreign_account")

    path = f"/court-accounts/{entered['id']}/confirmation"
    assert (await court.call("POST", "intake", path, FIRST)).status_code == 403
    confirmed = await court.do("POST", "intake", path, "caiwu01")
    assert (confirmed["entered_by"], confirmed["confirmed_by"]) == (FIRST, "caiwu01")
    assert (await court.call("POST", "intake", path, "caiwu01")).status_code == 409
    assert (await court.do("POST", "funds", "/bank-messages", "system:bank", credit))["receipt"]
    listed = await court.do("GET", "intake", "/court-accounts", "caiwu01")
    assert [(row["number"], row["acts"][0]["allowed"]) for row in listed] == [(number, False)]
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql("UPDATE court.court_account SET number = '1'", role="intake_app")
    with pytest.raises(asyncpg.CheckViolationError):
        await court.sql("UPDATE court.court_account SET confirmed_by = entered_by", role="intake_app")


async def test_the_courts_to_which_matters_are_given_are_entered(court: Court) -> None:
    assert await court.do("GET", "intake", "/courts", "weituo01") == []
    today = str((await now(court)).date())
    courts = [
        {
            "code": code,
            "name": name,
            "level": level,
            "superior": above,
            "divisions": divisions,
            "address": f"{name}执行局",
            "system": system,
            "since": today,
        }
        for code, (name, level, above, system, divisions) in COURTS.items()
    ]
    body = {"courts": courts, "reason": "全省法院名册"}
    assert (await court.call("POST", "intake", "/courts", "weituo01", body)).status_code == 403
    alone = await court.call("POST", "intake", "/courts", FIRST, body | {"courts": courts[1:2]})
    title = "受托法院名册不符合要求"
    assert assert_refused(alone, 422, "court_register", title, "法发〔2017〕27号第六条") == [
        ("courts.0.superior", "应为名册中（或者一并公布的）上一级法院的代字")
    ]
    made = await court.do("POST", "intake", "/courts", FIRST, body)
    assert [one["code"] for one in made] == sorted(COURTS)


async def test_the_years_calendar_is_published_and_a_case_is_filed_and_assigned(court: Court) -> None:
    published = await court.do(
        "POST",
        "intake",
        "/calendar",
        FIRST,
        {
            "source": "国务院办公厅关于2027年部分节假日安排的通知",
            "days": [{"day": "2027-01-01", "kind": "rest"}],
        },
    )
    assert published["version"] == 1
    received = await court.do("POST", "intake", "/applications", "lian01", application(1))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    body = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    path = f"/cases/{case['case_number']}"
    await court.do("PUT", "intake", f"{path}/assignment", "zhixiao01", body, If_Match="1")
    await court.advance()
    assert (await court.do("GET", "funds", f"{path}/account", "ankuan01"))["case_number"] == case[
        "case_number"
    ]
    matters = await court.do("GET", "intake", "/staff/chengban01/open-matters", FIRST)
    assert (matters["cases_as_officer"], matters["cases_as_judge"]) == ([case["case_number"]], [])


async def test_who_is_on_leave_is_given_no_case_until_he_is_back(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(2))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    path = f"/cases/{case['case_number']}/assignment"
    body = {"track": "simple", "officer": "chengban02", "judge": "faguan02", "reason": "庭务会研究指定"}
    away = await act(court, "/staff/chengban02/leave")
    assert (away.status_code, away.json()["absent"]) == (201, "leave")
    refused = await court.call("PUT", "intake", path, "zhixiao01", body, If_Match="1")
    assert refused.json()["type"] == "urn:jiyue:problem:not_in_office"
    assert (await act(court, "/staff/chengban02/return")).json()["absent"] == ""
    assert_refused(
        await act(court, "/staff/chengban02/return"), 409, "not_absent", "该人员没有离岗", "一(一)"
    )
    await court.do("PUT", "intake", path, "zhixiao01", body, If_Match="1")


async def test_nobody_leaves_the_court_with_a_case_in_his_hands(court: Court) -> None:
    case = (await court.do("GET", "intake", "/staff/chengban01/open-matters", "zhixiao01"))[
        "cases_as_officer"
    ][0]
    refused = await act(court, "/staff/chengban01/departure")
    assert assert_refused(refused, 409, "departure_refused", "尚不能办理调离", "一(一)") == [
        ("cases", f"{case} 的承办人尚未变更")
    ]
    decision = {"officer": "chengban02", "reason": "原承办人调离本院"}
    await court.do("POST", "intake", f"/cases/{case}/reassignments", "juzhang01", decision, If_Match="2")
    gone = await act(court, "/staff/chengban01/departure")
    assert (gone.status_code, gone.json()["absent"], gone.json()["offices"]) == (201, "departure", [])
    # his deputy stands in for nobody any longer, and he himself is let in nowhere
    rows = await court.listed("intake", "/appointments", FIRST)
    (stead,) = [row for row in rows if row["deputy_for"] == "chengban01"]
    assert (stead["until"], stead["ended_by"]) == (stead["ended_at"], FIRST)
    assert (await court.call("GET", "intake", f"/cases/{case}", "chengban01")).status_code == 403
    again = await act(court, "/staff/chengban01/appointments", office="handling_officer")
    assert assert_refused(again, 409, "not_appointable", "任命不符合规定", "一(一)") == [
        ("staff_id", "该人员已调离本院")
    ]
    # he comes back: his former office stays ended, and he is appointed anew
    assert (await act(court, "/staff/chengban01/return")).json()["offices"] == []
    await appoint(court, "chengban01", "handling_officer")
    assert (await court.call("GET", "intake", f"/cases/{case}", "chengban01")).status_code == 200


async def test_what_was_decided_stays_on_record(court: Court) -> None:
    ended = "SELECT id FROM court.appointment WHERE ended_at IS NOT NULL LIMIT 1"
    row = (await court.sql(ended))[0]["id"]
    with pytest.raises(asyncpg.CheckViolationError, match="has been ended"):
        await court.sql("UPDATE court.appointment SET until = NULL WHERE id = $1", row, role="intake_app")
    for column in ("office = 'cashier'", "staff_id = 'lian01'", "since = now()", "reason = ''"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(f"UPDATE court.appointment SET {column} WHERE id = $1", row, role="intake_app")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql("DELETE FROM court.appointment WHERE id = $1", row, role="intake_app")
    read = await court.call("GET", "intake", "/staff/lian01", FIRST)
    seen = read.json()["version"]
    assert read.headers["ETag"] == f'"{seen}"'
    channels = {"name": "李立安", "mobile": "13911112222", "email": "lian@xyfy.example"}
    body = channels | {"reason": "本人更换手机号"}
    changed = await court.call("PUT", "intake", "/staff/lian01", FIRST, body, If_Match=read.headers["ETag"])
    assert changed.json()["version"] == seen + 1
    assert changed.json().items() >= channels.items()
    leave = {"reason": "请假三天"}
    stale = await court.call("POST", "intake", "/staff/lian01/leave", FIRST, leave, If_Match=str(seen))
    assert stale.status_code == 412
    kept = await court.sql(
        "SELECT action, count(*) AS acts FROM intake.audit WHERE case_number = 'court' AND subject <> ''"
        " AND (action LIKE 'staff.%' OR action LIKE 'appointment.%') GROUP BY action"
    )
    acts = {row["action"]: row["acts"] for row in kept}
    assert acts.keys() == {
        "staff.enter",
        "staff.change",
        "staff.leave",
        "staff.return",
        "staff.departure",
        "appointment.make",
        "appointment.end",
    }
    assert acts["staff.enter"] == len(STAFF)
    (before,) = await court.sql(
        "SELECT detail::jsonb->'before'->>'mobile' AS mobile, detail::jsonb->'before'->>'email' AS email,"
        " detail::jsonb->'after'->>'email' AS now FROM intake.audit WHERE action = 'staff.change'"
    )
    assert before["mobile"] != "13911112222"
    assert (before["email"], before["now"]) == ("", "lian@xyfy.example")

"""What a case, an application, a request, a task, a prompt, a person say can be done with them; the lists of intake."""

from __future__ import annotations

from typing import Any

from tests.agreement import allowed, waiting
from tests.facts import forge, forged
from tests.harness import Court
from tests.services.intake.road import ask, assign, file_case


async def read(court: Court, path: str, who: str = "zhixiao01") -> Any:
    return await court.do("GET", "intake", path, who)


def acts(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {act["operation"]: act for act in shown["acts"]}


async def ids(court: Court, path: str, who: str = "zhixiao01") -> list[str]:
    return [row["id"] for row in await court.listed("intake", path, who)]


async def test_a_case_says_what_can_be_done_with_it_from_its_filing_to_its_review(court: Court) -> None:
    case = await file_case(court, 71)
    filed = acts(await read(court, f"/cases/{case}"))
    assert filed["assign_case"]["allowed"]
    assert (filed["assign_case"]["title"], filed["assign_case"]["article"]) == ("分案", "二(五)1")
    assert not filed["reassign_case"]["allowed"]
    await assign(court, case)

    ours = acts(await read(court, f"/cases/{case}", "chengban01"))
    theirs = acts(await read(court, f"/cases/{case}"))
    assert not theirs["assign_case"]["allowed"]
    heads = acts(await read(court, f"/cases/{case}", "juzhang01"))
    assert heads["reassign_case"]["allowed"]
    assert not theirs["reassign_case"]["allowed"]
    assert ours["request_closing"]["allowed"]
    assert "承办人" in theirs["request_closing"]["why_not"]
    assert not ours["archive_case"]["allowed"]
    assert acts(await read(court, f"/cases/{case}", "faguan01"))["seal_case"]["allowed"]
    assert not ours["seal_case"]["allowed"]
    assert acts(await read(court, f"/cases/{case}", "jiedai01"))["record_reception"]["allowed"]
    (opening,) = (await read(court, f"/cases/{case}", "chengban02"))["acts"]
    assert (opening["operation"], opening["allowed"]) == ("open_case", True)

    request = (await ask(court, case)).json()
    assert not acts(request)["review_closing_request"]["allowed"]
    asked = acts(await read(court, f"/cases/{case}", "chengban01"))["request_closing"]
    again = await ask(court, case)
    assert again.status_code == 409
    assert again.json()["title"] in asked["why_not"]
    for query in ("?state=requested", "?requested_by=chengban01&sort=newest"):
        rows = await court.listed("intake", f"/closing-requests{query}", "zhixiao01")
        (row,) = [one for one in rows if one["id"] == request["id"]]
        assert allowed([row]) == {(request["id"], "review_closing_request")}
    assert request["id"] not in await ids(court, "/closing-requests?state=approved")
    (only,) = await ids(court, f"/cases/{case}/closing-requests")
    assert only == request["id"]


async def test_an_application_waits_to_be_filed(court: Court) -> None:
    case = await file_case(court, 72)
    number = (
        await court.sql("SELECT application_id FROM intake.enforcement_case WHERE case_number = $1", case)
    )[0]["application_id"]
    application = await read(court, f"/applications/{number}", "lian01")
    filed = acts(application)
    assert not filed["file_case"]["allowed"]
    assert case in filed["file_case"]["why_not"]
    assert filed["correct_application"]["allowed"]
    for party in application["parties"]:
        offered = {"correct_party", "enter_agent", "rename_party"}
        assert allowed([party]) == {(party["id"], act) for act in offered}
    await court.sql(
        "INSERT INTO intake.application SELECT '2026-9999', received_at, received_by, '（2025）豫甲1号', instrument_court,"
        " effective_on, performance_due_on, principal, interest, NULL, NULL, 1 FROM intake.application WHERE id = $1",
        number,
    )
    waiting = await court.listed("intake", "/applications?filed=false", "lian01")
    (mine,) = [one for one in waiting if one["id"] == "2026-9999"]
    assert acts(mine)["file_case"]["allowed"]
    assert "2026-9999" in await ids(court, "/applications?q=（2025）豫甲", "lian01")
    assert number in await ids(court, "/applications?filed=true", "lian01")
    assert "2026-9999" not in await ids(court, "/applications?filed=true", "lian01")
    assert "2026-9999" not in await ids(court, "/applications", "wangpai01")


async def test_tasks_and_prompts_say_who_takes_and_acknowledges_them(court: Court) -> None:
    case = await file_case(court, 73)
    await assign(court, case)
    now = await court.advance()
    await forge(
        court,
        f"network/{case}",
        forged(now, "custody.freeze_decided", f"case/{case}", **{"asset": "not-on-record", "attempt": 1}),
    )

    async def mine(who: str, query: str = "") -> list[dict[str, Any]]:
        rows = await court.listed("intake", f"/tasks{query}", who)
        return [row for row in rows if row["docket"] == f"case/{case}"]

    async def agree(who: str = "chengban01") -> set[str]:
        """What waits for him is what he may do; nobody is waited for to hand a task on."""
        prompts = await court.listed("intake", "/reminders?acknowledged=false", who)
        own = [one for one in prompts if one["docket"] == f"case/{case}"]
        may = {(one, act) for one, act in allowed([*await mine(who), *own]) if act != "hand_on_task"}
        shown = await waiting(court, "intake", case, who)
        assert {(one, act) for one, act in shown if act is not None} == may
        assert any(act is None for _, act in shown), "its duties are there, too"
        return {act for _, act in may}

    assert await agree() == {"take_task", "acknowledge_prompt"}
    whole = await read(court, f"/work?case_number={case}&limit=200", "chengban01")
    assert {item["docket"] for item in whole["items"]} == {f"case/{case}"}
    assert sum(whole["counts"].values()) == len(whole["items"])
    assert (whole["counts"]["take_task"], whole["counts"]["acknowledge_prompt"]) == (1, 1)
    turned, cursor = [], ""
    while cursor is not None:
        page = await read(court, f"/work?case_number={case}&limit=1&cursor={cursor}", "chengban01")
        turned += page["items"]
        cursor = page["next"]
    assert turned == whole["items"]
    others = await court.listed("intake", f"/work?case_number={case}&view=waiting", "faguan01")
    assert "take_task" in {item["operation"] for item in others}, "the judge sees that it lies"
    assert "take_task" not in {op for _, op in await waiting(court, "intake", case, "zhixiao01")}

    (task,) = await mine("chengban01", "?state=open")
    assert allowed([task]) == {(task["id"], "take_task")}
    (seen,) = await mine("zhixiao01")
    assert allowed([seen]) == {(task["id"], "take_task"), (task["id"], "hand_on_task")}
    assert await mine("chengban02") == []
    path, because = f"/tasks/{task['id']}", {"reason": "由我核对"}
    taken = await court.do("POST", "intake", f"{path}/taking", "chengban01", because, If_Match="1")
    assert allowed([taken]) == {(task["id"], "hand_on_task"), (task["id"], "finish_task")}
    assert "已" in acts(taken)["take_task"]["why_not"]
    assert await agree() == {"finish_task", "acknowledge_prompt"}
    assert await mine("chengban01", "?state=open") == []
    assert len(await mine("chengban01", "?state=taken&owner=chengban01")) == 1
    done = await court.do("POST", "intake", f"{path}/finishing", "chengban01", because, If_Match="2")
    assert allowed([done]) == set()

    prompts = await court.listed("intake", "/reminders?acknowledged=false", "chengban01")
    (prompt,) = [one for one in prompts if one["docket"] == f"case/{case}" and one["step"] == "task"]
    assert allowed([prompt]) == {(prompt["id"], "acknowledge_prompt")}
    shown = await court.do("POST", "intake", f"/reminders/{prompt['id']}/acknowledgement", "chengban01")
    assert shown["acts"] == []
    assert await agree() == set()
    assert prompt["id"] not in await ids(court, "/reminders?acknowledged=false", "chengban01")
    assert prompt["id"] in await ids(court, "/reminders?acknowledged=true&sort=oldest", "chengban01")

    rows, cursor = [], ""
    while cursor is not None:
        page = await read(court, f"/cases/{case}/work-log?limit=1&cursor={cursor}")
        rows += page["items"]
        cursor = page["next"]
    assert rows == await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert len(rows) > 2
    every = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    assert await ids(court, f"/cases/{case}/duties?state=open") == [
        row["id"] for row in every if row["state"] == "open"
    ]


async def test_a_person_and_an_appointment_say_what_the_administrator_does_with_them(court: Court) -> None:
    person = await read(court, "/staff/chengban02", "guanli01")
    shown = acts(person)
    assert shown["appoint_staff"]["allowed"]
    assert not shown["record_return"]["allowed"]
    assert not acts(await read(court, "/staff/guanli01", "guanli01"))["appoint_staff"]["allowed"]
    (held,) = [one for one in person["appointments"] if one["office"] == "handling_officer"]
    assert acts(held)["end_appointment"]["allowed"]
    away = await court.do(
        "POST",
        "intake",
        "/staff/chengban02/leave",
        "guanli01",
        {"reason": "年休假五天"},
        If_Match=str(person["version"]),
    )
    assert acts(away)["record_return"]["allowed"]
    back = {"reason": "提前返岗"}
    version = str(away["version"])
    await court.do("POST", "intake", "/staff/chengban02/return", "guanli01", back, If_Match=version)
    assert await ids(court, "/staff?q=chengban02") == ["chengban02"]
    assert "lian01" not in await ids(court, "/staff?office=handling_officer")
    assert "chengban02" in await ids(court, "/staff?office=handling_officer")
    assert held["id"] in await ids(court, "/appointments?staff_id=chengban02&in_force=true")
    assert held["id"] not in await ids(court, "/appointments?staff_id=chengban02&in_force=false")

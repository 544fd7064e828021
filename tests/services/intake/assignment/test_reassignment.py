"""一(一): a case passes to another officer or judge by decision; its duties, prompts and tasks go with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import asyncpg
import httpx
import pytest

from tests.harness import Court
from tests.records import appoint
from tests.services.intake.refusals import assert_refused, standing
from tests.services.intake.road import ask, assign, duties, file_case

REASON = "原承办人借调上级法院"
OWNED = "quality.enforcement_notice"
"""A duty of the handling officer that every case has from its first day."""


async def reassign(
    court: Court, case: str, who: str = "juzhang01", *, seen: str = "2", **body: Any
) -> httpx.Response:
    path = f"/cases/{case}/reassignments"
    return await court.call("POST", "intake", path, who, {"reason": REASON, **body}, If_Match=seen)


async def prompted(court: Court, duty: dict[str, Any]) -> list[tuple[str, str]]:
    rows = await court.sql(
        "SELECT r.step, r.staff_id FROM intake.reminder r JOIN intake.reminder_duty d ON d.reminder_id = r.id"
        " WHERE d.duty_id = $1 ORDER BY r.created_at",
        duty["id"],
    )
    return [tuple(row) for row in rows]


@pytest.mark.road
async def test_what_the_former_officer_was_prompted_of_the_new_one_hears_at_once(court: Court) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    await court.advance()
    duty = (await duties(court, case))[OWNED]
    (warned,) = await court.sql("SELECT next_at FROM intake.duty WHERE id = $1", duty["id"])
    await court.advance(to=warned["next_at"].isoformat())
    assert await prompted(court, duty) == [("warn", "chengban01")]
    # a task of the case that is still to be done
    await court.sql(
        "INSERT INTO intake.task VALUES ('left', 'case/' || $1, 'chengban01', '未能办理', court.now())", case
    )
    answer = await reassign(court, case, officer="chengban02", judge="faguan02")
    assert answer.status_code == 201, answer.text
    assert [answer.json()[name] for name in ("officer", "judge", "version")] == ["chengban02", "faguan02", 3]
    assert (await standing(court, case))[-1][-4:] == ["intake.case_reassigned"] * 2 + [
        "intake.person_replaced"
    ] * 2
    now = await court.advance()
    assert now < datetime.fromisoformat(duty["due_at"])
    assert await prompted(court, duty) == [("warn", "chengban01"), ("warn", "chengban02")]
    (task,) = await court.sql("SELECT officer FROM intake.task WHERE id = 'left'")
    assert task["officer"] == "chengban02"
    described = await court.client.get_workflow_handle(f"case/{case}").describe()
    assert described.search_attributes["Officer"] == ["chengban02"]
    # what only the case's officer may do
    assert_refused(await ask(court, case), 403, "not_case_officer", "只有本案承办人可以办理", "二(五)4")
    assert (await ask(court, case, "chengban02")).status_code == 201
    log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    assert f"承办人由 chengban01 变更为 chengban02：{REASON}" in [line["text"] for line in log]
    decisions = await court.listed("intake", f"/cases/{case}/reassignments", "chengban02")
    assert [(one["office"], one["former"], one["person"], one["decided_by"]) for one in decisions] == [
        ("handling_officer", "chengban01", "chengban02", "juzhang01"),
        ("judge", "faguan01", "faguan02", "juzhang01"),
    ]


@pytest.mark.walk
async def test_a_case_passes_on_to_another_in_that_office_only(court: Court) -> None:
    case = await file_case(court, 2)
    title = "案件尚未分案"
    assert_refused(
        await reassign(court, case, seen="1", officer="chengban02"), 409, "not_assigned", title, "二(五)1"
    )
    await assign(court, case)
    await appoint(court, "daiban01", "handling_officer", deputy_for="chengban01")
    before = await standing(court, case)
    for officer, code in (
        ("chengban01", "not_assignable"),
        ("faguan01", "not_in_office"),
        ("daiban01", "not_in_office"),  # a deputy acts for somebody, the case is not his
        ("nobody", "not_in_office"),
    ):
        answer = await reassign(court, case, officer=officer)
        assert (answer.status_code, answer.json()["type"]) == (409, f"urn:jiyue:problem:{code}"), answer.text
    for body in ({}, {"officer": "chengban02", "reason": "。"}, {"officer": "chengban02", "reason": " 　 "}):
        assert (await reassign(court, case, **body)).status_code == 422
    assert (await reassign(court, case, seen="1", officer="chengban02")).status_code == 412
    assert (await reassign(court, case, "chengban01", officer="chengban02")).status_code == 403
    assert (await reassign(court, case, "zhixiao01", officer="chengban02")).status_code == 403
    assert await standing(court, case) == before


@pytest.mark.walk
async def test_nobody_takes_a_case_himself_in_the_database_either(court: Court) -> None:
    case = await file_case(court, 3)
    await assign(court, case)
    await appoint(court, "juzhang01", "handling_officer")
    answer = await reassign(court, case, officer="juzhang01")
    title = "案件不能分给该人员"
    assert assert_refused(answer, 409, "not_assignable", title, "一(一)") == [
        ("officer", "不得将案件分给本人或者本人所代的人办理")
    ]
    insert = "INSERT INTO intake.reassignment VALUES ('x', $1, 'judge', $2, 'zhixiao01', '理由充分', $3, court.now())"
    for former, by, constraint in (
        ("faguan01", "zhixiao01", "nobody_takes_a_case_himself"),
        ("zhixiao01", "other", "to_somebody_else"),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=constraint):
            await court.sql(insert, case, former, by, role="intake_app")


@pytest.mark.walk
async def test_who_has_assigned_it_does_not_give_it_to_another_by_himself(court: Court) -> None:
    """法发〔2017〕11号第三条: else whose turn it is would hold for an hour; not as the director's deputy either."""
    case = await file_case(court, 4)
    await assign(court, case)
    await appoint(court, "zhixiao01", "bureau_director", deputy_for="juzhang01")
    before = await standing(court, case)

    async def button() -> bool:
        shown = await court.do("GET", "intake", f"/cases/{case}", "zhixiao01")
        return bool(next(act for act in shown["acts"] if act["operation"] == "reassign_case")["allowed"])

    assert not await button()
    refused = await reassign(court, case, "zhixiao01", officer="chengban02")
    assert_refused(refused, 403, "same_person", "前后两步须由不同的人办理", "法发〔2017〕11号第三条")
    assert await standing(court, case) == before
    assert (await reassign(court, case, officer="chengban02")).status_code == 201

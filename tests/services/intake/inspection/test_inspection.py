"""Each day the open cases are looked at: five groups of nodes and all instructions, once a day each thing (二(五)2, 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from temporalio.client import WorkflowExecutionStatus

from deploy.local import LOGIN_ROLES
from deploy.temporal_server import DAILY_INSPECTION
from services.intake.docket.watch import Watch
from shared.contracts.documents.facts import RespondentsNotified
from shared.contracts.intake.facts import ClueReceived, CoercionCarriedOut, InterviewHeld
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import Database
from tests.facts import made, record
from tests.harness import Court
from tests.services.funds.road import until
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import assign, duties, file_case

pytestmark = pytest.mark.walk
ARTICLE = "二(五)2"
ANSWERED = "custody.instruction_answered"


@pytest_asyncio.fixture(loop_scope="session")
async def watch(court: Court) -> AsyncIterator[Watch]:
    db = Database(court.dsn("docket_app"))
    yield Watch(db, court.client, "豫1502")
    await db.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    """Two cases, filed on 2026-03-02: in one an instruction lies, a party was summoned and one was fined; the other is sealed."""
    found = [await file_case(court, seed) for seed in (1, 2)]
    await assign(court, found[0])
    now = await court.advance()
    by = (now + timedelta(days=2)).isoformat()
    body = {"team": "custody", "content": "请到不动产登记中心查档。", "feedback_by": by}
    await court.do("POST", "intake", f"/cases/{found[0]}/instructions", "chengban01", body)
    for measure in ("summons", "fine"):
        await record(
            court,
            made(now, CoercionCarriedOut, f"case/{found[0]}", coercion=measure, measure=measure, term="no"),
        )
    for case in found:
        await record(court, made(now, RespondentsNotified, f"case/{case}"))
    heard = made(now, InterviewHeld, f"case/{found[0]}", interview="1", clues="none", each="yes")
    await record(court, heard)
    await record(court, made(now, ClueReceived, f"case/{found[0]}", clue="1", urgent="yes"))
    await court.advance(workdays=3)
    sealed = {"sealed": True, "reason": "涉及未成年人，暂不公开"}
    version = (await court.do("GET", "intake", f"/cases/{found[1]}", "zhongxin01"))["version"]
    await court.do("PUT", "intake", f"/cases/{found[1]}/sealing", "zhongxin01", sealed, If_Match=str(version))
    return found


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def report(court: Court, cases: list[str]) -> dict[str, Any]:
    await court.client.execute_workflow(
        "daily_inspection", id="daily_inspection/now", task_queue=WORKFLOW_QUEUE
    )
    (card,) = await court.listed("intake", "/daily-inspections", "zhixiao01")
    return await read(court, card["id"])


async def read(court: Court, inspection: str) -> dict[str, Any]:
    one: dict[str, Any] = await court.do("GET", "intake", f"/daily-inspections/{inspection}", "zhixiao01")
    return one


async def told(court: Court, step: str) -> list[tuple[str, str]]:
    rows = await court.sql("SELECT staff_id, text FROM intake.reminder WHERE step = $1 ORDER BY text", step)
    return [(row["staff_id"], row["text"]) for row in rows]


def sums(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(one[name] for one in rows) for name in ("soon", "overdue", "missed")}


async def test_what_is_late_and_what_comes_up_is_found_in_every_case(
    court: Court, report: dict[str, Any]
) -> None:
    """As the register has it, duty by duty, judged here anew."""
    at = datetime.fromisoformat(report["looked_at"])
    owed = await court.sql("SELECT * FROM intake.duty WHERE state = 'open' AND suspended_by IS NULL")
    late = [one for one in owed if one["due_at"] <= at and one["rule_id"] != "quality.daily_inspection"]
    soon = [one for one in owed if one["warn_at"] <= at < one["due_at"]]
    soon = [one for one in soon if one["rule_id"] != "quality.daily_inspection"]
    assert late
    wanted = {"soon": len(soon), "overdue": len(late), "missed": 0}
    assert sums(report["nodes"]) == wanted
    assert sums(report["teams"]) == wanted
    assert Counter(one["rule_id"].partition(".")[0] for one in late)["custody"] == next(
        one["overdue"] for one in report["teams"] if one["team"] == "custody"
    )
    assert (report["cases"], report["state"], report["previous"]) == (2, "made", None)


async def test_the_five_groups_of_nodes_and_the_instructions_stand_apart(
    court: Court, report: dict[str, Any], cases: list[str]
) -> None:
    nodes = {one["node"]: one for one in report["nodes"]}
    assert list(nodes)[:6] == ["notice", "network", "investigation", "sanction", "interview", "instruction"]
    done = {name: one["done"] for name, one in nodes.items()}
    assert (done["notice"], done["investigation"], done["sanction"]) == (2, 1, 1)
    assert (done["interview"], done["instruction"]) == (1, None)
    found = await court.listed("intake", "/inspection-findings?node=interview", "zhixiao01")
    assert [(one["case_number"], one["title"], one["finding"]) for one in found] == [
        (cases[0], "财产线索3日内核查", "soon")
    ]
    late = await court.listed("intake", "/inspection-findings?node=instruction&finding=overdue", "zhixiao01")
    assert [(one["case_number"], one["article"], one["team"]) for one in late] == [
        (cases[0], "二(五)3", "custody")
    ] * nodes["instruction"]["overdue"]
    assert nodes["instruction"]["overdue"]


async def test_a_sealed_case_is_found_and_counted_but_listed_for_leaders_alone(
    court: Court, report: dict[str, Any], cases: list[str]
) -> None:
    for who, open_ in (("zhongxin01", True), ("zhixiao01", False), ("chengban02", False)):
        listed = await court.listed("intake", f"/inspection-findings?day={report['day']}", who)
        assert (cases[1] in {one["case_number"] for one in listed}) is open_, who


async def test_the_director_hears_of_all_and_each_team_of_its_own(
    court: Court, report: dict[str, Any]
) -> None:
    ((who, words),) = await told(court, "inspection_report")
    assert who == "zhongxin01"
    assert f"{sums(report['teams'])['overdue']}项已经超期" in words
    late = {one["team"] for one in report["teams"] if one["overdue"] or one["missed"]}
    assert len(await told(court, "inspection_team")) == len(late) > 0
    assert ("chakong01", True) in [
        (who, "财产查控" in words) for who, words in await told(court, "inspection_team")
    ]
    log = await court.listed("intake", "/work-log", "zhongxin01")
    assert [one for one in log if one["text"].startswith("每日检查报告")]


async def test_the_same_day_finds_nothing_twice(court: Court, report: dict[str, Any]) -> None:
    """By the schedule, by hand, by hand again, and tried: one report, and each duty once."""
    before = await court.sql("SELECT id FROM intake.inspection_finding ORDER BY id")
    dry = await court.call("POST", "intake", "/daily-inspections", "zhixiao01", Prefer="handling=dry-run")
    assert dry.is_success, dry.text
    await court.client.get_schedule_handle(DAILY_INSPECTION).trigger()

    async def ended() -> bool:
        runs = court.client.list_workflows("WorkflowType = 'daily_inspection'")
        return [one.status async for one in runs].count(WorkflowExecutionStatus.COMPLETED) == 2

    await until(ended)
    again = await court.do("POST", "intake", "/daily-inspections", "zhixiao01")
    assert (again["id"], again["state"]) == (report["id"], "made")
    assert await court.sql("SELECT id FROM intake.inspection_finding ORDER BY id") == before
    assert len(await told(court, "inspection_report")) == 1
    for who in ("chengban01", "zhongxin01", "guanli01"):
        assert (await court.call("POST", "intake", "/daily-inspections", who)).status_code == 403


async def test_it_is_confirmed_by_who_says_what_is_done_about_it(
    court: Court, report: dict[str, Any]
) -> None:
    await court.advance()
    rule, path = "quality.daily_inspection", f"/daily-inspections/{report['id']}/review"

    async def waits() -> set[str]:
        return {one["act"] for one in await court.listed("intake", "/work", "zhixiao01")}

    assert "当日确认每日检查报告" in await waits()
    seen = {"If_Match": str(report["version"])}
    for nothing in ("　", "。"):
        refused = await court.call("POST", "intake", path, "zhixiao01", {"remarks": nothing}, **seen)
        assert_refused(refused, 422, "inspection_unanswered", "确认检查报告须写明如何处理", ARTICLE)
    words = "已督促查控团队当日接收指令"
    assert (
        await court.call("POST", "intake", path, "zhongxin01", {"remarks": words}, **seen)
    ).status_code == 403
    fewer = {"If_Match": str(report["version"] - 1)}  # as it was before the last thing was found
    assert (
        await court.call("POST", "intake", path, "zhixiao01", {"remarks": words}, **fewer)
    ).status_code == 412
    one = await court.do("POST", "intake", path, "zhixiao01", {"remarks": words}, **seen)
    assert (one["state"], one["reviewed_by"], one["remarks"]) == ("reviewed", "zhixiao01", words)
    assert not [act for act in one["acts"] if act["allowed"]]
    twice = await court.call("POST", "intake", path, "zhixiao01", {"remarks": words}, **seen)
    assert_refused(twice, 409, "inspection_reviewed", "该日的检查报告已经确认", ARTICLE)
    await court.advance()
    assert "当日确认每日检查报告" not in await waits()
    rows = await court.sql("SELECT state FROM intake.duty WHERE rule_id = $1", rule)
    assert [row["state"] for row in rows] == ["met"]


async def test_what_is_found_after_that_makes_the_report_wait_again(
    court: Court, report: dict[str, Any], cases: list[str]
) -> None:
    """Who confirms at dawn does not confirm the day."""
    found = await court.sql(
        "UPDATE intake.duty SET warn_at = court.now() WHERE id = (SELECT id FROM intake.duty WHERE state = 'open'"
        " AND warn_at > court.now() AND docket = $1 ORDER BY id LIMIT 1) RETURNING id",
        f"case/{cases[0]}",
    )
    again = await court.do("POST", "intake", "/daily-inspections", "zhixiao01")
    assert (again["id"], again["state"], again["reviewed_by"]) == (report["id"], "made", None)
    assert sums(again["teams"])["soon"] == sums(report["teams"])["soon"] + len(found)
    await court.advance()
    rows = await court.sql("SELECT state FROM intake.duty WHERE rule_id = 'quality.daily_inspection'")
    assert sorted(row["state"] for row in rows) == ["met", "open"]
    path, body = f"/daily-inspections/{report['id']}/review", {"remarks": "已提示承办人"}
    confirmed = await court.do("POST", "intake", path, "zhixiao01", body, If_Match=str(again["version"]))
    assert confirmed["state"] == "reviewed"
    await court.advance()


@pytest.mark.parametrize("role", ["intake", "worker"])
async def test_no_service_changes_or_takes_away_what_was_found(
    court: Court, report: dict[str, Any], role: str
) -> None:
    for change in (
        "UPDATE intake.inspection_finding SET finding = 'soon'",
        "DELETE FROM intake.inspection_finding",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(change, role=LOGIN_ROLES[role])


async def test_a_timer_that_was_lost_is_found_and_armed_again(
    court: Court, report: dict[str, Any], cases: list[str], watch: Watch
) -> None:
    """Court time passes and no docket is told: their workflows sleep on. What is found again makes the report wait again."""
    assert await watch.look() == []
    owed = (await duties(court, cases[0])).values()
    ends = next(one for one in owed if one["state"] == "open" and one["light"] != "red")
    late = datetime.fromisoformat(ends["due_at"]) + timedelta(minutes=11)
    await court.sql("UPDATE court.clock SET shift = shift + ($1::timestamptz - court.now())", late)
    again = await court.do("POST", "intake", "/daily-inspections", "zhixiao01")
    assert again["previous"] == report["day"]
    missed = await court.listed(
        "intake", f"/inspection-findings?day={again['day']}&finding=missed", "zhixiao01"
    )
    lost = next(one for one in missed if one["title"] == ends["title"])
    assert (lost["case_number"], lost["settled"]) == (cases[0], False)
    assert f"case/{cases[0]}" in await watch.look()
    assert f"case/{cases[0]}" not in await watch.look()  # nor is it told again that day

    async def reported() -> bool:
        return bool((await duties(court, cases[0]))[ends["rule_id"]]["light"] == "red")

    await until(reported)

"""After the end of a case: what comes late is judged by when it occurred, and a person is told of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from shared.contracts.custody.facts import MeasureLifted, MeasureTaken
from shared.contracts.documents.facts import DocumentDispatched, InitialBatchDispatched
from shared.contracts.fact import Fact
from shared.contracts.funds.facts import CaseFundsCleared, ReceiptBooked, ReceiptDisbursed
from shared.contracts.intake.facts import CaseArchived, CaseClosed, CaseFiled
from shared.contracts.teams import TEAMS
from tests import dockets
from tests.facts import made, record
from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.road import assign, duties, file_case
from tests.workflows.road import timers

pytestmark = pytest.mark.road

NOTICE = {"document_kind": "enforcement_notice", "document": "d1", "addressee": "p1"}


async def tell(court: Court, *told: Fact) -> None:
    """What teams have put on record, one after the other; waits until all is quiet again."""
    for fact in told:
        await record(court, fact)
    await court.advance()


async def end(court: Court, case: str) -> datetime:
    """Close and archive; when it was closed."""
    now = await court.advance()
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="fully_enforced"))
    await tell(court, made(await court.advance(), CaseArchived, f"case/{case}"))
    return now


async def status(court: Court, workflow_id: str) -> str:
    described = await court.client.get_workflow_handle(workflow_id).describe()
    assert described.status is not None
    return described.status.name


async def tasks(court: Court, case: str) -> list[str]:
    rows = await court.listed("intake", "/tasks", "zhixiao01")
    mine = [row for row in rows if row["docket"] == f"case/{case}" and not is_of_a_report(row)]
    assert {row["officer"] for row in mine} <= {"chengban01"}
    return [row["text"] for row in mine]


def is_of_a_report(task: dict[str, Any]) -> bool:
    """That nobody has acknowledged, so that the quality officer sees to it that somebody is told."""
    return str(task["id"]).endswith("/unanswered")


async def take(court: Court, case: str) -> None:
    """Every task of the case is taken by whose it is: the docket need not see to it any more."""
    for row in await court.listed("intake", "/tasks?state=open", "zhixiao01"):
        if row["docket"] == f"case/{case}":
            who = "zhixiao01" if is_of_a_report(row) else "chengban01"
            body = {"reason": "已收悉，即办"}
            path = f"/tasks/{row['id']}/taking"
            await court.do("POST", "intake", path, who, body, If_Match=str(row["version"]))
    await court.advance()


async def acknowledge(court: Court, docket: str) -> None:
    """The last prompt of a docket, by whom it reached."""
    query = "SELECT id, staff_id FROM intake.reminder WHERE docket = $1 ORDER BY created_at DESC LIMIT 1"
    ((prompt, person),) = await court.sql(query, docket)
    await court.do("POST", "intake", f"/reminders/{prompt}/acknowledgement", person)


async def nothing_is_left_behind(court: Court) -> None:
    for team in TEAMS:
        left = await court.sql(
            f"SELECT * FROM {team}.outbox WHERE dead_at IS NOT NULL OR delivered_at IS NULL"
        )
        assert left == [], team


async def test_a_fact_that_comes_after_the_archive_becomes_a_task_and_counts_when_it_occurred(
    court: Court,
) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    await court.advance(to=(await court.advance() + timedelta(hours=2)).isoformat())
    closed = await end(court, case)
    assert await status(court, f"case/{case}") == "COMPLETED"
    before = await duties(court, case)
    assert (
        before["documents.initial_batch"]["state"]
        == before["documents.enforcement_notice"]["state"]
        == "lapsed"
    )
    in_time = closed - timedelta(minutes=1)
    late = made(in_time, InitialBatchDispatched, f"case/{case}")
    await tell(court, late)
    assert await status(court, f"upkeep/{case}") == "RUNNING"  # until somebody has the task
    await take(court, case)
    assert await status(court, f"upkeep/{case}") == "COMPLETED"
    await tell(court, made(await court.advance(), DocumentDispatched, f"case/{case}", **NOTICE))
    assert await status(court, f"upkeep/{case}") == "RUNNING"  # with the duty that this one opens
    assert await tasks(court, case) == [
        "案件结束后收到：首批文书全部发出，请承办人处理",
        "案件结束后收到：文书发出，请承办人处理",
    ]
    after = await duties(court, case)
    assert after["documents.initial_batch"]["state"] == "met"
    assert datetime.fromisoformat(after["documents.initial_batch"]["met_at"]) == in_time
    assert after["documents.enforcement_notice"]["state"] == "lapsed"
    assert (await court.sql("SELECT stage FROM intake.docket WHERE id = $1", f"case/{case}"))[0][
        "stage"
    ] == "归档"
    await nothing_is_left_behind(court)


async def test_what_a_late_fact_opens_is_watched_over_until_it_is_met(court: Court) -> None:
    """Money that comes after the archive: its three working days run, move with the calendar, and are reported."""
    case = await file_case(court, 2)
    await assign(court, case)
    await end(court, case)
    now = await court.advance()
    await tell(court, made(now, ReceiptBooked, f"case/{case}", payable="yes", receipt="r1"))
    assert await tasks(court, case) == ["案件结束后收到：案款到账，请承办人处理"]
    upkeep = court.client.get_workflow_handle(f"upkeep/{case}")
    opened = (await duties(court, case))["funds.disbursement"]
    assert any(opened["due_date"] in summary for summary in (await timers(upkeep)).values())
    notice = {"source": "测试：增设放假日", "days": [{"day": opened["due_date"], "kind": "rest"}]}
    await court.do("POST", "intake", "/calendar", "guanli01", notice)
    await court.advance()
    moved = (await duties(court, case))["funds.disbursement"]
    assert moved["due_date"] > opened["due_date"]
    assert any(moved["due_date"] in summary for summary in (await timers(upkeep)).values())
    overdue = datetime.fromisoformat(moved["due_at"]) + timedelta(hours=1)
    await court.advance(to=overdue.isoformat())
    assert (await duties(court, case))["funds.disbursement"]["light"] == "red"
    await tell(court, made(now + timedelta(hours=1), CaseFundsCleared, f"case/{case}"))
    await tell(court, made(now + timedelta(hours=1), ReceiptDisbursed, f"case/{case}", receipt="r1"))
    cleared = (await duties(court, case))["funds.disbursement"]
    assert (cleared["state"], cleared["overdue_at"]) == ("met", None)
    await take(court, case)
    await court.advance(workdays=1)  # what was to be told at night is told in the morning
    assert await status(court, f"upkeep/{case}") == "COMPLETED"
    assert (
        len(await tasks(court, case)) == 3
    )  # neither the calendar nor the clock is a matter for the officer
    await nothing_is_left_behind(court)


async def test_a_duty_that_outlives_its_case_keeps_the_docket_at_work(court: Court) -> None:
    case = await file_case(court, 3)
    await assign(court, case)
    now = await court.advance()
    until = now + timedelta(days=20)
    frozen = {"asset": "a1", "measure": "m1"}
    taken = {"asset_kind": "bank_deposit", "expires_at": until.isoformat()}
    await tell(court, made(now, MeasureTaken, f"case/{case}", **frozen, **taken))
    await end(court, case)
    open_ones = {rule for rule, row in (await duties(court, case)).items() if row["state"] == "open"}
    assert open_ones == {"custody.renewal", "custody.lapse"}
    assert await status(court, f"case/{case}") == "RUNNING"
    await tell(court, made(now, InitialBatchDispatched, f"case/{case}"))
    assert await tasks(court, case) == ["案件结束后收到：首批文书全部发出，请承办人处理"]
    due_at = datetime.fromisoformat((await duties(court, case))["custody.renewal"]["due_at"])
    await court.advance(to=(due_at - timedelta(hours=9)).isoformat())
    await acknowledge(court, f"case/{case}")
    await tell(court, made(await court.advance(), MeasureLifted, f"case/{case}", **frozen))
    assert (await duties(court, case))["custody.renewal"]["state"] == "met"
    await take(court, case)
    await court.advance(
        workdays=10
    )  # a report that nobody acknowledges goes on to the president and becomes a task
    assert await status(court, f"case/{case}") == "COMPLETED"
    assert len(await tasks(court, case)) == 2  # nor is a prompt's receipt
    found = [one.id async for one in court.client.list_workflows("WorkflowType = 'upkeep'")]
    assert f"upkeep/{case}" not in found
    await nothing_is_left_behind(court)


async def test_a_prompt_acknowledged_after_the_decision_makes_no_docket_of_its_own(court: Court) -> None:
    now = await court.advance()
    body = application(4, received_at=now.isoformat())
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    docket = f"application/{received['id']}"
    await court.advance()
    ((due_at,),) = await court.sql("SELECT due_at FROM intake.duty WHERE docket = $1", docket)
    await court.advance(to=(due_at - timedelta(hours=5)).isoformat())
    await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    assert await status(court, docket) == "COMPLETED"
    dockets = await court.sql("SELECT id FROM intake.docket ORDER BY 1")
    await acknowledge(court, docket)
    await court.advance()
    assert await court.sql("SELECT id FROM intake.docket ORDER BY 1") == dockets
    running = [one.id async for one in court.client.list_workflows("ExecutionStatus = 'Running'")]
    assert not [one for one in running if received["id"] in one]
    assert await court.sql("SELECT id FROM intake.task WHERE docket = $1", docket) == []
    await nothing_is_left_behind(court)


def test_the_end_of_a_case_may_come_before_what_preceded_it() -> None:
    """Across teams facts come in any order: each order leaves every duty as the order of events does."""
    start = datetime.fromisoformat("2026-03-02T09:20:00+08:00")
    docket = "case/x"
    events = (
        made(start, CaseFiled, docket, application_received_at=start.isoformat()),
        made(start + timedelta(hours=1), InitialBatchDispatched, docket),
        made(start + timedelta(hours=2), ReceiptBooked, docket, payable="yes"),
        made(start + timedelta(hours=3), CaseClosed, docket, mode="x"),
        made(start + timedelta(hours=4), DocumentDispatched, docket, **NOTICE),
    )

    def states(order: tuple[Fact, ...]) -> dict[str, Any]:
        owed = dockets.docket(order, start).duties
        return {duty.rule_id: (duty.state, duty.met_at, duty.next_at) for duty in owed}

    expected = states(events)
    assert expected["documents.initial_batch"][:2] == ("met", events[1].occurred_at)
    assert expected["case.term"][:2] == ("met", events[3].occurred_at)
    assert expected["documents.enforcement_notice"][0] == "lapsed"
    left = {
        "funds.disbursement",  # what has come in is paid out, though the case is closed
        "quality.archive",
        "documents.e_dossier",
        "documents.property_report_order",
        "documents.draft_handover",
    }  # opened by the last two
    assert {rule for rule, row in expected.items() if row[0] == "open"} == left
    for order in permutations(events):
        assert states(order) == expected, [one.kind for one in order]

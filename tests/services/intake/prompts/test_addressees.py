"""二(五)2: whoever can be told is told; an office that nobody holds stops neither its duty nor the others of the case."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from shared.contracts.auction.facts import FullPaymentTold
from shared.contracts.documents.facts import InitialBatchDispatched
from shared.law.rulebook import DUTIES
from shared.values.roles import Office
from tests.facts import made, record
from tests.harness import Court
from tests.services.intake.road import assign, duties, file_case

pytestmark = pytest.mark.road

STEAD = ("leader_in_charge", "command_centre_director", "bureau_director", "bureau_deputy", "president")


@pytest_asyncio.fixture(autouse=True, loop_scope="session")
async def in_office(court: Court) -> AsyncIterator[None]:
    """Everybody is back in office after a test."""
    yield
    await court.sql("UPDATE court.appointment SET until = NULL WHERE until IS NOT NULL")


async def vacate(court: Court, *offices: str) -> None:
    await court.sql(
        "UPDATE court.appointment SET until = court.now() WHERE office = ANY($1)",
        list(offices),
    )


async def told(court: Court, case: str, duty: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = await court.sql(
        "SELECT d.step, office, staff_id FROM intake.reminder r JOIN intake.reminder_duty d ON d.reminder_id = r.id"
        " WHERE docket = 'case/' || $1 AND d.duty_id = $2 ORDER BY created_at",
        *(case, duty["id"]),
    )
    return [tuple(row) for row in rows]


async def is_running(court: Court, case: str) -> bool:
    described = await court.client.get_workflow_handle(f"case/{case}").describe()
    return described.status is not None and described.status.name == "RUNNING"


async def test_without_a_clerk_the_prompt_goes_to_whom_the_article_names_next(court: Court) -> None:
    case = await file_case(court, 1)
    duty = (await duties(court, case))["documents.initial_batch"]
    await vacate(court, "document_clerk")
    await court.advance(to=(datetime.fromisoformat(duty["due_at"]) + timedelta(hours=1)).isoformat())
    director = ("command_centre_director", "zhongxin01")
    assert await told(court, case, duty) == [(step, *director) for step in ("warn", "escalate", "overdue")]
    assert await is_running(court, case)


async def test_without_whom_the_article_names_the_courts_leaders_hear(court: Court) -> None:
    case = await file_case(court, 2)
    duty = (await duties(court, case))["documents.initial_batch"]
    await vacate(court, "document_clerk", "command_centre_director", "leader_in_charge")
    await court.advance(to=(datetime.fromisoformat(duty["due_at"]) - timedelta(days=1)).isoformat())
    assert await told(court, case, duty) == [
        (step, "bureau_director", "juzhang01") for step in ("warn", "escalate")
    ]


async def test_with_nobody_in_office_the_docket_goes_on_and_tries_again(court: Court) -> None:
    """Each duty's step is logged, made one task, and taken on the next working day when somebody holds the office."""
    case = await file_case(court, 3)
    duty = (await duties(court, case))["documents.initial_batch"]
    due_at = datetime.fromisoformat(duty["due_at"])
    await vacate(court, *STEAD, "document_clerk")
    await court.advance(to=(due_at + timedelta(hours=1)).isoformat())
    assert await is_running(court, case)
    assert await told(court, case, duty) == []
    log = await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")
    lines = [line["text"] for line in log if "无人可告知" in line["text"] and "二(一)7 首批" in line["text"]]
    assert len(lines) > 1  # one a working day
    tasks = await court.listed("intake", "/tasks", "zhixiao01")
    mine = [task for task in tasks if task["docket"] == f"case/{case}" and "二(一)7 首批" in task["text"]]
    assert len(mine) == 1
    (next_at,) = (await court.sql("SELECT next_at FROM intake.duty WHERE id = $1", duty["id"]))[0]
    now = await court.advance()
    assert now < next_at < now + timedelta(days=4)
    await court.sql("UPDATE court.appointment SET until = NULL WHERE office = 'document_clerk'")
    await court.advance(to=next_at.isoformat())
    assert await told(court, case, duty) == [("warn", "document_clerk", "wenshu01")]
    await record(court, made(await court.advance(), InitialBatchDispatched, f"case/{case}"))
    await court.advance()
    assert (await duties(court, case))["documents.initial_batch"]["state"] == "met"


async def test_an_officer_who_has_left_is_not_told(court: Court) -> None:
    case = await file_case(court, 4)
    await assign(court, case)
    await court.advance()
    duty = (await duties(court, case))["quality.enforcement_notice"]
    assert DUTIES["quality.enforcement_notice"].owner is Office.HANDLING_OFFICER
    await court.sql("UPDATE court.appointment SET until = court.now() WHERE staff_id = 'chengban01'")
    await court.advance(to=duty["due_at"])
    assert [one[1:] for one in await told(court, case, duty) if one[0] == "warn"] == [
        ("command_centre_director", "zhongxin01")
    ]


async def test_what_a_judge_owes_prompts_the_judge_of_this_case_and_the_assigner_before_there_is_one(
    court: Court,
) -> None:
    case, unassigned = await file_case(court, 5), await file_case(court, 6)
    body = {"track": "simple", "officer": "chengban02", "judge": "faguan02", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", body, If_Match="1")
    now = await court.advance()
    for number in (case, unassigned):
        await record(court, made(now, FullPaymentTold, f"case/{number}", asset="a1"))
    await court.advance()
    owed = {number: (await duties(court, number))["auction.sale_ruling"] for number in (case, unassigned)}
    await court.advance(to=owed[case]["due_at"])
    warned = [(await told(court, number, duty))[0] for number, duty in owed.items()]
    assert warned == [("warn", "judge", "faguan02"), ("warn", "quality_officer", "zhixiao01")]

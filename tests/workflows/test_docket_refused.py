"""What intake refuses ends no docket: it becomes a task for a person and is tried again, and the other deadlines run on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.docket import apply
from services.intake.docket.models import DocketRow
from services.intake.prompts import waking
from shared.contracts.documents.facts import InitialBatchDispatched
from shared.contracts.intake.facts import ClockMoved
from shared.platform.work import Work
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from tests.facts import made, record
from tests.harness import Court
from tests.services.funds.road import until
from tests.services.intake.road import duties, file_case
from tests.workflows.road import timers
from workflows import deadlines


def refusal() -> Problem:
    return Problem(409, ProblemCode.OUT_OF_ORDER, article="二(五)2")


async def is_running(court: Court, case: str) -> bool:
    described = await court.client.get_workflow_handle(f"case/{case}").describe()
    return described.status is not None and described.status.name == "RUNNING"


async def tasks(court: Court, case: str) -> list[str]:
    rows = await court.listed("intake", "/tasks", "zhixiao01")
    return [row["text"] for row in rows if row["docket"] == f"case/{case}"]


@pytest.mark.walk
async def test_a_refused_prompt_is_tried_again(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    case = await file_case(court, 1)
    monkeypatch.setattr(deadlines, "_LATER", timedelta(milliseconds=300))
    taken = waking.wake
    refusing = True

    async def wake(work: Work, rows: Sequence[DocketRow]) -> None:
        if refusing:
            raise refusal()
        await taken(work, rows)

    monkeypatch.setattr(waking, "wake", wake)
    due_at = (await duties(court, case))["filing.handover"]["due_at"]
    shift = "UPDATE court.clock SET shift = shift + ($1::timestamptz - court.now())"
    await court.sql(shift, datetime.fromisoformat(due_at) + timedelta(hours=1))
    await record(court, made((await court.sql("SELECT court.now()"))[0][0], ClockMoved, f"case/{case}"))

    async def told() -> bool:
        return bool(await tasks(court, case))

    await until(told)
    assert await tasks(court, case) == ["「期限提示与报告」未能办理（out_of_order）二(五)2，请承办人处理"]
    assert await is_running(court, case)
    refusing = False

    async def reported() -> bool:
        return (await duties(court, case))["filing.handover"]["light"] == "red"

    await until(reported)
    assert await is_running(court, case)


@pytest.mark.walk
async def test_a_refused_fact_is_applied_in_the_end(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    case = await file_case(court, 2)
    monkeypatch.setattr(deadlines, "_LATER", timedelta(milliseconds=300))
    taken = apply._apply
    refusing = True

    async def refused(session: Any, row: DocketRow, *rest: Any) -> Any:
        if refusing and row.id == f"case/{case}":
            raise refusal()
        return await taken(session, row, *rest)

    monkeypatch.setattr(apply, "_apply", refused)
    now = (await court.sql("SELECT court.now()"))[0][0]
    before = await timers(court.client.get_workflow_handle(f"case/{case}"))
    await record(court, made(now, InitialBatchDispatched, f"case/{case}"))

    async def told() -> bool:
        return bool(await tasks(court, case))

    await until(told)
    assert set(await tasks(court, case)) == {
        "「登记事实、计算期限」未能办理（out_of_order）二(五)2，请承办人处理"
    }
    kept = await timers(court.client.get_workflow_handle(f"case/{case}"))
    assert before.items() <= kept.items()
    refusing = False

    async def met() -> bool:
        return (await duties(court, case))["documents.initial_batch"]["state"] == "met"

    await until(met)
    assert await is_running(court, case)

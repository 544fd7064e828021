"""终本规定第九条: a concluded case is asked about for five years, by itself; what is found calls for its officer."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

import pytest

from deploy import database
from deploy.local import LOGIN_ROLES
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import asked_at
from shared.contracts.documents.facts import ApplicantsTold
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import new_id
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court, court_at
from tests.records import approved, put, record
from tests.servers import PASSWORD, temporal
from tests.services.intake.road import assign, duties, file_case, leave_nothing_open

_CONCLUDE = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
    " closed_at = now() WHERE case_number = $1"
)


async def inspect(court: Court) -> None:
    await court.client.execute_workflow("inspection", id=f"inspection/{new_id()}", task_queue=WORKFLOW_QUEUE)
    await court.advance()


async def occasions(court: Court, case: str) -> list[str]:
    found = await court.listed("custody", f"/cases/{case}/queries?channel=national", "chakong01")
    return sorted(
        (one["occasion"] for one in found if one["occasion"].startswith("upkeep_") and one["started_at"]),
        key=lambda occasion: int(occasion.removeprefix("upkeep_")),
    )


async def concluded(court: Court) -> tuple[str, datetime]:
    """A case whose round is concluded now, and when."""
    case = await file_case(court, 1519)
    await assign(court, case)
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode = "concluded_this_round"
    await put(court, request)
    await court.sql(_CONCLUDE, case)
    kept = record(
        Upkeep,
        case_number=case,
        concluded_at=now,
        round=1,
        next_at=asked_at(now, number(case), 1),
        state="running",
    )
    await put(court, kept)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()
    assert (await duties(court, case))["conclusion.query_1"]["state"] == "open"
    await inspect(court)
    assert await occasions(court, case) == [], "not before its night"
    return case, now


def number(case: str) -> int:
    return int(case.removesuffix("号").rpartition("执")[2])


async def asked(court: Court, case: str, since: datetime, rounds: range) -> None:
    for round in rounds:
        at = asked_at(since, number(case), round)
        assert at is not None
        await court.advance(to=at.isoformat())
        await inspect(court)
        await inspect(court)
        assert await occasions(court, case) == [f"upkeep_{one}" for one in range(1, round + 1)]
        owed = await duties(court, case)
        assert owed[f"conclusion.query_{round}"]["state"] == "met"
        assert owed["conclusion.query_told"]["state"] == "open", "whoever applied is told of each query"
        told: dict[str, Any] = {"document": f"told-{round}", "document_kind": "query_result_notice"}
        await tell(court, made(await court.advance(), ApplicantsTold, f"case/{case}", **told))
        await court.advance()
        assert (await duties(court, case))["conclusion.query_told"]["state"] == "met"
        if round < 10:
            following = owed[f"conclusion.query_{round + 1}"]
            assert following["state"] == "open"
            assert datetime.fromisoformat(following["due_at"]) > at


@pytest.mark.road
async def test_a_concluded_case_is_asked_about_ten_times_in_five_years() -> None:
    """A release changes nothing: after the fourth query all services and the worker end, and others begin on what they have left."""
    async with temporal() as address:
        async with court_at(address) as court:
            case, since = await concluded(court)
            await asked(court, case, since, range(1, 5))
            left = await court.advance()

        async def as_it_was_left(name: str) -> datetime:
            passwords, server = (
                dict.fromkeys(LOGIN_ROLES.values(), PASSWORD),
                os.environ["JIYUE_TEST_POSTGRES"],
            )
            await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords, demo=True)
            return left

        async with court_at(address, as_it_was_left, court.database) as court:
            await asked(court, case, since, range(5, 11))
            (kept,) = await court.listed("intake", f"/cases/{case}/upkeeps", "zhixiao01")
            assert (kept["state"], kept["next_at"]) == ("ended", None)
            owed = await duties(court, case)
            states = {owed[f"conclusion.query_{one}"]["state"] for one in range(1, 11)}
            assert states == {"met"}, "after five years nothing is owed"

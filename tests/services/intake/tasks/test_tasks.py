"""A task on its way: told to whom it concerns, to the next level while nobody takes it, handed on, finished (二(五)3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.facts import forge, forged
from tests.harness import Court
from tests.services.intake.road import assign, file_case


async def told_of(court: Court, case: str) -> list[tuple[str, str]]:
    rows = await court.sql(
        "SELECT step, staff_id FROM intake.reminder WHERE docket = $1 AND step LIKE 'task%'"
        " ORDER BY created_at, id",
        f"case/{case}",
    )
    return [tuple(row) for row in rows]


async def seen_by(court: Court, case: str, who: str, query: str = "") -> list[Any]:
    rows = await court.listed("intake", f"/tasks{query}", who)
    return [row for row in rows if row["docket"] == f"case/{case}"]


@pytest.mark.walk
async def test_a_task_goes_from_level_to_level_until_it_is_taken_and_ends_with_a_result(court: Court) -> None:
    case = await file_case(court, 1)
    await assign(court, case)
    now = await court.advance()
    await forge(court, f"network/{case}", forged(now, "custody.freeze_decided", f"case/{case}", **REFUSED))
    (task,) = await seen_by(court, case, "chengban01")
    assert (task["state"], task["office"], task["owner"]) == ("open", "handling_officer", None)
    assert await told_of(court, case) == [("task", "chengban01")]
    assert await seen_by(court, case, "chengban02") == await seen_by(court, case, "caiwu01") == []
    path = f"/tasks/{task['id']}"
    because = {"reason": "由我核对后重新办理"}
    refused = await court.call("POST", "intake", f"{path}/taking", "chengban02", because, If_Match="1")
    assert refused.status_code == 403
    await court.advance(to=(now + timedelta(days=1, minutes=1)).isoformat())
    assert await told_of(court, case) == [("task", "chengban01"), ("task_untaken", "zhongxin01")]
    unseen = await court.call("POST", "intake", f"{path}/taking", "chengban01", because)
    assert unseen.status_code == 428
    taken = await court.do("POST", "intake", f"{path}/taking", "chengban01", because, If_Match="1")
    assert (taken["state"], taken["version"]) == ("taken", 2)
    await court.advance(to=(now + timedelta(days=3)).isoformat())
    assert len(await told_of(court, case)) == 2  # taken, it goes no further
    give = {"reason": "查控事项，请协助", "to": "chakong01"}
    stale = await court.call("POST", "intake", f"{path}/handing-on", "chengban01", give, If_Match="1")
    assert (stale.status_code, stale.json()["detail"]) == (412, "当前版本为 2，所依据的版本为 1")
    await court.do("POST", "intake", f"{path}/handing-on", "chengban01", give, If_Match="2")
    await court.advance()
    assert (await told_of(court, case))[-1] == ("task", "chakong01")
    ended = {"reason": "已重新冻结"}
    done = await court.do("POST", "intake", f"{path}/finishing", "chakong01", ended, If_Match="3")
    assert (done["state"], done["done_by"], done["result"]) == ("done", "chakong01", "已重新冻结")
    assert await seen_by(court, case, "zhixiao01", "?state=open") == []
    assert len(await seen_by(court, case, "zhixiao01", "?state=done&office=handling_officer")) == 1
    audited = await court.sql(
        "SELECT action, detail->>'reason' AS reason FROM intake.audit WHERE subject = $1 ORDER BY seq",
        task["id"],
    )
    assert [row["action"] for row in audited if row["reason"]] == ["task.take", "task.hand_on", "task.finish"]
    handed = await court.sql(
        "SELECT detail->'before'->>'owner' AS former, detail->'after'->>'owner' AS owner FROM intake.audit"
        " WHERE subject = $1 AND action = 'task.hand_on'",
        task["id"],
    )
    assert [tuple(row) for row in handed] == [("chengban01", "chakong01")]


REFUSED = {"asset": "not-on-record", "attempt": 1}

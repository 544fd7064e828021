"""The audit chain finds a changed, a removed, a re-ordered and a cut-off row, whoever made the change."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import asyncpg
import pytest

from deploy.temporal_server import INSPECTION
from shared.platform import anchoring, audit
from tests.harness import Court
from tests.services.intake.people import application


async def filed(court: Court, seed: int) -> str:
    """A case with some rows in its chain."""
    one = await court.do("POST", "intake", "/applications", "lian01", application(seed))
    case = await court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01")
    for _ in range(3):
        await court.do("GET", "intake", f"/cases/{case['case_number']}", "zhixiao01")
    await court.advance()
    return str(case["case_number"])


async def faults(court: Court, case: str) -> list[audit.Fault]:
    checked, found = await audit.verify(court.dsn("auditor"))
    assert checked > 0
    return [fault for fault in found if fault.case_number == case]


async def test_an_untouched_chain_verifies(court: Court) -> None:
    assert await faults(court, await filed(court, 1)) == []


async def test_the_auditor_verifies_a_deployed_court_by_its_address(court: Court) -> None:
    case = await filed(court, 12)
    asked = {"env": {**os.environ, "JIYUE_AUDITOR_DSN": court.dsn("auditor")}, "capture_output": True}
    command = [sys.executable, "-m", "deploy.cli"]
    outbox = await asyncio.to_thread(subprocess.run, [*command, "outbox"], **asked)
    assert outbox.stdout.decode().strip() == "没有未送达的事实"
    await court.sql("UPDATE intake.audit SET actor = 'nobody' WHERE case_number = $1 AND seq = 2", case)
    found = await asyncio.to_thread(subprocess.run, [*command, "audit", "verify"], **asked)
    assert found.returncode == 1
    assert f"intake {case} 第 2 条：记录被改动或顺序被调换" in found.stdout.decode()


async def test_a_changed_row_is_found(court: Court) -> None:
    case = await filed(court, 2)
    await court.sql("UPDATE intake.audit SET actor = 'nobody' WHERE case_number = $1 AND seq = 2", case)
    assert [(fault.seq, fault.detail) for fault in await faults(court, case)] == [
        (2, "记录被改动或顺序被调换")
    ]


async def test_a_removed_row_is_found(court: Court) -> None:
    case = await filed(court, 3)
    await court.sql("DELETE FROM intake.audit WHERE case_number = $1 AND seq = 2", case)
    assert (3, "之前的记录被删除") in [(fault.seq, fault.detail) for fault in await faults(court, case)]


async def test_re_ordered_rows_are_found(court: Court) -> None:
    case = await filed(court, 4)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        await court.sql(
            "UPDATE intake.audit SET seq = $3 WHERE case_number = $1 AND seq = $2", case, old, new
        )
    assert {fault.seq for fault in await faults(court, case)} >= {2, 3}


async def test_a_cut_off_tail_is_found_by_its_anchor(court: Court) -> None:
    """Tail and head cut together leave a sound chain; the head anchored in another team's schema shows it."""
    case = await filed(court, 5)
    assert (await court.do("POST", "intake", "/inspections", "zhixiao01"))["anchored"] > 0
    (last,) = await court.sql("SELECT max(seq) AS seq FROM intake.audit WHERE case_number = $1", case)
    await court.sql("DELETE FROM intake.audit WHERE case_number = $1 AND seq = $2", case, last["seq"])
    await court.sql(
        "UPDATE intake.audit_head h SET seq = a.seq, hash = a.hash FROM intake.audit a"
        " WHERE h.case_number = $1 AND a.case_number = $1 AND a.seq = $2",
        *(case, last["seq"] - 1),
    )
    assert [(fault.seq, fault.detail) for fault in await faults(court, case)] == [
        (last["seq"], "链尾被截断或与存证不符")
    ]


async def test_a_tail_cut_off_together_with_its_head_is_found_before_it_is_anchored(court: Court) -> None:
    case = await filed(court, 13)
    (last,) = await court.sql("SELECT max(seq) AS seq FROM intake.audit WHERE case_number = $1", case)
    await court.sql("DELETE FROM intake.audit WHERE case_number = $1 AND seq = $2", case, last["seq"])
    await court.sql("DELETE FROM intake.audit_head WHERE case_number = $1", case)
    assert [(fault.seq, fault.detail) for fault in await faults(court, case)] == [
        (last["seq"] - 1, "链头被删除，或者其后添加了记录")
    ]


async def test_a_row_added_behind_the_head_is_found(court: Court) -> None:
    """Whoever can compute the hash can make a row that fits; the head knows nothing of it."""
    case = await filed(court, 14)
    await court.sql(
        "INSERT INTO intake.audit SELECT case_number, seq + 1, at, recorded_at, 'juzhang01', 'case.close', 'x', '{}',"
        " intake.audit_hash(hash, case_number, seq + 1, at, recorded_at, 'juzhang01', 'case.close', 'x', '{}')"
        " FROM intake.audit WHERE case_number = $1 ORDER BY seq DESC LIMIT 1",
        case,
    )
    assert [fault.detail for fault in await faults(court, case)] == ["链头被删除，或者其后添加了记录"]


async def test_an_inspection_that_is_tried_does_not_run(court: Court) -> None:
    found = [one.id async for one in court.client.list_workflows("WorkflowType = 'inspection'")]
    tried = await court.call("POST", "intake", "/inspections", "zhixiao01", Prefer="handling=dry-run")
    assert tried.status_code == 200
    assert tried.headers["preference-applied"] == "handling=dry-run"
    again = [one.id async for one in court.client.list_workflows("WorkflowType = 'inspection'")]
    assert sorted(again) == sorted(found)


async def test_an_inspection_asked_for_again_is_the_same_inspection(court: Court) -> None:
    answers = [
        (await court.call("POST", "intake", "/inspections", "zhixiao01", key="tonight")).json()
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    found = [one.id async for one in court.client.list_workflows("WorkflowType = 'inspection'")]
    refused = await court.call("POST", "intake", "/inspections", "lian01", key="tonight")
    assert refused.status_code == 403
    await court.call("POST", "intake", "/inspections", "zhixiao01", key="tonight")
    again = [one.id async for one in court.client.list_workflows("WorkflowType = 'inspection'")]
    assert sorted(again) == sorted(found)


@pytest.mark.walk
async def test_the_schedule_anchors_every_chain_page_by_page(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchoring, "_PAGE", 2)
    cases = [await filed(court, seed) for seed in (6, 7, 8, 9, 10)]
    await court.client.get_schedule_handle(INSPECTION).trigger()
    daily: list[str] = []
    while not daily:
        running = court.client.list_workflows("WorkflowType = 'inspection' AND ExecutionStatus = 'Completed'")
        daily = [one.id async for one in running if one.id.startswith("inspection/daily")]
        await court.advance()
    anchored = await court.sql("SELECT case_number FROM documents.audit_anchor WHERE team = 'intake'")
    assert set(cases) <= {row["case_number"] for row in anchored}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE intake.audit SET actor = 'x'",
        "DELETE FROM intake.audit",
        "INSERT INTO intake.audit_head VALUES ('x', 1, '')",
        "UPDATE intake.audit_anchor SET seq = 1",
        "DELETE FROM intake.outbox",
        "UPDATE intake.outbox SET fact = '{}'",
        "UPDATE intake.alembic_version SET version_num = 'x'",
        "UPDATE court.alembic_version SET version_num = 'x'",
        "SELECT * FROM funds.ledger_entry",
    ],
)
async def test_a_runtime_role_cannot_touch_it(court: Court, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql(statement, role="intake_app")

"""The database of each earlier release, a case under way in it, is upgraded and goes on.

Temporal's own state is not in the dumps: the workflows begin anew with the first fact that reaches them, which is also
what happens after its loss.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import subprocess
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from deploy import database, postgres
from deploy.local import LOGIN_ROLES
from shared.platform import audit
from tests.harness import Court, running_court
from tests.servers import PASSWORD
from tests.services.auction.road import Road
from tests.workflows.road import timers

RELEASES = sorted((Path(__file__).parent / "release").glob("*.sql.gz"))
INQUIRY_DUTY = "custody.reference_price_start"


class Release:
    """One release's dump, and what its first line says of it."""

    def __init__(self, path: Path) -> None:
        self.sql = gzip.decompress(path.read_bytes())
        self.about: dict[str, Any] = json.loads(self.sql.partition(b"\n")[0].removeprefix(b"-- "))

    async def restore_and_upgrade(self, name: str) -> datetime:
        server = os.environ["JIYUE_TEST_POSTGRES"]
        target = server.rpartition("/")[0] + f"/{name}"
        superuser = await asyncpg.connect(server)
        await superuser.execute(f"CREATE DATABASE {name}")
        await superuser.execute(f"ALTER DATABASE {name} SET timezone TO 'Asia/Shanghai'")
        await superuser.close()
        psql = (postgres.binary("psql"), target, "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1")
        await asyncio.to_thread(
            subprocess.run, psql, input=self.sql, stdout=subprocess.DEVNULL, check=True, timeout=60
        )
        passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
        await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords, demo=True)
        return datetime.fromisoformat(self.about["court_time"])


Upgraded = tuple[Court, Release]


@pytest_asyncio.fixture(
    scope="module", loop_scope="session", params=RELEASES, ids=lambda path: path.name.partition(".")[0]
)
async def upgraded(request: pytest.FixtureRequest) -> AsyncIterator[Upgraded]:
    release = Release(request.param)
    async with running_court(release.restore_and_upgrade) as court:
        yield court, release


async def test_its_schemas_are_those_of_the_models_and_its_chains_verify(upgraded: Upgraded) -> None:
    court, _ = upgraded
    await database.check(court.dsn("postgres"))
    checked, faults = await audit.verify(court.dsn("auditor"))
    assert checked > 100
    assert faults == []


@pytest.mark.walk
async def test_its_case_goes_on(upgraded: Upgraded) -> None:
    court, release = upgraded
    case = release.about["case"]
    open_before = {row["id"]: row for row in release.about["duties"] if row["state"] == "open"}

    async def duties() -> dict[str, Any]:
        rows = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
        return {row["id"]: row for row in rows}

    def dates(rows: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
        return {one: (row["rule_id"], row["state"], row["due_at"]) for one, row in rows.items()}

    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    road = Road(court, case, release.about["asset"], [party["id"] for party in file["parties"]])
    assert [one.id async for one in court.client.list_workflows("WorkflowType = 'case'")] == []
    assert dates(await duties()) == dates({row["id"]: row for row in release.about["duties"]})

    given = [paper["paper"] for paper in (await road.file())["papers"]]
    await road.do("papers/receipt", {"papers": dict.fromkeys(given, "")}, "juanzong01")
    now = await court.advance()
    await road.do("survey", await road.survey_body(surveyed_on=now.date().isoformat()))
    await court.advance()
    docket = court.client.get_workflow_handle(f"case/{case}")
    read = " ".join((await timers(docket)).values())
    for row in open_before.values():
        assert f"{row['article']} {row['title']}" in read
        assert row["due_date"] in read

    (inquiry,) = (row for row in open_before.values() if row["rule_id"] == INQUIRY_DUTY)
    due = datetime.fromisoformat(inquiry["due_at"])
    await court.advance(to=(due - timedelta(minutes=1)).isoformat())
    assert dates({one: row for one, row in (await duties()).items() if one in open_before}) == dates(
        open_before
    )
    assert (await duties())[inquiry["id"]]["overdue_at"] is None
    await court.advance(to=due.isoformat())
    assert (await duties())[inquiry["id"]]["overdue_at"][:16] == inquiry["due_at"][:16]

    await road.inquire()
    late = (await duties())[inquiry["id"]]
    assert (late["state"], late["overdue_at"][:10]) == ("met", due.date().isoformat())
    assert (await audit.verify(court.dsn("auditor")))[1] == []
    undelivered = [
        row
        for team in database.SCHEMAS[1:]
        for row in await court.sql(f"SELECT * FROM {team}.outbox WHERE delivered_at IS NULL")
    ]
    assert undelivered == []

"""`jiyue migrate`, as a release runs it: against real servers that it did not start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.client import Client

from deploy.local import LOGIN_ROLES
from deploy.temporal_server import SEARCH_ATTRIBUTES
from tests.servers import PASSWORD, temporal

pytestmark = pytest.mark.road


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    """The roles belong to the server that all tests share, so they keep their password."""
    directory = tmp_path / "passwords"
    directory.mkdir()
    for role in LOGIN_ROLES.values():
        (directory / role).write_text(PASSWORD + "\n")
    return directory


@pytest_asyncio.fixture
async def environment(tmp_path: Path) -> AsyncIterator[dict[str, str]]:
    name = f"court_{uuid4().hex[:12]}"
    server = os.environ["JIYUE_TEST_POSTGRES"].rpartition("/")[0]
    async with temporal() as address:
        yield {
            "JIYUE_MODE": "production",
            "JIYUE_DATABASE_DSN": f"{server}/{name}",
            "JIYUE_TEMPORAL_ADDRESS": address,
            "JIYUE_TEMPORAL_NAMESPACE": name,
            "JIYUE_DATA_DIR": str(tmp_path / "data"),
        }


def migrate(passwords: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deploy.cli", "migrate", str(passwords)]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True)


async def query(environment: dict[str, str], statement: str, role: str = "") -> object:
    dsn = environment["JIYUE_DATABASE_DSN"]
    if role:
        dsn = f"postgresql://{role}:{PASSWORD}@{dsn.partition('@')[2]}"
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def test_production_is_prepared_without_a_single_person(
    passwords: Path, environment: dict[str, str]
) -> None:
    for _ in range(2):
        done = migrate(passwords, environment)
        assert (done.returncode, done.stdout) == (0, "数据库与流程引擎已就绪\n"), done.stderr
    assert await query(environment, "SELECT count(*) FROM court.staff") == 0
    assert await query(environment, "SELECT count(*) FROM court.appointment") == 0
    assert await query(environment, "SELECT count(*) FROM funds.payout", "funds_app") == 0
    assert await query(environment, "SELECT shift FROM court.clock WHERE shift <> '0'") is None
    assert not (Path(environment["JIYUE_DATA_DIR"]) / "keys").exists()
    name = environment["JIYUE_TEMPORAL_NAMESPACE"]
    client = await Client.connect(environment["JIYUE_TEMPORAL_ADDRESS"], namespace=name)
    found = await client.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace=name))
    assert set(SEARCH_ATTRIBUTES) <= set(found.custom_attributes)


async def test_a_new_court_has_the_administrator_that_its_set_up_names_once(
    passwords: Path, environment: dict[str, str]
) -> None:
    named = passwords / "first_administrator"
    named.write_text("guanli01，孔管理\n")
    refused = migrate(passwords, environment)
    assert refused.returncode == 1
    assert "人员编号,姓名,手机号" in refused.stderr
    for line in ("guanli01, 孔管理, 13900000001\n", "other01, 后来者, 13900000002\n"):
        named.write_text(line)
        assert migrate(passwords, environment).returncode == 0
    assert await query(environment, "SELECT array_agg(id || name || mobile) FROM court.staff") == [
        "guanli01孔管理13900000001"
    ]
    held = "SELECT array_agg(staff_id || '/' || office) FROM court.appointment WHERE until IS NULL"
    assert await query(environment, held) == ["guanli01/administrator"]


async def test_a_sandbox_has_the_demos_staff_and_keys_and_never_becomes_production(
    passwords: Path, environment: dict[str, str]
) -> None:
    done = migrate(passwords, environment | {"JIYUE_MODE": "sandbox"})
    assert done.returncode == 0, done.stderr
    assert await query(environment, "SELECT name FROM court.staff WHERE id = 'chengban01'") == "刘承办"
    assert (Path(environment["JIYUE_DATA_DIR"]) / "keys" / "court-seal.p12").exists()
    await query(environment, "UPDATE court.clock SET shift = '1 day'")
    refused = migrate(passwords, environment)
    assert refused.returncode == 1
    assert "沙箱的数据库" in refused.stderr


async def test_a_locked_table_is_named_in_one_line(passwords: Path, environment: dict[str, str]) -> None:
    assert migrate(passwords, environment).returncode == 0
    session = await asyncpg.connect(environment["JIYUE_DATABASE_DSN"])
    async with session.transaction():
        await session.execute("LOCK TABLE custody.alembic_version IN ACCESS EXCLUSIVE MODE")
        refused = migrate(passwords, environment | {"JIYUE_MIGRATION_LOCK_SECONDS": "1"})
    await session.close()
    assert refused.returncode == 1
    assert refused.stderr.replace("\n", "").startswith("custody 的迁移未完成，等待锁超过 1 秒")


@pytest.mark.parametrize("content", [None, " \n"])
async def test_a_role_without_a_password_is_named_and_nothing_is_made(
    passwords: Path, environment: dict[str, str], content: str | None
) -> None:
    kept = passwords / "docket_app"
    kept.unlink() if content is None else kept.write_text(content)
    refused = migrate(passwords, environment)
    assert refused.returncode == 1
    assert "docket_app" in refused.stderr
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await query(environment, "SELECT 1")


async def test_a_password_may_hold_any_character(tmp_path: Path) -> None:
    from deploy.database import _roles

    role, password = f"odd_{uuid4().hex[:8]}", "it's \\ 口令 $1"
    await _roles(os.environ["JIYUE_TEST_POSTGRES"], "postgres", {role: password})
    try:
        server = os.environ["JIYUE_TEST_POSTGRES"].partition("@")[2]
        connection = await asyncpg.connect(f"postgresql://{server}", user=role, password=password)
        await connection.close()
    finally:
        owner = await asyncpg.connect(os.environ["JIYUE_TEST_POSTGRES"])
        await owner.execute(f"DROP ROLE {role}")
        await owner.close()

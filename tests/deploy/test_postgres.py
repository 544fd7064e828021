"""The embedded server: what is acknowledged survives SIGKILL, what is stored survives a stop."""

from __future__ import annotations

import asyncio
import functools
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from deploy import postgres
from deploy.postgres import embedded_postgres, sweep
from deploy.supervisor import StartFailed, run_as

pytestmark = pytest.mark.road


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "local"
    postgres.discard(tmp_path / "local")


async def test_is_postgresql_18_with_password_checksums_and_utf8(directory: Path) -> None:
    async with embedded_postgres(directory) as server:
        connection = await asyncpg.connect(server.superuser_dsn)
        shown = {
            name: await connection.fetchval(f"show {name}")
            for name in ("server_version", "data_checksums", "server_encoding", "fsync", "listen_addresses")
        }
        await connection.close()
        assert shown.pop("server_version").startswith("18.")
        assert shown == {
            "data_checksums": "on",
            "server_encoding": "UTF8",
            "fsync": "on",
            "listen_addresses": "127.0.0.1",
        }
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(f"postgresql://postgres:wrong@127.0.0.1:{server.port}/postgres")


@pytest.mark.parametrize("durable", [True, False])
async def test_every_acknowledged_row_survives_sigkill(directory: Path, durable: bool) -> None:
    async with embedded_postgres(directory, durable=durable) as server:
        connection = await asyncpg.connect(server.superuser_dsn)
        await connection.execute("create table kept (n int)")
        for n in range(50):
            await connection.execute("insert into kept values ($1)", n)
        await server.supervisor.kill("postgres")
        connection.terminate()
        await server.supervisor.wait_ready("postgres")
        connection = await asyncpg.connect(server.superuser_dsn)
        assert await connection.fetchval("select count(*) from kept") == 50
        await connection.close()


async def test_a_second_start_finds_the_data_and_the_password(directory: Path) -> None:
    async with embedded_postgres(directory) as server:
        connection = await asyncpg.connect(server.superuser_dsn)
        await connection.execute("create table kept as select '浉河' as court")
        await connection.close()
        password = server.password
    async with embedded_postgres(directory) as server:
        connection = await asyncpg.connect(server.superuser_dsn)
        assert await connection.fetchval("select court from kept") == "浉河"
        await connection.close()
        assert server.password == password


async def test_a_pid_file_with_the_number_of_a_stranger_does_not_stop_the_start(directory: Path) -> None:
    user = postgres.process(directory, port=1).user
    pid_file = directory / "postgres" / "data" / "postmaster.pid"
    stranger = await asyncio.create_subprocess_exec("sleep", "infinity", cwd="/", **run_as(user))
    try:
        pid_file.write_text(f"{stranger.pid}\n")
        async with embedded_postgres(directory) as server:
            assert pid_file.read_text().split()[0] == str(server.supervisor.pid("postgres"))
    finally:
        stranger.kill()
        await stranger.wait()


async def test_nobody_else_can_read_the_password_or_the_data(directory: Path) -> None:
    async with embedded_postgres(directory):
        password = directory / "postgres.password"
        assert stat.S_IMODE(password.stat().st_mode) == 0o600
        assert stat.S_IMODE((directory / "postgres").stat().st_mode) == 0o700


async def test_an_interrupted_set_up_is_begun_anew(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hasty:
        hasty.setattr(subprocess, "run", functools.partial(subprocess.run, timeout=0.15))
        with pytest.raises(subprocess.TimeoutExpired):
            postgres.process(directory, port=1)
    async with embedded_postgres(directory) as server:
        connection = await asyncpg.connect(server.superuser_dsn)
        await connection.close()


def test_data_that_have_vanished_are_not_replaced_by_an_empty_database(directory: Path) -> None:
    directory.mkdir()
    (directory / "postgres").symlink_to(directory / "gone")
    with pytest.raises(StartFailed, match="数据库目录不见了"):
        postgres.process(directory, port=1)


def test_discard_leaves_nothing(directory: Path) -> None:
    postgres.process(directory, port=1)
    home = (directory / "postgres").resolve()
    assert (home / "data" / "PG_VERSION").exists()
    postgres.discard(directory)
    assert not home.exists()
    assert not directory.exists()


def test_the_database_of_a_deleted_installation_is_swept_and_no_other(tmp_path: Path) -> None:
    """One that is led to, one whose installation was deleted, one whose place another has taken, one of before."""
    homes = {
        name: tmp_path / "root" / f"database-{name}" for name in ("kept", "deleted", "replaced", "before")
    }
    for name, home in homes.items():
        home.mkdir(parents=True)
        link = tmp_path / name / "postgres"
        link.parent.mkdir()
        link.symlink_to(homes["kept"] if name == "replaced" else home)
        if name != "before":
            (home / "of").write_text(str(link))
    shutil.rmtree(tmp_path / "deleted")
    sweep(tmp_path / "root")
    assert {name for name, home in homes.items() if home.exists()} == {"kept", "before"}

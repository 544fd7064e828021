"""An installation: ports, environment, what a second start finds. The services are stand-ins here."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from deploy import postgres
from deploy.local import PORTS, Installation, PortTaken
from deploy.ports import free_ports
from deploy.supervisor import Process, StartFailed, answers_http
from deploy.up import down
from shared.contracts.teams import TEAMS

pytestmark = pytest.mark.road


class WithStandIns(Installation):
    """Each service replaced by a file server; the database prepared with one table."""

    def python(self, name: str) -> Process:
        port = self.ports[name]
        command = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port))
        return Process(name, command, answers_http(port, "/"), port, env=self.environment(name))

    async def prepare_database(self) -> None:
        connection = await asyncpg.connect(self.superuser_dsn)
        await connection.execute("create table if not exists starts (at timestamptz default now())")
        await connection.execute("insert into starts default values")
        await connection.close()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    ports = dict(zip(PORTS, free_ports(len(PORTS)), strict=True))
    yield WithStandIns(tmp_path / "local", ports, durable=False)
    postgres.discard(tmp_path / "local")


async def test_a_second_start_finds_the_data_of_the_first(installation: Installation) -> None:
    for starts in (1, 2):
        async with installation.running() as supervisor:
            assert (
                len({supervisor.pid(name) for name in ("postgres", "temporal", "sandbox", "worker", *TEAMS)})
                == 10
            )
            connection = await asyncpg.connect(installation.superuser_dsn)
            assert await connection.fetchval("select count(*) from starts") == starts
            await connection.close()
            with pytest.raises(StartFailed, match=f"已在运行（进程 {os.getpid()}）"):
                async with installation.running():
                    pass
            assert await answers_http(installation.ports["custody"], "/")()
            assert installation.directory.stat().st_mode & 0o777 == 0o700
            home = (installation.directory / "postgres").resolve()  # outside, where root starts the court
            written = [installation.directory, home, *installation.directory.rglob("*"), *home.rglob("*")]
            kept = {path.name for path in written}
            assert kept > {"temporal.db", "intake.log", "processes.json", "ports.json", "PG_VERSION"}
            assert [path for path in written if not path.is_symlink() and path.stat().st_mode & 0o077] == []
            found = Installation.already_running(installation.directory)
            assert (found.ports, found.dsn("auditor")) == (installation.ports, installation.dsn("auditor"))
    with pytest.raises(StartFailed, match="没有正在运行的实例"):
        Installation.already_running(installation.directory)


async def test_a_failing_preparation_leaves_nothing_running(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_: Installation) -> None:
        raise StartFailed("迁移失败")

    monkeypatch.setattr(WithStandIns, "prepare_database", fails)
    with pytest.raises(StartFailed, match="迁移失败"):
        async with installation.running():
            pass
    installation.check_ports()


def test_each_process_logs_in_under_a_role_of_its_own(installation: Installation) -> None:
    dsns = [installation.environment(name)["JIYUE_DATABASE_DSN"] for name in (*TEAMS, "worker")]
    assert len({dsn.split("//")[1].split("@")[0] for dsn in dsns}) == 7
    assert dsns[0].startswith("postgresql://intake_app:")
    assert "JIYUE_DATABASE_DSN" not in installation.environment("sandbox")
    assert (installation.directory / "secrets.json").stat().st_mode & 0o777 == 0o600
    again = Installation(installation.directory, installation.ports)
    assert again.dsn("auditor") == installation.dsn("auditor")


def test_a_real_outside_system_replaces_the_sandbox(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIYUE_URL_BANK", "https://bank.example")
    environment = installation.environment("funds")
    assert environment["JIYUE_URL_BANK"] == "https://bank.example"
    assert environment["JIYUE_URL_QUERY"] == installation.url("sandbox") + "/query"


def test_ports_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JIYUE_PORT_BASE", "21000")
    monkeypatch.setenv("JIYUE_PORT_TEMPORAL", "7233")
    monkeypatch.setenv("JIYUE_PORT_FUNDS", "9000")
    ports = Installation.configured(tmp_path).ports
    assert (ports["postgres"], ports["funds"]) == (21000, 9000)
    assert [ports[name] for name in PORTS[3:7]] == [7233, 7234, 7235, 7236]
    assert len(set(ports.values())) == len(PORTS)
    monkeypatch.setenv("JIYUE_PORT_BASE", "八千")
    with pytest.raises(StartFailed, match="JIYUE_PORT_BASE=八千"):
        Installation.configured(tmp_path)


async def test_a_taken_port_names_the_port_its_holder_and_the_setting(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", installation.ports["custody"])) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as refused:
            async with installation.running():
                pass
    message = str(refused.value)
    assert f"端口 {port}（custody）已被占用" in message
    assert f"进程 {os.getpid()}" in message
    assert "JIYUE_PORT_CUSTODY" in message


def test_up_exits_with_2_on_a_taken_port(tmp_path: Path) -> None:
    base = free_ports(len(PORTS))[0]
    program = (
        f"from pathlib import Path; from deploy.up import up; raise SystemExit(up(Path({str(tmp_path)!r})))"
    )
    with socket.create_server(("127.0.0.1", base)):
        ended = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "JIYUE_PORT_BASE": str(base)},
            capture_output=True,
            text=True,
        )
    assert ended.returncode == 2
    assert f"端口 {base}（postgres）已被占用" in ended.stdout


def test_down_ends_up_and_up_starts_again(installation: Installation) -> None:
    directory = installation.directory
    program = f"""
import sys
from pathlib import Path
from deploy import up
from deploy.supervisor import Process, answers_http
async def nothing(_): pass
def stand_in(self, name):
    port = self.ports[name]
    serve = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port))
    return Process(name, serve, answers_http(port, "/"), port)
up.Installation.python, up.Installation.prepare_database = stand_in, nothing
raise SystemExit(up.up(Path({str(directory)!r})))
"""
    environment = {
        **os.environ,
        **{f"JIYUE_PORT_{name.upper()}": str(port) for name, port in installation.ports.items()},
    }
    for _ in range(2):
        run = subprocess.Popen(
            [sys.executable, "-u", "-c", program], env=environment, stdout=subprocess.PIPE, text=True
        )
        with run:
            assert run.stdout
            printed = []
            while not any("就绪，用时" in line for line in printed):
                line = run.stdout.readline()
                assert line, printed
                printed.append(line)
            assert any("custody_app" in line for line in printed)
            assert printed[0] == "正在启动 11 个进程，约 20 秒……\n"
            assert [line[:8] for line in printed[1:12]] == [f"  {number:>2}/11 " for number in range(1, 12)]
            assert down(directory) == 0
            assert run.wait() == 0
        installation.check_ports()
    assert down(directory) == 0


async def test_throwaway_is_gone_afterwards() -> None:
    with Installation.throwaway() as installation:
        directory = installation.directory
        server = postgres.process(directory, port=installation.ports["postgres"])
        assert server.port == installation.ports["postgres"]
        home = (directory / "postgres").resolve()
        assert home.exists()
    assert not home.exists()
    assert not directory.exists()

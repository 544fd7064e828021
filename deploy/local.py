"""One installation on one machine: its processes, their ports, database roles and order of start.

What only a start needs is imported there: the command line asks for no more than where the database is.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import os
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from deploy import postgres
from deploy.ports import free_ports, holder, is_free
from deploy.supervisor import Process, StartFailed, Supervisor, answers_http
from shared.contracts.teams import TEAMS

PROJECT = Path(__file__).parent.parent
DATABASE = "jiyue"
NAMESPACE = "jiyue"
LOCK = "up.pid"
"""Locked, and holding the pid of the process to end, for as long as the installation runs."""
KEPT_PORTS = "ports.json"
"""The ports of the newest start."""
PORT_BASE = 7600
BESIDE_TEMPORAL = ("temporal_ui", "temporal_http", "temporal_metrics")
"""The ports after Temporal's own."""
PORTS = ("postgres", "sandbox", "worker", "temporal", *BESIDE_TEMPORAL, *TEAMS, "desk")
"""In the order of their numbers."""
LOGIN_ROLES = {team: f"{team}_app" for team in TEAMS} | {"worker": "docket_app", "auditor": "auditor"}
"""Who logs in to the database: each process under its own role, and whoever verifies the audit chains."""
DEMO_MASTER_ACCOUNT = "4100150200009999"
"""The court's main account at the sandbox's bank."""
DEMO_FEE_ACCOUNT = ("4100150200008888", "中国工商银行信阳浉河支行（沙箱）")
"""Number and bank of the account for enforcement fees."""
OUTSIDE = (
    "query",
    "bank",
    "valuation",
    "platform",
    "notices",
    "court",
    "registry",
    "timestamps",
    "revocations",
)


@dataclass(frozen=True)
class Installation:
    """`directory` (absolute) holds everything that lasts; two installations share nothing but the machine.

    `clock_start`: court time at the first start, if not real time.
    """

    directory: Path
    ports: dict[str, int]
    durable: bool = True
    clock_start: datetime | None = None

    @classmethod
    def configured(cls, directory: Path = Path(".local")) -> Installation:
        """Ports count up from JIYUE_PORT_BASE; JIYUE_PORT_<NAME> moves one, Temporal's moves four."""
        base = _port("JIYUE_PORT_BASE", PORT_BASE)
        ports = {name: _port(f"JIYUE_PORT_{name.upper()}", base + at) for at, name in enumerate(PORTS)}
        for at, name in enumerate(BESIDE_TEMPORAL, start=1):
            ports[name] = ports["temporal"] + at
        return cls(directory.resolve(), ports)

    @classmethod
    def already_running(cls, directory: Path) -> Installation:
        """The one that runs on this directory, on the ports it was started with. StartFailed if there is none."""
        directory = directory.resolve()
        if not is_locked(directory / LOCK):
            raise StartFailed(
                f"{directory} 没有正在运行的实例：请先执行 make up，或用 --directory 指明其目录"
            )
        return cls(directory, json.loads((directory / KEPT_PORTS).read_text()))

    @classmethod
    @contextlib.contextmanager
    def throwaway(cls, clock_start: datetime | None = None) -> Iterator[Installation]:
        """On free ports, in a temporary directory that is removed afterwards with its database."""
        directory = Path(tempfile.mkdtemp(prefix="jiyue-"))
        try:
            ports = dict(zip(PORTS, free_ports(len(PORTS)), strict=True))
            yield cls(directory, ports, durable=False, clock_start=clock_start)
        finally:
            postgres.discard(directory)

    def data_dir(self, name: str) -> Path:
        """Files of one process; no other reads them."""
        return self.directory / "data" / name

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self.ports[name]}"

    @property
    def temporal_address(self) -> str:
        return f"127.0.0.1:{self.ports['temporal']}"

    @property
    def superuser_dsn(self) -> str:
        return postgres.superuser_dsn(self.ports["postgres"], postgres.superuser_password(self.directory))

    @cached_property
    def role_passwords(self) -> dict[str, str]:
        """Drawn at the first start, kept in secrets.json, readable by its owner only."""
        kept = self.directory / "secrets.json"
        if not kept.exists():
            self.directory.mkdir(parents=True, exist_ok=True)
            kept.touch(0o600)
            kept.write_text(json.dumps({role: secrets.token_urlsafe(24) for role in LOGIN_ROLES.values()}))
        return dict(json.loads(kept.read_text()))

    def dsn(self, role: str) -> str:
        return (
            f"postgresql://{role}:{self.role_passwords[role]}@127.0.0.1:{self.ports['postgres']}/{DATABASE}"
        )

    @contextlib.asynccontextmanager
    async def running(self, report: Callable[[str], None] = lambda _: None) -> AsyncIterator[Supervisor]:
        """Everything started and ready; stopped on the way out. StartFailed leaves nothing running.

        `report` is called with the name of each process that has come up.
        """
        with self._only_one():
            self.check_ports()
            async with Supervisor(self.directory, report) as supervisor:
                try:
                    async with asyncio.TaskGroup() as side_by_side:
                        side_by_side.create_task(self._start_postgres(supervisor))
                        side_by_side.create_task(self._start_temporal(supervisor))
                        side_by_side.create_task(supervisor.start(self.python("sandbox")))
                        side_by_side.create_task(asyncio.to_thread(self._install_keys))
                except* StartFailed as failures:
                    raise failures.exceptions[0] from None
                if self.clock_start is not None:
                    await self._tell_sandbox(self.clock_start)
                await supervisor.start(*(self.python(name) for name in (*TEAMS, "worker", "desk")))
                yield supervisor

    async def _start_postgres(self, supervisor: Supervisor) -> None:
        server = await asyncio.to_thread(
            postgres.process, self.directory, port=self.ports["postgres"], durable=self.durable
        )
        await supervisor.start(server)
        await self.prepare_database()

    async def _start_temporal(self, supervisor: Supervisor) -> None:
        from deploy import temporal_server

        await supervisor.start(
            temporal_server.process(self.directory, port=self.ports["temporal"], durable=self.durable)
        )
        await temporal_server.prepare(self.temporal_address, NAMESPACE)

    def _install_keys(self) -> None:
        from deploy import demo_keys
        from shared.platform.settings import Settings

        keys = self.data_dir("documents") / "keys"
        demo_keys.install(keys, Settings().court_name)
        demo_keys.hand_over(keys, self.data_dir("sandbox") / "authority")

    async def _tell_sandbox(self, now: datetime) -> None:
        import httpx

        async with httpx.AsyncClient() as http:
            answer = await http.post(f"{self.url('sandbox')}/clock", json={"now": now.isoformat()})
            answer.raise_for_status()

    async def prepare_database(self) -> None:
        """The database, its roles, every schema at its newest migration, the demo's own rows."""
        from deploy.database import prepare

        await prepare(
            superuser_dsn=self.superuser_dsn,
            database=DATABASE,
            role_passwords=self.role_passwords,
            demo=True,
            clock_start=self.clock_start,
        )

    def python(self, name: str) -> Process:
        """The process of a team, of the workflow worker, of the desk or of the sandbox."""
        port = self.ports[name]
        module = "deploy.worker" if name == "worker" else f"services.{name}.app"
        served = (
            *("uvicorn", f"{module}:create_app", "--factory", "--no-access-log"),
            *("--host", "127.0.0.1", "--port", str(port), "--timeout-graceful-shutdown", "10"),
        )
        return Process(
            name=name,
            command=(sys.executable, "-m", *(("deploy.sandbox",) if name == "sandbox" else served)),
            ready=answers_http(port, "/health" if name == "sandbox" else "/health/ready"),
            port=port,
            env=self.environment(name),
            cwd=PROJECT,
        )

    def environment(self, name: str) -> dict[str, str]:
        """Settings of one process. What the operator has set of the court and the outside world stands."""
        from deploy.sandbox.issuer import demo_secret, kept

        own = {
            "JIYUE_PORT": str(self.ports[name]),
            "JIYUE_DATA_DIR": str(self.data_dir(name)),
            "JIYUE_TEMPORAL_ADDRESS": self.temporal_address,
            "JIYUE_TEMPORAL_NAMESPACE": NAMESPACE,
            "JIYUE_CLIENT_SECRET": demo_secret(self.data_dir("sandbox")),
            **{f"JIYUE_URL_{team.upper()}": self.url(team) for team in TEAMS},
        }
        if name in LOGIN_ROLES:
            own["JIYUE_DATABASE_DSN"] = self.dsn(LOGIN_ROLES[name])
        if name == "desk":
            own["JIYUE_DESK_KEY"] = kept(
                self.data_dir(name) / "key", secrets.token_bytes(32).hex().encode()
            ).decode()
        sandbox = self.url("sandbox")
        replaceable = {
            "JIYUE_MODE": "sandbox",
            "JIYUE_MASTER_ACCOUNT": DEMO_MASTER_ACCOUNT,
            "JIYUE_FEE_ACCOUNT": DEMO_FEE_ACCOUNT[0],
            "JIYUE_FEE_BANK": DEMO_FEE_ACCOUNT[1],
            "JIYUE_URL_DESK": self.url("desk"),
            "JIYUE_TEMPORAL_UI": self.url("temporal_ui"),
            "JIYUE_SANDBOX_URL": sandbox,
            "JIYUE_ISSUER_URL": f"{sandbox}/oidc",
            **{f"JIYUE_URL_{system.upper()}": f"{sandbox}/{system}" for system in OUTSIDE},
        }
        return own | {key: os.environ.get(key, value) for key, value in replaceable.items()}

    def check_ports(self) -> None:
        for name, port in self.ports.items():
            if not is_free(port):
                setting = "JIYUE_PORT_" + ("TEMPORAL" if name.startswith("temporal") else name.upper())
                raise PortTaken(
                    f"端口 {port}（{name}）已被占用（{holder(port)}）。"
                    f"请停止该进程，或用环境变量 {setting}=<端口> 换一个；整组移动用 JIYUE_PORT_BASE=<端口>。"
                )

    @contextlib.contextmanager
    def _only_one(self) -> Iterator[None]:
        self.directory.mkdir(parents=True, exist_ok=True)
        self.directory.chmod(0o700)  # also one that an older version made
        path = self.directory / LOCK
        with _for_the_owner_alone(), path.open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StartFailed(
                    f"{self.directory} 已在运行（进程 {path.read_text()}）；先执行 make down"
                ) from None
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            (self.directory / KEPT_PORTS).write_text(json.dumps(self.ports))
            yield


@contextlib.contextmanager
def _for_the_owner_alone() -> Iterator[None]:
    """What this process writes meanwhile is its owner's alone, as what its children write is."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


class PortTaken(StartFailed):
    pass


def is_locked(lock: Path) -> bool:
    """Whether the installation of this lock runs."""
    if not lock.exists():
        return False
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def _port(setting: str, default: int) -> int:
    text = os.environ.get(setting, str(default))
    if not (text.isascii() and text.isdecimal() and 1024 <= int(text) <= 65500):
        raise StartFailed(f"{setting}={text} 不是可用的端口（1024–65500）")
    return int(text)

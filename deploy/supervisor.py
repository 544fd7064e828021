"""Starts a set of processes, restarts each one that dies, stops them in reverse order.

Every child runs in a process group of its own, so that Ctrl-C reaches the supervisor alone, and dies with the
supervisor (`setpriv --pdeathsig`, Linux), so that not even SIGKILL leaves an orphan. What runs stands in
`<directory>/processes.json`.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pwd
import signal
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

Probe = Callable[[], Awaitable[bool]]

PROBE_EVERY = 0.05
FIRST_BACKOFF, LAST_BACKOFF = 0.2, 5.0
ATTEMPTS = 3
"""Attempts of a process that was never ready; once ready it is restarted for ever."""
START_WITHIN = 90.0
STOP_WITHIN = 15.0


class StartFailed(Exception):
    """The message, in Chinese, says what could not start, why, and what to do."""


@dataclass(frozen=True)
class Process:
    """`env` comes on top of the parent's environment; `user` is a numeric id, None for the parent's own."""

    name: str
    command: tuple[str, ...]
    ready: Probe
    port: int
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    user: int | None = None
    stop_signal: signal.Signals = signal.SIGTERM


class _Child:
    def __init__(self, process: Process, log: Path) -> None:
        self.process, self.log = process, log
        self.running: asyncio.subprocess.Process | None = None
        self.starts = 0
        self.ready, self.gone = asyncio.Event(), asyncio.Event()
        self.keeper: asyncio.Task[None] | None = None

    async def launch(self) -> asyncio.subprocess.Process:
        process = self.process
        self.log.touch(0o600)
        with self.log.open("ab") as log:
            self.running = await asyncio.create_subprocess_exec(
                *("setpriv", "--pdeathsig", "KILL", "--", *process.command),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=asyncio.subprocess.STDOUT,
                env={**os.environ, **process.env},
                cwd=process.cwd,
                process_group=0,
                umask=0o077,  # what it writes is its owner's alone
                **run_as(process.user),
            )
        self.starts += 1
        self.gone.clear()
        return self.running

    async def probe(self) -> None:
        while True:
            if await self.process.ready():
                self.ready.set()
                return
            await asyncio.sleep(PROBE_EVERY)

    async def stop(self) -> None:
        if self.keeper:
            self.keeper.cancel()
            await asyncio.wait({self.keeper})
        if self.running and self.running.returncode is None:
            self.running.send_signal(self.process.stop_signal)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.running.wait(), STOP_WITHIN)
        if self.running:  # whatever it started and left behind in its group, and itself if it would not go
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.running.pid, signal.SIGKILL)
            await self.running.wait()

    def failure(self) -> StartFailed:
        end = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        return StartFailed(f"{self.process.name} 未能启动，日志 {self.log}：\n{end}")


def run_as(user: int | None) -> dict[str, Any]:
    """Keyword arguments of subprocess.Popen that make the child this user, without the parent's groups."""
    return {} if user is None else {"user": user, "group": pwd.getpwuid(user).pw_gid, "extra_groups": []}


class Supervisor:
    """`async with Supervisor(directory) as supervisor: await supervisor.start(process, …)`.

    `report` is called with the name of each process that has come up.
    """

    def __init__(self, directory: Path, report: Callable[[str], None] = lambda _: None) -> None:
        self._directory = directory
        self._report = report
        self._logs = directory / "logs"
        self._children: dict[str, _Child] = {}
        self._waves: list[list[_Child]] = []

    async def __aenter__(self) -> Supervisor:
        self._logs.mkdir(parents=True, exist_ok=True)
        self._publish()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for wave in reversed(self._waves):
            await asyncio.gather(*(child.stop() for child in wave))
            self._publish()

    async def start(self, *processes: Process) -> None:
        """Start these side by side, return when all are ready. Stopping goes in the reverse order."""
        wave = [_Child(process, self._logs / f"{process.name}.log") for process in processes]
        self._waves.append(wave)
        for child in wave:
            self._children[child.process.name] = child
            child.keeper = asyncio.create_task(self._keep(child))
        await asyncio.gather(*(self._come_up(process.name) for process in processes))

    def pid(self, name: str) -> int:
        running = self._children[name].running
        if running is None:
            raise StartFailed(f"{name} 尚未启动")
        return running.pid

    async def kill(self, name: str, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to this one process id and return when it is gone; its restart is under way."""
        child = self._children[name]
        os.kill(self.pid(name), sign)
        await child.gone.wait()

    async def wait_ready(self, name: str) -> None:
        """Raises StartFailed when it gives up (never ready in three attempts) or takes longer than 90 s."""
        child = self._children[name]
        assert child.keeper is not None
        ready = asyncio.create_task(child.ready.wait())
        await asyncio.wait({ready, child.keeper}, timeout=START_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if child.keeper.done():
            child.keeper.result()
        if not child.ready.is_set():
            raise child.failure()

    async def _come_up(self, name: str) -> None:
        await self.wait_ready(name)
        self._report(name)

    async def _keep(self, child: _Child) -> None:
        backoff, was_ready = FIRST_BACKOFF, False
        while was_ready or child.starts < ATTEMPTS:
            running = await child.launch()
            self._publish()
            probe = asyncio.create_task(child.probe())
            probe.add_done_callback(lambda _: self._publish())
            try:
                await running.wait()
            finally:
                probe.cancel()
            if child.ready.is_set():
                backoff, was_ready = FIRST_BACKOFF, True
            child.ready.clear()
            child.gone.set()
            self._publish()
            await asyncio.sleep(backoff)
            backoff = min(2 * backoff, LAST_BACKOFF)

    def _publish(self) -> None:
        table = [
            {
                "name": child.process.name,
                "pid": child.running.pid,
                "port": child.process.port,
                "log": str(child.log),
                "ready": child.ready.is_set(),
                "starts": child.starts,
            }
            for child in self._children.values()
            if child.running and child.running.returncode is None
        ]
        fresh = self._directory / "processes.json.new"
        fresh.write_text(json.dumps(table, ensure_ascii=False, indent=1))
        fresh.replace(self._directory / "processes.json")


def answers_http(port: int, path: str = "/health/ready") -> Probe:
    async def probe() -> bool:
        status = await _first_line(port, f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
        return status is not None and status.split()[1:2] == [b"200"]

    return probe


async def _first_line(port: int, request: str) -> bytes | None:
    """What is answered to `request`; None for no answer within 2 s."""
    try:
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(request.encode())
                return await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return None

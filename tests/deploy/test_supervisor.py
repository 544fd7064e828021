"""Real child processes: start, restart, stop, and no orphan."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from deploy.ports import free_ports
from deploy.supervisor import Process, StartFailed, Supervisor, answers_http

SERVE = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1")


def web(name: str, port: int) -> Process:
    return Process(name, (*SERVE, str(port)), answers_http(port, "/"), port)


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def table(directory: Path) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in json.loads((directory / "processes.json").read_text())}


async def test_starts_all_and_stops_all(tmp_path: Path) -> None:
    first, second = free_ports(2)
    async with Supervisor(tmp_path) as supervisor:
        await supervisor.start(web("first", first), web("second", second))
        pids = [supervisor.pid("first"), supervisor.pid("second")]
        assert await answers_http(first, "/")()
        assert await answers_http(second, "/")()
        listed = table(tmp_path)
        assert [listed["first"]["pid"], listed["second"]["pid"]] == pids
        assert listed["second"]["port"] == second
        assert all(os.getpgid(pid) == pid for pid in pids)
    assert not any(alive(pid) for pid in pids)
    assert table(tmp_path) == {}
    assert "GET / " in (tmp_path / "logs" / "first.log").read_text()


async def test_a_killed_child_comes_back_and_the_other_never_notices(tmp_path: Path) -> None:
    first, second = free_ports(2)
    async with Supervisor(tmp_path) as supervisor:
        await supervisor.start(web("first", first), web("second", second))
        before, untouched = supervisor.pid("first"), supervisor.pid("second")
        for _ in range(4):  # more often than a child may fail that was never ready
            await supervisor.kill("first")
            assert not alive(before)
            assert await answers_http(second, "/")()
            await supervisor.wait_ready("first")
            assert supervisor.pid("first") != before
            before = supervisor.pid("first")
            assert table(tmp_path)["first"]["pid"] == before
            assert await answers_http(first, "/")()
        assert supervisor.pid("second") == untouched


async def test_one_that_cannot_start_is_given_up_with_its_log(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    broken = Process("broken", (sys.executable, "-c", "raise SystemExit('原因')"), answers_http(port), port)
    async with Supervisor(tmp_path) as supervisor:
        with pytest.raises(StartFailed, match=r"broken 未能启动(?s:.*)原因"):
            await supervisor.start(broken)
    assert (tmp_path / "logs" / "broken.log").read_text().count("原因") == 3


async def test_environment_reaches_one_child_only(tmp_path: Path) -> None:
    first, second = free_ports(2)
    secret = Process("first", (*SERVE, str(first)), answers_http(first, "/"), first, env={"JIYUE_ONE": "x"})
    async with Supervisor(tmp_path) as supervisor:
        await supervisor.start(secret, web("second", second))
        assert psutil.Process(supervisor.pid("first")).environ()["JIYUE_ONE"] == "x"
        assert "JIYUE_ONE" not in psutil.Process(supervisor.pid("second")).environ()


async def test_stops_in_reverse_order_and_kills_what_ignores_the_signal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deploy.supervisor.STOP_WITHIN", 0.5)
    first, second = free_ports(2)
    deaf = (
        "import signal, http.server as h; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"h.HTTPServer(('127.0.0.1', {first}), h.SimpleHTTPRequestHandler).serve_forever()"
    )
    order: list[str] = []

    async def watch(name: str, pid: int) -> None:
        while True:
            if not alive(pid):
                order.append(name)
                return
            await asyncio.sleep(0.01)

    async with Supervisor(tmp_path) as supervisor:
        await supervisor.start(Process("deaf", (sys.executable, "-c", deaf), answers_http(first, "/"), first))
        await supervisor.start(web("later", second))
        watchers = [asyncio.create_task(watch(name, supervisor.pid(name))) for name in ("deaf", "later")]
    await asyncio.gather(*watchers)
    assert order == ["later", "deaf"]


def test_sigkill_of_the_supervisor_leaves_no_orphan(tmp_path: Path) -> None:
    first, second = free_ports(2)
    program = f"""
import asyncio, sys
from pathlib import Path
from deploy.supervisor import Process, Supervisor, answers_http
async def main():
    async with Supervisor(Path({str(tmp_path)!r})) as supervisor:
        await supervisor.start(*(
            Process(str(port), (*{SERVE!r}, str(port)), answers_http(port, "/"), port)
            for port in ({first}, {second})
        ))
        print("ready", flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout
        assert supervisor.stdout.readline() == "ready\n"
        children = [int(str(row["pid"])) for row in table(tmp_path).values()]
        assert len(children) == 2
        assert all(alive(pid) for pid in children)
        os.kill(supervisor.pid, signal.SIGKILL)
    give_up = time.monotonic() + 10
    while any(alive(pid) for pid in children):
        assert time.monotonic() < give_up, "orphans"
        time.sleep(0.01)

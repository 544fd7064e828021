"""`make up` and `make down`: an installation in the foreground, and its end from another terminal."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from deploy.demo_staff import STAFF
from deploy.local import LOCK, LOGIN_ROLES, NAMESPACE, Installation, PortTaken, is_locked
from deploy.supervisor import StartFailed, Supervisor
from shared.contracts.teams import TEAMS

STOP_WITHIN = 90.0
PROCESSES = len(TEAMS) + len(("postgres", "temporal", "sandbox", "worker", "desk"))


def up(directory: Path = Path(".local"), trial: int | None = None) -> int:
    """Run until Ctrl-C or `down`. Exit code 0; 2 if a port is taken, 1 if anything else prevents it.

    `trial`: the seed of the cases that a new installation is to begin with.
    """
    console = Console()
    installation = Installation.configured(directory)
    if trial is not None:
        from deploy.demo.run import CLOCK_START

        installation = replace(installation, clock_start=CLOCK_START)
    try:
        asyncio.run(_run(installation, console, trial))
    except StartFailed as failure:
        console.print(str(failure), style="red", markup=False)
        return 2 if isinstance(failure, PortTaken) else 1
    return 0


def down(directory: Path = Path(".local")) -> int:
    """End what `up` runs on this directory and wait until it is gone. Exit code 0, also when nothing ran."""
    console = Console()
    lock = directory / LOCK
    if not is_locked(lock):
        console.print("没有正在运行的实例")
        return 0
    os.kill(int(lock.read_text()), signal.SIGTERM)
    give_up = time.monotonic() + STOP_WITHIN
    while is_locked(lock):
        if time.monotonic() > give_up:
            console.print(f"进程 {lock.read_text()} 在 {STOP_WITHIN:.0f} 秒内没有停止", style="red")
            return 1
        time.sleep(0.1)
    console.print("已停止")
    return 0


async def _run(installation: Installation, console: Console, trial: int | None = None) -> None:
    task = asyncio.current_task()
    assert task is not None
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, task.cancel)
    begun = time.monotonic()
    try:
        async with installation.running(progress(console)) as supervisor:
            console.print(addresses(installation, supervisor))
            console.print(staff())
            console.print(token_command(installation), highlight=False, markup=False, soft_wrap=True)
            console.print(f"办案页面（用浏览器打开）：{installation.url('desk')}", soft_wrap=True)
            console.print(f"就绪，用时 {time.monotonic() - begun:.1f} 秒。停止：Ctrl-C 或 make down")
            if trial is not None:
                await _fill(installation, trial, console)
            await asyncio.Event().wait()
    except asyncio.CancelledError:
        console.print("已停止")


async def _fill(installation: Installation, seed: int, console: Console) -> None:
    """The trial's cases; none in a court that has any."""
    from deploy.demo import trial

    if await trial.has_cases(installation):
        console.print("本院已有案件，不再办理演示案件；要重新来过，先 make down，再删除其目录")
    else:
        await trial.tell(installation, seed, console)


def progress(console: Console) -> Callable[[str], None]:
    """Says that the start takes a while, then, when called with its name, that a process is ready."""
    begun, ready = time.monotonic(), count(1)
    console.print(f"正在启动 {PROCESSES} 个进程，约 20 秒……")
    return lambda name: console.print(
        f"  {next(ready):>2}/{PROCESSES} {name} 就绪，{time.monotonic() - begun:.1f} 秒", highlight=False
    )


def addresses(installation: Installation, supervisor: Supervisor) -> Table:
    """Each process with its pid, its address, its database role and its log."""
    columns = (Column(name, overflow="fold") for name in ("进程", "进程号", "地址", "数据库角色", "日志"))
    table = Table(*columns, title="执行事务集约办理系统（沙箱）")
    shown = {
        "desk": installation.url("desk"),
        "postgres": f"127.0.0.1:{installation.ports['postgres']}",
        "temporal": f"{installation.temporal_address}，界面 {installation.url('temporal_ui')}/namespaces/{NAMESPACE}/workflows",
        "sandbox": installation.url("sandbox"),
        "worker": installation.url("worker"),
        **{team: f"{installation.url(team)}/docs" for team in TEAMS},
    }
    for name, address in shown.items():
        role = LOGIN_ROLES.get(name, "")
        table.add_row(name, str(supervisor.pid(name)), address, role, f"logs/{name}.log")
    table.caption = f"数据与日志在 {installation.directory}"
    return table


def staff() -> Table:
    """The demo's people and their offices."""
    table = Table("人员编号", "姓名", "职务", title="演示人员")
    for staff_id, (name, offices) in STAFF.items():
        table.add_row(staff_id, name, "、".join(office.label for office in offices))
    return table


def token_command(installation: Installation) -> str:
    """How one of them gets a token, in one line to copy."""
    secret = installation.data_dir("sandbox") / "issuer" / "secret"
    address = f"{installation.url('sandbox')}/oidc/token"
    return f'取得令牌（以承办人为例）：\ncurl -s {address} -d staff_id=chengban01 -d secret="$(cat {secret})"'

"""`jiyue migrate`: the database and the Temporal namespace of a court that runs its own PostgreSQL and Temporal."""

from __future__ import annotations

from pathlib import Path

import asyncpg

from deploy import demo_keys, temporal_server
from deploy.database import prepare
from deploy.local import LOGIN_ROLES
from deploy.supervisor import StartFailed
from shared.contracts.fact import is_id
from shared.platform.db import new_id
from shared.platform.settings import Settings

FIRST_ADMINISTRATOR = "first_administrator"
"""File beside the passwords: staff id, name and mobile number, separated by commas."""


class Refused(StartFailed):
    """The message, in Chinese, says what is missing or may not be."""


async def migrate(config: Settings, passwords: Path) -> None:
    """Bring both up to date; may be run again at any time. In sandbox mode the demo's staff and keys are added.

    `config.database_dsn` is a superuser's, `passwords` a directory with one file for each login role, and for a new court
    one that names its first administrator. Raises Refused.
    """
    demo = config.mode == "sandbox"
    roles = {role: _password(passwords / role) for role in LOGIN_ROLES.values()}
    # first: the client's own threads may still be ending when an interpreter that exits at once is torn down
    await temporal_server.prepare(config.temporal_address, config.temporal_namespace)
    server, _, database = config.database_dsn.rpartition("/")
    await prepare(superuser_dsn=f"{server}/postgres", database=database, role_passwords=roles, demo=demo)
    if demo:
        demo_keys.install(config.data_dir / "keys", config.court_name)
    else:
        await _refuse_moved_clock(config.database_dsn)
    if (named := passwords / FIRST_ADMINISTRATOR).is_file():
        await appoint_first_administrator(config.database_dsn, named.read_text("utf-8"))


async def appoint_first_administrator(dsn: str, named: str) -> None:
    """Enter the administrator who appoints all others, in a court that never had one; else nothing.

    `named`: staff id, name, mobile number. Raises Refused.
    """
    parts = [part.strip() for part in named.split(",")]
    if len(parts) != 3 or not all(parts) or not is_id(parts[0]):
        raise Refused(f"{FIRST_ADMINISTRATOR} 应为“人员编号,姓名,手机号”，编号为身份认证服务令牌中的 sub")
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE court.appointment IN SHARE ROW EXCLUSIVE MODE")
            if await connection.fetchval(
                "SELECT 1 FROM court.appointment WHERE office = 'administrator' LIMIT 1"
            ):
                return
            insert = "INSERT INTO court.staff (id, name, mobile) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
            await connection.execute(insert, *parts)
            await connection.execute(
                "INSERT INTO court.appointment (id, staff_id, office, since, reason)"
                " VALUES ($1, $2, 'administrator', court.now(), '系统安装时登记的首任系统管理员')",
                new_id(),
                parts[0],
            )
    finally:
        await connection.close()


def _password(path: Path) -> str:
    password = path.read_text("utf-8").strip() if path.is_file() else ""
    if not password:
        raise Refused(f"缺少数据库角色 {path.name} 的口令：{path} 不存在或为空")
    return password


async def _refuse_moved_clock(dsn: str) -> None:
    """Court time is real time in production: a database whose clock was moved has been a sandbox's."""
    connection = await asyncpg.connect(dsn)
    try:
        if await connection.fetchval("SELECT shift <> '0' FROM court.clock"):
            raise Refused("该数据库的法院时钟被调整过，是沙箱的数据库，不得用于生产")
    finally:
        await connection.close()

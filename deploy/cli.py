"""jiyue: the command line of an installation.

Each command imports what it needs itself: the web, Temporal and SQLAlchemy take a second and a half to load.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from deploy import law_commands
from deploy.command_line import LOCAL, Auditor, Directory, refusals, refused, running
from shared.values.zone import COURT_ZONE

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="执行事务集约办理系统"
)
audit_app = typer.Typer(no_args_is_help=True, help="审计链")
app.add_typer(audit_app, name="audit")
outbox_app = typer.Typer(invoke_without_command=True, help="未送达的事实")
app.add_typer(outbox_app, name="outbox")

Seed = Annotated[int, typer.Option(help="换一组当事人、金额、财产与故障")]
TeamDatabase = Annotated[
    str, typer.Option(envvar="JIYUE_DATABASE_DSN", help="以该团队的角色连接的数据库；不给则为本机实例")
]


@app.command()
def up(
    directory: Directory = LOCAL,
    demo: Annotated[bool, typer.Option("--demo", help="新的实例先办理四十件演示案件，各在不同阶段")] = False,
    seed: Seed = 1,
) -> None:
    """启动全部进程并保持运行，直到 Ctrl-C 或 jiyue down。"""
    from deploy.up import up

    raise typer.Exit(up(directory, seed if demo else None))


@app.command()
def down(directory: Directory = LOCAL) -> None:
    """停止 jiyue up 启动的进程。"""
    from deploy.up import down

    raise typer.Exit(down(directory))


@app.command()
def demo(
    seed: Seed = 1,
    story: Annotated[
        Literal["second-round", "sold", "no-assets", "settled", "breached", "many-creditors"],
        typer.Option(
            "--story",
            help="办理哪一件：二拍成交、一拍成交、无财产终本、执行和解、和解未履行而恢复执行、多名债权人",
        ),
    ] = "second-round",
    keep: Annotated[
        bool, typer.Option("--keep", help="办理四十件，停在不同阶段，并保持运行（同 jiyue up --demo）")
    ] = False,
    directory: Directory = LOCAL,
    chronicle: Annotated[
        bool, typer.Option("--chronicle", help="把办理过程写入 docs/how-a-case-goes.md")
    ] = False,
) -> None:
    """从申请到归档，办理一件案件。最后一行是 JSON。"""
    if keep:
        from deploy.up import up

        raise typer.Exit(up(directory, seed))
    from deploy.demo.chronicle import PAGE
    from deploy.demo.run import run

    if chronicle and story != "second-round":
        raise typer.BadParameter(
            "docs/how-a-case-goes.md 写的是二拍成交一案，--chronicle 不与其他 --story 同用"
        )
    raise typer.Exit(run(seed, story, PAGE if chronicle else None))


@app.command()
def migrate(
    passwords: Annotated[
        Path,
        typer.Argument(
            help="目录，每个数据库登录角色一个文件，文件名为角色名，内容为口令；新法院另有 first_administrator 一个，写明首任系统管理员“人员编号,姓名,手机号”",
            file_okay=False,
            exists=True,
        ),
    ],
) -> None:
    """准备数据库与流程引擎：角色、各团队的表、命名空间、检索属性。可重复执行；生产模式除首任系统管理员外不写入任何人员。

    JIYUE_DATABASE_DSN 为数据库管理员的连接（不存在的数据库会被建立），JIYUE_TEMPORAL_ADDRESS 为流程引擎的地址。
    """
    import asyncio

    from deploy.migrate import migrate
    from shared.platform.settings import settings

    with refusals():
        asyncio.run(migrate(settings(), passwords))
    print("数据库与流程引擎已就绪")


app.command("rulebook")(law_commands.rulebook)
app.command("due")(law_commands.due_command)
app.command("replay")(law_commands.replay_command)


@outbox_app.callback()
def outbox(context: typer.Context, directory: Directory = LOCAL, auditor: Auditor = "") -> None:
    """列出尚未送达的事实与死信。"""
    if context.invoked_subcommand is not None:
        return
    import asyncio

    from rich.console import Console
    from rich.table import Table

    with refusals():
        rows = asyncio.run(_undelivered(auditor or running(directory).dsn("auditor")))
    table = Table(title="未送达的事实")
    for heading in ("团队", "流程", "序号", "事实", "记录于", "尝试", "最近错误", "死信，自"):
        table.add_column(heading, overflow="fold")
    for team, row in rows:
        table.add_row(
            *(team, row["workflow_id"], str(row["seq"]), row["kind"], _shown(row["created_at"])),
            *(str(row["attempts"]), row["last_error"], _shown(row["dead_at"])),
        )
    Console().print(table if rows else "没有未送达的事实")


def _shown(instant: datetime | None) -> str:
    return f"{instant.astimezone(COURT_ZONE):%Y-%m-%d %H:%M:%S}" if instant else ""


async def _undelivered(dsn: str) -> list[tuple[str, Any]]:
    import asyncpg

    from shared.contracts.teams import TEAMS

    connection = await asyncpg.connect(dsn)
    try:
        return [
            (team, row)
            for team in TEAMS
            for row in await connection.fetch(
                f"SELECT workflow_id, seq, fact->>'kind' AS kind, created_at, attempts, last_error, dead_at"
                f" FROM {team}.outbox WHERE delivered_at IS NULL ORDER BY created_at"
            )
        ]
    finally:
        await connection.close()


@outbox_app.command()
def retry(
    team: str, workflow: str, seq: int, directory: Directory = LOCAL, database: TeamDatabase = ""
) -> None:
    """排除原因后，重新投递一件死信。"""
    import asyncio

    from shared.contracts.teams import TEAMS

    if team not in TEAMS:
        raise typer.BadParameter(f"团队须为 {'、'.join(TEAMS)} 之一")
    with refusals():
        dsn = database or running(directory).dsn(f"{team}_app")
        revived = asyncio.run(_revive(dsn, team, workflow, seq))
    if not revived:
        raise refused("没有这件死信")
    print("已重新投递")


async def _revive(dsn: str, team: str, workflow: str, seq: int) -> bool:
    import asyncpg

    connection = await asyncpg.connect(dsn)
    try:
        done = await connection.execute(
            f"UPDATE {team}.outbox SET dead_at = NULL, attempts = 0, next_try_at = clock_timestamp()"
            " WHERE workflow_id = $1 AND seq = $2 AND dead_at IS NOT NULL",
            workflow,
            seq,
        )
        await connection.execute(f"NOTIFY outbox_{team}")
        return bool(done == "UPDATE 1")
    finally:
        await connection.close()


@audit_app.command()
def verify(directory: Directory = LOCAL, auditor: Auditor = "") -> None:
    """重新计算每条审计链，找出被改动、删除、调序或截断之处。有一处即以 1 退出。"""
    import asyncio

    from shared.platform import audit

    with refusals():
        dsn = auditor or running(directory).dsn("auditor")
        checked, faults = asyncio.run(audit.verify(dsn))
    for fault in faults:
        print(f"{fault.team} {fault.case_number} 第 {fault.seq} 条：{fault.detail}")
    print(f"已核对 {checked} 条记录，" + (f"发现 {len(faults)} 处问题" if faults else "未发现问题"))
    raise typer.Exit(1 if faults else 0)


@audit_app.command(name="log")
def check_log(
    file: Annotated[
        Path, typer.Argument(help="导出的工作日志（XLSX 或者 CSV）", exists=True, dir_okay=False)
    ],
    directory: Directory = LOCAL,
    auditor: Auditor = "",
) -> None:
    """核对导出的工作日志与登记是否一致，有无改动、缺漏。有一处即以 1 退出。"""
    import asyncio

    from deploy import work_log_check

    try:
        export = work_log_check.read(file)
    except ValueError as reason:
        raise refused(str(reason)) from None
    with refusals():
        faults = asyncio.run(work_log_check.faults(auditor or running(directory).dsn("auditor"), export))
    for fault in faults:
        print(fault)
    lines = sum(map(len, export.lines.values()))
    print(f"已核对 {lines} 条，" + (f"发现 {len(faults)} 处问题" if faults else "与登记一致，没有缺漏"))
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    app()

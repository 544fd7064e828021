"""jiyue: the command line of an installation.

Each command imports what it needs itself: the web, Temporal and SQLAlchemy take a second and a half to load.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from shared.law.calendar import Calendar
from shared.law.periods import Limit, Unit, due, explain
from shared.law.settings import Settings
from shared.values.zone import COURT_ZONE

if TYPE_CHECKING:
    from deploy.local import Installation
    from services.intake.docket.replay import Known
    from services.intake.docket.repository import CourtTime
    from shared.law.rulebook import Duty

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="执行事务集约办理系统"
)
audit_app = typer.Typer(no_args_is_help=True, help="审计链")
app.add_typer(audit_app, name="audit")
outbox_app = typer.Typer(invoke_without_command=True, help="未送达的事实")
app.add_typer(outbox_app, name="outbox")

Directory = Annotated[Path, typer.Option(help="实例所在目录")]
LOCAL = Path(".local")
Seed = Annotated[int, typer.Option(help="换一组当事人、金额、财产与故障")]
Auditor = Annotated[
    str, typer.Option(envvar="JIYUE_AUDITOR_DSN", help="以 auditor 角色连接的数据库；不给则为本机实例")
]
TeamDatabase = Annotated[
    str, typer.Option(envvar="JIYUE_DATABASE_DSN", help="以该团队的角色连接的数据库；不给则为本机实例")
]


@contextmanager
def _refusals() -> Iterator[None]:
    """What cannot be done is said in one line, and ends the command with 1."""
    import asyncpg

    from deploy.supervisor import StartFailed

    try:
        yield
    except StartFailed as reason:
        raise _refused(str(reason)) from None
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise _refused(f"数据库没有应答：{error}") from None


def _refused(reason: str, code: int = 1) -> typer.Exit:
    from rich.console import Console

    Console(stderr=True).print(reason, style="red", markup=False, soft_wrap=True)
    return typer.Exit(code)


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

    with _refusals():
        asyncio.run(migrate(settings(), passwords))
    print("数据库与流程引擎已就绪")


@app.command()
def rulebook(
    as_json: Annotated[bool, typer.Option("--json", help="每项期限一行 JSON")] = False,
    coverage: Annotated[bool, typer.Option("--coverage", help="每项条文在何处落实、由何证明")] = False,
) -> None:
    """列出全部期限：条文、起算、完成、期限、责任人、报告对象。"""
    if coverage:
        _coverage()
        return
    from rich.console import Console
    from rich.table import Table

    from shared.law.rulebook import DUTIES

    if as_json:
        for duty in DUTIES.values():
            print(json.dumps(_rule(duty), ensure_ascii=False))
        return
    table = Table("条文", "事项", "起算", "完成", "期限", "责任人", "层级", title="期限规则")
    for duty in DUTIES.values():
        layer = {"internal": "细则", "statutory": "法定"}[duty.layer]
        table.add_row(
            *(duty.article, duty.title, duty.opens_on.kind.label),
            "或".join(ending.kind.label for ending in duty.endings),
            *(duty.within.label + "（单位待确认）" * duty.is_unconfirmed, duty.owner.label, layer),
        )
    Console().print(table)


def _coverage() -> None:
    """Every clause; 1 if one is neither enforced and proved nor open, or names what does not exist."""
    from deploy.coverage import faults, lines, totals

    for line in lines():
        print(line)
    print()
    for label, done, still_open in totals():
        print(f"{label}：{done} 项已落实并有证明，{still_open} 项尚缺")
    if wrong := list(faults()):
        raise _refused("\n".join(wrong))


def _rule(duty: Duty) -> dict[str, Any]:
    """All that decides when a duty opens, ends and falls due; `met_by_refs` go with the parts of `met_by`, in order."""
    return {
        "id": duty.id,
        "article": duty.article,
        "text": duty.text,
        "opens_on": duty.opens_on.kind.kind,
        "met_by": "|".join(ending.kind.kind for ending in duty.endings),
        "limit": duty.within.amount,
        "unit": duty.within.unit,
        "layer": duty.layer,
        "source": duty.source,
        "confidence": duty.confidence,
        "owner": duty.owner,
        "warn_before": duty.warn_before(Settings()).label,
        "escalate_to": duty.escalate_to,
        "early_to": duty.early_to,
        "since": duty.since.isoformat(),
        "title": duty.title,
        "version": duty.version,
        "until": duty.until and duty.until.isoformat(),
        "opens_on_refs": duty.opens_on.refs,
        "met_by_refs": [ending.refs for ending in duty.endings],
        "match": duty.match,
        "counted_from": duty.counted_from,
        "from_end_of_day": duty.from_end_of_day,
        "backward": duty.within.backward,
        "written": duty.within.written,
        "unconfirmed_unit": duty.is_unconfirmed,
        "earlier_counts": duty.earlier_counts,
        "stays_done": duty.stays_done,
        "outlives_case": duty.outlives_case,
        "not_counted": [
            {
                "reason": stop.reason,
                "article": stop.article,
                "begins": stop.begins.kind.kind,
                "begins_refs": stop.begins.refs,
                "ends": "|".join(end.kind.kind for end in stop.ends),
                "ends_refs": [end.refs for end in stop.ends],
                "match": stop.match,
            }
            for stop in duty.not_counted
        ],
    }


@app.command("due")
def due_command(
    start: Annotated[str, typer.Option(help="起算的时刻，带时区，如 2026-02-13T10:00:00+08:00")],
    unit: Annotated[Unit | None, typer.Option(help="单位")] = None,
    limit: Annotated[int, typer.Option(help="期限的数目；当日、立即、及时、每日没有数目")] = 0,
    backward: Annotated[bool, typer.Option("--backward", help="自起算日向前计算")] = False,
    rule: Annotated[str, typer.Option(help="期限规则，如 custody.national_query：单位和数目取自条文")] = "",
) -> None:
    """计算期限何时届满，并逐日说明如何计算（民事诉讼法第八十五条）；给出规则的，附条文原文。"""
    try:
        try:
            instant = datetime.fromisoformat(start)
        except ValueError:
            raise ValueError(f"“{start}”不是时刻，应如 2026-02-13T10:00:00+08:00") from None
        duty = _duty(rule) if rule else None
        if duty:
            within = duty.within
        elif unit:
            within = Limit(limit, unit, backward)
        else:
            raise ValueError("须写明 --unit 或者 --rule")
        found = due(instant, within, Calendar(version=0))
    except ValueError as fault:
        raise _refused(f"无法计算：{fault}", 2) from None
    cited = {"article": duty.article, "title": duty.title, "text": duty.text} if duty else {}
    print(json.dumps(cited | explain(found), ensure_ascii=False))


def _duty(rule: str) -> Duty:
    """ValueError for a rule that the rulebook does not have."""
    from shared.law.rulebook import DUTIES

    if rule not in DUTIES:
        raise ValueError(f"没有规则“{rule}”，见 jiyue rulebook")
    return DUTIES[rule]


@app.command("replay")
def replay_command(
    case: Annotated[str, typer.Argument(help="案号")],
    as_of: Annotated[str, typer.Option("--as-of", help="截至何时（按当时所知），带时区；不给则为现在")] = "",
    rules_at: Annotated[str, typer.Option("--rules-at", help="适用何日的规则，如 2026-01-01")] = "",
    dated: Annotated[list[str], typer.Option("--dated", help="假设：事实编号=时刻；可重复")] = [],  # noqa: B006
    directory: Directory = LOCAL,
    auditor: Auditor = "",
) -> None:
    """回放一件案件的期限：当时应办何事，或者换一日的规则、换一个时刻又应办何事。"""
    import asyncio

    from services.intake.docket.replay import dated as otherwise
    from services.intake.docket.schemas import Replay
    from shared.contracts.docket_id import DocketId
    from shared.values.case_number import CaseNumber
    from shared.values.refusal import Problem

    with _refusals():
        try:
            docket = str(DocketId.case(str(CaseNumber.parse(case))))
            asked = (
                datetime.fromisoformat(as_of) if as_of else None,
                date.fromisoformat(rules_at) if rules_at else None,
                otherwise(dated),
            )
        except (Problem, ValueError) as fault:
            raise _refused(f"无法回放：{getattr(fault, 'detail', '') or fault}", 2) from None
        known, time = asyncio.run(_known(auditor or _running(directory).dsn("auditor"), docket))
    if not known:
        raise _refused(f"期限登记没有案件 {case}")
    print(
        Replay.of(
            docket, known, time.calendar, time.settings, asked[0] or time.now, *asked[1:]
        ).model_dump_json()
    )


async def _known(dsn: str, docket: str) -> tuple[list[Known], CourtTime]:
    """The facts of a docket, the calendar in force and court time, as the auditor may read them."""
    from services.intake.docket.repository import court_time, known
    from shared.platform.db import Database

    db = Database(dsn)
    try:
        async with db.statements() as session:
            time = await court_time(session)
            return await known(session, docket), time
    finally:
        await db.close()


@outbox_app.callback()
def outbox(context: typer.Context, directory: Directory = LOCAL, auditor: Auditor = "") -> None:
    """列出尚未送达的事实与死信。"""
    if context.invoked_subcommand is not None:
        return
    import asyncio

    from rich.console import Console
    from rich.table import Table

    with _refusals():
        rows = asyncio.run(_undelivered(auditor or _running(directory).dsn("auditor")))
    table = Table(title="未送达的事实")
    for heading in ("团队", "流程", "序号", "事实", "记录于", "尝试", "最近错误", "死信，自"):
        table.add_column(heading, overflow="fold")
    for team, row in rows:
        table.add_row(
            *(team, row["workflow_id"], str(row["seq"]), row["kind"], _shown(row["created_at"])),
            *(str(row["attempts"]), row["last_error"], _shown(row["dead_at"])),
        )
    Console().print(table if rows else "没有未送达的事实")


def _running(directory: Path) -> Installation:
    from deploy.local import Installation

    return Installation.already_running(directory)


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
    with _refusals():
        dsn = database or _running(directory).dsn(f"{team}_app")
        revived = asyncio.run(_revive(dsn, team, workflow, seq))
    if not revived:
        raise _refused("没有这件死信")
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

    with _refusals():
        dsn = auditor or _running(directory).dsn("auditor")
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
        raise _refused(str(reason)) from None
    with _refusals():
        faults = asyncio.run(work_log_check.faults(auditor or _running(directory).dsn("auditor"), export))
    for fault in faults:
        print(fault)
    lines = sum(map(len, export.lines.values()))
    print(f"已核对 {lines} 条，" + (f"发现 {len(faults)} 处问题" if faults else "与登记一致，没有缺漏"))
    raise typer.Exit(1 if faults else 0)


if __name__ == "__main__":
    app()

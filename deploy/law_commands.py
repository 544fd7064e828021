"""The commands of `jiyue` about the law: the rulebook, a term reckoned, a case's deadlines replayed."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deploy.command_line import LOCAL, Auditor, Directory, refusals, refused, running
from shared.law.calendar import Calendar
from shared.law.periods import Limit, Unit, due, explain
from shared.law.settings import Settings

if TYPE_CHECKING:
    from services.intake.docket.replay import Known
    from services.intake.docket.repository import CourtTime
    from shared.law.rulebook import Duty


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
        raise refused("\n".join(wrong))


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
        raise refused(f"无法计算：{fault}", 2) from None
    cited = {"article": duty.article, "title": duty.title, "text": duty.text} if duty else {}
    print(json.dumps(cited | explain(found), ensure_ascii=False))


def _duty(rule: str) -> Duty:
    """ValueError for a rule that the rulebook does not have."""
    from shared.law.rulebook import DUTIES

    if rule not in DUTIES:
        raise ValueError(f"没有规则“{rule}”，见 jiyue rulebook")
    return DUTIES[rule]


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

    with refusals():
        try:
            docket = str(DocketId.case(str(CaseNumber.parse(case))))
            asked = (
                datetime.fromisoformat(as_of) if as_of else None,
                date.fromisoformat(rules_at) if rules_at else None,
                otherwise(dated),
            )
        except (Problem, ValueError) as fault:
            raise refused(f"无法回放：{getattr(fault, 'detail', '') or fault}", 2) from None
        known, time = asyncio.run(_known(auditor or running(directory).dsn("auditor"), docket))
    if not known:
        raise refused(f"期限登记没有案件 {case}")
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

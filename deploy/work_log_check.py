"""`jiyue audit log`: whether an exported work log says what is on record, and leaves nothing out (二(五)2 备查)."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import asyncpg
from openpyxl import load_workbook  # type: ignore[import-untyped]

from services.desk.words import moment
from shared.contracts.docket_id import DocketId
from shared.values.case_number import CaseNumber

_PLACE, _AT, _ARTICLE, _TEXT, _HASH, _CASE = "序号", "时间", "依据", "内容", "校验码", "案号"
_TAKEN_OUT = re.compile("导出时间：(.+?)（法院时间）")


@dataclass(frozen=True)
class Export:
    """`taken_out`: the instant that it names; `whole`: of one case, with all of its lines."""

    taken_out: str
    whole: bool
    lines: Mapping[str, Sequence[Mapping[str, str]]]
    """By case number."""


def read(path: Path) -> Export:
    """Raises ValueError for what is no exported work log."""
    rows = list(_rows(path))
    heads = [place for place, row in enumerate(rows) if {_PLACE, _HASH} <= set(row)]
    said = "".join(text for row in rows[: heads[0]] for text in row) if heads else ""
    taken_out = _TAKEN_OUT.search(said)
    if taken_out is None:
        raise ValueError("不是导出的工作日志（PDF 只印校验码的开头，请用 XLSX 或者 CSV）")
    head = rows[heads[0]]
    of_case = str(next(iter(CaseNumber.find(said)), ""))
    lines = defaultdict[str, list[Mapping[str, str]]](list)
    for row in rows[heads[0] + 1 :]:
        line = dict(zip(head, row, strict=False))
        lines[line.get(_CASE) or of_case].append(line)
    return Export(taken_out.group(1), _CASE not in head, lines if lines else {of_case: []})


def _rows(path: Path) -> Iterator[list[str]]:
    if path.suffix == ".xlsx":
        with closing(load_workbook(path, read_only=True)) as book:
            for cells in book.active.iter_rows(values_only=True):
                yield ["" if cell is None else str(cell) for cell in cells]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                yield [cell.removeprefix("'") for cell in row]


async def faults(dsn: str, export: Export) -> list[str]:
    """What is wrong with it, for people to read. `dsn`: the auditor's role."""
    connection = await asyncpg.connect(dsn)
    try:
        found = [
            f"本院登记中 {DocketId.parse(row['docket']).called} 的工作日志第 {row['place']} 条与其校验码不符"
            for row in await connection.fetch("SELECT * FROM intake.work_log_faults() ORDER BY 1, 2")
        ]
        for case_number, lines in export.lines.items():
            found += await _of_case(connection, export, case_number, lines)
        return found
    finally:
        await connection.close()


async def _of_case(
    connection: asyncpg.Connection, export: Export, case_number: str, lines: Sequence[Mapping[str, str]]
) -> list[str]:
    said = [
        {"place": line[_PLACE], "article": line[_ARTICLE], "text": line[_TEXT], "hash": line[_HASH]}
        for line in lines
        if line[_PLACE].isdigit()
    ]
    shown = {line[_PLACE]: line[_AT] for line in lines}
    query = "SELECT * FROM intake.work_log_lines($1, $2)"
    kept = await connection.fetch(query, str(DocketId.case(case_number)), json.dumps(said))
    found = [
        f"{case_number} 第 {row['place']} 条与登记不符"
        for row in kept
        if str(row["place"]) in shown
        and not (row["same"] and shown[str(row["place"])] == moment(row["at"].isoformat()))
    ]
    strange = len(lines) - len({str(row["place"]) for row in kept}.intersection(shown))
    if strange:
        found.append(f"{case_number} 有 {strange} 条不在登记之中，或者重复")
    listed = max(map(int, shown), default=0)
    last = await _lines_then(connection, export, case_number, listed) if export.whole else listed
    if last is None:
        return [*found, f"{case_number} 没有在 {export.taken_out} 导出的记录"]
    missing = [row["place"] for row in kept if row["place"] <= last and str(row["place"]) not in shown]
    return found + [f"{case_number} 缺第 {place} 条" for place in missing]


async def _lines_then(
    connection: asyncpg.Connection, export: Export, case_number: str, listed: int
) -> int | None:
    """How many lines there were when it was taken out, as its reading is on record; None where nobody took it out then.

    It names the minute in which it was made, or the next; of several readings then, the one that ends where it does.
    """
    reads = await connection.fetch(
        "SELECT at, (detail->>'lines')::int AS lines FROM intake.audit"
        " WHERE case_number = $1 AND action = 'work_log.read' AND detail ? 'lines'",
        case_number,
    )
    then = {
        row["lines"]
        for row in reads
        for at in (row["at"], row["at"] + timedelta(minutes=1))
        if moment(at.isoformat()) == export.taken_out
    }
    return listed if listed in then else max(then, default=None)

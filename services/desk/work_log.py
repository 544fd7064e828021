"""工作日志 of a case, to be taken out for inspection (二(五)2): every prompt, report and step, as a spreadsheet or as text."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk.case_list import MOST_ROWS, PAGE, XLSX, taken_out, workbook
from services.desk.frame import CurrentDesk, Me, SignedIn, render
from services.desk.objects import case_address
from services.desk.words import moment

router = APIRouter()
_HEAD = ["时间", "依据", "内容"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@router.get("/cases/{number}/work-log.{form}")
async def export(
    request: Request, me: Me, session: SignedIn, desk: CurrentDesk, number: str, form: Literal["xlsx", "csv"]
) -> Response:
    """All of it, the oldest first; who takes it out is on record as who reads it."""
    lines: list[Any] = []
    cursor: str | None = ""
    while cursor is not None and len(lines) < MOST_ROWS:
        path = f"{case_address(number)}/work-log"
        found = await me.get("intake", path, cursor=cursor, limit=str(PAGE), sort="oldest")
        if not found.ok:
            return render(request, "refused", found.status, problem=found.body)
        lines += found.body["items"]
        cursor = found.body["next"]
    now = await me.now()
    heading = [
        f"{desk.config.court_name} {number} 工作日志",
        f"导出时间：{moment(now.isoformat())}（法院时间）　导出人：{session.name}",
        f"共 {len(lines[:MOST_ROWS])} 条" + (f"，只导出前 {MOST_ROWS} 条" if cursor is not None else ""),
    ]
    rows = [_HEAD, *([moment(one["at"]), one["article"], one["text"]] for one in lines[:MOST_ROWS])]
    name = f"{number}工作日志{now:%Y%m%d-%H%M}.{form}"
    if form == "csv":
        made, kind = table(heading, rows), "text/csv; charset=utf-8"
    else:
        made, kind = await asyncio.to_thread(workbook, heading, rows, "工作日志"), XLSX
    answer = Response(made, media_type=kind, headers=taken_out(f"work-log.{form}", name))
    desk.cookies.keep(answer, session)
    return answer


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Text that a spreadsheet opens as it stands: what somebody wrote is never a formula there."""
    held = StringIO()
    writer = csv.writer(held)
    for line in ([text] for text in heading):
        writer.writerow(line)
    writer.writerows([[f"'{text}" if text.startswith(_FORMULA) else text for text in row] for row in rows])
    return held.getvalue().encode("utf-8-sig")

"""工作日志 of a case or of an officer's cases, taken out for inspection (二(五)2): every prompt, report and step."""

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
from services.desk.picture import log_pdf
from services.desk.words import moment, part

router = APIRouter()
Form = Literal["xlsx", "csv", "pdf"]
_KINDS: dict[Form, str] = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}
_COLUMNS = {
    "case_number": "案号",
    "place": "序号",
    "at": "时间",
    "article": "依据",
    "text": "内容",
    "hash": "校验码",
}
"""`place` and `hash` tell whether a line was changed or left out: `jiyue audit log`."""
_PRINTED = 16
"""Of a hash, what a sheet of paper has room for."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@router.get("/cases/{number}/work-log.{form}")
async def of_case(
    request: Request, me: Me, session: SignedIn, desk: CurrentDesk, number: str, form: Form
) -> Response:
    """All of a case's; who takes it out is on record as who reads it."""
    return await _taken_out(
        request, me, session, desk, f"{case_address(number)}/work-log", number, "work-log", form
    )


@router.get("/officers/{staff_id}/work-log.{form}")
async def of_officer(
    request: Request, me: Me, session: SignedIn, desk: CurrentDesk, staff_id: str, form: Form
) -> Response:
    """Of an officer's cases, so far as they are open to who takes it out."""
    name = (await me.names()).get(staff_id, "")
    path = f"/officers/{part(staff_id)}/work-log"
    return await _taken_out(request, me, session, desk, path, f"承办人{name}", "officers-log", form)


async def _taken_out(
    request: Request,
    me: Me,
    session: SignedIn,
    desk: CurrentDesk,
    path: str,
    whose: str,
    plain: str,
    form: Form,
) -> Response:
    """The oldest line first."""
    days = {name: request.query_params.get(name, "") for name in ("day_from", "day_to")}
    lines: list[Any] = []
    cursor: str | None = ""
    while cursor is not None and len(lines) < MOST_ROWS:
        found = await me.get("intake", path, cursor=cursor, limit=str(PAGE), sort="oldest", **days)
        if not found.ok:
            return render(request, "refused", found.status, problem=found.body)
        lines += found.body["items"]
        cursor = found.body["next"]
    now = await me.now()
    heading = [
        f"{desk.config.court_name} {whose} 工作日志",
        f"导出时间：{moment(now.isoformat())}（法院时间）　导出人：{session.name}",
        f"共 {len(lines[:MOST_ROWS])} 条"
        + (f"，只导出前 {MOST_ROWS} 条，其余请按日期分段导出" if cursor is not None else ""),
    ]
    if any(days.values()):
        heading.append(f"期间：{days['day_from'] or '最早'} 至 {days['day_to'] or '现在'}")
    of_case = plain == "work-log"
    columns = [name for name in _COLUMNS if name != "case_number" or not of_case]
    head = [_COLUMNS[name] for name in columns]
    rows = [
        [moment(one[name]) if name == "at" else str(one[name]) for name in columns]
        for one in lines[:MOST_ROWS]
    ]
    match form:
        case "csv":
            made = table(heading, [head, *rows])
        case "xlsx":
            made = await asyncio.to_thread(workbook, heading, [head, *rows], "工作日志")
        case "pdf":
            short = [[*row[:-1], row[-1][:_PRINTED]] for row in rows]
            made = await asyncio.to_thread(log_pdf, heading, head, short)
    name = f"{whose}工作日志{now:%Y%m%d-%H%M}.{form}"
    answer = Response(made, media_type=_KINDS[form], headers=taken_out(f"{plain}.{form}", name))
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

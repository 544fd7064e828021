"""What one makes of the list of cases: columns of one's own, views under a name, a spreadsheet of what was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode
from uuid import uuid4

import xlsxwriter
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from services.desk.apis import Answer, Person
from services.desk.contract import Contract
from services.desk.frame import HEADERS, CurrentDesk, Form, Me, SignedIn, render
from services.desk.words import code, last_day, moment, part

router = APIRouter()
LISTING = "overview__list_cases"
COLUMNS: Mapping[str, str] = {
    "light": "灯色、最近期限",
    "applicants": "申请执行人",
    "respondents": "被执行人",
    "amount": "标的（元）",
    "stage": "阶段",
    "officer": "承办人",
    "judge": "执行法官",
    "filed_at": "立案",
    "track": "繁简",
    "state": "状态",
    "open_duties": "未办结期限",
}
USUAL = ("light", "applicants", "respondents", "amount", "stage", "officer", "judge", "filed_at")
PAGE = 200
MOST_ROWS = 5000
"""Of one spreadsheet; it says so where there are more."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNASKED = ("export",)


def asked_of(request: Request, filters: Sequence[Any]) -> dict[str, str]:
    """What the address asks for, of what the list takes."""
    given = request.query_params
    return {one["name"]: given.get(one["name"], "") for one in filters if one["name"] not in _UNASKED}


def columns_of(request: Request) -> list[str]:
    """Those that are asked for, in their order; the usual ones where none is."""
    chosen = request.query_params.getlist("columns")
    return [name for name in COLUMNS if name in chosen] or list(USUAL)


def address(asked: Mapping[str, str], columns: Sequence[str]) -> str:
    """The list as a query: what is asked for, and the columns where they are not the usual ones."""
    chosen = [("columns", name) for name in columns] if tuple(columns) != USUAL else []
    return urlencode([*((name, value) for name, value in asked.items() if value), *chosen])


async def shown(me: Person, request: Request, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows of it beside the list itself."""
    columns = columns_of(request)
    views = await me.get("intake", "/saved-views")
    return {
        "columns": columns,
        "all_columns": COLUMNS,
        "kept": address(asked, columns),
        "views": [
            one | {"query": _clean(one["query"])}
            for one in (views.body if views.ok else ())
            if one["page"] == "cases"
        ],
        "key": uuid4().hex,
    }


def _clean(query: str) -> str:
    """As an address of ours carries it, whoever has saved it."""
    return urlencode(parse_qsl(query))


@router.post("/cases/views")
async def save(request: Request, me: Me, typed: Form) -> Response:
    query = _clean(typed.get("query", [""])[0])
    body = {"page": "cases", "name": typed.get("name", [""])[0], "query": query}
    answer = await me.act("POST", "intake", "/saved-views", body, _key(typed))
    return _back(request, answer, f"/cases?{query}")


@router.post("/cases/views/{view}")
async def remove(request: Request, me: Me, typed: Form, view: str) -> Response:
    answer = await me.act("POST", "intake", f"/saved-views/{part(view)}/removal", None, _key(typed, view))
    return _back(request, answer, "/cases")


def _key(typed: Mapping[str, list[str]], of: str = "") -> dict[str, str]:
    return {"Idempotency-Key": f"{typed.get('_key', [''])[0][:100]}-{of}"[:200]}


def _back(request: Request, answer: Answer, address: str) -> Response:
    if not answer.ok:
        return render(request, "refused", answer.status, problem=answer.body)
    return RedirectResponse(address, 303)


@router.get("/cases.xlsx")
async def export(request: Request, me: Me, session: SignedIn, desk: CurrentDesk) -> Response:
    """What the list shows, all pages of it: only what is open to the person, and who took it out is on record."""
    contract = await me.contract("intake")
    asked = asked_of(request, contract.operations[LISTING].filters)
    now, names = await asyncio.gather(me.now(), me.names())
    cards: list[Any] = []
    cursor: str | None = ""
    while cursor is not None and len(cards) < MOST_ROWS:
        found = await me.get("intake", "/cases", cursor=cursor, limit=str(PAGE), export="true", **asked)
        if not found.ok:
            return render(request, "refused", found.status, problem=found.body)
        cards += found.body["items"]
        cursor = found.body["next"]
    heading = [
        f"{desk.config.court_name} 案件列表",
        f"筛选条件：{said(contract, asked, names)}",
        f"导出时间：{moment(now.isoformat())}（法院时间）　导出人：{session.name}",
        f"共 {len(cards[:MOST_ROWS])} 件" + (f"，只导出前 {MOST_ROWS} 件" if cursor is not None else ""),
    ]
    rows: list[list[str | float]] = [["案号", *(COLUMNS[name] for name in columns_of(request))]]
    rows += [
        [card["case_number"], *(cell(card, name, names) for name in columns_of(request))]
        for card in cards[:MOST_ROWS]
    ]
    made = await asyncio.to_thread(workbook, heading, rows)
    answer = Response(
        made, media_type=XLSX, headers=taken_out("cases.xlsx", f"案件列表{now:%Y%m%d-%H%M}.xlsx")
    )
    desk.cookies.keep(answer, session)
    return answer


def taken_out(plain: str, name: str) -> dict[str, str]:
    """The headers of a file that is taken out under a name; `plain`: for who cannot read it."""
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return HEADERS | {"Content-Disposition": disposition}


def said(contract: Contract, asked: Mapping[str, str], names: Mapping[str, str]) -> str:
    """What was asked for, in words."""
    filters = {one["name"]: one for one in contract.operations[LISTING].filters}
    parts = []
    for name, value in asked.items():
        if value:
            options = contract.options(contract.resolved(filters[name]["schema"]))
            title = filters[name].get("description", name).partition("（")[0]
            parts.append(f"{title}：{options.get(value) or names.get(value) or value}")
    return "；".join(parts) or "全部案件"


def cell(card: Mapping[str, Any], name: str, names: Mapping[str, str]) -> str | float:
    """A value as people read it; a sum as a number."""
    value = card.get(name)
    if name == "light":
        return (
            f"{code(value)} {last_day(card['next_due_at']) if card['next_due_at'] else ''}".strip()
            if value
            else ""
        )
    if name == "amount":
        return float(value) if value else card.get("act_owed") or ""
    if name == "open_duties":
        return "" if value is None else float(value)
    if isinstance(value, list):
        return "、".join(value)
    if name == "filed_at":
        return moment(value) if value else ""
    return names.get(value, code(value)) if value else ""


def workbook(heading: Sequence[str], rows: Sequence[Sequence[str | float]], title: str = "案件列表") -> bytes:
    """A sheet with its heading; what somebody is called is never a formula or a link."""
    held = BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet(title)
    for line, text in enumerate(heading):
        sheet.write_string(line, 0, text)
    for line, row in enumerate(rows, len(heading) + 1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, place, value, bold if row is rows[0] else None)
            else:
                sheet.write_number(line, place, value, money if rows[0][place] == COLUMNS["amount"] else None)
    sheet.set_column(0, len(rows[0]), 20)
    sheet.freeze_panes(len(heading) + 2, 1)
    book.close()
    return held.getvalue()

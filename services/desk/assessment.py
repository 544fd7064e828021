"""考核分析: the court's figures of a period, each of which opens its cases; and the monthly bulletin as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk.apis import TITLES
from services.desk.case_list import XLSX, taken_out, workbook
from services.desk.frame import CurrentDesk, Me, SignedIn, render
from services.desk.picture import log_pdf
from services.desk.words import moment, part

router = APIRouter()
WIDTH, ROW = 600, 26
"""Of the longest bar, and the height of a row."""
_COLUMNS = ("类别", "项目", "内容", "数", "总数", "比率、日数", "说明")
_KINDS = {"xlsx": XLSX, "pdf": "application/pdf"}


@dataclass(frozen=True)
class Bar:
    """How long cases stay in a stage, drawn as long as the stage took nine of ten of them."""

    stage: str
    passages: int
    median_days: str
    p90_days: str
    y: int
    median: int
    p90: int


def bars(stages: list[Mapping[str, Any]]) -> list[Bar]:
    most = max((float(one["p90_days"]) for one in stages), default=0) or 1
    return [
        Bar(
            one["stage"],
            one["passages"],
            one["median_days"],
            one["p90_days"],
            place * ROW,
            round(float(one["median_days"]) / most * WIDTH),
            round(float(one["p90_days"]) / most * WIDTH),
        )
        for place, one in enumerate(stages)
    ]


@router.get("/assessment")
async def assessment(request: Request, me: Me) -> Response:
    now = await me.now()
    period = request.query_params.get("period", "") or f"{now:%Y-%m}"
    contract, figures, bulletins = await asyncio.gather(
        me.contract("intake"),
        me.get("intake", "/assessment", period=period),
        me.get("intake", "/bulletins", sort="newest", limit="12"),
    )
    listed = {one["name"]: one for one in contract.readings["/assessed-cases"].filters}
    return render(
        request,
        "assessment",
        figures.status,
        now=now.isoformat(),
        period=period,
        figures=figures,
        indicators=contract.options(contract.resolved(listed["indicator"]["schema"])),
        teams=TITLES,
        bars=bars(figures.body["stages"]) if figures.ok else [],
        bulletins=bulletins,
        periods=_near(now.year, now.month),
    )


def _near(year: int, month: int) -> list[tuple[str, str]]:
    """The periods that are asked for most: this month, the one before, this quarter and this year."""
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    quarter = (month + 2) // 3
    return [
        (f"{year}-{month:02}", "本月"),
        (f"{before[0]}-{before[1]:02}", "上月"),
        (f"{year}-Q{quarter}", "本季度"),
        (f"{year}", "本年度"),
        (f"{year - 1}", "上年度"),
    ]


@router.get("/bulletins/{key}.{form}")
async def taken(
    request: Request, me: Me, session: SignedIn, desk: CurrentDesk, key: str, form: Literal["xlsx", "pdf"]
) -> Response:
    """The bulletin as it was published, its digest with it; who takes it out is on record as who reads it."""
    contract, found, names = await asyncio.gather(
        me.contract("intake"), me.get("intake", f"/bulletins/{part(key)}"), me.names()
    )
    if not found.ok:
        return render(request, "refused", found.status, problem=found.body)
    bulletin = found.body
    listed = {one["name"]: one for one in contract.readings["/assessed-cases"].filters}
    indicators = contract.options(contract.resolved(listed["indicator"]["schema"]))
    heading = [
        f"{desk.config.court_name} {bulletin['month']} 考核通报（第{bulletin['edition']}次发布）",
        f"发布：{names.get(bulletin['published_by'], bulletin['published_by'])}　{moment(bulletin['published_at'])}（法院时间）",
        *([f"更正理由：{bulletin['reason']}"] if bulletin["reason"] else []),
        f"数据摘要（SHA-256）：{bulletin['sha256']}" + ("" if bulletin["intact"] else "（与数据不符）"),
        "只列数，不排名。",
    ]
    rows = lines(bulletin["figures"], indicators)
    if form == "xlsx":
        table: list[list[str | float]] = [list(_COLUMNS), *([_number(cell) for cell in row] for row in rows)]
        made = await asyncio.to_thread(workbook, heading, table, "考核通报")
    else:
        made = await asyncio.to_thread(log_pdf, heading, _COLUMNS, rows)
    name = f"考核通报{bulletin['month']}第{bulletin['edition']}次.{form}"
    answer = Response(made, media_type=_KINDS[form], headers=taken_out(f"bulletin.{form}", name))
    desk.cookies.keep(answer, session)
    return answer


def _number(cell: str) -> str | float:
    try:
        return float(cell)
    except ValueError:
        return cell


def lines(figures: Mapping[str, Any], indicators: Mapping[str, str]) -> list[list[str]]:
    """What a bulletin says, figure by figure."""
    found = [
        [
            "指标",
            f"{indicators[one['indicator']]}（目标 {one['goal']}%）",
            f"{one['numerator_is']} ÷ {one['denominator_is']}",
            _said(one["numerator"]),
            _said(one["denominator"]),
            _said(one["rate"]),
            one["missing"] or f"待确认：{one['doubt']}",
        ]
        for one in figures["indicators"]
    ]
    found += [
        [
            "条款履行",
            f"{TITLES[one['team']]} {one['article']}",
            "按期办结 ÷ 应办结",
            str(one["in_time"]),
            str(one["in_time"] + one["late"] + one["open_late"]),
            _said(one["rate"]),
            f"超期办结 {one['late']}，超期未办 {one['open_late']}，尚在期限内 {one['running']}",
        ]
        for one in figures["compliance"]
    ]
    found += [
        [
            "阶段用时",
            one["stage"],
            "离开该阶段的件次；用时中位数（日）",
            str(one["passages"]),
            "",
            one["median_days"],
            f"九成不超过 {one['p90_days']} 日",
        ]
        for one in figures["stages"]
    ]
    return found


def _said(value: Any) -> str:
    return "" if value is None else str(value)

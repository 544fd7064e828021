"""办案总览: figures of the whole court for its leaders, each of which opens the cases behind it; and duties across cases."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk import objects, words
from services.desk.apis import TITLES
from services.desk.frame import HEADERS, CurrentDesk, Me, SignedIn, render
from services.desk.picture import png
from services.desk.words import query

router = APIRouter()
COLUMN, HEIGHT = 30, 120
"""A day's column, and the height of the highest."""


@dataclass(frozen=True)
class Column:
    """The duties that end on a day, drawn as high as they are many."""

    day: str
    duties: int
    x: int
    y: int
    height: int
    href: str


def columns(due: Sequence[Mapping[str, Any]], first: date, days: int = 31) -> list[Column]:
    """A column for each of the coming days, also those on which nothing ends."""
    counted = {one["day"]: one["duties"] for one in due}
    most = max(counted.values(), default=0)
    drawn = []
    for place in range(days):
        day = (first + timedelta(days=place)).isoformat()
        count = counted.get(day, 0)
        height = max(round(count / most * HEIGHT), 2) if count else 0
        href = f"/duties?{query({'due_from': day, 'due_to': day})}"
        drawn.append(Column(day, count, place * COLUMN, HEIGHT - height, height, href))
    return drawn


def _by_team(rules: Sequence[Any]) -> list[tuple[str, str, dict[str, int], list[Any]]]:
    """Each team's rules, and its lights over all of them, in the order of the regulation."""
    held: defaultdict[str, list[Any]] = defaultdict(list)
    for one in rules:
        held[one["team"]].append(one)
    return [
        (team, title, {light: sum(one[light] for one in held[team]) for light in words.LIGHTS}, held[team])
        for team, title in TITLES.items()
        if held[team]
    ]


@router.get("/board.png")
async def picture(request: Request, me: Me, session: SignedIn, desk: CurrentDesk) -> Response:
    """The same figures as a picture, with the court's time and who took it out."""
    now, names, figures, held = await asyncio.gather(
        me.now(), me.names(), me.get("intake", "/board"), me.get("funds", "/held", limit="1")
    )
    if not figures.ok:
        return render(request, "refused", figures.status, problem=figures.body)
    said = f"截至 {words.moment(now.isoformat())}（法院时间）　导出人：{session.name}"
    if not held.ok:
        said += "　案款管理现在没有应答，账上的案款未列"
    drawn = await asyncio.to_thread(
        png, sheet(desk.config.court_name, said, figures.body, held.body if held.ok else None, names)
    )
    name = quote(f"办案总览{now:%Y%m%d-%H%M}.png")
    kept = {"Content-Disposition": f"attachment; filename=\"board.png\"; filename*=UTF-8''{name}"}
    return Response(drawn, headers=HEADERS | kept, media_type="image/png")


def sheet(
    court: str, said: str, shown: Mapping[str, Any], held: Mapping[str, Any] | None, names: Mapping[str, str]
) -> dict[str, Any]:
    """What the picture says: what the page does, but for each clause and the cases behind a figure."""
    ages, stages = _ages(shown["stock"]), _stages(shown["stock"])
    return {
        "court": court,
        "said": said,
        "due": [
            {"label": str(int(one.day[8:])), "duties": one.duties}
            for one in columns(shown["due"], date.fromisoformat(shown["day"]))
        ],
        "teams": [{"title": title} | lights for _, title, lights, _ in _by_team(shown["rules"])],
        "officers": [
            {light: one[light] for light in words.LIGHTS}
            | {"title": names.get(one["officer"], one["officer"]) if one["officer"] else "未分案"}
            for one in shown["officers"]
        ],
        "ages": [f"{begin} 至 {to}" if begin else f"{to} 以前" for to, begin in ages],
        "stages": [
            {"title": stage or "未定", "counts": [counts.get(to, 0) for to, _ in ages]}
            for stage, counts in stages.items()
        ],
        "held": [
            {
                "title": f"{one['days_from']} 日以上"
                if one["days_to"] is None
                else f"{one['days_from']} 至 {one['days_to']} 日",
                "cases": one["cases"],
                "amount": words.yuan(one["held"]),
            }
            for one in (held or {"bands": ()})["bands"]
        ],
        "unanswered": shown["unanswered"],
    }


@router.get("/board")
async def board(request: Request, me: Me) -> Response:
    now, names, figures, held = await asyncio.gather(
        me.now(), me.names(), me.get("intake", "/board"), me.get("funds", "/held", limit="1")
    )
    shown = figures.body if figures.ok else None
    return render(
        request,
        "board",
        figures.status,
        now=now.isoformat(),
        names=names,
        figures=figures,
        held=held,
        teams=_by_team(shown["rules"]) if shown else [],
        due=columns(shown["due"], date.fromisoformat(shown["day"])) if shown else [],
        stages=_stages(shown["stock"]) if shown else {},
        ages=_ages(shown["stock"]) if shown else [],
        reports=[one | {"case": objects.case_of(one["docket"])} for one in shown["reports"]] if shown else [],
    )


def _ages(stock: Sequence[Any]) -> list[tuple[str, str]]:
    """The last and the first day of each band of filing, the newest first."""
    return sorted({(one["filed_to"], one["filed_from"] or "") for one in stock}, reverse=True)


def _stages(stock: Sequence[Any]) -> dict[str, dict[str, int]]:
    """How many cases of each stage, by the last day on which they were filed."""
    stages: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in stock:
        stages[one["stage"]][one["filed_to"]] = one["cases"]
    return dict(stages)


@router.get("/held")
async def held_money(
    request: Request, me: Me, cursor: Annotated[str, Query(max_length=400)] = ""
) -> Response:
    asked = {name: request.query_params.get(name, "") for name in ("days_from", "days_to")}
    found = await me.get("funds", "/held", cursor=cursor, **asked)
    return render(request, "held", found.status, asked=asked, found=found)


@router.get("/duties")
async def duties(request: Request, me: Me, cursor: Annotated[str, Query(max_length=400)] = "") -> Response:
    """Duties across the cases that are open to the person."""
    contract = await me.contract("intake")
    filters = contract.operations["overview__list_duties"].filters
    asked = {one["name"]: request.query_params.get(one["name"], "") for one in filters}
    now, names, found = await asyncio.gather(
        me.now(), me.names(), me.get("intake", "/duties", cursor=cursor, **asked)
    )
    return render(
        request,
        "duties",
        found.status,
        now=now,
        names=names,
        asked=asked,
        options={one["name"]: contract.options(contract.resolved(one["schema"])) for one in filters},
        found=found,
        items=[one | {"case": objects.case_of(one["docket"])} for one in found.body["items"]]
        if found.ok
        else [],
    )

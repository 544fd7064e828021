"""docs/how-a-case-goes.md: the case of `make demo`, step by step, with who called what; written by `jiyue demo --chronicle`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from deploy.demo.story import Call, Step
from deploy.demo_staff import called
from shared.contracts.teams import TEAMS
from shared.values.zone import COURT_ZONE

PAGE = Path("docs/how-a-case-goes.md")
_HEAD = """# 一件案件怎样办理

由 `jiyue demo --chronicle` 依 `make demo` 的办理过程写成，不手工修改。日期是法院时间；“依据”是各项操作自身注明的条文；
查阅和系统之间的往来没有列出。一拍成交、无财产终本、执行和解、和解未履行而恢复执行、多名债权人的案件由 `make demo STORY=sold`、`no-assets`、`settled`、`breached`、`many-creditors` 办理。
每项操作都可以在办案页面上办理，也可以按所列地址调用，见 [api](api)。
"""


@dataclass(frozen=True)
class Told:
    """A step as it was told: the day, by the court's clock, and the acts of it."""

    step: Step
    at: datetime
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class _Operation:
    id: str
    title: str
    article: str
    method: str
    path: str

    def is_asked_by(self, call: Call) -> bool:
        pattern = re.sub(r"\{[^}]*\}", "[^/]+", self.path)
        return self.method == call.method and re.fullmatch(pattern, call.path) is not None


def operations() -> dict[str, list[_Operation]]:
    """Each team's acts, as its contract names them."""
    found: dict[str, list[_Operation]] = {}
    for team in TEAMS:
        contract = json.loads((Path("docs/api") / f"{team}.json").read_text("utf-8"))
        found[team] = [
            _Operation(one["operationId"], one["summary"], one["x-article"], method.upper(), path)
            for path, methods in contract["paths"].items()
            for method, one in methods.items()
            if "x-article" in one
        ]
    return found


def written(told: Sequence[Told]) -> str:
    """The page."""
    known = operations()
    return "\n".join([_HEAD, *(_step(number, one, known) for number, one in enumerate(told, start=1))])


def _asked(call: Call, known: list[_Operation]) -> _Operation:
    return next(one for one in known if one.is_asked_by(call))


def _in_court(call: Call) -> bool:
    """Whether a real court has it: its contracts know of no clock that can be moved."""
    return call.path != "/clock/advance"


def heading(number: int, step: Step) -> str:
    return f"## {number}. {step.title}"


def _step(number: int, told: Told, known: dict[str, list[_Operation]]) -> str:
    rows = []
    asked = [(call.who, call.team, _asked(call, known[call.team])) for call in filter(_in_court, told.calls)]
    for (who, team, operation), same in groupby(asked):
        times = f" ×{n}" if (n := len(list(same))) > 1 else ""
        rows.append(
            f"| {called(who)} | {operation.title}{times} | {operation.article} |"
            f" `{operation.id}` | `{operation.method} /{team}{operation.path}` |"
        )
    table = ["| 谁 | 做什么 | 依据 | 操作 | 地址 |", "|---|---|---|---|---|", *rows, ""] if rows else []
    at = f"{told.at.astimezone(COURT_ZONE):%Y-%m-%d}"
    return "\n".join([heading(number, told.step), "", f"{at}，{told.step.article}", "", *table])

"""How values are shown: dates as the court writes them, codes by their Chinese names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

WEEKDAYS = "一二三四五六日"


def day(value: str | None) -> str:
    """2026-03-02 → 2026年3月2日（周一）."""
    if not value:
        return "—"
    read = date.fromisoformat(value)
    return f"{read.year}年{read.month}月{read.day}日（周{WEEKDAYS[read.weekday()]}）"


def moment(value: str | None) -> str:
    """An instant in court time, to the minute."""
    if not value:
        return "—"
    read = datetime.fromisoformat(value).astimezone(COURT_ZONE)
    return f"{read.year}年{read.month}月{read.day}日 {read:%H:%M}"


def until(value: str) -> str:
    """How long there still is, in real days: 还有3天, 今天, 已过2天."""
    days = (
        datetime.fromisoformat(value).astimezone(COURT_ZONE).date() - datetime.now(COURT_ZONE).date()
    ).days
    return "今天届满" if days == 0 else f"还有{days}天" if days > 0 else f"已过{-days}天"


def office(code: str) -> str:
    return Office(code).label if code in set(Office) else code


def part(text: str) -> str:
    """A part of an address, percent-encoded whole."""
    return quote(text, safe="")


def query(values: Mapping[str, str]) -> str:
    """The values that are not empty, as an address carries them."""
    return urlencode({name: value for name, value in values.items() if value})


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "until": until,
    "office": office,
    "part": part,
    "query": query,
}

"""A calendar of deadlines (iCalendar, RFC 5545), and how many links a person has. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

ARTICLE = REGULATION["二(五)2"]
MOST_LINKS = 20  # ours: of one person at the same time
MOST_ENTRIES = 1000  # ours: the next due; calendar programs read no more with ease
_AGAIN = timedelta(hours=1)  # ours: how often a calendar program is asked to look


@dataclass(frozen=True)
class Entry:
    """An open duty: nothing of it goes out but these."""

    id: str
    title: str
    case_number: str
    due_date: date
    due_at: datetime
    provisional: bool


def calendar(entries: Iterable[Entry], name: str, host: str, now: datetime) -> bytes:
    """A duty of whole days stands on its last day; one of hours at its instant."""
    made = Calendar()
    for field, value in (
        ("prodid", "-//jiyue//deadlines//ZH"),
        ("version", "2.0"),
        ("x-wr-calname", name),
    ):
        made.add(field, value)
    made.add("refresh-interval", _AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        end = entry.due_at.astimezone(COURT_ZONE)
        event = Event()
        event.add("uid", f"{entry.id}@{host}")
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", entry.due_date if end.time() == time() else entry.due_at.astimezone(UTC))
        event.add("summary", _said(entry))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _said(entry: Entry) -> str:
    mark = "（暂定）" if entry.provisional else ""
    return f"届满：{entry.title}{mark} {entry.case_number or '尚无案号'}"


def check_room(held: int) -> None:
    """409 for one link more than a person may have."""
    if held >= MOST_LINKS:
        detail = f"每人最多{MOST_LINKS}个日历订阅链接，请先停用不用的"
        raise Problem(409, ProblemCode.TOO_MANY_LINKS, detail, ARTICLE)


def check_new(*, known: bool) -> None:
    """409 for a secret that a link has already."""
    if known:
        raise Problem(409, ProblemCode.LINK_KNOWN, "请重新生成", ARTICLE)


def check_standing(revoked_at: datetime | None) -> None:
    """409 for a link that has been revoked."""
    if revoked_at is not None:
        raise Problem(409, ProblemCode.LINK_REVOKED, "需要时另行生成", ARTICLE)

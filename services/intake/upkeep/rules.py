"""When a case whose round is concluded is asked about again (终本规定第九条). Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from shared.law.numbers import CONCLUSION_QUERY, CONCLUSION_YEARS
from shared.law.periods import add_months
from shared.values.labelled import Labelled
from shared.values.zone import COURT_ZONE

SPREAD = 28  # ours: so many nights share the queries of a half-year, each case at its own distance before its last day
_MONTHS_OF_A_YEAR = 12  # ours: of the calendar
_AT = time(2)  # ours: by night, when nobody waits for the query systems


class State(Labelled):
    RUNNING = "running", "维护中"
    ENDED = "ended", "五年期满"
    RESUMED = "resumed", "已恢复执行"
    OVER = "over", "已执行完毕、终结执行"


def asked_at(concluded_at: datetime, number: int, round: int) -> datetime | None:
    """When the query of that `round` is ordered, spread by the case's `number`; None after the last of the years."""
    day = concluded_at.astimezone(COURT_ZONE).date()
    months = CONCLUSION_QUERY.on(day) * round
    if months > CONCLUSION_YEARS.on(day) * _MONTHS_OF_A_YEAR:
        return None
    before = timedelta(days=1 + number % SPREAD)
    return datetime.combine(add_months(day, months) - before, _AT, COURT_ZONE)

"""How long what has waited holds the thing from its turn on (民诉法解释第四百八十五条): as ruled, and never longer than the law."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from services.custody.measures.models import Measure
from services.custody.network.models import Asset
from services.custody.waiting import service
from shared.law.calendar import Calendar
from tests.records import record


async def turn(monkeypatch: pytest.MonkeyPatch, kind: str, since: str, last: date, at: str) -> date:
    """The last day of a measure that was registered `since` until `last`, and whose turn comes `at`."""

    async def calendar(_: object) -> Calendar:
        return Calendar(version=0)

    monkeypatch.setattr(service, "load_calendar", calendar)
    asset = record(Asset, case_number="（2026）豫1502执1号", kind=kind)
    measure = record(
        Measure,
        asset_id=asset.id,
        case_number=asset.case_number,
        effective_at=instant(since),
        expires_on=last,
        ruling_document="r",
    )
    work: Any = SimpleNamespace(
        session=None, audit=lambda *_, **__: None, tell=lambda *_, **__: None, now=instant(at)
    )
    await service._take_effect(work, measure, asset, instant(at))
    return measure.expires_on


def instant(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00:00+08:00")


async def test_its_term_runs_anew_as_long_as_it_was_ruled(monkeypatch: pytest.MonkeyPatch) -> None:
    last = date(2026, 4, 1)
    assert await turn(monkeypatch, "vehicle", "2026-03-02", last, "2026-06-01") == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("kind", "since", "last", "at", "lawful"),
    [
        ("bank_deposit", "2027-03-02", date(2028, 3, 2), "2028-03-06", date(2029, 3, 6)),
        ("real_estate", "2026-03-02", date(2036, 3, 2), "2026-06-01", date(2029, 6, 1)),
    ],
)
async def test_it_never_lasts_longer_than_the_law_allows(
    monkeypatch: pytest.MonkeyPatch, kind: str, since: str, last: date, at: str, lawful: date
) -> None:
    """A year with a 29 February has a day more than the one that begins with its turn; a record of ten years is none."""
    assert await turn(monkeypatch, kind, since, last, at) == lawful

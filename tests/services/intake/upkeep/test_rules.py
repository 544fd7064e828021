"""终本规定第九条: every six months for five years, the cases spread over the nights."""

from __future__ import annotations

from datetime import datetime, timedelta

from services.intake.upkeep.rules import SPREAD, asked_at
from shared.law.periods import add_months

CONCLUDED = datetime.fromisoformat("2026-08-31T15:00:00+08:00")


def test_each_query_comes_before_its_half_year_is_over_and_the_tenth_is_the_last() -> None:
    for number in range(1, 100):
        asked = [asked_at(CONCLUDED, number, round) for round in range(1, 12)]
        assert asked[10] is None
        for round, at in enumerate(asked[:10], 1):
            assert at is not None
            last = add_months(CONCLUDED.date(), 6 * round)
            assert timedelta(0) < last - at.date() <= timedelta(SPREAD)
            if round > 1:
                before = asked[round - 2]
                assert before is not None
                assert at.date() <= add_months(before.date(), 6) + timedelta(3)


def test_cases_concluded_on_one_day_are_spread() -> None:
    nights = {asked_at(CONCLUDED, number, 1) for number in range(1, SPREAD + 1)}
    assert len(nights) == SPREAD

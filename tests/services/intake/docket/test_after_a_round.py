"""终本规定第九条: of the years after 终本 only what names property calls for a person; a case closed for good calls for one at any fact."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.docket import rules
from shared.contracts.custody.facts import FeedbackReceived, QueryStarted
from shared.contracts.fact import Refs
from shared.contracts.intake.facts import CaseArchived, CaseClosed, UpkeepQueryDue
from tests.dockets import CALENDAR, docket
from tests.facts import made

ENDED = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
LATER = ENDED + timedelta(days=150)
STARTED = {"occasion": "upkeep_1", "channel": "national"}


@pytest.mark.parametrize(
    ("mode", "kind", "refs", "called"),
    [
        ("concluded_this_round", UpkeepQueryDue, {"round": 1}, False),
        ("concluded_this_round", QueryStarted, STARTED, False),
        ("concluded_this_round", FeedbackReceived, {"found": "no"}, False),
        ("concluded_this_round", FeedbackReceived, {"found": "yes"}, True),
        ("terminated", QueryStarted, STARTED, True),
        ("terminated", FeedbackReceived, {"found": "no"}, True),
    ],
)
def test_what_names_property_calls_for_the_officer(
    mode: str, kind: type[Refs], refs: dict[str, Any], called: bool
) -> None:
    ended = docket([made(ENDED, CaseClosed, "case/x", mode=mode), made(ENDED, CaseArchived, "case/x")])
    late = rules.apply(ended, made(LATER, kind, "case/x", **refs), CALENDAR, LATER)
    assert bool(late.tasks) == called

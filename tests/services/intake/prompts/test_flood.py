"""One neglected case makes few messages, not a flood: equal prompts are one, in office hours (二(五)2)."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

import pytest

from deploy.demo_people import natural_person, organisation
from tests.harness import Court
from tests.services.intake.people import party
from tests.services.intake.road import file_case

pytestmark = pytest.mark.road


async def test_a_neglected_case_is_told_of_in_few_messages_that_say_how_many_and_which(court: Court) -> None:
    """Two respondents, eight institutions: sixteen answers that nobody files, and sixteen that nobody handles."""
    rng = random.Random(7)
    people = [("applicant", organisation), ("respondent", natural_person), ("respondent", natural_person)]
    case = await file_case(court, 7, parties=[party(role, make(rng)) for role, make in people])
    filed = await court.advance()
    end = filed + timedelta(hours=24)
    await court.advance(to=end.isoformat())
    sent = await court.sql(
        "SELECT step, staff_id, send_at, text FROM intake.reminder"
        " WHERE docket = $1 AND sent_at IS NOT NULL ORDER BY sent_at",
        f"case/{case}",
    )
    assert len(sent) <= 6, [tuple(row) for row in sent]
    assert max(Counter((row["step"], row["staff_id"], row["send_at"]) for row in sent).values()) == 1
    for row in sent:
        at = row["send_at"].astimezone(filed.tzinfo)
        assert (at.hour, at.minute) >= (8, 30), "nobody is woken at night"
    (filing,) = [row["text"] for row in sent if row["step"] == "warn" and "当日存入电子卷宗" in row["text"]]
    assert "（16件：" in filing
    assert "中国工商银行" in filing

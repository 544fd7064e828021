"""Before anything is late: on the day on which a measure's end comes up in a band, who must see to it hears once."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.custody.facts import MeasureTaken
from tests.facts import made, record
from tests.harness import Court
from tests.services.intake.road import file_case

pytestmark = pytest.mark.road

LAPSE, RENEWAL = "custody.lapse", "custody.renewal"


async def told(court: Court, case: str, rule: str) -> list[tuple[str, str, str]]:
    """Each early prompt of duties of a rule: to which office, when it goes out, of how many of them."""
    rows = await court.sql(
        "SELECT d.step, r.office, r.send_at AT TIME ZONE 'Asia/Shanghai' AS at, count(*) AS of FROM intake.reminder r"
        " JOIN intake.reminder_duty d ON d.reminder_id = r.id JOIN intake.duty o ON o.id = d.duty_id"
        " WHERE r.docket = 'case/' || $1 AND o.rule_id = $2 AND d.step LIKE 'early%'"
        " GROUP BY r.id, d.step ORDER BY r.send_at, d.step",
        *(case, rule),
    )
    return [(row["step"], row["office"], f"{row['at']:%m-%d %H:%M} {row['of']}") for row in rows]


async def test_its_owner_and_whom_the_article_names_hear_once_a_band(court: Court) -> None:
    """By hand: 15 April less 30, 15, 10 (in the days of Qingming) and 5 days."""
    case = await file_case(court, 981)
    now = await court.advance()
    for measure in ("m1", "m2"):
        taken: dict[str, Any] = {
            "measure": measure,
            "asset": measure,
            "expires_at": "2026-04-16T00:00:00+08:00",
        }
        await record(court, made(now, MeasureTaken, f"case/{case}", **taken))
    await court.advance(to="2026-03-15T12:00:00+08:00")
    assert await told(court, case, LAPSE) == []
    await court.advance(to="2026-03-16T12:00:00+08:00")
    both = [("early", "custody_officer"), ("early_report", "command_centre_director")]
    first = [(*whom, "03-16 08:30 2") for whom in both]
    assert await told(court, case, LAPSE) == first
    (said,) = await court.sql(
        "SELECT text FROM intake.reminder WHERE docket = 'case/' || $1 AND step = 'early' AND text LIKE '%失效前%'",
        case,
    )
    assert said["text"].startswith("【早期预警】")
    assert "2026-04-15" in said["text"]
    await court.advance(to="2026-04-12T12:00:00+08:00")
    later = [(*whom, f"{at} 08:30 2") for at in ("03-31", "04-07", "04-10") for whom in both]
    assert await told(court, case, LAPSE) == first + later
    renewal = [("early", "custody_officer", f"{at} 08:30 2") for at in ("03-09", "03-24", "03-30", "04-03")]
    assert await told(court, case, RENEWAL) == renewal, "8 April, and its article names nobody beside"

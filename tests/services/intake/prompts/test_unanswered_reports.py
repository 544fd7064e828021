"""A report that a leader does not acknowledge goes on: by the next channel, to the next leader, at last to a person (二(五)2).

Each is sent on Monday 2 March; a day later, and each day after that, whoever was told has not answered.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from services.intake.prompts.models import Reminder
from tests.harness import Court
from tests.records import put, record
from tests.services.intake.people import application

CENTRE, LEADER, PRESIDENT = "zhongxin01", "zhuguan01", "yuanzhang01"


async def report(court: Court, seed: int, now: datetime) -> Reminder:
    """To the director of the command centre, in the docket of an application, in which little else happens."""
    received = await court.do("POST", "intake", "/applications", "lian01", application(seed))
    message = record(
        Reminder,
        docket=f"application/{received['id']}",
        step="inspection_report",
        office="command_centre_director",
        staff_id=CENTRE,
        text=f"报告{seed}",
        created_at=now,
        send_at=now,
    )
    await put(court, message)
    return message


async def heard(court: Court, first: Reminder) -> list[tuple[str, str, list[str]]]:
    """Who was told, in which step, by which channels; of the report and all that it was passed on by."""
    rows = await court.sql(
        "SELECT step, staff_id, array(SELECT jsonb_array_elements_text(tried)) AS by, proof FROM intake.reminder"
        " WHERE id = $1 OR first = $1 ORDER BY created_at",
        first.id,
    )
    assert all(row["proof"] for row in rows), "with proof of its arrival"
    return [(row["step"], row["staff_id"], row["by"]) for row in rows]


async def acknowledge(court: Court, first: Reminder, who: str) -> None:
    (row,) = await court.sql(
        "SELECT id FROM intake.reminder WHERE (id = $1 OR first = $1) AND staff_id = $2", first.id, who
    )
    await court.do("POST", "intake", f"/reminders/{row['id']}/acknowledgement", who)


async def at(court: Court, day: int) -> None:
    await court.advance(to=f"2026-03-{day:02}T16:00:00+08:00")


@pytest.mark.walk
async def test_it_goes_by_the_next_channel_then_to_each_leader_once_and_ends_as_a_task(court: Court) -> None:
    now = await court.advance()
    assert now.isoformat() < "2026-03-02T16"
    silent, answered, by_leader, late = [await report(court, seed, now) for seed in (951, 952, 953, 954)]
    await court.advance()
    told = ("inspection_report", CENTRE, ["sms"])
    for one in (silent, answered, by_leader, late):
        assert await heard(court, one) == [told]
    await acknowledge(court, answered, CENTRE)
    await court.sql("UPDATE court.staff SET email = 'z@court.example' WHERE id = $1", CENTRE)

    await at(court, 3)
    told = ("inspection_report", CENTRE, ["sms", "email"])
    for one in (silent, by_leader, late):
        assert await heard(court, one) == [told], "the next channel before the next person"
    await at(court, 4)
    to_leader = ("unanswered", LEADER, ["sms"])
    for one in (silent, by_leader, late):
        assert await heard(court, one) == [told, to_leader]
    (passed,) = await court.sql(
        "SELECT text FROM intake.reminder WHERE first = $1 AND staff_id = $2", silent.id, LEADER
    )
    assert passed["text"].startswith("【逾期未确认，转报】")
    for words in (
        "每日检查报告",
        "报告951",
        "告知执行指挥中心主任",
        "短信已告知，逾期未确认",
        "电子邮件已告知",
    ):
        assert words in passed["text"]
    await acknowledge(court, by_leader, LEADER)
    await acknowledge(court, late, CENTRE)

    await at(court, 5)
    to_president = ("unanswered", PRESIDENT, ["sms"])
    assert await heard(court, silent) == [told, to_leader, to_president]
    await at(court, 10)
    assert await heard(court, silent) == [told, to_leader, to_president], "nobody is told a second time"
    assert await heard(court, answered) == [("inspection_report", CENTRE, ["sms"])]
    for one in (by_leader, late):
        assert await heard(court, one) == [told, to_leader], "who answers ends it for all"
    tasks = await court.sql("SELECT office, text FROM intake.task WHERE id LIKE '%/unanswered'")
    assert [task["office"] for task in tasks] == ["quality_officer"]
    assert "转报至院长仍无人确认" in tasks[0]["text"]
    assert "报告951" in tasks[0]["text"]

"""The carrier's word that a message did not arrive may come before its own answer that it has taken it is booked."""

from __future__ import annotations

import pytest
from sqlmodel import select

from services.intake.docket.models import DocketRow
from services.intake.docket.repository import lock_docket
from services.intake.prompts import sending
from services.intake.prompts.models import Reminder
from shared.platform.court import Staff
from shared.platform.db import Database
from shared.platform.work import Caller, Work
from shared.values.roles import Office
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.intake.people import application


async def _outgoing(work: Work, docket: str) -> list[sending.Outgoing]:
    await lock_docket(work.session, docket)
    return await sending.outgoing(work, [docket])


async def _sent(work: Work, docket: str, sent: sending.Sent) -> None:
    await lock_docket(work.session, docket)
    await sending.mark_sent(work, [sent])


async def _twice(work: Work, docket: str) -> tuple[list[sending.Outgoing], list[sending.Outgoing]]:
    """What goes out, and what does once who hears next has no telephone; in one transaction, before the case's own workflow sends it."""
    going = await _outgoing(work, docket)
    (person,) = (await work.session.exec(select(Staff).where(Staff.id == "zhuguan01"))).all()
    person.mobile = ""
    await work.session.flush()
    return going, await _outgoing(work, docket)


@pytest.mark.parametrize("early", [True, False])
async def test_a_message_that_did_not_arrive_goes_by_the_next_way(court: Court, early: bool) -> None:
    """Whichever is first, the failed message is not taken for sent, and the next person hears."""
    docket = f"case/（2026）豫1502执{96 + early}号"
    message = record(
        Reminder,
        docket=docket,
        step="receipts",
        office=str(Office.HANDLING_OFFICER),
        staff_id="chengban01",
        text="交办事项",
        created_at=CLOCK_START,
    )
    await put(court, record(DocketRow, id=docket), message)
    failed = {
        "message_id": f"{message.id}/sms",
        "state": "failed",
        "at": (await court.advance()).isoformat(),
        "proof": "停机",
    }
    db = Database(court.dsn("intake_app"))
    try:
        caller = Caller(db, "intake", "service:workflow")
        if early:
            await court.do("POST", "intake", "/notice-receipts", "system:notices", failed)
        await caller.act(Office.SERVICE, _sent, docket, sending.Sent(message.id, "sms", ""))
        for _ in range(0 if early else 2):
            await court.do("POST", "intake", "/notice-receipts", "system:notices", failed)
        going, again = await caller.act(Office.SERVICE, _twice, docket)
    finally:
        await db.close()
        await court.sql("UPDATE court.staff SET mobile = $1 WHERE id = 'zhuguan01'", "13900000000")
    assert [(one.message.step, one.message.staff_id) for one in going] == [("passed_on", "zhuguan01")]
    passed = going[0].message
    assert passed.first == message.id
    assert "短信未送达（停机）" in passed.text
    assert [one.message.staff_id for one in again] != ["zhuguan01"]
    assert again[0].message.text == passed.text
    (row,) = await court.sql("SELECT sent_at, tried FROM intake.reminder WHERE id = $1", message.id)
    assert (row["sent_at"], row["tried"]) == (None, '["sms"]')


async def test_where_no_message_arrives_at_all_one_task_is_left_and_the_court_comes_to_rest(
    court: Court,
) -> None:
    """Not a task for each message about a task."""
    received = await court.do("POST", "intake", "/applications", "lian01", application(970))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    docket = f"case/{case['case_number']}"
    lost = record(
        Reminder,
        docket=docket,
        step="receipts",
        office=str(Office.HANDLING_OFFICER),
        staff_id="chengban01",
        text="到账",
        created_at=CLOCK_START,
    )
    await put(court, lost)
    await court.sql("UPDATE court.staff SET mobile = '' WHERE id NOT LIKE 'system:%'")
    db = Database(court.dsn("intake_app"))
    try:
        caller = Caller(db, "intake", "service:workflow")
        assert await caller.act(Office.SERVICE, _outgoing, docket) == []
    finally:
        await db.close()
    await court.advance()
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", docket)
    (words,) = [row["text"].rpartition(" ")[2] for row in tasks]
    assert words.startswith("09:00告知承办人")
    assert words.count("告知") == 1

"""An instruction that lies is prompted, the prompt is reported the same day, and so is the delay (二(五)3)."""

from __future__ import annotations

from datetime import date

import pytest

from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.intake.instructions.road import step, taken
from tests.services.intake.road import assign, file_case


async def told(court: Court, case: str, words: str) -> list[tuple[str, str, date]]:
    """Step, addressee and the day on which it went out, of the messages about it."""
    rows = await court.sql(
        "SELECT step, staff_id, sent_at FROM intake.reminder WHERE docket = $1 AND position($2 IN text) > 0"
        " AND sent_at IS NOT NULL ORDER BY sent_at, step",
        f"case/{case}",
        words,
    )
    return [(row["step"], row["staff_id"], row["sent_at"].astimezone(COURT_ZONE).date()) for row in rows]


async def until(court: Court, instant: str) -> None:
    await court.advance(to=f"2026-03-{instant}:00+08:00")
    await court.advance()


@pytest.mark.walk
async def test_an_instruction_is_prompted_and_reported_at_every_stage(court: Court) -> None:
    """Sent on Monday 2026-03-02, to be answered by Tuesday night, fed back by Thursday 2026-03-12, 17:00."""
    case = await file_case(court, 1)
    await assign(court, case)
    await court.advance()
    body = {"team": "funds", "content": "请核对案款账户余额。", "feedback_by": "2026-03-12T17:00:00+08:00"}
    one = await court.do("POST", "intake", f"/cases/{case}/instructions", "chengban01", body)

    await until(court, "03T12:00")
    waiting, third = "接收指令并决定是否接受", date(2026, 3, 3)
    assert sorted(await told(court, case, waiting)) == [
        ("forewarn", "zhongxin01", third),
        ("warn", "ankuan01", third),
    ]
    await until(court, "04T12:00")
    assert ("overdue", "zhongxin01", date(2026, 3, 4)) in await told(court, case, waiting)

    await taken(court, one, "receipt", "ankuan01")
    await taken(court, one, "decision", "ankuan01", {"result": "accepted"})
    await until(court, "12T16:00")
    feedback = "按指令要求的时间办理并反馈"
    prompted = await told(court, case, feedback)
    days = {name: day for name, _, day in prompted}
    assert {(name, who) for name, who, _ in prompted} >= {("warn", "ankuan01"), ("forewarn", "zhongxin01")}
    assert days["warn"] == days["forewarn"]
    assert "overdue" not in days
    await until(court, "12T18:00")
    assert ("overdue", "zhongxin01", date(2026, 3, 12)) in await told(court, case, feedback)

    why = {"result": "refused", "reason": "账户余额应由财务部门核对"}
    await taken(court, one, "decision", "ankuan01", why)
    await until(court, "13T12:00")
    refused = "指令未被接受，重新发送或者撤回"
    back = await told(court, case, refused)
    assert ("warn", "chengban01", date(2026, 3, 13)) in back
    assert ("forewarn", "zhongxin01", date(2026, 3, 13)) in back
    await until(court, "16T12:00")
    assert any(name == "overdue" and who == "zhongxin01" for name, who, _ in await told(court, case, refused))
    assert (await step(court, one, "withdrawal", "chengban01", {"reason": "已由财务部门核对"})).is_success
    log = [line["text"] for line in await court.listed("intake", f"/cases/{case}/work-log", "zhixiao01")]
    for words in (waiting, feedback, refused):
        for heading in ("即将到期提示", "即将超期报告", "超期报告"):
            assert any(line.startswith(heading) and words in line for line in log), (heading, words)

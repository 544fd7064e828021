"""二(六)5(2): case money that is about to lie too long is reported to the director on the day on which that is found.

By hand: it comes on Monday 2 March; three working days end with Thursday the 5th, of whose opening the officer is prompted.
The law's thirty days end with 1 April, whose third last working day is Monday 30 March.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from shared.contracts.funds.facts import ReceiptDisbursed, ReceiptsTold
from tests.facts import made, record
from tests.harness import Court
from tests.services.funds import road
from tests.services.intake.road import assign, file_case

pytestmark = pytest.mark.road

OFFICER, DIRECTOR, NEXT = "chengban01", "juzhang01", "zhuguan01"


async def funded(court: Court) -> str:
    """A case with two receipts of one day."""
    case = await road.new_case(court)
    for fen in (5_000_000, 3_000_000):
        await road.tell(court, road.message(await road.account(court, case), fen))
    return case


async def carriers(court: Court, case: str, sms: str, email: str) -> None:
    """What becomes of messages of the case from now on."""
    parties = (await court.do("GET", "intake", f"/cases/{case}", OFFICER))["parties"]
    (debtor,) = [party["identity"] for party in parties if party["role"] == "respondent"]
    await road.sandbox(court, "PUT", f"/scenario/{debtor}", {"notices": {"sms": [sms], "email": [email]}})


async def told(court: Court, case: str, rule: str) -> list[Any]:
    """Each message about duties of the rule, in the order in which it went out; `of`: of how many of them."""
    return await court.sql(
        "SELECT r.id, d.step, r.staff_id, r.text, r.proof, r.tried, r.delivered_at, count(*) AS of,"
        " to_char(r.send_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at FROM intake.reminder r"
        " JOIN intake.reminder_duty d ON d.reminder_id = r.id JOIN intake.duty o ON o.id = d.duty_id"
        " WHERE r.docket = 'case/' || $1 AND o.rule_id = $2 AND d.step NOT LIKE 'early%' AND r.withdrawn_at IS NULL"
        " GROUP BY r.id, d.step ORDER BY r.created_at, d.step DESC",
        *(case, rule),
    )


def lines(rows: list[Any]) -> list[tuple[str, str, str, int]]:
    return [(row["step"], row["staff_id"], row["at"], row["of"]) for row in rows]


FIRST = [("warn", OFFICER, "03-05 09:00", 2), ("forewarn", DIRECTOR, "03-05 09:00", 2)]
LEVEL = ("escalate", DIRECTOR, "03-05 13:00", 2)


async def test_the_director_hears_on_the_day_by_the_next_channel_and_then_the_next_person(
    court: Court,
) -> None:
    await court.sql(
        "UPDATE court.staff SET email = id || '@court.example' WHERE id IN ($1, $2)", OFFICER, DIRECTOR
    )
    plain, answered = await funded(court), await funded(court)
    by_mail, by_none = await funded(court), await funded(court)
    paid = await road.new_case(court)
    await road.pay_in(court, await road.account(court, paid), 100_000)
    await court.advance()
    plan = await road.distribute(court, paid)
    for share in plan["shares"]:
        if share["amount"] != "0.00":
            await road.pay(court, await road.request(court, plan, share))
    rule = "funds.disbursement"
    await court.advance(to="2026-03-05T08:59:00+08:00")
    assert await told(court, plain, rule) == []
    await carriers(court, by_mail, "failed", "delivered")
    await carriers(court, by_none, "failed", "failed")
    await court.advance(to="2026-03-05T10:00:00+08:00")
    for case in (plain, answered, by_mail):
        rows = await told(court, case, rule)
        assert lines(rows) == FIRST, f"once, of both receipts together: {case}"
        assert all(row["proof"] and row["delivered_at"] for row in rows)
        assert rows[1]["text"].startswith("【即将超期报告】")
        assert "（2件" in rows[1]["text"]
    for row in await told(court, by_mail, rule):
        assert row["tried"] == '["sms", "email"]'

    (prompt, _) = await told(court, answered, rule)
    await court.do("POST", "intake", f"/reminders/{prompt['id']}/acknowledgement", OFFICER)
    passed = await court.sql(
        "SELECT staff_id, text FROM intake.reminder WHERE docket = 'case/' || $1 AND step = 'passed_on'"
        " AND text LIKE '%即将超期报告%'",
        by_none,
    )
    (to_next,) = [row["text"] for row in passed if row["staff_id"] == NEXT]
    assert "告知执行局长" in to_next
    assert "短信未送达" in to_next
    assert "电子邮件未送达" in to_next
    assert [step for step, *_ in lines(await told(court, by_none, rule))][:3] == [
        "warn",
        "forewarn",
        "escalate",
    ]

    await court.advance(to="2026-03-05T17:00:00+08:00")
    assert lines(await told(court, plain, rule)) == [*FIRST, LEVEL]
    assert lines(await told(court, answered, rule)) == FIRST
    assert await told(court, paid, rule) == [], "what is paid in time is reported to nobody"


async def test_of_the_laws_thirty_days_the_director_hears_too_and_of_money_paid_in_time_nobody(
    court: Court,
) -> None:
    """第十条 of 法发〔2017〕6号, which no court need confirm: once a day of the early view, and on the day of the prompt."""
    rule, cases = "funds.disbursement_of_receipt_statutory", []
    await court.sql("UPDATE court.staff SET email = '' WHERE id = $1", DIRECTOR)
    for number in (983, 984):
        cases.append(await file_case(court, number))
        await assign(court, cases[-1])
    late, paid = cases
    await court.advance()
    now = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
    for case in cases:
        for receipt in ("r1", "r2"):
            told_of = made(now, ReceiptsTold, f"case/{case}", payable="yes", receipt=receipt)
            await record(court, told_of)
    await court.advance()
    for receipt in ("r1", "r2"):
        await record(court, made(now, ReceiptDisbursed, f"case/{paid}", receipt=receipt))
    await court.advance(to="2026-03-30T08:59:00+08:00")
    assert await told(court, late, rule) == []
    early = await court.sql(
        "SELECT DISTINCT r.id, to_char(r.send_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at"
        " FROM intake.reminder r JOIN intake.reminder_duty d ON d.reminder_id = r.id"
        " JOIN intake.duty o ON o.id = d.duty_id WHERE o.rule_id = $1 AND r.docket = $2 AND r.step = 'early_report'"
        " AND r.staff_id = $3 AND r.delivered_at IS NOT NULL ORDER BY at",
        *(rule, f"case/{late}", DIRECTOR),
    )
    # 15, 10 (a Sunday, the 22nd) and 5 days before 1 April
    assert [row["at"] for row in early] == ["03-17 08:30", "03-23 08:30", "03-27 08:30"]
    await court.advance(to="2026-03-30T12:00:00+08:00")
    rows = await told(court, late, rule)
    assert lines(rows) == [("warn", OFFICER, "03-30 09:00", 2), ("forewarn", DIRECTOR, "03-30 09:00", 2)]
    assert all(row["proof"] and row["delivered_at"] for row in rows)
    assert rows[1]["text"].startswith("【即将超期报告】")
    await court.advance(to="2026-03-31T12:00:00+08:00")
    passed = (
        "SELECT staff_id, text FROM intake.reminder WHERE docket = $1 AND step = 'unanswered'"
        " AND text LIKE '%三十日%' ORDER BY created_at"
    )
    (to_next,) = await court.sql(passed, f"case/{late}")
    assert (to_next["staff_id"], "逾期未确认" in to_next["text"]) == (NEXT, True)
    now = await court.advance()
    for receipt in ("r1", "r2"):
        await record(court, made(now, ReceiptDisbursed, f"case/{late}", receipt=receipt))
    await court.advance(to="2026-04-01T17:00:00+08:00")
    assert await court.sql(passed, f"case/{late}") == [to_next], "nobody is asked about what is done"
    assert await told(court, paid, rule) == []
    hears = await court.sql(
        "SELECT text FROM intake.reminder WHERE docket = $1 AND staff_id = $2 AND text LIKE '%三十日%'",
        *(f"case/{paid}", DIRECTOR),
    )
    assert hears == []

"""Who of an office hears of a case (一(一), 二(五)2), what a message says and when it goes out."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from services.intake.prompts.rules import (
    Holding,
    Line,
    goes_out,
    in_person,
    of_the_office,
    passed_on,
    text,
    unanswered,
)
from shared.law.calendar import Calendar
from shared.law.rulebook import DUTIES
from shared.law.settings import Settings

THREE = [Holding("a"), Holding("b"), Holding("c")]
DOCKETS = [f"case/（2026）豫1502执{n}号" for n in range(1, 301)]


def turns(*holdings: Holding) -> dict[str, str | None]:
    return {docket: of_the_office(holdings, docket, []) for docket in DOCKETS}


def test_whoever_acted_in_the_case_hears_of_it_and_nobody_from_outside_the_office() -> None:
    assert of_the_office(THREE, "case/x", ["service:workflow", "z", "b", "a"]) == "b"


def test_an_office_shares_the_cases_out_equally_and_each_case_stays_where_it_is() -> None:
    shared = Counter(turns(*THREE).values())
    assert set(shared) == {"a", "b", "c"}
    assert all(75 <= number <= 125 for number in shared.values()), shared
    assert turns(*THREE) == turns(*reversed(THREE))


def test_whoever_leaves_or_joins_moves_no_case_of_the_others() -> None:
    before, after = turns(*THREE), turns(*THREE[:2])
    assert all(after[docket] == person for docket, person in before.items() if person != "c")


def test_a_recorded_deputy_hears_in_the_stead_of_the_person() -> None:
    away = [*THREE, Holding("d", "b")]
    assert in_person("b", away) == "d"
    assert in_person("b", [Holding("d", "b")]) == "d"
    assert of_the_office(away, "case/x", ["b"]) == "d"
    assert of_the_office(away, "case/x", ["d"]) == "d"
    before, after = turns(*THREE), turns(*away)
    assert after == {docket: "d" if person == "b" else person for docket, person in before.items()}


def test_a_deputy_of_somebody_else_stands_in_for_nobody() -> None:
    assert in_person("b", [Holding("d", "a")]) is None
    assert of_the_office([], "case/x", ["a"]) is None


def line(summary: str, *objects: str) -> list[Line]:
    return [Line(summary, name) for name in objects]


def test_equal_matters_are_said_once_with_their_number_and_what_they_are_about() -> None:
    one = text("即将到期提示", "案", line("二(二)6 存入电子卷宗 → 03-02", ""))
    assert one == "【即将到期提示】案 二(二)6 存入电子卷宗 → 03-02"
    named = text(
        "即将到期提示", "案", line("甲", "工商银行", "", "建设银行", "工商银行") + line("乙", "住宅一套")
    )
    assert named == "【即将到期提示】案 共5项：甲（4件：工商银行、建设银行）；乙（住宅一套）"
    many = text("超期报告", "案", line("甲", *(f"财产{n}" for n in range(12))))
    assert many.startswith("【超期报告】案 甲（12件：财产0、")
    assert many.endswith("、财产7等）")


def goes(rule: str, step: str, now: str, due_at: str) -> str:
    at, due = (datetime.fromisoformat(f"{moment}+08:00") for moment in (now, due_at))
    return goes_out(DUTIES[rule], step, due, at, Calendar(0), Settings()).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("rule", "step", "now", "due_at", "sent"),
    [
        # 立即: at once, whatever the hour.
        ("custody.first_query", "warn", "2026-03-02T22:10", "2026-03-03T00:00", "03-02 22:10"),
        ("custody.first_query", "overdue", "2026-03-07T03:00", "2026-03-07T03:00", "03-07 03:00"),
        # 当日: on the day, though in office hours where that leaves the day.
        ("custody.feedback_filed", "warn", "2026-03-02T16:00", "2026-03-03T00:00", "03-02 16:00"),
        ("custody.feedback_filed", "escalate", "2026-03-02T20:00", "2026-03-03T00:00", "03-02 20:00"),
        ("custody.feedback_filed", "overdue", "2026-03-03T00:00", "2026-03-03T00:00", "03-03 08:30"),
        ("custody.feedback_filed", "overdue", "2026-03-07T00:00", "2026-03-07T00:00", "03-07 08:30"),
        # 24小时: the next opening, if it comes before the end.
        ("custody.feedback_handled", "warn", "2026-03-03T04:00", "2026-03-03T10:00", "03-03 08:30"),
        ("custody.feedback_handled", "warn", "2026-03-03T01:00", "2026-03-03T07:00", "03-03 01:00"),
        ("custody.feedback_handled", "warn", "2026-03-07T04:00", "2026-03-07T10:00", "03-07 04:00"),
        ("custody.feedback_handled", "overdue", "2026-03-07T10:00", "2026-03-07T10:00", "03-09 08:30"),
        # Reported on the day of discovery (二(六)5(2)): a Saturday's is not left until Monday.
        ("funds.disbursement", "forewarn", "2026-03-07T07:00", "2026-03-10T00:00", "03-07 08:30"),
        # What is weeks away can wait for Monday.
        ("funds.disbursement", "early", "2026-03-07T08:30", "2026-03-13T00:00", "03-09 08:30"),
        ("funds.disbursement", "early_report", "2026-03-07T08:30", "2026-03-13T00:00", "03-09 08:30"),
        ("funds.receipts_told", "warn", "2026-03-07T07:00", "2026-03-10T00:00", "03-09 08:30"),
    ],
)
def test_a_message_goes_out_in_office_hours_and_no_prompt_after_the_end(
    rule: str, step: str, now: str, due_at: str, sent: str
) -> None:
    assert goes(rule, step, now, due_at) == sent


def test_a_message_passed_on_says_who_should_have_heard_first_and_why_he_did_not() -> None:
    at = datetime.fromisoformat("2026-03-02T01:05:00+00:00")
    failures = {"sms": "停机", "email": "拒收"}
    assert passed_on("案款到账提醒：请查看", "承办人刘某", at, failures) == (
        "案款到账提醒：请查看（已于2026-03-02 09:05告知承办人刘某：短信未送达（停机），电子邮件未送达（拒收））"
    )
    silent = {"sms": unanswered("回执1"), "email": "拒收"}
    assert passed_on("请查看", "承办人刘某", at, silent).endswith(
        "承办人刘某：短信已告知，逾期未确认（回执1），电子邮件未送达（拒收））"
    )
    assert passed_on("请查看", "承办人刘某", at, {}).endswith("承办人刘某：未登记手机号、电子邮箱）")

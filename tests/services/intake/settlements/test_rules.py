"""What the parties agree on in enforcement, and whether the money has come: 民事诉讼法第二百四十一条; 执行和解规定."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.intake.settlements import rules
from services.intake.settlements.rules import Due, Side
from shared.contracts.funds.records import ComeIn
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

D = Decimal
FILED, AGREED, TODAY = date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 4)
FIRST, LAST = Due(date(2026, 4, 30), D("40000.00")), Due(date(2026, 6, 30), D("60000.00"))


def refused(code: ProblemCode, check: Callable[[], object]) -> tuple[str, list[str]]:
    with pytest.raises(Problem) as found:
        check()
    assert found.value.code is code
    return str(found.value.article), [error.field for error in found.value.errors]


def test_the_instalments_add_up_on_days_that_follow_one_another() -> None:
    def say(total: str, *instalments: Due, agreed_on: date = AGREED) -> None:
        rules.check_said(D(total), instalments, agreed_on, FILED, TODAY)

    say("100000.00", FIRST, LAST)
    say("40000.00", Due(AGREED, D("40000.00")))
    for field, check in (
        ("instalments", lambda: say("100000.01", FIRST, LAST)),
        ("instalments", lambda: say("99999.99", FIRST, LAST)),
        ("instalments", lambda: say("100000.00", LAST, FIRST)),
        ("instalments", lambda: say("40000.00", FIRST, Due(LAST.due_on, D(0)))),
        ("instalments", lambda: say("40000.00", Due(AGREED - timedelta(days=1), D("40000.00")))),
        ("agreed_on", lambda: say("100000.00", FIRST, LAST, agreed_on=FILED - timedelta(days=1))),
        ("agreed_on", lambda: say("100000.00", FIRST, LAST, agreed_on=TODAY + timedelta(days=1))),
    ):
        assert refused(ProblemCode.SETTLEMENT_REFUSED, check)[1] == [field]


def test_both_sides_sign_or_agents_with_a_special_power() -> None:
    sides = [Side("甲", True, frozenset({"a", "special"})), Side("乙", False, frozenset({"r"}))]

    def agree(*by: str) -> None:
        rules.check_agreed(by, sides, {"general"})

    agree("a", "r")
    agree("special", "r")
    for by in (("a",), ("r",), ("a", "special"), ("a", "r", "nobody")):
        refused(ProblemCode.SETTLEMENT_REFUSED, lambda b=by: agree(*b))
    with pytest.raises(Problem) as found:
        agree("general", "r")
    assert {error.article for error in found.value.errors} >= {"执行和解规定第四条"}


def test_every_applicant_signs_or_is_not_bound() -> None:
    """执行和解规定第二条第一项: 各方当事人共同."""
    sides = [
        Side("甲", True, frozenset({"a", "agent of a"})),
        Side("乙", True, frozenset({"b", "agent of b"})),
        Side("丙", False, frozenset({"r"})),
        Side("丁", False, frozenset({"s"})),
    ]
    rules.check_agreed(["a", "b", "r"], sides, ())
    rules.check_agreed(["agent of a", "b", "s"], sides, ())
    for by, named in ((["a", "r"], "乙"), (["a", "agent of a", "r"], "乙"), (["r"], "甲、乙")):
        with pytest.raises(Problem) as found:
            rules.check_agreed(by, sides, ())
        (error,) = found.value.errors
        assert (error.article, error.detail.startswith(f"申请执行人{named}没有签名")) == (
            "执行和解规定第二条第（一）项",
            True,
        )


WHEELS = Due(date(2026, 5, 31), D(0), "交还扣留的车辆")


def test_an_act_is_performed_once_the_judge_has_confirmed_it() -> None:
    both = [FIRST, WHEELS]

    def record(place: int, on: date, *recorded: int) -> None:
        rules.check_act(both, place, on, AGREED, TODAY, recorded=recorded)

    rules.check_said(D("40000.00"), both, AGREED, FILED, TODAY)
    neither, two = Due(LAST.due_on, D(0)), Due(LAST.due_on, D(1), "交还车辆")
    for wrong in (neither, two):
        refused(
            ProblemCode.SETTLEMENT_REFUSED,
            lambda w=wrong: rules.check_said(D("40000.00") + w.amount, [FIRST, w], AGREED, FILED, TODAY),
        )
    record(2, TODAY)
    for place, on, field in (
        (1, TODAY, "place"),
        (3, TODAY, "place"),
        (2, AGREED - timedelta(days=1), "performed_on"),
        (2, TODAY + timedelta(days=1), "performed_on"),
    ):
        check = lambda p=place, o=on: record(p, o)  # noqa: E731
        assert refused(ProblemCode.SETTLEMENT_REFUSED, check)[1] == [field]
    refused(ProblemCode.SETTLEMENT_STATE, lambda: record(2, TODAY, 2))
    for state, recorded, waits in (
        ("recorded", [], False),
        ("confirmed", [2], False),
        ("confirmed", [], True),
    ):
        refused(
            ProblemCode.SETTLEMENT_STATE,
            lambda s=state, r=recorded, w=waits: rules.check_records_act(s, both, r, waits=w),
        )
    assert rules.acts_missing(both, []) == rules.acts_missing(both, [1]) == [WHEELS.act]
    assert rules.acts_missing(both, [2]) == []
    assert rules.acts_missing(both, [], WHEELS.due_on) == []  # its last day is not over
    late = rules.acts_missing(both, [], WHEELS.due_on + timedelta(days=1))
    rules.check_resumes(D(0), late)
    refused(ProblemCode.SETTLEMENT_STATE, lambda: rules.check_performed(D(1), D(1), late))
    rules.check_performed(D(1), D(1), [])


def test_it_is_performed_by_the_last_fen_that_came_since() -> None:
    def came(*sums: tuple[date, str]) -> Decimal:
        return rules.paid([ComeIn(arrived_on=on, amount=D(fen)) for on, fen in sums], AGREED)

    before = (AGREED - timedelta(days=1), "500.00")
    assert came(before, (AGREED, "1.00"), (LAST.due_on, "2.00")) == D("3.00")
    rules.check_performed(D("3.00"), D("3.00"))
    rules.check_performed(D("3.00"), D("4.00"))
    article, _ = refused(ProblemCode.SETTLEMENT_STATE, lambda: rules.check_performed(D("3.00"), D("2.99")))
    assert article == "执行和解规定第八条"


@pytest.mark.parametrize(
    ("paid", "today", "missing"),
    [
        ("0.00", FIRST.due_on, "0.00"),
        ("0.00", FIRST.due_on + timedelta(days=1), "40000.00"),
        ("39999.99", FIRST.due_on + timedelta(days=1), "0.01"),
        ("40000.00", LAST.due_on, "0.00"),
        ("40000.00", LAST.due_on + timedelta(days=1), "60000.00"),
        ("100000.00", LAST.due_on + timedelta(days=1), "0.00"),
    ],
)
def test_enforcement_goes_on_for_what_was_due_and_has_not_come(paid: str, today: date, missing: str) -> None:
    """执行和解规定第十一条: not before the last day of an instalment, and not once it has come after all."""
    overdue = rules.overdue([FIRST, LAST], D(paid), today)
    assert overdue == D(missing)
    if overdue:
        rules.check_resumes(overdue)
    else:
        article, _ = refused(ProblemCode.SETTLEMENT_STATE, lambda: rules.check_resumes(overdue))
        assert article == "执行和解规定第十一条"

"""Review of a fine, a detention, a ban on leaving the country: 民事诉讼法第一百一十九条; 民诉法解释第一百八十五、一百八十六条; 异议复议规定第九条."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.coercion import ending, review
from services.intake.coercion.kinds import KINDS
from shared.law.calendar import Calendar
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

HAD = datetime(2026, 3, 2, 10, tzinfo=COURT_ZONE)
CPC, JS185, JS186 = "民事诉讼法第一百一十九条", "民诉法解释第一百八十五条", "民诉法解释第一百八十六条"
OBJ = "异议复议规定第九条"


def faults(check: Any, *arguments: Any, **named: Any) -> list[tuple[str, str]]:
    """Field and article of each fault; of a refusal as a whole no field."""
    try:
        check(*arguments, **named)
    except Problem as problem:
        found = [(one.field, str(one.article)) for one in problem.errors]
        return found or [("", str(problem.article))]
    return []


@pytest.mark.parametrize(
    ("kind", "state", "changes", "found"),
    [
        ("fine", "done", {}, []),
        ("detention", "in_force", {}, []),
        ("detention", "ended", {}, []),
        ("exit_ban", "in_force", {}, []),
        ("exit_ban", "ended", {}, [("coercion", OBJ)]),
        ("fine", "requested", {}, [("coercion", JS185)]),
        ("fine", "approved", {}, [("coercion", JS185)]),
        ("fine", "withdrawn", {}, [("coercion", JS185)]),
        ("fine", "done", {"same_case": False}, [("coercion", JS185)]),
        ("fine", "done", {"corrected": True}, [("coercion", CPC)]),
        ("detention", "in_force", {"his_own": False}, [("party", JS185)]),
        ("exit_ban", "in_force", {"his_own": False}, [("party", OBJ)]),
        ("arrest", "in_force", {}, [("coercion", CPC)]),
        ("consumption", "in_force", {}, [("coercion", CPC)]),
    ],
)
def test_who_asks_for_review_of_which_measure(
    kind: str, state: str, changes: dict[str, bool], found: list[tuple[str, str]]
) -> None:
    said = {"same_case": True, "corrected": False, "his_own": True} | changes
    assert faults(review.check_reviewable, KINDS[kind], state, **said) == found


@pytest.mark.parametrize(
    ("kind", "end", "article"),
    [
        # 三日 from Monday 03-02: Thursday 03-05.
        ("fine", datetime(2026, 3, 6, tzinfo=COURT_ZONE), JS185),
        ("detention", datetime(2026, 3, 6, tzinfo=COURT_ZONE), JS185),
        # 十日: Thursday 03-12.
        ("exit_ban", datetime(2026, 3, 13, tzinfo=COURT_ZONE), OBJ),
    ],
)
def test_until_when_review_is_asked_for(kind: str, end: datetime, article: str) -> None:
    code = KINDS[kind].code
    assert review.open_until(code, HAD, Calendar(0)) == end
    assert review.open_until(code, None, Calendar(0)) is None, "who has no decision yet is in time"
    check = review.check_in_time
    assert faults(check, KINDS[kind], end, end - timedelta(seconds=1)) == []
    assert faults(check, KINDS[kind], end, end) == [("", article)]
    assert faults(check, KINDS[kind], None, end) == []


def test_nothing_is_shown_of_what_is_not_reviewed_so() -> None:
    assert review.open_until("consumption", HAD, Calendar(0)) is None
    assert [review.of_measure(KINDS[kind].code) for kind in ("fine", "search")] == ["fine", "no"]


@pytest.mark.parametrize(
    ("kind", "amount", "days", "granted", "found"),
    [
        ("fine", None, None, True, []),
        ("fine", Decimal(400), None, True, []),
        ("fine", Decimal(1000), None, True, [("changed_amount", JS186)]),
        ("fine", Decimal(0), None, True, [("changed_amount", JS186)]),
        ("fine", Decimal(400), None, False, [("changed_amount", JS186)]),
        ("fine", None, 3, True, [("changed_days", JS186)]),
        ("detention", None, 3, True, []),
        ("detention", None, 15, True, [("changed_days", JS186)]),
        ("detention", Decimal(1), None, True, [("changed_amount", JS186)]),
        ("exit_ban", None, 3, True, [("changed_days", JS186)]),
        (None, Decimal(1), 3, True, [("changed_amount", JS186), ("changed_days", JS186)]),
        (None, None, None, True, []),
    ],
)
def test_what_is_left_is_less_than_was_ordered(
    kind: str | None, amount: Decimal | None, days: int | None, granted: bool, found: list[tuple[str, str]]
) -> None:
    left = {"fine": Decimal(1000), "detention": 15}.get(kind or "")
    of = KINDS[kind] if kind else None
    assert faults(review.check_left, of, amount, days, left, granted=granted) == found


def test_all_that_was_paid_above_what_is_left_goes_back() -> None:
    later, fine = HAD + timedelta(days=2), Decimal(1000)

    def check(refunded: str, paid: str, left: str = "400", at: datetime = later) -> list[tuple[str, str]]:
        sums = Decimal(refunded), Decimal(paid), fine, Decimal(left)
        return faults(review.check_refunded, *sums, at, HAD, later)

    for refunded, paid, left in (("600", "1000", "400"), ("100", "500", "400"), ("0", "400", "400")):
        assert check(refunded, paid, left) == []
    assert check("1000", "1000", "0") == [], "it was revoked"
    assert check("0", "0") == check("0", "300") == [], "no more was paid than is left"
    for refunded, paid in (("599.99", "1000"), ("600.01", "1000"), ("0", "1000"), ("1", "400"), ("1", "0")):
        assert check(refunded, paid) == [("refunded", JS186)]
    assert check("600.01", "1000.01") == [("paid", JS186)]
    assert check("600", "1000", at=HAD - timedelta(seconds=1)) == [("at", JS186)]
    assert check("600", "1000", at=later + timedelta(seconds=1)) == [("at", JS186)]
    assert faults(review.check_refunds, KINDS["fine"], "ending") == []
    assert faults(review.check_refunds, KINDS["fine"], "done") == [("", JS186)]
    assert faults(review.check_refunds, KINDS["exit_ban"], "ending") == [("", JS186)]


def test_a_judge_does_not_keep_what_the_court_above_has_revoked() -> None:
    assert faults(ending.check_keeps, KINDS["exit_ban"], "不认可", "ruling") == [("", OBJ)]
    assert faults(ending.check_keeps, KINDS["dishonest"], "不认可", "ruling") == [
        ("", "失信名单规定第十二条")
    ]
    assert faults(ending.check_keeps, KINDS["exit_ban"], "担保不足", None) == []

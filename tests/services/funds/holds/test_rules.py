"""法发〔2017〕6号第十条: who lets money wait, until when, and who ends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.funds.holds.rules import (
    LONGEST_DAYS,
    Standing,
    check_decides,
    check_in_force,
    check_lifts,
    check_none_stands,
    check_not_held,
    check_until,
)
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

ASKED = Standing(("chengban01", None), None, resumed=False)
GRANTED = Standing(("chengban01", None), True, resumed=False)
REFUSED = Standing(("chengban01", None), False, resumed=False)
LIFTED = Standing(("chengban01", None), True, resumed=True)
DIRECTOR = Actor("juzhang01", "", frozenset({Office.BUREAU_DIRECTOR}))


def test_a_leader_decides_once_and_never_on_what_he_has_asked_for() -> None:
    check_decides(ASKED, DIRECTOR)
    for hold in (GRANTED, REFUSED):
        with pytest.raises(Problem) as refused:
            check_decides(hold, DIRECTOR)
        assert refused.value.status == 409
    for requested in (("juzhang01", None), ("chengban02", "juzhang01")):
        with pytest.raises(Problem) as own:
            check_decides(Standing(requested, None, resumed=False), DIRECTOR)
        assert own.value.status == 403


def test_what_is_in_force_is_lifted_by_the_officer_or_a_director() -> None:
    check_in_force(GRANTED)
    for hold in (ASKED, REFUSED, LIFTED):
        with pytest.raises(Problem):
            check_in_force(hold)
    officer = Actor("chengban01", "", frozenset({Office.HANDLING_OFFICER}))
    check_lifts("chengban01", officer)
    check_lifts("chengban02", DIRECTOR)
    with pytest.raises(Problem):
        check_lifts("chengban02", officer)


def test_a_hold_has_an_end_and_stands_alone_and_nothing_is_paid_meanwhile() -> None:
    today = date(2026, 3, 2)
    check_until(today + timedelta(days=LONGEST_DAYS), today)
    for days in (0, LONGEST_DAYS + 1):
        with pytest.raises(Problem):
            check_until(today + timedelta(days=days), today)
    check_none_stands(stands=False)
    check_not_held(held=False)
    for check in (lambda: check_none_stands(stands=True), lambda: check_not_held(held=True)):
        with pytest.raises(Problem) as refused:
            check()
        assert (refused.value.status, refused.value.article) == (409, "法发〔2017〕6号第十条")

"""Whose a case is, and until when it may be acted in (一(一))."""

from __future__ import annotations

import pytest

from shared.law.case_rules import check_judge, check_officer, check_open
from shared.values.refusal import Problem
from shared.values.roles import Deputyship, Office


def test_only_the_officer_of_the_case_acts_for_it() -> None:
    check_officer("chengban01", "chengban01", "二(六)2")
    for officer in ("chengban02", None):
        with pytest.raises(Problem) as refused:
            check_officer(officer, "chengban01", "二(六)2")
        problem = refused.value
        assert (problem.status, problem.code, problem.article) == (403, "not_case_officer", "二(六)2")


def test_the_judge_of_the_case_acts_or_who_was_appointed_in_that_judges_stead() -> None:
    check_judge("faguan01", "faguan01", (), "一(一)")
    check_judge("faguan01", "faguan02", (Deputyship(Office.JUDGE, "faguan01"),), "一(一)")
    strangers = (
        ("faguan01", ()),
        ("faguan01", (Deputyship(Office.JUDGE, "faguan03"),)),
        ("faguan01", (Deputyship(Office.PANEL_MEMBER, "faguan01"),)),
        (None, ()),
    )
    for judge, deputy_for in strangers:
        with pytest.raises(Problem) as refused:
            check_judge(judge, "faguan02", deputy_for, "一(一)")
        assert (refused.value.status, refused.value.code) == (403, "not_case_judge")


def test_nothing_is_done_in_a_closed_case_and_the_refusal_says_what() -> None:
    check_open("open", "不得再处置财产", "二(四)2")
    with pytest.raises(Problem) as refused:
        check_open("closed", "不得再处置财产", "二(四)2")
    problem = refused.value
    assert (problem.status, problem.code, problem.detail) == (409, "case_closed", "不得再处置财产")

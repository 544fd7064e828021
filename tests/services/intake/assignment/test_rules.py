"""To whom a case may be given, and when it may pass to another."""

from __future__ import annotations

import pytest

from services.intake.assignment.rules import Choice, check_choices, check_passes_on
from shared.values.refusal import Problem
from shared.values.roles import Office

OFFICER, JUDGE = Office.HANDLING_OFFICER, Office.JUDGE
HANDS = {"zhixiao01"}


def test_a_case_goes_to_who_is_in_office_and_has_not_got_it() -> None:
    taken_over = [
        Choice("officer", OFFICER, "chengban02", in_office=True, former="chengban01"),
        Choice("judge", JUDGE, "faguan02", in_office=True, former="faguan01"),
    ]
    check_choices(taken_over, HANDS, "一(一)")


@pytest.mark.parametrize(
    ("choice", "code", "detail"),
    [
        (Choice("officer", OFFICER, "faguan02", False, "chengban01"), "not_in_office", "该人员现不任承办人"),
        (Choice("judge", JUDGE, "faguan01", True, "faguan01"), "not_assignable", "该人员已是本案执行法官"),
        (
            Choice("officer", OFFICER, "zhixiao01", True),
            "not_assignable",
            "不得将案件分给本人或者本人所代的人办理",
        ),
    ],
)
def test_nobody_else_is_given_a_case(choice: Choice, code: str, detail: str) -> None:
    with pytest.raises(Problem) as refused:
        check_choices([choice], HANDS, "一(一)")
    problem = refused.value
    assert (problem.status, problem.code) == (409, code)
    assert [(error.field, error.detail, error.article) for error in problem.errors] == [
        (choice.field, detail, "一(一)")
    ]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Problem) as refused:
        check_choices(
            [Choice("officer", OFFICER, "a", True, "a"), Choice("judge", JUDGE, "b", False)], {"b"}, "一(一)"
        )
    assert [error.field for error in refused.value.errors] == ["judge", "officer"]


def test_somebody_must_be_chosen() -> None:
    with pytest.raises(Problem) as refused:
        check_choices([], HANDS, "一(一)")
    assert (refused.value.status, refused.value.code) == (422, "malformed")


def test_an_open_case_passes_on_and_a_closed_one_while_something_is_left_of_it() -> None:
    check_passes_on("chengban01", "open", unfinished=False)
    for state in ("closed", "archived"):
        check_passes_on("chengban01", state, unfinished=True)
        with pytest.raises(Problem) as refused:
            check_passes_on("chengban01", state, unfinished=False)
        assert (refused.value.status, refused.value.code) == (409, "case_closed")


def test_a_case_of_nobody_is_assigned_first() -> None:
    with pytest.raises(Problem) as refused:
        check_passes_on(None, "open", unfinished=True)
    assert (refused.value.status, refused.value.code) == (409, "not_assigned")

"""Whose a case is, and until when it may be acted in (一(一))."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from shared.law.case_rules import check_apart, check_judge, check_officer, check_open, is_same_hand
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

Check = Callable[[str | None, Actor, str], Deputyship | None]
OFFICER, JUDGE = Office.HANDLING_OFFICER, Office.JUDGE
ROLES = [(check_officer, OFFICER, "not_case_officer"), (check_judge, JUDGE, "not_case_judge")]


def actor(own: tuple[Office, ...], *deputyships: Deputyship, staff_id: str = "wang") -> Actor:
    return Actor(staff_id, "", frozenset(own), frozenset(deputyships))


@pytest.mark.parametrize(("check", "office", "code"), ROLES)
def test_whose_the_case_is_acts_in_it_and_who_was_appointed_in_his_stead(
    check: Check, office: Office, code: str
) -> None:
    stead = Deputyship(office, "li")
    assert check("wang", actor((office,)), "一(一)") is None
    assert check("li", actor((), stead), "一(一)") == stead
    # a colleague, who has cases of his own, is a deputy in those of the absent one only
    colleague = actor((office,), stead)
    assert check("li", colleague, "一(一)") == stead
    assert check("wang", colleague, "一(一)") is None


@pytest.mark.parametrize(("check", "office", "code"), ROLES)
def test_nobody_else_acts_in_it(check: Check, office: Office, code: str) -> None:
    other = JUDGE if office is OFFICER else OFFICER
    strangers = (
        ("li", actor((office,))),
        ("li", actor((office,), Deputyship(office, "zhao"))),
        ("li", actor((office,), Deputyship(other, "li"))),
        (None, actor((office,))),
        ("wang", actor(())),  # the case is still his, the office is no longer
        ("wang", actor((), Deputyship(office, "li"))),  # held in another's stead only
    )
    for person, stranger in strangers:
        with pytest.raises(Problem) as refused:
            check(person, stranger, "二(六)2")
        problem = refused.value
        assert (problem.status, problem.code, problem.article) == (403, code, "二(六)2")


def test_nothing_is_done_in_a_closed_case_and_the_refusal_says_what() -> None:
    check_open("open", "不得再处置财产", "二(四)2")
    with pytest.raises(Problem) as refused:
        check_open("closed", "不得再处置财产", "二(四)2")
    problem = refused.value
    assert (problem.status, problem.code, problem.detail) == (409, "case_closed", "不得再处置财产")


@pytest.mark.parametrize("office", [JUDGE, OFFICER])
def test_who_stands_in_for_who_has_the_case_does_not_review_it_whatever_he_acts_by(office: Office) -> None:
    check_apart(("li",), actor((JUDGE,)))
    held = frozenset({Deputyship(office, "li")})
    for who in (Actor("wang", "", frozenset({JUDGE}), holds=held), actor((JUDGE,), *held)):
        with pytest.raises(Problem) as refused:
            check_apart(("li",), who)
        assert refused.value.article == "异议复议规定第十一条"


@pytest.mark.parametrize("office", [JUDGE, OFFICER])
def test_a_part_in_either_office_is_a_part(office: Office) -> None:
    """异议复议规定第十一条: a deputy judge of who is the case's officer, and the other way round, has a part in it too."""
    held = frozenset({Deputyship(office, "zhao")})
    who = Actor("wang", "", frozenset({JUDGE}), holds=held)
    for people in (("zhao", "li"), ("li", "zhao"), (None, "zhao")):
        with pytest.raises(Problem, match="not_apart"):
            check_apart(people, who)
    check_apart(("li", "sun"), who)
    with pytest.raises(Problem, match="not_apart"):
        check_apart(("li", "wang2"), Actor("li", "", frozenset({JUDGE})))


def test_what_another_must_have_done_was_not_done_in_ones_own_stead_nor_by_whom_one_stands_in_for() -> None:
    """li records in zhao's stead, or in person: who may confirm it as judge."""
    judge, for_li = actor((JUDGE,)), actor((), Deputyship(JUDGE, "li"))
    assert not is_same_hand(("li", None), judge, JUDGE)
    assert not is_same_hand(("li", "zhao"), judge, JUDGE)
    assert is_same_hand(("wang", "zhao"), judge, JUDGE)
    assert is_same_hand(("li", "wang"), judge, JUDGE)
    assert is_same_hand(("li", None), for_li, JUDGE)
    assert is_same_hand(("zhao", "li"), for_li, JUDGE)
    assert not is_same_hand(("li", None), for_li, OFFICER), "in the office in which the act is taken"
    in_person = replace(judge, holds=for_li.deputyships)
    assert is_same_hand(("li", None), in_person, JUDGE), "whatever he has chosen to act by"

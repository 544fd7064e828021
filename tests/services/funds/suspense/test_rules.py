"""二(六)4(2): who says whose money it is, and who claims it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.funds.suspense.rules import (
    LONGEST_DAYS,
    Standing,
    check_claim,
    check_claimant,
    check_identifiable,
    check_look_again,
    check_unidentified,
)
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

ONE, TWO = "（2026）豫1502执1号", "（2026）豫1502执2号"
LOOSE = Standing(gone=False, identified_for=None, identified=(), claimed_for=None)
BY_REMARK = replace(LOOSE, identified_for=ONE, identified=("system:bank", None))
BY_PERSON = replace(BY_REMARK, identified=("ankuan01", None))
CLAIMED = replace(BY_REMARK, claimed_for=ONE)
GONE = replace(CLAIMED, gone=True)
OFFICER = Actor("chengban01", "", frozenset({Office.HANDLING_OFFICER}))
FUNDS = Actor("ankuan01", "", frozenset({Office.FUNDS_OFFICER}))


@pytest.mark.parametrize(
    ("money", "case"), [(LOOSE, ONE), (BY_REMARK, TWO), (BY_PERSON, TWO), (CLAIMED, ONE), (GONE, ONE)]
)
def test_money_is_claimed_for_the_case_that_it_was_found_to_be_of_and_once(
    money: Standing, case: str
) -> None:
    check_claim(BY_REMARK, ONE)
    with pytest.raises(Problem) as refused:
        check_claim(money, case)
    assert (refused.value.status, refused.value.article) == (409, "二(六)4(2)")


def test_who_found_the_case_does_not_claim_and_nobody_claims_for_anothers_case() -> None:
    deputyship = Deputyship(Office.HANDLING_OFFICER, "chengban01")
    deputy = Actor("chengban02", "", OFFICER.own, frozenset({deputyship}))
    assert check_claimant(BY_PERSON, "chengban01", OFFICER) is None
    assert check_claimant(BY_PERSON, "chengban01", deputy) == deputyship
    check_claimant(BY_REMARK, "chengban01", FUNDS)
    both = replace(OFFICER, id="ankuan01", own=OFFICER.own | FUNDS.own)
    for money, actor in (
        (BY_PERSON, FUNDS),
        (BY_PERSON, both),
        (BY_REMARK, replace(OFFICER, id="chengban02")),
    ):
        with pytest.raises(Problem) as refused:
            check_claimant(money, "chengban01", actor)
        assert (refused.value.status, refused.value.article) == (403, "二(六)4(2)")


def test_an_identification_is_put_right_until_the_money_is_claimed() -> None:
    check_identifiable(LOOSE, ONE)
    check_identifiable(BY_REMARK, TWO)
    for money in (BY_REMARK, CLAIMED, GONE):
        with pytest.raises(Problem):
            check_identifiable(money, ONE)


def test_the_director_decides_on_what_nobody_has_identified_for_a_time() -> None:
    check_unidentified(LOOSE)
    with pytest.raises(Problem):
        check_unidentified(BY_REMARK)
    today = date(2026, 3, 2)
    check_look_again(today + timedelta(days=LONGEST_DAYS), today)
    for days in (0, LONGEST_DAYS + 1):
        with pytest.raises(Problem) as refused:
            check_look_again(today + timedelta(days=days), today)
        assert refused.value.status == 422

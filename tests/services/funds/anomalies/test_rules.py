"""二(六)3: who may examine an anomaly."""

from __future__ import annotations

import pytest

from services.funds.anomalies import rules
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

DIRECTOR = Office.BUREAU_DIRECTOR


@pytest.mark.parametrize("office", [Office.FUNDS_OFFICER, Office.CASHIER])
def test_who_watches_or_pays_the_money_does_not_examine_it_in_the_directors_stead(office: Office) -> None:
    as_deputy = frozenset({Deputyship(DIRECTOR, "juzhang01")})
    for who in (
        Actor("a", "甲", frozenset({office}), as_deputy),
        Actor("a", "甲", frozenset(), as_deputy, in_person=frozenset({office})),  # which he has not chosen
        Actor("a", "甲", frozenset(), as_deputy, holds=as_deputy | {Deputyship(office, "b")}),
        Actor("a", "甲", frozenset({DIRECTOR}), in_person=frozenset({DIRECTOR, office})),
    ):
        with pytest.raises(Problem) as refused:
            rules.check_examiner(who, ())
        assert (refused.value.status, refused.value.article) == (403, "二(六)3")


def test_who_took_part_in_a_payment_of_the_case_does_not_examine_it() -> None:
    director = Actor("a", "甲", frozenset({DIRECTOR}))
    rules.check_examiner(director, {"b"})
    with pytest.raises(Problem):
        rules.check_examiner(director, {"a", "b"})


def test_there_is_one_finding() -> None:
    rules.check_undecided(decided=False)
    with pytest.raises(Problem):
        rules.check_undecided(decided=True)

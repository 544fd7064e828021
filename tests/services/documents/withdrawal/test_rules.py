"""Who may take a document back, and that nothing was done by it."""

from __future__ import annotations

import pytest

from services.documents.withdrawal.rules import check_unused, check_withdrawer
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office


def actor(id: str, *offices: Office, stands_for: str = "") -> Actor:
    deputyships = [Deputyship(office, stands_for) for office in offices] if stands_for else []
    return Actor(id, "-", frozenset() if stands_for else frozenset(offices), frozenset(deputyships))


LAWFUL = [
    ("judge", actor("judge", Office.JUDGE)),
    ("director", actor("another", Office.BUREAU_DIRECTOR)),
    ("none", actor("maker", Office.DOCUMENT_CLERK)),
    ("none", actor("successor", Office.DOCUMENT_CLERK)),
]
UNLAWFUL = [
    ("judge", actor("another", Office.JUDGE), "not_case_judge"),
    ("judge", actor("judge", Office.PANEL_MEMBER), "not_case_judge"),
    ("director", actor("maker", Office.DOCUMENT_CLERK), "wrong_hand"),
    ("director", actor("deputy", Office.BUREAU_DIRECTOR, stands_for="head"), "wrong_hand"),
    ("team_leader", actor("head", Office.BUREAU_DIRECTOR), "wrong_hand"),
    ("none", actor("maker", Office.HANDLING_OFFICER), "wrong_hand"),
]


@pytest.mark.parametrize(("signer", "who"), LAWFUL)
def test_it_is_taken_back_by_the_hand_that_it_needs(signer: str, who: Actor) -> None:
    assert check_withdrawer(signer, "judge", who) is None


@pytest.mark.parametrize(("signer", "who", "code"), UNLAWFUL)
def test_and_by_no_other(signer: str, who: Actor, code: str) -> None:
    with pytest.raises(Problem, match=code):
        check_withdrawer(signer, "judge", who)


def test_what_was_done_by_it_stands() -> None:
    used = {"查封、冻结": ["a", None], "委托事项": ["b", "a"], "财产处置": []}
    check_unused("c", "0" * 64, used)
    with pytest.raises(Problem, match="document_used"):
        check_unused("c", "0" * 64, used | {"案款发放": ["0" * 64]})
    with pytest.raises(Problem, match="document_used") as refused:
        check_unused("a", "", used)
    assert [fault.detail for fault in refused.value.errors] == [
        "已经据此办理查封、冻结，须另行作出裁定",
        "已经据此办理委托事项，须另行作出裁定",
    ]

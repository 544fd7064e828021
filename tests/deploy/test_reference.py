"""The lists of refusals and of audited acts say what the code says."""

from __future__ import annotations

import typing

import pytest

from deploy import reference
from services.auction.listing.rules import Ending
from services.funds.payout.rules import STEPS
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode


@pytest.mark.walk
def test_the_lists_are_what_the_code_says() -> None:
    for path, text in reference.pages():
        assert path.read_text("utf-8") == text, f"{path}: make docs"


def test_a_refusal_is_listed_with_its_statuses_its_team_and_its_articles() -> None:
    entries = reference._problems()
    steps = entries[ProblemCode.PAYOUT_STEP_REFUSED]
    assert (steps.statuses, steps.teams, list(steps.articles)) == ({403, 409}, {"funds"}, ["二(六)2"])
    dates = entries[ProblemCode.FILING_DATES]
    assert (dates.statuses, dates.teams) == ({422}, {"intake"})
    assert len(dates.articles) == 9


@pytest.mark.walk
def test_a_member_that_nothing_uses_is_refused() -> None:
    entries = reference._actions()
    del entries[AuditAction.CASE_FILE]
    with pytest.raises(LookupError, match=r"case\.file"):
        reference._table("Audited acts", AuditAction, entries, statuses=False)


def test_each_act_whose_name_a_state_completes_is_listed() -> None:
    completed = {
        "payout": STEPS,
        "document": ("review", "return"),
        "duty": ("warn", "escalate", "overdue"),
        "attempt": ("delivered", "failed"),
        "listing": typing.get_args(Ending),
    }
    for prefix, words in completed.items():
        assert all(f"{prefix}.{word}" in set(AuditAction) for word in words), prefix

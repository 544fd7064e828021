"""Each control that a clause names can be switched off, and is itself again afterwards."""

from __future__ import annotations

import pytest

from services.documents.signing.rules import check_unlocker
from shared.law.coverage import GROUPS
from shared.values.refusal import Problem
from tests.prove import controls, needs_no_court, switched_off


def test_a_control_refuses_nothing_while_it_is_off_wherever_it_was_imported() -> None:
    with switched_off(check_unlocker):
        check_unlocker("a", "a")
    with pytest.raises(Problem):
        check_unlocker("a", "a")


def test_the_controls_are_those_of_prohibitions_approvals_orders_and_contents() -> None:
    named = {name for _, name, _ in controls()}
    assert "services.documents.signing.rules:check_signer" in named
    assert "shared.law.told_accounts:main_account_faults" in named
    assert len(named) > 60
    assert not any(name.endswith(":is_housing") for name in named)


def test_a_test_that_needs_a_court_is_told_from_one_that_does_not() -> None:
    proofs = {test for group in GROUPS.values() for clause in group for test in clause.proved}
    assert needs_no_court("tests/services/documents/signing/test_rules.py::test_no_other_hand_signs")
    assert not needs_no_court("tests/services/documents/signing/test_signing.py::test_no_step_is_skipped")
    assert any(needs_no_court(test) for test in proofs)

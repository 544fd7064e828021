"""Each control that a clause names can be switched off, and is itself again afterwards."""

from __future__ import annotations

import pytest

from services.custody.measures.acts import DECIDE_ASSET
from services.documents.drafting.register import initial
from services.documents.signing.rules import check_unlocker
from services.intake.coercion import kinds as coercion
from services.intake.petitions.barring import barred_things
from shared.law.coverage import GROUPS
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office
from tests.prove import DEMANDED, controls, needs_no_court, switched_off


def test_a_control_refuses_nothing_while_it_is_off_wherever_it_was_imported() -> None:
    holder = Actor("a", "", frozenset({Office.ADMINISTRATOR}))
    with switched_off(check_unlocker):
        check_unlocker("a", holder)
    with pytest.raises(Problem):
        check_unlocker("a", holder)


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


def test_every_prohibition_approval_and_required_content_that_is_built_can_be_switched_off() -> None:
    tried = {id(clause) for clause, _, _ in controls()}
    clauses = [clause for group in GROUPS.values() for clause in group if clause.kind in DEMANDED]
    assert [(clause.article, clause.by) for clause in clauses if clause.by and id(clause) not in tried] == []
    assert sum(bool(clause.by) for clause in clauses) > 140


async def test_an_act_is_anybodys_a_paper_empty_and_a_register_void_until_switched_on_again() -> None:
    papers, kinds = initial.KINDS, coercion.KINDS
    before = [(paper.fields, paper.signer) for paper in papers], dict(kinds), DECIDE_ASSET.offices
    with switched_off(papers), switched_off(kinds), switched_off(DECIDE_ASSET), switched_off(barred_things):
        assert {(paper.fields, paper.signer) for paper in papers} == {((), "none")}
        assert not kinds
        assert DECIDE_ASSET.offices == tuple(Office)
        assert await barred_things() is None  # type: ignore[call-arg]
    assert ([(paper.fields, paper.signer) for paper in papers], dict(kinds), DECIDE_ASSET.offices) == before

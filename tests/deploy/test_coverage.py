"""The table of clauses: complete, and no name in it that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from deploy import coverage
from deploy.cli import app
from shared.law.coverage import GROUPS, INTERNAL
from shared.law.coverage.model import KINDS, Clause, Open
from shared.law.open_points import OpenPoint
from shared.law.rulebook import DUTIES
from shared.values.articles import REGULATION

_FIRST = "tests/shared/law/rulebook/test_s1_documents.py"
WHOLE = Clause(
    REGULATION["二(一)1"],
    "设立团队",
    "C",
    ("shared.values.roles:Office.DOCUMENT_CLERK",),
    ("tests/deploy/test_coverage.py::test_each_clause_is_enforced_and_proved_or_says_what_is_missing",),
)


def _clauses() -> Iterator[Clause]:
    return (clause for group in GROUPS.values() for clause in group)


def test_each_clause_is_enforced_and_proved_or_says_what_is_missing() -> None:
    assert list(coverage.faults()) == []


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        (replace(WHOLE, by=("shared.values.roles:Office.NOBODY",)), "没有 shared.values.roles:Office.NOBODY"),
        (replace(WHOLE, by=("shared.values.nowhere:x",)), "没有 shared.values.nowhere:x"),
        (replace(WHOLE, by=("shared.values.roles",)), "没有 shared.values.roles"),
        (
            replace(WHOLE, proved=("tests/deploy/test_coverage.py::test_no",)),
            "没有测试 tests/deploy/test_coverage.py::test_no",
        ),
        (replace(WHOLE, proved=("tests/test_nowhere.py::test_x",)), "没有测试 tests/test_nowhere.py::test_x"),
        (replace(WHOLE, by=()), "既未落实、证明，也未注明尚缺"),
        (replace(WHOLE, proved=()), "既未落实、证明，也未注明尚缺"),
    ],
)
def test_what_names_nothing_is_a_fault(clause: Clause, fault: str) -> None:
    assert list(coverage.clause_faults(clause)) == [fault]


def test_an_open_point_is_carried_out_somewhere_and_names_nothing_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = OpenPoint(REGULATION["二(一)1"], "问题", "读法", settings=("no_such",))
    monkeypatch.setattr(coverage, "OPEN_POINTS", {"x": nothing, "y": replace(nothing, rules=("no.such",))})
    said = [fault for fault in coverage.faults() if fault.startswith("规定不明确的事项")]
    assert said == [
        *("规定不明确的事项 x：没有 no_such", "规定不明确的事项 x：没有 落实之处"),
        *("规定不明确的事项 y：没有 no.such", "规定不明确的事项 y：没有 no_such"),
    ]


def test_what_is_open_needs_no_proof_yet_and_names_nothing_that_is_not_there() -> None:
    still_open = replace(WHOLE, by=(), proved=(), open=Open("documents", "尚无"))
    assert list(coverage.clause_faults(still_open)) == []
    assert list(coverage.clause_faults(replace(still_open, by=("services.none:x",)))) == [
        "没有 services.none:x"
    ]


def test_a_duty_brings_its_place_and_its_proof() -> None:
    clause = replace(WHOLE, by=(), proved=(), watched=("documents.initial_batch",))
    assert clause.enforced_by == ("shared.law.rulebook.s1_documents:documents.initial_batch",)
    assert clause.proved_by == (f"{_FIRST}::test_rule[documents.initial_batch]",)
    assert list(coverage.clause_faults(clause)) == []


def test_a_duty_or_a_place_of_the_regulation_that_is_left_out_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(coverage, "GROUPS", {"一": GROUPS["一、总体原则"]})
    left_out = list(coverage.faults())
    assert "期限 documents.initial_batch 没有列入" in left_out
    assert "细则二(一)2(9)没有列入" in left_out
    assert not any("细则一" in fault or "quality.archive" in fault for fault in left_out)


def test_every_demand_of_the_regulation_is_there_in_its_own_words() -> None:
    """As many as were counted in its text, or more: a duty that follows from a demand has a row of its own."""
    own = [clause for group in INTERNAL.values() for clause in group]
    assert len(own) >= 154
    assert {clause.kind for clause in own} == set(KINDS)
    for clause in own:
        assert 3 < len(clause.words) <= 120, clause.words


def test_the_command_prints_each_clause_and_ends_with_1_on_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    said = CliRunner().invoke(app, ["rulebook", "--coverage"])
    assert said.exit_code == 0
    for clause in _clauses():
        assert clause.words in said.stdout
    assert "open: commission（" in said.stdout
    monkeypatch.setattr(coverage, "GROUPS", {"一": (replace(WHOLE, by=("services.none:x",)),)})
    assert CliRunner().invoke(app, ["rulebook", "--coverage"]).exit_code == 1


def test_every_duty_is_shown() -> None:
    page = coverage.page()
    assert all(f":{duty}`" in page for duty in DUTIES)

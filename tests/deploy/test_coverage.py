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
from shared.values import articles
from shared.values.articles import REGULATION, Source

_FIRST = "tests/shared/law/rulebook/test_s1_documents.py"
_NAMED: dict[str, str] = {
    "CPC": "50 85 86 87 88 89 90 91 95 114 118 119 236 237 238 240 241 242 250 252 253 256 259 261 263 267 268",
    "JS": "125 134 135 136 137 163 168 463 467 480 481 482 484 485 491 495 496 497 498 505 507 508 509 510 511 512 513 514 517 519",
    "EXE": "16 22 45 46 47 48 49 63 64 77",
    "EXI": "3 5 7 8 9 10 13 15 17 18 19 20 21 22 23 24 25",
    "TIM": "5 6 7 8 9 12",
    "CKD": "1 3 4 5 18 19 26 27",
    "INV": "2 3 4 5 6 7 9 10 11 13 17 18 19 20 21 25",
    "REF": "1 3 4 5 7 10 11 12 13 14 16 19 20 21 22 23 24 25 27 28 29 30 32 33 34",
    "NET": "5 6 7 10 11 12 13 14 15 16 17 20 22 23 24 25 26 27 28 29 34 36 37 38",
    "PMB": "6 14 16 19 20 22 24 25 26 27 28 32",
    "HSE": "2 3 5",
    "EQT": "5 6 10 14",
    "NQF": "2 5 6 7 9",
    "INT": "1 2 3 4 5 7",
    "ENT": "2 4 5 6 7 8 9 11 14",
    "OBJ": "2 6 9 11 20",
    "ADD": "28 29 30 31 32",
    "GUA": "10 12",
    "PRE": "17 18",
    "TERMINATION": "1 2 3 4 5 6 7 9 10 13 14 16 18",
    "CASE_MONEY": "2 3 4 5 7 8 9 10 11 12 16 17",
    "MATTERS": "1 4 5 6 7 8 10 11 12 13 14 15",
    "DISHONEST": "1 2 3 4 5 9 10 11 12",
    "CONSUMPTION": "1 3 5 9",
    "OPENING": "2 6 14 15 17 23",
    "CASE_NUMBERS": "2 3 7 9 10",
    "CONSTRAINT": "30",
    "GOODWILL": "17 22",
    "CC": "202 203",
    "HOL": "6 7",
    "EMS": "5 6 11",
    "ONL": "29 30 31",
    "FEE": "14 20 38",
}
"""The articles that a first-instance court keeps in enforcing a judgment for money."""

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


@pytest.mark.parametrize("law", _NAMED)
def test_every_article_that_the_court_keeps_has_a_row(law: str) -> None:
    source: Source = getattr(articles, law)
    kept = [source[int(number)] for number in _NAMED[law].split()]
    rows = [str(clause.article) for clause in _clauses()]
    lacking = [one for one in kept if not any(row == one or row.startswith(f"{one}第（") for row in rows)]
    assert lacking == []


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
    printed = said.stdout.splitlines()
    for clause in _clauses():
        assert any(f"[{KINDS[clause.kind]}] {clause.words} — " in line for line in printed), clause.words
        assert {f"    落实 {name}" for name in clause.enforced_by} <= set(printed), clause.words
        assert {f"    证明 {name}" for name in clause.proved_by} <= set(printed), clause.words
    assert "open: commission（" in said.stdout
    monkeypatch.setattr(coverage, "GROUPS", {"一": (replace(WHOLE, by=("services.none:x",)),)})
    assert CliRunner().invoke(app, ["rulebook", "--coverage"]).exit_code == 1


def test_what_is_cited_from_memory_says_so() -> None:
    """The texts of 终本规定 and of 善意文明执行意见第十七条 were not at hand; that of 民事诉讼法 was."""
    unsure = {str(clause.article) for clause in _clauses() if clause.unsure}
    library = {f"终本规定第{number}条" for number in ("十三", "十四", "十六", "十八")}
    assert library | {"善意文明执行意见第十七条"} <= unsure
    assert not any(article.startswith("民事诉讼法") for article in unsure)
    page = coverage.page()
    assert all(f"| {article}（凭记忆引用，未核对原文） |" in page for article in unsure)


def test_the_nodes_of_the_higher_courts_are_whose_and_why_open() -> None:
    (nodes,) = (clause.open for clause in _clauses() if clause.open and clause.open.team == "quality")
    assert "无从取得" in nodes.missing
    assert "质效管理团队" in nodes.missing


def test_every_duty_is_shown() -> None:
    page = coverage.page()
    assert all(f":{duty}`" in page for duty in DUTIES)

"""What is filed as 执保, how it ends, and where what it seized goes on."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.intake.closing import preserved
from services.intake.closing.preserved import Kept, Preservation
from services.intake.closing.schemas import ClosingRequestIn
from services.intake.preservation import rules
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.closing import OF_PRESERVATION, ClosingMode
from shared.contracts.intake.preservation import LiftingGround
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.values.refusal import Problem

AT = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
APPLICANT, RESPONDENT = ("applicant", "a"), ("respondent", "r")


def paper(name: str, by: str, purpose: FilePurpose = FilePurpose.PRESERVATION_RULING, hour: int = 0) -> Any:
    at = AT + timedelta(hours=hour)
    return FileRecord(id=name, purpose=purpose, sha256=name, entered_at=at, brought_by=[by])


def test_it_is_filed_on_the_ruling_that_another_has_entered() -> None:
    files = [
        paper("x", "b", FilePurpose.OTHER),
        paper("1", "b"),
        paper("2", "b", hour=1),
        paper("3", "me", hour=2),
    ]
    assert rules.check_handed_over(files, {"me"}) == "2"
    for wrong in ([], files[:1], files[3:]):
        with pytest.raises(Problem, match="no_such_ruling"):
            rules.check_handed_over(wrong, {"me"})


def kept(**changes: Any) -> rules.Kept:
    parties = frozenset({APPLICANT, RESPONDENT, ("respondent", "r2")})
    whole = {"state": "open", "closing_mode": "", "parties": parties}
    return rules.Kept(**{"case_number": "k", "ruling_number": "r-1", "trial_number": "t"} | whole | changes)


@pytest.mark.parametrize(
    ("instrument", "preserves", "changes", "goes_on"),
    [
        ("t", False, {}, True),
        ("t", False, {"state": "closed", "closing_mode": "preserved"}, True),
        ("another", False, {}, False),
        ("", False, {"trial_number": ""}, False),
        ("t", False, {"parties": frozenset({APPLICANT, ("respondent", "x")})}, False),
        ("t", False, {"parties": frozenset({("applicant", "r"), ("respondent", "a")})}, False),
        ("r-1", True, {"closing_mode": "partly_preserved"}, True),
        ("r-1", True, {"closing_mode": "nothing_to_preserve"}, True),
        ("r-1", True, {"closing_mode": "preserved"}, False),
        ("r-1", True, {}, False),
        ("t", True, {"closing_mode": "partly_preserved"}, False),
        ("r-1", False, {}, False),
    ],
)
def test_what_was_preserved_goes_on_where_the_same_parties_enforce_that_trial(
    instrument: str, preserves: bool, changes: dict[str, Any], goes_on: bool
) -> None:
    """民诉法解释168: by the very trial, not by any other dispute of the two."""
    found = rules.goes_on_in({APPLICANT, RESPONDENT}, instrument, [kept(**changes)], "", preserves=preserves)
    assert found == (["k"] if goes_on else [])


@pytest.mark.parametrize(
    ("instrument", "changes", "words"),
    [
        ("（2026）豫15民终9号", {"trial_number": "（2026）豫1502民初1号"}, ""),
        ("（2026）豫1502民初1号", {"trial_number": ""}, ""),
        ("信仲裁字9号", {"trial_number": "信仲受字1号"}, ""),
        ("（2026）豫1502民初1号", {"trial_number": "（2026）豫1502民初1号"}, ""),
        (
            "（2026）豫1502民初2号",
            {"trial_number": "（2026）豫1502民初1号"},
            "不是本申请执行依据所终结的案件",
        ),
        ("t", {"parties": frozenset({APPLICANT, ("respondent", "x")})}, "双方当事人与本申请不同"),
        ("t", {"case_number": "another"}, "没有这一保全案件"),
    ],
)
def test_an_application_names_what_was_preserved_for_it(
    instrument: str, changes: dict[str, Any], words: str
) -> None:
    """民诉法解释168: before the suit, for an arbitration, or where judgment was given on appeal."""
    known = [kept(**changes)]
    if not words:
        rules.check_named("k", {APPLICANT, RESPONDENT}, instrument, known)
        assert rules.goes_on_in({APPLICANT, RESPONDENT}, instrument, known, "k", preserves=False) == ["k"]
        return
    with pytest.raises(Problem) as refused:
        rules.check_named("k", {APPLICANT, RESPONDENT}, instrument, known)
    assert words in refused.value.errors[0].detail


RULED = Preservation(
    limit=Decimal("60000.00"),
    disputed="",
    lifted=False,
    parts=(),
    told={"a": AT, "r": AT},
    applicants={"a": "甲"},
    respondents={"r": "乙"},
)
LET_GO = PreservationPartLiftingRecord(
    ruling="f",
    number="二号",
    ruled_at=AT,
    ground=LiftingGround.OTHER,
    asset="甲",
    identifier="权证8",
    amount=None,
    held=Decimal(1),
    recorded_at=AT,
)


def still(asset: str, began: timedelta = timedelta(0)) -> MeasureRecord:
    """A measure that stands on it."""
    found = {"asset_id": asset, "state": "in_force", "lift_decided_at": None, "queued_at": AT + began}
    return MeasureRecord.model_validate(found)


HELD = Kept(amount=Decimal("60000.00"), things={"权证1"}, owners={"r": AT})


def request(mode: ClosingMode, closing: str) -> ClosingRequestIn:
    return ClosingRequestIn(
        mode=mode,
        applied_amount=RULED.limit,
        closing_amount=Decimal(closing),
        waived_amount=Decimal(0),
        recovered_amount=Decimal(0),
        reason="保全裁定确定的事项已经办理完毕。",
    )


@pytest.mark.parametrize(
    ("ruled", "held", "mode", "closing", "fields"),
    [
        ({}, {}, ClosingMode.PRESERVED, "60000.00", []),
        ({}, {"amount": Decimal("80000.00")}, ClosingMode.PRESERVED, "60000.00", []),
        ({}, {"amount": Decimal("59999.99")}, ClosingMode.PRESERVED, "59999.99", ["mode"]),
        ({}, {"amount": Decimal("59999.99")}, ClosingMode.PARTLY_PRESERVED, "59999.99", []),
        ({}, {"amount": Decimal("59999.99")}, ClosingMode.PARTLY_PRESERVED, "60000.00", ["closing_amount"]),
        ({}, {}, ClosingMode.PARTLY_PRESERVED, "60000.00", ["mode"]),
        ({}, {}, ClosingMode.NOTHING_TO_PRESERVE, "60000.00", ["mode"]),
        (
            {},
            {"amount": Decimal(0), "things": (), "owners": {}},
            ClosingMode.NOTHING_TO_PRESERVE,
            "0.00",
            [],
        ),
        ({"disputed": "民权路1号房屋（权证9）"}, {}, ClosingMode.PRESERVED, "60000.00", ["mode"]),
        ({"disputed": "民权路1号房屋（权证1）"}, {}, ClosingMode.PRESERVED, "60000.00", []),
        ({}, {"undecided": 1}, ClosingMode.PRESERVED, "60000.00", ["property"]),
        ({}, {"unanswered": 1}, ClosingMode.PRESERVED, "60000.00", ["property"]),
        ({"told": {"r": AT}}, {}, ClosingMode.PRESERVED, "60000.00", ["told"]),
        ({"told": {"a": AT}}, {}, ClosingMode.PRESERVED, "60000.00", ["told"]),
        ({}, {"owners": {"r": AT + timedelta(hours=1)}}, ClosingMode.PRESERVED, "60000.00", ["told", "told"]),
        ({}, {"queried_at": AT + timedelta(hours=1)}, ClosingMode.PRESERVED, "60000.00", ["told"]),
        ({"parts": [LET_GO]}, {}, ClosingMode.PRESERVED, "60000.00", []),
        ({"parts": [LET_GO]}, {"measures": [still("甲")]}, ClosingMode.PRESERVED, "60000.00", ["measures"]),
        ({"parts": [LET_GO]}, {"measures": [still("乙")]}, ClosingMode.PRESERVED, "60000.00", []),
        (
            {"parts": [LET_GO]},
            {"measures": [still("甲", timedelta(hours=1))]},
            ClosingMode.PRESERVED,
            "60000.00",
            [],
        ),
        ({"disputed": "权证8", "parts": [LET_GO]}, {}, ClosingMode.PRESERVED, "60000.00", []),
        (
            {"lifted": True, "told": {}},
            {"amount": Decimal(0), "things": (), "owners": {}},
            ClosingMode.PRESERVED,
            "0.00",
            [],
        ),
    ],
)
def test_each_mode_says_what_is_really_held(
    ruled: dict[str, Any], held: dict[str, Any], mode: ClosingMode, closing: str, fields: list[str]
) -> None:
    """法发〔2014〕26号21, by the measures in force; 财产保全规定11, 18, 民事诉讼法106: and both sides have been told of the last."""
    whole = Preservation(**vars(RULED) | ruled), Kept(**vars(HELD) | held)
    assert [one.field for one in preserved.faults(request(mode, closing), *whole)] == fields


@pytest.mark.parametrize("mode", ClosingMode)
def test_each_kind_of_case_has_its_own_modes(mode: ClosingMode) -> None:
    ours = mode in OF_PRESERVATION
    assert bool(preserved.check_mode(True, ours)) is not ours
    assert bool(preserved.check_mode(False, ours)) is ours

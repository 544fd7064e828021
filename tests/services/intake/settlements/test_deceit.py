"""What shows that a settlement was had by fraud or duress: 民事诉讼法第二百四十一条, 执行和解规定第十六条."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from services.intake.settlements import deceit
from services.intake.settlements.deceit import Finding, Found, FoundIn, Shown
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, Operative, RegisteredParty
from shared.values.refusal import Problem

CPC241, SET16 = "民事诉讼法第二百四十一条", "执行和解规定第十六条"
AGREED, TODAY = date(2026, 3, 10), date(2026, 6, 1)
SIGNED = datetime.fromisoformat("2026-05-04T10:00:00+08:00")
JUDGED: dict[str, Any] = {
    "found_by": "judgment",
    "found_number": "（2026）豫1502民初9号",
    "found_on": "2026-05-04",
    "found_paper": "f1",
}
RULED: dict[str, Any] = {"found_by": "ruling", "found_ruling": "d1"}
PARTIES = [
    RegisteredParty.model_validate({"role": role, "name": name, "identity": name})
    for role, name in (("applicant", "周明"), ("respondent", "孙立业"))
]
FILE = FileRecord(
    id="f1",
    purpose=FilePurpose.SETTLEMENT_JUDGMENT,
    sha256="a" * 64,
    entered_at=datetime.fromisoformat("2026-05-05T09:00:00+08:00"),
    brought_by=["wenshu01"],
)


def ruling(**changes: Any) -> DocumentRecord:
    says = {"parties": PARTIES, "assets": [], "settled_on": changes.pop("settled_on", AGREED)}
    if "parties" in changes:
        says["parties"] = changes.pop("parties")
    whole = {"id": "d1", "case_number": "c", "number": "（2026）豫1502执1号之三", "kind": "deceit_ruling"}
    whole |= {"sha256": "0" * 64, "signed_at": SIGNED, "operative": Operative.model_validate(says)}
    return DocumentRecord.model_validate(whole | changes)


def check(
    said: dict[str, Any], *, wanted: bool = True, person: str = "faguan01", **shown: Any
) -> Found | None:
    held = {"files": [FILE], "ruling": ruling()} | shown
    return deceit.check_found(
        FoundIn.model_validate(said),
        Shown("c", held["files"], held["ruling"], PARTIES),
        wanted=wanted,
        agreed_on=AGREED,
        today=TODAY,
        hands={person},
    )


def faults(said: dict[str, Any], **how: Any) -> tuple[int, list[tuple[str, str]]]:
    with pytest.raises(Problem) as refused:
        check(said, **how)
    return refused.value.status, [(error.field, error.article) for error in refused.value.errors]


def test_nobody_s_word_alone_takes_the_settlement_away() -> None:
    """By the judgment of 执行和解规定第十六条, whole and of a day since the agreement, or by the court's own ruling."""
    assert faults({}) == (422, [("found_by", CPC241)])
    assert check(JUDGED) == Found("judgment", JUDGED["found_number"], date(2026, 5, 4), "f1")
    for field, nothing in (("found_number", ""), ("found_on", None), ("found_paper", None)):
        assert faults(JUDGED | {field: nothing}) == (422, [(field, SET16)])
    for day in ("2026-03-09", "2026-06-02"):
        assert faults(JUDGED | {"found_on": day}) == (422, [("found_on", SET16)])
    assert faults(JUDGED | {"found_ruling": "d1"}) == (422, [("found_ruling", SET16)])
    for said in (JUDGED, RULED, {"found_ruling": "d1"}):
        assert faults(said, wanted=False) == (422, [("found_by", SET16)])
    assert check({}, wanted=False) is None


def test_the_judgment_is_a_paper_of_its_own_kind_that_another_has_entered() -> None:
    early = FILE.model_copy(update={"entered_at": datetime.fromisoformat("2026-05-03T09:00:00+08:00")})
    other = FILE.model_copy(update={"purpose": FilePurpose.DECEIT_RULING})
    for files, person in (
        ([], "faguan01"),
        ([FILE], "wenshu01"),
        ([other], "faguan01"),
        ([early], "faguan01"),
    ):
        assert faults(JUDGED, files=files, person=person) == (409, [("found_paper", SET16)])


def test_the_court_s_own_finding_is_its_signed_ruling_whose_number_and_day_nobody_types() -> None:
    assert check(RULED) == Found("ruling", "（2026）豫1502执1号之三", SIGNED.date(), found_ruling="d1")
    for changes in (
        {"signed_at": None},
        {"withdrawn_at": SIGNED},
        {"case_number": "another"},
        {"kind": "objection_ruling"},
        {"settled_on": date(2026, 3, 11)},
        {"settled_on": None},
        {"parties": PARTIES[:1]},
        {"operative": None},
    ):
        assert faults(RULED, ruling=ruling(**changes)) == (409, [("found_ruling", CPC241)]), changes
    assert faults(RULED, ruling=None) == (409, [("found_ruling", CPC241)])
    for typed in ("found_number", "found_on", "found_paper"):
        assert faults(RULED | {typed: JUDGED[typed]}) == (409, [("found_ruling", CPC241)])


def test_what_was_performed_in_full_falls_by_a_judgment_alone() -> None:
    """民诉法解释第四百六十五条, 执行和解规定第十一条第（一）项, 第十六条: the way that is open is to sue."""
    judged, ruled = check(JUDGED), check(RULED)
    for found in (None, judged, ruled):
        deceit.check_after_performance(found, performed=False)
    deceit.check_after_performance(judged, performed=True)
    for found in (None, ruled):
        with pytest.raises(Problem) as refused:
            deceit.check_after_performance(found, performed=True)
        (fault,) = refused.value.errors
        assert (refused.value.status, fault.field, fault.article) == (
            409,
            "found_by",
            "执行和解规定第十一条第（一）项",
        )
        assert "可以向本院提起诉讼" in fault.detail
        assert "凭生效判决申请恢复执行" in fault.detail
    assert Finding.JUDGMENT.label.startswith("生效判决")

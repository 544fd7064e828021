"""What shows that a settlement was had by fraud or duress: 民事诉讼法第二百四十一条, 执行和解规定第十六条."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from services.intake.settlements import deceit
from services.intake.settlements.deceit import Found, FoundIn
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem

AGREED, TODAY = date(2026, 3, 10), date(2026, 6, 1)
WHOLE: dict[str, Any] = {
    "found_by": "ruling",
    "found_number": "（2026）豫1502执异5号",
    "found_on": "2026-05-04",
    "found_paper": "f1",
}


def faults(*, wanted: bool = True, **changes: Any) -> list[tuple[str, str]]:
    said = FoundIn.model_validate(WHOLE | changes)
    with pytest.raises(Problem) as refused:
        deceit.check_found(said, wanted=wanted, agreed_on=AGREED, today=TODAY)
    assert refused.value.status == 422
    return [(error.field, error.article) for error in refused.value.errors]


def test_nobody_s_word_alone_takes_the_settlement_away() -> None:
    """By the judgment of 执行和解规定第十六条, or by the court's own ruling: each whole, and of a day since the agreement."""
    whole = FoundIn.model_validate(WHOLE)
    found = deceit.check_found(whole, wanted=True, agreed_on=AGREED, today=TODAY)
    assert found == Found("ruling", WHOLE["found_number"], date(2026, 5, 4), "f1")
    empty: dict[str, Any] = {"found_by": None, "found_number": "", "found_on": None, "found_paper": None}
    assert [field for field, _ in faults(**empty)] == list(empty)
    for field, nothing in empty.items():
        assert faults(**{field: nothing}) == [(field, "民事诉讼法第二百四十一条")]
    assert faults(found_on="2026-03-09") == [("found_on", "民事诉讼法第二百四十一条")]
    assert faults(found_on="2026-06-02", found_by="judgment") == [("found_on", "执行和解规定第十六条")]
    assert faults(wanted=False) == [("found_by", "执行和解规定第十六条")]
    assert deceit.check_found(FoundIn(), wanted=False, agreed_on=AGREED, today=TODAY) is None


@pytest.mark.parametrize(
    ("by", "purpose", "article"),
    [
        ("judgment", FilePurpose.SETTLEMENT_JUDGMENT, "执行和解规定第十六条"),
        ("ruling", FilePurpose.DECEIT_RULING, "民事诉讼法第二百四十一条"),
    ],
)
def test_the_judgment_or_the_ruling_is_a_paper_of_its_own_kind(
    by: str, purpose: FilePurpose, article: str
) -> None:
    found = Found(by, "（2026）豫1502民初9号", date(2026, 5, 4), "f1")
    file = FileRecord(
        id="f1",
        purpose=purpose,
        sha256="a" * 64,
        entered_at=datetime.fromisoformat("2026-05-05T09:00:00+08:00"),
        brought_by=["wenshu01"],
    )
    deceit.check_paper(found, [file], {"faguan01"})
    early = datetime.fromisoformat("2026-05-03T09:00:00+08:00")
    for files, person in (
        ([], "faguan01"),
        ([file], "wenshu01"),
        ([file.model_copy(update={"purpose": FilePurpose.SETTLEMENT})], "faguan01"),
        ([file.model_copy(update={"entered_at": early})], "faguan01"),
    ):
        with pytest.raises(Problem) as refused:
            deceit.check_paper(found, files, {person})
        assert [(one.field, one.article) for one in refused.value.errors] == [("found_paper", article)]

"""A paper that an act rests on is a file of its own case, entered as that paper, after what it shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.names import FormerName
from shared.law.files import PaperFile, check_files
from shared.law.names import Called, Whose
from shared.values.refusal import Problem
from tests.harness import CLOCK_START

RECEIPT, PHOTO = FilePurpose.SERVICE_RECEIPT, FilePurpose.SURVEY_PHOTO
INSTANT = timedelta.resolution


def file(id: str, purpose: FilePurpose, digit: str) -> FileRecord:
    return FileRecord(
        id=id, purpose=purpose, sha256=digit * 64, entered_at=CLOCK_START, brought_by=["wenshu01"]
    )


OWN = FilePurpose.PROPERTY_REPORT
RENAMED_AT = CLOCK_START + timedelta(days=10)
WITHDRAWN_AT = RENAMED_AT + timedelta(days=10)
BEFORE = [FormerName(name="甲", until=date(2026, 2, 20), recorded_at=RENAMED_AT)]
TRULY = Called("乙", BEFORE)
"""甲 has become 乙."""
MISTAKEN = Called(
    "甲",
    [
        BEFORE[0].model_copy(update={"void": True}),
        FormerName(name="乙", until=date(2026, 3, 20), recorded_at=WITHDRAWN_AT, void=True),
    ],
)
"""甲 was taken to have become 乙, and the change of name was withdrawn."""


FILES = [file("receipt", RECEIPT, "1"), file("photo", PHOTO, "2")]


@pytest.mark.parametrize(
    ("who", "title", "days", "known"),
    [
        (TRULY, "甲的报告", 9, True),
        (TRULY, "乙的报告", 9, True),
        (TRULY, "甲的报告", 10, False),
        (TRULY, "乙（原名甲）的报告", 30, True),
        (MISTAKEN, "乙的报告", 9, False),
        (MISTAKEN, "乙的报告", 19, True),
        (MISTAKEN, "乙的报告", 20, False),
        (MISTAKEN, "甲的报告", 19, True),
        ("乙", "甲的报告", 9, False),
    ],
)
def test_a_paper_of_before_a_change_of_name_says_the_name_of_then(
    who: Whose, title: str, days: int, known: bool
) -> None:
    """变更、追加当事人规定第二十七条: the party is the same; what comes after the change says the name that it bears."""
    entered = CLOCK_START + timedelta(days=days)
    one = file("report", OWN, "3").model_copy(update={"title": title, "entered_at": entered})
    papers = [PaperFile("paper", "report", OWN, "二(二)1", of_whom=[who])]
    if known:
        assert check_files([one], papers)
        return
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_files([one], papers)
    assert f"没有写明是{who}的" in refused.value.errors[0].detail


def test_each_paper_answers_with_its_digest() -> None:
    papers = [
        PaperFile("proof", "receipt", RECEIPT, "二(一)6", CLOCK_START),
        PaperFile("photos.0", "photo", PHOTO, "二(四)1(6)"),
    ]
    assert check_files(FILES, papers) == {"receipt": "1" * 64, "photo": "2" * 64}
    assert check_files(FILES, []) == {}


def test_every_paper_that_will_not_do_is_named_at_once() -> None:
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_files(
            FILES,
            [
                PaperFile("a", "1" * 64, RECEIPT, "二(一)6"),
                PaperFile("b", "photo", RECEIPT, "二(一)6"),
                PaperFile("c", "receipt", RECEIPT, "二(四)3", CLOCK_START + INSTANT),
                PaperFile("d", "receipt", RECEIPT, "二(一)6", not_by={"wangpai01"}),
                PaperFile("e", "receipt", RECEIPT, "二(一)6", not_by={"wenshu01"}),
            ],
        )
    assert (refused.value.status, refused.value.article) == (409, "二(一)6、二(四)3")
    assert [(error.field, error.detail) for error in refused.value.errors] == [
        ("a", "须是已经存入本案卷宗的送达回证"),
        ("b", "须是已经存入本案卷宗的送达回证，该文件是财产照片"),
        ("c", "该送达回证在所证明的事项发生之前即已存入卷宗，不能证明该事项"),
        ("e", "该送达回证是办理人本人存入的，须由他人存入"),
    ]

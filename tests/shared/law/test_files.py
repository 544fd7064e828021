"""A paper that an act rests on is a file of its own case, entered as that paper, after what it shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.refusal import Problem
from tests.harness import CLOCK_START

RECEIPT, PHOTO = FilePurpose.SERVICE_RECEIPT, FilePurpose.SURVEY_PHOTO
INSTANT = timedelta.resolution


def file(id: str, purpose: FilePurpose, digit: str) -> FileRecord:
    return FileRecord(
        id=id, purpose=purpose, sha256=digit * 64, entered_at=CLOCK_START, brought_by=["wenshu01"]
    )


FILES = [file("receipt", RECEIPT, "1"), file("photo", PHOTO, "2")]


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

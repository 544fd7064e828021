"""What was posted before a period was over is in time, by a postmark that another has entered (民事诉讼法第八十五条)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from services.intake.petitions import bringing
from services.intake.petitions.kinds import KINDS
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.calendar import Calendar
from shared.law.posting import Posted, brought_at
from shared.values.refusal import Problem

ARRIVED = datetime.fromisoformat("2026-03-19T10:00:00+08:00")
LAST_DAY = date(2026, 3, 16)  # of ten days from 03-04: 03-14 is a Saturday


def file(purpose: FilePurpose, by: str = "wenshu01", title: str = "王五的材料") -> FileRecord:
    return FileRecord(
        id=purpose.value, purpose=purpose, title=title, entered_at=ARRIVED, sha256="0" * 64, brought_by=[by]
    )


def test_it_is_in_time_by_the_day_on_which_it_was_posted() -> None:
    noticed = datetime.fromisoformat("2026-03-04T15:00:00+08:00")

    def check(on: date | None) -> None:
        at = brought_at(ARRIVED, on)
        bringing.check_jurisdiction(KINDS["jurisdiction"], noticed, at, Calendar(0))

    check(LAST_DAY)
    for late in (LAST_DAY + timedelta(days=1), None):
        with pytest.raises(Problem) as found:
            check(late)
        assert found.value.status == 409


def test_the_day_is_said_with_its_proof_and_is_not_after_the_arrival() -> None:
    assert bringing.posted(None, None, ARRIVED) is None
    assert bringing.posted(date(2026, 3, 19), "f", ARRIVED) == Posted(date(2026, 3, 19), "f")
    for on, proof in ((LAST_DAY, None), (None, "f"), (date(2026, 3, 20), "f")):
        with pytest.raises(Problem) as found:
            bringing.posted(on, proof, ARRIVED)
        assert (found.value.status, found.value.errors[0].article) == (422, "民事诉讼法第八十五条")


@pytest.mark.parametrize(
    ("by", "title", "in_order"),
    [
        ("wenshu01", "王五的寄件凭证", True),
        ("lian01", "王五的寄件凭证", False),  # of who records it
        ("wenshu01", "赵六的寄件凭证", False),  # of another sender
    ],
)
def test_the_postmark_is_the_senders_own_and_entered_by_another(by: str, title: str, in_order: bool) -> None:
    kind, proof = KINDS["jurisdiction"], file(FilePurpose.POSTING_PROOF, by, title)
    files = [file(FilePurpose.PETITION), proof]

    def check() -> str:
        sent = Posted(LAST_DAY, proof.id)
        return bringing.check_paper(kind, "petition", ARRIVED, sent, "王五", files, {"lian01"})

    if in_order:
        assert check() == "0" * 64
    else:
        with pytest.raises(Problem) as found:
            check()
        assert [one.field for one in found.value.errors] == ["posting_proof"]

"""财产调查规定第二条: who gives a clue, and by what its check is shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.clues import rules
from services.intake.clues.rules import Held, Result
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem

NOW = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
SECOND = timedelta(seconds=1)
GIVEN = {
    "party": "a",
    "outsider": "",
    "names": {"a": "周明", "r": "孙立业"},
    "received_at": NOW,
    "filed_at": NOW - timedelta(days=2),
    "now": NOW,
}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, []),
        ({"party": None, "outsider": "李和"}, []),
        ({"party": None}, ["party"]),
        ({"outsider": "李和"}, ["party"]),
        ({"party": "x"}, ["party"]),
        ({"party": None, "outsider": "孙立业"}, ["outsider"]),
        ({"received_at": NOW + SECOND}, ["received_at"]),
        ({"received_at": NOW - timedelta(days=2, seconds=1)}, ["received_at"]),
    ],
)
def test_anybody_gives_a_clue_while_there_is_a_case(given: dict[str, Any], fields: list[str]) -> None:
    if not fields:
        rules.check_given(**GIVEN | given)
        return
    with pytest.raises(Problem) as refused:
        rules.check_given(**GIVEN | given)
    assert [one.field for one in refused.value.errors] == fields


def file(by: str = "lian01", at: datetime = NOW) -> FileRecord:
    purpose = FilePurpose.CLUE_CHECK
    return FileRecord(id="shown", purpose=purpose, sha256="0" * 64, entered_at=at, brought_by=[by])


HELD = Held([file()], {"thing"}, {"begun": NOW, "before": NOW - SECOND})


@pytest.mark.parametrize(
    ("result", "asset", "query", "paper", "held", "fields"),
    [
        (Result.NOTHING, None, None, "shown", HELD, []),
        (Result.PROPERTY, "thing", None, None, HELD, []),
        (Result.NOTHING, None, "begun", None, HELD, []),
        (Result.NOTHING, None, None, None, HELD, ["check_paper"]),
        (Result.PROPERTY, "other", None, None, HELD, ["asset"]),
        (Result.NOTHING, "thing", None, None, HELD, ["result"]),
        (Result.NOTHING, None, "before", None, HELD, ["query"]),
        (Result.NOTHING, None, "unanswered", None, HELD, ["query"]),
        (Result.NOTHING, None, None, "shown", Held([file("chengban01")]), ["check_paper"]),
        (Result.NOTHING, None, None, "shown", Held([file(at=NOW - SECOND)]), ["check_paper"]),
    ],
)
def test_a_clue_is_answered_by_a_record_and_by_nobodys_word(
    result: Result, asset: str | None, query: str | None, paper: str | None, held: Held, fields: list[str]
) -> None:
    said = (result, asset, query, paper, NOW, held, "chengban01")
    if not fields:
        rules.check_answer(*said)
        return
    with pytest.raises(Problem) as refused:
        rules.check_answer(*said)
    assert [one.field for one in refused.value.errors] == fields


def test_a_clue_is_checked_once() -> None:
    rules.check_unchecked("unchecked")
    with pytest.raises(Problem) as refused:
        rules.check_unchecked("checked")
    assert (refused.value.status, refused.value.article) == (409, "财产调查规定第二条")

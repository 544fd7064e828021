"""财产调查规定第二条: who gives a clue, and by what its check is shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.intake.clues import rules
from services.intake.clues.rules import Answered, Held, Named, Result
from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.values.refusal import Problem

NOW = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
SECOND = timedelta(seconds=1)
GIVEN: dict[str, Any] = {
    "party": "a",
    "outsider": "",
    "names": {"a": "周明", "r": "孙立业"},
    "respondent_id": "r",
    "respondents": {"r"},
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
        ({"respondent_id": None}, []),
        ({"respondent_id": "a"}, ["respondent_id"]),
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


def thing(respondent: str = "r", kind: str = "vehicle", found_at: datetime | None = None) -> AssetRecord:
    return AssetRecord.model_validate(
        {"id": "thing", "case_number": "c", "respondent_id": respondent, "kind": kind, "identifier": "1"}
        | {"place_code": "411502", "outside": False, "description": "车辆", "controlled": False}
        | {"found_at": found_at, "decision": None, "measure": None}
    )


QUERIES = {
    "begun": Answered(NOW, "r", {"vehicle", "equity"}),
    "before": Answered(NOW - SECOND, "r", {"vehicle"}),
    "hers": Answered(NOW, "s", {"vehicle"}),
    "local": Answered(NOW, "r", {"real_estate"}),
}
HELD = Held([file()], {"thing": thing()}, QUERIES)
CLUE = Named("r", "vehicle", NOW)
NOTHING, PROPERTY = Result.NOTHING, Result.PROPERTY


@pytest.mark.parametrize(
    ("result", "asset", "query", "paper", "named", "held", "fields"),
    [
        (NOTHING, None, None, "shown", CLUE, HELD, []),
        (PROPERTY, "thing", None, None, CLUE, HELD, []),
        (PROPERTY, "thing", None, None, Named(None, None, NOW), HELD, []),
        (NOTHING, None, "begun", None, CLUE, HELD, []),
        (PROPERTY, "thing", "begun", None, CLUE, HELD, []),
        (NOTHING, None, None, None, CLUE, HELD, ["check_paper"]),
        (PROPERTY, "other", None, None, CLUE, HELD, ["asset"]),
        (PROPERTY, "thing", None, None, Named("s", "vehicle", NOW), HELD, ["asset"]),
        (PROPERTY, "thing", None, None, Named("r", "equity", NOW), HELD, ["asset"]),
        (NOTHING, "thing", None, None, CLUE, HELD, ["result"]),
        (NOTHING, None, "before", None, CLUE, HELD, ["query"]),
        (NOTHING, None, "unanswered", None, CLUE, HELD, ["query"]),
        (NOTHING, None, "hers", None, CLUE, HELD, ["query"]),
        (NOTHING, None, "local", None, CLUE, HELD, ["query"]),
        (NOTHING, None, "begun", None, Named(None, "vehicle", NOW), HELD, ["query"]),
        (NOTHING, None, "begun", None, Named("r", None, NOW), HELD, ["query"]),
        (PROPERTY, None, "begun", None, CLUE, HELD, ["asset"]),
        (NOTHING, None, "begun", None, CLUE, Held([], {"thing": thing(found_at=NOW)}, QUERIES), ["result"]),
        (NOTHING, None, "begun", None, CLUE, Held([], {"thing": thing(found_at=NOW - SECOND)}, QUERIES), []),
        (NOTHING, None, None, "shown", CLUE, Held([file("chengban01")]), ["check_paper"]),
        (NOTHING, None, None, "shown", CLUE, Held([file(at=NOW - SECOND)]), ["check_paper"]),
    ],
)
def test_a_clue_is_answered_by_a_record_and_by_nobodys_word(
    result: Result,
    asset: str | None,
    query: str | None,
    paper: str | None,
    named: Named,
    held: Held,
    fields: list[str],
) -> None:
    """Of whom it names, of the kind that it names, since it was given; else by a paper of what was found."""
    said = (result, asset, query, paper, named, held, {"chengban01"})
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


def test_a_clue_rests_on_a_paper_that_was_there_and_is_recorded_once() -> None:
    given = file().model_copy(update={"purpose": FilePurpose.CLUE})
    rules.check_paper("shown", NOW, [given])
    for files, at in (([], NOW), ([file()], NOW), ([given], NOW + SECOND)):
        with pytest.raises(Problem, match="file_not_of_case"):
            rules.check_paper("shown", at, files)
    rules.check_first(on_record=False)
    with pytest.raises(Problem, match="clue_on_record"):
        rules.check_first(on_record=True)

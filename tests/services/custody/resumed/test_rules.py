"""终本规定第十条: what is seized of a debtor goes on where the case goes on, whatever was put right of him meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from services.custody.resumed.rules import same_respondents
from shared.contracts.intake.records import PartyRecord


def party(id: str, name: str = "信阳立业公司", identity: str = "1", **own: Any) -> PartyRecord:
    places = dict.fromkeys(("mobile", "household_address", "residence_address", "registered_address"), "")
    account = {"payee_bank": "", "payee_account": ""}
    said = {"id": id, "role": "respondent", "kind": "organisation", "name": name, "identity": identity}
    return PartyRecord.model_validate(said | places | account | own)


CALLED = [{"name": "信阳立业公司", "until": "2026-02-01", "recorded_at": "2026-02-02T09:00:00+08:00"}]


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (party("b"), True),
        (party("b", identity="2", origin="a"), True),  # its number was put right in the new case
        (party("b", name="信阳立达公司", former_names=CALLED), True),
        (party("b", name="信阳立达公司"), False),
        (party("b", identity="2"), False),
        (party("b", identity="2", origin="c"), False),
    ],
)
def test_who_is_the_same_where_the_case_goes_on(new: PartyRecord, same: bool) -> None:
    assert same_respondents([party("a")], [new]) == ({"a": "b"} if same else {})


def test_who_was_carried_over_twice_is_who_he_was_first() -> None:
    second, third = party("b", origin="a"), party("c", identity="2", origin="a")
    assert same_respondents([second, party("x", identity="9")], [third]) == {"b": "c"}

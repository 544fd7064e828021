"""What somebody declares that keeps him from a case: a person with his number, or an instrument (民事诉讼法第四十七条)."""

from __future__ import annotations

import pytest

from services.intake.recusal import rules
from services.intake.recusal.rules import Kind
from shared.values.refusal import Problem


@pytest.mark.parametrize(
    ("kind", "name", "identity", "instrument", "fields"),
    [
        (Kind.EARLIER_ROLE, "", "", "（2025）豫1502民初1号", []),
        (Kind.EARLIER_ROLE, "", "", "", ["instrument_number"]),
        (Kind.EARLIER_ROLE, "周明", "", "（2025）豫1502民初1号", ["name"]),
        (next(one for one in Kind if one is not Kind.EARLIER_ROLE), "周明", "111", "", []),
        (next(one for one in Kind if one is not Kind.EARLIER_ROLE), "", "111", "", ["name"]),
        (next(one for one in Kind if one is not Kind.EARLIER_ROLE), "周明", "", "", ["identity"]),
        (
            next(one for one in Kind if one is not Kind.EARLIER_ROLE),
            "周明",
            "111",
            "x",
            ["instrument_number"],
        ),
    ],
)
def test_a_ground_names_a_person_with_his_number_or_an_instrument(
    kind: Kind, name: str, identity: str, instrument: str, fields: list[str]
) -> None:
    if not fields:
        rules.check_said(kind, name, identity, instrument)
        return
    with pytest.raises(Problem) as refused:
        rules.check_said(kind, name, identity, instrument)
    assert [one.field for one in refused.value.errors] == fields

"""Who becomes a party by a ruling: the very person, on the side of its ground, once (变更、追加当事人规定第二十八条)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from services.intake.petitions import remedies
from services.intake.petitions.kinds import KINDS
from services.intake.petitions.remedies import Standing
from shared.values.refusal import Problem

PARTIES = [
    Standing("a", "applicant", "111", False),
    Standing("r", "respondent", "222", False),
    Standing("gone", "respondent", "333", True),
]


@pytest.mark.parametrize(
    ("party", "replaces", "fields"),
    [
        (("respondent", "乙分公司", "444"), None, []),
        (("respondent", "乙分公司", "444"), "r", []),
        (("applicant", "乙分公司", "444"), None, ["party.role"]),
        (("respondent", "丙公司", "444"), None, ["party.name"]),
        (("respondent", "乙分公司", "222"), None, ["party.identity"]),
        (("respondent", "乙分公司", "111"), None, ["party.identity"]),
        (("respondent", "乙分公司", "333"), None, []),
        (("respondent", "乙分公司", "444"), "a", ["replaces"]),
        (("respondent", "乙分公司", "444"), "gone", ["replaces"]),
    ],
)
def test_the_very_person_of_the_ruling_joins_on_the_side_of_its_ground(
    party: tuple[str, str, str], replaces: str | None, fields: list[str]
) -> None:
    """Who has left may come back on the same side, by another ruling."""

    def joins() -> None:
        remedies.check_joins("branch", "乙分公司", party, replaces, PARTIES)

    if not fields:
        joins()
        return
    with pytest.raises(Problem) as refused:
        joins()
    assert [one.field for one in refused.value.errors] == fields


@pytest.mark.parametrize(
    ("state", "changes", "joins"),
    [
        ("served", {}, True),
        ("sued", {}, True),
        ("ended", {"upheld": False}, True),
        ("ended", {"upheld": True}, False),
        ("ended", {"upheld": True, "result": "rejected"}, True),
        ("decided", {}, False),
        ("served", {"result": "rejected"}, False),
        ("served", {"joined": "p"}, False),
        ("served", {"overturned": True}, False),
        ("served", {"kind": KINDS["conduct"]}, False),
    ],
)
def test_nobody_joins_by_a_ruling_that_is_not_served_or_does_not_stand(
    state: str, changes: dict[str, Any], joins: bool
) -> None:
    said = {"kind": KINDS["party_change"], "result": "granted", "upheld": None, "joined": None}
    said |= {"overturned": False} | changes
    if joins:
        remedies.check_in_force(state=state, **said)
        return
    with pytest.raises(Problem, match="petition_out_of_order"):
        remedies.check_in_force(state=state, **said)


def test_where_money_goes_is_not_shown_by_a_ruling_on_parties() -> None:
    remedies.check_no_account("")
    with pytest.raises(Problem) as refused:
        remedies.check_no_account("6217000000000000001")
    assert [one.field for one in refused.value.errors] == ["party.payee_account"]


@pytest.mark.parametrize(
    ("ground", "result", "upheld", "sum_said", "article"),
    [
        ("capital_unpaid", "granted", False, None, ""),
        ("capital_unpaid", "granted", False, "20000.00", ""),  # 判决变更责任范围
        ("capital_unpaid", "granted", True, None, ""),
        ("capital_unpaid", "granted", True, "20000.00", "变更、追加当事人规定第三十三条"),
        ("capital_unpaid", "rejected", True, "20000.00", ""),
        ("capital_unpaid", "rejected", True, None, "变更、追加当事人规定第三十四条"),
        ("one_shareholder", "rejected", True, None, ""),  # 连带责任
        ("capital_unpaid", "rejected", False, "20000.00", "变更、追加当事人规定第三十三条"),
        (None, "rejected", True, "20000.00", "变更、追加当事人规定第三十四条"),  # of a thing
    ],
)
def test_up_to_which_sum_he_answers_is_what_the_judgment_says(
    ground: str | None, result: str, upheld: bool, sum_said: str | None, article: str
) -> None:
    kind = KINDS["party_change" if ground else "third_party"]

    def check() -> None:
        said = Decimal(sum_said) if sum_said else None
        remedies.check_scope(kind, ground, result, said, upheld=upheld)

    if not article:
        check()
        return
    with pytest.raises(Problem, match="petition_refused") as refused:
        check()
    assert [(one.field, one.article) for one in refused.value.errors] == [("liable_for", article)]

"""Who may take what found no buyer, for how much money, and when it is given back: 拍卖变卖规定第十六条、第二十四条、第二十五条."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from services.auction.unsold.rules import (
    Claim,
    check_claims,
    check_taker,
    check_term,
    check_unsaleable,
    credited,
)
from shared.values.refusal import Problem

TODAY = date(2026, 4, 20)


def claim(identity: str, rank: int, amount: str = "100", *, applies: bool = True) -> Claim:
    return Claim(identity, rank, D(amount), applies)


def refused(*given: object, **named: object) -> str:
    with pytest.raises(Problem) as problem:
        check_taker(*given, **named)  # type: ignore[arg-type]
    return problem.value.detail


def test_the_first_in_rank_of_those_who_apply_takes_it() -> None:
    bank, ours, other = claim("bank", 1), claim("ours", 2), claim("other", 3)
    assert check_taker([ours, bank, other], "bank", drawn=False, barred=False) == bank
    assert "顺位在先" in refused([ours, bank, other], "ours", drawn=False, barred=False)
    silent = claim("bank", 1, applies=False)
    assert check_taker([ours, silent, other], "ours", drawn=False, barred=False) == ours
    assert "没有申请" in refused([silent, ours], "bank", drawn=False, barred=False)
    assert "没有申请" in refused([ours], "stranger", drawn=False, barred=False)
    assert "不得再次承受" in refused([ours], "ours", drawn=False, barred=True)


def test_of_one_rank_lots_decide() -> None:
    both = [claim("a", 1), claim("b", 1)]
    assert "抽签" in refused(both, "a", drawn=False, barred=False)
    assert check_taker(both, "b", drawn=True, barred=False).identity == "b"


def test_a_claim_pays_what_those_before_it_leave_of_the_price() -> None:
    ours = claim("ours", 2, "500")
    assert credited(D(600), [ours], ours, of_case=True) == D(500)
    assert credited(D(400), [ours], ours, of_case=True) == D(400)
    assert credited(D(600), [ours, claim("bank", 1, "250", applies=False)], ours, of_case=True) == D(350)
    assert credited(D(600), [ours, claim("bank", 1, "700", applies=False)], ours, of_case=True) == 0
    assert credited(D(600), [ours, claim("later", 3, "250")], ours, of_case=True) == D(500)


def test_what_only_somebody_says_pays_nothing() -> None:
    """Of a creditor of another case there is no record: he pays the whole price in money."""
    friend = claim("friend", 1, "600")
    assert credited(D(600), [friend], friend, of_case=False) == 0


def faults(*claims: Claim, owed: str = "100") -> list[str]:
    try:
        check_claims(claims, {"ours"}, {"debtor"}, D(owed))
    except Problem as problem:
        return [one.field for one in problem.errors]
    return []


def test_every_applicant_is_among_them_for_what_is_owed_and_no_debtor() -> None:
    assert faults(claim("ours", 1)) == []
    assert faults(claim("ours", 1, "100.01")) == ["claims.0.amount"]
    assert faults(claim("ours", 1, "0.01"), owed="-5") == ["claims.0.amount"]
    assert faults(claim("bank", 1, "900")) == ["claims"]
    assert faults(claim("ours", 1), claim("ours", 2)) == ["claims"]
    assert faults(claim("ours", 1), claim("debtor", 2)) == ["claims.1.identity"]


@pytest.mark.parametrize(
    ("difference", "due_on", "lawful"),
    [
        ("0", None, True),
        ("0", "2026-04-30", False),
        ("1", None, False),
        ("1", "2026-04-19", False),
        ("1", "2026-04-20", True),
        ("1", "2026-06-19", True),
        ("1", "2026-06-20", False),
    ],
)
def test_a_difference_has_a_term(difference: str, due_on: str | None, lawful: bool) -> None:
    day = date.fromisoformat(due_on) if due_on else None
    if lawful:
        check_term(D(difference), day, TODAY)
    else:
        with pytest.raises(Problem, match="not_to_take"):
            check_term(D(difference), day, TODAY)


@pytest.mark.parametrize(
    ("asset_class", "failed", "lawful"),
    [
        ("movable", 1, False), ("movable", 2, True), ("movable", 3, True),
        ("real_estate", 2, False), ("real_estate", 3, True), ("other", 2, False), ("other", 3, True),
    ],
)  # fmt: skip
def test_nothing_is_given_back_while_there_is_a_way_to_sell_it(
    asset_class: str, failed: int, lawful: bool
) -> None:
    if lawful:
        check_unsaleable(asset_class, failed, TODAY)
    else:
        with pytest.raises(Problem, match="not_to_take"):
            check_unsaleable(asset_class, failed, TODAY)

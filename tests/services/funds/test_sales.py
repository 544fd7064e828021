"""The sales of a case as auction's record has them: of who takes in payment only the difference is money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from services.funds.deposits.rules import Result, check_of_no_sale, check_refundable, result
from services.funds.receipts.evidence import bought
from services.funds.receipts.rules import check_could_be, check_sale
from services.funds.releases.rules import check_no_buyers
from services.funds.sales import Bought, named
from shared.contracts.auction.records import BuyerRecord, DisposalRecord, ListingRecord
from shared.values.refusal import Problem

D = Decimal


def test_of_a_sale_that_a_judge_has_undone_the_money_is_the_buyers_and_nobody_elses() -> None:
    """网络司法拍卖规定31: it goes back without his asking; it becomes no money of the case, and no new money is put to it."""
    sold = ListingRecord(
        id="1", price=D(700), state="defaulted", deposit=D(70), confirmation_number="CJ-1",
        buyer=BuyerRecord(name="某甲"),
    )  # fmt: skip
    undone = ListingRecord(
        id="2", price=D(500), state="annulled", deposit=D(50), confirmation_number="CJ-2",
        buyer=BuyerRecord(name="某乙"),
    )  # fmt: skip
    found = bought(
        [DisposalRecord(asset_id="a", state="withdrawn", listings=[sold, undone], settlement=None)]
    )
    sale = named("CJ-2", found)
    check_refundable(sale, kept=False)
    check_of_no_sale("某乙", found[1:])
    with pytest.raises(Problem, match="money_of_a_buyer"):
        check_no_buyers("r", D(500), "某乙的父亲", sale, found)
    with pytest.raises(Problem, match="unknown_sale"):
        check_sale("CJ-2", sale)
    assert result("1", found, date(2026, 5, 1)) == Result(date(2026, 5, 1), D(0)), (
        "no lower price of it counts"
    )


def sales(state: str, credited: str = "500.00") -> list[Bought]:
    """A thing whose buyer defaulted at 700; then taken at 600, in that state."""
    sold = ListingRecord(
        id="1", price=D(700), state="defaulted", deposit=D(70), confirmation_number="CJ-1",
        buyer=BuyerRecord(name="某甲"),
    )  # fmt: skip
    taken = ListingRecord(
        id="2", price=D(600), state=state, deposit=D(60), credited=D(credited), credited_to="ours",
        buyer=BuyerRecord(name="某丙"),
    )  # fmt: skip
    return bought([DisposalRecord(asset_id="a", listings=[sold, taken], settlement=None)])


def test_a_thing_that_is_taken_after_a_default_shows_what_the_deposit_serves() -> None:
    first, taken = sales("taken")
    assert result("1", [first, taken], date(2026, 5, 1)) is None
    served = replace(taken, effective_on=date(2026, 5, 1))
    found = result("1", [first, served], date(2026, 5, 2))
    assert found is not None
    assert (found.on, found.shortfall) == (date(2026, 5, 1), D(100))


def test_another_pays_the_difference_and_no_more() -> None:
    _, taken = sales("taken")
    check_could_be(D(100), "某乙", taken, D(0), [])
    with pytest.raises(Problem, match="not_of_a_sale"):
        check_could_be(D("100.01"), "某乙", taken, D(0), [])


def test_what_a_taker_paid_goes_back_when_he_defaults_for_he_gave_no_deposit() -> None:
    sold, taken = sales("defaulted")
    check_refundable(taken, kept=False)
    with pytest.raises(Problem, match="not_refundable"):
        check_refundable(sold, kept=False)
    _, stands = sales("taken")
    with pytest.raises(Problem, match="not_refundable"):
        check_refundable(stands, kept=False)

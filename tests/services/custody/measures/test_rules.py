"""What may be frozen, up to how much and for how long: pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from services.custody.measures import rules
from services.custody.measures.rules import Found, Room, check_decision, is_owed, measure_of
from services.custody.network.rules import check_feedback, lies_outside
from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord
from shared.gateways.asset_query import FoundItem, QueryFeedback
from shared.law.claim import still_owed
from shared.values.refusal import Problem
from tests.claims import FILED, claiming


@pytest.mark.parametrize(
    ("principal", "interest", "limit"),
    [
        ("10000", "0", "10050.00"),
        ("5000", "0", "5050.00"),
        ("100000", "2500", "103937.50"),
        ("500000", "0", "507400.00"),
        ("5000000", "0", "5052400.00"),
        ("10000000", "0", "10077400.00"),
        ("20000000", "0", "20087400.00"),
        ("0", "0", "50.00"),
    ],
)
def test_the_limit_is_claim_and_fee(principal: str, interest: str, limit: str) -> None:
    assert still_owed(claiming(principal, interest), [], FILED.date()) == Decimal(limit)


def test_the_limit_rises_by_the_doubled_interest_of_every_day_of_delay() -> None:
    """1,000,000 due on 2024-01-01: 1,059 days to 2026-11-25 at 175 yuan; the fee on 1,185,325 is 14,253.25."""
    case = claiming("1000000", due=date(2024, 1, 1))
    assert still_owed(case, [], date(2026, 11, 25)) == Decimal("1199578.25")


def test_the_limit_falls_by_what_has_come_in_and_so_does_the_interest_after_it() -> None:
    """90,000 of 100,000 on the tenth day: 10 days on the whole, 10 on a tenth (192.50); the fee on it 1,402.89."""
    case, paid = claiming("100000"), [ComeIn(arrived_on=date(2026, 3, 12), amount=Decimal("90000"))]
    assert still_owed(case, paid, date(2026, 3, 22)) == Decimal("11595.39")
    all_of_it = [*paid, ComeIn(arrived_on=date(2026, 3, 12), amount=Decimal("20000"))]
    assert still_owed(case, all_of_it, date(2026, 3, 22)) == Decimal("-8422.37"), "paid beyond it"


def test_a_delay_that_began_under_the_older_rule_counts_from_the_newer() -> None:
    """Two days of August 2014 at 1.75 yuan each on 10,000, with the fee of 50.05."""
    old = claiming("10000", due=date(2010, 1, 1))
    assert still_owed(old, [], date(2014, 8, 2)) == Decimal("10053.55")


def room(limit: int, controlled: int = 0, *others: int) -> Room:
    return Room(Decimal(limit), Decimal(controlled), [Decimal(other) for other in others])


def found(kind: Any = "bank_deposit", value: int = 40_000, **changes: Any) -> Found:
    return Found(**{"kind": kind, "value": Decimal(value), "outside": False, "of_respondent": True} | changes)


FREEZE = ("freeze_online", Decimal(40_000), "裁定", "")
SEAL = ("freeze_online", None, "裁定", "")
EXPLAINED = ("freeze_online", None, "裁定", "不可分物")


@pytest.mark.parametrize(
    ("asset", "decision", "allowed"),
    [
        (found(), FREEZE, room(40_000)),
        (found(), ("not_worth", None, "", "余额过小"), room(100_000)),
        (found(), ("offline", None, "", "须到柜台"), room(100_000)),
        (found("vehicle"), SEAL, room(40_000)),
        (found("equity"), SEAL, room(40_000)),
        (found("real_estate", 800_000, owed=True), SEAL, room(50, 0, 900_000)),
        (found("real_estate", 800_000), EXPLAINED, room(100_000, 50_000)),
        (found("real_estate", 800_000), EXPLAINED, room(100_000, 50_000, 49_999)),
        (found("real_estate", 800_000), EXPLAINED, room(100_000, 0, 900_000)),
        (found("real_estate", 800_000, outside=True), ("delegate", None, "", ""), room(900_000)),
        (found("vehicle", outside=True), SEAL, room(40_000)),
        (found("vehicle", outside=True), ("delegate", None, "", ""), room(40_000)),
        (found("equity", outside=True), ("delegate", None, "", ""), room(40_000)),
        (found("bank_deposit", 80_000, outside=True), ("delegate", Decimal(40_000), "", ""), room(40_000)),
    ],
)
def test_what_is_allowed(asset: Found, decision: Any, allowed: Room) -> None:
    check_decision(asset, *decision, allowed)


@pytest.mark.parametrize(
    ("asset", "decision", "left", "fields"),
    [
        (found(of_respondent=False), FREEZE, room(100_000), ["asset"]),
        (found(), ("freeze_online", Decimal(40_000), "", ""), room(100_000), ["ruling_document"]),
        (found(), ("freeze_online", None, "裁定", ""), room(100_000), ["amount"]),
        (found("vehicle"), ("freeze_online", Decimal(1), "裁定", ""), room(100_000), ["amount"]),
        (found(), FREEZE, room(39_999), ["amount"]),
        (found(), ("freeze_online", Decimal(40_000), "裁定", "理由"), room(100_000, 60_001), ["amount"]),
        (found("equity"), EXPLAINED, room(39_999), ["amount"]),
        (found("real_estate", 800_000), SEAL, room(100_000), ["reason"]),
        (found("real_estate", 800_000), EXPLAINED, room(100_000, 100_000), ["amount"]),
        (found("real_estate", 800_000), EXPLAINED, room(100_000, 0, 60_000, 40_000), ["way"]),
        (found("real_estate", outside=True), SEAL, room(100_000), ["way"]),
        (found("real_estate"), ("delegate", None, "", ""), room(100_000), ["way"]),
        (found("vehicle"), ("delegate", None, "", ""), room(100_000), ["way"]),
        (found(outside=True), ("delegate", None, "", ""), room(100_000), ["amount"]),
        (found("vehicle", outside=True), ("delegate", Decimal(1), "", ""), room(100_000), ["amount"]),
        (found("real_estate", 800_000, outside=True), ("delegate", None, "", ""), room(9), ["reason"]),
        (found(), ("not_worth", None, "", ""), room(100_000), ["reason"]),
        (found(), ("offline", None, "", ""), room(100_000), ["reason"]),
        (found(), ("not_worth", Decimal(1), "", "余额过小"), room(100_000), ["amount"]),
        (
            found("real_estate", 800_000, outside=True, of_respondent=False),
            ("freeze_online", None, "", ""),
            room(9),
            ["asset", "way", "ruling_document", "reason"],
        ),
    ],
)
def test_what_is_refused_and_every_fault_of_it(
    asset: Found, decision: Any, left: Room, fields: list[str]
) -> None:
    with pytest.raises(Problem) as refused:
        check_decision(asset, *decision, left)
    assert refused.value.status == 409
    assert [error.field for error in refused.value.errors] == fields
    assert all(error.article for error in refused.value.errors)


def test_what_its_owner_answers_for_bounds_a_thing_where_that_is_less() -> None:
    case, party = room(100_000, 50_000), room(30_000, 0)
    assert rules.narrower(case, None) is case
    assert rules.narrower(case, party) is party
    assert rules.narrower(case, room(60_000)) is case
    own = replace(room(30_000, 0), of_party=True)
    with pytest.raises(Problem) as over:
        check_decision(found(), *FREEZE, own)
    assert "裁定追加该被执行人承担责任的限额" in over.value.errors[0].detail


def test_the_bound_and_the_place_name_their_articles() -> None:
    with pytest.raises(Problem) as over:
        check_decision(found(), *FREEZE, room(39_999))
    assert over.value.article == "查封扣押冻结规定第十九条"
    with pytest.raises(Problem) as outside:
        check_decision(found("real_estate", outside=True), *SEAL, room(100_000))
    assert outside.value.article == "二(二)2(2)"


@pytest.mark.parametrize(
    ("kind", "identifier", "owed"),
    [
        ("real_estate", "豫（2020）信阳市不动产权第0000001号", True),
        ("real_estate", "豫（2020）信阳市不动产权第0000002号", False),
        ("bank_deposit", "6217000000000000001", False),
    ],
)
def test_what_the_instrument_orders_delivered_is_a_thing_that_it_names(
    kind: Any, identifier: str, owed: bool
) -> None:
    """Nobody frees a deposit of its limit by writing its account into the claim."""
    act = "交付豫（2020）信阳市不动产权第0000001号房屋、账户6217000000000000001内存款"
    case = CaseRecord.model_construct(act_owed=act)
    assert is_owed(kind, identifier, case) is owed
    assert not is_owed(kind, identifier, CaseRecord.model_construct(act_owed=""))


def test_kinds_of_measures() -> None:
    kinds = ("bank_deposit", "vehicle", "real_estate", "equity", "securities")
    assert [measure_of(kind) for kind in kinds] == ["freeze", "seal", "seal", "freeze", "freeze"]


@pytest.mark.parametrize(
    ("place", "outside"), [("411502", False), ("411503", False), ("410105", True), ("420102", True)]
)
def test_outside_is_outside_the_prefecture_not_the_district(place: str, outside: bool) -> None:
    assert lies_outside(place, "4115") is outside


def found_at(place_code: str) -> FoundItem:
    return FoundItem(
        item_ref="i",
        kind="vehicle",
        identifier="豫S00001",
        institution="车管所",
        place_code=place_code,
        value_fen=1,
        description="轿车",
    )


@pytest.mark.parametrize(
    "place", ["４１１５０２", "٤١١٥٠٢", "四一一五〇二", "41150", "4115020", " 411502", "411502\n"]
)
def test_a_place_in_digits_of_another_script_is_none_and_makes_nothing_lie_outside(place: str) -> None:
    assert found_at("411502").place_code == "411502"
    with pytest.raises(ValidationError, match="place_code"):
        found_at(place)


def test_a_feedback_of_another_channel_with_one_item_twice() -> None:
    item = found_at("411502")
    message = QueryFeedback(
        message_id="m", request_id="q", source="vehicle", channel="local", items=[item, item]
    )
    with pytest.raises(Problem) as refused:
        check_feedback(message, "national")
    assert [error.field for error in refused.value.errors] == ["channel", "source", "items"]

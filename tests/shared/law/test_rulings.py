"""A ruling orders its act and no other: asset, parties, measure, term, limit, sale (拍卖变卖规定第一条; 查封扣押冻结规定)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from shared.contracts.documents.records import (
    DocumentRecord,
    NamedParty,
    NamedPerson,
    Operative,
    RuledAsset,
    RuledRound,
    RuledSale,
)
from shared.contracts.intake.records import CaseRecord
from shared.law.rulings import Act, Seizure, check_ruling, is_under
from shared.values.refusal import Problem

D = Decimal
CASE_NUMBER = "（2026）豫1502执1号"
SIGNED = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
HOUSE, CAR, SHARES = "豫（2020）信阳市不动产权第0012345号", "豫S8K256", "股权-1"
APPLICANT = NamedParty(role="applicant", name="明升公司", identity="91411502MA40ABCD1X")
DEBTOR = NamedParty(role="respondent", name="孙立业", identity="41150219800115003X")
OTHER_DEBTOR = NamedParty(role="respondent", name="马兰", identity="411502198203040021")


def case(*parties: NamedParty) -> CaseRecord:
    addresses = dict.fromkeys(
        ("household_address", "residence_address", "registered_address", "payee_bank", "payee_account"), ""
    )
    return CaseRecord(
        case_number=CASE_NUMBER,
        filed_at=SIGNED,
        application_received_at=SIGNED,
        state="open",
        officer="chengban01",
        judge="faguan01",
        instrument_number="（2025）豫1502民初88号",
        instrument_court="浉河区人民法院",
        performance_due_on=date(2025, 12, 1),
        principal=D(100_000),
        interest=D(0),
        parties=[
            {"id": f"party-{at}", "kind": "natural", "mobile": "", **addresses, **party.model_dump()}
            for at, party in enumerate(parties)
        ],
    )


TWO_SIDES = case(APPLICANT, DEBTOR)


def ruling(kind: str, **content: Any) -> DocumentRecord:
    return DocumentRecord(
        id="ruling-1",
        case_number=CASE_NUMBER,
        number=CASE_NUMBER,
        kind=kind,
        sha256="",
        signed_at=SIGNED,
        asset_identifiers=[HOUSE],
        operative=Operative(**{"parties": [APPLICANT, DEBTOR], "assets": []} | content),
    )


def differences(document: DocumentRecord, act: Act) -> list[tuple[str, str]]:
    """Field and article of each."""
    with pytest.raises(Problem, match="ruling_differs") as refused:
        check_ruling(document, act)
    assert refused.value.status == 409
    return [(error.field.removeprefix("ruling."), error.article) for error in refused.value.errors]


AUCTION = ruling("auction_ruling", assets=[RuledAsset(identifier=CAR)])
SELL_CAR = Act("auction_ruling", "拍卖变卖规定第一条", TWO_SIDES, CAR, owner="party-1")


def test_the_car_is_not_the_house() -> None:
    assert check_ruling(AUCTION, SELL_CAR) is AUCTION
    with pytest.raises(Problem) as refused:
        check_ruling(AUCTION, replace(SELL_CAR, asset=HOUSE))
    assert refused.value.detail == f"财产不一致：裁定书写明的是{CAR}，本次办理的是{HOUSE}"
    assert refused.value.article == "拍卖变卖规定第一条"


@pytest.mark.parametrize(
    "changes",
    [{"case_number": "（2026）豫1502执2号"}, {"kind": "freezing_ruling"}, {"signed_at": None}],
)
def test_a_ruling_of_another_case_of_another_kind_or_unsigned_is_none(changes: dict[str, Any]) -> None:
    for document in (None, AUCTION.model_copy(update=changes)):
        with pytest.raises(Problem, match="no_such_ruling"):
            check_ruling(document, SELL_CAR)


def test_what_a_provider_of_before_does_not_tell_is_asked_again() -> None:
    with pytest.raises(Problem) as refused:
        check_ruling(AUCTION.model_copy(update={"operative": None}), SELL_CAR)
    assert (refused.value.status, refused.value.retriable) == (503, True)


@pytest.mark.parametrize(
    ("named", "of_case"),
    [
        ([APPLICANT, OTHER_DEBTOR], TWO_SIDES),
        ([APPLICANT, DEBTOR.model_copy(update={"identity": OTHER_DEBTOR.identity})], TWO_SIDES),
        ([APPLICANT, DEBTOR, OTHER_DEBTOR], TWO_SIDES),
        ([DEBTOR], TWO_SIDES),
        ([], TWO_SIDES),
        ([APPLICANT, OTHER_DEBTOR], case(APPLICANT, DEBTOR, OTHER_DEBTOR)),
    ],
)
def test_its_parties_are_the_cases_and_the_owner_is_one(named: list[NamedParty], of_case: CaseRecord) -> None:
    document = ruling("auction_ruling", parties=named, assets=[RuledAsset(identifier=CAR)])
    found = differences(document, replace(SELL_CAR, case=of_case))
    assert {field for field, _ in found} == {"parties"}
    assert {article for _, article in found} == {"二(一)4、变更、追加当事人规定第一条"}


FROM, UNTIL = date(2026, 3, 2), date(2027, 3, 1)
YEAR = RuledAsset(identifier=SHARES, measure="freeze", starts_on=FROM, ends_on=UNTIL)
FREEZE_SHARES = Act(
    "freezing_ruling",
    "查封扣押冻结规定第一条",
    TWO_SIDES,
    SHARES,
    owner="party-1",
    measure="freeze",
    seizure=Seizure(on=FROM, longest=36, value=D(10_000), taken=D(0), divisible=True),
)
TERM, LIMIT = "民诉法解释第四百八十五条", "查封扣押冻结规定第十九条"


def freezing(**asset: Any) -> DocumentRecord:
    return ruling("freezing_ruling", limit=D(10_000), assets=[YEAR.model_copy(update=asset)])


def seize(**changes: Any) -> Act:
    assert FREEZE_SHARES.seizure is not None
    return replace(FREEZE_SHARES, seizure=replace(FREEZE_SHARES.seizure, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"months": 12},
        {"value": D(4_000), "taken": D(6_000)},
        {"on": date(2027, 2, 28)},
        {"divisible": False, "value": D(700_000), "taken": D(9_999)},
        {"on": date(2026, 2, 1), "renews": True},
    ],
)
def test_within_the_ruling(changes: dict[str, Any]) -> None:
    check_ruling(freezing(), seize(**changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"months": 36, "value": D(50_000)}, [("term", TERM), ("limit", LIMIT)]),
        ({"months": 13}, [("term", TERM)]),
        ({"months": 10**6}, [("term", TERM)]),
        ({"months": 0}, [("term", TERM)]),
        ({"value": D("10000.01")}, [("limit", LIMIT)]),
        ({"value": D(4_001), "taken": D(6_000)}, [("limit", LIMIT)]),
        ({"divisible": False, "taken": D(10_000)}, [("limit", LIMIT)]),
        ({"on": date(2027, 3, 1)}, [("term", TERM)]),
        ({"on": date(2026, 3, 1)}, [("term", TERM)]),
        ({"longest": 11}, [("term", TERM)]),
    ],
)
def test_beyond_the_ruling(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert differences(freezing(), seize(**changes)) == expected


def test_the_thing_to_be_delivered_is_sealed_whatever_limit_the_ruling_has() -> None:
    owed = TWO_SIDES.model_copy(update={"act_owed": f"交付{SHARES}"})
    thing = seize(divisible=False, taken=D(10_000))
    check_ruling(freezing(), replace(thing, case=owed))
    assert differences(freezing(), replace(seize(value=D(10_001)), case=owed)) == [("limit", LIMIT)]


def test_a_ruling_that_ends_before_it_begins_or_never_or_says_no_limit() -> None:
    backward = freezing(ends_on=date(2026, 3, 1))
    assert differences(backward, FREEZE_SHARES) == [("term", TERM), ("term", TERM)]
    assert differences(freezing(ends_on=None), FREEZE_SHARES) == [("term", TERM)]
    assert differences(freezing(ends_on=date(2095, 12, 31)), FREEZE_SHARES) == [("term", TERM)]
    unlimited = ruling("freezing_ruling", assets=[YEAR])
    assert differences(unlimited, FREEZE_SHARES) == [("limit", LIMIT)]


def test_every_difference_is_named_at_once() -> None:
    document = ruling(
        "freezing_ruling",
        parties=[APPLICANT],
        limit=D(100),
        assets=[YEAR.model_copy(update={"measure": "seal"})],
    )
    found = differences(document, seize(months=36))
    assert [field for field, _ in found] == ["parties", "parties", "measure", "term", "limit"]


@pytest.mark.parametrize(
    ("asset", "expected"),
    [
        ({}, []),
        ({"identifier": CAR}, ["assets"]),
        ({"measure": "seal"}, ["measure"]),
        ({"measure": None}, ["measure"]),
        ({"lifts": f"{CASE_NUMBER}之五"}, ["ruling"]),
        ({"lifts": None}, ["ruling"]),
    ],
)
def test_a_lifting_names_the_asset_its_measure_and_the_ruling_that_took_it(
    asset: dict[str, Any], expected: list[str]
) -> None:
    lifted = RuledAsset(identifier=SHARES, measure="freeze", lifts=CASE_NUMBER)
    document = ruling("lifting_ruling", assets=[lifted.model_copy(update=asset)])
    act = Act(
        "lifting_ruling",
        "查封扣押冻结规定第二十八条",
        TWO_SIDES,
        SHARES,
        owner="party-1",
        measure="freeze",
        lifts=CASE_NUMBER,
    )
    if expected:
        assert [field for field, _ in differences(document, act)] == expected
    else:
        check_ruling(document, act)


BUYER = NamedPerson(name="卫长青", identity="411502198804120037")
SOLD = RuledSale(buyer=BUYER, price=D("495000.00"), sold_on=date(2026, 5, 21), paid_on=date(2026, 6, 3))
SALE = "民诉法解释第四百九十一条、网络司法拍卖规定第二十二条"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"buyer": BUYER.model_copy(update={"name": "何晓雯"})}, ("buyer", SALE)),
        ({"buyer": BUYER.model_copy(update={"identity": "41150219910708002X"})}, ("buyer", SALE)),
        ({"price": D("1.00")}, ("price", SALE)),
        ({"sold_on": date(2026, 5, 20)}, ("sold_on", "网络司法拍卖规定第二十二条")),
        ({"paid_on": date(2026, 6, 1)}, ("paid_on", "拍卖变卖规定第二十条")),
    ],
)
def test_a_sale_ruling_is_of_the_confirmed_sale(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    flat = RuledAsset(identifier=HOUSE)
    act = Act("sale_ruling", "拍卖变卖规定第二十条", TWO_SIDES, HOUSE, owner="party-1", sale=SOLD)
    check_ruling(ruling("sale_ruling", assets=[flat], sale=SOLD), act)
    other = ruling("sale_ruling", assets=[flat], sale=SOLD.model_copy(update=changes))
    assert differences(other, act) == [expected]


TAKEN = SOLD.model_copy(update={"credited": D("400000.00")})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"credited": D("495000.00")}, "credited"),
        ({"credited": None}, "credited"),
        ({"price": D("1.00")}, "price"),
        ({"sold_on": date(2026, 5, 20)}, "sold_on"),
        ({"buyer": BUYER.model_copy(update={"name": "何晓雯"})}, "buyer"),
    ],
)
def test_a_ruling_on_a_taking_says_what_the_claim_pays(changes: dict[str, Any], expected: str) -> None:
    flat = RuledAsset(identifier=HOUSE)
    act = Act("debt_ruling", "拍卖变卖规定第二十条", TWO_SIDES, HOUSE, owner="party-1", sale=TAKEN)
    check_ruling(ruling("debt_ruling", assets=[flat], sale=TAKEN), act)
    other = ruling("debt_ruling", assets=[flat], sale=TAKEN.model_copy(update=changes))
    assert differences(other, act) == [(expected, "民诉法解释第四百九十一条、拍卖变卖规定第十六条")]
    with pytest.raises(Problem, match="no_such_ruling"):
        check_ruling(ruling("sale_ruling", assets=[flat], sale=TAKEN), act)


UNPAID = RuledRound(
    round="第一次拍卖", buyer=BUYER, price=D("495000.00"), deposit=D("40000.00"), due_on=date(2026, 6, 1)
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"round": "第二次拍卖"}, "round"),
        ({"buyer": BUYER.model_copy(update={"identity": "41150219910708002X"})}, "buyer"),
        ({"price": D("1.00")}, "price"),
        ({"deposit": D("0.00")}, "deposit"),
        ({"due_on": None}, "due_on"),
        ({"way": "撤回拍卖"}, "way"),
        ({"ground": "恶意串通"}, "ground"),
    ],
)
def test_what_is_decided_on_a_round_is_what_is_done(changes: dict[str, Any], expected: str) -> None:
    flat = RuledAsset(identifier=HOUSE)
    signed_at = datetime(2026, 6, 5, tzinfo=UTC)
    act = Act("default_ruling", "网拍", TWO_SIDES, HOUSE, owner="party-1", round=UNPAID, since=signed_at)

    def made(**said: Any) -> DocumentRecord:
        document = ruling("default_ruling", assets=[flat], round=UNPAID.model_copy(update=said))
        return document.model_copy(update={"signed_at": signed_at})

    check_ruling(made(), act)
    assert differences(made(**changes), act) == [(expected, "网拍")]
    before = made().model_copy(update={"signed_at": signed_at - timedelta(seconds=1)})
    assert differences(before, act) == [("signed_at", "网拍")]


def test_the_ruling_of_flat_one_is_not_of_flat_two_though_buyer_and_price_were_the_same() -> None:
    act = Act("sale_ruling", "拍卖变卖规定第二十条", TWO_SIDES, HOUSE, owner="party-1", sale=SOLD)
    other = ruling("sale_ruling", assets=[RuledAsset(identifier="二号房")], sale=SOLD)
    assert differences(other, act) == [("assets", "拍卖变卖规定第二十条")]


def test_what_counts_against_a_limit_is_decided_by_the_ruling_or_delegated_and_listed() -> None:
    document = ruling("freezing_ruling")
    assert is_under(document, "freeze_online", "ruling-1", SHARES)
    assert not is_under(document, "freeze_online", "ruling-2", HOUSE)
    assert is_under(document, "delegate", "", HOUSE)
    assert not is_under(document, "delegate", "", SHARES)

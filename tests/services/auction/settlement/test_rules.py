"""The price in full, the buyer's qualification, taxes (网络司法拍卖规定第二十五条、第三十条; 竞买人资格规定第三条)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from services.auction.settlement.rules import (
    buyers_receipt,
    certificates,
    check_instant,
    check_not_objected,
    check_notice,
    check_ruling,
    check_taxes,
    is_objected,
    paid_in_full,
    qualification,
    reached_buyer,
    registers_receipt,
    shown_certificate,
)
from shared.contracts.documents.records import DeliveryRecord, NoticeRecord
from shared.contracts.funds.records import ReceiptRecord
from shared.values.refusal import Problem

D = Decimal
T = datetime.fromisoformat("2026-05-17T06:00:00+08:00")


def receipt(id: str, amount: str, days: int, reference: str | None = "listing-1") -> ReceiptRecord:
    return ReceiptRecord(id=id, amount=D(amount), booked_at=T + timedelta(days=days), listing=reference)


DEPOSIT, BALANCE = receipt("deposit", "48000.00", 0), receipt("balance", "447000.00", 3)
OTHERS = receipt("debtor", "999999.00", 1, None), receipt("other", "999999.00", 1, "listing-2")
SALE = ("listing-1", "confirmation-1")


def test_25_paid_when_the_last_needed_receipt_was_booked() -> None:
    later = receipt("surplus", "1.00", 9)
    paid = paid_in_full(D("495000.00"), SALE, [later, BALANCE, *OTHERS, DEPOSIT])
    assert (paid.at, paid.receipts) == (BALANCE.booked_at, ("deposit", "balance"))


def test_25_the_platform_may_quote_the_confirmation_instead() -> None:
    rest = receipt("balance", "447000.00", 3, "confirmation-1")
    paid = paid_in_full(D("495000.00"), SALE, [DEPOSIT, rest])
    assert paid.at == rest.booked_at


@pytest.mark.parametrize("receipts", [[], [DEPOSIT], [DEPOSIT, receipt("b", "446999.99", 3)], [*OTHERS]])
def test_25_one_fen_short_is_not_paid(receipts: list[ReceiptRecord]) -> None:
    with pytest.raises(Problem) as refused:
        paid_in_full(D("495000.00"), SALE, receipts)
    assert (refused.value.code, refused.value.article) == ("balance_short", "网络司法拍卖规定第二十五条")


def test_a_sale_without_a_confirmation_number_takes_no_unmarked_money() -> None:
    with pytest.raises(Problem):
        paid_in_full(D("1.00"), ("listing-1", None), [OTHERS[0]])


def test_3_what_shows_the_qualification_is_entered_after_the_sale_from_the_day_of_the_check_by_another() -> (
    None
):
    sold_at = datetime.fromisoformat("2026-05-16T15:00:00+08:00")
    same_day = qualification("proof", date(2026, 5, 16), sold_at, {"judge"})
    assert (same_day.shows_at, same_day.not_by) == (sold_at, {"judge"})
    later = qualification("proof", date(2026, 5, 18), sold_at, {"judge"})
    assert later.shows_at == datetime.fromisoformat("2026-05-18T00:00:00+08:00")


def test_no_certificate_is_entered_by_who_books_the_taxes() -> None:
    (paper,) = certificates([("file", T)], {"officer"})
    assert (paper.shows_at, paper.not_by) == (T, {"officer"})


SOLD, TODAY = date(2026, 5, 16), date(2026, 5, 20)


@pytest.mark.parametrize(
    ("qualified", "checked_on", "lawful"),
    [
        (True, SOLD, True),
        (True, TODAY, True),
        (False, TODAY, False),
        (None, None, False),
        (True, date(2026, 5, 15), False),
        (True, date(2026, 5, 21), False),
    ],
)
def test_3_housing_needs_a_qualified_buyer_before_the_ruling(qualified, checked_on, lawful) -> None:
    check_ruling(False, None, None, SOLD, TODAY)
    if lawful:
        check_ruling(True, qualified, checked_on, SOLD, TODAY)
    else:
        with pytest.raises(Problem) as refused:
            check_ruling(True, qualified, checked_on, SOLD, TODAY)
        assert refused.value.article == "竞买人资格规定第三条"


@pytest.mark.parametrize(
    ("asset_class", "taxes", "article"),
    [
        ("real_estate", [("deed", "buyer"), ("vat", "respondent"), ("stamp", "buyer")], ""),
        ("movable", [("vat", "respondent")], ""),
        ("real_estate", [("vat", "respondent")], "契税法第十一条"),
        ("real_estate", [("deed", "respondent")], "网络司法拍卖规定第三十条"),
        ("real_estate", [("deed", "buyer"), ("income", "buyer")], "网络司法拍卖规定第三十条"),
        ("real_estate", [("deed", "buyer"), ("deed", "buyer")], "网络司法拍卖规定第三十条"),
    ],
)
def test_30_each_tax_by_whom_the_law_names(asset_class, taxes, article) -> None:
    if article:
        with pytest.raises(Problem) as refused:
            check_taxes(asset_class, taxes)
        assert refused.value.article == article
    else:
        check_taxes(asset_class, taxes)


def test_the_register_sees_the_deed_tax() -> None:
    taxes = [
        {"kind": "vat", "certificate_number": "v"},
        {"kind": "deed", "certificate_number": "d"},
    ]
    assert shown_certificate(taxes) == "d"
    assert shown_certificate(taxes[:1]) == "v"


@pytest.mark.parametrize(("days", "lawful"), [(-1, False), (0, True), (1, True), (2, True), (3, False)])
def test_an_act_lies_after_what_it_follows_from_and_not_in_the_future(days: int, lawful: bool) -> None:
    at, now = T + timedelta(days=days), T + timedelta(days=2)
    if lawful:
        check_instant("delivered_at", at, T, now, "拍卖变卖规定第二十七条")
    else:
        with pytest.raises(Problem, match="act_out_of_time"):
            check_instant("delivered_at", at, T, now, "拍卖变卖规定第二十七条")


def delivery(addressee: str, days: int | None, ordered_by: str = "wenshu01") -> DeliveryRecord:
    served_at = None if days is None else T + timedelta(days=days)
    return DeliveryRecord(addressee=addressee, ordered_by=ordered_by, served_at=served_at)


@pytest.mark.parametrize(
    ("of", "on"),
    [
        ([delivery("buyer", 2), delivery("buyer.2", 1)], 1),
        ([delivery("buyer", None)], None),
        ([delivery("party-1", 1), delivery("buyers-friend", 1)], None),
        ([delivery("buyer", 1, "wangpai01")], None),
        ([], None),
    ],
)
def test_20_the_title_passes_when_the_ruling_provably_reached_the_buyer(
    of: list[DeliveryRecord], on: int | None
) -> None:
    """By a delivery that another than the acting officer has ordered, at the instant of its receipt."""
    assert reached_buyer(of, {"wangpai01"}) == (None if on is None else T + timedelta(days=on))


def test_20_a_ruling_handed_over_needs_the_receipt_that_another_has_entered_after_it() -> None:
    with pytest.raises(Problem, match="ruling_not_served"):
        buyers_receipt(None, T, {"wangpai01"})
    paper = buyers_receipt("receipt", T, {"wangpai01"})
    assert (paper.purpose, paper.shows_at, paper.not_by) == ("service_receipt", T, {"wangpai01"})


NOTICE = NoticeRecord(id="notice", signed_at=T, asset_identifiers=["豫（2026）信阳市不动产权第1号"])


def test_262_the_register_is_asked_by_a_notice_of_that_thing_signed_since_the_ruling() -> None:
    assert check_notice("real_estate", "豫(2026)信阳市不动产权第1号", T, [NOTICE]) == [NOTICE]
    assert check_notice("bank_deposit", "6222", T, []) == []  # no register keeps its owner


@pytest.mark.parametrize(
    ("sent", "reached"),
    [
        (delivery("registry", 1), True),
        (delivery("registry.2", 1), True),
        (delivery("registry", None), False),
        (delivery("registry", 1, "wangpai01"), False),
        (delivery("buyer", 1), False),
        (delivery("party-1", 1), False),
    ],
)
def test_262_the_register_has_the_notice_by_its_delivery_or_by_a_receipt_that_another_has_entered(
    sent: DeliveryRecord, reached: bool
) -> None:
    given = ([NOTICE], {"notice": [sent]}, {"party-1"})
    if reached:
        assert registers_receipt(*given, None, {"wangpai01"}) is None
        return
    with pytest.raises(Problem, match="transfer_notice_not_served"):
        registers_receipt(*given, None, {"wangpai01"})
    paper = registers_receipt(*given, "receipt", {"wangpai01"})
    assert paper is not None
    assert (paper.purpose, paper.shows_at, paper.not_by) == ("service_receipt", T, {"wangpai01"})


@pytest.mark.parametrize(
    "notice",
    [
        NOTICE.model_copy(update={"signed_at": None}),
        NOTICE.model_copy(update={"signed_at": T - timedelta(seconds=1)}),
        NOTICE.model_copy(update={"withdrawn_at": T}),
        NOTICE.model_copy(update={"asset_identifiers": ["豫S12345"]}),
        NOTICE.model_copy(update={"asset_identifiers": None}),
    ],
)
def test_262_by_no_other(notice: NoticeRecord) -> None:
    with pytest.raises(Problem) as refused:
        check_notice("real_estate", "豫（2026）信阳市不动产权第1号", T, [notice])
    assert (refused.value.code, refused.value.article) == (
        "transfer_not_notified",
        "民事诉讼法第二百六十二条",
    )


def test_what_an_outsider_claims_is_given_to_nobody() -> None:
    """民诉法解释第四百六十三条: while the objection is looked into no ruling passes the thing on."""
    check_not_objected(False)
    with pytest.raises(Problem) as refused:
        check_not_objected(True)
    assert (refused.value.code, refused.value.article) == ("petition_bars", "民诉法解释第四百六十三条")


def test_an_objection_that_came_before_the_service_keeps_the_title() -> None:
    served = datetime(2026, 3, 4, 2, tzinfo=UTC)
    assert not is_objected(served, None)
    assert is_objected(served, served)
    assert is_objected(served, served - timedelta.resolution)
    assert not is_objected(served, served + timedelta.resolution)

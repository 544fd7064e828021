"""法释〔2016〕18号 on announcements and bidding, article by article; 二(四)3 on disclaimers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.auction.disposals.rules import DRAFT, FAIL, SELL, State, after
from services.auction.listing.announcement import ITEMS, SPECIAL_NOTICES, bare_disclaimer, check_announcement
from services.auction.listing.rules import (
    Bidding,
    Result,
    Terms,
    check_round,
    check_signature,
    ending,
    publication_faults,
    term_faults,
)
from services.auction.notification import Served, Told, check_served, check_told
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import AttemptRecord, DeliveryRecord, FileRecord
from shared.law.calendar import Calendar
from shared.values.refusal import Problem
from tests.services.auction import road

CALENDAR = Calendar(0)
D = Decimal
NET = "网络司法拍卖规定第{}条".format


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


def entered(file: str, purpose: FilePurpose, digit: str, at: str = "03-02T09:00") -> FileRecord:
    return FileRecord(
        id=file, purpose=purpose, sha256=digit * 64, entered_at=on(at), brought_by=["juanzong01"]
    )


FILES = [
    entered("receipt", FilePurpose.SERVICE_RECEIPT, "5"),
    entered("waiver", FilePurpose.WAIVER, "6"),
    entered("older", FilePurpose.SERVICE_RECEIPT, "7", "03-01T08:59"),
]
FIRST = Terms("real_estate", 1, D("600"), on("04-20T10:00"), on("04-21T10:00"), date(2027, 3, 5))
SECOND = replace(FIRST, round=2, starting_price=D("480"), previous_price=D("600"))


def broken(terms: Terms, published: str) -> list[str]:
    return [f"{fault.field} {fault.article}" for fault in term_faults(terms, on(published), CALENDAR)]


@pytest.mark.parametrize(
    ("asset_class", "round", "opens", "last"),
    [
        ("real_estate", 1, "04-23T10:00", "03-24"),  # 12: thirty days
        ("other", 1, "04-23T10:00", "03-24"),
        ("movable", 1, "04-23T10:00", "04-08"),  # 12: fifteen days
        ("real_estate", 2, "04-23T10:00", "04-08"),  # 26: fifteen days
        ("other", 2, "04-23T10:00", "04-08"),
        ("movable", 2, "04-23T10:00", "04-16"),  # 26: seven days
        (
            "real_estate",
            1,
            "04-20T10:00",
            "03-20",
        ),  # the thirtieth day before is a Saturday: earlier, never later
    ],
)
def test_12_26_the_announcement_period(asset_class: str, round: int, opens: str, last: str) -> None:
    opens_at = on(opens)
    terms = replace(
        FIRST if round == 1 else SECOND,
        asset_class=asset_class,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=1),
    )
    article = NET("十二" if round == 1 else "二十六")
    assert broken(terms, f"{last}T23:59") == []
    day_after = (on(f"{last}T00:00") + timedelta(days=1)).strftime("%m-%dT%H:%M")
    assert broken(terms, day_after) == [f"opens_at {article}"]


def test_20_bidding_takes_at_least_twenty_four_hours() -> None:
    assert broken(replace(FIRST, closes_at=on("04-21T09:59")), "03-17T09:00") == [f"closes_at {NET('二十')}"]


@pytest.mark.parametrize(
    ("price", "article"), [("480", []), ("479.99", [NET("二十六")]), ("600", []), ("600.01", [NET("二十六")])]
)
def test_26_the_second_start_is_80_to_100_percent_of_the_first(price: str, article: list[str]) -> None:
    found = term_faults(replace(SECOND, starting_price=D(price)), on("03-17T09:00"), CALENDAR)
    assert [fault.article for fault in found] == article


@pytest.mark.parametrize(
    ("failed", "opens", "published", "faults"),
    [
        ("04-21T10:00", "05-21T10:00", "04-27T09:00", []),  # the thirtieth day
        ("04-21T10:00", "05-22T10:00", "04-27T09:00", [f"opens_at {NET('二十六')}"]),
        ("04-21T10:00", "05-29T10:00", "05-12T09:00", []),  # no longer possible in time: late, but not never
    ],
)
def test_26_again_within_thirty_days_of_the_failure(failed, opens, published, faults) -> None:
    opens_at = on(opens)
    terms = replace(
        SECOND, previous_failed_at=on(failed), opens_at=opens_at, closes_at=opens_at + timedelta(days=1)
    )
    assert broken(terms, published) == faults


@pytest.mark.parametrize(
    ("valid_until", "faults"),
    [
        (date(2026, 3, 17), []),
        (date(2026, 3, 16), ["reference_price 处置参考价规定第二十七条"]),
        (
            date(2025, 10, 17),
            ["reference_price 处置参考价规定第二十七条", "opens_at 处置参考价规定第二十七条"],
        ),
    ],
)
def test_27_the_price_is_valid_at_publication_and_six_months_more_at_the_auction(valid_until, faults) -> None:
    assert broken(replace(FIRST, valid_until=valid_until), "03-17T09:00") == faults


def test_27_the_second_round_only_needs_the_six_months() -> None:
    assert broken(replace(SECOND, valid_until=date(2026, 1, 5)), "03-17T09:00") == []


@pytest.mark.parametrize(("round", "failed", "allowed"), [(1, 0, True), (2, 1, True), (2, 0, False), (1, 1, False), (3, 2, False)])  # fmt: skip
def test_26_one_round_after_the_other_and_no_third(round: int, failed: int, allowed: bool) -> None:
    if allowed:
        check_round(round, failed, date(2026, 3, 2))
    else:
        with pytest.raises(Problem) as refused:
            check_round(round, failed, date(2026, 3, 2))
        assert refused.value.article == NET("二十六")


def one(mode: str, at: str) -> Told:
    return Told(recipient="p", mode=mode, at=on(at), proof="回执")


@pytest.mark.parametrize(
    ("mode", "at", "published", "lawful"),
    [
        ("electronic", "03-10T23:59", "03-13T09:00", True),  # three days before: 10, 11, 12
        ("electronic", "03-11T00:00", "03-13T09:00", False),
        ("direct", "03-13T08:00", "03-13T09:00", False),
        ("electronic", "03-13T09:00", "03-17T09:00", True),  # 14th is a Saturday: the 13th at the latest
        ("electronic", "03-14T09:00", "03-17T09:00", False),
        ("public", "03-05T09:00", "03-11T00:00", True),  # five full days of display
        ("public", "03-05T09:00", "03-10T23:59", False),
        ("waived", "03-13T09:00", "03-13T09:00", True),
    ],
)
def test_16_notified_three_days_before_publication(mode: str, at: str, published: str, lawful: bool) -> None:
    faults = publication_faults(FIRST, [one(mode, at)], True, [], on(published), CALENDAR)
    assert [fault.article for fault in faults] == ([] if lawful else [NET("十六")])


def test_everything_that_is_missing_is_told_at_once() -> None:
    terms = replace(FIRST, closes_at=FIRST.opens_at)
    faults = publication_faults(terms, [], False, ["现状调查报告"], on("04-01T09:00"), CALENDAR)
    assert [fault.field for fault in faults] == ["opens_at", "closes_at", "notice", "signature", "papers"]


def test_16_everybody_is_told_once_and_only_holders_may_waive() -> None:
    def told(recipient: str, mode: str = "electronic", at: str = "03-01T09:00") -> Told:
        return Told(recipient=recipient, mode=mode, at=on(at), proof="receipt")

    needed, since, now = {"a", "b", "holder-1"}, on("03-01T09:00"), on("03-02T09:00")
    waived = told("holder-1", "waived", "02-01T09:00").model_copy(update={"proof": "waiver"})
    everybody = [told("a"), told("b"), waived]
    proofs = check_told(everybody, needed, since, now, NET("十六"), FILES, "wangpai01", waivable={"holder-1"})
    assert proofs == {"receipt": "5" * 64, "waiver": "6" * 64}
    faulty = [told("a", "waived"), told("a"), told("x"), told("holder-1", at="03-02T09:01")]
    with pytest.raises(Problem) as refused:
        check_told(faulty, needed, since, now, NET("十六"), FILES, "wangpai01", waivable={"holder-1"})
    assert [error.field for error in refused.value.errors] == [
        "told", "told.0.mode", "told.1.recipient", "told.2.recipient", "told.3.at",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "proof"),
    [("electronic", "回执"), ("electronic", "waiver"), ("waived", "receipt"), ("direct", "older")],
)
def test_the_proof_is_a_file_of_its_kind_entered_after_what_it_shows(mode: Any, proof: str) -> None:
    at = on("03-01T09:00")
    told = [Told(recipient="a", mode=mode, at=at, proof=proof)]
    with pytest.raises(Problem, match="file_not_of_case") as refused:
        check_told(told, {"a"}, at, on("03-02T09:00"), NET("十六"), FILES, "wangpai01", waivable={"a"})
    assert [(error.field, error.article) for error in refused.value.errors] == [("told.0.proof", NET("十六"))]


def test_whom_a_delivery_reached_is_served_whatever_is_typed() -> None:
    """The instant is the delivery's own; one that the officer himself has ordered, or without proof, does not count."""

    def delivery(addressee: str, by: str, served: str | None) -> DeliveryRecord:
        return DeliveryRecord(
            addressee=addressee,
            ordered_by=by,
            served_at=on(served) if served else None,
            attempts=[AttemptRecord(channel="post", state="delivered")],
        )

    deliveries = [
        delivery("a", "wenshu01", "03-01T15:00"),
        delivery("b", "wangpai01", "03-01T15:00"),
        delivery("c", "wenshu01", None),
        delivery("buyer", "wenshu01", "03-01T15:00"),
    ]
    since, now = on("03-01T09:00"), on("03-02T09:00")

    def serve(*by_hand: str) -> Served:
        typed = [Told(recipient=name, mode="direct", at=since, proof="receipt") for name in by_hand]
        needed = {"a", "b", "c"}
        return check_served("ruling", deliveries, typed, needed, since, now, NET("十六"), FILES, "wangpai01")

    with pytest.raises(Problem, match="not_all_told") as refused:
        serve("a")
    assert [error.detail for error in refused.value.errors] == ["尚未通知 b", "尚未通知 c"]
    served = serve("a", "b", "c")
    assert [(one.recipient, one.mode, one.proof) for one in served.told] == [
        ("a", "post", "ruling"),
        ("b", "direct", "receipt"),
        ("c", "direct", "receipt"),
    ]
    assert (served.last, served.files) == (on("03-01T15:00"), {"receipt": "5" * 64})


def test_16_nobody_is_told_of_what_is_not_made_yet() -> None:
    since, now = on("03-01T09:00"), on("03-02T09:00")
    told = [one("electronic", at) for at in ("03-01T08:59", "03-01T09:00")]
    told = [each.model_copy(update={"recipient": name}) for each, name in zip(told, "ab", strict=True)]
    with pytest.raises(Problem) as refused:
        check_told(told, {"a", "b"}, since, now, NET("十六"), FILES, "wangpai01")
    assert (refused.value.status, refused.value.article) == (409, NET("十六"))
    assert [(error.field, error.article) for error in refused.value.errors] == [("told.0.at", NET("十六"))]


def test_the_maker_does_not_sign() -> None:
    check_signature("wangpai01", "tuandui01")
    with pytest.raises(Problem, match="same_person"):
        check_signature("wangpai01", "wangpai01")


def announce(items=road.ITEMS, notices=road.NOTICES, housing=True, master="") -> list[str]:
    try:
        check_announcement(items, notices, housing, [master] if master else [])
    except Problem as refused:
        return [f"{error.field} {error.article}" for error in refused.errors]
    return []


def test_12_13_14_a_complete_announcement_may_disclaim_quality_besides() -> None:
    assert announce() == []  # its known defects disclose one and disclaim the rest


@pytest.mark.parametrize("name", list(ITEMS))
def test_12_13_14_every_item_must_be_there(name: str) -> None:
    faults = announce(road.ITEMS | {name: " "})
    assert f"items.{name} {ITEMS[name][1]}" in faults


@pytest.mark.parametrize("name", list(SPECIAL_NOTICES))
def test_14_every_special_notice_must_be_there(name: str) -> None:
    assert announce(notices=[one for one in road.NOTICES if one != name]) == [
        f"special_notices {NET('十四')}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "不承担标的物瑕疵、质量、真伪及正常使用",
        "标的物瑕疵法院不承担担保责任。质量不保证！",
        "品质、真伪由竞买人自行了解",
        "法院对标的物的质量不作任何保证",
    ],
)
def test_a_bare_disclaimer_is_refused_by_its_sentence(text: str) -> None:
    assert bare_disclaimer(text)
    for name in ("known_defects", "condition", "encumbrances"):
        assert announce(road.ITEMS | {name: text}) == [f"items.{name} 二(四)3"]


@pytest.mark.parametrize("text", ["无", "卫生间渗水", "卫生间渗水。法院不保证标的物的其他品质", "质量良好"])
def test_a_disclosure_is_no_bare_disclaimer(text: str) -> None:
    assert bare_disclaimer(text) == ""


def test_housing_names_the_qualification_and_nothing_names_the_main_account() -> None:
    items = road.ITEMS | {"bidder_conditions": "具备完全民事行为能力"}
    assert announce(items) == ["items.bidder_conditions 竞买人资格规定第二条"]
    assert announce(items, housing=False) == []
    items = road.ITEMS | {"payment": "汇入4100150200009999"}
    assert announce(items, master="4100150200009999") == ["items.payment 二(六)1"]


@pytest.mark.parametrize("name", [name for name in ITEMS if name != "bidder_conditions"])
@pytest.mark.parametrize(
    "account",
    [
        "41001502 00009999",
        "4100/1502/00009999",
        "四一〇〇一五〇二〇〇〇〇九九九九",
        "62284804",
        "微信13812345678",
    ],
)
def test_no_account_but_the_cases_own_is_announced_in_any_item(name: str, account: str) -> None:
    text = f"{road.ITEMS[name]}；余款汇入{account}"
    for main in ([], ["4100150200009999"]):
        with pytest.raises(Problem) as refused:
            check_announcement(road.ITEMS | {name: text}, road.NOTICES, True, main, "6217003210000123456")
        assert [(one.field, one.article) for one in refused.value.errors] == [(f"items.{name}", "二(六)1")]


def test_the_cases_account_the_propertys_number_and_the_courts_telephone_are_announced() -> None:
    items = road.ITEMS | {
        "payment": "余款汇入本案账户6217 0032 1000 0123 456",
        "property": "豫（2019）信阳市不动产权第00123456号房屋",
        "contact": "刘承办，0376-6651234、13812345678",
        "platform": "https://sf-item.taobao.com/sf_item/712345678901.htm",
    }
    known = ["豫（2019）信阳市不动产权第00123456号"]
    check_announcement(items, road.NOTICES, True, ["4100150200009999"], "6217003210000123456", known)


OPEN = Bidding("published", 1, D("600"), on("04-21T10:00"))
SALE = Result("sold", 1, D("600"), "buyer-1", "confirmation-1", on("04-21T10:00"))
FAILURE = Result("failed", 1, None, None, None, on("04-21T10:00"))
NOW = on("05-16T10:00")


def test_10_11_one_bid_at_the_start_is_a_sale() -> None:
    assert ending(OPEN, SALE, NOW) == "sold"
    assert ending(OPEN, FAILURE, NOW) == "failed"


@pytest.mark.parametrize(
    ("told", "field", "article"),
    [
        (replace(SALE, price=D("599.99")), "price_fen", NET("二十")),
        (replace(SALE, price=None), "price_fen", NET("二十")),
        (replace(SALE, buyer_ref=None), "buyer", NET("二十二")),
        (replace(SALE, buyer_ref=""), "buyer", NET("二十二")),
        (replace(SALE, confirmation_number=None), "confirmation_no", NET("二十二")),
        (replace(SALE, confirmation_number=""), "confirmation_no", NET("二十二")),
        (replace(SALE, occurred_at=on("04-21T09:59")), "occurred_at", NET("二十")),
        (replace(FAILURE, occurred_at=on("04-21T09:59")), "occurred_at", NET("二十")),
        (replace(SALE, occurred_at=on("05-16T10:01")), "occurred_at", NET("二十")),
        (replace(FAILURE, occurred_at=on("05-16T10:01")), "occurred_at", NET("二十")),
        (replace(FAILURE, price=D("600")), "result", NET("二十六")),
        (replace(FAILURE, confirmation_number="confirmation-1"), "result", NET("二十六")),
    ],
)
def test_20_22_results_that_are_refused(told: Result, field: str, article: str) -> None:
    with pytest.raises(Problem) as refused:
        ending(OPEN, told, NOW)
    assert [(error.field, error.article) for error in refused.value.errors] == [(field, article)]


@pytest.mark.parametrize(
    ("state", "code", "retriable"),
    [
        ("drafted", "not_published", False),
        ("refused", "not_published", False),
        ("ordered", "not_yet_published", True),
        ("failed", "round_ended", False),
    ],
)
def test_only_a_published_round_ends(state: str, code: str, retriable: bool) -> None:
    with pytest.raises(Problem) as refused:
        ending(replace(OPEN, state=state), SALE, NOW)
    assert (refused.value.code, refused.value.retriable) == (code, retriable)


@pytest.mark.parametrize("told", [SALE, FAILURE])
def test_a_known_end_told_again_changes_nothing_and_another_is_refused(told: Result) -> None:
    ended = replace(
        OPEN,
        state=told.result,
        price=told.price,
        buyer_ref=told.buyer_ref,
        confirmation_number=told.confirmation_number,
    )
    assert ending(ended, told, NOW) is None
    for changed in ({"price": D("700")}, {"buyer_ref": "buyer-2"}, {"confirmation_number": "another"}):
        other = replace(SALE, **changed)
        with pytest.raises(Problem, match="round_ended"):
            ending(ended, other, NOW)


def test_a_result_of_another_round_is_refused() -> None:
    with pytest.raises(Problem, match="round_differs"):
        ending(OPEN, replace(SALE, round=2), NOW)


RESULTS = st.builds(
    Result,
    st.sampled_from(["sold", "failed"]),
    st.integers(1, 3),
    st.none() | st.integers(0, 1_000_00).map(lambda fen: D(fen) / 100),
    st.sampled_from([None, "", "buyer-1", "buyer-2"]),
    st.sampled_from([None, "", "confirmation-1"]),
    st.sampled_from([on("04-20T10:00"), on("04-21T10:00"), on("05-16T10:00")]),
)


@given(st.lists(st.tuples(st.integers(0, 1), RESULTS), max_size=30))
def test_no_sequence_of_messages_sells_twice_or_below_the_floor(
    messages: list[tuple[int, Result]],
) -> None:
    """Messages of two rounds in any number and order; the second is listed once the first has failed."""
    state: str = after(State.READY, DRAFT)
    rounds = [OPEN, replace(OPEN, round=2, state="drafted", starting_price=D("480"))]
    sales = []
    for at, message in messages:
        try:
            outcome = ending(rounds[at], message, NOW)
        except Problem:
            continue
        if outcome is None:
            continue
        state = after(state, SELL if outcome == "sold" else FAIL)
        rounds[at] = replace(
            rounds[at],
            state=outcome,
            price=message.price,
            buyer_ref=message.buyer_ref,
            confirmation_number=message.confirmation_number,
        )
        if outcome == "sold":
            sales.append((rounds[at].starting_price, message))
        elif at == 0:
            state = after(state, DRAFT)
            rounds[1] = replace(rounds[1], state="published")
    assert len(sales) <= 1
    for floor, message in sales:
        assert message.price is not None
        assert message.price >= floor
        assert message.buyer_ref
        assert message.confirmation_number
        assert message.occurred_at >= on("04-21T10:00")
    assert (state == State.SOLD) == bool(sales)

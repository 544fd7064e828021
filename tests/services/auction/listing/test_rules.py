"""法释〔2016〕18号 on announcements and bidding, article by article; 二(四)3 on disclaimers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.auction.disposals.rules import DRAFT, FAIL, SELL, State, after
from services.auction.listing.rules import (
    Bidding,
    Result,
    Standing,
    Terms,
    check_round,
    check_signature,
    earliest_end,
    ending,
    latest_publication,
    publication_faults,
    standing_faults,
    term_faults,
)
from services.auction.notification import Told
from shared.contracts.intake.records import CaseRecord
from shared.law.calendar import Calendar
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

CALENDAR = Calendar(0)
D = Decimal
NET = "网络司法拍卖规定第{}条".format


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


FIRST = Terms(
    "real_estate", 1, D("600"), on("03-02T09:00"), on("04-20T10:00"), on("04-21T10:00"), date(2027, 3, 5)
)
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
        # The thirtieth day before is a Saturday: it is told to publish on Friday, and may publish on Saturday.
        ("real_estate", 1, "04-20T10:00", "03-21"),
        ("movable", 1, "11-16T10:00", "11-01"),
        ("real_estate", 1, "10-31T10:00", "10-01"),
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


def test_12_publication_is_prompted_for_the_working_day_before() -> None:
    assert latest_publication("real_estate", 1, on("04-20T10:00"), CALENDAR) == date(2026, 3, 20)


def test_20_bidding_takes_at_least_twenty_four_hours() -> None:
    assert broken(replace(FIRST, closes_at=on("04-21T09:59")), "03-17T09:00") == [f"closes_at {NET('二十')}"]


@pytest.mark.parametrize(
    ("price", "article"), [("480", []), ("479.99", [NET("二十六")]), ("600", []), ("600.01", [NET("二十六")])]
)
def test_26_the_second_start_is_80_to_100_percent_of_the_first(price: str, article: list[str]) -> None:
    found = term_faults(replace(SECOND, starting_price=D(price)), on("03-17T09:00"), CALENDAR)
    assert [fault.article for fault in found] == article


@pytest.mark.parametrize(
    ("drafted", "opens", "faults"),
    [
        ("04-24T09:00", "05-21T10:00", []),  # the thirtieth day
        ("04-24T09:00", "05-22T10:00", [f"opens_at {NET('二十六')}"]),
        ("05-06T09:00", "05-26T10:00", []),  # too late for the notice: late, but not never
        ("05-06T09:00", "05-29T10:00", []),  # after five days of display and three more
        ("05-06T09:00", "05-30T10:00", [f"opens_at {NET('二十六')}"]),  # and not at pleasure
        ("05-06T09:00", "12-27T10:00", [f"opens_at {NET('二十六')}"]),
    ],
)
def test_26_again_within_thirty_days_of_the_failure(drafted: str, opens: str, faults: list[str]) -> None:
    opens_at = on(opens)
    terms = replace(
        SECOND, previous_failed_at=on("04-21T10:00"), drafted_at=on(drafted), opens_at=opens_at,
        closes_at=opens_at + timedelta(days=1),
    )  # fmt: skip
    assert broken(terms, (opens_at - timedelta(days=15)).strftime("%m-%dT%H:%M")) == faults


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


def test_27_six_months_end_on_their_day_though_it_is_a_holiday() -> None:
    for opens, faults in (("10-01", []), ("10-02", ["opens_at 处置参考价规定第二十七条"])):
        opens_at = on(f"{opens}T10:00")
        terms = replace(
            SECOND, valid_until=date(2026, 4, 1), opens_at=opens_at, closes_at=opens_at + timedelta(1)
        )
        assert broken(terms, "03-17T09:00") == faults


def test_27_the_second_round_only_needs_the_six_months() -> None:
    assert broken(replace(SECOND, valid_until=date(2026, 1, 5)), "03-17T09:00") == []


@pytest.mark.parametrize(("round", "failed", "allowed"), [(1, 0, True), (2, 1, True), (2, 0, False), (1, 1, False), (3, 2, True), (3, 1, False), (4, 3, False)])  # fmt: skip
def test_26_two_rounds_one_after_the_other_then_a_sale_and_no_fourth(
    round: int, failed: int, allowed: bool
) -> None:
    if allowed:
        check_round(round, failed, date(2026, 3, 2))
    else:
        with pytest.raises(Problem) as refused:
            check_round(round, failed, date(2026, 3, 2))
        assert refused.value.article == NET("二十六")


SELL_OFF = replace(
    SECOND,
    round=3,
    starting_price=D("480"),
    previous_price=D("480"),
    previous_failed_at=on("01-05T10:00"),
    opens_at=on("04-23T10:00"),
    closes_at=on("06-22T10:00"),
)


def test_what_two_auctions_could_not_sell_is_sold_for_sixty_days_at_the_price_of_the_second() -> None:
    assert broken(SELL_OFF, "04-08T23:59") == [], "however long ago the second round failed"
    assert broken(SELL_OFF, "04-09T00:00") == ["opens_at 法明传〔2017〕455号第三条"]
    assert broken(replace(SELL_OFF, asset_class="movable"), "04-16T23:59") == []
    for closes in ("06-21T23:59", "06-23T00:00"):
        assert broken(replace(SELL_OFF, closes_at=on(closes)), "04-08T09:00") == [
            "closes_at 法明传〔2017〕455号第三条"
        ]
    assert broken(replace(SELL_OFF, starting_price=D("479")), "04-08T09:00") == [
        "starting_price 法明传〔2017〕455号第四条"
    ]


def test_a_sale_ends_a_day_after_its_first_bid_and_nobody_has_bought_before() -> None:
    opens, closes = SELL_OFF.opens_at, SELL_OFF.closes_at
    assert earliest_end(3, "sold", opens, closes) == on("04-24T10:00")
    assert earliest_end(3, "failed", opens, closes) == closes
    assert earliest_end(2, "sold", opens, closes) == closes


def one(mode: str, at: str) -> Told:
    return Told(recipient="p", mode=mode, at=on(at), proof="回执")


@pytest.mark.parametrize(
    ("mode", "at", "published", "lawful"),
    [
        ("electronic", "03-10T23:59", "03-13T09:00", True),  # three days before: 10, 11, 12
        ("electronic", "03-11T00:00", "03-13T09:00", False),
        ("direct", "03-13T08:00", "03-13T09:00", False),
        ("electronic", "03-14T09:00", "03-17T09:00", True),  # a Saturday, and three days all the same
        ("electronic", "03-15T00:00", "03-17T09:00", False),
        ("public", "03-05T09:00", "03-13T00:00", True),  # five full days of display, then three days
        ("public", "03-05T09:00", "03-12T23:59", False),
        ("waived", "03-13T09:00", "03-13T09:00", True),
    ],
)
def test_16_notified_three_days_before_publication(mode: str, at: str, published: str, lawful: bool) -> None:
    faults = publication_faults(FIRST, [one(mode, at)], True, True, [], on(published), CALENDAR)
    assert [fault.article for fault in faults] == ([] if lawful else [NET("十六")])


def test_everything_that_is_missing_is_told_at_once() -> None:
    terms = replace(FIRST, closes_at=FIRST.opens_at)
    faults = publication_faults(terms, [], False, False, ["现状调查报告"], on("04-01T09:00"), CALENDAR)
    assert [fault.field for fault in faults] == [
        *("opens_at", "closes_at", "notice", "signature", "ruling", "papers")
    ]


def test_the_maker_does_not_sign() -> None:
    leader = Actor("tuandui01", "", frozenset({Office.TEAM_LEADER}))
    check_signature(("wangpai01", None), leader)
    with pytest.raises(Problem, match="same_person"):
        check_signature(("tuandui01", None), leader)


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


def test_what_an_outsider_claims_is_not_put_up_for_sale() -> None:
    """民诉法解释第四百六十三条: not while the objection is looked into, however well it is held."""
    case = CaseRecord.model_construct(state="open")
    assert standing_faults(Standing(case, True, [])) == []
    (fault,) = standing_faults(Standing(case, True, [], objected=True))
    assert (fault.field, fault.article) == ("asset_id", "民诉法解释第四百六十三条")

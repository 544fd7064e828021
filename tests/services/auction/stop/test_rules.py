"""When an auction may be stopped, and when it goes on: 法释〔2016〕18号第二十八条; 拍卖变卖规定第十七条、第十九条."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal as D

import pytest

from services.auction.listing.rules import State as Round
from services.auction.stop import rules
from services.auction.stop.rules import NEXT, Bidding, State
from shared.contracts.auction.stops import BASES, Ground, Way
from shared.law.calendar import Calendar
from shared.values.articles import PMB
from shared.values.refusal import Problem

CALENDAR = Calendar(0)
DAY = timedelta(days=1)


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


NOW = on("04-20T10:00")


def ground(way: Way, why: Ground, until: datetime | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refused:
        rules.check_ground(way, why, until, NOW)
    return [(one.field, one.article) for one in refused.value.errors]


def test_each_ground_stops_an_auction_as_its_article_says() -> None:
    for why, basis in BASES.items():
        for way in Way:
            until = NOW + DAY if way is Way.DEFER else None
            if way in basis.ways:
                rules.check_ground(way, why, until, NOW)
            else:
                assert ground(way, why, until) == [("way", basis.article)]
    assert set(BASES) == set(Ground)


def test_a_bankrupts_or_retried_case_is_stayed_by_the_article_that_says_so() -> None:
    """民诉法解释511, 民事诉讼法217, 267(5): what must be stayed has a ground of its own, and none that is not true."""
    for why, article in (
        ("bankruptcy", "民诉法解释第五百一十一条"),
        ("retrial", "民事诉讼法第二百一十七条"),
        ("other_stay", "民事诉讼法第二百六十七条第（五）项"),
    ):
        rules.check_ground(Way.STAY, Ground(why), None, NOW)
        assert ground(Way.WITHDRAW, Ground(why)) == [("way", article)]


def test_a_deferral_has_a_last_day_to_come_and_on_a_guarantee_a_year_at_most() -> None:
    assert ground(Way.DEFER, Ground.OBJECTION) == [("until", "网络司法拍卖规定第二十八条")]
    assert ground(Way.STAY, Ground.OBJECTION, NOW + DAY) == [("until", "网络司法拍卖规定第二十八条")]
    assert ground(Way.DEFER, Ground.OBJECTION, NOW) == [("until", "网络司法拍卖规定第二十八条")]
    a_year = datetime.fromisoformat("2027-04-21T00:00:00+08:00")
    rules.check_ground(Way.DEFER, Ground.GUARANTEE, a_year, NOW)
    assert ground(Way.DEFER, Ground.GUARANTEE, a_year + DAY) == [("until", "民诉法解释第四百六十七条")]


def test_no_deferral_is_longer_than_the_law_or_a_look_at_it_again_allows() -> None:
    """77: 三个月 by a superior court; the year of a guarantee is one in all, however often it is deferred."""
    last = datetime.fromisoformat("2026-07-21T00:00:00+08:00")
    for why, article in (
        (Ground.SUPERIOR, "执行工作规定第七十七条"),
        *((one, "网络司法拍卖规定第二十八条") for one in (Ground.OBJECTION, Ground.THIRD_PARTY)),
        (Ground.SYSTEM_FAILURE, "网络司法拍卖规定第二十八条"),
    ):
        rules.check_ground(Way.DEFER, why, last, NOW)
        assert ground(Way.DEFER, why, last + DAY) == [("until", article)]
        rules.check_ground(Way.DEFER, why, last, NOW, NOW - 300 * DAY)
    a_year = NOW - 300 * DAY
    rules.check_ground(Way.DEFER, Ground.GUARANTEE, NOW + 60 * DAY, NOW, a_year)
    with pytest.raises(Problem, match="stop_refused"):
        rules.check_ground(Way.DEFER, Ground.GUARANTEE, NOW + 70 * DAY, NOW, a_year)


def test_27_a_price_is_no_ground_while_a_round_may_be_held_by_it() -> None:
    rules.check_price_expired(on("04-18T10:00").date(), on("10-19T10:00"))
    with pytest.raises(Problem, match="stop_refused"):
        rules.check_price_expired(on("04-19T10:00").date(), on("10-19T10:00"))


@pytest.mark.parametrize("round", [*Round, None])
def test_what_is_announced_is_stopped_and_what_is_knocked_down_stands(round: Round | None) -> None:
    if round in (Round.PUBLISHED, Round.SUSPENDED):
        rules.check_running(round, under_way=False)
        with pytest.raises(Problem, match="stop_state"):
            rules.check_running(round, under_way=True)
        return
    with pytest.raises(Problem) as refused:
        rules.check_running(round, under_way=False)
    sold = round is Round.SOLD
    assert refused.value.article == f"网络司法拍卖规定第二十{'二' if sold else '八'}条"


def test_19_the_debt_and_the_costs_of_the_auction_to_the_fen() -> None:
    rules.check_performed(D("-1000.00"), D("1000.00"), PMB[19])
    with pytest.raises(Problem, match="stop_refused") as refused:
        rules.check_performed(D("-1000.00"), D("1000.01"), PMB[19])
    assert refused.value.article == "拍卖变卖规定第十九条"


def test_the_five_days_run_from_the_first_of_term_and_cause() -> None:
    assert rules.ceased_at(NOW - DAY, None, NOW) == NOW - DAY
    assert rules.ceased_at(NOW + DAY, NOW - 2 * DAY, NOW) == NOW - 2 * DAY
    for until, gone in ((NOW + DAY, None), (None, None)):
        with pytest.raises(Problem, match="stop_state"):
            rules.ceased_at(until, gone, NOW)


def faults(opens: str, closes: str, *, ceased: datetime = NOW, announced: str = "04-10T10:00") -> list[str]:
    was = Bidding(on(announced), on(announced) + DAY)
    now = Bidding(on(opens), on(closes))
    return [one.field for one in rules.resumption_faults(was, now, ceased, NOW, CALENDAR)]


def test_28_resumed_within_five_days_for_a_day_of_bidding_at_least() -> None:
    # 5日 from 04-20: to the end of Saturday 04-25, which moves to Monday 04-27.
    assert faults("04-27T23:00", "04-28T23:00") == []
    assert faults("04-28T00:00", "04-29T00:00") == ["opens_at"]
    assert faults("04-20T09:59", "04-22T10:00") == ["opens_at"]
    assert faults("04-21T10:00", "04-22T09:59") == ["closes_at"]
    # Long past: at once all the same, and no dead end.
    assert faults("04-21T10:00", "04-22T10:00", ceased=on("03-01T10:00")) == []
    assert faults("04-22T00:00", "04-23T00:00", ceased=on("03-01T10:00")) == ["opens_at"]


def test_an_auction_whose_day_is_still_to_come_is_held_as_it_was_announced() -> None:
    assert faults("05-20T10:00", "05-21T10:00", announced="05-20T10:00") == []
    assert faults("04-21T10:00", "04-22T10:00", announced="05-20T10:00") == ["opens_at"]
    assert faults("05-21T10:00", "05-22T10:00", announced="05-20T10:00") == ["opens_at"]


@pytest.mark.parametrize("state", State)
def test_every_stop_comes_to_an_end(state: State) -> None:
    over = {one for one in State if one not in NEXT}
    assert over == {State.REFUSED, State.TOO_LATE, State.ENDED}
    seen, left = set[State](), [state]
    while left:
        if (at := left.pop()) not in seen:
            seen.add(at)
            left += NEXT.get(at, ())
    assert seen & over
    for to in State:
        if to in NEXT.get(state, ()):
            assert rules.moved(state, to) is to
        else:
            with pytest.raises(Problem, match="stop_state"):
                rules.moved(state, to)

"""Time that the law takes out of a period: 案件审理期限规定第九条(十二), an auction in the case's six months."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations

from services.intake.docket import rules, steps
from services.intake.docket.owed import Owed
from shared.contracts.auction.facts import (
    AnnouncementPublished,
    AuctionSuspended,
    RoundFailed,
    RoundSold,
    SuspensionEnded,
)
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.intake.facts import CaseFiled
from shared.values.record_id import derived_id
from tests.dockets import CALENDAR, after, by_rule, docket, only, put, run_down


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def fact(kind: type[Refs], instant: str, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.kind, instant),
        kind=kind.kind,
        docket="case/x",
        subject_id="s",
        occurred_at=at(instant),
        actor="a",
        refs=refs,
    )


def duties(*told: Fact) -> dict[str, Owed]:
    """The duties after these facts, in this order of arrival, by rule."""
    return by_rule(docket(told))


FILED = fact(CaseFiled, "2026-03-02T09:20:00", application_received_at="2026-03-02T09:00:00+08:00")
PUBLISHED = fact(AnnouncementPublished, "2026-03-30T10:00:00", asset="a1", listing="l1", round=1)
FAILED = fact(RoundFailed, "2026-04-30T10:30:00", asset="a1", listing="l1")
SOLD = fact(
    RoundSold,
    "2026-04-20T10:30:00",
    asset="a2",
    listing="l2",
    balance_due_at="2026-05-01T00:00:00+08:00",
)
OTHER = fact(AnnouncementPublished, "2026-03-20T10:00:00", asset="a2", listing="l2", round=1)


def test_while_the_auction_is_on_the_term_does_not_run_and_cannot_be_late() -> None:
    term = duties(FILED, PUBLISHED)["case.term"]
    assert term.suspended_by == "拍卖期间不计入（案件审理期限规定第九条第（十二）项）"
    assert (term.next_step, term.next_at, steps.light(term)) == ("none", None, "green")
    assert steps.summary(term).endswith("（中止计算）")


def test_its_days_are_taken_out() -> None:
    """09-02 and the 31 days from 03-30 to 04-29: 10-03, in the National Day holiday, which ends on 10-07."""
    term = duties(FILED, PUBLISHED, FAILED)["case.term"]
    assert (term.suspended_by, term.due_date.isoformat()) == (None, "2026-10-08")
    assert any("2026-03-30至2026-04-29 拍卖期间不计入" in step for step in term.steps)
    assert term.next_step == "warn"
    assert term.next_at is not None


def test_while_the_auction_itself_is_suspended_the_term_runs() -> None:
    """Of the 31 days from 03-30 to 04-29 the ten from 04-05 to 04-14 were no auction: 09-02 and 21 days are 09-23."""
    stop = {"asset": "a1", "listing": "l1", "stop": "s1"}
    suspended = fact(AuctionSuspended, "2026-04-05T10:00:00", **stop, way="stay")
    resumed = fact(SuspensionEnded, "2026-04-15T10:00:00", **stop, result="resumed")
    assert duties(FILED, PUBLISHED, suspended)["case.term"].suspended_by is None
    assert duties(FILED, PUBLISHED, suspended, resumed)["case.term"].suspended_by
    assert (
        duties(FILED, PUBLISHED, suspended, resumed, FAILED)["case.term"].due_date.isoformat() == "2026-09-23"
    )


def test_two_auctions_at_once_are_counted_once() -> None:
    """03-20 to 04-29 are 41 days: 09-02 and 41 days are 10-13."""
    term = duties(FILED, OTHER, PUBLISHED, SOLD, FAILED)["case.term"]
    assert term.due_date.isoformat() == "2026-10-13"
    while_one_is_on = duties(FILED, OTHER, PUBLISHED, SOLD)["case.term"]
    assert while_one_is_on.suspended_by


def test_any_order_of_arrival_leads_to_the_same_day() -> None:
    for order in permutations((FILED, PUBLISHED, FAILED)):
        term = duties(*order)["case.term"]
        assert (term.due_date.isoformat(), term.suspended_by) == ("2026-10-08", None), order


def test_no_other_period_stops() -> None:
    before, during = duties(FILED), duties(FILED, PUBLISHED)
    assert {rule for rule, row in during.items() if row.suspended_by} == {"case.term"}
    for rule, row in before.items():
        if rule != "case.term":
            assert during[rule].due_at == row.due_at


def test_a_report_made_because_the_announcement_was_told_late_is_withdrawn() -> None:
    reported = run_down(docket([FILED]), "case.term")
    assert steps.light(only(reported, "case.term")) == "red"
    published = PUBLISHED.model_copy(update={"occurred_at": at("2026-09-01T10:00:00")})
    outcome = rules.apply(reported, published, CALENDAR, at("2026-09-04T10:00:00"))
    assert [text.partition("：")[0] for _, text in outcome.log] == [
        "拍卖期间不计入（案件审理期限规定第九条第（十二）项），期限中止计算，撤回超期报告"
    ]
    term = only(outcome.docket, "case.term")
    assert (steps.light(term), term.next_at) == ("green", None)


def test_an_auction_after_the_end_of_the_term_takes_nothing_back() -> None:
    reported = run_down(docket([FILED]), "case.term")
    published = PUBLISHED.model_copy(update={"occurred_at": at("2026-09-03T10:00:00")})
    outcome = rules.apply(reported, published, CALENDAR, at("2026-09-03T10:00:00"))
    assert outcome.log == ()
    assert steps.light(only(outcome.docket, "case.term")) == "red"


def test_after_a_long_stop_the_owner_is_prompted_again() -> None:
    """Prompted ten days before the end; an auction then moves the end a month away."""
    filed = docket([FILED])
    prompted = after(only(filed, "case.term"), at("2026-08-24T09:00:00"))
    assert prompted.next_step != "warn"
    auction = (
        PUBLISHED.model_copy(update={"occurred_at": at("2026-08-25T10:00:00")}),
        FAILED.model_copy(update={"occurred_at": at("2026-09-25T10:00:00")}),
    )
    term = only(docket(auction, before=put(filed, prompted)), "case.term")
    assert term.next_step == "warn"
    assert term.next_at is not None
    assert term.next_at > at("2026-09-25T10:00:00")

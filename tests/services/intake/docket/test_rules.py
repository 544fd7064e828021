"""What facts do to a docket, in any order of arrival."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.docket import rules, steps
from services.intake.docket.owed import Owed
from services.intake.docket.period import reckon_again
from services.intake.docket.schemas import DutyOut
from services.intake.docket.standing import Docket
from shared.contracts.auction.facts import (
    AnnouncementPublished,
    BalancePaid,
    BuyerDefaulted,
    DisposalDecided,
    DisposalRulingServed,
    DisposalWithdrawn,
    InquiryOrdered,
    PapersTransferred,
    PriceReported,
    RoundSold,
)
from shared.contracts.custody.facts import FreezeDecided, MeasureLapsed, MeasureLifted, MeasureTaken
from shared.contracts.documents.facts import DocumentDispatched, RespondentsNotified
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.funds.facts import ReceiptBooked, ReceiptDisbursed
from shared.contracts.intake.facts import CaseArchived, CaseAssigned, CaseClosed, CaseReassigned
from shared.law import periods, rulebook
from shared.law.calendar import Calendar, DayKind
from shared.law.rulebook import DUTIES
from shared.law.settings import Settings
from tests.dockets import CALENDAR, after, by_rule, docket, only, put, run_down
from tests.services.intake.docket.road import AGAIN, EVENTS, FILED, READ, ROAD, START, fact


def of_rule(kept: Docket, rule: str) -> list[Owed]:
    found = (owed for owed in kept.duties if owed.rule_id == rule)
    return sorted(found, key=lambda owed: (owed.opened_at, owed.opened_by))


def states(order: Iterable[Fact]) -> dict[str, tuple[str, datetime | None]]:
    return {f"{owed.rule_id}/{owed.occasion}": (owed.state, owed.met_at) for owed in docket(order).duties}


def test_facts_of_different_teams_may_come_in_any_order() -> None:
    expected = states(ROAD)
    assert expected["custody.freeze_online/a1"][0] == "met"
    for order in permutations(ROAD):
        assert states(order) == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from((*EVENTS, *AGAIN)), unique_by=lambda one: one.id).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_any_facts_in_any_order_lead_to_the_same_duties(told: tuple[list[Fact], list[Fact]]) -> None:
    check_same(told[1], sorted(told[0], key=lambda one: one.occurred_at))


def check_same(told: Iterable[Fact], in_order: Iterable[Fact]) -> None:
    """Told in either order, facts make the same duties; what was one of its own for a while is owed no more."""
    made, expected = (
        {
            (owed.rule_id, owed.occasion, owed.opened_by): {name: getattr(owed, name) for name in READ}
            for owed in docket(order, START).duties
        }
        for order in (told, in_order)
    )
    assert {key: made.get(key) for key in expected} == expected
    for key in made.keys() - expected.keys():
        assert (made[key]["state"], made[key]["met_by"], made[key]["next_at"]) == ("lapsed", None, None)


OF_ONE_ASSET: tuple[tuple[type[Refs], dict[str, Ref]], ...] = (
    (RoundSold, {"sale": "s", "balance_due_at": "2026-05-15T00:00:00+08:00"}),
    (BuyerDefaulted, {"sale": "s"}),
    (BalancePaid, {"sale": "s"}),
    (DisposalDecided, {}),
    (DisposalRulingServed, {}),
    (DisposalWithdrawn, {}),
    (MeasureTaken, {"asset_kind": "vehicle", "document": "r", "expires_at": "2028-03-03T00:00:00+08:00"}),
    (InquiryOrdered, {"method": "online"}),
    (MeasureLifted, {}),
    (CaseClosed, {"mode": "x"}),
)


@pytest.mark.walk
@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(OF_ONE_ASSET), st.integers(0, 9)), max_size=14).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(range(len(some))))
    )
)
def test_whatever_happens_to_one_asset_again_and_again_is_read_the_same_in_any_order(
    told: tuple[list[tuple[tuple[type[Refs], dict[str, Ref]], int]], list[int]],
) -> None:
    """Days are few, so that much happens at the same instant; no two duties of a rule about the asset run at once."""
    facts = [
        fact(kind, 24 * day, **({} if kind is CaseClosed else {"asset": "a"}) | refs).model_copy(
            update={"id": f"f{number}"}
        )
        for number, ((kind, refs), day) in enumerate(told[0])
    ]
    in_order = sorted(facts, key=lambda one: (one.occurred_at, one.id))
    check_same((facts[number] for number in told[1]), in_order)
    kept = docket(in_order, START)
    for rule in {owed.rule_id for owed in kept.duties if DUTIES[owed.rule_id].match == "asset"}:
        for one, following in pairwise(of_rule(kept, rule)):
            assert one.state != "open"
            assert one.state == "lapsed" or (one.met_at is not None and one.met_at <= following.opened_at)
            assert DUTIES[rule].stays_done or one.state == "lapsed" or one.met_by != following.met_by


def sold(day: float, sale: str, term: str) -> Fact:
    refs = {"asset": "a3", "listing": f"l-{sale}", "sale": sale}
    return fact(RoundSold, 24 * day, **refs, balance_due_at=f"{term}T00:00:00+08:00")


def test_24_the_second_sale_after_the_first_buyers_default_has_a_term_for_its_balance() -> None:
    first, second = sold(1, "s1", "2026-04-01"), sold(60, "s2", "2026-06-10")
    default = fact(BuyerDefaulted, 24 * 20, asset="a3", sale="s1")
    paid = fact(BalancePaid, 24 * 70, asset="a3", sale="s2")
    for order in permutations((first, default, second)):
        rows = of_rule(docket(order, START), "auction.balance")
        assert [(row.state, row.occasion, row.opened_by, row.due_date.isoformat()) for row in rows] == [
            ("met", "a3", first.id, "2026-03-31"),
            ("open", "a3", second.id, "2026-06-09"),
        ]
        rows = of_rule(docket([paid], START, before=docket(order, START)), "auction.balance")
        assert [(row.state, row.met_by) for row in rows] == [("met", default.id), ("met", paid.id)]
    assert [
        row.state for row in of_rule(docket([first, default, second], START), "auction.confirmation")
    ] == [
        "met",
        "open",
    ]


def test_a_second_online_inquiry_is_reported_within_three_days_of_its_own() -> None:
    told = (
        fact(InquiryOrdered, 0, asset="a3", method="online"),
        fact(PriceReported, 24, asset="a3"),
        fact(InquiryOrdered, 24 * 400, asset="a3", method="online"),
    )
    rows = of_rule(docket(told, START), "auction.platform_reports")
    assert [(row.state, row.opened_by) for row in rows] == [("met", told[0].id), ("open", told[2].id)]
    again = docket([fact(PriceReported, 24 * 401, asset="a3")], START, before=docket(told, START))
    assert {row.state for row in of_rule(again, "auction.platform_reports")} == {"met"}
    assert [row.state for row in of_rule(again, "auction.price_report_served")] == ["open"]


def test_what_was_frozen_and_has_lapsed_is_frozen_at_once_when_that_is_decided_again() -> None:
    told = (
        fact(FreezeDecided, 0, asset="a1"),
        fact(MeasureTaken, 1, asset="a1", measure="m1"),
        fact(MeasureLapsed, 24 * 400, asset="a1", measure="m1"),
        fact(FreezeDecided, 24 * 400, asset="a1", attempt=2),
    )
    rows = of_rule(docket(told, START), "custody.freeze_online")
    assert [(row.state, row.opened_by) for row in rows] == [("met", told[0].id), ("open", told[3].id)]
    taken = fact(MeasureTaken, 24 * 400 + 1, asset="a1", measure="m2")
    rows = of_rule(docket([*told, taken], START), "custody.freeze_online")
    assert [row.met_by for row in rows] == [told[1].id, taken.id]


def test_a_new_ruling_to_sell_is_served_and_handed_over_like_the_first() -> None:
    """What was done about the first ruling, and that it was withdrawn, is nothing to the second."""
    told = (
        fact(DisposalDecided, 0, asset="a3"),
        fact(PapersTransferred, 1, asset="a3"),
        fact(DisposalRulingServed, 24, asset="a3"),
        fact(DisposalWithdrawn, 48, asset="a3"),
        fact(DisposalDecided, 72, asset="a3"),
    )
    for order in permutations(told):
        kept = docket(order, START)
        for rule in ("auction.ruling_served", "auction.papers_transfer"):
            rows = of_rule(kept, rule)
            assert [(row.state, row.opened_by) for row in rows] == [
                ("met", told[0].id),
                ("open", told[4].id),
            ]


def test_what_is_done_once_for_all_is_not_owed_with_the_next_term_but_after_a_release() -> None:
    """Renewed, it has been priced; released and seized again, it has not."""
    taken, renewed, again = (
        fact(MeasureTaken, 24 * day, asset="a3", measure=f"m{day}", document="r", asset_kind="vehicle")
        for day in (1, 300, 500)
    )
    priced = fact(InquiryOrdered, 24 * 9, asset="a3", method="online")
    lifted = fact(MeasureLifted, 24 * 400, asset="a3", measure="m300")
    sent = fact(DocumentDispatched, 24 * 2, document="r", document_kind="freezing_ruling")
    kept = docket([taken, priced, sent, renewed, lifted, again], START)
    states = [row.state for row in of_rule(kept, "custody.reference_price_start")]
    assert states == ["met", "met", "open"]
    assert {row.state for row in of_rule(kept, "custody.ruling_dispatched")} == {"met"}


def test_a_late_ending_parts_one_duty_in_two_and_a_late_opening_moves_its_row() -> None:
    """The prompts of what was one duty stay with it; what is owed anew has its own from now on."""
    first, second = sold(1, "s1", "2026-04-01"), sold(60, "s2", "2026-06-10")
    only_second = docket([second], START)
    whole = docket([first], START, before=only_second)
    (row,) = of_rule(whole, "auction.balance")
    assert (row.id, row.opened_by) == (only(only_second, "auction.balance").id, first.id)
    default = fact(BuyerDefaulted, 24 * 20, asset="a3", sale="s1")
    parted = of_rule(docket([default], START, before=whole), "auction.balance")
    assert [(one.id == row.id, one.opened_by, one.state, one.next_step) for one in parted] == [
        (True, first.id, "met", "none"),
        (False, second.id, "open", "warn"),
    ]


def test_the_earlier_of_two_endings_counts_and_takes_the_report_back() -> None:
    """Set aside on the second day, dispatched on the ninth; the second day is told last, after the report."""
    rule = "custody.delegate_outside"
    found, aside, dispatched = (one for one in EVENTS if one.refs.get("asset") == "a2")
    reported = run_down(docket([found], START), rule)
    assert steps.light(only(reported, rule)) == "red"
    late = rules.apply(reported, dispatched, CALENDAR, dispatched.occurred_at)
    met = only(late.docket, rule)
    assert (met.state, met.met_at, steps.light(met), late.log) == ("met", dispatched.occurred_at, "red", ())
    early = rules.apply(late.docket, aside, CALENDAR, dispatched.occurred_at)
    met = only(early.docket, rule)
    assert early.log == ((met, f"撤回超期报告：{steps.summary(met)}，实际并未超期"),)
    assert (met.met_by, met.met_at, steps.light(met), met.next_at) == (
        aside.id,
        aside.occurred_at,
        "green",
        None,
    )
    (withdrawal,) = steps.timers(met)
    assert withdrawal.wake_at <= dispatched.occurred_at


def test_a_report_not_yet_made_of_what_was_met_in_time_after_all_is_not_made() -> None:
    rule = "custody.delegate_outside"
    found, aside, dispatched = (one for one in EVENTS if one.refs.get("asset") == "a2")
    late = docket([found, dispatched], START)
    assert only(late, rule).next_step == "overdue"
    met = only(docket([aside], dispatched.occurred_at, before=late), rule)
    assert (met.next_step, steps.timers(met)) == ("none", [])


def test_a_report_of_what_the_end_of_the_case_cut_off_in_time_is_withdrawn() -> None:
    rule = "documents.initial_batch"
    reported = run_down(docket([FILED]), rule)
    outcome = rules.apply(reported, fact(CaseClosed, 24, mode="x"), CALENDAR, START + timedelta(days=1))
    lapsed = only(outcome.docket, rule)
    assert (lapsed.state, steps.light(lapsed)) == ("lapsed", "green")
    assert (lapsed, f"撤回超期报告：{steps.summary(lapsed)}，实际并未超期") in outcome.log


PROMPTED = datetime.fromisoformat("2026-03-05T09:00:00+08:00")


@pytest.mark.parametrize(
    ("day", "kind", "due_date"),
    [("2026-03-07", DayKind.WORKDAY, "2026-03-07"), ("2026-03-09", DayKind.REST, "2026-03-10")],
    ids=["earlier", "later"],
)
def test_a_new_calendar_leaves_an_unanswered_prompt_on_its_way_to_the_next_level(
    day: str, kind: DayKind, due_date: str
) -> None:
    row = after(only(docket([FILED]), "documents.initial_batch"), PROMPTED)
    before = (row.next_step, row.next_at)
    assert before == ("escalate", PROMPTED + Settings().acknowledge_within)
    published = Calendar(1, {date.fromisoformat(day): kind})
    moved = datetime.fromisoformat("2026-03-06T09:00:00+08:00") if kind is DayKind.REST else PROMPTED
    row, _ = reckon_again(row, published, [FILED], max(moved, PROMPTED + timedelta(hours=1)))
    assert (row.due_date.isoformat(), row.next_step, row.next_at) == (due_date, *before)


def test_a_prompt_that_the_new_date_leaves_no_time_to_answer_is_followed_by_the_report() -> None:
    row = after(only(docket([FILED]), "documents.initial_batch"), PROMPTED)
    row = replace(row, next_at=datetime.fromisoformat("2026-03-08T09:00:00+08:00"))
    published = Calendar(1, {date(2026, 3, 7): DayKind.WORKDAY})
    row, _ = reckon_again(row, published, [FILED], PROMPTED)
    assert (row.next_step, row.next_at) == ("overdue", datetime.fromisoformat("2026-03-08T00:00:00+08:00"))


def test_a_year_that_is_published_makes_a_date_final_though_it_stays() -> None:
    filed = FILED.model_copy(update={"occurred_at": datetime.fromisoformat("2026-12-30T09:20:00+08:00")})
    row = only(docket([filed]), "documents.initial_batch")
    version, due_date = row.version, row.due_date
    published = Calendar(1, {date(2027, 2, 9): DayKind.REST}, frozenset({2027}))
    row, change = reckon_again(row, published, [filed], filed.occurred_at)
    assert (change, row.due_date) == (f"期限 {due_date} 不再是暂定", due_date)
    assert row.version > version  # the timer is named anew
    assert "暂定" not in steps.summary(row)


def test_a_prompt_moves_with_the_calendar_though_the_end_stays() -> None:
    """Ten days from 03-02 end on 03-12 whichever days are worked; the third last working day does not stay."""
    row = only(docket([FILED]), "documents.enforcement_notice")
    before = row.due_at, row.warn_at
    published = Calendar(1, {date(2026, 3, 10): DayKind.REST, date(2026, 3, 11): DayKind.REST})
    row, change = reckon_again(row, published, [FILED], START)
    assert change
    assert row.due_at == before[0]
    assert row.next_at == row.warn_at < before[1]


def test_a_duty_keeps_the_date_of_the_version_of_its_rule_that_it_began_under(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = only(docket([FILED]), "documents.initial_batch")
    old = DUTIES[row.rule_id]
    due_at = row.due_at
    monkeypatch.setitem(
        DUTIES, row.rule_id, replace(old, within=periods.workdays(2), version=old.version + 1)
    )
    row, change = reckon_again(row, Calendar(1), [FILED], START)
    assert row.due_at == due_at
    assert "请核对" in change
    assert DutyOut.of(row).rule_version == old.version


def test_a_limit_that_ran_under_the_older_version_ends_with_its_receipt() -> None:
    """A migration gave it the receipt that opened it for its occasion; what else lies on the account is nothing to it."""
    booked = fact(ReceiptBooked, 2, receipt="r1", payable="yes")
    kept = docket([FILED, booked], START)
    row = only(kept, "funds.disbursement")
    running = put(kept, replace(row, rule_version=1))
    other = docket([fact(ReceiptDisbursed, 3, receipt="r2")], START, before=running)
    assert only(other, row.rule_id).state == "open"
    ended = docket([fact(ReceiptDisbursed, 4, receipt="r1")], START, before=other)
    assert (only(ended, row.rule_id).state, only(ended, row.rule_id).rule_version) == ("met", 1)


def test_what_was_met_under_an_older_version_of_its_rule_stays_met(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the rule asks for another ending, neither a further opening nor the end of the case opens it again."""
    old = DUTIES["custody.notice_after_measure"]
    measure = {"asset": "a1", "measure": "m1", "document": "r1", "asset_kind": "bank_deposit"}
    taken = fact(MeasureTaken, 2, expires_at="2027-03-03T00:00:00+08:00", **measure)
    told = [FILED, taken, fact(RespondentsNotified, 3, document="d1")]
    kept = docket(told, START)
    assert only(kept, old.id).state == "met"
    new = replace(old, met_by=rulebook.on(CaseArchived), version=old.version + 1)
    monkeypatch.setitem(DUTIES, old.id, new)
    opened = [new if duty is old else duty for duty in rulebook._opened[MeasureTaken.kind]]
    monkeypatch.setitem(rulebook._opened, MeasureTaken.kind, opened)
    later = fact(MeasureTaken, 4, expires_at="2027-03-03T00:00:00+08:00", **measure | {"asset": "a2"})
    for next_one in (later, fact(CaseClosed, 50, mode="fully_enforced")):
        kept = docket([next_one], before=kept)
        row = next(owed for owed in kept.duties if owed.opened_by == taken.id and owed.rule_id == old.id)
        assert (row.state, row.next_step, row.overdue_at) == ("met", "none", None)


def test_a_fact_without_what_would_pair_it_opens_nothing_that_could_never_be_met() -> None:
    whole = fact(MeasureTaken, 2, asset="a1", measure="m1", asset_kind="bank_deposit")
    bare = whole.model_copy(
        update={"refs": {key: whole.refs[key] for key in whole.refs.keys() - {"document"}}}
    )
    opened = by_rule(docket([FILED, bare]))
    assert "custody.ruling_dispatched" not in opened
    assert "custody.notice_after_measure" in opened


def test_an_auction_told_before_the_end_of_the_case_and_after_it_leaves_the_same_term() -> None:
    published = fact(AnnouncementPublished, 60, asset="a1", listing="l1", round=1)
    end = fact(CaseClosed, 50, mode="fully_enforced")
    terms = [only(docket(order), "case.term") for order in ([FILED, published, end], [FILED, end, published])]
    assert [(row.state, row.due_at, row.suspended_by, row.next_step) for row in terms] == [
        ("met", datetime.fromisoformat("2026-09-03T00:00:00+08:00"), None, "none")
    ] * 2


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("custody.first_query", "2026-03-02T11:00:00+08:00"),
        ("custody.national_query", "2026-03-03T10:00:00+08:00"),
        ("quality.local_query", "2026-03-03T10:00:00+08:00"),
        ("filing.handover", "2026-03-06T00:00:00+08:00"),
        ("documents.initial_batch", "2026-03-10T00:00:00+08:00"),
        ("documents.enforcement_notice", "2026-03-13T00:00:00+08:00"),
        ("quality.enforcement_notice", "2026-03-17T00:00:00+08:00"),
        ("case.term", "2026-09-03T00:00:00+08:00"),
    ],
)
def test_filing_opens_the_duties_of_both_layers(rule: str, end: str) -> None:
    row = only(docket([FILED]), rule)
    assert row.due_at == datetime.fromisoformat(end)


def test_both_layers_run_when_the_law_is_the_earlier_one() -> None:
    """Received and filed on 2026-02-13: ten days of the law end before the regulation's five working days."""
    at = datetime.fromisoformat("2026-02-13T10:00:00+08:00")
    filed = FILED.model_copy(update={"occurred_at": at, "refs": {"application_received_at": at.isoformat()}})
    rows = {rule: owed.due_date.isoformat() for rule, owed in by_rule(docket([filed])).items()}
    assert rows["documents.enforcement_notice"] == "2026-02-24"
    assert rows["documents.initial_batch"] == "2026-02-27"


def test_a_duty_met_too_late_is_still_reported() -> None:
    late = fact(CaseAssigned, 24 * 5, officer="o")
    row = only(docket([FILED, late]), "filing.handover")
    assert (row.state, row.next_step) == ("met", "overdue")
    row = after(row, late.occurred_at)
    assert (steps.light(row), row.next_at) == ("red", None)


def test_an_unacknowledged_prompt_is_followed_by_the_next_level_then_the_report() -> None:
    row = only(docket([FILED]), "documents.initial_batch")
    assert row.next_at == datetime.fromisoformat("2026-03-05T09:00:00+08:00")
    taken = []
    while row.next_at is not None:
        taken.append(row.next_step)
        row = after(row, row.next_at)
    assert taken == ["warn", "escalate", "overdue"]


def ending(day: str, **told: str) -> Owed:
    """The end of a measure that was taken on 2026-03-02."""
    expires = datetime.fromisoformat(f"{day}T00:00:00+08:00") + timedelta(days=1)
    taken = fact(MeasureTaken, 2.1, asset="a1", measure="m1", expires_at=expires.isoformat(), **told)
    return only(docket([taken]), "custody.lapse")


def test_a_measure_comes_up_in_each_band_once_and_nothing_of_another_kind_does() -> None:
    row, entered = ending("2026-04-15"), []
    while row.early_at is not None:
        entered.append(f"{row.early_at:%m-%d %H:%M}")
        row = steps.forewarned(row, row.early_at, Settings())
    assert entered == ["03-16 08:30", "03-31 08:30", "04-05 08:30", "04-10 08:30"]
    assert all(
        owed.early_at is None for owed in docket([FILED]).duties if not DUTIES[owed.rule_id].comes_up_early
    )


def test_a_band_in_which_a_duty_begins_is_not_entered() -> None:
    assert f"{ending('2026-03-14').early_at:%m-%d}" == "03-04", "twelve days are left: the next is ten"
    assert ending("2026-03-06").early_at is None


def test_of_a_band_that_was_told_nothing_is_told_again_wherever_the_end_moves() -> None:
    row = ending("2026-04-15")
    told = steps.forewarned(row, datetime.fromisoformat("2026-03-31T08:30:00+08:00"), Settings())
    assert told.early_band == 15, "thirty days passed while nobody looked: one prompt is enough"
    further = replace(told, due_date=date(2026, 6, 1), due_at=told.due_at + timedelta(days=47))
    moved = steps.with_bands(further, Settings())
    assert f"{moved.early_at:%m-%d}" == "05-22", "not at thirty and fifteen days again"
    assert steps.with_bands(replace(moved, suspended_by="中止"), Settings()).early_at is None


def test_the_bands_are_timers_until_the_duty_has_ended() -> None:
    row = ending("2026-04-15")
    assert [timer.id for timer in steps.timers(row)] == [row.id, f"{row.id}/early"]
    assert f"{row.id}/early" not in [timer.id for timer in steps.timers(replace(row, state="met"))]


def test_every_summary_fits_a_timer() -> None:
    for duty in DUTIES.values():
        text = f"{duty.article} {duty.title} {duty.within.label} → 2026-03-10 10:00（暂定）（单位待确认）"
        assert len(text.encode()) <= 200, text


def test_a_case_that_passed_on_stays_with_the_new_officer_whatever_is_told_late() -> None:
    assigned = fact(CaseAssigned, 1, officer="first")
    passed_on = fact(CaseReassigned, 2, office="handling_officer", person="second", former="first")
    to_a_judge = fact(CaseReassigned, 3, office="judge", person="third", former="judge")
    for order in permutations((FILED, assigned, passed_on, to_a_judge)):
        assert docket(order).officer == "second"


def test_only_what_its_owner_was_prompted_of_and_can_still_do_is_prompted_anew() -> None:
    owned = only(docket([FILED], START), "quality.enforcement_notice")
    assert steps.prompted_again(owned, START) == owned  # its prompt is still to come
    for step in ("escalate", "overdue"):
        prompted = steps.plan(owned, step, owned.due_at)
        again = steps.prompted_again(prompted, owned.warn_at)
        assert (again.next_step, again.next_at, again.version) == (
            "warn",
            owned.warn_at,
            prompted.version + 1,
        )
        assert steps.prompted_again(prompted, owned.due_at) == prompted
    met = replace(steps.plan(owned, "overdue"), state="met")
    assert steps.prompted_again(met, START) == met

"""What each ground of suspension stops: every duty of the rulebook beside every ground, from a table written from the law.

The term of the case stops on each ground of 案件审理期限规定第九条, and with it nothing: that article speaks of 审理、执行期限, and
民事诉讼法第八十六条、民诉法解释第四百八十五条 know no stop of a party's period or of a seizure. Of two grounds the law names the
period itself: a hold of the money (法发〔2017〕6号第十条), a suspended auction (网络司法拍卖规定第二十八条).
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import chain
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.intake.docket.owed import Owed
from shared.contracts.auction.facts import (
    AnnouncementPublished,
    AuctionSuspended,
    RoundFailed,
    SuspensionEnded,
)
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.funds.facts import DisbursementHeld, DisbursementResumed
from shared.contracts.intake.facts import CaseFiled, StayBegun, StayEnded, StayGround
from shared.law.rulebook import DUTIES, Duty
from shared.values.zone import COURT_ZONE
from tests.dockets import CALENDAR, docket
from tests.facts import sample
from tests.shared.law.rulebook.table import Event

STAY_GROUNDS: tuple[str, ...] = get_args(StayGround)
_DAY = timedelta(days=1)
OPENED = datetime(2026, 3, 3, 9, tzinfo=COURT_ZONE)

_TEAMS = ("intake", "documents", "custody", "commission", "auction", "funds")

THE_TERM = ("case.term",)
"""执行工作规定第六十三条, 案件审理期限规定第五条、第九条."""

SEIZURES = (
    *("custody.renewal", "custody.lapse", "commission.renewal", "commission.lapse"),
    *("preservation.suit", "preservation.applied_for"),
)
"""民诉法解释第四百八十五条: the term of a seizure runs to its day, and so does what a preservation ends by."""

OF_PARTIES = (
    *("auction.deposit", "auction.balance", "auction.late_balance", "auction.difference"),
    *("settlement.followed", "substitution.enforcement", "bankruptcy.chase"),
    *("petition.lifted", "petition.lifted_later", "guarantee.period_over", "guarantee.enforced"),
    *("coercion.detention", "coercion.listing_term", "coercion.questioning_8h", "coercion.questioning_24h"),
    *("coercion.detention_shortened", "coercion.revoked_detention", "coercion.family_told"),
    *("commission.answer", "commission.answer_urgent"),
)
"""A period of a party, a buyer, a guarantor, another court, or of the liberty of a person: no stay of ours touches it."""

MONEY_TOLD = (
    *("funds.account_opened", "funds.account_told", "funds.assisting_party_told", "funds.deposit_kept"),
    *("funds.anomaly_reported", "funds.anomaly_decided", "funds.cash_paid_in", "funds.claim"),
    *("funds.receipts_told", "funds.receipts_told_statutory", "funds.hold_ended"),
    "funds.disbursement_statutory",  # after a hold is over, reckoned without it
)
"""What is told and reported of money: it is there whether or not enforcement goes on."""

MONEY_PAID = (
    *("funds.disbursement", "funds.disbursement_of_price", "funds.disbursement_after_return"),
    *("funds.disbursement_of_receipt_statutory", "funds.disbursement_of_price_statutory"),
    *("funds.disbursement_after_return_statutory", "funds.disbursement_after_hold"),
)
"""Ours to pay out, at the latest on the day: only a hold that is granted takes time out."""

ROUNDS = ("auction.next_round_statutory",)
"""A round cannot be held while the auction is suspended."""

WORK = (
    *("filing.decision", "filing.decision_supplied", "filing.supplement_lapsed", "filing.refusal_service"),
    *("filing.handover", "preservation.filed", "preservation.begun", "preservation.begun_at_once"),
    *("preservation.owner_told", "preservation.applicant_told", "preservation.released"),
    *("preservation.thing_released", "preservation.sum_released"),
    *("documents.initial_batch", "documents.e_dossier", "documents.service_failure"),
    *("documents.drafts_handover", "documents.draft_handover", "documents.enforcement_notice"),
    *("documents.property_report_order", "documents.agency_notice"),
    *("custody.first_query", "custody.national_query", "custody.feedback_handled", "custody.freeze_online"),
    *("custody.delegate_outside", "custody.offline", "custody.asset_list", "custody.feedback_filed"),
    *("custody.ruling_dispatched", "custody.notice_after_measure", "custody.commissioned_price_start"),
    *("custody.reference_price_start", "commission.dispatch", "commission.supplement"),
    *("commission.tell_team", "commission.papers_handover"),
    *("auction.price_start_once_first", "auction.priced_anew", "auction.ruling_served"),
    *("auction.papers_transfer", "auction.platform_reports", "auction.price_report_served"),
    *("auction.price_papers", "auction.price_papers_told", "auction.start_realisation"),
    *("auction.announcement_draft", "auction.prepublication_notice", "auction.announcement_served"),
    *("auction.announcement_papers", "auction.next_round", "auction.sell_off", "auction.sell_off_statutory"),
    *("auction.relisted_after_default", "auction.relisted_after_call_off", "auction.unsold_decided"),
    *("auction.unsold_released", "auction.rest_stopped", "auction.paid_stopped", "auction.unheld_decided"),
    *("auction.stop_announced", "auction.stop_told", "auction.deferral_over", "auction.stay_looked_at_again"),
    *("auction.suspension_cause_gone", "auction.confirmation", "auction.full_payment_told"),
    *("auction.sale_ruling", "auction.sale_ruling_served", "auction.sale_ruling_parties"),
    *("auction.sale_ruling_papers", "auction.delivery", "auction.delivery_statutory"),
    *("auction.closing_papers", "petition.admission", "petition.objection", "petition.third_party"),
    *("petition.recusal", "petition.recusal_review", "petition.party_change", "petition.audit"),
    *("petition.bounty", "petition.listing", "petition.listing_correction", "petition.lawyer_order"),
    *("petition.interference", "petition.interference_removed", "petition.excuse", "petition.above_ruled"),
    *("petition.above_ruled_on_change", "petition.admission_told", "petition.sale_stopped"),
    *("petition.limitation_granted", "petition.jurisdiction_granted", "petition.ending_revoked"),
    *("petition.sent_up", "petition.recused_replaced", "petition.above_ruled_on_sanction"),
    *("petition.above_ruled_on_exit_ban", "petition.consumption_exemption", "petition.travel_exemption"),
    *("petition.exemption_over", "petition.released"),
    *("quality.enforcement_notice", "quality.local_query", "quality.daily_inspection", "quality.bulletin"),
    *("quality.closing_review", "quality.archive", "quality.dossier_draw", "quality.dossier_round"),
    *("quality.dossier_fault", "quality.dossier_recheck"),
    *("quality.instruction_refused_to_judge", "quality.instruction_refused_to_handling_officer"),
    *("settlement.confirmation", "settlement.act_confirmation"),
    *("bankruptcy.decision", "bankruptcy.sending", "bankruptcy.answer", "bankruptcy.hand_over"),
    *("bankruptcy.termination", "substitution.decision", "substitution.order", "substitution.confirmation"),
    *("guarantee.decision", "report.check", "report.sanction"),
    *("coercion.approval_president", "coercion.approval_judge", "coercion.carrying_out"),
    *("coercion.listing_deleted", "coercion.listing_corrected", "coercion.consumption_lifted"),
    *(
        "coercion.audit_outcome",
        "coercion.lawyer_order_outcome",
        "coercion.eviction",
        "coercion.revoked_fine",
    ),
    *("coercion.exit_ban_lifted", "conclusion.clues_ordinary", "conclusion.clues_urgent"),
    *("clue.ordinary", "clue.urgent", "conclusion.approval", "conclusion.query_told"),
    *(f"conclusion.query_{n}" for n in range(1, 11)),
    *("library.correction", "library.answer", "library.shield"),
    *(f"{team}.instruction_{what}" for team in _TEAMS for what in ("answered", "fed_back")),
)
"""One step of the court's own work: its days are no 执行期限, and no article takes a day out of them."""

TABLE: dict[str, tuple[str, ...]] = dict(
    chain(
        ((rule, (*STAY_GROUNDS, "auction")) for rule in THE_TERM),
        ((rule, ("auction_suspended",)) for rule in ROUNDS),
        ((rule, ("money_held",)) for rule in MONEY_PAID),
        ((rule, ()) for rule in chain(SEIZURES, OF_PARTIES, MONEY_TOLD, WORK)),
    )
)
"""Duty → the grounds that stop it."""


def test_every_duty_stands_in_the_table_once() -> None:
    named = Counter(chain(THE_TERM, ROUNDS, MONEY_PAID, SEIZURES, OF_PARTIES, MONEY_TOLD, WORK))
    assert [rule for rule, times in named.items() if times > 1] == []
    assert sorted(named) == sorted(DUTIES)


def spans(begins: datetime, ends: datetime) -> dict[str, tuple[Fact, Fact]]:
    """Ground → the facts that begin and end it."""
    stays = {
        ground: (told(StayBegun, begins, stay="s1", ground=ground), told(StayEnded, ends, stay="s1"))
        for ground in STAY_GROUNDS
    }
    return stays | {
        "auction": (
            told(AnnouncementPublished, begins, listing="l1"),
            told(RoundFailed, ends, listing="l1"),
        ),
        "auction_suspended": (
            told(AuctionSuspended, begins, listing="l1", way="stay"),
            told(SuspensionEnded, ends, listing="l1", result="resumed"),
        ),
        "money_held": (
            told(DisbursementHeld, begins, hold="h1", until="2026-12-31T00:00:00+08:00"),
            told(DisbursementResumed, ends, hold="h1"),
        ),
    }


def told(kind: type[Refs], instant: datetime, **refs: Ref | None) -> Fact:
    """None: a fact of before there was the ref."""
    values = sample(kind, **{name: value for name, value in refs.items() if value is not None}).values()
    kept = {name: value for name, value in values.items() if refs.get(name, value) is not None}
    return Event(kind, kept, "s").at(instant)


def opening(duty: Duty) -> Fact:
    """What opens it, at OPENED; where its period is counted from another day, or to one, that is ninety days on."""
    refs = {
        name: wanted[0] if isinstance(wanted, tuple) else wanted
        for name, wanted in duty.opens_on.refs.items()
    }
    if duty.match:
        refs.setdefault(duty.match, "m1")
    if duty.counted_from:
        refs[duty.counted_from] = (OPENED + 90 * _DAY).isoformat()
    return told(duty.opens_on.kind, OPENED, **refs)


def row(duty: Duty, first: Fact, *more: Fact) -> Owed:
    """The duty as `first` opened it."""
    (found,) = [
        owed
        for owed in docket([first, *more]).duties
        if owed.rule_id == duty.id and owed.opened_by == first.id
    ]
    return found


@pytest.mark.parametrize("rule", sorted(DUTIES))
def test_each_duty_stops_on_the_grounds_of_its_law_and_on_no_other(rule: str) -> None:
    duty = DUTIES[rule]
    stopping = {ground for ground, (begun, _) in spans(OPENED, OPENED).items() if duty.suspensions([begun])}
    assert stopping == set(TABLE[rule])


@pytest.mark.parametrize("rule", sorted(DUTIES))
def test_in_the_docket_a_stay_moves_the_term_and_nothing_else(rule: str) -> None:
    """Stayed on all grounds at once: what runs on has the same end, while they last and when they are over."""
    duty = DUTIES[rule]
    first = opening(duty)
    free = row(duty, first)
    begun, ended = zip(*(spans(OPENED, OPENED + 20 * _DAY)[ground] for ground in STAY_GROUNDS), strict=True)
    during, after = row(duty, first, *begun), row(duty, first, *begun, *ended)
    if rule in THE_TERM:
        assert during.suspended_by
        assert after.due_at > free.due_at
    else:
        assert (during.suspended_by, after.suspended_by) == (None, None)
        assert during.due_at == after.due_at == free.due_at


@given(
    st.sampled_from(STAY_GROUNDS),
    st.integers(1, 120),
    st.integers(1, 90),
    st.dates(date(2026, 1, 5), date(2026, 3, 1)),
)
def test_n_days_of_a_stay_move_the_term_by_n_days(ground: str, after: int, n: int, filed_on: date) -> None:
    """The last day of six months, n days on; a rest day moves it to the next working day, as without the stay."""
    filed = datetime.combine(filed_on, datetime.min.time(), COURT_ZONE) + timedelta(hours=9)
    begins = filed.replace(hour=0) + after * _DAY
    first = told(CaseFiled, filed, application_received_at=filed.isoformat())
    begun, ended = spans(begins, begins + n * _DAY)[ground]
    nominal = filed_on.replace(month=filed_on.month + 6)
    found = row(DUTIES["case.term"], first, begun, ended)
    assume(not found.provisional)
    wanted = nominal + n * _DAY
    while CALENDAR.is_holiday(wanted):
        wanted += _DAY
    assert found.due_date == wanted

"""What papers a dossier must hold follows from what was done, and no paper stands for two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from services.documents.dossier.expected import Done, Held, Kept, expected, present
from shared.contracts.auction.records import DisposalRecord, ListingRecord, SettlementRecord, StopRecord
from shared.contracts.commission.records import CommissionRecord
from shared.contracts.custody.records import MeasureRecord
from shared.contracts.funds.records import PayoutRecord
from shared.contracts.intake.preservation import PreservationStage, SecurityForm
from shared.contracts.intake.records import (
    CaseRecord,
    PartyRecord,
    PreservationNoticeRecord,
    PreservationRecord,
)
from shared.values.identity import PartyKind
from tests.harness import CLOCK_START


def party(role: Any, name: str) -> PartyRecord:
    blank = dict.fromkeys(("mobile", "household_address", "residence_address", "registered_address"), "")
    return PartyRecord(
        id=name,
        role=role,
        kind=PartyKind.NATURAL,
        name=name,
        identity="-",
        payee_bank="",
        payee_account="",
        **blank,
    )


CASE = CaseRecord(
    case_number="（2026）豫1502执1号",
    filed_at=CLOCK_START,
    application_received_at=CLOCK_START,
    state="open",
    officer=None,
    judge=None,
    instrument_number="-",
    instrument_court="-",
    performance_due_on=date(2025, 12, 1),
    principal=Decimal(1),
    interest=Decimal(0),
    parties=[party("applicant", "甲"), party("respondent", "乙"), party("respondent", "丙")],
)
FILED = Done(CASE, {"flat": "权证1号", "deposit": "6212", "car": "豫S1"}, {"flat", "car"})
FILING = [
    "application",
    "instrument",
    "acceptance_notice/甲",
    "enforcement_notice/乙",
    "property_report_order/乙",
    "enforcement_notice/丙",
    "property_report_order/丙",
]


def measure(**changes: Any) -> MeasureRecord:
    taken = {"id": "m", "asset_id": "flat", "kind": "seal", "ruling_document": "r1", "lift_decided_at": None}
    return MeasureRecord(**{"state": "in_force", **taken, **changes})


def listing(id: str, published_at: datetime | None = CLOCK_START, **changes: Any) -> ListingRecord:
    return ListingRecord(**{"id": id, "price": None, "published_at": published_at, **changes})


def commission(**changes: Any) -> CommissionRecord:
    sent = {"id": "c", "state": "dispatched", "in_force": False, "letter_document": "l"}
    return CommissionRecord(**{**sent, **changes})


def disposal(*listings: ListingRecord, **changes: Any) -> DisposalRecord:
    begun = {"asset_id": "flat", "ruling_document": "r2", "settlement": None}
    return DisposalRecord(listings=listings, **{**begun, **changes})


def payout(id: str, state: Any) -> PayoutRecord:
    return PayoutRecord(id=id, purpose="fee", amount=Decimal(5), state=state)


PRESERVATION = PreservationRecord(
    stage=PreservationStage.SUIT,
    trial_number="-",
    ruled_at=CLOCK_START,
    urgent=False,
    limit=Decimal(1),
    months=None,
    ruling="f",
    security_form=SecurityForm.NONE,
    security=Decimal(0),
    told=[PreservationNoticeRecord(party="甲", told_at=CLOCK_START, receipt="r")],
)


def test_a_preservation_rests_on_the_ruling_that_was_handed_over() -> None:
    """财产保全规定2, 18: no application for enforcement, no notice, no ruling and no closing notice of this case."""
    case = CASE.model_copy(
        update={"state": "closed", "closing_mode": "preserved", "preservation": PRESERVATION}
    )
    kept = [measure(preserved_by="-", lift_ruling_document="f2", state="lifted")]
    papers = expected(replace(FILED, case=case, measures=kept))
    assert [one.id for one in papers] == [
        "preservation_ruling",
        "told/r",
        *(f"measure/m/{paper}" for paper in ("notice", "receipt", "lifting", "release")),
    ]
    lifting = next(one for one in papers if one.id == "measure/m/lifting")
    assert lifting.stands == (("preservation_lifting", ""),)
    carried = expected(replace(FILED, measures=[measure(preserved_by="-")]))
    assert "measure/m/ruling" not in [one.id for one in carried], "财产保全规定17: no ruling is made anew"


SOLD = SettlementRecord(listing_id="2", receipts=[], ruling_served_at=None, ruling_document="r3")
COURSE: list[tuple[Done, list[str]]] = [
    (FILED, []),
    (
        replace(FILED, measures=[measure()]),
        ["measure/m/ruling", "measure/m/notice", "measure/m/receipt"],
    ),
    (
        replace(FILED, measures=[measure(lift_ruling_document="r9", state="lifted")]),
        [f"measure/m/{paper}" for paper in ("ruling", "notice", "receipt", "lifting", "release")],
    ),
    (  # what the court has taken into its own hands is asked of no register
        replace(FILED, measures=[measure(kind="seize", lift_ruling_document="r9")]),
        [f"measure/m/{paper}" for paper in ("ruling", "receipt", "lifting")],
    ),
    (replace(FILED, measures=[measure(commission="c")]), []),
    (replace(FILED, commissions=[commission(state="instructed", letter_document=None)]), []),
    (replace(FILED, commissions=[commission(state="withdrawn", letter_document=None)]), []),
    (replace(FILED, commissions=[commission()]), ["commission/c/letter"]),
    (
        replace(FILED, commissions=[commission(state="told", answered_at=CLOCK_START)]),
        ["commission/c/letter", "commission/c/answer"],
    ),
    (replace(FILED, disposals=[disposal(listing("1", None))]), ["disposal/flat/ruling"]),
    (
        replace(
            FILED,
            disposals=[disposal(listing("1"), listing("2", confirmation_number="n"), settlement=SOLD)],
        ),
        [
            *(f"disposal/flat/{paper}" for paper in ("ruling", "survey", "price")),
            *(f"listing/1/{paper}" for paper in ("announcement", "notice")),
            *(f"listing/2/{paper}" for paper in ("announcement", "notice", "confirmation")),
            "disposal/flat/sale",
        ],
    ),
    (replace(FILED, payouts=[payout("p", "approving"), payout("q", "refused")]), []),
    (replace(FILED, payouts=[payout("p", "paid"), payout("q", "paid")]), ["plan", "payout/p", "payout/q"]),
    (replace(FILED, case=CASE.model_copy(update={"state": "closed"})), ["closing_notice"]),
    (
        replace(FILED, case=CASE.model_copy(update={"state": "closed", "closing_mode": "terminated"})),
        ["termination_ruling"],
    ),
    *(
        (replace(FILED, case=CASE.model_copy(update={"state": "closed", "closing_mode": mode})), [ruling])
        for mode, ruling in (
            ("cancelled", "cancellation_ruling"),
            ("non_enforcement", "non_enforcement_ruling"),
            ("dismissed", "dismissal_ruling"),
        )
    ),
]


@pytest.mark.parametrize(("done", "ids"), COURSE)
def test_what_was_done_says_which_papers_there_must_be(done: Done, ids: list[str]) -> None:
    papers = expected(done)
    assert [one.id for one in papers] == [*FILING, *ids]
    assert all(one.article and one.title for one in papers)


def test_the_ruling_on_what_was_taken_in_payment_is_called_so() -> None:
    for state, title in (("sold", "拍卖成交裁定书（权证1号）"), ("taken", "以物抵债裁定书（权证1号）")):
        done = replace(FILED, disposals=[disposal(listing("2", state=state), settlement=SOLD)])
        assert [one.title for one in expected(done) if one.id == "disposal/flat/sale"] == [title]


@pytest.mark.parametrize("state", ["sold", "taken"])
def test_title_of_a_registered_thing_passes_on_a_notice_to_its_register(state: str) -> None:
    """民事诉讼法第二百六十二条: once the ruling is served, who keeps the register is asked to enter the new owner."""
    served = SOLD.model_copy(update={"ruling_served_at": CLOCK_START})
    done = replace(FILED, disposals=[disposal(listing("2", state=state), settlement=served)])
    wanted = {one.id: one for one in expected(done)}
    assert wanted["disposal/flat/transfer"].article == "民事诉讼法第二百六十二条"
    assert "disposal/flat/transfer" not in found(done, ("transfer_notice", "豫S1"), documents={"r3"})
    assert "disposal/flat/transfer" in found(done, ("transfer_notice", "权证1号"))
    unserved = replace(FILED, disposals=[disposal(listing("2", state=state), settlement=SOLD)])
    gold = replace(done, registered=set())  # what no register has is handed over
    for other in (unserved, gold):
        assert "disposal/flat/transfer" not in {one.id for one in expected(other)}


def test_a_default_a_late_price_and_a_stop_each_rest_on_a_document_of_the_dossier() -> None:
    late = listing("1", default_document="r5", late_document="r6", annul_document="r8")
    stops = [StopRecord(id="s", way="defer", decision_document="r7"), StopRecord(id="t", way="stay")]
    done = replace(FILED, disposals=[disposal(late, stops=stops)])
    papers = {one.document: one.id for one in expected(done) if one.document in ("r5", "r6", "r7", "r8")}
    assert papers == {
        "r5": "listing/1/default",
        "r6": "listing/1/late",
        "r7": "stop/s/decision",
        "r8": "listing/1/annulment",
    }
    assert "stop/t/decision" not in [one.id for one in expected(done)], "of before decisions were documents"


def found(done: Done, *kinds: Kept, documents: Collection[str] = ()) -> set[str]:
    """What is there beyond the papers of the filing."""
    return present(expected(done), Held(documents, Counter(kinds))) - set(FILING)


def test_a_ruling_is_there_by_its_own_document_and_for_all_that_it_seized() -> None:
    done = replace(FILED, measures=[measure(), measure(id="n", asset_id="deposit", kind="freeze")])
    assert found(done, documents={"r1"}) == {"measure/m/ruling", "measure/n/ruling"}
    assert found(done, ("freezing_ruling", ""), ("freezing_ruling", "权证1号"), documents={"r2"}) == set()


def test_a_notice_is_there_for_the_thing_that_it_names() -> None:
    done = replace(FILED, measures=[measure(), measure(id="n", asset_id="deposit", kind="freeze")])
    assert found(done, ("assistance_notice", "6212")) == {"measure/n/notice"}
    assert found(done, ("assistance_notice", "")) == set()
    assert found(done, ("release_notice", "6212")) == set()


def test_one_paper_does_not_stand_for_two() -> None:
    done = replace(FILED, measures=[measure(), measure(id="n")])
    assert found(done, ("seizure_return", "")) == {"measure/m/receipt"}
    assert found(done, *[("seizure_return", "")] * 2) == {"measure/m/receipt", "measure/n/receipt"}
    twice = replace(FILED, disposals=[disposal(listing("1"), listing("2"))])
    both = found(twice, ("announcement", ""), ("auction_announcement", "权证1号"))
    assert both == {"listing/1/announcement", "listing/2/announcement"}
    assert found(twice, ("auction_announcement", "权证1号")) == {"listing/1/announcement"}
    forms = replace(FILED, payouts=[payout("p", "paid"), payout("q", "paid")])
    assert found(forms, ("payout_form", "")) == {"payout/p"}


def test_a_first_document_is_there_for_the_party_that_it_was_made_for() -> None:
    there = present(expected(FILED), Held((), Counter([("enforcement_notice", "丙")])))
    assert there == {"enforcement_notice/丙"}


def test_what_was_not_made_yet_is_missing_though_no_document_is_named() -> None:
    """A disposal or a commission of which the record names no document has none."""
    done = replace(
        FILED, commissions=[commission(letter_document=None)], disposals=[disposal(ruling_document=None)]
    )
    assert {"commission/c/letter", "disposal/flat/ruling"} <= {one.id for one in expected(done)}
    assert found(done, documents={"r2", "l"}) == set()

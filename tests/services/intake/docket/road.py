"""The facts of a case that the docket's tests tell, in the order of events."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.contracts.auction.facts import (
    AnnouncementPublished,
    BalancePaid,
    BuyerDefaulted,
    DisposalDecided,
    DisposalRulingServed,
    DisposalWithdrawn,
    InquiryOrdered,
    RoundFailed,
    RoundSold,
)
from shared.contracts.commission.facts import CommissionDispatched
from shared.contracts.custody.facts import (
    AssetSetAside,
    FreezeDecided,
    MeasureLifted,
    MeasureTaken,
    OutsideAssetFound,
    QueryStarted,
)
from shared.contracts.documents.facts import DocumentDispatched, InitialBatchDispatched
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.funds.facts import AccountOpened, CaseFundsCleared, ReceiptBooked
from shared.contracts.intake.facts import CaseAssigned, CaseClosed, CaseFiled
from shared.platform.db import derived_id
from tests.facts import sample

START = datetime.fromisoformat("2026-03-02T09:20:00+08:00")


def fact(kind: type[Refs], hours: float, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.kind, hours),
        kind=kind.kind,
        docket="case/x",
        subject_id="s",
        occurred_at=START + timedelta(hours=hours),
        actor="a",
        refs=sample(kind, **refs).values(),
    )


FILED = fact(CaseFiled, 0, application_received_at=START.isoformat())
ROAD = (
    FILED,
    fact(QueryStarted, 0.1, channel="national", occasion="filing"),
    fact(CaseAssigned, 1, officer="o"),
    fact(AccountOpened, 1.1),
    fact(FreezeDecided, 2, asset="a1"),
    fact(
        MeasureTaken,
        2.1,
        asset="a1",
        measure="m1",
        asset_kind="bank_deposit",
        expires_at="2027-03-03T00:00:00+08:00",
    ),
)


EVENTS = (
    *ROAD,
    fact(DocumentDispatched, 3, document="d1", document_kind="enforcement_notice"),
    fact(ReceiptBooked, 4, payable="yes"),
    fact(ReceiptBooked, 5, payable="yes"),
    fact(CaseFundsCleared, 6),
    fact(ReceiptBooked, 7, payable="yes"),
    fact(CaseFundsCleared, 24 * 20),
    fact(OutsideAssetFound, 8, asset="a2"),
    fact(AssetSetAside, 24 * 2, asset="a2", way="not_worth"),
    fact(
        CommissionDispatched,
        24 * 9,
        asset="a2",
        commission="c",
        urgent="no",
        term_ends_at="2026-04-01T00:00:00+08:00",
    ),
    fact(AnnouncementPublished, 24 * 10, asset="a3", listing="l", round=1),
    fact(RoundFailed, 24 * 40, asset="a3", listing="l"),
    fact(FreezeDecided, 24 * 41, asset="a1"),
    fact(CaseClosed, 24 * 200, mode="x"),
    fact(InitialBatchDispatched, 24 * 199),
    fact(InitialBatchDispatched, 24 * 201),
)
SALE = {"asset": "a3", "listing": "l", "balance_due_at": "2026-05-15T00:00:00+08:00"}
AGAIN = (
    fact(RoundSold, 24 * 44, sale="s1", **SALE),
    fact(BuyerDefaulted, 24 * 60, asset="a3", sale="s1"),
    fact(RoundSold, 24 * 80, sale="s2", **SALE),
    fact(BalancePaid, 24 * 90, asset="a3", sale="s2"),
    fact(DisposalDecided, 24 * 9, asset="a3"),
    fact(DisposalRulingServed, 24 * 10, asset="a3"),
    fact(DisposalWithdrawn, 24 * 12, asset="a3"),
    fact(DisposalDecided, 24 * 14, asset="a3"),
    fact(DisposalRulingServed, 24 * 15, asset="a3"),
    fact(MeasureTaken, 24 * 3, asset="a3", measure="m3", document="r", asset_kind="vehicle"),
    fact(DocumentDispatched, 24 * 4, document="r", document_kind="freezing_ruling"),
    fact(InquiryOrdered, 24 * 5, asset="a3", method="online"),
    fact(MeasureTaken, 24 * 6, asset="a3", measure="m4", document="r", asset_kind="vehicle"),
    fact(MeasureLifted, 24 * 7, asset="a3", measure="m4"),
    fact(MeasureTaken, 24 * 8, asset="a3", measure="m5", document="r", asset_kind="vehicle"),
    fact(CaseFundsCleared, 24 * 21),
)
"""What opens and ends duties about the same things once more."""
READ = {
    "opened_by",
    "opened_at",
    "counted_from",
    "due_at",
    "warn_at",
    "steps",
    "suspended_by",
    "state",
    "met_by",
    "met_at",
    "next_step",
    "next_at",
}

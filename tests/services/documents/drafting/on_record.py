"""What a case has on record, for documents to be compared with."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from services.documents.drafting.operative import operative
from services.documents.drafting.record import Notice, Record, Ruling
from shared.contracts.auction.records import DisposalRecord, ListingRecord, SettlementRecord
from shared.contracts.custody.records import AssetRecord, MeasureRecord
from shared.contracts.funds.records import PayoutRecord
from shared.contracts.intake.records import CaseRecord, PartyRecord
from shared.values.identity import PartyKind
from tests.services.documents.samples import CASE, CASE_ACCOUNT, SAMPLES

DEPOSIT, FLAT = (row["identifier"] for row in SAMPLES["freezing_ruling"]["assets"])
SEIZED = Ruling("seized", CASE, operative(SAMPLES["freezing_ruling"]))
FREED = Ruling("freed", f"{CASE}之一", operative(SAMPLES["lifting_ruling"]))


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T23:30:00+08:00")


def asset(id: str, identifier: str) -> AssetRecord:
    return AssetRecord(
        id=id,
        case_number=CASE,
        kind="real_estate",
        respondent_id="sun",
        identifier=identifier,
        place_code="411502",
        outside=False,
        description="-",
        controlled=True,
        decision=None,
        measure=None,
    )


def respondent(id: str, name: str) -> PartyRecord:
    return PartyRecord(
        id=id,
        role="respondent",
        kind=PartyKind.NATURAL,
        name=name,
        identity="-",
        mobile="",
        household_address="",
        residence_address="",
        registered_address="",
        payee_bank="",
        payee_account="",
    )


def measure(asset_id: str, **changes: Any) -> MeasureRecord:
    booked = {
        "state": "in_force",
        "asset_id": asset_id,
        "measure_no": f"no-{asset_id}",
        "ruling_document": "seized",
        "lift_decided_at": None,
        "effective_at": at("2026-03-05"),
        "expires_on": date(2027, 3, 1),
    }
    return MeasureRecord(**{**booked, **changes})


SOLD = DisposalRecord(
    asset_id="flat",
    listings=[
        ListingRecord(id="1", price=None, ended_at=at("2026-04-20")),
        ListingRecord(id="2", price=Decimal("834000.00"), ended_at=at("2026-05-21")),
    ],
    settlement=SettlementRecord(
        listing_id="2", receipts=[], ruling_served_at=None, balance_paid_at=at("2026-06-03")
    ),
)
CAR = "豫S8K256"
FALLEN = [
    {"right": "查封", "holder": "本院（本案）", "number": CASE},
    {"right": "抵押权", "holder": "中国建设银行信阳分行", "number": "豫（2020）信阳市不动产证明第0004321号"},
]
DEBT = Ruling(
    "debt", f"{CASE}之三", operative(SAMPLES["debt_ruling"] | {"identifier": CAR, "cleared": FALLEN})
)
TAKEN = DisposalRecord(
    asset_id="car",
    listings=[
        ListingRecord(
            id="3",
            state="taken",
            round=2,
            price=Decimal("648000.00"),
            credited=Decimal("500000.00"),
            debt_ruling=True,
            ended_at=at("2026-05-22"),
        )
    ],
    settlement=SettlementRecord(
        listing_id="3",
        receipts=[],
        ruling_document="debt",
        ruling_served_at=at("2026-06-10"),
        balance_paid_at=at("2026-06-08"),
    ),
)
SHOP = "豫（2021）信阳市不动产权第0054321号"
UNPAID = DisposalRecord(
    asset_id="shop",
    listings=[
        ListingRecord(id="4", state="defaulted", price=Decimal(1)),
        ListingRecord(
            id="5",
            state="sold",
            round=1,
            price=Decimal(812_000),
            deposit=Decimal(81_200),
            confirmation_number="CJ-5",
            ended_at=at("2026-05-24"),
            balance_due_at=datetime.fromisoformat("2026-06-14T00:00:00+08:00"),
        ),
    ],
    settlement=None,
)
RECORD = Record(
    case=CaseRecord(
        case_number=CASE,
        filed_at=at("2026-02-05"),
        application_received_at=at("2026-02-04"),
        state="open",
        officer=None,
        judge=None,
        instrument_number="-",
        instrument_court="-",
        performance_due_on=date(2025, 12, 1),
        principal=Decimal(90_000),
        interest=Decimal(0),
        parties=[respondent("zhou", "周海"), respondent("sun", "孙立业")],
    ),
    debt=Decimal("100000.00"),
    assets=[asset("deposit", DEPOSIT), asset("flat", FLAT), asset("car", CAR), asset("shop", SHOP)],
    measures=[measure("deposit"), measure("flat"), measure("car")],
    disposals=[SOLD, TAKEN, UNPAID],
    payouts=[
        PayoutRecord(purpose="judgment_debt", amount=Decimal("700.10"), state="paid"),
        PayoutRecord(purpose="fee", amount=Decimal("20.00"), state="paid"),
        PayoutRecord(purpose="judgment_debt", amount=Decimal("5.00"), state="ordered"),
    ],
    rulings=[SEIZED, FREED, DEBT],
    notices=[
        Notice(f"{CASE}执行裁定书", [FLAT], "of the flat"),
        Notice(f"{CASE}执行裁定书", [DEPOSIT], f"{CASE}协助执行通知书（2026年3月4日）"),
    ],
    account=CASE_ACCOUNT,
)

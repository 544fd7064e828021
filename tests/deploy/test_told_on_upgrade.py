"""What a court had answered, paid and filed before its upgrade, and nobody told, is told by the upgrade itself."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.pricing.models import Inquiry
from services.auction.settlement.models import Settlement
from services.commission.outbound.models import Commission
from services.documents.dossier.models import HandOver
from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import FLAT, file_case

UPGRADES = (
    "services.commission.migrations.commission_0008_told_by_receipt",
    "services.auction.migrations.auction_0008_told_by_receipt",
    "services.documents.migrations.documents_0011_papers_told_of",
)


async def test_the_officer_hears_of_all_that_was_left(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    case = await file_case(court, 1, FLAT, principal="2000000")
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01"}
    await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", assignment, If_Match="1")
    asset, listing, inquiry = new_id(), new_id(), new_id()
    answered = record(
        Commission,
        case_number=case,
        asset_id=asset,
        letter_document="letter",
        letter_sha256="1" * 64,
        issued_at=CLOCK_START,
        issued_by="weituo01",
        receipt_no="1",
        sent_at=CLOCK_START,
        message_id=new_id(),
        result="returned",
        answered_at=CLOCK_START,
        instructed_by="chengban01",
    )
    await put(court, record(Disposal, asset_id=asset, case_number=case, state="told"), answered)
    sold = record(
        Listing,
        id=listing,
        asset_id=asset,
        case_number=case,
        state="sold",
        price=Decimal(1),
        buyer_ref="buyer",
        confirmation_number="1",
    )
    await put(court, sold)
    await put(
        court,
        record(Settlement, asset_id=asset, listing_id=listing, sale=listing),
        record(Inquiry, id=inquiry, asset_id=asset, state="priced"),
        record(
            HandOver,
            case_number=case,
            bundle="price",
            asset=asset,
            handed_by="wangpai01",
            received_by="juanzong01",
            received_at=CLOCK_START,
        ),
    )
    statements: list[str] = []
    for name in UPGRADES:
        upgrade = import_module(name)
        monkeypatch.setattr(upgrade.op, "execute", statements.append)
        upgrade.upgrade()
    for statement in statements:
        await court.sql(statement)
    await court.advance()
    (disposal,) = await court.sql("SELECT state FROM auction.disposal WHERE asset_id = $1", asset)
    assert disposal["state"] == "paid"
    told = await court.sql(
        "SELECT told_at FROM commission.commission WHERE id = $1"
        " UNION ALL SELECT told_at FROM auction.settlement WHERE asset_id = $2"
        " UNION ALL SELECT papers_told_at FROM auction.inquiry WHERE id = $3",
        answered.id,
        asset,
        inquiry,
    )
    assert [row["told_at"] is not None for row in told] == [True] * 3

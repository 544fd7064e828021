"""What a court had answered, paid and filed before its upgrade, and nobody told, is told by the upgrade itself."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from importlib import import_module

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
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
from tests.services.funds import road as funds

UPGRADES = (
    "services.commission.migrations.commission_0008_told_by_receipt",
    "services.auction.migrations.auction_0008_told_by_receipt",
    "services.documents.migrations.documents_0011_papers_told_of",
)


@pytest.mark.walk
async def test_the_officer_hears_of_all_that_was_left(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    case = await file_case(court, 1, FLAT, principal="2000000")
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
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


@pytest.mark.walk
async def test_plans_paid_before_are_on_record_as_of_their_last_payment(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    payout = await funds.requested(court, 100_000)
    case, plan = payout["case_number"], payout["distribution_id"]
    unpaid = (await funds.distribute(court, await funds.funded_case(court)))["id"]
    shares = (await court.do("GET", "funds", f"/distributions/{plan}", "chengban01"))["shares"]
    others = [share for share in shares if share["amount"] != "0.00" and share["id"] != payout["share_id"]]
    paid = [payout] + [await funds.request(court, {"id": plan, "case_number": case}, one) for one in others]
    last = max([(await funds.pay(court, one))["paid_at"] for one in paid])
    loose = (await funds.tell(court, funds.message(DEMO_MASTER_ACCOUNT, 45_672)))["receipt"]
    # As it stood before.
    await court.sql("UPDATE funds.distribution SET disbursed_at = NULL WHERE id = $1", plan)
    await court.sql("UPDATE funds.receipt SET claim_due_at = now() WHERE id = $1", loose)

    upgrade = import_module("services.funds.migrations.funds_0018_plans_paid_before")
    statements: list[str] = []
    monkeypatch.setattr(upgrade.op, "execute", statements.append)
    upgrade.upgrade()
    for statement in statements:
        await court.sql(statement)
    rows = await court.sql(
        "SELECT id, disbursed_at FROM funds.distribution WHERE id = ANY($1)", [plan, unpaid]
    )
    assert {row["id"]: row["disbursed_at"] for row in rows} == {
        plan: datetime.fromisoformat(last),
        unpaid: None,
    }
    *_, told = await funds.facts(court, case, "receipt_disbursed")
    assert datetime.fromisoformat(told["occurred_at"]) == datetime.fromisoformat(last)
    (row,) = await court.sql("SELECT claim_due_at FROM funds.receipt WHERE id = $1", loose)
    assert row["claim_due_at"] is None
    await court.advance()
    assert await court.sql("SELECT FROM intake.task WHERE docket = $1", f"case/{case}") == []

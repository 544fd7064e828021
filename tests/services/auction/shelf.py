"""Disposals that stand on record, each as far as it is told to be: no weeks are walked to get there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.rules import DAY_BUNDLE, State
from services.auction.listing.models import Listing
from services.auction.listing.publication import digest
from services.auction.listing.rules import Standing
from services.auction.pricing.models import Inquiry, PriceDecision, Report, RoundPrice
from services.auction.settlement.models import Settlement
from services.auction.stop import evidence
from services.auction.survey.models import Survey
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.funds.records import LEDGER
from shared.contracts.intake.records import CASE
from shared.gateways.auction_platform import HttpAuctionPlatform
from shared.gateways.auction_platform import Listing as Order
from shared.platform.db import new_id
from shared.platform.peers import Peers
from shared.values.money import to_fen
from shared.values.zone import COURT_ZONE
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.auction.road import DAY
from tests.services.custody import road as custody

PRICE = Decimal(600_000)
NOTICE = {"recipient": "party", "mode": "electronic", "proof": "file", "at": CLOCK_START.isoformat()}
ORDER = list(State)


def standing(monkeypatch: pytest.MonkeyPatch, *, held: bool) -> None:
    """What custody would say of the flat of the shelf."""

    async def found(peers: Peers, case_number: str, asset_id: str) -> Standing:
        case = await peers.read(CASE, case_number=case_number)
        ledger = await peers.read(LEDGER, case_number=case_number)
        return Standing(case, held, ledger.come_in)

    monkeypatch.setattr(evidence, "standing", found)


def platform(court: Court) -> HttpAuctionPlatform:
    return HttpAuctionPlatform(f"{court.urls['sandbox']}/platform", court.http)


class Shelf:
    """A case whose disposals stand on record, each as far as it is told to be."""

    def __init__(self, court: Court, case: str) -> None:
        self.court, self.case = court, case

    @classmethod
    async def set_up(cls, court: Court, seed: int) -> Shelf:
        case = await custody.file_case(court, seed)
        assignment = {
            "track": "complex",
            "officer": "chengban01",
            "judge": "faguan01",
            "reason": "庭务会研究指定",
        }
        await court.do("PUT", "intake", f"/cases/{case}/assignment", "zhixiao01", assignment, If_Match="1")
        return cls(court, case)

    async def dispose(
        self, state: State, survey: Any = None, asset: str = "", ruling: str = "-", **columns: Any
    ) -> str:
        """A disposal with everything that has led to that state; its asset. `columns`: of the inquiry that it has last."""
        asset = asset or new_id()
        served = [NOTICE]
        disposal = record(
            Disposal, asset_id=asset, case_number=self.case, kind="real_estate", state=state,
            asset_class="real_estate", description=f"房屋{state}", ruling_served=served, decided_by="chengban01",
            ruling_document=ruling,
        )  # fmt: skip
        await put(self.court, disposal)
        if state is State.DECIDED:
            return asset
        await self.give(asset, DAY_BUNDLE, checked_by="juanzong01", checked_at=CLOCK_START)
        await self.give(asset, ["survey_report"], checked_by="juanzong01", checked_at=CLOCK_START)
        await put(self.court, record(Survey, asset_id=asset, **(survey or {})))
        if state is State.SURVEYED:
            return asset
        asked = state is State.INQUIRING
        inquiry = record(
            Inquiry, asset_id=asset, method="online", state="asked" if asked else "priced",
            **{"valid_until": (CLOCK_START + 300 * DAY).date(), "objections_end_at": CLOCK_START} | columns,
        )  # fmt: skip
        await put(self.court, inquiry)
        if not asked:
            await put(self.court, record(Report, inquiry_id=inquiry.id, in_time=True))
        if ORDER.index(state) >= ORDER.index(State.READY):
            panel = {"presiding": "faguan01", "member_a": "faguan02", "member_b": "faguan03"}
            await put(self.court, record(PriceDecision, asset_id=asset, inquiry_id=inquiry.id, **panel))
            await self.give(asset, ["price_minutes"], checked_by="juanzong01", checked_at=CLOCK_START)
            for number in (1, 2):
                prices = {"starting_price": PRICE, "deposit": PRICE / 10, "increment": Decimal(1)}
                await put(self.court, record(RoundPrice, asset_id=asset, round=number, **prices))
        return asset

    async def ruled(self, asset: str, kind: KindOfDocument, listing: str = "", **says: Any) -> str:
        """A ruling or decision on the round of that thing, signed now; its document. `listing`: whose buyer and price it names."""
        name = f"权证-{asset}"
        if not await self.court.sql("SELECT 1 FROM custody.asset WHERE id = $1", asset):
            await custody.found(self.court, self.case, id=asset, identifier=name, item_ref=asset)
        ((now,),) = await self.court.sql("SELECT now() + shift FROM court.clock")
        of = {"identifier": name, "round": "第一次拍卖"}
        if listing:
            (sold,) = await self.court.sql("SELECT * FROM auction.listing WHERE id = $1", listing)
            last = sold["balance_due_at"] - timedelta.resolution
            of |= {
                "buyer": {"name": sold["buyer_name"], "id_number": sold["buyer_identity"]},
                "price": str(sold["price"]),
            }
            if kind == "default_ruling":
                of |= {
                    "deposit": "0" if sold["state"] == "taken" else str(sold["deposit"]),
                    "due_on": str(last.astimezone(COURT_ZONE).date()),
                }
        return await custody.ruling(
            self.court, self.case, kind, another=new_id(), **{"signed_at": now} | of | says
        )

    async def give(self, asset: str, papers: Collection[str], **columns: Any) -> None:
        for paper in papers:
            await put(
                self.court, record(Paper, asset_id=asset, paper=paper, handed_over_by="chengban01", **columns)
            )

    async def list(self, asset: str, state: str, **columns: Any) -> str:
        opens_at: datetime = CLOCK_START + 60 * DAY
        listing = record(
            Listing, asset_id=asset, case_number=self.case, state=state, starting_price=PRICE,
            **{"opens_at": opens_at, "closes_at": opens_at + DAY, "drafted_by": "wangpai01"} | columns,
        )  # fmt: skip
        if listing.signed_by:
            listing.signed_at, listing.signed_sha256 = CLOCK_START, digest(listing)
        await put(self.court, listing)
        return str(listing.id)

    async def announce(self, asset: str, round: int = 1) -> str:
        """That round is up on the platform, as is its disposal on record; its listing."""
        ((now,),) = await self.court.sql("SELECT now() + shift FROM court.clock")
        opens_at = now + (60 if round == 1 else 20) * DAY
        times = {"opens_at": opens_at, "closes_at": opens_at + DAY, "published_at": now}
        terms = {"deposit": PRICE / 10, "round": round, "served": [NOTICE], "drafted_at": now}
        listing = await self.list(asset, "published", **terms, **times)
        await platform(self.court).publish(
            Order(
                listing_id=listing,
                case_number=self.case,
                asset_ref=asset,
                round=round,
                asset_class="real_estate",
                announcement_url="http://auction.test",
                announcement_sha256="0" * 64,
                reference_price_fen=to_fen(PRICE),
                starting_price_fen=to_fen(PRICE),
                deposit_fen=to_fen(PRICE / 10),
                increment_fen=100,
                opens_at=opens_at,
                closes_at=opens_at + DAY,
            )
        )
        await self.court.sql("UPDATE auction.disposal SET state = 'listed' WHERE asset_id = $1", asset)
        return listing

    async def settle(self, state: State, sale: Any = None, **columns: Any) -> tuple[str, str]:
        """A sold disposal of a sealed thing that has come that far, its asset and its listing. `sale`: columns of this."""
        asset = await self.dispose(state)
        await custody.held(self.court, self.case, asset)
        listing = await self.list(
            asset, "sold", price=PRICE, buyer_ref="buyer-1", buyer_name=f"买受人{state}",
            published_at=CLOCK_START, served=[NOTICE], ended_at=CLOCK_START,
            **{"confirmation_number": f"CJ-{asset}"} | (sale or {}),
        )  # fmt: skip
        if state is not State.SOLD:
            await put(self.court, record(Settlement, asset_id=asset, listing_id=listing, **columns))
        return asset, listing

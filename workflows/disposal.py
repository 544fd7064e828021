"""二(四) Disposal of one asset: price, publication round after round, the buyer's balance, transfer and delivery."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.auction.orders import Auction, OfDisposal, OfListing
from workflows.process import ProcessWorkflow


@workflow.defn(name="disposal")
class Disposal(ProcessWorkflow):
    """disposal/<case number>/<asset id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        whole = OfDisposal(case_number=fact.case_number, asset_id=str(fact.refs["asset"]))
        match fact.kind:
            case facts.INQUIRY_ORDERED.name:
                self.order("auction", Auction.request_price, whole)
            case facts.PUBLICATION_ORDERED.name:
                self.order("auction", Auction.publish, _listing(fact))
            case facts.ROUND_SOLD.name:
                self.order("auction", Auction.request_balance, _listing(fact))
            case facts.TRANSFER_ORDERED.name:
                self.order("auction", Auction.transfer_title, whole)
        return fact.kind == facts.ASSET_DELIVERED.name


def _listing(fact: facts.Fact) -> OfListing:
    return OfListing(
        case_number=fact.case_number, asset_id=str(fact.refs["asset"]), listing_id=str(fact.refs["listing"])
    )

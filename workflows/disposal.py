"""二(四) Disposal of one asset: price, publication round after round, the buyer's balance, transfer and delivery."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.auction.facts import (
    AssetDelivered,
    DisposalWithdrawn,
    InquiryOrdered,
    LateBalanceAccepted,
    PublicationOrdered,
    ResumptionOrdered,
    RoundSold,
    SaleUpheld,
    StopOrdered,
    TransferOrdered,
)
from shared.contracts.auction.orders import Auction, OfDisposal, OfListing, OfSales, OfStop
from shared.contracts.custody.facts import HoldEnded
from shared.contracts.documents.facts import PricePapersFiled
from shared.contracts.fact import Refs
from shared.contracts.process import DISPOSAL
from workflows.process import ProcessWorkflow


@workflow.defn(name=DISPOSAL.name)
class Disposal(ProcessWorkflow):
    """disposal/<case number>/<asset id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        match what:
            case InquiryOrdered():
                self.order(Auction.request_price, OfDisposal(case_number=case_number, asset_id=what.asset))
            case PricePapersFiled():
                disposal = OfDisposal(case_number=case_number, asset_id=what.asset)
                self.order(Auction.tell_price_papers, disposal)
            case PublicationOrdered():
                listing = OfListing(case_number=case_number, asset_id=what.asset, listing_id=what.listing)
                self.order(Auction.publish, listing)
            case StopOrdered():
                self.order(Auction.stop, self._stop(case_number, what))
            case ResumptionOrdered():
                self.order(Auction.resume, self._stop(case_number, what))
            case HoldEnded():
                self._look_at_hold(case_number, what.asset)
            case RoundSold() | SaleUpheld():
                listing = OfListing(case_number=case_number, asset_id=what.asset, listing_id=what.listing)
                self.order(Auction.request_balance, listing)
                # The bank may have been faster than the platform's message; a later receipt is `account`'s.
                self._book_balance(case_number)
                if workflow.patched("2026-12 what is sold is held"):
                    self._look_at_hold(case_number, what.asset)
            case LateBalanceAccepted():
                self._book_balance(case_number)
            case TransferOrdered():
                self.order(Auction.transfer_title, OfDisposal(case_number=case_number, asset_id=what.asset))
        return isinstance(what, AssetDelivered | DisposalWithdrawn)

    def _look_at_hold(self, case_number: str, asset: str) -> None:
        self.order(Auction.look_at_hold, OfDisposal(case_number=case_number, asset_id=asset))

    def _book_balance(self, case_number: str) -> None:
        if workflow.patched("2026-12 a price is booked with its receipt"):
            self.order(Auction.book_balance, OfSales(case_number=case_number))

    def _stop(self, case_number: str, what: StopOrdered | ResumptionOrdered) -> OfStop:
        return OfStop(
            case_number=case_number, asset_id=what.asset, listing_id=what.listing, stop_id=what.stop
        )

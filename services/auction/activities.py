"""Orders that workflows give auction."""

from __future__ import annotations

from services.auction import covered
from services.auction.disposals.evidence import held_now
from services.auction.listing import evidence, rounds
from services.auction.listing import service as listings
from services.auction.pricing import service as pricing
from services.auction.settlement import evidence as settled
from services.auction.settlement import service as settlement
from services.auction.settlement import transfer
from services.auction.settlement.rules import shown_certificate
from services.auction.stop import service as stops
from services.auction.unheld import service as unheld
from shared.contracts.auction.orders import Auction, OfDisposal, OfListing, OfSales, OfStop
from shared.contracts.documents.records import DOCUMENT, HAND_OVERS, HandOverRecord
from shared.contracts.funds.records import ACCOUNT
from shared.contracts.intake.orders import Told
from shared.gateways.auction_platform import (
    BalanceRequest,
    HttpAuctionPlatform,
    Listing,
    Resumption,
    StopOrder,
)
from shared.gateways.errors import GatewayRefused
from shared.gateways.title_registry import HttpTitleRegistry, TitleTransfer
from shared.gateways.valuation import HttpValuationSystem, PriceInquiry
from shared.platform.notice import received_at
from shared.platform.service import Resources
from shared.platform.work import Caller
from shared.values.articles import REGULATION
from shared.values.money import to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_NOT_TO_BOOK = (
    *(ProblemCode.BALANCE_SHORT, ProblemCode.BALANCE_LATE, ProblemCode.BUYER_BARRED),
    *(ProblemCode.OUT_OF_ORDER, ProblemCode.SALE_UNHELD),
)
"""What leaves a price to those who act: it is not complete, or not lawful, or it has been judged meanwhile."""


class AuctionActivities(Auction):
    """Implements shared.contracts.auction.orders.Auction: each reads the record, asks the outside system, books its answer."""

    def __init__(self, resources: Resources) -> None:
        self._config, self._peers = resources.settings, resources.peers
        self._caller = Caller(resources.db, "auction", "service:workflow")
        self._valuation = HttpValuationSystem(self._config.url_valuation, resources.http)
        self._platform = HttpAuctionPlatform(self._config.url_platform, resources.http)
        self._registry = HttpTitleRegistry(self._config.url_registry, resources.http)

    async def request_price(self, order: OfDisposal) -> None:
        found = await self._caller.act(Office.SERVICE, pricing.ordered, order.asset_id)
        if found is None:
            return
        inquiry, disposal = found
        await self._valuation.inquire(
            PriceInquiry(
                inquiry_id=inquiry.id,
                case_number=disposal.case_number,
                asset_ref=disposal.asset_id,
                method=inquiry.method,
                description=disposal.description,
            )
        )
        state = await self._valuation.inquiry_state(inquiry.id)
        if state is None:
            raise Problem(503, ProblemCode.INQUIRY_UNKNOWN, retriable=True)
        if not await self._caller.act(Office.SERVICE, pricing.book_asked, inquiry.id, state):
            raise Problem(409, ProblemCode.NO_PRICE, article=REGULATION["二(四)4"])

    async def tell_price_papers(self, order: OfDisposal) -> None:
        hand_overs = await self._peers.read_all(HAND_OVERS, case_number=order.case_number)
        if any(_are_price_papers(one, order.asset_id) for one in hand_overs):
            await self._caller.act(Office.SERVICE, pricing.tell_papers, order.asset_id)

    async def book_told(self, order: Told) -> None:
        if at := await received_at(self._peers, order):
            for book in (settlement.book_told, pricing.book_papers_told):
                await self._caller.act(Office.SERVICE, book, order.notice, at)

    async def publish(self, order: OfListing) -> None:
        found = await self._caller.act(Office.SERVICE, listings.to_publish, order.listing_id)
        if found is None:
            return
        listing = found.listing
        try:
            if await self._platform.listing_state(listing.id) is None:
                standing = await evidence.standing(self._peers, listing.case_number, listing.asset_id)
                await self._caller.act(Office.SERVICE, listings.check_again, standing, listing.id)
            accepted = await self._platform.publish(
                Listing(
                    listing_id=listing.id,
                    case_number=listing.case_number,
                    asset_ref=listing.asset_id,
                    round=listing.round,
                    asset_class=found.asset_class,
                    announcement_url=f"{self._config.url_auction}/listings/{listing.id}",
                    announcement_sha256=listing.sha256,
                    reference_price_fen=to_fen(found.reference_price),
                    starting_price_fen=to_fen(listing.starting_price),
                    deposit_fen=to_fen(listing.deposit),
                    increment_fen=to_fen(listing.increment),
                    opens_at=listing.opens_at,
                    closes_at=listing.closes_at,
                )
            )
        except (GatewayRefused, Problem) as refused:
            if not refused.retriable:
                await self._caller.act(Office.SERVICE, listings.refuse_publication, listing.id, refused.code)
            raise
        await self._caller.act(Office.SERVICE, listings.book_publication, listing.id, accepted)

    async def stop(self, order: OfStop) -> None:
        found = await self._caller.act(Office.SERVICE, stops.to_stop, order.stop_id)
        if found is None:
            return
        try:
            stopped = await self._platform.stop(
                found.listing_id, StopOrder(stop_id=found.id, way=found.way, reason=found.reason)
            )
        except GatewayRefused as refused:
            if await self._caller.act(Office.SERVICE, stops.book_failure, found.id, refused.code):
                return  # the bidding was over first: its result stands, and nothing is left to do
            raise
        await self._caller.act(Office.SERVICE, stops.book_stop, found.id, stopped)

    async def resume(self, order: OfStop) -> None:
        found = await self._caller.act(Office.SERVICE, stops.to_resume, order.stop_id)
        if found is None:
            return
        assert found.opens_at is not None
        assert found.closes_at is not None
        resumption = Resumption(stop_id=found.id, opens_at=found.opens_at, closes_at=found.closes_at)
        try:
            resumed = await self._platform.resume(found.listing_id, resumption)
        except GatewayRefused as refused:
            await self._caller.act(Office.SERVICE, stops.refuse_resumption, found.id, refused.code)
            raise
        await self._caller.act(Office.SERVICE, stops.book_resumption, found.id, resumed)

    async def look_at_hold(self, order: OfDisposal) -> None:
        if not await held_now(self._peers, order.asset_id):
            await self._caller.act(Office.SERVICE, unheld.book_unheld, order.asset_id)

    async def look_at_debt(self, order: OfSales) -> None:
        if await self._caller.read(Office.SERVICE, listings.is_any_running, order.case_number):
            money = await settled.money(self._peers, order.case_number)
            await self._caller.act(Office.SERVICE, covered.tell_of_money, money.case, money.come_in)

    async def request_balance(self, order: OfListing) -> None:
        found = await self._caller.act(Office.SERVICE, rounds.to_request_balance, order.listing_id)
        if found is None:
            return
        listing, due_on = found
        if not await held_now(self._peers, listing.asset_id):
            return  # asked for once a judge has let the sale stand
        account = await self._peers.read(ACCOUNT, case_number=listing.case_number)
        await self._platform.request_balance(
            listing.id, BalanceRequest(account_number=account.account_number, due_on=due_on)
        )
        await self._caller.act(Office.SERVICE, rounds.book_balance_request, listing.id)

    async def book_balance(self, order: OfSales) -> None:
        for asset_id in await self._caller.read(Office.SERVICE, settlement.unpaid, order.case_number):
            money = await settled.money(self._peers, order.case_number)
            held = await held_now(self._peers, asset_id)
            try:
                await self._caller.act(Office.SERVICE, settlement.book_balance, asset_id, money, held)
            except Problem as refused:
                if refused.code not in _NOT_TO_BOOK:
                    raise

    async def transfer_title(self, order: OfDisposal) -> None:
        found = await self._caller.act(Office.SERVICE, transfer.to_transfer, order.asset_id)
        if found is None:
            return
        record, sold = found
        assert record.ruling_document is not None
        ruling = await self._peers.read(DOCUMENT, document_id=record.ruling_document)
        registered = await self._registry.transfer(
            TitleTransfer(
                transfer_id=record.asset_id,
                case_number=sold.case_number,
                asset_ref=record.asset_id,
                ruling_no=ruling.number,
                buyer_ref=sold.buyer_ref or "",
                certificate_no=shown_certificate(record.taxes),
            )
        )
        await self._caller.act(
            Office.SERVICE, transfer.book_transfer, record.asset_id, registered.registered_at
        )


def _are_price_papers(given: HandOverRecord, asset_id: str) -> bool:
    return given.bundle == "price" and given.asset == asset_id and given.received_at is not None

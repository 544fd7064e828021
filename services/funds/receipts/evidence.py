"""What is read of intake and auction before money is put to a sale, or taken from one: the parties, the sales."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.funds.receipts import service
from services.funds.receipts.acts import BOOK_BANK_MESSAGE
from services.funds.sales import Bought, Evidence
from shared.contracts.auction.records import DISPOSALS, DisposalRecord, ListingRecord
from shared.contracts.documents.records import FILES
from shared.contracts.intake.records import CASE
from shared.gateways.bank import BankMessage
from shared.platform.acts import Operation
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.zone import COURT_ZONE


async def of_receipt(caller: Caller, peers: Peers, operation: Operation, receipt_id: str) -> Evidence:
    """403 unless the caller may take the act."""
    number = await caller.read(operation.offices, service.case_of, receipt_id)
    if number is None:
        return Evidence()
    case = await peers.read(CASE, case_number=number)
    names = [name for party in case.ever("respondent") for name in party.names]
    return Evidence(
        await sales_of(peers, number), names, await peers.read_all(FILES, case_number=case.case_number)
    )


async def no_buyers(caller: Caller, peers: Peers, message: BankMessage) -> list[str]:
    """The respondents of the case whose sale a credit may be for, read as the service itself: the bank reads no case."""
    number = await caller.read(BOOK_BANK_MESSAGE.offices, service.case_of_sale, message)
    if number is None:
        return []
    case = await peers.on_behalf_of("").read(CASE, case_number=number)
    return [name for party in case.ever("respondent") for name in party.names]


async def sales_of(peers: Peers, case_number: str) -> list[Bought]:
    return bought(await peers.read_all(DISPOSALS, case_number=case_number))


def bought(disposals: Sequence[DisposalRecord]) -> list[Bought]:
    """In the order of the rounds in which each thing was bought."""
    return [
        _bought(disposal, listing, listing.price)
        for disposal in disposals
        for listing in disposal.listings
        if listing.price is not None and listing.state in ("sold", "taken", "defaulted", "annulled")
    ]


def _bought(disposal: DisposalRecord, listing: ListingRecord, price: Decimal) -> Bought:
    paid = disposal.settlement
    own = paid if paid is not None and paid.listing_id == listing.id else None
    served_at = own.ruling_served_at if own else None
    return Bought(
        listing=listing.id,
        asset=disposal.asset_id or "",
        references=frozenset(filter(None, (listing.id, listing.confirmation_number))),
        defaulted=listing.state == "defaulted",
        price=price,
        deposit=listing.deposit_given,
        buyer=listing.buyer.name if listing.buyer else "",
        receipts=tuple(own.receipts) if own else (),
        effective_on=served_at.astimezone(COURT_ZONE).date() if served_at else None,
        over=disposal.state == "withdrawn",
        annulled=listing.state == "annulled",
        credited=listing.credited or Decimal(0),
    )

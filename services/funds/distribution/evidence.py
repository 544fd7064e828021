"""What is read of intake and auction before a plan is made: the claim, the parties, the sales that have taken effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.funds.distribution.come_in import Sale
from services.funds.distribution.rules import Claimed, Former
from services.funds.receipts.evidence import bought
from services.funds.sales import Bought
from shared.contracts.auction.records import DISPOSALS, DisposalRecord, repaid
from shared.contracts.custody.records import ASSETS
from shared.contracts.documents.records import FILES, FileRecord
from shared.contracts.intake.records import BARRED, CASE, WAIVERS, CaseRecord, WaiverRecord
from shared.law.liable import Came, limited
from shared.platform.peers import Peers
from shared.values.zone import COURT_ZONE


@dataclass(frozen=True)
class Evidence(Claimed):
    """`bought`: all sales, with those whose buyer defaulted; `files`: of the case."""

    bought: Sequence[Bought] = ()
    files: Sequence[FileRecord] = ()
    taking: bool = False
    """Whether a thing was taken in payment and the ruling is not served yet: nobody knows what is left of the debt."""


async def gather(peers: Peers, case_number: str) -> Evidence:
    case = await peers.read(CASE, case_number=case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    return Evidence(
        case,
        _in_effect(disposals),
        repaid(disposals),
        await _confirmed(peers, case),
        await _former(peers.on_behalf_of(""), case),
        owners=await _owners(peers.on_behalf_of(""), case),
        taken=_taken(disposals),
        bought=bought(disposals),
        files=await peers.read_all(FILES, case_number=case_number),
        taking=any(map(_is_being_taken, disposals)),
    )


async def claimed(peers: Peers, case_number: str) -> Claimed:
    """Read as the service itself: who approves or pays reads neither the case nor its auctions."""
    own = peers.on_behalf_of("")
    disposals = await own.read_all(DISPOSALS, case_number=case_number)
    case = await own.read(CASE, case_number=case_number)
    return Claimed(
        case,
        _in_effect(disposals),
        repaid(disposals),
        await _confirmed(own, case),
        await _former(own, case),
        await _objected(own, case_number),
        await _owners(own, case),
        _taken(disposals),
    )


async def _owners(peers: Peers, case: CaseRecord) -> dict[str, str]:
    """Nobody asks for them where all answer in full."""
    if not limited(case):
        return {}
    assets = await peers.read_all(ASSETS, case_number=case.case_number)
    return {key: one.respondent_id for one in assets if one.respondent_id for key in (one.id, one.identifier)}


def _taken(disposals: Sequence[DisposalRecord]) -> list[Came]:
    return [Came(one.amount, disposal.asset_id) for disposal in disposals if (one := disposal.repaid)]


async def _former(peers: Peers, case: CaseRecord) -> list[Former]:
    """Those that have ended and go on in it, the last first."""
    found = []
    while case.resumes is not None:
        case = await peers.read(CASE, case_number=case.resumes)
        taken = repaid(await peers.read_all(DISPOSALS, case_number=case.case_number))
        waivers = await _confirmed(peers, case)
        found.append(
            Former(
                case.case_number,
                sum((one.amount for one in taken), Decimal(0)),
                sum((one.fee for one in waivers), Decimal(0)),
            )
        )
    return found


async def _objected(peers: Peers, case_number: str) -> frozenset[str]:
    barred = {one.asset for one in await peers.read(BARRED, case_number=case_number)}
    if not barred:
        return frozenset()
    assets = await peers.read_all(ASSETS, case_number=case_number)
    return frozenset(barred.union(one.identifier for one in assets if one.id in barred))


async def _confirmed(peers: Peers, case: CaseRecord) -> list[WaiverRecord]:
    """But for those of applicants who have left with their whole share."""
    left = {party.id for party in case.parties if party.share_ended is not None}
    papers = await peers.read_all(WAIVERS, case_number=case.case_number)
    return [paper for paper in papers if paper.state == "confirmed" and paper.applicant not in left]


def _is_being_taken(disposal: DisposalRecord) -> bool:
    settled = disposal.settlement
    served = settled is not None and settled.ruling_served_at is not None
    return not served and any(one.state == "taken" and one.credited_to for one in disposal.listings)


def _in_effect(disposals: Sequence[DisposalRecord]) -> list[Sale]:
    return [sale for disposal in disposals if (sale := _sale(disposal))]


def _sale(disposal: DisposalRecord) -> Sale | None:
    """The sale, once it is paid in full and the ruling served, 网络司法拍卖规定第二十二条."""
    settled = disposal.settlement
    if settled is None or settled.ruling_served_at is None:
        return None
    sold = next(listing for listing in disposal.listings if listing.id == settled.listing_id)
    assert sold.price is not None
    effective_on = settled.ruling_served_at.astimezone(COURT_ZONE).date()
    in_money = sold.price - (sold.credited or 0)
    return Sale(tuple(settled.receipts), in_money, effective_on, disposal.asset_id)

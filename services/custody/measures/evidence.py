"""What is read of intake and documents before an asset is decided on, and again before the order is carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.custody.measures import repository
from services.custody.measures.acts import DECIDE_ASSET, LIFT_MEASURE
from services.custody.measures.schemas import DecisionIn, LiftingIn
from shared.contracts.auction.records import DISPOSALS, DisposalRecord, repaid, with_prices
from shared.contracts.documents.records import DOCUMENT, DocumentRecord
from shared.contracts.funds.records import LEDGER, RECEIPTS, ComeIn, ReceiptRecord
from shared.contracts.intake.records import CASE, CaseRecord
from shared.law.liable import Came, limited
from shared.platform.peers import Peers
from shared.platform.work import Caller, Work


@dataclass(frozen=True)
class Evidence:
    """`ruling`: the document that is named as such; None where none is named, or documents holds no such one.

    `come_in`: what has come for the claim already, in money and in things, of which only a decision asks.
    """

    case: CaseRecord
    ruling: DocumentRecord | None
    come_in: Sequence[ComeIn] = ()
    came: Sequence[Came] = ()
    """The same by whose it was, where somebody answers up to a sum alone."""


async def of_decision(caller: Caller, peers: Peers, asset_id: str, body: DecisionIn) -> Evidence:
    """403 unless the caller decides on assets."""
    case_number, today = await caller.read(DECIDE_ASSET.offices, _case_of, asset_id)
    ledger = await peers.read(LEDGER, case_number=case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    prices = [one for disposal in disposals if (one := disposal.price_paid)]
    found = await gather(peers, case_number, body.ruling_document)
    come_in = [*with_prices(ledger.come_in, prices, today), *repaid(disposals)]
    if not limited(found.case):
        return replace(found, come_in=come_in)
    receipts = await peers.read_all(RECEIPTS, case_number=case_number)
    return replace(found, come_in=come_in, came=came(ledger.come_in, disposals, receipts))


def came(
    come_in: Sequence[ComeIn], disposals: Sequence[DisposalRecord], receipts: Sequence[ReceiptRecord]
) -> list[Came]:
    """Each price that is paid and what was taken in payment, by the thing; all other money by who paid it."""
    found: list[Came] = []
    of_sales: set[str] = set()
    for disposal in disposals:
        if price := disposal.price_paid:
            of_sales.update(price.receipts)
            found.append(Came(price.amount, disposal.asset_id))
        if taken := disposal.repaid:
            found.append(Came(taken.amount, disposal.asset_id))
    paid = {one.id: one for one in receipts}
    for one in come_in:
        if one.receipt in paid and one.receipt not in of_sales:
            by = paid[one.receipt]
            found.append(Came(one.amount, None, by.payer_name, by.payer_account))
    return found


async def gather(peers: Peers, case_number: str, ruling_document: str) -> Evidence:
    """With no `ruling_document`, no ruling."""
    case = await peers.read(CASE, case_number=case_number)
    ruling = await peers.find(DOCUMENT, document_id=ruling_document) if ruling_document else None
    return Evidence(case, ruling)


@dataclass(frozen=True)
class LiftingEvidence:
    """`ruling`: the document that is named as the lifting one; `seized_by`: the number of the ruling by which the measure was
    taken; `on_sale`: whether the thing is."""

    case: CaseRecord
    ruling: DocumentRecord | None
    seized_by: str
    on_sale: bool


async def of_lifting(caller: Caller, peers: Peers, measure_id: str, body: LiftingIn) -> LiftingEvidence:
    """403 unless the caller decides on assets."""
    case_number, asset_id, ruling, preserved_by = await caller.read(
        LIFT_MEASURE.offices, _ruling_of, measure_id
    )
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    return LiftingEvidence(
        await peers.read(CASE, case_number=case_number),
        await peers.find(DOCUMENT, document_id=body.ruling_document),
        preserved_by or (await peers.read(DOCUMENT, document_id=ruling)).number,
        any(one.on_sale for one in disposals if one.asset_id == asset_id),
    )


async def _ruling_of(work: Work, measure_id: str) -> tuple[str, str, str, str | None]:
    measure = await repository.measure(work.session, measure_id)
    return measure.case_number, measure.asset_id, measure.ruling_document, measure.preserved_by


async def _case_of(work: Work, asset_id: str) -> tuple[str, date]:
    return (await repository.asset(work.session, asset_id)).case_number, work.now.date()

"""What funds, custody and commission hold of a case that is to be closed (二(五)4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from services.intake.closing import acts, service
from services.intake.closing.concluded import NOTICES, LetGo, Searched, left, let_go
from services.intake.closing.held import Held, Ruling
from services.intake.closing.preserved import Kept
from shared.contracts.auction.records import DISPOSALS
from shared.contracts.auction.records import repaid as taken_in_payment
from shared.contracts.commission.records import COMMISSIONS
from shared.contracts.custody.records import ASSETS, FEEDBACKS, MEASURES, QUERIES, AssetRecord, MeasureRecord
from shared.contracts.documents.records import DELIVERIES, DOCUMENT
from shared.contracts.documents.records import NOTICES as NOTICES_OF_KIND
from shared.contracts.funds.records import (
    HOLDS,
    LEDGER,
    ON_SITE,
    PAYOUTS,
    PLANS,
    RECEIPTS,
    ComeIn,
    PayoutRecord,
    PlanRecord,
)
from shared.gateways.asset_query import SOURCES
from shared.platform.peers import Peers
from shared.platform.work import Caller
from shared.values.case_number import is_preservation
from shared.values.zone import COURT_ZONE


async def of_request(caller: Caller, peers: Peers, request_id: str) -> Held:
    """403 unless the caller reviews requests."""
    named = await caller.read(acts.REVIEW_CLOSING.offices, service.named_in, request_id)
    return await gather(peers, *named)


@dataclass(frozen=True)
class Repaid:
    """`recovered`: what the applicants have had on the judgment debt; `handed_on`, `plan`: as Held has them."""

    recovered: Decimal
    handed_on: date | None
    plan: PlanRecord | None


async def repaid(peers: Peers, case_number: str) -> Repaid:
    payouts = await peers.read_all(PAYOUTS, case_number=case_number)
    plans = await peers.read_all(PLANS, case_number=case_number)
    on_site = await peers.read_all(ON_SITE, case_number=case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    handed = [
        *((one.taken_at.astimezone(COURT_ZONE).date(), one.amount) for one in on_site if one.handed),
        *((one.arrived_on, one.amount) for one in taken_in_payment(disposals)),
    ]
    return Repaid(
        sum((payout.amount for payout in payouts if _repays(payout)), Decimal(0))
        + sum((amount for _, amount in handed), Decimal(0)),
        max((on for on, _ in handed), default=None),
        max(filter(_of_debt, plans), key=lambda plan: plan.computed_at, default=None),
    )


async def gather(peers: Peers, case_number: str, ruling: str | None, concludes: bool) -> Held:
    """Read as the reviewer, or as the service when the approved case is closed.

    What is held is read before what was paid, what is to be frozen before what is frozen: what passes from
    one to the other while they are read is seen in one of them at least.
    """
    ledger = await peers.read(LEDGER, case_number=case_number)
    had = await repaid(peers, case_number)
    disposals = await peers.read_all(DISPOSALS, case_number=case_number)
    assets = await peers.read_all(ASSETS, case_number=case_number)
    measures = await peers.read_all(MEASURES, case_number=case_number)
    holds = await peers.read_all(HOLDS, case_number=case_number)
    commissions = await peers.read_all(COMMISSIONS, case_number=case_number)
    return Held(
        recovered=had.recovered,
        handed_on=had.handed_on,
        undisbursed=ledger.held,
        holds=holds,
        plan=had.plan,
        in_main_account=ledger.awaited or Decimal(0),
        measures_in_force=sum(
            measure.state in ("in_force", "waiting") and measure.commission is None for measure in measures
        ),
        unfinished_freezes=sum(map(_is_yet_to_be_frozen, assets)),
        open_commissions=sum(
            commission.state not in ("withdrawn", "answered", "told") for commission in commissions
        ),
        commissioned_measures=sum(commission.in_force for commission in commissions),
        ruling=await _ruling(peers, ruling) if ruling else None,
        searched=await _searched(
            peers,
            case_number,
            left(assets, disposals),
            let_go(assets, disposals, await _but_prices(peers, case_number, ledger.come_in)),
        )
        if concludes
        else None,
        kept=await _kept(peers, case_number, assets, measures) if is_preservation(case_number) else Kept(),
    )


async def _kept(
    peers: Peers, case_number: str, assets: Sequence[AssetRecord], measures: Sequence[MeasureRecord]
) -> Kept:
    """What is held, whose it is, and what of the queries and of what they found is not settled."""
    known = {one.id: one for one in assets}
    held = [one for one in measures if one.state == "in_force" and one.asset_id in known]
    owners: dict[str, datetime] = {}
    for one in held:
        owner, at = known[one.asset_id].respondent_id, one.effective_at
        if owner and at:
            owners[owner] = max(owners.get(owner, at), at)
    answered = await sources_answered(peers, case_number)
    queries = await peers.read_all(QUERIES, case_number=case_number)
    return Kept(
        amount=sum((one.controlled or Decimal(0) for one in held), Decimal(0)),
        things={known[one.asset_id].identifier for one in held},
        owners=owners,
        measures=measures,
        undecided=sum(one.decision is None and one.measure is None for one in assets),
        unanswered=sum(
            not answered.get(one.id, set()).issuperset(sources)
            for one in queries
            for channel, sources in SOURCES.items()
            if channel == one.channel
        ),
        queried_at=max((one.started_at for one in queries if one.started_at), default=None),
    )


async def sources_answered(peers: Peers, case_number: str) -> dict[str, set[str | None]]:
    """The sources that have answered each query."""
    answered: dict[str, set[str | None]] = {}
    for one in await peers.read_all(FEEDBACKS, case_number=case_number):
        answered.setdefault(one.query_id, set()).add(one.source)
    return answered


async def _searched(peers: Peers, case_number: str, still: Sequence[str], gone: Sequence[LetGo]) -> Searched:
    """Whom the notices have reached, and about whom every source of the 总对总 has answered again."""
    notified: dict[str, set[str]] = {}
    missing: set[str] = set()
    ordered: dict[str, datetime] = {}
    for kind in NOTICES:
        sent = await peers.read_all(NOTICES_OF_KIND, case_number=case_number, kind=kind)
        valid = [one.id for one in sent if one.id and one.signed_at and one.withdrawn_at is None]
        served = [
            one
            for document in valid
            for one in await peers.read_all(DELIVERIES, document_id=document)
            if one.served_at
        ]
        notified[kind] = {one.addressee for one in served}
        if kind == "property_report_order":
            for sent_to in served:
                last = ordered.get(sent_to.addressee)
                ordered[sent_to.addressee] = max(filter(None, (sent_to.served_at, last)))
        missing.update(
            one.addressee for one in served if one.attempts and one.attempts[-1].channel == "public"
        )
    answered = await sources_answered(peers, case_number)
    again = [
        query
        for query in await peers.read_all(QUERIES, case_number=case_number)
        if query.channel == "national" and query.occasion != "filing" and query.started_at
        if answered.get(query.id, set()).issuperset(SOURCES["national"])
    ]
    asked: dict[str, datetime] = {}
    for query in again:
        assert query.started_at is not None
        asked[query.respondent_id] = max(query.started_at, asked.get(query.respondent_id, query.started_at))
    return Searched(notified, asked, missing, ordered, still, gone)


async def _ruling(peers: Peers, document_id: str) -> Ruling | None:
    """None where there is no such document: a fault of the request, which can be returned."""
    document = await peers.find(DOCUMENT, document_id=document_id)
    if document is None:
        return None
    deliveries = await peers.read_all(DELIVERIES, document_id=document_id)
    return Ruling(document, {one.addressee for one in deliveries if one.served_at})


async def _but_prices(peers: Peers, case_number: str, come_in: Sequence[ComeIn]) -> list[ComeIn]:
    """What has come to the account and is no buyer's money."""
    receipts = await peers.read_all(RECEIPTS, case_number=case_number)
    prices = {one.id for one in receipts if one.listing is not None}
    return [one for one in come_in if one.receipt is not None and one.receipt not in prices]


def _of_debt(plan: PlanRecord) -> bool:
    """What gives a buyer his money back says nothing of the debt."""
    return any(share.purpose != "refund" for share in plan.shares)


def _repays(payout: PayoutRecord) -> bool:
    return payout.purpose == "judgment_debt" and payout.state == "paid"


def _is_yet_to_be_frozen(asset: AssetRecord) -> bool:
    return asset.measure is None and asset.decision is not None and asset.decision.way == "freeze_online"

"""Whether what has been sold and what has come already pay all that is owed in a case: 拍卖变卖规定第十四条."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.auction.listing import repository as listings
from services.auction.listing.models import Listing
from services.auction.listing.rules import covered_faults
from services.auction.settlement import repository as settlements
from services.auction.unsold import repository as unsold
from services.auction.unsold.rules import repaid
from shared.contracts.auction.facts import DebtCovered, OthersSuffice, TeamNoticeOrdered
from shared.contracts.auction.records import with_prices
from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord
from shared.law.claim import still_owed
from shared.platform.court import load_settings
from shared.platform.work import Work
from shared.values.record_id import derived_id
from shared.values.refusal import FieldError


async def whole(work: Work, case_number: str, come_in: Sequence[ComeIn]) -> list[ComeIn]:
    """All money, each price that is paid and each thing that was taken."""
    prices = await settlements.prices(work.session, case_number)
    things = repaid(await unsold.taken(work.session, case_number), work.now)
    return [*with_prices(come_in, prices, work.now.date()), *things]


async def owed(work: Work, case: CaseRecord, come_in: Sequence[ComeIn]) -> Decimal:
    """What all of that leaves owed, the court's fee with it; below zero, what is too much."""
    everything = await whole(work, case.case_number, come_in)
    return still_owed(case, everything, work.now.date(), await load_settings(work.session))


async def faults(work: Work, case: CaseRecord, come_in: Sequence[ComeIn]) -> list[FieldError]:
    """Nothing more is priced, put up or taken once the rest is paid for."""
    return covered_faults(await owed(work, case, come_in))


async def tell(work: Work, case: CaseRecord, come_in: Sequence[ComeIn]) -> None:
    """A price has just been booked: of each round that still runs the judge is told where what there is pays for all."""
    await work.session.flush()
    for running in await _needless(work, case, come_in):
        work.tell(OthersSuffice(asset=running.asset_id, listing=running.id), case.case_number)
        _tell_judge(work, running)


async def tell_of_money(work: Work, case: CaseRecord, come_in: Sequence[ComeIn]) -> None:
    """Money has just come in: the same of what that pays for, once a round."""
    for running in await _needless(work, case, come_in):
        if running.covered_told_at is None:
            work.tell(DebtCovered(asset=running.asset_id, listing=running.id), case.case_number)
            _tell_judge(work, running)


async def _needless(work: Work, case: CaseRecord, come_in: Sequence[ComeIn]) -> list[Listing]:
    """The rounds that still run though all is paid for."""
    return await listings.running(work.session, case.case_number) if await faults(work, case, come_in) else []


def _tell_judge(work: Work, running: Listing) -> None:
    if running.covered_told_at is None:
        running.covered_told_at = work.now
        notice = derived_id("covered", running.id)
        told = TeamNoticeOrdered(notice=notice, about="debt_covered", office="judge")
        work.tell(told, running.case_number)

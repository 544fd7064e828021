"""Whether what has been sold and what has come already pay all that is owed in a case: 拍卖变卖规定第十四条."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from services.auction.listing import repository as listings
from services.auction.listing.rules import covered_faults
from services.auction.settlement import repository as settlements
from services.auction.unsold import repository as unsold
from services.auction.unsold.rules import repaid
from shared.contracts.auction.facts import OthersSuffice
from shared.contracts.auction.records import with_prices
from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord
from shared.law.claim import still_owed
from shared.platform.court import load_settings
from shared.platform.work import Work
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
    if await faults(work, case, come_in):
        for running in await listings.running(work.session, case.case_number):
            work.tell(OthersSuffice(asset=running.asset_id, listing=running.id), case.case_number)

"""Every query of listings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals import repository as disposals
from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest, since
from services.auction.disposals.rules import DRAFT
from services.auction.listing import acts
from services.auction.listing.models import Listing
from services.auction.listing.rules import BOUGHT, RUNNING, State
from services.auction.listing.schemas import ListingFilter
from services.auction.pricing.models import PriceDecision
from services.auction.survey.repository import doubted
from shared.law.numbers import ROUNDS
from shared.platform.paging import Page, begins, by_amount, listed
from shared.platform.todo import Waiting, by_another
from shared.values.articles import NET, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor


async def listing(session: AsyncSession, listing_id: str, *, lock: bool = False) -> Listing:
    """The listing; 404 if there is none. `lock` takes its disposal's lock first, as every write does."""
    found = await session.get(Listing, listing_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_LISTING, article=REGULATION["二(四)5(1)"])
    if lock:
        await disposals.disposal(session, found.asset_id, lock=True)
        await session.refresh(found, with_for_update=True)
    return found


async def listings(session: AsyncSession, asked: ListingFilter, cases: str | Select[Any]) -> Page[Listing]:
    which = asked.equal(Listing, "asset_id", "state", "round")
    which += begins(asked.q, Listing.buyer_name, Listing.confirmation_number)
    by_price = by_amount(Listing.starting_price, Listing.id)
    return await listed(session, Listing, Listing.drafted_at, asked, cases, *which, **by_price)


async def sold(session: AsyncSession, asset_id: str) -> Listing:
    """The one listing at which the asset was sold; 409 if it was not."""
    query = select(Listing).where(Listing.asset_id == asset_id, col(Listing.state).in_(BOUGHT))
    found = (await session.exec(query)).one_or_none()
    if found is None:
        raise Problem(409, ProblemCode.NOT_SOLD, article=NET[22])
    return found


async def running(session: AsyncSession, case_number: str) -> list[Listing]:
    """The rounds of the case that are announced and not over."""
    query = select(Listing).where(Listing.case_number == case_number, col(Listing.state).in_(RUNNING))
    return list((await session.exec(query)).all())


def _another(actor: Actor) -> ColumnElement[bool]:
    return by_another(actor, acts.SIGN, Listing.drafted_by, Listing.drafted_for)


_drafted, _failed = col(Listing.state) == State.DRAFTED, col(Listing.state) == State.FAILED
_notified = func.jsonb_array_length(Listing.notice) > 0
_signed = col(Listing.signed_by).is_not(None)
_decided_at = select(PriceDecision.decided_at).where(col(PriceDecision.asset_id) == Listing.asset_id)
failed = and_(
    col(Listing.asset_id) == Disposal.asset_id,
    _failed,
    col(Listing.drafted_at) >= func.coalesce(_decided_at.scalar_subquery(), Listing.drafted_at),
)
"""That a round of the disposal found no buyer by its present price."""
unheld = exists().where(
    col(Listing.asset_id) == Disposal.asset_id,
    col(Listing.unheld_since).is_not(None),
    col(Listing.state).in_((*RUNNING, *BOUGHT)),
)
"""That nothing holds what the disposal has on sale, and no judge has decided what that means."""
failures = select(func.count()).select_from(Listing).where(failed).scalar_subquery()
WAITING = [
    Waiting(
        acts.DRAFT,
        Disposal,
        since(latest(Listing.ended_at, _failed), latest(PriceDecision.decided_at)),
        and_(at(DRAFT), failures <= ROUNDS.only, ~doubted),
    ),
    Waiting(acts.NOTIFY, Listing, Listing.drafted_at, and_(_drafted, ~_notified)),
    Waiting(acts.SIGN, Listing, Listing.drafted_at, and_(_drafted, ~_signed), _another),
    Waiting(acts.PUBLISH, Listing, Listing.signed_at, and_(_drafted, _notified, _signed)),
    Waiting(
        acts.SERVE,
        Listing,
        Listing.published_at,
        and_(col(Listing.published_at).is_not(None), func.jsonb_array_length(Listing.served) == 0),
    ),
    Waiting(
        acts.PRINT,
        Listing,
        Listing.ended_at,
        and_(col(Listing.state) == State.SOLD, col(Listing.confirmation_printed_at).is_(None)),
    ),
]
"""What waits for somebody here; publication also while the days of the notice run and papers are on their way."""

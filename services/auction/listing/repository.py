"""Every query of listings."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals import repository as disposals
from services.auction.listing.models import Listing
from shared.values.articles import NET, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def listing(session: AsyncSession, listing_id: str, *, lock: bool = False) -> Listing:
    """The listing; 404 if there is none. `lock` takes its disposal's lock first, as every write does."""
    found = await session.get(Listing, listing_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_LISTING, article=REGULATION["二(四)5(1)"])
    if lock:
        await disposals.disposal(session, found.asset_id, lock=True)
        await session.refresh(found, with_for_update=True)
    return found


async def of_asset(session: AsyncSession, asset_id: str) -> list[Listing]:
    query = select(Listing).where(Listing.asset_id == asset_id).order_by(col(Listing.drafted_at), Listing.id)
    return list((await session.exec(query)).all())


async def sold(session: AsyncSession, asset_id: str) -> Listing:
    """The one listing at which the asset was sold; 409 if it was not."""
    query = select(Listing).where(Listing.asset_id == asset_id, Listing.state == "sold")
    found = (await session.exec(query)).one_or_none()
    if found is None:
        raise Problem(409, ProblemCode.NOT_SOLD, article=NET[22])
    return found

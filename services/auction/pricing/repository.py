"""Every query of pricing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest, since
from services.auction.disposals.rules import FIX_PRICE, INQUIRE, REPRICE, SERVE_REPORT
from services.auction.listing.repository import failures
from services.auction.pricing import acts
from services.auction.pricing.models import OPEN_STATES, Inquiry, PriceDecision, Report, RoundPrice
from services.auction.survey.models import Survey
from shared.law.numbers import AFTER_VALIDITY, ROUNDS
from shared.platform.db import TODAY
from shared.platform.todo import Waiting
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def inquiry(session: AsyncSession, inquiry_id: str, *, lock: bool = False) -> Inquiry:
    found = await session.get(Inquiry, inquiry_id, with_for_update=lock or None, populate_existing=lock)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_INQUIRY, article=REGULATION["二(四)4"])
    return found


async def inquiries(session: AsyncSession, asset_id: str) -> list[Inquiry]:
    """Oldest first: at most the last one is open, and only the last one can have led to a price."""
    query = select(Inquiry).where(Inquiry.asset_id == asset_id).order_by(col(Inquiry.ordered_at), Inquiry.id)
    return list((await session.exec(query)).all())


async def open_inquiry(session: AsyncSession, asset_id: str) -> Inquiry | None:
    query = select(Inquiry).where(Inquiry.asset_id == asset_id, col(Inquiry.state).in_(OPEN_STATES))
    return (await session.exec(query)).one_or_none()


async def priced_inquiry(session: AsyncSession, asset_id: str) -> Inquiry:
    query = select(Inquiry).where(Inquiry.asset_id == asset_id, Inquiry.state == "priced")
    return (await session.exec(query)).one()


async def reports(session: AsyncSession, inquiry_id: str) -> list[Report]:
    query = (
        select(Report)
        .where(Report.inquiry_id == inquiry_id)
        .order_by(col(Report.reported_at), Report.message_id)
    )
    return list((await session.exec(query)).all())


async def rounds(session: AsyncSession, asset_id: str) -> list[RoundPrice]:
    query = select(RoundPrice).where(RoundPrice.asset_id == asset_id).order_by(col(RoundPrice.round))
    return list((await session.exec(query)).all())


_open, _priced = col(Inquiry.state).in_(OPEN_STATES), col(Inquiry.state) == "priced"


def _over(end: Any, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the disposal has an inquiry for which `which` hold, and whose `end` has come."""
    return exists().where(col(Inquiry.asset_id) == Disposal.asset_id, end <= func.court.now(), *which)


_after = func.make_interval(0, AFTER_VALIDITY.only.amount)
_outlived = exists().where(
    col(Inquiry.asset_id) == Disposal.asset_id,
    _priced,
    col(Inquiry.valid_until) + case((failures > 0, _after), else_=func.make_interval()) < TODAY,
)
WAITING = [
    Waiting(acts.ORDER_INQUIRY, Disposal, since(latest(Survey.recorded_at)), at(INQUIRE)),
    Waiting(
        acts.CLOSE_TERM,
        Disposal,
        since(latest(Inquiry.term_ends_at, _open)),
        _over(Inquiry.term_ends_at, _open),
    ),
    Waiting(acts.SERVE, Disposal, since(latest(Inquiry.ordered_at, _priced)), at(SERVE_REPORT)),
    Waiting(
        acts.REDETERMINE,
        Disposal,
        since(latest(PriceDecision.decided_at)),
        and_(at(REPRICE), _outlived, failures <= ROUNDS.only),
    ),
    Waiting(
        acts.FIX,
        Disposal,
        since(latest(Inquiry.objections_end_at, _priced)),
        and_(at(FIX_PRICE), _over(Inquiry.objections_end_at, _priced)),
    ),
]
"""What waits for somebody here."""

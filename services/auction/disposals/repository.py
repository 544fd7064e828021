"""Every query of disposals and their papers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.course import Course
from services.auction.disposals import acts
from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.rules import DAY_BUNDLE, TITLED, Elsewhere, Step, after
from services.auction.disposals.schemas import DisposalFilter
from services.auction.listing.models import Listing
from services.auction.listing.rules import BOUGHT
from services.auction.listing.rules import State as Round
from services.auction.pricing.models import Inquiry, PriceDecision, Report, RoundPrice
from services.auction.settlement.models import Settlement
from services.auction.stop.models import Stop
from services.auction.survey.models import Survey
from shared.platform.court import CaseAccess
from shared.platform.paging import Page, listed
from shared.platform.todo import Waiting, by_another
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor

M = TypeVar("M", bound=SQLModel)


async def disposal(session: AsyncSession, asset_id: str, *, lock: bool = False) -> Disposal:
    """The disposal; 404 if there is none. Every write to one asset takes this lock first."""
    found = await session.get(Disposal, asset_id, with_for_update=lock or None, populate_existing=lock)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DISPOSAL, article=REGULATION["二(四)2"])
    return found


async def lock_case(session: AsyncSession, case_number: str) -> None:
    """Every disposal of the case: what one act leaves of the claim, the next must see."""
    query = select(Disposal.asset_id).where(Disposal.case_number == case_number)
    await session.exec(query.order_by(Disposal.asset_id).with_for_update())


async def step(session: AsyncSession, asset_id: str, step: Step) -> Disposal:
    """The disposal, locked and led one step on; 409 where it is not that step's turn."""
    found = await disposal(session, asset_id, lock=True)
    found.state = after(found.state, step)
    found.version += 1
    return found


async def disposals(session: AsyncSession, asked: DisposalFilter, cases: str | Select[Any]) -> Page[Disposal]:
    which = asked.equal(Disposal, "asset_id", "state", "kind", "asset_class", "housing", "decided_by")
    if typed := asked.q.strip():
        which.append(col(Disposal.description).contains(typed, autoescape=True))
    return await listed(session, Disposal, Disposal.decided_at, asked, cases, *which)


async def of_thing(session: AsyncSession, identifier: str, asset_id: str) -> list[Elsewhere]:
    """The disposals of the same thing under another case's asset, in the order in which they were sold."""
    query: Any = (
        select(Disposal.case_number, Disposal.state, Listing.buyer_identity, CaseAccess.sealed)
        .outerjoin(CaseAccess, col(CaseAccess.case_number) == Disposal.case_number)
        .outerjoin(Listing, and_(col(Listing.asset_id) == Disposal.asset_id, col(Listing.state).in_(BOUGHT)))
        .where(Disposal.identifier == identifier, Disposal.identifier != "", Disposal.asset_id != asset_id)
        .order_by(col(Listing.ended_at))
    )
    rows = (await session.exec(query)).all()
    return [
        Elsewhere(case if sealed is False else "", state, buyer or "") for case, state, buyer, sealed in rows
    ]


async def of_assets(session: AsyncSession, asset_ids: Collection[str]) -> list[Disposal]:
    query = select(Disposal).where(col(Disposal.asset_id).in_(asset_ids))
    return list((await session.exec(query)).all())


async def course(session: AsyncSession, disposal: Disposal) -> Course:
    (found,) = await courses(session, [disposal])
    return found


async def courses(session: AsyncSession, disposals: Sequence[Disposal]) -> list[Course]:
    """Each disposal with everything that it has led to; so many statements for however many."""

    async def of(model: type[M], *order: Any) -> dict[str, list[M]]:
        table: Any = model
        query = select(table).where(table.asset_id.in_([one.asset_id for one in disposals]))
        found: dict[str, list[M]] = {}
        for row in (await session.exec(query.order_by(*order))).all():
            found.setdefault(row.asset_id, []).append(row)
        return found

    papers = await of(Paper, Paper.handed_over_at, Paper.paper)
    surveys, decisions, settlements = await of(Survey), await of(PriceDecision), await of(Settlement)
    inquiries = await of(Inquiry, Inquiry.ordered_at, Inquiry.id)
    rounds = await of(RoundPrice, RoundPrice.round)
    listings = await of(Listing, Listing.drafted_at, Listing.id)
    stops = await of(Stop, Stop.ordered_at, Stop.id)
    query = (
        select(Report)
        .where(col(Report.inquiry_id).in_([one.id for made in inquiries.values() for one in made]))
        .order_by(col(Report.reported_at), Report.message_id)
    )
    reports = (await session.exec(query)).all()
    return [
        Course(
            disposal=disposal,
            papers=papers.get(disposal.asset_id, []),
            survey=next(iter(surveys.get(disposal.asset_id, [])), None),
            inquiries=(made := inquiries.get(disposal.asset_id, [])),
            reports=[report for report in reports if report.inquiry_id in {one.id for one in made}],
            decision=next(iter(decisions.get(disposal.asset_id, [])), None),
            rounds=rounds.get(disposal.asset_id, []),
            listings=listings.get(disposal.asset_id, []),
            settlement=_of_sale(settlements.get(disposal.asset_id, []), listings.get(disposal.asset_id, [])),
            stops=stops.get(disposal.asset_id, []),
        )
        for disposal in disposals
    ]


def _of_sale(settlements: Sequence[Settlement], listings: Sequence[Listing]) -> Settlement | None:
    """None of a sale that was annulled."""
    annulled = [one.id for one in listings if one.state == Round.ANNULLED]
    return next((one for one in settlements if one.listing_id not in annulled), None)


async def papers(session: AsyncSession, asset_id: str) -> list[Paper]:
    query = select(Paper).where(Paper.asset_id == asset_id).order_by(col(Paper.handed_over_at), Paper.paper)
    return list((await session.exec(query)).all())


def at(step: Step) -> ColumnElement[bool]:
    """That `step` is a disposal's next."""
    return col(Disposal.state) == step.since


def latest(instant: Any, *which: ColumnElement[bool]) -> Any:
    """The last `instant` of a table's rows that belong to the disposal and for which `which` hold; NULL if there is none."""
    row = instant.class_
    return select(func.max(instant)).where(row.asset_id == Disposal.asset_id, *which).scalar_subquery()


def since(*instants: Any) -> Any:
    """The first of `instants` that the disposal has; where it has none, its decision."""
    return func.coalesce(*instants, Disposal.decided_at)


def _paper(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the disposal has a paper for which `which` hold."""
    return exists().where(col(Paper.asset_id) == Disposal.asset_id, *which)


_survey = exists().where(col(Survey.asset_id) == Disposal.asset_id)
_decision = exists().where(col(PriceDecision.asset_id) == Disposal.asset_id)
_waiting = col(Paper.checked_at).is_(None)
_returned = col(Paper.returned_because) != ""


transferred = and_(
    *(
        _paper(col(Paper.paper) == name, ~_waiting, ~_returned)
        | (col(Disposal.kind).not_in(TITLED) if name == "title" else false())
        for name in DAY_BUNDLE
    )
)
"""That the dossier centre has accepted the day's bundle whole."""


def _of_another(actor: Actor) -> ColumnElement[bool]:
    return _paper(_waiting, by_another(actor, acts.CHECK_PAPERS, Paper.handed_over_by, Paper.handed_over_for))


WAITING = [
    Waiting(
        acts.SERVE_RULING,
        Disposal,
        Disposal.decided_at,
        func.jsonb_array_length(Disposal.ruling_served) == 0,
    ),
    Waiting(
        acts.HAND_OVER,
        Disposal,
        since(
            latest(Paper.checked_at, _returned),
            latest(PriceDecision.decided_at),
            latest(Survey.recorded_at),
        ),
        or_(
            ~_paper(),
            _paper(_returned),
            and_(_survey, ~_paper(col(Paper.paper) == "survey_report")),
            and_(_decision, ~_paper(col(Paper.paper) == "price_minutes")),
        ),
    ),
    Waiting(
        acts.CHECK_PAPERS, Disposal, latest(Paper.handed_over_at, _waiting), _paper(_waiting), _of_another
    ),
]
"""What waits for somebody here."""

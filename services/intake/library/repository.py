"""Every query of the library of concluded cases."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.closing.models import ClosingRequest
from services.intake.docket.models import AppliedFact
from services.intake.filing.models import Application, Case, Party
from services.intake.library.models import LibraryCorrection, Shielding
from services.intake.library.rules import CORRECTED, SHIELDED, Shielded, State
from services.intake.library.schemas import LibraryCorrectionFilter, ShieldingFilter
from services.intake.petitions.models import Petition
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import State as Kept
from shared.contracts.docket_id import DocketId
from shared.contracts.funds.facts import DeliveredOnSite, PayoutPaid
from shared.platform.paging import Listing, Page, Sort, key_of, listed, page
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_PAID = (PayoutPaid.kind, DeliveredOnSite.kind)
_AT_ONCE = 200  # ours: cases looked at in a night, so that one night's work has an end


def _shielding(*states: Shielded) -> ColumnElement[bool]:
    """That a ground to take the case out has come to one of these states."""
    of_case = col(Shielding.case_number) == Upkeep.case_number
    return exists().where(of_case, col(Shielding.state).in_(states))


_PUBLIC = and_(col(Upkeep.state) != Kept.RESUMED, col(Case.sealed).is_(False), ~_shielding(Shielded.SHIELDED))


async def entries(session: AsyncSession, asked: Listing) -> Page[Any]:
    """What is public: concluded, not sealed, neither gone on nor taken out; each with its case, application and closing."""
    query: Any = (
        select(Upkeep, Case, Application, ClosingRequest)
        .join(Case, col(Case.case_number) == Upkeep.case_number)
        .join(Application, col(Application.id) == Case.application_id)
        .join(
            ClosingRequest,
            and_(
                col(ClosingRequest.case_number) == Upkeep.case_number,
                col(ClosingRequest.state) == "approved",
            ),
        )
        .where(_PUBLIC, *asked.within(Upkeep.concluded_at))
    )
    at: Any = Upkeep.concluded_at
    sort = Sort(at, key_of(Upkeep), descending=asked.sort == "newest")
    return await page(session, query, sort, asked)


async def concluded(session: AsyncSession, case_number: str) -> Any | None:
    """The same of one case, if it is public."""
    query = (
        select(Upkeep, Case, Application, ClosingRequest)
        .join(Case, col(Case.case_number) == Upkeep.case_number)
        .join(Application, col(Application.id) == Case.application_id)
        .join(ClosingRequest, col(ClosingRequest.case_number) == Upkeep.case_number)
        .where(Upkeep.case_number == case_number, ClosingRequest.state == "approved", _IN_LIBRARY)
    )
    return (await session.exec(query)).first()


_IN_LIBRARY = and_(col(Upkeep.state) != Kept.RESUMED, ~_shielding(Shielded.SHIELDED))


async def is_in_library(session: AsyncSession, case_number: str) -> bool:
    query = select(Upkeep.case_number).where(Upkeep.case_number == case_number, _IN_LIBRARY)
    return (await session.exec(query)).first() is not None


async def debtors(session: AsyncSession, applications: Collection[str]) -> dict[str, list[Party]]:
    """Against whom something is to be enforced still, by application, in their order."""
    query = select(Party).where(
        col(Party.application_id).in_(applications),
        Party.role == "respondent",
        col(Party.left_at).is_(None),
    )
    found: dict[str, list[Party]] = {one: [] for one in applications}
    for one in (await session.exec(query.order_by(col(Party.position)))).all():
        found[one.application_id].append(one)
    return found


async def corrected(
    session: AsyncSession, cases: Collection[str]
) -> dict[str, dict[tuple[str, str | None], str]]:
    """What stands since the last correction of each item, by case."""
    query = select(LibraryCorrection).where(
        col(LibraryCorrection.case_number).in_(cases), LibraryCorrection.state == State.CORRECTED
    )
    rows = await session.exec(query.order_by(col(LibraryCorrection.decided_at), LibraryCorrection.id))
    found: dict[str, dict[tuple[str, str | None], str]] = {one: {} for one in cases}
    for one in rows.all():
        found[one.case_number][one.item, one.respondent_id] = one.value or ""
    return found


async def correction(session: AsyncSession, correction_id: str) -> LibraryCorrection:
    """404 if there is none."""
    found = await session.get(LibraryCorrection, correction_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_LIBRARY_CORRECTION, article=CORRECTED)
    return found


async def corrections(
    session: AsyncSession, asked: LibraryCorrectionFilter, cases: str | Select[Any]
) -> Page[LibraryCorrection]:
    which = asked.equal(LibraryCorrection, "state")
    return await listed(session, LibraryCorrection, LibraryCorrection.received_at, asked, cases, *which)


async def is_raised(session: AsyncSession, one: LibraryCorrection) -> bool:
    """On the same paper, about the same item of the same debtor."""
    query = select(LibraryCorrection.id).where(
        LibraryCorrection.case_number == one.case_number,
        col(LibraryCorrection.paper).is_not(None),
        LibraryCorrection.paper == one.paper,
        LibraryCorrection.item == one.item,
        col(LibraryCorrection.respondent_id).is_not_distinct_from(one.respondent_id),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def names(session: AsyncSession, rows: Sequence[LibraryCorrection]) -> dict[str, str]:
    """Of the parties who have applied, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.party for one in rows if one.party}))
    return dict((await session.exec(query)).all())


async def shielding(session: AsyncSession, shielding_id: str) -> Shielding:
    """404 if there is none."""
    found = await session.get(Shielding, shielding_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_SHIELDING, article=SHIELDED)
    return found


async def shieldings(
    session: AsyncSession, asked: ShieldingFilter, cases: str | Select[Any]
) -> Page[Shielding]:
    which = asked.equal(Shielding, "state")
    return await listed(session, Shielding, Shielding.noted_at, asked, cases, *which)


async def noted(session: AsyncSession, case_number: str) -> Shielding | None:
    """The ground that waits."""
    query = select(Shielding).where(Shielding.case_number == case_number, Shielding.state == Shielded.NOTED)
    return (await session.exec(query.with_for_update())).first()


async def objection(session: AsyncSession, case_number: str, petition: str) -> Petition | None:
    """To an act of the case."""
    found = await session.get(Petition, petition)
    return found if found and (found.case_number, found.kind) == (case_number, "conduct") else None


async def ruling_of(session: AsyncSession, case_number: str) -> str | None:
    """By which the round was concluded."""
    query = select(ClosingRequest.ruling).where(
        ClosingRequest.case_number == case_number, ClosingRequest.state == "approved"
    )
    return (await session.exec(query)).first()


async def paid_since(session: AsyncSession) -> list[str]:
    """The cases of the library in which money was paid out or handed over that nobody has looked at, the longest waiting first."""
    docket = str(DocketId.case("")) + col(Upkeep.case_number)
    since = func.coalesce(Upkeep.looked_at, Upkeep.concluded_at)
    paid = exists().where(
        col(AppliedFact.docket) == docket,
        col(AppliedFact.kind).in_(_PAID),
        col(AppliedFact.applied_at) > since,
    )
    query = select(Upkeep.case_number).where(_IN_LIBRARY, ~_shielding(Shielded.NOTED), paid)
    return list((await session.exec(query.order_by(since, Upkeep.case_number).limit(_AT_ONCE))).all())


async def looked(session: AsyncSession, case_number: str, at: datetime) -> None:
    kept = await session.get_one(Upkeep, case_number, with_for_update=True)
    kept.looked_at = at

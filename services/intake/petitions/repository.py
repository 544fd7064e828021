"""Every query of objections and applications."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.alterations.models import Alteration
from services.intake.filing.models import Party
from services.intake.linked.models import SharedThing
from services.intake.petitions.bringing import Before
from services.intake.petitions.models import Petition
from services.intake.petitions.rules import ENDS_ENFORCEMENT, PENDING, State
from services.intake.petitions.schemas import PetitionFilter
from services.intake.resumption.repository import chain, in_case, same
from shared.contracts.intake.closing import ClosingGround
from shared.contracts.intake.petitions import PetitionKind
from shared.platform.court import Staff
from shared.platform.paging import Page, listed
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def petition(session: AsyncSession, petition_id: str) -> Petition:
    """404 if there is none."""
    found = await session.get(Petition, petition_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PETITION, article=CPC[236])
    return found


async def petitions(session: AsyncSession, asked: PetitionFilter, cases: str | Select[Any]) -> Page[Petition]:
    which = asked.equal(Petition, "kind", "state", "reviewer")
    return await listed(session, Petition, Petition.received_at, asked, cases, *which)


async def before(session: AsyncSession, case_number: str) -> list[Before]:
    """What was brought in the case so far, and about what goes on in it in its chain: each person by the id that it has here."""
    goes_on = or_(*(col(field) != "" for field in (Petition.asset, Petition.respondent, Petition.coercion)))
    query = select(Petition).where(
        or_(
            col(Petition.case_number) == case_number,
            and_(col(Petition.case_number).in_(chain(case_number)), goes_on),
        )
    )
    here = await in_case(session, case_number)

    def known(party: str | None) -> str:
        return here.get(party or "", party or "")

    return [
        Before(
            known(one.party) or one.outsider,
            one.kind,
            one.asset
            or one.person
            or known(one.respondent)
            or one.coercion
            or one.against
            or one.ending
            or "",
            State(one.state),
            None if one.is_overturned else one.result,
        )
        for one in await session.exec(query)
    ]


async def succeeded(session: AsyncSession, case_number: str) -> dict[str, str]:
    """Who has left the case → who stands in that place by a ruling."""
    query = select(Petition.replaced, Petition.joined).join(Party, col(Petition.replaced) == Party.id)
    stands = (Petition.case_number == case_number, col(Petition.joined).is_not(None))
    rows = (await session.exec(query.where(*stands, col(Party.left_at).is_not(None)))).all()
    return {old: new for old, new in rows if old and new}


def fell() -> ColumnElement[bool]:
    """Of a ruling of 变更追加 that was granted: it was overturned above, or set aside by the judgment on its suit."""
    overturned = col(Petition.overturned_at) >= col(Petition.decided_at)
    return and_(
        col(Petition.result) == "granted",
        or_(overturned, and_(col(Petition.state) == State.ENDED, col(Petition.upheld).is_(True))),
    )


async def is_out(session: AsyncSession, case_number: str, party: str) -> bool:
    """Whether a ruling that stands keeps that party of the case out of it: it has ended for him, another has his place, or the
    ruling by which he had come in has fallen."""
    persons = same(case_number, party)
    ended = select(Alteration.id).where(
        col(Alteration.party).in_(persons), col(Alteration.revoked_at).is_(None)
    )
    replaced = select(Petition.id).where(
        col(Petition.replaced).in_(persons), col(Petition.joined).is_not(None), fell().is_not(True)
    )
    entered = select(Petition.id).where(Petition.joined == party, fell())
    found = select(or_(*(query.exists() for query in (ended, replaced, entered))))
    return (await session.exec(found)).one()


async def is_recorded(session: AsyncSession, case_number: str, kind: str, sha256: str) -> bool:
    """Whether the paper is on record in the chain as that kind, and was not taken back."""
    query = select(Petition.id).where(
        col(Petition.case_number).in_(chain(case_number)),
        Petition.kind == kind,
        Petition.paper_sha256 == sha256,
        Petition.state != State.WITHDRAWN,
    )
    return (await session.exec(query.limit(1))).first() is not None


async def is_used(session: AsyncSession, document: str) -> bool:
    """Whether something was decided by that paper."""
    query = select(Petition.id).where(Petition.document == document)
    return (await session.exec(query.limit(1))).first() is not None


async def ends_another(session: AsyncSession, file: str) -> bool:
    """Whether a petition has ended by that paper."""
    query = select(Petition.id).where(Petition.end_paper == file)
    return (await session.exec(query.limit(1))).first() is not None


async def granted(session: AsyncSession, case_number: str, kind: PetitionKind, about: str | None) -> int:
    """How many applications of that kind were granted in the chain, `about` that party of the case where it is about one."""
    query = select(func.count()).where(
        col(Petition.case_number).in_(chain(case_number)), Petition.kind == kind, Petition.result == "granted"
    )
    if about:
        query = query.where(col(Petition.respondent).in_(same(case_number, about)))
    return (await session.exec(query)).one()


async def upheld(session: AsyncSession, case_number: str, now: datetime) -> list[Petition]:
    """Those whose rulings have upheld an objection to the case as such, and stand: their time of review is over, none is pending."""
    query = select(Petition).where(
        Petition.case_number == case_number,
        col(Petition.kind).in_(("jurisdiction", "limitation")),
        Petition.result == "granted",
        Petition.state == State.SERVED,
        col(Petition.overturned_at).is_(None),
        col(Petition.open_until) <= now,
    )
    rows = (await session.exec(query)).all()
    reviewed = await under_review(session, {one.id for one in rows})
    return [one for one in rows if one.document and one.id not in reviewed]


async def granted_conduct(session: AsyncSession, case_number: str) -> list[tuple[datetime, str | None]]:
    """When each objection against conduct was received that was granted, and not overturned, and about what."""
    query = select(Petition).where(
        Petition.case_number == case_number, Petition.kind == "conduct", Petition.result == "granted"
    )
    return [(one.received_at, one.thing) for one in await session.exec(query) if not one.is_overturned]


async def petitioners(session: AsyncSession, rows: Sequence[Petition]) -> dict[str, str]:
    """The names of the parties who have brought them, by id."""
    ids = {one.party for one in rows if one.party}
    found = (await session.exec(select(Party.id, Party.name).where(col(Party.id).in_(ids)))).all()
    return dict(found)


async def staff_name(session: AsyncSession, staff_id: str) -> str:
    return (await session.get_one(Staff, staff_id)).name


async def locked(session: AsyncSession, petition_id: str) -> Petition:
    return await session.get_one(Petition, petition_id, with_for_update=True)


async def claims_on(session: AsyncSession, assets: Collection[str]) -> Sequence[Petition]:
    """What outsiders have brought about one of those things, the first first."""
    query = select(Petition).where(
        Petition.kind == "third_party", Petition.asset != "", col(Petition.asset).in_(assets)
    )
    return (await session.exec(query.order_by(col(Petition.received_at), Petition.id))).all()


async def things(session: AsyncSession, case_number: str) -> dict[str, set[str]]:
    """Each thing of the case that outsiders claim, or that other cases have too: with its id here and there."""
    own = select(Petition.asset).where(Petition.case_number == case_number, Petition.kind == "third_party")
    found = {asset: {asset} for asset in await session.exec(own)}
    shared = select(SharedThing).where(
        or_(col(SharedThing.case_number) == case_number, col(SharedThing.other_case) == case_number)
    )
    for row in await session.exec(shared):
        here, there = row.asset, row.other_asset
        if row.case_number != case_number:
            here, there = there, here
        found.setdefault(here, {here}).add(there)
    return found


async def ended_since(session: AsyncSession, case_number: str) -> datetime | None:
    """Since when nothing of the case is to be enforced any more, by an objection that was granted and not overturned.

    That the time to apply has passed is a defence of who raises it: once it has ended for him, it goes on with the others.
    Who takes his place has the same defence.
    """
    out = select(Alteration.id).where(
        Alteration.party == Petition.party,
        Alteration.ground == ClosingGround.LIMITATION,
        col(Alteration.revoked_at).is_(None),
    )
    query = select(func.min(Petition.decided_at)).where(
        Petition.case_number == case_number,
        col(Petition.kind).in_(ENDS_ENFORCEMENT),
        Petition.result == "granted",
        (col(Petition.kind) != "limitation") | ~out.exists(),
        col(Petition.overturned_at).is_(None) | (col(Petition.overturned_at) < col(Petition.decided_at)),
    )
    return (await session.exec(query)).one()


async def under_review(session: AsyncSession, ids: Collection[str]) -> set[str]:
    """Of which of those petitions the review is pending."""
    query = select(Petition.against).where(col(Petition.against).in_(ids), col(Petition.state).in_(PENDING))
    return {one for one in (await session.exec(query)).all() if one}


async def exemptions(session: AsyncSession, orders: Collection[str]) -> Sequence[Petition]:
    """What was granted to whom those consumption orders restrict, the last first."""
    query = select(Petition).where(
        col(Petition.coercion).in_(orders),
        Petition.coercion != "",
        col(Petition.exemption).is_not(None),
        Petition.result == "granted",
    )
    return (await session.exec(query.order_by(col(Petition.decided_at).desc(), Petition.id))).all()


async def joined_by(session: AsyncSession, case_number: str) -> Sequence[Petition]:
    """The applications by which somebody became a party of the case."""
    query = select(Petition).where(Petition.case_number == case_number, col(Petition.joined).is_not(None))
    return (await session.exec(query)).all()


async def excused(session: AsyncSession, case_number: str, party: str | None) -> datetime | None:
    """When the party was last given a period anew that is not of a petition decided here: to object to jurisdiction, to the end."""
    query = select(func.max(Petition.decided_at)).where(
        Petition.case_number == case_number,
        Petition.kind == "excuse",
        Petition.party == party,
        col(Petition.against).is_(None),
        Petition.result == "granted",
    )
    return (await session.exec(query)).one()

"""Every query of coercion."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.coercion.kinds import KINDS, EndGround
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import AFTER_THE_ROUND, State
from services.intake.coercion.schemas import CoercionFilter
from services.intake.filing.models import Party
from services.intake.resumption.repository import against, chain, same
from shared.contracts.intake.coercion import CoercionKind
from shared.platform.paging import Page, listed
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_GIVEN_UP = (State.REFUSED, State.WITHDRAWN)
_STANDS = (State.IN_FORCE, State.ENDING)
_SANCTIONS: tuple[CoercionKind, ...] = ("fine", "detention", "referral")


async def coercion(session: AsyncSession, coercion_id: str, *, lock: bool = False) -> Coercion:
    """404 if there is none."""
    found = await session.get(Coercion, coercion_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COERCION, article=CPC[119])
    return found


async def coercions(session: AsyncSession, asked: CoercionFilter, cases: str | Select[Any]) -> Page[Coercion]:
    which = asked.equal(Coercion, "kind", "state", "party")
    return await listed(session, Coercion, Coercion.requested_at, asked, cases, *which)


def _like(one: Coercion) -> tuple[ColumnElement[bool] | bool, ...]:
    """The same kind against the same person, under whatever number of the chain."""
    return (
        Coercion.kind == one.kind,
        against(Coercion, one.case_number, one.party),
        Coercion.person == one.person,
    )


async def on_record(session: AsyncSession, like: Coercion) -> bool:
    """Whether the same is asked for already, or was done, on the same paper."""
    query = select(Coercion.id).where(
        *_like(like),
        Coercion.paper_sha256 == like.paper_sha256,
        col(Coercion.state).not_in(_GIVEN_UP),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def last_asked(session: AsyncSession, like: Coercion) -> datetime | None:
    """When the same was last asked for against the same person, and not given up."""
    query = select(func.max(Coercion.requested_at)).where(*_like(like), col(Coercion.state).not_in(_GIVEN_UP))
    last: datetime | None = (await session.exec(query)).one()
    return last


async def orders_like(session: AsyncSession, one: Coercion) -> Sequence[str]:
    """That order and the others of its kind against the same person, by id."""
    return (await session.exec(select(Coercion.id).where(*_like(one)))).all()


async def asked_for(session: AsyncSession, case_number: str, kind: str, about: str | None) -> int:
    """How many of that kind were asked for in the chain, against the party that it is `about` if any, and not given up."""
    query = select(func.count()).where(
        col(Coercion.case_number).in_(chain(case_number)),
        Coercion.kind == kind,
        col(Coercion.state).not_in(_GIVEN_UP),
    )
    if about:
        query = query.where(col(Coercion.party).in_(same(case_number, about)))
    return (await session.exec(query)).one()


async def is_sanctioned(session: AsyncSession, case_number: str, party: str, since: datetime) -> bool:
    """Whether a fine, a detention or a referral was asked for against that respondent or a person of it since, and not taken back."""
    query = select(Coercion.id).where(
        Coercion.case_number == case_number,
        Coercion.party == party,
        col(Coercion.kind).in_(_SANCTIONS),
        col(Coercion.requested_at) >= since,
        col(Coercion.state) != State.WITHDRAWN,
    )
    return (await session.exec(query.limit(1))).first() is not None


async def failed_to_appear(session: AsyncSession, case_number: str, party: str, person: str) -> bool:
    """Whether that person was summoned in the case and did not come."""
    query = select(Coercion.id).where(
        Coercion.case_number == case_number,
        Coercion.kind == "summons",
        Coercion.party == party,
        Coercion.person == person,
        col(Coercion.appeared).is_(False),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def is_restricted(session: AsyncSession, case_number: str, party: str) -> bool:
    """Whether a consumption order stands against that respondent itself."""
    return await _stands(session, case_number, "consumption", party)


async def is_listed(session: AsyncSession, case_number: str, party: str) -> bool:
    """Whether that respondent is in the list of dishonest debtors."""
    return await _stands(session, case_number, "dishonest", party)


async def _stands(session: AsyncSession, case_number: str, kind: CoercionKind, party: str) -> bool:
    query = select(Coercion.id).where(
        Coercion.case_number == case_number,
        Coercion.kind == kind,
        Coercion.party == party,
        Coercion.person == "",
        col(Coercion.state).in_(_STANDS),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def entries(session: AsyncSession, case_number: str, party: str) -> Sequence[Coercion]:
    """What was asked for, and became of it, to enter that respondent in the list of dishonest debtors, in the chain."""
    query = select(Coercion).where(against(Coercion, case_number, party), Coercion.kind == "dishonest")
    return (await session.exec(query)).all()


async def party_name(session: AsyncSession, party: str) -> str:
    return (await session.get_one(Party, party)).name


async def carried_out(session: AsyncSession, case_number: str) -> list[Coercion]:
    """What was carried out in the case, in the order in which it was."""
    query = select(Coercion).where(
        Coercion.case_number == case_number, col(Coercion.carried_out_at).is_not(None)
    )
    return list((await session.exec(query.order_by(col(Coercion.carried_out_at), Coercion.id))).all())


async def standing(session: AsyncSession, case_number: str) -> Sequence[Coercion]:
    """What was carried out in the case and lasts, locked."""
    lasting = [kind.code for kind in KINDS.values() if kind.ends == "lifting"]
    query = select(Coercion).where(
        Coercion.case_number == case_number,
        col(Coercion.kind).in_(lasting),
        col(Coercion.state).in_(_STANDS),
    )
    return (await session.exec(query.order_by(Coercion.id).with_for_update())).all()


async def pending(session: AsyncSession, case_number: str, kinds: Collection[str]) -> list[Coercion]:
    """What of those kinds was asked for in the case and is neither refused, withdrawn nor carried out."""
    query = select(Coercion).where(
        Coercion.case_number == case_number,
        col(Coercion.kind).in_(kinds),
        col(Coercion.state).in_((State.REQUESTED, State.APPROVED)),
    )
    return list((await session.exec(query.order_by(col(Coercion.requested_at), Coercion.id))).all())


async def is_used(session: AsyncSession, document: str) -> bool:
    """Whether something was carried out by that paper."""
    query = select(Coercion.id).where(Coercion.document == document)
    return (await session.exec(query.limit(1))).first() is not None


async def not_over_against(session: AsyncSession, case_number: str, party: str) -> Sequence[Coercion]:
    """Against that party of the case, in the chain."""
    return await _not_over(session, against(Coercion, case_number, party))


async def not_over_in_chain(session: AsyncSession, case_number: str) -> Sequence[Coercion]:
    return await _not_over(session, col(Coercion.case_number).in_(chain(case_number)))


async def not_done_of_round(session: AsyncSession, case_number: str) -> Sequence[Coercion]:
    """What was asked for or approved in the case and cannot be carried out once its round is concluded."""
    return await _not_over(
        session,
        Coercion.case_number == case_number,
        col(Coercion.kind).not_in(AFTER_THE_ROUND),
        col(Coercion.state).in_((State.REQUESTED, State.APPROVED)),
    )


async def restricted_with(session: AsyncSession, listing: Coercion) -> Sequence[Coercion]:
    """The consumption orders in the case against whom `listing` has entered, or a person of it."""
    return await _not_over(
        session,
        Coercion.case_number == listing.case_number,
        Coercion.kind == "consumption",
        Coercion.party == listing.party,
    )


async def _not_over(session: AsyncSession, *which: ColumnElement[bool] | bool) -> Sequence[Coercion]:
    """Of `which` what was asked for, approved, is in force or to end; locked."""
    states = (State.REQUESTED, State.APPROVED, *_STANDS)
    query = (
        select(Coercion)
        .where(*which, col(Coercion.state).in_(states))
        .order_by(col(Coercion.requested_at), Coercion.id)
        .with_for_update()
    )
    return (await session.exec(query)).all()


async def due_for_leaving(session: AsyncSession, party: str) -> Sequence[Coercion]:
    """What is to be lifted because that respondent has left, and is not yet; locked."""
    query = select(Coercion).where(
        Coercion.party == party, Coercion.end_ground == EndGround.LEFT, Coercion.state == State.ENDING
    )
    return (await session.exec(query.with_for_update())).all()

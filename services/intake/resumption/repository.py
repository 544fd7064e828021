"""Every query of resumptions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.alterations.models import Alteration
from services.intake.closing import repository as closing
from services.intake.filing import repository as filing
from services.intake.filing.models import Application, Case, Party
from services.intake.filing.rules import Earlier
from services.intake.petitions.models import Petition
from services.intake.petitions.rules import State
from services.intake.resumption.models import Resumption
from services.intake.resumption.rules import Ended
from services.intake.settlements import repository as settlements
from shared.contracts.intake.closing import ClosingGround


async def of_application(session: AsyncSession, application_id: str) -> Resumption | None:
    return await session.get(Resumption, application_id)


async def how_ended(session: AsyncSession, case: Case) -> Ended:
    """By the request on which it was closed, and with or without an agreement of the parties."""
    asked = await closing.open_request(session, case.case_number)
    ground = ClosingGround(asked.ground) if asked and asked.ground else None
    settled = await settlements.binding(session, case.case_number) is not None
    return Ended(case.closing_mode, ground, settled)


async def resumed_by(session: AsyncSession, case_number: str) -> str | None:
    """The last case in which it goes on, once that is filed."""
    query = (
        select(Application.case_number)
        .join(Resumption, col(Resumption.application_id) == Application.id)
        .where(Resumption.case_number == case_number, col(Application.case_number).is_not(None))
        .order_by(col(Application.decided_at).desc())
    )
    return (await session.exec(query.limit(1))).first()


async def carried_on(session: AsyncSession, case_number: str) -> list[Application]:
    """By which what the case was about goes on, or is to, in one case after another."""
    found: list[Application] = []
    numbers = [case_number]
    while numbers:
        query = (
            select(Application)
            .join(Resumption, col(Resumption.application_id) == Application.id)
            .where(col(Resumption.case_number).in_(numbers), Application.outcome == "")
        )
        following = (await session.exec(query.order_by(Application.id).with_for_update(of=Application))).all()
        found += following
        numbers = [one.case_number for one in following if one.case_number]
    return found


async def rows_of(session: AsyncSession, case_number: str, party: str) -> list[Party]:
    """That party of the case, and the same in what carries it on, or is to."""
    own = await session.get_one(Party, party)
    rows = [own]
    for following in await carried_on(session, case_number):
        rows += [each for each in await filing.parties(session, following.id) if each.is_same(own)]
    return rows


def chain(case_number: str) -> Select[tuple[str]]:
    """The numbers under which the same claim was and is enforced: the case, those that it carries on, and those that carry it on."""
    of_resumption = col(Case.application_id) == Resumption.application_id
    follows: Any = select_columns(
        col(Resumption.case_number).label("one"), col(Case.case_number).label("other")
    )
    ties = follows.join(Case, of_resumption).subquery()
    tie = union_all(
        select_columns(ties.c.one, ties.c.other), select_columns(ties.c.other, ties.c.one)
    ).subquery()
    found = select_columns(literal(case_number).label("number")).cte(recursive=True)
    found = found.union(select_columns(tie.c.other).join(found, tie.c.one == found.c.number))
    return select_columns(found.c.number)


async def latest(session: AsyncSession, case_number: str) -> Case:
    """Of its chain the case that was filed last: in no other is anything enforced still."""
    query = select(Case).where(col(Case.case_number).in_(chain(case_number)))
    return (await session.exec(query.order_by(col(Case.filed_at).desc()).limit(1))).one()


def _persons(case_number: str) -> Any:
    """Each party of the case, `mine`, beside `theirs`: the same person on the same side in any case of the chain, as it was carried
    from one to the next, or by its number."""
    mine, theirs, here, there = aliased(Party), aliased(Party), aliased(Case), aliased(Case)
    carried = func.coalesce(mine.origin, mine.id) == func.coalesce(theirs.origin, theirs.id)
    one = or_(carried, col(mine.identity) == theirs.identity)
    query: Any = (
        select_columns(col(theirs.id).label("theirs"), col(mine.id).label("mine"))
        .join(mine, and_(col(mine.role) == theirs.role, one))
        .join(here, col(here.application_id) == mine.application_id)
        .join(there, col(there.application_id) == theirs.application_id)
        .where(col(here.case_number) == case_number, col(there.case_number).in_(chain(case_number)))
    )
    return query.subquery()


def same(case_number: str, party: str) -> Select[tuple[str]]:
    """The ids of that party of the case in every case of its chain."""
    persons = _persons(case_number)
    return select_columns(persons.c.theirs).where(persons.c.mine == party)


def against(rows: Any, case_number: str, party: str) -> ColumnElement[bool]:
    """Of `rows` of cases those about that party of the case, in every case of its chain."""
    return and_(col(rows.case_number).in_(chain(case_number)), col(rows.party).in_(same(case_number, party)))


async def in_case(session: AsyncSession, case_number: str) -> dict[str, str]:
    """Party in any case of the chain → the same person in this one, by id."""
    persons = _persons(case_number)
    query: Any = select_columns(persons.c.theirs, persons.c.mine)
    return dict((await session.exec(query)).all())


async def gone_on(session: AsyncSession, case: Case) -> str | None:
    """The case in which what it was about is enforced now."""
    if case.state == "open":
        return None
    if by := await resumed_by(session, case.case_number):
        return by
    anew = await applied_anew(session, case)
    return anew.case_number if anew else None


async def applied_anew(session: AsyncSession, case: Case) -> Earlier | None:
    """By its parties on the same instrument, filed and not ended without performance."""
    before = await filing.application(session, case.application_id)
    of_case = {(one.role, one.identity) for one in await filing.parties(session, before.id)}
    others = await filing.others_of_instrument(session, before)
    return next((one for one in others if one.case_number and one.stands and one.same(of_case)), None)


async def revoked_by(session: AsyncSession, case_number: str) -> str | None:
    """The objection on which the ruling that had ended the case was revoked, by us or above; None once the case has gone on."""
    if await resumed_by(session, case_number):
        return None
    closed = await closing.open_request(session, case_number)
    overturned = col(Petition.overturned_at) >= col(Petition.decided_at)
    upheld_by = (closed and closed.ruling) or ""  # it has ended as an objection was upheld
    itself = and_(col(Petition.result) == "granted", overturned, col(Petition.document) == upheld_by)
    ours = and_(
        col(Petition.result) == "granted", col(Petition.state) == State.SERVED, overturned.is_not(True)
    )
    query = select(Petition.id).where(
        Petition.case_number == case_number,
        or_(
            itself,
            and_(
                col(Petition.ending).is_not(None),
                col(Petition.ending).not_in(
                    select(Alteration.ruling)
                ),  # of one party alone: the case went on
                or_(ours, and_(col(Petition.result) == "rejected", overturned)),
            ),
        ),
    )
    return (await session.exec(query.order_by(col(Petition.decided_at)).limit(1))).first()

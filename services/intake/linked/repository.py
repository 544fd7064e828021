"""Every query of linked cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Application, Case, Party
from services.intake.filing.rules import names_its_court
from services.intake.linked.models import LinkNotice, SharedThing
from shared.platform.paging import Listing, Page, Sort, key_of, page
from shared.platform.reading import is_listed_open
from shared.values.identity import PAPERS
from shared.values.roles import Actor
from shared.values.tie import Tie


async def linked(
    session: AsyncSession, own: Application, asked: Listing, actor: Actor
) -> Page[tuple[Case, list[Tie]]]:
    """The other cases against a debtor of `own`, on its instrument or with the same thing, each with its ties.

    A sealed one is left out for whom it is not open to: its place in the list would say who its debtor is.
    """
    shown = or_(~col(Case.sealed), is_listed_open(actor, "intake", Case))
    filed: Any = col(Case.filed_at)
    query = _linked(own).where(shown, *asked.within(filed))
    found = await page(session, query, Sort(filed, key_of(Case), descending=asked.sort == "newest"), asked)
    return found.of(lambda row: (row[0], _ties(row)))


async def all_linked(session: AsyncSession, own: Application) -> list[tuple[Case, list[Tie]]]:
    """The same of all, sealed or not, in the order in which they were filed: for who tells their officers."""
    query = _linked(own).order_by(col(Case.filed_at), col(Case.number))
    rows: Any = await session.exec(query)
    return [(row[0], _ties(row)) for row in rows]


async def told_of(session: AsyncSession, case_number: str) -> set[str]:
    """Of which other cases its officer was told."""
    query = select(LinkNotice.other_case).where(LinkNotice.case_number == case_number)
    return set((await session.exec(query)).all())


def _ties(row: Any) -> list[Tie]:
    return [tie for tie, holds in zip(Tie, row[1 : 1 + len(Tie)], strict=True) if holds]


def _linked(own: Application) -> Any:
    basis: ColumnElement[bool] = col(Application.instrument_number) == own.instrument_number
    if not names_its_court(own.instrument_number):
        basis = and_(basis, col(Application.instrument_court) == own.instrument_court)
    debtor, debtor_named = _debtors_of(own)
    by_debtor, by_name = (col(Case.application_id).in_(those) for those in (debtor, debtor_named))
    by_thing = or_(
        col(Case.case_number).in_(
            select_columns(col(SharedThing.other_case)).where(col(SharedThing.case_number) == own.case_number)
        ),
        col(Case.case_number).in_(
            select_columns(col(SharedThing.case_number)).where(col(SharedThing.other_case) == own.case_number)
        ),
    )
    return (
        select_columns(Case, by_debtor, by_name, basis, by_thing)
        .join(Application, col(Case.application_id) == Application.id)
        .where(col(Case.application_id) != own.id, or_(by_debtor, by_name, basis, by_thing))
    )


def _debtors_of(own: Application) -> tuple[Select[Any], Select[Any]]:
    """The applications against one of its debtors: by the number of the same paper, and by the name on another paper."""
    mine: Any = aliased(Party)
    other: Any = aliased(Party)
    both = (
        select_columns(other.application_id)
        .join(mine, mine.role == other.role)
        .where(mine.application_id == own.id, mine.role == "respondent")
    )
    same = other.identity == mine.identity
    return both.where(same), both.where(other.name == mine.name, ~same, _paper(other) != _paper(mine))


def _paper(party: Any) -> ColumnElement[str]:
    ordinary = {kind: papers[0] for kind, papers in PAPERS.items()}
    return func.coalesce(party.paper, case(ordinary, value=party.kind))


async def against(session: AsyncSession, debtor: Party, actor: Actor) -> list[Any]:
    """The cases against who has the debtor's number, in the order of filing: case, application, party, open to `actor`.

    A sealed one is left out for whom it is not open to.
    """
    opened = is_listed_open(actor, "intake", Case)
    query: Any = (
        select_columns(Case, Application, Party, opened)
        .join(Application, col(Case.application_id) == Application.id)
        .join(Party, col(Party.application_id) == Application.id)
        .where(col(Party.role) == "respondent", col(Party.identity) == debtor.identity)
        .where(or_(~col(Case.sealed), opened))
        .order_by(col(Case.filed_at), col(Case.number))
    )
    return list((await session.exec(query)).all())

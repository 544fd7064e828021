"""Every query of linked cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Application, Case, Party
from services.intake.filing.rules import names_its_court
from shared.platform.paging import Listing, Page, Sort, key_of, page
from shared.platform.reading import is_listed_open
from shared.values.identity import PAPERS
from shared.values.roles import Actor
from shared.values.tie import Tie


async def linked(
    session: AsyncSession, own: Application, asked: Listing, actor: Actor
) -> Page[tuple[Case, list[Tie]]]:
    """The other cases against a debtor of `own`, or on its instrument, each with its ties.

    A sealed one is left out for whom it is not open to: its place in the list would say who its debtor is.
    """
    debtor, debtor_named = _debtors_of(own)
    basis: ColumnElement[bool] = col(Application.instrument_number) == own.instrument_number
    if not names_its_court(own.instrument_number):
        basis = and_(basis, col(Application.instrument_court) == own.instrument_court)
    by_debtor, by_name = (col(Case.application_id).in_(those) for those in (debtor, debtor_named))
    shown = or_(~col(Case.sealed), is_listed_open(actor, "intake", Case))
    query: Any = (
        select_columns(Case, by_debtor, by_name, basis)
        .join(Application, col(Case.application_id) == Application.id)
        .where(col(Case.application_id) != own.id, or_(by_debtor, by_name, basis), shown)
    )
    filed: Any = col(Case.filed_at)
    query = query.where(*asked.within(filed))
    found = await page(session, query, Sort(filed, key_of(Case), descending=asked.sort == "newest"), asked)
    return found.of(lambda row: (row[0], [tie for tie, holds in zip(Tie, row[1:4], strict=True) if holds]))


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

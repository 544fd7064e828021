"""Every query of rulings that accept no application."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import col
from sqlmodel import select as select_one
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.nonacceptance.acts import REVIEW, SIGN
from services.documents.nonacceptance.models import NonAcceptance
from services.documents.nonacceptance.schemas import NonAcceptanceFilter
from services.documents.signing.repository import opened_since
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, key_of, page
from shared.platform.todo import Waiting, acting_as, none_of
from shared.platform.work import COURT
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor


async def ruling(session: AsyncSession, ruling_id: str, *, lock: bool = False) -> NonAcceptance:
    """The ruling; 404 if there is none."""
    found = await session.get(NonAcceptance, ruling_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOCUMENT)
    return found


async def under_way(session: AsyncSession, application_id: str) -> bool:
    """Whether the application has a ruling that is neither signed nor returned; who asks next waits until this is done."""
    lock = "SELECT pg_advisory_xact_lock(hashtext('documents.non_acceptance/' || :application))"
    await run_sql(session, lock, application=application_id)
    query = select_one(NonAcceptance.id).where(
        NonAcceptance.application_id == application_id, col(NonAcceptance.state).in_(["drafted", "reviewed"])
    )
    return (await session.exec(query)).first() is not None


async def rulings(
    session: AsyncSession, asked: NonAcceptanceFilter, application_id: str | None
) -> Page[NonAcceptance]:
    made: Any = NonAcceptance.made_at
    query = select(NonAcceptance).where(*asked.within(made))
    if application_id is not None:
        query = query.where(col(NonAcceptance.application_id) == application_id)
    if asked.state is not None:
        query = query.where(col(NonAcceptance.state) == asked.state.value)
    sort = Sort(made, key_of(NonAcceptance), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])


async def opened(session: AsyncSession, reader: str, rulings: Collection[NonAcceptance]) -> set[str]:
    """Of the rulings, those that the reader has opened since they were made."""
    made_at = {one.id: one.made_at for one in rulings}
    return await opened_since(session, reader, AuditAction.NON_ACCEPTANCE_READ, [COURT], made_at)


_MADE = NonAcceptance.made_by, NonAcceptance.made_for


def _not_made_by(actor: Actor) -> ColumnElement[bool]:
    return none_of(acting_as(actor, REVIEW.offices), *_MADE)


def _a_third(actor: Actor) -> ColumnElement[bool]:
    before = *_MADE, NonAcceptance.reviewed_by, NonAcceptance.reviewed_for
    return none_of(acting_as(actor, SIGN.offices), *before)


WAITING = [
    Waiting(
        REVIEW, NonAcceptance, NonAcceptance.made_at, col(NonAcceptance.state) == "drafted", _not_made_by
    ),
    Waiting(SIGN, NonAcceptance, NonAcceptance.reviewed_at, col(NonAcceptance.state) == "reviewed", _a_third),
]
"""Of no judge's own case: it waits for each."""

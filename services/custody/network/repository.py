"""Every query of network."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Measure, state_column
from services.custody.network import acts
from services.custody.network.models import Asset, Feedback, Query
from services.custody.network.schemas import FeedbackFilter, QueryFilter
from shared.platform.db import run_sql
from shared.platform.paging import Page, listed, reached
from shared.platform.todo import Waiting
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def queries(session: AsyncSession, asked: QueryFilter, cases: str | Select[Any]) -> Page[Query]:
    which = asked.equal(Query, "channel", "occasion", "respondent_id")
    which += reached(asked.started, Query.started_at)
    return await listed(session, Query, Query.ordered_at, asked, cases, *which)


async def queries_of(session: AsyncSession, case_number: str, occasion: str, channel: str) -> list[Query]:
    """The queries of one occasion and channel, locked."""
    query = (
        select(Query)
        .where(Query.case_number == case_number, Query.occasion == occasion, Query.channel == channel)
        .order_by(Query.id)
        .with_for_update()
    )
    return list((await session.exec(query)).all())


async def occasions(session: AsyncSession, case_number: str, channel: str) -> dict[str, bool]:
    """Of the channel, in order: whether each query of it has been taken by the query system."""
    query = (
        select(Query.occasion, func.count() == func.count(col(Query.started_at)))
        .where(Query.case_number == case_number, Query.channel == channel)
        .group_by(Query.occasion)
        .order_by(func.min(Query.ordered_at))
    )
    return dict((await session.exec(query)).all())


async def query(session: AsyncSession, query_id: str) -> Query:
    """The query, locked: the answers of its sources are taken one after another. 404 if it was never asked."""
    found = await session.get(Query, query_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_QUERY, article=REGULATION["二(二)2"])
    return found


async def feedback_of_message(session: AsyncSession, message_id: str) -> Feedback | None:
    """The feedback that came with this message; a second telling waits here for the first."""
    await run_sql(
        session,
        "SELECT pg_advisory_xact_lock(hashtextextended('custody.feedback/' || :message, 0))",
        message=message_id,
    )
    return (await session.exec(select(Feedback).where(Feedback.message_id == message_id))).first()


async def same_answer(
    session: AsyncSession, query_id: str, source: str, content_sha256: str
) -> Feedback | None:
    """The feedback with the same answer of the source, whatever message brought it."""
    query = select(Feedback).where(
        Feedback.query_id == query_id,
        Feedback.source == source,
        Feedback.content_sha256 == content_sha256,
    )
    return (await session.exec(query)).first()


async def known_items(
    session: AsyncSession, case_number: str, respondent_id: str, item_refs: Collection[str]
) -> set[str]:
    """Of the case, or of that before from which a freeze that stands is to go on here."""
    stands = exists().where(col(Measure.asset_id) == Asset.id, state_column.in_(("in_force", "waiting")))
    its = and_(col(Asset.case_number) == case_number, col(Asset.respondent_id) == respondent_id)
    query = select(Asset.item_ref).where(
        or_(its, and_(col(Asset.awaited_as) == respondent_id, stands)), col(Asset.item_ref).in_(item_refs)
    )
    return set((await session.exec(query)).all())


async def in_other_cases(session: AsyncSession, asset: Asset) -> list[str]:
    """The assets that are the same thing in other cases, by id."""
    query = select(Asset.id).where(
        Asset.kind == asset.kind, Asset.thing == asset.thing, Asset.case_number != asset.case_number
    )
    return list((await session.exec(query.order_by(col(Asset.found_at), Asset.id))).all())


async def feedbacks(session: AsyncSession, asked: FeedbackFilter, cases: str | Select[Any]) -> Page[Feedback]:
    which = asked.equal(Feedback, "channel", "source", "query_id")
    which += reached(asked.handled, Feedback.handled_at)
    which += reached(asked.filed, Feedback.filed_at)
    return await listed(session, Feedback, Feedback.received_at, asked, cases, *which)


async def unfiled(session: AsyncSession, case_number: str) -> list[Feedback]:
    """The feedbacks not yet in the e-dossier, locked."""
    query = (
        select(Feedback)
        .where(Feedback.case_number == case_number, col(Feedback.filed_at).is_(None))
        .order_by(col(Feedback.received_at), col(Feedback.message_id))
        .with_for_update()
    )
    return list((await session.exec(query)).all())


WAITING = [Waiting(acts.FILE_FEEDBACK, Feedback, Feedback.received_at, col(Feedback.filed_at).is_(None))]
"""What waits for somebody here."""

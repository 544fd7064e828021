"""Every query of referrals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.bankruptcy.models import Referral
from services.intake.bankruptcy.rules import ARTICLE, PENDING, STOPS, Former
from services.intake.bankruptcy.schemas import ReferralFilter
from services.intake.filing.models import Case, Party
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def referral(session: AsyncSession, referral_id: str) -> Referral:
    """404 if there is none."""
    found = await session.get(Referral, referral_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REFERRAL, article=ARTICLE)
    return found


async def referrals(session: AsyncSession, asked: ReferralFilter, cases: str | Select[Any]) -> Page[Referral]:
    return await listed(
        session, Referral, Referral.proposed_at, asked, cases, *asked.equal(Referral, "state")
    )


async def formers(session: AsyncSession, identity: str) -> list[Former]:
    """Those of the same debtor, in whichever case."""
    query = select(Referral.state, Referral.changed_at).where(Referral.debtor_identity == identity)
    return [Former(state, at) for state, at in await session.exec(query)]


_OF_PARTY = (col(Referral.debtor_identity) == Party.identity) | (col(Referral.debtor) == Party.id)
"""In whichever case it was proposed, and though the party's number was put right since."""


async def stopped(session: AsyncSession, case_number: str) -> tuple[dict[str, datetime], datetime | None]:
    """Against which respondents of the case nothing is enforced, in whichever case it was decided, and since when;
    and since when against all of them."""
    query = (
        select(Party.id, Referral.decided_at)
        .join(Case, col(Case.application_id) == Party.application_id)
        .join(
            Referral,
            _OF_PARTY & col(Referral.state).in_(STOPS),
            isouter=True,
        )
        .where(Case.case_number == case_number, Party.role == "respondent", col(Party.left_at).is_(None))
    )
    rows = (await session.exec(query)).all()
    since = {party: at for party, at in rows if at is not None}
    everybody = {party for party, _ in rows} == since.keys()
    return since, max(since.values()) if since and everybody else None


async def pending(session: AsyncSession, case_number: str) -> dict[str, str]:
    """Of which respondents of the case, by id, the examination is under way; with their names."""
    query = (
        select(Party.id, Party.name)
        .join(Case, col(Case.application_id) == Party.application_id)
        .join(Referral, _OF_PARTY)
        .where(
            Case.case_number == case_number,
            Party.role == "respondent",
            col(Party.left_at).is_(None),
            col(Referral.state).in_(PENDING),
        )
    )
    return dict((await session.exec(query)).all())


async def names(session: AsyncSession, rows: Sequence[Referral]) -> dict[str, str]:
    """Of the debtors, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.debtor for one in rows}))
    return dict((await session.exec(query)).all())

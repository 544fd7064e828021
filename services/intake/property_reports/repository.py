"""Every query of property reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Party
from services.intake.property_reports.models import PropertyReport, ReportedAsset
from services.intake.property_reports.rules import REPORTED, ReportKind, State
from services.intake.property_reports.schemas import ReportFilter
from services.intake.resumption.repository import against
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def report(session: AsyncSession, report_id: str) -> PropertyReport:
    """404 if there is none."""
    found = await session.get(PropertyReport, report_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REPORT, article=REPORTED)
    return found


async def reports(
    session: AsyncSession, asked: ReportFilter, cases: str | Select[Any]
) -> Page[PropertyReport]:
    which = asked.equal(PropertyReport, "state", "party")
    return await listed(session, PropertyReport, PropertyReport.received_at, asked, cases, *which)


async def reports_of(session: AsyncSession, case_number: str) -> list[PropertyReport]:
    """In the order in which they were received."""
    query = select(PropertyReport).where(PropertyReport.case_number == case_number)
    return list(
        (await session.exec(query.order_by(col(PropertyReport.received_at), PropertyReport.id))).all()
    )


async def last_received(session: AsyncSession, case_number: str) -> dict[str, datetime]:
    """When each respondent's last full report came, or it was noted that none has."""
    query = (
        select(PropertyReport.party, func.max(PropertyReport.received_at))
        .where(PropertyReport.case_number == case_number, PropertyReport.kind != ReportKind.SUPPLEMENT)
        .group_by(PropertyReport.party)
    )
    return dict((await session.exec(query)).all())


async def is_recorded(session: AsyncSession, case_number: str, paper: str) -> bool:
    query = select(PropertyReport.id).where(
        PropertyReport.case_number == case_number, PropertyReport.paper == paper
    )
    return (await session.exec(query.limit(1))).first() is not None


async def has_reported(
    session: AsyncSession, case_number: str, party: str, since: datetime, document: str
) -> bool:
    """Whether a full report has come `since` then, or it is noted already that none has come by that order."""
    query = select(PropertyReport.id).where(
        PropertyReport.case_number == case_number,
        PropertyReport.party == party,
        ((col(PropertyReport.kind) == ReportKind.REPORT) & (col(PropertyReport.received_at) >= since))
        | ((col(PropertyReport.kind) == ReportKind.NONE) & (col(PropertyReport.document) == document)),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def entries(session: AsyncSession, reports: Collection[str]) -> dict[str, list[ReportedAsset]]:
    """What each of those reports names, in its order."""
    query = select(ReportedAsset).where(col(ReportedAsset.report).in_(reports))
    found: dict[str, list[ReportedAsset]] = defaultdict(list)
    for one in (await session.exec(query.order_by(ReportedAsset.report, col(ReportedAsset.number)))).all():
        found[one.report].append(one)
    return found


async def named(session: AsyncSession, case_number: str, party: str) -> set[str]:
    """Custody's things that reports of that respondent have named in the chain, as checked: in time, or late with a reason."""
    query = (
        select(ReportedAsset.asset)
        .join(PropertyReport, col(PropertyReport.id) == ReportedAsset.report)
        .where(against(PropertyReport, case_number, party))
        .where(col(PropertyReport.late).is_(False) | (col(PropertyReport.state) == State.EXCUSED))
    )
    return {one for one in (await session.exec(query)).all() if one}


async def has_reported_since(session: AsyncSession, missed: PropertyReport) -> bool:
    """Of who had not reported: whether a report by that order has come after all, which is true, or late with a reason."""
    if missed.kind != ReportKind.NONE:
        return False
    query = select(PropertyReport.id).where(
        PropertyReport.case_number == missed.case_number,
        PropertyReport.party == missed.party,
        PropertyReport.document == missed.document,
        PropertyReport.kind == ReportKind.REPORT,
        col(PropertyReport.state).in_((State.TRUE, State.EXCUSED)),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def respondents(session: AsyncSession, rows: Sequence[PropertyReport]) -> dict[str, str]:
    """The names of who reports, by id."""
    query = select(Party.id, Party.name).where(col(Party.id).in_({one.party for one in rows}))
    return dict((await session.exec(query)).all())

"""Every query of anomalies."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.anomalies import acts
from services.funds.anomalies.models import Anomaly, AnomalyNotice
from services.funds.anomalies.schemas import AnomalyFilter
from services.funds.payout.models import Payout, PayoutApproval
from services.funds.payout.rules import Step
from shared.law.periods import immediate
from shared.platform.paging import Page, listed, reached
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_HANDLES = (Step.FORM, Step.FIRST_REVIEW, Step.PAYMENT)


async def anomaly(session: AsyncSession, anomaly_id: str, *, lock: bool = False) -> Anomaly:
    found = await session.get(Anomaly, anomaly_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_ANOMALY)
    return found


async def anomalies(
    session: AsyncSession, asked: AnomalyFilter, cases: str | Select[Any] | None
) -> Page[Anomaly]:
    which = reached(asked.decided, Anomaly.decided_at)
    return await listed(session, Anomaly, Anomaly.found_at, asked, cases, *which)


async def notice(session: AsyncSession, notice_id: str) -> AnomalyNotice | None:
    return await session.get(AnomalyNotice, notice_id, with_for_update=True)


async def notices(session: AsyncSession, anomaly_ids: Collection[str]) -> dict[str, list[AnomalyNotice]]:
    """By anomaly."""
    query = select(AnomalyNotice).where(col(AnomalyNotice.anomaly_id).in_(anomaly_ids))
    found: dict[str, list[AnomalyNotice]] = {anomaly_id: [] for anomaly_id in anomaly_ids}
    for row in await session.exec(query.order_by(AnomalyNotice.id)):
        found[row.anomaly_id].append(row)
    return found


async def handled_by(session: AsyncSession, case_numbers: Collection[str]) -> dict[str, set[str]]:
    """By case, who requested, first reviewed or made its payments."""
    query = (
        select(Payout.case_number, PayoutApproval.person)
        .join(PayoutApproval, col(PayoutApproval.payout_id) == Payout.id)
        .where(col(Payout.case_number).in_(case_numbers), col(PayoutApproval.step).in_(_HANDLES))
    )
    found: dict[str, set[str]] = {case: set() for case in case_numbers}
    for case, person in (await session.exec(query)).all():
        found[case].add(person)
    return found


WAITING = [
    Waiting(
        acts.DECIDE_ANOMALY, Anomaly, Anomaly.found_at, col(Anomaly.decided_at).is_(None), within=immediate()
    )
]
"""What waits for somebody here; of one on a main account no message goes, and the director finds it here (立即)."""

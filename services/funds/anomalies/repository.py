"""Every query of anomalies."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, exists
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.accounts.models import CaseAccount
from services.funds.anomalies import acts
from services.funds.anomalies.models import Anomaly, AnomalyNotice, AnomalyReturn, Debit
from services.funds.anomalies.schemas import AnomalyFilter
from services.funds.onsite.models import OnSite
from services.funds.payout.models import Payout, PayoutApproval
from services.funds.payout.rules import Step
from services.funds.suspense.models import SuspenseRefund, Transfer
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


async def orders(session: AsyncSession, account_number: str, amount: Decimal) -> list[str | None]:
    """Of each order of that amount on the account, not refused, the debit that the bank has named; None: not answered yet."""
    ordered = exists().where(
        col(PayoutApproval.payout_id) == Payout.id, col(PayoutApproval.step) == Step.PAYMENT
    )
    paid_out = (
        select(Payout.bank_reference)
        .join(CaseAccount, col(CaseAccount.case_number) == Payout.case_number)
        .where(
            CaseAccount.account_number == account_number,
            Payout.amount == amount,
            col(Payout.refused_at).is_(None),
            ordered,
        )
    )
    moved = select(Transfer.bank_reference).where(
        Transfer.from_account == account_number, Transfer.amount == amount, col(Transfer.refused_at).is_(None)
    )
    refunded = select(SuspenseRefund.bank_reference).where(
        SuspenseRefund.from_account == account_number,
        SuspenseRefund.amount == amount,
        col(SuspenseRefund.granted).is_(True),
        col(SuspenseRefund.refused_at).is_(None),
    )
    return [
        *(await session.exec(paid_out)).all(),
        *(await session.exec(moved)).all(),
        *(await session.exec(refunded)).all(),
    ]


async def unnamed(
    session: AsyncSession, account_number: str, amount: Decimal, named: Collection[str]
) -> list[Debit]:
    """The account's debits of that amount that the bank has not named as an order's, and that are no anomaly yet."""
    query = select(Debit).where(
        Debit.account_number == account_number,
        Debit.amount == amount,
        col(Debit.bank_reference).not_in(named),
        ~exists().where(col(Anomaly.id) == Debit.id),
    )
    return list((await session.exec(query.order_by(col(Debit.booked_at), Debit.bank_reference))).all())


async def gone(session: AsyncSession, account_number: str, amount: Decimal | None = None) -> list[Anomaly]:
    """The account's anomalies, of that amount, that no order explains and that have not been taken back, locked."""
    query = select(Anomaly).where(
        Anomaly.account_number == account_number,
        ~col(Anomaly.explained),
        col(Anomaly.taken_back_by).is_(None),
    )
    if amount is not None:
        query = query.where(Anomaly.amount == amount)
    return list((await session.exec(query.order_by(Anomaly.id).with_for_update())).all())


async def is_taken_back_by(session: AsyncSession, account_number: str, bank_reference: str) -> bool:
    query = select(Anomaly.id).where(
        Anomaly.account_number == account_number, Anomaly.taken_back_by == bank_reference
    )
    return (await session.exec(query)).first() is not None


async def anomaly_return(session: AsyncSession, return_id: str) -> AnomalyReturn:
    found = await session.get(AnomalyReturn, return_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_RETURN)
    return found


async def returns(session: AsyncSession, anomaly_ids: Collection[str]) -> dict[str, list[AnomalyReturn]]:
    """By anomaly."""
    query = select(AnomalyReturn).where(col(AnomalyReturn.anomaly_id).in_(anomaly_ids))
    found: dict[str, list[AnomalyReturn]] = {anomaly_id: [] for anomaly_id in anomaly_ids}
    for row in await session.exec(query.order_by(col(AnomalyReturn.proposed_at), AnomalyReturn.id)):
        found[row.anomaly_id].append(row)
    return found


async def returns_of(session: AsyncSession, receipt_id: str) -> list[AnomalyReturn]:
    """What the receipt is said to bring back, and has not been refused."""
    query = select(AnomalyReturn).where(
        AnomalyReturn.receipt_id == receipt_id, col(AnomalyReturn.granted).is_not(False)
    )
    return list((await session.exec(query)).all())


async def is_proposed(session: AsyncSession, case_number: str) -> bool:
    query = select(AnomalyReturn.id).where(
        AnomalyReturn.case_number == case_number, col(AnomalyReturn.granted).is_(None)
    )
    return (await session.exec(query.limit(1))).first() is not None


async def pays_in_cash(session: AsyncSession, receipt_id: str) -> bool:
    return (await session.exec(select(OnSite.id).where(OnSite.paid_in == receipt_id))).first() is not None


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
    """By case, who requested, first reviewed or made its payments, and in whose stead."""
    query = (
        select(Payout.case_number, PayoutApproval.person, PayoutApproval.stead)
        .join(PayoutApproval, col(PayoutApproval.payout_id) == Payout.id)
        .where(col(Payout.case_number).in_(case_numbers), col(PayoutApproval.step).in_(_HANDLES))
    )
    found: dict[str, set[str]] = {case: set() for case in case_numbers}
    for case, person, stead in (await session.exec(query)).all():
        found[case].update((person, *stead))
    return found


WAITING = [
    Waiting(
        acts.DECIDE_ANOMALY, Anomaly, Anomaly.found_at, col(Anomaly.decided_at).is_(None), within=immediate()
    ),
    Waiting(
        acts.DECIDE_RETURN, AnomalyReturn, AnomalyReturn.proposed_at, col(AnomalyReturn.granted).is_(None)
    ),
]
"""What waits for somebody here (立即)."""

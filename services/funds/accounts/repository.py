"""Every query of accounts."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.accounts.models import AccountNotice, CaseAccount
from services.funds.accounts.rules import check_opened


async def find(session: AsyncSession, case_number: str) -> CaseAccount | None:
    return await session.get(CaseAccount, case_number)


async def account(session: AsyncSession, case_number: str, *, lock: bool = False) -> CaseAccount:
    """The case's account; 404 while it has none."""
    found = await session.get(CaseAccount, case_number, with_for_update=lock or None)
    check_opened(opened=found is not None)
    assert found is not None
    return found


async def by_number(session: AsyncSession, account_number: str) -> CaseAccount | None:
    query = select(CaseAccount).where(CaseAccount.account_number == account_number)
    return (await session.exec(query)).one_or_none()


async def with_account(session: AsyncSession, case_numbers: list[str]) -> list[CaseAccount]:
    query = select(CaseAccount).where(col(CaseAccount.case_number).in_(case_numbers))
    return list((await session.exec(query.order_by(CaseAccount.case_number))).all())


async def notices(session: AsyncSession, case_number: str) -> list[AccountNotice]:
    """Every message of the case's account to a party, the earlier of a party's first."""
    query = select(AccountNotice).where(AccountNotice.case_number == case_number, AccountNotice.measure == "")
    return list((await session.exec(query.order_by(AccountNotice.message_id))).all())


async def assisting_notices(session: AsyncSession, case_number: str) -> dict[str, AccountNotice]:
    """The messages of the case's account to who carries a measure out, by measure."""
    query = select(AccountNotice).where(AccountNotice.case_number == case_number, AccountNotice.measure != "")
    return {notice.measure: notice for notice in (await session.exec(query)).all()}


async def notice(session: AsyncSession, message_id: str) -> AccountNotice | None:
    return await session.get(AccountNotice, message_id, with_for_update=True)

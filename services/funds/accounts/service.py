"""二(六)1, 3: one case, one account, opened at the bank and told to the parties."""

from __future__ import annotations

from collections.abc import Sequence

from services.funds.accounts import repository, rules
from services.funds.accounts.models import AccountNotice, CaseAccount
from services.funds.accounts.schemas import AccountOut
from shared.contracts.funds.facts import AccountOpened, AccountTold
from shared.gateways.bank import CaseAccount as OpenedAccount
from shared.gateways.notices import NoticeReceipt
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def is_open(work: Work, case_number: str) -> bool:
    return await repository.find(work.session, case_number) is not None


async def book_opened(work: Work, case_number: str, opened: OpenedAccount) -> None:
    """Record the account that the bank has opened, once."""
    if await is_open(work, case_number):
        return
    rules.check_own_account(opened.account_number, settings().master_account)
    account = CaseAccount(case_number=case_number, opened_at=work.now, **opened.model_dump())
    work.session.add(account)
    work.audit(case_number, AuditAction.ACCOUNT_OPEN, case_number)
    work.tell(AccountOpened(), case_number)


async def prepare_notices(work: Work, case_number: str, party_ids: Sequence[str]) -> AccountOut | None:
    """A row for each party's message, before it is sent; None when the parties have been told already."""
    account = await repository.account(work.session, case_number, lock=True)
    if account.told_at is not None:
        return None
    rules.check_own_account(account.account_number, settings().master_account)
    for party_id in party_ids:
        message_id = notice_id(case_number, party_id)
        if await repository.notice(work.session, message_id) is None:
            work.session.add(
                AccountNotice(
                    message_id=message_id, case_number=case_number, party_id=party_id, state_at=work.now
                )
            )
    return _out(account)


def notice_id(case_number: str, party_id: str) -> str:
    return f"account/{case_number}/{party_id}"


async def book_told(work: Work, case_number: str) -> None:
    """All parties' messages have been taken by the carrier."""
    account = await repository.account(work.session, case_number, lock=True)
    if account.told_at is not None:
        return
    account.told_at = work.now
    work.audit(case_number, AuditAction.ACCOUNT_TELL, case_number)
    work.tell(AccountTold(), case_number)


async def take_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """Book the carrier's receipt for a message; repeated or out-of-order receipts are ignored."""
    notice = await repository.notice(work.session, receipt.message_id)
    if notice is None:
        raise Problem(404, ProblemCode.UNKNOWN_MESSAGE, "没有这条通知")
    if receipt.proof == notice.proof or (notice.proof and receipt.at < notice.state_at):
        return
    notice.state, notice.proof, notice.state_at = receipt.state, receipt.proof, receipt.at
    work.audit(notice.case_number, AuditAction.ACCOUNT_NOTICE_RECEIPT, notice.party_id, state=receipt.state)


async def read_account(work: Work, case_number: str) -> AccountOut:
    work.audit(case_number, AuditAction.ACCOUNT_READ, case_number)
    return _out(await repository.account(work.session, case_number))


def _out(account: CaseAccount) -> AccountOut:
    return AccountOut.model_validate(account, from_attributes=True)

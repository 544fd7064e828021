"""二(六)1, 3: one case, one account, opened at the bank, told to the parties and to who carries measures out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from services.funds.accounts import repository, rules
from services.funds.accounts.models import AccountNotice, CaseAccount
from services.funds.accounts.schemas import AccountOut
from shared.contracts.funds.facts import (
    AccountNoticeFailed,
    AccountOpened,
    AccountTold,
    AssistingNoticeFailed,
    AssistingPartyTold,
)
from shared.gateways.bank import CaseAccount as OpenedAccount
from shared.gateways.notices import NoticeChannel, NoticeReceipt
from shared.platform.court import main_accounts
from shared.platform.reading import open_case
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
    rules.check_own_account(opened.account_number, await main_accounts(work.session))
    account = CaseAccount(case_number=case_number, opened_at=work.now, **opened.model_dump())
    work.session.add(account)
    work.audit(case_number, AuditAction.ACCOUNT_OPEN, case_number)
    work.tell(AccountOpened(), case_number)


@dataclass(frozen=True)
class ToSend:
    """The account, and the messages that go out; `unreached`: parties whom every channel has failed."""

    account: AccountOut
    notices: tuple[AccountNotice, ...]
    unreached: int


async def prepare_notices(
    work: Work, case_number: str, channels: Mapping[str, Sequence[NoticeChannel]]
) -> ToSend | None:
    """A row for each party's next message, before it is sent; None when the parties have been told already.

    `channels`: by party, those by which it can be reached, in their order.
    """
    account = await repository.account(work.session, case_number, lock=True)
    sent = await repository.notices(work.session, case_number)
    if account.told_at is not None:
        return None
    rules.check_own_account(account.account_number, await main_accounts(work.session))
    unreached, waiting = 0, []
    for party_id, ways in channels.items():
        own = {notice.channel: notice for notice in sent if notice.party_id == party_id}
        channel = rules.next_channel(ways, {channel: notice.state for channel, notice in own.items()})
        if channel is None:
            unreached += all(notice.state not in rules.ARRIVED for notice in own.values())
            continue
        notice = own.get(channel) or AccountNotice(
            message_id=notice_id(case_number, party_id, channel),
            case_number=case_number,
            party_id=party_id,
            channel=channel,
            state_at=work.now,
        )
        work.session.add(notice)
        waiting.append(notice)
    return ToSend(_out(account), tuple(waiting), unreached)


async def prepare_assisting(work: Work, case_number: str, measures: Collection[str]) -> ToSend | None:
    """A row for the message about each of `measures`, before it is sent; None while the case has no account.

    `unreached`: how many of them the carrier could not bring.
    """
    if not await is_open(work, case_number):
        return None  # it is told when it is open
    account = await repository.account(work.session, case_number, lock=True)
    rules.check_own_account(account.account_number, await main_accounts(work.session))
    sent = await repository.assisting_notices(work.session, case_number)
    for measure in measures:
        if measure not in sent:
            sent[measure] = AccountNotice(
                message_id=f"account/{case_number}/{measure}",
                case_number=case_number,
                party_id="",
                measure=measure,
                channel="electronic",
                state_at=work.now,
            )
            work.session.add(sent[measure])
    own = [sent[measure] for measure in measures]
    waiting = tuple(notice for notice in own if notice.state == "pending")
    return ToSend(_out(account), waiting, sum(notice.state == "failed" for notice in own))


def notice_id(case_number: str, party_id: str, channel: NoticeChannel) -> str:
    """The carrier's receipts name it; a text message's is without its channel."""
    return f"account/{case_number}/{party_id}" + ("" if channel == "sms" else f"/{channel}")


async def take_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """Book the carrier's receipt for a message; repeated or out-of-order receipts are ignored.

    The account is told when a message has reached each party; one that has not is followed by the next channel.
    """
    notice = await repository.notice(work.session, receipt.message_id)
    if notice is None:
        raise Problem(404, ProblemCode.UNKNOWN_MESSAGE, "没有这条通知")
    account = await repository.account(work.session, notice.case_number, lock=True)
    await work.session.refresh(notice)
    if receipt.proof == notice.proof or (notice.proof and receipt.at < notice.state_at):
        return
    arrived_before = notice.state in rules.ARRIVED
    notice.state, notice.proof, notice.state_at = receipt.state, receipt.proof, receipt.at
    recipient = notice.party_id or notice.measure
    work.audit(notice.case_number, AuditAction.ACCOUNT_NOTICE_RECEIPT, recipient, state=receipt.state)
    if notice.measure:
        _assisting_receipt(work, notice, arrived_before=arrived_before)
        return
    if account.told_at is not None:
        return
    if receipt.state == "failed":
        work.tell(AccountNoticeFailed(party=notice.party_id), notice.case_number)
        return
    await work.session.flush()
    sent = await repository.notices(work.session, notice.case_number)
    arrived = {one.party_id: one.state_at for one in sent if one.state in rules.ARRIVED}
    if arrived.keys() == {one.party_id for one in sent}:
        account.told_at = max(arrived.values())
        work.record(AuditAction.ACCOUNT_TELL, AccountTold(), notice.case_number, occurred_at=account.told_at)


def _assisting_receipt(work: Work, notice: AccountNotice, *, arrived_before: bool) -> None:
    if arrived_before:
        return
    if notice.state == "failed":
        work.tell(AssistingNoticeFailed(measure=notice.measure), notice.case_number)
    else:
        told = AssistingPartyTold(measure=notice.measure)
        work.record(AuditAction.ACCOUNT_TELL, told, notice.case_number, occurred_at=notice.state_at)


async def read_account(work: Work, case_number: str) -> AccountOut:
    await open_case(work, case_number, AuditAction.ACCOUNT_READ)
    return _out(await repository.account(work.session, case_number))


def _out(account: CaseAccount) -> AccountOut:
    return AccountOut.model_validate(account, from_attributes=True)

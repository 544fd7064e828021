"""Which account may be told to anyone: the case's own, and no other. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from shared.gateways.notices import NoticeChannel
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ARTICLE = REGULATION["二(六)1"]
ARRIVED = ("delivered", "read")


def check_opened(*, opened: bool) -> None:
    """404 while the case has no account."""
    if not opened:
        raise Problem(404, ProblemCode.NO_ACCOUNT, article=REGULATION["二(六)3"])


def check_own_account(account_number: str, main_accounts: Collection[str]) -> None:
    """409 for a main account of the court: it is told to no one, 二(六)1."""
    if account_number in main_accounts:
        raise Problem(409, ProblemCode.MASTER_ACCOUNT, "应使用本案的一案一账号", article=ARTICLE)


def notice_text(case_number: str, account_name: str, account_number: str, bank_name: str) -> str:
    """What the parties are told: the case's own account, and to pay nowhere else."""
    return (
        f"{case_number}案执行款专用账户：户名{account_name}，账号{account_number}，开户行{bank_name}。"
        "缴款请注明案号、被执行人、交款人及用途。执行款只进入本账户，请勿汇入其他任何账户。"
    )


def assisting_text(
    case_number: str, measure_no: str, account_name: str, account_number: str, bank_name: str
) -> str:
    """What who carries a measure out is told: where money of the case is to be transferred."""
    return (
        f"{case_number}案，贵单位协助执行的{measure_no}号查封、冻结措施，依本院法律文书划拨、提取款项的，"
        f"请汇入本案执行款专用账户：户名{account_name}，账号{account_number}，开户行{bank_name}，并注明案号。"
        "执行款只进入本账户，请勿汇入其他任何账户。"
    )


def next_channel(ways: Sequence[NoticeChannel], states: Mapping[str, str]) -> NoticeChannel | None:
    """By which channel a party is sent its next message; None where one has arrived, or all have failed.

    `states`: of the channels tried, what the carrier last said.
    """
    if any(state in ARRIVED for state in states.values()):
        return None
    return next((channel for channel in ways if states.get(channel) != "failed"), None)


def check_reached(unreached: int) -> None:
    """409 where every channel has failed a party: a person has to see to it."""
    if unreached:
        detail = f"有 {unreached} 名当事人以短信、邮寄均未能送达，请核实联系方式后另行告知"
        raise Problem(409, ProblemCode.PARTY_UNREACHED, detail, REGULATION["二(六)3"])


def check_assisting_reached(failed: int) -> None:
    """409 where the message has not reached who carries a measure out: a person has to see to it."""
    if failed:
        detail = f"有 {failed} 项查封、冻结的协助执行人未能送达，请与其联系后另行告知"
        raise Problem(409, ProblemCode.PARTY_UNREACHED, detail, REGULATION["二(六)3"])

"""Which account may be told to anyone: the case's own, and no other. Pure."""

from __future__ import annotations

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ARTICLE = REGULATION["二(六)1"]


def check_own_account(account_number: str, master_account: str) -> None:
    """409 for the court's main account: it is told to no one, 二(六)1."""
    if account_number == master_account:
        raise Problem(409, ProblemCode.MASTER_ACCOUNT, "应使用本案的一案一账号", article=ARTICLE)


def notice_text(case_number: str, account_name: str, account_number: str, bank_name: str) -> str:
    """What the parties are told: the case's own account, and to pay nowhere else."""
    return (
        f"{case_number}案执行款专用账户：户名{account_name}，账号{account_number}，开户行{bank_name}。"
        "缴款请注明案号、被执行人、交款人及用途。执行款只进入本账户，请勿汇入其他任何账户。"
    )

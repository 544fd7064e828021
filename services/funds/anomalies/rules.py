"""Who examines an anomaly, and what of it is told to whom: 二(六)3. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from shared.law.case_rules import is_same_hand
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)3"]


class Finding(Labelled):
    """What the director found."""

    EXPLAINED = "explained", "经核查系正常收发"
    BANK_ERROR = "bank_error", "银行差错，已要求更正"
    BANK_CHARGE = "bank_charge", "银行收取的费用，由本院补足"
    UNLAWFUL = "unlawful", "违规收发，已责令追回并处理"


_HANDLE_MONEY = frozenset({Office.FUNDS_OFFICER, Office.CASHIER})


def names_debit(remark: str, bank_reference: str) -> bool:
    """Whether the words of a credit name the debit that it undoes: anybody may write them, and they prove nothing."""
    return bank_reference in re.split(r"[^0-9A-Za-z_-]+", remark)


def check_undecided(*, decided: bool) -> None:
    """409 for a second finding."""
    if decided:
        raise Problem(409, ProblemCode.ANOMALY_DECIDED, article=ARTICLE)


def check_outstanding(outstanding: Decimal) -> None:
    """409 where all that was gone is explained, or back."""
    if not outstanding:
        raise Problem(409, ProblemCode.ANOMALY_SETTLED, article=ARTICLE)


@dataclass(frozen=True)
class Money:
    """A receipt. `free`: it is no buyer's, claimed by nobody, in no plan, no cash, and said to bring back nothing else."""

    account: str
    amount: Decimal
    booked_at: datetime
    free: bool


def check_brings_back(
    money: Money, account: str, gone_at: datetime, outstanding: Decimal, *, unanswered: bool
) -> None:
    """409 unless it has come to the account of the debit since, lies there, and is no more than is still gone.

    `unanswered`: the bank has not answered an order of the debit's amount, and may name the debit as that order's.
    """
    check_outstanding(outstanding)
    fault = ""
    if money.account != account:
        fault = "该笔到账不在发生不明支出的账户"
    elif money.booked_at < gone_at:
        fault = "该笔到账早于不明支出"
    elif not money.free:
        fault = "该笔到账已经认领、分配、记为拍卖款、对应现场收款，或者正在报请核销"
    elif money.amount > outstanding:
        fault = f"该笔到账{format_yuan(money.amount)}，超过尚未核销的{format_yuan(outstanding)}"
    elif unanswered:
        fault = "同一账户尚有金额相同的付款指令银行没有答复，应待答复以后核销"
    if fault:
        raise Problem.of([FieldError("receipt_id", fault, ARTICLE)], 409, ProblemCode.NO_RETURN)


def check_none_proposed(*, proposed: bool) -> None:
    """409 for a plan of money that may be what an unexplained debit had taken from it."""
    if proposed:
        detail = "有到账款项正在报请核销不明支出，应待执行局长审查以后再制作分配方案"
        error = FieldError("returns", detail, ARTICLE)
        raise Problem.of([error], 409, ProblemCode.DISTRIBUTION_REFUSED)


def check_undecided_return(*, decided: bool) -> None:
    if decided:
        raise Problem(409, ProblemCode.RETURN_DECIDED, article=ARTICLE)


def check_decides_return(
    actor: Actor, proposed: Collection[str | None], handled_by: Collection[str | None]
) -> None:
    """403 for by whose hand it is proposed, too."""
    check_examiner(actor, {*handled_by, *proposed})


def check_examiner(actor: Actor, handled_by: Collection[str | None]) -> None:
    """403 for who watches the money or pays it, or took part in a payment of the case: nobody examines himself.

    `handled_by`: who requested, first reviewed or made the case's payments, and in whose stead.
    """
    if is_same_hand(handled_by, actor, Office.BUREAU_DIRECTOR) or actor.every_office & _HANDLE_MONEY:
        detail = "案款收发异常由执行局长本人核查处理，经手案款的人不得核查"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, ARTICLE)

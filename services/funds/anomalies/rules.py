"""Who examines an anomaly, and what of it is told to whom: 二(六)3. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)3"]


class Finding(Labelled):
    """What the director found."""

    EXPLAINED = "explained", "经核查系正常收发"
    BANK_ERROR = "bank_error", "银行差错，已要求更正"
    UNLAWFUL = "unlawful", "违规收发，已责令追回并处理"


_HANDLE_MONEY = frozenset({Office.FUNDS_OFFICER, Office.CASHIER})


def brings_back(remark: str, bank_reference: str) -> bool:
    """Whether the bank's own words of a credit of the same amount name the debit that it undoes."""
    return bank_reference in re.split(r"[^0-9A-Za-z_-]+", remark)


def check_undecided(*, decided: bool) -> None:
    """409 for a second finding."""
    if decided:
        raise Problem(409, ProblemCode.ANOMALY_DECIDED, article=ARTICLE)


def check_examiner(actor: Actor, handled_by: Collection[str]) -> None:
    """403 for who watches the money or pays it, or took part in a payment of the case: nobody examines himself.

    `handled_by`: who requested, first reviewed or made the case's payments.
    """
    if actor.id in handled_by or actor.offices & _HANDLE_MONEY:
        detail = "案款收发异常由执行局长本人核查处理，经手案款的人不得核查"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, ARTICLE)

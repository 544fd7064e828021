"""Which case a receipt belongs to, and why: 二(六)4.

A match of money in the main account is a proposal to the funds officer, never booked by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from shared.case_number import CaseNumber
from shared.money import format_yuan

CERTAIN = 100
_CASE_NUMBER, _PARTY_PAYS, _PARTY_NAMED, _SAME_AMOUNT = 60, 30, 20, 10


@dataclass(frozen=True)
class BankReceipt:
    """A credit as the bank reports it; `account` is where the money arrived, `amount` in yuan."""

    account: str
    payer: str
    remark: str
    amount: Decimal


@dataclass(frozen=True)
class OpenCase:
    """A case that may receive money: its own account, who may pay (names), what is still owed in yuan."""

    case_number: str
    account: str
    payers: tuple[str, ...]
    outstanding: Decimal


@dataclass(frozen=True)
class Match:
    """`score` 1 to 100; CERTAIN only for the case's own account. `reason` is read by the funds officer."""

    case_number: str
    score: int
    reason: str


def match(receipt: BankReceipt, cases: Sequence[OpenCase]) -> list[Match]:
    """The cases that the receipt may belong to, best first.

    Money in a case's own account is that case's, whatever the remark says, 二(六)4(1); money in the main
    account is recognised by case number in the remark, payer and amount, 二(六)4(2). Empty: 不明案款.
    """
    for case in cases:
        if case.account == receipt.account:
            return [Match(case.case_number, CERTAIN, "款项进入本案一案一账号")]
    mentioned = {str(n) for n in CaseNumber.find(receipt.remark)} & {case.case_number for case in cases}
    matches = [found for case in cases if (found := _recognise(receipt, mentioned, case))]
    return sorted(matches, key=lambda found: -found.score)


def _recognise(receipt: BankReceipt, mentioned: set[str], case: OpenCase) -> Match | None:
    score, reasons = 0, []
    if case.case_number in mentioned:
        score += _CASE_NUMBER
        reasons.append("银行附言写明本案案号")
    elif mentioned:
        return None
    if receipt.payer.strip() in case.payers:
        score += _PARTY_PAYS
        reasons.append("缴款人是本案被执行人或协助执行人")
    elif any(name in receipt.remark for name in case.payers if name):
        score += _PARTY_NAMED
        reasons.append("银行附言写明本案被执行人或协助执行人")
    if score and receipt.amount == case.outstanding:
        score += _SAME_AMOUNT
        reasons.append(f"金额等于本案未清偿的{format_yuan(case.outstanding)}")
    return Match(case.case_number, min(score, CERTAIN - 1), "；".join(reasons)) if score else None

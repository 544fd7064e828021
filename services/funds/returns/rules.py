"""A pay-out that the payee's bank sends back (退汇): which credit brings which pay-out back, and who says so where it is unsure. Pure.

What comes back is the money of the share that it was paid for, and no payment of the respondent's, 二(六)3. Anybody may write the
words that name a pay-out's debit: they propose, and a person who has not requested it decides. The charge that a bank has kept
back is borne neither by the payee nor by the respondent: the pay-out is returned when the court has made it up by a credit that
names the same debit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from services.funds.anomalies.rules import names_debit
from shared.contracts.funds.facts import ReturnAbout, ReturnNoticeOrdered
from shared.law.case_rules import is_same_hand
from shared.values.articles import REGULATION
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office

ARTICLE = REGULATION["二(六)3"]


@dataclass(frozen=True)
class Credit:
    """Money that has come, in yuan, with the bank's own words."""

    amount: Decimal
    payer_account: str
    remark: str
    payment: str | None = None
    """The payment that it returns by the bank's own record."""


@dataclass(frozen=True)
class Ordered:
    """A pay-out whose payment was ordered; `bank_reference`: of its debit, None until the bank has told us. `returned`: it has come back."""

    payout: str
    amount: Decimal
    payee_account: str
    bank_reference: str | None
    returned: bool

    def is_named_by(self, remark: str) -> bool:
        return self.bank_reference is not None and names_debit(remark, self.bank_reference)


def sent_back(credit: Credit, ordered: Sequence[Ordered]) -> Ordered | None:
    """What the credit may bring back: what the bank names, or its remark, or the last pay-out of that sum to the account that it comes from."""
    for is_it in (lambda one: one.payout == credit.payment, lambda one: one.is_named_by(credit.remark)):
        if found := next(filter(is_it, ordered), None):
            return found
    alike = credit.payer_account, credit.amount
    return next(
        (one for one in reversed(ordered) if (one.payee_account, one.amount) == alike and not one.returned),
        None,
    )


def is_certain(credit: Credit, payout: Ordered) -> bool:
    """Whether the bank itself names the pay-out that it has paid, and all of it comes from the account that it went to."""
    return (
        credit.payment == payout.payout
        and payout.bank_reference is not None
        and not payout.returned
        and (credit.amount, credit.payer_account) == (payout.amount, payout.payee_account)
    )


Told = tuple[ReturnAbout, Literal["handling_officer", "funds_officer"]]


def notice_of(subject: str, told: Told) -> ReturnNoticeOrdered:
    """That who holds the office in the case is told of `subject`; the same one however often it is ordered."""
    about, office = told
    notice = derived_id("return_notice", subject, about, office)
    return ReturnNoticeOrdered(notice=notice, about=about, office=office)


def check_pending(*, pending: bool) -> None:
    """409 unless the money may be a pay-out that has come back, and nobody has said so."""
    if not pending:
        raise Problem(409, ProblemCode.PAYOUT_RETURN_DECIDED, article=ARTICLE)


def check_decides(requested: Collection[str], actor: Actor) -> None:
    """403 for who has requested the pay-out, or in whose stead it was."""
    if is_same_hand(requested, actor, Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR):
        raise Problem(403, ProblemCode.SAME_PERSON, "退汇应由申请发放的人以外的人核对", ARTICLE)


def names_returned(payout: Ordered, remark: str) -> bool:
    """Whether the words name a pay-out that has come back by other credits: it brings nothing back, and is no payment either."""
    return payout.returned and payout.is_named_by(remark)


def check_may_be_payment(payout: Ordered, remark: str) -> None:
    """409 for such a credit: it goes back to the account that it came from."""
    if names_returned(payout, remark):
        detail = "附言载明的付款已经退汇，该笔款项不是被执行人的还款，应查明后退还原缴款账户"
        raise Problem(409, ProblemCode.RETURN_DIFFERS, detail, ARTICLE)


def check_whole(payout: Ordered, come: Decimal, *, paid: bool) -> None:
    """409 for what is not the whole of a pay-out that the bank has booked and that has not come back yet."""
    fault = ""
    if not paid:
        fault = "银行尚未确认支付该笔案款，应待银行答复后核对"
    elif payout.returned:
        fault = "该笔案款已经退汇，不得重复入账"
    elif come < payout.amount:
        fault = (
            f"已付{format_yuan(payout.amount)}，退回{format_yuan(come)}，银行扣收的费用由本院补足后再行确认"
        )
    elif come > payout.amount:
        fault = f"已付{format_yuan(payout.amount)}，退回{format_yuan(come)}，超过已付金额"
    if fault:
        raise Problem(409, ProblemCode.RETURN_DIFFERS, fault, ARTICLE)

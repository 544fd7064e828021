"""What becomes of a sale whose price does not come in time: 法释〔2016〕18号第二十四条, 拍卖变卖规定第二十二条. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from shared.law import numbers
from shared.law.periods import nominal
from shared.values.articles import NET, PMB
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem


def is_barred(buyer: str | None, defaulters: Collection[str | None]) -> bool:
    """Who has once defaulted on a thing may not buy it when it is auctioned again. By the numbers of their papers."""
    return buyer is not None and buyer in defaulters


def check_overdue(sold: bool, due_at: datetime | None, barred: bool, now: datetime) -> None:
    """409 unless the term that the announcement gave is over, or the buyer was not to bid at all."""
    if not sold or due_at is None or not (barred or now >= due_at):
        detail = "买受人的付款期限尚未届满" if sold else "该财产没有待付款的成交"
        raise Problem(409, ProblemCode.NOT_OVERDUE, detail, NET[24])


def check_unpaid(paid_at: datetime | None, due_at: datetime, barred: bool) -> None:
    """409 where the price was there in time, whatever day that is noted on. `paid_at`: when it was complete."""
    if paid_at is not None and paid_at < due_at and not barred:
        raise Problem(409, ProblemCode.NOT_OVERDUE, "价款已经在期限内付清", NET[25])


def check_late(paid_at: datetime, due_at: datetime | None) -> None:
    """A price that was completed too late is no price until a judge has accepted it. 409."""
    if due_at is not None and paid_at >= due_at:
        detail = "价款逾期付清，应由执行法官认定悔拍、重新拍卖，或者准许逾期交款"
        raise Problem(409, ProblemCode.BALANCE_LATE, detail, PMB[22])


def check_term(paid: bool, due_on: date | None, today: date) -> None:
    """Of a price that is not complete the court sets the last day (PMB[21]); one that is needs none (422)."""
    fault, longest = "", numbers.BALANCE.on(today)
    if paid and due_on is not None:
        fault = "价款已经付清，不再指定期限"
    elif not paid and due_on is None:
        fault = "价款尚未付清，应当指定交付的期限"
    elif due_on is not None and not today <= due_on <= nominal(today, longest):
        fault = f"指定的期限应自今日起至多{longest.words}"
    if fault:
        raise Problem.of([FieldError("due_on", fault, PMB[21])], 422, ProblemCode.BALANCE_LATE)


def check_not_accepted(accepted: bool) -> None:
    if accepted:
        raise Problem(409, ProblemCode.NOT_OVERDUE, "已经准许逾期交款", PMB[22])


def check_not_barred(barred: bool) -> None:
    """409 for a sale to who was not to bid."""
    if barred:
        detail = "买受人曾就该财产悔拍，重新拍卖时不得参加竞买"
        raise Problem(409, ProblemCode.BUYER_BARRED, detail, NET[24])

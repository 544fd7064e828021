"""What becomes of a thing that found no buyer: 拍卖变卖规定第十六条、第二十四条、第二十五条. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from shared.contracts.funds.records import ComeIn
from shared.law import numbers
from shared.law.periods import nominal
from shared.values.articles import PMB
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE


@dataclass(frozen=True)
class Claim:
    """A creditor who may be paid out of the thing, by the number of its papers. `amount` in yuan; `rank` 1 is paid first."""

    identity: str
    rank: int
    amount: Decimal
    applies: bool


def check_failed(failed: bool) -> None:
    """A creditor may take what has just found no buyer, after either auction and after the sale."""
    if not failed:
        raise Problem(409, ProblemCode.NOT_TO_TAKE, "流拍后才能以物抵债", PMB[16])


def check_claims(
    claims: Sequence[Claim], applicants: Collection[str], respondents: Collection[str], owed: Decimal
) -> None:
    """Every applicant of the case is among them, none for more than is `owed` to them; no respondent; each once (422)."""
    errors, known = [], [one.identity for one in claims]
    for missing in sorted(set(applicants) - set(known)):
        errors.append(FieldError("claims", f"缺少本案申请执行人（证件号码末四位{missing[-4:]}）", PMB[16]))
    if len(known) != len(set(known)):
        errors.append(FieldError("claims", "同一债权人重复填写", PMB[16]))
    for n, one in enumerate(claims):
        if one.identity in respondents:
            errors.append(FieldError(f"claims.{n}.identity", "被执行人不能以物抵债", PMB[16]))
        elif one.identity in applicants and one.amount > owed:
            detail = f"申请执行人在本案尚未受偿{format_yuan(max(owed, Decimal(0)))}（不含申请执行费），债权额不得高于该数"
            errors.append(FieldError(f"claims.{n}.amount", detail, PMB[16]))
    refuse(errors, 422, ProblemCode.NOT_TO_TAKE)


def check_taker(claims: Sequence[Claim], taker: str, drawn: bool, barred: bool) -> Claim:
    """The first in rank of those who apply; of several in the same rank the one who was drawn. 409 for another."""
    applying = [one for one in claims if one.applies]
    found = next((one for one in applying if one.identity == taker), None)
    if found is None:
        raise Problem(409, ProblemCode.NOT_TO_TAKE, "承受人没有申请以物抵债", PMB[16])
    if any(one.rank < found.rank for one in applying):
        raise Problem(409, ProblemCode.NOT_TO_TAKE, "受偿顺位在先的债权人申请抵债，由其优先承受", PMB[16])
    if sum(one.rank == found.rank for one in applying) > 1 and not drawn:
        detail = "受偿顺位相同的债权人均申请抵债，应当抽签决定，并存入抽签笔录"
        raise Problem(409, ProblemCode.NOT_TO_TAKE, detail, PMB[16])
    if barred:
        raise Problem(409, ProblemCode.BUYER_BARRED, "逾期未补交差价的承受人不得再次承受", PMB[22])
    return found


def check_price(drafted_at: datetime, decided_at: datetime | None) -> None:
    """409 at the price of a round that was held before the present price was decided."""
    if decided_at is not None and drafted_at < decided_at:
        raise Problem(
            409, ProblemCode.NOT_TO_TAKE, "价格已经重新确定，须按新的价格拍卖流拍后才能以物抵债", PMB[16]
        )


def credited(price: Decimal, claims: Sequence[Claim], taker: Claim, *, of_case: bool) -> Decimal:
    """What the taker's claim pays of the price: what it would be paid, once those before it in rank have been (应受清偿的债权额).

    Only an applicant's: of another creditor's claim this case has no record, and he pays in money.
    """
    if not of_case:
        return Decimal(0)
    before = sum((one.amount for one in claims if one.rank < taker.rank), Decimal(0))
    return max(min(taker.amount, price - before), Decimal(0))


def repaid(taken: Sequence[tuple[Decimal, datetime | None]], until: datetime | None = None) -> list[ComeIn]:
    """What has repaid the claims in things, each since the ruling was served; `until`: what is yet to be, as if it were then."""
    return [
        ComeIn(arrived_on=at.astimezone(COURT_ZONE).date(), amount=amount)
        for amount, served_at in taken
        if (at := served_at or until)
    ]


def check_term(difference: Decimal, due_on: date | None, today: date) -> None:
    """A difference is paid within a term that the court sets, and there is none without one (422)."""
    fault, longest = "", numbers.BALANCE.on(today)
    if (difference > 0) != (due_on is not None):
        fault = (
            f"须补交差价{format_yuan(difference)}，应当指定补交的期限"
            if due_on is None
            else "没有差价需要补交"
        )
    elif due_on is not None and not today <= due_on <= nominal(today, longest):
        fault = f"补交差价的期限应自今日起至多{longest.words}"
    if fault:
        raise Problem.of([FieldError("due_on", fault, PMB[16])], 422, ProblemCode.NOT_TO_TAKE)


def is_unsaleable(asset_class: str, failed: int, today: date) -> bool:
    """Whether all ways to sell it were gone: two auctions, and of what is no movable the sale after them."""
    rounds = numbers.ROUNDS.on(today)
    return failed >= (rounds if asset_class == "movable" else rounds + 1)


def check_unsaleable(asset_class: str, failed: int, today: date) -> None:
    if not is_unsaleable(asset_class, failed, today):
        detail = "动产二拍流拍、其他财产变卖不成以后，才能退还被执行人"
        raise Problem(409, ProblemCode.NOT_TO_TAKE, detail, PMB[24 if asset_class == "movable" else 25])

"""Money that a remark or an assignment put to a sale, and that is no buyer's: who says so, and when not. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from services.funds.sales import Bought
from shared.law.case_rules import by_office, check_judge, is_same_hand
from shared.values.articles import NET, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Deputyship, Office

ARTICLE = REGULATION["二(六)4"]


def check_of_a_sale(*, of_a_sale: bool) -> None:
    """409 for money that no remark and nobody has put to a sale."""
    if not of_a_sale:
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, "该笔款项没有记为拍卖款", ARTICLE)


def check_held(amount: Decimal, held: Decimal) -> None:
    """409 unless the whole receipt still lies there for a buyer."""
    if held != amount:
        detail = "该笔款项没有作为拍卖款暂存，或者已经转为本案款项"
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, detail, ARTICLE)


def check_no_buyers(
    receipt: str, amount: Decimal, payer: str, sale: Bought | None, sales: Sequence[Bought]
) -> None:
    """409 where the money is a buyer's: by payer or as booked of any of the case's `sales`, by amount of the `sale` that it names."""
    sums = (sale.deposit, sale.payable, sale.payable - sale.deposit) if sale else ()
    if amount in sums or any(receipt in one.receipts or payer == one.buyer for one in sales):
        detail = "本案拍卖确已成交，按金额、缴款人或者入账记录该笔款项系买受人缴纳，不得转为本案其他款项"
        raise Problem(409, ProblemCode.MONEY_OF_A_BUYER, detail, cite(ARTICLE, NET[25]))


def check_none_open(*, waits: bool) -> None:
    if waits:
        raise Problem(409, ProblemCode.RELEASE_REQUESTED, article=ARTICLE)


def check_undecided(*, decided: bool) -> None:
    if decided:
        raise Problem(409, ProblemCode.RELEASE_DECIDED, article=ARTICLE)


def check_same_sale(then: str, now: str | None) -> None:
    """409 where the money has been put to another sale since: what was asked for is about the former."""
    if then != now:
        detail = "申请后该笔款项已改记为另一拍卖，请不予同意后另行申请"
        raise Problem(409, ProblemCode.NOT_OF_A_SALE, detail, ARTICLE)


def check_decides(requested: Collection[str | None], judge: str | None, actor: Actor) -> Deputyship | None:
    """The case's judge or the director, never who has asked for it. 403."""
    if is_same_hand(requested, actor, Office.JUDGE, Office.BUREAU_DIRECTOR):
        raise Problem(403, ProblemCode.SAME_PERSON, "更正应由申请人以外的人复核", ARTICLE)
    if Office.BUREAU_DIRECTOR in actor.offices:
        return by_office(Office.BUREAU_DIRECTOR, actor)
    return check_judge(judge, actor, ARTICLE)

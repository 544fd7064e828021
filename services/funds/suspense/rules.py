"""Money in the main account: who says which case it is of, and who claims it for that case. 二(六)4(2). Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from services.funds.holds.rules import LONGEST_DAYS
from shared.law.case_rules import by_office, check_officer, is_same_hand
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor, Deputyship, Office

ARTICLE = REGULATION["二(六)4(2)"]
_ACCOUNT = re.compile(r"[0-9]{8,32}")


class Way(Labelled):
    """What is done about money that nobody can tell the case of; it stays on the main account, and is not paid out."""

    PUBLICISE = "publicise", "公示招领"
    ASK_BANK = "ask_bank", "请银行查询缴款人及用途"
    KEEP_LOOKING = "keep_looking", "继续查找所属案件"


@dataclass(frozen=True)
class Standing:
    """Money that came to the main account. `identified`: by whom, and in whose stead. `gone`: it has been transferred to a case, goes back to its payer, or never lay there."""

    gone: bool
    identified_for: str | None
    identified: tuple[str | None, ...]
    claimed_for: str | None


def check_waits(money: Standing) -> None:
    """409 unless the money lies in the main account and nobody has claimed it."""
    if money.gone:
        raise Problem(409, ProblemCode.NOT_IN_SUSPENSE, article=ARTICLE)
    if money.claimed_for is not None:
        raise Problem(409, ProblemCode.ALREADY_CLAIMED, f"已认领至{money.claimed_for}", ARTICLE)


def check_identifiable(money: Standing, case_number: str | None = None) -> None:
    """409 as above, and where it has been found to be of `case_number` before."""
    check_waits(money)
    if case_number is not None and money.identified_for == case_number:
        raise Problem(409, ProblemCode.ALREADY_IDENTIFIED, f"已识别为{case_number}的款项", ARTICLE)


def check_unidentified(money: Standing) -> None:
    """409 once somebody has told whose it is: it is claimed then, and not decided about."""
    check_waits(money)
    if money.identified_for is not None:
        detail = f"已识别为{money.identified_for}的款项，应由该案认领"
        raise Problem(409, ProblemCode.ALREADY_IDENTIFIED, detail, ARTICLE)


def check_claimable(money: Standing) -> None:
    """409 as above, and while nobody has told which case it is of."""
    check_waits(money)
    if money.identified_for is None:
        detail = "尚未识别该笔款项所属案件，应先由执行案款管理专员识别"
        raise Problem(409, ProblemCode.NOT_RECOGNISED, detail, ARTICLE)


def check_claim(money: Standing, case_number: str) -> None:
    """409 for another case than the one that the money was found to be of."""
    check_claimable(money)
    if money.identified_for != case_number:
        detail = f"该笔款项已识别为{money.identified_for}的款项，不得认领至其他案件"
        raise Problem(409, ProblemCode.NOT_RECOGNISED, detail, ARTICLE)


def is_account(payer_account: str) -> bool:
    """Whether the bank has named an account that money can go back to."""
    return _ACCOUNT.fullmatch(payer_account) is not None


def check_refundable(
    money: Standing, payer_account: str, look_again_on: date | None, today: date, *, proposed: bool
) -> None:
    """409 unless the term that the director has set to look for its case is over, and it came from an account that money can go back to."""
    check_unidentified(money)
    fault = ""
    if proposed:
        fault = "该笔款项的退还已经报请，尚未审批或者尚待银行答复"
    elif look_again_on is None or look_again_on > today:
        fault = "应先由执行局长决定公示、查询，期满仍不能识别所属案件的，才可以退还"
    elif not is_account(payer_account):
        fault = "银行没有写明缴款账号，应请银行查询缴款人；银行就同一笔入账补报缴款账号后，可以报请退还"
    if fault:
        raise Problem(409, ProblemCode.NOT_REFUNDABLE, fault, ARTICLE)


def check_decides_refund(proposed: Collection[str | None], actor: Actor, *, decided: bool) -> None:
    """409 for a second decision, 403 for who has proposed it, or in whose stead it was."""
    if decided:
        raise Problem(409, ProblemCode.REFUND_DECIDED, article=ARTICLE)
    if is_same_hand(proposed, actor, Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "退还不明案款不得由报请人本人审批", ARTICLE)


def check_two(money: Standing, actor: Actor) -> None:
    """403 for who has identified it, or in whose stead it was."""
    if is_same_hand(money.identified, actor, Office.HANDLING_OFFICER, Office.FUNDS_OFFICER):
        detail = "识别与认领应由两人分别办理，请由本案承办人认领"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, ARTICLE)


def check_claimant(money: Standing, officer: str | None, actor: Actor) -> Deputyship | None:
    """Who says whose money it is and who claims it are two: the bank's remark and a person, or two people.

    The case's officer claims; the funds officer what the remark itself has identified. 403.
    """
    check_two(money, actor)
    if Office.FUNDS_OFFICER in actor.offices:
        return by_office(Office.FUNDS_OFFICER, actor)
    return check_officer(officer, actor, ARTICLE)


def check_look_again(on: date, today: date) -> None:
    """422 for a day that is not to come, or so far off that the money would be forgotten."""
    if not 0 < (on - today).days <= LONGEST_DAYS:
        error = FieldError("look_again_on", f"应为今后{LONGEST_DAYS}日以内的一日", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.IMPOSSIBLE_TIME)

"""What becomes of a sale once nothing holds the thing any more: 查封扣押冻结规定第二十六条、第二十七条. Pure."""

from __future__ import annotations

from datetime import datetime

from services.auction.disposals.rules import ANNULLABLE, LABELS, State, Step
from shared.values.articles import CKD, NET, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_WAYS = (
    "已经失效的不能续行：能够重新查封并且在先的，重新查封后由执行法官决定是否继续；"
    "已经成交又不能重新查封的，由执行法官裁定撤销，退还保证金和价款；尚未成交的，由执行法官撤回拍卖"
)


def check_held(held: bool, unheld_since: datetime | None) -> None:
    """409 while nothing holds what is sold, and until a judge has decided what that means."""
    if not held or unheld_since is not None:
        fault = "已经失效或者不在先" if not held else "曾经失效，执行法官尚未决定是否继续"
        detail = f"该财产的查封、扣押、冻结{fault}，不得继续办理。{_WAYS}"
        raise Problem(409, ProblemCode.SALE_UNHELD, detail, CKD[27])


def is_his(served_at: datetime | None, unheld_since: datetime | None) -> bool:
    """Whether the ruling had reached the buyer before the thing was held no more: it was his by then (NET[22])."""
    return served_at is not None and unheld_since is not None and served_at < unheld_since


def check_not_his(served_at: datetime | None, unheld_since: datetime | None) -> None:
    """409 for what the buyer owns, though nobody has entered the service yet."""
    if is_his(served_at, unheld_since):
        detail = "成交裁定在查封、扣押、冻结失效以前已经送达买受人，财产权已经转移，不得撤销；由拍卖人员登记成交裁定送达"
        raise Problem(409, ProblemCode.STOP_REFUSED, detail, NET[22])


def check_known(known: bool) -> None:
    """409 where no sale of the thing is known to lack its seizure."""
    if not known:
        detail = "该财产没有因查封、扣押、冻结失效而待决定的拍卖"
        raise Problem(409, ProblemCode.STOP_STATE, detail, CKD[27])


def check_held_anew(held: bool) -> None:
    """409 unless it is seized again, and first in rank: who waits behind another court or case sells nothing."""
    if not held:
        detail = "该财产尚未重新查封、扣押、冻结，或者不在先，不得继续拍卖、维持成交"
        raise Problem(409, ProblemCode.SALE_UNHELD, detail, cite(CKD[26], CKD[27]))


def check_unheld(held: bool) -> None:
    """409 where the thing is held: what was lawfully sold stands (NET[22])."""
    if held:
        detail = "财产的查封、扣押、冻结有效，不得以此撤销成交；曾经失效而重新查封的，可以决定维持成交"
        raise Problem(409, ProblemCode.STOP_REFUSED, detail, NET[22])


def annulling(state: str) -> Step:
    """The step by which a sale in that state is undone; 409 before it is sold and once the buyer owns the thing."""
    step = ANNULLABLE.get(State(state))
    if step is None:
        detail = f"成交后、成交裁定送达买受人以前可以撤销，该财产现为“{LABELS[State(state)]}”"
        raise Problem(409, ProblemCode.OUT_OF_ORDER, detail, NET[31])
    return step

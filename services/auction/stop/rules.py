"""When a published auction is stopped, and when it goes on: 法释〔2016〕18号第二十八条, 拍卖变卖规定第十七条至第十九条. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from services.auction.listing.rules import State as Round
from services.auction.pricing.rules import usable_until
from shared.contracts.auction.stops import BASES, Ground, Way
from shared.law import numbers
from shared.law.calendar import Calendar
from shared.law.periods import days, due, nominal
from shared.values.articles import JS, NET, PMB, REF, cite
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE


class State(Labelled):
    """How far a stop has come."""

    ORDERED = "ordered", "已交付平台"
    REFUSED = "refused", "平台未能停止"
    TOO_LATE = "too_late", "竞价已先结束，结果有效"
    EFFECTIVE = "effective", "已暂停"
    RESUMING = "resuming", "已交付恢复"
    ENDED = "ended", "已办结"


NEXT: dict[State, tuple[State, ...]] = {
    State.ORDERED: (State.EFFECTIVE, State.ENDED, State.TOO_LATE, State.REFUSED),
    State.EFFECTIVE: (State.RESUMING, State.ENDED),
    State.RESUMING: (State.ENDED, State.EFFECTIVE),
}
"""What may become of a stop; what is no key of it is over."""
UNDER_WAY = (State.ORDERED, State.RESUMING)
STOPPED = (State.EFFECTIVE, State.RESUMING, State.ENDED)


_LONGEST = {Ground.GUARANTEE: numbers.DEFERRAL, Ground.SUPERIOR: numbers.SUPERIOR_DEFERRAL}
"""How long an auction is deferred at most; on another ground no law says it."""


def moved(state: str, to: State) -> State:
    """`to`; 409 where it does not follow."""
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.STOP_STATE, f"现为“{State(state).label}”", NET[28])
    return to


def check_running(round: str | None, under_way: bool) -> None:
    """409 unless the auction is announced and not over. What has been knocked down stands."""
    if round == Round.SOLD:
        raise Problem(409, ProblemCode.STOP_STATE, "拍卖已经成交，不再停止", NET[22])
    if round not in (Round.PUBLISHED, Round.SUSPENDED):
        raise Problem(409, ProblemCode.STOP_STATE, "没有已经公告、尚未结束的拍卖", NET[28])
    check_idle(under_way)


def check_fresh(document: str, carried_out: Collection[str | None]) -> None:
    """A decision that the platform has carried out is spent: what stops the auction again is decided again. 409."""
    if document in carried_out:
        detail = "该裁定书、决定书已经执行，再次停止拍卖应当另行作出裁定、决定"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, NET[28])


def check_ground(
    way: Way, ground: Ground, until: datetime | None, now: datetime, since: datetime | None = None
) -> None:
    """The law stops an auction in that way for that reason; a deferral has a last day, and nothing else has one (422).

    `since`: when it was first deferred on that ground. A guarantee defers it a year in all (JS[467]); any other deferral may
    follow one that is over, on a paper of its own.
    """
    basis, errors = BASES[ground], []
    if way not in basis.ways:
        lawful = "或者".join(one.label for one in basis.ways)
        errors.append(FieldError("way", f"“{ground.label}”的，应当{lawful}拍卖", basis.article))
    if (way is Way.DEFER) != (until is not None):
        detail = "暂缓应当写明期限" if until is None else "只有暂缓写明期限"
        errors.append(FieldError("until", detail, NET[28]))
    elif until is not None:
        number = _LONGEST.get(ground, numbers.SUSPENSION_REVIEW)
        longest = number.on(_day(now))
        begun = since if ground is Ground.GUARANTEE and since else now
        if until <= now:
            errors.append(FieldError("until", "暂缓的期限已经届满", NET[28]))
        elif _day(until - timedelta.resolution) > nominal(_day(begun), longest):
            errors.append(FieldError("until", f"暂缓的期限最长不得超过{longest.words}", number.article))
    refuse(errors, 422, ProblemCode.STOP_REFUSED)


def check_price_expired(valid_until: date, now: datetime) -> None:
    """409 while a round may still be held by the price."""
    if _day(now) <= usable_until(valid_until):
        raise Problem(409, ProblemCode.STOP_REFUSED, "参考价仍可使用，不得以此撤回拍卖", REF[27])


def check_not_held(held: bool) -> None:
    """409 while the thing is still under control: who has seized it next waits until it is given up here."""
    if held:
        detail = "财产的查封、扣押、冻结仍然有效，不得以此撤回拍卖"
        raise Problem(409, ProblemCode.STOP_REFUSED, detail, JS[484])


def check_performed(owed: Decimal, costs: Decimal, article: str) -> None:
    """409 unless the whole debt and the costs of the auction have come in. `owed`: what is missing of the debt; below 0, more came."""
    if owed + costs > 0:
        detail = f"执行款尚差{format_yuan(owed + costs)}（含因拍卖支出的必要费用{format_yuan(costs)}）"
        raise Problem(409, ProblemCode.STOP_REFUSED, detail, article)


def check_to_tell(told: Collection[object] | None) -> None:
    """The parties are told once of a stop that has taken effect. `told` None: there is none."""
    if told is None or told:
        raise Problem(409, ProblemCode.STOP_STATE, "没有尚未通知当事人的暂缓、中止、撤回", PMB[18])


def check_suspended(state: str | None) -> None:
    if state != State.EFFECTIVE:
        raise Problem(409, ProblemCode.STOP_STATE, "拍卖没有暂停，或者正在恢复", NET[28])


def check_idle(under_way: bool) -> None:
    if under_way:
        raise Problem(409, ProblemCode.STOP_STATE, "停止或者恢复拍卖正在由平台办理", NET[28])


def check_cause_stands(cause_gone_at: datetime | None) -> None:
    if cause_gone_at is not None:
        raise Problem(409, ProblemCode.STOP_STATE, "事由消失已经登记", NET[28])


def ceased_at(until: datetime | None, cause_gone_at: datetime | None, now: datetime) -> datetime:
    """When the cause of the suspension went or its term was over; 409 while it stands."""
    ended = [at for at in (until, cause_gone_at) if at is not None and at <= now]
    if not ended:
        raise Problem(409, ProblemCode.STOP_STATE, "暂缓期限未满，中止的事由也没有消失", NET[28])
    return min(ended)


class Bidding(NamedTuple):
    opens_at: datetime
    closes_at: datetime


def resumption_faults(
    announced: Bidding, resumed: Bidding, ceased: datetime, now: datetime, calendar: Calendar
) -> list[FieldError]:
    """Goes on as announced where that is still to come, else within five days; never earlier than was announced."""
    if resumed == announced and announced.opens_at > now:
        return []
    faults, opens_on = [], _day(resumed.opens_at)
    within = numbers.RESUMPTION.on(_day(now))
    latest = max(due(ceased, within, calendar).due_at, due(now, days(1), calendar).due_at)
    if resumed.opens_at < max(now, announced.opens_at):
        faults.append(FieldError("opens_at", "不得早于现在和原公告的开拍时间", cite(NET[12], NET[28])))
    elif announced.opens_at > now:
        faults.append(FieldError("opens_at", "原公告的竞价时间尚未到，应当按原公告进行", NET[12]))
    elif resumed.opens_at >= latest:
        detail = f"应当在事由消失或者期限届满后{within.words}内恢复拍卖（{latest:%Y-%m-%d}前）"
        faults.append(FieldError("opens_at", detail, NET[28]))
    bidding = numbers.BIDDING.on(opens_on)
    if resumed.closes_at - resumed.opens_at < timedelta(hours=bidding.amount):
        faults.append(FieldError("closes_at", f"竞价时间不得少于{bidding.words}", NET[20]))
    return faults


def _day(at: datetime) -> date:
    return at.astimezone(COURT_ZONE).date()

"""The way to a reference price and from it to a starting price: 法释〔2018〕15号, 法释〔2016〕18号. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from shared.gateways.valuation import Method
from shared.gateways.wire import CLOCKS_DIFFER
from shared.law import numbers
from shared.law.calendar import Calendar
from shared.law.numbers import Number, percent
from shared.law.periods import Limit, due, nominal
from shared.values.articles import CPC, NET, PMB, REF, REGULATION, cite
from shared.values.money import round_to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE, begin_of

ORDER: tuple[Method, ...] = ("negotiated", "directed", "online", "appraisal")
LABELS: dict[Method, str] = {
    "negotiated": "当事人议价",
    "directed": "定向询价",
    "online": "网络询价",
    "appraisal": "委托评估",
}
Ground = Literal[
    "party_refuses",
    "party_missing",
    "no_official_price",
    "site_visit_needed",
    "not_suited",
    "both_agree",
    "law_requires_appraisal",
]
_GROUNDS: dict[Method, tuple[Ground, ...]] = {
    "negotiated": ("party_refuses", "party_missing"),
    "directed": ("no_official_price",),
    "online": ("site_visit_needed", "not_suited"),
}
"""Why a way need not be tried: a party refuses or is missing (4), no tax or government price (5), an expert must see
it or it is not suited to online pricing (7). Besides: both parties agree on the chosen one (5, 7, 14), or the law
requires appraisal (14).
"""
_ORDER_ARTICLE = cite(REF[4], REF[5], REF[7], REF[14])


def check_order(method: Method, skipped: Mapping[Method, Ground], failed: Collection[str]) -> None:
    """Each way before `method` was tried without a price, or is passed over on a ground that the rule knows."""
    errors = []
    for earlier in ORDER[: ORDER.index(method)]:
        ground = skipped.get(earlier)
        if earlier in failed:
            continue
        if ground is None:
            detail = f"应先采取{LABELS[earlier]}，或写明不采取的法定理由"
            errors.append(FieldError(f"skipped.{earlier}", detail, _ORDER_ARTICLE))
        elif not _allows(earlier, method, ground):
            detail = f"不是可以不采取{LABELS[earlier]}的理由"
            errors.append(FieldError(f"skipped.{earlier}", detail, _ORDER_ARTICLE))
    if method in failed and method != "appraisal":  # the next agency is asked (19)
        errors.append(FieldError("method", f"{LABELS[method]}已经不成", REGULATION["二(四)4"]))
    refuse(errors, 409, ProblemCode.METHOD_ORDER)


def _allows(skipped: Method, chosen: Method, ground: Ground) -> bool:
    if ground == "law_requires_appraisal":
        return chosen == "appraisal"
    return ground == "both_agree" or ground in _GROUNDS[skipped]


_TERMS: dict[Method, Number[Limit]] = {"online": numbers.PLATFORM_REPORT, "appraisal": numbers.APPRAISAL}
"""How long the platforms and the appraiser have."""


LONGEST_TERM = timedelta(days=365)  # ours: the articles leave the day to the court
PANEL = 3  # ours: what the record of a decision has room for; CPC[40] asks for an odd number


def term_end(method: Method, ordered_at: datetime, own_term: date | None, calendar: Calendar) -> datetime:
    """When the way's term ends; for negotiation and directed inquiry the day that the court sets (4, 6)."""
    if method in _TERMS:
        return due(ordered_at, _TERMS[method].on(_day(ordered_at)), calendar).due_at
    if own_term is None or not ordered_at.date() < own_term <= ordered_at.date() + LONGEST_TERM:
        error = FieldError("term_ends_on", "应指定一年以内的完成期限", cite(REF[4], REF[6]))
        raise Problem.of([error], 422, ProblemCode.TERM_MISSING)
    return begin_of(own_term + timedelta(days=1))


def check_term_over(term_ends_at: datetime | None, now: datetime) -> None:
    """`term_ends_at`: of the inquiry that is open, None where none is. Raises Problem 409."""
    if term_ends_at is None or now < term_ends_at:
        raise Problem(409, ProblemCode.TERM_NOT_OVER, article=cite(REF[11], REF[19]))


def check_report(reported_at: datetime, valid_until: date, ordered_at: datetime, now: datetime) -> None:
    """A report is dated between its order and its arrival (处置参考价规定第十一条) and valid when made (第二十七条).

    By the day at its beginning: the platform's clock may be behind ours.
    """
    errors = []
    reported_on = reported_at.astimezone(COURT_ZONE).date()
    if reported_at > now + CLOCKS_DIFFER or reported_on < ordered_at.astimezone(COURT_ZONE).date():
        errors.append(FieldError("reported_at", "报告的时间早于询价委托或者晚于现在", REF[11]))
    if valid_until < reported_on:
        errors.append(FieldError("valid_until", "报告在作出以前已经失效", REF[27]))
    refuse(errors, 409, ProblemCode.REPORT_REFUSED)


def valid_until(told: date, reported_at: datetime) -> date:
    """A result is valid as long as it says, and at most one year, whatever day that ends on (27)."""
    made_on = _day(reported_at)
    return min(told, nominal(made_on, numbers.PRICE_VALIDITY.on(made_on)))


def usable_until(valid_until: date) -> date:
    """The last day on which a round may be held by a price that was valid until then (27)."""
    return nominal(valid_until, numbers.AFTER_VALIDITY.on(valid_until))


def check_expired(valid_until: date | None, failed_rounds: int, today: date) -> None:
    """409 while a round can be held by the price that there is: a first one announced while it is valid, one after a
    failed one within six months more (27). Nor is there a new price once no way to sell is left (NET[26], PMB[25])."""
    if failed_rounds > numbers.ROUNDS.on(today):
        raise Problem(409, ProblemCode.NO_THIRD_ROUND, "变卖不成的不再定价上拍，应当抵债或者退还", PMB[25])
    usable = valid_until
    if valid_until is not None and failed_rounds:
        usable = usable_until(valid_until)
    if usable is None or today <= usable:
        raise Problem(409, ProblemCode.PRICE_STILL_VALID, article=REF[27])


def average(prices: Sequence[Decimal]) -> Decimal:
    """The reference price: the mean of the platforms that delivered in time, in yuan to the fen (13)."""
    return round_to_fen(sum(prices, Decimal(0)) / len(prices))


OBJECTIONABLE: tuple[Method, ...] = ("online", "appraisal")
"""Against negotiated and directed prices no objection is heard (24)."""


def objections_end(method: str, received_at: datetime, calendar: Calendar) -> datetime:
    """Until when the price may not be fixed: five days from receipt of the report (22, 23)."""
    if method not in OBJECTIONABLE:
        return received_at
    return due(received_at, numbers.OBJECTION.on(_day(received_at)), calendar).due_at


def price_final_at(method: str, reported_at: datetime, objections_end_at: datetime) -> datetime:
    """When the price is determined (30): where nobody can object, as soon as it is there; else with the last day to object."""
    return objections_end_at - timedelta.resolution if method in OBJECTIONABLE else reported_at


def _day(at: datetime) -> date:
    return at.astimezone(COURT_ZONE).date()


@dataclass(frozen=True)
class Round:
    """What the panel fixes for one round, in yuan."""

    starting_price: Decimal
    deposit: Decimal
    increment: Decimal


def check_decision(
    reference_price: Decimal,
    rounds: Sequence[Round],
    panel: Sequence[str],
    in_office: Collection[str],
    objections_end_at: datetime,
    now: datetime,
) -> None:
    """The panel's decision on starting prices, reduction, deposits and increments; all faults at once."""
    errors, today = [], _day(now)
    if len(panel) != PANEL or len(set(panel)) != PANEL:
        errors.append(FieldError("panel", "应由三名不同的人组成合议庭评议", cite(CPC[40], NET[27])))
    for member in sorted(set(panel) - set(in_office)):
        errors.append(FieldError("panel", f"{member}现不任合议庭成员", NET[27]))
    first, second = rounds
    least, reduction = numbers.STARTING_PRICE.on(today), numbers.REDUCTION.on(today)
    if first.starting_price < reference_price * least:
        detail = f"起拍价不得低于参考价的{percent(least)}"
        errors.append(FieldError("rounds.0.starting_price", detail, NET[10]))
    if second.starting_price < first.starting_price * (1 - reduction):
        detail = f"降价幅度不得超过前次起拍价的{percent(reduction)}"
        errors.append(FieldError("rounds.1.starting_price", detail, NET[26]))
    if second.starting_price > first.starting_price:
        errors.append(FieldError("rounds.1.starting_price", "再次拍卖的起拍价不得高于前次", NET[26]))
    deposit = numbers.DEPOSIT.on(today)
    for n, one in enumerate(rounds):
        if not one.starting_price * deposit.least <= one.deposit <= one.starting_price * deposit.most:
            detail = f"保证金应在起拍价的{percent(deposit.least)}至{percent(deposit.most)}之间"
            errors.append(FieldError(f"rounds.{n}.deposit", detail, NET[17]))
        if one.increment > one.deposit:  # a step that no bidder's earnest covers leaves one bid
            detail = "增价幅度不得高于保证金，过高则无从竞价"
            errors.append(FieldError(f"rounds.{n}.increment", detail, NET[20]))
    errors += _objection_faults(objections_end_at, now)
    refuse(errors, 409, ProblemCode.PRICE_DECISION)


def check_objections_over(objections_end_at: datetime | None, now: datetime) -> None:
    """No price is fixed before the period for objections is over; None: none runs. Raises Problem 409."""
    faults = _objection_faults(objections_end_at, now) if objections_end_at else []
    refuse(faults, 409, ProblemCode.PRICE_DECISION)


def _objection_faults(objections_end_at: datetime, now: datetime) -> list[FieldError]:
    if now >= objections_end_at:
        return []
    detail = f"异议期未满，{objections_end_at:%Y-%m-%d %H:%M}以后才能确定"
    return [FieldError("reference_price", detail, REF[22])]

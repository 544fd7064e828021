"""The way to a reference price and from it to a starting price: 法释〔2018〕15号, 法释〔2016〕18号. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from services.auction.articles import NET, REF
from shared.gateways.valuation import Method
from shared.gateways.wire import CLOCKS_DIFFER
from shared.law.calendar import Calendar
from shared.law.periods import Limit, days, due, years
from shared.values.money import round_to_fen
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

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
_ORDER_ARTICLE = REF.format("四、五、七、十四")


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
    if method in failed:
        errors.append(FieldError("method", f"{LABELS[method]}已经不成", "二(四)4"))
    refuse(errors, 409, "method_order", "确定参考价的方式不合法定次序")


def _allows(skipped: Method, chosen: Method, ground: Ground) -> bool:
    if ground == "law_requires_appraisal":
        return chosen == "appraisal"
    return ground == "both_agree" or ground in _GROUNDS[skipped]


_TERMS: dict[Method, Limit] = {"online": days(3), "appraisal": days(30)}
"""How long the platforms (11) and the appraiser (19) have."""


LONGEST_TERM = timedelta(days=365)
"""What comes of an inquiry is valid for a year at most (27): no term is longer."""


def term_end(method: Method, ordered_at: datetime, own_term: date | None, calendar: Calendar) -> datetime:
    """When the way's term ends; for negotiation and directed inquiry the day that the court sets (4, 6)."""
    if method in _TERMS:
        return due(ordered_at, _TERMS[method], calendar).due_at
    if own_term is None or not ordered_at.date() < own_term <= ordered_at.date() + LONGEST_TERM:
        error = FieldError("term_ends_on", "应指定一年以内的完成期限", REF.format("四、六"))
        raise Problem.of([error], 422, "term_missing", "缺少完成期限")
    return datetime.combine(own_term + timedelta(days=1), time(), COURT_ZONE)


def check_report(reported_at: datetime, valid_until: date, ordered_at: datetime, now: datetime) -> None:
    """A report was made after it was ordered and before it came (11), and was valid when made (27).

    By the day at its beginning: the platform's clock may be behind ours.
    """
    errors = []
    reported_on = reported_at.astimezone(COURT_ZONE).date()
    if reported_at > now + CLOCKS_DIFFER or reported_on < ordered_at.astimezone(COURT_ZONE).date():
        errors.append(FieldError("reported_at", "报告的时间早于询价委托或者晚于现在", REF.format("十一")))
    if valid_until < reported_on:
        errors.append(FieldError("valid_until", "报告在作出以前已经失效", REF.format("二十七")))
    refuse(errors, 409, "report_refused", "不能接受的询价报告")


def valid_until(told: date, reported_at: datetime, calendar: Calendar) -> date:
    """A result is valid as long as it says, and at most one year (27)."""
    return min(told, due(reported_at, years(1), calendar).due_date)


def average(prices: Sequence[Decimal]) -> Decimal:
    """The reference price: the mean of the platforms that delivered in time, in yuan to the fen (13)."""
    return round_to_fen(sum(prices, Decimal(0)) / len(prices))


OBJECTIONABLE: tuple[Method, ...] = ("online", "appraisal")
"""Against negotiated and directed prices no objection is heard (24)."""
OBJECTION = days(5)


def objections_end(method: str, received_at: datetime, calendar: Calendar) -> datetime:
    """Until when the price may not be fixed: five days from receipt of the report (22, 23)."""
    return due(received_at, OBJECTION, calendar).due_at if method in OBJECTIONABLE else received_at


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
    errors = []
    if len(panel) != 3 or len(set(panel)) != 3:
        errors.append(FieldError("panel", "应由三名不同的人组成合议庭评议", NET.format("二十七")))
    for member in sorted(set(panel) - set(in_office)):
        errors.append(FieldError("panel", f"{member}现不任合议庭成员", NET.format("二十七")))
    first, second = rounds
    if first.starting_price * 10 < reference_price * 7:
        errors.append(
            FieldError("rounds.0.starting_price", "起拍价不得低于参考价的百分之七十", NET.format("十"))
        )
    if second.starting_price * 10 < first.starting_price * 8:
        errors.append(
            FieldError(
                "rounds.1.starting_price", "降价幅度不得超过前次起拍价的百分之二十", NET.format("二十六")
            )
        )
    if second.starting_price > first.starting_price:
        errors.append(
            FieldError("rounds.1.starting_price", "再次拍卖的起拍价不得高于前次", NET.format("二十六"))
        )
    for n, one in enumerate(rounds):
        if not one.starting_price <= one.deposit * 20 <= one.starting_price * 4:
            errors.append(
                FieldError(
                    f"rounds.{n}.deposit", "保证金应在起拍价的百分之五至百分之二十之间", NET.format("十七")
                )
            )
    if now < objections_end_at:
        errors.append(
            FieldError(
                "reference_price",
                f"异议期未满，{objections_end_at:%Y-%m-%d %H:%M}以后才能确定",
                REF.format("二十二"),
            )
        )
    refuse(errors, 409, "price_decision", "合议庭的决定不合规定")

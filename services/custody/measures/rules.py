"""What may be done with an asset that was found. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from shared.gateways.asset_query import AssetKind, Measure
from shared.law.case_rules import check_open
from shared.law.periods import Limit, years
from shared.values.money import format_yuan
from shared.values.refusal import FieldError, Problem, refuse

Way = Literal["freeze_online", "delegate", "offline", "not_worth"]

SEALED: frozenset[AssetKind] = frozenset({"real_estate", "vehicle"})
"""Things, which are sealed (查封) and cannot be divided; deposits and rights are frozen (冻结)."""
_YEARS: dict[AssetKind, int] = {"bank_deposit": 1, "vehicle": 2}

RULINGS = ("freezing_ruling",)
LIFTING_RULINGS = ("lifting_ruling",)
RULING = "查封扣押冻结规定第一条"
LIFTING = "查封扣押冻结规定第二十八条"
OUTSIDE = "二(二)2(2)"
BOUND = "查封扣押冻结规定第十九条"


def measure_of(kind: AssetKind) -> Measure:
    return "seal" if kind in SEALED else "freeze"


def longest_years(kind: AssetKind) -> int:
    """Deposits one year, movables two, land and other rights three (民诉法解释第四百八十五条)."""
    return _YEARS.get(kind, 3)


def longest_term(kind: AssetKind) -> Limit:
    return years(longest_years(kind))


@dataclass(frozen=True)
class Found:
    """The asset to be decided on. `outside`: it lies outside the prefecture."""

    kind: AssetKind
    value: Decimal
    outside: bool
    of_respondent: bool


@dataclass(frozen=True)
class Room:
    """What the claim still allows, yuan: `limit` less what is `controlled`; `others`, the values of undecided assets."""

    limit: Decimal
    controlled: Decimal
    others: Collection[Decimal]

    @property
    def left(self) -> Decimal:
        return self.limit - self.controlled

    @property
    def others_suffice(self) -> bool:
        """Whether other assets, none worth more than is left, would pay the claim."""
        return sum(value for value in self.others if value <= self.left) >= self.left


def check_decision(
    found: Found, way: Way, amount: Decimal | None, ruling_no: str, reason: str, room: Room
) -> None:
    """Refuse a decision on an asset, with every fault of it. Raises Problem 409."""
    faults: list[FieldError] = []
    if not found.of_respondent:
        faults.append(FieldError("asset", "不是本案被执行人的财产，不得查控", "网络查控规定第七条"))
    if way == "freeze_online":
        faults += _freeze_faults(found, ruling_no)
    if way in ("freeze_online", "delegate"):
        if (found.kind == "bank_deposit") != (amount is not None):
            faults.append(FieldError("amount", "冻结存款须写明金额，其他财产不填写金额", BOUND))
    elif amount is not None:
        faults.append(FieldError("amount", "不冻结存款的，不填写冻结金额", BOUND))
    if way == "delegate" and not found.outside:
        faults.append(FieldError("way", "财产在辖区之内，不得委托，由本院办理", OUTSIDE))
    if way in ("offline", "not_worth") and not reason:
        faults.append(FieldError("reason", "须写明转线下办理或不予处理的理由", "二(二)2"))
    if way in ("freeze_online", "delegate"):
        faults += _bound_faults(found, amount, reason, room)
    refuse(faults, 409, "decision_refused", "对该财产的处理决定不符合规定")


def _freeze_faults(found: Found, ruling_no: str) -> list[FieldError]:
    faults = []
    if found.outside and found.kind == "real_estate":
        faults.append(
            FieldError("way", "不动产在辖区（地级市）之外，不能网络查封，须委托财产所在地法院", OUTSIDE)
        )
    if not ruling_no:
        faults.append(FieldError("ruling_no", "查封、冻结须作出裁定，请填写裁定书案号", RULING))
    return faults


def _bound_faults(found: Found, amount: Decimal | None, reason: str, room: Room) -> list[FieldError]:
    value = found.value if amount is None else amount
    if value <= room.left:
        return []
    left = format_yuan(max(room.left, Decimal(0)))
    if room.left <= 0 or found.kind not in SEALED:
        detail = f"超出执行标的额：尚可查控{left}，本项{format_yuan(value)}"
        return [FieldError("amount", detail, BOUND)]
    if room.others_suffice:
        return [FieldError("way", f"其他财产足以清偿尚余的{left}，不得超标的额查封不可分物", BOUND)]
    if not reason:
        detail = f"本项价值超出尚可查控的{left}；不可分物且无其他足以清偿的财产的，须写明理由"
        return [FieldError("reason", detail, BOUND)]
    return []


def check_case_open(state: str) -> None:
    """After a case is closed nothing more is seized."""
    check_open(state, "不得再查封、冻结财产", LIFTING)


def check_undecided(decided: bool) -> None:
    if decided:
        raise Problem(409, "already_decided", "该财产已经作出处理决定", article="二(二)2")


def check_liftable(lift_decided: bool) -> None:
    if lift_decided:
        raise Problem(409, "already_lifted", "该措施已经决定解除", article=LIFTING)

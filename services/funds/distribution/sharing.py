"""Who gets which part of a sum: by rank, then pro rata, to the fen; the rest goes back to the respondent. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shared.values.articles import INT, JS
from shared.values.money import format_yuan, from_fen, round_to_fen, split_by_largest_remainder, to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

INTEREST_ORDER_ARTICLE = INT[4]
DISTRIBUTION_ARTICLE = JS[508]


class Purpose(StrEnum):
    """What a share of the money is for; the values are the ledger's account names."""

    AUCTION_COSTS = "auction_costs"
    FEE = "fee"
    JUDGMENT_DEBT = "judgment_debt"
    DELAY_INTEREST = "delay_interest"
    SURPLUS = "surplus"
    REFUND = "refund"


@dataclass(frozen=True)
class Claim:
    """What one creditor is still owed, in yuan. `rank` 1, 2 … for a claim with priority, else None.

    `judgment_debt` is the money that the instrument awards, its ordinary interest included.
    """

    creditor: str
    judgment_debt: Decimal
    delay_interest: Decimal = Decimal(0)
    rank: int | None = None


@dataclass(frozen=True)
class Share:
    """A line of the plan, in yuan: `payee` gets `amount` of the `due` sum; `rank` as in the claim. `to`: the party, by id, of what is beyond its sum."""

    payee: str
    purpose: Purpose
    rank: int | None
    due: Decimal
    amount: Decimal
    to: str | None = None


@dataclass(frozen=True)
class Plan:
    """财产分配方案. The shares sum to `available` exactly; a creditor who gets nothing is listed with 0."""

    available: Decimal
    shares: tuple[Share, ...]
    steps: tuple[str, ...]

    def total(self, purpose: Purpose) -> Decimal:
        return sum((share.amount for share in self.shares if share.purpose is purpose), Decimal("0.00"))


def distribute(
    available: Decimal, fee: Decimal, claims: Sequence[Claim], *, court: str, respondent: str
) -> Plan:
    """Fee, then priority claims by rank, then ordinary ones pro rata; the rest goes back to the respondent.

    DISTRIBUTION_ARTICLE. Doubled interest comes after all judgment money debts (INTEREST_ORDER_ARTICLE), also
    that of secured claims. Within a tier the fen go by largest remainder. Raises Problem 409 on amounts that
    are negative or have a fraction of a fen.
    """
    _check_amounts(available, fee, claims)
    left, shares = available, []
    steps = [f"可分配款项：{format_yuan(available)}"]
    for title, purpose, dues in _tiers(fee, claims, court):
        owed = sum((due for _, _, due in dues), Decimal(0))
        paid = min(left, owed)
        parts = split_by_largest_remainder(to_fen(paid), [to_fen(due) for _, _, due in dues])
        steps.append(f"{title}：应受偿{format_yuan(owed)}，可受偿{format_yuan(paid)}")
        for (payee, rank, due), part in zip(dues, parts, strict=True):
            amount = from_fen(part)
            shares.append(Share(payee, purpose, rank, due, amount))
            if paid < owed and len(dues) > 1:
                ratio = f"{format_yuan(paid)} × {format_yuan(due)} ÷ {format_yuan(owed)}"
                steps.append(f"{payee}：{ratio} = {format_yuan(amount)}（最大余数法取整到分）")
        left -= paid
        steps.append(f"余款：{format_yuan(left)}")
    if left:
        shares.append(Share(respondent, Purpose.SURPLUS, None, left, left))
        steps.append(f"剩余款项退还被执行人{respondent}：{format_yuan(left)}")
    return Plan(available, tuple(shares), tuple(steps))


_Due = tuple[str, int | None, Decimal]


def _tiers(fee: Decimal, claims: Sequence[Claim], court: str) -> Iterator[tuple[str, Purpose, list[_Due]]]:
    if fee:
        yield "申请执行费", Purpose.FEE, [(court, None, fee)]
    ranks = sorted({claim.rank for claim in claims if claim.rank is not None})
    for rank in [*ranks, None]:
        dues = [(claim.creditor, rank, claim.judgment_debt) for claim in claims if claim.rank == rank]
        if dues:
            yield f"第{rank}顺位优先债权" if rank else "普通债权", Purpose.JUDGMENT_DEBT, dues
    if doubled := [
        (claim.creditor, claim.rank, claim.delay_interest) for claim in claims if claim.delay_interest
    ]:
        yield "加倍部分债务利息", Purpose.DELAY_INTEREST, doubled


def _check_amounts(available: Decimal, fee: Decimal, claims: Sequence[Claim]) -> None:
    named = [("available", available), ("fee", fee)]
    for i, claim in enumerate(claims):
        named.append((f"claims.{i}.judgment_debt", claim.judgment_debt))
        named.append((f"claims.{i}.delay_interest", claim.delay_interest))
    faults = [
        FieldError(field, "金额不得为负，且须精确到分", DISTRIBUTION_ARTICLE)
        for field, amount in named
        if amount < 0 or amount != round_to_fen(amount)
    ]
    refuse(faults, 409, ProblemCode.DISTRIBUTION_REFUSED)


@dataclass(frozen=True)
class Payees:
    """Party ids: the one creditor, and who gets what is left (None while several respondents might)."""

    applicant: str
    respondent: str | None

    def of(self, purpose: Purpose) -> str | None:
        if purpose is Purpose.FEE:
            return None
        return self.respondent if purpose is Purpose.SURPLUS else self.applicant


def payees(applicants: Sequence[str], respondents: Sequence[str], surplus_to: str | None) -> Payees:
    """409 for several applicants (how they share is not in the record), 422 for a surplus to a stranger."""
    if len(applicants) != 1:
        detail = "多名申请执行人之间如何受偿，须另行制作参与分配方案"
        raise Problem(409, ProblemCode.SEVERAL_APPLICANTS, detail, DISTRIBUTION_ARTICLE)
    if surplus_to is not None and surplus_to not in respondents:
        error = FieldError("surplus_to", "不是本案被执行人", DISTRIBUTION_ARTICLE)
        raise Problem.of([error], 422, ProblemCode.NOT_A_RESPONDENT)
    return Payees(applicants[0], surplus_to or (respondents[0] if len(respondents) == 1 else None))


def check_surplus(plan: Plan, payees: Payees) -> None:
    """409 if money is left and nobody has said which of several respondents it belongs to."""
    ownerless = any(one.purpose is Purpose.SURPLUS and one.to is None for one in plan.shares)
    if ownerless and payees.respondent is None:
        error = FieldError("surplus_to", "有剩余款项，须写明退还哪一名被执行人", DISTRIBUTION_ARTICLE)
        raise Problem.of([error], 409, ProblemCode.SURPLUS_UNASSIGNED)

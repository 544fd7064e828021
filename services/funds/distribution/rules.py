"""What of the money held for a case is owed for what: enforcement fee, delay interest, debt, surplus; the plan of its distribution.

Everything is exact to the fen and comes with its steps in Chinese, so that a party can check it by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from services.funds.distribution.beyond import Beyond
from services.funds.distribution.come_in import Part, Sale
from services.funds.distribution.sharing import DISTRIBUTION_ARTICLE, Claim, Plan, Purpose, Share, distribute
from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord, WaiverRecord
from shared.law.delay_interest import OLDER, Repayment, delay_interest, is_older, principal_repaid
from shared.law.fees import Calculation, enforcement_fee
from shared.law.liable import Came
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.articles import CPC, INT, REGULATION, cite
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

EXCESS_ARTICLE = cite(REGULATION["二(六)5(1)"], DISTRIBUTION_ARTICLE)


@dataclass(frozen=True)
class Former:
    """A case that goes on in this one, or in the one before it. `repaid`: by things taken in payment; `relieved`: of its fee."""

    case_number: str
    repaid: Decimal
    relieved: Decimal


@dataclass(frozen=True)
class Charged:
    """What was enforced of the same claim in the cases before this one, and the fee that was paid of it or relieved."""

    enforced: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)


NOT_RESUMED = Charged()


@dataclass(frozen=True)
class Claimed:
    """What the case's money is owed for. `sales`: in effect; `repaid`: by things taken in payment; `former`: cases that go on here."""

    case: CaseRecord
    sales: Sequence[Sale]
    repaid: Sequence[ComeIn] = ()
    waivers: Sequence[WaiverRecord] = ()
    """Those that the judge of the case has confirmed."""
    former: Sequence[Former] = ()
    objected: frozenset[str] = frozenset()
    """Things that an outsider claims, and that are not to be disposed of for now: by id, and by number (a bank account's)."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Whose a thing is, by its id and by its number, where somebody answers up to a sum alone."""
    taken: Sequence[Came] = ()
    """What was taken in payment, of the same."""


_SETTLED = {
    Purpose.FEE: "申请执行费",
    Purpose.JUDGMENT_DEBT: "债务本息",
    Purpose.DELAY_INTEREST: "加倍部分债务利息",
    Purpose.SURPLUS: "退还被执行人款项",
}


@dataclass(frozen=True)
class Debt:
    """What the instrument awards, in yuan, without the shares of applicants who have left (`share_ended`), and the last day of
    the term to perform.
    """

    principal: Decimal
    interest: Decimal
    due_on: date
    older: Decimal | None = None
    """Interest for the delay before 2014-08-01, where there is any and a person has reckoned it (INT[7])."""
    waivers: Sequence[WaiverRecord] = ()
    """What was given up, and is owed no longer (CPC[62])."""
    before: Charged = NOT_RESUMED
    share_ended: Decimal = Decimal(0)

    @property
    def gross(self) -> Debt:
        """Before anything of it was given up."""
        return replace(self, waivers=())

    def given_up(self) -> Decimal:
        return sum((one.judgment_debt for one in self.waivers), Decimal(0))

    def relieved(self) -> Decimal:
        return sum((one.fee for one in self.waivers), Decimal(0))

    def less_delay(self, delay: Decimal) -> Decimal:
        """What of `delay`, interest that is still owed, is not given up."""
        if any(one.all_delay_interest for one in self.waivers):
            return min(delay, Decimal(0))
        return _less(delay, sum((one.delay_interest for one in self.waivers), Decimal(0)))


def _less(owed: Decimal, given_up: Decimal) -> Decimal:
    """Nothing is given up of what is not owed any more."""
    return owed - min(given_up, max(owed, Decimal(0)))


def _total(parts: Sequence[Part], *, handed: bool) -> Decimal:
    return sum((part.amount for part in parts if part.handed is handed), Decimal(0))


def check_older(debt: Debt) -> None:
    """422 for older interest of a debt that was due later."""
    if debt.older is not None and not is_older(debt.due_on):
        error = FieldError("older_interest", "本案没有按原规定计算的迟延履行期间", INT[7])
        raise Problem.of([error], 422, ProblemCode.DISTRIBUTION_REFUSED)


def _check_reckoned(debt: Debt, surplus: Decimal) -> None:
    """409 where money would go back to the respondent before it is known what he owes for the older delay."""
    if surplus and debt.older is None and is_older(debt.due_on):
        error = FieldError("older_interest", f"有剩余款项。{OLDER}，核算前不得退还被执行人", INT[7])
        raise Problem.of([error], 409, ProblemCode.OLDER_INTEREST_UNRECKONED)


def plan_case(
    parts: Sequence[Part],
    debt: Debt,
    settled: Mapping[Purpose, Decimal],
    *,
    court: str,
    applicant: str,
    respondent: str,
    settings: SettingsHistory = UNCHANGED,
    costs: Sequence[tuple[str, Decimal]] = (),
    beyond: Sequence[Beyond] = (),
) -> Plan:
    """The plan of one case with one applicant: all its money in `parts`, less what earlier plans have `settled`.

    Fee and doubled interest are reckoned on all parts anew, each on its own day, so that several plans together
    give what one would. `costs`: of the auction, by payee, which are none of `parts` and paid first (NET[24]). Where the instrument awards no money, there is the fee, and the rest is not the creditor's.
    `beyond`: none of `parts` either, goes back to whose it is.
    409 if no money is left to distribute.
    """
    done = {purpose: settled.get(purpose, Decimal(0)) for purpose in _SETTLED}
    available = _total(parts, handed=False) + sum(one.returned for one in beyond) - sum(done.values())
    handed = _total(parts, handed=True)
    back = tuple(
        Share(one.name, Purpose.SURPLUS, None, one.left, one.left, to=one.party) for one in beyond if one.left
    )
    limits = [
        f"{one.name}在{format_yuan(one.liable_for)}范围内承担责任，来自其财产的款项超出{format_yuan(one.amount)}，"
        f"不清偿本案债务，退还{one.name}"
        for one in beyond
    ]
    first = tuple(Share(payee, Purpose.AUCTION_COSTS, None, amount, amount) for payee, amount in costs)
    spent = sum((share.amount for share in first), Decimal(0))
    spent += sum((share.amount for share in back), Decimal(0))
    if available <= 0 and (first or back):
        return Plan(spent, (*first, *back), tuple(limits))
    check_something(available, handed=bool(handed))
    enforced, fee, doubled, shown = _reckon(parts, debt, settings)
    due = _due(debt, handed, fee.amount, doubled.amount, done)
    gross = _due(debt.gross, handed, fee.amount, _reckon(parts, debt.gross, settings)[2].amount, done)
    claim = Claim(applicant, due[Purpose.JUDGMENT_DEBT], due[Purpose.DELAY_INTEREST])
    plan = distribute(
        available,
        due[Purpose.FEE],
        [claim],
        court=court,
        respondent=respondent,
    )
    _check_reckoned(debt, plan.total(Purpose.SURPLUS))
    shares = [replace(one, due=max(one.due, gross.get(one.purpose, one.due))) for one in plan.shares]
    doubled_gross = gross[Purpose.DELAY_INTEREST]
    if doubled_gross and not due[Purpose.DELAY_INTEREST]:
        # given up, it is owed again where what it was given up for falls away (CPC[241]): the plan says how much
        nothing = Share(applicant, Purpose.DELAY_INTEREST, None, doubled_gross, Decimal("0.00"))
        shares.insert(sum(one.purpose is not Purpose.SURPLUS for one in shares), nothing)
    steps = [
        f"生效法律文书确定的债务：本金{format_yuan(debt.principal)}，一般债务利息{format_yuan(debt.interest)}",
        *_ended(debt.share_ended),
        *_waived(debt.waivers),
        *shown,
        *doubled.steps,
        *(
            [f"按原规定核算的迟延履行期间债务利息：{format_yuan(debt.older)}"]
            if debt.older is not None
            else []
        ),
        f"执行到位金额（以债务总额为限）：{format_yuan(enforced)}",
        *fee.steps,
        *(f"此前分配方案已分配{_SETTLED[p]}：{format_yuan(a)}" for p, a in done.items() if a),
    ]
    return Plan(available + spent, (*first, *shares, *back), (*steps, *limits, *plan.steps))


def _ended(share: Decimal) -> Iterator[str]:
    if share:
        yield f"其中已经对部分申请执行人终结执行的份额{format_yuan(share)}及其加倍部分债务利息（{CPC[268]}）不在此列，不再分配"


def _waived(waivers: Sequence[WaiverRecord]) -> Iterator[str]:
    for one in waivers:
        parts = {
            "放弃债务本息": one.judgment_debt,
            "放弃加倍部分债务利息": one.delay_interest,
            "减免申请执行费": one.fee,
        }
        said = [f"{what}{format_yuan(amount)}" for what, amount in parts.items() if amount]
        said += ["放弃全部加倍部分债务利息"] if one.all_delay_interest else []
        yield f"{one.waived_on.isoformat()}{'，'.join(said)}（{CPC[62]}，已经执行法官确认），不再分配"


def _due(
    debt: Debt, handed: Decimal, fee: Decimal, doubled: Decimal, done: Mapping[Purpose, Decimal]
) -> dict[Purpose, Decimal]:
    """What is due for each purpose beside what is `done`: what the creditor has beyond the one claim goes to the other."""
    on_debt = _less(debt.principal + debt.interest - done[Purpose.JUDGMENT_DEBT] - handed, debt.given_up())
    on_delay = debt.less_delay(doubled + (debt.older or Decimal(0)) - done[Purpose.DELAY_INTEREST])
    nothing = Decimal(0)
    return {
        Purpose.FEE: max(fee - debt.relieved() - done[Purpose.FEE], nothing),
        Purpose.JUDGMENT_DEBT: max(on_debt + min(on_delay, nothing), nothing),
        Purpose.DELAY_INTEREST: max(on_delay + min(on_debt, nothing), nothing),
    }


def still_due(
    parts: Sequence[Part],
    debt: Debt,
    settled: Mapping[Purpose, Decimal],
    settings: SettingsHistory = UNCHANGED,
    beyond: Sequence[Beyond] = (),
) -> dict[Purpose, Decimal]:
    """By the record of now, what is due for each purpose beside what is `settled`; as surplus, the money that nobody else is owed."""
    done = {purpose: settled.get(purpose, Decimal(0)) for purpose in _SETTLED}
    handed = _total(parts, handed=True)
    _, fee, doubled, _ = _reckon(parts, debt, settings)
    due = _due(debt, handed, fee.amount, doubled.amount, done)
    whole = sum((one.amount for one in beyond), Decimal(0))
    back = min(done[Purpose.SURPLUS], whole)
    left = _total(parts, handed=False) + back - sum(done.values()) - sum(due.values())
    return due | {Purpose.SURPLUS: max(left, Decimal(0)) + whole - back}


def check_still_due(purpose: Purpose, amount: Decimal, due: Mapping[Purpose, Decimal]) -> None:
    """409 for a share that is more than its payee is still owed: what was credited, or waived, after the plan counts."""
    if amount > due.get(purpose, amount):
        detail = (
            f"该份额{format_yuan(amount)}，按现有记录应付{format_yuan(due[purpose])}。"
            "应撤回、退回尚未支付的审批表，收回超出应付数额的份额后，重新制作分配方案"
        )
        raise Problem(409, ProblemCode.PLAN_EXCEEDS, detail, EXCESS_ARTICLE)


def check_some_unrequested(*, requested: bool) -> None:
    """409 for a plan of which forms ask for every share."""
    if requested:
        detail = "该方案没有尚未提交审批表的份额，应先撤回、退回尚未支付的审批表"
        raise Problem(409, ProblemCode.PLAN_STANDS, detail, EXCESS_ARTICLE)


def check_reversible(
    own: Mapping[Purpose, Decimal], free: Mapping[Purpose, Decimal], due: Mapping[Purpose, Decimal]
) -> None:
    """409 unless the plan's `own` shares are of those of the case, all `free` of forms, that are more than what is `due` beside the forms."""
    check_some_unrequested(requested=not own)
    if not any(purpose in own and amount > due.get(purpose, amount) for purpose, amount in free.items()):
        detail = "尚未提交审批表的份额没有超过现在应付的数额"
        raise Problem(409, ProblemCode.PLAN_STANDS, detail, EXCESS_ARTICLE)


def _reckon(
    parts: Sequence[Part], debt: Debt, settings: SettingsHistory
) -> tuple[Decimal, Calculation, Calculation, list[str]]:
    """The sum enforced, the fee on it, the doubled interest, and what each part repaid.

    The fee is on the money enforced: what has come in, up to the debt, with what came in the cases that go on here: the
    whole claim bears it once (FEE[14, 1]). It comes off each part first, so far as
    that part makes it grow; the rest repays the debt on the part's day.
    """
    come_in, charged, shown = Decimal(0), Decimal(0), list[str]()
    repaid = [Repayment(one.waived_on, one.judgment_debt, waived=True) for one in debt.waivers]
    for part in sorted(parts, key=lambda p: p.on):
        come_in += part.amount
        principal = principal_repaid(repaid, debt.interest, debt.principal)
        doubled = delay_interest(debt.principal, debt.due_on, part.on, principal)
        owed = _less(debt.principal + debt.interest, debt.given_up())
        owed += debt.less_delay(doubled.amount + (debt.older or Decimal(0)))
        enforced = min(come_in, owed)
        fee = _fee(enforced, part.on, debt.before, settings)
        deducted = Decimal(0) if part.handed else min(fee.amount - charged, part.amount)
        charged += deducted
        repaid.append(Repayment(part.on, part.amount - deducted))
        shown.append(
            f"{part.on.isoformat()}{part.came}{format_yuan(part.amount)}："
            f"扣除申请执行费{format_yuan(deducted)}，其余{format_yuan(part.amount - deducted)}清偿债务"
        )
    return enforced, fee, doubled, shown


def _fee(enforced: Decimal, on: date, before: Charged, settings: SettingsHistory) -> Calculation:
    whole = enforcement_fee(before.enforced + enforced, on, settings)
    if before == NOT_RESUMED:
        return whole
    left = max(whole.amount - before.fee, Decimal(0))
    shown = f"连同原案执行到位{format_yuan(before.enforced)}一并计算，原案已收、已减免{format_yuan(before.fee)}，本案应收：{format_yuan(left)}"
    return Calculation(left, (*whole.steps, shown))


def check_something(available: Decimal, *, handed: bool) -> None:
    """409 where there is no money to distribute, and the applicant was given nothing that repays the debt."""
    if available < 0 or (available == 0 and not handed):
        error = FieldError("case_number", "本案账户没有可供分配的款项", REGULATION["二(六)5(2)"])
        raise Problem.of([error], 409, ProblemCode.NOTHING_TO_DISTRIBUTE)


def check_known(taking: bool, unconfirmed: bool) -> None:
    """409 while nobody knows what is left of the debt: what the applicant was given is not confirmed, or not his yet."""
    faults = []
    if taking:
        detail = "有财产正在抵偿本案债务，应待抵债裁定送达以后再制作分配方案"
        faults.append(FieldError("taking", detail, DISTRIBUTION_ARTICLE))
    if unconfirmed:
        detail = "有现场交付尚待另一名执行人员核对，应待核对以后再制作分配方案"
        faults.append(FieldError("on_site", detail, DISTRIBUTION_ARTICLE))
    refuse(faults, 409, ProblemCode.DISTRIBUTION_REFUSED)


def is_reckoned(purpose: Purpose) -> bool:
    """Whether a share of it is reckoned from what is owed: costs and refunds are not."""
    return purpose in _SETTLED

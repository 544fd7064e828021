"""Who performs an act in the debtor's place, for which fee, paid in advance by when, and what shows that it was done. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import ReceiptRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.values.articles import CPC, JS
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office

ARTICLE, CHOICE, FEE = CPC[263], JS[501], JS[502]
NO_MORE = "不得再选定代履行人"


class State(Labelled):
    PROPOSED = "proposed", "待执行法官选定代履行人、确定费用"
    REFUSED = "refused", "不予选定"
    DECIDED = "decided", "已经选定，待责令被执行人预付费用"
    ORDERED = "ordered", "已经责令预付，待代履行"
    PERFORMED = "performed", "已经代履行，待执行法官确认"
    CONFIRMED = "confirmed", "代履行结束"
    GIVEN_UP = "given_up", "不再代履行"


NEXT: dict[State, tuple[State, ...]] = {
    State.PROPOSED: (State.DECIDED, State.REFUSED),
    State.DECIDED: (State.ORDERED, State.GIVEN_UP),
    State.ORDERED: (State.PERFORMED, State.GIVEN_UP),
    State.PERFORMED: (State.CONFIRMED, State.ORDERED),
}
"""What may become of one; what is no key of it has ended. A performance that is not confirmed is done anew."""
LIVE = (State.PROPOSED, State.DECIDED, State.ORDERED, State.PERFORMED)


class Way(Labelled):
    """On whose word somebody performs it; the instrument and the parties come before the court's own choice."""

    NAMED = "named", "执行依据指明"
    AGREED = "agreed", "当事人协商一致"
    RECOMMENDED = "recommended", "申请执行人推荐"
    APPLICANT = "applicant", "申请执行人申请自己代为履行"
    TENDER = "tender", "招标确定"
    CHOSEN = "chosen", "法院选定"


_OF_THE_COURT = (Way.TENDER, Way.CHOSEN)


@dataclass(frozen=True)
class Case:
    """`parties`: id → (role, name) of those that are left; `noticed`: whom the enforcement notice has reached, and when."""

    act_owed: str
    parties: Mapping[str, tuple[str, str]]
    noticed: Mapping[str, datetime]


def check_said(
    *, debtor: str, way: Way, name: str, restricted: bool, qualification: str | None, unable: str, case: Case
) -> None:
    """An act that another can do, and that the debtor has not done after the notice; done by who may. 422, all faults at once."""
    found = []
    if not case.act_owed:
        found.append(FieldError("debtor", "本案执行依据没有确定应当履行的行为", ARTICLE))
    role, of_debtor = case.parties.get(debtor, ("", ""))
    if role != "respondent":
        found.append(FieldError("debtor", "不是本案现有的被执行人", ARTICLE))
    elif debtor not in case.noticed:
        found.append(FieldError("debtor", "执行通知尚未送达该被执行人，不能认定其未按通知履行", ARTICLE))
    applicants = [one for role, one in case.parties.values() if role == "applicant"]
    if name == of_debtor:
        found.append(FieldError("name", "代履行人不得是被执行人本人", CHOICE))
    elif (name in applicants) != (way is Way.APPLICANT):
        detail = "申请执行人代为履行的，须由其申请自己代为履行"
        found.append(FieldError("name", detail, CHOICE))
    if restricted != (qualification is not None):
        detail = "法律、行政法规有资格限制的，须附代履行人的资格证明；没有的，不附"
        found.append(FieldError("qualification", detail, CHOICE))
    if way in _OF_THE_COURT and not unable:
        detail = "由法院选定、招标确定的，须写明执行依据没有指明、当事人不能协商一致的情况"
        found.append(FieldError("unable", detail, CHOICE))
    refuse(found, 422, ProblemCode.SUBSTITUTION_REFUSED)


def check_papers(
    choice: str,
    fee_paper: str,
    qualification: str | None,
    performer: Whose,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> None:
    """By whom and for how much is shown by papers of the case that name him and that another has entered. 409."""
    purpose, whose = FilePurpose.SUBSTITUTE_CHOICE, [performer]
    wanted = [
        PaperFile("choice", choice, purpose, CHOICE, not_by=hands, of_whom=whose),
        PaperFile("fee_paper", fee_paper, FilePurpose.SUBSTITUTE_FEE, FEE, not_by=hands, of_whom=whose),
    ]
    if qualification:
        purpose = FilePurpose.SUBSTITUTE_QUALIFICATION
        wanted.append(PaperFile("qualification", qualification, purpose, CHOICE, not_by=hands, of_whom=whose))
    check_files(files, wanted)


def check_first(live: bool) -> None:
    """One at a time is under way in a case. 409."""
    if live:
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, "本案已有一项代履行尚未结束", ARTICLE)


def check_another(before: Collection[str | None], actor: Actor) -> None:
    """Who proposes it, or records the performance, does not decide on it. 403."""
    if is_same_hand(before, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得确认本人登记的代履行", ARTICLE)


def check_follows(state: str, *to: State) -> None:
    """409 where none of `to` follows."""
    if not set(to) & set(NEXT.get(State(state), ())):
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, f"该项代履行{State(state).label}", ARTICLE)


def check_orders(state: str) -> None:
    """The debtor is told once what it is to pay. 409."""
    if state != State.DECIDED:
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, f"该项代履行{State(state).label}", FEE)


def check_says_why(refused: bool, reason: str) -> None:
    """422 where it is refused, or a performance not confirmed, and nobody says why."""
    if refused and not reason:
        error = FieldError("reason", "不予选定、不予确认的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.SUBSTITUTION_REFUSED)


def check_order(told_on: date, prepay_by: date, since: date, today: date) -> None:
    """The debtor was told since it was decided, and has until a later day. 422."""
    found = []
    if not since <= told_on <= today:
        found.append(FieldError("told_on", "不得早于选定代履行人之日，也不得晚于今日", FEE))
    if prepay_by <= told_on:
        found.append(FieldError("prepay_by", "预付期限须在被执行人收到责令预付之后", FEE))
    refuse(found, 422, ProblemCode.SUBSTITUTION_REFUSED)


def check_unpaid(state: str, paid: bool) -> None:
    """409 unless the debtor is to pay it in advance, and has not."""
    if state not in (State.ORDERED, State.PERFORMED, State.CONFIRMED):
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, f"该项代履行{State(state).label}", FEE)
    if paid:
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, "代履行费用已经付清", FEE)


def check_paid(
    receipts: Sequence[str],
    on_account: Mapping[str, ReceiptRecord],
    used: Collection[str],
    since: datetime,
    fee: Decimal,
) -> None:
    """The receipts of the case that make up the fee: come since it was ordered, no price of a sale, none used before. 409."""
    found = [
        FieldError(f"receipts.{at}", "须是责令预付之后收到、没有用于其他代履行的本案款项，且不是拍卖款", FEE)
        for at, one in enumerate(receipts)
        if one in used
        or one in receipts[:at]
        or (held := on_account.get(one)) is None
        or held.listing is not None
        or held.booked_at < since
    ]
    refuse(found, 409, ProblemCode.SUBSTITUTION_REFUSED)
    paid = sum((on_account[one].amount for one in receipts), Decimal(0))
    if paid < fee:
        detail = f"到账{format_yuan(paid)}，不足代履行费用{format_yuan(fee)}"
        raise Problem.of([FieldError("receipts", detail, FEE)], 409, ProblemCode.SUBSTITUTION_REFUSED)


def check_enforceable(prepay_by: date, enforced_at: datetime | None, today: date) -> None:
    """Once, after the time for paying it in advance. 409."""
    if today <= prepay_by:
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, f"预付期限至{prepay_by}，尚未届满", FEE)
    if enforced_at is not None:
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, "已经决定强制执行该费用", FEE)


def check_performs(state: str, *, paid: bool, enforced: bool) -> None:
    """It is done once the debtor has paid for it, or the fee is enforced. 409."""
    check_follows(state, State.PERFORMED)
    if not paid and not enforced:
        detail = "代履行费用既未预付，也未决定强制执行"
        raise Problem(409, ProblemCode.SUBSTITUTION_STATE, detail, FEE)


def check_performed(performed_on: date, since: date, spent: Decimal, fee: Decimal, today: date) -> None:
    """On a day that can be, for no more than the court has fixed. 422."""
    found = []
    if not since <= performed_on <= today:
        found.append(FieldError("performed_on", "不得早于责令预付之日，也不得晚于今日", ARTICLE))
    if spent > fee:
        detail = f"超过法院确定的代履行费用{format_yuan(fee)}"
        found.append(FieldError("spent", detail, FEE))
    refuse(found, 422, ProblemCode.SUBSTITUTION_REFUSED)


@dataclass(frozen=True)
class Substituted:
    """What closing asks of it: whether it is under way, the record of its performance, and what of its fee is not paid."""

    live: bool
    record: str | None
    owed: Decimal


def closing_faults(held: Substituted, performance_record: str | None) -> list[FieldError]:
    """Why the act does not count as done by another yet."""
    if held.live:
        return [FieldError("performance_record", "代履行尚未结束，或者执行法官尚未确认", ARTICLE)]
    found = []
    if held.record is not None and performance_record != held.record:
        found.append(FieldError("performance_record", "须是执行法官已经确认的代履行笔录", ARTICLE))
    if held.owed:
        detail = f"尚有代履行费用{format_yuan(held.owed)}未预付、未执行到位"
        found.append(FieldError("closing_amount", detail, FEE))
    return found

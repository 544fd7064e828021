"""Against which ruling a suit lies and until when, on whose security disposal goes on, and what is barred meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from services.intake.petitions.kinds import Kind
from services.intake.petitions.rules import PENDING, SUIT, State, check_follows
from shared.contracts.intake.party_changes import CHANGES, SIDES, ChangeGround, lies_to_suit
from shared.values.articles import ADD, EXI, JS, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse


def sues(kind: Kind, ground: str | None) -> bool:
    """Whether a suit, and no review, lies against a ruling of that kind; of 变更追加 by its `ground`."""
    return kind.suit or lies_to_suit(ground)


def check_changed_served(kind: Kind, petitioner: str, changed: str | None, receipt: str | None) -> None:
    """Who becomes a party by it has the ruling too, on a receipt of his own; nobody else is asked for one. 422."""
    if (kind.code == "party_change" and changed != petitioner) != (receipt is not None):
        detail = "变更、追加当事人的裁定还须送达被申请人；其他的不写此项"
        error = FieldError("changed_receipt", detail, ADD[28])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_suit_lies(suit: bool, result: str | None) -> None:
    """409 against a ruling from which no suit lies."""
    if not suit or result == "not_admitted":
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, "对该项裁定不能提起诉讼", SUIT)


def check_sues(
    kind: Kind,
    state: str,
    result: str | None,
    at: datetime,
    open_until: datetime | None,
    now: datetime,
    *,
    suit: bool,
) -> None:
    """Within the time, against a ruling from which a suit lies. 409, 422."""
    check_follows(state, State.SUED, kind)
    check_suit_lies(suit, result)
    if open_until is None or at > now or at >= open_until:
        error = FieldError("at", "不得晚于现在，也不得晚于裁定送达后的十五日", kind.article)
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_secures(kind: Kind, state: str, result: str | None, *, barred: bool) -> None:
    """On the applicant's security disposal goes on that an objection bars which is not upheld. 409."""
    if not (barred and (kind.code == "party_change" or _goes_on_with_security(state, result))):
        detail = f"该项{kind.label}现在不阻止处分，或者异议理由已经成立，不得凭担保继续执行"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, EXI[15])


def _goes_on_with_security(state: str, result: str | None) -> bool:
    """While it is looked into, after it was not followed, while a suit runs; never once it was upheld (EXI[15], JS[313])."""
    return state in (*PENDING, State.SUED) or (state in (State.DECIDED, State.SERVED) and result != "granted")


def bars(
    kind: str,
    state: str,
    result: str | None,
    open_until: datetime | None,
    now: datetime,
    *,
    secured: bool,
    upheld: bool | None,
    reviewed: bool,
    joined: bool,
) -> bool:
    """Whether the thing may not be disposed of: while it is looked into, until the time to sue is over, while a suit runs.

    Where it was not admitted, until the time to ask for review is over, and while it is `reviewed` (OBJ[2]).
    For good where the objection is granted, until the applicant's suit ends otherwise. The applicant's security lifts
    the bar of what is not upheld. What is disputed of who was added is barred while he may sue or ask for review, and does.
    """
    if kind == "party_change":
        open_still = open_until is not None and now < open_until
        disputed = state == State.SUED or (state == State.SERVED and (reviewed or open_still))
        return joined and disputed and not secured
    if kind != "third_party" or state == State.WITHDRAWN:
        return False
    if secured and _goes_on_with_security(state, result):
        return False
    if state == State.ENDED:
        return bool(upheld)
    if state == State.SERVED and result != "granted":
        return reviewed or (open_until is not None and now < open_until)
    return True


@dataclass(frozen=True)
class Standing:
    """A party of the case as it stands."""

    id: str
    role: str
    identity: str
    left: bool


def check_in_force(
    kind: Kind, state: str, result: str | None, upheld: bool | None, joined: str | None, *, overturned: bool
) -> None:
    """409 unless somebody is a party by the ruling that was served, or by the judgment on the suit, and is not one yet.

    A suit or a review does not stop it: what is disputed is only not disposed of meanwhile (ADD[31], ADD[33]).
    """
    by_ruling = result == "granted" and (
        state in (State.SERVED, State.SUED) or (state == State.ENDED and not upheld)
    )
    by_judgment = result == "rejected" and state == State.ENDED and bool(upheld)
    if kind.code != "party_change" or overturned or joined or not (by_ruling or by_judgment):
        detail = "没有已经送达、未被撤销的变更、追加裁定，或者该当事人已经登记"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, ADD[28])


def check_joins(
    ground: str | None,
    changed: str | None,
    party: tuple[str, str, str],
    replaces: str | None,
    parties: Sequence[Standing],
) -> None:
    """The very person of the ruling, on the side of its ground, who is no party yet. `party`: role, name, identity. 422, all faults."""
    role, name, identity = party
    found: list[FieldError] = []
    wanted = CHANGES[ChangeGround(ground)].role if ground else ""
    if role != wanted:
        found.append(FieldError("party.role", f"裁定变更、追加的是{SIDES.get(wanted, '')}", ADD[28]))
    if name != changed:
        found.append(FieldError("party.name", f"裁定变更、追加的是{changed}", ADD[28]))
    if any(one.identity == identity and (one.role != role or not one.left) for one in parties):
        found.append(FieldError("party.identity", "该人已经是本案当事人", ADD[28]))
    if replaces and not any(one.id == replaces and one.role == role and not one.left for one in parties):
        found.append(FieldError("replaces", "不是本案现有的同一方当事人", ADD[28]))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_scope(
    kind: Kind, ground: str | None, result: str | None, liable_for: Decimal | None, *, upheld: bool
) -> None:
    """Up to which sum who is a party answers by the judgment: where that leaves him one, or makes him one, and nothing else. 422."""
    added = result == "rejected" and upheld
    limited = ground is not None and CHANGES[ChangeGround(ground)].limit == "sum"
    fault, article = "", ADD[34] if added else ADD[33]
    if liable_for is not None and (kind.code != "party_change" or (result == "granted" and upheld)):
        fault = "判决不得变更、追加该当事人的，或者不涉及变更、追加当事人的，不写责任限额"
    elif liable_for is not None and result == "rejected" and not upheld:
        fault = "判决驳回申请人诉讼请求的，不写责任限额"
    elif liable_for is None and added and limited:
        fault = "判决追加为被执行人的，须写明判决确定的责任限额"
    if fault:
        error = FieldError("liable_for", fault, article)
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_no_account(account: str) -> None:
    """422: where money goes is shown by a proof of its own, on a correction."""
    if account:
        error = FieldError("party.payee_account", "收款账户凭其证明材料另行更正登记", REGULATION["二(六)2"])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)


def check_changes_parties(kind: Kind, *, preserves: bool) -> None:
    """409 in a case that only preserves: who has an instrument enforced asks for it, while it is enforced."""
    if preserves and kind.code == "party_change":
        detail = "本案只实施财产保全裁定，尚未进入执行程序；变更、追加当事人，待申请执行后在执行案件中申请"
        raise Problem(409, ProblemCode.NOT_IN_PRESERVATION, detail, ADD[1])


def check_removes(kind: Kind, result: str | None, *, removed: bool) -> None:
    """409 unless it was granted that what disturbs a thing be removed, and it is not yet."""
    if kind.code != "interference" or result != "granted" or removed:
        detail = "没有准许而尚未排除的妨害"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, JS[519])


def check_removed_at(at: datetime, decided_at: datetime | None, now: datetime) -> None:
    """Since it was granted. 422."""
    if decided_at is None or not decided_at <= at <= now:
        error = FieldError("at", "妨害排除的时间不得早于准许的时间，也不得晚于现在", JS[519])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)

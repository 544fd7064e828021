"""What somebody restricted in his consumption may spend all the same: on his application, for which ground, what, until when
(限制消费规定第三条、第八条; 善意文明执行意见第十七条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.intake.petitions.kinds import Kind
from shared.contracts.documents.records import RuledPetition
from shared.contracts.intake.petitions import TRAVEL, ExemptionGround, PetitionKind
from shared.law.numbers import TRAVEL_EXEMPTION
from shared.law.periods import nominal
from shared.values.articles import CONSUMPTION, GOODWILL, Article
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import begin_of

GROUNDS: Mapping[PetitionKind, tuple[ExemptionGround, ...]] = {
    "consumption_exemption": (ExemptionGround.LIVING, ExemptionGround.BUSINESS, ExemptionGround.PRIVATE),
    "travel_exemption": (
        ExemptionGround.ILLNESS,
        ExemptionGround.FUNERAL,
        ExemptionGround.OFFICIAL,
        ExemptionGround.FOREIGN,
        ExemptionGround.EXAM,
    ),
}
"""By the kind of application: the president grants the second, for a month at most."""


@dataclass(frozen=True)
class Wish:
    """What is to be allowed, from the beginning of one day to the end of another. `kinds`: of Consumption, by their labels;
    `times`: how often, None: as often as he likes."""

    ground: ExemptionGround | None
    kinds: Collection[str]
    scope: str
    times: int | None
    starts_on: date | None
    ends_on: date | None


def check_wish(kind: Kind, wish: Wish, received_on: date, *, unit: bool, outsider: bool) -> None:
    """A ground of that kind, what it is for, and days; named of nothing else. `unit`: brought by a unit for itself, `outsider`:
    by a person of one. 422, all faults at once.
    """
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article = kind.article) -> None:
        found.append(FieldError(field, detail, article))

    grounds = GROUNDS.get(kind.code, ())
    given = {
        "exemption": wish.ground,
        "exempt_kinds": wish.kinds,
        "scope": wish.scope,
        "exempt_from": wish.starts_on,
        "exempt_until": wish.ends_on,
    }
    for field, value in given.items():
        if bool(grounds) != bool(value):
            fault(field, f"{kind.label}{'须' if grounds else '不'}写明此项")
    if not grounds and wish.times is not None:
        fault("exempt_times", f"{kind.label}不写明此项")
    if not grounds:
        refuse(found, 422, ProblemCode.PETITION_REFUSED)
        return
    if wish.ground is not None and wish.ground not in grounds:
        fault("exemption", f"{kind.label}的事由为：{'、'.join(one.label for one in grounds)}")
    if wish.ground is ExemptionGround.PRIVATE and not outsider:
        fault("exemption", "以个人财产因私消费的，由被执行单位的有关人员以其本人名义申请", CONSUMPTION[3])
    if kind.code == "travel_exemption" and not set(wish.kinds) <= {one.label for one in TRAVEL}:
        fault("exempt_kinds", f"暂时解除的限制为：{'、'.join(one.label for one in TRAVEL)}")
    if kind.code == "travel_exemption" and unit:
        fault("party", "暂时解除乘坐飞机、高铁限制，由被限制消费的个人申请")
    if wish.starts_on and wish.ends_on:
        if not received_on <= wish.starts_on <= wish.ends_on:
            fault("exempt_until", "起止日期不得颠倒，也不得早于收到申请的日期")
        most = TRAVEL_EXEMPTION.on(received_on)
        if kind.code == "travel_exemption" and wish.ends_on > nominal(wish.starts_on, most):
            fault("exempt_until", f"暂时解除的期间最长不超过{most.words}", TRAVEL_EXEMPTION.article)
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_order(kind: Kind, *, standing: bool, his_own: bool) -> None:
    """A consumption order of this case that stands, by whom it restricts. 422, all faults at once."""
    found = []
    if not standing:
        found.append(FieldError("coercion", "不是本案正在适用的限制消费令", kind.article))
    if not his_own:
        found.append(FieldError("party", "只能由该限制消费令所限制的人申请", kind.article))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_no_chain(kind: Kind, wish: Wish, earlier: Sequence[Wish]) -> None:
    """A month is not made two by a second application for the same. 409."""
    if kind.code != "travel_exemption" or wish.starts_on is None or wish.ends_on is None:
        return
    for one in earlier:
        if one.starts_on is None or one.ends_on is None or one.ground is not wish.ground:
            continue
        beside = timedelta(days=1)
        if wish.starts_on <= one.ends_on + beside and one.starts_on <= wish.ends_on + beside:
            detail = f"以同一事由准许的暂时解除（至{one.ends_on}）与本次申请相连，合计不得超过法定的最长期间"
            raise Problem(409, ProblemCode.PETITION_ON_RECORD, detail, GOODWILL[17])


def check_granted(kind: Kind, asked: Wish, said: RuledPetition | None) -> Wish:
    """What the signed paper grants: named in it, and within what was asked. 409."""
    granted = Wish(
        asked.ground,
        said.exempt_kinds if said else [],
        said.exempt_scope or "" if said else "",
        said.exempt_times if said else None,
        said.exempt_from if said else None,
        said.exempt_until if said else None,
    )
    starts, ends = granted.starts_on, granted.ends_on
    fault = ""
    if not granted.scope or not granted.kinds or starts is None or ends is None:
        fault = "准许的，文书须写明准许的消费及其种类和起止日期"
    elif asked.kinds and not set(granted.kinds) <= set(asked.kinds):  # of before 2026-12 no kinds were asked
        fault = f"文书写明的消费种类超出申请的种类：{'、'.join(asked.kinds)}"
    elif asked.times is not None and (granted.times is None or granted.times > asked.times):
        fault = f"文书写明的次数超出申请的{asked.times}次"
    elif not (asked.starts_on and asked.ends_on and asked.starts_on <= starts <= ends <= asked.ends_on):
        fault = "文书写明的起止日期超出申请的期间"
    if fault:
        raise Problem.of([FieldError("document", fault, kind.article)], 409, ProblemCode.PETITION_DOCUMENT)
    return granted


def over_at(ends_on: date) -> datetime:
    """24:00 of its last day: from then on the restriction holds again, whoever has noted it or not."""
    return begin_of(ends_on + timedelta(days=1))


def check_restores(result: str | None, ends_on: date | None, now: datetime, *, restored: bool) -> None:
    """409 unless an exemption is over, and it is not on record yet that the restriction holds again."""
    if result != "granted" or ends_on is None or restored or now < over_at(ends_on):
        detail = "没有期满而尚未登记恢复的限制消费例外"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, CONSUMPTION[8])


def check_restored_at(at: datetime, ends_on: date, now: datetime) -> None:
    """422 for an instant before it was over, or one to come."""
    if not over_at(ends_on) <= at <= now:
        error = FieldError("at", "不得早于例外期满的时间，也不得晚于现在", CONSUMPTION[8])
        raise Problem.of([error], 422, ProblemCode.PETITION_REFUSED)

"""Against whom, for which sum or time, by whose approval and with which paper the court coerces. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from services.intake.coercion.kinds import Capacity, Kind, Longer
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, SanctionedPerson
from shared.contracts.intake.coercion import CoercionKind, ListingGround
from shared.law.case_rules import check_judge, check_not_over, check_open, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.numbers import (
    ADULT,
    DETENTION,
    DISHONEST_LISTING,
    DISHONEST_LONGER,
    FINE_OF_A_PERSON,
    FINE_OF_A_UNIT,
)
from shared.law.periods import add_months
from shared.values.articles import CONSUMPTION, CPC, DISHONEST, EXI, INV, JS, Article
from shared.values.identity import PartyKind
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE, begin_of

NO_MORE = "不得再报请采取强制、惩戒措施"
ALSO_IN_PRESERVATION: tuple[CoercionKind, ...] = ("fine", "detention")
"""What answers obstruction, of whatever the court carries out (民事诉讼法第一百一十四条)."""
AFTER_THE_ROUND: tuple[CoercionKind, ...] = ("consumption", "dishonest", "fine", "detention", "referral")
"""What answers a breach of the duties that go on after 终本: to report property, not to spend, not to obstruct."""
_MONTHS_OF_A_YEAR = 12  # ours: of the calendar


class State(Labelled):
    REQUESTED = "requested", "待批准"
    REFUSED = "refused", "未批准"
    APPROVED = "approved", "已批准，待采取"
    WITHDRAWN = "withdrawn", "已撤回"
    DONE = "done", "已经办理完毕"
    IN_FORCE = "in_force", "正在适用"
    ENDING = "ending", "应当解除、释放或者退还，待办理"
    ENDED = "ended", "已经解除"


NEXT: dict[State, tuple[State, ...]] = {
    State.REQUESTED: (State.APPROVED, State.REFUSED, State.WITHDRAWN),
    State.APPROVED: (State.DONE, State.IN_FORCE, State.WITHDRAWN),
    State.IN_FORCE: (State.ENDING, State.ENDED),
    State.ENDING: (State.ENDED, State.IN_FORCE, State.DONE),
}
"""What may become of one; what is no key of it has ended. A ground that the judge does not find leaves it in force. What the
higher court revokes is to end, also of what was done: a fine is given back, and stays done where some of it stands."""


@dataclass(frozen=True)
class Subject:
    """The respondent that it concerns, as intake has it on record; `representative`: of a unit, by name. `born_on`: of a person."""

    respondent: bool
    kind: PartyKind
    name: str
    representative: str = ""
    born_on: date | None = None


@dataclass(frozen=True)
class Asked:
    """What is asked for."""

    person: str
    capacity: Capacity | None
    amount: Decimal | None
    days: int | None
    listing_ground: ListingGround | None
    more_years: int
    longer_ground: Longer | None
    longer_paper: str
    long: bool


def check_goes_on(kind: Kind, state: str, closing_mode: str) -> None:
    """409 in a case that has ended; where only a round of it is concluded, for what does not answer a breach of duties that go on."""
    if kind.code in AFTER_THE_ROUND:
        check_not_over(state, closing_mode, NO_MORE, kind.article)
    else:
        check_open(state, NO_MORE, kind.article)


def is_of_a_unit(subject: Subject, person: str) -> bool:
    """Whether the unit itself is meant, and nobody in it."""
    return subject.kind is PartyKind.ORGANISATION and not person


def check_asked(kind: Kind, asked: Asked, subject: Subject, today: date) -> None:
    """Against a respondent or a person of a unit that is one, within the limits of the law. 422, all faults at once."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article) -> None:
        found.append(FieldError(field, detail, article))

    if not subject.respondent:
        fault("party", f"{kind.label}只能对本案被执行人（单位的，及于法律规定的人员）采取", kind.article)
    unit = subject.kind is PartyKind.ORGANISATION
    if asked.person and not unit:
        fault("person", "被执行人是自然人的，不另写人员", kind.article)
    if bool(asked.person) != (asked.capacity is not None):
        fault("capacity", "写明单位人员的，须同时写明其身份；没有写明人员的，不写身份", kind.article)
    if asked.capacity is Capacity.REPRESENTATIVE and asked.person != subject.representative:
        fault("person", "与登记的法定代表人、主要负责人不是同一人", kind.article)
    if kind.whom == "itself" and asked.person:
        fault("person", f"{kind.label}只对被执行人本身采取", kind.article)
    if kind.whom == "unit" and not is_of_a_unit(subject, asked.person):
        fault("party", f"{kind.label}只对作为被执行人的法人、非法人组织采取", kind.article)
    if kind.whom in ("person", "people") and is_of_a_unit(subject, asked.person):
        fault("person", f"{kind.label}须对自然人采取，被执行人是单位的，须写明其人员", kind.article)
    found += _amount_faults(kind, asked, subject, today)
    found += _term_faults(kind, asked, subject, today)
    if asked.long and kind.code != "arrest":
        fault("long", "只有拘传须写明情况是否复杂、依法可能拘留", JS[482])
    refuse(found, 422, ProblemCode.COERCION_REFUSED)


def _amount_faults(kind: Kind, asked: Asked, subject: Subject, today: date) -> Sequence[FieldError]:
    if not kind.amount:
        return (
            [FieldError("amount", "不是罚款的，不写金额", kind.article)] if asked.amount is not None else []
        )
    if asked.amount is None:
        return [FieldError("amount", "罚款须写明金额", CPC[118])]
    if is_of_a_unit(subject, asked.person):
        least, most = FINE_OF_A_UNIT.on(today)
        if not least <= asked.amount <= most:
            return [FieldError("amount", f"对单位的罚款为{least}元以上{most}元以下", CPC[118])]
        return []
    most = FINE_OF_A_PERSON.on(today)
    if not 0 < asked.amount <= most:
        return [FieldError("amount", f"对个人的罚款为{most}元以下", CPC[118])]
    return []


def _term_faults(kind: Kind, asked: Asked, subject: Subject, today: date) -> Sequence[FieldError]:
    found = []
    if not kind.days and asked.days is not None:
        found.append(FieldError("days", "不是拘留的，不写日数", kind.article))
    most = DETENTION.on(today)
    if kind.days and not (asked.days and 1 <= asked.days <= most):
        found.append(FieldError("days", f"拘留的期限为{most}日以下，须写明日数", CPC[118]))
    listing = kind.code == "dishonest"
    if listing != (asked.listing_ground is not None):
        found.append(FieldError("listing_ground", "纳入失信名单须写明法定情形，其他措施不写", DISHONEST[1]))
    if asked.more_years and not (listing and asked.listing_ground is not ListingGround.ABLE):
        found.append(FieldError("more_years", "该情形没有可以延长的期限", DISHONEST[2]))
    if not 0 <= asked.more_years <= (more := DISHONEST_LONGER.on(today)):
        found.append(FieldError("more_years", f"失信期限可以延长一至{more}年", DISHONEST[2]))
    if bool(asked.more_years) != (asked.longer_ground is not None):
        known = "、".join(one.label for one in Longer)
        detail = f"延长失信期限的，须写明法定情形（{known}）；不延长的不写"
        found.append(FieldError("longer_ground", detail, DISHONEST[2]))
    if bool(asked.more_years) != bool(asked.longer_paper):
        detail = "延长失信期限的，须有证明该情形的材料；不延长的不写"
        found.append(FieldError("longer_paper", detail, DISHONEST[2]))
    if listing and is_minor(subject.born_on, today):
        found.append(FieldError("party", "被执行人是未成年人，不得纳入失信名单", DISHONEST[4]))
    return found


def is_minor(born_on: date | None, today: date) -> bool:
    """Under age on that day; nobody whose day of birth is not on record."""
    return born_on is not None and today < add_months(born_on, ADULT.on(today) * _MONTHS_OF_A_YEAR)


def check_none_of_the_bars(
    ground: str | None, controlled: Decimal, owed: Decimal, secured: Decimal = Decimal(0)
) -> None:
    """Neither what is controlled nor the accepted security suffices for what is still `owed`: else who is able is not listed for that. 409."""
    if ground != ListingGround.ABLE:
        return
    if secured >= owed:
        detail = f"已经提供充分有效的担保（{secured}元），不得以该情形纳入失信名单"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, DISHONEST[3])
    if controlled >= owed:
        detail = f"已经查封、扣押、冻结的财产（{controlled}元）足以清偿尚欠的债务（{owed}元），不得以该情形纳入失信名单"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, DISHONEST[3])


def check_bars_answered(
    kind: Kind, ground: str | None, later_in_order: bool | None, able_because: str, *, approved: bool
) -> None:
    """Of who is listed as able to pay it is found that he is first in order, and why he is able; of nobody else. 422, 409."""
    able, found = approved and ground == ListingGround.ABLE, []
    if able != (later_in_order is not None):
        detail = "以有履行能力为由纳入的，须写明履行顺序是否在后；其他情形不写"
        found.append(FieldError("later_in_order", detail, DISHONEST[3]))
    if able != bool(able_because):
        detail = "以有履行能力为由纳入的，须写明有履行能力的依据；其他情形不写"
        found.append(FieldError("able_because", detail, DISHONEST[3]))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)
    if later_in_order:
        detail = f"被执行人履行顺序在后，依法不应强制执行，不得{kind.label}"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, DISHONEST[3])


def check_before(kind: Kind, *, absent: bool, restricted: bool, granted: bool) -> None:
    """What must have gone before. `absent`: summoned and not come; `restricted`: a consumption order stands; `granted`: its application. 409."""
    if kind.code == "arrest" and not absent:
        detail = "拘传以经依法传唤无正当理由拒不到场为前提，没有该人未到场的传唤登记"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, JS[482])
    check_restricted(kind, restricted)
    if kind.on_application and not granted:
        detail = f"{kind.label}依申请执行人的书面申请，没有已经准许的申请"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, kind.article)


def check_restricted(kind: Kind, restricted: bool) -> None:
    """Nobody is listed against whom no consumption order stands. 409."""
    if kind.code == "dishonest" and not restricted:
        detail = "纳入失信名单的应当同时限制消费：须先有正在适用的限制消费令"
        raise Problem(409, ProblemCode.COERCION_BARRED, detail, CONSUMPTION[1])


def check_first(on_record: bool, kind: Kind) -> None:
    """For one act of obstruction there is one fine, one detention. 409."""
    if on_record:
        detail = f"以同一份材料对同一人已经报请{kind.label}；发生新的行为的，另存入材料"
        raise Problem(409, ProblemCode.COERCION_ON_RECORD, detail, JS[184])


def check_new_conduct(kind: Kind, file: str, files: Sequence[FileRecord], last: datetime | None) -> None:
    """Who was fined or detained once is so again for what has happened since: not on what lay in the file by then. 409."""
    if kind.code in ALSO_IN_PRESERVATION and last is not None:
        check_files(files, [PaperFile("paper", file, FilePurpose.COERCION_GROUND, JS[184], shows_at=last)])


def check_ground_paper(kind: Kind, file: str, files: Sequence[FileRecord]) -> str:
    """The SHA-256 of the paper that shows the ground. 409."""
    paper = PaperFile("paper", file, FilePurpose.COERCION_GROUND, kind.article)
    return check_files(files, [paper])[file]


def check_longer_paper(ground: Longer | None, file: str, listed_by: str, files: Sequence[FileRecord]) -> None:
    """What shows why somebody is listed for longer: several acts by another paper than the one that he is `listed_by` (SHA-256). 409."""
    if ground is None:
        return
    paper = PaperFile("longer_paper", file, FilePurpose.COERCION_GROUND, DISHONEST[2])
    if check_files(files, [paper])[file] == listed_by and ground is Longer.SEVERAL:
        detail = "多项失信行为须另有证明其他失信行为的材料，不得以纳入的同一份材料延长"
        error = FieldError("longer_paper", detail, DISHONEST[2])
        raise Problem.of([error], 409, ProblemCode.FILE_NOT_OF_CASE)


def check_decides(
    kind: Kind, requested: Collection[str | None], state: str, judge: str | None, actor: Actor
) -> Deputyship | None:
    """The president in person, or the case's judge; never who has asked for it, or in whose stead it was. The judge's deputyship. 403, 409."""
    if kind.by_president and Office.PRESIDENT not in actor.own:
        detail = f"{kind.label}须由院长本人批准"
        raise Problem(403, ProblemCode.PRESIDENT_ONLY, detail, kind.article)
    deputyship = None if kind.by_president else check_judge(judge, actor, kind.article)
    if is_same_hand(requested, actor, Office.PRESIDENT if kind.by_president else Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得批准自己报请的措施", kind.article)
    check_follows(state, State.APPROVED, kind)
    return deputyship


def check_follows(state: str, to: State, kind: Kind) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该项{kind.label}{State(state).label}"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, kind.article)


def after(kind: Kind) -> State:
    """What becomes of it when it is carried out: what does not last is done."""
    return State.IN_FORCE if kind.ends else State.DONE


def check_document(
    kind: Kind,
    case_number: str,
    document: DocumentRecord | None,
    said: SanctionedPerson,
    at: datetime,
    used: bool,
) -> None:
    """It is carried out by its own signed paper, which names the same person, sum and days, ground and years. 409."""
    fault = ""
    if (
        document is None
        or not document.is_signed(case_number, (kind.document,))
        or document.signed_at is None
    ):
        fault = f"须有本案已经签发、没有撤回的{kind.label}文书"
    elif used:
        fault = "该文书已经用于另一项措施"
    elif document.operative is None or document.operative.sanction != said:
        fault = "文书写明的人员、金额、日数、纳入失信名单的情形和期限与批准的不一致"
    elif at < document.signed_at:
        fault = "采取措施的时间早于文书签发的时间"
    if fault:
        error = FieldError("document", fault, kind.article)
        raise Problem.of([error], 409, ProblemCode.COERCION_DOCUMENT)


def check_carried_out(
    kind: Kind, at: datetime, approved_at: datetime, now: datetime, appeared: bool | None
) -> None:
    """At an instant that can be; of a summons whether the person came. 422."""
    found = []
    if not approved_at <= at <= now:
        found.append(FieldError("at", "不得早于批准的时间，也不得晚于现在", kind.article))
    if (kind.code == "summons") != (appeared is not None):
        found.append(FieldError("appeared", "传唤须写明是否到场，其他措施不写", INV[15]))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)


def check_absence(
    appears_at: datetime | None, served: Mapping[str, datetime], party: str, at: datetime
) -> None:
    """Nobody fails to appear who was not summoned by law: the paper reached him before the hour at which he must come, and that
    hour has struck. `served`: when each addressee of the summons provably had it. 409."""
    found, had = [], served.get(party)
    if appears_at is None or had is None or had >= appears_at:
        detail = "传票没有在应到时间之前送达该人，不是依法传唤，不得登记为未到场"
        found.append(FieldError("document", detail, JS[482]))
    if appears_at is not None and at < appears_at:
        found.append(FieldError("at", "传票写明的应到时间未到，不得登记为未到场", JS[482]))
    refuse(found, 409, ProblemCode.COERCION_DOCUMENT)


def check_trace(
    kind: Kind, file: str, at: datetime, files: Sequence[FileRecord], hands: Set[str] = frozenset()
) -> None:
    """What shows that it was carried out, entered since; `hands`: who may not have entered it. 409."""
    trace = PaperFile("trace", file, FilePurpose.COERCION_TRACE, kind.article, shows_at=at, not_by=hands)
    check_files(files, [trace])


def listed_years(ground: ListingGround | None, more_years: int, day: date) -> int | None:
    """For how long somebody is listed; None for who is able and does not pay, whom the law sets no term."""
    if ground is None or ground is ListingGround.ABLE:
        return None
    return DISHONEST_LISTING.on(day) + more_years


def until(at: datetime, days: int | None, ground: ListingGround | None, more_years: int) -> datetime | None:
    """When it ends by itself, 24:00 of its last day; None where the law sets no term."""
    day = at.astimezone(COURT_ZONE).date()
    if days is not None:
        last = day + timedelta(days=days)
    elif (years := listed_years(ground, more_years, day)) is not None:
        last = add_months(day, years * _MONTHS_OF_A_YEAR)
    else:
        return None
    return begin_of(last + timedelta(days=1))


CAPACITIES: dict[str, Collection[Capacity]] = {
    "exit_ban": (Capacity.REPRESENTATIVE, Capacity.HEAD, Capacity.RESPONSIBLE)
}
"""Where the law names fewer than all."""


def check_capacity(kind: Kind, capacity: Capacity | None) -> None:
    """422 for a person of a unit whom the law does not reach by this kind."""
    if capacity is not None and capacity not in CAPACITIES.get(kind.code, tuple(Capacity)):
        error = FieldError("capacity", f"{kind.label}不及于{capacity.label}", EXI[24])
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)

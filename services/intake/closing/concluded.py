"""终本 (法〔2016〕373号, 二(五)5): its conditions and its nodes, each by what the record shows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from shared.contracts.auction.records import DisposalRecord
from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import ExaminedParty
from shared.contracts.funds.records import ComeIn
from shared.law.numbers import CONCLUSION_WAIT
from shared.law.periods import add_months
from shared.values.articles import JS, REGULATION, TERMINATION, Article
from shared.values.refusal import FieldError
from shared.values.zone import COURT_ZONE, begin_of

NOTICES: Mapping[KindOfDocument, str] = {
    "enforcement_notice": "执行通知书",
    "property_report_order": "报告财产令",
}
"""What every respondent must have been sent (终本规定第一条第一项)."""
_UNANSWERED = "在报告财产令送达后的财产报告，或者其没有报告，尚未登记"
SANCTIONS = ("fine", "detention", "dishonest", "referral")
"""What answers obstruction and dishonesty (终本规定第一条第二项、第五项)."""
ON_SITE = ("inquiry", "search")
"""What looks for property where no network can (终本规定第三条)."""


@dataclass(frozen=True)
class Interviewed:
    """One interview as intake keeps it."""

    applicant: str
    held_at: datetime
    recorded_at: datetime
    agrees: bool


@dataclass(frozen=True)
class Clued:
    """One clue, by whom it was given; `property_at`: when its check was booked as having found property."""

    giver: str
    unchecked: bool
    property_at: datetime | None


@dataclass(frozen=True)
class Heard:
    """What an applicant said last, `known_at` as on record. `agrees`: on a signed paper."""

    held_at: datetime
    known_at: datetime
    agrees: bool


@dataclass(frozen=True)
class LetGo:
    """Property found that nothing holds and that was not sold, in `words`; `since` when; None where that is not known."""

    words: str
    since: datetime | None


@dataclass(frozen=True)
class Searched:
    """What the other teams hold: whom each notice has reached, who was asked about again, what property is not dealt with.

    `ordered_at`: when each was last served with an order to report. `missing`: who was served by public notice, and so cannot be found. `asked_again`: when the last 总对总 that every source has answered was begun, by respondent; the first of a case is none.
    """

    notified: Mapping[str, Collection[str]] = field(default_factory=dict)
    asked_again: Mapping[str, datetime] = field(default_factory=dict)
    missing: Collection[str] = ()
    ordered_at: Mapping[str, datetime] = field(default_factory=dict)
    left: Sequence[str] = ()
    let_go: Sequence[LetGo] = ()


@dataclass(frozen=True)
class Course:
    """What intake holds. `restricted`: respondents under a 限制消费令; `on_site`: when each was looked for; `heard`: by applicant;
    `reported`: by respondent what of its duty to report is not settled, in words; nothing of who neither did nor was noted not to.

    `approved_at`: when the president approved, if his last decision was that.
    """

    filed_on: date
    asked_at: datetime
    fresh_days: int
    respondents: Mapping[str, str]
    applicants: Mapping[str, str]
    """Names by party id."""
    restricted: Collection[str]
    on_site: Mapping[str, datetime]
    heard: Mapping[str, Heard]
    clues: Sequence[Clued]
    reported: Mapping[str, Sequence[str]]
    approved_at: datetime | None
    reported_at: Mapping[str, datetime] = field(default_factory=dict)
    """When each last reported in full, or was noted not to."""
    pending: Sequence[str] = ()
    """Sanctions that were asked for and neither refused, withdrawn nor carried out, in words."""


def heard_of(interviews: Sequence[Interviewed]) -> dict[str, Heard]:
    """By applicant."""
    by: dict[str, list[Interviewed]] = {}
    for one in interviews:
        by.setdefault(one.applicant, []).append(one)
    found = {}
    for party, all_of in by.items():
        last = max(all_of, key=lambda one: (one.held_at, one.recorded_at))
        found[party] = Heard(
            last.held_at,
            max(one.recorded_at for one in all_of),
            last.agrees,
        )
    return found


def left(assets: Sequence[AssetRecord], disposals: Sequence[DisposalRecord]) -> list[str]:
    """What was found and can still be dealt with (终本规定第四条): such a case is not without property."""
    unsold = {one.asset_id for one in disposals if is_unsold(one)}
    found = []
    for asset in assets:
        measure = asset.measure
        if asset.decision is None and measure is None:
            found.append(f"{asset.description}（{asset.identifier}）尚未决定是否控制")
        elif measure is not None and measure.state == "in_force" and asset.id not in unsold:
            if asset.kind == "bank_deposit":
                found.append(f"已经冻结的存款（{asset.identifier}）尚未扣划")
            elif asset.kind != "vehicle" or measure.offline:  # on a register alone a vehicle cannot be sold
                found.append(f"{asset.description}（{asset.identifier}）已经控制，尚未依法处置")
    return found


def let_go(
    assets: Sequence[AssetRecord], disposals: Sequence[DisposalRecord], come_in: Sequence[ComeIn] = ()
) -> list[LetGo]:
    """What was found, is held by nothing, and was neither sold, drawn in nor proved unsaleable (终本规定第三条、第四条).

    `come_in`: what has come for the claim otherwise than as a price.
    """
    done = {one.asset_id for one in disposals if is_unsold(one) or _is_sold(one)} | _drawn_in(assets, come_in)
    found = []
    for asset in assets:
        decision, measure = asset.decision, asset.measure
        if asset.id in done:
            continue
        named = f"{asset.description}（{asset.identifier}）"
        if measure is not None and measure.state in ("lapsed", "lifted"):
            how = "查封、冻结期限届满" if measure.state == "lapsed" else "已经解除查封、冻结"
            ended = measure.lift_decided_at
            if measure.state == "lapsed":
                ended = _after(measure.expires_on) if measure.expires_on else None
            found.append(LetGo(f"{named}{how}，没有变价", ended))
        elif measure is None and decision is not None and decision.way != "freeze_online":
            since = decision.refused_at or decision.decided_at
            found.append(LetGo(f"{named}已经决定，没有采取控制措施", since))
    return found


def _drawn_in(assets: Sequence[AssetRecord], come_in: Sequence[ComeIn]) -> set[str]:
    """The deposits that were let go of once as much as was frozen of each had come in; no fen stands for two of them."""
    unspent = [(one.arrived_on, one.amount) for one in come_in]
    frozen = [
        (asset.measure.effective_at.astimezone(COURT_ZONE).date(), asset)
        for asset in assets
        if asset.kind == "bank_deposit"
        and asset.measure is not None
        and asset.measure.state == "lifted"
        and asset.measure.effective_at is not None
    ]
    found = set()
    for since, asset in sorted(frozen, key=lambda one: one[0], reverse=True):
        missing = asset.measure.controlled if asset.measure else None
        rest: list[tuple[date, Decimal]] = []
        for on, amount in unspent:
            drawn = min(amount, missing or Decimal(0)) if on >= since else Decimal(0)
            missing = missing and missing - drawn
            rest.append((on, amount - drawn))
        if missing == 0:
            found.add(asset.id)
            unspent = rest
    return found


def _after(day: date) -> datetime:
    return begin_of(day + timedelta(days=1))


def _is_sold(disposal: DisposalRecord) -> bool:
    return disposal.settlement is not None and disposal.settlement.ruling_served_at is not None


def is_unsold(disposal: DisposalRecord) -> bool:
    """Whether it was offered until the law offers it no more, and it is on record that nobody takes it in payment (终本规定第四条)."""
    last = disposal.listings[-1] if disposal.listings else None
    if last is None or disposal.on_sale or last.state != "failed":
        return False
    return disposal.state == "withdrawn" and disposal.refusals is not None


def faults(course: Course, searched: Searched) -> list[FieldError]:
    """Every condition that is not met, at once."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: Article) -> None:
        found.append(FieldError(field, detail, article))

    months = CONCLUSION_WAIT.on(course.asked_at.date())
    if course.asked_at.astimezone(COURT_ZONE).date() <= add_months(course.filed_on, months):
        fault("filed_on", f"自立案之日起尚未超过{months}个月", TERMINATION[1])
    fresh = course.asked_at - timedelta(days=course.fresh_days)
    for party, name in course.respondents.items():
        for kind, title in NOTICES.items():
            if party not in searched.notified.get(kind, ()):
                fault(kind, f"{title}尚未送达被执行人{name}", TERMINATION[1])
        ordered_at, reported_at = searched.ordered_at.get(party), course.reported_at.get(party)
        unanswered = reported_at is None or (ordered_at is not None and reported_at < ordered_at)
        for words in (*course.reported.get(party, ()), *((_UNANSWERED,) if unanswered else ())):
            fault("property_report", f"被执行人{name}{words}", TERMINATION[2])
        if party not in course.restricted:
            fault("consumption", f"尚未对被执行人{name}发出限制消费令", REGULATION["二(五)5(2)"])
        if party not in course.on_site:
            fault("investigation", f"尚未对被执行人{name}现场调查、搜查", TERMINATION[3])
        asked = searched.asked_again.get(party)
        if asked is None or asked < fresh:
            detail = f"报结前{course.fresh_days}日内没有再次对被执行人{name}发起“总对总”查询并收到全部反馈"
            fault("query", detail, REGULATION["二(五)5(2)"])
    for words in course.pending:
        fault("sanctions", words, TERMINATION[1])
    for words in searched.left:
        fault("property", words, REGULATION["二(五)5(1)"])
    for one in searched.let_go:
        if course.approved_at is None or one.since is None or course.approved_at < one.since:
            fault("property", f"{one.words}，须经合议庭审查核实并报院长批准", TERMINATION[4])
    for clue in course.clues:
        if clue.unchecked:
            fault("clues", f"{clue.giver}提供的财产线索尚未核查", REGULATION["二(五)2(5)"])
    found_at = max((clue.property_at for clue in course.clues if clue.property_at), default=None)
    looked = max(course.on_site.values(), default=None)
    for party, name in course.applicants.items():
        heard = course.heard.get(party)
        if heard is None or (looked is not None and heard.held_at < looked):
            fault("interview", f"现场调查之后尚未约谈申请执行人{name}", TERMINATION[5])
            continue
        if found_at is not None and found_at >= heard.held_at:
            detail = f"财产线索查得财产，处置后应当再次约谈申请执行人{name}"
            fault("clues", detail, REGULATION["二(五)2(5)"])
    if approved_from(course) is None:
        fault("approval", "申请执行人没有全部签字确认，也没有经合议庭审查核实并报院长批准", JS[517])
    return found


def examined(course: Course, searched: Searched, said: Sequence[ExaminedParty]) -> list[FieldError]:
    """The panel says of each respondent whether it is to be listed and why, and of who cannot be found how it was looked for
    (终本规定第一条第二项、第五项): what no record shows, its ruling reasons.
    """
    found = []
    by_name = {one.name: one for one in said}
    for party, name in course.respondents.items():
        one = by_name.get(name)
        if one is None:
            detail = f"裁定书没有写明被执行人{name}是否应当纳入失信被执行人名单及理由"
            found.append(FieldError("ruling", detail, TERMINATION[1]))
        elif party in searched.missing and not one.whereabouts:
            detail = f"对被执行人{name}已经公告送达，裁定书没有写明查找其下落的情况"
            found.append(FieldError("ruling", detail, TERMINATION[1]))
    return found


def approved_from(course: Course) -> datetime | None:
    """Since when the round may be concluded: all applicants have signed, or the president has approved after the last was heard."""
    heard = [course.heard.get(party) for party in course.applicants]
    known = [one for one in heard if one is not None]
    if not known or len(known) < len(heard):
        return None
    last = max(max(one.held_at, one.known_at) for one in known)
    if all(one.agrees for one in known):
        return last
    return course.approved_at if course.approved_at is not None and course.approved_at >= last else None

"""When a respondent must have reported, what a report is worth against what was found, and who answers a breach. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.calendar import Calendar
from shared.law.case_rules import check_judge, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.names import Whose
from shared.law.numbers import REPORT_SUPPLEMENT
from shared.law.periods import Limit, Unit, due
from shared.law.posting import Posted
from shared.values.articles import CPC, DISHONEST, INV, Article, cite
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office
from shared.values.zone import COURT_ZONE, begin_of

REPORTED, SUPPLEMENTED, CHECKED, BREACH, LISTED = INV[5], INV[7], INV[8], INV[9], INV[10]
ENDED = INV[11]
NO_MORE = "财产报告程序已经终结"


class ReportKind(Labelled):
    REPORT = "report", "财产报告"
    SUPPLEMENT = "supplement", "补充报告"
    NONE = "none", "没有报告"


class Sort(Labelled):
    """The five classes of 财产调查规定第五条."""

    INCOME = "income", "收入、银行存款、现金、理财产品、有价证券"
    LAND = "land", "土地使用权、房屋等不动产"
    MOVABLES = "movables", "交通运输工具、机器设备、产品、原材料等动产"
    RIGHTS = "rights", "债权、股权、投资权益、基金份额、信托受益权、知识产权等"
    OTHER = "other", "其他应当报告的财产"


class EntryResult(Labelled):
    FOUND = "found", "与查控登记的财产一致"
    ON_SITE = "on_site", "经现场调查等核实"
    DIFFERS = "differs", "与查明的情况不一致"
    MISSING = "missing", "查无此项财产"
    SHOWN = "shown", "原认定不符，复查材料显示属实，由执行法官认定"


UNTRUE = frozenset({EntryResult.DIFFERS, EntryResult.MISSING})
_OF_NO_ASSET = (EntryResult.ON_SITE, EntryResult.MISSING, EntryResult.SHOWN)


class Finding(Labelled):
    TRUE = "true", "如实报告"
    LATE = "late", "逾期报告"
    FALSE = "false", "虚假报告"
    REFUSED = "refused", "拒绝报告"


class State(Labelled):
    RECEIVED = "received", "待核查"
    TRUE = "true", "已经核查，如实报告"
    BREACHED = "breached", "违反报告义务，待执行法官决定是否制裁"
    SANCTIONED = "sanctioned", "执行法官已决定制裁"
    EXCUSED = "excused", "执行法官决定不予制裁"


class Sanction(Labelled):
    """By its code among the kinds of coercion."""

    FINE = "fine", "罚款"
    DETENTION = "detention", "拘留"
    DISHONEST = "dishonest", "纳入失信被执行人名单"
    REFERRAL = "referral", "移送追究刑事责任"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECEIVED: (State.TRUE, State.BREACHED),
    State.BREACHED: (State.TRUE, State.BREACHED, State.SANCTIONED, State.EXCUSED),
    State.SANCTIONED: (State.TRUE, State.BREACHED, State.SANCTIONED, State.EXCUSED),
}
"""What may become of one. A breach is checked again where the record has changed; what cannot be carried out is decided anew."""


@dataclass(frozen=True)
class Order:
    """An order to report, as it was served on the respondent. `days`: that it gives; None where its words name none."""

    document: str
    served_at: datetime
    days: int | None


@dataclass(frozen=True)
class Held:
    """What the other teams have. `orders`: the last that was served, by respondent; `asked`: respondents of whom every source
    of the 总对总 has answered; `assets`: of the case.
    """

    files: Sequence[FileRecord]
    orders: Mapping[str, Order]
    asked: Collection[str] = ()
    assets: Sequence[AssetRecord] = ()


def due_at(
    order: Order | None, changed_on: date | None, due_on: date | None, calendar: Calendar
) -> datetime | None:
    """The first instant at which a report is late: by the order from its service on, of a change ten days after it.

    None where nobody has ordered it. 422 where the order's own words must be read (`due_on`), and are not, or need not be.
    """
    if changed_on is not None:
        return due(begin_of(changed_on), Limit(REPORT_SUPPLEMENT.on(changed_on), Unit.DAY), calendar).due_at
    unread = order is not None and order.days is None
    if unread != (due_on is not None):
        detail = "报告财产令没有以日写明期限的，须写明令上的最后一日；以日写明的，由送达时间计算，不另写明"
        raise Problem.of([FieldError("due_on", detail, INV[4])], 422, ProblemCode.PROPERTY_REPORT_REFUSED)
    if order is None:
        return None
    if order.days is not None:
        return due(order.served_at, Limit(order.days, Unit.DAY), calendar).due_at
    assert due_on is not None
    served = order.served_at.astimezone(COURT_ZONE)
    days = (due_on - served.date()).days
    if days < 0:
        detail = "不得早于报告财产令送达的日期"
        raise Problem.of([FieldError("due_on", detail, INV[4])], 422, ProblemCode.PROPERTY_REPORT_REFUSED)
    return due(order.served_at, Limit(days, Unit.DAY), calendar).due_at


def check_reported(
    *,
    respondent: bool,
    kind: ReportKind,
    changed_on: date | None,
    posted_on: date | None,
    shown: bool,
    received_at: datetime,
    filed_at: datetime,
    now: datetime,
) -> None:
    """By a respondent, of its property or of a change of it. `shown`: the postmark is. 422, all faults at once."""
    found: list[FieldError] = []
    if not respondent:
        found.append(FieldError("party", "财产报告由本案被执行人提交", REPORTED))
    if (kind is ReportKind.SUPPLEMENT) != (changed_on is not None):
        found.append(FieldError("changed_on", "补充报告须写明财产变动的日期，其他不写", SUPPLEMENTED))
    if changed_on is not None and changed_on > received_at.astimezone(COURT_ZONE).date():
        found.append(FieldError("changed_on", "不得晚于收到补充报告的日期", SUPPLEMENTED))
    if kind is ReportKind.NONE:
        found.append(FieldError("report_kind", "没有报告的，另行登记", REPORTED))
    if not filed_at <= received_at <= now:
        found.append(FieldError("received_at", "不得早于立案的时间，也不得晚于现在", REPORTED))
    if (posted_on is not None) != shown:
        found.append(FieldError("posting_proof", "邮寄的，须同时写明交邮日期和寄件凭证；其他不写", CPC[85]))
    if posted_on is not None and posted_on > received_at.astimezone(COURT_ZONE).date():
        found.append(FieldError("posted_on", "不得晚于收到报告的日期", CPC[85]))
    refuse(found, 422, ProblemCode.PROPERTY_REPORT_REFUSED)


def check_papers(
    paper: str,
    received_at: datetime,
    posted: tuple[date, str] | None,
    whose: Whose,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> datetime:
    """The respondent's own report, and the proof that it was posted, which others than who records them have entered.

    When it arrived: entered in the dossier, or posted before (民事诉讼法第八十五条). 409.
    """
    purpose = FilePurpose.PROPERTY_REPORT
    papers = [
        PaperFile("paper", paper, purpose, REPORTED, shows_at=received_at, not_by=hands, of_whom=(whose,))
    ]
    if posted is not None:
        papers.append(Posted(*posted).paper(whose, hands))
    check_files(files, papers)
    return begin_of(posted[0]) if posted else entered_at(paper, files)


def entered_at(paper: str, files: Sequence[FileRecord]) -> datetime:
    return next(one.entered_at for one in files if one.id == paper)


def answered(order: Order | None, received_at: datetime, posted_on: date | None) -> Order | None:
    """The order that a report answers; None for one that came, or was sent off, before it was served (财产调查规定第五条)."""
    if order is None or received_at < order.served_at:
        return None
    if posted_on is not None and posted_on < order.served_at.astimezone(COURT_ZONE).date():
        return None
    return order


def check_first(on_record: bool) -> None:
    """409 for a paper that is on record as a report."""
    if on_record:
        raise Problem(409, ProblemCode.REPORT_ON_RECORD, "该份财产报告已经登记", REPORTED)


def check_missed(
    respondent: bool, order: Order | None, over_at: datetime | None, now: datetime, *, reported: bool
) -> None:
    """The order was served, its time is over, and no report has come since. 422, 409."""
    if not respondent:
        error = FieldError("party", "不是本案被执行人", REPORTED)
        raise Problem.of([error], 422, ProblemCode.PROPERTY_REPORT_REFUSED)
    if order is None or over_at is None:
        detail = "报告财产令尚未送达该被执行人，不能认定其拒绝报告"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, INV[3])
    if now < over_at:
        detail = f"报告期限至{over_at:%Y-%m-%d %H:%M}届满，尚不能认定其拒绝报告"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, BREACH)
    if reported:
        detail = "该被执行人在报告财产令送达后已有报告，或者已经登记没有报告"
        raise Problem(409, ProblemCode.REPORT_ON_RECORD, detail, BREACH)


def check_follows(state: str, to: State, article: Article) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, f"该份财产报告{State(state).label}", article)


def check_is_checked(kind: str, state: str) -> None:
    """A paper that was received, or whose breach the record may no longer show. 409."""
    if kind == ReportKind.NONE:
        detail = "没有报告的，没有可供核查的材料；其后收到报告的，登记并核查该份报告"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, CHECKED)
    check_follows(state, State.TRUE, CHECKED)


def check_changes(before: str | None, found: Finding, *, opens: bool) -> None:
    """409 for a second check that comes to the same: what the judge has before him, or has decided, stays. `opens`: it is
    now for him to find whether there is a breach at all.
    """
    if before == found and not opens:
        detail = f"重新核查的认定仍是{found.label}，没有变化"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, CHECKED)


def check_results(
    results: Sequence[tuple[EntryResult, str | None]], before: Sequence[str | None], party: str, held: Held
) -> None:
    """A result for each thing reported; what agrees with custody's record names it; the respondent was asked about. 422, 409.

    `before`: what an earlier check has found of each. What was untrue agrees with custody's record since, or is for the judge
    to find: no paper takes the breach from him.
    """
    found: list[FieldError] = []
    if len(results) != len(before):
        detail = f"报告有{len(before)}项财产，须按顺序逐项写明核查结果"
        found.append(FieldError("results", detail, CHECKED))
    for at, ((result, _), was) in enumerate(zip(results, before, strict=False)):
        if was in (*UNTRUE, EntryResult.SHOWN):
            fits = result is not EntryResult.ON_SITE
            detail = f"原已认定不符，没有与查控登记一致的，只能写明{EntryResult.SHOWN.label}"
        else:
            fits = result is not EntryResult.SHOWN
            detail = "原未认定不符，写明核查结果即可"
        if not fits:
            found.append(FieldError(f"results.{at}.result", detail, CHECKED))
    own = {one.id for one in held.assets if one.respondent_id == party}
    for at, (result, asset) in enumerate(results):
        if result is EntryResult.FOUND and asset is None:
            found.append(FieldError(f"results.{at}.asset", "与查控登记一致的，须写明是哪一项财产", CHECKED))
        if asset is not None and (asset not in own or result in _OF_NO_ASSET):
            detail = "须是查控登记的该被执行人的财产，并与核查结果相符"
            found.append(FieldError(f"results.{at}.asset", detail, CHECKED))
    refuse(found, 422, ProblemCode.PROPERTY_REPORT_REFUSED)
    if party not in held.asked:
        detail = "尚未对该被执行人进行“总对总”查询并收到全部反馈，报告无从核对"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, CHECKED)


def check_shown(file: str, received_at: datetime, files: Sequence[FileRecord], hands: Set[str]) -> None:
    """What shows the check, entered since by another than who says what it came to. 409."""
    purpose = FilePurpose.REPORT_CHECK
    check_files(
        files,
        [PaperFile("check_paper", file, purpose, CHECKED, shows_at=received_at, not_by=hands)],
    )


def unreported(party: str, assets: Sequence[AssetRecord], named: Collection[str]) -> dict[str, str]:
    """What custody has found of the respondent that no report of it names, in words, by id."""
    return {
        one.id: f"{one.description}（{one.identifier}）"
        for one in assets
        if one.respondent_id == party and one.id not in named
    }


def check_not_owed(not_owed: Collection[str], hidden: Collection[str]) -> None:
    """What need not be reported is among what was found and not reported. 422."""
    if not set(not_owed) <= set(hidden):
        error = FieldError("not_owed", "须是查控登记的、该被执行人没有报告的财产", CHECKED)
        raise Problem.of([error], 422, ProblemCode.PROPERTY_REPORT_REFUSED)


def is_disputed(
    finding: Finding, results: Collection[str | None], hidden: Collection[str], not_owed: Collection[str]
) -> bool:
    """Whether a report counts as false only for what, by the check, is true or need not be reported: the judge finds whether
    it is so."""
    return finding is Finding.FALSE and UNTRUE.isdisjoint(results) and set(hidden) <= set(not_owed)


def finding(results: Collection[EntryResult], hidden: Collection[str], *, late: bool) -> Finding:
    """By the record and nobody's word: false where it says what is not, or does not say what is; late where it came late."""
    if hidden or not {*UNTRUE, EntryResult.SHOWN}.isdisjoint(results):
        return Finding.FALSE
    return Finding.LATE if late else Finding.TRUE


def check_decides(
    state: str, found_by: Collection[str | None], judge: str | None, actor: Actor
) -> Deputyship | None:
    """The case's judge, by whose hand the breach was not established. 403, 409."""
    deputyship = check_judge(judge, actor, BREACH)
    if is_same_hand(found_by, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得由登记、核查的人员决定是否制裁", BREACH)
    check_follows(state, State.EXCUSED, BREACH)
    return deputyship


def check_sanctions(
    sanctions: Collection[Sanction], finding: Finding, *, minor: bool, open_to_excuse: bool, over: bool
) -> None:
    """Whoever is punished is listed as well (财产调查规定第十条), but no minor (失信名单规定第四条); lateness alone has a reason
    that excuses it (财产调查规定第九条). `open_to_excuse`: who had not reported has, and was late with reason at most, or what
    was not reported need not be; `over`: the time to report is. 422, 409.
    """
    found: list[FieldError] = []
    if minor and Sanction.DISHONEST in sanctions:
        found.append(FieldError("sanctions", "被执行人是未成年人，不得纳入失信名单", DISHONEST[4]))
    if sanctions and Sanction.DISHONEST not in sanctions and not minor:
        found.append(FieldError("sanctions", "决定制裁的，应当同时将被执行人纳入失信被执行人名单", LISTED))
    excusable = finding is Finding.LATE or open_to_excuse
    if not sanctions and not excusable and not minor:
        detail = f"{finding.label}的，应当决定制裁；只有逾期报告且有正当理由的，可以不予制裁"
        found.append(FieldError("sanctions", detail, cite(BREACH, LISTED)))
    refuse(found, 422, ProblemCode.PROPERTY_REPORT_REFUSED)
    if sanctions and finding is Finding.FALSE and not over:
        detail = "报告期限尚未届满，被执行人仍可以报告，届满后再决定"
        raise Problem(409, ProblemCode.REPORT_OUT_OF_ORDER, detail, REPORTED)

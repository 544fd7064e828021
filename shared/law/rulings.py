"""A ruling is *the* ruling: what an act rests on is compared with the act (裁定主文). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import (
    DocumentRecord,
    NamedPerson,
    Operative,
    RuledAsset,
    RuledRound,
    RuledSale,
)
from shared.contracts.intake.records import CaseRecord
from shared.law.periods import add_months
from shared.values.articles import ADD, CKD, JS, NET, PMB, REGULATION, cite
from shared.values.asset_kind import MEASURES, Measure
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

PARTIES = cite(REGULATION["二(一)4"], ADD[1])
SOLD = cite(JS[491], NET[22])
TAKEN = cite(JS[491], PMB[16])
_WORDS = {measure: word for word, measure in MEASURES.items()}


@dataclass(frozen=True)
class Seizure:
    """A measure to be taken or renewed, yuan. `taken`: by other measures under the same ruling.

    `months`: asked for, None where the ruling's own term is taken. A thing that cannot be divided may exceed the limit; the very thing
    that the instrument orders delivered has none.
    """

    on: date
    longest: int
    value: Decimal
    taken: Decimal
    divisible: bool
    months: int | None = None
    renews: bool = False


@dataclass(frozen=True)
class Act:
    """What is to be done by a ruling, with one asset of the case. `owner`: the asset's respondent, by party id.

    `lifts`: number of the ruling by which the asset was seized. `since`: what it decides on happened then. What an act does not say is not compared.
    """

    kind: KindOfDocument
    article: str
    case: CaseRecord
    asset: str
    owner: str | None = None
    measure: Measure | None = None
    seizure: Seizure | None = None
    lifts: str | None = None
    sale: RuledSale | None = None
    round: RuledRound | None = None
    since: datetime | None = None


def check_ruling(document: DocumentRecord | None, act: Act) -> DocumentRecord:
    """The document, if it is the signed ruling of the case that orders the act; else 409 with every difference."""
    if document is None or not document.is_signed(act.case.case_number, (act.kind,)):
        detail = "须先作出裁定、决定：所填文书不是本案已经签发的相应裁定书、决定书"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, act.article)
    assert document.signed_at is not None
    if act.since is not None and document.signed_at < act.since:
        fault = FieldError("ruling.signed_at", "该文书在所裁定、决定的事由发生以前即已签发", act.article)
        raise Problem.of([fault], 409, ProblemCode.RULING_DIFFERS)
    if document.operative is None:
        raise Problem(503, ProblemCode.PEER_MALFORMED, "documents 服务未告知裁定主文", retriable=True)
    refuse(list(_differences(document.operative, act, document.signed_at)), 409, ProblemCode.RULING_DIFFERS)
    return document


def is_under(ruling: DocumentRecord, way: str, ruling_document: str, identifier: str) -> bool:
    """Whether what was decided on an asset counts against the ruling's limit: decided by it, or delegated and listed in it."""
    return ruling_document == ruling.id or (way == "delegate" and identifier in ruling.asset_identifiers)


def lifted_sum(ruling: DocumentRecord, identifier: str) -> Decimal | None:
    """What it lifts of the freeze of that deposit, yuan; None where it lifts all of the measure."""
    asset = ruling.operative.asset(identifier) if ruling.operative else None
    return asset.amount if asset else None


def _differences(ruling: Operative, act: Act, signed_at: datetime | None) -> Iterator[FieldError]:
    yield from _party_differences(ruling, act, signed_at)
    asset = ruling.asset(act.asset)
    if asset is None:
        listed = "、".join(one.identifier for one in ruling.assets) or "无"
        yield _differs("assets", "财产", listed, act.asset, act.article)
    else:
        if act.measure is not None and asset.measure != act.measure:
            ruled = _WORDS[asset.measure] if asset.measure else "未写明的措施"
            yield _differs("measure", "措施", ruled, _WORDS[act.measure], act.article)
        if act.lifts is not None and asset.lifts != act.lifts:
            yield _differs("ruling", "原查封、冻结裁定", asset.lifts or "无", act.lifts, act.article)
        if act.seizure is not None:
            yield from _term_differences(asset, act.seizure)
    if act.seizure is not None and (act.seizure.divisible or act.asset not in act.case.act_owed):
        yield from _limit_differences(ruling.limit, act.seizure)
    if act.round is not None:
        yield from _round_differences(ruling.round, act.round, act.article)
    if act.sale is not None:
        yield from _sale_differences(ruling.sale, act.sale)


def _differs(part: str, name: str, ruled: object, done: object, article: str) -> FieldError:
    return FieldError(f"ruling.{part}", f"{name}不一致：裁定书写明的是{ruled}，本次办理的是{done}", article)


def _party_differences(ruling: Operative, act: Act, signed_at: datetime | None) -> Iterator[FieldError]:
    of_case = {(party.role, party.name_at(signed_at), party.identity) for party in act.case.parties}
    named = [(party.role, party.name, party.identity) for party in ruling.parties]
    for role, label in (("applicant", "申请执行人"), ("respondent", "被执行人")):
        theirs = "、".join(party.name for party in act.case.parties if party.role == role)
        if strangers := [
            name for at, name, number in named if at == role and (at, name, number) not in of_case
        ]:
            ruled = f"{'、'.join(strangers)}（姓名、证件号码须与案件登记一致）"
            yield _differs("parties", label, ruled, theirs, PARTIES)
        elif role not in [at for at, _, _ in named]:
            yield _differs("parties", label, "无", theirs, PARTIES)
    owner = next((party for party in act.case.parties if party.id == act.owner), None)
    if owner is not None and (owner.role, owner.name_at(signed_at), owner.identity) not in named:
        others = "、".join(name for role, name, _ in named if role == "respondent") or "无"
        yield _differs("parties", "财产所属的被执行人", others, owner.name, PARTIES)


def _term_differences(asset: RuledAsset, seizure: Seizure) -> Iterator[FieldError]:
    begins, ends = asset.starts_on, asset.ends_on
    if begins is None or ends is None:
        yield FieldError("ruling.term", "裁定书没有写明该财产的查封、冻结期限", JS[485])
        return
    term = f"{begins}至{ends}"
    if ends <= begins:
        yield FieldError("ruling.term", f"裁定书写明的期限{term}，届满日不在起始日之后", JS[485])
    elif ends > add_months(begins, seizure.longest):
        detail = f"裁定书写明的期限{term}超过法定最长期限{seizure.longest}个月"
        yield FieldError("ruling.term", detail, JS[485])
    elif seizure.months is not None and not (
        1 <= seizure.months <= seizure.longest and add_months(begins, seizure.months) - timedelta(1) <= ends
    ):
        yield _differs("term", "期限", term, f"{seizure.months}个月", JS[485])
    if ends <= seizure.on or (begins > seizure.on and not seizure.renews):
        yield _differs("term", "期限", term, f"自{seizure.on}起的措施", JS[485])


def _limit_differences(limit: Decimal | None, seizure: Seizure) -> Iterator[FieldError]:
    if limit is None:
        yield FieldError("ruling.limit", "裁定书没有写明查封、冻结的限额", CKD[19])
        return
    left = limit - seizure.taken
    if left <= 0 or (seizure.divisible and seizure.value > left):
        ruled = f"以{format_yuan(limit)}为限，已据此查控{format_yuan(seizure.taken)}"
        yield _differs("limit", "限额", ruled, format_yuan(seizure.value), CKD[19])


def _sale_differences(ruled: RuledSale | None, sold: RuledSale) -> Iterator[FieldError]:
    taken = sold.credited is not None
    article, buyer, price = (TAKEN, "承受人", "抵债价格") if taken else (SOLD, "买受人", "成交价")
    if ruled is None:
        yield FieldError("ruling.sale", f"裁定书没有写明{buyer}和{price}", article)
        return
    if ruled.buyer != sold.buyer:
        yield _differs("buyer", buyer, _person(ruled.buyer), _person(sold.buyer), article)
    if ruled.price != sold.price:
        yield _differs("price", price, format_yuan(ruled.price), format_yuan(sold.price), article)
    if sold.credited is not None and ruled.credited != sold.credited:
        of_claim = "无" if ruled.credited is None else format_yuan(ruled.credited)
        yield _differs("credited", "抵偿的债权额", of_claim, format_yuan(sold.credited), article)
    if ruled.sold_on != sold.sold_on:
        days = ruled.sold_on, sold.sold_on
        yield _differs("sold_on", "抵债日期" if taken else "成交日期", *days, article if taken else NET[22])
    if ruled.paid_on != sold.paid_on:
        yield _differs("paid_on", "价款全额交付日期", ruled.paid_on, sold.paid_on, PMB[20])


_OF_ROUND = {
    "round": "拍卖次数",
    "buyer": "买受人",
    "price": "成交价或者抵债价格",
    "deposit": "不予退还的保证金",
    "due_on": "期限的最后一日",
    "way": "停止拍卖的方式",
    "ground": "停止拍卖的事由",
}


def _round_differences(ruled: RuledRound | None, done: RuledRound, article: str) -> Iterator[FieldError]:
    for part, name in _OF_ROUND.items():
        said, acted = getattr(ruled, part, None), getattr(done, part)
        if said != acted:
            yield _differs(part, name, _shown(said), _shown(acted), article)


def _shown(value: object) -> object:
    match value:
        case NamedPerson():
            return _person(value)
        case Decimal():
            return format_yuan(value)
    return "无" if value is None else value


def _person(person: NamedPerson) -> str:
    """By the number's end only: a refusal is shown to more people than the ruling."""
    return f"{person.name}（证件号码末四位{person.identity[-4:]}）"

"""What may be commissioned, with which papers and for how long. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DocumentRecord, FileRecord
from shared.contracts.intake.records import CaseRecord
from shared.gateways.court_link import Matter
from shared.law import case_rules, numbers
from shared.law.courts import Court
from shared.law.rulings import Act, Seizure, check_ruling, is_under, lifted_sum
from shared.values.articles import CKD, ENT, JS, MATTERS, PMB, REGULATION, cite
from shared.values.asset_kind import Measure
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

Paper = Literal["ruling", "assistance_notice", "service_receipt", "officer_card"]

TERM = MATTERS[7]
PAPERS = MATTERS[8]
PLACE = MATTERS[6]
OUTSIDE = REGULATION["二(二)2(2)"]
LONGEST = JS[485]
RELEASE = CKD[28]
MADE = cite(REGULATION["二(一)4"], REGULATION["二(三)2"])
RULING = CKD[1]

ADDED_BY = "由系统管理员公布受托法院名册时添加"

PAPER_NAMES: dict[str, str] = {
    "letter": "委托执行函",
    "ruling": "执行裁定书",
    "assistance_notice": "协助执行通知书",
    "service_receipt": "送达回证",
    "officer_card": "执行公务证件扫描件",
}
TEAM_PAPERS: dict[Matter, frozenset[Paper]] = dict.fromkeys(
    ("seal", "freeze", "renew", "release"), frozenset({"ruling", "assistance_notice"})
)
"""What the team makes and hands over, 二(三)2."""
ENCLOSURES: dict[Matter, frozenset[Paper]] = {
    matter: papers | {"service_receipt", "officer_card"} for matter, papers in TEAM_PAPERS.items()
}
"""What must go with the letter."""
_SEALED = ("real_estate", "vehicle")
_SALE_RULINGS: tuple[KindOfDocument, ...] = ("sale_ruling", "debt_ruling")
"""By which a thing is sold, or taken in payment: once it has reached the buyer, its seizure goes with it."""


@dataclass(frozen=True)
class Evidence:
    """The case; by id, the named documents that documents holds, and the files of the case's e-dossier.

    `on_sale`: whether the asset is. `assets`: of the case; `seized_by`: the ruling by which another court holds the
    asset for us.
    """

    case: CaseRecord
    documents: Mapping[str, DocumentRecord]
    files: Mapping[str, FileRecord]
    on_sale: bool = False
    assets: Sequence[AssetRecord] = ()
    seized_by: DocumentRecord | None = None


@dataclass(frozen=True)
class Commissioned:
    """What the papers have to be about. `asset`: its identifier; `ruling`: the id of the ruling's document; `court`: to
    which the letter goes, by name."""

    matter: Matter
    asset: str
    ruling: str
    court: str


@dataclass(frozen=True)
class Given:
    """A paper as it is named in a request's `field`."""

    field: str
    kind: Paper | Literal["letter"]
    document_id: str


@dataclass(frozen=True)
class Instruction:
    """What the team asks for. `decided_way`: what custody decided."""

    matter: Matter
    term_days: int
    urgent: bool
    period_months: int | None
    papers: Collection[str]
    asset_kind: str
    same_case: bool
    outside: bool
    decided_way: str
    place_code: str
    court: Court
    held_by: Holder | None


@dataclass(frozen=True)
class Holder:
    """A court that holds an asset for us. `code`: None where it is not in the register, or no more."""

    code: str | None
    name: str


def registered(court: Court | None, code: str | None) -> Court:
    """The court; 409 where the register has none of that code today."""
    if court is None:
        fault = FieldError("court_code", f"受托法院名册中没有{code}，{ADDED_BY}", OUTSIDE)
        raise Problem.of([fault], 409, ProblemCode.COURT_NOT_REGISTERED)
    return court


def check_instruction(asked: Instruction, today: date) -> None:
    """Refuse what the receiving court would have to send back, with every fault. Raises Problem 409."""
    faults: list[FieldError] = []
    if not asked.same_case:
        faults.append(FieldError("asset_id", "不是本案的财产", OUTSIDE))
    if not asked.outside:
        faults.append(FieldError("asset_id", "财产在辖区（地级市）之内，无须委托", OUTSIDE))
    elif asked.decided_way != "delegate":
        faults.append(FieldError("asset_id", "查控专员尚未决定委托查控该财产", OUTSIDE))
    least, most = numbers.COMMISSION_TERM.on(today)
    if not (asked.term_days == 1 if asked.urgent else least <= asked.term_days <= most):
        urgent = numbers.COMMISSION_URGENT.on(today).label
        detail = f"办理期限应为{least}日至{most}日，紧急的为{urgent}（填1日）"
        faults.append(FieldError("term_days", detail, TERM))
    if asked.matter in ("seal", "freeze") and (asked.matter == "seal") != (asked.asset_kind in _SEALED):
        faults.append(FieldError("matter", "不动产、车辆用查封，存款、股权、证券用冻结", LONGEST))
    faults += _court_faults(asked) if asked.outside else []
    faults += _period_faults(asked, numbers.SEIZURE_MONTHS.on(today)[asked.asset_kind])
    faults += _missing(TEAM_PAPERS[asked.matter], asked.papers, "papers")
    refuse(faults, 409, ProblemCode.INSTRUCTION_REFUSED)


def _court_faults(asked: Instruction) -> list[FieldError]:
    """A measure is taken by the court of the asset's place; it is released or renewed by the court that took it."""
    here = asked.court.takes(asked.place_code)
    if asked.matter in ("seal", "freeze"):
        detail = f"应委托财产所在地（{asked.place_code}）的基层法院；名册中没有的，{ADDED_BY}"
        return [] if here else [FieldError("court_code", detail, cite(OUTSIDE, PLACE))]
    article, holder = RELEASE if asked.matter == "release" else LONGEST, asked.held_by
    if holder is None:
        return [FieldError("matter", "该财产没有受托法院采取的、尚未解除的查封冻结", article)]
    same = holder.code == asked.court.code if holder.code else holder.name == asked.court.name or here
    return [] if same else [FieldError("court_code", f"应委托采取措施的{holder.name}", article)]


def _period_faults(asked: Instruction, longest: int) -> list[FieldError]:
    if asked.matter == "release":
        if asked.period_months is not None:
            return [FieldError("period_months", "解除措施不填写期限", LONGEST)]
    elif asked.period_months is None or not 1 <= asked.period_months <= longest:
        return [FieldError("period_months", f"须写明查封、冻结期限，最长{longest}个月", LONGEST)]
    return []


def ruling_kinds(matter: Matter) -> tuple[KindOfDocument, ...]:
    """What is seized is seized by one ruling and released by another, or by that which gives it to its buyer or taker
    (查封扣押冻结规定第一条、第二十七条、第二十八条)."""
    return ("lifting_ruling", *_SALE_RULINGS) if matter == "release" else ("freezing_ruling",)


def made_as(paper: str, matter: Matter) -> tuple[KindOfDocument, ...]:
    """The kinds of document that a paper may be; none for what is scanned. What asks to release forbids nothing."""
    match paper:
        case "ruling":
            return ruling_kinds(matter)
        case "assistance_notice":
            return ("release_notice",) if matter == "release" else ("assistance_notice",)
        case "letter":
            return ("commission_letter",)
    return ()


def check_made(
    of: Commissioned, asset: AssetRecord, months: int | None, evidence: Evidence, today: date
) -> date | None:
    """The last day of the ruling's term, None for a release; 409 unless the case's signed ruling orders the matter with
    that asset (查封扣押冻结规定第一条、第二十八条)."""
    document = evidence.documents.get(of.ruling)
    releases = of.matter == "release"
    kinds = ruling_kinds(of.matter)
    kind = next((kind for kind in kinds if document is not None and kind == document.kind), kinds[0])
    measure: Measure = "seal" if asset.kind in _SEALED else "freeze"
    sold = kind in _SALE_RULINGS
    act = Act(
        kind=kind,
        article=RELEASE if releases else RULING,
        case=evidence.case,
        asset=of.asset,
        owner=asset.respondent_id,
        measure=None if sold else measure,
        seizure=None if releases else _seizure(of.matter, asset, months, document, evidence, today),
        lifts=evidence.seized_by.number if releases and evidence.seized_by and not sold else None,
    )
    document = check_ruling(document, act)
    if lifted_sum(document, of.asset) is not None:
        detail = "委托解除的是整项冻结，该裁定只解除其中一部分金额"
        raise Problem.of([FieldError("ruling", detail, RELEASE)], 409, ProblemCode.RULING_DIFFERS)
    ruling = document.operative
    ordered = ruling and ruling.asset(of.asset)
    return ordered.ends_on if ordered else None


def _seizure(
    matter: Matter,
    asset: AssetRecord,
    months: int | None,
    ruling: DocumentRecord | None,
    evidence: Evidence,
    today: date,
) -> Seizure:
    """What was decided after the asset was to be delegated has been measured against what that left of the limit."""
    amount = asset.decision.amount if asset.decision else None
    decided_at = asset.decision.decided_at if asset.decision else None
    under = [
        other.taken or Decimal(0)
        for other in evidence.assets
        if ruling is not None
        and (decided := other.decision) is not None
        and other.id != asset.id
        and not (decided.decided_at and decided_at and decided.decided_at > decided_at)
        and is_under(ruling, decided.way, decided.ruling_document, other.identifier)
    ]
    return Seizure(
        on=today,
        longest=numbers.SEIZURE_MONTHS.on(today)[asset.kind],
        value=amount or asset.value or Decimal(0),
        taken=sum(under, Decimal(0)),
        divisible=asset.kind not in _SEALED,
        months=months,
        renews=matter == "renew",
    )


def check_papers(of: Commissioned, given: Sequence[Given], evidence: Evidence) -> dict[str, str]:
    """The SHA-256 of each paper's file, by the paper's id (二(一)4, 二(三)2; 法发〔2017〕27号第八条).

    409 with every paper that is not on record: a document made here is signed, of the case, and names the asset; what
    is scanned is a file of the case's e-dossier, entered as that paper.
    """
    digests = {paper.document_id: _digest(of, paper, evidence) for paper in given}
    faults = [_not_on_record(of, paper) for paper in given if not _digest(of, paper, evidence)]
    refuse(faults, 409, ProblemCode.PAPER_NOT_ON_RECORD)
    return digests


def _digest(of: Commissioned, paper: Given, evidence: Evidence) -> str:
    """Of the paper's file; empty where it is not on record."""
    kinds = made_as(paper.kind, of.matter)
    if not kinds:
        file = evidence.files.get(paper.document_id)
        return file.sha256 if file is not None and file.purpose == paper.kind else ""
    document = evidence.documents.get(paper.document_id)
    on_record = (
        document is not None
        and document.is_signed(evidence.case.case_number, kinds)
        and of.asset in document.asset_identifiers
        and (paper.kind != "ruling" or paper.document_id == of.ruling)
        and (paper.kind != "letter" or document.receiving_court == of.court)
    )
    return document.sha256 if document is not None and on_record else ""


def _not_on_record(of: Commissioned, paper: Given) -> FieldError:
    name = PAPER_NAMES[paper.kind]
    if paper.kind in ("ruling", "assistance_notice", "letter"):
        to = f"、致{of.court}" if paper.kind == "letter" else ""
        detail = f"{name}须是本案已经签发{to}、写明该财产的文书"
        return FieldError(paper.field, detail, MADE)
    return FieldError(paper.field, f"{name}须是已经存入本案电子卷宗的{name}文件", PAPERS)


def check_open(matter: Matter, state: str) -> None:
    """After a case is closed another court is asked for nothing but to release."""
    if matter != "release":
        case_rules.check_open(state, "不得再委托查封、冻结财产", RELEASE)


def check_asked(matter: Matter, evidence: Evidence) -> None:
    """Nothing is released that is on sale: who waits for it would hold it and sell it, too. Raises Problem 409."""
    check_open(matter, evidence.case.state)
    if matter == "release" and evidence.on_sale:
        raise Problem(409, ProblemCode.THING_ON_SALE, article=cite(PMB[17], PMB[20]))


def check_issuable(state: str) -> None:
    """A letter goes once. Raises Problem 409."""
    if state != "instructed":
        raise Problem(409, ProblemCode.ALREADY_ISSUED, article=REGULATION["二(三)2"])


def check_withdrawable(state: str) -> None:
    """What the other court has answered is done or returned. Raises Problem 409."""
    if state not in ("instructed", "issued", "dispatched", "withdrawing"):
        raise Problem(409, ProblemCode.NOT_WITHDRAWABLE, article=REGULATION["二(三)2"])


def is_unsent(issued_at: datetime | None, sent_at: datetime | None, posted_to: str | None) -> bool:
    """Whether the letter is certainly still with us: what is issued for HTTP may be on its way."""
    return sent_at is None and (issued_at is None or posted_to is not None)


def check_enclosures(matter: Matter, papers: Collection[str]) -> None:
    """A letter goes with all its enclosures. Raises Problem 409 naming every missing one."""
    missing = _missing(ENCLOSURES[matter], papers, "enclosures")
    refuse(missing, 409, ProblemCode.LETTER_INCOMPLETE)


def _missing(required: Collection[Paper], given: Collection[str], field: str) -> list[FieldError]:
    missing = [paper for paper in PAPER_NAMES if paper in required and paper not in given]
    return [FieldError(field, f"缺少{PAPER_NAMES[paper]}", PAPERS) for paper in missing]


def check_free(matter: Matter, unanswered: bool, held: bool) -> None:
    """`unanswered`: the same matter is commissioned; `held`: another court holds the asset for us already."""
    if unanswered or (held and matter in ("seal", "freeze")):
        raise Problem(409, ProblemCode.ALREADY_COMMISSIONED, article=REGULATION["二(三)2"])


def check_other_person(instructed: Collection[str | None], actor: Actor) -> None:
    if case_rules.is_same_hand(instructed, actor, Office.COMMISSION_OFFICER):
        raise Problem(
            403, ProblemCode.SAME_PERSON, "提出委托的人不得自行签发委托执行函", article=REGULATION["二(三)2"]
        )


def check_team(officer: str | None, actor: Actor) -> Deputyship | None:
    """403 unless the case's officer acts, or custody, which owes it to commission what lies outside (二(二)2(2))."""
    if Office.CUSTODY_OFFICER in actor.offices:
        return case_rules.by_office(Office.CUSTODY_OFFICER, actor)
    return case_rules.check_officer(officer, actor, REGULATION["二(三)2"])


def to_post(state: str, *, supplied: bool) -> Literal["letter", "withdrawal", "supplement"]:
    """What waits to go by post; 409 where nothing does. `supplied`: what was missing has been made, and not sent."""
    match state:
        case "withdrawing":
            return "withdrawal"
        case "issued":
            return "letter"
        case "dispatched" if supplied:
            return "supplement"
    raise Problem(409, ProblemCode.NOTHING_TO_POST, article=REGULATION["二(三)2"])


def check_by_post(court: Court) -> None:
    """What a court's own system does is entered by nobody's hand. Raises Problem 409."""
    if court.system is not None:
        raise Problem(409, ProblemCode.NOT_BY_POST, article=ENT[4])


def check_unused(file: str, used: Collection[str]) -> None:
    """One posting is proved by one paper. Raises Problem 409."""
    if file in used:
        fault = FieldError("file", "该寄件凭证已经用于另一次寄出", REGULATION["二(三)2"])
        raise Problem.of([fault], 409, ProblemCode.FILE_NOT_OF_CASE)

"""What is a change of name, and no change of person. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DraftedRecord, FileRecord
from shared.law.case_rules import check_not_over, is_same_hand
from shared.law.files import PaperFile, check_files
from shared.values.articles import ADD, EXE, cite
from shared.values.identity import PartyKind
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import begin_of

ARTICLE = ADD[27]


@dataclass(frozen=True)
class Bearer:
    """The party as it stands. `renamed_on`: when its name last became another; `others`: what the other parties are called."""

    kind: PartyKind
    name: str
    identity: str
    renamed_on: date | None
    others: Collection[str]


@dataclass(frozen=True)
class Renamed:
    """A change of name that stands. `recorded`: by whom, and in whose stead."""

    before: str
    after: str
    recorded: Collection[str | None]
    recorded_at: datetime


def check_goes_on(case_number: str | None, state: str | None, closing_mode: str) -> None:
    """409 before the case is filed, when the application is put right, and once it is closed for good."""
    if case_number is None:
        detail = "尚未立案，当事人的姓名、名称按申请材料更正"
        raise Problem(409, ProblemCode.RENAMING_REFUSED, detail, cite(ARTICLE, EXE[18]))
    check_not_over(state or "open", closing_mode, "不得再登记、撤销当事人更名", ARTICLE)


def check_same_person(bearer: Bearer, name: str, identity: str) -> None:
    """409 for another number, or the name of another party: that is a change of the party itself, by ruling."""
    found = []
    if identity != bearer.identity:
        detail = "证件号码、统一社会信用代码与登记的不同：不是更名，应当依法裁定变更、追加当事人"
        found.append(FieldError("identity", detail, cite(ARTICLE, ADD[28])))
    if name == bearer.name:
        found.append(FieldError("name", "与登记的姓名、名称相同", ARTICLE))
    if bearer.kind is PartyKind.ORGANISATION and name in bearer.others:
        detail = "是本案另一当事人的名称：由其承继的，应当依法裁定变更当事人"
        found.append(FieldError("name", detail, cite(ARTICLE, ADD[28])))
    refuse(found, 409, ProblemCode.RENAMING_REFUSED)


def check_day(renamed_on: date, since: date, bearer: Bearer, today: date) -> None:
    """422: after the instrument took effect (`since`), which names the party, after the change before it, and not ahead."""
    found = []
    if renamed_on > today:
        found.append(FieldError("renamed_on", "更名日期晚于今天", ARTICLE))
    if renamed_on < since:
        found.append(FieldError("renamed_on", f"早于执行依据生效之日{since}", ARTICLE))
    if bearer.renamed_on is not None and renamed_on <= bearer.renamed_on:
        found.append(FieldError("renamed_on", f"不晚于上一次更名之日{bearer.renamed_on}", ARTICLE))
    refuse(found, 422, ProblemCode.RENAMING_REFUSED)


def check_proof(
    proof: str, names: Sequence[str], renamed_on: date, hands: Set[str], files: Sequence[FileRecord]
) -> None:
    """The paper says both names, was entered after the change, and by another. 409."""
    _check_names(proof, names, begin_of(renamed_on), hands, files)


def _check_names(
    proof: str, names: Sequence[str], shows_at: datetime, hands: Set[str], files: Sequence[FileRecord]
) -> None:
    purpose = FilePurpose.PARTY_PROOF
    for name in names:
        wanted = PaperFile("proof", proof, purpose, ARTICLE, shows_at, not_by=hands, of_whom=[name])
        check_files(files, [wanted])


def check_unused(used: bool) -> None:
    if used:
        error = FieldError("proof", "该材料已经用于此前的更正、更名", ARTICLE)
        raise Problem.of([error], 409, ProblemCode.RENAMING_REFUSED)


def check_withdraws(changes: Sequence[Renamed], actor: Actor) -> Renamed:
    """The last of those that stand, which another has recorded, and not in his stead. 409, 403."""
    if not changes:
        detail = "该当事人没有登记过更名，或者登记的更名均已撤销"
        raise Problem(409, ProblemCode.RENAMING_REFUSED, detail, ARTICLE)
    if is_same_hand(changes[-1].recorded, actor, Office.FILING_CLERK):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得撤销本人登记的更名，由其他立案人员办理", ARTICLE)
    return changes[-1]


def check_last(one: Renamed, name: str, changes: Sequence[Renamed]) -> None:
    """Changes are withdrawn one by one, the last first: a later one begins with the name of the one before. 409."""
    if name == one.before:
        return
    detail = f"最近一次登记的更名是由{one.before}更名为{one.after}，撤销后恢复为{one.before}"
    if any(name == each.before for each in changes):
        detail += "；其前的更名，应当先撤销其后的更名再撤销"
    raise Problem.of([FieldError("name", detail, ARTICLE)], 409, ProblemCode.RENAMING_REFUSED)


def check_refuted(one: Renamed, name: str, proof: str, hands: Set[str], files: Sequence[FileRecord]) -> None:
    """The paper says the name that the party goes by now (`name`) and the one before, was entered since, and by another. 409."""
    _check_names(proof, (one.before, name), one.recorded_at, hands, files)


def signed_since(since: datetime, documents: Sequence[DraftedRecord]) -> list[str]:
    """Title and number of what was signed since, and not taken back: it says the name that was recorded."""
    return [
        f"《{one.title}》{one.number}"
        for one in documents
        if one.signed_at is not None and one.signed_at >= since and one.withdrawn_at is None
    ]


def words(before: str, after: str) -> str:
    """As a change of name is told of."""
    return f"{before}已更名为{after}"

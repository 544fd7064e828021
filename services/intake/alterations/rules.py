"""When the enforcement ends for one party alone (民事诉讼法第二百六十八条), or the application falls for it alone (法发〔2014〕26号第二十条).
Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from services.intake.petitions.ending import is_named
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, RegisteredParty
from shared.contracts.intake.closing import ENDINGS, OF_ONE, ClosingGround, ClosingMode
from shared.contracts.intake.names import FormerName, name_at
from shared.contracts.intake.petitions import LABELS
from shared.law.files import PaperFile, check_files
from shared.law.names import Called, names_all
from shared.values.articles import CPC, OBJ
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = CPC[268]
_RULING: KindOfDocument = "termination_ruling"
_NAMES: Mapping[KindOfDocument, str] = {
    _RULING: "终结执行裁定书",
    "objection_ruling": "异议裁定书",
    "dismissal_ruling": "驳回执行申请裁定书",
}
NO_MORE = "不得再对一方当事人终结执行、驳回申请"


@dataclass(frozen=True)
class Side:
    """One party that is still in the case."""

    id: str
    role: str
    name: str
    natural: bool
    former_names: Sequence[FormerName] = ()


@dataclass(frozen=True)
class Held:
    """`served`: whom the ruling has reached, by id; `seized`: how many things of the party are seized still."""

    files: Sequence[FileRecord]
    ruling: DocumentRecord | None
    served: Collection[str]
    seized: int


def check_ends_for(ground: ClosingGround, party: str, sides: Mapping[str, Side]) -> Side:
    """The party, still in the case, to whom the ground can apply, and beside whom another is left on its side. 422, 409."""
    one = sides.get(party)
    if one is None:
        error = FieldError("party", "不是本案现有的当事人", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.ALTERATION_REFUSED)
    role, natural = OF_ONE.get(ground, ("", None))
    if role != one.role or natural not in (None, one.natural):
        error = FieldError("ground", f"该事由不能适用于{one.name}：{ground.label}", ENDINGS[ground].article)
        raise Problem.of([error], 422, ProblemCode.ALTERATION_REFUSED)
    if not any(other.role == one.role and other.id != party for other in sides.values()):
        detail = f"{one.name}是该方仅有的当事人，应当报请以{ENDINGS[ground].mode.label}方式结案"
        raise Problem.of([FieldError("party", detail, ARTICLE)], 409, ProblemCode.ALTERATION_REFUSED)
    return one


def check_ruled(
    ground: ClosingGround,
    one: Side,
    sides: Mapping[str, Side],
    parties: Sequence[RegisteredParty],
    case_number: str,
    held: Held,
    upheld: Mapping[str, str | None],
) -> None:
    """Its ruling says so of this party alone, and whoever is left in the case, and it itself unless dead, has it; of an application
    that falls, who has applied. 409.

    `upheld`: the rulings that have upheld an objection to the case for good, by id, with who had brought it: what a respondent
    has objected holds of nobody else.
    """
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = ENDINGS[ground].article) -> None:
        found.append(FieldError(field, detail, article))

    ruling = held.ruling
    says = ruling.operative if ruling else None
    kind = ENDINGS[ground].ruling or _RULING
    if ruling is None or says is None or not ruling.is_signed(case_number, (kind,)):
        fault("ruling", f"须是本案已经签发、未撤回的{_NAMES[kind]}")
    elif (objection := ENDINGS[ground].petition) is not None:
        if upheld.get(ruling.id) != one.id or not says.petition:
            fault("ruling", f"不是认定{one.name}所提异议成立、已经送达且不能再申请复议的裁定书")
        elif says.petition.petition_kind != LABELS[objection]:
            fault("ruling", f"裁定书没有认定{ground.label}")
        elif not names_all(says.parties, parties, ruling.signed_at):
            fault("ruling", "裁定书所列当事人与本案当事人不一致")
    elif says.ground != ground.label or says.ended_for != name_at(
        one.name, one.former_names, ruling.signed_at
    ):
        fault("ruling", f"裁定书没有写明仅对{one.name}以该事由{ENDINGS[ground].mode.label}")
    elif not names_all(says.parties, parties, ruling.signed_at):
        fault("ruling", "裁定书所列当事人与本案当事人不一致")
    elif (says.ended_share is not None) != _takes_share(ground, one):
        detail = "申请执行人退出、被执行人已经履行的，裁定书须写明其在执行标的额中的份额；其他情形不写"
        fault("ruling", detail)
    dead = ground in (ClosingGround.DEBTOR_DEAD, ClosingGround.CREDITOR_DEAD)
    falls = ENDINGS[ground].mode is ClosingMode.DISMISSED
    unserved = sum(
        side.id not in held.served
        for side in sides.values()
        if not (dead and side.id == one.id) and not (falls and side.role != "applicant")
    )
    if unserved:
        article = ENDINGS[ground].article if falls else CPC[269]
        fault("ruling", f"裁定书尚未送达 {unserved} 名当事人", article)
    if held.seized:
        fault("party", f"其财产尚有 {held.seized} 项查封冻结未解除")
    refuse(found, 409, ProblemCode.ALTERATION_REFUSED)


def check_stands(
    ruling: DocumentRecord | None, objected: Sequence[tuple[datetime, str | None]], *, used: bool
) -> None:
    """By it nobody has left yet, also none who is back since it fell, and no objection to it was granted. 409.

    `objected`: when those that were granted came in, and about what.
    """
    revoked = ruling is not None and any(thing and is_named(thing, ruling) for _, thing in objected)
    if used or revoked:
        detail = "该裁定书已经据以登记过一方当事人退出，或者对其提出的异议已经成立，须另行作出裁定书"
        raise Problem.of([FieldError("ruling", detail, OBJ[17])], 409, ProblemCode.ALTERATION_REFUSED)


def _takes_share(ground: ClosingGround, one: Side) -> bool:
    """Whether something of the claim goes with that party: what an applicant has in it, what a respondent had performed in time."""
    return one.role == "applicant" or ground is ClosingGround.PERFORMED


def share_of(ruling: DocumentRecord | None, claim: Decimal) -> Decimal:
    """What is no longer enforced of the claim, as the ruling says; no more than is claimed. 409."""
    share = (ruling.operative.ended_share if ruling and ruling.operative else None) or Decimal(0)
    if share > claim:
        error = FieldError("ruling", f"裁定书写明的份额超过申请执行标的额 {claim} 元", ARTICLE)
        raise Problem.of([error], 409, ProblemCode.ALTERATION_REFUSED)
    return share


def check_paper(
    ground: ClosingGround, paper: str, one: Side, files: Sequence[FileRecord], hands: Set[str]
) -> None:
    """The paper shows the ground of this very party, and another has entered it. 409."""
    own = {ClosingGround.WITHDRAWN: FilePurpose.WITHDRAWAL, ClosingGround.LIMITATION: FilePurpose.PETITION}
    purpose = own.get(ground, FilePurpose.TERMINATION_GROUND)
    wanted = PaperFile(
        "ground_paper",
        paper,
        purpose,
        ENDINGS[ground].article,
        not_by=hands,
        of_whom=[Called(one.name, one.former_names)],
    )
    check_files(files, [wanted])

"""终结执行, 销案, 不予执行, 驳回申请: the ground on which a case ends that was neither performed nor concluded. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from services.intake.closing.held import Evidence
from services.intake.closing.schemas import ClosingRequestIn
from services.intake.petitions.ending import may_concern
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.intake.closing import ENDINGS, OF_ONE, ClosingGround, ClosingMode, Ending
from shared.contracts.intake.petitions import LABELS, RESULTS
from shared.law.names import names_all
from shared.values.articles import CPC, EXE, OBJ, REGULATION
from shared.values.refusal import FieldError

_RULINGS: Mapping[KindOfDocument, str] = {
    "termination_ruling": "终结执行裁定书",
    "cancellation_ruling": "撤销案件裁定书",
    "non_enforcement_ruling": "不予执行裁定书",
    "dismissal_ruling": "驳回执行申请裁定书",
    "objection_ruling": "异议成立的裁定书",
}


def faults(request: ClosingRequestIn, evidence: Evidence) -> list[FieldError]:
    """终结执行, 销案, 不予执行, 驳回申请: on the very ground, which a paper shows; what was had by then is what is closed."""
    found: list[FieldError] = []

    def fault(field: str, detail: str, article: str = REGULATION["二(五)4"]) -> None:
        found.append(FieldError(field, detail, article))

    if request.closing_amount != request.recovered_amount:
        fault("closing_amount", f"{request.mode.label}的，结案标的额应等于执行到位标的额")
    if request.recovered_amount + request.waived_amount > request.applied_amount:
        fault("waived_amount", "执行到位标的额与放弃标的额之和不得超过申请执行标的额")
    if request.ground is None:
        fault("ground", f"须写明{request.mode.label}的法定事由", EXE[64])
        return found
    end = ENDINGS[request.ground]
    if end.mode is not request.mode:
        fault("ground", f"该事由应当以{end.mode.label}方式结案", EXE[64])
    if misfit := _misfit(request.ground, evidence):
        fault("ground", f"{misfit}：{request.ground.label}", end.article)
    if end.ruling is not None:
        return found + _ruled(request.ground, end, end.ruling, evidence)
    if request.ruling:
        fault("ruling", "该事由以其他人民法院的文书结案，不写本院裁定书", end.article)
    return found


def _misfit(ground: ClosingGround, evidence: Evidence) -> str:
    """Why the ground cannot hold in the case; empty where it can."""
    role, natural = OF_ONE.get(ground, ("", None))
    issuers = {ClosingGround.AWARD: "仲裁", ClosingGround.NOTARISED: "公证"}
    if role == "respondent" and natural is not None and evidence.natural_respondents != {natural}:
        return "并非全部被执行人均符合该事由"
    if issuers.get(ground, "") not in evidence.issuer:
        return f"执行依据由{evidence.issuer}作出，不符合该事由"
    if ground is ClosingGround.THING_LOST and not evidence.act_owed:
        return "本案没有应当交付的特定物"
    return ""


def _ruled(ground: ClosingGround, end: Ending, kind: KindOfDocument, evidence: Evidence) -> list[FieldError]:
    """A ruling of that kind says so of the very parties, and they have it."""
    found: list[FieldError] = []

    def fault(detail: str, article: str = end.article) -> None:
        found.append(FieldError("ruling", detail, article))

    ruling = evidence.held.ruling
    if ruling is None or not ruling.document.is_signed(evidence.case_number, (kind,)):
        fault(f"须是本案已经签发、未撤回的{_RULINGS[kind]}")
        return found
    says, signed = ruling.document.operative, ruling.document.signed_at
    if signed is not None and any(
        at >= signed and may_concern(thing, ruling.document) for at, thing in evidence.objected
    ):
        fault("裁定书签发后对该裁定提出的执行行为异议已经成立，须另行作出裁定书", OBJ[17])
    if end.petition is not None:
        upheld = (LABELS[end.petition], RESULTS["granted"])
        answer = says.petition if says else None
        if answer is None or (answer.petition_kind, answer.result) != upheld:
            fault(f"裁定书没有认定{ground.label}")
        elif ruling.document.id not in evidence.upheld:
            fault("该裁定尚未登记送达，或者仍可申请复议、正在复议、已经撤销")
        elif ground is ClosingGround.LIMITATION and any(
            party not in evidence.limited
            for party, role in evidence.party_ids.items()
            if role == "respondent"
        ):
            fault(
                "时效异议只对提出的被执行人有效：并非全部被执行人的时效异议均已成立，应当仅对该被执行人终结"
            )
    elif says is None or says.ground != ground.label or says.ended_for:
        fault(f"裁定书写明的事由不是{ground.label}，或者只对一方当事人有效")
    if says is None or not names_all(says.parties, evidence.parties, ruling.document.signed_at):
        fault("裁定书所列当事人与本案当事人不一致")
    unserved = sum(
        _is_served(ground, role) and party not in ruling.served for party, role in evidence.party_ids.items()
    )
    if unserved:
        article = CPC[269] if end.mode is ClosingMode.TERMINATED else end.article
        fault(f"{_RULINGS[kind]}尚未送达 {unserved} 名当事人", article)
    return found


def _is_served(ground: ClosingGround, role: str) -> bool:
    """A ruling that rests on somebody's death is served on the other side; a dismissal on who had applied."""
    dead = {ClosingGround.DEBTOR_DEAD: "respondent", ClosingGround.CREDITOR_DEAD: "applicant"}
    if ENDINGS[ground].mode is ClosingMode.DISMISSED:
        return role == "applicant"
    return dead.get(ground) != role

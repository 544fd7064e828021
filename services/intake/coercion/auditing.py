"""By whom a debtor is audited, who has paid for it, and who bears the cost in the end (财产调查规定第十八至二十条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from services.intake.coercion.kinds import AuditFinding, Kind, Outcome
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord
from shared.contracts.intake.records import Role
from shared.law.files import PaperFile, check_files
from shared.values.articles import INV
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse


@dataclass(frozen=True)
class Draw:
    """`auditor`: who was drawn, by the record of the draw; `advanced`: what the applicant has paid in before, yuan, by its receipt."""

    auditor: str
    draw_paper: str
    advanced: Decimal | None
    advance_paper: str


def check_drawn(
    kind: Kind,
    draw: Draw,
    document: DocumentRecord | None,
    files: Sequence[FileRecord],
    applicants: Collection[str],
    hands: Set[str],
) -> None:
    """An auditor drawn by lot audits, the very one whom the decision names, after an applicant has paid in; nothing of it is said of
    another measure. 422, 409.
    """
    audit, found = kind.code == "audit", []
    for field, value, detail, article in (
        ("auditor", draw.auditor, "审计须写明随机确定的审计机构，其他措施不写", INV[18]),
        ("draw_paper", draw.draw_paper, "审计须有随机确定审计机构的笔录，其他措施不写", INV[18]),
        ("advanced", draw.advanced, "审计须写明申请执行人预交的审计费用，其他措施不写", INV[20]),
        ("advance_paper", draw.advance_paper, "审计须有预交审计费用的凭证，其他措施不写", INV[20]),
    ):
        if audit != bool(value):
            found.append(FieldError(field, detail, article if audit else kind.article))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)
    if not audit:
        return
    ordered = document.operative.auditor if document and document.operative else None
    if ordered != draw.auditor:
        error = FieldError("document", f"审计决定书委托的不是随机确定的{draw.auditor}", INV[18])
        raise Problem.of([error], 409, ProblemCode.COERCION_DOCUMENT)
    trace = FilePurpose.COERCION_TRACE
    check_files(
        files,
        [
            PaperFile("draw_paper", draw.draw_paper, trace, INV[18], not_by=hands, of_whom=[draw.auditor]),
            PaperFile("advance_paper", draw.advance_paper, trace, INV[20], not_by=hands, of_whom=applicants),
        ],
    )


def check_found(kind: Kind, outcome: Outcome, finding: AuditFinding | None, *, sanctioned: bool) -> None:
    """What an audit has shown is said, of nothing else; who obstructs it was proposed for a sanction. 422, 409."""
    shows = kind.code == "audit" and outcome in (Outcome.REPORTED, Outcome.OBSTRUCTED)
    if shows != (finding is not None):
        detail = (
            "审计须写明是否发现拒绝报告、虚假报告、隐匿、转移财产等情形，以定审计费用由谁承担；其他结果不写"
        )
        error = FieldError("finding", detail, INV[20])
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)
    if outcome is Outcome.OBSTRUCTED and not sanctioned:
        detail = "妨碍审计的，须先就该行为报请罚款、拘留或者移送追究刑事责任"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, INV[19])


def borne_by(finding: str | None) -> Role | None:
    """On whom the cost of the audit falls; None while that is open."""
    if finding is None:
        return None
    return "applicant" if finding == AuditFinding.NOTHING else "respondent"

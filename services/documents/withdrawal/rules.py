"""Who takes a document back that has gone to nobody, and of which nothing has come. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from services.documents.signing.rules import SIGNERS, hands
from shared.law.case_rules import check_apart, check_judge
from shared.values.articles import CPC, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Deputyship, Office

Used = Mapping[str, Sequence[str | None]]
"""The documents on which acts rest, by id or by the SHA-256 of the file, by what was done."""
_ARTICLE = REGULATION["二(一)3"]


def check_withdrawer(
    signer: str, judge: str | None, actor: Actor, apart: Collection[str] | None = None
) -> Deputyship | None:
    """A ruling is taken back by the case's judge, what an office signs by the office, a form by the document team:
    it has no effect of its own, and its maker may be gone. 403.

    The deputyship by which the judge acts; None where he acts in person, or another does. `apart`: another judge has signed it
    than these, who have or had a part in the case.
    """
    if apart is not None:
        check_apart((judge, *apart), actor)
        return None
    if signer == "judge":
        return check_judge(judge, actor, _ARTICLE)
    if signer == "none" and Office.DOCUMENT_CLERK not in actor.offices:
        raise Problem(403, ProblemCode.WRONG_HAND, "该文书须由文书制作人员撤回", _ARTICLE)
    if signer != "none" and not hands(signer, actor).intersection(SIGNERS[signer]):
        labels = "或者".join(office.label for office in SIGNERS[signer])
        raise Problem(403, ProblemCode.WRONG_HAND, f"该文书须由{labels}撤回", _ARTICLE)
    return None


def check_unused(document: str, sha256: str, used: Used) -> None:
    """What was done by it stands: only a further ruling undoes it (民事诉讼法第一百五十七条). 409 with all."""
    faults = [
        FieldError("document", f"已经据此办理{what}，须另行作出裁定", cite(CPC[157], _ARTICLE))
        for what, documents in used.items()
        if document in documents or sha256 in documents
    ]
    refuse(faults, 409, ProblemCode.DOCUMENT_USED)

"""Checks that a ruling exists, is signed, belongs to the case and names the asset."""

from __future__ import annotations

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DocumentRecord
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


def check_ruling(
    document: DocumentRecord | None,
    case_number: str,
    kind: KindOfDocument,
    article: str,
    asset: str = "",
) -> DocumentRecord:
    """The document, if it is a signed one of the case, of that `kind`, that lists `asset` by its identifier; else 409."""
    if document is None or not document.is_signed(case_number, (kind,)):
        detail = "须先作出裁定：所填文书不是本案已经签发的相应裁定书"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, article)
    if asset and asset not in document.asset_identifiers:
        detail = "裁定书所列财产中没有这项财产，不得据以办理"
        raise Problem(409, ProblemCode.ASSET_NOT_IN_RULING, detail, article)
    return document

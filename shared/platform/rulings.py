"""What a team acts on was really made: signed, of this case, naming the asset, in the documents team's record."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from shared.platform.peers import Peers
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def check_ruling(
    peers: Peers,
    token: str,
    document_id: str,
    case_number: str,
    kinds: Collection[str],
    article: str,
    asset: str = "",
) -> None:
    """409 unless `document_id` is a signed document of the case, of one of `kinds`, that names `asset` by its identifier."""
    found = await signed(peers, token, document_id, case_number, kinds)
    if found is None:
        detail = "须先作出裁定：所填文书不是本案已经签发的相应裁定书"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, article)
    if asset and asset not in named(found):
        detail = "裁定书所列财产中没有这项财产，不得据以办理"
        raise Problem(409, ProblemCode.ASSET_NOT_IN_RULING, detail, article)


async def signed(
    peers: Peers, token: str, document_id: str, case_number: str, kinds: Collection[str]
) -> dict[str, Any] | None:
    """The document, if it is a signed one of the case and of one of `kinds`."""
    try:
        found: dict[str, Any] = await peers.get(
            "documents", f"/documents/{quote(document_id, safe='')}", token
        )
    except Problem as problem:
        if problem.status not in (404, 422):
            raise
        return None
    fits = found["case_number"] == case_number and found["kind"] in kinds
    return found if fits and found["signed_at"] is not None else None


def named(document: dict[str, Any]) -> set[str]:
    """The identifiers of the assets that a document lists."""
    fields = document["fields"]
    return {row["identifier"] for rows in ("assets", "matters") for row in fields.get(rows, ())}

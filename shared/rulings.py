"""What a team acts on is a ruling that was really made: signed, of this case, in the documents team's record."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote

from shared.peers import Peers
from shared.problems import Problem


async def check_ruling(
    peers: Peers, token: str, document_id: str, case_number: str, kinds: Collection[str], article: str
) -> None:
    """409 unless `document_id` is a signed document of the case and of one of `kinds`."""
    try:
        found = await peers.get("documents", f"/documents/{quote(document_id, safe='')}", token)
    except Problem as problem:
        if problem.status not in (404, 422):
            raise
        found = None
    if (
        found is None
        or found["signed_at"] is None
        or (found["case_number"], found["kind"] in kinds) != (case_number, True)
    ):
        detail = "须先作出裁定：所填文书不是本案已经签发的相应裁定书"
        raise Problem(409, "no_such_ruling", "没有可以依据的裁定", detail, article)

"""Whether the papers of a commission are what they are said to be: read in the documents team's record (二(一)4, 二(三)2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from services.commission.outbound import rules
from services.commission.outbound.rules import Matter
from services.commission.outbound.schemas import LetterIn, PaperIn
from shared.platform.peers import Peers
from shared.platform.rulings import named, signed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import refuse


@dataclass(frozen=True)
class Commissioned:
    """What the papers have to be about. `asset`: its identifier."""

    case_number: str
    matter: Matter
    asset: str
    ruling_no: str


async def check_papers(
    peers: Peers, token: str, of: Commissioned, papers: Iterable[PaperIn], letter: LetterIn | None = None
) -> None:
    """409 with every paper that is not on record: a document made here signed, of the case and naming the asset, a scan
    in the case's e-dossier, each by the digest of its file."""
    given: list[tuple[str, str, PaperIn | LetterIn]] = [
        ("papers" if letter is None else "enclosures", paper.kind, paper) for paper in papers
    ]
    if letter is not None:
        given.append(("document_id", "letter", letter))
    dossier = await peers.get("documents", f"/cases/{quote(of.case_number)}/dossier", token)
    scans = {(item["kind"], item["sha256"]) for item in dossier}
    faults = []
    for field, kind, paper in given:
        if made_as := rules.made_as(kind, of.matter):
            found = await signed(peers, token, paper.document_id, of.case_number, made_as)
            good = found is not None and found["sha256"] == paper.sha256 and of.asset in named(found)
            good = good and (kind != "ruling" or paper.document_id == of.ruling_no)
        else:
            good = (kind, paper.sha256) in scans
        if not good:
            faults.append(rules.not_on_record(field, kind))
    refuse(faults, 409, ProblemCode.PAPER_NOT_ON_RECORD)

"""What is read of other teams before a document is signed: whose the case is, and what the document is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from services.documents.drafting import evidence
from services.documents.drafting.evidence import Evidence
from services.documents.signing import acts, service
from shared.contracts.intake.records import CASE, CaseRecord
from shared.platform.peers import Peers
from shared.platform.work import Caller


async def cases_of_rulings(
    caller: Caller, peers: Peers, document_ids: Sequence[str]
) -> dict[str, CaseRecord]:
    """The cases, by number, of those documents that a judge signs. 403 unless the caller signs documents.

    One that is not open to the caller is missing: he is not its judge, and the documents of the others are signed.
    """
    numbers = await caller.read(acts.SIGN.offices, service.cases_of_rulings, list(document_ids))
    cases = {number: await peers.read_if_open(CASE, case_number=number) for number in numbers}
    return {number: case for number, case in cases.items() if case is not None}


async def to_compare(caller: Caller, peers: Peers, document_ids: Sequence[str]) -> dict[str, Evidence]:
    """What the teams hold of the cases of those documents that name what they hold; as above of one that is not open."""
    numbers = await caller.read(acts.SIGN.offices, service.cases_to_compare, list(document_ids))
    opened = [one for one in numbers if await peers.read_if_open(CASE, case_number=one) is not None]
    return {
        number: await evidence.with_records(peers, await evidence.gather(peers, number)) for number in opened
    }

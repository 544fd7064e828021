"""What the team that is instructed has of the case, and the files of it: read before an instruction counts as carried out."""

from __future__ import annotations

from datetime import datetime

from services.intake.instructions import acts, service
from services.intake.instructions.rules import Enclosed, Held
from services.intake.instructions.schemas import InstructionIn
from shared.contracts.auction.records import DISPOSALS, DisposalRecord
from shared.contracts.commission.records import COMMISSIONS
from shared.contracts.custody.records import MEASURES
from shared.contracts.documents.records import DOCUMENT, FILES
from shared.contracts.funds.records import PAYOUTS
from shared.platform.peers import Peers
from shared.platform.work import Caller

_RECALLED = ("withdrawing", "withdrawn")


async def gather(caller: Caller, peers: Peers, instruction_id: str, record: str | None) -> Held:
    """403 unless the caller carries instructions out."""
    case_number, team = await caller.read(acts.COMPLETE_INSTRUCTION.offices, service.whose, instruction_id)
    files = await peers.read_all(FILES, case_number=case_number)
    records = await _records(peers, team, case_number, record) if record is not None else {}
    return Held(records, files)


async def enclosed(peers: Peers, case_number: str, body: InstructionIn) -> Enclosed:
    """What an instruction is sent with."""
    files = await peers.read_all(FILES, case_number=case_number) if body.attachments else []
    disposals = await _disposals(peers, case_number) if body.asset else []
    transferred = {one.asset_id: one.transferred_at for one in disposals if one.asset_id}
    return Enclosed(files, transferred)


async def _disposals(peers: Peers, case_number: str) -> list[DisposalRecord]:
    """Those that were not given up."""
    every = await peers.read_all(DISPOSALS, case_number=case_number)
    return [one for one in every if one.state != "withdrawn"]


async def _records(peers: Peers, team: str, case_number: str, record: str) -> dict[str, datetime | None]:
    match team:
        case "custody":
            measures = await peers.read_all(MEASURES, case_number=case_number)
            return {one.id: one.effective_at for one in measures}
        case "commission":
            commissions = await peers.read_all(COMMISSIONS, case_number=case_number)
            return {one.id: one.issued_at for one in commissions if one.state not in _RECALLED}
        case "auction":
            disposals = await _disposals(peers, case_number)
            surveys = {
                one.asset_id: one.survey.recorded_at for one in disposals if one.asset_id and one.survey
            }
            return surveys | {
                listing.id: listing.published_at for one in disposals for listing in one.listings
            }
        case "documents":
            document = await peers.find(DOCUMENT, document_id=record)
            if document is None or document.case_number != case_number or document.withdrawn_at:
                return {}
            return {record: document.signed_at}
        case "funds":
            payouts = await peers.read_all(PAYOUTS, case_number=case_number)
            return {one.id: one.paid_at for one in payouts if one.stands}
    return {}

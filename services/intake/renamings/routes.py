"""Changes of name over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.renamings import acts, evidence, service, withdrawing
from services.intake.renamings.rules import ARTICLE
from services.intake.renamings.schemas import RenamingIn, RenamingOut, RenamingWithdrawalIn
from shared.platform.http import Calling, IfMatch, Reading
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"renamings 当事人更名 {ARTICLE}"])


@router.post("/parties/{party_id}/renamings", status_code=201, **acts.RENAME_PARTY.route())
async def rename_party(
    party_id: str, body: RenamingIn, seen: IfMatch, caller: Calling, peers: Reading
) -> RenamingOut:
    """The party bears another name and is the same; If-Match carries the application's version."""
    held = await evidence.gather(caller, peers, acts.RENAME_PARTY, party_id)
    return await caller.act(acts.RENAME_PARTY.offices, service.rename, party_id, seen, body, held.files)


@router.post("/parties/{party_id}/renamings/withdrawal", **acts.WITHDRAW_RENAMING.route())
async def withdraw_renaming(
    party_id: str, body: RenamingWithdrawalIn, seen: IfMatch, caller: Calling, peers: Reading
) -> RenamingOut:
    """The last change of name was none; If-Match carries the application's version."""
    held = await evidence.gather(caller, peers, acts.WITHDRAW_RENAMING, party_id)
    return await caller.act(acts.WITHDRAW_RENAMING.offices, withdrawing.withdraw, party_id, seen, body, held)


@router.get("/cases/{case_number}/renamings", summary="本案当事人的更名")
async def list_renamings(case_number: CaseNumberStr, caller: Calling) -> list[RenamingOut]:
    return await caller.read(READERS, service.list_renamings, case_number)

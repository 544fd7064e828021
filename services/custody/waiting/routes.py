"""A thing over all cases, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.waiting import service
from services.custody.waiting.schemas import HolderOut
from shared.platform.http import Calling
from shared.values.articles import CKD
from shared.values.roles import READERS

router = APIRouter(tags=[f"waiting 轮候 {CKD[26]}"])


@router.get("/assets/{asset_id}/holders", summary="同一财产在各案的查封冻结顺位")
async def holders_of_thing(asset_id: str, caller: Calling) -> list[HolderOut]:
    """The thing of an asset that is open to the caller, in each case of which he may know."""
    return await caller.read(READERS, service.list_holders, asset_id)

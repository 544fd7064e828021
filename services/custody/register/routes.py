"""The register over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.register import service
from services.custody.register.schemas import AssetListOut, AssetOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"register 财产登记 {REGULATION['二(二)5']}"])


@router.get("/cases/{case_number}/assets")
async def list_assets(case_number: CaseNumberStr, caller: Calling) -> list[AssetOut]:
    return await caller.read(READERS, service.list_assets, case_number)


@router.get("/assets/{asset_id}")
async def read_asset(asset_id: str, caller: Calling) -> AssetOut:
    return await caller.read(READERS, service.read_asset, asset_id)


@router.post("/cases/{case_number}/asset-list", status_code=201)
async def make_list(case_number: CaseNumberStr, caller: Calling) -> AssetListOut:
    """Make the list of what is under control, from the register."""
    return await caller.act(Office.CUSTODY_OFFICER, service.make_list, case_number)


@router.get("/cases/{case_number}/asset-list")
async def read_list(case_number: CaseNumberStr, caller: Calling) -> AssetListOut:
    return await caller.read(READERS, service.read_list, case_number)

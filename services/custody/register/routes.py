"""The register over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.custody.register import acts, service
from services.custody.register.schemas import AssetFilter, AssetListOut, AssetOut
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"register 财产登记 {REGULATION['二(二)5']}"])


@router.get("/assets", summary="财产列表")
async def list_assets(asked: Annotated[AssetFilter, Query()], caller: Calling) -> Page[AssetOut]:
    return await caller.read(READERS, service.list_assets, asked)


@router.get("/cases/{case_number}/assets", summary="本案的财产")
async def assets_of_case(
    case_number: CaseNumberStr, asked: Annotated[AssetFilter, Query()], caller: Calling
) -> Page[AssetOut]:
    return await caller.read(READERS, service.list_assets, asked, case_number)


@router.get("/assets/{asset_id}", summary="财产")
async def read_asset(asset_id: str, caller: Calling) -> AssetOut:
    return await caller.read(READERS, service.read_asset, asset_id)


@router.post("/cases/{case_number}/asset-list", status_code=201, **acts.MAKE_ASSET_LIST.route())
async def make_list(case_number: CaseNumberStr, caller: Calling) -> AssetListOut:
    """Make the list of what is under control, from the register."""
    return await caller.act(acts.MAKE_ASSET_LIST.offices, service.make_list, case_number)


@router.get("/cases/{case_number}/asset-list", summary="最近一份已查控财产清单")
async def read_list(case_number: CaseNumberStr, caller: Calling) -> AssetListOut:
    return await caller.read(READERS, service.read_list, case_number)

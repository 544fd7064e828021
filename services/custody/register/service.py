"""What the case has under control: read from what was found, decided and done, never typed."""

from __future__ import annotations

from fastapi.encoders import jsonable_encoder

from services.custody.measures import repository as measuring
from services.custody.measures.models import Decision, Measure
from services.custody.measures.schemas import DecisionOut, MeasureOut
from services.custody.measures.service import taken_of_claim
from services.custody.network.models import Asset
from services.custody.network.rules import lies_outside
from services.custody.network.service import digest
from services.custody.register import repository, rules
from services.custody.register.models import AssetList
from services.custody.register.schemas import AssetListOut, AssetOut
from shared.contracts.custody.facts import AssetListMade
from shared.platform.reading import open_case
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def list_assets(work: Work, case_number: str) -> list[AssetOut]:
    """Every asset found. Who read them is kept."""
    await open_case(work, case_number, AuditAction.ASSET_READ)
    return await _register(work, case_number)


async def read_asset(work: Work, asset_id: str) -> AssetOut:
    """One asset. Who read it is kept."""
    asset = await measuring.asset(work.session, asset_id)
    await open_case(work, asset.case_number, AuditAction.ASSET_READ, asset_id)
    return next(row for row in await _register(work, asset.case_number) if row.id == asset_id)


async def make_list(work: Work, case_number: str) -> AssetListOut:
    """Make 已查控财产清单 of what the register holds now, which its maker sees."""
    await open_case(work, case_number, AuditAction.ASSET_READ)
    assets = await _register(work, case_number)
    rules.check_all_decided(len(assets), sum(asset.decision is None for asset in assets))
    content = {
        "case_number": case_number,
        "made_at": work.now.isoformat(),
        "made_by": work.actor.id,
        "assets": jsonable_encoder(assets),
    }
    made = AssetList(
        case_number=case_number,
        made_at=work.now,
        made_by=work.actor.id,
        content=content,
        content_sha256=digest(content),
    )
    work.session.add(made)
    work.audit(case_number, AuditAction.ASSET_LIST_MAKE, made.id, sha256=made.content_sha256)
    work.tell(AssetListMade(list=made.id), case_number)
    return _list_out(made)


async def read_list(work: Work, case_number: str) -> AssetListOut:
    """The latest list. Who read it is kept."""
    await open_case(work, case_number, AuditAction.ASSET_LIST_READ)
    return _list_out(await repository.latest_list(work.session, case_number))


async def _register(work: Work, case_number: str) -> list[AssetOut]:
    decisions = await measuring.decisions(work.session, case_number)
    measures = await measuring.measures(work.session, case_number)
    return [
        _asset_out(asset, decisions.get(asset.id), measures.get(asset.id))
        for asset in await measuring.assets(work.session, case_number)
    ]


def _asset_out(asset: Asset, decision: Decision | None, measure: Measure | None) -> AssetOut:
    return AssetOut(
        **asset.model_dump(exclude={"item_ref"}),
        outside=lies_outside(asset.place_code, settings().prefecture_code),
        controlled=measure is not None and measure.lifted_at is None,
        taken=taken_of_claim(asset, decision, measure),
        decision=decision and DecisionOut.model_validate(decision, from_attributes=True),
        measure=measure and MeasureOut.model_validate(measure, from_attributes=True),
    )


def _list_out(made: AssetList) -> AssetListOut:
    return AssetListOut.model_validate(made, from_attributes=True)

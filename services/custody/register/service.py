"""What the case has under control: read from what was found, decided and done, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.custody.measures import acts
from services.custody.measures import repository as measuring
from services.custody.measures.models import Decision, Measure
from services.custody.measures.schemas import DecisionOut
from services.custody.measures.service import measure_out, taken_of_claim
from services.custody.network.models import Asset
from services.custody.network.rules import lies_outside
from services.custody.network.service import digest
from services.custody.register import repository, rules
from services.custody.register.models import AssetList
from services.custody.register.schemas import AssetFilter, AssetListOut, AssetOut
from shared.contracts.custody.facts import AssetListMade
from shared.platform.court import closed_among
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.audit_action import AuditAction

_OFFERED: Any = {"acts": True, "measure": {"acts"}}
"""What a list does not hold of an asset: what could then be done with it, and by whom."""


async def list_assets(work: Work, asked: AssetFilter, case_number: str | None = None) -> Page[AssetOut]:
    """Assets across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.ASSET_READ, asked)
    found = await repository.assets(work.session, asked, cases)
    return Page(items=await _register(work, found.items), next=found.next)


async def read_asset(work: Work, asset_id: str) -> AssetOut:
    """One asset. Who read it is kept."""
    asset = await measuring.asset(work.session, asset_id)
    await open_case(work, asset.case_number, AuditAction.ASSET_READ, asset_id)
    return (await _register(work, [asset]))[0]


async def make_list(work: Work, case_number: str) -> AssetListOut:
    """Make 已查控财产清单 of what the register holds now, which its maker sees."""
    await open_case(work, case_number, AuditAction.ASSET_READ)
    assets = await _register(work, await measuring.assets(work.session, case_number))
    rules.check_all_decided(len(assets), sum(asset.decision is None for asset in assets))
    content = {
        "case_number": case_number,
        "made_at": work.now.isoformat(),
        "made_by": work.actor.id,
        "assets": [asset.model_dump(mode="json", exclude=_OFFERED) for asset in assets],
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


async def _register(work: Work, assets: Sequence[Asset]) -> list[AssetOut]:
    ids = [asset.id for asset in assets]
    decisions = await measuring.decisions_on(work.session, ids)
    measures = await measuring.measures_on(work.session, ids)
    closed = await closed_among(work.session, {asset.case_number for asset in assets})
    return [
        _asset_out(
            work, asset, decisions.get(asset.id), measures.get(asset.id), closed=asset.case_number in closed
        )
        for asset in assets
    ]


def _asset_out(
    work: Work, asset: Asset, decision: Decision | None, measure: Measure | None, *, closed: bool
) -> AssetOut:
    of_this = measure is None or decision is None or measure.attempt == decision.attempt
    measured = measure is not None and decision is not None and of_this
    return AssetOut(
        acts=acts.on_asset(work.actor, decision, measured, closed=closed),
        **asset.model_dump(exclude={"item_ref"}),
        outside=lies_outside(asset.place_code, settings().prefecture_code),
        controlled=measure is not None and measure.state(work.now.date()) == "in_force",
        taken=taken_of_claim(asset, decision, measure),
        decision=decision and DecisionOut.model_validate(decision, from_attributes=True),
        measure=measure and measure_out(work, measure) if of_this else None,
    )


def _list_out(made: AssetList) -> AssetListOut:
    return AssetListOut.model_validate(made, from_attributes=True)

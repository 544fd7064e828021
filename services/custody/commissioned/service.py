"""已查控财产: what other courts hold for us stands in the register beside what we hold ourselves."""

from __future__ import annotations

from collections.abc import Sequence

from services.custody.commissioned import repository, rules
from services.custody.measures import repository as measuring
from services.custody.measures.models import Measure
from services.custody.measures.rules import measure_of
from services.custody.network.models import Asset
from services.custody.waiting import service as waiting
from services.custody.waiting.repository import lock
from shared.contracts.commission.records import CommissionRecord
from shared.contracts.custody.facts import MeasureLifted
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def enter(work: Work, case_number: str, commissions: Sequence[CommissionRecord]) -> None:
    """Enter each measure once, and its end once; what is entered already stays as it is."""
    assets = {asset.id: asset for asset in await measuring.lock_assets(work.session, case_number)}
    terms = [
        (assets[one.by.asset_id], one)
        for one in rules.terms(commissions)
        if one.by.asset_id is not None and one.by.asset_id in assets
    ]
    await lock(work.session, *(asset for asset, _ in terms))
    entered = await repository.by_commission(work.session, case_number)
    for asset, term in terms:
        measure = entered.get(term.by.id) or await _begin(work, asset, term.by)
        if (
            measure is not None
            and term.ended is not None
            and measure.lifted_at is None
            and measure.renewed_at is None
        ):
            await _end(work, measure, asset, term.ended)


async def _begin(work: Work, asset: Asset, by: CommissionRecord) -> Measure | None:
    decision = (await measuring.decisions_on(work.session, [asset.id])).get(asset.id)
    if decision is None or by.effective_at is None or by.expires_on is None:
        return None
    measure = Measure(
        asset_id=asset.id,
        attempt=decision.attempt,
        term=await repository.last_term(work.session, asset.id, decision.attempt) + 1,
        commission=by.id,
        case_number=asset.case_number,
        kind=measure_of(asset.kind),
        measure_no=by.measure_no or "",
        ruling_document=by.ruling_document or "",
        limit=decision.amount,
        controlled=asset.value if decision.amount is None else decision.amount,
        effective_at=by.effective_at,
        expires_on=by.expires_on,
    )
    before = (await measuring.measures_on(work.session, [asset.id])).get(asset.id)
    await waiting.enter(work, measure, asset, renews=before if by.matter == "renew" else None)
    return measure


async def _end(work: Work, measure: Measure, asset: Asset, by: CommissionRecord) -> None:
    if by.matter == "release":
        measure.lift_ruling_document, measure.lift_reason = by.ruling_document, "委托受托法院解除"
        measure.lift_decided_at, measure.lift_decided_by = by.instructed_at, by.instructed_by
        measure.lifted_at = by.answered_at
        work.audit(measure.case_number, AuditAction.MEASURE_LIFT, measure.id, commission=by.id)
        await waiting.settle(work, asset)
        held = (await measuring.measures_on(work.session, [measure.asset_id]))[measure.asset_id]
        if held.state(work.now.date()) != "in_force":  # by yet another court the asset is held on
            work.tell(MeasureLifted(measure=measure.id, asset=measure.asset_id), measure.case_number)
    else:
        measure.renew_ruling_document, measure.renew_letter = by.ruling_document, by.letter_document
        measure.renew_ends_on = by.expires_on
        measure.renew_decided_at, measure.renew_decided_by = by.instructed_at, by.instructed_by
        measure.renewed_at = by.answered_at
        work.audit(measure.case_number, AuditAction.MEASURE_RENEW, measure.id, commission=by.id)

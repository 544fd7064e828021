"""What is seized in a case goes on in the one that follows it, in its place and for its term: that resumes it (终本规定第十条),
or enforces what it was preserved for (民诉法解释第一百六十八条)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from services.custody.measures import repository
from services.custody.waiting import service as waiting
from shared.contracts.custody.facts import MeasureCarried
from shared.contracts.intake.records import PreservationPartLiftingRecord
from shared.platform.work import Work
from shared.values.audit_action import AuditAction

_STANDS = ("in_force", "waiting")


async def take_over(
    work: Work,
    case_number: str,
    ended: str,
    respondents: Mapping[str, str],
    lifted: Sequence[PreservationPartLiftingRecord],
) -> None:
    """Once. `respondents`: who each is in the case that goes on. What another court holds stays with its commission; what a
    ruling has `lifted` does not go on, and of a deposit the rest does once the sum is let go of."""
    assets = await repository.lock_assets(work.session, ended)
    latest = await repository.measures_on(work.session, [one.id for one in assets])
    for asset in assets:
        measure = latest.get(asset.id)
        stands = measure is not None and measure.state(work.now.date()) in _STANDS
        if measure is None or not stands or measure.commission is not None:
            continue
        done = await repository.lifted_by(work.session, asset.id)
        its = [one for one in lifted if one.concerns(asset.id, measure.queued_at or measure.effective_at)]
        waits = [one for one in its if one.ruling not in done]
        if asset.respondent_id not in respondents:  # no party of the case that goes on
            continue
        if waits:
            rest = all(one.amount is not None for one in waits)
            asset.awaited_as = respondents[asset.respondent_id] if rest else None
            continue
        work.record(AuditAction.MEASURE_CARRY, MeasureCarried(measure=measure.id, asset=asset.id), ended)
        asset.case_number, asset.respondent_id = case_number, respondents[asset.respondent_id]
        asset.awaited_as = None
        for row in await repository.rows_on(work.session, asset.id):
            row.case_number = case_number
        waiting.tell_standing(work, measure, asset)

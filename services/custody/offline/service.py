"""线下查控结果: a seizure by ruling and return, or none, so that the asset is decided anew."""

from __future__ import annotations

from collections.abc import Sequence

from services.custody.measures import repository
from services.custody.measures import service as measuring
from services.custody.measures.models import Decision, Measure
from services.custody.measures.rules import check_case_open, measure_of, term_of
from services.custody.measures.schemas import DecisionOut, MeasureOut
from services.custody.offline import rules
from services.custody.offline.evidence import Evidence, as_decision
from services.custody.offline.schemas import OfflineIn, ReturnIn
from services.custody.renewal import service as renewing
from services.custody.renewal.rules import check_letter, check_renewable
from services.custody.waiting import service as waiting
from shared.contracts.custody.facts import OfflineHandled
from shared.contracts.documents.records import FileRecord
from shared.gateways.asset_query import RenewalResult
from shared.law.files import check_files
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.case_number import is_preservation
from shared.values.zone import COURT_ZONE


async def record_result(work: Work, asset_id: str, body: OfflineIn, evidence: Evidence) -> DecisionOut:
    """Record what came of it (二(二)4), by the paper that was brought back."""
    check_case_open(evidence.decision.case.closed)
    asset = await repository.asset(work.session, asset_id)
    decision = (await repository.decisions_on(work.session, [asset_id])).get(asset_id)
    measure = (await repository.measures_on(work.session, [asset_id])).get(asset_id)
    rules.check_pending(
        decision.way if decision else None,
        decision is not None and measure is not None and measure.attempt == decision.attempt,
    )
    assert decision is not None
    ruling = measuring.ordering(evidence.decision, body.ruling_document, asset, work.now.date())
    signed = [one.signed_at for one in (ruling, evidence.letter) if one and one.signed_at]
    rules.check_result(body, max([decision.decided_at, *signed]), work.now)
    paper = rules.paper(body.record, body.effective_at or decision.decided_at, work.hands)
    digests = check_files(evidence.files, [paper])
    work.audit(
        asset.case_number,
        AuditAction.ASSET_OFFLINE,
        asset_id,
        sha256=digests[body.record],
        letter=body.letter_document,
    )
    work.tell(OfflineHandled(asset=asset_id, result=body.result), asset.case_number)
    if body.result == "none":
        decision.refused_at, decision.refused_code = work.now, "offline.none"
    else:
        await _seize(work, asset_id, decision, body, evidence)
    return DecisionOut.model_validate(decision, from_attributes=True)


async def _seize(work: Work, asset_id: str, decision: Decision, body: OfflineIn, evidence: Evidence) -> None:
    weighed = await measuring.weigh(work, asset_id, as_decision(body), evidence.decision)
    assert body.effective_at is not None
    assert body.expires_on is not None
    ruled = evidence.decision.case.preservation
    asset, since = weighed.asset, body.effective_at.astimezone(COURT_ZONE).date()
    ruling = measuring.ordering(evidence.decision, body.ruling_document, asset, since)
    assert ruling is not None
    check_letter(evidence.letter, ruling, asset.case_number, asset.identifier)
    _, ends_on = term_of(ruling, asset.identifier)
    decision.ruling_document, decision.amount = body.ruling_document, body.amount
    longest = await waiting.longest(work, asset, body.effective_at)
    measure = Measure(
        asset_id=asset_id,
        attempt=decision.attempt,
        offline=True,
        case_number=asset.case_number,
        kind=measure_of(asset.kind),
        measure_no=body.measure_no,
        ruling_document=body.ruling_document,
        preserved_by=ruling.number if is_preservation(asset.case_number) else None,
        preserved_stage=ruled.stage if ruled else None,
        notice_document=body.letter_document,
        limit=body.amount,
        controlled=asset.value if body.amount is None else body.amount,
        effective_at=body.effective_at,
        expires_on=min(longest, body.expires_on, ends_on),
    )
    await waiting.enter(work, measure, asset, registered=body.rank)


async def record_return(
    work: Work, measure_id: str, body: ReturnIn, files: Sequence[FileRecord]
) -> MeasureOut:
    """Book what came of the lifting or the renewal that was decided, or that the turn has come, by the institution's paper.

    What it refuses is decided again; what had lapsed when it acted, or is decided on anew since, is renewed no more
    (查封扣押冻结规定第二十七条). That its paper is entered later changes nothing.
    """
    await measuring.thing_of(work, measure_id)
    measure = await repository.measure(work.session, measure_id, lock=True)
    turned = body.result == "effective"
    matter = None
    if turned:
        rules.check_returnable(measure.offline and measure.waits_elsewhere)
    else:
        matter = rules.matter_of(measure.lifted_by_hand, measure.renewed_by_hand, body.matter)
    ordered = {"lifting": measure.lift_decided_at, "renewal": measure.renew_decided_at}
    decided_at = ordered[matter] if matter else measure.queued_at
    assert decided_at is not None
    rules.check_return(body, decided_at, work.now)
    at = body.effective_at or decided_at
    digests = check_files(files, [rules.paper(body.record, at, work.hands)])
    paper = {"sha256": digests[body.record], "result": body.result, "effective_at": body.effective_at}
    work.audit(measure.case_number, AuditAction.MEASURE_RETURN, measure_id, **paper)
    if turned:
        await waiting.hear_rank(work, measure_id, registered=1, since=at)
    elif matter == "lifting" and measure.lift_ruling_document is not None:
        of = (work, measure_id, measure.lift_ruling_document)
        if body.result == "refused":
            await measuring.book_unlifted(*of, "offline.refused")
        else:
            await measuring.book_lifting(*of, at)
    elif body.result == "refused":
        await renewing.book_refusal(work, measure_id, "offline.refused")
    elif measure.renew_ends_on is not None:
        decision = await work.session.get_one(Decision, measure.asset_id)
        anew = decision.attempt > measure.attempt
        on = at.astimezone(COURT_ZONE).date()
        check_renewable("lapsed" if anew else measure.state(on), False, False)
        renewed = RenewalResult(
            request_id=measure_id,
            measure_no=measure.measure_no,
            renewed_at=at,
            expires_on=measure.renew_ends_on,
        )
        await renewing.book(work, measure_id, renewed)
    return measuring.measure_out(work, measure)

"""续行查封冻结: decided here by a ruling and a letter, carried out by the order of the case's workflow."""

from __future__ import annotations

from services.custody.measures import repository as measures
from services.custody.measures.models import Decision, Measure
from services.custody.measures.rules import FREEZING_RULING, check_own, measure_of, term_of
from services.custody.measures.schemas import MeasureOut
from services.custody.measures.service import measure_out, pass_lifting_on, thing_of
from services.custody.renewal import repository, rules
from services.custody.renewal.evidence import Evidence
from services.custody.renewal.schemas import RenewalIn
from services.custody.waiting import service as waiting
from shared.contracts.custody.facts import MeasureRenewed, RenewalDecided, RenewalTooLate
from shared.contracts.documents.records import DocumentRecord
from shared.gateways.asset_query import RenewalOrder, RenewalResult
from shared.law.numbers import SEIZURE_MONTHS
from shared.law.rulings import Act, Seizure, check_ruling
from shared.platform.work import Work
from shared.values.asset_kind import SEALED
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode


async def decide(work: Work, measure_id: str, body: RenewalIn, evidence: Evidence) -> MeasureOut:
    """Decide to renew a measure before it lapses (民诉法解释第四百八十五条)."""
    measure = await measures.measure(work.session, measure_id, lock=True)
    check_own(measure.commission)
    rules.check_renewable(
        measure.state(work.now.date()), measure.lifts_whole, measure.renew_decided_at is not None
    )
    rules.check_by_hand(body.offline and not measure.offline, measure.renew_refusals)
    ruling = await _check(work, measure, evidence)
    asset = await measures.asset(work.session, measure.asset_id)
    _, measure.renew_ends_on = term_of(ruling, asset.identifier)
    measure.renew_ruling_document, measure.renew_letter = body.ruling_document, body.letter_document
    measure.renew_decided_at, measure.renew_decided_by = work.now, work.actor.id
    measure.renew_offline = body.offline
    work.audit(measure.case_number, AuditAction.MEASURE_DECIDE_RENEWAL, measure_id)
    work.tell(RenewalDecided(measure=measure_id, attempt=measure.renew_refusals + 1), measure.case_number)
    return measure_out(work, measure)


async def _check(work: Work, measure: Measure, evidence: Evidence) -> DocumentRecord:
    """The ruling, if it and the letter order the renewal; else 409."""
    asset = await measures.asset(work.session, measure.asset_id)
    seizure = Seizure(
        on=work.now.date(),
        longest=SEIZURE_MONTHS.on(work.now.date())[asset.kind],
        value=measure.controlled,
        taken=await repository.renewed_by(
            work.session, measure, evidence.ruling.id if evidence.ruling else None
        ),
        divisible=asset.kind not in SEALED,
        renews=True,
    )
    act = Act(
        kind=FREEZING_RULING,
        article=rules.RENEWAL,
        case=evidence.case,
        asset=asset.identifier,
        owner=asset.respondent_id,
        measure=measure_of(asset.kind),
        seizure=seizure,
    )
    ruling = check_ruling(evidence.ruling, act)
    rules.check_term(term_of(ruling, asset.identifier), measure.expires_on)
    rules.check_letter(evidence.letter, ruling, measure.case_number, asset.identifier)
    return ruling


async def to_renew(work: Work, measure_id: str) -> Measure | None:
    """The measure; None unless its renewal is decided and not done yet."""
    measure = await measures.measure(work.session, measure_id)
    return measure if measure.renew_decided_at is not None and measure.renewed_at is None else None


async def order(work: Work, measure_id: str, evidence: Evidence) -> RenewalOrder | None:
    """What to order for a measure that is to be renewed online. 409 once it has lapsed, or where its papers do not order it."""
    measure = await to_renew(work, measure_id)
    if measure is None or measure.renew_ends_on is None or measure.renewed_by_hand:
        return None
    decision = await work.session.get_one(Decision, measure.asset_id)
    rules.check_renewable(measure.state(work.now.date()), measure.lifts_whole, False)
    ruling = await _check(work, measure, evidence)
    return RenewalOrder(
        request_id=measure.renewal_id,
        freeze=decision.request_id,
        ruling_no=ruling.number,
        letter_sha256=evidence.letter.sha256 if evidence.letter else "",
        ends_on=measure.renew_ends_on,
    )


async def book(work: Work, measure_id: str, result: RenewalResult) -> None:
    """A measure has been renewed, once: its term ends, and the next begins."""
    asset = await thing_of(work, measure_id)
    measure = await measures.measure(work.session, measure_id, lock=True)
    if (
        measure.renewed_at is not None
        or measure.renew_ruling_document is None
        or measure.renew_ends_on is None
    ):
        return
    # What has lapsed by then binds nobody, and whoever waited holds the thing.
    if result.renewed_at >= measure.let_go_at:
        await book_refusal(work, measure_id, ProblemCode.MEASURE_LAPSED)
        late = RenewalTooLate(measure=measure_id, asset=measure.asset_id)
        work.tell(late, measure.case_number)
        return
    measure.renewed_at = work.now
    work.audit(measure.case_number, AuditAction.MEASURE_RENEW, measure_id)
    renewed = MeasureRenewed(measure=measure_id, asset=measure.asset_id)
    work.tell(renewed, measure.case_number, occurred_at=min(result.renewed_at, work.now))
    following = Measure(
        asset_id=measure.asset_id,
        attempt=measure.attempt,
        term=measure.term + 1,
        offline=measure.offline,
        case_number=measure.case_number,
        kind=measure.kind,
        measure_no=result.measure_no,
        ruling_document=measure.renew_ruling_document,
        notice_document=measure.renew_letter,
        limit=measure.limit,
        controlled=measure.controlled,
        effective_at=result.renewed_at,
        expires_on=min(result.expires_on, measure.renew_ends_on),
        lift_refusals=measure.lift_refusals,
    )
    pass_lifting_on(measure, following)
    await waiting.enter(work, following, asset, renews=measure)


async def book_refusal(work: Work, measure_id: str, code: str) -> None:
    """The institution will not renew, or may not any more: it is to be decided again, or seized anew."""
    measure = await measures.measure(work.session, measure_id, lock=True)
    measure.renew_ruling_document = measure.renew_letter = measure.renew_ends_on = None
    measure.renew_decided_at = measure.renew_decided_by = None
    measure.renew_offline, measure.renew_refusals = False, measure.renew_refusals + 1
    work.audit(measure.case_number, AuditAction.MEASURE_RENEWAL_REFUSED, measure_id, code=code)

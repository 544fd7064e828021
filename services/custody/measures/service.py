"""逐项处理反馈财产, 网络查封冻结, 解除 (二(二)2): decided here, carried out by the orders of the case's workflow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from services.custody.measures import acts, repository, rules
from services.custody.measures.evidence import Evidence, LiftingEvidence
from services.custody.measures.models import Decision, Measure
from services.custody.measures.schemas import DecisionIn, DecisionOut, LiftingIn, MeasureFilter, MeasureOut
from services.custody.network.models import Asset, Feedback
from services.custody.network.rules import lies_outside
from services.custody.waiting import service as waiting
from services.custody.waiting.repository import is_sold, lock
from shared.contracts.custody.facts import (
    AssetSetAside,
    FeedbackHandled,
    FreezeDecided,
    LiftDecided,
    MeasureLapsed,
    MeasureLifted,
    MeasurePartLifted,
    PreservationReleased,
)
from shared.contracts.custody.records import LiftedPart
from shared.contracts.documents.records import DocumentRecord
from shared.contracts.intake.records import CaseRecord
from shared.gateways.asset_query import FreezeOrder, FreezeResult
from shared.law.claim import still_owed
from shared.law.liable import left_of, limited
from shared.law.numbers import SEIZURE_MONTHS
from shared.law.preserving import lifting_of, ruling_of
from shared.law.rulings import Act, Seizure, check_ruling, is_under, lifted_sum
from shared.platform.court import load_settings
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.settings import settings
from shared.platform.work import Work
from shared.values.asset_kind import SEALED
from shared.values.audit_action import AuditAction
from shared.values.case_number import is_preservation
from shared.values.money import from_fen, to_fen
from shared.values.record_id import derived_id


@dataclass(frozen=True)
class Weighed:
    """An asset beside the rest of its case: its `others`, the decisions on them that stand, the latest terms of measures."""

    asset: Asset
    others: Mapping[str, Asset]
    decisions: Mapping[str, Decision]
    measures: Mapping[str, Measure]


async def weigh(work: Work, asset_id: str, body: DecisionIn, evidence: Evidence) -> Weighed:
    """409 unless the ruling that is named orders what is to be done, and the claim leaves room for it. Locks the assets."""
    case, case_number = evidence.case, (await repository.asset(work.session, asset_id)).case_number
    assets = {asset.id: asset for asset in await repository.lock_assets(work.session, case_number)}
    decisions = await repository.decisions(work.session, case_number)
    asset = assets.pop(asset_id)
    decisions.pop(asset_id, None)
    measures = await repository.measures(work.session, case_number)
    taken = {
        decided.asset_id: taken_of_claim(assets[decided.asset_id], decided, measures.get(decided.asset_id))
        for decided in decisions.values()
        if not rules.is_owed(assets[decided.asset_id].kind, assets[decided.asset_id].identifier, case)
    }
    if body.ruling_document:
        ruling = ordering(evidence, body.ruling_document, asset, work.now.date())
        under = [
            taken[one.asset_id]
            for one in decisions.values()
            if ruling
            and one.asset_id in taken
            and is_under(ruling, one.way, one.ruling_document, assets[one.asset_id].identifier)
        ]
        check_ruling(
            ruling, _act(asset, body.way, body.amount, case, work.now.date(), sum(under, Decimal(0)))
        )
    found = rules.Found(
        kind=asset.kind,
        value=asset.value,
        outside=lies_outside(asset.place_code, settings().prefecture_code),
        of_respondent=asset.respondent_id in {party.id for party in case.side("respondent")},
        owed=rules.is_owed(asset.kind, asset.identifier, case),
        sold=await is_sold(work.session, asset),
        preserved=case.preservation is not None,
    )
    owed = still_owed(case, evidence.come_in, work.now.date(), await load_settings(work.session))
    room = rules.Room(
        limit=case.preservation.left if case.preservation else max(owed, Decimal(0)),
        controlled=sum(taken.values(), Decimal(0)),
        others=[other.value for other in assets.values() if other.id not in decisions],
    )
    of_party = _room_of(asset, assets, decisions, taken, evidence)
    bound = rules.narrower(room, of_party)
    rules.check_decision(found, body.way, body.amount, body.ruling_document, body.reason, bound)
    return Weighed(asset, assets, decisions, measures)


def _room_of(
    asset: Asset,
    others: Mapping[str, Asset],
    decisions: Mapping[str, Decision],
    taken: Mapping[str, Decimal],
    evidence: Evidence,
) -> rules.Room | None:
    """What its owner still answers for, who was added to the case up to a sum; None of one who answers in full."""
    owner = next((one for one in limited(evidence.case) if one.id == asset.respondent_id), None)
    if owner is None:
        return None
    things = [asset, *others.values()]
    owners = {key: one.respondent_id for one in things for key in (one.id, one.identifier)}
    own = [one for one in others.values() if one.respondent_id == owner.id]
    return rules.Room(
        limit=left_of(owner, evidence.came, owners),
        controlled=sum((taken.get(one.id, Decimal(0)) for one in own), Decimal(0)),
        others=[one.value for one in own if one.id not in decisions],
        of_party=True,
    )


def ordering(evidence: Evidence, document: str, asset: Asset, day: date) -> DocumentRecord | None:
    """The ruling that is named: of a case of preservation the one that it carries out, of any other a document made here."""
    if evidence.case.preservation is None:
        return evidence.ruling
    return ruling_of(evidence.case, document, asset.kind, asset.identifier, day)


async def decide(work: Work, asset_id: str, body: DecisionIn, evidence: Evidence) -> DecisionOut:
    """Decide on one asset, once (again if the institution refused, or what was seized has lapsed)."""
    rules.check_case_open(evidence.case.closed)
    weighed = await weigh(work, asset_id, body, evidence)
    rules.check_undecided(asset_id in await repository.decisions_on(work.session, [asset_id]))
    asset, case_number = weighed.asset, weighed.asset.case_number
    refused = await work.session.get(Decision, asset_id)
    decision = Decision(
        asset_id=asset_id,
        case_number=case_number,
        decided_at=work.now,
        decided_by=work.actor.id,
        attempt=refused.attempt + 1 if refused else 1,
        **body.model_dump(mode="python"),
    )
    decision = await work.session.merge(decision)
    work.audit(case_number, AuditAction.ASSET_DECIDE, asset_id, way=body.way)
    if lapsed := weighed.measures.get(asset_id):
        work.tell(MeasureLapsed(measure=lapsed.id, asset=asset_id), case_number)
    if body.way == "freeze_online":
        work.tell(FreezeDecided(asset=asset_id, attempt=decision.attempt), case_number)
    elif body.way != "delegate":
        work.tell(AssetSetAside(asset=asset_id, way=body.way), case_number)
    undecided = [other for other in weighed.others.values() if other.id not in weighed.decisions]
    if all(other.feedback_id != asset.feedback_id for other in undecided):
        await _handled(work, asset)
    return DecisionOut.model_validate(decision, from_attributes=True)


def taken_of_claim(asset: Asset, decision: Decision | None, measure: Measure | None) -> Decimal:
    """What the decision on an asset takes of the claim, yuan: what was really frozen, or what is still to be.
    What waits secures nothing yet.

    `measure`: the latest term on the asset. A decision whose measure has lapsed does not stand.
    """
    if decision is not None and measure is not None and measure.attempt == decision.attempt:
        held = measure.lifted_at is None and measure.waits_until is None
        return measure.controlled if held else Decimal(0)
    if decision is None or decision.way not in ("freeze_online", "delegate"):
        return Decimal(0)
    return asset.value if decision.amount is None else decision.amount


def _act(
    asset: Asset, way: str, amount: Decimal | None, case: CaseRecord, today: date, taken: Decimal
) -> Act:
    """What is done with the asset by a freezing ruling. `taken`: by other assets under the same ruling, yuan."""
    seizure = Seizure(
        on=today,
        longest=SEIZURE_MONTHS.on(today)[asset.kind],
        value=asset.value if amount is None else amount,
        taken=taken,
        divisible=asset.kind not in SEALED,
    )
    return Act(
        kind=rules.FREEZING_RULING,
        article=rules.RULING,
        case=case,
        asset=asset.identifier,
        owner=asset.respondent_id,
        measure=rules.measure_of(asset.kind),
        seizure=seizure if way == "freeze_online" else None,
    )


async def _handled(work: Work, asset: Asset) -> None:
    feedback = await work.session.get_one(Feedback, asset.feedback_id)
    if feedback.handled_at is not None:
        return
    feedback.handled_at = work.now
    work.tell(FeedbackHandled(feedback=feedback.id), asset.case_number)


async def to_freeze(work: Work, asset_id: str) -> Decision | None:
    """The decision to freeze an asset; None unless it was decided so and is not done yet."""
    asset = await repository.asset(work.session, asset_id)
    decision = await work.session.get(Decision, asset_id)
    if decision is None or decision.refused_at is not None or decision.way != "freeze_online":
        return None
    return None if await _taken(work, asset.case_number, decision) else decision


async def _taken(work: Work, case_number: str, decision: Decision) -> bool:
    """Whether the measure that was decided has been booked."""
    measure = (await repository.measures(work.session, case_number)).get(decision.asset_id)
    return measure is not None and measure.attempt == decision.attempt


async def freeze_order(work: Work, asset_id: str, evidence: Evidence) -> FreezeOrder | None:
    """What to order for an asset that is to be frozen, by the number of the ruling and until its last day.

    409 once the case is closed, or where the ruling does not order it (its limit was divided when that was decided).
    """
    decision = await to_freeze(work, asset_id)
    if decision is None:
        return None
    asset = await repository.asset(work.session, asset_id)
    rules.check_case_open(evidence.case.closed)
    rules.check_unsold(await is_sold(work.session, asset))
    today = work.now.date()
    act = _act(asset, decision.way, decision.amount, evidence.case, today, Decimal(0))
    ruling = check_ruling(ordering(evidence, decision.ruling_document, asset, today), act)
    _, ends_on = rules.term_of(ruling, asset.identifier)
    return FreezeOrder(
        request_id=decision.request_id,
        item_ref=asset.item_ref,
        measure=rules.measure_of(asset.kind),
        amount_fen=None if decision.amount is None else to_fen(decision.amount),
        period_months=rules.months_until(ends_on, today, SEIZURE_MONTHS.on(today)[asset.kind]),
        ends_on=ends_on,
        ruling_no=ruling.number,
        case_number=asset.case_number,
    )


async def book_refusal(work: Work, asset_id: str, code: str) -> None:
    """The institution will not carry the decision out: the asset is to be decided again."""
    decision = await work.session.get_one(Decision, asset_id, with_for_update=True)
    decision.refused_at, decision.refused_code = work.now, code
    work.audit(decision.case_number, AuditAction.ASSET_REFUSED, asset_id, code=code)


async def book_measure(
    work: Work, asset_id: str, result: FreezeResult, order: FreezeOrder, stage: str | None
) -> None:
    """Enter a measure that has taken effect, once. It ends at the latest with the ruling and the longest lawful term.

    `stage`: of the ruling of preservation by which it was taken.
    """
    asset = await repository.asset(work.session, asset_id)
    await repository.lock_assets(work.session, asset.case_number)
    decision = await work.session.get_one(Decision, asset_id)
    if await _taken(work, asset.case_number, decision):
        return
    measure = Measure(
        asset_id=asset_id,
        attempt=decision.attempt,
        case_number=asset.case_number,
        kind=rules.measure_of(asset.kind),
        measure_no=result.measure_no,
        ruling_document=decision.ruling_document,
        preserved_by=order.ruling_no if is_preservation(asset.case_number) else None,
        preserved_stage=stage,
        limit=decision.amount,
        controlled=asset.value if result.frozen_fen is None else from_fen(result.frozen_fen),
        effective_at=result.effective_at,
        expires_on=min(
            await waiting.longest(work, asset, result.effective_at), result.expires_on, order.ends_on
        ),
    )
    await waiting.enter(work, measure, asset, registered=result.registered)


async def decide_lifting(
    work: Work, measure_id: str, body: LiftingIn, evidence: LiftingEvidence
) -> MeasureOut:
    """Decide to lift a measure (查封扣押冻结规定第二十八条), by a ruling of its own or by that which sold the thing."""
    # What a ruling lets go of an account is let go of once, as whichever of the case's assets it is known.
    found = await repository.measure(work.session, measure_id)
    await repository.lock_assets(work.session, found.case_number)
    measure = await repository.measure(work.session, measure_id, lock=True)
    rules.check_own(measure.commission)
    rules.check_liftable(measure.lift_decided_at is not None, measure.renew_decided_at is not None)
    rules.check_by_hand(body.offline and not measure.offline, measure.lift_refusals)
    asset = await repository.asset(work.session, measure.asset_id)
    ruling = evidence.ruling
    if evidence.case.preservation is not None:  # lifted by whose ruling it is, and nobody else (JS[165])
        began = measure.queued_at or measure.effective_at
        its = (asset.id, asset.kind, asset.identifier, evidence.seized_by, began)
        ruling = lifting_of(evidence.case, body.ruling_document, *its)
    named = ruling.kind if ruling else ""
    sold = next((kind for kind in rules.SALE_RULINGS if kind == named), None)
    rules.check_off_sale(evidence.on_sale, sold=sold is not None)
    act = Act(
        kind=sold or rules.LIFTING_RULING,
        article=rules.LIFTING,
        case=evidence.case,
        asset=asset.identifier,
        owner=asset.respondent_id,
        measure=None if sold else rules.measure_of(asset.kind),
        lifts=None if sold else evidence.seized_by,
    )
    part = lifted_sum(check_ruling(ruling, act), asset.identifier)
    if part is not None:
        rules.check_not_lifted_by(body.ruling_document, await repository.ruled_sums(work.session, asset))
        rules.check_part(part, asset.kind, waits=measure.state(work.now.date()) == "waiting")
    measure.lift_amount = rules.part_of(part, measure.limit)
    measure.lift_ruling_document, measure.lift_reason = body.ruling_document, body.reason
    measure.lift_decided_at, measure.lift_decided_by = work.now, work.actor.id
    measure.lift_offline = body.offline
    work.audit(measure.case_number, AuditAction.MEASURE_DECIDE_LIFTING, measure_id)
    work.tell(LiftDecided(measure=measure_id, attempt=measure.lift_attempt), measure.case_number)
    return measure_out(work, measure)


class ToLift(NamedTuple):
    """`freeze`: the order by which the measure was taken; `amount`: of a part, ordered as `part`, by whichever term it is asked."""

    freeze: str
    ruling_document: str
    asset_id: str
    part: str
    amount: Decimal | None


async def to_lift(work: Work, measure_id: str) -> ToLift | None:
    """None unless it is decided, online, and not done yet."""
    await thing_of(work, measure_id)
    measure = await repository.last_term(work.session, measure_id)
    by_hand = measure.offline or measure.lift_offline
    if by_hand or measure.lift_ruling_document is None or measure.lifted_at is not None:
        return None
    ruling = measure.lift_ruling_document
    return ToLift(
        measure.freeze,
        ruling,
        measure.asset_id,
        derived_id("part_release", measure.freeze, ruling, str(measure.lift_refusals)),
        measure.lift_amount,
    )


async def book_lifting(
    work: Work,
    measure_id: str,
    ruling_document: str,
    at: datetime | None = None,
    frozen: Decimal | None = None,
) -> None:
    """A measure has been lifted by that ruling, once: now, or `at` by the institution's paper. Whoever waits for the thing holds
    it from then on; of a sum only, the rest stays frozen: `frozen`, where the institution says so."""
    asset = await thing_of(work, measure_id)
    measure = await repository.last_term(work.session, measure_id)
    if measure.lifted_at is not None or measure.lift_ruling_document != ruling_document:
        return
    if measure.lift_amount is not None:
        _book_part(work, measure, measure.lift_amount, at or work.now, frozen)
        return
    measure.lifted_at = at or work.now
    work.audit(measure.case_number, AuditAction.MEASURE_LIFT, measure.id)
    lifted = MeasureLifted(measure=measure.id, asset=measure.asset_id)
    work.tell(lifted, measure.case_number, occurred_at=at)
    if is_preservation(measure.case_number) and not await repository.holds(work.session, measure.case_number):
        work.tell(PreservationReleased(), measure.case_number)
    await waiting.settle(work, asset)


def _book_part(work: Work, measure: Measure, amount: Decimal, at: datetime, frozen: Decimal | None) -> None:
    """The limit falls by what was ruled; of what is frozen no more goes than is there."""
    part = LiftedPart.model_validate(
        {
            "ruling_document": measure.lift_ruling_document,
            "amount": amount,
            "frozen": measure.controlled,
            "reason": measure.lift_reason,
            "decided_at": measure.lift_decided_at,
            "decided_by": measure.lift_decided_by,
            "lifted_at": at,
        }
    )
    measure.lifted_parts = [*measure.lifted_parts, part.model_dump(mode="json")]
    measure.controlled = max(measure.controlled - amount, Decimal(0)) if frozen is None else frozen
    measure.limit = measure.limit and measure.limit - amount
    _undecide_lifting(measure)
    work.audit(measure.case_number, AuditAction.MEASURE_LIFT, measure.id, amount=str(amount))
    told = MeasurePartLifted(measure=measure.id, asset=measure.asset_id)
    work.tell(told, measure.case_number, occurred_at=at)


def _undecide_lifting(measure: Measure) -> None:
    measure.lift_ruling_document = measure.lift_reason = measure.lift_amount = None
    measure.lift_decided_at = measure.lift_decided_by = None
    measure.lift_offline = False


def pass_lifting_on(measure: Measure, following: Measure) -> None:
    """What is to be let go of a deposit, and is not yet, is let go of in the term that follows by renewal."""
    if measure.lift_amount is None or measure.lifted_at is not None:
        return
    following.lift_ruling_document, following.lift_reason = measure.lift_ruling_document, measure.lift_reason
    following.lift_decided_at, following.lift_decided_by = measure.lift_decided_at, measure.lift_decided_by
    following.lift_amount, following.lift_offline = measure.lift_amount, measure.lift_offline
    _undecide_lifting(measure)


async def thing_of(work: Work, measure_id: str) -> Asset:
    """The asset, its thing locked: before the row of a measure that lets go of it, or is renewed."""
    measure = await repository.measure(work.session, measure_id)
    asset = await repository.asset(work.session, measure.asset_id)
    await lock(work.session, asset)
    return asset


async def book_unlifted(work: Work, measure_id: str, ruling_document: str, code: str) -> None:
    """The institution will not lift it by that ruling: it holds on, and its lifting is to be decided again, online or by hand."""
    await thing_of(work, measure_id)
    measure = await repository.last_term(work.session, measure_id)
    if measure.lifted_at is not None or measure.lift_ruling_document != ruling_document:
        return
    _undecide_lifting(measure)
    measure.lift_refusals += 1
    work.audit(measure.case_number, AuditAction.MEASURE_LIFTING_REFUSED, measure.id, code=code)


async def list_measures(work: Work, asked: MeasureFilter, case_number: str | None = None) -> Page[MeasureOut]:
    """Measures across cases, or of one case. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.MEASURE_READ, asked)
    found = await repository.measure_page(work.session, asked, cases)
    return found.of(lambda measure: measure_out(work, measure))


async def read_measure(work: Work, measure_id: str) -> MeasureOut:
    """One measure. Who read it is kept."""
    measure = await repository.measure(work.session, measure_id)
    await open_case(work, measure.case_number, AuditAction.MEASURE_READ, measure_id)
    return measure_out(work, measure)


def measure_out(work: Work, measure: Measure) -> MeasureOut:
    today = work.now.date()
    return MeasureOut(
        **measure.model_dump(), state=measure.state(today), acts=acts.on_measure(work.actor, measure, today)
    )

"""轮候查封、冻结: registered behind what holds the thing; effective by law when that is lifted or lapses; over with its sale."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from services.custody.measures.models import Measure
from services.custody.measures.repository import asset as asset_of
from services.custody.measures.repository import lock_assets
from services.custody.measures.repository import measure as measure_of
from services.custody.network.models import Asset
from services.custody.waiting import repository, rules
from services.custody.waiting.schemas import HolderOut
from shared.contracts.custody.facts import (
    AssistanceServed,
    CommissionedMeasureEntered,
    HoldEnded,
    MeasureTaken,
    MeasureWaiting,
    WaitingEnded,
)
from shared.contracts.fact import Refs
from shared.law.numbers import SEIZURE_MONTHS
from shared.law.periods import due, months
from shared.platform.court import load_calendar
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.case_number import is_preservation
from shared.values.money import from_fen
from shared.values.zone import COURT_ZONE, begin_of


async def enter(
    work: Work, measure: Measure, asset: Asset, *, renews: Measure | None = None, registered: int = 1
) -> None:
    """A term begins: the thing is held by it, or it waits for its turn. By renewal it keeps its place: whoever took that
    while the renewal was on its way here gives it back.

    `registered`: the rank that the institution has told; it counts what other courts have registered there too.
    """
    measure.rank, measure.queued_at = 0, measure.effective_at
    if renews is not None:
        measure.rank, measure.queued_at = renews.rank, renews.queued_at or renews.effective_at
    work.session.add(measure)
    work.audit(
        asset.case_number, AuditAction.MEASURE_TAKE, measure.id, asset=asset.id, measure_no=measure.measure_no
    )
    await settle(work, asset)
    if registered > measure.rank:
        measure.ahead_elsewhere, measure.rank = registered - measure.rank, 0
        await settle(work, asset)
    if measure.offline:
        work.tell(AssistanceServed(measure=measure.id), asset.case_number, occurred_at=measure.effective_at)
    if measure.rank > 1:
        _tell_waiting(work, measure, asset)
    elif renews is None or measure.commission is None:
        _tell(work, measure, asset, work.now)


async def settle(work: Work, asset: Asset, *, since: datetime | None = None) -> None:
    """Each measure on the thing gets its place; whose turn has come holds it from the moment that it was let go.

    `since`: that moment, where the institution knows it and not our record.
    """
    await repository.lock(work.session, asset)
    await work.session.flush()
    its = {measure.id: (measure, one) for measure, one in await repository.on_thing(work.session, asset)}
    standing: list[Measure] = []
    gone: list[Measure] = []
    for measure in sorted((measure for measure, _ in its.values()), key=lambda one: one.turn):
        state = measure.state(work.now.date())
        if state not in ("in_force", "waiting"):
            gone += [measure] if state != "renewed" else []
            continue
        ahead = [
            rules.Ahead(one.case_number, one.expires_on, one.waits_until is not None)
            for one in standing
            if one.case_number != measure.case_number
        ]
        place = rules.place(ahead, measure.ahead_elsewhere)
        if measure.rank > 1 and place.rank == 1:
            let_go = [one.let_go_at for one in gone if one.case_number != measure.case_number]
            await _take_effect(work, *its[measure.id], since or max(let_go, default=work.now))
        displaced = measure.rank == 1 and place.rank > 1
        measure.rank, measure.waits_until = place.rank, place.until
        if displaced:
            measure.let_go_seen_at = None
            _tell_waiting(work, *its[measure.id])
        standing.append(measure)


async def _take_effect(work: Work, measure: Measure, asset: Asset, at: datetime) -> None:
    """Its term runs from now on, as long as it was ruled: until then it bound nobody (民诉法解释第四百八十五条)."""
    ruled = measure.expires_on - measure.effective_at.astimezone(COURT_ZONE).date()
    measure.effective_at = at
    measure.expires_on = min(await longest(work, asset, at), at.astimezone(COURT_ZONE).date() + ruled)
    work.audit(measure.case_number, AuditAction.MEASURE_TURN, measure.id, asset=asset.id)
    _tell(work, measure, asset, at)


def tell_standing(work: Work, measure: Measure, asset: Asset) -> None:
    """To the case in which it stands from now on."""
    if measure.rank > 1:
        _tell_waiting(work, measure, asset)
    else:
        _tell(work, measure, asset, work.now)


def _tell_waiting(work: Work, measure: Measure, asset: Asset) -> None:
    measure.waiting_told = True
    waiting = MeasureWaiting(
        measure=measure.id,
        asset=asset.id,
        asset_kind=asset.kind,
        document=measure.ruling_document,
        rank=measure.rank,
    )
    work.tell(waiting, asset.case_number)


def _tell(work: Work, measure: Measure, asset: Asset, at: datetime) -> None:
    what: Refs
    preserved = _preserved(measure, asset)
    if measure.commission is not None:
        what = CommissionedMeasureEntered(
            asset=asset.id, asset_kind=asset.kind, commission=measure.commission
        )
    else:
        what = MeasureTaken(
            measure=measure.id,
            asset=asset.id,
            asset_kind=asset.kind,
            document=measure.ruling_document,
            expires_at=begin_of(measure.expires_on + timedelta(1)),
            preserved=preserved,
            stage=measure.preserved_stage if preserved == "yes" else None,
            held_since=measure.effective_at,
        )
    work.tell(what, asset.case_number, occurred_at=at)


def _preserved(measure: Measure, asset: Asset) -> Literal["yes", "carried", "no"]:
    if measure.preserved_by is None:
        return "no"
    return "yes" if is_preservation(asset.case_number) else "carried"


async def longest(work: Work, asset: Asset, effective_at: datetime) -> date:
    """The last day that the law allows a measure. On a holiday it moves on in law, not at the institution."""
    effective_on = effective_at.astimezone(COURT_ZONE).date()
    limit = months(SEIZURE_MONTHS.on(effective_on)[asset.kind])
    return due(effective_at, limit, await load_calendar(work.session)).due_date


class ToFollow(NamedTuple):
    """`contested`: by case, what it may have sold while other cases wait for it. `turned`: assets on which a turn has come
    with the day. `behind`: what waits behind other courts, by measure: its order. `let_go`: by case, the measures that hold
    nothing, newly."""

    contested: Mapping[str, Collection[str]]
    turned: Sequence[str]
    behind: Mapping[str, str]
    let_go: Mapping[str, Collection[str]]


async def to_follow(work: Work) -> ToFollow:
    """What is followed from day to day; what waits and was never told so is told."""
    for measure in await repository.untold(work.session):
        _tell_waiting(work, measure, await asset_of(work.session, measure.asset_id))
    return ToFollow(
        await repository.contested(work.session),
        await repository.turn_has_come(work.session),
        await repository.behind_others(work.session),
        await repository.let_go(work.session),
    )


async def take_turn(work: Work, asset_id: str) -> None:
    await settle(work, await asset_of(work.session, asset_id))


async def see_let_go(work: Work, measure_id: str, on_sale: Collection[str]) -> None:
    """A measure holds its thing no more, once: who sells that hears of it. `on_sale`: the assets of its case that are."""
    measure = await measure_of(work.session, measure_id, lock=True)
    if measure.let_go_seen_at is None:
        measure.let_go_seen_at = work.now
        if measure.asset_id in on_sale:
            work.tell(HoldEnded(measure=measure_id, asset=measure.asset_id), measure.case_number)


async def hear_rank(
    work: Work,
    measure_id: str,
    registered: int,
    frozen_fen: int | None = None,
    *,
    since: datetime | None = None,
) -> None:
    """The institution has told the rank anew, and what a deposit holds now: what others had before it may be gone,
    `since` an instant that it names."""
    measure = await measure_of(work.session, measure_id)
    asset = await asset_of(work.session, measure.asset_id)
    await repository.lock(work.session, asset)
    ours = measure.rank - measure.ahead_elsewhere
    measure.ahead_elsewhere = max(registered - ours, 0)
    if frozen_fen is not None:
        measure.controlled = from_fen(frozen_fen)
    await settle(work, asset, since=since or work.now)


async def book_sale(work: Work, asset_id: str, at: datetime) -> None:
    """The thing belongs to its buyer, once: what other cases have on it, or wait for, is over (查封扣押冻结规定第二十七条).

    What is found later is found as another's.
    """
    asset = await asset_of(work.session, asset_id)
    await lock_assets(work.session, asset.case_number)
    await repository.lock(work.session, asset)
    if asset.sold_at is not None:
        return
    asset.sold_at = at
    work.audit(asset.case_number, AuditAction.ASSET_SOLD, asset_id)
    for measure, other in await repository.on_thing(work.session, asset):
        stands = measure.state(work.now.date()) in ("waiting", "in_force")
        if other.case_number == asset.case_number or other.found_at > at or not stands:
            continue
        measure.ended_at = at
        ended = WaitingEnded(measure=measure.id, asset=other.id)
        work.record(AuditAction.MEASURE_END, ended, other.case_number, occurred_at=at)


async def list_holders(work: Work, asset_id: str) -> list[HolderOut]:
    """Who holds the thing and who waits, the first in rank first; who only knows of it last. Who read it is kept."""
    asset = await asset_of(work.session, asset_id)
    await open_case(work, asset.case_number, AuditAction.ASSET_READ, asset_id)
    found = [
        HolderOut(
            case_number=one.case_number,
            asset_id=one.id,
            officer=officer,
            found_at=one.found_at,
            sold_at=one.sold_at,
            measure_no=measure.measure_no if measure else "",
            state=measure.state(work.now.date()) if measure else None,
            rank=measure.rank if measure else None,
            effective_at=measure.effective_at if measure else None,
            expires_on=measure.expires_on if measure else None,
        )
        for one, measure, officer in await repository.over_cases(work.session, asset, work.actor)
    ]
    live = ("in_force", "waiting")
    return sorted(found, key=lambda one: (one.state not in live, one.rank or 0, one.found_at, one.asset_id))

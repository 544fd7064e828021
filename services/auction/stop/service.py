"""暂缓、中止、撤回、恢复拍卖 (法释〔2016〕18号第二十八条; 拍卖变卖规定第十七条至第十九条)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from services.auction import covered
from services.auction.course import Course
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile, Decided
from services.auction.disposals.rules import CALL_OFF
from services.auction.disposals.service import give_up
from services.auction.listing import repository as listings
from services.auction.listing import rules as listing
from services.auction.listing.rules import State as Round
from services.auction.notification import ToldIn, check_told
from services.auction.stop import repository, rules
from services.auction.stop.evidence import Evidence
from services.auction.stop.models import Stop
from services.auction.stop.rules import Bidding, State
from services.auction.stop.schemas import CauseGoneIn, ResumptionIn, StopIn, StopOut, stop_out
from services.auction.unsold.repository import taken
from services.auction.unsold.rules import repaid
from shared.contracts.auction.facts import (
    AuctionCalledOff,
    AuctionSuspended,
    ResumptionOrdered,
    StopFailed,
    StopOrdered,
    StopTold,
    SuspensionCauseGone,
    SuspensionEnded,
)
from shared.contracts.auction.records import round_words
from shared.contracts.auction.stops import BASES, RULED, Ground, Way
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import RuledRound
from shared.gateways.auction_platform import Resumed, Stopped
from shared.law.case_rules import check_judge
from shared.law.claim import still_owed
from shared.law.files import PaperFile, check_files
from shared.law.rulings import Act, check_ruling
from shared.platform.court import load_calendar, load_settings
from shared.platform.work import Work
from shared.values.articles import NET, PMB, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import refuse
from shared.values.zone import begin_of

ENDED = "platform.auction_ended"


async def stop(work: Work, evidence: Evidence, named: Decided, asset_id: str, body: StopIn) -> StopOut:
    """The court defers, stays or calls off an announced auction; the workflow has the platform stop it."""
    case = evidence.file.case
    work.in_stead_of(check_judge(case.judge, work.actor, REGULATION["一(一)"]))
    course = await _course(work, asset_id)
    last = course.last
    rules.check_running(last.state if last else None, course.is_stop_under_way)
    assert last is not None
    until = begin_of(body.until + timedelta(1)) if body.until else None
    rules.check_ground(body.way, body.ground, until, work.now, course.stopped_since(last.id, body.ground))
    article = BASES[body.ground].article
    kind, way = RULED[body.way]
    rules.check_fresh(
        body.decision, [one.decision_document for one in course.stops if one.state in rules.STOPPED]
    )
    act = Act(
        kind=kind,
        article=article,
        case=case,
        asset=named.asset.identifier,
        owner=named.asset.respondent_id,
        round=RuledRound(round=round_words(last.round), due_on=body.until, way=way, ground=body.ground.label),
        since=last.published_at,
    )
    check_ruling(named.document, act)
    papers = []
    costs = max(evidence.costs, body.costs or Decimal(0))  # no bill that is owed is left out
    if body.ground is Ground.PERFORMED:
        settings = await load_settings(work.session)
        come_in = [*evidence.come_in, *repaid(await taken(work.session, case.case_number))]
        owed = still_owed(case, come_in, work.now.date(), settings)
        rules.check_performed(owed, costs, article)
    elif body.ground is Ground.OTHERS_SUFFICE:
        owed = await covered.owed(work, case, evidence.come_in)
        rules.check_performed(owed, costs, article)
    elif body.ground is Ground.PRICE_EXPIRED:
        rules.check_price_expired(course.valid_until, work.now)
    elif body.ground is Ground.NOT_HELD:
        rules.check_not_held(named.held)
    else:  # what is suspended stays so on a paper of its own
        longer = course.suspension if body.way is not Way.WITHDRAW else None
        since = longer.stopped_at if longer else None
        papers.append(
            PaperFile("basis", body.basis or "", FilePurpose.STOP_GROUND, article, since, work.hands)
        )
    stop = Stop(
        asset_id=asset_id,
        listing_id=last.id,
        way=body.way,
        ground=body.ground,
        reason=body.reason,
        until=until,
        decision_document=body.decision,
        files=check_files(evidence.file.files, papers),
        ordered_by=work.actor.id,
        ordered_at=work.now,
    )
    work.session.add(stop)
    await work.session.flush()
    work.record(
        AuditAction.STOP_ORDER,
        StopOrdered(asset=asset_id, listing=last.id, stop=stop.id, way=body.way.value),
        case.case_number,
    )
    return stop_out(stop)


async def to_stop(work: Work, stop_id: str) -> Stop | None:
    """What the platform is still to be told; None if there is nothing to do."""
    found = await repository.stop(work.session, stop_id)
    return found if found.state == State.ORDERED else None


async def book_stop(work: Work, stop_id: str, stopped: Stopped) -> None:
    """The platform has stopped it and announced why; every bidder's deposit is released."""
    found = await repository.stop(work.session, stop_id, lock=True)
    if found.state != State.ORDERED:
        return
    course = await _course(work, found.asset_id)
    running = await listings.listing(work.session, found.listing_id, lock=True)
    before = course.suspension
    off = found.way == Way.WITHDRAW
    found.state = rules.moved(found.state, State.ENDED if off else State.EFFECTIVE)
    found.stopped_at, found.page_url = stopped.stopped_at, stopped.page_url
    found.deposits_released_at = stopped.deposits_released_at
    work.audit(running.case_number, AuditAction.STOP_EFFECT, found.id, way=found.way)
    if before is not None:
        _end(work, running.case_number, before, "withdrawn" if off else "extended", stopped.stopped_at)
    elif not off:
        running.state = listing.moved(running.state, Round.SUSPENDED)
    if not off:
        work.tell(
            AuctionSuspended(**_refs(found), way=Way(found.way).value, until=found.until),
            running.case_number,
            occurred_at=stopped.stopped_at,
        )
        return
    running.state = listing.moved(running.state, Round.WITHDRAWN)
    running.ended_at, found.ended_at = stopped.stopped_at, stopped.stopped_at
    running.ended_by, running.ended_because = found.ordered_by, found.reason
    disposal = await disposals.step(work.session, found.asset_id, CALL_OFF)
    work.tell(AuctionCalledOff(**_refs(found)), running.case_number, occurred_at=stopped.stopped_at)
    if BASES[Ground(found.ground)].given_up:
        give_up(work, disposal, found.reason, found.ordered_by)


async def book_failure(work: Work, stop_id: str, code: str) -> bool:
    """The platform has not stopped it; whether because the bidding was over first, so that its result stands."""
    found = await repository.stop(work.session, stop_id, lock=True)
    ended = code == ENDED
    if found.state == State.ORDERED:
        await fail(work, found, ended=ended, code=code)
    return ended


async def fail(work: Work, found: Stop, *, ended: bool, code: str = "") -> None:
    """`ended`: the hammer fell first."""
    found.state = rules.moved(found.state, State.TOO_LATE if ended else State.REFUSED)
    found.refusal, found.ended_at = code, work.now
    running = await listings.listing(work.session, found.listing_id)
    work.record(
        AuditAction.STOP_FAIL,
        StopFailed(**_refs(found), result="ended" if ended else "refused"),
        running.case_number,
    )


async def tell(work: Work, file: CaseFile, asset_id: str, body: ToldIn) -> StopOut:
    """The parties are told of what has stopped the auction (拍卖变卖规定第十八条)."""
    found = (await _course(work, asset_id)).untold_stop
    rules.check_to_tell(found.told if found else None)
    assert found is not None
    assert found.stopped_at is not None
    told = check_told(body.told, file.case.party_ids, found.ordered_at, PMB[18], file.files, work.hands)
    found.files = found.files | told.files
    found.told = [one.model_dump(mode="json") for one in told.told]
    work.record(
        AuditAction.STOP_TELL,
        StopTold(**_refs(found)),
        file.case.case_number,
        occurred_at=max(told.last, found.stopped_at),
    )
    return stop_out(found)


async def cause_gone(work: Work, file: CaseFile, asset_id: str, body: CauseGoneIn) -> StopOut:
    """What the auction was suspended for has gone since the paper that shows it was entered; the five days run (第二十八条)."""
    work.in_stead_of(check_judge(file.case.judge, work.actor, REGULATION["一(一)"]))
    found = _suspension(await _course(work, asset_id))
    rules.check_cause_stands(found.cause_gone_at)
    paper = PaperFile("basis", body.basis, FilePurpose.STOP_GROUND, NET[28], found.stopped_at, work.hands)
    found.files = found.files | check_files(file.files, [paper])
    found.cause_gone_at = next(one.entered_at for one in file.files if one.id == body.basis)
    work.record(
        AuditAction.STOP_CAUSE_GONE,
        SuspensionCauseGone(**_refs(found)),
        file.case.case_number,
        occurred_at=found.cause_gone_at,
    )
    return stop_out(found)


async def resume(work: Work, standing: listing.Standing, asset_id: str, body: ResumptionIn) -> StopOut:
    """The auction goes on, within five days and never earlier than it was announced for (第二十八条)."""
    course = await _course(work, asset_id)
    found = _suspension(course)
    rules.check_idle(course.is_stop_under_way)
    ceased = rules.ceased_at(found.until, found.cause_gone_at, work.now)
    running = await listings.listing(work.session, found.listing_id)
    announced = Bidding(running.opens_at, running.closes_at)
    resumed = Bidding(body.opens_at, body.closes_at)
    calendar = await load_calendar(work.session)
    faults = listing.standing_faults(standing)
    faults += rules.resumption_faults(announced, resumed, ceased, work.now, calendar)
    faults += await covered.faults(work, standing.case, standing.come_in)
    faults += listing.validity_faults(course.valid_until, body.opens_at)
    refuse(faults, 409, ProblemCode.STOP_REFUSED)
    found.state = rules.moved(found.state, State.RESUMING)
    found.opens_at, found.closes_at = body.opens_at, body.closes_at
    found.resumption_ordered_by, found.resumption_ordered_at = work.actor.id, work.now
    work.record(AuditAction.STOP_RESUME, ResumptionOrdered(**_refs(found)), running.case_number)
    return stop_out(found)


async def to_resume(work: Work, stop_id: str) -> Stop | None:
    """What the platform is still to be told; None if there is nothing to do."""
    found = await repository.stop(work.session, stop_id)
    return found if found.state == State.RESUMING else None


async def book_resumption(work: Work, stop_id: str, resumed: Resumed) -> None:
    """The platform has announced when the bidding is."""
    found = await repository.stop(work.session, stop_id, lock=True)
    if found.state != State.RESUMING:
        return
    assert found.opens_at is not None
    assert found.closes_at is not None
    running = await listings.listing(work.session, found.listing_id, lock=True)
    running.state = listing.moved(running.state, Round.PUBLISHED)
    running.opens_at, running.closes_at = found.opens_at, found.closes_at
    work.audit(running.case_number, AuditAction.STOP_RESUMED, found.id)
    _end(work, running.case_number, found, "resumed", resumed.resumed_at)


async def refuse_resumption(work: Work, stop_id: str, code: str) -> None:
    """The platform has refused: other times are to be given."""
    found = await repository.stop(work.session, stop_id, lock=True)
    if found.state != State.RESUMING:
        return
    found.state, found.refusal = rules.moved(found.state, State.EFFECTIVE), code
    running = await listings.listing(work.session, found.listing_id)
    work.audit(running.case_number, AuditAction.STOP_NOT_RESUMED, found.id, code=code)


def _end(
    work: Work,
    case_number: str,
    found: Stop,
    result: Literal["resumed", "withdrawn", "extended"],
    at: datetime,
) -> None:
    found.state, found.ended_at = rules.moved(found.state, State.ENDED), at
    work.tell(SuspensionEnded(**_refs(found), result=result), case_number, occurred_at=at)


def _refs(found: Stop) -> dict[str, str]:
    return {"asset": found.asset_id, "listing": found.listing_id, "stop": found.id}


async def _course(work: Work, asset_id: str) -> Course:
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    return await disposals.course(work.session, disposal)


def _suspension(course: Course) -> Stop:
    found = course.suspension
    rules.check_suspended(found.state if found else None)
    assert found is not None
    return found

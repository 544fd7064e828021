"""屏蔽: a case is taken out of the library when its claim is performed or nothing is concluded any more (终本规定第十八条)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from services.intake.closing import service as closing
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.library import acts, repository, rules
from services.intake.library.models import Shielding
from services.intake.library.rules import SHIELDED, Shielded, ShieldGround, Shown
from services.intake.library.schemas import (
    ShieldGroundIn,
    ShieldingDecisionIn,
    ShieldingFilter,
    ShieldingOut,
)
from services.intake.petitions.ending import is_named
from services.intake.resumption.rules import owed
from services.intake.upkeep import service as upkeep
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import State as Kept
from shared.contracts.intake.facts import CaseShielded, ShieldGroundDenied, ShieldGroundNoted
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction

if TYPE_CHECKING:
    from services.intake.library.evidence import Held


async def note(work: Work, case_number: str, body: ShieldGroundIn, held: Held) -> ShieldingOut:
    """From when the ground arose its three days run; another takes the case out."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(rules.check_notes(case.officer, work.actor))
    listed = await repository.is_in_library(work.session, case_number)
    rules.check_in_library(listed=listed, article=SHIELDED)
    rules.check_none_noted(noted=await repository.noted(work.session, case_number) is not None)
    shown = await _shown_by(work, case, held, body.petition)
    kept = await work.session.get_one(Upkeep, case_number)
    rules.check_named(body.ground, body.papers, body.ruling, body.petition)
    since = rules.check_ground(body.ground, body.papers, case_number, shown, kept.concluded_at, work.hands)
    one = _note(work, case_number, since, body)
    return _out(work, one)


async def note_paid(work: Work, case_number: str, looked_at: datetime, held: Held) -> None:
    """What the ledger shows is noted without anybody's act: money that comes after the round calls for nobody to remember it."""
    case = await cases.case(work.session, case_number, lock=True)
    await repository.looked(work.session, case_number, looked_at)
    open_one = await repository.noted(work.session, case_number) is not None
    if open_one or not await repository.is_in_library(work.session, case_number):
        return
    shown = await _shown_by(work, case, held, None)
    if shown.is_paid and shown.paid_at is not None:
        kept = await work.session.get_one(Upkeep, case_number)
        since = max(shown.paid_at, kept.concluded_at)
        _note(work, case_number, since, ShieldGroundIn(ground=ShieldGround.PERFORMED))


async def taken_over(work: Work, case_number: str) -> None:
    """The case goes on in another: nothing of it is concluded any more, and it is public no longer."""
    if not await repository.is_in_library(work.session, case_number):
        return
    waits = await repository.noted(work.session, case_number)
    if waits is not None:
        waits.state, waits.decided_by, waits.decided_at = Shielded.DENIED, work.actor.id, work.now
        waits.answer = ShieldGround.RESUMED.label
        work.tell(ShieldGroundDenied(shielding=waits.id), case_number)
        await work.session.flush()
    one = _note(work, case_number, work.now, ShieldGroundIn(ground=ShieldGround.RESUMED))
    await work.session.flush()
    _shield(work, one)


async def decide(work: Work, shielding_id: str, body: ShieldingDecisionIn, held: Held) -> ShieldingOut:
    """Taken out for good, or the ground does not hold."""
    one = await repository.shielding(work.session, shielding_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one, with_for_update=True)
    rules.check_shields((one.noted_by, one.noted_for), one.state, work.actor)
    rules.check_said(body.answer, shielded=body.shielded)
    shown = await _shown_by(work, case, held, None)
    ground = ShieldGround(one.ground)
    rules.check_still(ground, one.papers, shown, shielded=body.shielded)
    one.answer = body.answer
    if not body.shielded:
        one.state, one.decided_by, one.decided_at = Shielded.DENIED, work.actor.id, work.now
        told = ShieldGroundDenied(shielding=one.id)
        work.record(AuditAction.SHIELDING_DECIDE, told, one.case_number)
        return _out(work, one)
    _shield(work, one)
    if ground in rules.OVER:
        await upkeep.end(work, one.case_number, Kept.OVER)
    return _out(work, one)


async def read(work: Work, shielding_id: str) -> ShieldingOut:
    one = await repository.shielding(work.session, shielding_id)
    await open_case(work, one.case_number, AuditAction.SHIELDING_READ, shielding_id)
    return _out(work, one)


async def list_shieldings(
    work: Work, asked: ShieldingFilter, case_number: str | None = None
) -> Page[ShieldingOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.SHIELDING_READ, asked)
    found = await repository.shieldings(work.session, asked, of)
    return found.of(lambda one: _out(work, one))


async def case_of(work: Work, shielding_id: str) -> str:
    return (await repository.shielding(work.session, shielding_id)).case_number


async def ruling_of(work: Work, case_number: str) -> str | None:
    """By which its round was concluded."""
    return await repository.ruling_of(work.session, case_number)


async def paid_since(work: Work) -> tuple[list[str], datetime]:
    """The cases in which money moved that nobody has looked at, and as of when."""
    return await repository.paid_since(work.session), work.now


async def _shown_by(work: Work, case: Case, held: Held, petition: str | None) -> Shown:
    application = await cases.application(work.session, case.application_id)
    parties = await cases.parties(work.session, application.id)
    waived = await closing.waived_in(work, case.case_number)
    debt, plan, handed_on = closing.debt_of(application, parties), held.repaid.plan, held.repaid.handed_on
    return Shown(
        held.files,
        owed(debt, held.repaid.recovered, plan, waived),
        plan is not None and (handed_on is None or handed_on <= plan.stop_on),
        application.act_owed,
        held.paid_at,
        [one.called for one in parties if one.role == "applicant" and one.left_at is None],
        held.ruling,
        await _revoked_at(work, case.case_number, held, petition) if petition else None,
    )


async def _revoked_at(work: Work, case_number: str, held: Held, petition: str) -> datetime | None:
    """When who objected to the ruling of the round had it that he is right, here or above."""
    one = await repository.objection(work.session, case_number, petition)
    if one is None or held.concluded is None or not is_named(one.thing or "", held.concluded):
        return None
    if one.is_overturned:
        return one.overturned_at if one.result == "rejected" else None
    return one.served_at if one.result == "granted" else None


def _note(work: Work, case_number: str, since: datetime, named: ShieldGroundIn) -> Shielding:
    one = Shielding(
        case_number=case_number,
        since=since,
        noted_by=work.actor.id,
        noted_for=work.stead,
        noted_at=work.now,
        **named.model_dump(),
    )
    work.session.add(one)
    told = ShieldGroundNoted(shielding=one.id, ground=one.ground)
    work.record(AuditAction.SHIELDING_NOTE, told, case_number, occurred_at=since)
    return one


def _shield(work: Work, one: Shielding) -> None:
    one.state, one.decided_by, one.decided_at = Shielded.SHIELDED, work.actor.id, work.now
    told = CaseShielded(shielding=one.id, ground=one.ground)
    work.record(AuditAction.SHIELDING_DECIDE, told, one.case_number)


def _out(work: Work, one: Shielding) -> ShieldingOut:
    return ShieldingOut(**one.model_dump(), acts=acts.on_shielding(work.actor, one))

"""执行担保 (民事诉讼法第二百四十二条): recorded by the officer on the undertaking, accepted by the judge, called on in time, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from services.intake.filing import repository as cases
from services.intake.filing.models import Case, Party
from services.intake.guarantees import acts, repository, rules
from services.intake.guarantees.models import Guarantee
from services.intake.guarantees.rules import EndGround, Said, Side, State
from services.intake.guarantees.schemas import (
    GuaranteeCallIn,
    GuaranteeDecisionIn,
    GuaranteeEndIn,
    GuaranteeFilter,
    GuaranteeIn,
    GuaranteeOut,
)
from services.intake.suspension.called import end_called
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import (
    GuaranteeCalled,
    GuaranteeDecided,
    GuaranteeEnded,
    GuaranteeGiven,
)
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_judge, check_not_over, check_officer, check_open
from shared.law.names import Called, Whose
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import GUA
from shared.values.audit_action import AuditAction
from shared.values.zone import begin_of

if TYPE_CHECKING:
    from services.intake.guarantees.evidence import Evidence


async def record(
    work: Work, case_number: str, body: GuaranteeIn, files: Sequence[FileRecord]
) -> GuaranteeOut:
    """Put an undertaking on record; it binds nobody's enforcement before the judge has accepted it."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    check_enforces(case_number)
    said = Said(
        **body.model_dump(include=set(Said.__dataclass_fields__) - {"property"}),
        property=body.property is not None,
    )
    present = await cases.present(work.session, case.application_id)
    sides = [Side(one.role, one.name, one.identity) for one in present]
    own = rules.check_said(said, sides, work.now.date())
    _check_papers(work, body, present, files)
    rules.check_first(await repository.is_recorded(work.session, case_number, body.undertaking))
    one = Guarantee(
        case_number=case_number,
        own=own,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(exclude={"enforceable"}),
    )
    work.session.add(one)
    work.record(AuditAction.GUARANTEE_RECORD, GuaranteeGiven(guarantee=one.id), case_number)
    return await _out(work, one, case)


async def decide(
    work: Work, guarantee_id: str, body: GuaranteeDecisionIn, files: Sequence[FileRecord]
) -> GuaranteeOut:
    """The judge accepts it, or not; a case that has ended takes none, and leaves none undecided."""
    one, case = await _locked(work, guarantee_id)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.ARTICLE))
    rules.check_another((one.recorded_by, one.recorded_for), work.actor)
    to = State(body.result)
    rules.check_follows(one.state, to)
    rules.check_says_why(to, body.reason)
    if to is State.ACCEPTED:
        check_open(case.state, rules.NO_MORE, rules.ARTICLE)
        _check_papers(work, one, await cases.present(work.session, case.application_id), files)
    one.state, one.reason = to, body.reason
    one.decided_by, one.decided_at = work.actor.id, work.now
    last = rules.last_day(one.deferred_until, one.liable_until)
    told = GuaranteeDecided(
        guarantee=one.id,
        accepted="yes" if to is State.ACCEPTED else "no",
        over_at=begin_of(last + timedelta(days=1)),
    )
    work.record(AuditAction.GUARANTEE_DECIDE, told, case.case_number)
    return await _out(work, one, case)


async def call_on(work: Work, guarantee_id: str, body: GuaranteeCallIn, held: Evidence) -> GuaranteeOut:
    """By a ruling, on the applicant's application; the deferral that stands on it is over (GUA[11])."""
    one, case = await _locked(work, guarantee_id)
    work.in_stead_of(check_judge(case.judge, work.actor, GUA[11]))
    check_not_over(case.state, case.closing_mode, rules.NO_MORE_CALLS, GUA[11])
    stays, today = await repository.stay_states(work.session, [one]), work.now.date()
    rules.check_callable(one.state, stays.get(one.stay or ""), one.deferred_until, today)
    rules.check_called(body.ground, one.deferred_until, body.called_for, one.amount, today)
    present = await cases.present(work.session, case.application_id)
    rules.check_call_papers(
        _guarantor(one, present),
        body.application,
        body.ruling,
        _applicants(present),
        held.files,
        rules.last_day(one.deferred_until, one.liable_until),
        work.hands,
    )
    rules.check_cash_first(held.frozen, body.called_for)
    one.state, one.called_by, one.called_at = State.CALLED, work.actor.id, work.now
    one.called_ground, one.called_for = body.ground, body.called_for
    one.application, one.ruling = body.application, body.ruling
    assert one.stay is not None
    await end_called(work, one.stay, body.application, held.files)
    work.record(AuditAction.GUARANTEE_CALL, GuaranteeCalled(guarantee=one.id), case.case_number)
    return await _out(work, one, case)


async def end(
    work: Work, guarantee_id: str, body: GuaranteeEndIn, files: Sequence[FileRecord]
) -> GuaranteeOut:
    """Nobody answers by it any more, whatever has become of the case."""
    one, case = await _locked(work, guarantee_id)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.ARTICLE))
    to = rules.check_ends(one.state, body.ground)
    stays = await repository.stay_states(work.session, [one])
    last = rules.last_day(one.deferred_until, one.liable_until)
    now = rules.Standing(
        closed_as=case.closing_mode if case.state != "open" else None,
        deferred=stays.get(one.stay or "", "refused") != "refused",
        last=last,
        today=work.now.date(),
    )
    rules.check_end_ground(body.ground, now)
    rules.check_not_asked(body.ground, body.reason, files, one.recorded_at.date(), last)
    present = await cases.present(work.session, case.application_id)
    whom = _applicants(present) if body.ground is EndGround.CONSENT else [_guarantor(one, present)]
    rules.check_end_paper(body.ground, body.end_file, whom, files, work.hands)
    one.state, one.end_ground, one.end_file = to, body.ground, body.end_file
    one.ended_by, one.ended_at = work.actor.id, work.now
    work.tell(GuaranteeEnded(guarantee=one.id), case.case_number)
    work.audit(
        case.case_number, AuditAction.GUARANTEE_END, one.id, ground=body.ground.label, reason=body.reason
    )
    return await _out(work, one, case)


async def read(work: Work, guarantee_id: str) -> GuaranteeOut:
    one = await repository.guarantee(work.session, guarantee_id)
    standing = await open_case(work, one.case_number, AuditAction.GUARANTEE_READ, guarantee_id)
    return await _out(work, one, standing)


async def list_guarantees(
    work: Work, asked: GuaranteeFilter, case_number: str | None = None
) -> Page[GuaranteeOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.GUARANTEE_READ, asked)
    found = await repository.guarantees(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    stays = await repository.stay_states(work.session, found.items)
    return found.of(lambda one: _shown(work, one, stays, standings[one.case_number]))


async def case_of(work: Work, guarantee_id: str) -> str:
    return (await repository.guarantee(work.session, guarantee_id)).case_number


async def _locked(work: Work, guarantee_id: str) -> tuple[Guarantee, Case]:
    one = await repository.guarantee(work.session, guarantee_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one)
    return one, case


def _applicants(present: Sequence[Party]) -> list[Called]:
    return [one.called for one in present if one.role == "applicant"]


def _guarantor(said: GuaranteeIn | Guarantee, present: Sequence[Party]) -> Whose:
    """Who guarantees; a party who does so himself with what he was called before."""
    return next((one.called for one in present if one.identity == said.identity), said.guarantor)


def _check_papers(
    work: Work, said: GuaranteeIn | Guarantee, present: Sequence[Party], files: Sequence[FileRecord]
) -> None:
    papers = {name: getattr(said, name) for name in ("undertaking", "resolution", "registration")}
    guarantor, applicants = _guarantor(said, present), _applicants(present)
    rules.check_papers(guarantor, papers, said.consents, applicants, files, work.hands)


async def _out(work: Work, one: Guarantee, case: Case | Standing) -> GuaranteeOut:
    await work.session.flush()
    return _shown(work, one, await repository.stay_states(work.session, [one]), case)


def _shown(work: Work, one: Guarantee, stays: Mapping[str, str], case: Case | Standing) -> GuaranteeOut:
    return GuaranteeOut.model_validate(
        one.model_dump(include=GuaranteeOut.model_fields.keys() - {"acts", "last_day"})
        | {
            "last_day": rules.last_day(one.deferred_until, one.liable_until),
            "acts": acts.on(work.actor, one, stays.get(one.stay or ""), case.judge, work.now.date()),
        }
    )

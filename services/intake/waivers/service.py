"""放弃、和解、减免: recorded by the handling officer on a paper, confirmed by the judge of the case; what closing counts by."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.alterations import repository as alterations
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell
from services.intake.waivers import acts, repository, rules
from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import PAPERS, Said
from services.intake.waivers.schemas import WaiverDecisionIn, WaiverFilter, WaiverIn, WaiverOut
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import WaiverRecorded
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office


async def record(work: Work, case_number: str, body: WaiverIn, files: Sequence[FileRecord]) -> WaiverOut:
    """Put a paper on record; the judge of the case hears of it."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.WAIVER))
    check_open(case.state, rules.NO_MORE_WAIVERS, rules.WAIVER)
    check_enforces(case_number)
    application = await cases.application(work.session, case.application_id)
    said = Said(**body.model_dump())
    claim = application.principal + application.interest
    claim -= await alterations.ended(work.session, case_number)
    rules.check_said(said, claim, application.effective_on, work.now.date())
    applicant = rules.waived_for(body.waived_by, await _entitled(work, case))
    sha256 = rules.check_paper(said, files, work.hands)
    rules.check_first(await repository.stands(work.session, case_number, sha256))
    waiver = Waiver(
        case_number=case_number,
        sha256=sha256,
        applicant=applicant,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(),
    )
    work.session.add(waiver)
    docket_id = str(DocketId.case(case_number))
    if to := await addressee(work, docket_id, (Office.JUDGE,)):
        text = f"{PAPERS[body.kind][0].label}已经登记，请核对材料后确认"
        tell(work, docket_id, "waiver_recorded", to, text, rules.WAIVER, work.now)
    work.record(AuditAction.WAIVER_RECORD, WaiverRecorded(waiver=waiver.id), case_number)
    return _out(work, waiver, case)


async def decide(
    work: Work, waiver_id: str, body: WaiverDecisionIn, files: Sequence[FileRecord]
) -> WaiverOut:
    """Confirm it, refuse it, or note that it does no longer stand: by the judge, who has not brought the paper."""
    waiver = await repository.waiver(work.session, waiver_id)
    case = await cases.case(work.session, waiver.case_number, lock=True)
    await work.session.refresh(waiver)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.WAIVER))
    rules.check_another((waiver.recorded_by, waiver.recorded_for), work.actor)
    check_open(case.state, "不得再确认放弃、和解", rules.WAIVER)
    waiver.state = rules.moved(waiver.state, body.result, body.reason)
    if waiver.state == rules.State.CONFIRMED:
        rules.check_paper(said(waiver), files, work.hands)
    waiver.decided_by, waiver.decided_at, waiver.reason = work.actor.id, work.now, body.reason
    work.audit(case.case_number, AuditAction.WAIVER_DECIDE, waiver.id, result=body.result, reason=body.reason)
    return _out(work, waiver, case)


async def read(work: Work, waiver_id: str) -> WaiverOut:
    waiver = await repository.waiver(work.session, waiver_id)
    standing = await open_case(work, waiver.case_number, AuditAction.WAIVER_READ, waiver_id)
    return _out(work, waiver, standing)


async def list_waivers(work: Work, asked: WaiverFilter, case_number: str | None = None) -> Page[WaiverOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.WAIVER_READ, asked)
    found = await repository.list_waivers(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    return found.of(lambda one: _out(work, one, standings[one.case_number]))


async def case_of(work: Work, waiver_id: str) -> str:
    return (await repository.waiver(work.session, waiver_id)).case_number


def said(waiver: Waiver) -> Said:
    return Said(**waiver.model_dump(include=set(Said.__dataclass_fields__)))


async def _entitled(work: Work, case: Case) -> dict[str, str]:
    """Who may give up something of a claim → the applicant whose it is."""
    parties = await cases.present(work.session, case.application_id)
    applicants = [party.id for party in parties if party.role == "applicant"]
    agents = await cases.agents(work.session, applicants)
    special = {
        agent.id: applicant for applicant, named in agents.items() for agent in named if agent.disposes
    }
    return {one: one for one in applicants} | special


def _out(work: Work, waiver: Waiver, case: Case | Standing) -> WaiverOut:
    return WaiverOut(**waiver.model_dump(), acts=acts.on(work.actor, waiver, case.judge))

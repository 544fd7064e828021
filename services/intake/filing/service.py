"""收案、立案: an application is received; filing it gives the case its number and starts everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.intake.agents.rules import power_of
from services.intake.alterations import repository as alterations
from services.intake.assignment import repository as assignments
from services.intake.assignment.models import Assignment
from services.intake.closing import repository as closing
from services.intake.docket import repository as docket
from services.intake.filing import acts, repository, rules
from services.intake.filing.models import Agent, Application, Case, Party
from services.intake.filing.schemas import (
    ApplicationDetail,
    ApplicationFilter,
    ApplicationIn,
    ApplicationOut,
    CaseOut,
    CaseShown,
    PartyIn,
    PartyOut,
)
from services.intake.library import repository as library
from services.intake.linked.service import note
from services.intake.preservation import repository as preservations
from services.intake.preservation.models import Preserved
from services.intake.preservation.rules import (
    check_handed_over,
    check_named,
    end_of_performance,
    goes_on_in,
)
from services.intake.preservation.standing import record_of
from services.intake.renamings import repository as renamings
from services.intake.resumption import repository as resumptions
from services.intake.resumption.carrying import go_on
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import FileRecord
from shared.contracts.fact import YesNo
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationReceived,
    CaseFiled,
    ClaimEnforcedAnew,
    PreservationFiled,
    PreservationReceived,
    PreservationTakenOn,
)
from shared.contracts.intake.preservation import PreservationStage
from shared.contracts.intake.records import PartyRecord
from shared.platform.acts import Act
from shared.platform.paging import Page
from shared.platform.reading import how_to_open, may_read, note_reading, open_case, standing_in
from shared.platform.settings import settings
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.case_number import PRESERVATION, CaseNumber
from shared.values.record_id import derived_id
from shared.values.roles import Office

FIRST_ENFORCEMENT = "执"
RESUMED = "执恢"
APPLICATION = "申请"
"""The counter of applications, beside those of the cases' type codes."""


async def receive(work: Work, body: ApplicationIn) -> ApplicationOut:
    """Record an application (执行工作规定第十六条: decided within seven days of its receipt)."""
    rules.check_dates(body.received_at, body.effective_on, body.performance_due_on, work.now)
    rules.check_agents([len(party.agents) for party in body.parties], work.now.date())
    number = await repository.next_number(work.session, work.now.year, APPLICATION)
    application = Application(
        id=f"{work.now.year}-{number}", **body.model_dump(exclude={"parties"}), received_by=work.actor.id
    )
    work.session.add(application)
    await work.session.flush()
    await enter_parties(work, application, body.parties)
    if body.preservation is not None:
        kept = await preservations.kept_for(work.session, body.instrument_number, body.preservation)
        parties = {(party.role, party.identity) for party in body.parties}
        check_named(body.preservation, parties, body.instrument_number, kept)
    return await received(work, application)


async def enter_parties(work: Work, application: Application, parties: Sequence[PartyIn]) -> None:
    """With the agents of each."""
    for position, party in enumerate(parties):
        party_id = derived_id("party", application.id, position)
        row = party.model_dump(exclude={"agents"})
        work.session.add(Party(id=party_id, application_id=application.id, position=position, **row))
        await work.session.flush()
        work.session.add_all(
            Agent(party_id=party_id, position=at, **agent.model_dump())
            for at, agent in enumerate(party.agents)
        )


async def received(work: Work, application: Application) -> ApplicationOut:
    """It is on record with its parties, the first of them on its instrument that stands."""
    await check_first(work, application)
    work.audit(COURT, AuditAction.APPLICATION_RECEIVE, application.id)
    docket_id, told_at = DocketId.application(application.id), application.received_at
    handed_over = await preservations.of_application(work.session, application.id)
    if handed_over:
        work.tell(PreservationReceived(ruled_at=handed_over.ruled_at), docket_id, occurred_at=told_at)
    else:
        work.tell(ApplicationReceived(), docket_id, occurred_at=told_at)
    return application_out(work, application, None)


async def file_case(work: Work, application_id: str, papers: rules.Papers) -> CaseOut:
    """File the case: the number is given in this transaction, gap-free (法〔2015〕137号); 409 if it is decided already."""
    application = await repository.application(work.session, application_id, lock=True)
    rules.check_undecided(application.case_number, application.outcome)
    resumed = await resumptions.of_application(work.session, application_id)
    handed_over = await preservations.of_application(work.session, application_id)
    type_code = PRESERVATION if handed_over else RESUMED if resumed else FIRST_ENFORCEMENT
    number = await repository.next_number(work.session, work.now.year, type_code)
    refused = await check_first(work, application)
    rules.check_accepts(replace(papers, refused=refused), application.version, work.hands)
    case_number = str(CaseNumber(work.now.year, settings().court_code, type_code, number))
    case = Case(
        case_number=case_number,
        application_id=application.id,
        year=work.now.year,
        type_code=type_code,
        number=number,
        filed_at=work.now,
        filed_by=work.actor.id,
    )
    work.session.add(case)
    application.case_number, application.decided_at = case_number, work.now
    application.version += 1
    work.audit(case_number, AuditAction.CASE_FILE, case_number, application=application.id)
    work.tell(ApplicationDecided(), DocketId.application(application.id))
    complete_at = application.supplied_at or application.received_at  # JS[208]
    work.tell(CaseFiled(application_received_at=complete_at), case_number)
    await _empower(work, application, papers.files)
    if resumed:
        await go_on(work, resumed, application)
    if handed_over:
        handed_over.ruling = check_handed_over(papers.files, work.hands)
        urgent: YesNo = "yes" if handed_over.urgent else "no"
        filed = PreservationFiled(
            ruled_at=handed_over.ruled_at,
            urgent=urgent,
            stage=handed_over.stage,
            performs_until=end_of_performance(application.performance_due_on)
            if handed_over.stage == PreservationStage.BEFORE_ENFORCEMENT
            else None,
        )
        work.tell(filed, case_number)
    elif not resumed:
        await _tell_revoked(work, application)
    if not resumed:
        await _take_on(work, application, case_number, preserves=handed_over is not None)
    await note(work, application)
    return await _case_out(work, case, application)


async def _empower(work: Work, application: Application, files: Sequence[FileRecord]) -> None:
    """Whom a paper lodged with the application names has the special power that was typed (民事诉讼法第六十二条)."""
    for agent in await repository.typed(work.session, application.id):
        if power := power_of(agent.name, files, work.hands):
            agent.power, agent.entered_by, agent.entered_at = power, work.actor.id, work.now


async def _tell_revoked(work: Work, application: Application) -> None:
    """Whose end was revoked need not go on any more: what it was about is enforced here."""
    parties, earlier = await _on_instrument(work, application)
    for other in earlier:
        ended = other.case_number if other.state != "open" and other.same(parties) else None
        if ended and await resumptions.revoked_by(work.session, ended):
            work.tell(ClaimEnforcedAnew(application=application.id), ended)


async def _take_on(work: Work, application: Application, case_number: str, *, preserves: bool) -> None:
    """What was preserved for it goes on in it, without a new ruling (民诉法解释第一百六十八条)."""
    await work.session.flush()
    instrument = application.instrument_number
    named = application.preservation or ""
    kept = await preservations.kept_for(work.session, instrument, named)
    parties = {(one.role, one.identity) for one in await repository.parties(work.session, application.id)}
    for one in goes_on_in(parties, instrument, kept, named, preserves=preserves):
        if one != case_number:
            work.session.add(Preserved(preservation=one, case_number=case_number))
            work.tell(PreservationTakenOn(), one, occurred_at=application.received_at)


async def undecided(work: Work, application_id: str) -> Application:
    """The application, locked; 409 if it is decided."""
    application = await repository.application(work.session, application_id, lock=True)
    rules.check_undecided(application.case_number, application.outcome)
    return application


async def check_first(work: Work, application: Application) -> bool:
    """Whether its parties were refused on the same instrument before; 409 if they have it enforced already."""
    parties, earlier = await _on_instrument(work, application)
    resumed = await resumptions.of_application(work.session, application.id)
    rules.check_first(parties, earlier, resumes=resumed.case_number if resumed else None)
    return rules.refused_before(parties, earlier)


async def was_refused(work: Work, application_id: str) -> bool:
    """Whether its parties were refused on the same instrument before."""
    application = await repository.application(work.session, application_id)
    return rules.refused_before(*await _on_instrument(work, application))


async def rests_on_papers(work: Work, application_id: str) -> bool:
    """Whether it is filed on a paper among its files: the ruling that was handed over, what shows a ground gone, or what gives
    an agent a special power.
    """
    handed_over = await preservations.of_application(work.session, application_id)
    typed = await repository.typed(work.session, application_id)
    return handed_over is not None or bool(typed) or await was_refused(work, application_id)


async def _on_instrument(
    work: Work, application: Application
) -> tuple[set[tuple[str, str]], list[rules.Earlier]]:
    """Its parties, and the other applications on its instrument."""
    parties = await repository.parties(work.session, application.id)
    earlier = await repository.of_instrument(work.session, application)
    return {(party.role, party.identity) for party in parties}, earlier


async def is_to_decide(work: Work, application_id: str) -> bool:
    """Whether it waits for a decision that the caller may take."""
    application = await repository.application(work.session, application_id)
    decided = application.case_number is not None or application.outcome
    return not decided and bool(work.actor.offices.intersection(acts.FILE_CASE.offices))


async def read_application(work: Work, application_id: str, papers: rules.Papers | None) -> ApplicationDetail:
    """The application with its basis, claim and parties. Who read it is kept. `papers`: None where they were not read."""
    application = await repository.application(work.session, application_id)
    await open_application(work, application, AuditAction.APPLICATION_READ)
    number = application.case_number
    case = None if number is None else await repository.case(work.session, number)
    state = case.state if case else None
    today = work.now.date()
    changes = await renamings.standing(work.session, application_id)
    return ApplicationDetail(
        **application.model_dump(),
        acts=acts.on_application(work.actor, application, state, papers),
        parties=[
            PartyOut(
                **party.model_dump(),
                acts=acts.on_party(
                    work.actor,
                    application,
                    case,
                    len(party.agents),
                    [each.as_entered for each in changes.get(party.id, ())],
                    today,
                ),
            )
            for party in await _parties(work, application)
        ],
    )


async def list_applications(work: Work, asked: ApplicationFilter) -> Page[ApplicationOut]:
    """Applications, filed or not. Who asked is kept."""
    work.audit(COURT, AuditAction.APPLICATION_READ, "", **asked.used())
    found = await repository.applications(work.session, asked, work.actor)
    return found.of(lambda row: application_out(work, *row))


async def open_application(work: Work, application: Application, action: AuditAction) -> None:
    """Read something of an application: of its case, once it is filed."""
    if application.case_number is None:
        rules.check_reads_undecided(work.actor)
        work.audit(COURT, action, application.id, client=work.client)
    else:
        await open_case(work, application.case_number, action, application.id)


async def show_case(work: Work, case_number: str) -> CaseOut | CaseShown:
    """The case with its parties; to whom it is not open, its card. Who saw which is kept."""
    standing = await standing_in(work, case_number)
    case = await repository.case(work.session, case_number)
    application = await repository.application(work.session, case.application_id)
    if await may_read(work, case_number, standing):
        note_reading(work, case_number, standing, AuditAction.CASE_READ)
        return await _case_out(work, case, application)
    note_reading(work, case_number, standing, AuditAction.CASE_CARD)
    parties = [] if case.sealed else await repository.parties(work.session, application.id)
    return CaseShown(
        **case.model_dump(include=set(CaseShown.model_fields)),
        stage=await repository.stage(work.session, case_number),
        applicants=[party.name for party in parties if party.role == "applicant"],
        respondents=[party.name for party in parties if party.role == "respondent"],
        how_to_open=how_to_open(case_number, standing),
        acts=acts.on_card(work.actor, standing),
    )


async def read_case(work: Work, case_number: str) -> CaseOut:
    """The case with its parties. Who read them is kept."""
    case = await repository.case(work.session, case_number)
    await open_case(work, case_number, AuditAction.CASE_READ)
    return await _case_out(work, case, await repository.application(work.session, case.application_id))


def application_out(work: Work, application: Application, state: str | None) -> ApplicationOut:
    """`state`: of its case, once it is filed."""
    return ApplicationOut(
        **application.model_dump(), acts=acts.on_application(work.actor, application, state)
    )


async def _acts(work: Work, case: Case) -> list[Act]:
    request = await closing.open_request(work.session, case.case_number)
    unfinished = await docket.unfinished(work.session, str(DocketId.case(case.case_number)))
    assigned = await work.session.get(Assignment, case.case_number)
    revoked_by = await resumptions.revoked_by(work.session, case.case_number)
    handed_over = await preservations.of_application(work.session, case.application_id)
    return acts.on_case(
        work.actor,
        case,
        assigned=(assigned.decided_by, assigned.decided_for) if assigned else (),
        request_open=request is not None,
        unfinished=unfinished,
        ended=await resumptions.how_ended(work.session, case),
        gone_on=await resumptions.gone_on(work.session, case),
        revoked=revoked_by is not None,
        lifted=await preservations.lifting(work.session, case.case_number) is not None,
        preserved_in=await preservations.goes_on_in(work.session, case.case_number),
        in_library=await library.is_in_library(work.session, case.case_number),
        stage=handed_over.stage if handed_over else "",
        sued=await preservations.suit(work.session, case.case_number) is not None,
    )


async def _case_out(work: Work, case: Case, application: Application) -> CaseOut:
    basis = application.model_dump(
        include={
            "instrument_number",
            "instrument_court",
            "effective_on",
            "performance_due_on",
            "principal",
            "interest",
            "act_owed",
        }
    )
    resumed = await resumptions.of_application(work.session, application.id)
    for_people = Office.SERVICE not in work.actor.own
    return CaseOut(
        **case.model_dump(include=set(CaseOut.model_fields)),
        **basis,
        resumes=resumed.case_number if resumed else None,
        resumed_by=await resumptions.resumed_by(work.session, case.case_number),
        preservation=await record_of(work, application),
        preserved_in=await preservations.preserved_in(work.session, case.case_number),
        goes_on_in=await preservations.goes_on_in(work.session, case.case_number),
        had_by=sorted(await assignments.people(work.session, [case.case_number])),
        acts=await _acts(work, case) if for_people else [],
        on_record=await repository.on_record(work.session, case.case_number) if for_people else [],
        application_received_at=application.received_at,
        parties=await _parties(work, application),
    )


async def _parties(work: Work, application: Application) -> list[PartyRecord]:
    parties = await repository.parties(work.session, application.id)
    agents = await repository.agents(work.session, [party.id for party in parties])
    shares = await alterations.shares(work.session, application.case_number or "")
    return [
        PartyRecord(
            **party.model_dump(),
            share_ended=shares.get(party.id),
            agents=[each.model_dump() for each in agents.get(party.id, ())],
        )
        for party in parties
    ]

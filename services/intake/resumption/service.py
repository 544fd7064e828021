"""恢复执行: what is still owed of a case that has ended is received as an application, which is then filed as 执恢."""

from __future__ import annotations

from dataclasses import asdict

from services.intake.closing import service as closing
from services.intake.filing import repository as cases
from services.intake.filing import service as filing
from services.intake.filing.models import Agent, Application, Case, Party
from services.intake.filing.schemas import ApplicationOut
from services.intake.resumption import repository, rules
from services.intake.resumption.evidence import Evidence
from services.intake.resumption.models import Resumption
from services.intake.resumption.rules import Agreed, ResumptionGround
from services.intake.resumption.schemas import ResumptionIn
from services.intake.settlements import deceit
from services.intake.settlements import repository as settlements
from services.intake.settlements import service as settling
from services.intake.settlements.acts import due_of
from services.intake.settlements.models import Settlement
from services.intake.settlements.rules import State, acts_missing, overdue, paid
from shared.contracts.intake.closing import ClosingMode
from shared.platform.work import Work
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id
from shared.values.zone import COURT_ZONE

_OF_THE_ROW = {"id", "application_id", "party_id", "origin"}
_BASIS = {"instrument_number", "instrument_court", "effective_on", "act_owed"}


async def resume(work: Work, case_number: str, body: ResumptionIn, held: Evidence) -> ApplicationOut:
    """Parties, agents and basis are carried on; the claim is what the ledger leaves of it."""
    case = await cases.case(work.session, case_number, lock=True)
    revoked_by = await repository.revoked_by(work.session, case_number)
    gone_on = await repository.gone_on(work.session, case)
    ended = await repository.how_ended(work.session, case)
    rules.check_resumable(case.state, ended, gone_on, revoked=revoked_by is not None)
    assert case.closed_at is not None
    on_asset = body.asset is not None
    work.in_stead_of(rules.check_who(body.ground, case.judge, work.actor, on_asset=on_asset))
    rules.check_asked(
        body.ground,
        ended,
        body.received_at,
        case.closed_at,
        work.now,
        on_paper=body.paper is not None,
        on_asset=on_asset,
        revoked=revoked_by is not None,
    )
    before = await cases.application(work.session, case.application_id)
    parties = await cases.parties(work.session, before.id)
    if body.paper is not None:
        applicants = [one.called for one in parties if one.role == "applicant" and one.left_at is None]
        rules.check_paper(body.ground, body.paper, body.received_at, held.files, applicants, work.hands)
    if body.asset is not None:
        rules.check_found(body.asset, held.assets, case.closed_at)
    agreement = await settlements.binding(work.session, case_number)
    agreed = await _agreed(work, case, agreement, held)
    rules.check_settled(body.ground, agreed)
    found = deceit.check_found(
        body,
        await settling.shown_of(work, case, held.files, held.ruling),
        wanted=body.ground is ResumptionGround.FRAUD,
        agreed_on=agreement.agreed_on if agreement else None,
        today=work.now.astimezone(COURT_ZONE).date(),
        hands=work.hands,
    )
    if found:
        deceit.check_after_performance(found, performed=agreed is not None and agreed.performed)
    debt = closing.debt_of(before, parties)
    waived = await closing.waived_in(work, case_number, settled=body.ground not in rules.SETTLED)
    left = rules.owed(debt, held.repaid.recovered, held.repaid.plan, waived)
    rules.check_owed(left, before.act_owed)
    revoked = revoked_by if body.ground is ResumptionGround.REVOKED else None
    carried = await _carry(work, case, before, left, body, revoked, found)
    return await filing.received(work, carried)


async def _agreed(work: Work, case: Case, one: Settlement | None, held: Evidence) -> Agreed | None:
    """The settlement by which the parties are bound, and what of it is missing by the ledger and the record."""
    if one is None:
        papers = await settling.given_up(work, case.case_number, None)
        return Agreed(says_what=False) if papers else None
    due, today = due_of(one), work.now.astimezone(COURT_ZONE).date()
    done = settlements.confirmed((await settlements.acts_of(work.session, [one.id]))[one.id])
    return Agreed(
        performed=one.state == State.PERFORMED or case.closing_mode == ClosingMode.FULLY_ENFORCED,
        overdue=overdue(due, paid(held.come_in, one.agreed_on), today),
        acts=acts_missing(due, done, today),
    )


async def _carry(
    work: Work,
    case: Case,
    before: Application,
    left: rules.Owed,
    body: ResumptionIn,
    revoked_by: str | None,
    found: deceit.Found | None,
) -> Application:
    number = await cases.next_number(work.session, work.now.year, filing.APPLICATION)
    application = Application(
        id=f"{work.now.year}-{number}",
        received_at=body.received_at,
        received_by=work.actor.id,
        principal=left.principal,
        interest=left.interest + left.delay_interest,
        performance_due_on=left.due_on,
        **before.model_dump(include=_BASIS),
    )
    work.session.add(application)
    await work.session.flush()
    resumption = Resumption(
        application_id=application.id,
        case_number=case.case_number,
        ground=body.ground,
        paper=body.paper,
        asset=body.asset,
        petition=revoked_by,
        delay_interest=left.delay_interest,
        **(asdict(found) if found else {}),
    )
    work.session.add(resumption)
    parties = await cases.parties(work.session, before.id)
    agents = await cases.agents(work.session, [party.id for party in parties])
    for party in parties:
        row = Party(
            id=derived_id("party", application.id, party.position),
            application_id=application.id,
            origin=party.origin or party.id,
            **party.model_dump(exclude=_OF_THE_ROW),
        )
        work.session.add(row)
        await work.session.flush()
        work.session.add_all(
            Agent(party_id=row.id, **agent.model_dump(exclude=_OF_THE_ROW))
            for agent in agents.get(party.id, ())
        )
    work.audit(case.case_number, AuditAction.CASE_RESUME, application.id, ground=body.ground)
    return application

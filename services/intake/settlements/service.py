"""执行和解 (民事诉讼法第二百四十一条): recorded on a paper that both sides have signed, confirmed, followed by the ledger, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.settlements import acts, deceit, repository, rules
from services.intake.settlements.models import SettledAct, Settlement
from services.intake.settlements.rules import ActState, Due, Side, State
from services.intake.settlements.schemas import (
    SettledActIn,
    SettlementDecisionIn,
    SettlementFilter,
    SettlementIn,
    SettlementOut,
    SettlementResumptionIn,
)
from services.intake.waivers import repository as waivers
from services.intake.waivers.models import Waiver
from services.intake.waivers.rules import State as WaiverState
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DocumentRecord, FileRecord, RegisteredParty
from shared.contracts.intake.facts import (
    SettledActDecided,
    SettledActRecorded,
    SettlementConfirmed,
    SettlementEnded,
    SettlementRecorded,
)
from shared.law.case_access import Standing
from shared.law.case_rules import check_enforces, check_judge, check_officer, check_open
from shared.law.files import PaperFile, check_files
from shared.platform import court
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import SET
from shared.values.audit_action import AuditAction
from shared.values.zone import COURT_ZONE, begin_of

if TYPE_CHECKING:
    from services.intake.settlements.evidence import Evidence


async def record(
    work: Work, case_number: str, body: SettlementIn, files: Sequence[FileRecord]
) -> SettlementOut:
    """Put an agreement on record; it changes nothing of the enforcement by itself."""
    case = await cases.case(work.session, case_number, lock=True)
    work.in_stead_of(check_officer(case.officer, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    check_enforces(case_number)
    instalments = [Due(one.due_on, one.amount, one.act) for one in body.instalments]
    filed_on = case.filed_at.astimezone(COURT_ZONE).date()
    rules.check_said(body.total, instalments, body.agreed_on, filed_on, _today(work))
    rules.check_agreed(body.agreed_by, *await _who_may_agree(work, case))
    sha256 = rules.check_paper(body.file, body.agreed_on, files, work.hands)
    rules.check_first(await repository.stands(work.session, case_number, sha256))
    one = Settlement(
        case_number=case_number,
        sha256=sha256,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        instalments=body.model_dump(mode="json")["instalments"],
        **body.model_dump(exclude={"instalments"}),
    )
    work.session.add(one)
    work.record(AuditAction.SETTLEMENT_RECORD, SettlementRecorded(settlement=one.id), case_number)
    return await _out(work, one, case)


async def decide(work: Work, settlement_id: str, body: SettlementDecisionIn, held: Evidence) -> SettlementOut:
    """The judge confirms it, or not; it takes the place of the one before (SET[5])."""
    one, case = await _locked(work, settlement_id)
    work.in_stead_of(check_judge(case.judge, work.actor, rules.ARTICLE))
    check_open(case.state, rules.NO_MORE, rules.ARTICLE)
    rules.check_another((one.recorded_by, one.recorded_for), work.actor)
    to = State(body.result)
    rules.check_follows(one.state, to)
    rules.check_says_why(to, body.reason)
    if to is State.CONFIRMED:
        rules.check_paper(one.file, one.agreed_on, held.files, work.hands)
        if former := await repository.in_force(work.session, case.case_number):
            _end(work, former, State.REPLACED)
            await work.session.flush()
    one.state, one.reason = to, body.reason
    one.decided_by, one.decided_at = work.actor.id, work.now
    last = max(due.due_on for due in acts.due_of(one))
    told = SettlementConfirmed(
        settlement=one.id,
        confirmed="yes" if to is State.CONFIRMED else "no",
        due_at=begin_of(last + timedelta(days=1)),
    )
    work.record(AuditAction.SETTLEMENT_DECIDE, told, case.case_number)
    return await _out(work, one, case)


async def note_performed(work: Work, settlement_id: str, held: Evidence) -> SettlementOut:
    """All of it has come: the case may be asked to be closed."""
    one, case = await _locked(work, settlement_id)
    work.in_stead_of(check_officer(case.officer, work.actor, SET[8]))
    rules.check_follows(one.state, State.PERFORMED)
    performed = repository.confirmed((await repository.acts_of(work.session, [one.id]))[one.id])
    missing = rules.acts_missing(acts.due_of(one), performed)
    rules.check_performed(one.total, rules.paid(held.come_in, one.agreed_on), missing)
    _end(work, one, State.PERFORMED)
    work.audit(case.case_number, AuditAction.SETTLEMENT_PERFORM, one.id)
    return await _out(work, one, case)


async def record_act(
    work: Work, settlement_id: str, body: SettledActIn, files: Sequence[FileRecord]
) -> SettlementOut:
    """What was agreed to be done was done, by a record of that; it counts once the judge has confirmed it."""
    one, case = await _locked(work, settlement_id)
    work.in_stead_of(check_officer(case.officer, work.actor, SET[8]))
    performed = (await repository.acts_of(work.session, [one.id]))[one.id]
    due, recorded = acts.due_of(one), repository.standing(performed)
    waits = repository.waiting(performed) is not None
    rules.check_records_act(one.state, due, recorded, waits=waits)
    rules.check_act(due, body.place, body.performed_on, one.agreed_on, _today(work), recorded=recorded)
    sha256 = rules.check_act_paper(body.paper, body.performed_on, files, work.hands)
    row = SettledAct(
        settlement_id=one.id,
        sha256=sha256,
        recorded_by=work.actor.id,
        recorded_for=work.stead,
        recorded_at=work.now,
        **body.model_dump(),
    )
    work.session.add(row)
    work.record(AuditAction.SETTLEMENT_RECORD_ACT, SettledActRecorded(settlement=one.id), case.case_number)
    return await _out(work, one, case)


async def decide_act(work: Work, settlement_id: str, body: SettlementDecisionIn) -> SettlementOut:
    """The judge has looked at the record, or at the thing, and the act counts; or it does not."""
    one, case = await _locked(work, settlement_id)
    work.in_stead_of(check_judge(case.judge, work.actor, SET[8]))
    row = repository.waiting((await repository.acts_of(work.session, [one.id]))[one.id])
    rules.check_act_waits(one.state, waits=row is not None)
    assert row is not None
    rules.check_another((row.recorded_by, row.recorded_for), work.actor)
    to = ActState(body.result)
    rules.check_says_why(to, body.reason)
    row.state, row.reason = to, body.reason
    row.decided_by, row.decided_at = work.actor.id, work.now
    work.record(AuditAction.SETTLEMENT_DECIDE_ACT, SettledActDecided(settlement=one.id), case.case_number)
    return await _out(work, one, case)


async def resume(
    work: Work, settlement_id: str, body: SettlementResumptionIn, held: Evidence
) -> SettlementOut:
    """What was due has not come, or the agreement was had by fraud or duress, and the applicant asks: the instrument is enforced, and
    what was given up is owed again.
    """
    one, case = await _locked(work, settlement_id)
    work.in_stead_of(check_judge(case.judge, work.actor, SET[11]))
    check_open(case.state, "不得再恢复执行", SET[11])
    rules.check_follows(one.state, State.RESUMED)
    binds = await repository.binding(work.session, case.case_number)
    rules.check_binds(binds is not None and binds.id == one.id)
    today = _today(work)
    shown = await shown_of(work, case, held.files, held.ruling)
    found = deceit.check_found(
        body, shown, wanted=body.says_anything, agreed_on=one.agreed_on, today=today, hands=work.hands
    )
    deceit.check_after_performance(found, performed=one.state == State.PERFORMED)
    if found is None:
        due, paid = acts.due_of(one), rules.paid(held.come_in, one.agreed_on)
        performed = repository.confirmed((await repository.acts_of(work.session, [one.id]))[one.id])
        rules.check_resumes(rules.overdue(due, paid, today), rules.acts_missing(due, performed, today))
    purpose = FilePurpose.RESUMPTION_APPLICATION
    check_files(
        held.files,
        [PaperFile("application", body.application, purpose, SET[9], not_by=work.hands)],
    )
    await fall_away(work, case.case_number, one, body.application, found)
    work.audit(case.case_number, AuditAction.SETTLEMENT_RESUME, one.id)
    return await _out(work, one, case)


async def shown_of(
    work: Work, case: Case, files: Sequence[FileRecord], ruling: DocumentRecord | None
) -> deceit.Shown:
    """What there is to show fraud or duress in the case."""
    parties = await cases.parties(work.session, case.application_id)
    named = [RegisteredParty.model_validate(one, from_attributes=True) for one in parties]
    return deceit.Shown(case.case_number, files, ruling, named)


async def fall_away(
    work: Work, case_number: str, one: Settlement | None, application: str, found: deceit.Found | None
) -> None:
    """The instrument is enforced in place of what was agreed in `one`: what was given up in settling is owed again (CPC[241])."""
    why = "和解系因受欺诈、胁迫达成" if found else "和解未履行"
    for waiver in await given_up(work, case_number, one):
        waiver.state, waiver.reason = WaiverState.WITHDRAWN, f"{why}，恢复对原生效法律文书的执行"
        waiver.decided_by, waiver.decided_at = work.actor.id, work.now
    if one:
        one.application = application
        if found:
            for field, value in asdict(found).items():
                setattr(one, field, value)
        _end(work, one, State.RESUMED)


async def given_up(work: Work, case_number: str, one: Settlement | None) -> list[Waiver]:
    """What stands of what was given up in settling, whatever its paper was called; but for an agreement that was performed and is
    not `one`, which falls.
    """
    session, of = work.session, case_number
    agreed = await repository.papers(session, of, State.CONFIRMED)
    agreed |= await repository.papers(session, of, State.REPLACED)
    kept = await repository.papers(session, of, State.PERFORMED)
    if one:
        agreed, kept = agreed | {one.sha256}, kept - {one.sha256}
    return [
        each
        for each in await waivers.of_case(session, of)
        if each.state == WaiverState.CONFIRMED
        and (each.sha256 in agreed or (each.kind == "settlement" and each.sha256 not in kept))
    ]


async def read(work: Work, settlement_id: str) -> SettlementOut:
    one = await repository.settlement(work.session, settlement_id)
    standing = await open_case(work, one.case_number, AuditAction.SETTLEMENT_READ, settlement_id)
    return await _out(work, one, standing)


async def list_settlements(
    work: Work, asked: SettlementFilter, case_number: str | None = None
) -> Page[SettlementOut]:
    """Across cases, or of one case. Who read them is kept."""
    of = await open_list(work, case_number, AuditAction.SETTLEMENT_READ, asked)
    found = await repository.settlements(work.session, asked, of)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    performed = await repository.acts_of(work.session, [one.id for one in found.items])
    names = await repository.signers(work.session, found.items)
    return found.of(lambda one: _shown(work, one, performed[one.id], names, standings[one.case_number]))


async def case_of(work: Work, settlement_id: str) -> str:
    return (await repository.settlement(work.session, settlement_id)).case_number


async def _locked(work: Work, settlement_id: str) -> tuple[Settlement, Case]:
    one = await repository.settlement(work.session, settlement_id)
    case = await cases.case(work.session, one.case_number, lock=True)
    await work.session.refresh(one)
    return one, case


async def _who_may_agree(work: Work, case: Case) -> tuple[list[Side], set[str]]:
    """Each party with its agents whose special power a paper shows; and the other agents."""
    parties = await cases.present(work.session, case.application_id)
    agents = await cases.agents(work.session, [one.id for one in parties])
    sides = [
        Side(
            party.name,
            party.role == "applicant",
            frozenset([party.id, *(one.id for one in agents.get(party.id, ()) if one.disposes)]),
        )
        for party in parties
    ]
    return sides, {one.id for of in agents.values() for one in of if not one.disposes}


def _end(work: Work, one: Settlement, to: State) -> None:
    one.state, one.ended_by, one.ended_at = to, work.actor.id, work.now
    work.tell(SettlementEnded(settlement=one.id), one.case_number)


def _today(work: Work) -> date:
    return work.now.astimezone(COURT_ZONE).date()


async def _out(work: Work, one: Settlement, case: Case | Standing) -> SettlementOut:
    await work.session.flush()
    performed = (await repository.acts_of(work.session, [one.id]))[one.id]
    return _shown(work, one, performed, await repository.signers(work.session, [one]), case)


def _shown(
    work: Work,
    one: Settlement,
    performed: Sequence[SettledAct],
    names: Mapping[str, str],
    case: Case | Standing,
) -> SettlementOut:
    return SettlementOut.model_validate(
        one.model_dump(include=SettlementOut.model_fields.keys() - {"acts", "performed", "signers"})
        | {
            "signers": [names.get(by, by) for by in one.agreed_by],
            "performed": [row.model_dump() for row in performed],
            "acts": acts.on(work.actor, one, performed, case.officer, case.judge),
        }
    )

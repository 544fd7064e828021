"""查阅、封存 (一(一)): a case is opened by naming a reason, which is kept and told; a sealed one by its judge and leaders."""

from __future__ import annotations

from datetime import timedelta

from services.intake.access import acts, repository, rules
from services.intake.access.schemas import (
    LockedOutOut,
    OpeningIn,
    OpeningOut,
    SealingIn,
    SealingOut,
    WithdrawalIn,
)
from services.intake.docket import repository as docket
from services.intake.docket.lines import acted
from services.intake.filing import repository as cases
from services.intake.filing.models import Case
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import tell_together
from services.intake.prompts.repository import holdings
from services.intake.tasks.repository import staff_in_office
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseOpened
from shared.law.case_access import Standing
from shared.law.case_rules import check_seals
from shared.law.periods import due, workdays
from shared.law.rulebook import DUTIES
from shared.platform.court import Opening
from shared.platform.http import check_version
from shared.platform.reading import check_oversees, note_reading, standing_in
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.opening_reason import OpeningReason
from shared.values.roles import Office

_HOLDS = workdays(1)  # ours: to the end of the next working day


async def open_to(work: Work, case_number: str, body: OpeningIn) -> OpeningOut:
    """Open a case to the caller, or to whom its judge or a leader admits, to the end of the next working day.

    Whoever is admitted to a sealed case works on in it until that is withdrawn. Its handling officer is told.
    """
    person = body.person or work.actor.id
    return await _open(work, case_number, person, body.reason, body.words)


async def _open(work: Work, case_number: str, person: str, reason: OpeningReason, words: str) -> OpeningOut:
    standing = await standing_in(work, case_number)
    rules.check_opens(standing, work.actor, person)
    rules.check_known(person, person in await staff_in_office(work.session, work.now))
    time = await docket.court_time(work.session)
    opening = Opening(
        case_number=case_number,
        person=person,
        reason=reason,
        words=words,
        opened_by=work.actor.id,
        opened_at=work.now,
        until=None
        if rules.holds_on(standing, work.actor, person)
        else due(work.now, _HOLDS, time.calendar).due_at,
    )
    work.session.add(opening)
    work.audit(
        case_number,
        AuditAction.CASE_OPEN,
        opening.id,
        reason=reason.label,
        **opening.model_dump(include={"person", "words", "until"}),
        client=work.client,
    )
    work.tell(CaseOpened(opening=opening.id), case_number)
    docket_id = str(DocketId.case(case_number))
    to = await addressee(work, docket_id, (Office.HANDLING_OFFICER,)) if standing.officer else None
    if to is not None and to.staff_id != person:
        # ours: what is opened within the hour is told in one message
        at = time.settings.on(work.now.date()).in_office(work.now + timedelta(hours=1), time.calendar)
        line = f"{person} 查阅本案（{reason.label}{'：' * bool(words)}{words}）"
        await tell_together(work, docket_id, "opened", to, line, REGULATION["一(一)"], at)
    return _out(work, opening, standing)


def _out(work: Work, opening: Opening, standing: Standing) -> OpeningOut:
    return OpeningOut(**opening.model_dump(), acts=acts.on(work.actor, opening, standing, work.now))


async def list_openings(work: Work, case_number: str) -> list[OpeningOut]:
    """To whom the case was and is open beside those who work on it; for its officer, its judge and the leaders."""
    standing = await standing_in(work, case_number)
    check_oversees(work, standing)
    note_reading(work, case_number, standing, AuditAction.OPENING_READ)
    rows = await repository.of_case(work.session, case_number)
    return [_out(work, row, standing) for row in rows]


async def withdraw(work: Work, opening_id: str, body: WithdrawalIn) -> OpeningOut:
    """End an opening before its time, or an admission to a sealed case."""
    opening = await repository.lock_opening(work.session, opening_id)
    standing = await standing_in(work, opening.case_number)
    ended = rules.is_over(opening.until, work.now)
    rules.check_withdraws(standing, work.actor, OpeningReason(opening.reason), ended=ended)
    opening.until = work.now
    work.audit(
        opening.case_number,
        AuditAction.OPENING_WITHDRAW,
        opening.id,
        person=opening.person,
        reason=body.reason,
    )
    return _out(work, opening, standing)


async def seal(work: Work, case_number: str, seen: int, body: SealingIn) -> SealingOut:
    """Seal a case, or unseal it: from then on it is open to its officer, its judge and whom they or a leader admit.

    Who seals sees whose work in the case he stops, and admits whom he will in the same act.
    """
    case = await cases.case(work.session, case_number, lock=True)
    standing = await standing_in(work, case_number)
    check_seals(standing, work.actor)
    check_version(seen, case.version)
    rules.check_sealing(standing, sealed=body.sealed)
    case.sealed = body.sealed
    case.version += 1
    if case.sealed:
        await repository.end_openings(work.session, case_number, work.now)
    else:
        await repository.end_admissions(work.session, case_number, work.now)
    action = AuditAction.CASE_SEAL if body.sealed else AuditAction.CASE_UNSEAL
    text = f"{action.label}：{body.reason}"
    await acted(work, str(DocketId.case(case_number)), REGULATION["一(一)"], text)
    work.audit(
        case_number,
        action,
        case_number,
        before={"sealed": standing.sealed},
        after={"sealed": body.sealed},
        reason=body.reason,
    )
    await work.session.flush()
    for person in dict.fromkeys(body.admitted):
        await _open(work, case_number, person, OpeningReason.OTHER, body.reason)
    return await _sealing(work, case)


async def read_sealing(work: Work, case_number: str) -> SealingOut:
    """What sealing the case keeps from being done; for who may seal it."""
    case = await cases.case(work.session, case_number)
    standing = await standing_in(work, case_number)
    check_seals(standing, work.actor)
    note_reading(work, case_number, standing, AuditAction.OPENING_READ)
    return await _sealing(work, case)


async def _sealing(work: Work, case: Case) -> SealingOut:
    docket_id = str(DocketId.case(case.case_number))
    duties = [
        DUTIES[duty.rule_id] for duty in await docket.duties(work.session, docket_id) if duty.state == "open"
    ]
    tasks = await repository.unfinished_tasks(work.session, docket_id)
    owed = [
        *((duty.owner, duty.title, None) for duty in duties),
        *((Office(task.office), task.text, task.owner) for task in tasks),
    ]
    holders = {
        office: frozenset(held.staff_id for held in await holdings(work.session, office, work.now))
        for office in {office for office, _, _ in owed}
    }
    pending = [
        rules.Pending(office, title, frozenset({owner}) if owner else holders[office])
        for office, title, owner in owed
    ]
    admitted = await repository.admitted(work.session, case.case_number, work.now) if case.sealed else []
    kept_out = rules.locked_out(pending, {*admitted, *filter(None, (case.officer, case.judge))})
    return SealingOut(
        case_number=case.case_number,
        sealed=case.sealed,
        version=case.version,
        locked_out=[LockedOutOut.model_validate(one) for one in kept_out],
    )

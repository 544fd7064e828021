"""What a fact does to a docket: the duties it opens, meets and moves, and where it puts the case. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.docket.owed import Owed
from services.intake.docket.reckoning import Reckoning, in_order
from services.intake.docket.standing import Docket, SetAside
from shared.contracts.custody.facts import (
    FeedbackFiled,
    FeedbackReceived,
    MeasureCarried,
    MeasurePartLifted,
    MeasureRenewed,
    PreservationReleased,
    QueryStarted,
)
from shared.contracts.fact import KINDS, Fact, read
from shared.contracts.intake.facts import (
    ApplicationDecided,
    ApplicationWithdrawn,
    CalendarPublished,
    CaseArchived,
    CaseAssigned,
    CaseClosed,
    CaseLinked,
    CaseOpened,
    CaseReassigned,
    CaseResumed,
    CaseShielded,
    ClaimEnforcedAnew,
    ClockMoved,
    CoercionCarriedOn,
    CoordinationDecided,
    CoordinationEnded,
    DossierFaultAnswered,
    DossierFaultReturned,
    DossierFaultSettled,
    EndingRevoked,
    GuaranteeCalled,
    GuaranteeDecided,
    GuaranteeEnded,
    LibraryErrorAnswered,
    LibraryErrorRaised,
    LibraryErrorSettled,
    NoticeReceived,
    PeriodRestored,
    PetitionAdmitted,
    PetitionDecided,
    PetitionOverturned,
    PetitionReceived,
    PetitionSentUp,
    PetitionServed,
    PetitionTold,
    PetitionWithdrawn,
    PreservationLifted,
    PreservationPartLifted,
    PreservationTold,
    RefusalServed,
    ReminderAcknowledged,
    ReminderToldAgain,
    ReminderUndelivered,
    SettlementEnded,
    ShieldGroundDenied,
    ShieldGroundNoted,
    TaskOpened,
    TaskTaken,
    UpkeepQueryDue,
)
from shared.law.calendar import Calendar
from shared.law.rulebook import STAGES
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.roles import Office

_CONCLUDED = "concluded_this_round"
_NOT_OF_THE_CASE = (
    ClockMoved.kind,
    CalendarPublished.kind,
    ReminderAcknowledged.kind,
    CaseReassigned.kind,
    CaseOpened.kind,
    CaseResumed.kind,
    ClaimEnforcedAnew.kind,
    CaseLinked.kind,
    CoercionCarriedOn.kind,
    CoordinationDecided.kind,
    CoordinationEnded.kind,
    ReminderUndelivered.kind,
    ReminderToldAgain.kind,
    NoticeReceived.kind,
    TaskOpened.kind,
    TaskTaken.kind,
    RefusalServed.kind,
    DossierFaultReturned.kind,
    DossierFaultAnswered.kind,
    DossierFaultSettled.kind,
    *(kind.kind for kind in (PetitionReceived, PetitionAdmitted, PetitionTold, PetitionDecided)),
    *(kind.kind for kind in (PetitionServed, PetitionSentUp, PetitionOverturned, PetitionWithdrawn)),
    *(EndingRevoked.kind, PeriodRestored.kind),
    *(kind.kind for kind in (LibraryErrorRaised, LibraryErrorSettled, LibraryErrorAnswered)),
    *(kind.kind for kind in (ShieldGroundNoted, CaseShielded, ShieldGroundDenied)),
    SettlementEnded.kind,
    *(kind.kind for kind in (GuaranteeDecided, GuaranteeCalled, GuaranteeEnded)),
    MeasureCarried.kind,  # it is watched where it goes on
    *(kind.kind for kind in (PreservationTold, PreservationLifted, PreservationReleased)),
    *(kind.kind for kind in (PreservationPartLifted, MeasurePartLifted)),
)
"""What is no act in the case, or has duties of its own: not its officer's to see to once the case has ended."""


@dataclass(frozen=True)
class Outcome:
    """The docket after a fact; lines for the work log with their duties; tasks for a person, by key."""

    docket: Docket
    log: tuple[tuple[Owed, str], ...] = ()
    tasks: tuple[tuple[str, str], ...] = ()


def apply(
    docket: Docket, fact: Fact, calendar: Calendar, now: datetime, settings: SettingsHistory = UNCHANGED
) -> Outcome:
    """The one place that says what a fact does.

    Across teams facts come in any order, so the duties of each rule that it touches are read anew from all facts in the
    order of events. Whatever its values, it stops nothing: what cannot be reckoned is set aside for a person.
    """
    late = docket.ended_at is not None and fact.kind in KINDS and fact.kind not in _NOT_OF_THE_CASE
    late = late and not (docket.closing_mode == _CONCLUDED and _is_upkeep(fact))
    tasks = [(fact.id, f"案件结束后收到：{KINDS[fact.kind].label}，请承办人处理")] if late else []
    reckoning = Reckoning(docket, (*docket.facts, fact), calendar, now, settings)
    try:
        reckoning.follow(fact)
        after = _standing(reckoning.docket(), fact)
    except Exception:  # its own instant has no place in the order of events
        reckoning = Reckoning(docket, docket.facts, calendar, now, settings)
        reckoning.set_aside.append(SetAside(fact.id, fact.kind))
        after = reckoning.docket()
    new = reckoning.set_aside[len(docket.set_aside) :]
    tasks += [(f"{aside.fact}/{aside.rule or 'set_aside'}", aside.text) for aside in new]
    return Outcome(after, tuple(reckoning.log), tuple(tasks))


def _is_upkeep(fact: Fact) -> bool:
    """Whether it is of the years after 终本, and calls for nobody: an answer that names property does.

    What each query has found is told by a notice, which is signed, sent and served.
    """
    what = read(fact)
    if isinstance(what, FeedbackReceived):
        return what.found == "no"
    if fact.refs.get("document_kind") == "query_result_notice":
        return True
    return isinstance(what, UpkeepQueryDue | QueryStarted | FeedbackFiled | MeasureRenewed | MeasureCarried)


def _standing(docket: Docket, fact: Fact) -> Docket:
    """Where the case stands after a fact."""
    if fact.kind in STAGES:
        reached = max((told for told in docket.facts if told.kind in STAGES), key=in_order)
        docket = replace(docket, stage=STAGES[reached.kind])
    match read(fact):
        case CaseAssigned(officer=officer):
            return replace(docket, officer=docket.officer or officer)
        case CaseReassigned(office=Office.HANDLING_OFFICER, person=person):
            return replace(docket, officer=person)
        case CaseClosed(mode=mode):
            return replace(docket, closing_mode=mode)
        case CaseArchived() | ApplicationDecided() | ApplicationWithdrawn():
            return replace(docket, ended_at=fact.occurred_at)
        case RefusalServed():  # of a refusal before 2026-12 the docket has ended with it
            return replace(docket, ended_at=docket.ended_at or fact.occurred_at)
        case _:
            return docket

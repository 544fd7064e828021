"""What a fact does to a docket: the duties it opens, meets and moves, and where it puts the case. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from services.intake.docket.owed import Owed
from services.intake.docket.spans import Span, day_of, occasion, spans
from services.intake.docket.steps import judge, plan, prompted_again, summary, with_bands
from shared.contracts.custody.facts import (
    FeedbackFiled,
    FeedbackReceived,
    MeasureCarried,
    MeasureRenewed,
    PreservationReleased,
    QueryStarted,
)
from shared.contracts.fact import KINDS, UNKNOWN, Fact, Ref, read
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
    PetitionAdmitted,
    PetitionDecided,
    PetitionOverturned,
    PetitionReceived,
    PetitionSentUp,
    PetitionServed,
    PetitionTold,
    PetitionWithdrawn,
    PreservationLifted,
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
from shared.law.numbers import TERM_EXTENSION
from shared.law.periods import due
from shared.law.rulebook import DUTIES, STAGES, Duty, duties_met_by, duties_opened_by
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

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
    EndingRevoked.kind,
    *(kind.kind for kind in (LibraryErrorRaised, LibraryErrorSettled, LibraryErrorAnswered)),
    *(kind.kind for kind in (ShieldGroundNoted, CaseShielded, ShieldGroundDenied)),
    SettlementEnded.kind,
    *(kind.kind for kind in (GuaranteeDecided, GuaranteeCalled, GuaranteeEnded)),
    MeasureCarried.kind,  # it is watched where it goes on
    *(kind.kind for kind in (PreservationTold, PreservationLifted, PreservationReleased)),
)
"""What is no act in the case, or has duties of its own: not its officer's to see to once the case has ended."""
_REFUTED = "，撤回超期报告"


class SetAside(NamedTuple):
    """A fact by whose values the period of `rule` cannot be reckoned; without a rule, one that cannot be applied at all.

    A person sees to it, and it opens no duty of that rule. One of a kind that only a newer version has (`rule` is
    UNKNOWN) is applied by the version that has it.
    """

    fact: str
    kind: str
    rule: str = ""

    @property
    def can_be_read(self) -> bool:
        """Whether this version has the kind that the one that set it aside had not."""
        return self.rule == UNKNOWN and self.kind in KINDS

    @property
    def text(self) -> str:
        label = KINDS[self.kind].label if self.kind in KINDS else self.kind
        if self.rule == UNKNOWN:
            return f"「{label}」为本版系统不能识别的事项，已搁置，系统更新后计算期限，请承办人先行核对"
        if not self.rule:
            return f"「{label}」所载数据无法登记，已搁置，请承办人核对后处理"
        duty = DUTIES[self.rule]
        return f"「{label}」所载数据无法计算期限，已搁置：{duty.article} {duty.title}，请承办人核对后处理"


@dataclass(frozen=True)
class Docket:
    """What facts have made of one case or application.

    `duties` and `facts` hold at least those that the facts to be applied concern (`repository.docket`).
    """

    id: str = ""
    stage: str = ""
    officer: str = ""
    closing_mode: str = ""
    ended_at: datetime | None = None
    duties: tuple[Owed, ...] = ()
    facts: tuple[Fact, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    rules_at: date | None = None
    """The day whose rules judge every fact; None for each fact's own."""


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
    reckoning = _Reckoning(docket, (*docket.facts, fact), calendar, now, settings)
    try:
        reckoning.follow(fact)
        after = _standing(reckoning.docket(), fact)
    except Exception:  # its own instant has no place in the order of events
        reckoning = _Reckoning(docket, docket.facts, calendar, now, settings)
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
        reached = max((told for told in docket.facts if told.kind in STAGES), key=_in_order)
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


Concern = tuple[Duty, str | None]
"""The duties of a rule on one occasion, or (None) all of them."""


def touched(fact: Fact, rules_at: date | None = None) -> list[Concern]:
    """The duties that `fact` may open, meet or stop."""
    paired = (*duties_opened_by(fact, rules_at or day_of(fact.occurred_at)), *duties_met_by(fact))
    found: dict[str, Concern] = {
        duty.id: (duty, occasion(duty, fact) if duty.match else None) for duty in paired
    }
    for duty in DUTIES.values():
        if any(mover.matches(fact) for mover in duty.moved_by):
            found[duty.id] = (duty, None)
    return list(found.values())


def concerned(facts: Iterable[Fact]) -> list[Concern] | None:
    """The duties that `facts` touch; None for the whole docket."""
    found: list[Concern] = []
    for fact in facts:
        if fact.kind in (CaseClosed.kind, CalendarPublished.kind):
            return None
        with suppress(OverflowError):  # an instant at the end of all calendars: `apply` sets it aside
            found += touched(fact)
    return found


def _in_order(fact: Fact) -> tuple[datetime, str]:
    return fact.occurred_at, fact.id


class _Unreckonable(Exception):
    """The period that `opening` opens cannot be reckoned."""

    def __init__(self, opening: str) -> None:
        self.opening = opening


class _Reckoning:
    """The duties of a docket on their way through one fact."""

    def __init__(
        self,
        docket: Docket,
        facts: Iterable[Fact],
        calendar: Calendar,
        now: datetime,
        settings: SettingsHistory,
    ) -> None:
        self._docket, self._calendar, self._now, self._settings = docket, calendar, now, settings
        self._facts = sorted(facts, key=_in_order)
        self._duties = {owed.id: owed for owed in docket.duties}
        self.log: list[tuple[Owed, str]] = []
        self.set_aside = list(docket.set_aside)

    def docket(self) -> Docket:
        return replace(
            self._docket,
            duties=tuple(self._duties.values()),
            facts=tuple(self._facts),
            set_aside=tuple(self.set_aside),
        )

    def follow(self, fact: Fact) -> None:
        concerns = {duty.id: (duty, on) for duty, on in touched(fact, self._docket.rules_at)}
        if fact.kind == CaseClosed.kind:
            concerns |= {owed.rule_id: (DUTIES[owed.rule_id], None) for owed in self._duties.values()}
        for duty, on in concerns.values():
            while (opening := self._reread(duty, on)) is not None:
                self._put_aside(opening, duty.id)
        if fact.kind == CalendarPublished.kind:
            for owed in [owed for owed in self._duties.values() if owed.state == "open"]:
                self._reckon_again(owed)
        if fact.kind == CaseReassigned.kind:
            self._prompt_again(fact.refs["office"])
        if fact.kind not in KINDS:
            self.set_aside.append(SetAside(fact.id, fact.kind, UNKNOWN))

    def _prompt_again(self, office: Ref) -> None:
        """Who takes a case over is prompted of what his predecessor was."""
        for owed in self._duties.values():
            if DUTIES[owed.rule_id].owner == office:
                self._duties[owed.id] = prompted_again(owed, self._now)

    def _put_aside(self, opening: str, rule: str) -> None:
        kind = next(fact.kind for fact in self._facts if fact.id == opening)
        if (aside := SetAside(opening, kind, rule)) not in self.set_aside:
            self.set_aside.append(aside)

    def _reread(self, duty: Duty, on: str | None) -> str | None:
        """The duties of a rule as all facts make them; or the id of a fact from which no period can be reckoned."""
        void = {aside.fact for aside in self.set_aside if aside.rule == duty.id}
        read = spans(duty, self._facts, on, void, self._docket.rules_at)
        rows = [
            owed
            for owed in self._duties.values()
            if owed.rule_id == duty.id and (on is None or owed.occasion == on)
        ]
        own = {owed.opened_by: owed for owed in rows}
        known = {span.opening.id for span in read}
        changes = []
        try:
            for span in read:
                # opened by a later fact that arrived before the one that found no duty open
                strays = [
                    owed
                    for owed in rows
                    if owed.opened_by not in known
                    and span.holds(owed.opened_at)
                    and (not duty.match or owed.occasion == span.occasion)
                ]
                row = own.get(span.opening.id) or next(iter(strays), None)
                changes += self._follow(duty, span, row)
                changes += [_absorbed(one) for one in strays if one is not row and one.state != "lapsed"]
        except _Unreckonable as failure:
            return failure.opening
        for owed, text in changes:
            self._duties[owed.id] = owed
            if text:
                self.log.append((owed, text))
        return None

    def _follow(self, duty: Duty, span: Span, row: Owed | None) -> list[tuple[Owed, str]]:
        """The duty of `span`, `row` until now, with what has changed in words; empty if nothing has."""
        try:
            owed, change = (self._opened(duty, span), "") if row is None else self._moved(row, duty, span)
        except Exception as fault:  # whatever the values of its fact do to the arithmetic
            raise _Unreckonable(span.opening.id) from fault
        moved = row is not None and owed.opened_at != row.opened_at
        if change or moved or (owed.state, owed.met_by) != (span.state, span.met_by):
            if owed.state == "met" and span.state != "met" and owed.rule_version != duty.version:
                return []  # what met it then is not asked again by what the rule says now
            owed = replace(owed, state=span.state, met_by=span.met_by, met_at=span.met_at)
            owed, refuted = judge(owed, span.until, self._now)
            if refuted and not change:
                return [(owed, f"撤回超期报告：{summary(owed)}，实际并未超期")]
            change += _REFUTED if refuted else ""
        return [] if owed is row else [(owed, f"{change}：{summary(owed)}" if change else "")]

    def _opened(self, duty: Duty, span: Span) -> Owed:
        opening = _opening(duty, span)
        owed = Owed(
            docket=span.opening.docket,
            rule_id=duty.id,
            rule_version=duty.version,
            **opening,
            **_reckoning(
                duty, opening["counted_from"], span.until, self._calendar, self._facts, self._settings
            ),
        )
        owed = with_bands(owed, self._settings.on(day_of(owed.counted_from)))
        return plan(owed, "none" if owed.suspended_by else "warn")

    def _moved(self, owed: Owed, duty: Duty, span: Span) -> tuple[Owed, str]:
        """A duty begins where its span does, and stops where the facts stop it."""
        moved = owed.opened_by != span.opening.id
        if not moved and not duty.moved_by:
            return owed, ""
        if moved and owed.rule_version == duty.version:
            owed = replace(owed, **_opening(duty, span))
        return _reckon(owed, span.until, self._calendar, self._facts, self._settings)

    def _reckon_again(self, owed: Owed) -> None:
        try:
            moved, change = reckon_again(owed, self._calendar, self._facts, self._now, self._settings)
        except Exception:  # its date stays, and a person sees to it
            self._put_aside(owed.opened_by, owed.rule_id)
            return
        known = owed.moved_from or owed.due_date
        moved = replace(moved, moved_from=known if moved.due_date != known else None)
        self._duties[owed.id] = moved
        if change:
            self.log.append((moved, f"工作日历变更，{change}：{summary(moved)}"))


def _absorbed(owed: Owed) -> tuple[Owed, str]:
    """It began while the one before it was open after all: it is that one, and nothing is owed beside it."""
    gone = plan(replace(owed, state="lapsed", met_by=None, met_at=None, overdue_at=None), "none")
    return gone, f"同一事项此前已经起算，不另计期限{_REFUTED if owed.reported else ''}：{summary(gone)}"


def _opening(duty: Duty, span: Span) -> dict[str, Any]:
    fact = span.opening
    counted_from = fact.refs.get(duty.counted_from)  # missing where a team was not yet brought up to date
    start = datetime.fromisoformat(str(counted_from)) if counted_from else fact.occurred_at
    if duty.from_end_of_day:
        start -= timedelta.resolution
    return {
        "occasion": span.occasion,
        "opened_by": fact.id,
        "opened_at": fact.occurred_at.astimezone(COURT_ZONE),
        "counted_from": start.astimezone(COURT_ZONE),
    }


def _reckoning(
    duty: Duty,
    start: datetime,
    until: datetime | None,
    calendar: Calendar,
    facts: Iterable[Fact],
    settings: SettingsHistory,
) -> dict[str, Any]:
    """By the settings of the day that it is counted from: what is set later moves no period that has begun.

    What happens after the duty's end, at `until`, does not move it. Raises ValueError outside the calendar's years.
    """
    before = [fact for fact in facts if until is None or fact.occurred_at <= until] if duty.moved_by else []
    limit = duty.limit(before)
    longer = limit.amount - duty.within.amount
    in_force = settings.on(day_of(start))
    end = due(
        start,
        limit,
        calendar,
        duty.suspensions(before),
        immediate_hours=in_force.immediate_hours,
        prompt_workdays=in_force.prompt_workdays,
    )
    return {
        "due_date": end.due_date,
        "due_at": end.due_at,
        "warn_at": duty.warn_at(end, calendar, in_force),
        "provisional": end.provisional,
        "calendar_version": calendar.version,
        "steps": [
            *([f"经院长批准延长{longer}个月（{TERM_EXTENSION.article}）"] if longer else []),
            *end.steps,
        ],
        "suspended_by": end.suspended_by,
    }


def reckon_again(
    owed: Owed,
    calendar: Calendar,
    facts: Iterable[Fact],
    now: datetime,
    settings: SettingsHistory = UNCHANGED,
) -> tuple[Owed, str]:
    """An open duty where `calendar` and the case's facts put it, with what has changed, for the work log."""
    owed, change = _reckon(owed, None, calendar, facts, settings)
    if not change:
        return owed, ""
    owed, refuted = judge(owed, None, now)
    return owed, change + (_REFUTED if refuted else "")


def _reckon(
    old: Owed,
    until: datetime | None,
    calendar: Calendar,
    facts: Iterable[Fact],
    settings: SettingsHistory,
) -> tuple[Owed, str]:
    """With what has changed, if anything has. A duty that began under another version of its rule keeps its date."""
    duty = DUTIES[old.rule_id]
    if old.rule_version != duty.version:
        return old, f"规则现为第{duty.version}版，期限仍依第{old.rule_version}版所定，未重新计算，请核对"
    owed = replace(old, **_reckoning(duty, old.counted_from, until, calendar, facts, settings))
    owed = with_bands(owed, settings.on(day_of(owed.counted_from)))
    return (old if owed == old else owed), _difference(old, owed)


def _difference(old: Owed, owed: Owed) -> str:
    if (owed.due_at, owed.suspended_by) != (old.due_at, old.suspended_by):
        if owed.suspended_by:
            return f"{owed.suspended_by}，期限中止计算"
        return f"期限由 {old.due_date} 改为 {owed.due_date}"
    if owed.provisional != old.provisional:
        return f"期限 {owed.due_date} {'改为暂定' if owed.provisional else '不再是暂定'}"
    if owed.warn_at != old.warn_at:
        return f"期限未变，提示时间改为 {owed.warn_at.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
    return ""

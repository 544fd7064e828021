"""The duties of a docket on their way through one fact. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from services.intake.docket.concerns import touched
from services.intake.docket.owed import Owed
from services.intake.docket.period import REFUTED, opening_of, period_of, reckon, reckon_again
from services.intake.docket.spans import Span, day_of, spans
from services.intake.docket.standing import Docket, SetAside
from services.intake.docket.steps import judge, plan, prompted_again, summary, with_bands
from shared.contracts.fact import KINDS, UNKNOWN, Fact, Ref
from shared.contracts.intake.facts import CalendarPublished, CaseClosed, CaseReassigned
from shared.law.calendar import Calendar
from shared.law.rulebook import DUTIES, Duty
from shared.law.settings import SettingsHistory


def in_order(fact: Fact) -> tuple[datetime, str]:
    return fact.occurred_at, fact.id


class _Unreckonable(Exception):
    """The period that `opening` opens cannot be reckoned."""

    def __init__(self, opening: str) -> None:
        self.opening = opening


class Reckoning:
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
        self._facts = sorted(facts, key=in_order)
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
            change += REFUTED if refuted else ""
        return [] if owed is row else [(owed, f"{change}：{summary(owed)}" if change else "")]

    def _opened(self, duty: Duty, span: Span) -> Owed:
        opening = opening_of(duty, span)
        owed = Owed(
            docket=span.opening.docket,
            rule_id=duty.id,
            rule_version=duty.version,
            **opening,
            **period_of(
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
            owed = replace(owed, **opening_of(duty, span))
        return reckon(owed, span.until, self._calendar, self._facts, self._settings)

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
    return gone, f"同一事项此前已经起算，不另计期限{REFUTED if owed.reported else ''}：{summary(gone)}"

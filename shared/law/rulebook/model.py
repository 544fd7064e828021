"""The form of a duty: what opens it, what meets it, within which limit, who owes it and who hears when it is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.intake.facts import CaseClosed
from shared.law.calendar import Calendar
from shared.law.periods import Due, Limit, Suspension, Unit, days, hours, workdays
from shared.law.settings import Settings
from shared.values.articles import REGULATION, Article, Confidence
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

Layer = Literal["internal", "statutory"]


Wanted = Ref | tuple[Ref | None, ...] | None


@dataclass(frozen=True)
class On:
    """A fact of `kind` that carries `refs`; of several values named for one, any; None: told before there was the ref."""

    kind: type[Refs]
    refs: Mapping[str, Wanted] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, wanted in self.refs.items():
            for value in wanted if isinstance(wanted, tuple) else (wanted,):
                if value is None:
                    self.kind.check_ref(name)
                else:
                    self.kind.check_value(name, value)

    def matches(self, fact: Fact) -> bool:
        return fact.kind == self.kind.kind and all(
            fact.refs.get(key) in (wanted if isinstance(wanted, tuple) else (wanted,))
            for key, wanted in self.refs.items()
        )


def on(kind: type[Refs], **refs: Wanted) -> On:
    """Raises TypeError for a ref, or a value of one, that facts of `kind` cannot carry."""
    return On(kind, refs)


@dataclass(frozen=True)
class Stop:
    """Time that `article` takes out of a period: from a fact until one that ends it, paired by the ref `match`.

    `until` names a ref of the fact that begins it, an instant at which it ends at the latest.
    """

    reason: str
    article: Article
    begins: On
    ends: tuple[On, ...]
    match: str
    until: str = ""

    def __post_init__(self) -> None:
        for boundary in (self.begins, *self.ends):
            boundary.kind.check_ref(self.match)
        if self.until:
            self.begins.kind.check_instant(self.until)

    def concerns(self, fact: Fact) -> bool:
        return any(boundary.matches(fact) for boundary in (self.begins, *self.ends))

    def spans(self, facts: Iterable[Fact]) -> Iterator[Suspension]:
        """The spans that `facts`, in any order, begin and end."""
        told = list(facts)
        for first in filter(self.begins.matches, told):
            ends = [
                fact.occurred_at
                for fact in told
                if any(end.matches(fact) for end in self.ends)
                and fact.refs.get(self.match) == first.refs.get(self.match)
                and fact.occurred_at >= first.occurred_at
            ]
            if latest := first.refs.get(self.until):
                ends.append(max(datetime.fromisoformat(str(latest)), first.occurred_at))
            yield Suspension(first.occurred_at, min(ends, default=None), f"{self.reason}（{self.article}）")


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One deadline of one layer.

    `text` quotes the operative words of `article`; empty if they are only remembered. `also`: articles read with it;
    `note`: how an open wording is read. `since` is the source's day of effect unless the rule began later.

    `early_to` hears, the same day, that it is about to be late (即将超期), and not only that it is.

    `match` names the ref by which a meeting fact is paired with the fact that opened the duty (empty: the case as a
    whole); the end of the case is paired with each. `counted_from` names a ref that holds the instant the period runs from (default: when the fact occurred),
    or, if `within` is written in a paper, the one it ends at. `from_end_of_day`: that instant is 24:00 of the day that
    the period is counted from. `not_counted` is the time that the law takes out of it;
    by default it runs on. `lengthened_by` adds the `months` of each such fact to a limit in months.
    `outlives_case`: stays open when the case is closed. `enforcement_only`: no such thing is owed where nothing but a ruling
    of preservation is carried out (执保). `or_met_by`: what else ends it, because nothing is left to be
    done.

    An opening fact opens it again, for the same ref or for the case, once the duty before has ended: while that is
    open, the fact changes nothing. A meeting fact meets the duty that is open when it occurs, and no second one.
    `earlier_counts`: the first is met by a meeting fact from before its opening too; of a later one, what came before
    is what was done about the earlier. `stays_done`: what was done about the earlier is done for the later as well,
    unless something of `or_met_by` has come since.
    """

    id: str
    article: Article
    also: tuple[Article, ...] = ()
    text: str = ""
    note: str = ""
    title: str
    opens_on: On
    met_by: On
    within: Limit
    owner: Office
    escalate_to: tuple[Office, ...]
    early_to: tuple[Office, ...] = ()
    confidence: Confidence = "found"
    or_met_by: tuple[On, ...] = ()
    match: str = ""
    counted_from: str = ""
    from_end_of_day: bool = False
    not_counted: tuple[Stop, ...] = ()
    lengthened_by: On | None = None
    earlier_counts: bool = False
    stays_done: bool = False
    outlives_case: bool = False
    enforcement_only: bool = False
    unconfirmed_unit: bool = False
    since: date = date.min
    until: date | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if self.since == date.min:
            object.__setattr__(self, "since", self.article.source.since)
        if self.match:
            for boundary in (self.opens_on, *self.endings):
                if boundary.kind is not CaseClosed:
                    boundary.kind.check_ref(self.match)
        if self.counted_from:
            self.opens_on.kind.check_instant(self.counted_from)
        if self.lengthened_by:
            self.lengthened_by.kind.check_ref("months")
            if self.within.unit is not Unit.MONTH:
                raise TypeError(f"{self.id}: only a limit in months is lengthened by months")

    @property
    def layer(self) -> Layer:
        """The court's own limit, or that of national law: a number filled in by a reading is never the law's."""
        return "internal" if self.filled_in or self.article.source is REGULATION else "statutory"

    @property
    def filled_in(self) -> bool:
        """Whether no text and no paper gives its limit: until the court confirms it, it reminds its owner and does no more."""
        return self.confidence == "unsure" and not self.within.written

    @property
    def is_unconfirmed(self) -> bool:
        """Whether its limit is shown 单位待确认: a setting, or filled in by a reading."""
        return self.unconfirmed_unit or self.confidence == "unsure"

    @property
    def source(self) -> str:
        """The document that the article stands in, what is read with it, and how."""
        cited = "；".join((self.article.source.number, *self.also))
        return f"{cited}（{self.note}）" if self.note else cited

    def warn_before(self, settings: Settings) -> Limit:
        """How long before the end the owner is reminded, 二(五)2 「适当提前」: a setting, no number in the regulation.

        A period counted backward leaves nothing after its end but the event itself: it is always a long one.
        """
        amount, unit = self.within.amount, self.within.unit
        if unit is Unit.IMMEDIATE or (unit is Unit.HOUR and amount < 24):
            return hours(settings.warn_hours_immediate)
        if unit is Unit.HOUR:
            return hours(settings.warn_hours_of_a_day)
        if unit in (Unit.SAME_DAY, Unit.DAILY):
            return hours(settings.warn_hours_same_day)
        if unit in (Unit.MONTH, Unit.YEAR):
            return days(settings.warn_days_of_months)
        long = amount >= (5 if unit is Unit.WORKDAY else 10) and unit is not Unit.PROMPT
        return workdays(
            settings.warn_workdays_long if long or self.within.backward else settings.warn_workdays_short
        )

    def warn_at(self, due: Due, calendar: Calendar, settings: Settings) -> datetime:
        """The instant of the reminder: so many hours before the end, or 09:00 of the n-th last (working) day."""
        warning = self.warn_before(settings)
        if warning.unit is Unit.HOUR:
            return due.due_at - timedelta(hours=warning.amount)
        day, left = due.due_date, warning.amount
        while True:
            left -= warning.unit is Unit.DAY or calendar.is_workday(day)
            if left == 0:
                return datetime.combine(day, time(9), COURT_ZONE)
            day -= timedelta(days=1)

    @property
    def is_told_same_day(self) -> bool:
        """Whether its messages may not wait for another day: 当日, 每日, or reported on the day of discovery."""
        return self.within.unit in (Unit.SAME_DAY, Unit.DAILY) or bool(self.early_to)

    @property
    def comes_up_early(self) -> bool:
        """Whether its owner hears of it by bands of days before its end: a duty of money, or the end of a measure."""
        return self.id.startswith("funds.") or self.counted_from == "expires_at"

    @property
    def endings(self) -> tuple[On, ...]:
        return (self.met_by, *self.or_met_by)

    @property
    def moved_by(self) -> tuple[On, ...]:
        """The facts that move its end while it is open."""
        boundaries = (at for stop in self.not_counted for at in (stop.begins, *stop.ends))
        return (*boundaries, *((self.lengthened_by,) if self.lengthened_by else ()))

    def limit(self, facts: Iterable[Fact]) -> Limit:
        """Its limit, with the months by which `facts` lengthen it."""
        if self.lengthened_by is None:
            return self.within
        added = sum(int(fact.refs["months"]) for fact in facts if self.lengthened_by.matches(fact))
        return replace(self.within, amount=self.within.amount + added)

    def is_met_by(self, fact: Fact) -> bool:
        return any(ending.matches(fact) for ending in self.endings)

    def suspensions(self, facts: Iterable[Fact]) -> list[Suspension]:
        """When the period did not run, by what has happened in the case."""
        told = list(facts)
        return [span for stop in self.not_counted for span in stop.spans(told)]

    def in_force(self, day: date) -> bool:
        """Whether a fact of `day` opens it: from the day of effect on, up to the day before `until`."""
        return self.since <= day and (self.until is None or day < self.until)

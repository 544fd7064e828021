"""Who may be appointed to what, and what must be settled before somebody goes (一(一), 二(一)3). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import STAFF, Office, is_outside_system

ARTICLE = REGULATION["一(一)"]
IN_PERSON = REGULATION["二(一)3"]

SOLE = (Office.PRESIDENT, Office.BUREAU_DIRECTOR)
"""Held by one person at a time: who signs in person is never in doubt."""
JUDGES_ONLY = (Office.JUDGE, Office.PANEL_MEMBER)
"""A judge's deputy is a judge."""


@dataclass(frozen=True)
class Term:
    """From `since` until `until`, not included; None: without end."""

    since: datetime
    until: datetime | None

    def overlaps(self, other: Term) -> bool:
        return _before(self.since, other.until) and _before(other.since, self.until)

    def holds(self, at: datetime) -> bool:
        return self.since <= at and _before(at, self.until)

    def covers(self, other: Term) -> bool:
        ends = self.until is None or (other.until is not None and other.until <= self.until)
        return self.since <= other.since and ends


def _before(instant: datetime, end: datetime | None) -> bool:
    return end is None or instant < end


@dataclass(frozen=True)
class Holding:
    """One appointment, asked for or on record."""

    staff_id: str
    office: Office
    term: Term
    deputy_for: str | None = None


def check_reachable(staff_id: str, mobile: str | None) -> None:
    """422 for a person of the court without a number at which he hears of deadlines (二(五)2)."""
    if not mobile and not is_outside_system(staff_id):
        error = FieldError("mobile", "本院人员须登记手机号，以便接收期限提示", REGULATION["二(五)2"])
        raise Problem.of([error], 422, ProblemCode.MALFORMED)


def check_appointable(staff_id: str, hands: Set[str], *, departed: bool) -> None:
    """409 for who may be appointed to nothing: none of those by whose `hands` it is done, his deputy's among them."""
    refuse(_unappointable(staff_id, hands, departed=departed), 409, ProblemCode.NOT_APPOINTABLE)


def _unappointable(staff_id: str, hands: Set[str], *, departed: bool) -> list[FieldError]:
    found = []
    if staff_id in hands:
        found.append(FieldError("staff_id", "不得任命本人、所代理的人", ARTICLE))
    if departed:
        found.append(FieldError("staff_id", "该人员已调离本院", ARTICLE))
    return found


def check_of_the_court(*, departed: bool) -> None:
    """409 for who has left the court: he takes no leave."""
    if departed:
        raise Problem(409, ProblemCode.LEAVE_REFUSED, "该人员已调离本院", ARTICLE)


def check_absent(absent: bool) -> None:
    if not absent:
        raise Problem(409, ProblemCode.NOT_ABSENT, article=ARTICLE)


def check_appointment(
    asked: Holding, standing: Sequence[Holding], *, hands: Set[str], departed: bool, now: datetime
) -> None:
    """409 with every fault of an appointment by those `hands`; `standing`: all that are on record."""
    found = _unappointable(asked.staff_id, hands, departed=departed)
    if asked.office is Office.SERVICE:
        found.append(FieldError("office", "系统服务不由任命产生", ARTICLE))
    elif (asked.office in STAFF) == is_outside_system(asked.staff_id):
        found.append(FieldError("office", "本院职务由本院人员担任，外部系统的职务由外部系统担任", ARTICLE))
    if asked.term.since < now:
        found.append(FieldError("since", "任职不得自过去的时间起算", ARTICLE))
    if asked.term.until is not None and asked.term.until <= asked.term.since:
        found.append(FieldError("until", "任职结束须晚于开始", ARTICLE))
    else:
        found += _deputy_faults(asked, standing, hands) if asked.deputy_for else _own_faults(asked, standing)
    refuse(found, 409, ProblemCode.NOT_APPOINTABLE)


def _own_faults(asked: Holding, standing: Sequence[Holding]) -> Iterator[FieldError]:
    for held in standing:
        if held.office is not asked.office or held.deputy_for or not held.term.overlaps(asked.term):
            continue
        if held.staff_id == asked.staff_id:
            yield FieldError("office", f"该期间已任{asked.office.label}", ARTICLE)
        elif asked.office in SOLE:
            yield FieldError(
                "office", f"{asked.office.label}同一时间只有一人，现为 {held.staff_id}", IN_PERSON
            )


def _deputy_faults(asked: Holding, standing: Sequence[Holding], hands: Set[str]) -> Iterator[FieldError]:
    """A deputy stands in for one who holds the office himself, in a term that has its end, alone."""

    def in_person(staff_id: str | None) -> bool:
        return any(
            held.staff_id == staff_id
            and held.office is asked.office
            and not held.deputy_for
            and held.term.covers(asked.term)
            for held in standing
        )

    if asked.term.until is None:
        yield FieldError("until", "代理须有起止时间", ARTICLE)
    if asked.deputy_for == asked.staff_id:
        yield FieldError("deputy_for", "不得代理本人", ARTICLE)
    if asked.deputy_for in hands:
        yield FieldError("deputy_for", "不得为本人指定代理人", IN_PERSON)
    if not in_person(asked.deputy_for):
        yield FieldError("deputy_for", f"被代理人在该期间并非始终任{asked.office.label}", ARTICLE)
    if asked.office in JUDGES_ONLY and not in_person(asked.staff_id):
        yield FieldError("staff_id", f"{asked.office.label}只能由同任该职务的人员代理", ARTICLE)
    for held in standing:
        same = held.office is asked.office and held.deputy_for == asked.deputy_for
        if same and held.term.overlaps(asked.term):
            yield FieldError("since", f"该期间已由 {held.staff_id} 代理", ARTICLE)


def falls_with(ended: Holding, held: Holding) -> bool:
    """Whether a deputyship ends with an office: that of whom it stands in for, or the one that a judge's deputy needs."""
    return (
        not ended.deputy_for
        and held.deputy_for is not None
        and held.office is ended.office
        and (
            held.deputy_for == ended.staff_id
            or (held.office in JUDGES_ONLY and held.staff_id == ended.staff_id)
        )
    )


def check_end(held: Term, until: datetime, now: datetime) -> None:
    """409 unless an appointment is brought to an earlier end, and not to one in the past: what was done in it stands."""
    found = []
    if until < now:
        found.append(FieldError("until", "任职不得自过去的时间终止", ARTICLE))
    if not _before(until, held.until):
        found.append(FieldError("until", "该任职在此之前已经终止", ARTICLE))
    refuse(found, 409, ProblemCode.NOT_TO_END)


def check_administered(left: Iterable[Holding], at: datetime) -> None:
    """409 unless an administrator in office without end is left: nobody else could appoint another."""
    if not any(
        held.office is Office.ADMINISTRATOR
        and not held.deputy_for
        and held.term.since <= at
        and held.term.until is None
        for held in left
    ):
        raise Problem(409, ProblemCode.LAST_ADMINISTRATOR, article=ARTICLE)


def check_leave(asked: Term, absences: Iterable[Term], now: datetime) -> None:
    """409 for who is absent in that time already, and for a leave that ends before it begins or begins in the past."""
    found = []
    if asked.since < now:
        found.append(FieldError("since", "离岗不得自过去的时间起算", ARTICLE))
    if asked.until is not None and asked.until <= asked.since:
        found.append(FieldError("until", "返岗须晚于离岗", ARTICLE))
    elif any(absence.overlaps(asked) for absence in absences):
        found.append(FieldError("since", "该人员在该期间已登记离岗", ARTICLE))
    refuse(found, 409, ProblemCode.LEAVE_REFUSED)


def check_departure(
    staff_id: str, hands: Set[str], as_officer: Sequence[str], as_judge: Sequence[str], *, departed: bool
) -> None:
    """409 while a case is in the hands of who leaves: each is named, to be given to another first."""
    found = []
    if staff_id in hands:
        found.append(FieldError("staff_id", "不得为本人办理调离", ARTICLE))
    if departed:
        found.append(FieldError("staff_id", "该人员已调离本院", ARTICLE))
    for role, cases in ((Office.HANDLING_OFFICER, as_officer), (Office.JUDGE, as_judge)):
        found += [FieldError("cases", f"{case} 的{role.label}尚未变更", ARTICLE) for case in cases]
    refuse(found, 409, ProblemCode.DEPARTURE_REFUSED)

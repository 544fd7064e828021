"""What another court answers: whether it may, what it has to say, and what follows for a measure. Pure."""

from __future__ import annotations

from datetime import date, datetime

from services.commission.outbound.rules import LONGEST
from shared.gateways.court_link import Matter
from shared.law import numbers
from shared.law.courts import Court
from shared.law.periods import add_months
from shared.values.articles import MATTERS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE


def check_posted(sent_at: datetime | None) -> None:
    """409 for an answer to what has not been posted by the record: it is posted first."""
    if sent_at is None:
        detail = "委托材料尚未登记寄出，应先登记寄出，再录入来函"
        raise Problem(409, ProblemCode.NOT_DISPATCHED_YET, detail, MATTERS[11])


def check_answers_for(court: Court, system: str) -> None:
    """A court answers through the system that the register names, and no other court's answers for it."""
    if court.system != system:
        raise Problem(403, ProblemCode.NOT_ITS_COURT, article=MATTERS[11])


def check_dispatched(sent_at: datetime | None) -> None:
    """An answer may overtake the booking of the letter: it is then to be sent again."""
    if sent_at is None:
        raise Problem(503, ProblemCode.NOT_DISPATCHED_YET, retriable=True)


def check_answer(matter: Matter, answered: dict[str, object]) -> None:
    """A seizure says what it is and until when: nobody could renew it in time otherwise. Raises Problem 409."""
    named = {"measure_no": "措施编号", "effective_at": "生效时间", "expires_on": "届满日期"}
    missing = [name for name in named if answered[name] is None and matter != "release"]
    faults = [FieldError(name, f"查封、冻结的反馈须写明{named[name]}", LONGEST) for name in missing]
    refuse(faults, 409, ProblemCode.ANSWER_INCOMPLETE)


def check_term(
    effective_at: datetime | None, expires_on: date | None, since: datetime | None, now: datetime
) -> None:
    """A measure begins between `since` (the letter's day, of a renewal the first measure's) and now, and ends on a later day.

    Raises Problem 409.
    """
    faults = []
    if effective_at is not None:
        begins = effective_at.astimezone(COURT_ZONE).date()
        if since is not None and begins < since.astimezone(COURT_ZONE).date():
            faults.append(FieldError("effective_at", "生效时间早于委托发出或者原措施生效之日", LONGEST))
        if begins > now.astimezone(COURT_ZONE).date():
            faults.append(FieldError("effective_at", "生效时间晚于反馈之日", LONGEST))
        if expires_on is not None and expires_on <= begins:
            faults.append(FieldError("expires_on", "届满日期不在生效日期之后", LONGEST))
    refuse(faults, 409, ProblemCode.ANSWER_CONTRADICTS_ITSELF)


def ends_earlier(matter: Matter, same_court: bool, lapsed: bool) -> bool:
    """Whether what is answered ends an earlier measure: a release or a renewal by the court that took it, and no other
    court's. What has lapsed is over whatever follows."""
    return lapsed or (matter in ("renew", "release") and same_court)


def is_late(matter: Matter, result: str, withdrawn: bool) -> bool:
    """Whether an asset was taken by a commission that had been withdrawn."""
    return withdrawn and result == "done" and matter in ("seal", "freeze")


def last_day(
    effective_at: datetime, expires_on: date, ruled: date | None, asset_kind: str, today: date
) -> date:
    """Until when a measure is relied on: as answered, but no longer than the ruling and the law allow (民诉法解释第四百八十五条)."""
    longest = numbers.SEIZURE_MONTHS.on(today)[asset_kind]
    lawful = add_months(effective_at.astimezone(COURT_ZONE).date(), longest)
    return min(expires_on, lawful, ruled or date.max)

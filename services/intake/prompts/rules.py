"""Who of an office hears of a case (一(一) 责任到人, 二(五)2), what a message says and when it goes out. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.calendar import Calendar
from shared.law.case_access import EVERY_CASE
from shared.law.files import PaperFile, check_files
from shared.law.periods import Unit
from shared.law.rulebook import Duty
from shared.law.settings import Settings
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor
from shared.values.zone import COURT_ZONE


@dataclass(frozen=True)
class Holding:
    """A person holds an office; `deputy_for`: in whose stead, by a recorded appointment."""

    staff_id: str
    deputy_for: str | None = None


def in_person(person: str, holdings: Sequence[Holding]) -> str | None:
    """The recorded deputy of `person`, or `person`; None where neither holds the office."""
    deputies = [holding.staff_id for holding in holdings if holding.deputy_for == person]
    return min(deputies, default=None) or (person if Holding(person) in holdings else None)


def of_the_office(holdings: Sequence[Holding], docket: str, in_hand: Sequence[str]) -> str | None:
    """The first of `in_hand`, who have acted in the docket, that holds the office; else whose turn it is.

    Dockets are shared out equally: whoever joins the office or leaves it moves no docket of the others.
    """
    acting = [holding.staff_id for holding in holdings if holding.deputy_for]
    for person in in_hand:
        if (told := in_person(person, holdings) or (person if person in acting else None)) is not None:
            return told
    seats = {holding.deputy_for or holding.staff_id for holding in holdings}
    turn = max(seats, key=lambda seat: sha256(f"{docket}/{seat}".encode()).digest(), default=None)
    return in_person(turn, holdings) if turn else None


@dataclass(frozen=True)
class Line:
    """What a message says of one duty; `object`: what the duty is about, by its name."""

    summary: str
    object: str = ""


_NAMED = 8  # ours: more names than that are counted only


def check_addressee(addressee: str, person: str) -> None:
    """403 for anybody else."""
    if addressee != person:
        raise Problem(403, ProblemCode.NOT_ADDRESSEE, article=REGULATION["二(五)2"])


def check_reads(addressee: str, actor: Actor) -> None:
    """403 for who is neither the addressee nor oversees what the court owes."""
    if addressee != actor.id and not actor.offices & EVERY_CASE:
        detail = "提示由收到的本人和督办人员查阅"
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, detail, REGULATION["一(一)"])


def check_unreached(*, unreached: bool) -> None:
    """409 unless every channel has failed: what is on its way or has arrived is not told again."""
    if not unreached:
        detail = "该提示仍在发送、已经送达、已经确认或者已经撤回"
        raise Problem(409, ProblemCode.NOT_UNREACHED, detail, REGULATION["二(五)2"])


def check_told_by_hand(
    receipt: str,
    at: datetime,
    files: Collection[FileRecord],
    hands: Set[str],
    told: tuple[datetime, datetime],
    addressee: str,
    shown: Collection[str],
) -> None:
    """A receipt that somebody else has entered since shows it handed over, between when it was written and now (`told`).

    `shown`: whom the same receipt has shown to be told before; one paper shows one person's messages.
    """
    article = REGULATION["二(五)2"]
    if not told[0] <= at <= told[1]:
        error = FieldError("received_at", "当面告知的时间不得早于提示形成、晚于现在", article)
        raise Problem.of([error], 422, ProblemCode.IMPOSSIBLE_TIME)
    check_files(files, [PaperFile("receipt", receipt, FilePurpose.SERVICE_RECEIPT, article, at, hands)])
    if set(shown) - {addressee}:
        error = FieldError("receipt", "该回执已用于证明告知他人，每人的回执分别登记", article)
        raise Problem.of([error], 409, ProblemCode.FILE_NOT_OF_CASE)


def text(heading: str, subject: str, lines: Sequence[Line]) -> str:
    """One message of all `lines`: the same matter is said once, with how many objects and which."""
    objects: dict[str, list[str]] = {}
    for line in lines:
        objects.setdefault(line.summary, []).append(line.object)
    said = "；".join(summary + _of(names) for summary, names in objects.items())
    count = f"共{len(lines)}项：" if len(objects) > 1 else ""
    return f"【{heading}】{subject} {count}{said}"


def _of(objects: Sequence[str]) -> str:
    names = list(dict.fromkeys(filter(None, objects)))
    shown = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
    parts = [f"{len(objects)}件"] * (len(objects) > 1) + [shown] * bool(names)
    return f"（{'：'.join(parts)}）" if parts else ""


def goes_out(
    duty: Duty, step: str, due_at: datetime, now: datetime, calendar: Calendar, settings: Settings
) -> datetime:
    """When a message of a duty is sent: 立即 at once, 当日 on the day, else in office hours; a prompt before the end."""
    if duty.within.unit is Unit.IMMEDIATE:
        return now
    opening = settings.in_office(now, calendar)
    if duty.is_told_same_day and step not in EARLY and opening.date() > now.date():
        return max(now, settings.opening_on(now.date()))
    if step in PROMPTS and opening >= due_at:
        return now
    return opening


UNANSWERED = "已告知，逾期未确认"
"""What came of a channel by which the addressee was told and did not answer."""


def unanswered(proof: str) -> str:
    """`proof`: that it has arrived there."""
    return f"{UNANSWERED}（{proof or '尚无回执'}）"


_CHANNELS: dict[str, str] = {"sms": "短信", "email": "电子邮件"}


def passed_on(words: str, to: str, at: datetime, failures: Mapping[str, str]) -> str:
    """What the next person hears: the first one's words once, who that was, when, and what came of each channel."""
    why = "，".join(
        _CHANNELS.get(channel, channel) + (said if said.startswith(UNANSWERED) else f"未送达（{said}）")
        for channel, said in failures.items()
    )
    when = at.astimezone(COURT_ZONE)
    return f"{words}（已于{when:%Y-%m-%d %H:%M}告知{to}：{why or '未登记手机号、电子邮箱'}）"


PERSONAL = frozenset({"own_key_locked"})
"""What concerns the addressee himself, whoever holds the office after him."""
EARLY = ("early", "early_report")
"""Of a duty that comes up in a band of days before its end: its owner, and whom its article names."""
REPORTS = frozenset({"forewarn", "overdue", "inspection_report", "closing_reported", "anomaly_found"})
"""What the regulation has reported to a leader: unacknowledged, it goes on to the next one (二(五)2, 二(六)3)."""
PROMPTS = (*EARLY, "warn", "forewarn", "escalate")
"""Steps before the end of a duty: what they say is moot once it is met."""

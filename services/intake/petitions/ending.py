"""The ruling by which a case has ended: who may object to it until when, and what must be said of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from services.intake.petitions.kinds import Kind
from services.intake.petitions.rules import ENDED, NO_MORE
from shared.contracts.documents.records import DocumentRecord
from shared.contracts.intake.closing import ENDINGS, ClosingGround, ClosingMode
from shared.law.calendar import Calendar
from shared.law.numbers import ENDING_OBJECTION, INTERFERENCE
from shared.law.periods import due
from shared.values.articles import CPC, JS, OBJ
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.zone import COURT_ZONE

_ENDS = ("终结", "撤销案件", "销案", "不予执行", "驳回")
"""How such a ruling is called where its number is not given."""


def check_objected(kind: Kind, ground: ClosingGround | None) -> None:
    """409 unless the case has ended by a ruling of ours that lies open to an objection, and that is what is brought."""
    refused, article = "", ENDED
    if kind.code != "conduct" or ground is None:
        refused = NO_MORE
    elif ENDINGS[ground].petition is not None:
        refused, article = "案件以异议裁定结案，对该裁定不服的，应当申请复议", CPC[236]
    elif ENDINGS[ground].mode is ClosingMode.NON_ENFORCEMENT:
        article = JS[478] if ground is ClosingGround.NOTARISED else JS[476]
        refused = "对不予执行的裁定不得提出执行异议，当事人可以依法另行申请仲裁或者起诉"
    elif ENDINGS[ground].ruling is None:
        refused, article = "案件已经由其他人民法院执行，异议由该法院审查处理", OBJ[4]
    if refused:
        raise Problem(409, ProblemCode.CASE_CLOSED, refused, article)


def check_interference(
    kind: Kind, closed_at: datetime | None, brought_at: datetime, calendar: Calendar
) -> None:
    """409 for who asks that what disturbs a thing enforced be removed before the case has ended, or six months after."""
    if kind.code != "interference":
        return
    if closed_at is None:
        detail = "案件尚未执行终结，对执行标的的妨害由执行人员在本案中直接处理"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, INTERFERENCE.article)
    end = due(closed_at, INTERFERENCE.on(closed_at.astimezone(COURT_ZONE).date()), calendar)
    if brought_at >= end.due_at:
        detail = f"执行终结后六个月已于{end.due_date}届满，可以另行起诉"
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, INTERFERENCE.article)


def check_in_time(served_at: datetime | None, brought_at: datetime, calendar: Calendar) -> None:
    """409 for a party who had the ruling, `served_at`, too long ago; when others knew of it the reviewing judge finds out."""
    if served_at is None:
        return
    limit = ENDING_OBJECTION.on(served_at.astimezone(COURT_ZONE).date())
    end = due(served_at, limit, calendar)
    if brought_at >= end.due_at:
        detail = (
            f"提出异议的期限自{served_at.astimezone(COURT_ZONE):%Y-%m-%d}（裁定书送达该当事人或者准许顺延之日）起算，"
            f"已于{end.due_date}届满，不予受理；期满前交邮的，填写交邮日期并附寄件凭证"
        )
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, ENDING_OBJECTION.article)


def is_named(thing: str, ending: DocumentRecord) -> bool:
    """Whether the very ruling is objected to: （2026）豫1502执1号裁定 is not its 之一, and no other act in the case of that number."""
    return re.search(re.escape(ending.number) + "(?!之)[^，。；、]{0,12}裁定", thing) is not None


def named(thing: str, endings: Sequence[DocumentRecord]) -> DocumentRecord | None:
    """Which of the rulings is objected to."""
    return next((one for one in endings if is_named(thing, one)), None)


def may_concern(thing: str | None, ruling: DocumentRecord) -> bool:
    """Whether an objection that was granted while the case was open may have been to the ruling by which it is to end."""
    return thing is None or is_named(thing, ruling) or any(word in thing for word in _ENDS)


def check_named(thing: str, endings: Sequence[DocumentRecord]) -> None:
    """What decides on an objection to the end names its ruling. 409."""
    if named(thing, endings) is None:
        number = "、".join(one.number for one in endings)
        error = FieldError("document", f"文书没有写明所异议的{number}裁定", OBJ[17])
        raise Problem.of([error], 409, ProblemCode.PETITION_DOCUMENT)

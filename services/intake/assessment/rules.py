"""What the court is measured by (一(二) 考核通报、数据分析): indicators with their formulae, periods, bulletins. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Any

from shared.law.calendar import Calendar
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = REGULATION["一(二)"]
_FORMS = re.compile(r"(20[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")
_QUARTER = 3  # ours: a quarter of a year has three months
_YEARS = 3  # ours: 近三年, the name of the indicator
_TENTH = Decimal("0.1")  # ours: how finely a figure is shown


class Indicator(Labelled):
    """The "3+1" of the Supreme Court's 三个90%、一个80%."""

    PERFORMED = "performed", "有财产可供执行案件法定期限内实际执结率"
    CONCLUDED = "concluded", "无财产可供执行案件终本合格率"
    COMPLAINTS = "complaints", "执行信访办结率"
    OVERALL = "overall", "近三年整体执结率"


@dataclass(frozen=True)
class Definition:
    """`goal` in percent. `doubt`: what of the formula is not certain; `missing`: why it is not computed."""

    goal: int
    numerator: str
    denominator: str
    doubt: str = ""
    missing: str = ""


DEFINITIONS: Mapping[Indicator, Definition] = {
    Indicator.PERFORMED: Definition(
        90,  # ours: a goal of the Supreme Court, which no article fixes
        "其中以执行完毕、终结执行结案且未超过执行期限的案件",
        "本期结案并且有查封冻结生效或者案款到账的案件",
        doubt="哪些结案方式计入分子、哪些案件属于有财产可供执行，口径待确认",
    ),
    Indicator.CONCLUDED: Definition(
        90,  # ours: a goal of the Supreme Court, which no article fixes
        "其中没有问题，或者问题经复查均不成立的案件",
        "本期随机抽查中评查的终本案件；评查几次的，有一次有问题即不计入分子；专项评查和未作抽取的全部评查不计入",
        doubt="终本合格的标准待确认；现以卷宗评查没有问题为合格",
    ),
    Indicator.COMPLAINTS: Definition(
        90,  # ours: a goal of the Supreme Court, which no article fixes
        "其中已经办结的信访案件",
        "本期应办的执行信访案件",
        missing="本系统没有执行信访的登记，不能计算；异议、复议不是信访",
    ),
    Indicator.OVERALL: Definition(
        80,  # ours: a goal of the Supreme Court, which no article fixes
        "其中在三年内结案的案件",
        "截至期末的三年内，期初未结的案件与新收的案件",
        doubt="超过执行期限结案的案件是否计入分子，口径待确认；现计入",
    ),
}
COMPUTED = tuple(one for one, defined in DEFINITIONS.items() if not defined.missing)


@dataclass(frozen=True)
class Period:
    """A month, a quarter or a year of the calendar; `end` is the first day after it."""

    name: str
    begin: date
    end: date

    @classmethod
    def of(cls, name: str) -> Period:
        """Raises Malformed for what is none: 2026-03, 2026-Q1, 2026."""
        found = _FORMS.fullmatch(name)
        if not found:
            raise Malformed("期间应如 2026-03（月）、2026-Q1（季度）、2026（年度）")
        year, month, quarter = found.groups()
        if month:
            first, months = int(month), 1
        elif quarter:
            first, months = (int(quarter) - 1) * _QUARTER + 1, _QUARTER
        else:
            first, months = 1, 12  # ours: a year has twelve months
        begin = date(int(year), first, 1)
        return cls(name, begin, _months_on(begin, months))

    @classmethod
    def month_of(cls, day: date) -> Period:
        return cls.of(f"{day:%Y-%m}")

    @property
    def before(self) -> Period:
        """The month before it, of a month."""
        return Period.month_of(self.begin - timedelta(days=1))

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def three_years_back(self) -> date:
        return self.end.replace(year=self.end.year - _YEARS)


def _months_on(day: date, months: int) -> date:
    place = day.month - 1 + months
    return date(day.year + place // 12, place % 12 + 1, 1)  # ours: a year has twelve months


def rate(part: int, whole: int) -> Decimal | None:
    """In percent, to a tenth; None of nothing."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(_TENTH, ROUND_HALF_UP)  # ours: per cent


def tenth(days: Any) -> Decimal:
    return Decimal(str(days)).quantize(_TENTH, ROUND_HALF_UP)


def digest(figures: Mapping[str, Any]) -> str:
    """SHA-256 of the figures, whatever the order in which they are written."""
    written = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def is_asked_for(today: date, inspected: Collection[date], calendar: Calendar) -> bool:
    """Whether `today` is the first working day of its month on which the register is looked at; `inspected`: the days before."""
    month = Period.month_of(today)
    return calendar.is_workday(today) and not any(
        month.begin <= day < today and calendar.is_workday(day) for day in inspected
    )


def check_over(period: Period, today: date) -> None:
    """A bulletin is of a month that is over: its figures can still change before."""
    if today < period.end:
        detail = f"{period.name} 尚未结束，{period.end} 起方可通报"
        refuse([FieldError("month", detail, ARTICLE)], 422, ProblemCode.BULLETIN_MONTH)


def check_first(editions: int) -> None:
    if editions:
        detail = "该月已经通报；数字有误的，更正该通报并写明理由"
        raise Problem(409, ProblemCode.BULLETIN_PUBLISHED, detail, ARTICLE)


def check_latest(latest: bool) -> None:
    if not latest:
        detail = "该通报已经由后一次更正代替，应更正最后一次的通报"
        raise Problem(409, ProblemCode.BULLETIN_REPLACED, detail, ARTICLE)

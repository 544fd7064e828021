"""What the regulation leaves open and the court sets for itself, each value in force since a day.

立即, 及时, 「适当提前」 and the like carry no number in the regulation: they are settings, and shown 单位待确认.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from shared.law.calendar import Calendar
from shared.law.numbers import FEE_WITHOUT_AMOUNT
from shared.values.zone import COURT_ZONE, begin_of


class Range(NamedTuple):
    """What people call a setting, its unit, and the values that it may be given, both ends included."""

    label: str
    unit: str
    least: int
    most: int


RANGES = {
    "immediate_hours": Range("「立即」「实时」", "小时", 1, 24),
    "prompt_workdays": Range("「及时」", "个工作日", 1, 10),
    "acknowledge_hours": Range("提示应在多少小时内确认", "小时", 1, 24),
    "office_opens": Range("上班时间", "0时起的分钟", 0, 719),
    "office_closes": Range("下班时间", "0时起的分钟", 720, 1439),
    "warn_hours_immediate": Range("不足一日的期限提前多少小时提示", "小时", 1, 12),
    "warn_hours_same_day": Range("当日完成的事项提前多少小时提示", "小时", 1, 12),
    "warn_hours_of_a_day": Range("按小时计的期限提前多少小时提示", "小时", 1, 24),
    "warn_workdays_short": Range("短期限提前多少个工作日提示", "个工作日", 1, 10),
    "warn_workdays_long": Range("长期限提前多少个工作日提示", "个工作日", 1, 15),
    "warn_days_of_months": Range("按月、年计的期限提前多少日提示", "日", 1, 60),
    "early_days_1": Range("查封冻结、案款期限的早期预警：最早一档提前多少日", "日", 1, 90),
    "early_days_2": Range("查封冻结、案款期限的早期预警：第二档提前多少日", "日", 1, 90),
    "early_days_3": Range("查封冻结、案款期限的早期预警：第三档提前多少日", "日", 1, 90),
    "early_days_4": Range("查封冻结、案款期限的早期预警：最后一档提前多少日", "日", 1, 90),
    "report_waits_minutes": Range("超期报告等待在途事实的时间", "分钟", 0, 480),
    "report_acknowledge_hours": Range("报告应在多少小时内确认，逾期换渠道、转报上级领导", "小时", 1, 72),
    "task_taken_hours": Range("交办事项应在多少小时内领取", "小时", 1, 72),
    "idle_days": Range("多少日没有采取执行措施即为风险", "日", 15, 180),
    "stay_days": Range("没有写明最后一日的中止、暂缓等期间满多少日未恢复即为风险", "日", 15, 180),
    "plan_days": Range("案款到账多少日没有分配方案即为风险", "日", 3, 30),
    "price_off_percent": Range("成交价与参考价相差百分之多少以上即为风险", "%", 10, 200),
    "query_again_days": Range("终本报结前再次“总对总”查询应在几日以内", "日", 1, 30),
    "key_tries": Range("签名口令连续错误多少次后停用密钥", "次", 3, 10),
    "key_lock_minutes": Range("签名密钥停用多久", "分钟", 30, 1440),
    "simple_claim": Range("繁简分流：申请执行标的额不超过多少万元的为简易案件", "万元", 1, 10_000),
    "simple_parties": Range("繁简分流：当事人不超过多少人的为简易案件", "人", 2, 100),
    "complex_weight": Range("分案工作量：一件复杂案件按几件简易案件计", "件", 1, 10),
    "fee_without_amount": Range("没有执行金额的案件申请执行费", "元", *map(int, FEE_WITHOUT_AMOUNT.only)),
}


@dataclass(frozen=True)
class Settings:
    """The values in force on one day."""

    immediate_hours: int = 1
    prompt_workdays: int = 3
    acknowledge_hours: int = 4
    office_opens: int = 8 * 60 + 30
    office_closes: int = 17 * 60 + 30
    warn_hours_immediate: int = 1
    warn_hours_same_day: int = 8
    warn_hours_of_a_day: int = 6
    warn_workdays_short: int = 1
    warn_workdays_long: int = 3
    warn_days_of_months: int = 10
    early_days_1: int = 30
    early_days_2: int = 15
    early_days_3: int = 10
    early_days_4: int = 5
    report_waits_minutes: int = 60
    report_acknowledge_hours: int = 24
    task_taken_hours: int = 24
    idle_days: int = 60
    stay_days: int = 90
    plan_days: int = 15
    price_off_percent: int = 50
    query_again_days: int = 7
    key_tries: int = 5
    key_lock_minutes: int = 60
    simple_claim: int = 50
    simple_parties: int = 4
    complex_weight: int = 2
    fee_without_amount: int = 50

    @property
    def acknowledge_within(self) -> timedelta:
        """An unacknowledged message goes to the next level after this time."""
        return timedelta(hours=self.acknowledge_hours)

    @property
    def early_days(self) -> tuple[int, ...]:
        """The bands of the early view, the nearest first; two that are given the same number are one."""
        return tuple(sorted({self.early_days_1, self.early_days_2, self.early_days_3, self.early_days_4}))

    def opening_on(self, day: date) -> datetime:
        return begin_of(day) + timedelta(minutes=self.office_opens)

    def in_office(self, at: datetime, calendar: Calendar) -> datetime:
        """`at` within office hours, else the next opening: working days of the court's calendar."""
        at = at.astimezone(COURT_ZONE)
        closes = begin_of(at) + timedelta(minutes=self.office_closes)
        if calendar.is_workday(at.date()) and at < closes:
            return max(at, self.opening_on(at.date()))
        day = at.date() + timedelta(days=1)
        while not calendar.is_workday(day):
            day += timedelta(days=1)
        return self.opening_on(day)


class Change(NamedTuple):
    """A value that a setting was given, in force since a day."""

    since: date
    name: str
    value: int


@dataclass(frozen=True)
class SettingsHistory:
    """`changes` in the order in which they were made: of two of one day the later holds."""

    changes: tuple[Change, ...] = ()

    def on(self, day: date) -> Settings:
        """The values in force on `day`."""
        begun = sorted((change for change in self.changes if change.since <= day), key=lambda one: one.since)
        return replace(Settings(), **{change.name: change.value for change in begun})


UNCHANGED = SettingsHistory()
assert RANGES.keys() == {field.name for field in fields(Settings)}

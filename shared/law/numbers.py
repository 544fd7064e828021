"""Every number of the law that a rule decides by: value, unit and article, each in force since a day.

The limits of duties stand in the rulebook, with their own days of effect; where a rule decides by the same limit, both
take it from here. A rule asks for the value of the day that it judges: RELISTING.on(day).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from shared.law.periods import Limit, Unit, days, days_before, hours, months, workdays, years
from shared.values.articles import (
    ADD,
    CC,
    CPC,
    DISHONEST,
    ENDING,
    ENDING_OBJECTED,
    EXE,
    EXI,
    FEE,
    GOODWILL,
    GUA,
    INT,
    INV,
    JS,
    MATTERS,
    NET,
    OBJ,
    PRE,
    REF,
    REGULATION,
    SALE,
    TERMINATION,
    TIM,
    Article,
    Confidence,
)
from shared.values.numerals import in_chinese

T = TypeVar("T")


@dataclass(frozen=True)
class Number(Generic[T]):
    """What `article` fixes, in `unit`; `values` by the day since which each is in force, until the next one's day."""

    article: Article
    unit: str
    values: Mapping[date, T]
    confidence: Confidence = "found"

    def on(self, day: date) -> T:
        """The value in force on `day`. ValueError before the first."""
        begun = [since for since in self.values if since <= day]
        if not begun:
            raise ValueError(f"{day}{self.article}尚未施行")
        return self.values[max(begun)]

    @property
    def only(self) -> T:
        """The value of a number that was never amended. TypeError for another: each value is a duty of its own then."""
        if len(self.values) != 1:
            raise TypeError(
                f"{self.article} has been amended: the duty gets `until`, and a successor the new value"
            )
        return next(iter(self.values.values()))


class Between(NamedTuple):
    """From `least` to `most`, both included."""

    least: Decimal
    most: Decimal


class Bracket(NamedTuple):
    """What exceeds `above` yuan, up to `upto` (None: without end), pays `rate` of itself."""

    above: Decimal
    upto: Decimal | None
    rate: Decimal
    label: str


class Ladder(NamedTuple):
    """`base` yuan for a case, and `brackets` for what exceeds the first of them."""

    base: Decimal
    brackets: tuple[Bracket, ...]


def percent(part: Decimal) -> str:
    """0.7 → 百分之七十. ValueError if it is no whole per cent."""
    if part * 100 % 1:
        raise ValueError(f"no whole per cent: {part}")
    return f"百分之{in_chinese(int(part * 100))}"


PUBLIC_SERVICE = Number(CPC[95], "limit", {CPC.since: days(30)})
AGENTS = Number(CPC[61], "agents of one party, at most", {CPC.since: 2})

STARTING_PRICE = Number(NET[10], "part of the reference price, at least", {NET.since: Decimal("0.70")})
REDUCTION = Number(NET[26], "part of the previous starting price, at most", {NET.since: Decimal("0.20")})
DEPOSIT = Number(
    NET[17], "part of the starting price", {NET.since: Between(Decimal("0.05"), Decimal("0.20"))}
)
ROUNDS = Number(NET[26], "rounds", {NET.since: 2})
ANNOUNCEMENT = Number(
    NET[12], "days by class of property", {NET.since: {"movable": 15, "real_estate": 30, "other": 30}}
)
ANNOUNCEMENT_AGAIN = Number(
    NET[26], "days by class of property", {NET.since: {"movable": 7, "real_estate": 15, "other": 15}}
)
ANNOUNCEMENT_SALE = Number(
    SALE[3],
    "days by class of property",
    {SALE.since: {"movable": 7, "real_estate": 15, "other": 15}},
    "memory",
)
SALE_PERIOD = Number(SALE[3], "limit", {SALE.since: days(60)}, "memory")
SALE_ANNOUNCED = Number(SALE[2], "limit", {SALE.since: days(15)}, "memory")
PRIOR_NOTICE = Number(NET[16], "limit before publication", {NET.since: days_before(3)})
NOTICE_DISPLAY = Number(NET[16], "limit", {NET.since: days(5)})
BIDDING = Number(NET[20], "limit, at least", {NET.since: hours(24)})
DEPOSIT_TRANSFER = Number(NET[25], "limit", {NET.since: hours(24)})
RELISTING = Number(NET[26], "limit", {NET.since: days(30)})
RESUMPTION = Number(NET[28], "limit", {NET.since: days(5)})
DEFERRAL = Number(JS[467], "limit on a guarantee, at most", {JS.since: years(1)})
SECURITY_DEFERRAL = Number(GUA[10], "limit on a guarantee, at most", {GUA.since: years(1)})
SUPERIOR_DEFERRAL = Number(EXE[77], "limit by a superior court, at most", {EXE.since: months(3)})
SUSPENSION_REVIEW = Number(  # NET[28] bounds no other suspension: ours, by which one is looked at again
    NET[28], "limit, at most", {NET.since: months(3)}, "unsure"
)
BALANCE = Number(  # NET[25] leaves it to the announcement; the longest is a setting
    NET[25], "limit, at most", {NET.since: Limit(60, Unit.DAY, written=True)}, "unsure"
)

INSTRUCTION_FEEDBACK = Number(  # 二(五)3 leaves it to the instruction; the longest is ours
    REGULATION["二(五)3"], "limit, at most", {REGULATION.since: Limit(90, Unit.DAY, written=True)}, "unsure"
)

DOSSIER_ROUND = Number(  # 一(二) leaves it to the round; the longest is ours
    REGULATION["一(二)"], "limit, at most", {REGULATION.since: Limit(90, Unit.DAY, written=True)}, "unsure"
)
DOSSIER_FAULT = Number(  # 一(二) leaves it to who returns it; the longest is ours
    REGULATION["一(二)"], "limit, at most", {REGULATION.since: Limit(30, Unit.DAY, written=True)}, "unsure"
)

PLATFORM_REPORT = Number(REF[11], "limit", {REF.since: days(3)})
APPRAISAL = Number(REF[19], "limit", {REF.since: days(30)})
REPORT_DISPLAY = Number(REF[21], "limit", {REF.since: days(15)})
OBJECTION = Number(REF[22], "limit", {REF.since: days(5)})
PRICE_VALIDITY = Number(REF[27], "limit, at most", {REF.since: years(1)})
AFTER_VALIDITY = Number(REF[27], "limit", {REF.since: months(6)})

SEIZURE_MONTHS = Number(
    JS[485],
    "months by kind of asset, at most",
    {JS.since: {"bank_deposit": 12, "vehicle": 24, "real_estate": 36, "equity": 36, "securities": 36}},
)
COMMISSION_TERM = Number(MATTERS[7], "days", {MATTERS.since: Between(Decimal(10), Decimal(20))}, "memory")
COMMISSION_SUPPLEMENT = Number(MATTERS[10], "limit", {MATTERS.since: days(3)}, "memory")
COMMISSION_URGENT = Number(MATTERS[7], "limit", {MATTERS.since: hours(24)}, "memory")

TERM_EXTENSION = Number(TIM[5], "limit of each, at most", {TIM.since: months(3)})
RENEWAL_ASKED = Number(PRE[18], "limit before the term ends", {PRE.since: days_before(7)})
EXTENSION_ASKED = Number(TIM[12], "limit before the term ends", {TIM.since: days_before(10)})
GUARANTEE_PERIOD = Number(GUA[12], "limit from the end of the deferral", {GUA.since: years(1)})
HIGHER_COURT = Number(CPC[237], "limit", {CPC.since: months(6)})
RECONSIDERATION = Number(CPC[236], "limit", {CPC.since: days(10)})
ENDING_OBJECTION = Number(ENDING_OBJECTED, "limit", {ENDING.since: days(60)})
SANCTION_REVIEW = Number(JS[185], "limit", {JS.since: days(3)})
EXIT_BAN_REVIEW = Number(OBJ[9], "limit", {OBJ.since: days(10)})
CHANGE_REVIEW = Number(ADD[30], "limit", {ADD.since: days(10)})
CHANGE_SUIT = Number(ADD[32], "limit", {ADD.since: days(15)})
JURISDICTION_OBJECTION = Number(EXI[3], "limit", {EXI.since: days(10)})
PRE_SUIT = Number(CPC[104], "limit", {CPC.since: days(30)})
AFTER_PERFORMANCE = Number(JS[163], "limit", {JS.since: days(5)})
TRAVEL_EXEMPTION = Number(GOODWILL[17], "limit", {GOODWILL.since: months(1)}, confidence="memory")
INTERFERENCE = Number(JS[519], "limit", {JS.since: months(6)})
EXCUSE = Number(CPC[86], "limit", {CPC.since: days(10)})
BANKRUPTCY_ANSWER = Number(JS[512], "limit of the court that it is sent to", {JS.since: days(30)})
OBJECTION_SUIT = Number(CPC[238], "limit", {CPC.since: days(15)})
REPORT_SUPPLEMENT = Number(INV[7], "days after the change", {INV.since: 10})
CONCLUSION_WAIT = Number(TERMINATION[1], "months since filing, more than", {TERMINATION.since: 3})
CONCLUSION_QUERY = Number(TERMINATION[9], "months, at most", {TERMINATION.since: 6})
CONCLUSION_YEARS = Number(TERMINATION[9], "years", {TERMINATION.since: 5})
FINE_OF_A_PERSON = Number(CPC[118], "yuan, at most", {CPC.since: Decimal(100_000)})
FINE_OF_A_UNIT = Number(CPC[118], "yuan", {CPC.since: Between(Decimal(50_000), Decimal(1_000_000))})
DETENTION = Number(CPC[118], "days, at most", {CPC.since: 15})
DISHONEST_LISTING = Number(DISHONEST[2], "years", {DISHONEST.since: 2})
DISHONEST_LONGER = Number(DISHONEST[2], "years more, at most", {DISHONEST.since: 3})
CONSENTED_DELETION = Number(DISHONEST[10], "limit before he is listed again", {DISHONEST.since: months(6)})
DELETION_QUERIES = Number(DISHONEST[10], "queries after the round, at least", {DISHONEST.since: 2})
ADULT = Number(CC[17], "years of age", {CC.since: 18})

CLAIM = Number(REGULATION["二(六)4(2)"], "limit", {REGULATION.since: workdays(3)})
ENFORCEMENT_FEE = Number(
    FEE[14, 1],
    "yuan",
    {
        FEE.since: Ladder(
            Decimal(50),
            (
                Bracket(Decimal(10_000), Decimal(500_000), Decimal("0.015"), "超过1万元至50万元的部分"),
                Bracket(Decimal(500_000), Decimal(5_000_000), Decimal("0.01"), "超过50万元至500万元的部分"),
                Bracket(
                    Decimal(5_000_000), Decimal(10_000_000), Decimal("0.005"), "超过500万元至1000万元的部分"
                ),
                Bracket(Decimal(10_000_000), None, Decimal("0.001"), "超过1000万元的部分"),
            ),
        )
    },
)
FEE_WITHOUT_AMOUNT = Number(
    FEE[14, 1], "yuan a case, at least and at most", {FEE.since: Between(Decimal(50), Decimal(500))}
)
DELAY_INTEREST = Number(INT[1], "part of the debt, a day", {INT.since: Decimal("0.000175")})
"""Days of delay before it are counted by the older rule (INT[7]), which is not built."""

"""When a round may be listed and published, and what a platform's message makes of it: 法释〔2016〕18号. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from services.auction.notification import Told, received_at
from services.auction.pricing.rules import usable_until
from shared.contracts.funds.records import ComeIn
from shared.contracts.intake.records import CaseRecord
from shared.law import numbers
from shared.law.calendar import Calendar
from shared.law.case_rules import is_same_hand
from shared.law.numbers import percent
from shared.law.periods import days, days_before, due, nominal
from shared.values.articles import JS, NET, PMB, REF, REGULATION, SALE
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE


class State(Labelled):
    """How far a round has come."""

    DRAFTED = "drafted", "待发布"
    ORDERED = "ordered", "已交付发布"
    REFUSED = "refused", "未能发布"
    PUBLISHED = "published", "已发布"
    FAILED = "failed", "流拍"
    SUSPENDED = "suspended", "暂停拍卖"
    SOLD = "sold", "成交"
    TAKEN = "taken", "流拍后以物抵债"
    WITHDRAWN = "withdrawn", "已撤回"
    DEFAULTED = "defaulted", "买受人悔拍"
    ANNULLED = "annulled", "成交已撤销"


Ending = Literal["failed", "sold"]


NEXT: dict[State, tuple[State, ...]] = {
    State.DRAFTED: (State.ORDERED, State.WITHDRAWN),
    State.ORDERED: (State.PUBLISHED, State.REFUSED),
    State.PUBLISHED: (State.FAILED, State.SOLD, State.SUSPENDED, State.WITHDRAWN),
    State.SUSPENDED: (State.PUBLISHED, State.WITHDRAWN),
    State.FAILED: (State.TAKEN,),
    State.SOLD: (State.DEFAULTED, State.ANNULLED),
    State.TAKEN: (State.DEFAULTED, State.ANNULLED),
}
"""What may become of a round; what is no key of it has ended."""
BOUGHT = (State.SOLD, State.TAKEN)
"""In which somebody has the thing for a price."""
RUNNING = (State.ORDERED, State.PUBLISHED, State.SUSPENDED)
"""In which it is announced, and not over."""


def moved(state: str, to: State) -> State:
    """`to`; 409 where it does not follow."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该公告{State(state).label}，不能成为{to.label}"
        raise Problem(409, ProblemCode.WRONG_STATE, detail, REGULATION["二(四)5(1)"])
    return to


def check_state(state: str, wanted: State) -> None:
    if state != wanted:
        detail = f"该公告{State(state).label}，须为{wanted.label}"
        raise Problem(409, ProblemCode.WRONG_STATE, detail, REGULATION["二(四)5(1)"])


def check_unsigned(signed_by: str | None) -> None:
    if signed_by is not None:
        raise Problem(409, ProblemCode.ANNOUNCEMENT_SIGNED, article=REGULATION["二(四)5(1)"])


def check_to_serve(published_at: datetime | None, served: Collection[object]) -> None:
    """An announcement is served once, after it is published. Raises Problem 409."""
    if published_at is None or served:
        raise Problem(409, ProblemCode.ANNOUNCEMENT_NOT_TO_SERVE, article=REGULATION["二(四)5(1)"])


def check_to_print(state: str, printed_at: datetime | None) -> None:
    """The confirmation of a sale is printed once. Raises Problem 409."""
    if state != State.SOLD or printed_at is not None:
        raise Problem(409, ProblemCode.NOT_TO_PRINT, article=REGULATION["二(四)5(2)"])


def is_sale(round: int, day: date) -> bool:
    """Whether that round is no auction any more but the sale that follows the last one (变卖, NET[26])."""
    return round > numbers.ROUNDS.on(day)


def earliest_end(round: int, result: Ending, opens_at: datetime, closes_at: datetime) -> datetime:
    """Before which the bidding cannot have ended: a sale's with a bid and a day of bidding that follows it (SALE[3])."""
    if result == "sold" and is_sale(round, _day(opens_at)):
        return opens_at + timedelta(hours=numbers.BIDDING.on(_day(opens_at)).amount)
    return closes_at


def lead(asset_class: str, round: int, opens_on: date) -> int:
    """Days between publication and auction: 30 (movables 15), again, and before the sale, 15 (7); NET[12], NET[26], SALE[3]."""
    number = numbers.ANNOUNCEMENT if round == 1 else numbers.ANNOUNCEMENT_AGAIN
    if is_sale(round, opens_on):
        number = numbers.ANNOUNCEMENT_SALE
    return number.on(opens_on)[asset_class]


def balance_due_at(ended_at: datetime, balance_days: int, calendar: Calendar) -> datetime:
    """The end of the period that the announcement gives the buyer for the balance (art. 25)."""
    return due(ended_at, days(balance_days), calendar).due_at


def latest_publication(asset_class: str, round: int, opens_at: datetime, calendar: Calendar) -> date:
    """The day by which the announcement should be published for an auction that opens then: a working day (CPC[85]).

    A prompt, and no bar: what the law asks is so many days between the two.
    """
    return due(opens_at, days_before(lead(asset_class, round, _day(opens_at))), calendar).due_date


@dataclass(frozen=True)
class Terms:
    """What decides whether a round may go up. `previous_*`: the failed round before it by the same reference price, None for the first."""

    asset_class: str
    round: int
    starting_price: Decimal
    drafted_at: datetime
    opens_at: datetime
    closes_at: datetime
    valid_until: date
    previous_price: Decimal | None = None
    previous_failed_at: datetime | None = None


def term_faults(terms: Terms, published_at: datetime, calendar: Calendar) -> list[FieldError]:
    """Every article that publication at that instant, under these terms, would break."""
    faults, today, opens_on = [], _day(published_at), _day(terms.opens_at)
    sale = is_sale(terms.round, _day(terms.opens_at))
    article = SALE[3] if sale else NET[12 if terms.round == 1 else 26]
    needed = timedelta(lead(terms.asset_class, terms.round, opens_on))
    last = opens_on - needed
    if today > last:
        faults.append(
            FieldError("opens_at", f"公告期不足{needed.days}日：该开拍时间最迟应在{last}发布公告", article)
        )
    bidding = numbers.BIDDING.on(opens_on)
    if terms.closes_at - terms.opens_at < timedelta(hours=bidding.amount):
        faults.append(FieldError("closes_at", f"竞价时间不得少于{bidding.words}", NET[20]))
    period = numbers.SALE_PERIOD.on(today)
    if sale and nominal(opens_on, period) != _day(terms.closes_at):
        faults.append(FieldError("closes_at", f"变卖期为{period.words}", SALE[3]))
    if sale and terms.previous_price is not None and terms.starting_price != terms.previous_price:
        faults.append(FieldError("starting_price", "变卖价为第二次拍卖流拍的起拍价", SALE[4]))
    least = 1 - numbers.REDUCTION.on(today)
    if terms.previous_price is not None and not (
        terms.previous_price * least <= terms.starting_price <= terms.previous_price
    ):
        faults.append(
            FieldError(
                "starting_price", f"再次拍卖的起拍价应为前次起拍价的{percent(least)}至百分之百", NET[26]
            )
        )
    if not sale:
        faults += _relisting_faults(terms, needed, calendar)
    if terms.round == 1 and today > terms.valid_until:
        faults.append(FieldError("reference_price", "参考价已过有效期，应重新确定", REF[27]))
    return faults + validity_faults(terms.valid_until, terms.opens_at)


def validity_faults(valid_until: date, opens_at: datetime) -> list[FieldError]:
    """No round is held by a price that is past its validity and the time after it."""
    if _day(opens_at) <= usable_until(valid_until):
        return []
    after = numbers.AFTER_VALIDITY.on(valid_until)
    detail = f"拍卖时参考价已超过有效期{after.words}，应重新确定（已公告的先撤回拍卖）"
    return [FieldError("opens_at", detail, REF[27])]


def _relisting_faults(terms: Terms, needed: timedelta, calendar: Calendar) -> list[FieldError]:
    """Held again within thirty days; if those could not be kept any more when it was drafted, on the earliest day there is.

    The earliest is the one that leaves the notice its three days, after five of display, and the announcement its own.
    """
    if terms.previous_failed_at is None:
        return []
    drafted_on, opens_on = _day(terms.drafted_at), _day(terms.opens_at)
    within = numbers.RELISTING.on(_day(terms.previous_failed_at))
    by = due(terms.previous_failed_at, within, calendar).due_date
    if opens_on <= by:
        return []
    notice, display = numbers.PRIOR_NOTICE.on(drafted_on), numbers.NOTICE_DISPLAY.on(drafted_on)
    if drafted_on + timedelta(notice.amount) + needed <= by:
        return [FieldError("opens_at", f"应在流拍后{within.words}内（{by}前）再次拍卖", NET[26])]
    latest = due(terms.drafted_at, days(display.amount + notice.amount), calendar).due_date + needed
    if opens_on > latest:
        detail = f"{within.words}内已不能再次拍卖，应当在依法能够开拍的最早日期开拍，不得晚于{latest}"
        return [FieldError("opens_at", detail, NET[26])]
    return []


def _day(at: datetime) -> date:
    return at.astimezone(COURT_ZONE).date()


def check_round(round: int, failed_rounds: int, today: date) -> None:
    """The first round first, the second after a failed first, then a sale, and no fourth (NET[26])."""
    if round > numbers.ROUNDS.on(today) + 1:
        raise Problem(409, ProblemCode.NO_THIRD_ROUND, article=NET[26])
    if round != failed_rounds + 1:
        raise Problem(
            409,
            ProblemCode.WRONG_ROUND,
            f"已流拍{failed_rounds}次，现应为第{failed_rounds + 1}次拍卖（第三次为变卖）",
            NET[26],
        )


def notice_faults(told: Sequence[Told], published_at: datetime, calendar: Calendar) -> list[FieldError]:
    """Notified three days before publication, by a display as well once its five days are full, or the right waived (art. 16)."""
    article = NET[16]
    if not told:
        return [FieldError("notice", "尚未通知当事人和已知优先购买权人", article)]
    faults = []
    today = _day(published_at)
    before, display = numbers.PRIOR_NOTICE.on(today), numbers.NOTICE_DISPLAY.on(today)
    last = nominal(today, before)
    for one in told:
        if one.mode == "public":
            full = received_at(one, display, calendar)
            if _day(full) > last:
                detail = f"对{one.recipient}的公示满{display.words}（{full:%Y-%m-%d}）方视为通知，公告应在其{before.words}后发布"
                faults.append(FieldError("notice", detail, article))
        elif one.mode != "waived" and _day(one.at) > last:
            detail = f"对{one.recipient}的通知不足公告发布前{before.words}"
            faults.append(FieldError("notice", detail, article))
    return faults


@dataclass(frozen=True)
class Standing:
    """Whether a property may still be sold: its case, whether it is under control, what has come for the claim."""

    case: CaseRecord
    held: bool
    come_in: Sequence[ComeIn]
    objected: bool = False
    """Whether an outsider's objection bars its disposal for now (民诉法解释第四百六十三条)."""

    @property
    def open(self) -> bool:
        return self.case.state == "open"


def covered_faults(owed: Decimal) -> list[FieldError]:
    """Nothing more is sold once the whole debt is paid for."""
    if owed > 0:
        return []
    detail = "已到账款项和其他财产的价款足以清偿债务，对剩余的财产应当停止拍卖，由执行法官撤回处置"
    return [FieldError("asset_id", detail, PMB[14])]


def standing_faults(standing: Standing) -> list[FieldError]:
    """Nothing is put up for sale in a case that has ended, once its seizure is lifted or is to be, or while an outsider's
    objection to it is looked into."""
    faults = []
    if not standing.open:
        faults.append(FieldError("case_number", "案件已结，应当停止拍卖", PMB[19]))
    if standing.objected:
        detail = (
            "案外人对该财产提出的异议正在审查，或者裁定送达后起诉的期限未满、诉讼未结，"
            "或者本案的执行时效、管辖异议已经成立，"
            f"或者对该被执行人已经决定移送破产审查（{JS[511]}），不得处置"
        )
        faults.append(FieldError("asset_id", detail, JS[463]))
    if not standing.held:
        detail = "财产的查封、扣押、冻结已经解除、决定解除或者尚在轮候，不得处置"
        faults.append(FieldError("asset_id", detail, JS[484]))
    return faults


def publication_faults(
    terms: Terms,
    told: Sequence[Told],
    signed: bool,
    served: bool,
    missing_papers: Collection[str],
    published_at: datetime,
    calendar: Calendar,
) -> list[FieldError]:
    """Everything that is still missing before the announcement may be published at that instant."""
    faults = term_faults(terms, published_at, calendar) + notice_faults(told, published_at, calendar)
    if not signed:
        faults.append(FieldError("signature", "公告尚未由执行实施团队签发", REGULATION["二(四)5(1)"]))
    if not served:
        faults.append(FieldError("ruling", "拍卖裁定书尚未送达当事人", REGULATION["二(四)2"]))
    faults += [
        FieldError("papers", f"{label}尚未移送卷宗管理中心", REGULATION["二(四)2"])
        for label in missing_papers
    ]
    return faults


def check_signature(drafted: Collection[str | None], actor: Actor) -> None:
    if is_same_hand(drafted, actor, Office.TEAM_LEADER):
        raise Problem(
            409, ProblemCode.SAME_PERSON, "制作公告的人不能签发公告", article=REGULATION["二(四)5(1)"]
        )


def check_resumed(state: str, under_way: bool) -> None:
    """503 for the result of an auction whose resumption is not booked yet: the platform sends it again."""
    if state == State.SUSPENDED and under_way:
        raise Problem(503, ProblemCode.NOT_YET_PUBLISHED, retriable=True)


@dataclass(frozen=True)
class Bidding:
    """A round as the record holds it. `state`: drafted | ordered | refused | published | failed | sold."""

    state: str
    round: int
    starting_price: Decimal
    closes_at: datetime
    price: Decimal | None = None
    buyer_ref: str | None = None
    confirmation_number: str | None = None


@dataclass(frozen=True)
class Result:
    """How the platform says the round ended; price in yuan."""

    result: Ending
    round: int
    price: Decimal | None
    buyer_ref: str | None
    confirmation_number: str | None
    occurred_at: datetime

    @property
    def sale(self) -> tuple[Decimal | None, str | None, str | None]:
        return self.price, self.buyer_ref, self.confirmation_number


def ending(bidding: Bidding, told: Result, now: datetime) -> Ending | None:
    """What the message makes of the round; None if it repeats what is known.

    Refused: another round, an end before the bidding time is over or later than `now` (art. 20), a sale below the
    starting price (10, 20) or without a buyer or the platform's confirmation (22), and whatever contradicts an end already on record.
    """
    if told.round != bidding.round:
        raise Problem(409, ProblemCode.ROUND_DIFFERS, article=NET[26])
    if bidding.state == "ordered":
        # The platform's answer to our publication is still on its way: let it send this again.
        raise Problem(503, ProblemCode.NOT_YET_PUBLISHED, retriable=True)
    if bidding.state in ("failed", "sold"):
        known = bidding.price, bidding.buyer_ref, bidding.confirmation_number
        if (told.result, told.sale) == (bidding.state, known):
            return None
        raise Problem(409, ProblemCode.ROUND_ENDED, article=NET[22])
    if bidding.state != "published":
        raise Problem(409, ProblemCode.NOT_PUBLISHED, article=NET[12])
    errors = []
    if told.occurred_at < bidding.closes_at:
        errors.append(FieldError("occurred_at", "竞价时间未满", NET[20]))
    if told.occurred_at > now:
        errors.append(FieldError("occurred_at", "拍卖结束的时间晚于现在", NET[20]))
    if told.result == "sold":
        if told.price is None or told.price < bidding.starting_price:
            errors.append(FieldError("price_fen", "成交价低于起拍价，出价无效", NET[20]))
        if not told.buyer_ref:
            errors.append(FieldError("buyer", "没有买受人的真实身份", NET[22]))
        if not told.confirmation_number:
            errors.append(FieldError("confirmation_no", "没有平台生成的成交确认书", NET[22]))
    elif any(one is not None for one in told.sale):
        errors.append(FieldError("result", "流拍而有成交价、买受人或成交确认书", NET[26]))
    refuse(errors, 409, ProblemCode.RESULT_REFUSED)
    return told.result

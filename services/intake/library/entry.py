"""What the library says of a concluded case (终本规定第十三条): as the record has it, with what was put right since. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stdnum.cn import ric

from shared.values.identity import PAPERS, Paper, PartyKind
from shared.values.labelled import Labelled

_HIDDEN = slice(10, 14)
"""Month and day of birth in a resident's number: made public it is without them."""


class LibraryItem(Labelled):
    """What can be wrong in an entry. The first four are of one debtor."""

    NAME = "name", "被执行人的姓名、名称"
    IDENTITY = "identity", "被执行人的证件号码"
    ADDRESS = "address", "被执行人的住址、住所地"
    REPRESENTATIVE = "representative", "法定代表人、主要负责人"
    INSTRUMENT_COURT = "instrument_court", "生效法律文书的制作单位"
    INSTRUMENT_NUMBER = "instrument_number", "生效法律文书的文号"
    OBLIGATION = "obligation", "生效法律文书确定的义务"
    PERFORMANCE = "performance", "被执行人的履行情况"

    @property
    def of_debtor(self) -> bool:
        return self in _OF_DEBTOR


_OF_DEBTOR = (LibraryItem.NAME, LibraryItem.IDENTITY, LibraryItem.ADDRESS, LibraryItem.REPRESENTATIVE)

Corrected = Mapping[tuple[str, str | None], str]
"""What stands since the last correction, by item and debtor."""


@dataclass(frozen=True)
class Debtor:
    id: str
    kind: PartyKind
    paper: Paper
    name: str
    identity: str
    address: str
    representative: str


@dataclass(frozen=True)
class Entry:
    debtors: Sequence[Debtor]
    instrument_court: str
    instrument_number: str
    obligation: str
    performance: str


def paper_of(kind: str, paper: str | None) -> Paper:
    return Paper(paper) if paper else PAPERS[PartyKind(kind)][0]


def obligation(principal: Decimal, interest: Decimal, act_owed: str) -> str:
    """What the instrument orders."""
    money = f"给付{principal + interest:.2f}元（本金{principal:.2f}元、利息{interest:.2f}元）"
    return "；".join(filter(None, (money if principal + interest else "", act_owed)))


def performance(applied: Decimal, recovered: Decimal, waived: Decimal) -> str:
    """How far it was performed when the round was concluded."""
    given_up = f"，申请执行人放弃{waived:.2f}元" if waived else ""
    left = max(applied - recovered - waived, Decimal(0))
    return f"已经履行{recovered:.2f}元{given_up}，尚未履行{left:.2f}元"


def put_right(entry: Entry, corrected: Corrected) -> Entry:
    """As it is public."""

    def of(item: LibraryItem, stood: str, debtor: str | None = None) -> str:
        return corrected.get((item.value, debtor), stood)

    return Entry(
        [
            Debtor(
                one.id,
                one.kind,
                one.paper,
                *(of(item, getattr(one, item.value), one.id) for item in _OF_DEBTOR),
            )
            for one in entry.debtors
        ],
        of(LibraryItem.INSTRUMENT_COURT, entry.instrument_court),
        of(LibraryItem.INSTRUMENT_NUMBER, entry.instrument_number),
        of(LibraryItem.OBLIGATION, entry.obligation),
        of(LibraryItem.PERFORMANCE, entry.performance),
    )


def said(entry: Entry, item: LibraryItem, debtor: str | None) -> str:
    """What it says of one item."""
    what = next(one for one in entry.debtors if one.id == debtor) if item.of_debtor else entry
    return str(getattr(what, item.value))


def masked(identity: str, paper: Paper) -> str:
    """A person's number without what tells it all."""
    if paper in PAPERS[PartyKind.ORGANISATION]:
        return identity
    if paper is Paper.RESIDENT_ID:
        return identity[: _HIDDEN.start] + "****" + identity[_HIDDEN.stop :]
    shown = len(identity) // 3  # ours: a third at each end
    return identity[:shown] + "****" + identity[-shown:]


def sex_and_age(identity: str, paper: Paper, today: date) -> tuple[str, int | None]:
    """By a resident's number; empty where another paper was shown."""
    if paper is not Paper.RESIDENT_ID:
        return "", None
    born = ric.get_birth_date(identity)
    had = (today.month, today.day) >= (born.month, born.day)
    return ("男" if int(identity[16]) % 2 else "女"), today.year - born.year - (not had)

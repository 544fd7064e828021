"""终本规定第十三条: what an entry says, reckoned by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.intake.library.entry import (
    Debtor,
    Entry,
    LibraryItem,
    masked,
    obligation,
    performance,
    put_right,
    said,
    sex_and_age,
)
from shared.values.identity import Paper, PartyKind

D = Decimal
HE = Debtor("r", PartyKind.NATURAL, Paper.RESIDENT_ID, "孙立业", "411502199003071238", "民权路1号", "")
UNIT = Debtor(
    "u", PartyKind.ORGANISATION, Paper.CREDIT_CODE, "浉河商贸公司", "91411502MA40X0001X", "", "周明"
)
ENTRY = Entry([HE, UNIT], "浉河区人民法院", "（2025）豫1502民初1号", "给付1.00元", "已经履行0.00元")


@pytest.mark.parametrize(
    ("principal", "interest", "act", "words"),
    [
        ("100000", "2500", "", "给付102500.00元（本金100000.00元、利息2500.00元）"),
        ("0", "0", "腾空并交付房屋", "腾空并交付房屋"),
        ("0.5", "0", "赔礼道歉", "给付0.50元（本金0.50元、利息0.00元）；赔礼道歉"),
    ],
)
def test_what_the_instrument_orders(principal: str, interest: str, act: str, words: str) -> None:
    assert obligation(D(principal), D(interest), act) == words


@pytest.mark.parametrize(
    ("applied", "had", "waived", "words"),
    [
        ("102500", "0", "0", "已经履行0.00元，尚未履行102500.00元"),
        ("102500", "2500", "0", "已经履行2500.00元，尚未履行100000.00元"),
        ("102500", "2500", "40000", "已经履行2500.00元，申请执行人放弃40000.00元，尚未履行60000.00元"),
        ("102500", "102500", "40000", "已经履行102500.00元，申请执行人放弃40000.00元，尚未履行0.00元"),
    ],
)
def test_how_far_it_was_performed(applied: str, had: str, waived: str, words: str) -> None:
    assert performance(D(applied), D(had), D(waived)) == words


@pytest.mark.parametrize(
    ("identity", "paper", "public"),
    [
        (HE.identity, Paper.RESIDENT_ID, "4115021990****1238"),
        ("E12345678", Paper.PASSPORT, "E12****678"),
        ("H12345678", Paper.HK_MACAO_PERMIT, "H12****678"),
        (UNIT.identity, Paper.CREDIT_CODE, UNIT.identity),
    ],
)
def test_a_persons_number_is_not_public_as_a_whole(identity: str, paper: Paper, public: str) -> None:
    assert masked(identity, paper) == public


@pytest.mark.parametrize(
    ("number", "today", "sex", "age"),
    [
        ("411502199003071238", date(2026, 3, 6), "男", 35),
        ("411502199003071238", date(2026, 3, 7), "男", 36),
        ("411502199003071246", date(2026, 3, 7), "女", 36),
    ],
)
def test_sex_and_age_are_those_of_the_number(number: str, today: date, sex: str, age: int) -> None:
    assert sex_and_age(number, Paper.RESIDENT_ID, today) == (sex, age)
    assert sex_and_age("E12345678", Paper.PASSPORT, today) == ("", None)


def test_what_was_put_right_is_of_one_item_of_one_debtor() -> None:
    corrected = {("name", "r"): "孙立", ("representative", "u"): "", ("performance", None): "已经全部履行"}
    now = put_right(ENTRY, corrected)
    assert [one.name for one in now.debtors] == ["孙立", "浉河商贸公司"]
    assert [one.representative for one in now.debtors] == ["", ""]
    assert (now.performance, now.obligation) == ("已经全部履行", ENTRY.obligation)
    assert [said(now, item, "u") for item in LibraryItem if item.of_debtor] == [
        "浉河商贸公司",
        UNIT.identity,
        "",
        "",
    ]
    assert said(now, LibraryItem.INSTRUMENT_NUMBER, None) == "（2025）豫1502民初1号"
    assert put_right(ENTRY, {}) == ENTRY

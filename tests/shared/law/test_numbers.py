"""The numbers of the law, as their articles write them, and which of their values holds on which day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.law import numbers
from shared.law.numbers import Number, percent
from shared.law.periods import Limit
from shared.values.articles import JS, NET

D = Decimal
NUMBERS = {name: number for name, number in vars(numbers).items() if isinstance(number, Number)}

AS_WRITTEN: dict[str, tuple[str, Any]] = {
    "PUBLIC_SERVICE": ("民事诉讼法第九十五条", "30日"),
    "AGENTS": ("民事诉讼法第六十一条", 2),
    "STARTING_PRICE": ("网络司法拍卖规定第十条", D("0.7")),
    "REDUCTION": ("网络司法拍卖规定第二十六条", D("0.2")),
    "DEPOSIT": ("网络司法拍卖规定第十七条", (D("0.05"), D("0.2"))),
    "ROUNDS": ("网络司法拍卖规定第二十六条", 2),
    "ANNOUNCEMENT": ("网络司法拍卖规定第十二条", {"movable": 15, "real_estate": 30, "other": 30}),
    "ANNOUNCEMENT_AGAIN": ("网络司法拍卖规定第二十六条", {"movable": 7, "real_estate": 15, "other": 15}),
    "ANNOUNCEMENT_SALE": ("法明传〔2017〕455号第三条", {"movable": 7, "real_estate": 15, "other": 15}),
    "SALE_PERIOD": ("法明传〔2017〕455号第三条", "60日"),
    "SALE_ANNOUNCED": ("法明传〔2017〕455号第二条", "15日"),
    "PRIOR_NOTICE": ("网络司法拍卖规定第十六条", "届满前3日"),
    "NOTICE_DISPLAY": ("网络司法拍卖规定第十六条", "5日"),
    "BIDDING": ("网络司法拍卖规定第二十条", "24小时"),
    "DEPOSIT_TRANSFER": ("网络司法拍卖规定第二十五条", "24小时"),
    "RELISTING": ("网络司法拍卖规定第二十六条", "30日"),
    "RESUMPTION": ("网络司法拍卖规定第二十八条", "5日"),
    "DEFERRAL": ("民诉法解释第四百六十七条", "1年"),
    "BANKRUPTCY_ANSWER": ("民诉法解释第五百一十二条", "30日"),
    "SUPERIOR_DEFERRAL": ("执行工作规定第七十七条", "3个月"),
    "SECURITY_DEFERRAL": ("执行担保规定第十条", "1年"),
    "TERM_EXTENSION": ("案件审理期限规定第五条", "3个月"),
    "RENEWAL_ASKED": ("财产保全规定第十八条", "届满前7日"),
    "EXTENSION_ASKED": ("案件审理期限规定第十二条", "届满前10日"),
    "HIGHER_COURT": ("民事诉讼法第二百三十七条", "6个月"),
    "SUSPENSION_REVIEW": ("网络司法拍卖规定第二十八条", "3个月"),
    "BALANCE": ("网络司法拍卖规定第二十五条", "文书所定，至多60日"),
    "INSTRUCTION_FEEDBACK": ("二(五)3", "文书所定，至多90日"),
    "DOSSIER_ROUND": ("一(二)", "文书所定，至多90日"),
    "DOSSIER_FAULT": ("一(二)", "文书所定，至多30日"),
    "PLATFORM_REPORT": ("处置参考价规定第十一条", "3日"),
    "APPRAISAL": ("处置参考价规定第十九条", "30日"),
    "REPORT_DISPLAY": ("处置参考价规定第二十一条", "15日"),
    "OBJECTION": ("处置参考价规定第二十二条", "5日"),
    "PRICE_VALIDITY": ("处置参考价规定第二十七条", "1年"),
    "AFTER_VALIDITY": ("处置参考价规定第二十七条", "6个月"),
    "SEIZURE_MONTHS": (
        "民诉法解释第四百八十五条",
        {"bank_deposit": 12, "vehicle": 24, "real_estate": 36, "equity": 36, "securities": 36},
    ),
    "COMMISSION_TERM": ("法发〔2017〕27号第七条", (10, 20)),
    "COMMISSION_SUPPLEMENT": ("法发〔2017〕27号第十条", "3日"),
    "COMMISSION_URGENT": ("法发〔2017〕27号第七条", "24小时"),
    "GUARANTEE_PERIOD": ("执行担保规定第十二条", "1年"),
    "RECONSIDERATION": ("民事诉讼法第二百三十六条", "10日"),
    "ENDING_OBJECTION": ("法释〔2016〕3号", "60日"),
    "SANCTION_REVIEW": ("民诉法解释第一百八十五条", "3日"),
    "EXIT_BAN_REVIEW": ("异议复议规定第九条", "10日"),
    "CHANGE_REVIEW": ("变更、追加当事人规定第三十条", "10日"),
    "CHANGE_SUIT": ("变更、追加当事人规定第三十二条", "15日"),
    "JURISDICTION_OBJECTION": ("执行程序解释第三条", "10日"),
    "PRE_SUIT": ("民事诉讼法第一百零四条", "30日"),
    "AFTER_PERFORMANCE": ("民诉法解释第一百六十三条", "5日"),
    "TRAVEL_EXEMPTION": ("善意文明执行意见第十七条", "1个月"),
    "INTERFERENCE": ("民诉法解释第五百一十九条", "6个月"),
    "EXCUSE": ("民事诉讼法第八十六条", "10日"),
    "OBJECTION_SUIT": ("民事诉讼法第二百三十八条", "15日"),
    "REPORT_SUPPLEMENT": ("财产调查规定第七条", 10),
    "CONCLUSION_WAIT": ("终本规定第一条", 3),
    "CONCLUSION_QUERY": ("终本规定第九条", 6),
    "CONCLUSION_YEARS": ("终本规定第九条", 5),
    "FINE_OF_A_PERSON": ("民事诉讼法第一百一十八条", D(100_000)),
    "FINE_OF_A_UNIT": ("民事诉讼法第一百一十八条", (50_000, 1_000_000)),
    "DETENTION": ("民事诉讼法第一百一十八条", 15),
    "DISHONEST_LISTING": ("失信名单规定第二条", 2),
    "DISHONEST_LONGER": ("失信名单规定第二条", 3),
    "CONSENTED_DELETION": ("失信名单规定第十条", "6个月"),
    "DELETION_QUERIES": ("失信名单规定第十条", 2),
    "ADULT": ("民法典第十七条", 18),
    "CLAIM": ("二(六)4(2)", "3个工作日"),
    "ENFORCEMENT_FEE": ("诉讼费用交纳办法第十四条第（一）项", D(50)),
    "FEE_WITHOUT_AMOUNT": ("诉讼费用交纳办法第十四条第（一）项", (50, 500)),
    "DELAY_INTEREST": ("迟延履行利息解释第一条", D("0.000175")),
}


def test_each_number_is_the_one_of_its_article() -> None:
    for name, number in NUMBERS.items():
        article, value = AS_WRITTEN[name]
        held = number.on(date(2026, 3, 2))
        shown = held.label if isinstance(held, Limit) else getattr(held, "base", held)
        assert (name, number.article, shown) == (name, article, value)
    assert set(NUMBERS) == set(AS_WRITTEN)


@pytest.mark.parametrize("name", NUMBERS)
def test_one_value_holds_on_each_day_since_the_beginning(name: str) -> None:
    number, begins = NUMBERS[name], min(NUMBERS[name].values)
    assert begins == number.article.source.since
    with pytest.raises(ValueError, match="尚未施行"):
        number.on(begins - timedelta(days=1))
    changes = [*sorted(number.values), date(2100, 1, 1)]
    for since, until in pairwise(changes):
        assert {id(number.on(day)) for day in (since, until - timedelta(days=1))} == {
            id(number.values[since])
        }


def test_the_old_value_holds_until_the_day_before_the_new_one() -> None:
    number = Number(JS[485], "months", {date(2022, 4, 10): 12, date(2027, 1, 1): 18})
    days = ("2022-04-10", "2026-12-31", "2027-01-01", "2030-01-01")
    assert [number.on(date.fromisoformat(day)) for day in days] == [12, 12, 18, 18]


@given(st.decimals("0.0001", "5000000000", places=4))
def test_the_ladder_of_the_fee_has_no_gap_and_no_overlap(amount: Decimal) -> None:
    brackets = numbers.ENFORCEMENT_FEE.on(date(2026, 3, 2)).brackets
    holds = [b for b in brackets if b.above < amount and (b.upto is None or amount <= b.upto)]
    assert len(holds) == (amount > 10_000)


def test_a_part_is_read_in_words() -> None:
    words = [percent(D(part)) for part in ("0.70", "0.05", "0.2", "1")]
    assert words == ["百分之七十", "百分之五", "百分之二十", "百分之一百"]
    with pytest.raises(ValueError, match="whole"):
        percent(D("0.125"))
    assert numbers.RELISTING.on(NET.since).words == "三十日"
    assert numbers.AFTER_VALIDITY.on(date(2026, 3, 2)).words == "六个月"

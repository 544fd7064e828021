"""Which case a receipt belongs to, and why: 二(六)4.

A match of money in the main account is a proposal to the funds officer, never booked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from services.funds.sales import Bought, named
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.wire import CLOCKS_DIFFER
from shared.law.files import PaperFile
from shared.values.articles import NET, REGULATION, cite
from shared.values.case_number import CaseNumber
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.zone import COURT_ZONE

CERTAIN = 100  # ours: scores only order proposals
_CASE_NUMBER, _PARTY_PAYS, _PARTY_NAMED, _SAME_AMOUNT = 60, 30, 20, 10  # ours: the weight of each sign


_OF_A_SALE = cite(REGULATION["二(六)4"], NET[25])
SALE_REFERENCE = "[A-Za-z0-9][A-Za-z0-9_/-]*"
_AUCTION_REMARK = re.compile(
    "(?:拍卖|竞买|竞拍|法拍)(?:房屋|房产|住宅|车辆|标的物?|成交|购房|房|剩余)*(保证金|尾款|余款|价款|款)"
    rf"[\s:：,，、]*({SALE_REFERENCE})?"
)


class Purpose(StrEnum):
    """What money on a case account was paid for."""

    DEPOSIT = "deposit"
    BALANCE = "balance"
    PAYMENT = "payment"
    RETURN = "return"

    @property
    def is_a_buyers(self) -> bool:
        return self in (Purpose.DEPOSIT, Purpose.BALANCE)


def purpose_of(remark: str) -> tuple[Purpose, str | None]:
    """What the bank's remark says was paid, and the reference of the auction that follows the words.

    Without a word of the auction none of them counts: 购房款 may as well be the debt that the case is about.
    """
    found = _AUCTION_REMARK.search(remark)
    if found is None:
        return Purpose.PAYMENT, None
    return Purpose.DEPOSIT if found[1] == "保证金" else Purpose.BALANCE, found[2]


def is_no_buyers(purpose: Purpose, payer: str, respondents: Collection[str]) -> bool:
    """Whether a respondent pays with a sale's words: his money repays the debt, whatever he writes."""
    return purpose.is_a_buyers and payer.strip() in respondents


def is_payable(purpose: Purpose, *, balance_is_here: bool) -> bool:
    """Whether the limit of 二(六)5(2) runs from this receipt.

    A deposit alone starts none; it starts with the balance. Neither may be distributed before the auction team
    has booked the price as paid in full.
    """
    return purpose is not Purpose.DEPOSIT or balance_is_here


def check_booked_at(booked_at: datetime, opened_at: datetime | None, now: datetime) -> None:
    """422 for an entry of the future, or on a case's account before the day on which it was opened."""
    fault = ""
    if booked_at > now + CLOCKS_DIFFER:
        fault = "银行记账时间晚于现在"
    elif opened_at and booked_at.astimezone(COURT_ZONE).date() < opened_at.astimezone(COURT_ZONE).date():
        fault = "银行记账时间早于本案账户开立之日"
    if fault:
        error = FieldError("booked_at", fault, REGULATION["二(六)3"])
        raise Problem.of([error], 422, ProblemCode.IMPOSSIBLE_ENTRY)


def check_assignable(purpose: Purpose, *, known: bool, undistributed: bool) -> None:
    """409 unless it is a payment that no plan has set apart, or put to a sale by its remark alone, 二(六)4.

    `known`: the sale that it is put to has been found on record.
    """
    if known:
        raise Problem(409, ProblemCode.ALREADY_OF_A_SALE, article=REGULATION["二(六)4"])
    if not purpose.is_a_buyers and not undistributed:
        raise Problem(409, ProblemCode.ALREADY_DISTRIBUTED, article=REGULATION["二(六)4"])


def check_sale(reference: str, sale: Bought | None) -> Bought:
    """The sale, which must be one of the case and stand: no word of ours makes money a buyer's. 409."""
    if sale is None or sale.defaulted or sale.annulled:
        ended = "该次成交已经撤销" if sale and sale.annulled else "买受人已悔拍，该次拍卖已经终结"
        fault = ended if sale else "本案没有这一编号的成交拍卖"
        error = FieldError("sale", f"{fault}：{reference}", _OF_A_SALE)
        raise Problem.of([error], 409, ProblemCode.UNKNOWN_SALE)
    return sale


def check_could_be(
    amount: Decimal, payer: str, sale: Bought, paid: Decimal, respondents: Sequence[str]
) -> None:
    """409 for money that cannot be of the price: the respondent's own, or another's beyond what is still to be `paid`."""
    fault = ""
    if payer in respondents:
        fault = "缴款人是本案被执行人，其款项用于清偿债务，不得记为拍卖款"
    elif payer != sale.buyer and amount > sale.payable - paid:
        fault = f"应交价款{format_yuan(sale.payable)}，已到账{format_yuan(paid)}，买受人以外的人缴纳的款项不得超过其余额"
    if fault:
        raise Problem.of([FieldError("sale", fault, _OF_A_SALE)], 409, ProblemCode.NOT_OF_A_SALE)


def check_of_no_other(remark: str, payer: str, sale: Bought, sales: Sequence[Bought]) -> None:
    """409 for money whose remark names another sale of the case: it pays that one, unless one buyer of both has mistaken the number."""
    other = named(purpose_of(remark)[1], sales)
    if other is None or other is sale or (payer == sale.buyer == other.buyer and not other.defaulted):
        return
    fault = f"附言写明的是本案另一次拍卖（{other.listing}），不得记入本次拍卖"
    raise Problem.of([FieldError("sale", fault, _OF_A_SALE)], 409, ProblemCode.NOT_OF_A_SALE)


def says_so_itself(remark: str, payer: str, sale: Bought, sales: Sequence[Bought]) -> bool:
    """Whether the bank's own words make it money of the sale: the buyer has paid it, or a remark that speaks of an auction,
    unless its payer has bought something else.
    """
    purpose, reference = purpose_of(remark)
    buys_another = any(payer == one.buyer for one in sales) and reference not in sale.references
    return payer == sale.buyer or (purpose.is_a_buyers and not buys_another)


def paid_for(paper: str | None, hands: Set[str]) -> PaperFile:
    """By which somebody has paid for the buyer, entered by another than who puts the money to the sale. 409 for none."""
    if paper is None:
        detail = "缴款人不是买受人，银行附言也没有写明拍卖款：须有他人存入的代买受人缴款的说明"
        raise Problem.of([FieldError("paper", detail, _OF_A_SALE)], 409, ProblemCode.NOT_OF_A_SALE)
    return PaperFile("paper", paper, FilePurpose.PAID_FOR_BUYER, _OF_A_SALE, not_by=hands)


def check_something_untold(count: int) -> None:
    """409 where the handling officer knows of all that has come in, 二(六)4(1)."""
    if count == 0:
        raise Problem(409, ProblemCode.NOTHING_TO_TELL, article=REGULATION["二(六)4(1)"])


_WORDS = re.compile("[一-龥·]{2,40}")
_SOUGHT = 6  # ours: so many words of a remark at most are looked up as names


def names(payer: str, remark: str) -> list[str]:
    """What may be the name of a party of the receipt's case: the payer, and the words of the remark."""
    return list(dict.fromkeys(filter(None, (payer.strip(), *_WORDS.findall(remark)[:_SOUGHT]))))


@dataclass(frozen=True)
class BankReceipt:
    """A credit as the bank reports it; `account` is where the money arrived, `amount` in yuan."""

    account: str
    payer: str
    remark: str
    amount: Decimal


@dataclass(frozen=True)
class OpenCase:
    """A case that may receive money: its own account, who may pay (names), what is still owed in yuan."""

    case_number: str
    account: str
    payers: tuple[str, ...]
    outstanding: Decimal


@dataclass(frozen=True)
class Match:
    """`score` 1 to 100; CERTAIN only for the case's own account. `reason` is read by the funds officer."""

    case_number: str
    score: int
    reason: str


def match(receipt: BankReceipt, cases: Sequence[OpenCase]) -> list[Match]:
    """The cases that the receipt may belong to, best first.

    Money in a case's own account is that case's, whatever the remark says, 二(六)4(1); money in the main
    account is recognised by case number in the remark, payer and amount, 二(六)4(2). Empty: 不明案款.
    """
    for case in cases:
        if case.account == receipt.account:
            return [Match(case.case_number, CERTAIN, "款项进入本案一案一账号")]
    mentioned = {str(n) for n in CaseNumber.find(receipt.remark)} & {case.case_number for case in cases}
    matches = [found for case in cases if (found := _recognise(receipt, mentioned, case))]
    return sorted(matches, key=lambda found: -found.score)


def _recognise(receipt: BankReceipt, mentioned: set[str], case: OpenCase) -> Match | None:
    score, reasons = 0, []
    if case.case_number in mentioned:
        score += _CASE_NUMBER
        reasons.append("银行附言写明本案案号")
    elif mentioned:
        return None
    if receipt.payer.strip() in case.payers:
        score += _PARTY_PAYS
        reasons.append("缴款人是本案被执行人或协助执行人")
    elif any(name in receipt.remark for name in case.payers if name):
        score += _PARTY_NAMED
        reasons.append("银行附言写明本案被执行人或协助执行人")
    if score and receipt.amount == case.outstanding:
        score += _SAME_AMOUNT
        reasons.append(f"金额等于本案未清偿的{format_yuan(case.outstanding)}")
    return Match(case.case_number, min(score, CERTAIN - 1), "；".join(reasons)) if score else None

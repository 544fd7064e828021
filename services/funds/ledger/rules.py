"""Double entry, case by case: every posting sums to zero in each case that it touches, 二(六)1 一案一账号.

Amounts are Decimal yuan; a debit is positive, a credit negative. Money at the bank, and money gone from it unexplained, is a
debit balance, what the court owes for it (received, fee, judgment debt …) a credit balance; neither may turn over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shared.values.articles import REGULATION
from shared.values.money import round_to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = REGULATION["二(六)1"]
MASTER = ""
"""Stands in the place of a case number for money in the court's main account that no case has claimed yet."""


class Account(StrEnum):
    """What a fen is doing. All but BANK and UNEXPLAINED are what the court owes for the money it holds."""

    BANK = "bank"
    UNEXPLAINED = "unexplained"
    SUSPENSE = "suspense"
    RECEIVED = "received"
    FEE = "fee"
    JUDGMENT_DEBT = "judgment_debt"
    DELAY_INTEREST = "delay_interest"
    DEPOSIT = "deposit"
    KEPT_DEPOSIT = "kept_deposit"
    AUCTION_COSTS = "auction_costs"
    REFUND = "refund"
    RETURNED = "returned"
    SURPLUS = "surplus"


UNDISTRIBUTED = (Account.RECEIVED, Account.DEPOSIT, Account.KEPT_DEPOSIT)
"""Where money of a case stands that no plan has set apart."""
OURS = (Account.BANK, Account.UNEXPLAINED)
"""What stands as a debit: the money that the court has, or must get back."""


@dataclass(frozen=True)
class Entry:
    """`case_number` is MASTER for the court's main account."""

    case_number: str
    account: Account
    amount: Decimal


Posting = tuple[Entry, ...]
Balances = Mapping[tuple[str, Account], Decimal]


def received(case_number: str, amount: Decimal) -> Posting:
    """Money has reached the case's own account, 二(六)4(1)."""
    return _move(case_number, Account.BANK, Account.RECEIVED, amount)


def deposit_held(case_number: str, amount: Decimal) -> Posting:
    """A buyer's deposit or balance is in the case's account, and not yet the case's money."""
    return _move(case_number, Account.BANK, Account.DEPOSIT, amount)


def deposit_settled(case_number: str, amount: Decimal) -> Posting:
    """The price is paid in full: what was held is part of it."""
    return _move(case_number, Account.DEPOSIT, Account.RECEIVED, amount)


def deposit_kept(case_number: str, amount: Decimal) -> Posting:
    """The buyer has defaulted: his deposit is not given back, and waits for what it is to serve, NET[24]."""
    return _move(case_number, Account.DEPOSIT, Account.KEPT_DEPOSIT, amount)


def deposit_applied(case_number: str, amount: Decimal) -> Posting:
    """What the thing has brought is known: the deposit serves it and the debts."""
    return _move(case_number, Account.KEPT_DEPOSIT, Account.RECEIVED, amount)


def refunded(case_number: str, amount: Decimal) -> Posting:
    """What a buyer paid beyond price and deposit is set apart to go back to him."""
    return _move(case_number, Account.DEPOSIT, Account.REFUND, amount)


def held_for_buyer(case_number: str, amount: Decimal) -> Posting:
    """What was booked as the case's money turns out to be a buyer's, 二(六)4."""
    return _move(case_number, Account.RECEIVED, Account.DEPOSIT, amount)


def unidentified(amount: Decimal) -> Posting:
    """Money has reached the main account and waits for its case, 二(六)4(2)."""
    return _move(MASTER, Account.BANK, Account.SUSPENSE, amount)


def claimed(arrival: Posting) -> Posting:
    """Money leaves the main account for the case's own, where its `arrival` is booked, 二(六)4(2)."""
    return _move(MASTER, Account.SUSPENSE, Account.BANK, arrival[0].amount) + arrival


def allocated(case_number: str, shares: Sequence[tuple[Account, Decimal]]) -> Posting:
    """A distribution plan sets apart what each purpose gets; shares of nothing are left out."""
    for _, amount in shares:
        _not_negative(amount)
    credits = tuple(Entry(case_number, account, -amount) for account, amount in shares if amount)
    total = sum((amount for _, amount in shares), Decimal(0))
    return (Entry(case_number, Account.RECEIVED, total), *credits)


def paid_out(case_number: str, purpose: Account, amount: Decimal) -> Posting:
    """The bank has confirmed a payment out of what was set apart for `purpose`."""
    return _move(case_number, purpose, Account.BANK, amount)


def held_as_returned(case_number: str, amount: Decimal) -> Posting:
    """Money has come that may be a pay-out sent back by the payee's bank, and no payment of the debt."""
    return _move(case_number, Account.BANK, Account.RETURNED, amount)


def sent_back(case_number: str, purpose: Account, amount: Decimal) -> Posting:
    """A pay-out has come back: it is set apart for its `purpose` as before."""
    return _move(case_number, Account.RETURNED, purpose, amount)


def not_returned(case_number: str, amount: Decimal) -> Posting:
    """What was held as a pay-out sent back is a payment of the debt."""
    return _move(case_number, Account.RETURNED, Account.RECEIVED, amount)


def unexplained(case_number: str, amount: Decimal) -> Posting:
    """Money has left the account, and no order of ours says why, 二(六)3: the court owes it as before."""
    return _move(case_number, Account.UNEXPLAINED, Account.BANK, amount)


def taken_back(case_number: str, amount: Decimal) -> Posting:
    """An order of ours says why it went."""
    return _move(case_number, Account.BANK, Account.UNEXPLAINED, amount)


def returned(case_number: str, owed: Account, amount: Decimal) -> Posting:
    """A receipt, booked as money that is `owed`, is what had gone: the court owes that already."""
    return _move(case_number, owed, Account.UNEXPLAINED, amount)


def _move(case_number: str, debit: Account, credit: Account, amount: Decimal) -> Posting:
    _not_negative(amount)
    return Entry(case_number, debit, amount), Entry(case_number, credit, -amount)


def _not_negative(amount: Decimal) -> None:
    if amount < 0:
        raise Problem(409, ProblemCode.NEGATIVE_POSTING, f"记账金额{amount}元", ARTICLE)


def check_posting(posting: Posting, balances: Balances) -> None:
    """Refuse with Problem 409, all faults at once, a posting that may not be booked on these balances.

    A balance that is missing is 0. Faults: fewer than two entries, a zero entry, a fraction of a fen, a case
    that does not sum to zero, suspense in a case, a bank account overdrawn, more taken than was set apart. The bank's
    balance falls below zero by no more than is gone unexplained: the bank may tell of a debit before it tells of a credit.
    """
    faults: list[str] = []
    if len(posting) <= 1:
        faults.append("一笔记账至少有两条分录")
    for entry in posting:
        if entry.amount == 0:
            faults.append(f"分录金额不得为零：{entry.account}")
        if entry.amount != round_to_fen(entry.amount):
            faults.append(f"分录金额应精确到分：{entry.amount}")
        in_main_account = entry.case_number == MASTER
        if entry.account not in OURS and (entry.account is Account.SUSPENSE) != in_main_account:
            faults.append(f"不明案款只记在法院主体账户，其他案款只记在案件账户：{entry.account}")
    for case_number in dict.fromkeys(entry.case_number for entry in posting):
        difference = sum(entry.amount for entry in posting if entry.case_number == case_number)
        if difference:
            faults.append(f"{case_number or '法院主体账户'}借贷不平，相差{difference}元")
    after = _after(posting, balances)
    for key, amount in after.items():
        if key[1] is Account.BANK:
            gone = key[0], Account.UNEXPLAINED
            amount += after.get(gone, balances.get(gone, Decimal(0)))
        if (amount < 0) if key[1] in OURS else (amount > 0):
            faults.append(f"{key[0] or '法院主体账户'}的{key[1]}余额不足，差{abs(amount)}元")
    errors = [FieldError("posting", fault, ARTICLE) for fault in faults]
    refuse(errors, 409, ProblemCode.POSTING_REFUSED)


def _after(posting: Posting, balances: Balances) -> dict[tuple[str, Account], Decimal]:
    touched: dict[tuple[str, Account], Decimal] = {}
    for entry in posting:
        key = entry.case_number, entry.account
        touched[key] = touched.get(key, balances.get(key, Decimal(0))) + entry.amount
    return touched

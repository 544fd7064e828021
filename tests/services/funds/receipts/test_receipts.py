"""二(六)4: each credit is booked once; deposits wait for the price; money in the main account is claimed."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.funds.orders import Told
from tests.agreement import waiting
from tests.harness import Court
from tests.services.custody.road import duties
from tests.services.funds import road
from tests.services.funds.road import message, tell


async def receipts(court: Court, case: str) -> list[Any]:
    return await court.listed("funds", f"/cases/{case}/receipts", "chengban01")


async def held(court: Court, case: str) -> Decimal:
    return Decimal((await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01"))["held"])


async def test_a_receipt_is_booked_with_its_posting_and_starts_the_limit(court: Court) -> None:
    case = await road.new_case(court)
    sent = message(await road.account(court, case))
    booked = await tell(court, sent)
    assert [
        {name: value for name, value in row.items() if name != "acts"} for row in await receipts(court, case)
    ] == [
        {
            "id": booked["receipt"],
            "case_number": case,
            **{
                name: sent[name]
                for name in ("account_number", "bank_reference", "payer_name", "payer_account")
            },
            "amount": "50000.00",
            "booked_at": "2026-03-02T10:00:00+08:00",
            "payer_kind": "other",
            "purpose": "payment",
            "payable": True,
            "sale_known_at": None,
            "remark": "",
            "listing": None,
            "told_at": None,
            "returned_payout": None,
            "return_settled_at": None,
            "names_returned": False,
        }
    ]
    assert await held(court, case) == Decimal("50000.00")
    (fact,) = await road.facts(court, case, "receipt_booked")
    assert fact["refs"] == {"receipt": booked["receipt"], "amount_fen": 5_000_000, "payable": "yes"}
    await court.advance()
    assert await duties(court, case, "funds.disbursement") == ["open"]
    assert await duties(court, case, "funds.receipts_told") == ["open"]


@pytest.mark.walk
async def test_the_officer_is_told_of_all_that_came_in_and_the_law_counts_from_there(court: Court) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    path = f"/cases/{case}/receipts/notice"
    early = await court.call("POST", "funds", path, "ankuan01")
    assert (early.status_code, early.json()["article"]) == (409, "二(六)4(1)")
    await tell(court, message(account, 1_000_000, f"{case} 拍卖保证金 confirmation-1"))
    assert len(await court.do("POST", "funds", path, "ankuan01")) == 1
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == []
    assert await duties(court, case, "funds.disbursement_of_receipt_statutory") == []
    both = [(await tell(court, message(account)))["receipt"] for _ in range(2)]
    assert (await court.call("POST", "funds", path, "chengban01")).status_code == 403
    told = await court.do("POST", "funds", path, "ankuan01")
    assert {row["id"] for row in told} == set(both)
    assert [row["told_at"] for row in told] == [None, None]  # ordered is not told
    await court.advance()
    assert all(row["told_at"] for row in await receipts(court, case))
    assert await duties(court, case, "funds.receipts_told") == ["met"]
    assert await duties(court, case, "funds.disbursement_of_receipt_statutory") == ["open", "open"]
    assert (await court.call("POST", "funds", path, "ankuan01")).status_code == 409


@pytest.mark.walk
async def test_the_officer_has_been_told_when_the_message_arrives_or_he_says_so_himself(court: Court) -> None:
    """No text message arrives, nor is there an e-mail address: the leaders hear, and only his own word meets the duty."""
    case = await road.new_case(court)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (debtor,) = [party["identity"] for party in parties if party["role"] == "respondent"]
    await road.sandbox(court, "PUT", f"/scenario/{debtor}", {"notices": {"sms": ["failed"]}})
    await tell(court, message(await road.account(court, case)))
    await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == ["open"]

    async def passed_on() -> bool:
        heard = await court.listed("intake", "/reminders", "zhuguan01")
        return any(one["step"] == "passed_on" and case in one["text"] for one in heard)

    await road.until(passed_on)
    mine = await court.listed("intake", "/reminders", "chengban01")
    (prompt,) = [one for one in mine if case in one["docket"] and one["step"] == "receipts"]
    assert prompt["delivered_at"] is None
    await court.do("POST", "intake", f"/reminders/{prompt['id']}/acknowledgement", "chengban01")
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == ["met"]
    assert all(row["told_at"] for row in await receipts(court, case))


async def test_a_forged_word_that_the_officer_was_told_books_nothing(court: Court) -> None:
    case = await road.new_case(court)
    await tell(court, message(await road.account(court, case)))
    async with road.activities(court) as funds:
        await funds.book_told(Told(case_number=case, notice="0" * 32))
    await court.advance()
    assert await duties(court, case, "funds.receipts_told") == ["open"]


async def test_a_message_told_again_and_again_credits_once(court: Court) -> None:
    case = await road.new_case(court)
    body = message(await road.account(court, case))
    answers = await asyncio.gather(*(tell(court, body) for _ in range(10)))
    answers.append(await tell(court, body | {"message_id": "another message of the same entry"}))
    assert len({answer["receipt"] for answer in answers}) == 1
    assert len(await receipts(court, case)) == 1
    assert await held(court, case) == Decimal("50000.00")
    assert len(await road.facts(court, case, "receipt_booked")) == 1


async def test_a_message_that_contradicts_an_earlier_one_is_refused(court: Court) -> None:
    case = await road.new_case(court)
    body = message(await road.account(court, case))
    await tell(court, body)
    for changes in ({"amount_fen": 1}, {"kind": "debit"}):
        assert (await tell(court, body | changes, 409))["type"].endswith("bank_message_differs")
    assert await held(court, case) == Decimal("50000.00")


async def test_a_message_that_cannot_be_booked_is_refused(court: Court) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    for changes, status in (
        ({"amount_fen": 0}, 422),
        ({"amount_fen": -1}, 422),
        ({"booked_at": "2026-03-02T10:00:00"}, 422),
        ({"account_number": "9999999999999999"}, 409),
        ({"booked_at": "2090-01-01T10:00:00+08:00"}, 422),
        ({"booked_at": "2026-03-01T23:59:59+08:00"}, 422),
        ({"booked_at": "2090-01-01T10:00:00+08:00", "kind": "debit"}, 422),
    ):
        refused = await tell(court, message(account, **changes), status)
        assert refused["article"]
    assert await receipts(court, case) == []


async def test_only_the_bank_tells_of_money(court: Court) -> None:
    case = await road.new_case(court)
    body = message(await road.account(court, case))
    answer = await court.call("POST", "funds", "/bank-messages", "ankuan01", body)
    assert answer.status_code == 403
    assert await receipts(court, case) == []


async def distribution(court: Court, case: str) -> Any:
    return await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})


async def balances(court: Court, case: str) -> dict[str, Decimal]:
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return {account: Decimal(amount) for account, amount in ledger["balances"].items()}


@pytest.mark.walk
@pytest.mark.parametrize("order", [("保证金", "尾款"), ("尾款", "保证金")])
async def test_a_price_is_distributed_only_once_the_sale_ruling_is_served(
    court: Court, order: tuple[str, str]
) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    booked = []
    for word in order:
        fen = 1_000_000 if word == "保证金" else 9_000_000
        money = message(account, fen, f"{case} 拍卖{word} confirmation-000007")
        booked.append((await tell(court, money))["receipt"])
        refused = await distribution(court, case)
        assert (refused.status_code, refused.json()["article"]) == (409, "二(六)5(2)")
    told = await road.facts(court, case, "receipt_booked")
    assert [fact["refs"]["payable"] for fact in told] == (
        ["no", "yes"] if order[0] == "保证金" else ["yes", "yes"]
    )
    assert {fact["refs"]["sale"] for fact in told} == {"confirmation-000007"}
    assert [fact["refs"]["purpose"] for fact in told] == [
        "deposit" if word == "保证金" else "balance" for word in order
    ]
    assert {row["payer_kind"] for row in await receipts(court, case)} == {"buyer"}
    assert await balances(court, case) == {"bank": 100_000, "deposit": -100_000}
    asset = await road.sale_paid(court, case, booked, served_at=None)
    refused = await distribution(court, case)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(六)5(2)")
    served = (
        "UPDATE auction.settlement SET ruling_served_at = '2026-03-02T09:00:00+08:00' WHERE asset_id = $1"
    )
    await court.sql(served, asset)
    plan = await road.distribute(court, case)
    assert (plan["available"], plan["stop_on"]) == ("100000.00", "2026-03-02")
    assert (await balances(court, case))["deposit"] == 0
    assert (await distribution(court, case)).status_code == 409


async def test_a_strangers_fen_frees_no_deposit(court: Court) -> None:
    """Neither before the price is paid, nor for another sale than the one that is."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    await tell(court, message(account, 6_000_000, "拍卖保证金 L1"))
    await tell(court, message(account, 1, "拍卖尾款 L1"))
    assert (await distribution(court, case)).status_code == 409
    await road.sale_decided(court, case)
    assert (await distribution(court, case)).status_code == 409
    price = [
        (await tell(court, message(account, 500, f"拍卖{word} L2")))["receipt"] for word in ("保证金", "尾款")
    ]
    await road.sale_paid(court, case, price)
    assert (await road.distribute(court, case))["available"] == "10.00"
    assert (await balances(court, case))["deposit"] == Decimal("-60000.01")


@pytest.mark.walk
async def test_what_a_buyer_paid_beyond_the_price_stays_his(court: Court) -> None:
    """Neither the creditor nor the fee has a part in it, and the case is not cleared while the court holds it."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    for word, fen in (("保证金", 1_000_000), ("尾款", 6_000_000)):
        await road.pay_in(court, account, fen, f"拍卖{word} L3")
    await court.advance()
    await road.sale_paid(court, case, [one["id"] for one in await receipts(court, case)], beyond=10_000)
    plan = await road.distribute(court, case)
    assert {share["purpose"]: share["amount"] for share in plan["shares"]} == {
        "fee": "800.00",
        "judgment_debt": "59200.00",
        "delay_interest": "0.00",
    }
    assert (await distribution(court, case)).status_code == 409
    for share in plan["shares"][:2]:
        await road.pay(court, await road.request(court, plan, share))
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (ledger["held"], ledger["cleared"]) == ("10000.00", False)
    assert ledger["balances"]["deposit"] == "-10000.00"
    assert await road.facts(court, case, "case_funds_cleared") == []


@pytest.mark.walk
async def test_another_cases_sale_frees_nothing_here(court: Court) -> None:
    here, there = [await road.new_case(court) for _ in range(2)]
    paid = await tell(court, message(await road.account(court, here), 500, "拍卖尾款 L1"))
    await road.sale_paid(court, there, [paid["receipt"]])
    assert (await distribution(court, here)).status_code == 409


@pytest.mark.walk
async def test_prices_arriving_together_are_distributed_whole(court: Court) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    parts = [("保证金", 1_000_000), ("尾款", 9_000_000)]
    booked = await asyncio.gather(
        *(
            tell(court, message(account, fen, f"{case} 拍卖{word} together-{n}"))
            for n in range(8)
            for word, fen in parts
        )
    )
    assert (await balances(court, case))["deposit"] == -800_000
    await road.sale_paid(court, case, [one["receipt"] for one in booked])
    answers = await asyncio.gather(*(distribution(court, case) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    held_now = await balances(court, case)
    assert (held_now["bank"], held_now["deposit"], held_now["received"]) == (800_000, 0, 0)


@pytest.mark.walk
async def test_a_debit_books_nothing_and_one_that_no_pay_out_explains_is_put_on_record(court: Court) -> None:
    payout = await road.requested(court)
    case = payout["case_number"]
    account = await road.account(court, case)
    fen = int(payout["amount"].replace(".", ""))
    await tell(court, message(account, fen))
    early = message(account, fen, kind="debit")
    assert await tell(court, early) == {"receipt": None}
    assert await unexplained(court, case) == [early["bank_reference"]]
    paid = await road.pay(court, payout)
    await court.advance()
    await tell(court, message(account, fen, kind="debit", bank_reference=paid["bank_reference"]))
    more = message(account, fen + 1, kind="debit", bank_reference=paid["bank_reference"])
    await tell(court, more)
    assert await unexplained(court, case) == [early["bank_reference"], paid["bank_reference"]]
    assert len(await receipts(court, case)) == 2


@pytest.mark.walk
async def test_the_debit_of_a_payment_still_unanswered_is_explained(court: Court) -> None:
    payout = await road.requested(court)
    faults = [{"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}]
    await road.sandbox(court, "PUT", "/faults", faults)
    await road.order(court, payout)
    fen = int(payout["amount"].replace(".", ""))
    await tell(court, message(await road.account(court, payout["case_number"]), fen, kind="debit"))
    assert await unexplained(court, payout["case_number"]) == []
    await road.sandbox(court, "PUT", "/faults", [])
    await road.until(lambda: road.is_paid(court, payout))


async def unexplained(court: Court, case: str) -> list[str]:
    rows = await court.sql(
        "SELECT subject FROM funds.audit WHERE case_number = $1 AND action = 'receipt.unexplained_debit'"
        " ORDER BY seq",
        case,
    )
    return [row["subject"] for row in rows]


@pytest.mark.walk
async def test_the_funds_officer_says_for_which_sale_money_was_paid(court: Court) -> None:
    """It is the buyer's from then on: told anew, and distributed as part of the price only."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    receipt = (await tell(court, message(account, 6_000_000, "购房尾款")))["receipt"]
    await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")
    path, body = f"/receipts/{receipt}/sale", {"purpose": "balance", "sale": "L7"}
    assert (await court.call("POST", "funds", path, "chengban01", body)).status_code == 403
    unknown = await court.call("POST", "funds", path, "ankuan01", body)
    assert (unknown.status_code, unknown.json()["type"].rsplit(":")[-1]) == (409, "unknown_sale")
    await road.sold(court, case, "L7")
    for wrong in ({"purpose": "payment", "sale": "L7"}, {"purpose": "balance", "sale": "尾款"}):
        assert (await court.call("POST", "funds", path, "ankuan01", wrong)).status_code == 422
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "ankuan01", body) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    refused = [answer.json() for answer in answers if not answer.is_success]
    assert all(one["type"].endswith("already_of_a_sale") for one in refused)
    (shown,) = await receipts(court, case)
    assert (shown["purpose"], shown["listing"], shown["told_at"]) == ("balance", "L7", None)
    assert await balances(court, case) == {"bank": 60_000, "received": 0, "deposit": -60_000}
    told = (await road.facts(court, case, "receipt_booked"))[-1]["refs"]
    assert (told["sale"], told["purpose"], told["booked_at"]) == ("L7", "balance", shown["booked_at"])
    assert (await distribution(court, case)).status_code == 409
    assert len(await court.do("POST", "funds", f"/cases/{case}/receipts/notice", "ankuan01")) == 1
    await road.settled(court, case, "L7", [receipt])
    assert (await road.distribute(court, case))["available"] == "60000.00"


async def test_money_already_distributed_or_of_no_case_is_assigned_to_no_sale(court: Court) -> None:
    case = await road.new_case(court)
    account = await road.account(court, case)
    early, late = [(await tell(court, message(account)))["receipt"] for _ in range(2)]
    body = {"purpose": "deposit", "sale": "L8"}
    await road.sold(court, case, "L8")
    await court.do("POST", "funds", f"/receipts/{late}/sale", "ankuan01", body)
    assert (await road.distribute(court, case))["available"] == "50000.00"
    loose = (await tell(court, message(DEMO_MASTER_ACCOUNT)))["receipt"]
    for receipt in (early, loose):
        answer = await court.call("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
        assert (answer.status_code, answer.json()["article"]) == (409, "二(六)4")


@pytest.mark.parametrize(
    ("payer", "fen", "remark", "refused"),
    [
        ("某甲", 6_000_001, "", None),  # the buyer may pay too much: it stays his
        ("某银行", 6_000_000, "拍卖尾款", None),  # another may pay for him
        ("某银行", 6_000_001, "拍卖尾款", "不得超过其余额"),
        ("某银行", 6_000_000, "代还欠款", "须有他人存入的代买受人缴款的说明"),
        ("某丙", 6_000_000, "拍卖尾款", "须有他人存入的代买受人缴款的说明"),  # who has bought another thing
        ("某丙", 6_000_000, "拍卖尾款 L9A", "附言写明的是本案另一次拍卖"),
        ("被执行人", 100, "", "缴款人是本案被执行人"),
    ],
)
async def test_what_cannot_be_of_the_price_is_put_to_no_sale(
    court: Court, payer: str, fen: int, remark: str, refused: str | None
) -> None:
    case = await road.new_case(court)
    await road.sold(court, case, "L9")
    await road.sold(court, case, "L9A", buyer_name="某丙")
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    (debtor,) = [party["name"] for party in parties if party["role"] == "respondent"]
    account, payer = await road.account(court, case), debtor if payer == "被执行人" else payer
    sent = message(account, fen, remark, payer_name=payer)
    receipt = (await tell(court, sent))["receipt"]
    body = {"purpose": "balance", "sale": "L9"}
    answer = await court.call("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
    assert answer.status_code == (409 if refused else 201), answer.text
    if refused:
        assert refused in answer.text


async def test_who_pays_for_the_buyer_says_so_in_a_paper_that_another_has_entered(court: Court) -> None:
    """One person's word makes no money that repays the debt a buyer's price."""
    case = await road.new_case(court)
    await road.sold(court, case, "L13")
    sent = message(await road.account(court, case), 100_000, payer_name="某银行")
    path = f"/receipts/{(await tell(court, sent))['receipt']}/sale"
    body = {"purpose": "balance", "sale": "L13"}
    own, of_another = [
        (await court.upload(case, FilePurpose.PAID_FOR_BUYER, who, who))["id"]
        for who in ("ankuan01", "juanzong01")
    ]
    for paper in (None, "0" * 32, own):
        answer = await court.call("POST", "funds", path, "ankuan01", body | {"paper": paper})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "paper"), answer.text
    assert (await balances(court, case)).get("deposit") is None
    shown = await court.do("POST", "funds", path, "ankuan01", body | {"paper": of_another})
    assert shown["listing"] == "L13"


@pytest.mark.walk
async def test_money_is_put_to_no_sale_that_another_case_has_or_whose_buyer_defaulted(court: Court) -> None:
    here, there = [await road.new_case(court) for _ in range(2)]
    await road.sold(court, there, "L10")
    await road.sold(court, here, "L11", state="defaulted")
    receipt = (await tell(court, message(await road.account(court, here))))["receipt"]
    for sale in ("L10", "L11"):
        body = {"purpose": "balance", "sale": sale}
        answer = await court.call("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
        assert (answer.status_code, answer.json()["type"].rsplit(":")[-1]) == (409, "unknown_sale")


async def test_what_the_remark_says_waits_until_its_sale_is_found(court: Court) -> None:
    """A mistyped number is put right; the right one is confirmed, and told no second time."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    wrong, right = [
        (await tell(court, message(account, 100_000, f"拍卖尾款 {sale}")))["receipt"]
        for sale in ("L1Z", "L12")
    ]
    for receipt in (wrong, right):
        assert (receipt, "assign_receipt_to_sale") in await waiting(court, "funds", case, "ankuan01")
    await road.sold(court, case, "L12")
    body = {"purpose": "balance", "sale": "L12"}
    for receipt in (wrong, right):
        shown = await court.do("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
        assert (shown["listing"], shown["sale_known_at"] is not None) == ("L12", True)
        again = await court.call("POST", "funds", f"/receipts/{receipt}/sale", "ankuan01", body)
        assert again.json()["type"].endswith("already_of_a_sale")
    assert not {act for _, act in await waiting(court, "funds", case, "ankuan01")} & {
        "assign_receipt_to_sale"
    }
    assert await balances(court, case) == {"bank": 2_000, "deposit": -2_000}
    told = [fact["refs"]["sale"] for fact in await road.facts(court, case, "receipt_booked")]
    assert told == ["L1Z", "L12", "L12"]


async def test_a_respondents_money_with_a_buyers_remark_repays_the_debt(court: Court) -> None:
    """He writes 拍卖尾款 to have his own money counted as the price: on the case's account, or over the main account."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    name = next(party["name"] for party in parties if party["role"] == "respondent")
    await tell(court, message(account, 100, "拍卖尾款 R1", payer_name=name))
    over = message(DEMO_MASTER_ACCOUNT, 23_450, f"{case} 拍卖尾款 R1", payer_name=name)
    await tell(court, over)
    await tell(court, message(account, 23_450, "转入", payer_account=DEMO_MASTER_ACCOUNT, payer_name="本院"))
    await tell(court, message(account, 300, "拍卖尾款 R1", payer_name="某甲"))
    rows = await court.listed("funds", f"/cases/{case}/receipts", "ankuan01")
    assert {row["amount"]: (row["purpose"], row["listing"]) for row in rows} == {
        "1.00": ("payment", None),
        "234.50": ("payment", None),
        "3.00": ("balance", "R1"),
    }
    book = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert (book["balances"]["received"], book["balances"]["deposit"]) == ("-235.50", "-3.00")

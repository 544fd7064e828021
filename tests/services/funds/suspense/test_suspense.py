"""二(六)4(2): money in the main account is identified, its officer urged, claimed, and moved by an order, once."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.suspense import service
from services.funds.suspense.models import SuspenseDecision, Transfer
from shared.contracts.funds.orders import RefundIn, TransferIn
from shared.gateways.bank import PaymentOrder
from shared.values.roles import Office
from tests.agreement import allowed
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import duties
from tests.services.funds import road
from tests.services.funds.road import message, tell

WORDS = "缴款人系本案被执行人"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> tuple[str, str]:
    """Two of one officer: it is the case that counts."""
    return await road.new_case(court), await road.new_case(court)


async def suspense(court: Court, receipt: str, who: str = "ankuan01") -> Any:
    rows = await court.listed("funds", "/suspense", who)
    return next((row for row in rows if row["id"] == receipt), None)


async def waits(court: Court, receipt: str, who: str) -> set[str]:
    items = await court.listed("funds", "/work?limit=200", who)
    return {item["operation"] for item in items if item["about"] == receipt}


async def ledger(court: Court, case: str) -> tuple[Decimal, Decimal]:
    book = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    return Decimal(book["held"]), Decimal(book["awaited"])


async def respondent(court: Court, case: str) -> str:
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    return next(party["name"] for party in parties if party["role"] == "respondent")


async def paid_in(court: Court, fen: int, remark: str) -> str:
    """Real money at the bank; the receipt."""
    await road.pay_in(court, DEMO_MASTER_ACCOUNT, fen, remark)

    async def arrived() -> bool:
        return bool(await court.sql("SELECT FROM funds.receipt WHERE remark = $1", remark))

    await road.until(arrived)
    (row,) = await court.sql("SELECT id FROM funds.receipt WHERE remark = $1", remark)
    return str(row["id"])


@pytest.mark.walk
async def test_what_a_remark_identifies_is_claimed_and_moved_by_an_order_once(
    court: Court, cases: tuple[str, str]
) -> None:
    case, other = cases
    half_width = case.replace("（", "(").replace("）", ")")
    receipt = await paid_in(court, 10_250_000, f"还款 {half_width} 一")
    shown = await suspense(court, receipt)
    assert (shown["identified_for"], shown["claim_due_at"]) == (case, "2026-03-06T00:00:00+08:00")
    assert await ledger(court, case) == (0, Decimal("102500.00"))
    assert await suspense(court, receipt, "chengban02") is None  # no case of his
    for who in ("chengban01", "juzhang01"):
        assert (await suspense(court, receipt, who))["identified_for"] == case
    await court.advance()
    assert await duties(court, case, "funds.claim") == ["open"]
    heard = await court.listed("intake", "/reminders", "chengban01")
    assert any(one["step"] == "money_identified" and case in one["text"] for one in heard)
    assert "claim_receipt" in await waits(court, receipt, "chengban01")
    assert await waits(court, receipt, "chengban02") == set()

    path = f"/receipts/{receipt}/claim"
    for who, body, status in (
        ("caiwu01", {"case_number": case}, 403),
        ("chengban01", {"case_number": other}, 409),  # money of another case
    ):
        assert (await court.call("POST", "funds", path, who, body)).status_code == status
    await court.do("POST", "funds", path, "chengban01", {"case_number": case})
    again = await court.call("POST", "funds", path, "ankuan01", {"case_number": case})
    assert (again.status_code, again.json()["article"]) == (409, "二(六)4(2)")

    async def moved() -> bool:
        return await ledger(court, case) == (Decimal("102500.00"), 0)

    await road.until(moved)
    await court.advance()
    assert await duties(court, case, "funds.claim") == ["met"]
    assert await suspense(court, receipt) is None
    (payment,) = await road.bank_payments(court, case)
    assert payment["amount_fen"] == 10_250_000
    (transfer,) = await court.sql("SELECT * FROM funds.transfer WHERE receipt_id = $1", receipt)
    assert transfer["bank_reference"] is not None
    async with road.activities(court) as funds:  # the order given again changes nothing
        await funds.transfer(TransferIn(case_number=case, transfer_id=transfer["id"]))
    assert len(await road.bank_payments(court, case)) == 1
    rows = await court.listed("funds", "/anomalies?main_account=true", "juzhang01")
    assert transfer["bank_reference"] not in {row["bank_reference"] for row in rows}


async def test_a_payers_name_proposes_the_case_and_two_people_claim(
    court: Court, cases: tuple[str, str]
) -> None:
    _, case = cases
    name = await respondent(court, case)
    body = message(DEMO_MASTER_ACCOUNT, 10_250_000, "货款", payer_name=name)
    receipt = (await tell(court, body))["receipt"]
    assert (await suspense(court, receipt))["claim_due_at"] is None
    (match,) = await court.do("GET", "funds", f"/receipts/{receipt}/matches", "ankuan01")
    assert (match["case_number"], match["score"]) == (case, 40)
    claim = {"case_number": case}
    early = await court.call("POST", "funds", f"/receipts/{receipt}/claim", "chengban01", claim)
    assert early.status_code == 409
    assert await waits(court, receipt, "ankuan01") == {"identify_receipt"}
    path = f"/receipts/{receipt}/identification"
    assert (
        await court.call("POST", "funds", path, "chengban01", claim | {"words": WORDS})
    ).status_code == 403
    found = await court.do("POST", "funds", path, "ankuan01", claim | {"words": WORDS})
    assert found["claim_due_at"] == "2026-03-06T00:00:00+08:00"
    own = await court.call("POST", "funds", f"/receipts/{receipt}/claim", "ankuan01", claim)
    assert (own.status_code, own.json()["article"]) == (403, "二(六)4(2)")
    assert "claim_receipt" not in await waits(court, receipt, "ankuan01")
    claimed = await court.do("POST", "funds", f"/receipts/{receipt}/claim", "chengban01", claim)
    assert claimed["claimed_for"] == case

    async def refused() -> bool:
        return (await suspense(court, receipt))["claimed_for"] is None

    # The bank holds no such money: what it refuses is claimed anew, and what it then moves is booked.
    await road.until(refused)
    assert "claim_receipt" in await waits(court, receipt, "chengban01")
    await road.pay_in(court, DEMO_MASTER_ACCOUNT, 10_250_000, "补足")
    await court.do("POST", "funds", f"/receipts/{receipt}/claim", "chengban01", claim)

    async def moved() -> bool:
        return await ledger(court, case) == (Decimal("102500.00"), 0)

    await road.until(moved)
    book = await court.do("GET", "funds", "/ledger/balance", "ankuan01")
    assert book["balanced"] is True


async def test_money_of_another_case_is_not_claimed_and_a_wrong_remark_is_put_right(
    court: Court, cases: tuple[str, str]
) -> None:
    """The remark names one case; the money is the other's only once the funds officer has said so and why."""
    named, right = cases
    body = message(DEMO_MASTER_ACCOUNT, 777, f"{named}还款", payer_name=await respondent(court, named))
    receipt = (await tell(court, body))["receipt"]
    claim = {"case_number": right}
    refused = await court.call("POST", "funds", f"/receipts/{receipt}/claim", "chengban01", claim)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(六)4(2)")
    path = f"/receipts/{receipt}/identification"
    words = claim | {"words": "缴款人来院说明附言所写案号有误"}
    await court.do("POST", "funds", path, "ankuan01", words)
    assert (await court.call("POST", "funds", path, "ankuan01", words)).status_code == 409
    await court.advance()
    assert (await duties(court, named, "funds.claim"))[-1] == "met"
    assert "open" in await duties(court, right, "funds.claim")
    late = await court.call(
        "POST", "funds", f"/receipts/{receipt}/claim", "chengban01", {"case_number": named}
    )
    assert late.status_code == 409
    claimed = await court.do("POST", "funds", f"/receipts/{receipt}/claim", "chengban01", claim)
    assert claimed["claimed_for"] == right


async def test_what_nobody_identifies_waits_for_the_director_who_decides_until_a_day(court: Court) -> None:
    receipt = (await tell(court, message(DEMO_MASTER_ACCOUNT, 45_671)))["receipt"]
    shown = await suspense(court, receipt)
    assert allowed([shown]) == {(receipt, "identify_receipt")}
    assert await suspense(court, receipt, "chengban02") is not None  # every officer may know whose it is
    assert await waits(court, receipt, "ankuan01") == {"identify_receipt"}
    assert await waits(court, receipt, "juzhang01") == set()  # not on the day of its arrival
    await court.sql(
        "UPDATE funds.receipt SET recorded_at = recorded_at - interval '1 day' WHERE id = $1", receipt
    )
    assert await waits(court, receipt, "juzhang01") == {"decide_unidentified"}
    path = f"/receipts/{receipt}/decision"
    decision = {"way": "publicise", "words": "缴款人及附言均不能识别", "look_again_on": "2026-03-31"}
    assert (await court.call("POST", "funds", path, "ankuan01", decision)).status_code == 403
    far = await court.call("POST", "funds", path, "juzhang01", decision | {"look_again_on": "2027-03-31"})
    assert far.status_code == 422
    decided = await court.do("POST", "funds", path, "juzhang01", decision)
    assert decided["look_again_on"] == "2026-03-31"
    assert await waits(court, receipt, "juzhang01") == set()
    assert await waits(court, receipt, "ankuan01") == {"identify_receipt"}
    await court.sql(
        "UPDATE funds.suspense_decision SET look_again_on = '2026-03-01' WHERE receipt_id = $1", receipt
    )
    assert await waits(court, receipt, "juzhang01") == {"decide_unidentified"}
    found = await court.listed("funds", "/suspense?identified=false&q=456.71", "juzhang01")
    assert receipt in {row["id"] for row in found}


async def claimed_twice(court: Court, case: str, fen: int) -> list[Transfer]:
    """Two equal sums of the case, claimed one after the other; no process moves them."""
    transfers = []
    for _ in range(2):
        body = message(DEMO_MASTER_ACCOUNT, fen, f"{case}还款")
        receipt = (await tell(court, body))["receipt"]
        await court.sql(
            "UPDATE funds.receipt SET (claimed_for, claimed_by, claimed_at) = (identified_for, 'chengban01', now())"
            " WHERE id = $1",
            receipt,
        )
        made = record(
            Transfer,
            receipt_id=receipt,
            case_number=case,
            from_account=DEMO_MASTER_ACCOUNT,
            to_account=await road.account(court, case),
            amount=Decimal(fen) / 100,
            ordered_at=CLOCK_START,
        )
        await put(court, made)
        transfers.append(made)
    return transfers


async def to_order(court: Court, transfer: Transfer) -> PaymentOrder | None:
    async with road.activities(court) as funds:
        answer: PaymentOrder | None = await funds._caller.act(
            Office.SERVICE, service.transfer_order, transfer.case_number, transfer.id
        )
        return answer


async def arrives(court: Court, transfer: Transfer, remark: str) -> str:
    """A credit from the main account on the case's; the receipt that it is taken to come from."""
    fen = int(transfer.amount * 100)
    credit = message(transfer.to_account, fen, remark, payer_account=DEMO_MASTER_ACCOUNT)
    receipt = (await tell(court, credit))["receipt"]
    (row,) = await court.sql("SELECT transfer_of FROM funds.receipt WHERE id = $1", receipt)
    return str(row["transfer_of"])


async def test_of_two_equal_sums_each_arrives_as_what_it_is(court: Court, cases: tuple[str, str]) -> None:
    first, second = await claimed_twice(court, cases[0], 333_300)
    ordered = await to_order(court, second)
    assert ordered is not None
    assert await arrives(court, second, ordered.remark) == second.receipt_id
    assert await to_order(court, second) is None  # moved, though the bank has not answered yet
    assert await to_order(court, first) is not None


async def test_a_bank_that_keeps_no_remark_moves_two_equal_sums_all_the_same(
    court: Court, cases: tuple[str, str]
) -> None:
    """The credit of the second is taken for the first's; what somebody moves by hand is not moved again."""
    first, second = await claimed_twice(court, cases[0], 333_400)
    assert await arrives(court, second, "转入") == first.receipt_id
    assert await to_order(court, first) is None
    await court.sql(
        "UPDATE funds.transfer SET (paid_at, bank_reference) = (now(), 'moved') WHERE id = $1", second.id
    )
    assert await to_order(court, first) is not None
    assert await arrives(court, first, "转入") == second.receipt_id


async def test_what_a_debit_has_taken_from_the_main_account_is_not_claimed_until_it_is_back(
    court: Court, cases: tuple[str, str]
) -> None:
    case, _ = cases
    receipt = (await tell(court, message(DEMO_MASTER_ACCOUNT, 54_300, f"{case}还款")))["receipt"]
    taken = message(DEMO_MASTER_ACCOUNT, 10**13, kind="debit")
    await tell(court, taken)
    claim, body = f"/receipts/{receipt}/claim", {"case_number": case}
    refused = await court.call("POST", "funds", claim, "chengban01", body)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(六)3")
    assert (await suspense(court, receipt))["claimed_for"] is None
    await tell(court, message(DEMO_MASTER_ACCOUNT, 10**13, f"冲正 {taken['bank_reference']}"))
    rows = await court.listed("funds", "/anomalies?main_account=true", "juzhang01")
    (back,) = next(row for row in rows if row["bank_reference"] == taken["bank_reference"])["returns"]
    granted = {"granted": True, "answer": "银行已经冲正"}
    await court.do("POST", "funds", f"/anomaly-returns/{back['id']}/decision", "juzhang01", granted)
    assert (await court.do("POST", "funds", claim, "chengban01", body))["claimed_for"] == case


BACK = {"payee_bank": "中国银行信阳分行", "words": "公示期满，银行查询后仍不能识别所属案件"}
GRANTED = {"granted": True, "answer": "同意退还原缴款账户"}


async def looked_for(court: Court, receipt: str) -> None:
    """The director had it publicised, and the day that he had set has come."""
    await put(
        court, record(SuspenseDecision, receipt_id=receipt, way="publicise", look_again_on=CLOCK_START.date())
    )


async def propose_refund(court: Court, receipt: str, who: str = "ankuan01") -> Any:
    return await court.call("POST", "funds", f"/receipts/{receipt}/suspense-refunds", who, BACK)


async def decide_refund(court: Court, refund: Any, who: str = "juzhang01", body: Any = GRANTED) -> Any:
    return await court.call("POST", "funds", f"/suspense-refunds/{refund['id']}/decision", who, body)


async def refunds(court: Court, receipt: str) -> list[Any]:
    rows = await court.listed("funds", "/suspense-refunds", "ankuan01")
    return [row for row in rows if row["receipt_id"] == receipt]


async def heard(court: Court, step: str) -> int:
    """How often the funds officer was told so."""
    await court.advance()
    rows = await court.listed("intake", "/reminders", "ankuan01")
    return sum(row["step"] == step for row in rows)


async def test_what_nobody_can_tell_the_case_of_goes_back_to_the_account_it_came_from(
    court: Court, cases: tuple[str, str]
) -> None:
    await paid_in(court, 50_000_000, "账户余款")  # what other tests were told of, the bank does not hold
    receipt = await paid_in(court, 3_210_000, "来路不明 甲")
    early = await propose_refund(court, receipt)
    assert (early.status_code, early.json()["article"]) == (409, "二(六)4(2)")
    await looked_for(court, receipt)
    assert (receipt, "propose_suspense_refund") in allowed([await suspense(court, receipt)])
    assert (await propose_refund(court, receipt, "chengban01")).status_code == 403
    answers = await asyncio.gather(*(propose_refund(court, receipt) for _ in range(3)))
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    (row,) = await refunds(court, receipt)
    assert (row["payee_account"], row["amount"]) == ("6222020000000000", "32100.00")
    assert await waits(court, row["id"], "juzhang01") == {"decide_suspense_refund"}
    assert (await decide_refund(court, row, "ankuan01")).status_code == 403
    answers = await asyncio.gather(*(decide_refund(court, row) for _ in range(3)))
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    assert await suspense(court, receipt) is None

    async def paid() -> bool:
        return bool((await refunds(court, receipt))[0]["paid_at"])

    await road.until(paid)
    late = {"case_number": cases[0], "words": WORDS}
    found = await court.call("POST", "funds", f"/receipts/{receipt}/identification", "ankuan01", late)
    assert found.status_code == 409, "it is gone"
    async with road.activities(court) as funds:  # the order given again changes nothing
        await funds.refund_suspense(RefundIn(case_number="court", refund_id=row["id"]))
    rows = (await road.sandbox(court, "GET", "/books/payments"))["rows"]
    (payment,) = [one for one in rows if row["id"] in one["remark"]]
    assert (payment["payee_account"], payment["amount_fen"]) == ("6222020000000000", 3_210_000)
    (booked,) = await court.sql(
        "SELECT sum(e.amount) AS sum FROM funds.entry e JOIN funds.posting p ON p.id = e.posting_id"
        " WHERE p.reference = ANY($1) AND e.account = 'suspense'",
        [receipt, row["id"]],
    )
    assert booked["sum"] == 0
    anomalies = await court.listed("funds", "/anomalies?main_account=true", "juzhang01")
    assert payment["bank_reference"] not in {one["bank_reference"] for one in anomalies}
    assert await heard(court, "suspense_refund_paid") == 1


async def test_the_bank_names_the_payer_whom_it_had_not(court: Court) -> None:
    body = road.message(DEMO_MASTER_ACCOUNT, 1_234_500, "来路不明 丁", payer_account="")
    receipt = (await road.tell(court, body))["receipt"]
    await looked_for(court, receipt)
    refused = await propose_refund(court, receipt)
    assert (refused.status_code, "请银行查询缴款人" in refused.json()["detail"]) == (409, True)
    for account in ("不详", "6222020000012345", "6222020000099999"):
        again = body | {"message_id": f"asked {account}", "payer_account": account}
        assert (await road.tell(court, again))["receipt"] == receipt
    assert (await suspense(court, receipt))["payer_account"] == "6222020000012345", "the first account stays"
    assert (await propose_refund(court, receipt)).status_code == 201


async def test_a_refund_that_is_refused_leaves_the_money_where_it_lies(
    court: Court, cases: tuple[str, str]
) -> None:
    receipt = (await tell(court, message(DEMO_MASTER_ACCOUNT, 777_000_000_00, "来路不明 乙")))["receipt"]
    await looked_for(court, receipt)
    first = (await propose_refund(court, receipt)).json()
    no = await decide_refund(court, first, body={"granted": False, "answer": "再行查找"})
    assert no.status_code == 201
    second = (await propose_refund(court, receipt)).json()
    assert (await decide_refund(court, second)).status_code == 201

    async def refused() -> bool:
        return any(row["refused_at"] for row in await refunds(court, receipt))

    await road.until(refused)  # the bank holds no such money
    shown = await suspense(court, receipt)
    assert (receipt, "propose_suspense_refund") in allowed([shown])
    assert await heard(court, "suspense_refund_denied") == 1
    assert await heard(court, "suspense_refund_refused") == 1
    found = {"case_number": cases[0], "words": WORDS}
    third = (await propose_refund(court, receipt)).json()
    await court.do("POST", "funds", f"/receipts/{receipt}/identification", "ankuan01", found)
    assert (await decide_refund(court, third)).status_code == 409, "its case has been found meanwhile"

"""Who was added to a case up to a sum pays no more of it: what is beyond goes back to him (变更、追加当事人规定第十七条)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest

from services.funds.distribution.beyond import Beyond, bounded
from services.funds.distribution.come_in import Part
from services.funds.distribution.rules import Debt, plan_case, still_due
from services.funds.distribution.sharing import Payees, Purpose, check_surplus
from shared.contracts.intake.records import PartyRecord
from shared.law.liable import Came
from tests.claims import claiming
from tests.harness import Court
from tests.services.custody.road import found
from tests.services.funds import road

OWN = "6222020000000077"
DAYS = {name: date(2026, 3, day) for day, name in enumerate("abcd", 2)}
DEBT = Debt(D("100000.00"), D("2500.00"), date(2025, 12, 1))
PARTIES = {"court": "某法院", "applicant": "甲", "respondent": "乙"}


def test_what_came_first_serves_whoever_sold_or_paid_it() -> None:
    one = PartyRecord.model_construct(id="p", role="respondent", name="丙", liable_for=D(100))
    case = claiming("1000").model_copy(update={"parties": [one]})
    owners = {"flat": "p", "car": "other", OWN: "p"}
    came = {
        "a": Came(D(60), asset="flat"),
        "b": Came(D(60), payer_account=OWN, payer_name="某银行"),
        "c": Came(D(60), asset="car", payer_name="丙"),  # who buys another's thing pays for himself
        "d": Came(D(60), payer_name="丙"),
    }
    received = dict.fromkeys("abcd", D(60))
    serves, beyond = bounded(received, DAYS, came, case, owners, [], {})
    assert serves == {"a": D(60), "b": D(40), "c": D(60), "d": D(0)}
    assert beyond == [Beyond("p", "丙", D(100), D(80))]
    _, after = bounded(received, DAYS, came, case, owners, [], {"p": D(30)})
    assert after[0].left == D(50)
    given, _ = bounded(received, DAYS, came, case, owners, [Came(D(90), asset="flat")], {})
    assert given["a"] == D(10), "what was taken in payment was his too"


def test_it_goes_back_though_the_creditor_is_owed_more() -> None:
    beyond = [Beyond("p", "丙", D("20000.00"), D("5000.00"), D("1000.00"))]
    settled = {Purpose.SURPLUS: D("1000.00")}
    plan = plan_case([Part(DAYS["a"], D("30000.00"))], DEBT, settled, beyond=beyond, **PARTIES)
    back = plan.shares[-1]
    assert (back.to, back.purpose, back.amount) == ("p", Purpose.SURPLUS, D("4000.00"))
    assert plan.available == D("34000.00")
    assert plan.total(Purpose.FEE) + plan.total(Purpose.JUDGMENT_DEBT) == D("30000.00")
    check_surplus(plan, Payees("甲", None))  # nobody has to say whose it is
    done = {purpose: plan.total(purpose) for purpose in Purpose} | {Purpose.SURPLUS: D("5000.00")}
    whole = [Beyond("p", "丙", D("20000.00"), D("6000.00"), D("5000.00"))]
    last = plan_case([Part(DAYS["a"], D("30000.00"))], DEBT, done, beyond=whole, **PARTIES)
    assert [(one.to, one.amount) for one in last.shares] == [("p", D("1000.00"))]
    due = still_due([Part(DAYS["a"], D("30000.00"))], DEBT, {}, beyond=beyond)
    assert due[Purpose.SURPLUS] == D("5000.00"), "his, though the creditor is owed more"
    again = still_due([Part(DAYS["a"], D("30000.00"))], DEBT, done, beyond=whole)
    assert again[Purpose.SURPLUS] == D("1000.00"), "beside what other forms give back"


@pytest.mark.walk
async def test_a_plan_of_the_case_gives_back_what_is_beyond_his_sum(court: Court) -> None:
    case = await road.funded_case(court, 3_000_000)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    owner = next(one for one in parties if one["role"] == "respondent")
    await court.sql("UPDATE intake.party SET liable_for = 20000 WHERE id = $1", owner["id"])
    await found(court, case, identifier=OWN, item_ref=OWN, respondent_id=owner["id"])
    account = await road.account(court, case)
    await road.pay_in(court, account, 2_500_000, payer=OWN)
    await court.advance()
    plan = await road.distribute(court, case)
    shares = [(one["purpose"], one["party_id"], one["amount"]) for one in plan["shares"]]
    assert shares[-1] == ("surplus", owner["id"], "5000.00")
    assert sum(D(amount) for purpose, _, amount in shares if purpose != "surplus") == D(50_000)
    assert any("20,000.00" in step and "退还" in step for step in plan["steps"]), plan["steps"]
    requested = await road.request(court, plan, plan["shares"][-1])
    assert requested["amount"] == "5000.00"

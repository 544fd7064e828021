"""A risk is told its owner once, answered by him, and ends by itself when its cause is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import pytest_asyncio

from services.intake.docket.models import AppliedFact, DutyRow
from services.intake.risks.rules import FILING, HANDLING, RiskRule
from services.intake.settlements.models import SettledAct, Settlement
from services.intake.suspension.models import Stay
from shared.contracts.auction.facts import DisposalDecided, PriceReported, RoundSold
from shared.contracts.custody.facts import MeasureRenewed, MeasureTaken
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import (
    DeliveredOnSite,
    DistributionComputed,
    IdentificationWithdrawn,
    ReceiptBooked,
    ReceiptPlanned,
)
from shared.contracts.intake.facts import StayBegun
from shared.law.rulebook import DUTIES
from shared.values.zone import COURT_ZONE
from tests.facts import made
from tests.harness import Court
from tests.records import put, record
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

pytestmark = pytest.mark.walk


async def happened(court: Court, case: str, kind: type[Refs], at: datetime, **refs: Any) -> None:
    """A fact that stands on the case's record, without the process that it is a step of."""
    fact = made(at, kind, f"case/{case}", **refs)
    row = fact.model_dump(exclude={"seq"})
    await put(
        court, record(AppliedFact, **{name: row[name] for name in AppliedFact.model_fields if name in row})
    )


async def look(court: Court, **options: Any) -> None:
    found = await court.call("POST", "intake", "/daily-inspections", "zhixiao01", **options)
    assert found.is_success, found.text


async def risks(court: Court, asked: str = "", who: str = "zhongxin01") -> list[tuple[str, str, str]]:
    listed = await court.listed("intake", f"/risks?{asked}", who)
    return sorted((one["case_number"], one["rule"], one["state"]) for one in listed)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cases(court: Court) -> list[str]:
    """One with a seizure that runs out, one with money, one with a sale, and two where all is well."""
    numbers = [await file_case(court, seed) for seed in range(1400, 1405)]
    for number in numbers[:3]:
        await assign(court, number)
    now = await court.advance()
    seizure, money, sale, well, dear = numbers
    day = timedelta(days=1)
    for number, expires, asset in ((seizure, 30 * day, "a1"), (well, 31 * day, "a2")):
        ends = (now + expires).isoformat()
        await happened(court, number, DisposalDecided, now, asset=asset)
        await happened(court, number, MeasureTaken, now, measure=f"m-{asset}", asset=asset, expires_at=ends)
    for number, age, payable in ((money, 15 * day, "yes"), (well, 15 * day, "no")):
        await happened(
            court, number, ReceiptBooked, now - age, receipt=f"r-{payable}", payable=payable, amount_fen=100
        )
    await happened(court, dear, ReceiptBooked, now - 14 * day, receipt="r-new", payable="yes", amount_fen=100)
    for number, price in ((sale, 150_00), (dear, 149_99)):
        await happened(court, number, PriceReported, now - day, asset="a3", inquiry="i3", price_fen=100_00)
        await happened(
            court, number, RoundSold, now, asset="a3", listing=f"l-{number[-2:-1]}", price_fen=price
        )
    return numbers


async def test_each_risk_is_found_at_its_bound_and_once(court: Court, cases: list[str]) -> None:
    await look(court, Prefer="handling=dry-run")
    assert await risks(court) == [], "what is only tried leaves nothing"
    await look(court)
    wanted = [
        (cases[0], "seizure_expiring", "open"),
        (cases[1], "money_without_plan", "open"),
        (cases[2], "sale_far_off", "open"),
    ]
    assert await risks(court) == wanted
    tasks = await court.sql("SELECT * FROM intake.task WHERE id LIKE 'risk/%'")
    assert {(one["docket"][5:], one["office"]) for one in tasks} == {
        (case, HANDLING[RiskRule(rule)].owner) for case, rule, _ in wanted
    }
    await look(court)
    assert await risks(court) == wanted
    assert len(await court.sql("SELECT id FROM intake.task WHERE id LIKE 'risk/%'")) == 3


async def test_a_risk_ends_by_itself_with_its_cause(court: Court, cases: list[str]) -> None:
    now = await court.advance()
    await happened(court, cases[0], MeasureRenewed, now, measure="m-a1", asset="a1")
    for kind, refs in ((DistributionComputed, {"receipts": 1}), (ReceiptPlanned, {"receipt": "r-yes"})):
        await happened(court, cases[1], kind, now, distribution="d1", **refs)
    await look(court)
    assert await risks(court, "state=ended") == [
        (cases[0], "seizure_expiring", "ended"),
        (cases[1], "money_without_plan", "ended"),
    ]
    done = await court.sql("SELECT result FROM intake.task WHERE id LIKE 'risk/%' AND done_at IS NOT NULL")
    assert {one["result"] for one in done} == {"事由已经消失，风险自行解除"}
    await happened(court, cases[0], MeasureTaken, now, measure="m-b1", asset="a1", expires_at=now.isoformat())
    await look(court)
    assert await risks(court, "rule=seizure_expiring&state=open") == [(cases[0], "seizure_expiring", "open")]


async def test_the_owner_answers_and_is_not_told_again(court: Court, cases: list[str]) -> None:
    (task,) = await court.sql(
        "SELECT id, version FROM intake.task WHERE id LIKE 'risk/%' AND office = 'judge' AND done_at IS NULL"
    )
    path = f"/tasks/{task['id']}"
    body = {"reason": "竞价二十轮，出价人五名，未见异常"}
    refused = await court.call(
        "POST", "intake", f"{path}/taking", "chengban02", body, If_Match=str(task["version"])
    )
    assert refused.status_code in (403, 404)
    taken = await court.do(
        "POST", "intake", f"{path}/taking", "faguan01", body, If_Match=str(task["version"])
    )
    await court.do("POST", "intake", f"{path}/finishing", "faguan01", body, If_Match=str(taken["version"]))
    listed = await court.listed("intake", "/risks?rule=sale_far_off", "faguan01")
    assert [(one["state"], one["answer"]) for one in listed] == [("answered", body["reason"])]
    for _ in range(2):
        await look(court)
    assert await risks(court, "rule=sale_far_off") == [(cases[2], "sale_far_off", "ended")]


async def test_sixty_days_of_nothing_unless_the_case_is_stayed(court: Court, cases: list[str]) -> None:
    """A case in which a measure was taken, and one whose term stands still, are no risk."""
    now = await court.advance()
    old = now - timedelta(days=60)
    for case in (cases[2], cases[3], cases[4]):
        await court.sql("UPDATE intake.enforcement_case SET filed_at = $2 WHERE case_number = $1", case, old)
    await court.sql(
        "UPDATE intake.duty SET suspended_by = $2 WHERE docket = $1 AND rule_id = 'case.term'",
        f"case/{cases[4]}",
        StayBegun.label,
    )
    await look(court)
    assert await risks(court, "rule=idle") == [(cases[2], "idle", "open")], "in the other a measure was taken"
    await court.sql(
        "UPDATE intake.enforcement_case SET filed_at = $2 WHERE case_number = $1",
        cases[2],
        old + timedelta(seconds=60),
    )
    await look(court)
    assert await risks(court, "rule=idle") == [(cases[2], "idle", "ended")]


async def test_each_risk_is_seen_on_its_page(court: Court, cases: list[str]) -> None:
    listed = await court.listed("intake", "/risks", "zhongxin01")
    assert {one["rule"] for one in listed} >= {
        "seizure_expiring",
        "money_without_plan",
        "sale_far_off",
        "idle",
    }
    async with browser(court) as director:
        await director.login("zhongxin01")
        page = await director.get("/lists/risk")
        assert sum(tag == "tr" for tag, _ in page.tags) - 1 == len(listed)
        for one in listed:
            assert f"{one['case_number']} {RiskRule(one['rule']).label}" in page.words


@pytest.mark.parametrize(
    ("began", "until", "ended", "idle"),
    [
        (80, 20, None, False),  # an 88-day deferral of a higher court, running
        (80, -1, None, False),  # over: 20 days before it, none after
        (25, 60, 5, True),  # lifted early: 75 and 5 days
        (75, None, 16, False),  # 25 and 16 days
        (105, -61, None, True),  # begun before the case was quiet, over for 60 days
    ],
)
async def test_the_days_of_a_stay_are_no_idle_days(
    court: Court, cases: list[str], began: int, until: int | None, ended: int | None, idle: bool
) -> None:
    """Of a case filed 100 days ago; `began`, `ended`: so many days ago, `until`: in so many days."""
    now = await court.advance()
    case = cases[2]
    await court.sql(
        "UPDATE intake.enforcement_case SET filed_at = $2 WHERE case_number = $1",
        case,
        now - timedelta(days=100),
    )
    day = now.astimezone(COURT_ZONE).date()
    by: dict[str, Any] = {"confirmed_by": "faguan01", "confirmed_at": now, "state": "confirmed"}
    if ended is not None:
        by |= {
            "state": "ended",
            "end_file": "2",
            "ended_on": day - timedelta(days=ended),
            "ended_by": "chengban01",
        }
    stay = record(
        Stay,
        case_number=case,
        ground="superior",
        file="1",
        sha256=f"{began}",
        decided_on=day - timedelta(days=began),
        until=None if until is None else day + timedelta(days=until),
        recorded_by="chengban01",
        begins_at=now - timedelta(days=began),
        **by,
    )
    await put(court, stay)
    await look(court)
    found = [one for one in await risks(court, "rule=idle") if one[0] == case and one[2] == "open"]
    await court.sql("DELETE FROM intake.stay WHERE case_number = $1", case)
    assert bool(found) is idle


async def test_a_stay_without_a_last_day_is_asked_after_every_ninety_days(
    court: Court, cases: list[str]
) -> None:
    """Until it has ended; one with a last day ends by itself."""
    now, case = await court.advance(), cases[0]
    who = {"recorded_by": "chengban01", "confirmed_by": "faguan01", "confirmed_at": now, "state": "confirmed"}
    for id_, days, until in (("open", 90, None), ("young", 89, None), ("dated", 200, 30)):
        stay = record(
            Stay,
            id=id_,
            case_number=case,
            ground="suspension",
            file=id_,
            sha256=id_,
            decided_on=(now - timedelta(days=days)).date(),
            until=until and (now + timedelta(days=until)).date(),
            begins_at=now - timedelta(days=days),
            **who,
        )
        await put(court, stay)

    async def found() -> list[tuple[str, str]]:
        await look(court)
        listed = await court.listed("intake", "/risks?rule=stay_open", "zhongxin01")
        return [(one["stay"], one["state"]) for one in listed]

    assert await found() == [("open", "open")]
    assert await found() == [("open", "open")]
    (task,) = await court.sql("SELECT id, version FROM intake.task WHERE text LIKE '%长期未恢复%'")
    body = {"reason": "中止所待的另案尚在二审，不能恢复"}
    path = f"/tasks/{task['id']}"
    taken = await court.do(
        "POST", "intake", f"{path}/taking", "chengban01", body, If_Match=str(task["version"])
    )
    await court.do("POST", "intake", f"{path}/finishing", "chengban01", body, If_Match=str(taken["version"]))
    assert await found() == [("open", "ended")]
    await court.sql("UPDATE intake.task SET done_at = $2 WHERE id = $1", task["id"], now - timedelta(days=90))
    assert sorted(await found()) == [("open", "ended"), ("open", "open")]
    await court.sql(
        "UPDATE intake.stay SET state = 'ended', end_file = '3', ended_on = $1, ended_by = 'chengban01' WHERE id = 'open'",
        now.date(),
    )
    assert await found() == [("open", "ended")] * 2


async def test_a_sealed_case_is_listed_for_whom_it_is_open_to(court: Court, cases: list[str]) -> None:
    await court.sql("UPDATE intake.enforcement_case SET sealed = true WHERE case_number = $1", cases[0])
    assert cases[0] in {case for case, _, _ in await risks(court)}
    assert cases[0] not in {case for case, _, _ in await risks(court, who="zhixiao01")}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def more(court: Court) -> list[str]:
    return [await file_case(court, seed) for seed in range(1450, 1455)]


async def open_risks(court: Court, case: str, rule: RiskRule) -> list[Any]:
    listed = await court.listed("intake", f"/risks?rule={rule}&state=open", "zhongxin01")
    return [one for one in listed if one["case_number"] == case]


async def test_a_second_seizure_and_a_second_receipt_are_risks_of_their_own(
    court: Court, more: list[str]
) -> None:
    """What is done about the first says nothing of the second: neither a renewal nor a plan that does not take it up."""
    case, now = more[0], await court.advance()
    old, soon = now - timedelta(days=15), (now + timedelta(days=20)).isoformat()
    await happened(court, case, DisposalDecided, now, asset="b1")
    for measure in ("m1", "m2"):
        await happened(court, case, MeasureTaken, now, measure=measure, asset="b1", expires_at=soon)
    for receipt in ("r1", "r2", "r3"):
        await happened(court, case, ReceiptBooked, old, receipt=f"b-{receipt}", payable="yes", amount_fen=100)
    await look(court)

    async def left(rule: RiskRule, name: str) -> set[str]:
        return {one[name] for one in await open_risks(court, case, rule)}

    assert await left(RiskRule.SEIZURE_EXPIRING, "measure") == {"m1", "m2"}
    assert await left(RiskRule.MONEY_WITHOUT_PLAN, "receipt") == {"b-r1", "b-r2", "b-r3"}
    await happened(court, case, MeasureRenewed, now, measure="m1", asset="b1")
    await happened(court, case, DistributionComputed, now, distribution="b2", receipts=1)
    await happened(court, case, ReceiptPlanned, now, distribution="b2", receipt="b-r1")
    await happened(court, case, IdentificationWithdrawn, now, receipt="b-r3")
    await look(court)
    assert await left(RiskRule.SEIZURE_EXPIRING, "measure") == {"m2"}
    assert await left(RiskRule.MONEY_WITHOUT_PLAN, "receipt") == {"b-r2"}
    await court.sql(  # as a plan was told before it said what it takes up
        "UPDATE intake.applied_fact SET refs = refs - 'receipts' WHERE refs->>'distribution' = 'b2'"
    )
    await look(court)
    assert await left(RiskRule.MONEY_WITHOUT_PLAN, "receipt") == set()


async def test_papers_that_are_not_in_the_dossier_past_their_time(court: Court, more: list[str]) -> None:
    """By each bundle that is owed; not one that is suspended, or not late yet, or that is no paper of the dossier."""
    now = await court.advance()
    rules = FILING[:3]
    for rule, occasion, after, stopped in (
        (rules[0], "1", -1, None),
        (rules[0], "2", -1, None),
        (rules[1], "1", 1, None),
        (rules[2], "1", -1, StayBegun.label),
        ("quality.bulletin", "1", -1, None),
    ):
        due = now + timedelta(minutes=after)
        duty = record(
            DutyRow,
            docket=f"case/{more[1]}",
            rule_id=rule,
            occasion=occasion,
            opened_by=f"{rule}{occasion}",
            due_at=due,
            due_date=due.date(),
            warn_at=due.replace(year=2999),
            suspended_by=stopped,
            next_step="none",
        )
        await put(court, duty)
    await look(court)
    (found,) = await open_risks(court, more[1], RiskRule.DOSSIER_INCOMPLETE)
    assert found["about"] == DUTIES[rules[0]].title
    (task,) = await court.sql("SELECT text, office FROM intake.task WHERE id = $1", f"risk/{found['id']}")
    assert (task["office"], found["about"] in task["text"]) == ("handling_officer", True)
    met = "UPDATE intake.duty SET state = 'met' WHERE docket = $1 AND rule_id = $2 AND occasion = $3"
    await court.sql(met, f"case/{more[1]}", rules[0], "1")
    await look(court)
    assert len(await open_risks(court, more[1], RiskRule.DOSSIER_INCOMPLETE)) == 1, "the other is not there"
    await court.sql(met, f"case/{more[1]}", rules[0], "2")
    await look(court)
    assert await open_risks(court, more[1], RiskRule.DOSSIER_INCOMPLETE) == []


async def test_each_instalment_that_has_not_come_is_late_by_itself(court: Court, more: list[str]) -> None:
    """Of two sums, an act and a sum to come: what came before the agreement, or is not the case's, pays none of them."""
    case, now = more[2], await court.advance()
    today, agreed = now.date(), (now - timedelta(days=40)).date()

    def part(days: int, amount: str, act: str = "") -> dict[str, str]:
        return {"due_on": (today + timedelta(days=days)).isoformat(), "amount": amount, "act": act}

    parts = [
        *(part(-20, "100.00"), part(-10, "0.00", "交还房屋"), part(-1, "50.00")),
        *(part(0, "10.00"), part(9, "40.00")),
    ]
    one = record(
        Settlement,
        case_number=case,
        agreed_on=agreed,
        agreed_by=[],
        instalments=parts,
        total=Decimal("200.00"),
        state="confirmed",
        recorded_by="chengban01",
        decided_by="faguan01",
        decided_at=now,
    )
    await put(court, one)

    async def came(days: int, fen: int, receipt: str, payable: str = "yes") -> None:
        at = now - timedelta(days=days)
        await happened(court, case, ReceiptBooked, at, receipt=receipt, payable=payable, amount_fen=fen)

    async def late() -> list[str]:
        await look(court)
        found = await open_risks(court, case, RiskRule.INSTALMENT_LATE)
        assert {risk["settlement"] for risk in found} <= {one.id}
        return sorted(risk["about"] for risk in found)

    await came(41, 200_00, "c-before")
    await came(5, 200_00, "c-not", "no")
    await came(30, 99_99, "c1")
    assert await late() == ["第1期", "第2期", "第3期"], "what is due today is not late"
    await happened(court, case, DeliveredOnSite, now - timedelta(days=2), on_site="s1", amount_fen=1)
    assert await late() == ["第2期", "第3期"]
    act = record(
        SettledAct,
        settlement_id=one.id,
        place=2,
        performed_on=today,
        recorded_by="chengban01",
        state="recorded",
    )
    await put(court, act)
    assert await late() == ["第2期", "第3期"], "the judge has not confirmed it"
    await court.sql(
        "UPDATE intake.settled_act SET state = 'confirmed', decided_by = 'faguan01', decided_at = $1", now
    )
    await came(0, 50_00, "c2")
    assert await late() == []
    await happened(court, case, IdentificationWithdrawn, now, receipt="c2")
    assert await late() == ["第3期"], "it was not this case's money"
    await court.sql(
        "UPDATE intake.settlement SET state = 'resumed', ended_by = 'faguan01', ended_at = $1", now
    )
    assert await late() == []

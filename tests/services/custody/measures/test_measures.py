"""Item by item: freeze, delegate, leave; within the claim, once, and lifted by ruling (二(二)2, 5)."""

from __future__ import annotations

import asyncio
import hashlib
import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from services.auction.disposals.models import Disposal
from services.auction.listing.models import Listing
from services.auction.settlement.models import Settlement
from shared.contracts.custody.facts import FreezeDecided, LiftDecided
from shared.platform.db import new_id
from tests.facts import closed, closing_by
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import (
    ALL,
    CAR,
    DEPOSIT,
    FLAT,
    FLAT_OUTSIDE,
    SAVINGS,
    assets,
    assign,
    books,
    decide,
    duties,
    fault,
    file_case,
    find,
    fired,
    forge,
    found,
    freeze_online,
    ruled,
    ruling,
    ruling_number,
)
from tests.services.funds.road import pay_in


async def lifting(court: Court, case: str) -> dict[str, str]:
    return {"ruling_document": await ruling(court, case, "lifting_ruling"), "reason": "已履行完毕"}


async def measures(court: Court, case: str) -> list[dict[str, Any]]:
    return await court.listed("custody", f"/cases/{case}/measures", "chakong01")


@pytest.mark.walk
async def test_a_deposit_is_frozen_once_though_the_answer_is_lost(court: Court) -> None:
    case = await file_case(court, 1, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await fault(court, "query", "freezes", "lost_reply")
    answer = await freeze_online(court, deposit, amount="30000")
    assert answer.status_code == 201
    await court.advance()
    assert await fired(court) == 1
    (frozen,) = await books(court, "freezes", case)
    assert (frozen["frozen_fen"], frozen["ruling_no"], frozen["period_months"]) == (
        *(30_000_00, ruling_number(case), 12),
    )
    (measure,) = await measures(court, case)
    assert (measure["state"], measure["kind"], measure["controlled"]) == ("in_force", "freeze", "30000.00")
    assert measure["measure_no"] == frozen["measure_no"]
    assert measure["expires_on"] == frozen["expires_on"]
    assert measure["effective_at"][:4] == "2026"
    assert measure["expires_on"][:4] == "2027"
    assert await duties(court, case, "custody.feedback_handled") == ["met"]
    assert await duties(court, case, "custody.freeze_online") == ["met"]
    assert await duties(court, case, "custody.renewal") == ["open"]
    assert (await assets(court, case))[DEPOSIT.identifier]["controlled"] is True


@pytest.mark.walk
async def test_a_freeze_that_the_bank_refuses_becomes_a_task_and_the_asset_is_decided_again(
    court: Court,
) -> None:
    case = await file_case(court, 21, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await fault(court, "query", "freezes", "refused")
    for attempt in (1, 2):
        answer = await freeze_online(court, deposit, amount="30000")
        assert answer.status_code == 201, answer.text
        await court.advance()
        assert len(await books(court, "freezes", case)) == attempt - 1
        tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
        assert [row["text"] for row in tasks] == [
            "「网络查封、冻结」未能办理（query.sandbox_refused），请承办人处理"
        ]
    assert await duties(court, case, "custody.freeze_online") == ["met"]
    (measure,) = await measures(court, case)
    lifted = await court.call(
        "POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", await lifting(court, case)
    )
    assert lifted.is_success, lifted.text
    await court.advance()
    (frozen,) = await books(court, "freezes", case)
    assert frozen["released_at"] is not None


@pytest.mark.walk
async def test_an_asset_that_was_refused_may_be_turned_over_to_the_offline_team(court: Court) -> None:
    case = await file_case(court, 22, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await fault(court, "query", "freezes", "refused")
    body = {"way": "freeze_online", "amount": "30000", "ruling_document": await ruling(court, case)}
    await court.do("POST", "custody", f"/assets/{deposit['id']}/decision", "chakong02", body)
    now = await court.advance()
    await court.advance(to=(now + timedelta(hours=1)).isoformat())
    assert await duties(court, case, "custody.freeze_online") == ["open"]
    told = await court.listed("intake", "/reminders", "chakong02")
    assert any(case in one["docket"] and "实时发起" in one["text"] for one in told), "whoever has it in hand"
    answer = await decide(court, deposit, "offline", reason="银行不予网络冻结，到柜台办理")
    assert answer.status_code == 201, answer.text
    await court.advance()
    assert await duties(court, case, "custody.freeze_online") == ["met"]
    assert await books(court, "freezes", case) == []


@pytest.mark.walk
async def test_what_is_not_a_signed_ruling_of_the_case_freezes_and_lifts_nothing(court: Court) -> None:
    case, other = await file_case(court, 24, DEPOSIT), await file_case(court, 25)
    (deposit,) = (await assets(court, case)).values()
    draft = await ruling(court, other)
    await court.sql("UPDATE documents.document SET state = 'reviewed', signed_at = NULL WHERE id = $1", draft)
    for wrong in ("随便写的裁定", "a/b", draft, await ruling(court, await file_case(court, 26))):
        refused = await decide(court, deposit, "freeze_online", amount="30000", ruling_document=wrong)
        assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第一条"), wrong
    await court.advance()
    assert await books(court, "freezes", case) == []
    await freeze_online(court, deposit, amount="30000")
    await court.advance()
    (measure,) = await measures(court, case)
    for wrong in (draft, measure["ruling_document"]):
        body = {"ruling_document": wrong, "reason": "已履行完毕"}
        refused = await court.call("POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01", body)
        assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第二十八条")
        assert refused.json()["type"] == "urn:jiyue:problem:no_such_ruling"
    with pytest.raises(asyncpg.CheckViolationError, match="lifted_by_another_ruling"):
        await court.sql(
            "UPDATE custody.measure SET lift_ruling_no = ruling_no, lift_reason = '', lift_decided_at = now(),"
            " lift_decided_by = 'chakong01', lifted_at = now() WHERE id = $1",
            measure["id"],
        )
    with pytest.raises(asyncpg.CheckViolationError, match="lifting_is_decided_by_a_person"):
        await court.sql(
            "UPDATE custody.measure SET lift_ruling_no = $2 WHERE id = $1", *(measure["id"], draft)
        )


@pytest.mark.walk
async def test_a_ruling_freezes_and_lifts_only_what_it_names(court: Court) -> None:
    case = await file_case(court, 27, DEPOSIT)
    seizing, lifting_ruling = await ruling(court, case), await ruling(court, case, "lifting_ruling")
    (deposit,) = (await assets(court, case)).values()

    async def name(document: str, *identifiers: str) -> None:
        kind = "freezing_ruling" if document == seizing else "lifting_ruling"
        fields = await ruled(court, case, kind)
        fields["assets"] = [fields["assets"][0] | {"identifier": one} for one in identifiers]
        statement = "UPDATE documents.document SET fields = $2 WHERE id = $1"
        await court.sql(statement, document, json.dumps(fields))

    for identifiers in ((), (SAVINGS.identifier,)):
        await name(seizing, *identifiers)
        refused = await decide(court, deposit, "freeze_online", amount="30000", ruling_document=seizing)
        assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第一条")
        assert refused.json()["type"] == "urn:jiyue:problem:ruling_differs"
    await name(seizing, SAVINGS.identifier, DEPOSIT.identifier)
    assert (
        await decide(court, deposit, "freeze_online", amount="30000", ruling_document=seizing)
    ).status_code == 201
    await court.advance()
    (measure,) = await measures(court, case)
    path, body = (
        f"/measures/{measure['id']}/lifting",
        {"ruling_document": lifting_ruling, "reason": "已履行完毕"},
    )
    await name(lifting_ruling, SAVINGS.identifier)
    refused = await court.call("POST", "custody", path, "chakong01", body)
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:ruling_differs")
    await name(lifting_ruling, DEPOSIT.identifier)
    await court.do("POST", "custody", path, "chakong01", body)


@pytest.mark.walk
async def test_a_freeze_keeps_to_the_limit_and_the_last_day_of_its_ruling(court: Court) -> None:
    """Each of the two is below the limit, both together are not."""
    shares = find("equity", "equity", 6_000)
    case = await file_case(court, 29, DEPOSIT, shares)
    rows = (await ruled(court, case))["assets"]
    last = min(row["ends_on"] for row in rows)
    one_year = [row | {"ends_on": last} for row in rows]
    by = await ruling(court, case, limit="10000.00", assets=one_year)
    found = await assets(court, case)
    first = await decide(court, found[shares.identifier], "freeze_online", ruling_document=by)
    assert first.status_code == 201, first.text
    deposit = found[DEPOSIT.identifier]
    for amount in ("50000", "4000.01"):
        over = await decide(court, deposit, "freeze_online", amount=amount, ruling_document=by)
        assert (over.status_code, over.json()["type"]) == (409, "urn:jiyue:problem:ruling_differs")
        assert over.json()["article"] == "查封扣押冻结规定第十九条"
        assert "以10,000.00元为限，已据此查控6,000.00元" in over.json()["detail"]
    within = await decide(court, deposit, "freeze_online", amount="4000", ruling_document=by)
    assert within.status_code == 201, within.text
    await court.advance()
    assert [(one["period_months"], one["expires_on"]) for one in await books(court, "freezes", case)] == [
        (12, last)
    ] * 2
    assert [one["expires_on"] for one in await measures(court, case)] == [last] * 2


async def test_a_ruling_that_has_run_out_by_the_time_freezes_nothing_and_the_asset_is_decided_again(
    court: Court,
) -> None:
    case = await file_case(court, 30, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await ruling(court, case)
    await court.sql(
        "CREATE FUNCTION documents.run_out() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$BEGIN"
        " UPDATE documents.document SET fields = jsonb_set(fields, '{assets,0,ends_on}', to_jsonb('2026-03-01'::text))"
        " WHERE case_number = NEW.case_number; RETURN NEW; END$$"
    )
    await court.sql(
        "CREATE TRIGGER run_out BEFORE INSERT ON custody.decision FOR EACH ROW EXECUTE FUNCTION documents.run_out()"
    )
    try:
        answer = await freeze_online(court, deposit, amount="30000")
    finally:
        await court.sql("DROP FUNCTION documents.run_out CASCADE")
    assert answer.status_code == 201, answer.text
    await court.advance()
    assert await books(court, "freezes", case) == []
    answer = await decide(court, deposit, "offline", reason="裁定期限已经届满，另行裁定")
    assert answer.status_code == 201, answer.text


async def test_nothing_is_frozen_in_a_closed_case(court: Court) -> None:
    case = await file_case(court, 23, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await closed(court, case)
    refused = await freeze_online(court, deposit, amount="30000")
    assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第二十八条")


async def test_what_was_decided_before_is_not_frozen_once_the_case_is_closed(court: Court) -> None:
    case = await file_case(court, 28, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await ruling(court, case)
    async with closing_by(court, "INSERT", "custody.decision"):
        answer = await freeze_online(court, deposit, amount="30000")
    assert answer.status_code == 201, answer.text
    await court.advance()
    assert await books(court, "freezes", case) == []
    (task,) = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert "case_closed" in task["text"]


async def test_an_asset_is_decided_once_by_a_custody_officer(court: Court) -> None:
    case = await file_case(court, 2, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    path, body = f"/assets/{deposit['id']}/decision", {"way": "not_worth", "reason": "余额过小"}
    another = await court.call("POST", "custody", path, "chengban01", body)
    assert (another.status_code, another.json()["type"]) == (403, "urn:jiyue:problem:office_required")
    first = await court.call("POST", "custody", path, "chakong01", body, key="once")
    repeated = await court.call("POST", "custody", path, "chakong01", body, key="once")
    assert (first.status_code, repeated.json()) == (201, first.json())
    again = await court.call("POST", "custody", path, "chakong02", body)
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:already_decided")
    await court.advance()
    assert await books(court, "freezes", case) == []


async def test_two_decisions_at_once_do_not_exceed_the_claim_together(court: Court) -> None:
    rich, richer = find("bank_icbc", "bank_deposit", 70_000), find("bank_ccb", "bank_deposit", 80_000)
    case = await file_case(court, 3, rich, richer)
    both = (await assets(court, case)).values()
    answers = await asyncio.gather(*(freeze_online(court, one, amount="60000") for one in both))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused = max(answers, key=lambda answer: answer.status_code).json()
    assert refused["article"] == "查封扣押冻结规定第十九条"
    assert "45,553.89元" in refused["detail"]


@pytest.mark.walk
async def test_what_has_come_in_is_not_frozen_once_more(court: Court) -> None:
    rich = find("bank_icbc", "bank_deposit", 101_400)
    case = await file_case(court, 31, rich)
    await assign(court, case)
    await court.advance()
    account = await court.do("GET", "funds", f"/cases/{case}/account", "ankuan01")
    await pay_in(court, account["account_number"], 90_000_00)
    await court.advance()
    (deposit,) = (await assets(court, case)).values()
    over = await freeze_online(court, deposit, amount="101400")
    assert (over.status_code, over.json()["article"]) == (409, "查封扣押冻结规定第十九条")
    assert "尚可查控15,5" in over.json()["detail"], "102,500, the doubled interest and the fee, less 90,000"
    assert (await freeze_online(court, deposit, amount="15000")).status_code == 201


@pytest.mark.walk
async def test_what_a_thing_taken_in_payment_repaid_is_not_frozen_once_more(court: Court) -> None:
    """90,000 of the claim, since the ruling was served: what was promised before has repaid nothing."""
    rich = find("bank_icbc", "bank_deposit", 101_400)
    case = await file_case(court, 32, rich)
    await assign(court, case)
    await court.advance()
    taken = {"credited": Decimal(90_000), "credited_to": "party", "price": Decimal(90_000), "state": "taken"}
    disposal = record(Disposal, asset_id=new_id(), case_number=case)
    listing = record(
        Listing, asset_id=disposal.asset_id, case_number=case, starting_price=Decimal(1), **taken
    )
    settlement = record(Settlement, asset_id=disposal.asset_id, listing_id=listing.id, receipts=[])
    await put(court, disposal, listing, settlement)
    (deposit,) = (await assets(court, case)).values()

    async def served(at: datetime | None) -> Any:
        await court.sql(
            "UPDATE auction.settlement SET ruling_served_at = $2 WHERE asset_id = $1", disposal.asset_id, at
        )
        return await freeze_online(court, deposit, amount="101400")

    over = await served(CLOCK_START)
    assert (over.status_code, over.json()["article"]) == (409, "查封扣押冻结规定第十九条")
    assert "尚可查控15,5" in over.json()["detail"], "102,500, the doubled interest and the fee, less 90,000"
    assert (await served(None)).status_code == 201


async def test_a_price_that_is_paid_is_not_frozen_once_more(court: Court) -> None:
    """90,000 lie on the account for a buyer, whose price is paid; no plan has counted them yet."""
    rich = find("bank_icbc", "bank_deposit", 101_400)
    case = await file_case(court, 33, rich)
    sold = {"price": Decimal(90_000), "state": "sold", "buyer_ref": "b", "confirmation_number": "c"}
    disposal = record(Disposal, asset_id=new_id(), case_number=case)
    listing = record(Listing, asset_id=disposal.asset_id, case_number=case, starting_price=Decimal(1), **sold)
    settlement = record(Settlement, asset_id=disposal.asset_id, listing_id=listing.id, receipts=["r1"])
    await put(court, disposal, listing)
    (deposit,) = (await assets(court, case)).values()
    await put(court, settlement)
    over = await freeze_online(court, deposit, amount="101400")
    assert (over.status_code, over.json()["article"]) == (409, "查封扣押冻结规定第十九条")
    assert "尚可查控15,5" in over.json()["detail"], "102,500, the doubled interest and the fee, less 90,000"
    assert (await freeze_online(court, deposit, amount="15000")).status_code == 201


@pytest.mark.walk
async def test_what_is_lifted_makes_room_again(court: Court) -> None:
    rich, richer = find("bank_icbc", "bank_deposit", 100_000), find("bank_ccb", "bank_deposit", 80_000)
    case = await file_case(court, 4, rich, richer)
    one, other = (await assets(court, case)).values()
    assert (await freeze_online(court, one, amount="80000")).status_code == 201
    await court.advance()
    assert (await freeze_online(court, other, amount="80000")).status_code == 409
    (measure,) = await measures(court, case)
    path = f"/measures/{measure['id']}/lifting"
    await court.do("POST", "custody", path, "chakong01", await lifting(court, case))
    await court.advance()
    (freeze,) = await books(court, "freezes", case)
    assert (freeze["released_at"] is not None, freeze["release_ruling_no"]) == (
        True,
        ruling_number(case, "lifting_ruling"),
    )
    (measure,) = await measures(court, case)
    assert measure["state"] == "lifted"
    assert await duties(court, case, "custody.renewal") == ["met"]
    assert (
        await court.call("POST", "custody", path, "chakong01", await lifting(court, case))
    ).status_code == 409
    assert (await freeze_online(court, other, amount="80000")).status_code == 201


async def test_land_outside_the_prefecture_is_delegated_only(court: Court) -> None:
    case = await file_case(court, 5, FLAT_OUTSIDE, principal="2000000")
    (flat,) = (await assets(court, case)).values()
    assert flat["outside"] is True
    refused = await freeze_online(court, flat)
    assert (refused.status_code, refused.json()["article"]) == (409, "二(二)2(2)")
    assert (await decide(court, flat, "delegate")).status_code == 201


async def test_a_car_outside_that_cannot_be_sealed_online_is_delegated_in_time(court: Court) -> None:
    case = await file_case(court, 9, find("vehicle", "vehicle", 50_000, "410105"))
    (car,) = (await assets(court, case)).values()
    assert car["outside"] is True
    assert await duties(court, case, "custody.delegate_outside") == ["open"]
    await fault(court, "query", "freezes", "refused")
    assert (await freeze_online(court, car)).status_code == 201
    await court.advance()
    assert (await decide(court, car, "delegate")).status_code == 201
    assert await duties(court, case, "custody.delegate_outside") == ["open"], "until the letter has gone"
    assert await books(court, "freezes", case) == []


async def test_a_deposit_outside_is_frozen_online_and_need_not_be_delegated(court: Court) -> None:
    case = await file_case(court, 10, find("bank_icbc", "bank_deposit", 30_000, "410105"))
    (deposit,) = (await assets(court, case)).values()
    answer = await freeze_online(court, deposit, amount="30000")
    assert answer.status_code == 201, answer.text
    await court.advance()
    assert await duties(court, case, "custody.delegate_outside") == ["met"]


async def test_land_outside_that_is_set_aside_need_not_be_delegated(court: Court) -> None:
    case = await file_case(court, 8, FLAT_OUTSIDE, principal="2000000")
    (flat,) = (await assets(court, case)).values()
    assert await duties(court, case, "custody.delegate_outside") == ["open"]
    assert (await decide(court, flat, "not_worth", reason="抵押债权高于房价")).status_code == 201
    await court.advance()
    assert await duties(court, case, "custody.delegate_outside") == ["met"]


@pytest.mark.walk
async def test_the_list_follows_the_search_and_is_made_from_the_register(court: Court) -> None:
    case = await file_case(court, 6, *ALL, principal="2000000")
    found = await assets(court, case)
    early = await court.call("POST", "custody", f"/cases/{case}/asset-list", "chakong01")
    assert (early.status_code, early.json()["type"]) == (409, "urn:jiyue:problem:undecided_assets")
    for one in (DEPOSIT, SAVINGS):
        amount = str(one.value_fen // 100)
        answer = await freeze_online(court, found[one.identifier], amount=amount)
        assert answer.status_code == 201
    for one in (FLAT, CAR):
        answer = await freeze_online(court, found[one.identifier])
        assert answer.status_code == 201
    assert (await decide(court, found[FLAT_OUTSIDE.identifier], "delegate")).status_code == 409
    answer = await decide(court, found[FLAT_OUTSIDE.identifier], "delegate", reason="不可分物，余款不足")
    assert answer.status_code == 201
    await court.advance()
    made = await court.do("POST", "custody", f"/cases/{case}/asset-list", "chakong01")
    await court.advance()
    listed = {row["id"]: row["measure"] for row in made["content"]["assets"]}
    assert {name for name, measure in listed.items() if measure} == {
        one["id"] for name, one in found.items() if name != FLAT_OUTSIDE.identifier
    }
    assert {m["expires_on"][:4] for m in listed.values() if m} == {"2027", "2028", "2029"}
    text = json.dumps(made["content"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert made["content_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert await court.do("GET", "custody", f"/cases/{case}/asset-list", "chakong01") == made
    assert await duties(court, case, "custody.asset_list") == ["met"]
    assert await duties(court, case, "custody.feedback_handled") == ["met"] * 4


@pytest.mark.walk
async def test_a_forged_signal_freezes_and_lifts_nothing(court: Court) -> None:
    case = await file_case(court, 7, DEPOSIT, CAR)
    found = await assets(court, case)
    await freeze_online(court, found[DEPOSIT.identifier], amount="30000")
    await court.advance()
    left = await decide(
        court,
        found[CAR.identifier],
        "not_worth",
        ruling_document=await ruling(court, case),
        reason="车辆去向不明",
    )
    assert left.status_code == 201
    (measure,) = await measures(court, case)
    for asset in found.values():
        await forge(court, f"network/{case}", FreezeDecided, case, asset=asset["id"])
    await forge(court, f"network/{case}", LiftDecided, case, measure=measure["id"])
    assert await measures(court, case) == [measure]
    (freeze,) = await books(court, "freezes", case)
    assert freeze["released_at"] is None


@pytest.mark.walk
async def test_what_was_sold_is_released_by_the_ruling_that_sold_it(court: Court) -> None:
    case = await file_case(court, 28, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    assert (await freeze_online(court, deposit, amount="30000")).is_success
    await court.advance()
    measure = (await assets(court, case))[DEPOSIT.identifier]["measure"]
    path, reason = f"/measures/{measure['id']}/lifting", {"reason": "拍卖成交"}
    sale = {
        "buyer": {"name": "买受人", "id_number": "411502199107080028"},
        "price": "1",
        "sold_on": "2026-03-02",
        "paid_on": "2026-03-02",
    }
    another = await ruling(
        court, case, "sale_ruling", another="another", identifier=SAVINGS.identifier, **sale
    )
    refused = await court.call("POST", "custody", path, "chakong01", {"ruling_document": another} | reason)
    assert (refused.status_code, refused.json()["type"].rpartition(":")[2]) == (409, "ruling_differs")
    sold = await ruling(court, case, "sale_ruling", identifier=DEPOSIT.identifier, **sale)
    await court.do("POST", "custody", path, "chakong01", {"ruling_document": sold} | reason)
    await court.advance()
    assert (await assets(court, case))[DEPOSIT.identifier]["measure"]["state"] == "lifted"


@pytest.mark.walk
async def test_no_more_is_frozen_of_a_party_than_it_answers_for(court: Court) -> None:
    """变更、追加当事人规定第十七条: 在尚未缴纳出资的范围内; what came out of its property is no longer left."""
    case = await file_case(court, 61)
    await assign(court, case)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    owner = next(one for one in parties if one["role"] == "respondent")
    await court.sql("UPDATE intake.party SET liable_for = 20000 WHERE id = $1", owner["id"])
    own = {"respondent_id": owner["id"], "value": Decimal(60_000), "place_code": "410105"}
    first, second = [
        {"id": await found(court, case, identifier=f"622202000000006{n}", item_ref=f"6222{n}", **own)}
        for n in (1, 2)
    ]
    over = await decide(court, first, "delegate", amount="20000.01")
    (error,) = over.json()["errors"]
    assert (over.status_code, error["field"], error["article"]) == (409, "amount", "查封扣押冻结规定第十九条")
    assert "承担责任的限额" in error["detail"]
    assert (await decide(court, first, "delegate", amount="12000")).status_code == 201
    account = (await court.do("GET", "funds", f"/cases/{case}/account", "chengban01"))["account_number"]
    await pay_in(court, account, 5_000_00, payer="6222020000000061")
    await court.advance()
    assert (await decide(court, second, "delegate", amount="3000.01")).status_code == 409
    assert (await decide(court, second, "delegate", amount="3000")).status_code == 201

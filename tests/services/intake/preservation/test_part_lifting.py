"""部分解除保全 (民诉法解释第一百六十六条, 查封扣押冻结规定第二十八条、第二十九条): what a ruling names is let go of, and the rest stays."""

from __future__ import annotations

from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.custody.road import CAR, DEPOSIT, SAVINGS, assets, assign, books, decide
from tests.services.desk.browser import browser
from tests.services.intake.preservation.road import ask, file, hand_over, refused, ruled
from tests.services.intake.road import duties


@pytest.mark.walk
async def test_what_a_ruling_names_is_let_go_of_and_the_rest_stays_preserved(court: Court) -> None:
    now = await court.advance()
    body = ruled(3201, now, limit="110000.00", security="110000.00")
    case = await file(court, await hand_over(court, body, 3201, DEPOSIT, SAVINGS, CAR))
    await assign(court, case)
    await ask(court, case)
    ours = (await court.do("GET", "intake", f"/cases/{case}", "lian01"))["preservation"]["ruling"]
    found = await assets(court, case)
    for thing, amount in ((DEPOSIT, "40000.00"), (SAVINGS, "10000.00"), (CAR, None)):
        sum_ = {} if amount is None else {"amount": amount}
        answer = await decide(court, found[thing.identifier], "freeze_online", ruling_document=ours, **sum_)
        assert answer.is_success, answer.text
    await court.advance()

    async def held() -> dict[str, dict[str, Any]]:
        rows = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
        by_asset = {one["asset_id"]: one for one in rows}
        return {name: by_asset[one["id"]] for name, one in found.items()}

    measures = await held()
    deposit, savings, car = (measures[one.identifier] for one in (DEPOSIT, SAVINGS, CAR))

    # the paper, which another has entered, names each thing and sum; what is not as custody has it is refused
    async def paper(title: str) -> str:
        words = (case, FilePurpose.PRESERVATION_LIFTING, "wenshu01", f"裁定，{title}", title)
        return str((await court.upload(*words))["id"])

    named = f"部分解除保全裁定（{DEPOSIT.identifier}账户15000元，{SAVINGS.identifier}账户）"
    lifting: dict[str, Any] = {
        "ruling": await paper(named),
        "number": body["trial_number"] + "之二",
        "ruled_at": now.isoformat(),
        "ground": "secured",
        "things": [{"measure": deposit["id"], "amount": "15000.00"}, {"measure": savings["id"]}],
    }
    path = ("POST", "intake", f"/cases/{case}/preservation-part-liftings", "chengban01")
    its = ["查封扣押冻结规定第二十八条"]
    for things in (
        [{"measure": deposit["id"], "amount": "40000.01"}],
        [{"measure": car["id"], "amount": "1.00"}],
        [{"measure": "0" * 32}],
    ):
        assert await refused(court, *path, lifting | {"things": things}) == ("lifted_part", its)
    more = [*lifting["things"], {"measure": car["id"]}]
    assert await refused(court, *path, lifting | {"things": more}) == ("file_not_of_case", its)
    assert (await refused(court, *path, lifting | {"ground": "no_suit"}))[0] == "preservation_ground"
    shown = await court.do(*path, lifting)
    listed = {one["identifier"]: one["amount"] for one in shown["preservation"]["part_liftings"]}
    assert listed == {DEPOSIT.identifier: "15000.00", SAVINGS.identifier: None}
    assert (shown["state"], shown["preservation"]["liftings"]) == ("open", [])
    assert shown["preservation"]["security"] == "110000.00"
    again = lifting | {"ruling": await paper(named + "另件")}
    code, articles = await refused(court, *path, again)
    assert (code, set(articles)) == ("lifted_part", set(its)), "by the same ruling"

    # each is owed by itself until custody has it lifted; what is not named cannot be lifted by it
    async def owed() -> dict[str, str]:
        await court.advance()
        return {
            rule: one["state"]
            for rule, one in (await duties(court, case)).items()
            if rule.endswith("_released") or rule == "preservation.released"
        }

    assert await owed() == {"preservation.thing_released": "open", "preservation.sum_released": "open"}
    by = {"ruling_document": lifting["ruling"], "reason": "被保全人提供反担保"}

    def lift(measure: dict[str, Any]) -> tuple[str, ...]:
        return "POST", "custody", f"/measures/{measure['id']}/lifting", "chakong01"

    assert (await refused(court, *lift(car), by))[0] == "no_such_ruling"
    await court.do(*lift(savings), by)
    assert await owed() == {"preservation.thing_released": "met", "preservation.sum_released": "open"}
    await court.do(*lift(deposit), by)
    assert (await refused(court, *lift(deposit), by))[0] == "already_lifted"
    assert await owed() == {"preservation.thing_released": "met", "preservation.sum_released": "met"}
    measures = await held()
    states = [measures[one.identifier]["state"] for one in (DEPOSIT, SAVINGS, CAR)]
    assert states == ["in_force", "lifted", "in_force"]
    rest = measures[DEPOSIT.identifier]
    assert (rest["controlled"], rest["limit"], rest["lift_decided_at"]) == ("25000.00", "25000.00", None)
    assert [(one["amount"], one["ruling_document"]) for one in rest["lifted_parts"]] == [
        ("15000.00", lifting["ruling"])
    ]
    frozen = await books(court, "freezes", case)
    (of_deposit,) = (one for one in frozen if one["request_id"] == deposit["asset_id"])
    assert (of_deposit["frozen_fen"], of_deposit["released_at"]) == (25_000_00, None)
    assert await refused(court, *lift(deposit), by) == ("already_lifted", its), "that sum is let go of once"
    every = await court.listed("intake", f"/cases/{case}/duties", "zhixiao01")
    watched = [one["state"] for one in every if one["rule_id"] == "custody.renewal"]
    assert sorted(watched) == ["met", "open", "open"]

    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/cases/{case}")
        for words in ("部分解除", lifting["number"], "15,000.00", DEPOSIT.identifier, SAVINGS.identifier):
            assert words in page.words, words
        form = await one.get(f"/acts/intake/record_preservation_part_lifting/{case}", case=case)
        assert CAR.identifier in form.words
    # nothing stands in the way of lifting all of it later
    offered = {
        act["operation"]: act["allowed"]
        for act in (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["acts"]
    }
    assert offered["record_preservation_lifting"]
    assert offered["record_preservation_part_lifting"]

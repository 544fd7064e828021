"""终本规定第九、十、十六条: in the years after, what is seized is renewed, what is found is frozen at once, and for it the court goes on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from deploy.sandbox.scenario import Find
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.rules import asked_at
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.gateways.wire import wire
from shared.platform.db import new_id
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.custody import road as custody
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import leave_nothing_open

SEED = 1571
_CONCLUDE = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
    " closed_at = $2 WHERE case_number = $1"
)


async def inspect(court: Court) -> None:
    await court.client.execute_workflow("inspection", id=f"inspection/{new_id()}", task_queue=WORKFLOW_QUEUE)
    await court.advance()


async def frozen(court: Court) -> tuple[str, dict[str, Any]]:
    """A case with a deposit that is frozen for a year, and the measure."""
    case = await custody.file_case(court, SEED, custody.DEPOSIT)
    await custody.assign(court, case)
    (deposit,) = (await custody.assets(court, case)).values()
    assert (await custody.freeze_online(court, deposit, amount="30000")).status_code == 201
    await court.advance()
    (measure,) = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    return case, measure


async def conclude(court: Court, case: str) -> str:
    """Its round is concluded and archived now; the night in which the debtor is first asked about again."""
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode = "concluded_this_round"
    await put(court, request)
    await court.sql(_CONCLUDE, case, now)
    at = asked_at(now, int(case.removesuffix("号").rpartition("执")[2]), 1)
    assert at is not None
    await put(court, record(Upkeep, case_number=case, concluded_at=now, round=1, next_at=at, state="running"))
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()
    return at.isoformat()


async def drafted(court: Court, case: str, kind: str, **own: Any) -> Any:
    """The answer to who makes a paper of that kind in the case."""
    file = await court.do("GET", "intake", f"/cases/{case}", "wenshu01")
    body = {"kind": kind, "fields": SAMPLES[kind] | papers.sides(file) | own}
    return await court.call("POST", "documents", f"/cases/{case}/documents", "wenshu01", body)


async def signed(court: Court, case: str, kind: str, **own: Any) -> str:
    made_ = await drafted(court, case, kind, **own)
    assert made_.status_code == 201, made_.text
    one = str(made_.json()["id"])
    await papers.verify(court, one)
    await papers.review(court, one)
    signer = "faguan01" if kind == "freezing_ruling" else "juzhang01"
    assert [each["outcome"] for each in await papers.sign(court, [one], signer)] == ["signed"]
    return one


async def freezing(court: Court, case: str, asset: dict[str, Any], words: str, **term: Any) -> str:
    """A ruling on that thing through its whole chain, `term` in place of the longest lawful one of today."""
    sample = SAMPLES["freezing_ruling"]
    (row,) = [
        one
        for one in (await custody.ruled(court, case))["assets"]
        if one["identifier"] == asset["identifier"]
    ]
    named = [sample["assets"][0] | {"holder": ""} | row | term]
    file = await court.do("GET", "intake", f"/cases/{case}", "wenshu01")
    reason = papers.sides(file)["reason"] + words
    return await signed(court, case, "freezing_ruling", assets=named, reason=reason)


async def measures(court: Court, case: str) -> dict[str, str]:
    rows = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    return {row["id"]: row["state"] for row in rows}


@pytest.mark.walk
async def test_what_is_seized_is_renewed_what_is_found_is_frozen_and_enforcement_goes_on_for_it(
    court: Court,
) -> None:
    await papers.install_keys(court)
    case, measure = await frozen(court)
    night = await conclude(court, case)
    owed = {rule: await custody.duties(court, case, rule) for rule in ("custody.renewal", "custody.lapse")}
    assert owed == {"custody.renewal": ["open"], "custody.lapse": ["open"]}, (
        "the term runs on, and is watched"
    )
    sold = await drafted(court, case, "auction_ruling")
    assert (sold.status_code, sold.json()["type"]) == (409, "urn:jiyue:problem:case_closed"), sold.text

    # renewed in time, by a ruling and a letter of after the archive
    (deposit,) = (await custody.assets(court, case)).values()
    last = date.fromisoformat(measure["expires_on"])
    term = {"starts_on": str(last + timedelta(1)), "ends_on": str(last + timedelta(300))}
    renewing = await freezing(
        court, case, deposit, "该存款的冻结期限将届满，申请执行人申请续行冻结。", **term
    )
    letter = await custody.ruling(court, case, "assistance_notice", signed_at=await court.advance())
    body = {"ruling_document": renewing, "letter_document": letter}
    answer = await court.call("POST", "custody", f"/measures/{measure['id']}/renewal", "chakong01", body)
    assert answer.status_code == 202, answer.text
    await court.advance()
    states = await measures(court, case)
    assert (states.pop(measure["id"]), *states.values()) == ("renewed", "in_force")
    (bank,) = await custody.books(court, "freezes", case)
    assert bank["expires_on"] == term["ends_on"]
    for rule in ("custody.renewal", "custody.lapse"):
        assert await custody.duties(court, case, rule) == ["met", "open"], rule

    # what the half-yearly query finds is frozen at once
    new = custody.find("bank_icbc", "bank_deposit", 25_000)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    debtor = next(one["identity"] for one in parties if one["role"] == "respondent")
    found: list[Find] = [custody.of_case(one, SEED) for one in (custody.DEPOSIT, new)]
    await custody.write_scenario(court, debtor, finds=[wire(one) for one in found])
    await court.advance(to=night)
    await inspect(court)
    asset = (await custody.assets(court, case))[new.identifier]
    by = await freezing(court, case, asset, "终本后首次查询查明其在同一银行新开立账户，有存款二万五千元。")
    frozen_now = await custody.decide(court, asset, "freeze_online", ruling_document=by, amount="25000")
    assert frozen_now.status_code == 201, frozen_now.text
    await court.advance()
    held = {one for one, state in (await measures(court, case)).items() if state == "in_force"}
    assert len(held) == 2

    # for that, and for nothing that was known when the round was concluded, the court goes on of its own motion
    now = await court.advance()
    path, asked = f"/cases/{case}/resumptions", {"ground": "property", "received_at": now.isoformat()}
    known = await court.call("POST", "intake", path, "faguan01", asked | {"asset": deposit["id"]})
    faults = assert_refused(known, 409, "resumption_refused", known.json()["title"], "终本规定第九条")
    assert [field for field, _ in faults] == ["asset"]
    clerk = await court.call("POST", "intake", path, "lian01", asked | {"asset": asset["id"]})
    assert clerk.status_code == 403, "its own motion is the judge's"
    received = await court.do("POST", "intake", path, "faguan01", asked | {"asset": asset["id"]})
    goes_on = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    number = goes_on["case_number"]
    assert (goes_on["resumes"], "执恢" in number) == (case, True)
    assert {one for one, state in (await measures(court, number)).items() if state == "in_force"} == held
    assert not set(await measures(court, case)) & held
    assert await custody.duties(court, number, "custody.renewal") == ["open", "open"]
    assert "open" not in await custody.duties(court, case, "custody.renewal")
    (kept,) = await court.listed("intake", f"/cases/{case}/upkeeps", "zhixiao01")
    assert (kept["state"], kept["next_at"]) == ("resumed", None)

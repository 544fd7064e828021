"""A case that its applicant gave up for a settlement goes on for a breach that the record shows (民事诉讼法第二百四十一条)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from services.documents.drafting.models import Document
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put, record
from tests.services.funds import road
from tests.services.intake.road import ask, duties, enter, leave_nothing_open, review, waive

_END = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = $2, closed_at = $3"
    " WHERE case_number = $1"
)


async def settled(court: Court, case: str) -> tuple[str, str]:
    """A settlement in force, of which a part is due today, and 40,000 yuan are given up: by id, and its paper."""
    today = (await court.advance()).date()
    sides = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    file = await enter(court, case, "settlement", "wenshu01", "执行和解协议")
    body = {
        "file": file,
        "agreed_on": today.isoformat(),
        "agreed_by": [one["id"] for one in sides],
        "terms": "被执行人分两期付清六万元，按期付清的，其余债权放弃",
        "total": "60000.00",
        "instalments": [
            {"due_on": (today + timedelta(days=days)).isoformat(), "amount": "30000.00"} for days in (0, 40)
        ],
    }
    one = await court.do("POST", "intake", f"/cases/{case}/settlements", "chengban01", body)
    sure = {"result": "confirmed"}
    await court.do("POST", "intake", f"/settlements/{one['id']}/decision", "faguan01", sure)
    letter = await enter(court, case, "claim_waiver", "wenshu01", "放弃部分利息的说明")
    said = {"waived_by": sides[0]["id"], "waived_on": today.isoformat()}
    for kind, paper, amount in (("settlement", file, "40000.00"), ("waiver", letter, "500.00")):
        body = said | {"kind": kind, "file": paper, "judgment_debt": amount}
        waiver = (await waive(court, case, body)).json()["id"]
        await court.do("POST", "intake", f"/waivers/{waiver}/decision", "faguan01", sure)
    return one["id"], sides[0]["name"]


async def end(court: Court, case: str, mode: str, ground: str | None) -> None:
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode, request.ground = mode, ground
    await put(court, request)
    await court.sql(_END, case, mode, now)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode=mode))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    await court.advance()


async def resume(
    court: Court, case: str, ground: str, paper: tuple[str, str], **headers: str
) -> httpx.Response:
    """On a paper that was received at that instant."""
    body = {"ground": ground, "paper": paper[0], "received_at": paper[1]}
    return await court.call("POST", "intake", f"/cases/{case}/resumptions", "lian01", body, **headers)


def refused(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, str([answer.json().get("detail"), *(answer.json().get("errors") or ())])


async def offers(court: Court, case: str) -> bool:
    shown = await court.do("GET", "intake", f"/cases/{case}", "lian01")
    return any(one["operation"] == "resume_case" and one["allowed"] for one in shown["acts"])


async def ruled(court: Court, case: str, at: datetime) -> str:
    """The court's own ruling on the settlement of today, signed; its id."""
    sides = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    fields: dict[str, Any] = {"settled_on": at.date().isoformat(), "deceit": "欺诈"}
    for role in ("applicant", "respondent"):
        named = [one for one in sides if one["role"] == role]
        fields[f"{role}s"] = [{"name": one["name"], "id_number": one["identity"]} for one in named]
    signed = dict.fromkeys(("signed_at", "reviewed_at", "verified_at"), at)
    by = {"made_by": "faguan01", "reviewed_by": "faguan02", "signed_by": "faguan01", "signer": "judge"}
    one = record(
        Document, case_number=case, kind="deceit_ruling", state="dispatched", fields=fields, **signed, **by
    )
    await put(court, one)
    return one.id


@pytest.mark.walk
async def test_a_breach_shown_by_the_ledger_makes_the_whole_instrument_owed_again(court: Court) -> None:
    case = await road.new_case(court)
    one, applicant = await settled(court, case)
    paper = await enter(court, case, "withdrawal", "wenshu01", "撤回执行申请书")
    had = {
        "closing_amount": "0.00",
        "recovered_amount": "0.00",
        "reason": "双方和解，申请执行人撤回执行申请。",
    }
    for ground, watched in (("withdrawn", False), ("destitute", True)):
        shown = paper if ground == "withdrawn" else await enter(court, case, "termination_ground", "wenshu01")
        asked = await ask(
            court, case, mode="terminated", ground=ground, ground_paper=shown, ruling="r", **had
        )
        back = await review(court, asked.json()["id"], "approved")
        faults = [row["detail"] for row in back.json()["errors"]]
        assert any("和解期限届满" in each for each in faults) is watched, faults
        assert (await review(court, asked.json()["id"], "returned")).is_success
    await end(court, case, "terminated", "withdrawn")

    async def application() -> tuple[str, str]:
        now = (await court.advance()).isoformat()
        purpose, title = FilePurpose.RESUMPTION_APPLICATION, f"{applicant}的恢复执行申请书"
        return (await court.upload(case, purpose, "chengban01", f"{title}，{now}", title))["id"], now

    paper = await application()
    status, why = refused(await resume(court, case, "breach", paper))
    assert (status, "没有到期未履行" in why) == (409, True), "the last day of the first part is today"
    status, why = refused(await resume(court, case, "later", paper))
    assert (status, "以不履行和解协议为事由" in why) == (409, True), "no way round the breach"
    for ground in ("property", "returned"):
        assert refused(await resume(court, case, ground, paper))[0] == 422

    # nobody goes on from where the parties have nothing left here; of a case of before, the mode alone is known
    for ground, offered in (("bankrupt", False), ("taken_up", False), ("withdrawn", True), (None, True)):
        await court.sql("UPDATE intake.closing_request SET ground = $2 WHERE case_number = $1", case, ground)
        assert await offers(court, case) is offered, ground
        answer = await resume(court, case, "breach", paper)
        assert ("结案" in answer.json().get("detail", "")) is not offered, answer.text
    await court.sql("UPDATE intake.closing_request SET ground = 'withdrawn' WHERE case_number = $1", case)

    await court.advance(workdays=1)
    paper = await application()
    tried = await resume(court, case, "breach", paper, Prefer="handling=dry-run")
    assert tried.status_code < 300, tried.text
    received = await resume(court, case, "breach", paper)
    assert received.status_code == 201, received.text
    waivers = await court.listed("intake", f"/cases/{case}/waivers", "chengban01")
    assert {row["state"] for row in waivers} == {"confirmed"}, "not before it is filed"
    filed: dict[str, Any] = await court.do(
        "POST", "intake", f"/applications/{received.json()['id']}/filing", "lian01"
    )
    # 100,000 and 2,500 were awarded; 500 were given up apart from the settlement, on the 91st day of the delay: 500 × 1.75‱ × 91
    assert (filed["principal"], filed["interest"]) == ("99500.00", "2507.96")
    states = await court.listed("intake", f"/cases/{case}/waivers", "chengban01")
    assert {row["kind"]: row["state"] for row in states} == {"settlement": "withdrawn", "waiver": "confirmed"}
    (agreed,) = await court.listed("intake", f"/cases/{case}/settlements", "chengban01")
    assert (agreed["id"], agreed["state"], agreed["application"]) == (one, "resumed", paper[0])
    await court.advance()
    assert (await duties(court, case))["settlement.followed"]["state"] != "open"
    tasks = await court.listed("intake", "/tasks", "chengban01")
    assert [row["text"] for row in tasks if case in row["docket"]] == [], (
        "nobody is called for what has ended"
    )


@pytest.mark.walk
async def test_deceit_that_was_found_makes_what_was_given_up_owed_again(court: Court) -> None:
    """Before anything of it is due; of 100,000 and 2,500 only the 500 that were given up apart from it are not owed."""
    case = await road.new_case(court)
    one, applicant = await settled(court, case)
    await end(court, case, "terminated", "withdrawn")
    now = await court.advance()
    purpose, title = FilePurpose.RESUMPTION_APPLICATION, f"{applicant}的恢复执行申请书"
    wish = (await court.upload(case, purpose, "chengban01", title, title))["id"]
    another = await road.new_case(court)
    ruling, elsewhere = [await ruled(court, each, now) for each in (case, another)]
    scan = await enter(court, case, "settlement_judgment", "wenshu01", "认定因受欺诈达成和解的裁定书")
    body = {"ground": "fraud", "paper": wish, "received_at": now.isoformat()}
    found = {"found_by": "ruling", "found_ruling": ruling}

    async def ask_for(**said: Any) -> tuple[int, list[str]]:
        answer = await court.call("POST", "intake", f"/cases/{case}/resumptions", "lian01", body | said)
        return answer.status_code, [error["field"] for error in answer.json().get("errors", ())]

    assert await ask_for() == (422, ["found_by"])
    assert await ask_for(**found | {"found_ruling": scan}) == (409, ["found_ruling"]), "a file is no ruling"
    assert await ask_for(**found | {"found_ruling": elsewhere}) == (409, ["found_ruling"])
    assert await ask_for(found_by="ruling", found_paper=scan) == (409, ["found_ruling"])
    received = await court.do("POST", "intake", f"/cases/{case}/resumptions", "lian01", body | found)
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert filed["principal"] == "99500.00"
    waivers = await court.listed("intake", f"/cases/{case}/waivers", "chengban01")
    assert {row["kind"]: row["state"] for row in waivers} == {
        "settlement": "withdrawn",
        "waiver": "confirmed",
    }
    (agreed,) = await court.listed("intake", f"/cases/{case}/settlements", "chengban01")
    assert (agreed["id"], agreed["state"]) == (one, "resumed")
    assert {name: agreed[name] for name in found} == found
    assert agreed["found_number"].startswith(case), "as it is printed"
    assert agreed["found_on"] == now.date().isoformat()


@pytest.mark.walk
async def test_what_was_performed_goes_on_once_a_judgment_has_taken_the_agreement_away(court: Court) -> None:
    """执行和解规定第八条, 第十一条第（一）项: performed, it ends the case; 第十六条: annulled, the instrument is enforced again."""
    case = await road.new_case(court)
    one, applicant = await settled(court, case)
    now = await court.advance()
    performed = "UPDATE intake.settlement SET state = 'performed', ended_by = 'chengban01', ended_at = $2 WHERE id = $1"
    await court.sql(performed, one, now)
    await end(court, case, "fully_enforced", None)
    assert await offers(court, case)
    now = await court.advance()
    purpose, title = FilePurpose.RESUMPTION_APPLICATION, f"{applicant}的恢复执行申请书"
    wish = (await court.upload(case, purpose, "chengban01", title, title))["id"], now.isoformat()
    status, why = refused(await resume(court, case, "breach", wish))
    assert (status, "已经履行完毕" in why, "可以另行起诉" in why) == (409, True, True)
    assert refused(await resume(court, case, "later", wish))[0] == 422
    body = {"ground": "fraud", "paper": wish[0], "received_at": wish[1]}
    path = f"/cases/{case}/resumptions"
    own = {"found_by": "ruling", "found_ruling": await ruled(court, case, now)}
    by_ruling = await court.call("POST", "intake", path, "lian01", body | own)
    status, why = refused(by_ruling)
    assert (status, "可以向本院提起诉讼" in why) == (409, True), "who enforces does not undo it himself"
    judgment = await enter(court, case, "settlement_judgment", "wenshu01", "撤销和解协议的判决书")
    judged = {"found_by": "judgment", "found_number": "（2026）豫1502民初9号", "found_paper": judgment}
    judged["found_on"] = now.date().isoformat()
    received = await court.do("POST", "intake", path, "lian01", body | judged)
    filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert filed["principal"] == "99500.00", "what was given up in it is owed again"
    (agreed,) = await court.listed("intake", f"/cases/{case}/settlements", "chengban01")
    assert (agreed["state"], agreed["found_paper"]) == ("resumed", judgment)
    waivers = await court.listed("intake", f"/cases/{case}/waivers", "chengban01")
    assert {row["kind"]: row["state"] for row in waivers} == {
        "settlement": "withdrawn",
        "waiver": "confirmed",
    }


@pytest.mark.walk
async def test_what_was_entrusted_comes_back_by_the_other_courts_own_paper(court: Court) -> None:
    """委托执行规定第九条: 受托法院将委托手续和案卷材料退回，并作出书面说明."""
    case = await road.new_case(court)
    sides = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    name = sides[0]["name"]
    await end(court, case, "cancelled", "commissioned")
    now = (await court.advance()).isoformat()
    wish = FilePurpose.RESUMPTION_APPLICATION
    own = await court.upload(case, wish, "chengban01", "申请", f"{name}的恢复执行申请书")
    back = await court.upload(case, FilePurpose.COMMISSION_RETURN, "chengban01", "退回委托的说明")
    assert refused(await resume(court, case, "returned", (own["id"], now)))[0] == 409
    for ground in ("breach", "later"):
        assert refused(await resume(court, case, ground, (own["id"], now)))[0] == 422
    goes_on = await resume(court, case, "returned", (back["id"], now))
    assert goes_on.status_code == 201, goes_on.text

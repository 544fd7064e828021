"""An application that becomes no case: refused by a ruling that is then served, or withdrawn by a letter."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.grounds import RefusalGround
from shared.platform.settings import Settings
from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import lodge, rule, unaccepted


async def receive(court: Court, body: dict[str, Any]) -> str:
    answer = await court.do("POST", "intake", "/applications", "lian01", body)
    return str(answer["id"])


async def decide(court: Court, one: str, act: str, who: str = "lian01", **body: Any) -> httpx.Response:
    return await court.call("POST", "intake", f"/applications/{one}/{act}", who, body or None)


async def refuse(court: Court, one: str) -> httpx.Response:
    return await decide(court, one, "refusal")


async def refused(court: Court, body: dict[str, Any]) -> str:
    one = await receive(court, body)
    await rule(court, one)
    (await refuse(court, one)).raise_for_status()
    return one


async def owed(court: Court, one: str) -> tuple[dict[str, str], Any]:
    """States of what is owed of the application, by rule, and when its docket ended."""
    rows = await court.sql(
        "SELECT duty.rule_id, duty.state, docket.ended_at FROM intake.duty JOIN intake.docket"
        " ON docket.id = duty.docket WHERE duty.docket = 'application/' || $1",
        one,
    )
    return {row["rule_id"]: row["state"] for row in rows}, rows[0]["ended_at"]


async def waits(court: Court, one: str, **asked: str) -> list[str]:
    rows = await court.listed("intake", "/work" + "".join(f"?{k}={v}" for k, v in asked.items()), "lian01")
    return [row["operation"] for row in rows if row["docket"] == f"application/{one}" and row["operation"]]


async def test_a_refusal_is_decided_in_time_and_owed_until_it_is_served(court: Court) -> None:
    one = await receive(court, application(701))
    assert await waits(court, one) == []
    ruling = await rule(court, one)
    answer = (await refuse(court, one)).raise_for_status().json()
    assert (answer["outcome"], answer["ground"], answer["paper"]) == ("refused", "other_court", ruling)
    now = await court.advance()
    assert await owed(court, one) == ({"filing.decision": "met", "filing.refusal_service": "open"}, None)
    assert await waits(court, one) == await waits(court, one, office="filing_clerk") == ["serve_refusal"]

    early = await lodge(court, one, "service_receipt", "wenshu01", "先行存入的回证")
    now = await court.advance(to=(now + timedelta(days=1)).isoformat())
    served = {"served_at": (now - timedelta(hours=1)).isoformat()}
    before = await decide(court, one, "refusal/service", receipt=early, **served)
    assert_refused(before, 409, "file_not_of_case", "本案卷宗中没有所填的材料", "民事诉讼法第八十七条")
    own = await lodge(court, one, "service_receipt", "lian01", "自行存入的回证")
    assert (await decide(court, one, "refusal/service", receipt=own, **served)).status_code == 409
    receipt = await lodge(court, one, "service_receipt", "wenshu01", "申请人签收的回证")
    for wrong in (now - timedelta(days=3), now + timedelta(days=1)):
        at = wrong.isoformat()
        answer = await decide(court, one, "refusal/service", receipt=receipt, served_at=at)
        assert answer.status_code == 422, answer.text
    answer = (
        (await decide(court, one, "refusal/service", receipt=receipt, **served)).raise_for_status().json()
    )
    assert (answer["receipt"], [act["operation"] for act in answer["acts"] if act["allowed"]]) == (
        receipt,
        [],
    )
    assert await waits(court, one) == []
    await court.advance()
    states, ended_at = await owed(court, one)
    assert states == {"filing.decision": "met", "filing.refusal_service": "met"}
    assert ended_at.isoformat() == datetime.fromisoformat(served["served_at"]).astimezone(UTC).isoformat()
    described = await court.client.get_workflow_handle(f"application/{one}").describe()
    assert described.status is not None
    assert described.status.name == "COMPLETED"
    again = await decide(court, one, "refusal/service", receipt=receipt, **served)
    assert_refused(again, 409, "nothing_to_serve", "没有待送达的不予受理裁定", "民事诉讼法第八十七条")


async def test_a_withdrawal_ends_what_was_owed_and_the_instrument_is_applied_for_anew(court: Court) -> None:
    body = application(702)
    one = await receive(court, body)
    letter = await lodge(court, one, "withdrawal", "wenshu01")
    answer = (await decide(court, one, "withdrawal", paper=letter)).raise_for_status().json()
    assert (answer["outcome"], answer["ground"]) == ("withdrawn", "")
    await court.advance()
    states, ended_at = await owed(court, one)
    assert (states, ended_at is not None) == ({"filing.decision": "met"}, True)
    assert await waits(court, one) == []
    anew = await receive(court, body)
    (await decide(court, anew, "filing")).raise_for_status()


@pytest.mark.parametrize("act", ["filing", "refusal", "withdrawal"])
async def test_what_has_ended_is_neither_decided_again_nor_corrected(court: Court, act: str) -> None:
    body = application(703)
    one = await refused(court, body)
    said = {}
    if act == "withdrawal":
        said["paper"] = await lodge(court, one, "withdrawal", "juanzong01")
    answer = await decide(court, one, act, **said)
    assert_refused(answer, 409, "application_ended", "该申请已经不予受理或者撤回", "执行工作规定第十六条")
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    corrected = {"application": basis | {"interest": "1.00"}, "reason": "利息数额误填"}
    answer = await court.call("PUT", "intake", f"/applications/{one}", "lian01", corrected, If_Match='"2"')
    assert answer.json()["type"].endswith(":application_ended")


async def test_a_filed_application_is_not_refused_and_takes_no_papers_of_its_own(court: Court) -> None:
    one = await receive(court, application(704))
    (await decide(court, one, "filing")).raise_for_status()
    assert (await refuse(court, one)).json()["type"].endswith(":already_filed")
    late = await court.call(
        "POST",
        "documents",
        f"/applications/{one}/files?purpose=withdrawal",
        "lian01",
        b"x",
        Content_Type="application/pdf",
    )
    assert (late.status_code, late.json()["type"].rpartition(":")[2]) == (409, "already_filed")


async def test_who_files_does_not_decide_otherwise_than_the_judge_has_ruled(court: Court) -> None:
    """执行工作规定第十六条: once the ruling is signed it is refused, unless the application is put right or made anew."""
    body = application(741)
    one = await receive(court, body)
    await rule(court, one)
    assert_refused(
        await decide(court, one, "filing"),
        409,
        "refused_before",
        "该申请曾经裁定不予受理",
        "执行工作规定第十六条",
    )
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    corrected = {"application": basis | {"interest": "1.00"}, "reason": "利息数额误填"}
    await court.do("PUT", "intake", f"/applications/{one}", "lian01", corrected, If_Match="1")
    await lodge(court, one, "ground_gone", "lian01", "立案人员自行存入的说明")
    own = await decide(court, one, "filing")
    assert_refused(own, 409, "refused_before", "该申请曾经裁定不予受理", "民诉法解释第二百一十二条")
    await lodge(court, one, "ground_gone", "wenshu01", "申请人补正后的材料")
    (await decide(court, one, "filing")).raise_for_status()


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The teams that are stopped."""
    stopped: list[str] = []
    asked = Settings.service_url

    def url(config: Settings, team: str) -> str:
        return "http://127.0.0.1:9" if team in stopped else asked(config, team)

    monkeypatch.setattr(Settings, "service_url", url)
    return stopped


async def test_what_is_shown_of_an_application_is_what_its_decision_is_judged_by(
    court: Court, silent: list[str]
) -> None:
    async def offered(one: str) -> dict[str, str | None]:
        shown = await court.do("GET", "intake", f"/applications/{one}", "lian01")
        found = {act["operation"]: act["why_not"] for act in shown["acts"]}
        return {name: found[name] for name in ("file_case", "refuse_application")}

    body = application(742)
    one = await receive(court, body)
    before = await offered(one)
    assert before["file_case"] is None
    assert (
        before["refuse_application"]
        == (await refuse(court, one)).json()["detail"] + "（执行工作规定第十六条）"
    )
    await rule(court, one)
    ruled = await offered(one)
    assert ruled["refuse_application"] is None
    assert (
        ruled["file_case"]
        == (await decide(court, one, "filing")).json()["detail"] + "（执行工作规定第十六条）"
    )
    silent.append("documents")
    assert await offered(one) == {"file_case": None, "refuse_application": None}
    silent.clear()
    (await refuse(court, one)).raise_for_status()
    anew = await receive(court, body)
    assert "须有他人存入的" in str((await offered(anew))["file_case"])
    await lodge(court, anew, "ground_gone", "wenshu01", "上一级法院指令立案的裁定")
    assert (await offered(anew))["file_case"] is None


async def test_no_paper_that_people_bring_refuses_an_application(court: Court) -> None:
    """An uploaded ruling shows no judge's signature: what refuses is the one that a judge has signed here."""
    one, other = await receive(court, application(705)), await receive(court, application(706))
    own = await lodge(court, one, "withdrawal", "lian01", "自拟的申请")
    assert await lodge(court, one, "withdrawal", "wenshu01", "自拟的申请") == own
    brought = await lodge(court, one, "non_acceptance", "wenshu01")
    foreign = await lodge(court, other, "withdrawal", "wenshu01")
    for paper in (own, brought, foreign, "made-up"):
        answer = await decide(court, one, "withdrawal", paper=paper)
        assert_refused(answer, 409, "file_not_of_case", "本案卷宗中没有所填的材料", "执行工作规定第十六条")
    await rule(court, other)
    unsigned = await court.do(
        "POST", "documents", f"/applications/{one}/non-acceptances", "lian01", unaccepted()
    )
    opinion = {"outcome": "approved", "opinion": "同意"}
    for _ in range(2):  # drafted, then reviewed
        assert_refused(
            await refuse(court, one), 409, "no_such_ruling", "没有可以依据的裁定", "执行工作规定第十六条"
        )
        await court.call(
            "POST", "documents", f"/non-acceptances/{unsigned['id']}/review", "faguan02", opinion
        )
    assert (await decide(court, one, "refusal", "wenshu01")).status_code == 403
    shown = await court.do("GET", "intake", f"/applications/{one}", "lian01")
    assert (shown["outcome"], shown["version"]) == ("", 1)


async def test_a_ruling_on_what_was_since_corrected_is_made_again(court: Court) -> None:
    body = application(714)
    one = await receive(court, body)
    await rule(court, one)
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    corrected = {"application": basis | {"interest": "1.00"}, "reason": "利息数额误填"}
    path = f"/applications/{one}"
    (await court.call("PUT", "intake", path, "lian01", corrected, If_Match='"1"')).raise_for_status()
    assert_refused(
        await refuse(court, one), 409, "ruling_differs", "裁定与所办事项不一致", "执行工作规定第十六条"
    )
    await rule(court, one)
    (await refuse(court, one)).raise_for_status()


async def test_a_lapsed_term_and_missing_papers_are_no_grounds(court: Court) -> None:
    """民诉法解释第四百八十一条: the respondent pleads the two years; 执行工作规定第十六条 has five conditions."""
    assert len(RefusalGround) == 5
    one = await receive(court, application(707, effective_on="2020-01-10", performance_due_on="2020-02-10"))
    for ground in ("lapsed", "papers_missing", ""):
        path = f"/applications/{one}/non-acceptances"
        answer = await court.call("POST", "documents", path, "lian01", unaccepted(ground))
        assert answer.status_code == 422
    (await decide(court, one, "filing")).raise_for_status()


async def test_what_was_refused_is_filed_only_once_its_ground_has_gone(court: Court) -> None:
    body = application(708)
    await refused(court, body)
    anew = await receive(court, body)
    first = await decide(court, anew, "filing")
    assert_refused(first, 409, "refused_before", "该申请曾经裁定不予受理", "民诉法解释第二百一十二条")
    await lodge(court, anew, "ground_gone", "lian01", "立案人员自行存入的说明")
    await lodge(court, anew, "other", "wenshu01", "他人存入的其他材料")
    assert (await decide(court, anew, "filing")).json()["type"].endswith(":refused_before")
    await lodge(court, anew, "ground_gone", "wenshu01", "上一级法院指令立案的裁定")
    (await decide(court, anew, "filing")).raise_for_status()
    assert (await court.call("POST", "intake", "/applications", "lian01", body)).status_code == 409


async def test_no_correction_makes_a_case_of_what_was_refused(court: Court) -> None:
    body = application(709)
    await refused(court, body)
    one = await receive(court, body | {"instrument_number": "（2025）豫1502民初909号"})
    case = (await decide(court, one, "filing")).raise_for_status().json()
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    corrected = {"application": basis, "reason": "文号登记有误，更正为判决书所载"}
    path = f"/applications/{one}"
    answer = await court.call("PUT", "intake", path, "lian01", corrected, If_Match=f'"{2}"')
    assert_refused(answer, 409, "correction_refused", "不能更正", "民诉法解释第二百一十二条")

    creditor, debtor = body["parties"]
    other = application(710)["parties"][1]
    two = await receive(court, body | {"parties": [creditor, other]})
    case = (await decide(court, two, "filing")).raise_for_status().json()
    wrong = next(party for party in case["parties"] if party["role"] == "respondent")
    title = f"{debtor['name']}的户籍证明"
    proof = (await court.upload(case["case_number"], FilePurpose.PARTY_PROOF, "wenshu01", title=title))["id"]
    put = {"party": debtor, "reason": "被执行人身份登记有误", "proof": proof}
    answer = await court.call("PUT", "intake", f"/parties/{wrong['id']}", "lian01", put, If_Match='"2"')
    assert_refused(answer, 409, "correction_refused", "不能更正", "民诉法解释第二百一十二条")


async def test_of_filing_refusal_and_withdrawal_at_once_one_is_done(court: Court) -> None:
    one = await receive(court, application(711))
    await rule(court, one)
    letter = await lodge(court, one, "withdrawal", "wenshu01")
    answers = await asyncio.gather(
        decide(court, one, "filing"),
        refuse(court, one),
        decide(court, one, "withdrawal", paper=letter),
        refuse(court, one),
    )
    assert sorted(answer.status_code // 100 for answer in answers) == [2, 4, 4, 4]
    shown = await court.do("GET", "intake", f"/applications/{one}", "lian01")
    assert (shown["case_number"] is not None) != (shown["outcome"] != "")


async def test_lists_tell_what_waits_from_what_has_ended(court: Court) -> None:
    waiting, ended = await receive(court, application(712)), await refused(court, application(713))

    async def found(asked: str) -> set[str]:
        rows = await court.listed("intake", f"/applications?{asked}", "lian01")
        return {row["id"] for row in rows} & {waiting, ended}

    assert await found("decided=false") == {waiting}
    assert await found("decided=true") == {ended}
    assert await found("filed=false") == {waiting, ended}
    assert await found("filed=true") == set()

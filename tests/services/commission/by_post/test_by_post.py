"""A court that no system reaches: its letters are posted, its answer is a paper that another person has entered (二(三)2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.law.periods import add_months
from tests.agreement import allowed, can
from tests.facts import closed, reopened
from tests.harness import Court
from tests.services.commission.road import delegated, instruction, letter, sent
from tests.services.custody.road import books, duties, ruling

CODE, NAME = "豫0193", "郑州航空港经济综合实验区人民法院"


async def publish(court: Court, **changes: Any) -> None:
    entry = {
        "code": CODE,
        "name": NAME,
        "level": "basic",
        "superior": "豫01",
        "divisions": ["410105"],
        "address": "郑州市航空港区某路1号",
        "since": str((await court.advance()).date()),
    }
    body = {"courts": [entry | changes], "reason": "全省法院名册"}
    await court.do("POST", "intake", "/courts", "guanli01", body)


async def issued(court: Court, seed: int) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A matter for that court, its letter issued."""
    await publish(court)
    case, asset = await delegated(court, seed)
    await ruling(court, case, "commission_letter", another=CODE, receiving_court=NAME)
    body = instruction(asset) | {"court_code": CODE}
    made = await court.do("POST", "commission", f"/cases/{case}/commissions", "chengban01", body)
    answer = await letter(court, made)
    assert answer.status_code == 200, answer.text
    await court.advance()
    return case, asset, dict(answer.json())


async def post(court: Court, commission: dict[str, Any], words: str, **changes: Any) -> Any:
    file = await court.upload(commission["case_number"], FilePurpose.POSTING_PROOF, "weituo01", words)
    body = {"receipt_no": f"EMS-{words}", "file": file["id"]} | changes
    path = f"/commissions/{commission['id']}/postings"
    return await court.call("POST", "commission", path, "weituo01", body)


async def enter(court: Court, commission: dict[str, Any], by: str = "chengban01", **said: Any) -> Any:
    words = f"来函 {said}"
    file = await court.upload(commission["case_number"], FilePurpose.COMMISSION_ANSWER, by, words)
    path = f"/commissions/{commission['id']}/answer"
    body = {"file": file["id"], "result": "done", "note": "见来函"} | said
    return await court.call("POST", "commission", path, "weituo01", body)


async def lawful(court: Court, commission: dict[str, Any], word: str, who: str = "weituo01") -> set[str]:
    """What can be done by post now: what the commission says is what a trial of it answers."""
    case, at = commission["case_number"], f"/commissions/{commission['id']}"
    proof = await court.upload(case, FilePurpose.POSTING_PROOF, "weituo01", f"试办{word}")
    came = await court.upload(case, FilePurpose.COMMISSION_ANSWER, "chengban01", f"试办来函{word}")
    tries = {
        "book_posting": (f"{at}/postings", {"receipt_no": f"EMS-{word}", "file": proof["id"]}),
        "enter_answer": (f"{at}/answer", {"file": came["id"], "result": "returned", "note": "退回"}),
    }
    shown = await court.do("GET", "commission", at, who)
    return {
        name
        for name, (path, body) in tries.items()
        if await can(court, "commission", shown, name, path, who, body)
    }


@pytest.mark.walk
async def test_each_act_by_post_is_offered_where_it_can_be_done(court: Court) -> None:
    case, asset, commission = await issued(court, 83)
    assert await lawful(court, commission, "甲") == {"book_posting"}
    assert await lawful(court, commission, "乙", "chengban01") == set()
    early = await enter(court, commission)
    assert (early.status_code, "应先登记寄出" in early.json()["detail"]) == (409, True), early.text
    assert (await post(court, commission, "八")).status_code == 200
    assert await lawful(court, commission, "丙") == {"enter_answer"}
    shown = {
        who: await court.do("GET", "commission", f"/commissions/{commission['id']}", who)
        for who in ("chengban01", "chakong01")
    }
    assert all((commission["id"], "withdraw_commission") in allowed([one]) for one in shown.values())
    await court.open_case(case, "chengban02")
    withdrawal, because = f"/commissions/{commission['id']}/withdrawal", {"reason": "改由本院办理"}
    other = await court.do("GET", "commission", f"/commissions/{commission['id']}", "chengban02")
    assert not await can(court, "commission", other, "withdraw_commission", withdrawal, "chengban02", because)
    await court.do("POST", "commission", withdrawal, "chengban01", because)
    assert await lawful(court, commission, "丁") == {"book_posting", "enter_answer"}
    assert (await post(court, commission, "九")).status_code == 200
    assert await lawful(court, commission, "戊") == {"enter_answer"}, "it may have acted all the same"
    assert await lawful(court, await sent(court, case, asset), "己") == set()


@pytest.mark.walk
async def test_the_letter_is_posted_what_was_missing_too_and_the_answer_is_a_paper(court: Court) -> None:
    case, _, commission = await issued(court, 81)
    assert (commission["state"], commission["posted_to"]) == ("issued", "郑州市航空港区某路1号")
    assert await books(court, "commissions", case) == []
    (item,) = (await court.do("GET", "commission", f"/work?case_number={case}", "weituo01"))["items"]
    assert item["operation"] == "book_posting"
    card = await court.upload(case, FilePurpose.OFFICER_CARD, "weituo01", "不是寄件凭证")
    assert (await post(court, commission, "错", file=card["id"])).status_code == 409
    await closed(court, case)
    assert (await post(court, commission, "结案后")).json()["type"] == "urn:jiyue:problem:case_closed"
    await reopened(court, case)
    posted = await post(court, commission, "一")
    assert (posted.status_code, posted.json()["state"]) == (200, "dispatched"), posted.text
    assert (await post(court, commission, "二")).json()["type"] == "urn:jiyue:problem:nothing_to_post"
    await court.advance()
    assert await duties(court, case, "commission.dispatch") == ["met"]

    missing = await enter(court, commission, result="incomplete", note="缺少新证件")
    assert missing.status_code == 200, missing.text
    (asked,) = await court.listed("commission", f"/cases/{case}/supplements", "weituo01")
    new = await court.upload(case, FilePurpose.OFFICER_CARD, "chengban01", "新证件")
    papers = {"enclosures": [{"kind": "officer_card", "document_id": new["id"]}]}
    await court.do("POST", "commission", f"/supplements/{asked['id']}/papers", "weituo01", papers)
    await court.advance()
    assert await duties(court, case, "commission.supplement") == ["open"]
    proof = posted.json()["posted"][0]["file"]
    assert (await post(court, commission, "三", file=proof)).status_code == 409, "proves the first posting"
    assert (await post(court, commission, "四")).status_code == 200
    await court.advance()
    assert await duties(court, case, "commission.supplement") == ["met"]

    now = await court.advance()
    measure = {
        "measure_no": "豫0193执保1号",
        "effective_at": now.isoformat(),
        "expires_on": str(add_months(now.date(), 36) - timedelta(1)),
    }
    own = await enter(court, commission, by="weituo01", **measure)
    assert (own.status_code, own.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
    future = {"effective_at": (now + timedelta(2)).isoformat()}
    assert (await enter(court, commission, **measure | future)).status_code == 409
    done = await enter(court, commission, **measure | {"note": "已办"})
    assert (done.status_code, done.json()["in_force"], done.json()["answer_entered_by"]) == (
        200,
        True,
        "weituo01",
    )


@pytest.mark.walk
async def test_a_withdrawal_is_posted_and_nobody_answers_by_hand_for_a_court_with_a_system(
    court: Court,
) -> None:
    case, asset, commission = await issued(court, 82)
    assert (await post(court, commission, "五")).status_code == 200
    path = f"/commissions/{commission['id']}/withdrawal"
    withdrawn = await court.do("POST", "commission", path, "chengban01", {"reason": "改由本院办理"})
    await court.advance()
    assert withdrawn["state"] == "withdrawing"
    (item,) = (await court.do("GET", "commission", f"/work?case_number={case}", "weituo01"))["items"]
    assert item["operation"] == "book_posting"
    told = await post(court, commission, "六")
    assert (told.status_code, told.json()["state"], told.json()["recall_receipt"]) == (
        200,
        "withdrawn",
        "EMS-六",
    )

    linked = await sent(court, case, asset)
    assert (await enter(court, linked)).json()["type"] == "urn:jiyue:problem:not_by_post"
    assert (await post(court, linked, "七")).json()["type"] == "urn:jiyue:problem:not_by_post"
    body = {"message_id": "theirs", "commission_no": commission["id"], "result": "returned", "note": "退回"}
    body |= dict.fromkeys(("measure_no", "effective_at", "expires_on"))
    theirs = await court.call("POST", "commission", "/commission-feedback", "system:court", body)
    assert theirs.json()["type"] == "urn:jiyue:problem:not_its_court"

"""One flat outside the prefecture, from the team's papers to the answer told: 二(三)2, 4."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from deploy.demo_courts import COURTS
from shared.contracts.commission.facts import CommissionIssued
from shared.values.roles import Office
from tests.harness import Court
from tests.records import appoint
from tests.services.commission.road import delegated, instructed, instruction, letter, sent
from tests.services.custody.road import (
    FLAT,
    FLAT_OUTSIDE,
    assets,
    books,
    duties,
    fault,
    fired,
    forge,
    ruled,
    ruling,
    ruling_id,
    ruling_number,
    write_scenario,
)

pytestmark = pytest.mark.road


async def read(court: Court, commission: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await court.do(
        "GET", "commission", f"/commissions/{commission['id']}", "weituo01"
    )
    return found


async def test_the_road_of_a_commission(court: Court) -> None:
    case, commission = await instructed(court, 1)
    assert commission["state"] == "instructed"
    await fault(court, "court", "commissions", "lost_reply")
    assert (await letter(court, commission)).status_code == 200
    await court.advance()
    assert await fired(court) == 1
    (sent,) = await books(court, "commissions", case)
    assert (sent["commission_no"], sent["place_code"]) == (commission["id"], "410105")
    assert sent["ruling_no"] == ruling_number(case)
    assert len(sent["enclosures_sha256"]) == 4
    assert (await read(court, commission))["state"] == "dispatched"
    assert await duties(court, case, "commission.dispatch") == ["met"]
    assert await duties(court, case, "custody.delegate_outside") == ["met"]
    assert await duties(court, case, "commission.answer") == ["open"]

    await fault(court, "court", "commission-feedback", "double")
    now = await court.advance()
    await court.advance(to=(now + timedelta(days=7)).isoformat())
    assert await fired(court) == 1
    answered = await read(court, commission)
    assert (answered["state"], answered["result"]) == ("told", "done")
    assert answered["measure_no"] == sent["feedback"]["measure_no"]
    expires = datetime.fromisoformat(answered["effective_at"]).year + 3
    assert answered["expires_on"].startswith(str(expires))
    assert await duties(court, case, "commission.answer") == ["met"]
    assert await duties(court, case, "commission.tell_team") == ["met"]
    told = await court.do("GET", "intake", f"/notices/{commission['id']}", "zhixiao01")
    assert (told["staff_id"], told["received_at"]) == ("chengban01", answered["told_at"])
    assert answered["told_at"] >= answered["answered_at"]
    assert await duties(court, case, "commission.papers_handover") == ["open"]

    other = sent["feedback"] | {"message_id": "another", "result": "returned"}
    await court.do("POST", "commission", "/commission-feedback", "system:court", other)
    assert await read(court, commission) == answered

    listed = await court.do("GET", "commission", f"/cases/{case}/commissions", "zhixiao01")
    assert [(row["id"], row["state"]) for row in listed["items"]] == [(commission["id"], "told")]


async def test_who_may_instruct_and_issue(court: Court) -> None:
    case, asset = await delegated(court, 2)
    path = f"/cases/{case}/commissions"
    for other in ("chengban02", "weituo01"):
        answer = await court.call("POST", "commission", path, other, instruction(asset))
        assert answer.status_code == 403
    commission = await court.do("POST", "commission", path, "chengban01", instruction(asset))
    again = await court.call("POST", "commission", path, "chengban01", instruction(asset))
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:already_commissioned")
    assert (await letter(court, commission, who="chengban01")).status_code == 403


@pytest.mark.parametrize(
    ("matter", "months", "article"),
    [("seal", 36, "查封扣押冻结规定第一条"), ("release", None, "查封扣押冻结规定第二十八条")],
)
async def test_no_other_court_is_asked_without_the_cases_own_ruling(
    court: Court, matter: str, months: int | None, article: str
) -> None:
    case, asset = await delegated(court, {"seal": 10, "release": 11}[matter])
    other_matter = ruling_id(case, "freezing_ruling" if matter == "release" else "lifting_ruling")
    auction = await ruling(court, case, "auction_ruling")
    for document in ("（2020）别案裁定", auction, ruling_id("elsewhere"), other_matter):
        body = instruction(asset, matter, months) | {"ruling_document": document}
        answer = await court.call("POST", "commission", f"/cases/{case}/commissions", "chengban01", body)
        problem = answer.json()
        assert (answer.status_code, problem["article"]) == (409, article)
        assert problem["type"] == "urn:jiyue:problem:no_such_ruling"


async def test_another_court_is_asked_for_no_more_than_the_ruling_orders(court: Court) -> None:
    """Of one year is no order for three; the measure taken elsewhere ends with the ruling."""
    case, asset = await delegated(court, 19)
    path, by = f"/cases/{case}/commissions", ruling_id(case)
    rows = (await ruled(court, case))["assets"]
    last = str(date.fromisoformat(rows[0]["starts_on"]) + timedelta(364))
    one_year = json.dumps([row | {"ends_on": last} for row in rows])
    statement = "UPDATE documents.document SET fields = jsonb_set(fields, '{assets}', $2) WHERE id = $1"
    await court.sql(statement, by, one_year)
    refused = await court.call("POST", "commission", path, "chengban01", instruction(asset))
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:ruling_differs")
    assert [(one["field"], one["article"]) for one in refused.json()["errors"]] == [
        ("ruling.term", "民诉法解释第四百八十五条")
    ]
    commission = await court.do("POST", "commission", path, "chengban01", instruction(asset, months=12))
    assert (await letter(court, commission)).status_code == 200
    await court.advance()
    now = await court.advance()
    await court.advance(to=(now + timedelta(days=7)).isoformat())
    assert (await read(court, commission))["expires_on"] == last

    lifted = (await ruled(court, case, "lifting_ruling"))["assets"]
    other = json.dumps([row | {"ruling": f"{case}之一"} for row in lifted])
    await court.sql(statement, ruling_id(case, "lifting_ruling"), other)
    body = instruction(asset, "release", None)
    refused = await court.call("POST", "commission", path, "chengban01", body)
    assert [(one["field"], one["article"]) for one in refused.json()["errors"]] == [
        ("ruling.ruling", "查封扣押冻结规定第二十八条")
    ]


async def test_only_what_was_decided_to_be_delegated_and_lies_outside(court: Court) -> None:
    case, _ = await delegated(court, 3)
    inside = (await assets(court, case))[FLAT.identifier]
    answer = await court.call(
        "POST", "commission", f"/cases/{case}/commissions", "chengban01", instruction(inside)
    )
    assert (answer.status_code, answer.json()["article"]) == (409, "二(二)2(2)")


async def test_only_a_court_of_the_assets_place_in_the_register_is_asked(court: Court) -> None:
    """A house in 郑州 is not given to 开封, to a higher or a special court, nor to a name that somebody types."""
    case, asset = await delegated(court, 20)
    path, good = f"/cases/{case}/commissions", instruction(asset)
    for code in ("豫0202", "豫01", "豫", "豫71"):
        refused = await court.call("POST", "commission", path, "chengban01", good | {"court_code": code})
        assert (refused.status_code, [e["field"] for e in refused.json()["errors"]]) == (409, ["court_code"])
        assert refused.json()["article"] == "二(二)2(2)、法发〔2017〕27号第六条"
    unknown = await court.call("POST", "commission", path, "chengban01", good | {"court_code": "豫0103"})
    assert unknown.json()["type"] == "urn:jiyue:problem:court_not_registered"
    assert "由系统管理员公布受托法院名册时添加" in unknown.json()["errors"][0]["detail"]
    typed = await court.call(
        "POST", "commission", path, "chengban01", good | {"receiving_court": "郑州市二七区法院"}
    )
    assert typed.status_code == 422

    entered = COURTS["豫0105"]
    body = {
        "code": "豫0105",
        "name": "河南省郑州市金水区人民法院（更名）",
        "level": "basic",
        "superior": "豫01",
        "divisions": entered[4],
        "address": "郑州市",
        "system": "system:court",
        "since": str((await court.advance()).date()),
    }
    made = await court.do("POST", "commission", path, "chengban01", good)
    assert (made["receiving_court"], made["court_code"]) == (entered[0], "豫0105")
    renamed = {"courts": [body], "reason": "更名通知"}
    await court.do("POST", "intake", "/courts", "guanli01", renamed)
    assert (await letter(court, made)).status_code == 409, "the letter is made out to the former name"
    await court.do(
        "POST", "intake", "/courts", "guanli01", renamed | {"courts": [body | {"name": entered[0]}]}
    )
    assert (await letter(court, made)).status_code == 200


async def test_no_other_courts_system_answers_for_a_court(court: Court) -> None:
    case, asset = await delegated(court, 21)
    made = await sent(court, case, asset)
    await appoint(court, "system:court2", Office.OUTSIDE_COURT)
    body = {"message_id": "theirs", "commission_no": made["id"], "result": "returned", "note": "退回"}
    body |= dict.fromkeys(("measure_no", "effective_at", "expires_on"))
    theirs = await court.call("POST", "commission", "/commission-feedback", "system:court2", body)
    assert (theirs.status_code, theirs.json()["type"]) == (403, "urn:jiyue:problem:not_its_court")
    assert (await read(court, made))["state"] == "dispatched"


async def test_an_incomplete_letter_does_not_go(court: Court) -> None:
    case, commission = await instructed(court, 4)
    refused = await letter(court, commission, enclosures=[])
    assert refused.status_code == 409
    assert [e["detail"] for e in refused.json()["errors"]] == ["缺少送达回证", "缺少执行公务证件扫描件"]
    await forge(
        court, f"commission/{case}/{commission['id']}", CommissionIssued, case, commission=commission["id"]
    )
    assert await books(court, "commissions", case) == []
    assert (await read(court, commission))["state"] == "instructed"


async def test_an_answer_before_the_letter_is_booked_is_asked_for_again(court: Court) -> None:
    _, commission = await instructed(court, 5)
    early = {
        "message_id": "early",
        "commission_no": commission["id"],
        "result": "done",
        "measure_no": None,
        "effective_at": None,
        "expires_on": None,
        "note": "",
    }
    answer = await court.call("POST", "commission", "/commission-feedback", "system:court", early)
    assert (answer.status_code, answer.json()["retriable"]) == (503, True)
    unknown = early | {"commission_no": "unknown"}
    assert (
        await court.call("POST", "commission", "/commission-feedback", "system:court", unknown)
    ).status_code == 404
    assert (
        await court.call("POST", "commission", "/commission-feedback", "weituo01", early)
    ).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("expires_on", "9999-12-31"),
        ("expires_on", "1999-12-31"),
        ("effective_at", "9999-12-31T00:00:00+08:00"),
        ("effective_at", "0001-01-01T00:00:00+08:00"),
    ],
)
async def test_a_date_of_another_century_is_refused_at_the_door(court: Court, field: str, value: str) -> None:
    answer = {
        "message_id": "never",
        "commission_no": "unknown",
        "result": "done",
        "measure_no": "1",
        "effective_at": "2026-03-02T10:00:00+08:00",
        "expires_on": "2029-03-01",
        "note": "",
    }
    sound = await court.call("POST", "commission", "/commission-feedback", "system:court", answer)
    assert sound.status_code == 404
    refused = await court.call(
        "POST", "commission", "/commission-feedback", "system:court", answer | {field: value}
    )
    assert refused.status_code == 422
    assert [(error["field"], error["article"]) for error in refused.json()["errors"]] == [
        (field, "民事诉讼法第八十五条")
    ]


async def test_a_returned_letter_leaves_room_for_another(court: Court) -> None:
    case, commission = await instructed(court, 6)
    found = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(p["identity"] for p in found["parties"] if p["role"] == "respondent")
    await write_scenario(court, respondent, commission="returned")
    assert (await letter(court, commission)).status_code == 200
    now = await court.advance()
    await court.advance(to=(now + timedelta(days=7)).isoformat())
    answered = await read(court, commission)
    assert (answered["result"], answered["measure_no"]) == ("returned", None)
    assert "不一致" in answered["note"]
    asset = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    path = f"/cases/{case}/commissions"
    second = await court.do("POST", "commission", path, "chengban01", instruction(asset))
    assert second["id"] != commission["id"]


@pytest.mark.parametrize("field", ["matter", "papers", "ruling_document"])
async def test_a_malformed_instruction_is_named(court: Court, field: str) -> None:
    case, asset = await delegated(court, {"matter": 7, "papers": 8, "ruling_document": 9}[field])
    body = instruction(asset) | {field: ""}
    answer = await court.call("POST", "commission", f"/cases/{case}/commissions", "chengban01", body)
    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (422, [field])

"""First reception (一(二)): by the reception clerk, of a party of the case, with an address that can be used."""

from __future__ import annotations

from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused, standing

_seeds = count(1)
FILE_TITLE = "本案卷宗中没有所填的材料"
CONFIRMED = "民事诉讼法第九十条、民诉法解释第一百三十六条、法院专递规定第三条"


async def file_case(court: Court) -> dict[str, Any]:
    received = await court.do("POST", "intake", "/applications", "lian01", application(next(_seeds)))
    case: dict[str, Any] = await court.do(
        "POST", "intake", f"/applications/{received['id']}/filing", "lian01"
    )
    return case


@pytest_asyncio.fixture(loop_scope="session")
async def case(court: Court) -> dict[str, Any]:
    return await file_case(court)


def body(case: dict[str, Any], role: str = "applicant", **changes: Any) -> dict[str, Any]:
    (party,) = [party["id"] for party in case["parties"] if party["role"] == role]
    return {
        "party_id": party,
        "record": "已告知权利义务和执行风险，当事人确认送达地址。",
        "confirmed_address": "河南省信阳市浉河区中山路8号",
        "confirmed_mobile": "16000000001",
        "electronic_consent": False,
    } | changes


async def receive(
    court: Court, case: dict[str, Any], given: dict[str, Any], who: str = "jiedai01"
) -> httpx.Response:
    return await court.call("POST", "intake", f"/cases/{case['case_number']}/receptions", who, given)


async def kept(court: Court, case: dict[str, Any]) -> Any:
    return await court.listed("intake", f"/cases/{case['case_number']}/receptions", "wenshu01")


async def test_what_was_said_and_confirmed_is_kept_and_an_earlier_record_stays(
    court: Court, case: dict[str, Any]
) -> None:
    moved: dict[str, Any] = {"confirmed_address": "河南省信阳市浉河区新华路9号", "electronic_consent": True}
    given = [body(case), body(case, "respondent"), body(case, **moved)]
    for one in given:
        answer = await receive(court, case, one)
        assert answer.status_code == 201, answer.text
    read = await kept(court, case)
    assert [{name: row[name] for name in given[0]} for row in read] == given
    assert {row["received_by"] for row in read} == {"jiedai01"}
    kinds = (await standing(court, case["case_number"]))[-1]
    assert kinds.count("intake.reception_recorded") == 3


async def test_the_signed_confirmation_is_a_paper_of_that_party_which_another_has_entered(
    court: Court, case: dict[str, Any]
) -> None:
    """民诉法解释第一百三十六条: consent to electronic service stands in 送达地址确认书, not in what the clerk types."""
    number = case["case_number"]
    own = await court.upload(number, FilePurpose.ADDRESS_CONFIRMATION, "jiedai01", "自行存入")
    other = await court.upload(number, FilePurpose.OTHER, "wenshu01", "别的材料")
    before = await standing(court, number)
    for file in (own["id"], other["id"], "nothing"):
        answer = await receive(court, case, body(case, confirmation=file))
        [(field, _)] = assert_refused(answer, 409, "file_not_of_case", FILE_TITLE, CONFIRMED)
        assert field == "confirmation"
    assert await standing(court, number) == before
    signed = await court.upload(number, FilePurpose.ADDRESS_CONFIRMATION, "wenshu01", "本人签名")
    for _ in range(2):  # the clerk's typing is put right on the same paper
        answer = await receive(court, case, body(case, confirmation=signed["id"]))
        assert (answer.status_code, answer.json()["confirmation"]) == (201, signed["id"])
    answer = await receive(court, case, body(case, "respondent", confirmation=signed["id"]))
    faults = assert_refused(answer, 409, "file_not_of_case", FILE_TITLE, CONFIRMED)
    assert faults == [("confirmation", "该送达地址确认书是另一当事人的，须存入本人签名的")]


async def test_a_paper_entered_for_the_wrong_party_is_taken_off_it_and_named_for_whose_it_is(
    court: Court, case: dict[str, Any]
) -> None:
    number = case["case_number"]
    signed = await court.upload(number, FilePurpose.ADDRESS_CONFIRMATION, "wenshu01", "被执行人签名")
    wrong = [(await receive(court, case, body(case, confirmation=signed["id"]))).json() for _ in range(2)]
    bare = (await receive(court, case, body(case))).json()
    path = f"/cases/{number}/receptions/withdrawal"
    asked = {"reception_id": wrong[0]["id"], "reason": "该确认书由被执行人签名"}
    for who in ("chengban01", "wenshu01", "guanli01"):
        assert (await court.call("POST", "intake", path, who, asked)).status_code == 403, who
    for reception in (bare["id"], "nobody", ""):
        refused = await court.call("POST", "intake", path, "jiedai01", asked | {"reception_id": reception})
        assert refused.status_code == (422 if reception == "" else 409), reception
    other = await file_case(court)
    elsewhere = f"/cases/{other['case_number']}/receptions/withdrawal"
    assert (await court.call("POST", "intake", elsewhere, "jiedai01", asked)).status_code == 409
    await court.do("POST", "intake", path, "jiedai01", asked)
    rows = await kept(court, case)
    assert [row["confirmation"] for row in rows] == [None] * 3, (
        "both that held the paper, and the record stays"
    )
    assert {row["withdrawn_because"] for row in rows} == {None, "该确认书由被执行人签名"}
    assert (await court.call("POST", "intake", path, "jiedai01", asked)).status_code == 409, "once"
    right = await receive(court, case, body(case, "respondent", confirmation=signed["id"]))
    assert (right.status_code, right.json()["confirmation"]) == (201, signed["id"])


async def test_only_a_party_of_this_case_is_received(court: Court, case: dict[str, Any]) -> None:
    other = await file_case(court)
    before = await standing(court, case["case_number"])
    for stranger in (body(other)["party_id"], body(other, "respondent")["party_id"], "nobody", ""):
        answer = await receive(court, case, body(case, party_id=stranger))
        assert_refused(answer, 422, "not_a_party", "不是本案当事人", "一(二)")
    assert await standing(court, case["case_number"]) == before
    assert await kept(court, case) == await kept(court, other) == []


@pytest.mark.parametrize("who", ["lian01", "chengban01", "zhixiao01", "wenshu01", "guanli01"])
async def test_only_the_reception_clerk_records(court: Court, case: dict[str, Any], who: str) -> None:
    before = await standing(court, case["case_number"])
    answer = await receive(court, case, body(case), who)
    assert_refused(answer, 403, "office_required", "现任职务不能办理本操作", "一(一)")
    assert await standing(court, case["case_number"]) == before


@pytest.mark.parametrize(
    ("field", "value", "detail"),
    [
        ("record", "", "文字过短或为空"),
        ("record", " \n　", "文字过短或为空"),
        ("record", "话" * 5001, "文字过长"),
        ("confirmed_address", "　", "文字过短或为空"),
        ("confirmed_address", "路" * 201, "文字过长"),
        (
            "confirmed_mobile",
            "1600000000",
            "手机号码应为11位数字，以13至19开头；境外号码以+和国家、地区代码开头",
        ),
        ("electronic_consent", None, "取值不符合要求"),
        ("unknown", "1", "不认识的字段"),
    ],
)
async def test_a_record_that_cannot_be_used_is_refused(
    court: Court, case: dict[str, Any], field: str, value: Any, detail: str
) -> None:
    before = await standing(court, case["case_number"])
    answer = await receive(court, case, body(case, **{field: value}))
    assert assert_refused(answer, 422, "malformed", "请求内容不符合要求") == [(field, detail)]
    assert await standing(court, case["case_number"]) == before


async def test_all_faults_are_told_at_once(court: Court, case: dict[str, Any]) -> None:
    answer = await receive(court, case, {"confirmed_address": "", "electronic_consent": True})
    articles = "接口约定、民事诉讼法第九十条"
    faults = dict(assert_refused(answer, 422, "malformed", "请求内容不符合要求", articles))
    missing = dict.fromkeys(("party_id", "record"), "必填项缺失")
    nowhere = "同意电子送达的，须确认接收电子送达的手机号码"
    assert faults == missing | {"confirmed_address": "文字过短或为空", "electronic_consent": nowhere}
    assert await kept(court, case) == []


async def test_a_case_that_is_not_there_has_no_receptions(court: Court, case: dict[str, Any]) -> None:
    nowhere = "（2026）豫1502执999999号"
    given = body(case)
    title = "没有这个案号的案件"
    assert_refused(
        await receive(court, {"case_number": nowhere}, given), 404, "unknown_case", title, "法〔2015〕137号"
    )
    read = await court.call("GET", "intake", f"/cases/{nowhere}/receptions", "wenshu01")
    assert_refused(read, 404, "unknown_case", title, "法〔2015〕137号")

"""Filing: what is refused and why, and case numbers given gap-free under concurrency (法〔2015〕137号)."""

from __future__ import annotations

import asyncio
import random
import re
from typing import Any

import pytest

from deploy.demo_people import organisation
from tests.harness import Court
from tests.services.intake.people import application, party


def _without_checksum(body: dict[str, Any], index: int) -> dict[str, Any]:
    identity = body["parties"][index]["identity"]
    wrong = identity[:-1] + ("0" if identity[-1] != "0" else "1")
    body["parties"][index]["identity"] = wrong
    return body


def _the_same_on_both_sides(body: dict[str, Any]) -> dict[str, Any]:
    owed = {**body["parties"][0], "role": "respondent", "identity": body["parties"][0]["identity"].lower()}
    return body | {"parties": [*body["parties"], owed]}


def _twice(body: dict[str, Any], index: int) -> dict[str, Any]:
    return body | {"parties": [*body["parties"], body["parties"][index]]}


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "resident identity number": (_without_checksum(application(1), 1), "GB 11643"),
    "credit code": (_without_checksum(application(1), 0), "GB 32100"),
    "one side only": (
        application(1, parties=[party("applicant", organisation(random.Random(n))) for n in (1, 2)]),
        "执行工作规定第十八条",
    ),
    "the same on both sides": (
        _the_same_on_both_sides(application(1)),
        "执行工作规定第十六条",
    ),
    "received in the future": (
        application(1, received_at="2026-12-01T10:00:00+08:00"),
        "执行工作规定第十六条",
    ),
    "the same respondent twice": (_twice(application(1), 1), "执行工作规定第十六条"),
    "received before it took effect": (
        application(1, received_at="2025-11-19T23:59:59+08:00"),
        "执行工作规定第十六条",
    ),
    "due before it took effect": (
        application(1, performance_due_on="2025-11-19"),
        "民事诉讼法第二百六十四条",
    ),
    "of the year 1": (application(1, effective_on="0001-01-01"), "民事诉讼法第八十五条"),
    "not yet due": (application(1, performance_due_on="2026-12-01"), "民事诉讼法第二百五十条"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_refusal_names_its_article_and_keeps_nothing(court: Court, name: str) -> None:
    body, article = BAD[name]
    before = await court.sql("SELECT count(*) FROM intake.application")
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert article in answer.json()["article"]
    assert await court.sql("SELECT count(*) FROM intake.application") == before


@pytest.mark.parametrize(
    ("field", "value", "article"),
    [
        ("principal", "-1.00", "中国人民银行法第十七条"),
        ("principal", "1.005", "中国人民银行法第十七条"),
        ("received_at", "2026-02-27T10:00:00", "民事诉讼法第八十五条"),
        ("received_at", 1700000000, "民事诉讼法第八十五条"),
        ("received_at", "1700000000", "民事诉讼法第八十五条"),
        ("instrument_court", " 　", "接口约定"),
        ("unknown", "1", "接口约定"),
    ],
)
async def test_malformed_fields_are_named(court: Court, field: str, value: Any, article: str) -> None:
    answer = await court.call("POST", "intake", "/applications", "lian01", application(1, **{field: value}))
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert answer.json()["article"] == answer.json()["errors"][0]["article"] == article


async def test_unknown_party_kind_is_refused(court: Court) -> None:
    body = application(1)
    body["parties"][1]["kind"] = "ghost"
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422
    assert [(error["field"], error["article"]) for error in answer.json()["errors"]] == [
        ("parties.1.kind", "民事诉讼法第五十一条")
    ]


@pytest.mark.parametrize(
    "account", ["见附件", "1234567", "6217 0000-0001", "６２１７００００００００", "1" * 33]
)
async def test_a_payee_account_that_no_bank_takes_is_refused(court: Court, account: str) -> None:
    body = application(4)
    body["parties"][0]["payee_account"] = account
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422
    assert [(error["field"], error["article"]) for error in answer.json()["errors"]] == [
        ("parties.0.payee_account", "二(六)2")
    ]


async def test_a_payee_account_is_kept_without_spaces_or_left_open(court: Court) -> None:
    body = application(5)
    body["parties"][0]["payee_account"] = " 6217 0000 0000 0000 001 "
    body["parties"][1]["payee_account"] = " "
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert [party["payee_account"] for party in case["parties"]] == ["6217000000000000001", ""]


async def test_an_identity_number_is_kept_as_it_is_written_in_law(court: Court) -> None:
    body = application(3)
    identity = body["parties"][1]["identity"]
    body["parties"][1]["identity"] = f" {identity.lower()} "
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert [party["identity"] for party in case["parties"] if party["role"] == "respondent"] == [identity]


@pytest.mark.parametrize("field", ["name", "household_address"])
@pytest.mark.parametrize("blank", ["　", " ", "\t\n"])
async def test_blanks_are_no_text(court: Court, field: str, blank: str) -> None:
    body = application(4)
    body["parties"][1][field] = blank
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422
    assert [(error["field"], error["detail"]) for error in answer.json()["errors"]] == [
        (f"parties.1.{field}", "文字过短或为空")
    ]


async def test_text_is_kept_without_the_blanks_around_it(court: Court) -> None:
    body = application(4)
    body["parties"][1]["name"] = "　张三 "
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    assert [party["name"] for party in case["parties"] if party["role"] == "respondent"] == ["张三"]


@pytest.mark.walk
async def test_numbers_are_gap_free_when_twenty_file_at_once(court: Court) -> None:
    received = [
        await court.do("POST", "intake", "/applications", "lian01", application(seed)) for seed in range(20)
    ]
    filed = await asyncio.gather(
        *(court.do("POST", "intake", f"/applications/{one['id']}/filing", "lian01") for one in received)
    )
    numbers = sorted(
        int(case["case_number"].removeprefix("（2026）豫1502执").removesuffix("号")) for case in filed
    )
    assert numbers == list(range(numbers[0], numbers[0] + 20))
    counter = await court.sql(
        "SELECT last_number FROM intake.case_counter WHERE year = 2026 AND type_code = '执'"
    )
    assert counter[0][0] == numbers[-1]


async def test_an_application_is_filed_once(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(7))
    path = f"/applications/{received['id']}/filing"
    first = await court.do("POST", "intake", path, "lian01", key="filing-once")
    assert await court.do("POST", "intake", path, "lian01", key="filing-once") == first
    again = await court.call("POST", "intake", path, "lian01")
    assert (again.status_code, again.json()["article"]) == (409, "法〔2015〕137号第三条")


async def test_a_repeated_key_with_another_body_is_refused(court: Court) -> None:
    await court.do("POST", "intake", "/applications", "lian01", application(1), key="one-key")
    answer = await court.call("POST", "intake", "/applications", "lian01", application(2), key="one-key")
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:jiyue:problem:idempotency_key_reused"
    assert answer.json()["article"] == "接口约定"


async def test_only_the_filing_clerk_files(court: Court) -> None:
    answer = await court.call("POST", "intake", "/applications", "chengban01", application(1))
    assert answer.status_code == 403
    assert "立案人员" in answer.json()["detail"]


async def test_half_width_parentheses_find_the_case(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(9))
    case = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    half = case["case_number"].replace("（", "(").replace("）", ")")
    assert (await court.do("GET", "intake", f"/cases/{half}", "zhixiao01"))["case_number"] == case[
        "case_number"
    ]
    for wrong in ("（2026）豫1502执0号", "2026豫1502执1号", "（2026）豫1502执01号"):
        answer = await court.call("GET", "intake", f"/cases/{wrong}", "zhixiao01")
        assert (answer.status_code, answer.json()["article"]) == (422, "法〔2015〕137号")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"\xff\xfe{}", 422),
        (b"{" + b" " * (1 << 20) + b"}", 413),
        (b"{not json", 422),
        (b"[" * 100_000 + b"]" * 100_000, 400),
        (b'{"principal": ' + b"9" * 5001 + b"}", 400),
    ],
    ids=["not UTF-8", "too large", "not JSON", "too deep", "a number too long"],
)
async def test_bodies_that_cannot_be_read(court: Court, content: bytes, status: int) -> None:
    answer = await court.http.post(
        court.urls["intake"] + "/applications",
        content=content,
        headers={
            "Authorization": f"Bearer {await court.token('lian01')}",
            "Idempotency-Key": f"body-{status}-{len(content)}",
            "Content-Type": "application/json",
        },
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["article"] == "接口约定"
    assert re.search("[一-鿿]", answer.json()["title"])

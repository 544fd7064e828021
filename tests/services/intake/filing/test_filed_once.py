"""One instrument is enforced once against the same person, however its number is written (执行工作规定第十六条)."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.refusals import assert_refused


async def receive(court: Court, body: dict[str, Any]) -> httpx.Response:
    return await court.call("POST", "intake", "/applications", "lian01", body)


def assert_enforced(answer: httpx.Response, where: str) -> None:
    faults = assert_refused(answer, 409, "already_enforced", "该执行依据已经申请执行", "执行工作规定第十六条")
    assert faults == [("instrument_number", f"相同当事人已经依同一执行依据申请执行，{where}")]


async def test_the_same_parties_are_not_filed_twice_on_one_instrument(court: Court) -> None:
    body = application(501, instrument_number="（2025）豫1502民初88号")
    first = (await receive(court, body)).json()["id"]
    for spelling in ("（2025）豫1502民初88号", " (2025)豫1502民初 88号 ", "（２０２５）豫１５０２民初８８号"):
        assert_enforced(await receive(court, body | {"instrument_number": spelling}), f"申请编号为 {first}")
    other_name = body | {"instrument_court": "浉河区人民法院"}
    assert_enforced(await receive(court, other_name), f"申请编号为 {first}")
    case = (await court.do("POST", "intake", f"/applications/{first}/filing", "lian01"))["case_number"]
    more = body | {"parties": [*body["parties"], application(502)["parties"][1]], "principal": "1.00"}
    assert_enforced(await receive(court, more), f"案号为 {case}")


async def test_another_instrument_another_creditor_or_another_debtor_is_another_case(court: Court) -> None:
    body = application(503)
    creditor, debtor = body["parties"]
    other_creditor, other_debtor = application(504)["parties"]
    for changed in (
        {},
        {"instrument_number": "（2025）豫1502民初89号"},
        {"parties": [other_creditor, debtor]},
        {"parties": [creditor, other_debtor]},
    ):
        assert (await receive(court, body | changed)).status_code == 201


async def test_a_number_that_names_no_court_is_one_with_its_court(court: Court) -> None:
    body = application(507) | {"instrument_number": "信仲裁字〔2025〕第12号"}
    other = body | {"instrument_court": "郑州仲裁委员会"}
    for one in (body | {"instrument_court": "信阳仲裁委员会"}, other):
        assert (await receive(court, one)).status_code == 201
    assert (await receive(court, other)).status_code == 409


async def test_of_two_that_arrive_at_once_one_is_recorded(court: Court) -> None:
    body = application(505)
    answers = await asyncio.gather(*(receive(court, body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_no_correction_makes_two_of_one(court: Court) -> None:
    body = application(506)
    await receive(court, body)
    other = (await receive(court, body | {"instrument_number": "（2025）豫1502民初90号"})).json()
    basis = {name: value for name, value in body.items() if name not in ("received_at", "parties")}
    answer = await court.call(
        "PUT",
        "intake",
        f"/applications/{other['id']}",
        "lian01",
        {"application": basis, "reason": "文号登记有误，更正为判决书所载"},
        If_Match='"1"',
    )
    assert answer.json()["type"] == "urn:jiyue:problem:already_enforced", answer.text
    await court.do("POST", "intake", f"/applications/{other['id']}/filing", "lian01")

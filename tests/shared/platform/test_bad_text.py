"""What is no text is refused before anything reads it; what fails inside says nothing of what it was given."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from pydantic import ValidationError

from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ApplicationReceived
from shared.gateways.bank import BankMessage
from shared.platform.db import Database
from shared.platform.work import Caller, Work
from shared.values.refusal import Problem
from shared.values.roles import Office
from tests.harness import Court
from tests.services.intake.people import application


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800", "\\uDC00x", "\\ud800\\u0041", "\0"])
async def test_what_no_record_can_hold_is_refused(court: Court, bad: str) -> None:
    body = json.dumps(application(1) | {"instrument_court": "@"}, ensure_ascii=False).replace("@", bad)
    answer = await court.http.post(
        f"{court.urls['intake']}/applications",
        content=body.encode(),
        headers={
            "Authorization": f"Bearer {await court.token('lian01')}",
            "Idempotency-Key": f"bad-{bad.encode().hex()}",
            "Content-Type": "application/json",
        },
    )
    assert (answer.status_code, answer.json()["article"]) == (422, "接口约定"), answer.text


@pytest.mark.parametrize(
    "types",
    [["application/JSON"], ["application/x+JSON"], ["application/json", "text/plain"], ["text/plain"], []],
)
@pytest.mark.parametrize("bad", [b"\\u0000", "浉河".encode("gbk")])
async def test_whatever_a_body_calls_itself(court: Court, types: list[str], bad: bytes) -> None:
    body = json.dumps(application(1) | {"instrument_court": "@"}).encode().replace(b"@", bad)
    headers = [
        ("Authorization", f"Bearer {await court.token('lian01')}"),
        ("Idempotency-Key", f"type-{'+'.join(types)}-{bad.hex()}"),
        *(("Content-Type", one) for one in types),
    ]
    answer = await court.http.post(f"{court.urls['intake']}/applications", content=body, headers=headers)
    assert (answer.status_code, answer.json()["article"]) == (422, "接口约定"), answer.text


@pytest.mark.parametrize(
    "name", ["\u200b", "\u202e张三", "张\u00ad三", "\u0301", "张\n三", "\ue000", "\u2028"]
)
async def test_a_name_that_nobody_can_read_is_refused(court: Court, name: str) -> None:
    body = application(1)
    body["parties"][1]["name"] = name
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == ["parties.1.name"]


@pytest.mark.parametrize("name", ["རྡོ་རྗེ།", "ئابدۇللا", "买买提·吐尔逊", "김철수", "A\u200dB"])
async def test_the_names_of_all_peoples_are_text(court: Court, name: str) -> None:
    body = application(1)
    body["parties"][1]["name"] = name
    assert (await court.call("POST", "intake", "/applications", "lian01", body)).status_code == 201


@pytest.mark.parametrize("where", ["", "parties.1."])
async def test_a_field_that_stands_twice_is_refused(court: Court, where: str) -> None:
    body = json.dumps(application(1), ensure_ascii=False)
    field = '"principal": "100000.00"' if not where else '"role": "respondent"'
    assert body.count(field) == 1
    answer = await court.http.post(
        f"{court.urls['intake']}/applications",
        content=body.replace(field, f"{field}, {field}").encode(),
        headers={
            "Authorization": f"Bearer {await court.token('lian01')}",
            "Idempotency-Key": f"twice-{where}",
            "Content-Type": "application/json",
        },
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:field_twice")
    assert answer.json()["detail"] == ("“诉讼地位”出现两次" if where else "“本金（元）”出现两次")


@pytest.mark.parametrize("consent", ["yes", "true", 1, "1"])
async def test_a_consent_is_true_and_nothing_like_it(court: Court, consent: object) -> None:
    body = {
        "party_id": "x",
        "record": "接待笔录",
        "confirmed_address": "中山路18号",
        "electronic_consent": consent,
    }
    answer = await court.call("POST", "intake", "/cases/（2026）豫1502执1号/receptions", "jiedai01", body)
    assert [error["field"] for error in answer.json()["errors"]] == ["electronic_consent"]


async def test_a_pair_of_surrogates_is_a_character(court: Court) -> None:
    body = json.dumps(application(1) | {"instrument_court": "\U00020000县法院"})
    assert "\\ud840" in body
    made = await court.do("POST", "intake", "/applications", "lian01", json.loads(body))
    assert made["id"]


@pytest.mark.parametrize("path", ["/cases/%00/duties", "/applications/%00", "/applications/x?y=%00"])
async def test_a_path_with_nul_is_refused(court: Court, path: str) -> None:
    headers = {"Authorization": f"Bearer {await court.token('zhixiao01')}"}
    answer = await court.http.get(court.urls["intake"] + path, headers=headers)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "received_at", ["1900-01-01T00:00:00+08:00", "0001-01-01T00:00:00-05:00", "9999-12-31T23:59:59+08:00"]
)
async def test_a_fact_of_an_impossible_time_is_refused_and_nothing_kept(
    court: Court, received_at: str
) -> None:
    before = await court.sql("SELECT count(*) FROM intake.application")
    body = application(1, received_at=received_at)
    answer = await court.call("POST", "intake", "/applications", "lian01", body)
    assert answer.status_code in (409, 422), answer.text
    assert answer.json()["article"]
    assert await court.sql("SELECT count(*) FROM intake.application") == before


async def test_an_error_inside_is_a_problem_and_its_words_stay_inside(
    court: Court, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("黄敏平 411599195207179159")

    monkeypatch.setattr("services.intake.filing.rules.check_dates", broken)
    answer = await court.call("POST", "intake", "/applications", "lian01", application(1))
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.json()["retriable"] is True
    said = capsys.readouterr()
    assert "411599195207179159" not in said.out + said.err + answer.text
    assert '"error": "RuntimeError"' in said.out
    assert "test_bad_text.py" in said.out


async def test_a_database_error_does_not_quote_what_was_bound(court: Court) -> None:
    async def twice(work: Work) -> None:
        await (await work.session.connection()).exec_driver_sql(
            "INSERT INTO intake.case_counter (year, type_code, last_number) VALUES ($1, $2, NULL)",
            (2026, "411599195207179159"),
        )

    db = Database(court.dsn("intake_app"))
    try:
        with pytest.raises(Exception, match=r"null value") as failure:
            await Caller(db, "intake", "lian01").act(Office.FILING_CLERK, twice)
        assert "[SQL parameters hidden" in str(failure.value)
    finally:
        await db.close()


async def test_no_team_states_a_fact_of_tomorrow(court: Court) -> None:
    async def tomorrow(work: Work) -> None:
        work.tell(ApplicationReceived(), DocketId.application("x"), occurred_at=work.now + timedelta(days=1))

    db = Database(court.dsn("intake_app"))
    try:
        with pytest.raises(Problem) as refused:
            await Caller(db, "intake", "lian01").act(Office.FILING_CLERK, tomorrow)
        assert (refused.value.status, refused.value.article) == (422, "民事诉讼法第八十五条")
    finally:
        await db.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_fen": 10**19},
        {"amount_fen": "5"},
        {"amount_fen": True},
        {"booked_at": "0001-01-01T00:00:00+08:00"},
        {"booked_at": "9999-12-31T23:59:59-12:00"},
    ],
)
def test_a_message_of_the_bank_with_impossible_values_is_malformed(wrong: dict[str, object]) -> None:
    message = {
        "message_id": "m",
        "direction": "credit",
        "account_number": "6222000000000001",
        "amount_fen": 100,
        "booked_at": "2026-03-02T10:00:00+08:00",
        "reference": "r",
    }
    with pytest.raises(ValidationError) as refused:
        BankMessage.model_validate(message | wrong)
    assert {error["loc"][0] for error in refused.value.errors() if error["type"] != "missing"} == set(wrong)


async def test_an_id_that_ends_in_a_stroke_names_nothing(court: Court) -> None:
    """It was sent elsewhere, which the team that asked took for a service that is down."""
    answer = await court.call("GET", "documents", "/documents/x%2F", "wenshu01")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:jiyue:problem:unknown_address")

"""Who comes to court without a resident's number, a credit code or a telephone (执行工作规定第十八条)."""

from __future__ import annotations

from typing import Any

import pytest
from stdnum.cn import ric

from tests.harness import Court
from tests.services.custody.road import books
from tests.services.documents import road
from tests.services.intake.people import application

FOREIGNER = {
    "kind": "natural",
    "name": "Anna Schmidt",
    "paper": "passport",
    "country": "德国",
    "identity": "c01x00t47",
}
COMPANY = {
    "kind": "organisation",
    "name": "Schmidt Baustoffe GmbH",
    "paper": "foreign_registration",
    "country": "德国",
    "identity": "HRB 12345",
}


def ric_of(first: str) -> str:
    """A number of 18 digits that begins so."""
    return first + ric.calc_check_digit(first + "0")


HONG_KONG = {"kind": "natural", "name": "陈家豪", "paper": "hk_macao_permit", "identity": "h12345678"}
MACAO = {
    "kind": "natural",
    "name": "何美玲",
    "paper": "residence_permit",
    "identity": ric_of("82000019900228002"),
}
TAIWAN = {"kind": "natural", "name": "林志明", "paper": "taiwan_permit", "identity": "01234567"}


def between(applicant: dict[str, str], respondent: dict[str, str], seed: int = 71) -> dict[str, Any]:
    body = application(seed)
    body["parties"][0] |= applicant
    body["parties"][1] |= respondent
    return body


async def filed(court: Court, body: dict[str, Any]) -> dict[str, Any]:
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    return dict(await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01"))


async def test_a_foreigner_against_one_from_taiwan_whose_telephone_nobody_knows(court: Court) -> None:
    case = await filed(court, between(FOREIGNER | {"mobile": "+491511234567"}, TAIWAN | {"mobile": ""}))
    applicant, respondent = case["parties"]
    assert (applicant["paper"], applicant["identity"], applicant["mobile"]) == (
        *("passport", "C01X00T47", "+491511234567"),
    )
    assert (respondent["paper"], respondent["identity"], respondent["mobile"]) == (
        *("taiwan_permit", "01234567", ""),
    )
    await road.assign(court, case)
    asked = await books(court, "queries", case["case_number"])
    assert {(row["respondent_paper"], row["respondent_id_number"]) for row in asked} == {
        ("taiwan_permit", "01234567")
    }
    answer = await court.http.get(
        f"{court.urls['sandbox']}/books/messages", params={"case_number": case["case_number"]}
    )
    told = [row for row in answer.json()["rows"] if row["message_id"].startswith("account/")]
    assert {(row["channel"], row["to"]) for row in told} == {
        ("sms", "+491511234567"),
        ("post", respondent["household_address"]),
    }


async def test_a_company_from_abroad_is_named_by_the_number_of_its_own_register(court: Court) -> None:
    case = await filed(court, between(COMPANY, {}, 72))
    company, respondent = case["parties"]
    assert (company["paper"], company["identity"], company["country"]) == (
        *("foreign_registration", "HRB 12345", "德国"),
    )
    assert respondent["paper"] == "resident_id"


async def test_one_from_hong_kong_and_one_from_macao_are_named_by_the_paper_that_they_came_with(
    court: Court,
) -> None:
    """No foreigners: no nationality stands beside the number, and the papers call it what it is (执行工作规定第十八条)."""
    case = await filed(court, between(HONG_KONG, MACAO, 74))
    applicant, respondent = case["parties"]
    assert [(one["paper"], one["identity"], one["country"]) for one in case["parties"]] == [
        ("hk_macao_permit", "H12345678", ""),
        ("residence_permit", MACAO["identity"], ""),
    ]
    await road.assign(court, case)
    asked = await books(court, "queries", case["case_number"])
    assert {(row["respondent_paper"], row["respondent_id_number"]) for row in asked} == {
        ("residence_permit", MACAO["identity"])
    }
    made = await road.draft_batch(court, case)
    assert {one["outcome"] for one in made} == {"drafted"}, made
    assert {(one["kind"], one["addressee"]) for one in made} >= {
        ("acceptance_notice", applicant["id"]),
        ("enforcement_notice", respondent["id"]),
    }
    form = next(one["document_id"] for one in made if one["kind"] == "property_declaration")
    shown = await court.do("GET", "documents", f"/documents/{form}", "wenshu01")
    assert shown["fields"]["respondent_id_number"] == MACAO["identity"]


@pytest.mark.parametrize(
    ("applicant", "respondent", "field", "article"),
    [
        (FOREIGNER | {"country": ""}, {}, "parties.0.paper", "执行工作规定第十八条"),
        (FOREIGNER | {"paper": "credit_code"}, {}, "parties.0.identity", "执行工作规定第十八条"),
        (COMPANY | {"paper": "passport"}, {}, "parties.0.identity", "执行工作规定第十八条"),
        ({}, TAIWAN | {"identity": "T0123456"}, "parties.1.identity", "执行工作规定第十八条"),
        (HONG_KONG | {"identity": "T12345678"}, {}, "parties.0.identity", "执行工作规定第十八条"),
        (HONG_KONG | {"identity": "H123456789"}, {}, "parties.0.identity", "执行工作规定第十八条"),
        ({}, MACAO | {"identity": ric_of("41150219900228001")}, "parties.1.identity", "GB 11643"),
        ({}, MACAO | {"kind": "organisation"}, "parties.1.identity", "执行工作规定第十八条"),
        ({"mobile": ""}, {}, "parties.0.mobile", "民事诉讼法第一百二十四条"),
    ],
)
async def test_what_is_missing_or_does_not_fit_is_named(
    court: Court, applicant: dict[str, str], respondent: dict[str, str], field: str, article: str
) -> None:
    answer = await court.call("POST", "intake", "/applications", "lian01", between(applicant, respondent))
    assert answer.status_code == 422
    assert [(error["field"], error["article"]) for error in answer.json()["errors"]] == [(field, article)]


async def test_no_electronic_service_without_a_number_that_receives_it(court: Court) -> None:
    case = await filed(court, between({}, TAIWAN | {"mobile": ""}, 73))
    body = {
        "party_id": road.party(case, "respondent"),
        "record": "没有手机",
        "confirmed_address": "信阳市浉河区",
        "electronic_consent": True,
    }
    path = f"/cases/{case['case_number']}/receptions"
    refused = await court.call("POST", "intake", path, "jiedai01", body)
    assert (refused.status_code, refused.json()["article"]) == (422, "民事诉讼法第九十条")
    await court.do("POST", "intake", path, "jiedai01", body | {"electronic_consent": False})
    await court.advance()

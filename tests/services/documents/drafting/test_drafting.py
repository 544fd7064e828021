"""Drafting over HTTP: the first batch in one act, item by item; other kinds; what is refused and why."""

from __future__ import annotations

import hashlib
from typing import Any

import pypdfium2 as pdfium
import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from shared.law.delay_interest import OLDER
from tests.harness import Court
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

FREEZING = SAMPLES["freezing_ruling"]
RULING = SAMPLES["auction_ruling"]


async def facts(court: Court, case_number: str, kind: str) -> list[dict[str, Any]]:
    rows = await court.sql(
        "SELECT fact->'refs' AS refs FROM documents.outbox WHERE workflow_id = $1 AND fact->>'kind' = $2",
        f"case/{case_number}",
        kind,
    )
    return [row["refs"] for row in rows]


async def test_one_request_drafts_a_document_for_every_party_and_a_second_one_nothing(court: Court) -> None:
    case = await road.filed_case(court, 1)
    await road.receive(court, case, "applicant", consent=True)
    await road.assign(court, case)
    items = await road.draft_batch(court, case)
    applicant, respondent = road.party(case, "applicant"), road.party(case, "respondent")
    assert {(item["kind"], item["addressee"]) for item in items} == {
        *((kind, applicant) for kind in ("acceptance_notice", "clue_form", "address_confirmation")),
        *(
            (kind, respondent)
            for kind in (
                "enforcement_notice",
                "property_report_order",
                "property_declaration",
                "address_confirmation",
            )
        ),
    }
    assert {item["outcome"] for item in items} == {"drafted"}
    again = await road.draft_batch(court, case)
    assert [item["document_id"] for item in again] == [item["document_id"] for item in items]
    assert {item["outcome"] for item in again} == {"already_drafted"}
    assert len(await road.documents(court, case)) == 7
    assert len(await facts(court, case["case_number"], "documents.batch_drafted")) == 1


async def test_the_notice_holds_the_record_and_the_cases_account(court: Court) -> None:
    case = await road.filed_case(court, 2)
    await road.assign(court, case)
    account = await court.do("GET", "funds", f"/cases/{case['case_number']}/account", "wenshu01")
    items = await road.draft_batch(court, case)
    notice = next(item["document_id"] for item in items if item["kind"] == "enforcement_notice")
    answer = await court.call("GET", "documents", f"/documents/{notice}/pdf", "wenshu01")
    assert answer.headers["content-type"] == "application/pdf"
    detail = await court.do("GET", "documents", f"/documents/{notice}", "wenshu01")
    assert hashlib.sha256(answer.content).hexdigest() == detail["sha256"]
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(answer.content))
    text = "".join(text.split())
    names = {each["role"]: each["name"] for each in case["parties"]}
    for words in (case["case_number"], account["account_number"], *names.values(), "102500.00", "1437.50"):
        assert words in text


async def test_delay_before_2014_stops_no_notice_and_is_named_as_owed(court: Court) -> None:
    case = await road.filed_case(court, 21)
    query = (
        "UPDATE intake.application SET performance_due_on = '2010-05-05' WHERE id ="
        " (SELECT application_id FROM intake.enforcement_case WHERE case_number = $1)"
    )
    await court.sql(query, case["case_number"])
    await road.assign(court, case)
    items = await road.draft_batch(court, case)
    assert {item["outcome"] for item in items} == {"drafted"}, items
    notice = next(one for one in await road.documents(court, case) if one["kind"] == "enforcement_notice")
    fields = (await court.do("GET", "documents", f"/documents/{notice['id']}", "wenshu01"))["fields"]
    assert fields["obligations"].endswith(OLDER)


async def test_one_bad_document_does_not_lose_the_others(court: Court) -> None:
    case = await road.filed_case(court, 3)
    await road.assign(court, case)
    words = f"汇入法院账户{DEMO_MASTER_ACCOUNT}"
    items = await road.draft_batch(court, case, obligations=words)
    bad = [item for item in items if item["outcome"] == "refused"]
    assert [item["kind"] for item in bad] == ["enforcement_notice"]
    problem = bad[0]["problem"]
    assert problem["type"].endswith("document_refused")
    assert "二(六)1" in problem["article"]
    assert {"obligations"} == {error["field"] for error in problem["errors"]}
    assert len(await road.documents(court, case)) == len(items) - 1
    assert await facts(court, case["case_number"], "documents.batch_drafted") == []
    cured = await road.draft_batch(court, case)
    assert sorted(item["outcome"] for item in cured) == ["already_drafted"] * 6 + ["drafted"]
    assert len(await facts(court, case["case_number"], "documents.batch_drafted")) == 1


async def test_without_the_cases_account_there_is_no_enforcement_notice(court: Court) -> None:
    case = await road.filed_case(court, 4)
    items = await road.draft_batch(court, case)
    refused = {item["kind"]: item["problem"] for item in items if item["outcome"] == "refused"}
    assert set(refused) == {"enforcement_notice"}
    assert "二(六)1" in refused["enforcement_notice"]["article"]


async def draft(court: Court, case: dict[str, Any], who: str, kind: str, fields: dict[str, Any]) -> Any:
    body = {"kind": kind, "fields": fields}
    return await court.call("POST", "documents", f"/cases/{case['case_number']}/documents", who, body)


async def test_a_judges_document_is_made_by_a_judge_and_the_teams_by_the_team(court: Court) -> None:
    case = await road.filed_case(court, 5)
    await road.assign(court, case)
    ruling, freezing = RULING | road.sides(case), FREEZING | road.sides(case)
    await court.open_case(case["case_number"], "faguan02")
    for who, kind, fields, code in (
        ("wenshu01", "auction_ruling", ruling, "judge_only"),
        ("faguan02", "auction_ruling", ruling, "not_case_judge"),
        ("faguan01", "freezing_ruling", freezing, "document_team"),
        ("chengban01", "freezing_ruling", freezing, "office_required"),
    ):
        answer = await draft(court, case, who, kind, fields)
        assert answer.status_code == 403
        assert answer.json()["type"].endswith(code)
    assert (await draft(court, case, "faguan01", "auction_ruling", ruling)).status_code == 201
    assert (await draft(court, case, "wenshu01", "freezing_ruling", freezing)).status_code == 201


async def test_the_main_account_is_told_to_nobody(court: Court) -> None:
    case = await road.filed_case(court, 6)
    fields = FREEZING | road.sides(case) | {"custody": "款项汇入4100 1502 0000 9999"}
    answer = await draft(court, case, "wenshu01", "freezing_ruling", fields)
    assert answer.status_code == 409
    assert "二(六)1" in answer.json()["article"]
    assert await road.documents(court, case) == []


async def test_missing_fields_are_all_named_and_unknown_kinds_and_cases_refused(court: Court) -> None:
    case = await road.filed_case(court, 7)
    whole = FREEZING | road.sides(case)
    fields = {name: value for name, value in whole.items() if name not in ("custody", "reason")}
    answer = await draft(court, case, "wenshu01", "freezing_ruling", fields)
    assert answer.status_code == 422
    assert {error["field"] for error in answer.json()["errors"]} == {"custody", "reason"}
    assert (await draft(court, case, "wenshu01", "nonsense", {})).status_code == 422
    nowhere = {"case_number": "（2026）豫1502执99999号"}
    assert (await draft(court, nowhere, "wenshu01", "freezing_ruling", FREEZING)).status_code == 404


async def test_before_the_case_has_its_judge_nobody_makes_a_judges_ruling(court: Court) -> None:
    case = await road.filed_case(court, 8)
    await court.open_case(case["case_number"], "faguan01")
    answer = await draft(court, case, "faguan01", "auction_ruling", RULING | road.sides(case))
    assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (403, "not_case_judge")
    assert "二(一)2" in answer.json()["article"]


async def test_a_ruling_against_one_who_is_no_party_is_not_made(court: Court) -> None:
    case = await road.filed_case(court, 9)
    answer = await draft(court, case, "wenshu01", "freezing_ruling", FREEZING)
    assert answer.status_code == 409
    assert {error["field"] for error in answer.json()["errors"]} == {"applicants.0", "respondents.0"}
    assert await road.documents(court, case) == []


@pytest.mark.walk
async def test_the_reason_of_another_case_is_refused_under_other_names_and_figures(court: Court) -> None:
    first, second = await road.filed_case(court, 10), await road.filed_case(court, 11)
    own = FREEZING | road.sides(first)
    assert (await draft(court, first, "wenshu01", "freezing_ruling", own)).status_code == 201
    assert (await draft(court, first, "wenshu01", "freezing_ruling", own)).status_code == 201, "its own again"
    anothers = FREEZING | road.sides(second) | {"reason": own["reason"].replace("2月9日", "3月1日")}
    refused = await draft(court, second, "wenshu01", "freezing_ruling", anothers)
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (409, ["reason"])
    assert (
        await draft(court, second, "wenshu01", "freezing_ruling", FREEZING | road.sides(second))
    ).is_success


async def test_a_reason_of_before_keys_were_kept_is_compared_too(court: Court) -> None:
    first, second = await road.filed_case(court, 12), await road.filed_case(court, 13)
    own = FREEZING | road.sides(first)
    made = (await draft(court, first, "wenshu01", "freezing_ruling", own)).json()["id"]
    await court.sql("UPDATE documents.document SET reason_key = '' WHERE id = $1", made)
    assert (await draft(court, first, "wenshu01", "freezing_ruling", own)).status_code == 201, "its own again"
    await court.sql(
        "UPDATE documents.document SET reason_key = '' WHERE case_number = $1", first["case_number"]
    )
    anothers = FREEZING | road.sides(second) | {"reason": own["reason"].replace("2月9日", "3月1日")}
    refused = await draft(court, second, "wenshu01", "freezing_ruling", anothers)
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (409, ["reason"])

"""The office follows from court.appointment, at the court instant of the act, and from nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.harness import Court
from tests.records import appoint, employ
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES
from tests.services.intake import road as intake
from tests.services.intake.people import application


async def receives(
    court: Court, who: str, seed: int = 1, key: str | None = None, **headers: str
) -> httpx.Response:
    """What only a filing clerk may do."""
    return await court.call("POST", "intake", "/applications", who, application(seed), key=key, **headers)


def assert_no_office(answer: httpx.Response) -> None:
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (403, "urn:jiyue:problem:office_required"), problem
    assert (problem["article"], problem["retriable"]) == ("一(一)", False)
    assert answer.headers["content-type"] == "application/problem+json"


async def now(court: Court) -> datetime:
    (row,) = await court.sql("SELECT court.now() AS now")
    return row["now"]  # type: ignore[no-any-return]


async def test_a_person_without_office_and_a_subject_unknown_here_are_refused(court: Court) -> None:
    await employ(court, "shixi01")
    for who in ("shixi01", "nobody-of-this-court"):
        assert_no_office(await receives(court, who))
        assert_no_office(await court.call("GET", "intake", "/tasks", who))
    assert not await court.sql("SELECT 1 FROM intake.idempotency WHERE subject = 'shixi01'")


@pytest.mark.walk
async def test_an_appointment_counts_from_its_first_instant_to_its_last(court: Court) -> None:
    begins = (await now(court)) + timedelta(days=1)
    ends = begins + timedelta(days=7)
    await appoint(court, "lian-week", "filing_clerk", begins, until=ends)
    assert_no_office(await receives(court, "lian-week"))
    await court.advance(to=begins.isoformat())
    assert (await receives(court, "lian-week", key="in-office")).status_code == 201
    await court.advance(to=ends.isoformat())
    assert_no_office(await receives(court, "lian-week"))
    # nor does an earlier answer, kept for a repeat, outlive the office
    assert_no_office(await receives(court, "lian-week", key="in-office"))


async def test_a_revoked_appointment_ends_with_the_next_act(court: Court) -> None:
    await appoint(court, "lian-gone", "filing_clerk", await now(court))
    assert (await receives(court, "lian-gone", 2)).status_code == 201
    await court.sql("UPDATE court.appointment SET until = court.now() WHERE staff_id = 'lian-gone'")
    assert_no_office(await receives(court, "lian-gone", 3))


async def test_two_offices_open_two_doors_and_no_third(court: Court) -> None:
    for office in ("filing_clerk", "reception_clerk"):
        await appoint(court, "liang01", office, await now(court))
    received = (await receives(court, "liang01", 4)).json()
    filing = f"/applications/{received['id']}/filing"
    case = await court.do("POST", "intake", filing, "liang01")
    reception = {
        "party_id": road.party(case, "applicant"),
        "record": "已告知权利义务",
        "confirmed_address": "确认地址",
        "confirmed_mobile": "16000000001",
        "electronic_consent": True,
    }
    path = f"/cases/{case['case_number']}"
    await court.do("POST", "intake", f"{path}/receptions", "liang01", reception)
    assignment = {"track": "simple", "officer": "chengban01", "judge": "faguan01", "reason": "庭务会研究指定"}
    assert_no_office(
        await court.call("PUT", "intake", f"{path}/assignment", "liang01", assignment, If_Match="1")
    )


async def recorded_deputies(court: Court, who: str) -> list[Any]:
    rows = await court.sql(
        "SELECT actor, detail::jsonb->'deputy_for' AS deputy_for FROM intake.audit WHERE actor = $1 ORDER BY seq",
        who,
    )
    return [row["deputy_for"] for row in rows]


@pytest.mark.walk
async def test_a_deputy_acts_within_his_dates_and_the_record_says_for_whom(court: Court) -> None:
    begins = (await now(court)) + timedelta(days=1)
    await appoint(
        court, "daili01", "filing_clerk", begins, until=begins + timedelta(days=2), deputy_for="lian01"
    )
    assert_no_office(await receives(court, "daili01"))
    await court.advance(to=begins.isoformat())
    assert (await receives(court, "daili01", 5)).status_code == 201
    assert await recorded_deputies(court, "daili01") == ['["filing_clerk/lian01"]']
    await court.advance(to=(begins + timedelta(days=2)).isoformat())
    assert_no_office(await receives(court, "daili01"))


async def test_who_holds_the_office_himself_is_nobodys_deputy(court: Court) -> None:
    begins = await now(court)
    await appoint(court, "daili02", "filing_clerk", begins, deputy_for="lian01")
    await appoint(court, "daili02", "filing_clerk", begins - timedelta(days=1))
    await appoint(court, "daili02", "judge", begins, deputy_for="faguan01")
    assert (await receives(court, "daili02", 6)).status_code == 201
    assert await recorded_deputies(court, "daili02") == [None]


@pytest.mark.walk
async def test_a_colleague_acts_in_the_cases_of_whom_he_stands_in_for(court: Court) -> None:
    """Closing and funds judge it by one rule; the record says for whom he acted, and nothing of it in his own cases."""
    case = await intake.file_case(court, 8)
    await intake.assign(court, case)
    assert (await intake.ask(court, case, "chengban02")).status_code == 403
    plan = ("POST", "funds", f"/cases/{case}/distributions", "chengban02", {})
    assert (await court.call(*plan)).json()["type"] == "urn:jiyue:problem:case_not_open"
    await appoint(court, "chengban02", "handling_officer", await now(court), deputy_for="chengban01")
    assert (await court.call(*plan)).status_code == 409
    assert (await intake.ask(court, case, "chengban02")).status_code == 201
    own = await intake.file_case(court, 9)
    body = {"track": "simple", "officer": "chengban02", "judge": "faguan01", "reason": "庭务会研究指定"}
    await court.do("PUT", "intake", f"/cases/{own}/assignment", "zhixiao01", body, If_Match="1")
    assert (await intake.ask(court, own, "chengban02")).status_code == 201
    asked = await court.sql(
        "SELECT case_number, detail::jsonb->>'deputy_for' AS stead FROM intake.audit"
        " WHERE action = 'closing.request' ORDER BY recorded_at"
    )
    assert [tuple(row) for row in asked] == [(case, '["handling_officer/chengban01"]'), (own, None)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return str((await road.filed_case(court, 10))["case_number"])


@pytest.mark.parametrize(
    "subject", ["service:auditor", "service:", "service:intake2", "service:Intake", "service"]
)
async def test_who_only_calls_himself_a_service_is_none(court: Court, case: str, subject: str) -> None:
    for path in (f"/cases/{case}", f"/cases/{case}/receptions", "/tasks"):
        assert_no_office(await court.call("GET", "intake", path, subject))
    for team, path in (("documents", f"/cases/{case}/dossier"), ("funds", f"/cases/{case}/receipts")):
        assert_no_office(await court.call("GET", team, path, subject))
    assert (await court.call("GET", "intake", f"/cases/{case}", "service:funds")).status_code == 200


@pytest.mark.walk
async def test_one_person_in_two_offices_does_not_review_his_own_draft(court: Court) -> None:
    """Maker, reviewer and signer: the offices may meet in one person, the acts may not."""
    await road.install_keys(court)
    for office in ("document_clerk", "bureau_director", "judge"):
        await appoint(court, "fujuzhang01", office, await now(court))
    case = await road.filed_case(court, 7)
    body = {"kind": "property_report_order", "fields": SAMPLES["property_report_order"]}
    path = f"/cases/{case['case_number']}/documents"
    document = (await court.do("POST", "documents", path, "fujuzhang01", body))["id"]
    await road.verify(court, document, "fujuzhang01")
    approve = {"outcome": "approved", "opinion": "同意"}
    review = await court.call("POST", "documents", f"/documents/{document}/review", "fujuzhang01", approve)
    assert (review.status_code, review.json()["type"]) == (409, "urn:jiyue:problem:maker_reviews")
    assert review.json()["article"]
    await road.review(court, document)
    key = {"passphrase": road.passphrase(court, "fujuzhang01")}
    sign = await court.call("POST", "documents", f"/documents/{document}/signature", "fujuzhang01", key)
    assert (sign.status_code, sign.json()["type"]) == (409, "urn:jiyue:problem:signer_has_not_reviewed")
    (row,) = await court.sql("SELECT state FROM documents.document WHERE id = $1", document)
    assert row["state"] == "reviewed"


async def test_who_has_chosen_one_office_acts_in_no_other(court: Court) -> None:
    begins = await now(court)
    await appoint(court, "liang02", "filing_clerk", begins)
    await appoint(court, "liang02", "filing_clerk", begins, deputy_for="lian01")
    await appoint(court, "liang02", "document_clerk", begins)
    assert_no_office(await receives(court, "liang02", 5, Acting_As="document_clerk"))
    assert_no_office(await receives(court, "liang02", 5, Acting_As="filing_clerk/lian02"))
    assert_no_office(await receives(court, "liang02", 5, Acting_As="judge"))
    assert (await receives(court, "liang02", 5, Acting_As="filing_clerk/lian01")).status_code == 201
    assert (await receives(court, "liang02", 6, Acting_As="filing_clerk")).status_code == 201
    assert (await receives(court, "liang02", 7)).status_code == 201
    assert await recorded_deputies(court, "liang02") == ['["filing_clerk/lian01"]', None, None]

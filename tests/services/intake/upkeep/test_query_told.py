"""终本规定第九条: what a query of a concluded case has found is told to each who applied, by a notice that is served."""

from __future__ import annotations

import random
from typing import Any

import pytest

from deploy.demo_people import natural_person
from shared.contracts.custody.facts import QueryStarted
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from tests.facts import made
from tests.facts import record as tell
from tests.harness import Court
from tests.records import approved, put
from tests.services.documents import road as papers
from tests.services.documents.samples import SAMPLES
from tests.services.intake.people import application, party
from tests.services.intake.road import duties, leave_nothing_open

_CONCLUDE = (
    "UPDATE intake.enforcement_case SET state = 'archived', closing_mode = 'concluded_this_round',"
    " closed_at = $2 WHERE case_number = $1"
)


async def deliveries(court: Court, document: str) -> list[dict[str, Any]]:
    return await court.listed("documents", f"/documents/{document}/deliveries", "wenshu01")


@pytest.mark.walk
async def test_who_applied_has_the_notice_of_a_query_after_the_case_is_archived(court: Court) -> None:
    await papers.install_keys(court)
    body = application(2107)
    second = natural_person(random.Random("2107/second applicant"))
    body["parties"].append(party("applicant", second))
    received = await court.do("POST", "intake", "/applications", "lian01", body)
    file = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await papers.receive(court, file, "applicant", consent=True)
    await papers.assign(court, file)
    case, respondent = file["case_number"], papers.party(file, "respondent")
    applicants = [one["id"] for one in file["parties"] if one["role"] == "applicant"]
    await leave_nothing_open(court, case)
    now = await court.advance()
    request = approved(case_number=case)
    request.mode = "concluded_this_round"
    await put(court, request)
    await court.sql(_CONCLUDE, case, now)
    await tell(court, made(now, CaseClosed, f"case/{case}", mode="concluded_this_round"))
    await tell(court, made(now, CaseArchived, f"case/{case}"))
    asked = {"channel": "national", "occasion": "upkeep_1"}
    await tell(court, made(now, QueryStarted, f"case/{case}", **asked))
    await court.advance()
    assert (await duties(court, case))["conclusion.query_told"]["state"] == "open"

    names = {one["role"]: one["name"] for one in reversed(file["parties"])}
    draft = {"kind": "query_result_notice", "fields": SAMPLES["query_result_notice"] | names}
    made_ = await court.do("POST", "documents", f"/cases/{case}/documents", "wenshu01", draft)
    await papers.verify(court, made_["id"])
    await papers.review(court, made_["id"])
    assert [one["outcome"] for one in await papers.sign(court, [made_["id"]])] == ["signed"]
    path, read = f"/documents/{made_['id']}/service", await papers.checked(court, file)
    for wrong in ([respondent], applicants[:1], [*applicants, respondent]):
        refused = await court.call("POST", "documents", path, "wenshu01", read | {"parties": wrong})
        assert (refused.status_code, refused.json()["article"]) == (409, "终本规定第九条"), refused.text
    served = await court.call("POST", "documents", path, "wenshu01", read | {"parties": applicants})
    assert served.status_code == 200, served.text
    await court.advance(workdays=1)
    had = {one["addressee"]: one["served_at"] for one in await deliveries(court, made_["id"])}
    assert [bool(had[one]) for one in applicants] == [True, False], "one by electronic means, one by post"
    assert (await duties(court, case))["conclusion.query_told"]["state"] == "open", "owed to each of them"
    await court.advance(workdays=3)
    had = {one["addressee"]: one["served_at"] for one in await deliveries(court, made_["id"])}
    assert all(had[one] for one in applicants), had
    assert (await duties(court, case))["conclusion.query_told"]["state"] == "met"
    tasks = await court.listed("intake", "/tasks", "chengban01")
    assert [one["text"] for one in tasks if case in one["docket"]] == [], "it calls for nobody"

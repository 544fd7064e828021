"""财产报告 over HTTP: received, missed, checked against what custody found, answered by the judge, and asked for by 终本."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from services.documents.delivery.models import Delivery
from services.documents.drafting.models import Document
from services.intake.closing.models import ClosingRequest
from services.intake.coercion.models import Coercion
from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import waiting
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody import road
from tests.services.desk.browser import browser
from tests.services.intake.road import CLUE, duties

pytestmark = pytest.mark.walk

CAR = {"sort": "movables", "what": "小型轿车一辆", "place": "河南省信阳市浉河区", "value": "60000.00"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    """Assigned; its respondent has a car and a flat, and was served with an order to report in five days."""
    case = await road.file_case(court, 1532, road.CAR, road.FLAT)
    await road.assign(court, case)
    await served(court, case, await debtor(court, case))
    return case


async def debtor(court: Court, case: str) -> str:
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    return str(next(one["id"] for one in parties if one["role"] == "respondent"))


async def served(court: Court, case: str, party: str, term: str = "自收到本令之日起五日内") -> str:
    """An order to report that was signed and has reached the respondent, on the court's first day; its id."""
    signed = {"signed_at": CLOCK_START, "reviewed_at": CLOCK_START, "verified_at": CLOCK_START}
    by = {"made_by": "wenshu01", "reviewed_by": "juzhang01", "signed_by": "juzhang01", "signer": "director"}
    fields = {"report_term": term}
    paper = record(
        Document,
        case_number=case,
        kind="property_report_order",
        state="dispatched",
        addressee=party,
        fields=fields,
        **signed,
        **by,
    )
    way = {"addressee": party, "served_at": CLOCK_START, "document_id": paper.id}
    await put(court, paper, record(Delivery, case_number=case, **way))
    return paper.id


async def report(
    court: Court,
    case: str,
    who: str = "lian01",
    at: datetime | None = None,
    scanner: str = "wenshu01",
    **own: Any,
) -> httpx.Response:
    now = await court.advance()
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    party = next(one for one in parties if one["role"] == "respondent")
    title = f"{party['name']}的财产报告"
    paper = await court.upload(case, FilePurpose.PROPERTY_REPORT, scanner, f"{title}{now}{own}", title=title)
    body = {
        "party": party["id"],
        "report_kind": "report",
        "received_at": (at or now).isoformat(),
        "paper": paper["id"],
        "entries": [CAR],
    }
    return await court.call("POST", "intake", f"/cases/{case}/property-reports", who, body | own)


async def check(
    court: Court, case: str, one: str, *results: dict[str, Any], by: str = "lian01", **more: str
) -> httpx.Response:
    shown = await court.upload(case, FilePurpose.REPORT_CHECK, by, f"核查笔录{one}{results}{by}{more}")
    body = more | {"results": list(results), "words": "与查控结果逐项核对", "check_paper": shown["id"]}
    return await court.call("POST", "intake", f"/property-reports/{one}/check", "chengban01", body)


async def decide(court: Court, one: str, *sanctions: str, who: str = "faguan01") -> httpx.Response:
    body = {"sanctions": list(sanctions), "answer": "情节轻重与本人陈述一并考虑"}
    return await court.call("POST", "intake", f"/property-reports/{one}/decision", who, body)


async def things(court: Court, case: str) -> dict[str, str]:
    """Ids by kind."""
    found = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    return {one["kind"]: one["id"] for one in found}


async def test_a_report_is_checked_against_what_was_found(court: Court, case: str) -> None:
    assert (await report(court, case, "chengban02")).status_code == 403
    own_scan = await report(court, case, scanner="lian01")
    assert (own_scan.status_code, own_scan.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
    first = await report(court, case)
    assert first.status_code == 201, first.text
    assert not first.json()["late"]
    same = {"paper": first.json()["paper"], "received_at": first.json()["received_at"]}
    twice = await report(court, case, **same)
    assert (twice.status_code, twice.json()["type"]) == (409, "urn:jiyue:problem:report_on_record")
    one = first.json()["id"]
    await court.advance()
    assert (await duties(court, case))["report.check"]["state"] == "open"
    assert one in {about for about, _ in await waiting(court, "intake", case, "chengban01")}

    held = await things(court, case)
    agrees = {"result": "found", "asset": held["vehicle"]}
    assert (await decide(court, one)).status_code == 409, "nothing is established"
    own = await check(court, case, one, agrees, by="chengban01")
    assert (own.status_code, own.json()["type"]) == (409, "urn:jiyue:problem:file_not_of_case")
    assert (await check(court, case, one)).status_code == 422, "each thing has its result"
    checked = await check(court, case, one, agrees)
    assert checked.status_code == 200, checked.text
    said = checked.json()
    assert (said["finding"], said["state"], len(said["unreported"])) == ("false", "breached", 1), "the flat"
    await court.advance()
    owed = await duties(court, case)
    assert (owed["report.check"]["state"], owed["report.sanction"]["state"]) == ("met", "open")
    assert one in {about for about, _ in await waiting(court, "intake", case, "faguan01")}
    assert (await decide(court, one, who="faguan02")).status_code == 403
    assert (await decide(court, one, "fine")).status_code == 422, "who is punished is listed"
    unpunished = await decide(court, one)
    assert (unpunished.status_code, unpunished.json()["article"]) == (422, "财产调查规定第九条、第十条")
    early = await decide(court, one, "dishonest")
    assert (early.status_code, early.json()["article"]) == (409, "财产调查规定第五条"), "he may still report"
    unchanged = await check(court, case, one, agrees, by="wenshu01")
    assert unchanged.status_code == 409, "the record is as it was"

    flat = {"sort": "land", "what": "住宅一套"}
    whole = (await report(court, case, entries=[flat])).json()["id"]
    true = await check(court, case, whole, {"result": "found", "asset": held["real_estate"]})
    assert (true.json()["finding"], true.json()["state"]) == ("true", "true"), "the car was reported before"
    cured = await check(court, case, one, agrees, by="juanzong01")
    assert (cured.json()["finding"], cured.json()["unreported"]) == ("true", []), "two papers, both in time"
    await court.advance()
    assert (await duties(court, case))["report.sanction"]["state"] == "met"
    assert (await check(court, case, one, agrees)).status_code == 409


@pytest.mark.walk
async def test_the_form_of_a_check_has_a_row_for_each_thing_reported(court: Court, case: str) -> None:
    flat = {"sort": "land", "what": "住宅一套"}
    one = (await report(court, case, entries=[CAR, flat])).json()["id"]
    shown = await court.upload(case, FilePurpose.REPORT_CHECK, "lian01", f"核查笔录{one}")
    held = await things(court, case)
    async with browser(court) as officer:
        await officer.login("chengban01")
        page = await officer.get("/lists/property_report")
        assert f"/objects/property_report/{one}" in page.links.values(), page.words
        page = await officer.get(f"/objects/property_report/{one}")
        address = page.links["登记财产报告的核查结果"]
        page = await officer.get(address)
        assert "小型轿车一辆" in page.words
        form = page.form("")["fields"]
        rows = ("results.0.result", "results.0.asset", "results.1.result", "results.1.asset")
        assert [name for name in form if name.startswith("results.")] == list(rows)
        assert set(page.chosen("results.0.asset")) == set(held.values())
        given = ("found", held["vehicle"], "found", held["real_estate"])
        form |= dict(zip(rows, given, strict=True)) | {
            "words": "与查控结果逐项核对",
            "check_paper": shown["id"],
        }
        done = await officer.post(address, form | {"_do": "do"})
        assert "已办理：登记财产报告的核查结果" in done.words, done.words
    checked = await court.do("GET", "intake", f"/property-reports/{one}", "chengban01")
    assert (checked["state"], checked["unreported"]) == ("true", [])


@pytest.mark.walk
async def test_who_does_not_report_is_brought_before_the_judge(court: Court) -> None:
    case = await road.file_case(court, 1533)
    await road.assign(court, case)
    party, opened = await debtor(court, case), await court.advance()

    async def miss() -> httpx.Response:
        path = f"/cases/{case}/missing-reports"
        return await court.call("POST", "intake", path, "chengban01", {"party": party})

    unserved = await miss()
    assert (unserved.status_code, unserved.json()["article"]) == (409, "财产调查规定第三条")
    await served(court, case, party)
    early = await miss()
    assert (early.status_code, early.json()["article"]) == (409, "财产调查规定第九条")
    await court.advance(workdays=6)
    missed = await miss()
    assert (missed.status_code, missed.json()["finding"]) == (201, "refused"), missed.text
    one = missed.json()["id"]
    assert (await miss()).status_code == 409
    await court.advance()
    assert (await duties(court, case))["report.sanction"]["state"] == "open"

    late = await report(court, case, at=opened, entries=[])
    assert late.json()["late"], "the dossier had it after that, whatever is typed"
    checked = await check(court, case, late.json()["id"])
    assert (checked.json()["finding"], checked.json()["state"]) == ("late", "breached"), checked.text
    refused = await decide(court, one)
    assert (refused.status_code, refused.json()["article"]) == (422, "财产调查规定第九条、第十条")
    assert (await decide(court, late.json()["id"])).json()["state"] == "excused"
    dry = {"sanctions": [], "answer": "逾期报告有正当理由"}
    path = f"/property-reports/{one}/decision"
    tried = await court.call("POST", "intake", path, "faguan01", dry, Prefer="handling=dry-run")
    assert tried.is_success, "it was no refusal after all, and the lateness has its reason"

    punished = await decide(court, one, "dishonest")
    assert punished.json()["state"] == "sanctioned", punished.text
    assert await left(court, case) == ["因违反报告义务应当纳入失信被执行人名单，尚未采取"]
    now = await court.advance()
    by = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "decided_at": now, "carried_out_at": now}
    own = {"kind": "dishonest", "party": party, "state": "in_force", "document": f"listing-{case}"}
    await put(court, record(Coercion, case_number=case, requested_at=now, **own, **by))
    assert await left(court, case) == []

    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    title = f"{next(one['name'] for one in parties if one['id'] == party)}寄送财产报告的信封"
    proof = await court.upload(case, FilePurpose.POSTING_PROOF, "wenshu01", title, title=title)
    posted = {"posted_on": opened.date().isoformat(), "posting_proof": proof["id"]}
    unproved = await report(court, case, entries=[], posted_on=posted["posted_on"])
    assert [one["article"] for one in unproved.json()["errors"]] == ["民事诉讼法第八十五条"]
    in_time = await report(court, case, entries=[], **posted)
    assert not in_time.json()["late"], "posted before the time was over"


async def test_an_order_that_names_no_days_has_its_last_day_once_its_service_is_shown(court: Court) -> None:
    """财产调查规定第四条: the report came first on record; it is late, or not, by the order that it answers."""
    case = await road.file_case(court, 1534)
    await road.assign(court, case)
    party = await debtor(court, case)
    one = await report(court, case, entries=[])
    assert (one.json()["due_at"], one.json()["late"]) == (None, False)
    needless = await check(court, case, one.json()["id"], due_on="2026-03-20")
    assert [fault["field"] for fault in needless.json()["errors"]] == ["due_on"], "no order was served"
    await served(court, case, party, "于二〇二六年三月四日前")
    unread = await check(court, case, one.json()["id"])
    assert [fault["field"] for fault in unread.json()["errors"]] == ["due_on"], unread.text
    last = CLOCK_START.date() - timedelta(days=1)
    early = await check(court, case, one.json()["id"], due_on=last.isoformat())
    assert early.status_code == 422, early.text
    done = await check(court, case, one.json()["id"], due_on=(last + timedelta(days=3)).isoformat())
    assert done.is_success, done.text
    assert done.json()["due_at"].startswith(str(last + timedelta(days=4))), "the day after the last one"


async def left(court: Court, case: str) -> list[str]:
    """What 终本 is refused for, so far as it is about reports, without the respondent's name."""
    body = {"mode": "concluded_this_round", "closing_amount": "0.00", "recovered_amount": "0.00"}
    more = {"applied_amount": "102500.00", "waived_amount": "0.00", "reason": "被执行人确无财产可供执行。"}
    path = f"/cases/{case}/closing-requests"
    asked = await court.do("POST", "intake", path, "chengban01", body | more)
    review = f"/closing-requests/{asked['id']}/review"
    refused = await court.call("POST", "intake", review, "zhixiao01", {"result": "approved"}, If_Match="1")
    back = {"result": "returned", "remark": "尚不具备终本条件"}
    await court.do("POST", "intake", review, "zhixiao01", back, If_Match="1")
    party = next(
        one
        for one in (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
        if one["role"] == "respondent"
    )
    return [
        one["detail"].removeprefix(f"被执行人{party['name']}")
        for one in refused.json()["errors"]
        if one["field"] == "property_report"
    ]


async def test_after_the_round_is_concluded_reports_and_clues_go_on(court: Court, case: str) -> None:
    """财产调查规定第十一条: the duty to report goes on; a case that has ended for good has none."""
    now = await court.advance()
    ended = (
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = $2, closed_at = $3"
        " WHERE case_number = $1"
    )
    change: dict[str, Any] = {"report_kind": "supplement", "changed_on": now.date().isoformat()}
    form = await court.upload(case, FilePurpose.CLUE, "lian01", "终本后的线索")
    clue = {"outsider": "李和", "words": CLUE, "paper": form["id"], "received_at": now.isoformat()}
    by = {"requested_by": "chengban01", "reviewed_by": "zhixiao01", "reviewed_at": now}
    approved = record(ClosingRequest, case_number=case, mode="fully_enforced", state="approved", **by)
    await put(court, approved)
    for mode, status in (("fully_enforced", 409), ("concluded_this_round", 201)):
        await court.sql("UPDATE intake.closing_request SET mode = $2 WHERE id = $1", approved.id, mode)
        await court.sql(ended, case, mode, now)
        supplement = await report(court, case, **change)
        assert (supplement.status_code, mode) == (status, mode), supplement.text
        given = await court.call("POST", "intake", f"/cases/{case}/clues", "lian01", clue)
        assert given.status_code == status, given.text


@pytest.mark.walk
async def test_a_thing_that_was_not_found_is_no_longer_untrue_by_the_officers_check_alone(
    court: Court,
) -> None:
    case = await road.file_case(court, 1536)
    await road.assign(court, case)
    party = await debtor(court, case)
    await served(court, case, party)
    cash = {"sort": "income", "what": "现金", "value": "5000.00"}
    one = (await report(court, case, entries=[cash])).json()["id"]
    missing = await check(court, case, one, {"result": "missing"})
    assert (missing.json()["finding"], missing.json()["state"]) == ("false", "breached"), missing.text
    by_word = await check(court, case, one, {"result": "on_site"}, by="wenshu01")
    assert by_word.status_code == 422, by_word.text
    await court.advance(workdays=6)
    assert (await decide(court, one)).status_code == 422, "it is false as it stands"
    shown = await check(court, case, one, {"result": "shown"}, by="wenshu01")
    assert (shown.json()["finding"], shown.json()["state"]) == ("false", "breached"), (
        "the judge has it before him"
    )
    assert (await check(court, case, one, {"result": "on_site"}, by="juanzong01")).status_code == 422
    assert (await check(court, case, one, {"result": "shown"}, by="juanzong01")).status_code == 409
    assert (await decide(court, one)).json()["state"] == "excused"

"""A ruling bears its own number, a document the day on which it is signed."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import asyncpg
import pypdfium2 as pdfium
import pytest

from services.documents.drafting.render import chinese_date
from services.documents.drafting.rules import number_of
from shared.values.case_number import CaseNumber
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

pytestmark = pytest.mark.road

ORDER = {"kind": "property_report_order", "fields": SAMPLES["property_report_order"]}
FORM = {"kind": "disbursement_form", "fields": SAMPLES["disbursement_form"]}


def test_the_first_ruling_bears_the_cases_number_and_the_later_ones_a_suffix() -> None:
    case = "（2026）豫1502执1号"
    numbers = {n: number_of(case, n) for n in (1, 2, 3, 11, 12, 21, 100)}
    assert numbers == {
        1: case,
        2: f"{case}之一",
        3: f"{case}之二",
        11: f"{case}之十",
        12: f"{case}之十一",
        21: f"{case}之二十",
        100: f"{case}之九十九",
    }
    assert [str(CaseNumber.parse(number)) for number in numbers.values()] == list(numbers.values())
    assert number_of(case, None) == case


async def draft(court: Court, case: dict[str, Any], kind: str, **changes: Any) -> Any:
    path, fields = f"/cases/{case['case_number']}/documents", SAMPLES[kind] | road.sides(case)
    return await court.call("POST", "documents", path, "wenshu01", {"kind": kind, "fields": fields} | changes)


async def printed(court: Court, document: str) -> str:
    pdf = (await court.call("GET", "documents", f"/documents/{document}/pdf", "wenshu01")).content
    with pdfium.PdfDocument(pdf) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return "".join(text.split())


async def test_rulings_drafted_at_once_are_numbered_without_a_gap(court: Court) -> None:
    case = await road.filed_case(court, 501)
    refused = SAMPLES["freezing_ruling"]  # of other people: refused, and takes no number
    kinds = ["freezing_ruling"] * 8
    answers = await asyncio.gather(
        *(draft(court, case, kind) for kind in kinds),
        *(draft(court, case, "freezing_ruling", fields=refused) for _ in range(3)),
    )
    made = [answer.json() for answer in answers if answer.status_code == 201]
    number = case["case_number"]
    expected = [number, *(f"{number}之{n}" for n in "一二三四五六七")]
    assert sorted(one["number"] for one in made) == sorted(expected)
    last = next(one for one in made if one["number"] == expected[-1])
    text = await printed(court, last["id"])
    assert text.count(expected[-1]) == 1 + last["pages"]
    with pytest.raises(asyncpg.UniqueViolationError, match="one_ruling_a_number"):
        await court.sql("UPDATE documents.document SET ruling = 1 WHERE id = $1", last["id"])


async def test_other_documents_bear_the_cases_number(court: Court) -> None:
    case = await road.filed_case(court, 502)
    path = f"/cases/{case['case_number']}/documents"
    for body in (ORDER, FORM, ORDER):
        made = await court.do("POST", "documents", path, "wenshu01", body)
        assert made["number"] == case["case_number"]


async def test_a_returned_ruling_drafted_again_keeps_its_number(court: Court) -> None:
    case = await road.filed_case(court, 503)
    number = case["case_number"]
    first = (await draft(court, case, "freezing_ruling")).json()
    second = (await draft(court, case, "freezing_ruling")).json()
    too_early = await draft(court, case, "freezing_ruling", redraft_of=first["id"])
    await road.verify(court, first["id"])
    back = {"outcome": "returned", "opinion": "财产数额有误"}
    await court.do("POST", "documents", f"/documents/{first['id']}/review", "juzhang01", back)
    other_kind = await draft(court, case, "lifting_ruling", redraft_of=first["id"])
    other_case = await road.filed_case(court, 504)
    elsewhere = await draft(court, other_case, "freezing_ruling", redraft_of=first["id"])
    again = await asyncio.gather(
        *(draft(court, case, "freezing_ruling", redraft_of=first["id"]) for _ in range(3))
    )
    (kept,) = (answer.json() for answer in again if answer.status_code == 201)
    for answer in (too_early, other_kind, elsewhere, *(each for each in again if each.status_code != 201)):
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (409, "not_to_redraft")
        assert "二(一)4" in answer.json()["article"]
    assert (kept["number"], second["number"]) == (number, f"{number}之一")
    assert (await draft(court, case, "freezing_ruling")).json()["number"] == f"{number}之二"


async def test_what_is_drafted_again_takes_the_place_of_what_was_returned(court: Court) -> None:
    """Its addressee and its part in the first batch: else the batch would never have left."""
    case = await road.filed_case(court, 506)
    await road.receive(court, case, "applicant", consent=True)
    await road.assign(court, case)
    batch = await road.draft_batch(court, case)
    (notice,) = [one for one in batch if one["kind"] == "enforcement_notice"]
    await road.verify(court, notice["document_id"])
    back = {"outcome": "returned", "opinion": "利息数额有误"}
    path = f"/documents/{notice['document_id']}"
    await court.do("POST", "documents", f"{path}/review", "juzhang01", back)
    old = await court.do("GET", "documents", path, "wenshu01")
    body = {
        "kind": "enforcement_notice",
        "fields": old["fields"],
        "redraft_of": old["id"],
    }
    again = await court.do("POST", "documents", f"/cases/{case['case_number']}/documents", "wenshu01", body)
    assert (again["addressee"], again["initial"]) == (notice["addressee"], True)
    assert {one["outcome"] for one in await road.draft_batch(court, case)} == {"already_drafted"}


async def test_the_day_printed_is_the_day_of_signature(court: Court) -> None:
    case = await road.filed_case(court, 505)
    path = f"/cases/{case['case_number']}/documents"
    made = await court.do("POST", "documents", path, "wenshu01", ORDER)
    form = await court.do("POST", "documents", path, "wenshu01", FORM)
    for one in (made, form):
        await road.verify(court, one["id"])
    now = await court.advance(workdays=3)
    await road.review(court, made["id"])
    assert [item["outcome"] for item in await road.sign(court, [made["id"]])] == ["signed"]
    drafted_on = datetime.fromisoformat(made["made_at"]).astimezone(COURT_ZONE).date()
    text = await printed(court, made["id"])
    assert chinese_date(now.astimezone(COURT_ZONE).date()) in text
    assert chinese_date(drafted_on) not in text
    assert chinese_date(drafted_on) in await printed(court, form["id"])
    sealed = await court.do("GET", "documents", f"/documents/{made['id']}", "wenshu01")
    assert sealed["fields"] == made["fields"]
    (signed,) = await court.sql(
        "SELECT detail::jsonb->>'draft' AS draft, detail::jsonb->>'sha256' AS sha256 FROM documents.audit"
        " WHERE action = 'document.sign' AND subject = $1",
        made["id"],
    )
    assert (signed["draft"], signed["sha256"]) == (made["sha256"], sealed["sha256"])


async def test_what_is_signed_is_what_was_reviewed(court: Court) -> None:
    case = await road.filed_case(court, 506)
    path = f"/cases/{case['case_number']}/documents"
    made = await court.do("POST", "documents", path, "wenshu01", ORDER)
    await road.verify(court, made["id"])
    await road.review(court, made["id"])
    change = """UPDATE documents.document SET fields = jsonb_set(fields, '{report_term}', '"三日内"') WHERE id = $1"""
    await court.sql(change, made["id"])
    [item] = await road.sign(court, [made["id"]])
    assert (item["outcome"], item["problem"]["type"].rpartition(":")[2]) == ("refused", "draft_changed")

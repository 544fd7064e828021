"""终结执行 (民事诉讼法第二百六十八条): from the ruling to the archive, and not before its parties have it."""

from __future__ import annotations

import pytest

from services.documents.delivery.models import Delivery
from shared.contracts.documents.purposes import FilePurpose
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.documents import road as documents
from tests.services.documents.samples import SAMPLES
from tests.services.intake.road import archive, ask, leave_nothing_open, review


@pytest.mark.walk
async def test_an_enforcement_that_its_applicant_gives_up_is_closed_and_archived(court: Court) -> None:
    await documents.install_keys(court)
    file = await documents.filed_case(court, 1268)
    await documents.assign(court, file)
    case = file["case_number"]
    paper = await court.upload(case, FilePurpose.WITHDRAWAL, "lian01")
    sample = SAMPLES["termination_ruling"]
    said = sample | documents.sides(file) | {"reason": sample["reason"]}
    draft = {"kind": "termination_ruling", "fields": said}
    made = await court.do("POST", "documents", f"/cases/{case}/documents", "faguan01", draft)
    await documents.verify(court, made["id"], "faguan01")
    await documents.review(court, made["id"], "faguan02")
    assert [one["outcome"] for one in await documents.sign(court, [made["id"]], "faguan01")] == ["signed"]
    await court.advance()
    await leave_nothing_open(court, case)

    asked = await ask(
        court,
        case,
        mode="terminated",
        closing_amount="0.00",
        recovered_amount="0.00",
        reason="申请执行人撤销执行申请。",
        ground="withdrawn",
        ground_paper=paper["id"],
        ruling=made["id"],
    )
    assert asked.status_code == 201, asked.text
    request = asked.json()["id"]
    refused = await review(court, request, "approved")
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (409, ["ruling"])
    assert refused.json()["errors"][0]["article"] == "民事诉讼法第二百六十九条"
    for party in file["parties"]:
        served = {"addressee": party["id"], "served_at": CLOCK_START}
        await put(court, record(Delivery, case_number=case, document_id=made["id"], **served))
    approved = await review(court, request, "approved")
    assert approved.status_code == 200, approved.text
    await court.advance()
    shown = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert (shown["state"], shown["closing_mode"]) == ("closed", "terminated")
    body = {"bundle": "documents", "papers": [{"document": made["id"]}]}
    handed = await court.do("POST", "documents", f"/cases/{case}/hand-overs", "wenshu01", body)
    await court.do("POST", "documents", f"/hand-overs/{handed['id']}/receipt", "juanzong01")
    await documents.excuse_all(court, case)
    archived = await archive(court, case)
    assert archived.status_code == 204, archived.text

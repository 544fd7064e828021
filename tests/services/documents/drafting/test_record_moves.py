"""A document takes its sums and days from the record; one that the record has left behind is not signed (二(一)4)."""

from __future__ import annotations

from typing import Any

import pytest

from services.custody.measures.models import Measure
from tests.harness import CLOCK_START, Court
from tests.records import put, record
from tests.services.custody.road import ruling, ruling_number
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES
from tests.services.intake.refusals import assert_refused


@pytest.mark.walk
async def test_a_release_is_drafted_from_the_record_and_signed_while_it_stands(court: Court) -> None:
    case = await road.filed_case(court, 871)
    number = case["case_number"]
    await road.assign(court, case)
    freezing = await ruling(court, number)
    rows = SAMPLES["lifting_ruling"]["assets"]
    ((asset,),) = await court.sql(
        "SELECT id FROM custody.asset WHERE case_number = $1 AND identifier = $2",
        number,
        rows[0]["identifier"],
    )
    fields = SAMPLES["lifting_ruling"] | road.sides(case)

    async def draft(**changes: Any) -> Any:
        body = {"kind": "lifting_ruling", "fields": fields | {"assets": [rows[0] | changes]}}
        return await court.call("POST", "documents", f"/cases/{number}/documents", "wenshu01", body)

    article = "二(一)4"
    nothing = "案件登记的该财产没有查封、冻结，不能再裁定解除"
    unheld = assert_refused(
        await draft(ruling=""),
        409,
        "document_refused",
        "文书违反规定，不得制作",
        "查封扣押冻结规定第二十八条",
    )
    assert unheld == [("assets.0.identifier", nothing)]
    frozen = {"case_number": number, "asset_id": asset, "kind": "freeze", "ruling_document": freezing}
    await put(court, record(Measure, id="held-871", effective_at=CLOCK_START, **frozen))

    typed = f"{number}之九"
    detail = f"原查封、冻结裁定文号写明的是{typed}，案件登记的是{ruling_number(number)}"
    differs = await draft(ruling=typed)
    found = assert_refused(differs, 409, "document_refused", "文书违反规定，不得制作", article)
    assert found == [("assets.0.ruling", detail)]

    await court.sql(
        "UPDATE custody.asset SET respondent_id = $2 WHERE id = $1", asset, road.party(case, "respondent")
    )
    owner = fields["respondents"][0]["name"]
    differs = await draft(ruling="")
    found = assert_refused(differs, 409, "document_refused", "文书违反规定，不得制作", article)
    said = f"财产属于哪一被执行人写明的是{rows[0]['holder']}，案件登记的是{owner}"
    assert found == [("assets.0.holder", said)], "another is named than the one of whom it was found"

    made = (await draft(ruling="", holder="")).raise_for_status().json()
    assert made["fields"]["assets"][0]["holder"] == owner
    assert made["fields"]["assets"][0]["ruling"] == ruling_number(number)
    await road.verify(court, made["id"])
    await road.review(court, made["id"])
    decided = "UPDATE custody.measure SET lift_ruling_no = 'r', lift_reason = '-', lift_decided_by = '-', lift_decided_at = $2 WHERE id = $1"
    await court.sql(decided, "held-871", CLOCK_START)
    [item] = await road.sign(court, [made["id"]], "faguan01")
    assert (item["outcome"], item["problem"]["type"].rpartition(":")[2]) == ("refused", "record_moved")
    said = item["problem"]["errors"][0]["detail"]
    assert said == "案件登记的该财产已经决定解除，不能再裁定解除"
    alone = {"passphrase": road.passphrase(court, "faguan01")}
    answer = await court.call("POST", "documents", f"/documents/{made['id']}/signature", "faguan01", alone)
    assert answer.status_code == 409
    undone = "UPDATE custody.measure SET lift_ruling_no = NULL, lift_reason = NULL, lift_decided_by = NULL, lift_decided_at = NULL WHERE id = $1"
    await court.sql(undone, "held-871")
    assert [one["outcome"] for one in await road.sign(court, [made["id"]], "faguan01")] == ["signed"]

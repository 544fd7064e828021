"""What the receiving court says is missing is sent after within three days, under the same commission (法发〔2017〕27号第十条)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.harness import Court
from tests.services.commission.road import delegated, instructed, letter, letter_id, sent
from tests.services.commission.supplement.road import asked, new_card, says_incomplete, supply
from tests.services.custody.road import books, duties, fault, fired, write_scenario


@pytest.mark.walk
async def test_what_is_missing_is_sent_after_and_the_matter_is_done(court: Court) -> None:
    case, commission = await instructed(court, 71)
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(one["identity"] for one in file["parties"] if one["role"] == "respondent")
    await write_scenario(court, respondent, commission="incomplete", commission_after_days=1)
    assert (await letter(court, commission)).status_code == 200
    now = await court.advance()
    await fault(court, "court", "commission-feedback", "double")
    await court.advance(to=(now + timedelta(days=1, hours=1)).isoformat())
    assert await fired(court) == 1
    missing = await asked(court, case)
    assert "执行公务证件" in missing["missing"]
    (duty,) = [
        row
        for row in await court.listed("intake", f"/cases/{case}/duties", "weituo01")
        if row["rule_id"] == "commission.supplement"
    ]
    assert (duty["state"], duty["article"], duty["due_date"]) == (
        "open",
        "法发〔2017〕27号第十条",
        "2026-03-06",
    )
    (item,) = [
        row
        for row in (await court.do("GET", "commission", "/work", "weituo01"))["items"]
        if row["about"] == missing["id"]
    ]
    assert item["operation"] == "supply_missing"

    assert (await supply(court, missing, "chengban01")).status_code == 403
    for same in ([], commission["papers"], [{"kind": "officer_card", "document_id": "made-up"}]):
        papers = [{name: one[name] for name in ("kind", "document_id")} for one in same]
        assert (await supply(court, missing, enclosures=papers)).status_code == 409
    unchanged = await supply(court, missing, document_id=letter_id(case))
    assert unchanged.json()["type"] == "urn:jiyue:problem:supplement_refused"

    await fault(court, "court", "supplements", "lost_reply")
    supplied = await supply(court, missing, enclosures=[await new_card(court, case)])
    assert supplied.status_code == 200, supplied.text
    now = await court.advance()
    assert await fired(court) == 1
    (sent_letter,) = await books(court, "commissions", case)
    known = await asked(court, case)
    assert known["receipt_no"] == sent_letter["supplement"]["receipt_no"]
    assert sent_letter["supplement"]["enclosures_sha256"] == [paper["sha256"] for paper in known["papers"]]
    assert await duties(court, case, "commission.supplement") == ["met"]
    assert (
        await supply(court, missing, enclosures=[await new_card(court, case, "再换发")])
    ).status_code == 409
    await court.advance(to=(now + timedelta(days=2)).isoformat())
    done = await court.do("GET", "commission", f"/commissions/{commission['id']}", "weituo01")
    assert (done["state"], done["result"], done["in_force"]) == ("told", "done", True)


@pytest.mark.walk
async def test_what_is_not_cured_is_withdrawn_and_three_days_do_not_begin_anew(court: Court) -> None:
    case, asset = await delegated(court, 72)
    commission = await sent(court, case, asset)
    assert (await says_incomplete(court, commission, "m-1")).status_code == 200
    assert (await says_incomplete(court, commission, "m-1")).status_code == 200
    again = await says_incomplete(court, commission, "m-2")
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:supplement_open")
    await court.advance()
    missing = await asked(court, case)
    assert await duties(court, case, "commission.supplement") == ["open"]
    path = f"/commissions/{commission['id']}/withdrawal"
    await court.do("POST", "commission", path, "chengban01", {"reason": "材料无法补齐"})
    await court.advance()
    assert await duties(court, case, "commission.supplement") == ["met"]
    refused = await supply(court, missing, enclosures=[await new_card(court, case)])
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:supplement_refused")
    assert (await court.do("GET", "commission", f"/work?case_number={case}", "weituo01"))["items"] == []

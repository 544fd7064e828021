"""财产线索 outside an interview: received from anybody on a paper, and checked by the officer in its limit."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.agreement import waiting
from tests.harness import Court
from tests.services.custody import road
from tests.services.intake.road import CLUE, duties


@pytest.mark.walk
async def test_a_clue_from_anybody_is_checked_in_time(court: Court) -> None:
    case = await road.file_case(court, 1531, road.CAR)
    await road.assign(court, case)
    parties = {
        one["role"]: one
        for one in (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    }
    applicant = parties["applicant"]
    about = {"respondent_id": parties["respondent"]["id"], "asset_kind": "equity"}
    now = await court.advance()

    async def give(who: str = "lian01", **own: Any) -> httpx.Response:
        form = await court.upload(case, FilePurpose.CLUE, "lian01", f"线索{own}")
        body = {"party": applicant["id"], "words": CLUE, "paper": form["id"], "received_at": now.isoformat()}
        return await court.call("POST", "intake", f"/cases/{case}/clues", who, body | own)

    async def check(one: str, **own: Any) -> httpx.Response:
        body = {"result": "nothing"} | own
        return await court.call("POST", "intake", f"/clues/{one}/check", "chengban01", body)

    assert (await give("chengban02")).status_code == 403, "of the case's officer, or at the counter"
    given = await give()
    assert (given.status_code, given.json()["giver"]) == (201, applicant["name"]), given.text
    again = await give(paper=given.json()["paper"])
    assert (again.status_code, again.json()["type"]) == (409, "urn:jiyue:problem:clue_on_record")
    urgent = await give(party=None, outsider="李和", urgent=True, words="被执行人正在转移名下股权", **about)
    assert urgent.status_code == 201, urgent.text
    await court.advance()
    open_ones = {one["due_date"] for one in (await duties(court, case)).values() if "clue" in one["rule_id"]}
    assert len(open_ones) == 2, "seven days and three"
    waits = {about for about, _ in await waiting(court, "intake", case, "chengban01")}
    assert {given.json()["id"], urgent.json()["id"]} <= waits

    nothing = await check(given.json()["id"])
    assert (nothing.status_code, [one["field"] for one in nothing.json()["errors"]]) == (422, ["check_paper"])
    (asset,) = await court.listed("custody", f"/cases/{case}/assets", "chakong01")
    found = await check(given.json()["id"], result="property", asset=asset["id"])
    assert (found.status_code, found.json()["state"]) == (200, "checked"), found.text
    assert (await check(given.json()["id"], result="property", asset=asset["id"])).status_code == 409
    queries = await court.listed("custody", f"/cases/{case}/queries", "chakong01")
    early = await check(urgent.json()["id"], query=queries[0]["id"])
    assert (early.status_code, [one["field"] for one in early.json()["errors"]]) == (422, ["query"])
    again_asked = {"channel": "national", "reason": "核查财产线索"}
    await court.do("POST", "custody", f"/cases/{case}/queries", "chakong01", again_asked)
    await court.advance(workdays=1)
    known = {one["id"] for one in queries}
    later = [one["id"] for one in await court.listed("custody", f"/cases/{case}/queries", "chakong01")]
    (begun,) = [one for one in later if one not in known]
    vague = await give(words="被执行人还有其他财产", received_at=now.isoformat())
    unfit = await check(vague.json()["id"], query=begun)
    assert (unfit.status_code, [one["field"] for one in unfit.json()["errors"]]) == (422, ["query"])
    by_paper = await court.upload(case, FilePurpose.CLUE_CHECK, "lian01", "现场核查笔录")
    assert (await check(vague.json()["id"], check_paper=by_paper["id"])).status_code == 200
    shown = await check(urgent.json()["id"], query=begun)
    assert (shown.status_code, shown.json()["query"]) == (200, begun), shown.text
    await court.advance()
    assert {one["state"] for one in (await duties(court, case)).values() if "clue" in one["rule_id"]} == {
        "met"
    }

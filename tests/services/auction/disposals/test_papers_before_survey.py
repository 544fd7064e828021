"""The auction team has something to do once the dossier centre has the papers of the day, and is told so (二(四)2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from tests.harness import Court
from tests.services.auction.road import Road, agree, refusal

pytestmark = pytest.mark.walk


async def test_nothing_is_surveyed_or_instructed_before_the_papers_are_transferred(court: Court) -> None:
    road = await Road.begin(court)
    decision = await road.decision()
    await court.do("POST", "auction", f"/cases/{road.case}/disposals", "chengban01", decision)

    async def instruct(**own: Any) -> Any:
        by = (await court.advance() + timedelta(days=5)).isoformat()
        body = {"team": "auction", "content": "请办理现状调查、询价和上网拍卖。", "feedback_by": by} | own
        return await court.call("POST", "intake", f"/cases/{road.case}/instructions", "chengban01", body)

    async def survey() -> Any:
        path = f"/disposals/{road.asset}/survey"
        return await road.call(path, "wangpai01", await road.survey_body())

    assert refusal(await instruct()) == (422, "instruction_faulty"), "it names what is to be sold"
    assert refusal(await instruct(asset=road.parties[0])) == (422, "instruction_faulty")
    untold = await instruct(asset=road.asset)
    assert refusal(untold) == (409, "instruction_papers")
    assert untold.json()["errors"][0]["article"] == "二(四)2"
    assert refusal(await survey()) == (409, "day_bundle_incomplete")
    assert (road.asset, "complete_survey") not in await agree(court, road.case)

    papers = {
        "ruling": decision["ruling_document"],
        "title": await road.paper(FilePurpose.TITLE_CERTIFICATE),
        "inventory": await road.paper(FilePurpose.INVENTORY),
        "party_data": await road.paper(FilePurpose.PARTY_PROOF),
    }
    await road.do("papers", {"papers": papers}, "chengban01")
    assert refusal(await instruct(asset=road.asset)) == (409, "instruction_papers"), "given is not accepted"
    found = dict.fromkeys(papers, "") | {"title": "证书缺页，请补全"}
    await road.do("papers/receipt", {"papers": found}, "juanzong01")
    assert refusal(await survey()) == (409, "day_bundle_incomplete"), "one was returned"
    assert (await road.file())["transferred_at"] is None
    await road.give(title=await road.paper(FilePurpose.TITLE_CERTIFICATE, "补全的证书"))

    at = (await road.file())["transferred_at"]
    assert at is not None
    assert (road.asset, "complete_survey") in await agree(court, road.case)
    told = (await instruct(asset=road.asset)).json()
    assert (told["asset"], datetime.fromisoformat(told["transferred_at"])) == (
        road.asset,
        datetime.fromisoformat(at),
    )
    assert (await survey()).is_success

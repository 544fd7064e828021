"""What another court holds first is left to it, until ours is the first: 查封扣押冻结规定第二十六条; 处置参考价规定第一条."""

from __future__ import annotations

import pytest

from services.auction.deferral.rules import Ground, check_ground, check_over
from services.auction.disposals.rules import Elsewhere
from shared.contracts.documents.purposes import FilePurpose
from shared.values.refusal import Problem
from tests.harness import Court
from tests.services.auction.road import Road, refusal
from tests.services.custody.road import duties

SELLING, SOLD, GIVEN_UP = (Elsewhere("案", state, "") for state in ("listed", "delivered", "withdrawn"))


@pytest.mark.parametrize(("others", "elsewhere"), [([SELLING], True), ([SOLD, GIVEN_UP], False), ([], False)])
def test_that_it_is_sold_in_another_case_is_what_the_record_says(
    others: list[Elsewhere], elsewhere: bool
) -> None:
    for check, holds in ((check_ground, elsewhere), (check_over, not elsewhere)):
        if holds:
            check(Ground.ELSEWHERE, others, paper=False)
        else:
            with pytest.raises(Problem, match="not_to_defer"):
                check(Ground.ELSEWHERE, others, paper=True)


async def test_what_waits_behind_another_court_is_priced_once_it_is_ours(court: Court) -> None:
    road = await Road.begin(court)
    assert await duties(court, road.case, "custody.reference_price_start") == ["open"]
    path, ended = f"/assets/{road.asset}/deferral", f"/assets/{road.asset}/deferral-end"
    own = await court.upload(road.case, FilePurpose.SEIZURE_RETURN, "chengban01", "本人存入的回执")
    paper = await road.paper(FilePurpose.SEIZURE_RETURN, "轮候第二位")
    waiting = {"ground": "waiting", "paper": paper}
    assert refusal(await road.call(path, "wangpai01", waiting)) == (403, "office_required")
    assert refusal(await road.call(path, "chengban02", waiting)) == (403, "case_not_open")
    assert refusal(await road.call(path, "chengban01", {"ground": "waiting"})) == (409, "not_to_defer")
    assert refusal(await road.call(path, "chengban01", {"ground": "elsewhere"})) == (409, "not_to_defer")
    declared = await road.call(path, "chengban01", waiting | {"paper": own["id"]})
    assert refusal(declared) == (409, "file_not_of_case")
    assert refusal(await road.call(ended, "chengban01", {"paper": paper})) == (409, "not_to_defer")
    assert (await road.call(path, "chengban01", waiting)).status_code == 201
    assert refusal(await road.call(path, "chengban01", waiting)) == (409, "not_to_defer")
    await court.advance()
    assert await duties(court, road.case, "custody.reference_price_start") == ["met"]

    decision = await road.decision()
    disposals = f"/cases/{road.case}/disposals"
    early = await road.call(disposals, "chengban01", decision)
    assert (refusal(early), early.json()["article"]) == (
        (409, "not_disposable"),
        "查封扣押冻结规定第二十六条",
    )
    assert refusal(await road.call(ended, "chengban01", {})) == (409, "not_to_defer")
    assert refusal(await road.call(ended, "chengban01", {"paper": paper})) == (409, "file_not_of_case")
    first = await road.paper(FilePurpose.SEIZURE_RETURN, "在先查封已解除，本案为首先查封")
    assert (await road.call(ended, "chengban01", {"paper": first})).status_code == 201
    await court.advance()
    assert await duties(court, road.case, "auction.price_start_once_first") == ["open"]
    assert (await road.call(disposals, "chengban01", decision)).status_code == 201
    assert refusal(await road.call(path, "chengban01", waiting)) == (409, "not_to_defer")

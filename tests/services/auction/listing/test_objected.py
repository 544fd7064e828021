"""民诉法解释第四百六十三条: what an outsider claims is not put up for sale while his objection is looked into."""

from __future__ import annotations

import pytest

from services.intake.petitions.models import Petition
from tests.harness import Court
from tests.records import put, record
from tests.services.auction.road import Road


@pytest.mark.walk
async def test_nothing_is_published_while_an_outsiders_objection_is_open(court: Court) -> None:
    road = await Road.begin(court)
    await road.decide()
    await road.price()
    await road.draft(1, 46)
    await road.make_publishable()
    about = {"kind": "third_party", "outsider": "周海涛", "asset": road.asset}
    objection = record(Petition, case_number=road.case, **about)
    await put(court, objection)
    path = f"/listings/{road.listing}/publication"
    for tried in ({"Prefer": "handling=dry-run"}, {}):
        refused = await road.call(path, "wangpai01", **tried)
        assert refused.status_code == 409, refused.text
        (fault,) = refused.json()["errors"]
        assert (fault["field"], fault["article"]) == ("asset_id", "民诉法解释第四百六十三条")
    listing = await court.do("GET", "auction", f"/listings/{road.listing}", "wangpai01")
    assert listing["published_at"] is None
    await court.sql("UPDATE intake.petition SET state = 'withdrawn' WHERE id = $1", objection.id)
    assert (await road.call(path, "wangpai01")).is_success

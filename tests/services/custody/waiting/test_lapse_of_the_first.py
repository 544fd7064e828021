"""A measure that lapses lets go of the thing, and what waits holds it (查封扣押冻结规定第二十六条、第二十七条)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.values.zone import COURT_ZONE
from tests.harness import Court
from tests.services.custody.road import (
    CAR,
    decide,
    duties,
    one_thing,
    ruled,
    ruling,
)
from tests.services.custody.waiting.road import HOLDS, PRICE, inspect, now, place, sealed

pytestmark = pytest.mark.road


async def test_what_waits_holds_the_thing_from_the_day_after_the_first_has_lapsed(court: Court) -> None:
    plate = one_thing(CAR)
    first, second = await sealed(court, 11, plate, days=20), await sealed(court, 12, plate, days=30)
    third = await sealed(court, 13, plate)
    assert (place(second), place(third)) == (("waiting", 2, False), ("waiting", 3, False))
    last = date.fromisoformat(first["measure"]["expires_on"])
    begins = datetime.combine(last + timedelta(1), datetime.min.time(), COURT_ZONE)
    await court.advance(to=(begins + timedelta(hours=9)).isoformat())
    assert ((await now(court, first))["measure"]["state"], (await now(court, second))["controlled"]) == (
        "lapsed",
        True,
    ), "by law, whoever notices"
    assert (await now(court, third))["controlled"] is False
    await inspect(court)
    second, third = await now(court, second), await now(court, third)
    assert (place(second), place(third)) == (HOLDS, ("waiting", 2, False))
    assert datetime.fromisoformat(second["measure"]["effective_at"]) == begins
    assert second["measure"]["expires_on"] == str(last + timedelta(31)), "thirty days, as ruled"
    assert await duties(court, second["case_number"], PRICE) == ["open"]

    anew = await ruling(court, first["case_number"], another="anew")
    assert (await decide(court, first, "freeze_online", ruling_document=anew)).status_code == 201
    await court.advance()
    assert place(await now(court, first)) == ("waiting", 3, False), "who let it lapse comes last"


@pytest.mark.parametrize(("seed", "what"), [(61, "renewed"), (63, "lapsed")])
async def test_a_renewal_keeps_its_place_and_one_that_comes_too_late_takes_none(
    court: Court, seed: int, what: str
) -> None:
    plate = one_thing(CAR, str(seed))
    first, second = await sealed(court, seed, plate, days=20), await sealed(court, seed + 1, plate)
    case, last = first["case_number"], date.fromisoformat(first["measure"]["expires_on"])
    term = {"starts_on": str(last + timedelta(1)), "ends_on": str(last + timedelta(300))}
    rows = [row | term for row in (await ruled(court, case))["assets"]]
    body = {
        "ruling_document": await ruling(court, case, another="renewal", assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice"),
    }
    path = f"/measures/{first['measure']['id']}/renewal"
    if what == "lapsed":
        after = datetime.combine(last + timedelta(1), datetime.min.time(), COURT_ZONE)
        await court.advance(to=(after + timedelta(hours=9)).isoformat())
        refused = await court.call("POST", "custody", path, "chakong01", body)
        assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第二十七条")
        await inspect(court)
        assert place(await now(court, second)) == HOLDS
        return
    await court.do("POST", "custody", path, "chakong01", body)
    await court.advance()
    assert (place(await now(court, first)), place(await now(court, second))) == (
        HOLDS,
        ("waiting", 2, False),
    )
    ((until,),) = await court.sql(
        "SELECT waits_until FROM custody.measure WHERE id = $1", second["measure"]["id"]
    )
    assert until == last + timedelta(300), "as long as the renewed term"


@pytest.mark.parametrize(("seed", "in_time"), [(65, True), (67, False)])
async def test_of_a_renewal_that_is_entered_late_the_institutions_own_day_says_whether_it_keeps_its_place(
    court: Court, seed: int, in_time: bool
) -> None:
    plate = one_thing(CAR, str(seed))
    first, second = await sealed(court, seed, plate, days=20), await sealed(court, seed + 1, plate)
    case, last = first["case_number"], date.fromisoformat(first["measure"]["expires_on"])
    await court.sql("UPDATE custody.measure SET offline = true WHERE id = $1", first["measure"]["id"])
    term = {"starts_on": str(last + timedelta(1)), "ends_on": str(last + timedelta(300))}
    rows = [row | term for row in (await ruled(court, case))["assets"]]
    body = {
        "ruling_document": await ruling(court, case, another="renewal", assets=rows),
        "letter_document": await ruling(court, case, "assistance_notice"),
    }
    path = f"/measures/{first['measure']['id']}"
    await court.do("POST", "custody", f"{path}/renewal", "chakong01", body)
    lapsed = datetime.combine(last + timedelta(1), datetime.min.time(), COURT_ZONE)
    await court.advance(to=(lapsed + timedelta(hours=9)).isoformat())
    await inspect(court)
    assert place(await now(court, second)) == HOLDS, "as far as anybody here knows"
    assert await duties(court, second["case_number"], "custody.renewal") == ["open"]

    paper = await court.upload(case, FilePurpose.SEIZURE_RETURN, "juanzong01", f"续行回执{seed}")
    at = lapsed - timedelta(days=1) if in_time else lapsed + timedelta(hours=1)
    shown = {"record": paper["id"], "effective_at": at.isoformat()}
    answer = await court.call("POST", "custody", f"{path}/return", "chakong01", shown)
    await court.advance()
    if in_time:
        assert answer.is_success, answer.text
        assert place(await now(court, first)) == HOLDS
        assert place(await now(court, second)) == ("waiting", 2, False)
        assert await duties(court, second["case_number"], "custody.renewal") == ["met"]
    else:
        assert answer.json()["type"] == "urn:jiyue:problem:measure_lapsed"
        assert place(await now(court, second)) == HOLDS

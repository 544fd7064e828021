"""What was seized in several cases before they were compared gets its place by the order of taking effect."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

from services.custody.measures.models import Measure
from services.custody.network.models import Asset, Feedback, Query
from shared.values.asset_kind import one_name
from tests.harness import CLOCK_START, Court
from tests.records import put, record

UPGRADE = import_module("services.custody.migrations.custody_0011_waiting_measures")
DAY = timedelta(days=1)
LAST = CLOCK_START.date() + 300 * DAY


async def test_what_took_effect_first_holds_the_thing(court: Court) -> None:
    written = (
        "豫（2020）信阳市不动产权第0000001号",
        "豫(2020) 信阳市不动产权第０000001号",
        "豫〔2020〕信阳市不动产权第0000001号",
    )
    query = record(Query, case_number="c")
    feedback = record(Feedback, case_number="c", query_id=query.id)
    await put(court, query, feedback)

    async def held(
        case: int, since: int, kind: str = "real_estate", last: date = LAST, **columns: object
    ) -> str:
        asset = record(
            Asset,
            case_number=f"c{case}",
            feedback_id=feedback.id,
            kind=kind,
            identifier=written[case % 3],
            thing="",
        )
        its = {"asset_id": asset.id, "case_number": f"c{case}", "effective_at": CLOCK_START - since * DAY}
        measure = record(Measure, **its, expires_on=last, ruling_document="r", **columns)
        await put(court, asset, measure)
        return str(measure.id)

    third, first = await held(1, 5), await held(2, 20)
    second = await held(3, 10)
    lapsed = await held(4, 400, last=CLOCK_START.date() - DAY)
    deposits = [await held(case, case, "bank_deposit") for case in (5, 6)]
    for statement in (UPGRADE.THINGS, UPGRADE.QUEUED, UPGRADE.PLACES):
        await court.sql(statement)
    rows = await court.sql("SELECT id, rank, waits_until FROM custody.measure")
    places = {row["id"]: (row["rank"], row["waits_until"]) for row in rows}
    assert [places[one] for one in (first, second, third)] == [(1, None), (2, LAST), (3, date.max)]
    assert {places[one] for one in (lapsed, *deposits)} == {(1, None)}
    things = await court.sql("SELECT thing, identifier FROM custody.asset WHERE kind = 'real_estate'")
    assert {row["thing"] == one_name(row["identifier"]) for row in things} == {True}

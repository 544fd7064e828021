"""失信名单规定第十条: after 终本 two queries that find nothing, and no clue that leads anywhere, take a debtor off the list."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from services.custody.network.models import Feedback, Query
from services.intake.closing.models import ClosingRequest
from services.intake.clues.models import Clue
from services.intake.coercion.deletion import Searches, check_nothing_found
from services.intake.coercion.models import Coercion
from shared.contracts.documents.purposes import FilePurpose
from shared.gateways.asset_query import SOURCES
from shared.values.refusal import Problem
from tests.harness import Court
from tests.records import put, record
from tests.services.custody import road

ENDED = datetime.fromisoformat("2026-03-04T10:00:00+08:00")
BEFORE, SOON, LATER = (ENDED + timedelta(days=days) for days in (-1, 180, 360))


@pytest.mark.parametrize(
    ("concluded_at", "searches", "clued_at", "faults"),
    [
        (ENDED, Searches((SOON, LATER)), (), 0),
        (ENDED, Searches((SOON, LATER), (BEFORE,)), (BEFORE,), 0),
        (None, Searches((SOON, LATER)), (), 1),
        (ENDED, Searches((BEFORE, LATER)), (), 1),
        (ENDED, Searches((SOON, LATER), (LATER,)), (), 1),
        (ENDED, Searches((SOON, LATER)), (LATER,), 1),
        (ENDED, Searches((), (SOON,)), (LATER,), 3),
    ],
)
def test_two_queries_after_the_round_and_no_clue(
    concluded_at: datetime | None, searches: Searches, clued_at: tuple[datetime, ...], faults: int
) -> None:
    if not faults:
        check_nothing_found(concluded_at, searches, clued_at, LATER)
        return
    with pytest.raises(Problem) as refused:
        check_nothing_found(concluded_at, searches, clued_at, LATER)
    assert [one.article for one in refused.value.errors] == ["失信名单规定第十条"] * faults


@pytest.mark.walk
async def test_a_listing_is_not_deleted_for_what_the_record_does_not_show(court: Court) -> None:
    case = await road.file_case(court, 1535)
    await road.assign(court, case)
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    debtor = next(one["id"] for one in parties if one["role"] == "respondent")
    now = await court.advance()
    by = {"requested_by": "chengban01", "decided_by": "yuanzhang01", "decided_at": now, "carried_out_at": now}
    own = {"kind": "dishonest", "party": debtor, "state": "in_force", "document": f"listing-{case}"}
    listed = record(Coercion, case_number=case, **own, **by)
    reviewed = {"requested_by": "chengban01", "reviewed_by": "zhixiao01", "reviewed_at": now}
    round = record(
        ClosingRequest, case_number=case, mode="concluded_this_round", state="approved", **reviewed
    )
    await put(court, listed, round)
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'concluded_this_round',"
        " closed_at = $2 WHERE case_number = $1",
        case,
        now,
    )
    paper = await court.upload(case, FilePurpose.COERCION_END, "wenshu01", "终本后两次查询结果")
    later = await court.advance(workdays=1)

    async def note() -> Any:
        body = {"ground": "nothing_found", "at": now.isoformat(), "end_paper": paper["id"]}
        asked = {"Prefer": "handling=dry-run"}
        return await court.call(
            "POST", "intake", f"/coercions/{listed.id}/end-ground", "chengban01", body, **asked
        )

    async def ask(occasion: str, answers: int) -> None:
        on = {"case_number": case, "respondent_id": debtor, "channel": "national", "occasion": occasion}
        query = record(Query, **on, started_at=later)
        found = [
            record(Feedback, case_number=case, query_id=query.id, source=one, message_id=f"{occasion}{one}")
            for one in SOURCES["national"][:answers]
        ]
        await put(court, query, *found)

    await ask("upkeep_1", len(SOURCES["national"]))
    await ask("upkeep_2", 1)
    once = await note()
    assert (once.status_code, [one["field"] for one in once.json()["errors"]]) == (422, ["ground"]), once.text
    await ask("upkeep_3", len(SOURCES["national"]))
    twice = await note()
    assert twice.is_success, twice.text
    clue = record(Clue, case_number=case, outsider="李和", received_at=later, party=None)
    await put(court, clue)
    clued = await note()
    assert clued.status_code == 422, "nobody has checked the clue"

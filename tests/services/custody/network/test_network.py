"""Queries start by themselves, every answer is kept once, and what was answered is filed: 二(二)1, 2, 6."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

from shared.contracts.intake.facts import CaseFiled, PartyCorrected
from shared.gateways.asset_query import SOURCES
from tests.facts import closed
from tests.harness import Court
from tests.services.custody.road import (
    ALL,
    DEPOSIT,
    FLAT,
    assets,
    books,
    duties,
    fault,
    file_case,
    fired,
    forge,
)


async def _feedbacks(court: Court, case: str) -> list[dict[str, Any]]:
    return await court.listed("custody", f"/cases/{case}/feedbacks", "chakong01")


@pytest.mark.walk
async def test_both_channels_are_asked_at_filing_and_every_source_is_heard(court: Court) -> None:
    case = await file_case(court, 1, *ALL)
    queries = await court.listed("custody", f"/cases/{case}/queries", "chakong01")
    asked = [(query["occasion"], query["channel"]) for query in queries]
    assert asked == [("filing", "national"), ("filing", "local")]
    assert all(query["started_at"] for query in queries)
    for rule in ("custody.first_query", "custody.national_query", "quality.local_query"):
        assert await duties(court, case, rule) == ["met"]
    heard = {(f["channel"], f["source"]) for f in await _feedbacks(court, case)}
    assert heard == {(channel, source) for channel, sources in SOURCES.items() for source in sources}
    assert {a["value"] for a in (await assets(court, case)).values()} == {
        f"{f.value_fen // 100}.00" for f in ALL
    }
    assert await duties(court, case, "custody.feedback_handled") == ["open"] * 4
    assert await duties(court, case, "custody.delegate_outside") == ["open"]


async def test_a_query_is_asked_once_though_its_answer_is_lost_and_its_order_forged(court: Court) -> None:
    await fault(court, "query", "queries", "lost_reply")
    case = await file_case(court, 2, DEPOSIT)
    assert await fired(court) == 1
    await forge(court, f"network/{case}", CaseFiled, case)
    assert len(await books(court, "queries", case)) == 2
    assert len(await _feedbacks(court, case)) == sum(map(len, SOURCES.values()))


@pytest.mark.walk
async def test_one_channel_is_asked_though_the_other_refuses_and_that_one_is_asked_again(
    court: Court,
) -> None:
    await fault(court, "query", "queries", "refused")
    case = await file_case(court, 11, DEPOSIT)
    (asked,) = await books(court, "queries", case)
    assert asked["channel"] == "local"
    assert await duties(court, case, "quality.local_query") == ["met"]
    assert await duties(court, case, "custody.national_query") == ["open"]
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert ["发起网络查询" in row["text"] for row in tasks] == [True]

    path, body = f"/cases/{case}/queries", {"channel": "national", "reason": "查询系统恢复"}
    assert (await court.call("POST", "custody", path, "wenshu01", body)).status_code == 403
    again = await court.do("POST", "custody", path, "chakong01", body)
    assert again == {"occasion": "filing", "channel": "national"}
    await court.advance()
    assert len(await books(court, "queries", case)) == 2
    assert await duties(court, case, "custody.national_query") == ["met"]
    assert len(await assets(court, case)) == 1

    once_more = await court.do("POST", "custody", path, "lian01", body)
    assert once_more["occasion"] == "again_1"
    await court.advance()
    assert [one["channel"] for one in await books(court, "queries", case)] == [
        "local",
        "national",
        "national",
    ]
    assert len(await assets(court, case)) == 1, "the same asset is found once"
    await closed(court, case)
    assert (await court.call("POST", "custody", path, "chakong01", body)).status_code == 409


async def test_after_a_correction_both_channels_are_asked_again_whatever_its_id(court: Court) -> None:
    case = await file_case(court, 13, DEPOSIT)
    await forge(court, f"network/{case}", PartyCorrected, case, party="p1", correction="7" * 32)
    queries = await court.listed("custody", f"/cases/{case}/queries", "chakong01")
    assert [
        (one["channel"], one["started_at"] is not None) for one in queries if one["occasion"] != "filing"
    ] == [
        ("national", True),
        ("local", True),
    ]


@pytest.mark.walk
async def test_a_channel_that_is_down_does_not_hold_up_the_other(court: Court) -> None:
    """Three tries of one request are its first attempt."""
    down = [{"system": "query", "operation": "queries", "fault": "error_500", "count": 3}]
    (await court.http.put(f"{court.urls['sandbox']}/faults", json=down)).raise_for_status()
    case = await file_case(court, 12, DEPOSIT)
    assert [one["channel"] for one in await books(court, "queries", case)] == ["local", "national"]
    assert await court.sql("SELECT 1 FROM intake.task WHERE docket = $1", f"case/{case}") == []


async def test_the_same_answer_again_changes_nothing(court: Court) -> None:
    await fault(court, "query", "query-feedback", "double")
    case = await file_case(court, 3, DEPOSIT)
    assert await fired(court) == 1
    before = await _feedbacks(court, case)
    assert len(before) == sum(map(len, SOURCES.values()))
    (bank,) = [row for row in before if row["source"] == "bank_icbc"]
    for again in (bank["content"], bank["content"] | {"message_id": "another"}):
        answer = await court.do("POST", "custody", "/query-feedback", "system:query", again)
        assert answer == {"feedback_id": bank["id"]}
    assert await _feedbacks(court, case) == before
    assert len(await assets(court, case)) == 1


async def test_another_answer_under_the_id_of_one_is_refused_and_not_lost(court: Court) -> None:
    case = await file_case(court, 6, DEPOSIT)
    heard = await _feedbacks(court, case)
    (bank,) = [row for row in heard if row["source"] == "bank_icbc"]
    (car,) = [row for row in heard if row["source"] == "vehicle"]
    more = bank["content"]["items"][0] | {"item_ref": "new", "identifier": "new"}
    for other in (
        bank["content"] | {"items": [more]},
        car["content"] | {"message_id": bank["content"]["message_id"]},
    ):
        refused = await court.call("POST", "custody", "/query-feedback", "system:query", other)
        assert (refused.status_code, refused.json()["article"]) == (409, "二(二)6")
        assert refused.json()["type"] == "urn:jiyue:problem:message_id_reused"
    assert await _feedbacks(court, case) == heard
    await court.do(
        "POST",
        "custody",
        "/query-feedback",
        "system:query",
        bank["content"] | {"items": [more], "message_id": "its-own"},
    )
    assert set(await assets(court, case)) == {DEPOSIT.identifier, "new"}


async def test_a_later_answer_enters_only_what_is_new(court: Court) -> None:
    case = await file_case(court, 4, FLAT)
    (land,) = [row for row in await _feedbacks(court, case) if row["source"] == "real_estate"]
    (known,) = land["content"]["items"]
    more = {"message_id": "more", "items": [known, known | {"item_ref": "new", "identifier": "new"}]}
    await court.do("POST", "custody", "/query-feedback", "system:query", land["content"] | more)
    assert set(await assets(court, case)) == {FLAT.identifier, "new"}
    assert (await assets(court, case))[FLAT.identifier]["feedback_id"] == land["id"]


@pytest.mark.parametrize(
    ("changes", "status", "article"),
    [
        ({"request_id": "unknown"}, 404, "二(二)2"),
        ({"channel": "local"}, 422, "二(二)2"),
        ({"source": "bank_xinyang"}, 422, "二(二)2"),
    ],
)
async def test_an_answer_to_what_was_not_asked(
    court: Court, changes: dict[str, str], status: int, article: str
) -> None:
    number = (await court.sql("SELECT id FROM custody.query WHERE channel = 'national' LIMIT 1"))[0][0]
    message = {
        "message_id": "m",
        "request_id": number,
        "source": "vehicle",
        "channel": "national",
        "items": [],
    }
    answer = await court.call("POST", "custody", "/query-feedback", "system:query", message | changes)
    assert (answer.status_code, answer.json()["article"]) == (status, article)
    assert not await court.sql("SELECT 1 FROM custody.feedback WHERE message_id = 'm'")


async def test_staff_cannot_answer_for_the_query_system(court: Court) -> None:
    message = {"message_id": "m", "request_id": "q", "source": "vehicle", "channel": "national", "items": []}
    answer = await court.call("POST", "custody", "/query-feedback", "chakong01", message)
    assert answer.status_code == 403


async def test_what_was_answered_is_filed_the_same_day_and_once(court: Court) -> None:
    case = await file_case(court, 5, DEPOSIT)
    count = sum(map(len, SOURCES.values()))
    assert await duties(court, case, "custody.feedback_filed") == ["open"] * count
    filed = await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    assert len(filed) == count
    assert {row["filed_by"] for row in filed} == {"chakong01"}
    await court.advance()
    assert await duties(court, case, "custody.feedback_filed") == ["met"] * count
    again = await court.call("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    assert (again.status_code, again.json()["article"]) == (409, "二(二)6")
    with pytest.raises(asyncpg.CheckViolationError, match="filed_by_a_person"):
        await court.sql("UPDATE custody.feedback SET filed_by = NULL WHERE id = $1", filed[0]["id"])

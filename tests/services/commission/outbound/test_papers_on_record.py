"""What goes to another court is on record, in an open case, once and by a person: 二(一)4; 二(三)2; 查封扣押冻结规定第二十八条."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest

from tests.facts import closed, closing_by, reopened
from tests.harness import Court
from tests.services.commission.road import (
    HIGH_TECH,
    delegated,
    instructed,
    instruction,
    letter,
    letter_id,
    scans,
)
from tests.services.custody.road import books, ruling_id
from tests.services.funds.road import until

WAITING = (
    "SELECT count(*) FROM pg_locks WHERE NOT granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@pytest.mark.walk
async def test_papers_that_are_not_on_record_are_named(court: Court) -> None:
    case, asset = await delegated(court, 12)
    path, good = f"/cases/{case}/commissions", instruction(asset)
    by_ruling, notice = good["papers"]
    for wrong in (
        [by_ruling | {"document_id": ruling_id(case, "lifting_ruling")}, notice],
        [by_ruling, notice | {"document_id": "made-up"}],
        [by_ruling, notice | {"document_id": by_ruling["document_id"]}],
    ):
        answer = await court.call("POST", "commission", path, "chengban01", good | {"papers": wrong})
        assert (answer.status_code, answer.json()["article"]) == (409, "二(一)4、二(三)2"), wrong
        assert [error["field"] for error in answer.json()["errors"]] == ["papers"]
    await court.sql(
        "UPDATE documents.document SET fields = '{}' WHERE id = $1", ruling_id(case, "assistance_notice")
    )
    answer = await court.call("POST", "commission", path, "chengban01", good)
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:jiyue:problem:paper_not_on_record")


@pytest.mark.walk
async def test_a_letter_that_was_not_signed_does_not_go(court: Court) -> None:
    case, commission = await instructed(court, 13)
    signed = letter_id(case)
    receipt, card = await scans(court, case)
    other, _ = await delegated(court, 19)
    for wrong, field, article in (
        ({"document_id": "made-up"}, "document_id", "二(一)4、二(三)2"),
        ({"document_id": ruling_id(case)}, "document_id", "二(一)4、二(三)2"),
        ({"document_id": letter_id(case, HIGH_TECH)}, "document_id", "二(一)4、二(三)2"),
        (
            {"enclosures": [receipt | {"document_id": "made-up"}, card]},
            "enclosures",
            "法发〔2017〕27号第八条",
        ),
        ({"enclosures": [receipt, receipt | {"kind": card["kind"]}]}, "enclosures", "法发〔2017〕27号第八条"),
        (
            {"enclosures": [(await scans(court, other, "chengban01"))[0], card]},
            "enclosures",
            "法发〔2017〕27号第八条",
        ),
        ({"enclosures": [receipt | {"kind": "ruling"}]}, "enclosures", "二(一)4、二(三)2"),
    ):
        refused = await letter(court, commission, **wrong)
        assert (refused.status_code, refused.json()["article"]) == (409, article), wrong
        assert [error["field"] for error in refused.json()["errors"]] == [field]
    await court.sql(
        "UPDATE documents.document SET state = 'reviewed', signed_at = NULL WHERE id = $1", signed
    )
    assert (await letter(court, commission)).status_code == 409
    await court.advance()
    assert await books(court, "commissions", case) == []
    await court.sql("UPDATE documents.document SET state = 'sealed', signed_at = now() WHERE id = $1", signed)
    assert (await letter(court, commission)).status_code == 200


@pytest.mark.walk
async def test_no_other_court_is_asked_to_seize_in_a_closed_case(court: Court) -> None:
    case, commission = await instructed(court, 14)
    await closed(court, case)
    refused = await letter(court, commission)
    assert (refused.status_code, refused.json()["article"]) == (409, "查封扣押冻结规定第二十八条")
    await reopened(court, case)
    assert (await letter(court, commission)).status_code == 200
    await court.advance()

    other, asset = await delegated(court, 15)
    await closed(court, other)
    path = f"/cases/{other}/commissions"
    refused = await court.call("POST", "commission", path, "chengban01", instruction(asset))
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:case_closed")
    refused = await court.call("POST", "commission", path, "chengban01", instruction(asset, "renew"))
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:jiyue:problem:case_closed")


@pytest.mark.walk
async def test_a_letter_is_not_sent_once_the_case_is_closed(court: Court) -> None:
    case, commission = await instructed(court, 16)
    async with closing_by(court, "UPDATE", "commission.commission"):
        assert (await letter(court, commission)).status_code == 200
    await court.advance()
    assert await books(court, "commissions", case) == []
    (task,) = await court.sql("SELECT text FROM intake.task WHERE docket = $1", f"case/{case}")
    assert "case_closed" in task["text"]


@pytest.mark.walk
async def test_of_simultaneous_instructions_one_is_taken(court: Court) -> None:
    case, asset = await delegated(court, 17)
    path = f"/cases/{case}/commissions"
    gate = await asyncpg.connect(court.dsn("postgres"))
    try:
        async with gate.transaction():
            await gate.execute("LOCK TABLE commission.commission IN SHARE MODE")
            asked = [
                asyncio.create_task(court.call("POST", "commission", path, "chengban01", instruction(asset)))
                for _ in range(8)
            ]

            async def two_wait() -> bool:
                return bool(await gate.fetchval(WAITING) >= 2)

            await until(two_wait)
    finally:
        await gate.close()
    answers = await asyncio.gather(*asked)
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    refused = {answer.json()["type"] for answer in answers if answer.status_code == 409}
    assert refused == {"urn:jiyue:problem:already_commissioned"}


async def test_the_record_holds_no_step_without_its_person(court: Court) -> None:
    _, commission = await instructed(court, 18)
    for changes, constraint in (
        ("issued_at = now()", "letter_is_issued_by_a_person"),
        ("issued_at = now(), sent_at = now()", "letter_is_issued_by_a_person|sent_with_receipt"),
        ("told_at = now()", "told_by_a_person|answered_before_told"),
        ("told_at = now(), told_by = 'weituo01'", "answered_before_told"),
        ("message_id = 'm', result = 'done', answered_at = now()", "sent_before_answered"),
    ):
        with pytest.raises(asyncpg.CheckViolationError, match=constraint):
            await court.sql(f"UPDATE commission.commission SET {changes} WHERE id = $1", commission["id"])

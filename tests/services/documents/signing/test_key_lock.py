"""Whoever guesses at a signer's key is stopped after a few tries, and the court hears of it (二(一)3)."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from tests.harness import Court, running_court
from tests.services.documents import road
from tests.services.documents.samples import SAMPLES

TRIES = 5
LOCKED = timedelta(hours=1)
WRONG = {"passphrase": "wrong"}
PROVEN = {"reason": "本人持工作证到场，核实无误"}
PARALLEL = 60


@pytest_asyncio.fixture(loop_scope="session")
async def court() -> AsyncIterator[Court]:
    async with running_court() as running:
        await road.install_keys(running)
        yield running


async def reviewed(court: Court) -> str:
    """A document that waits for the director's signature; the path of that."""
    case = await road.filed_case(court, 901)
    body = {"kind": "property_report_order", "fields": SAMPLES["property_report_order"]}
    document = await court.do(
        "POST", "documents", f"/cases/{case['case_number']}/documents", "wenshu01", body
    )
    await road.verify(court, document["id"])
    await road.review(court, document["id"])
    return f"/documents/{document['id']}/signature"


async def attempt(court: Court, path: str, body: dict[str, Any], **headers: str) -> tuple[int, str]:
    """Status and code of the director's attempt to sign."""
    answer = await court.call("POST", "documents", path, "juzhang01", body, **headers)
    return answer.status_code, answer.json().get("type", "").rpartition(":")[2]


def right(court: Court) -> dict[str, Any]:
    return {"passphrase": road.passphrase(court, "juzhang01")}


async def lock(court: Court, path: str) -> None:
    for _ in range(TRIES):
        assert await attempt(court, path, WRONG) == (403, "wrong_passphrase")


async def unlock(court: Court, who: str, staff_id: str = "juzhang01") -> int:
    path = f"/signing-keys/{staff_id}/unlocking"
    return (await court.call("POST", "documents", path, who, PROVEN)).status_code


async def headings(court: Court, who: str) -> list[str]:
    """What `who` was told of locked keys."""
    told = await court.listed("intake", "/reminders", who)
    return [one["text"].partition("】")[0] for one in told if "密钥" in one["text"]]


@pytest.mark.walk
async def test_sixty_tries_at_once_are_five_looks_and_the_court_hears_of_it(court: Court) -> None:
    path = await reviewed(court)
    tries = await asyncio.gather(*(attempt(court, path, WRONG) for _ in range(PARALLEL)))
    assert Counter(tries) == {(403, "wrong_passphrase"): TRIES, (403, "key_locked"): PARALLEL - TRIES}
    assert await attempt(court, path, right(court)) == (403, "key_locked"), "nor does the right one open it"
    kept = await court.sql("SELECT action FROM documents.audit WHERE action LIKE 'key.%'")
    assert Counter(row["action"] for row in kept) == {"key.refused": PARALLEL + 1, "key.lock": 1}
    await court.advance()
    assert await headings(court, "juzhang01") == ["【本人签名密钥停用告知"]
    assert await headings(court, "guanli01") == ["【签名密钥停用告知"]
    waiting = await court.sql("SELECT 1 FROM intake.task WHERE id LIKE '%key%' OR text LIKE '%密钥%'")
    assert not waiting, "what was told is no task beside"


async def test_a_dry_run_is_a_try(court: Court) -> None:
    path = await reviewed(court)
    for _ in range(TRIES):
        assert await attempt(court, path, WRONG, Prefer="handling=dry-run") == (403, "wrong_passphrase")
    assert await attempt(court, path, WRONG, Prefer="handling=dry-run") == (403, "key_locked")
    assert await attempt(court, path, right(court)) == (403, "key_locked")


async def test_what_opens_begins_the_count_anew(court: Court) -> None:
    path = await reviewed(court)
    for _ in range(TRIES - 1):
        assert await attempt(court, path, WRONG) == (403, "wrong_passphrase")
    assert await attempt(court, path, right(court), Prefer="handling=dry-run") == (200, "")
    await lock(court, path)
    assert await attempt(court, path, right(court)) == (403, "key_locked")


@pytest.mark.walk
async def test_it_ends_after_an_hour_and_one_more_wrong_one_locks_again(court: Court) -> None:
    path = await reviewed(court)
    await lock(court, path)
    answer = await court.call("POST", "documents", path, "juzhang01", right(court))
    [key] = await court.do("GET", "documents", "/signing-keys", "guanli01")
    assert (key["staff_id"], key["refused"]) == ("juzhang01", TRIES)
    assert key["locked_until"][:16].replace("T", " ") in answer.json()["detail"], "it says until when"
    now = await court.advance()
    await court.advance(to=(now + LOCKED).isoformat())
    assert await attempt(court, path, WRONG) == (403, "wrong_passphrase")
    assert await attempt(court, path, right(court)) == (403, "key_locked")
    now = await court.advance()
    await court.advance(to=(now + LOCKED).isoformat())
    assert await attempt(court, path, right(court)) == (200, "")
    assert await court.do("GET", "documents", "/signing-keys", "guanli01") == []


@pytest.mark.walk
async def test_another_who_has_seen_the_holder_unlocks_it(court: Court) -> None:
    path = await reviewed(court)
    assert await unlock(court, "guanli01") == 404, "nothing was refused"
    await lock(court, path)
    for stranger in ("juzhang01", "fujuzhang01", "wenshu01"):
        assert await unlock(court, stranger) == 403
    assert await unlock(court, "guanli01", "guanli01") == 403
    assert await unlock(court, "guanli01") == 200
    assert await attempt(court, path, right(court)) == (200, "")
    [kept] = await court.sql("SELECT subject, actor FROM documents.audit WHERE action = 'key.unlock'")
    assert (kept["subject"], kept["actor"]) == ("juzhang01", "guanli01")


async def test_a_key_is_tried_for_documents_on_record_only(court: Court) -> None:
    """Otherwise there is no case in which anybody could hear of it."""
    for path, body in (("/documents/none/signature", {}), ("/signatures", {"document_ids": ["none"]})):
        assert await attempt(court, path, WRONG | body) == (404, "unknown_document")
    assert not await court.sql("SELECT 1 FROM documents.key_guard")

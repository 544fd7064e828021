"""What custody has found and holds stands in the e-dossier (二(二)5, 二(二)6): by the case's own process, once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from shared.contracts.custody.facts import FeedbackFiled
from shared.contracts.documents.orders import FileItem
from shared.contracts.running import ORDER_TIMEOUT
from tests.facts import forge, made
from tests.harness import Court
from tests.services.custody import road


async def catalogue(court: Court, case: str) -> list[tuple[Any, ...]]:
    items = await court.listed("documents", f"/cases/{case}/dossier", "wenshu01")
    return [(one["number"], one["title"], one["kind"], one["sha256"], one["reference"]) for one in items]


async def controlled(court: Court, seed: int) -> tuple[str, Any, Any]:
    """A case with one answer filed and the list made: its number, the answer, the list."""
    case = await road.file_case(court, seed, road.DEPOSIT)
    (deposit,) = (await road.assets(court, case)).values()
    assert (await road.decide(court, deposit, "not_worth", reason="余额不足")).is_success
    filed = await court.do("POST", "custody", f"/cases/{case}/feedback-filing", "chakong01")
    listed = await court.do("POST", "custody", f"/cases/{case}/asset-list", "chakong01")
    await court.advance()
    return case, filed, listed


async def test_what_custody_files_and_lists_stands_in_the_e_dossier(court: Court) -> None:
    case, filed, listed = await controlled(court, 301)
    expected = [
        *(("网络查控反馈", "network_feedback", one["content_sha256"], one["id"]) for one in filed),
        ("已查控财产清单", "asset_list", listed["content_sha256"], listed["id"]),
    ]
    found = await catalogue(court, case)
    assert sorted(row[1:] for row in found) == sorted(expected)
    assert [row[0] for row in found] == list(range(1, len(expected) + 1))


async def test_an_order_given_again_or_of_nothing_on_record_files_nothing(court: Court) -> None:
    case, filed, listed = await controlled(court, 302)
    before = await catalogue(court, case)
    for kind, reference in (
        ("network_feedback", filed[0]["id"]),
        ("network_feedback", listed["id"]),
        ("asset_list", listed["id"]),
        ("asset_list", "no-such-list"),
    ):
        await court.client.execute_activity(
            "documents.file_item",
            FileItem(case_number=case, kind=kind, reference=reference),
            id=uuid4().hex,
            task_queue="documents",
            start_to_close_timeout=ORDER_TIMEOUT,
        )
    now = await court.advance()
    forged = made(now, FeedbackFiled, f"case/{case}", feedback="no-such-feedback")
    await forge(court, f"documents/{case}", forged)
    assert await catalogue(court, case) == before

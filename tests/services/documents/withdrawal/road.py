"""How a document is taken back."""

from __future__ import annotations

import httpx

from tests.harness import Court

REASON = {"reason": "受送达人名称写错，文书尚未发出，须重新制作"}


async def withdraw(court: Court, document: str, who: str, **headers: str) -> httpx.Response:
    return await court.call("POST", "documents", f"/documents/{document}/withdrawal", who, REASON, **headers)

"""提示: what the person has been told and has not acknowledged, by case, each acknowledged in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from services.desk import objects
from services.desk.frame import Form, Me, render
from services.desk.words import part

router = APIRouter()


@router.get("/prompts")
async def prompts(
    request: Request,
    me: Me,
    done: bool = False,
    cursor: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """Those that wait, the oldest first, or those that are acknowledged, the newest first."""
    now, found = await asyncio.gather(
        me.now(),
        me.get(
            "intake",
            "/reminders",
            acknowledged=str(done).lower(),
            withdrawn="" if done else "false",
            sort="newest" if done else "oldest",
            limit="100",
            cursor=cursor,
        ),
    )
    return render(
        request,
        "prompts",
        found.status,
        now=now,
        done=done,
        found=found,
        cases=_by_case(found.body["items"]) if found.ok else [],
        key=uuid4().hex,
    )


def _by_case(items: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """The messages of each docket together, in the order of the first."""
    cases: dict[str, list[Any]] = {}
    for one in items:
        cases.setdefault(objects.case_of(one["docket"]), []).append(one)
    return list(cases.items())


@router.post("/prompts/{prompt}")
async def acknowledge(request: Request, me: Me, typed: Form, prompt: str) -> Response:
    """The person confirms one message that he has read, and is back where the others wait."""
    path = f"/reminders/{part(prompt)}/acknowledgement"
    key = typed.get("_key", [""])[0][:100]
    answer = await me.act("POST", "intake", path, None, {"Idempotency-Key": f"{key}-{prompt}"[:200]})
    if not answer.ok:
        return render(request, "refused", answer.status, problem=answer.body)
    return RedirectResponse("/prompts", 303)

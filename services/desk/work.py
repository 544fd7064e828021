"""我的工作: what waits for me, what I wait for, what I have done, of all six services."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from services.desk import objects
from services.desk.apis import TITLES, Answer, Person
from services.desk.beginning import first_things
from services.desk.frame import Me, SignedIn, render
from services.desk.signing import SIGN
from shared.contracts.teams import TEAMS
from shared.values.roles import Office

router = APIRouter()
View = Literal["mine", "waiting", "done"]
By = Literal["", "case", "act"]
HAND_ON = "hand_on_task"
ROWS = 100
"""On one page, whatever waits: no page is heavier than 150 KB."""
VIEWS: Mapping[View, str] = {"mine": "待我办理", "waiting": "待他人办理", "done": "我已办理"}


@router.get("/")
async def work(
    request: Request,
    me: Me,
    session: SignedIn,
    view: View = "mine",
    case: Annotated[str, Query(max_length=60)] = "",
    act: Annotated[str, Query(max_length=200)] = "",
    by: By = "",
    page: Annotated[int, Query(ge=1, le=20)] = 1,
) -> Response:
    """Each team's part is asked at the same time; one that does not answer says so in its place."""
    now, early, asked = await asyncio.gather(
        me.now(),
        me.get("intake", "/duties/early", limit="1"),
        asyncio.gather(*(me.get(team, "/work", view=view, case_number=case, limit="200") for team in TEAMS)),
    )
    answers = dict(zip(TEAMS, asked, strict=True))
    items = _ordered(answers, view)
    acts = Counter(item["act"] for item in items)
    chosen = [item for item in items if act in ("", item["act"])]
    if by:
        chosen = [item for _, group in _grouped(chosen, by) for item in group]
    pages = max(1, -(-len(chosen) // ROWS))
    page = min(page, pages)
    shown = chosen[(page - 1) * ROWS : page * ROWS]
    return render(
        request,
        "work",
        now=now,
        first=await first_things(me, now) if Office.ADMINISTRATOR in session.offices else [],
        view=view,
        views=VIEWS,
        case=case,
        act=act,
        acts=acts,
        to_sign=sum(item["operation"] == SIGN for item in items),
        early=[band for band in early.body["bands"] if band["count"]] if early.ok and view == "mine" else [],
        count=len(chosen),
        items=shown,
        page=page,
        pages=pages,
        by=by,
        groups=_grouped(shown, by),
        sizes=Counter(item[by] for item in chosen) if by else {},
        unopened=sum(not item["opened"] for item in shown) if view == "mine" else 0,
        many=await _on_many(me, shown) if view == "mine" and act else None,
        hand_on=lambda item: objects.acts_address("intake", HAND_ON, item["about"], item["case"]),
        silent=[answer for answer in answers.values() if not answer.ok],
        cut=[TITLES[team] for team, answer in answers.items() if answer.ok and answer.body["next"]],
    )


def _grouped(items: Sequence[Mapping[str, Any]], by: By) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The items of one case, or of one act, together, in the order of the first; all of them where nothing is asked."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for item in items:
        groups.setdefault(item[by] if by else "", []).append(item)
    return list(groups.items())


async def _on_many(me: Person, items: Sequence[Mapping[str, Any]]) -> tuple[str, dict[str, str]] | None:
    """The team, and the act that all of these wait for, if it may be taken on many at once."""
    waiting = {(item["team"], item["operation"]) for item in items}
    if len(waiting) != 1:
        return None
    ((team, operation),) = waiting
    one = (await me.contract(team)).operations.get(operation or "")
    return (team, {one.id: one.title}) if one and one.bulk else None


def _ordered(answers: Mapping[str, Answer], view: View) -> Sequence[Mapping[str, Any]]:
    """By what is next due, then by what has waited longest; what is done, the last first.

    A duty that an object waiting by itself is dated by is not listed beside it.
    """
    items = [
        item
        | {
            "team": team,
            "case": objects.case_of(item["docket"]),
            "address": objects.work_address(team, item),
        }
        for team, answer in answers.items()
        if answer.ok
        for item in answer.body["items"]
    ]
    if view == "done":
        return sorted(items, key=lambda item: item["done_at"] or "", reverse=True)
    waiting = {
        (about, item["due_at"])
        for item in items
        if item["on"] != "duty"
        for about in (item["about"], item["hangs_on"] or item["about"])
    }
    items = [item for item in items if item["on"] != "duty" or (item["about"], item["due_at"]) not in waiting]
    return sorted(items, key=lambda item: (item["due_at"] is None, item["due_at"] or "", item["since"]))

"""A paper brought from the person's own machine: its bytes go on to the dossier as they are, which looks at them and refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.datastructures import UploadFile

from services.desk import frame
from services.desk.apis import Answer, Person
from services.desk.codes import DeskCode
from services.desk.frame import CurrentDesk, Me, SignedIn, render
from services.desk.objects import address, case_address
from services.desk.words import part, query
from shared.values.refusal import Problem

router = APIRouter()
HOLDERS = {"cases": "add_file", "applications": "add_application_file"}
"""Whose dossier takes a paper, and by which act."""


@dataclass(frozen=True)
class Sent:
    purpose: str
    title: str
    key: str
    doing: bool
    content: bytes
    media_type: str


async def _sent(request: Request, desk: CurrentDesk, session: SignedIn) -> Sent:
    frame.check_length(request, (desk.config.file_limit_mib << 20) + frame.MAX_FORM)
    async with request.form(max_files=1, max_fields=20) as form:
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        frame.check_form(desk, session, said.get(frame.FORM_TOKEN, ""))
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Problem(422, DeskCode.NO_FILE, "请选择要存入的文件")
        return Sent(
            said.get("purpose", ""),
            said.get("title", "").strip(),
            said.get("_key", "")[:200],
            said.get("_do") == "do",
            await file.read(),
            file.content_type or "application/octet-stream",
        )


@router.get("/uploads/{holder}/{key}")
async def form(
    request: Request, me: Me, holder: str, key: str, purpose: Annotated[str, Query(max_length=60)] = ""
) -> Response:
    return await _page(request, me, holder, key, purpose=purpose)


@router.post("/uploads/{holder}/{key}")
async def upload(
    request: Request, me: Me, sent: Annotated[Sent, Depends(_sent)], holder: str, key: str
) -> Response:
    headers = {"Content-Type": sent.media_type, "Idempotency-Key": sent.key}
    if not sent.doing:
        headers["Prefer"] = "handling=dry-run"
    if holder not in HOLDERS:
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    path = f"/{holder}/{part(key)}/files?{query({'purpose': sent.purpose, 'title': sent.title})}"
    answer = await me.act("POST", "documents", path, sent.content, headers)
    return await _page(request, me, holder, key, sent, answer)


async def _page(
    request: Request,
    me: Person,
    holder: str,
    key: str,
    sent: Sent | None = None,
    answer: Answer | None = None,
    purpose: str = "",
) -> Response:
    """The form; above it what a trial has shown, or the paper that has just been kept: the next one may follow at once."""
    if holder not in HOLDERS:
        raise Problem(404, DeskCode.NO_SUCH_PAGE)
    contract = await me.contract("documents")
    one = contract.operations[HOLDERS[holder]]
    purposes = next(known["schema"] for known in one.filters if known["name"] == "purpose")
    kept = answer is not None and answer.ok and sent is not None and sent.doing
    return render(
        request,
        "upload",
        answer.status if answer and not answer.ok else 200,
        act=one,
        case=key if holder == "cases" else "",
        home=case_address(key) if holder == "cases" else address("application", key),
        limit=request.app.state.desk.config.file_limit_mib,
        options=contract.options(contract.resolved(purposes)),
        purpose=sent.purpose if sent else purpose,
        title="" if kept or sent is None else sent.title,
        key=uuid4().hex if kept or sent is None else sent.key,
        problem=answer.body if answer and not answer.ok else None,
        follows=answer.body if answer and answer.ok and not kept else None,
        kept=answer.body if answer and kept else None,
    )

"""Files over HTTP: entered once, by whoever may, read back whole or in part, and found in no other case."""

from __future__ import annotations

import asyncio
import hashlib
import stat
from base64 import b64encode
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from deploy.demo.scans import photograph, scan
from services.documents.objects import FileObjects
from tests.harness import Court
from tests.services.documents import road

PAGE = scan("送达回证，受送达人签名")
PDF = "application/pdf"


async def enter(
    court: Court, case: str, content: bytes, who: str = "wenshu01", purpose: str = "other", **options: Any
) -> Any:
    path = f"/cases/{case}/files?purpose={purpose}"
    return await court.call("POST", "documents", path, who, content, **{"Content_Type": PDF} | options)


def refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def digest(content: bytes) -> str:
    return f"sha-256=:{b64encode(hashlib.sha256(content).digest()).decode()}:"


async def number_of(court: Court, seed: int) -> str:
    return str((await road.filed_case(court, seed))["case_number"])


def stored(court: Court) -> list[Path]:
    return [path for path in (court.data_dir / "objects").rglob("*") if path.is_file()]


async def test_a_paper_is_entered_read_back_and_lies_in_the_dossier(court: Court) -> None:
    case = await number_of(court, 401)
    made = (await enter(court, case, PAGE, purpose="service_receipt&title=回证/../一")).json()
    sha256 = hashlib.sha256(PAGE).hexdigest()
    assert (made["sha256"], made["size"], made["media_type"]) == (sha256, len(PAGE), PDF)
    assert (made["entered_by"], made["brought_by"]) == ("wenshu01", ["wenshu01"])
    [entry] = await court.listed("documents", f"/cases/{case}/dossier", "wenshu01")
    assert (entry["kind"], entry["sha256"], entry["reference"]) == ("service_receipt", sha256, made["id"])

    answer = await court.call("GET", "documents", f"/files/{made['id']}", "wenshu01")
    assert (answer.status_code, answer.content) == (200, PAGE)
    headers = answer.headers
    assert headers["content-type"] == PDF
    assert headers["etag"] == f'"{sha256}"'
    assert headers["content-digest"] == headers["repr-digest"] == digest(PAGE)
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%9B%9E%E8%AF%81_.._")
    assert (headers["x-content-type-options"], headers["content-security-policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )
    rows = await court.sql(
        "SELECT actor FROM documents.audit WHERE action = 'file.read' AND subject = $1", made["id"]
    )
    assert [row["actor"] for row in rows] == ["wenshu01"]

    unknown = await court.call("GET", "documents", "/files/made-up", "wenshu01")
    assert refusal(unknown) == (404, "unknown_file")
    [path] = stored(court)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def page(court: Court) -> str:
    """The id of a file."""
    return str((await enter(court, await number_of(court, 402), PAGE)).json()["id"])


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=5-99999999", 206, slice(5, None)),
        ("bytes=-99999999", 206, slice(None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=9-5", 416, slice(0, 0)),
        ("bytes=-0", 416, slice(0, 0)),
        ("bytes=0-1,4-5", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
        ("bytes=-", 200, slice(None)),
    ],
)
async def test_a_part_is_read(court: Court, page: str, asked: str, status: int, part: slice) -> None:
    answer = await court.call("GET", "documents", f"/files/{page}", "wenshu01", Range=asked)
    assert answer.status_code == status
    if status == 416:
        assert answer.headers["content-range"] == f"bytes */{len(PAGE)}"
        assert refusal(answer) == (416, "range_not_satisfiable")
        return
    assert answer.content == PAGE[part]
    assert (answer.headers["content-digest"], answer.headers["repr-digest"]) == (
        digest(PAGE[part]),
        digest(PAGE),
    )
    if status == 206:
        begin, end, _ = part.indices(len(PAGE))
        assert answer.headers["content-range"] == f"bytes {begin}-{end - 1}/{len(PAGE)}"


async def test_what_is_known_is_not_sent_again_and_a_part_of_another_is_not_mixed_in(court: Court) -> None:
    case = await number_of(court, 403)
    path = f"/files/{(await enter(court, case, PAGE)).json()['id']}"
    etag = f'"{hashlib.sha256(PAGE).hexdigest()}"'
    known = await court.call("GET", "documents", path, "wenshu01", If_None_Match=f'"x", {etag}')
    assert (known.status_code, known.content) == (304, b"")
    for seen, status in ((etag, 206), ('"another"', 200)):
        answer = await court.call("GET", "documents", path, "wenshu01", Range="bytes=0-9", If_Range=seen)
        assert answer.status_code == status


async def test_the_same_bytes_are_one_object_and_as_one_paper_one_entry(court: Court) -> None:
    case, other = await number_of(court, 404), await number_of(court, 405)
    before = len(stored(court))
    content = scan("同时存入")
    answers = await asyncio.gather(
        *(
            enter(court, case, content, who)
            for who in ("wenshu01", "chakong01", "chakong02")
            for _ in range(4)
        )
    )
    assert {answer.status_code for answer in answers} == {201}
    [first] = {(answer.json()["id"], answer.json()["entered_by"]) for answer in answers}
    as_another = (await enter(court, case, content, "ankuan01", "payout_form")).json()
    elsewhere = (await enter(court, other, content)).json()
    assert len({first[0], as_another["id"], elsewhere["id"]}) == 3
    assert sorted(as_another["brought_by"]) == sorted([first[1], "ankuan01"])
    assert len(stored(court)) == before + 1
    entries = await court.listed("documents", f"/cases/{case}/dossier", "wenshu01")
    assert [(entry["number"], entry["kind"]) for entry in entries] == [(1, "other"), (2, "payout_form")]
    added = "SELECT count(*) AS rows FROM documents.audit WHERE action = 'file.add' AND case_number = $1"
    assert [row["rows"] for row in await court.sql(added, case)] == [2]


async def test_a_lost_reply_is_answered_again_and_a_key_stands_for_one_file(court: Court) -> None:
    case = await number_of(court, 406)
    first = await enter(court, case, PAGE, key="lost")
    assert (await enter(court, case, PAGE, key="lost")).json() == first.json()
    another = await enter(court, case, scan("另一份"), key="lost")
    assert refusal(another) == (422, "idempotency_key_reused")


async def test_what_is_refused_leaves_nothing_behind(court: Court) -> None:
    case = await number_of(court, 407)
    before = stored(court)
    limit = 20 << 20
    for content, options, expected in (
        (b"", {}, (422, "file_refused")),
        (PAGE[:-20], {}, (422, "file_refused")),
        (b"<script>alert(1)</script>", {"Content_Type": "text/html"}, (422, "file_refused")),
        (PAGE, {"Content_Type": "image/png"}, (422, "file_refused")),
        (photograph("门"), {"Content_Type": "image/png", "purpose": "document"}, (422, "file_refused")),
        (PAGE, {"purpose": "no_such_paper"}, (422, "malformed")),
        (PAGE, {"who": "system:bank"}, (403, "office_required")),
        (PAGE, {"who": "chengban02"}, (403, "case_not_open")),
        (PAGE[:-10] + b"\n" * (limit + 1), {}, (413, "body_too_large")),
    ):
        answer = await enter(court, case, content, **options)
        assert refusal(answer) == expected, (options, answer.text)
        assert answer.json()["detail"]
    assert stored(court) == before
    assert await court.listed("documents", f"/cases/{case}/files", "wenshu01") == []
    assert await court.listed("documents", f"/cases/{case}/dossier", "wenshu01") == []
    whole = PAGE.replace(b"startxref", b"%" * (limit - len(PAGE) - 1) + b"\nstartxref")
    assert (await enter(court, case, whole)).json()["size"] == limit


async def test_bytes_are_taken_where_files_are_and_nowhere_else(court: Court) -> None:
    case = await number_of(court, 408)
    for path in (f"/cases/{case}/files/x", f"/cases/{case}/hand-overs", "/files"):
        answer = await court.call("POST", "documents", path, "wenshu01", PAGE, Content_Type=PDF)
        assert refusal(answer) == (422, "not_utf8")


async def test_bytes_kept_before_a_crash_are_found_again_and_damaged_ones_cured(court: Court) -> None:
    case = await number_of(court, 409)
    content = scan("存入中断")
    sha256 = await FileObjects(court.data_dir / "objects").put(content)
    made = (await enter(court, case, content)).json()
    assert made["sha256"] == sha256
    path = court.data_dir / "objects" / sha256[:2] / sha256
    await asyncio.to_thread(path.write_bytes, content[:-1])
    damaged = await court.call("GET", "documents", f"/files/{made['id']}", "wenshu01")
    assert refusal(damaged) == (409, "object_damaged")
    assert (await enter(court, case, content)).json() == made
    cured = await court.call("GET", "documents", f"/files/{made['id']}", "wenshu01")
    assert cured.content == content


async def test_what_is_on_record_is_not_rewritten(court: Court) -> None:
    case = await number_of(court, 410)
    file = (await enter(court, case, PAGE)).json()["id"]
    for change in (
        "UPDATE documents.file SET entered_by = 'x' WHERE id = $1",
        "DELETE FROM documents.file WHERE id = $1",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(change, file, role="documents_app")

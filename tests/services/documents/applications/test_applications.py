"""The papers of an application: kept once, with who brought them, and read by whoever reads the application."""

from __future__ import annotations

import hashlib

from deploy.demo.scans import scan
from tests.harness import Court
from tests.services.intake.people import application
from tests.services.intake.road import lodge

PAGE = scan("不予受理裁定书")


async def test_a_paper_is_kept_once_and_read_back_by_who_reads_the_application(court: Court) -> None:
    one, other = [
        (await court.do("POST", "intake", "/applications", "lian01", application(seed)))["id"]
        for seed in (721, 722)
    ]
    file = await lodge(court, one, "non_acceptance", "wenshu01", "不予受理裁定书")
    assert await lodge(court, one, "non_acceptance", "lian01", "不予受理裁定书") == file
    await lodge(court, one, "other", "lian01", "不予受理裁定书")
    rows = await court.listed("documents", f"/applications/{one}/files", "lian01")
    assert {row["purpose"]: row["entered_by"] for row in rows} == {
        "non_acceptance": "wenshu01",
        "other": "lian01",
    }
    assert [row["brought_by"] for row in rows] == [["lian01", "wenshu01"]] * 2
    path = f"/applications/{one}/files/{file}"
    answer = await court.call("GET", "documents", path, "lian01")
    assert (answer.status_code, hashlib.sha256(answer.content).hexdigest()) == (200, rows[0]["sha256"])
    elsewhere = await court.call("GET", "documents", f"/applications/{other}/files/{file}", "lian01")
    assert elsewhere.json()["type"].endswith(":unknown_file")

    for method, where, body in (
        ("GET", path, None),
        ("GET", f"/applications/{one}/files", None),
        ("POST", f"/applications/{one}/files?purpose=other", PAGE),
    ):
        refused = await court.call(
            method, "documents", where, "chengban01", body, Content_Type="application/pdf"
        )
        assert refused.json()["type"].endswith(":case_not_open"), refused.text
    read = await court.sql(
        "SELECT actor FROM documents.audit WHERE action = 'file.read' AND subject = $1", file
    )
    assert [row["actor"] for row in read] == ["lian01"]


async def test_what_is_no_paper_or_of_no_application_is_refused(court: Court) -> None:
    one = (await court.do("POST", "intake", "/applications", "lian01", application(723)))["id"]
    for where, content, kind, wanted in (
        (one, b"not a paper", "application/pdf", "file_refused"),
        (one, PAGE, "image/png", "file_refused"),
        ("2026-999999", PAGE, "application/pdf", "unknown_application"),
    ):
        path = f"/applications/{where}/files?purpose=other"
        answer = await court.call("POST", "documents", path, "lian01", content, Content_Type=kind)
        assert answer.json()["type"].endswith(f":{wanted}"), answer.text
    assert await court.listed("documents", f"/applications/{one}/files", "lian01") == []


async def test_a_trial_keeps_nothing(court: Court) -> None:
    one = (await court.do("POST", "intake", "/applications", "lian01", application(724)))["id"]
    content = scan("只是试办")
    path, trial = f"/applications/{one}/files?purpose=other", {"Prefer": "handling=dry-run"}
    answer = await court.call(
        "POST", "documents", path, "lian01", content, Content_Type="application/pdf", **trial
    )
    assert answer.is_success, answer.text
    name = hashlib.sha256(content).hexdigest()
    assert not (court.data_dir / "objects" / name[:2] / name).exists()
    assert await court.listed("documents", f"/applications/{one}/files", "lian01") == []

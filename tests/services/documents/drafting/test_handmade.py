"""What no font can print is made by hand, uploaded with its reason, and goes the way of every other document (二(一)3, 4)."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from pyhanko.pdf_utils.misc import PdfDecodeLimitError

from deploy.demo.scans import scan
from services.documents.drafting.handmade import pages_of
from services.documents.files.formats import recognise
from services.documents.signing import pades
from services.documents.signing.keys import COURT_SEAL, KeyCabinet
from shared.contracts.documents.purposes import FilePurpose
from shared.values.refusal import Problem
from tests.harness import Court
from tests.services.documents import road

REASON = "被执行人姓名中有字库没有的字，手工制作"


def pdf(root: bytes, *objects: bytes) -> bytes:
    """One page, with these entries in its catalogue and these further objects, numbered from 4."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R>>",
        *objects,
    ]
    made, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + trailer


async def test_pages_are_counted() -> None:
    assert await pages_of(pdf(b"")) == 1
    assert await pages_of(scan("手工制作")) == 1


def bomb(size: int) -> bytes:
    """A lawful page whose tree of pages lies in an object stream that inflates to `size` bytes."""
    packer = zlib.compressobj(1)
    packed = packer.compress(b"2 0 <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>")
    packed += b"".join(packer.compress(b" " * (1 << 24)) for _ in range(size >> 24)) + packer.flush()
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
    made, offsets = b"%PDF-1.7\n", {}
    for number, part in {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Page/Parent 2 0 R>>",
        4: stream % (len(packed), packed),
    }.items():
        offsets[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = [(0, 0), (1, offsets[1]), (2, 4), (1, offsets[3]), (1, offsets[4]), (1, len(made))]
    table = b"".join(struct.pack(">BIB", kind, at, 0) for kind, at in rows)
    header = b"5 0 obj\n<</Type/XRef/Size 6/Root 1 0 R/W[1 4 1]/Length %d>>stream\n" % len(table)
    return made + header + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(made)


async def test_what_inflates_beyond_measure_is_given_up() -> None:
    """As a file it is kept, for nothing inflates it; as a document it is refused."""
    small, large = bomb(0), bomb(1 << 27)
    assert recognise(small) == recognise(large) == "application/pdf"
    assert await pages_of(small) == 1
    with pytest.raises(Problem, match="file_refused") as refused:
        await pages_of(large)
    assert isinstance(refused.value.__cause__, PdfDecodeLimitError)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nnothing",
        pdf(b"/AcroForm<</Fields[]>>"),
        pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        pdf(b"/AA<</WC<</S/JavaScript/JS(app.alert(1))>>>>"),
        pdf(b"/Names<</JavaScript<</Names[]>>>>"),
        pdf(b"/Names<</EmbeddedFiles<</Names[]>>>>"),
        pdf(b"").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    ],
)
async def test_what_is_more_than_pages_is_no_document(content: bytes) -> None:
    with pytest.raises(Problem, match="file_refused") as refused:
        await pages_of(content)
    assert (refused.value.status, refused.value.article) == (422, "二(一)7")


async def upload(court: Court, case: str, words: str, purpose: FilePurpose = FilePurpose.DOCUMENT) -> str:
    return str((await court.upload(case, purpose, "wenshu01", words))["id"])


def by_hand(item: dict[str, Any], file: str) -> dict[str, str]:
    return {"kind": item["kind"], "addressee": item["addressee"], "file": file, "reason": REASON}


@pytest.mark.walk
async def test_a_case_whose_respondent_no_font_can_print_gets_its_first_documents(court: Court) -> None:
    case = await road.filed_case(court, 421, name="𪚥某")
    number = case["case_number"]
    await road.assign(court, case)
    items = await road.draft_batch(court, case)
    unprinted = [item for item in items if item["outcome"] == "refused"]
    assert {item["problem"]["type"].rpartition(":")[2] for item in unprinted} == {"no_glyph"}
    pages = {
        item["kind"] + item["addressee"]: await upload(court, number, item["kind"] + item["addressee"])
        for item in unprinted
    }
    handmade = [by_hand(item, pages[item["kind"] + item["addressee"]]) for item in unprinted]
    cured = await road.draft_batch(court, case, handmade=handmade)
    assert sorted(item["outcome"] for item in cured) == sorted(
        ["drafted"] * len(unprinted) + ["already_drafted"] * (len(items) - len(unprinted))
    )
    [told] = await road.facts(court, case, "batch_drafted")
    assert told is not None
    entries = await court.listed("documents", f"/cases/{number}/dossier", "wenshu01")
    assert entries == []  # nothing has been signed or sent yet

    notice = next(each for each in cured if each["kind"] == "enforcement_notice")["document_id"]
    detail = await court.do("GET", "documents", f"/documents/{notice}", "juzhang01")
    assert (detail["handmade_file"], detail["handmade_reason"]) == (
        pages["enforcement_notice" + detail["addressee"]],
        REASON,
    )
    await road.verify(court, notice)
    await road.review(court, notice)
    [signed] = await road.sign(court, [notice])
    assert signed["outcome"] == "signed", signed
    sealed = (await court.call("GET", "documents", f"/documents/{notice}/pdf", "wenshu01")).content
    assert sealed.startswith(scan("enforcement_notice" + detail["addressee"]))
    reports = await pades.verify(sealed, KeyCabinet(court.data_dir / "keys").roots(), datetime.now(UTC))
    assert [(report.staff_id, report.valid) for report in reports] == [
        ("juzhang01", True),
        (COURT_SEAL, True),
    ]


async def test_what_is_made_by_hand_is_a_file_of_the_case_and_says_why(court: Court) -> None:
    case, other = await road.filed_case(court, 422), await road.filed_case(court, 423)
    number = case["case_number"]
    await road.assign(court, case)
    respondent = road.party(case, "respondent")
    item = {"kind": "property_report_order", "addressee": respondent}
    for file in (
        "made-up",
        await upload(court, other["case_number"], "别案"),
        await upload(court, number, "不是文书", FilePurpose.OTHER),
    ):
        items = await road.draft_batch(court, case, handmade=[by_hand(item, file)])
        [refused] = [each["problem"] for each in items if each["outcome"] == "refused"]
        assert (refused["type"].rpartition(":")[2], refused["article"]) == ("file_not_of_case", "二(一)4")
    file = await upload(court, number, "手工制作")
    path = f"/cases/{number}/initial-batch"
    for wrong, code in (
        (by_hand(item, file) | {"reason": "手工"}, "malformed"),
        (by_hand(item, file) | {"addressee": road.party(case, "applicant")}, "unknown_kind"),
    ):
        answer = await court.call("POST", "documents", path, "wenshu01", road.BATCH | {"handmade": [wrong]})
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (422, code)

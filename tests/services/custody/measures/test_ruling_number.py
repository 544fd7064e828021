"""What the institution is shown is the number printed on the ruling (案号规定; 网络查控规定第七条)."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from tests.harness import Court
from tests.services.custody.road import DEPOSIT, assets, books, decide, file_case, sealed_ruling
from tests.services.documents import road


async def printed(court: Court, document: str) -> str:
    pdf = (await court.call("GET", "documents", f"/documents/{document}/pdf", "wenshu01")).content
    with pdfium.PdfDocument(pdf) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return "".join(text.split())


@pytest.mark.walk
async def test_a_freeze_is_ordered_by_the_number_printed_on_its_ruling(court: Court) -> None:
    await road.install_keys(court)
    case = await file_case(court, 41, DEPOSIT)
    (deposit,) = (await assets(court, case)).values()
    await sealed_ruling(court, case, DEPOSIT.identifier)
    second = await sealed_ruling(court, case, DEPOSIT.identifier)
    body = {"amount": "30000", "ruling_document": second["id"]}
    decided = await decide(court, deposit, "freeze_online", **body)
    assert (decided.status_code, decided.json()["ruling_document"]) == (201, second["id"])
    await court.advance()
    (frozen,) = await books(court, "freezes", case)
    assert frozen["ruling_no"] == f"{case}之一"
    assert frozen["ruling_no"] in await printed(court, second["id"])

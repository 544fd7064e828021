"""What stands where on the page: the faces of each role, room beside the seal, assets whole, no page almost empty."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from services.documents.drafting import faces as chosen
from services.documents.drafting.faces import Faces, faces
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import render
from services.documents.signing import pades
from shared.platform.settings import Settings
from shared.values.refusal import Problem
from tests.services.documents.samples import APPLICANT, CASE, COURT, DATED, RESPONDENT, SAMPLES

FONTS = Path(__file__).with_name("fonts")
LONG = "新疆维吾尔自治区伊犁哈萨克自治州阿卜杜热合曼·买买提吐尔逊农业科技发展有限责任公司"


def pdf(code: str, in_faces: Faces | None = None, **changes: Any) -> bytes:
    where: dict[str, Any] = {"court": COURT, "case_number": CASE, "dated": DATED}
    return render(KINDS[code], SAMPLES[code] | changes, **where, faces=in_faces or Faces()).pdf


Box = tuple[float, float, float, float]


def letters(page: pdfium.PdfPage) -> Iterator[tuple[str, Box, str]]:
    """Each printed character, its box (left, bottom, right, top, in points) and its face."""
    text = page.get_textpage()
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for index in range(text.count_chars()):
        raw.FPDFText_GetFontInfo(text, index, name, 200, ctypes.byref(flags))
        character = text.get_text_range(index, 1)
        if character.strip():
            yield character, text.get_charbox(index, loose=True), name.value.decode()


def many(code: str, persons: int = 1, assets: int = 1, name: str = "") -> dict[str, Any]:
    """Fields of a kind with so many respondents and assets."""
    names = [name or f"被执行人{n}号" for n in range(persons)]
    fields: dict[str, Any] = {}
    for field in KINDS[code].fields:
        match field.name:
            case "respondents":
                fields["respondents"] = [{**RESPONDENT, "name": each} for each in names]
            case "respondent":
                fields["respondent"] = "、".join(names)
            case "assets" | "matters":
                rows = SAMPLES[code][field.name]
                numbered = [{**rows[0], "name": f"第{n}项财产"} for n in range(assets)]
                fields[field.name] = numbered if "name" in rows[0] else rows * assets
    return fields


SIZES: dict[str, list[dict[str, Any]]] = {
    **{code: [{}] for code in KINDS},
    "enforcement_notice": [{}, {"persons": 7}, {"name": LONG}],
    "freezing_ruling": [{}, {"persons": 7, "name": LONG}, {"assets": 40}],
    "lifting_ruling": [{}, {"assets": 3}, {"persons": 7}],
    "assistance_notice": [{}, {"assets": 5}],
    "acceptance_notice": [{}, {"persons": 7}],
}


@pytest.mark.parametrize(("code", "size"), [(code, size) for code, sizes in SIZES.items() for size in sizes])
def test_the_seal_covers_the_date_alone_and_no_last_page_is_almost_empty(
    code: str, size: dict[str, Any]
) -> None:
    """No sum and no name is under the seal; the last page holds text beside the date, or the whole of a table."""
    printed = pdf(code, **many(code, **size))
    sealed = KINDS[code].signer != "none"
    with pdfium.PdfDocument(printed) as document:
        if len(document) > 1:
            last = document[len(document) - 1]
            lowest = min(bottom for _, (_, bottom, _, _), _ in letters(last) if bottom > 70)
            assert last.get_height() - lowest > (360 if sealed else 240)
        if sealed:
            number, seal = pades.box_of(PdfFileReader(BytesIO(printed)), pades.draw_seal(COURT, "电子签章"))
            under = [
                letter
                for letter, (left, bottom, right, top), _ in letters(document[number])
                if left < seal[2] and right > seal[0] and bottom < seal[3] and top > seal[1]
            ]
            assert "".join(under) == "二〇二六年三月二日"


@pytest.mark.parametrize("code", ["freezing_ruling", "assistance_notice"])
def test_what_is_said_of_an_asset_stands_on_one_page(code: str) -> None:
    with pdfium.PdfDocument(pdf(code, **many(code, assets=40))) as document:
        assert len(document) > 5
        for page in document:
            text = page.get_textpage().get_text_range()
            assert text.count("财产名称") == text.count("届满日")


def test_what_is_released_stands_on_one_page_however_long_its_names_are() -> None:
    row = SAMPLES["release_notice"]["matters"][0] | {"name": LONG, "holder": LONG, "location": LONG * 2}
    changes = {"assisting_party": LONG, "applicant": LONG, "respondent": LONG, "matters": [row]}
    with pdfium.PdfDocument(pdf("release_notice", **changes)) as document:
        first, *others = [page.get_textpage().get_text_range() for page in document]
    assert f"被执行人{LONG[:20]}" in re.sub(r"\s", "", first), "the title does not stand alone"
    assert all(text.count("财产名称") == text.count("登记日期") for text in (first, *others))


def test_three_of_forty_that_are_released_stand_on_a_page() -> None:
    with pdfium.PdfDocument(pdf("release_notice", **many("release_notice", assets=40))) as document:
        on_page = [page.get_textpage().get_text_range().count("登记日期") for page in document]
    assert set(on_page[1:-2]) == {3}


@pytest.mark.parametrize("papers", range(12, 40))
def test_no_row_of_a_list_stands_alone_on_the_next_page(papers: int) -> None:
    row = SAMPLES["proof_of_service"]["papers"][0]
    with pdfium.PdfDocument(pdf("proof_of_service", papers=[row] * papers)) as document:
        on_page = [page.get_textpage().get_text_range().count(row["title"]) for page in document]
    assert sum(on_page) == papers
    assert 1 not in on_page


@pytest.mark.parametrize("code", ["freezing_ruling", "commission_letter"])
def test_a_long_name_stays_within_the_margins(code: str) -> None:
    names = {"applicant": LONG, "applicants": [{**APPLICANT, "name": LONG}]}
    names = {name: value for name, value in names.items() if name in SAMPLES[code]}
    with pdfium.PdfDocument(pdf(code, **many(code, persons=7, name=LONG), **names)) as document:
        for page in document:
            assert all(left > 50 and right < 545 for _, (left, _, right, _), _ in letters(page))


@pytest.mark.parametrize(
    "code", ["freezing_ruling", "enforcement_notice", "property_report_order", "stop_ruling"]
)
def test_letters_are_not_spread_over_a_line_that_a_number_has_left(code: str) -> None:
    """Of 16 points each: two that stand beside each other are less than 20 apart."""
    with pdfium.PdfDocument(pdf(code, **many(code, assets=3))) as document:
        for page in document:
            for (one, (left, low, right, _), _), (other, (at, bottom, _, _), _) in pairwise(letters(page)):
                beside = abs(bottom - low) < 1 and 15 < right - left < 18
                if beside and all("一" <= letter <= "龥" for letter in (one, other)):
                    assert not 20 <= at - left < 28, one + other


@pytest.mark.parametrize(
    "code", ["clue_form", "property_declaration", "address_confirmation", "assistance_notice"]
)
def test_there_is_room_to_sign(code: str) -> None:
    """To the right of what asks for a signature lie more than four centimetres."""
    with pdfium.PdfDocument(pdf(code)) as document:
        last = document[len(document) - 1]
        drawn = [(letter, box) for letter, box, _ in letters(last)]
        text = "".join(letter for letter, _ in drawn)
        asked = next(text.rindex(words) + len(words) for words in ("）：年", ")：年") if words in text)
        _, (_, bottom, right, _) = drawn[asked - 2]
        assert last.get_width() - right > 113 + 50
        assert not [one for one, (at, low, _, high) in drawn if at > right and low < bottom + 8 < high]


# Faces by their roles


def faces_of(printed: bytes) -> dict[str, set[str]]:
    """The faces that each character is set in."""
    found: dict[str, set[str]] = {}
    with pdfium.PdfDocument(printed) as document:
        for page in document:
            for letter, _, face in letters(page):
                found.setdefault(letter, set()).add(face)
    return found


def test_title_text_headings_and_notes_are_set_in_the_faces_of_their_roles() -> None:
    plain = faces_of(pdf("condition_survey_report"))
    assert all("NotoSerifSC" in face for face in plain["报"])
    assert any("NotoSansSC" in face for face in plain["情"]), "一、基本情况"
    titled = faces_of(pdf("closing_notice", Faces(title="Noto Sans SC")))
    assert {face.split("+")[-1].split("-")[0] for face in titled["省"]} == {"NotoSansSC"}
    assert {face.split("+")[-1].split("-")[0] for face in titled["拍"]} == {"NotoSerifSC"}


def test_what_no_other_face_has_is_set_in_the_one_for_rare_characters() -> None:
    person = {**RESPONDENT, "name": "刘𠮷喆"}
    with pytest.raises(Problem, match="no_glyph"):
        pdf("freezing_ruling", respondents=[person])
    shipped = Faces()
    with_rare = replace(shipped, rare="One Rare Character", directories=(*shipped.directories, str(FONTS)))
    printed = pdf("freezing_ruling", with_rare, respondents=[person])
    with pdfium.PdfDocument(printed) as document:
        assert "刘𠮷喆" in document[0].get_textpage().get_text_range()
    assert printed == pdf("freezing_ruling", with_rare, respondents=[person])


def test_a_face_that_is_not_installed_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another would stand in for it, and nobody would see."""
    named = Settings(fonts_dir=FONTS, font_rare="One Rare Character", font_title="方正小标宋简体")
    monkeypatch.setattr(chosen, "settings", lambda: named)
    faces.cache_clear()
    with pytest.raises(SystemExit, match="方正小标宋简体"):
        faces()
    monkeypatch.setattr(chosen, "settings", lambda: named.model_copy(update={"font_title": "Noto Serif SC"}))
    assert faces().families()["body"] == ["Noto Serif SC", "One Rare Character"]
    faces.cache_clear()

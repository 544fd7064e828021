"""The page: every value is on it, as itself; the same fields give the same bytes; PDF/A-2b."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pytest

from services.documents.drafting.citations import SOURCES, SUBJECTS, cite
from services.documents.drafting.fields import Form
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import Rendered, amount, chinese_date, day, figure, moment, render
from services.documents.drafting.rules import leaves
from shared.values.articles import CPC, JS
from shared.values.refusal import Problem
from tests.services.documents.samples import (
    CASE,
    COURT,
    DATED,
    FOREIGN_UNIT,
    FOREIGNER,
    RESPONDENT,
    SAMPLES,
)


def page(code: str, **changes: Any) -> Rendered:
    return render(KINDS[code], {**SAMPLES[code], **changes}, court=COURT, case_number=CASE, dated=DATED)


@pytest.mark.parametrize(
    ("code", "sum", "words"),
    [
        ("enforcement_notice", "claim_amount", "没有执行金额"),
        ("closing_notice", "recovered_amount", "没有执行到位金额"),
        ("freezing_ruling", "limit", "交付的标的物"),
    ],
)
def test_without_an_amount_the_act_is_printed_and_no_sum_of_nought(code: str, sum: str, words: str) -> None:
    text = page(code, **{sum: "0.00"}).text
    assert words in text
    assert "人民币0.00元" not in text
    assert words not in page(code).text


@pytest.mark.parametrize("measures", [("解除冻结",), ("冻结",), ("冻结", "解除查封")])
def test_a_notice_of_release_asks_for_release_and_forbids_nothing_of_what_is_released(
    measures: tuple[str, ...],
) -> None:
    (matter,) = SAMPLES["assistance_notice"]["matters"]
    text = page("assistance_notice", matters=[matter | {"measure": one} for one in measures]).text
    released = [one.startswith("解除") for one in measures]
    assert ("不得为被执行人办理" in text) is not all(released)
    assert ("解除对上述财产的查封、冻结" in text) is all(released)
    assert text.count("届满日") == released.count(False)


FORMAL = ("申请执行人：", "法定代表人", "被执行人：", "审判", "书记员", "特此通知", "联系人：", "二〇二六年")


def extracted(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(form: Form, value: Any) -> str:
    return {Form.MONEY: figure, Form.DATE: day, Form.TIME: moment}.get(form, str)(value)


@pytest.mark.parametrize("code", KINDS)
def test_every_value_is_found_in_the_extracted_text(code: str) -> None:
    kind, rendered = KINDS[code], page(code)
    text = bare(extracted(rendered.pdf))
    for leaf in leaves(kind, SAMPLES[code]):
        value = bare(printed(leaf.field.form, leaf.value))
        assert value or leaf.field.by_hand, leaf.path
        assert value in text, leaf.path
        assert value in bare(rendered.text), leaf.path
    assert bare(COURT) in text
    assert kind.title in text
    assert text.count(CASE) >= 1 + rendered.pages, (
        "the case number stands at the top and on every page's foot"
    )
    assert f"第{rendered.pages}页共{rendered.pages}页" in text


@pytest.mark.parametrize(("side", "named"), [("respondents", FOREIGNER), ("applicants", FOREIGN_UNIT)])
def test_one_from_abroad_is_printed_by_country_paper_and_number(side: str, named: dict[str, Any]) -> None:
    text = bare(page("freezing_ruling", **{side: [named]}).text)
    number = named.get("id_number") or named["registration_number"]
    assert f"{named.get('paper', '登记注册号')}{number}" in text
    assert named["country"] in text


@pytest.mark.parametrize("code", KINDS)
def test_no_two_kinds_share_a_body(code: str) -> None:
    """Parties, bench and closing formula are alike in many kinds; the rest is each kind's own."""
    lines = {other: set(page(other).text.splitlines()[3:]) for other in KINDS}
    shared = {line for line in lines[code] if line.startswith(FORMAL)}
    for other in set(KINDS) - {code}:
        assert len((lines[code] & lines[other]) - shared) <= len(lines[code]) / 3, other


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.signer != "none"])
def test_a_sealed_document_has_the_date_in_chinese_numerals_and_a_place_for_the_seal(code: str) -> None:
    rendered = page(code)
    assert "二〇二六年三月二日" in bare(extracted(rendered.pdf))
    assert b"/Names[(seal)" in rendered.pdf


@pytest.mark.parametrize("code", KINDS)
def test_same_fields_same_bytes(code: str) -> None:
    assert page(code).pdf == page(code).pdf


def test_bytes_do_not_depend_on_what_was_rendered_before_or_beside() -> None:
    alone = page("enforcement_notice").sha256
    with ThreadPoolExecutor(4) as pool:
        rendered = list(pool.map(page, list(KINDS) * 2))
    assert [each.sha256 for each in rendered].count(alone) == 2


@pytest.mark.parametrize("code", KINDS)
def test_pdf_a_2b(code: str) -> None:
    pdf = page(code).pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/S/GTS_PDFA1" in pdf
    assert b"<xmp:CreateDate>2026-03-02T00:00:00Z" in pdf


HOSTILE = [
    '#read("/etc/passwd")',
    "*粗体* _斜_ $x^2$ @seal <seal> \\n",
    "{{ 7 * 7 }}{% raw %}",
    "<script>alert(1)</script>&amp;",
    "| 甲 | 乙",
    "@date",
    "## 标题",
    "|= 1 1 1",
    "\"引号\" 'x' ${a} %s",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", ["enforcement_notice", "clue_form"])
def test_hostile_names_print_as_themselves(code: str, name: str) -> None:
    ours, theirs = page(code), page(code, respondent=name)
    assert bare(name) in bare(extracted(theirs.pdf))
    shape = [line.count("\t") for line in ours.text.splitlines()]
    assert [line.count("\t") for line in theirs.text.splitlines()] == shape, "the name changed the structure"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王\x02 0\x03五", "王〔U+0002〕0〔U+0003〕五"),
        ("孙\u202e业立", "孙〔U+202E〕业立"),
        ("孙\u200b立业", "孙〔U+200B〕立业"),
        ("孙\x00立业", "孙〔U+0000〕立业"),
        ("孙\ud800立业", "孙〔U+D800〕立业"),
    ],
)
def test_control_characters_are_shown_by_their_code(name: str, shown: str) -> None:
    assert shown in bare(extracted(page("enforcement_notice", respondent=name).pdf))


def test_line_ends_make_paragraphs_only_of_their_own_form() -> None:
    rendered = page("closing_notice", reason="第一段\r\n> 第二段\n@date\n第三段")
    assert "\n第一段\n> 第二段\n@date\n第三段\n" in rendered.text


@pytest.mark.parametrize("name", ["长" * 200, "Longname" * 25, "9" * 200])
def test_a_name_of_200_characters_wraps_within_the_margins(name: str) -> None:
    with pdfium.PdfDocument(page("enforcement_notice", respondent=name).pdf) as document:
        width = document[0].get_width()
        for sheet in document:
            text = sheet.get_textpage()
            for index in range(text.count_rects()):
                left, _, right, _ = text.get_rect(index)
                assert left > 50
                assert right < width - 50
    assert name in bare(extracted(page("enforcement_notice", respondent=name).pdf))


@pytest.mark.parametrize("character", ["𠮷", "\ue000", "𫝀"])
def test_a_character_no_font_has_is_an_error_naming_character_and_field(character: str) -> None:
    with pytest.raises(Problem) as refused:
        page("freezing_ruling", respondents=[{**RESPONDENT, "name": f"王{character}"}])
    assert refused.value.code == "no_glyph"
    assert f"U+{ord(character):04X}" in refused.value.detail
    assert [error.field for error in refused.value.errors] == ["respondents.0.name"]
    assert all([refused.value.article, *(error.article for error in refused.value.errors)])


@pytest.mark.parametrize("character", ["䶮", "㛃", "龘", "喆"])
def test_rare_characters_the_font_has_are_printed(character: str) -> None:
    assert character in extracted(page("enforcement_notice", respondent=f"王{character}").pdf)


def test_missing_fields_never_leave_a_blank() -> None:
    with pytest.raises(Problem) as refused:
        render(KINDS["closing_notice"], {}, court=COURT, case_number=CASE, dated=DATED)
    assert {error.field for error in refused.value.errors} == {f.name for f in KINDS["closing_notice"].fields}


@pytest.mark.parametrize("code", ["address_confirmation", "clue_form", "property_declaration"])
def test_a_form_may_go_out_blank_for_the_partys_pen(code: str) -> None:
    blank = {field.name: [] if field.columns else "" for field in KINDS[code].fields if field.by_hand}
    assert blank
    assert page(code, **blank).pages <= 2


def test_the_notice_cites_the_law_in_force() -> None:
    text = page("enforcement_notice").text
    assert "《中华人民共和国民事诉讼法》第二百五十一条" in text
    assert "第四百八十条" in text
    for old in ("第二百四十条", "第二百四十七条", "第二百五十三条", "第二百六十条"):
        assert f"《中华人民共和国民事诉讼法》{old}" not in text


def test_only_the_table_may_be_cited() -> None:
    assert {article.source.title for article in SUBJECTS} == {source.title for source in SOURCES.values()}
    assert all(cite(article) for article in SUBJECTS)
    with pytest.raises(KeyError):
        cite(CPC[240])
    assert cite(CPC[251], CPC[264], JS[480]) == (
        "《中华人民共和国民事诉讼法》第二百五十一条、第二百六十四条、"
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十条"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.05", "人民币0.05元（大写：伍分）"),
        ("500000", "人民币500000.00元（大写：伍拾万元整）"),
        ("1010101.01", "人民币1010101.01元（大写：壹佰零壹万零壹佰零壹元零壹分）"),
        ("100001000", "人民币100001000.00元（大写：壹亿零壹仟元整）"),
        ("1234.50", "人民币1234.50元（大写：壹仟贰佰叁拾肆元伍角）"),
    ],
)
def test_amounts_stand_in_figures_and_in_words(value: str, words: str) -> None:
    assert amount(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 2), "二〇二六年三月二日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2030, 12, 31), "二〇三〇年十二月三十一日"),
        (date(2026, 11, 20), "二〇二六年十一月二十日"),
    ],
)
def test_dates_in_chinese_numerals(value: date, words: str) -> None:
    assert chinese_date(value) == words


def test_times_are_printed_in_court_time() -> None:
    assert moment("2026-04-20T02:05:00+00:00") == "2026年4月20日10时05分"

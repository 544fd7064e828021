"""Wording by Jinja2, page by Typst: fields in, PDF/A-2b out; the same fields give the same bytes."""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from services.documents.drafting.addressing import is_immovable
from services.documents.drafting.citations import SOURCES, cite
from services.documents.drafting.faces import Faces
from services.documents.drafting.fields import STYLE, DocumentKind
from services.documents.drafting.shape import as_date, as_time, leaves, shape_faults
from shared.contracts.auction import stops
from shared.contracts.auction.records import SOLD_OFF
from shared.contracts.intake import closing, party_changes, petitions
from shared.values.money import in_capitals, parse_yuan
from shared.values.numerals import in_chinese
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

BY_HAND = "　"
BY_HAND_ROOM = "　\n　"
"""What is left blank for a pen: a line, or room for a signature and a day."""

_SLOT = re.compile("\x02(\\d+)\x03")
_SHIPPED = Faces()
_SPACES = (5, 4, 3, 2, 6, 7, 8, 9, 10)
_LEAST_SEALED, _LEAST = 390, 250
"""Points from the top of a page: a last page that reaches so far holds text beside the date and the seal, or the table."""
_UNSHOWN = re.compile('the text `"(.*?)"` could not be displayed', re.DOTALL)
_PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)<")
_compiling = Lock()


@dataclass(frozen=True)
class Rendered:
    """`text` is the wording without the page: what was drafted, for search and comparison."""

    pdf: bytes
    sha256: str
    pages: int
    text: str


def render(
    kind: DocumentKind,
    fields: Mapping[str, Any],
    *,
    court: str,
    case_number: str,
    dated: date,
    faces: Faces = _SHIPPED,
    draft: bool = False,
) -> Rendered:
    """The document as PDF/A-2b. Problem 422 on missing or malformed fields, or a character that the font lacks.

    A `draft` bears the mark of one until it is signed; a form, which nobody signs, is none. `rules.examine` decides whether it may be made; this only sets it. Takes a few milliseconds of CPU.
    """
    refuse(shape_faults(kind, fields), 422, ProblemCode.DOCUMENT_INCOMPLETE)
    for leaf in leaves(kind, fields):
        for character in str(leaf.value):
            if unicodedata.category(character) in {"Co", "Cn"}:
                raise _no_glyph(character, kind, fields)
    blocks = _blocks(kind, {**fields, "court": court, "case_number": case_number})
    on = chinese_date(dated)
    document = {
        "kind": kind.code,
        "title": kind.titled(fields),
        "sealed": kind.signer != "none",
        "draft": draft and kind.signer != "none",
        "court": _visible(court),
        "case_number": _visible(case_number),
        "date": [dated.year, dated.month, dated.day],
        "dated": on,
        "faces": faces.families(),
        "blocks": blocks,
    }
    try:
        pdf = _page(document, dated, faces.directories)
    except typst.TypstError as failure:
        unshown = _UNSHOWN.search(str(failure))
        if unshown is None:
            raise
        raise _no_glyph(unshown[1], kind, fields) from failure
    pages = _PAGES.search(pdf)
    assert pages is not None
    return Rendered(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=int(pages[1]),
        text="\n".join([court, kind.titled(fields), case_number, *_plain(blocks, on)]),
    )


def _blocks(kind: DocumentKind, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The wording as paragraphs and tables.

    The template is filled with numbered slots and its structure read before any value is put back: no value can
    open a paragraph of another form, close a table or be markup.
    """
    slots: list[str] = []
    template = _wordings().get_template(kind.template)
    wording = template.render({**fields, "_slots": slots})

    def filled(piece: str) -> str:
        return _SLOT.sub(lambda slot: slots[int(slot[1])], piece.strip(" "))

    blocks: list[dict[str, Any]] = []
    for line in wording.splitlines():
        mark, _, rest = line.partition(" ")
        if not line.strip():
            continue
        if mark in {"|=", "|#", "|"}:
            _table_line(blocks, mark, [filled(cell) for cell in rest.split(" | ")])
        elif mark in {"@date", "@dated", "@page"}:
            blocks.append({"form": mark[1:]})
        else:
            form = {"<": "flush", ">": "right", "~": "signature", "#": "heading", "##": "centred"}.get(
                mark, "paragraph"
            )
            text = filled(line if form == "paragraph" else rest)
            blocks += [{"form": form, "text": part} for part in text.split("\n") if part]
    return blocks


def _table_line(blocks: list[dict[str, Any]], mark: str, cells: list[str]) -> None:
    if mark == "|=":
        widths = [int(width) for width in cells[0].split()]
        blocks.append({"form": "table", "widths": widths, "header": [], "rows": []})
    elif mark == "|#":
        blocks[-1]["header"] = cells
    else:
        blocks[-1]["rows"].append(cells)


def _plain(blocks: list[dict[str, Any]], dated: str) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block["form"]:
            case "table":
                lines += ["\t".join(row) for row in [block["header"], *block["rows"]] if row]
            case "date" | "dated":
                lines.append(dated)
            case "page":
                pass
            case _:
                lines.append(block["text"])
    return lines


def _page(document: dict[str, Any], dated: date, directories: tuple[str, ...]) -> bytes:
    """With the space between lines that leaves no nearly empty last page: the ordinary one, else closer, else wider."""
    least = _LEAST_SEALED if document["sealed"] else _LEAST
    best: tuple[float, bytes] | None = None
    with _compiling:
        compiler = _compiler(directories)
        for space in _SPACES:
            pdf = compiler.compile(
                format="pdf",
                sys_inputs={"document": json.dumps(document | {"space": space}, ensure_ascii=False)},
                pdf_standards="a-2b",
                timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
            )
            assert isinstance(pdf, bytes)
            reach = _reach(json.loads(compiler.query("<tail>", field="value")))
            if best is None or reach > best[0]:
                best = (reach, pdf)
            if reach >= least:
                break
    assert best is not None
    return best[1]


def _reach(tails: list[dict[str, float]]) -> float:
    """How far down its last page, in points, the least of the parts reaches that go over to another page."""
    begins = [1, *(tail["page"] + 1 for tail in tails)]
    over = [tail["y"] for begin, tail in zip(begins, tails, strict=False) if tail["page"] > begin]
    return min(over, default=math.inf)


def _no_glyph(character: str, kind: DocumentKind, fields: Mapping[str, Any]) -> Problem:
    where = next((leaf for leaf in leaves(kind, fields) if character in str(leaf.value)), None)
    code = "、".join(f"U+{ord(each):04X}" for each in character)
    told = f"字库中没有“{character}”（{code}）"
    named = f"，见{where.field.label}" if where else ""
    return Problem(
        422,
        ProblemCode.NO_GLYPH,
        f"{told}{named}；可由管理员安装补充字库，或者手工制作后上传，按同样程序审核签发",
        STYLE,
        [FieldError(where.path, told, where.field.source)] if where else [],
    )


def _visible(text: str) -> str:
    """Line ends and tabs made plain; any other control or format character printed as its code."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        f"〔U+{ord(character):04X}〕"
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character != "\n"
        else character
        for character in lines
    )


def chinese_date(value: date) -> str:
    """二〇二六年三月二日."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value.year))
    return f"{year}年{in_chinese(value.month)}月{in_chinese(value.day)}日"


def figure(value: Any) -> str:
    return f"{parse_yuan(value)}元"


def amount(value: Any) -> str:
    """人民币1234.50元（大写：壹仟贰佰叁拾肆元伍角）."""
    return f"人民币{figure(value)}（大写：{in_capitals(parse_yuan(value))}）"


def is_nothing(value: Any) -> bool:
    """A sum of nought: of a case without an amount."""
    return not parse_yuan(value)


def day(value: Any) -> str:
    when = as_date(value)
    return f"{when.year}年{when.month}月{when.day}日"


def moment(value: Any) -> str:
    when = as_time(value).astimezone(COURT_ZONE)
    return f"{day(when.date())}{when.hour}时{when.minute:02}分"


def clause(value: str) -> str:
    """Without its own full stop: the sentence of the template goes on."""
    return value.rstrip("。；;，, \n")


def pen(value: str) -> str:
    """A line for the party's pen where nothing was given."""
    return value if value.strip() else BY_HAND


def room(value: str) -> str:
    """Room to sign where nothing was given."""
    return value if value.strip() else BY_HAND_ROOM


def tick(value: str, choices: list[str]) -> str:
    """A box for each of `choices`, the given one ticked; words that are none of them stand as they are."""
    if value.strip() and value not in choices:
        return value
    return "　".join(("■" if value == choice else "□") + choice for choice in choices)


def head_of_unit(title: str) -> str:
    """法定代表人 of a legal person; 主要负责人 of whatever unit is led by a 负责人 (民事诉讼法第五十一条)."""
    return "主要负责人" if "负责人" in title else "法定代表人"


@pass_context
def _slot(context: Context, value: Any) -> str:
    slots: list[str] = context["_slots"]
    slots.append(_visible(str(value)))
    return f"\x02{len(slots) - 1}\x03"


@cache
def _wordings() -> Environment:
    environment = Environment(
        loader=PackageLoader("services.documents.drafting", "wording"),
        undefined=StrictUndefined,
        finalize=_slot,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters.update(figure=figure, amount=amount, day=day, moment=moment, clause=clause)
    environment.filters.update(pen=pen, room=room, tick=tick, head_of_unit=head_of_unit)
    environment.tests.update(nothing=is_nothing, immovable=is_immovable)
    environment.globals.update(SOURCES, cite=cite, stop_articles=stops.articles)
    environment.globals["grounds_of"] = closing.grounds_of
    environment.globals["change_of"] = party_changes.change_of
    environment.globals["ruling_articles"] = petitions.ruling_articles
    environment.globals.update(SOLD_OFF=SOLD_OFF, ANNULLED=stops.ANNULLED)
    return environment


@cache
def _compiler(directories: tuple[str, ...]) -> typst.Compiler:
    return typst.Compiler(
        str(Path(__file__).with_name("page.typ")), font_paths=list(directories), ignore_system_fonts=True
    )

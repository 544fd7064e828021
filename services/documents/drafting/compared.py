"""A document beside the record: what is taken from there, and where it says something else. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from services.documents.drafting.fields import DocumentKind, Form
from services.documents.drafting.record import Record
from services.documents.drafting.recorded import Expected, expected
from services.documents.drafting.shape import Fields, as_date
from shared.contracts.documents.kinds import KindOfDocument
from shared.values.articles import CKD, REGULATION
from shared.values.money import format_yuan, parse_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

_ARTICLE = REGULATION["二(一)4"]

COMPARED: frozenset[KindOfDocument] = frozenset(
    {
        "freezing_ruling",
        "lifting_ruling",
        "assistance_notice",
        "release_notice",
        "auction_ruling",
        "controlled_asset_list",
        "sale_ruling",
        "debt_ruling",
        "transfer_notice",
        "default_ruling",
        "late_payment_decision",
        "closing_notice",
    }
)
"""The kinds whose facts the teams' records hold."""


def filled(kind: DocumentKind, fields: Fields, record: Record) -> dict[str, Any]:
    """`fields`, with what the record says where nothing was typed. 409 for what may not be ordered any more."""
    says = expected(kind.code, fields, record)
    refuse(says.faults, 409, ProblemCode.DOCUMENT_REFUSED)
    held = {**says.drawn, **says.whole}
    found = held | {name: value for name, value in fields.items() if name not in held or value}
    if says.of_rows:
        rows = zip(fields[says.rows], says.of_rows, strict=True)
        found[says.rows] = [said | {n: v for n, v in row.items() if n not in said or v} for row, said in rows]
    return found


def differences(kind: DocumentKind, fields: Fields, record: Record) -> list[FieldError]:
    """Where a well-formed document says something else than the record, both named; what may not be ordered any more."""
    says = expected(kind.code, fields, record)
    shown = {one.name: (one.label, one.form) for of in kind.fields for one in (of, *of.columns)}
    found = [
        _differs(path, *shown[name], given, value)
        for path, name, given, value in _pairs(fields, says)
        if not _same(shown[name][1], given, value)
    ]
    if kind.code == "freezing_ruling" and parse_yuan(fields["limit"]) > record.debt:
        limit, debt = format_yuan(parse_yuan(fields["limit"])), format_yuan(record.debt)
        detail = f"查封、冻结的限额写明的是{limit}，案件登记的债权额及执行费用至今为{debt}"
        found.append(FieldError("limit", detail, CKD[19]))
    return [*found, *says.faults]


def check_unmoved(kind: DocumentKind, fields: Fields, record: Record) -> None:
    """409 where the record has moved since the document was drafted: it is made again."""
    if moved := differences(kind, fields, record):
        raise Problem.of(moved, 409, ProblemCode.RECORD_MOVED)


def _pairs(fields: Fields, says: Expected) -> Iterator[tuple[str, str, Any, str]]:
    for name, value in says.whole.items():
        yield name, name, fields[name], value
    for at, said in enumerate(says.of_rows):
        for name, value in said.items():
            yield f"{says.rows}.{at}.{name}", name, fields[says.rows][at][name], value


def _same(form: Form, given: Any, value: str) -> bool:
    if not given or not value:
        return bool(given == value)
    match form:
        case Form.MONEY:
            return parse_yuan(given) == parse_yuan(value)
        case Form.DATE:
            return as_date(given) == as_date(value)
    return bool(given == value)


def _differs(path: str, label: str, form: Form, given: Any, value: str) -> FieldError:
    said, held = (
        format_yuan(parse_yuan(one)) if form is Form.MONEY and one else one or "空白"
        for one in (given, value)
    )
    return FieldError(path, f"{label}写明的是{said}，案件登记的是{held}", _ARTICLE)

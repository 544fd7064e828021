"""Facts: an undeclared, misspelt, missing or ill-typed ref is refused where the fact is made."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from shared.contracts.fact import KINDS, Count, Fen, Id, Instant, Refs, added, fact, is_id, read
from shared.contracts.intake.facts import CaseAssigned
from shared.contracts.process import Process
from shared.contracts.sale import sale_ref
from tests.facts import complete, forged, sample

COURT_TIME = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
ALL = [pytest.param(kind, id=name) for name, kind in KINDS.items()]
EVERY_REF = [
    pytest.param(kind, ref, id=f"{name}-{ref}") for name, kind in KINDS.items() for ref in kind.model_fields
]

NO_REFS: list[Any] = ["两 字", "", {}, [], 1.5, "2026-13-01T09:00:00+08:00"]
"""Values that no type of ref holds."""
IDENTITY, MOBILE, ACCOUNT = "41150219900101123X", "13800001111", "6222020000000000"
NUMBERS_OF_PERSONS = [
    IDENTITY,
    IDENTITY.lower(),
    "411502900101123",
    MOBILE,
    f"86{MOBILE}",
    "6651234",
    ACCOUNT,
    "E12345678",
    "EA1234567",
    "H12345678",
    "M0123456789",
    "12345678",
]
"""Identity numbers of 18 and 15 digits, mobile and land-line numbers, an account; passports, permits of people of Hong
Kong, Macao and Taiwan."""
FREE_TEXT = [
    "",
    " ",
    "周明升",
    "房屋一套",
    "buyer 1",
    "buyer1\n",
    "１２",
    "a,b",
    "a@b.cn",
    "-a",
    "/a",
    "a" * 65,
]


def read_as(kind: type[Refs], refs: dict[str, Any]) -> Refs | None:
    """`refs` as they come off the wire."""
    return read(forged(COURT_TIME, kind.kind, "case/x", subject=kind.subject, **refs))


@pytest.mark.parametrize("kind", ALL)
def test_a_fact_is_read_as_it_was_made(kind: type[Refs]) -> None:
    for made in (sample(kind), complete(kind)):
        assert read_as(kind, made.values()) == made


@pytest.mark.parametrize(("kind", "ref"), EVERY_REF)
def test_a_misspelt_ref_is_refused(kind: type[Refs], ref: str) -> None:
    refs = complete(kind).values()
    refs[f"{ref}_"] = refs.pop(ref)
    with pytest.raises(ValidationError, match=f"(?m)^{ref}_$"):
        kind.model_validate(refs)


@pytest.mark.parametrize("kind", ALL)
def test_an_undeclared_ref_is_refused(kind: type[Refs]) -> None:
    with pytest.raises(ValidationError, match="undeclared"):
        kind.model_validate(complete(kind).values() | {"undeclared": "x"})


@pytest.mark.parametrize(("kind", "ref"), EVERY_REF)
def test_a_missing_ref_is_refused(kind: type[Refs], ref: str) -> None:
    refs = complete(kind).values()
    del refs[ref]
    declared = kind.model_fields[ref]
    if not declared.is_required() and not declared.json_schema_extra:
        assert kind.model_validate(refs).values().get(ref) == declared.default
        return
    with pytest.raises(ValidationError, match=f"{ref}( is missing|\n)"):
        kind.model_validate(refs)


@pytest.mark.parametrize(("kind", "ref"), EVERY_REF)
def test_a_ref_of_another_type_is_refused(kind: type[Refs], ref: str) -> None:
    for value in NO_REFS:
        with pytest.raises(ValidationError, match=f"(?m)^{ref}$"):
            kind.model_validate(complete(kind).values() | {ref: value})


@pytest.mark.parametrize("kind", ALL)
def test_a_kind_stands_with_the_team_that_tells_it(kind: type[Refs]) -> None:
    assert kind.__module__ == f"shared.contracts.{kind.team()}.facts"


REQUIRED: dict[str, list[str]] = json.loads((Path(__file__).parent / "required_refs.json").read_text("utf-8"))
"""What every fact of a kind has carried since the kind is told: outbox rows and histories hold no other."""


@pytest.mark.parametrize("kind", ALL)
def test_a_fact_told_before_carries_what_its_kind_requires_today(kind: type[Refs]) -> None:
    required = sorted(name for name, ref in kind.model_fields.items() if ref.is_required())
    assert required == REQUIRED.get(kind.kind), (
        f"a ref that {kind.kind} gains is declared added(), none is renamed; a new kind gets its line"
        " in required_refs.json"
    )


def test_no_kind_that_was_told_is_gone() -> None:
    assert REQUIRED.keys() <= KINDS.keys()


ADDED = [
    (kind, name)
    for kind in KINDS.values()
    for name, ref in kind.model_fields.items()
    if ref.json_schema_extra
]


@pytest.mark.parametrize(("kind", "ref"), ADDED, ids=[f"{kind.kind}-{ref}" for kind, ref in ADDED])
def test_a_ref_that_a_newer_version_adds_is_none_in_an_older_fact_and_required_in_a_new_one(
    kind: type[Refs], ref: str
) -> None:
    refs = complete(kind).values()
    del refs[ref]
    older = read_as(kind, refs)
    assert older is not None
    assert getattr(older, ref) is None
    with pytest.raises(ValidationError, match=f"{kind.kind}: {ref} is missing"):
        kind.model_validate(refs)


def test_what_no_team_has_told_is_not_read() -> None:
    asset = KINDS["custody.freeze_decided"]
    assert read_as(asset, {"asset": "a", "attempt": "first"}) is None
    assert read_as(asset, {"attempt": 1}) is not None  # its subject is the envelope's
    assert read(forged(COURT_TIME, "custody.no_such_fact", "case/x")) is None


@pytest.mark.parametrize(
    "text",
    [
        *NUMBERS_OF_PERSONS,
        *FREE_TEXT,
        f"buyer-{MOBILE}",
        f"tel.{ACCOUNT}",
        "tel-138-0013-8000",
        "2026-1234567",
    ],
)
def test_what_people_write_and_numbers_of_persons_are_no_id(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(text)


@pytest.mark.parametrize("whole", [Fen, Count])
@pytest.mark.parametrize("value", [Decimal("12.00"), 12.0, "12", True])
def test_a_sum_in_fen_or_a_count_is_a_whole_number_and_nothing_that_passes_for_one(
    whole: Any, value: Any
) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(whole).validate_python(value)
    assert TypeAdapter(whole).validate_python(12) == 12


@given(st.uuids())
def test_the_id_of_a_record_is_an_id(record: UUID) -> None:
    assert is_id(record.hex)


@pytest.mark.parametrize(
    "text", ["chengban01", "2026-1", "2026-10", "2026-23456", "national/1", "1", "20260", "1" * 32]
)
def test_codes_of_staff_and_of_records_are_ids(text: str) -> None:
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize(
    "staff",
    ["202301", "li@court.example", "auth0|65a1", "3f0c1c5e-1234-4567-8901-234567890123", "chengban01"],
)
def test_the_issuer_names_a_person_as_it_likes(staff: str) -> None:
    assert CaseAssigned(officer=staff).officer == staff


@pytest.mark.parametrize("staff", ["", "李 承办", "李承办", "a b", "x" * 201])
def test_a_name_is_no_person_in_office(staff: str) -> None:
    with pytest.raises(ValidationError):
        CaseAssigned(officer=staff)


@pytest.mark.parametrize("remark", ["TEL138-0013-8000", "ZhangSan", "Li-4115021985-0312-123X"])
def test_a_remark_that_names_a_person_names_no_sale(remark: str) -> None:
    assert sale_ref(remark) != remark


@pytest.mark.parametrize(
    "number", [*NUMBERS_OF_PERSONS, "123456X", f"cf-{MOBILE}", f"{MOBILE}/a", "周明升", "a b"]
)
def test_a_sale_is_not_named_by_a_number_of_a_person(number: str) -> None:
    assert number not in sale_ref(number)
    assert is_id(sale_ref(number))


@given(st.text(max_size=100))
def test_whatever_a_remark_names_is_an_id_that_names_the_same_sale(remark: str) -> None:
    assert is_id(sale_ref(remark))
    assert sale_ref(sale_ref(remark)) == sale_ref(remark)


@pytest.mark.parametrize("reference", ["confirmation-1", "QR2026-0302/7", "0123456789abcdef" * 2])
def test_the_platforms_number_names_the_sale_as_it_is_printed(reference: str) -> None:
    assert sale_ref(reference) == reference


class _Declared(Refs):
    asset: Id
    attempt: Count = 1
    final_at: Instant | None = added()


@pytest.mark.parametrize("ref", ["attempt", "final_at", "aset"])
def test_nothing_is_keyed_by_a_ref_that_a_fact_may_lack(ref: str) -> None:
    with pytest.raises(TypeError, match=ref):
        fact("custody.keyed", "有键", Process("network", "custody", "网络查控", ref))(_Declared)
    with pytest.raises(TypeError, match=ref):
        fact("custody.subject", "有主体", subject=ref)(_Declared)
    assert not {"custody.keyed", "custody.subject"} & KINDS.keys()


def test_a_kind_is_declared_once() -> None:
    with pytest.raises(TypeError, match="declared twice"):
        fact("custody.freeze_decided", "再次声明")(_Declared)

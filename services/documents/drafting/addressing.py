"""Whom a paper is for and what it calls him, where a house lies, and who is said to be free to buy one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from services.documents.drafting.fields import STYLE, DocumentKind
from shared.values.articles import HSE, REGULATION
from shared.values.refusal import FieldError

Fields = Mapping[str, Any]

_SHOWN_NAME = 40  # ours: characters of an addressee in the name of a file
_FULL_ADDRESS = re.compile("[号室幢栋座村组]|宗地|地块")
_IMMOVABLE = re.compile(r"不动产|房|土地|国用|集用|^\d{12}[A-Z]{2}\d{5}[FLQW]\d{8}$")
_CORRECT = REGULATION["二(一)4"]


def addressee_of(kind: DocumentKind, fields: Fields) -> str:
    """The name of the one whom a paper is made for; "" for one that goes to several, or to nobody."""
    for name in ("assisting_party", "receiving_court", "party_name"):
        if name in fields:
            return str(fields[name])
    if "addressed_as" in fields:
        return str(fields.get("applicant" if kind.code == "acceptance_notice" else "respondent", ""))
    return str(fields["respondent"]) if kind.code == "property_declaration" else ""


def file_name(kind: DocumentKind, fields: Fields, number: str, *, signed: bool) -> str:
    """What a paper is called when it is kept: number, title, for whom; a draft is called one."""
    draft = "" if signed or kind.signer == "none" else "草稿"
    parts = (draft, number, kind.title, addressee_of(kind, fields)[:_SHOWN_NAME])
    return " ".join(part for part in parts if part) + ".pdf"


def addressing_faults(kind: DocumentKind, fields: Fields, units: Mapping[str, bool]) -> Iterator[FieldError]:
    """A person is 你, a unit 你单位. `units`: whether each party of the case is one, by name."""
    told = fields.get("addressed_as")
    if not isinstance(told, str) or not told.strip():
        return
    unit = units.get(addressee_of(kind, fields))
    words = ("你", "你单位", "你们") if unit is None else ("你单位",) if unit else ("你",)
    if told not in words:
        yield FieldError("addressed_as", f"对该受送达人应称{'、'.join(words)}", STYLE)


def address_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """A register finds a house or land by its full address: a town or a street is none."""
    rows = [("", fields)]
    rows += [(f"{n}.{at}.", row) for n in ("assets", "matters") for at, row in enumerate(fields.get(n, ()))]
    for path, row in rows:
        place, identifier = row.get("location"), row.get("identifier", "")
        if place is not None and is_immovable(identifier) and not _FULL_ADDRESS.search(place):
            yield FieldError(f"{path}location", "不动产须写明详细坐落（至门牌号、房号或者宗地）", _CORRECT)


def is_immovable(identifier: str) -> bool:
    """Whether a certificate's number is one of land or of a house, or the code of a unit (不动产单元号)."""
    return bool(_IMMOVABLE.search(identifier))


def qualification_faults(fields: Fields, assets: Mapping[str, bool]) -> Iterator[FieldError]:
    """The buyer of a house has shown that he may buy one; nobody need show that he may buy a shop or a car (竞买人资格规定第三条).

    `assets`: whether each asset of the case is housing, by its identifier.
    """
    stated = fields.get("qualification")
    identifier = fields.get("identifier")
    if not isinstance(stated, str) or not isinstance(identifier, str) or identifier not in assets:
        return
    if assets[identifier] and not stated.strip():
        yield FieldError(
            "qualification", "拍卖住房的，须写明购房资格审核结果；不受限购约束的写明不受约束", HSE[3]
        )
    if not assets[identifier] and stated.strip():
        yield FieldError("qualification", "拍卖的不是住房，不写购房资格", HSE[3])

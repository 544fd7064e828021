"""裁定主文, as values: what other teams compare with the act that rests on it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.documents.drafting.fields import identity_of
from services.documents.drafting.rules import Fields, as_date, measure_of
from shared.contracts.documents.records import NamedParty, NamedPerson, Operative, RuledAsset, RuledSale
from shared.contracts.intake.records import Role
from shared.values.money import parse_yuan

_SIDES: dict[str, Role] = {"applicants": "applicant", "respondents": "respondent"}


def operative(fields: Fields) -> Operative:
    """What a ruling of these fields orders."""
    sold = "paid_on" in fields
    return Operative(
        parties=[
            NamedParty(role=role, **_person(named).model_dump())
            for side, role in _SIDES.items()
            for named in fields.get(side, ())
        ],
        assets=[_asset(row) for row in ([fields] if sold else fields.get("assets", ()))],
        limit=parse_yuan(fields["limit"]) if "limit" in fields else None,
        sale=_sale(fields) if sold else None,
    )


def _person(named: Mapping[str, Any]) -> NamedPerson:
    return NamedPerson(name=named["name"], identity=identity_of(named))


def _asset(row: Mapping[str, Any]) -> RuledAsset:
    return RuledAsset(
        identifier=row["identifier"],
        measure=measure_of(row.get("measure", "")),
        starts_on=_day(row.get("starts_on")),
        ends_on=_day(row.get("ends_on")),
        lifts=row.get("ruling"),
    )


def _day(value: Any) -> date | None:
    """None for a day so far off that no calendar reckons three years from it: such a term is none."""
    day = as_date(value) if value else None
    return day if day and 2000 <= day.year < 2096 else None  # ours: as calendars reckon


def _sale(fields: Fields) -> RuledSale:
    return RuledSale(
        buyer=_person(fields["buyer"]),
        price=parse_yuan(fields["price"]),
        sold_on=as_date(fields["sold_on"]),
        paid_on=as_date(fields["paid_on"]),
        credited=parse_yuan(fields["credited"]) if "credited" in fields else None,
    )

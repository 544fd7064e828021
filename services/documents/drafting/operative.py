"""裁定主文, as values: what other teams compare with the act that rests on it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from services.documents.drafting.exempted import kinds_of, times_of
from services.documents.drafting.fields import identity_of
from services.documents.drafting.listed import TERMS
from services.documents.drafting.rulings import measure_of
from services.documents.drafting.shape import Fields, as_date, as_time
from shared.contracts.documents.records import (
    ExaminedParty,
    NamedParty,
    NamedPerson,
    Operative,
    RuledAsset,
    RuledPetition,
    RuledRound,
    RuledSale,
    SanctionedPerson,
)
from shared.contracts.intake.records import Role
from shared.values.money import parse_yuan

_SIDES: dict[str, Role] = {"applicants": "applicant", "respondents": "respondent"}


def operative(fields: Fields) -> Operative:
    """What a ruling or decision of these fields orders."""
    return Operative(
        parties=[
            NamedParty(role=role, **_person(named).model_dump())
            for side, role in _SIDES.items()
            for named in fields.get(side, ())
        ],
        assets=[_asset(row) for row in ([fields] if "identifier" in fields else fields.get("assets", ()))],
        limit=_sum(fields, "limit"),
        sale=_sale(fields) if "paid_on" in fields else None,
        round=_round(fields) if "round" in fields else None,
        cleared=fields.get("cleared"),
        sanction=_sanction(fields) if "sanctioned" in fields else None,
        acts_until=_day(fields.get("valid_until") or fields.get("due_on"))
        if "sanctioned" in fields
        else None,
        appears_at=as_time(fields["due_at"]) if "due_at" in fields else None,
        ground=None if "round" in fields else fields.get("ground"),
        ended_for=fields.get("ended_for") or None,
        ended_share=_sum(fields, "ended_share") if fields.get("ended_share") else None,
        settled_on=_day(fields.get("settled_on")),
        petition=_petition(fields) if "petitioner" in fields else None,
        claimed=_sum(fields, "claim_amount") if "property_found" in fields else None,
        recovered=_sum(fields, "recovered_amount"),
        searchers=fields.get("searchers"),
        auditor=fields.get("auditor"),
        examined=[ExaminedParty(**row) for row in fields["examined"]] if "examined" in fields else None,
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
        amount=_sum(row, "amount") if row.get("amount") else None,
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
        credited=_sum(fields, "credited"),
    )


def _round(fields: Fields) -> RuledRound:
    return RuledRound(
        round=fields["round"],
        buyer=_person(fields["buyer"]) if "buyer" in fields else None,
        price=_sum(fields, "price"),
        deposit=_sum(fields, "deposit"),
        due_on=_day(fields.get("due_on")),
        way=fields.get("way"),
        ground=fields.get("ground"),
    )


def _sanction(fields: Fields) -> SanctionedPerson:
    days = str(fields.get("sanction_days", ""))
    return SanctionedPerson(
        person=fields["sanctioned"],
        amount=_sum(fields, "sanction_amount"),
        days=int(days) if days.isdecimal() else None,
        listing_ground=fields.get("listing_ground"),
        listed_years=TERMS.get(fields.get("listed_for", "")),
    )


def _petition(fields: Fields) -> RuledPetition:
    return RuledPetition(
        petitioner=fields["petitioner"],
        petition_kind=fields["petition_kind"],
        thing=fields["thing"],
        result=fields["result"],
        changed_by=fields.get("changed_by"),
        liable_for=_sum(fields, "liable_for") if fields.get("liable_for") else None,
        exempt_scope=fields.get("exempt_scope") or None,
        exempt_kinds=kinds_of(fields),
        exempt_times=times_of(fields),
        exempt_from=_day(fields.get("exempt_from")),
        exempt_until=_day(fields.get("exempt_until")),
    )


def _sum(fields: Fields, name: str) -> Decimal | None:
    return parse_yuan(fields[name]) if name in fields else None

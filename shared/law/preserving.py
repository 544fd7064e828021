"""A ruling of preservation as what it orders of one asset: it is the only one by which a case of its kind seizes (财产保全规定第十五条). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple, cast

from shared.contracts.custody.records import AssetRecord
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DocumentRecord, NamedParty, Operative, RuledAsset
from shared.contracts.intake.records import (
    CaseRecord,
    PreservationLiftingRecord,
    PreservationPartLiftingRecord,
)
from shared.law.numbers import SEIZURE_MONTHS
from shared.law.periods import add_months
from shared.values.asset_kind import SEALED, AssetKind, Measure


def ruling_of(
    case: CaseRecord, document: str, kind: AssetKind, identifier: str, today: date
) -> DocumentRecord | None:
    """None where `document` is not the ruling that the case carries out, by its file, or that is lifted, be it for that thing alone.

    It names no thing that the record knows: up to its limit it orders each that was found, from `today` for the time that it
    says, and no longer than the law allows (民诉法解释第四百八十五条).
    """
    ruled = case.preservation
    if ruled is None or ruled.ruling is None or document != ruled.ruling or ruled.liftings:
        return None
    if any(one.identifier == identifier and one.amount is None for one in ruled.part_liftings):
        return None
    paper = _Paper(ruled.ruling, case.instrument_number, ruled.ruled_at)
    asset = _seized(kind, identifier, ruled.months, today)
    return _ruling(case, paper, "freezing_ruling", [asset], ruled.left if ruled.limit else None)


def lifting_of(
    case: CaseRecord,
    document: str,
    asset_id: str,
    kind: AssetKind,
    identifier: str,
    seized_by: str,
    began_at: datetime,
) -> DocumentRecord | None:
    """The ruling that lifts all of it, or names that asset, as it lets go of it; None where `document` is none such, by its file,
    or the measure, which has begun then, was taken since."""
    lifting = case.preservation and case.preservation.lifted_by(document, asset_id, began_at)
    if not lifting:
        return None
    asset = _lifted(lifting, kind, identifier, seized_by)
    return _ruling(case, _Paper(lifting.ruling, lifting.number, lifting.ruled_at), "lifting_ruling", [asset])


def rulings_of(case: CaseRecord, assets: Sequence[AssetRecord], today: date) -> list[DocumentRecord]:
    """The ruling that the case carries out, and those that lift it, as they order what was found: what a notice to who is to
    help rests on."""
    ruled = case.preservation
    if ruled is None or ruled.ruling is None:
        return []
    found = [
        _ruling(
            case,
            _Paper(ruled.ruling, case.instrument_number, ruled.ruled_at),
            "freezing_ruling",
            [_seized(_kind(one), one.identifier, ruled.months, today) for one in assets],
            ruled.left if ruled.limit else None,
        )
    ]
    for by in {one.ruling: one for one in (*ruled.liftings, *ruled.part_liftings)}.values():
        paper = _Paper(by.ruling, by.number, by.ruled_at)
        lifted = [
            _lifted(lifting, _kind(one), one.identifier, case.instrument_number)
            for one in assets
            if (lifting := ruled.lifted_by(by.ruling, one.id))
        ]
        found.append(_ruling(case, paper, "lifting_ruling", lifted))
    return found


def _lifted(
    lifting: PreservationLiftingRecord, kind: AssetKind, identifier: str, seized_by: str
) -> RuledAsset:
    amount = lifting.amount if isinstance(lifting, PreservationPartLiftingRecord) else None
    return RuledAsset(identifier=identifier, measure=_measure_of(kind), lifts=seized_by, amount=amount)


def _kind(asset: AssetRecord) -> AssetKind:
    return cast(AssetKind, asset.kind)


def _seized(kind: AssetKind, identifier: str, months: int | None, today: date) -> RuledAsset:
    longest = SEIZURE_MONTHS.on(today)[kind]
    ends_on = add_months(today, min(months or longest, longest)) - timedelta(1)
    return RuledAsset(identifier=identifier, measure=_measure_of(kind), starts_on=today, ends_on=ends_on)


def _measure_of(kind: AssetKind) -> Measure:
    return "seal" if kind in SEALED else "freeze"


class _Paper(NamedTuple):
    file: str
    number: str
    ruled_at: datetime


def _ruling(
    case: CaseRecord,
    paper: _Paper,
    kind: KindOfDocument,
    assets: Sequence[RuledAsset],
    limit: Decimal | None = None,
) -> DocumentRecord:
    return DocumentRecord(
        id=paper.file,
        case_number=case.case_number,
        number=paper.number,
        kind=kind,
        sha256="",
        signed_at=paper.ruled_at,
        operative=Operative(
            parties=[
                NamedParty(role=one.role, name=one.name_at(paper.ruled_at), identity=one.identity)
                for one in case.parties
            ],
            assets=list(assets),
            limit=limit,
        ),
    )

"""What a ruling says of property, grounds and parties, by the law's closed lists. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from services.documents.drafting.fields import (
    DocumentKind,
)
from services.documents.drafting.reasons import REASON_ARTICLE
from services.documents.drafting.shape import Fields, as_date
from shared.contracts.auction.stops import ANNULLED, BASES, RULED, Ground
from shared.contracts.intake import petitions
from shared.contracts.intake.closing import grounds_of
from shared.contracts.intake.party_changes import CHANGES, GROUNDS, SIDES
from shared.values.articles import ADD, CKD, CPC, EXE, JS, NET, PMB, cite
from shared.values.asset_kind import MEASURES, Measure
from shared.values.refusal import FieldError

STOP_ARTICLE = cite(EXE[62], PMB[17], NET[28])


_LIFTING = "解除"


_LIFTINGS = tuple(_LIFTING + word for word in MEASURES)


def measure_of(words: str) -> Measure | None:
    """查封, 扣押 or 冻结, or its lifting (解除查封); None for other words."""
    return MEASURES.get(words.removeprefix(_LIFTING))


_MEASURED = {
    "freezing_ruling": ("assets", tuple(MEASURES)),
    "lifting_ruling": ("assets", _LIFTINGS),
    "release_notice": ("matters", _LIFTINGS),
}
"""The rows of a kind that seizes or lifts, and the measures that it may name."""


def _seizure_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """Each asset that is seized or released is under one measure, from a day to a later one (民诉法解释第四百八十五条).

    What asks for help with a seizure forbids to dispose of the asset: it asks for no release (查封扣押冻结规定第二十八条).
    """
    where, words = _MEASURED.get(kind.code, ("matters", ()))
    rows = fields.get(where, ())
    for index, row in enumerate(rows):
        if words and row["measure"] not in words:
            detail = f"措施应为{'、'.join(words)}之一"
            yield FieldError(f"{where}.{index}.measure", detail, REASON_ARTICLE)
        if kind.code == "lifting_ruling" and row["amount"] and measure_of(row["measure"]) != "freeze":
            yield FieldError(f"{where}.{index}.amount", "只有冻结的存款可以解除一部分金额", CKD[28])
        if kind.code == "lifting_ruling" and row["identifier"] in [one["identifier"] for one in rows[:index]]:
            yield FieldError(f"{where}.{index}.identifier", "同一财产重复列明", CKD[28])
        if kind.code == "assistance_notice" and _LIFTING in row["measure"]:
            detail = "应使用解除查封、冻结用的协助执行通知书"
            yield FieldError(f"{where}.{index}.measure", detail, CKD[28])
        if "ends_on" in row and as_date(row["ends_on"]) <= as_date(row["starts_on"]):
            detail = f"期限届满日{row['ends_on']}不在起始日{row['starts_on']}之后"
            yield FieldError(f"{where}.{index}.ends_on", detail, JS[485])


def _stop_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What stops an auction names a ground that the law has for that way: by it the paper finds its article."""
    grounds = {
        words: [ground.label for ground, basis in BASES.items() if way in basis.ways]
        for way, (code, words) in RULED.items()
        if code == kind.code
    }
    if not grounds:
        return
    if None not in grounds:
        grounds[ANNULLED] = [Ground.NOT_HELD.label]
    lawful = grounds.get(None) or grounds.get(fields["way"])
    if lawful is None:
        detail = f"停止拍卖的方式应为{'、'.join(filter(None, grounds))}之一"
        yield FieldError("way", detail, STOP_ARTICLE)
    elif fields["ground"] not in lawful:
        yield FieldError("ground", f"事由应为下列之一：{'；'.join(lawful)}", STOP_ARTICLE)


def _ending_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What ends a case names a ground of the closed list: by it the paper finds its article."""
    lawful = grounds_of(kind.code)
    if lawful and "ground" in fields and fields["ground"] not in lawful:
        article = next(field.source for field in kind.fields if field.name == "ground")
        yield FieldError("ground", f"事由应为下列之一：{'；'.join(lawful)}", article)
    sides = [fields.get(side, ()) for side in ("applicants", "respondents")]
    if (only := fields.get("ended_for")) and not any(
        len(side) > 1 and [one["name"] for one in side].count(only) == 1 for side in sides
    ):
        detail = "只对一方终结执行、驳回申请的，须是数名申请执行人、被执行人之一"
        source = next(field.source for field in kind.fields if field.name == "ended_for")
        yield FieldError("ended_for", detail, source)


def _change_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """Who becomes a party does so on a ground of the closed list, on its side, up to a sum where the ground has one."""
    if "changed_by" not in fields:
        return
    ground = GROUNDS.get(fields["changed_by"])
    if ground is None:
        yield FieldError("changed_by", f"事由应为下列之一：{'；'.join(GROUNDS)}", ADD[28])
        return
    change, sum_named = CHANGES[ground], bool(fields.get("liable_for"))
    if fields["changed_as"] != SIDES[change.role]:
        yield FieldError("changed_as", f"依照该事由应当变更、追加为{SIDES[change.role]}", change.article)
    if fields["result"] == petitions.RESULTS["granted"] and change.limit == "sum" and not sum_named:
        yield FieldError("liable_for", "依照该事由只在一定数额范围内承担责任，须写明限额", change.article)
    if not change.limit and sum_named:
        yield FieldError("liable_for", "依照该事由不在一定数额范围内承担责任，不写限额", change.article)


_DECEIT = ("欺诈", "胁迫")
PETITIONS_OF: Mapping[str, Collection[str]] = {
    "objection_ruling": petitions.RULED,
    "recusal_decision": (petitions.LABELS["recusal"], petitions.LABELS["recusal_review"]),
    "party_change_ruling": (petitions.LABELS["party_change"],),
    "listing_correction_decision": (petitions.LABELS["listing_correction"],),
    "exemption_decision": (petitions.LABELS["consumption_exemption"],),
    "travel_exemption_decision": (petitions.LABELS["travel_exemption"],),
}
"""What each paper answers."""


def _petition_faults(kind: DocumentKind, fields: Fields) -> Iterator[FieldError]:
    """What answers an objection names its kind and the result as the law has them: by them the paper finds its articles."""
    if "petition_kind" not in fields:
        return
    kinds = PETITIONS_OF[kind.code]
    for name, lawful in (("petition_kind", kinds), ("result", petitions.RESULTS.values())):
        if fields[name] not in lawful:
            yield FieldError(name, f"应为下列之一：{'；'.join(lawful)}", CPC[157])


def _object_faults(kind: DocumentKind, fields: Fields, assets: Collection[str]) -> Iterator[FieldError]:
    """What a ruling disposes of is property that was found in the case, by the number that the record has (二(一)4)."""
    if not kind.decides:
        return
    named = {f"assets.{at}.identifier": row["identifier"] for at, row in enumerate(fields.get("assets", ()))}
    named |= {"identifier": fields["identifier"]} if "identifier" in fields else {}
    for path, identifier in named.items():
        if identifier not in assets:
            yield FieldError(path, "案件没有登记这一标识的财产", REASON_ARTICLE)


def ruling_faults(kind: DocumentKind, fields: Fields, assets: Collection[str]) -> Iterator[FieldError]:
    """Every fault of what it orders. `assets`: the identifiers of the case's property."""
    yield from _seizure_faults(kind, fields)
    yield from _stop_faults(kind, fields)
    yield from _ending_faults(kind, fields)
    yield from _change_faults(kind, fields)
    yield from _petition_faults(kind, fields)
    if "deceit" in fields and fields["deceit"] not in _DECEIT:
        yield FieldError("deceit", f"认定的情形应为下列之一：{'、'.join(_DECEIT)}", CPC[241])
    yield from _object_faults(kind, fields, assets)

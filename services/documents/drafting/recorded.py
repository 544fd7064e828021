"""What the record says of the sums, days and terms that a document names. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from services.documents.drafting.fields import identity_of
from services.documents.drafting.parted import part_fault
from services.documents.drafting.record import Notice, Record, Ruling
from services.documents.drafting.rules import CaseAccount
from services.documents.drafting.shape import Fields
from shared.contracts.auction.records import ListingRecord, repaid, round_words
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import RuledAsset
from shared.values.articles import CKD, CPC, JS, NET, PMB, REGULATION, cite
from shared.values.asset_kind import MEASURES
from shared.values.money import parse_yuan
from shared.values.refusal import FieldError
from shared.values.zone import COURT_ZONE

_ARTICLE = REGULATION["二(一)4"]
_RELEASE = CKD[28]
_SOLD = cite(JS[491], PMB[20])
_TITLE = cite(CPC[262], JS[491])
_TAKEN = cite(PMB[16], PMB[20])
_FALLS = str(PMB[28])
_WORDS = {measure: word for word, measure in MEASURES.items()}


Said = dict[str, str]
"""Values as documents hold them, by the names of fields or of columns."""


@dataclass(frozen=True)
class Expected:
    """What the record says: of the document, of each row of `rows` in their order; and what speaks against it at all."""

    whole: Said = field(default_factory=dict)
    drawn: Mapping[str, Sequence[Said]] = field(default_factory=dict)
    """Rows for where none were typed; what else is typed there is judged by `faults`."""
    rows: str = ""
    of_rows: Sequence[Said] = ()
    faults: Sequence[FieldError] = ()


def expected(kind: KindOfDocument, fields: Fields, record: Record) -> Expected:
    """What the record says of a document of that kind; of another than the compared nothing."""
    match kind:
        case "freezing_ruling":
            owned = _of_rows("assets", fields, lambda row: _holder(row, record))
            return replace(owned, whole={} if fields.get("limit") else {"limit": str(record.debt)})
        case "auction_ruling":
            return _of_rows("assets", fields, lambda row: _holder(row, record))
        case "lifting_ruling":
            return _of_rows("assets", fields, lambda row: _lifted(row, record))
        case "assistance_notice":
            return _noticed(fields, record)
        case "release_notice":
            return _released(fields, record)
        case "controlled_asset_list":
            return _of_rows("assets", fields, lambda row: _controlled(row, record))
        case "sale_ruling":
            return _sold(fields, record)
        case "debt_ruling":
            return _taken(fields, record)
        case "transfer_notice":
            return _transferred(fields, record)
        case "default_ruling" | "late_payment_decision":
            return _unpaid(fields, record, kind)
        case "closing_notice":
            return Expected(_closing(record))
    return Expected()


def _of_rows(name: str, fields: Fields, read: Callable[[Fields], Said | FieldError]) -> Expected:
    """Each row by `read`: what the record says of it, or the column at fault, the fault and its article."""
    rows = fields.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        return Expected()  # no well-formed rows: what is missing is named by the rule of the fields
    said: list[Said] = []
    faults = []
    for at, row in enumerate(rows):
        found = read(row)
        said.append({} if isinstance(found, FieldError) else found)
        if isinstance(found, FieldError):
            faults.append(FieldError(f"{name}.{at}.{found.field}", found.detail, found.article))
    return Expected(rows=name, of_rows=said, faults=faults)


def _asset_id(row: Fields, record: Record) -> str | None:
    return next((one.id for one in record.assets if one.identifier == row.get("identifier")), None)


def _holder(row: Fields, record: Record) -> Said:
    """Which of the respondents the asset is found of; nothing where custody has none or none such."""
    of = next((one.respondent_id for one in record.assets if one.identifier == row.get("identifier")), None)
    return next(
        ({"holder": record.case.called(one)} for one in record.case.ever("respondent") if one.id == of), {}
    )


def _number(record: Record, document: str | None) -> Said:
    """The number of the ruling that is this document; nothing where the case's record has none."""
    return next(({"ruling": one.number} for one in record.rulings if one.id == document), {})


def _lifted(row: Fields, record: Record) -> Said | FieldError:
    """The ruling by which the thing is held; what is held no more, or was sold, is not released again."""
    asset = _asset_id(row, record)
    taken = [one for one in record.measures if one.asset_id == asset]
    held = [one for one in taken if one.state in ("in_force", "waiting") and one.lift_decided_at is None]
    sale = next((one.settlement for one in record.disposals if one.asset_id == asset), None)
    if not held:
        states = {"lifted": "已经解除", "lapsed": "期限已经届满", "ended": "已因拍卖成交失效"}
        states |= dict.fromkeys(("in_force", "waiting"), "已经决定解除")
        why = states.get(taken[-1].state, "没有查封、冻结") if taken else "没有查封、冻结"
        return FieldError("identifier", f"案件登记的该财产{why}，不能再裁定解除", _RELEASE)
    if sale is not None and sale.ruling_document is not None and held[-1].commission is None:
        detail = "该财产已经拍卖成交或者抵债，查封由成交、抵债裁定解除，不能再裁定解除"
        return FieldError("identifier", detail, cite(_RELEASE, PMB[28]))
    by = held[-1].preserved_by  # turned into a seizure of enforcement: the ruling is no document made here
    number = {"ruling": by} if by else _number(record, held[-1].ruling_document)
    if not row.get("amount"):
        return number | {"amount": ""} | _holder(row, record)
    if fault := part_fault(parse_yuan(row["amount"]), held[-1], number.get("ruling", ""), record):
        return FieldError("amount", fault, _RELEASE)
    return number | _holder(row, record)


_NUMERAL = "[0-9零〇一二三四五六七八九十百千]"
_NUMBER_GOES_ON = re.compile(rf"\s*[-－—]?{_NUMERAL}|.*之\s*{_NUMERAL}", re.DOTALL)


def _named(fields: Fields, record: Record) -> Ruling | None:
    """The ruling of the case that a notice names by its whole number, whatever it calls it."""
    named = fields.get("ruling")
    if not isinstance(named, str):
        return None
    begun = [one for one in record.rulings if named.startswith(one.number)]
    rest = {one.id: unicodedata.normalize("NFKC", named.removeprefix(one.number)) for one in begun}
    return next((one for one in begun if not _NUMBER_GOES_ON.match(rest[one.id])), None)


def _ruled(row: Fields, ruling: Ruling) -> RuledAsset | FieldError:
    asset = ruling.says.asset(str(row.get("identifier")))
    if asset is None:
        return FieldError("identifier", f"{ruling.number}没有写明这一财产", _ARTICLE)
    return asset


def _no_ruling(number: Any) -> Expected:
    fault = FieldError("ruling", f"本案没有签发过{number}", _ARTICLE)
    return Expected(faults=[fault])


def _noticed(fields: Fields, record: Record) -> Expected:
    """Who is asked to help is told the term of the ruling itself, and where money goes that is frozen (二(六)3)."""
    ruling = _named(fields, record)
    if ruling is None:
        return _no_ruling(fields.get("ruling")) if fields.get("ruling") else Expected()

    def said(row: Fields) -> Said | FieldError:
        asset = _ruled(row, ruling)
        if isinstance(asset, FieldError):
            return asset
        if asset.measure is None or asset.starts_on is None or asset.ends_on is None:
            return FieldError("identifier", f"{ruling.number}不是查封、冻结该财产的裁定", CKD[1])
        return {
            "measure": _WORDS[asset.measure],
            "starts_on": asset.starts_on.isoformat(),
            "ends_on": asset.ends_on.isoformat(),
        } | _holder(row, record)

    noticed = _of_rows("matters", fields, said)
    frozen = any(row.get("measure") == "冻结" for row in noticed.of_rows)
    own = record.account if frozen and record.account else CaseAccount("", "", "")
    account = {"account_name": own.name, "account_number": own.number, "account_bank": own.bank}
    return replace(noticed, whole=account)


def _released(fields: Fields, record: Record) -> Expected:
    """A release rests on the ruling that lifts the measure, or on the one that sold the thing.

    It names what is to be struck out: what was registered there, when, by which notice.
    """
    ruling = _named(fields, record)
    if ruling is None:
        return _no_ruling(fields.get("ruling")) if fields.get("ruling") else Expected()

    def said(row: Fields) -> Said | FieldError:
        asset = _ruled(row, ruling)
        if isinstance(asset, FieldError):
            return asset
        if ruling.says.sale is None and asset.lifts is None:
            return FieldError("identifier", f"{ruling.number}不是解除该财产查封、冻结的裁定", _RELEASE)
        by = {"seized_by": asset.lifts} if asset.lifts else {}
        by |= {"amount": "" if asset.amount is None else str(asset.amount)}
        return _registered(asset.identifier, record) | by | _holder(row, record)

    return _of_rows("matters", fields, said)


def _registered(identifier: str, record: Record) -> Said:
    """Of the measure that stands on the asset, or else stood there last; nothing where custody has none."""
    asset = _asset_id({"identifier": identifier}, record)
    taken = [one for one in record.measures if one.asset_id == asset and one.effective_at is not None]
    taken.sort(key=lambda one: one.state in ("in_force", "waiting"))
    if not taken or (at := taken[-1].effective_at) is None:
        return {}
    notices = [
        one.cited
        for one in record.notices
        if identifier in one.identifiers and _is_by(one, taken[-1].ruling_document, record)
    ]
    return {
        "notice": "、".join(notices[-1:]),
        "measure_no": taken[-1].measure_no,
        "registered_on": _day_of(at),
    }


def _is_by(notice: Notice, ruling_document: str | None, record: Record) -> bool:
    ruling = _named({"ruling": notice.ruling}, record)
    return ruling is not None and ruling.id == ruling_document


def _controlled(row: Fields, record: Record) -> Said | FieldError:
    """A list of what is held names the days of the measure as they were booked."""
    asset = _asset_id(row, record)
    held = [one for one in record.measures if one.asset_id == asset and one.state == "in_force"]
    if not held or held[-1].effective_at is None or held[-1].expires_on is None:
        return FieldError("identifier", "该财产没有在查封、冻结之中", REGULATION["二(二)5"])
    numbers = _number(record, held[-1].ruling_document)
    return {
        "starts_on": _day_of(held[-1].effective_at),
        "ends_on": held[-1].expires_on.isoformat(),
    } | ({"order_number": numbers["ruling"]} if numbers else {})


def _sold(fields: Fields, record: Record) -> Expected:
    """What the platform confirmed, and when the bank had booked the whole price."""
    if _asset_id(fields, record) is None:
        return Expected()  # no property of the case: named by its own rule
    paid = _paid(fields, record)
    if paid is None:
        fault = FieldError("paid_on", "拍卖价款尚未全额交付，不能制作成交裁定", _SOLD)
        return Expected(faults=[fault])
    listing, said = paid
    fault = FieldError("identifier", "该财产是流拍后抵债，不是拍卖成交，应当制作以物抵债裁定", _TAKEN)
    falls = _falls(fields, record)
    return replace(falls, whole=said, faults=[*falls.faults, *([fault] if listing.debt_ruling else [])])


def _taken(fields: Fields, record: Record) -> Expected:
    """At which price a creditor took the thing, what his claim pays of it, and when he had paid the rest."""
    if _asset_id(fields, record) is None:
        return Expected()
    paid = _paid(fields, record)
    if paid is None or paid[0].state != "taken":
        detail = "没有差价已经全额交付的抵债，不能制作以物抵债裁定"
        return Expected(faults=[FieldError("paid_on", detail, _TAKEN)])
    listing, said = paid
    assert listing.price is not None
    credited = listing.credited or Decimal(0)
    said |= {"credited": str(credited), "difference": str(listing.price - credited)}
    said |= {"failed_round": round_words(listing.round)} if listing.round else {}
    return replace(_falls(fields, record), whole=said)


def _falls(fields: Fields, record: Record) -> Expected:
    """With the title falls the seizure by which the case holds the thing, by the number of its ruling, and no other of the
    case; of others' rights, a mortgage, the record knows nothing.
    """
    asset = _asset_id(fields, record)
    by = {one.ruling_document for one in record.measures if one.asset_id == asset}
    seized = [one for one in record.rulings if one.id in by]
    drawn = [_fallen(one, str(fields.get("identifier"))) for one in seized[-1:]]
    typed = fields.get("cleared")
    if not typed or not isinstance(typed, list) or not all(isinstance(row, Mapping) for row in typed):
        return Expected(drawn={"cleared": drawn} if drawn else {})
    named = [_named({"ruling": row.get("number")}, record) for row in typed]
    faults = [
        FieldError(f"cleared.{at}.number", f"{one.number}不是查封、冻结该财产的裁定", _FALLS)
        for at, one in enumerate(named)
        if one is not None and one not in seized
    ]
    if seized and not any(one in seized for one in named):
        detail = f"没有写明解除案件登记的查封、冻结，其裁定为{seized[-1].number}"
        faults.append(FieldError("cleared", detail, _FALLS))
    return Expected(faults=faults)


def _fallen(ruling: Ruling, identifier: str) -> Said:
    asset = ruling.says.asset(identifier)
    word = _WORDS[asset.measure] if asset and asset.measure else "查封"
    return {"right": word, "holder": "本院（本案）", "number": ruling.number}


def _transferred(fields: Fields, record: Record) -> Expected:
    """Title is entered for whom the ruling names, once it was served on him: by that, and not before, it passes."""
    ruling = _named(fields, record)
    if ruling is None:
        return _no_ruling(fields.get("ruling")) if fields.get("ruling") else Expected()
    asset = _ruled(fields, ruling)
    if isinstance(asset, FieldError):
        return Expected(faults=[asset])
    if ruling.says.sale is None:
        detail = f"{ruling.number}不是该财产的成交、抵债裁定"
        return Expected(faults=[FieldError("ruling", detail, _TITLE)])
    sales = [one.settlement for one in record.disposals if one.settlement]
    at = next((one.ruling_served_at for one in sales if one.ruling_document == ruling.id), None)
    if at is None:
        detail = "成交、抵债裁定尚未送达买受人（承受人），所有权尚未转移，不能通知办理过户"
        return Expected(faults=[FieldError("served_on", detail, _TITLE)])
    faults = []
    named, buyer = fields.get("buyer"), ruling.says.sale.buyer
    if isinstance(named, Mapping) and (named.get("name"), identity_of(named)) != (buyer.name, buyer.identity):
        faults.append(FieldError("buyer", f"{ruling.number}写明的买受人（承受人）是{buyer.name}", _TITLE))
    fallen = [one.model_dump() for one in ruling.says.cleared or ()]
    if fallen and fields.get("cleared") and fields["cleared"] != fallen:
        said = "、".join(f"{one['holder']}{one['right']}{one['number']}" for one in fallen)
        faults.append(FieldError("cleared", f"{ruling.number}写明解除、消灭的是{said}", _FALLS))
    whole = {"served_on": _day_of(at)} | _holder(fields, record)
    return Expected(whole, {"cleared": fallen} if fallen else {}, faults=faults)


def _unpaid(fields: Fields, record: Record, kind: KindOfDocument) -> Expected:
    """At which round the thing was sold or taken whose price does not come, with its price, its last day and its deposit."""
    asset = _asset_id(fields, record)
    if asset is None:
        return Expected()
    sales = [one for one in record.disposals if one.asset_id == asset and one.settlement is None]
    sold = next((one for of in sales for one in of.listings if one.state in ("sold", "taken")), None)
    if sold is None:
        detail = "该财产没有待付款的成交、抵债，不能制作该文书"
        return Expected(faults=[FieldError("identifier", detail, cite(NET[24], PMB[22]))])
    said = {"price": str(sold.price)} | ({"round": round_words(sold.round)} if sold.round else {})
    if kind == "default_ruling":
        said["deposit"] = str(sold.deposit_given)
        said |= {"due_on": _day_of(sold.balance_due_at - timedelta.resolution)} if sold.balance_due_at else {}
        said |= {"sold_on": _day_of(sold.ended_at)} if sold.ended_at else {}
    return Expected(said)


def _paid(fields: Fields, record: Record) -> tuple[ListingRecord, Said] | None:
    """The round at which the thing was sold or taken, with its price and its days; None while that is not paid in full."""
    asset = _asset_id(fields, record)
    sale = next((one for one in record.disposals if one.asset_id == asset and one.settlement), None)
    if sale is None or sale.settlement is None or sale.settlement.balance_paid_at is None:
        return None
    listing = next(one for one in sale.listings if one.id == sale.settlement.listing_id)
    said = {"paid_on": _day_of(sale.settlement.balance_paid_at), "price": str(listing.price)}
    return listing, said | ({"sold_on": _day_of(listing.ended_at)} if listing.ended_at else {})


def _day_of(at: datetime) -> str:
    return at.astimezone(COURT_ZONE).date().isoformat()


def _closing(record: Record) -> Said:
    paid = [one for one in record.payouts if one.state == "paid"]
    recovered = [one.amount for one in paid if one.purpose == "judgment_debt"]
    recovered += [one.amount for one in repaid(record.disposals)]
    recovered += [one.amount for one in record.on_site if one.handed]
    return {
        "filed_on": _day_of(record.case.filed_at),
        "recovered_amount": str(
            min(sum(recovered, Decimal(0)), record.case.principal + record.case.interest)
        ),
        "disbursed_amount": str(sum((one.amount for one in paid), Decimal(0))),
    }

"""Requests and answers of settlement; money in yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.auction.notification import Reference, Told
from services.auction.settlement.rules import Bearer, TaxKind
from shared.contracts.auction.records import SettlementRecord
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Instant
from shared.values.money import Yuan


class Qualification(BaseModel):
    """The check of the buyer's qualification to buy housing; `proof`: the file of its papers."""

    model_config = ConfigDict(extra="forbid")

    checked_on: date
    qualified: StrictBool
    proof: Annotated[Reference, paper_as(FilePurpose.QUALIFICATION)]


class SaleRulingIn(BaseModel):
    """The ruling's document; `qualification` for housing only."""

    model_config = ConfigDict(extra="forbid")

    document: Reference
    qualification: Qualification | None = None


class RulingServiceIn(BaseModel):
    """Service on the buyer, by which the title passes. `proof`: the file of the receipt, where it was handed over."""

    model_config = ConfigDict(extra="forbid")

    proof: Annotated[Reference | None, paper_as(FilePurpose.SERVICE_RECEIPT)] = None


class Tax(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: TaxKind
    borne_by: Bearer
    amount: Yuan
    certificate_number: Reference
    paid_at: Instant
    certificate: Annotated[Reference, paper_as(FilePurpose.TAX_CERTIFICATE)]


class TaxesIn(BaseModel):
    """The certificates, each with its file and when it says the tax was paid; that of the deed tax is shown to the register."""

    model_config = ConfigDict(extra="forbid")

    taxes: Annotated[list[Tax], Field(min_length=1, max_length=20)]


class TransferIn(BaseModel):
    """`proof`: the file of the register's receipt, where the notice to it was handed over."""

    model_config = ConfigDict(extra="forbid")

    proof: Annotated[Reference | None, paper_as(FilePurpose.SERVICE_RECEIPT)] = None


class DeliveryIn(BaseModel):
    """The file of the record of the hand-over to the buyer."""

    model_config = ConfigDict(extra="forbid")

    delivered_at: Instant
    record_document: Annotated[Reference, paper_as(FilePurpose.DELIVERY_RECORD)]


class TaxOut(BaseModel):
    kind: str
    borne_by: str
    amount: Decimal
    certificate_number: str
    paid_at: datetime | None = None


class SettlementOut(SettlementRecord):
    asset_id: str
    balance_paid_at: datetime
    told_at: datetime | None
    ruling_document: str | None
    ruling_by: str | None
    ruling_made_at: datetime | None
    qualification_checked_on: date | None
    parties_served: list[Told]
    taxes: list[TaxOut]
    taxes_paid_at: datetime | None
    transfer_ordered_at: datetime | None
    title_transferred_at: datetime | None
    delivered_at: datetime | None
    delivery_record: str | None

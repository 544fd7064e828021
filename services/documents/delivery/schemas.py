"""Requests and answers of service of process."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from shared.contracts.documents.records import AttemptRecord, DeliveryRecord
from shared.gateways.notices import NoticeChannel
from shared.platform.acts import Act
from shared.platform.paging import Listing


class CheckIn(BaseModel):
    """What the clerk has read before serving (二(一)5): that the e-dossier was read stands on record.

    `receptions`: ids of the 初次接待笔录 that were read, of every addressee that was received the last one.
    """

    model_config = ConfigDict(extra="forbid")

    receptions: Annotated[list[str], Field(max_length=100)] = []


class OtherAddresseeIn(BaseModel):
    """One who is no party, a buyer or an assisting office; `ref`: its role, by which facts name it (buyer, bank.2)."""

    model_config = ConfigDict(extra="forbid")

    ref: Annotated[str, Field(pattern=r"^[a-z][a-z_.-]{0,57}[0-9]{0,2}$")]
    channel: NoticeChannel
    address: Annotated[str, Field(min_length=1, max_length=200)]
    consent: StrictBool = False


class ServiceIn(CheckIn):
    """`parties`: party ids; may be left out for a document that was made for one party.

    `agents`: ids of the agents who are to sign for those of the parties that they represent.
    """

    parties: list[str] = []
    agents: Annotated[list[str], Field(max_length=100)] = []
    others: list[OtherAddresseeIn] = []


class DeliveryFilter(Listing):
    """Deliveries by what people ask for; `served`: whether the addressee was provably reached; `q`: how an address begins."""

    document_id: Annotated[str | None, Field(max_length=200)] = None
    addressee: Annotated[str | None, Field(max_length=200)] = None
    served: bool | None = None
    q: Annotated[str, Field(max_length=100, description="送达地址或者号码的开头")] = ""


class AttemptOut(AttemptRecord):
    """`envelope`: the letter that it goes in, with every other attempt that bears the same."""

    id: str
    address: str
    envelope: str | None
    sent_at: datetime | None
    result_at: datetime | None
    proof: str
    reason: str
    told_at: datetime | None


class DeliveryOut(DeliveryRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    document_id: str
    ordered_at: datetime
    basis: str
    agent: str | None
    agent_shown: str
    agent_ended_at: datetime | None
    unsent_since: datetime | None
    failed_at: datetime | None
    reported_at: datetime | None
    attempts: list[AttemptOut]

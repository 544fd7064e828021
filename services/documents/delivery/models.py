"""Service of process: who is to receive a document, and every attempt to reach that person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Delivery(SQLModel, table=True):
    """One document for one addressee, with the check that went before it (二(一)5).

    `reception_record_read`: the addressee has been received, and the record of it was read.
    `basis`: the reception that confirmed the address, or "" where the addresses of the register were used.
    `agent`: who is to sign for the party, by id, and as `agent_shown`; no signature of theirs counts from `agent_ended_at` on.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("document_id", "addressee"),
        Index("delivery_by_age", "ordered_at", "id"),
        {"schema": "documents"},
    )
    id: str = id_field()
    case_number: str | None = None
    document_id: str = Field(foreign_key="documents.document.id")
    addressee: str
    ordered_by: str
    ordered_for: str | None = None
    """In whose stead."""
    ordered_at: datetime = instant()
    dossier_read: bool
    reception_record_read: bool
    basis: str
    agent: str | None = None
    agent_shown: str = Field(default="", sa_column_kwargs={"server_default": ""})
    agent_ended_at: datetime | None = optional_instant()
    unsent_since: datetime | None = optional_instant()
    """When it could not leave, until it is ordered again (the original is damaged, the carrier says no)."""
    failed_at: datetime | None = optional_instant()
    """When the last of its attempts failed, until it is served or sent again; `reported_at`: the reason was reported."""
    reported_at: datetime | None = optional_instant()
    served_at: datetime | None = optional_instant()


class Attempt(SQLModel, table=True):
    """One sending of one document. `envelope`: the letter that it goes in with others to the same hand: the message's number
    at the notices system, so that it is sent once; without one its own id is.

    `reason`: why it failed, in the clerk's words; `told_at`: when the leader heard of that (二(一)6).
    """

    __tablename__ = "attempt"
    __table_args__ = {"schema": "documents"}
    id: str = id_field()
    delivery_id: str = Field(foreign_key="documents.delivery.id", index=True)
    channel: str
    address: str
    envelope: str | None = Field(default=None, index=True)
    state: str = "ordered"
    """ordered | sent | delivered | failed."""
    sent_at: datetime | None = optional_instant()
    result_at: datetime | None = optional_instant()
    proof: str = ""
    reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    told_at: datetime | None = optional_instant()

    @property
    def message(self) -> str:
        return self.envelope or self.id

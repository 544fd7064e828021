"""The disposal of one asset, and the papers handed to the dossier centre for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from services.auction.disposals.rules import PaperState
from shared.platform.db import document, instant, optional_instant


class Disposal(SQLModel, table=True):
    """`kind` is custody's; `asset_class` decides the announcement periods; `state` is rules.State.

    `files`, here and in the tables of the later steps: SHA-256 of the papers that the act rests on, by the file's id.
    """

    __tablename__ = "disposal"
    __table_args__ = (
        Index("disposal_by_age", "decided_at", "asset_id"),
        Index(
            "one_disposal_of_a_thing",
            "identifier",
            unique=True,
            postgresql_where=text("identifier <> '' AND state NOT IN ('delivered', 'withdrawn')"),
        ),
        Index("disposal_of_thing", "identifier"),
        Index("disposal_in_hand", "state", postgresql_where=text("state <> 'delivered'")),
        {"schema": "auction"},
    )
    asset_id: str = Field(primary_key=True)
    case_number: str = Field(index=True)
    kind: str
    description: str
    asset_class: str
    housing: bool
    ruling_document: str
    decided_by: str
    decided_at: datetime = instant()
    ruling_served: list[dict[str, Any]] = document(default=[])
    files: dict[str, str] = document(default={})
    identifier: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What is sold, by one_name; "" in rows of before there was the column."""
    owner: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Number of the papers of the respondent whose it is."""
    state: str = "decided"
    withdrawn_from: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_because: str = Field(default="", sa_column_kwargs={"server_default": ""})
    refusals: str | None = None
    """The file that shows that nobody takes it in payment, where no other measure can be taken on it either."""
    version: int = 1


class Paper(SQLModel, table=True):
    """One paper given to the dossier centre: `document` or file by its id. A returned one may be given again."""

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("checked_by <> handed_over_by", name="giver_is_not_receiver"),
        {"schema": "auction"},
    )
    asset_id: str = Field(primary_key=True, foreign_key="auction.disposal.asset_id")
    paper: str = Field(primary_key=True)
    document: str
    handed_over_by: str
    handed_over_for: str | None = None
    """In whose stead."""
    handed_over_at: datetime = instant()
    checked_by: str | None = None
    checked_at: datetime | None = optional_instant()
    returned_because: str = Field(default="", sa_column_kwargs={"server_default": ""})

    @property
    def state(self) -> PaperState:
        """Waiting for the centre's check, accepted by it, or returned."""
        if self.checked_at is None:
            return "waiting"
        return "returned" if self.returned_because else "accepted"

"""一案一账号 and the messages by which the parties were told of it, as those who carry measures out are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlmodel import Field, SQLModel

from shared.gateways.notices import NoticeChannel
from shared.platform.db import instant, optional_instant


class CaseAccount(SQLModel, table=True):
    __tablename__ = "case_account"
    __table_args__ = {"schema": "funds"}
    case_number: str = Field(primary_key=True)
    account_name: str
    account_number: str = Field(unique=True)
    bank_name: str
    opened_at: datetime = instant()
    told_at: datetime | None = optional_instant()


class AccountNotice(SQLModel, table=True):
    """The message to a party, or to the institution that carries out `measure`; `state`: what the carrier last said of it.

    Exactly one of `party_id` and `measure` is not empty.
    """

    __tablename__ = "account_notice"
    __table_args__ = (
        CheckConstraint("(party_id = '') <> (measure = '')", "told_one_recipient"),
        {"schema": "funds"},
    )
    message_id: str = Field(primary_key=True)
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    party_id: str
    measure: str = ""
    channel: NoticeChannel = Field(default="sms", sa_type=String)
    state: str = "pending"
    proof: str = ""
    state_at: datetime = instant()

"""What hangs together over cases: things found in two, and who was told of which other case."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from shared.platform.db import instant


class SharedThing(SQLModel, table=True):
    """The same thing was found in two cases: `asset` in `case_number`, later than `other_asset` in `other_case`."""

    __tablename__ = "shared_thing"
    __table_args__ = {"schema": "intake"}
    asset: str = Field(primary_key=True)
    other_asset: str = Field(primary_key=True, index=True)
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    other_case: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    noted_at: datetime = instant()


class LinkNotice(SQLModel, table=True):
    """The officer of `case_number` was told that `other_case` is linked with it: once a pair, whatever ties are found."""

    __tablename__ = "link_notice"
    __table_args__ = {"schema": "intake"}
    case_number: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    other_case: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    told_at: datetime = instant()

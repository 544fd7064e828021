"""Requests about documents that could not be served."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.documents.undelivered.rules import FAILURE, NextWay
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import READABLE, OptionalText, Written
from shared.values.malformed import Malformed


class FailureIn(BaseModel):
    """Why it could not be served, in detail (二(一)6)."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Written, Field(min_length=10, max_length=1000), READABLE]


class NextWayIn(BaseModel):
    """`address`: where it is sent again; `published_on` and `file`: of a public notice, and the proof of it."""

    model_config = ConfigDict(extra="forbid")

    way: NextWay
    address: OptionalText = ""
    published_on: date | None = None
    file: Annotated[OptionalText, paper_as(FilePurpose.PUBLIC_NOTICE)] = ""

    @model_validator(mode="after")
    def says_what_its_way_needs(self) -> Self:
        sends, public = self.way in ("post", "electronic"), self.way == "public"
        if bool(self.address) != sends:
            raise Malformed("再次发送的须写明地址，其他方式不写", FAILURE)
        if (self.published_on is not None) != public or bool(self.file) != public:
            raise Malformed("公告送达的须写明公告日期和公告材料，其他方式不写", FAILURE)
        return self

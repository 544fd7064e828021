"""Requests of renewals."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool


class RenewalIn(BaseModel):
    """The ruling by which a measure is renewed, and the assistance notice that tells the institution so.

    `offline`: at the counter, once the network has refused.
    """

    model_config = ConfigDict(extra="forbid")

    ruling_document: Annotated[str, Field(min_length=1, max_length=200)]
    letter_document: Annotated[str, Field(min_length=1, max_length=200, title="协助执行通知书编号")]
    offline: StrictBool = False

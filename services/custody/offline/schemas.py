"""Requests of what was done offline."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.values.fields import Instant, OptionalNote, Text
from shared.values.money import PositiveYuan

Matter = Annotated[
    Literal["lifting", "renewal"],
    Field(json_schema_extra={"x-labels": {"lifting": "解除", "renewal": "续行"}}),
]


class OfflineIn(BaseModel):
    """What came of it, with the file that shows it. Of a seizure all is asked for; of none, the `reason`.

    `letter_document`: the assistance notice that was handed over, by its id at documents; `record` is its receipt.
    `rank`: by the institution's receipt, from 2 on it waits (轮候).
    """

    model_config = ConfigDict(extra="forbid")

    result: Literal["seized", "none"]
    record: Annotated[Text, paper_as(FilePurpose.SEIZURE_RETURN)]
    reason: OptionalNote = ""
    ruling_document: OptionalNote = ""
    letter_document: Annotated[OptionalNote, Field(title="协助执行通知书编号")] = ""
    amount: PositiveYuan | None = None
    measure_no: Annotated[str, Field(max_length=200)] = ""
    effective_at: Instant | None = None
    expires_on: date | None = None
    rank: Annotated[int, Field(ge=1, le=100)] = 1


class ReturnIn(BaseModel):
    """The file by which the institution shows that it has lifted or renewed what it was to by hand, or will not; or
    that what waited there behind another court holds the thing (`effective`).

    `effective_at`: since when, by that file; none of what it refuses. `matter`: which of the two it shows, where a lifting and
    a renewal both wait for their papers.
    """

    model_config = ConfigDict(extra="forbid")

    result: Literal["done", "refused", "effective"] = "done"
    matter: Annotated[Matter | None, Field(title="回执所办的事项")] = None
    record: Annotated[Text, paper_as(FilePurpose.SEIZURE_RETURN)]
    effective_at: Instant | None = None

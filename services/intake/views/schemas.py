"""Saved views as they are asked for and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.platform.acts import Act
from shared.values.fields import READABLE, Written

ViewPage = Literal["cases"]


class SavedViewIn(BaseModel):
    """A view under a name of one's own; under one that there is, it takes its place."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[ViewPage, Field(title="页面")]
    name: Annotated[Written, Field(min_length=1, max_length=40, title="视图名称"), READABLE]
    query: Annotated[str, Field(max_length=2000, title="筛选条件"), READABLE]


class SavedViewOut(BaseModel):
    acts: list[Act]
    id: str
    page: Annotated[ViewPage, Field(title="页面")]
    name: Annotated[str, Field(title="视图名称")]
    query: Annotated[str, Field(title="筛选条件")]
    saved_at: datetime

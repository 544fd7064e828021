"""Requests of the chain from draft to sealed original."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from shared.platform.acts import Act
from shared.values.fields import Reason

Passphrase = Annotated[SecretStr, Field(min_length=1, max_length=200)]
"""Never shown: neither its repr nor a problem quotes it."""


class CheckIn(BaseModel):
    """A paper of the dossier, and the fields that were compared with it."""

    model_config = ConfigDict(extra="forbid")

    paper: Annotated[str, Field(min_length=1, max_length=200, title="据以核对的案卷材料")]
    fields: Annotated[list[str], Field(min_length=1)]


class VerificationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    checks: Annotated[list[CheckIn], Field(min_length=1)]


class ReviewIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    outcome: Literal["approved", "returned"]
    opinion: Annotated[str, Field(min_length=1, max_length=1000)]


class SignatureIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    passphrase: Passphrase


class SignaturesIn(SignatureIn):
    """One opening of the signer's key for a list that was read."""

    document_ids: Annotated[list[str], Field(min_length=1, max_length=100)]


class UnlockingIn(BaseModel):
    """`reason`: how the holder showed that it is himself."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class KeyOut(BaseModel):
    """A signer's key that was refused. `refused`: wrong passphrases since it last opened."""

    staff_id: str
    refused: int
    locked_until: datetime | None
    acts: list[Act]

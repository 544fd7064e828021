"""Facts: what has happened, told by a team to the case's docket and to the processes that it concerns.

A kind of fact is a class with typed refs (`shared/contracts/<team>/facts.py`); on the wire all facts have one envelope,
`Fact`. A fact carries case number, ids, amounts (fen), dates and codes, never a name, an address or an account.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from shared.contracts.docket_id import DocketId
from shared.contracts.process import Process
from shared.values.fields import Instant

Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
"""Ids, codes and dates, as a record can hold them: an order made of any other would be tried for ever."""
Ref = Word | Annotated[int, Field(ge=-(2**63), lt=2**63)]

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_./-]{0,63}")
_NUMBER_OF_A_PERSON = re.compile(r"^[0-9]{6,}[Xx]?$|[0-9]{11}")
_PASSPORT = re.compile(r"[A-Za-z]{1,2}[0-9]{6,10}")
"""As passports and the permits of people of Hong Kong and Macao are numbered."""
_OF_A_RECORD = re.compile(r"[0-9a-f]{32}")
_OF_AN_APPLICATION = re.compile(r"20[0-9]{2}-[1-9][0-9]{0,5}")
"""Year and number in it, as intake counts them."""
_BETWEEN_DIGITS = re.compile(r"[_./-]+")


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id: nothing that people write, no identity, telephone or account number."""
    digits = _BETWEEN_DIGITS.sub("", _OF_A_RECORD.sub("", text))
    numbered = _NUMBER_OF_A_PERSON.search(digits) and not _OF_AN_APPLICATION.fullmatch(text)
    of_a_person = numbered or _PASSPORT.fullmatch(text)
    return bool(_ID.fullmatch(text)) and not of_a_person


def _id(text: str) -> str:
    if not is_id(text):
        raise ValueError(
            "an id is letters, digits, _ . / and -, and holds no identity, telephone or account number"
        )
    return text


Id = Annotated[str, AfterValidator(_id)]
"""The id of a record; what people write is never one."""
StaffId = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z._@|-]{0,199}$")]
"""A person in office, by the `sub` that the court's issuer gives: a number, an address, a UUID."""
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
YesNo = Literal["yes", "no"]
Fen = Annotated[int, Field(strict=True, ge=-(2**63), lt=2**63)]
Count = Annotated[int, Field(strict=True, ge=0, lt=2**31)]


_OLDER = "older"
_ADDED = "added"


def added() -> Any:
    """A ref that a newer version of its kind adds: told it must be, a fact from before it reads as None."""
    return Field(default=None, json_schema_extra={_ADDED: True})


class Refs(BaseModel):
    """The refs of one kind of fact. An undeclared, misspelt or missing ref does not construct.

    `kind` is "<team>.<event>", `label` what people read; `subject` names the ref that is the fact's subject (empty: the
    case or application itself).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: ClassVar[str]
    label: ClassVar[str]
    subject: ClassVar[str]
    processes: ClassVar[tuple[Process, ...]]

    @model_validator(mode="after")
    def _all_told(self, info: ValidationInfo) -> Self:
        if not (info.context or {}).get(_OLDER):
            for name, ref in type(self).model_fields.items():
                if ref.json_schema_extra == {_ADDED: True} and getattr(self, name) is None:
                    raise ValueError(f"{self.kind}: {name} is missing")
        return self

    @classmethod
    def team(cls) -> str:
        return cls.kind.partition(".")[0]

    @classmethod
    def check_ref(cls, name: str) -> None:
        """Raises TypeError unless the kind declares a ref `name`."""
        if name not in cls.model_fields:
            raise TypeError(f"{cls.kind} has no ref {name!r}: it has {', '.join(cls.model_fields) or 'none'}")

    @classmethod
    def check_key(cls, name: str) -> None:
        """Raises TypeError unless every fact of the kind carries a ref `name`."""
        cls.check_ref(name)
        if not cls.model_fields[name].is_required():
            raise TypeError(f"{cls.kind}: {name} may be missing, and nothing can be keyed by it")

    @classmethod
    def check_value(cls, name: str, value: Ref | None) -> None:
        """Raises TypeError unless the kind declares a ref `name` that can hold `value`."""
        cls.check_ref(name)
        try:
            TypeAdapter(cls._annotation(name)).validate_python(value, strict=True)
        except ValidationError:
            raise TypeError(f"{cls.kind}: {name} cannot be {value!r}") from None

    @classmethod
    def check_instant(cls, name: str) -> None:
        """Raises TypeError unless the kind declares a ref `name` that is an instant."""
        cls.check_ref(name)
        if cls.model_fields[name].annotation not in (AwareDatetime, Instant | None):
            raise TypeError(f"{cls.kind}: {name} is no instant")

    @classmethod
    def _annotation(cls, name: str) -> Any:
        ref = cls.model_fields[name]
        return Annotated[ref.annotation, *ref.metadata] if ref.metadata else ref.annotation

    def values(self) -> dict[str, Ref]:
        """The refs as they stand on the wire; one that is not given is left out."""
        return self.model_dump(mode="json", exclude_none=True)


KINDS: dict[str, type[Refs]] = {}
"""Every declared kind by name: complete once `shared.contracts` is imported."""
UNKNOWN = "unknown"
"""What a fact of a kind that only a newer version has, or nobody, is called: its own name may be any text."""

_Kind = TypeVar("_Kind", bound=type[Refs])


def fact(name: str, label: str, *to: Process, subject: str = "") -> Callable[[_Kind], _Kind]:
    """Declare a kind of fact that the docket and the processes `to` are told of.

    Raises TypeError for a second kind of one name, or where the subject or a process's key is no ref that every such
    fact carries.
    """

    def declare(kind: _Kind) -> _Kind:
        if name in KINDS:
            raise TypeError(f"{name} is declared twice")
        kind.kind, kind.label, kind.subject, kind.processes = name, label, subject, to
        for ref in filter(None, (subject, *(process.key for process in to))):
            kind.check_key(ref)
        KINDS[name] = kind
        return kind

    return declare


class Fact(BaseModel):
    """The envelope. `docket` is the id of the workflow that keeps the deadlines.

    `stead`: in whose stead `actor` has acted. `seq` numbers the facts of one team to one workflow without gaps, in commit order.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str = Field(pattern=r"^[0-9A-Za-z/_-]{1,64}$")
    kind: str
    docket: Word
    subject_id: Word
    occurred_at: AwareDatetime
    actor: Word
    stead: list[Word] = []
    refs: dict[str, Ref] = {}
    seq: int = Field(default=0, ge=0, lt=2**63)

    @property
    def team(self) -> str:
        return self.kind.partition(".")[0]

    @property
    def case_number(self) -> str:
        """The docket's subject: the case number, or the application's id."""
        return self.docket.partition("/")[2]


def read(fact: Fact) -> Refs | None:
    """The fact as its kind declares it; None for an unknown kind or refs that do not fit: no team has told that.

    Refs that the kind no longer declares are passed over, and one it has since made its subject is the envelope's.
    """
    kind = KINDS.get(fact.kind)
    if kind is None:
        return None
    given: dict[str, Any] = {kind.subject: fact.subject_id} if kind.subject else {}
    given |= {key: value for key, value in fact.refs.items() if key in kind.model_fields}
    try:
        return kind.model_validate(given, context={_OLDER: True})
    except ValidationError:
        return None


__all__ = [
    "KINDS",
    "UNKNOWN",
    "Code",
    "Count",
    "DocketId",
    "Fact",
    "Fen",
    "Id",
    "Instant",
    "Ref",
    "Refs",
    "StaffId",
    "YesNo",
    "fact",
    "read",
]

"""Who is logged in: the person's token in a sealed cookie, which no script reads and which ends when nothing is done."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from typing import TypeVar

from cryptography.fernet import Fernet, InvalidToken
from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, ValidationError

from shared.platform.settings import Settings
from shared.values.roles import Office, acting

S = TypeVar("S", bound=BaseModel)
SHORTEST_KEY = 32


class Held(BaseModel):
    """An office that the person holds; `stead`: the name and number of whom he acts for."""

    model_config = ConfigDict(frozen=True)

    office: Office
    stead: tuple[str, str] | None = None

    @property
    def code(self) -> str:
        """As the services are told which one is chosen."""
        return f"{self.office}/{self.stead[1]}" if self.stead else self.office

    @property
    def label(self) -> str:
        return acting(self.office.label, self.stead[:1] if self.stead else ())


class Session(BaseModel):
    """`name` and `held` are shown; what the person may do, the services judge by the token.

    `acting_as`: the code of the one office in which he has chosen to act; empty for all that he holds.
    """

    model_config = ConfigDict(frozen=True)

    subject: str
    token: str
    name: str
    held: list[Held]
    acting_as: str = ""

    @property
    def offices(self) -> set[Office]:
        """Those in which he acts now, in person or in somebody's stead."""
        return {one.office for one in self.held if self.acting_as in ("", one.code)}


class Leaving(BaseModel):
    """What a browser takes along to the issuer: it comes back with `state`, to `wanted`."""

    model_config = ConfigDict(frozen=True)

    state: str
    verifier: str
    wanted: str


class Cookies:
    """Sealed (Fernet: AES-CBC and HMAC), HttpOnly, SameSite=Lax: a link from elsewhere opens a page, a form from elsewhere nothing."""

    SESSION, LEAVING = "jiyue", "jiyue-login"
    LEAVING_SECONDS = 600

    def __init__(self, config: Settings) -> None:
        self._key = hashlib.sha256(config.desk_key.encode()).digest()
        self._box = Fernet(base64.urlsafe_b64encode(self._key))
        self._secure = config.url_desk.startswith("https://")
        self._idle = config.desk_idle_minutes * 60

    @property
    def key(self) -> bytes:
        """What other secrets of the desk are derived from."""
        return self._key

    def session(self, request: Request) -> Session | None:
        return self._read(request, self.SESSION, Session, self._idle)

    def seconds_left(self, request: Request) -> float:
        """Until the session ends, if nothing is done until then."""
        try:
            begun = self._box.extract_timestamp(request.cookies.get(self.SESSION, "").encode())
        except InvalidToken:
            return 0
        return begun + self._idle - time.time()

    def leaving(self, request: Request) -> Leaving | None:
        return self._read(request, self.LEAVING, Leaving, self.LEAVING_SECONDS)

    def keep(self, answer: Response, session: Session) -> None:
        """Also renews it: each page shown starts the idle time again."""
        self._write(answer, self.SESSION, session, self._idle)

    def arrive(self, answer: Response, session: Session) -> None:
        self._delete(answer, self.LEAVING)
        self.keep(answer, session)

    def let_go(self, answer: Response, leaving: Leaving) -> None:
        self._write(answer, self.LEAVING, leaving, self.LEAVING_SECONDS)

    def end(self, answer: Response) -> None:
        self._delete(answer, self.SESSION)

    def form_token(self, session: Session) -> str:
        """What each form carries. It is the person's: a form outlives a new login, but not that of somebody else."""
        return hmac.new(self._key, f"form {session.subject}".encode(), hashlib.sha256).hexdigest()

    def _read(self, request: Request, name: str, kind: type[S], seconds: int) -> S | None:
        try:
            opened = self._box.decrypt(request.cookies.get(name, "").encode(), ttl=seconds)
            return kind.model_validate_json(opened)
        except (InvalidToken, ValidationError):
            return None

    def _delete(self, answer: Response, name: str) -> None:
        answer.delete_cookie(name, secure=self._secure, httponly=True, samesite="lax")

    def _write(self, answer: Response, name: str, value: BaseModel, seconds: int) -> None:
        sealed = self._box.encrypt(value.model_dump_json().encode()).decode()
        answer.set_cookie(name, sealed, max_age=seconds, secure=self._secure, httponly=True, samesite="lax")

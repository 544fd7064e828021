"""How an outside system fails a caller. The text of either error never quotes the request."""

from __future__ import annotations


class GatewayRefused(Exception):
    """The system said no, and will say no again: a matter for a person, not for a retry.

    `code` is `<system>.<code of the refusal>`; `detail` is the system's own Chinese text, kept out of `str()`
    because an outside system may put a name or an account in it.
    """

    retriable = False

    def __init__(self, code: str, detail: str, article: str = "") -> None:
        super().__init__(code)
        self.code, self.detail, self.article = code, detail, article


class GatewayUnavailable(Exception):
    """No usable answer, and perhaps the order was carried out: ask, then send again with the same key.

    `detail` is ours, never the system's: operators read it.
    """

    retriable = True

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail

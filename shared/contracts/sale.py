"""How a fact names the sale that money was paid for."""

from __future__ import annotations

import hashlib
import re

from shared.contracts.fact import is_id

_PRINTED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9])[0-9A-Za-z_/-]+|[0-9a-f]{32}")


def sale_ref(reference: str) -> str:
    """The listing or confirmation number, as the platform and the buyer's bank write it; a hash of any other text.

    A bank remark is free text: an identity or mobile number in it must never enter a workflow's history.
    """
    if _PRINTED.fullmatch(reference) and is_id(reference):
        return reference
    return hashlib.sha256(reference.encode()).hexdigest()[:32]

"""Where the keys lie: one file a signer, opened by that signer only; the court's seal, opened by the service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from services.documents.signing.pades import KEY_ARTICLE, Roots, SigningKey, open_key
from shared.platform.settings import settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

COURT_SEAL = "court-seal"
SEAL_PASSPHRASE = f"{COURT_SEAL}.passphrase"
"""File beside the keys, readable by the service only."""
_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class KeyCabinet:
    directory: Path

    def open(self, staff_id: str, passphrase: str) -> SigningKey:
        """The signer's own key. Problem 403: no_key, wrong_passphrase, certificate_expired, not_own_key."""
        path = self.directory / f"{staff_id}.p12"
        if not _NAME.fullmatch(staff_id) or not path.is_file():
            raise Problem(403, ProblemCode.NO_KEY, article=KEY_ARTICLE)
        key = open_key(path.read_bytes(), passphrase)
        if key.staff_id != staff_id:
            raise Problem(403, ProblemCode.NOT_OWN_KEY, article=KEY_ARTICLE)
        return key

    def court_seal(self) -> SigningKey:
        """Opened only to seal what has just been signed."""
        return self.open(COURT_SEAL, (self.directory / SEAL_PASSPHRASE).read_text("utf-8"))

    def roots(self) -> Roots:
        """`time-ca.pem` where the time-stamp authority is not certified by who certifies the signers."""
        signers, time = self.directory / "ca.pem", self.directory / "time-ca.pem"
        both = (signers, time if time.exists() else signers)
        return Roots(*(x509.load_pem_x509_certificate(path.read_bytes()) for path in both))


def cabinet() -> KeyCabinet:
    return KeyCabinet(settings().data_dir / "keys")

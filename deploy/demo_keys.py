"""The demo's keys: one for each of its signers and for the court's seal, made at set-up. Never for production."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from deploy import demo_ca
from deploy.demo_staff import STAFF
from services.documents.signing.rules import ALL_SIGNERS
from shared.values.roles import Office

SIGNERS = {*ALL_SIGNERS, Office.BUREAU_DEPUTY}
"""Whose office signs, and who may be recorded as the director's deputy: he then signs by a key of his own."""
SEAL_PASSPHRASE = f"{demo_ca.COURT_SEAL}.passphrase"
"""Where the service looks for the seal's own."""
PASSPHRASES = "passphrases.json"
"""What each demo signer types; in a real court nobody but the signer knows it."""


def install(directory: Path, court_name: str) -> None:
    """Make what is missing of the keys under `directory`, of every demo person who signs."""
    signers = [(staff_id, name) for staff_id, (name, offices) in STAFF.items() if SIGNERS & set(offices)]
    signers.append((demo_ca.COURT_SEAL, court_name))
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = directory / PASSPHRASES
    known: dict[str, str] = json.loads(kept.read_text()) if kept.exists() else {}
    drawn = {staff_id: known.get(staff_id) or secrets.token_urlsafe(12) for staff_id, _ in signers}
    _write_secret(kept, json.dumps(drawn))
    _write_secret(directory / SEAL_PASSPHRASE, drawn[demo_ca.COURT_SEAL])
    demo_ca.create(directory, signers, drawn)


def hand_over(directory: Path, authority: Path) -> None:
    """What the sandbox plays the authorities with: the service that signs has no need of their keys."""
    authority.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in demo_ca.OF_AUTHORITIES:
        _write_secret(authority / name, (directory / name).read_text())


def passphrase(directory: Path, staff_id: str) -> str:
    """What a demo signer types."""
    return str(json.loads((directory / PASSPHRASES).read_text())[staff_id])


def _write_secret(path: Path, content: str) -> None:
    partial = path.with_suffix(".partial")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(content)
    partial.replace(path)

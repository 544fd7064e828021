"""Applications for tests, with parties of a seed."""

from __future__ import annotations

import random
from itertools import count
from typing import Any

from deploy.demo_people import DemoParty, natural_person, organisation

_applicants = count(1)
_instruments = count(10001)


def application(seed: int, **changes: Any) -> dict[str, Any]:
    """A complete application on a judgment of its own: a company that no other has, against a natural person of the seed, 100,000.00 yuan."""
    rng = random.Random(seed)
    organisation(rng)
    body = {
        "received_at": "2026-02-27T10:00:00+08:00",
        "instrument_number": f"（2025）豫1502民初{next(_instruments)}号",
        "instrument_court": "信阳市浉河区人民法院",
        "effective_on": "2025-11-20",
        "performance_due_on": "2025-12-01",
        "principal": "100000.00",
        "interest": "2500.00",
        "parties": [
            party("applicant", organisation(random.Random(f"applicant/{next(_applicants)}"))),
            party("respondent", natural_person(rng)),
        ],
    }
    return body | changes


def party(role: str, person: DemoParty) -> dict[str, Any]:
    return {
        "role": role,
        "kind": str(person.kind),
        "name": person.name,
        "identity": person.identity_number,
        "mobile": person.mobile,
        "household_address": "河南省信阳市浉河区民权路1号",
        "residence_address": "",
        "registered_address": "",
        "payee_bank": "中国银行信阳分行",
        "payee_account": "6217000000000000001",
    }


LAWYER = {
    "name": "周律师",
    "capacity": "lawyer",
    "number": "14115201810123456",
    "mobile": "16000000011",
    "special": True,
}
COUSIN = {
    "name": "周小明",
    "capacity": "relative",
    "number": natural_person(random.Random(81)).identity_number,
    "mobile": "16000000012",
    "special": False,
}

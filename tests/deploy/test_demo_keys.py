"""Keys of the demo: every signing office has one, nobody opens another's, and they last."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from deploy import demo_keys
from deploy.demo_staff import STAFF
from services.documents.signing.keys import KeyCabinet
from shared.values.refusal import Problem

COURT = "河南省信阳市浉河区人民法院"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("data") / "keys"
    demo_keys.install(directory, COURT)
    return directory


def test_every_signing_office_has_a_key_of_its_own(keys: Path) -> None:
    signers = [staff_id for staff_id, (_, offices) in STAFF.items() if set(offices) & demo_keys.SIGNERS]
    assert {"juzhang01", "fujuzhang01", "yuanzhang01", "faguan01", "tuandui01"} <= set(signers)
    for staff_id in signers:
        key = KeyCabinet(keys).open(staff_id, demo_keys.passphrase(keys, staff_id))
        assert (key.staff_id, key.name) == (staff_id, STAFF[staff_id][0])


def test_the_service_finds_the_seal(keys: Path) -> None:
    assert KeyCabinet(keys).court_seal().name == COURT


def test_no_key_opens_with_anothers_passphrase(keys: Path) -> None:
    with pytest.raises(Problem, match="wrong_passphrase"):
        KeyCabinet(keys).open("juzhang01", demo_keys.passphrase(keys, "yuanzhang01"))


def test_a_key_filed_under_anothers_name_is_refused(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "fujuzhang01.p12").write_bytes((keys / "juzhang01.p12").read_bytes())
    with pytest.raises(Problem, match="not_own_key"):
        KeyCabinet(tmp_path).open("fujuzhang01", demo_keys.passphrase(keys, "juzhang01"))


@pytest.mark.parametrize("staff_id", ["wenshu01", "../keys/juzhang01", "juzhang01/../juzhang01", ""])
def test_who_has_no_key_cannot_sign(keys: Path, staff_id: str) -> None:
    with pytest.raises(Problem, match="no_key"):
        KeyCabinet(keys).open(staff_id, demo_keys.passphrase(keys, "juzhang01"))


def test_installed_again_nothing_changes_and_nobody_else_reads_it(keys: Path) -> None:
    before = {path.name: path.read_bytes() for path in keys.iterdir()}
    demo_keys.install(keys, COURT)
    assert {path.name: path.read_bytes() for path in keys.iterdir()} == before
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys.iterdir()} == {0o600}

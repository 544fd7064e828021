"""The demo's certificate authority: one own key for each signer, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from deploy import demo_ca

SIGNERS = [("D001", "赵建国"), (demo_ca.COURT_SEAL, "某人民法院")]
PASSPHRASES = {"D001": "一", demo_ca.COURT_SEAL: "二"}


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_each_signer_has_a_p256_certificate_with_name_and_staff_id(tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    root = demo_ca.trust_root(tmp_path)
    for staff_id, name in SIGNERS:
        key, certificate, chain = pkcs12.load_key_and_certificates(
            (tmp_path / f"{staff_id}.p12").read_bytes(), PASSPHRASES[staff_id].encode()
        )
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        assert key.curve.name == "secp256r1"
        assert certificate is not None
        certificate.verify_directly_issued_by(root)
        assert chain == [root]
        subject = {attribute.oid: attribute.value for attribute in certificate.subject}
        assert subject == {x509.NameOID.COMMON_NAME: name, x509.NameOID.SERIAL_NUMBER: staff_id}
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        assert usage.content_commitment
        assert not usage.key_cert_sign


def test_no_two_signers_share_a_key(tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    keys = [
        pkcs12.load_key_and_certificates((tmp_path / f"{who}.p12").read_bytes(), PASSPHRASES[who].encode())[0]
        for who, _ in SIGNERS
    ]
    assert all(isinstance(key, ec.EllipticCurvePrivateKey) for key in keys)
    assert len({key.private_numbers().private_value for key in keys}) == 2  # type: ignore[union-attr]


def test_a_second_set_up_changes_nothing_and_adds_who_is_new(tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    before = contents(tmp_path)
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    assert contents(tmp_path) == before
    demo_ca.create(tmp_path, [*SIGNERS, ("J002", "林正")], {**PASSPHRASES, "J002": "三"})
    after = contents(tmp_path)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"J002.p12"}


def test_files_are_their_owners_only(tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_an_existing_key_is_not_passed_over_with_another_passphrase(tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    with pytest.raises(ValueError, match="password"):
        demo_ca.create(tmp_path, SIGNERS, {**PASSPHRASES, "D001": "另一个"})

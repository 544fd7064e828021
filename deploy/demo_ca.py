"""A small certificate authority for the demo: one P-256 key and certificate for each signer and for the court's seal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

COURT_SEAL = "court-seal"
"""The staff id under which the court's own seal stands among the signers."""
VALIDITY = timedelta(days=3650)
OF_THE_AUTHORITIES = 3 * VALIDITY
"""Longer than that of the signers: what they signed is proven by what the authorities said then."""
LISTED_FOR = timedelta(days=7)
TIME = "tsa"
"""`tsa.pem`, `tsa-key.pem`: the time-stamp authority's."""
OF_AUTHORITIES = ("ca.pem", "ca-key.pem", f"{TIME}.pem", f"{TIME}-key.pem")


def create(directory: Path, signers: Iterable[tuple[str, str]], passphrases: Mapping[str, str]) -> None:
    """Make what is missing of `ca.pem`, `ca-key.pem`, `tsa.pem`, `tsa-key.pem` and one `<staff_id>.p12` for each (staff_id, name).

    For the court's seal pass (COURT_SEAL, court name). KeyError if a signer has no passphrase, ValueError if an
    existing key does not open with it. Files are readable by their owner only.
    """
    directory.mkdir(parents=True, exist_ok=True)
    authority, key = _authority(directory)
    if not (directory / f"{TIME}.pem").exists():
        _time_stamping(directory, authority, key)
    for staff_id, name in signers:
        passphrase = passphrases[staff_id].encode()
        path = directory / f"{staff_id}.p12"
        if path.exists():
            pkcs12.load_key_and_certificates(path.read_bytes(), passphrase)
        else:
            _write(path, _signer(staff_id, name, passphrase, authority, key))


def trust_root(directory: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((directory / "ca.pem").read_bytes())


def _authority(directory: Path) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key_path = directory / "ca-key.pem"
    if (directory / "ca.pem").exists():
        found = load_pem_private_key(key_path.read_bytes(), None)
        assert isinstance(found, ec.EllipticCurvePrivateKey)
        return trust_root(directory), found
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "演示证书颁发机构（不具法律效力）")])
    authority = (
        _builder(name, name, key.public_key(), OF_THE_AUTHORITIES)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write(key_path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _write(directory / "ca.pem", authority.public_bytes(Encoding.PEM))
    return authority, key


def revocation_list(directory: Path, revoked: Iterable[int] = ()) -> bytes:
    """DER, as the authority publishes it now: of certificates by number."""
    authority, key = _authority(directory)
    now = datetime.now(UTC)
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.subject)
        .last_update(now - timedelta(minutes=5))
        .next_update(now + LISTED_FOR)
    )
    for number in revoked:
        one = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(now)
        made = made.add_revoked_certificate(one.build())
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def _time_stamping(
    directory: Path, authority: x509.Certificate, authority_key: ec.EllipticCurvePrivateKey
) -> None:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "演示时间戳服务（不具法律效力）")])
    certificate = (
        _builder(name, authority.subject, key.public_key(), OF_THE_AUTHORITIES)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _write(directory / f"{TIME}-key.pem", private)
    _write(directory / f"{TIME}.pem", certificate.public_bytes(Encoding.PEM))


def _signer(
    staff_id: str,
    name: str,
    passphrase: bytes,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, staff_id),
        ]
    )
    certificate = (
        _builder(subject, authority.subject, key.public_key(), VALIDITY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        staff_id.encode(), key, certificate, [authority], BestAvailableEncryption(passphrase)
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    validity: timedelta,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + validity)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, content: bytes) -> None:
    """All or nothing: a set-up that was cut off is taken up again by the next one."""
    partial = path.with_suffix(".partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    partial.replace(path)

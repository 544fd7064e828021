"""What proves a signature when its certificate has ended: a time stamp (RFC 3161), certificates and revocation lists."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Any

from asn1crypto import crl, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko_certvalidator import ValidationContext

from shared.gateways.errors import GatewayRefused, GatewayUnavailable
from shared.gateways.timestamps import HttpTimestampAuthority
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

# It warns at each signature that what the caller hands over is not fetched by itself.
logging.getLogger("pyhanko.sign.signers.pdf_signer").setLevel(logging.ERROR)


def unavailable() -> Problem:
    """Nothing has been signed; the signer tries again."""
    detail = "时间戳服务、证书吊销列表暂时不可用，文书没有签章，请稍后重新签发"
    return Problem(503, ProblemCode.TIMESTAMPS_UNAVAILABLE, detail, retriable=True)


class Stamper(TimeStamper):
    """Of one round of signing: asks the authority from the thread that signs, on the loop that has its client; trusts no
    reply unseen."""

    def __init__(self, authority: HttpTimestampAuthority, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko's own
        self._authority, self._loop = authority, loop
        self._lists: list[crl.CertificateList] = []

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Problem 503 for no reply, a refusal, and one that stamps something else or answers another query."""
        asked = asyncio.run_coroutine_threadsafe(self._authority.stamp(req.dump()), self._loop)
        try:
            reply = tsp.TimeStampResp.load(await asyncio.wrap_future(asked), strict=True)
            stamped = reply["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
            told = (
                reply["status"]["status"].native,
                stamped["nonce"].native,
                stamped["message_imprint"].dump(),
            )
        except (GatewayUnavailable, GatewayRefused, ValueError, TypeError, KeyError) as failure:
            raise unavailable() from failure
        if told != ("granted", req["nonce"].native, req["message_imprint"].dump()):
            raise unavailable()
        return reply

    async def revocation_lists(self) -> list[crl.CertificateList]:
        """As they are in this round. Problem 503 where one is not to be had."""
        if not self._lists:
            try:
                found = await self._authority.revocation_lists()
                self._lists = [crl.CertificateList.load(one, strict=True) for one in found]
            except (GatewayUnavailable, GatewayRefused, ValueError) as failure:
                raise unavailable() from failure
        return self._lists


def to_sign(roots: list[x509.Certificate], lists: list[crl.CertificateList]) -> ValidationContext:
    """Before a signature is made: what is revoked signs nothing, nor does what no list says anything of."""
    return ValidationContext(
        trust_roots=_loaded(roots), crls=lists, allow_fetching=False, revocation_mode="require"
    )


def at_moment(
    reader: PdfFileReader, root: x509.Certificate, moment: datetime, *, proven: bool
) -> ValidationContext:
    """As it stood at `moment`, by what the document itself holds; `proven`: it must hold the revocation lists, too."""
    known: dict[str, Any] = {
        "trust_roots": _loaded([root]),
        "moment": moment,
        "allow_fetching": False,
        "revocation_mode": "require" if proven else "soft-fail",
    }
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(known)
    except NoDSSFoundError:
        return ValidationContext(**known)


def _loaded(certificates: list[x509.Certificate]) -> list[asn1.Certificate]:
    return [asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in certificates]

"""The time-stamp authority (RFC 3161) and the signers' authority's revocation list, as the sandbox plays them."""

from __future__ import annotations

import asyncio
from datetime import datetime
from hashlib import sha256

from asn1crypto import cms, keys, pem, tsp, x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from fastapi import APIRouter, Request, Response
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from deploy import demo_ca
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.faults import REQUEST_FAULTS
from deploy.sandbox.world import SLOW_SECONDS, Here, World
from shared.gateways.timestamps import REPLY
from shared.values.refusal import Problem

router = APIRouter(tags=["时间戳与证书吊销列表"])
KEPT = "authority"
"""Where what `demo_keys.hand_over` gives lies."""
FAULTS = (*REQUEST_FAULTS, "wrong_nonce")


@router.post("/timestamps")
async def stamp(request: Request, world: Here) -> Response:
    query = tsp.TimeStampReq.load(await request.body())
    with world.books.transaction():
        fault = world.faults.take("timestamps", "stamps", FAULTS)
    if fault in ("error_500", "lost_reply"):
        raise Problem(500, SandboxCode.SANDBOX_FAULT, retriable=True)
    if fault == "slow":
        await asyncio.sleep(SLOW_SECONDS)
    if fault == "refused":
        reply = tsp.TimeStampResp({"status": {"status": "rejection"}})
    else:
        if fault == "wrong_nonce":
            query["nonce"] = query["nonce"].native + 1
        reply = _authority(world).request_tsa_response(query)
    return Response(reply.dump(), media_type=REPLY)


@router.get("/revocations")
async def revocations(world: Here) -> Response:
    listed = demo_ca.revocation_list(world.settings.data_dir / KEPT)
    return Response(listed, media_type="application/pkix-crl")


def _authority(world: World) -> _Authority:
    kept = world.settings.data_dir / KEPT
    certificate, key = (kept / f"{demo_ca.TIME}{part}.pem" for part in ("", "-key"))
    return _Authority(
        x509.Certificate.load(pem.unarmor(certificate.read_bytes())[2]),
        keys.PrivateKeyInfo.load(pem.unarmor(key.read_bytes())[2]),
    )


class _Authority(DummyTimeStamper):
    def _sign_tst_info(
        self, tst_info_data: bytes, md_algorithm: str, dt: datetime
    ) -> tuple[bytes, cms.CMSAttributes]:
        """As pyHanko's own, without a proof of the key at each stamp, which is most of its time."""
        attributes = cms.CMSAttributes(
            [
                simple_cms_attribute("content_type", "tst_info"),
                simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self.tsa_cert)),
                simple_cms_attribute("message_digest", sha256(tst_info_data).digest()),
            ]
        )
        key = load_der_private_key(self.tsa_key.dump(), None, unsafe_skip_rsa_key_validation=True)
        assert isinstance(key, RSAPrivateKey)
        return key.sign(attributes.dump(), PKCS1v15(), SHA256()), attributes

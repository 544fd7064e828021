"""PAdES signatures on PDF documents: each signer by an own key, the court by its seal (二(一)3, 二(一)4)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import typst
from asn1crypto import cms
from cryptography import x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pylopdf_fonts_zh_cn import serif_path

from services.documents.drafting.faces import Faces
from services.documents.signing import proofs
from services.documents.signing.proofs import Stamper
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

KEY_ARTICLE = REGULATION["二(一)3"]
SEAL_SIDE = 119
"""Points: 4.2 cm, the size of a basic-level court's seal."""
_NAME_SIZE = (150, 32)
_MARGIN = 74
"""Points: 2.6 cm, the right margin of a court document."""
_IN_ITS_OWN_REVISION = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)
"""Nothing follows the last signature: what was added after it is always seen."""
_WHOLE_BOX = SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID)


@dataclass(frozen=True)
class SigningKey:
    """One signer's open key. Lives for one signing round; it is never stored nor handed on."""

    signer: SimpleSigner
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        return _subject(self.certificate, x509.NameOID.COMMON_NAME)

    @property
    def staff_id(self) -> str:
        return _subject(self.certificate, x509.NameOID.SERIAL_NUMBER)


@dataclass(frozen=True)
class Roots:
    """Whom the court trusts to say who signs, and to say when."""

    signers: x509.Certificate
    time: x509.Certificate


@dataclass(frozen=True)
class Appearance:
    """What a signature looks like: one page of PDF, its width and height in points, and the destination that it stands on."""

    pdf: bytes
    width: int
    height: int
    destination: str

    def around(self, x: int, y: int) -> tuple[int, int, int, int]:
        left, bottom = x - self.width // 2, y - self.height // 2
        return left, bottom, left + self.width, bottom + self.height


@dataclass(frozen=True)
class SignatureReport:
    """`intact`: the signed bytes are unchanged and nothing but further signatures was added.
    `trusted`: the certificate leads to the trust root and was valid, and not revoked, when an authority stamped it;
    without a time stamp, at validation. `signed_at`: as stamped, or as the signer says where `stamped` is False."""

    field: str
    name: str
    staff_id: str
    signed_at: datetime
    stamped: bool
    reason: str
    intact: bool
    trusted: bool

    @property
    def valid(self) -> bool:
        return self.intact and self.trusted


def _subject(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def open_key(p12: bytes, passphrase: str) -> SigningKey:
    """The signer's key, opened by the signer's own passphrase.

    Problem 403 wrong_passphrase; 403 certificate_expired outside the certificate's validity (real time).
    """
    try:
        signer = SimpleSigner.load_pkcs12_data(p12, other_certs=[], passphrase=passphrase.encode())
    except ValueError as failure:
        raise Problem(
            403,
            ProblemCode.WRONG_PASSPHRASE,
            "密钥只能由本人以自己的口令使用，不得授权他人",
            article=KEY_ARTICLE,
        ) from failure
    certificate = x509.load_der_x509_certificate(signer.signing_cert.dump())
    if not certificate.not_valid_before_utc <= datetime.now(UTC) <= certificate.not_valid_after_utc:
        raise Problem(403, ProblemCode.CERTIFICATE_EXPIRED, article=KEY_ARTICLE)
    return SigningKey(signer, certificate)


async def sign(
    pdf: bytes,
    key: SigningKey,
    *,
    reason: str,
    field: str,
    stamper: Stamper,
    roots: Roots,
    shown: Appearance | None = None,
    at_foot: bool = False,
) -> bytes:
    """`pdf` with one more signature, by `key`, stamped by `stamper` and with all that proves it later (PAdES-B-LT);
    `shown` at the place marked for it, or `at_foot` of the last page where none is marked. It stays the PDF/A that it was.

    Problem 409 already_signed if the field holds a signature; 409 no_seal_place if what is shown has no place; 403
    certificate_revoked; 503 where the authority does not answer as it should.
    """
    lists = await stamper.revocation_lists()
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        name=key.name,
        embed_validation_info=True,
        validation_context=proofs.to_sign([roots.signers, roots.time], lists),
        dss_settings=_IN_ITS_OWN_REVISION,
    )
    return await asyncio.to_thread(_sign, pdf, key, field, metadata, stamper, shown, at_foot)


def _sign(
    pdf: bytes,
    key: SigningKey,
    field: str,
    metadata: PdfSignatureMetadata,
    stamper: Stamper,
    shown: Appearance | None,
    at_foot: bool,
) -> bytes:
    writer = _ArchiveWriter(BytesIO(pdf))
    if any(signature.field_name == field for signature in writer.prev.embedded_signatures):
        raise Problem(409, ProblemCode.ALREADY_SIGNED, article=REGULATION["二(一)4"])
    place, style = SigFieldSpec(field), None
    if shown is not None:
        page, box = _foot_box(writer.prev, shown) if at_foot else box_of(writer.prev, shown)
        place = SigFieldSpec(field, on_page=page, box=box)
        style = StaticStampStyle(
            background=_DrawnPage(shown), border_width=0, background_layout=_WHOLE_BOX, background_opacity=0.8
        )
    signer = PdfSigner(metadata, key.signer, timestamper=stamper, stamp_style=style, new_field_spec=place)
    try:
        signed: BytesIO = signer.sign_pdf(writer)
    except SigningError as failure:
        raise Problem(403, ProblemCode.CERTIFICATE_REVOKED, article=KEY_ARTICLE) from failure
    return signed.getvalue()


def box_of(reader: PdfFileReader, shown: Appearance) -> tuple[int, tuple[int, int, int, int]]:
    """Page index and box (points) of what is shown, centred on its named destination. Problem 409 without that."""
    names = reader.root["/Names"]["/Dests"]["/Names"] if "/Names" in reader.root else []
    for index in range(0, len(names), 2):
        if names[index] == shown.destination:
            page_ref, _, x, y, _ = names[index + 1]
            pages = range(int(reader.root["/Pages"]["/Count"]))
            page = next(n for n in pages if reader.find_page_for_modification(n)[0] == page_ref)
            return page, shown.around(int(x), int(y))
    raise Problem(409, ProblemCode.NO_SEAL_PLACE, article=REGULATION["二(一)4"])


def _foot_box(reader: PdfFileReader, shown: Appearance) -> tuple[int, tuple[int, int, int, int]]:
    """Page index and box (points) at the foot of the last page: a seal to the right, a name to the left of it."""
    last = int(reader.root["/Pages"]["/Count"]) - 1
    node = reader.find_page_for_modification(last)[0].get_object()
    while "/MediaBox" not in node:
        node = node["/Parent"]
    _, bottom, right, _ = (int(edge) for edge in node["/MediaBox"])
    aside = 0 if shown.width == SEAL_SIDE else SEAL_SIDE
    left, bottom = right - aside - shown.width - _MARGIN, bottom + _MARGIN
    return last, (left, bottom, left + shown.width, bottom + shown.height)


class _ArchiveWriter(IncrementalPdfFileWriter):
    """Adds to a PDF/A-2, which is PDF 1.7: pyHanko would call it 2.0 and write its metadata anew, without the schemas
    that PDF/A asks for."""

    output_version = (1, 7)

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        if version <= self.output_version:
            super().ensure_output_version(version)  # type: ignore[no-untyped-call]  # pyHanko's own

    def register_extension(self, ext: DeveloperExtension) -> None:
        if ext.base_version == pdf_name("/1.7"):
            super().register_extension(ext)

    def _update_meta(self) -> None:
        pass


class _DrawnPage(PdfContent):
    """The drawn page as the signature's appearance, vectors and fonts kept."""

    def __init__(self, shown: Appearance) -> None:
        super().__init__()
        self._shown = shown

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._shown.pdf)))
        self.resources.xobject["/Drawn"] = page
        self.box = BoxConstraints(self._shown.width, self._shown.height)
        return b"/Drawn Do"


@lru_cache
def draw_seal(court: str, caption: str) -> Appearance:
    """A round red seal with the court's name round a star and `caption` below (e.g. 电子签章, 演示专用)."""
    pdf = _drawn("seal.typ", (str(serif_path().parent),), court=court, caption=caption)
    return Appearance(pdf, SEAL_SIDE, SEAL_SIDE, "seal")


@lru_cache(maxsize=200)
def draw_name(name: str, faces: Faces) -> Appearance | None:
    """The signer's name, for beside the date; None where no face has all of it: the signature is then not shown."""
    try:
        pdf = _drawn("hand.typ", faces.directories, name=name, faces=json.dumps(faces.families()["note"]))
    except typst.TypstError:
        return None
    return Appearance(pdf, *_NAME_SIZE, "hand")


def _drawn(template: str, directories: tuple[str, ...], **inputs: str) -> bytes:
    pdf = typst.compile(
        Path(__file__).with_name(template),
        font_paths=[Path(directory) for directory in directories],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards="a-2b",
        timestamp=0,
        format="pdf",
    )
    assert isinstance(pdf, bytes)
    return pdf


async def verify(pdf: bytes, roots: Roots, at: datetime) -> list[SignatureReport]:
    """One report for each signature, as of `at`, in the order of signing; [] for a document without any.

    Problem 409 unverifiable where the document is too damaged to be read.
    """
    return await asyncio.to_thread(_verify, pdf, roots, at)


def _verify(pdf: bytes, roots: Roots, at: datetime) -> list[SignatureReport]:
    try:
        return asyncio.run(_reports(pdf, roots, at))
    except (
        Exception
    ) as failure:  # a damaged file fails anywhere in the parser, and none of it is a valid signature
        raise Problem(409, ProblemCode.UNVERIFIABLE) from failure


async def _reports(pdf: bytes, roots: Roots, at: datetime) -> list[SignatureReport]:
    reader = PdfFileReader(BytesIO(pdf))
    signatures = reader.embedded_signatures
    return [await _report(reader, one, roots, at, last=one is signatures[-1]) for one in signatures]


def _stamped_at(token: cms.SignedData) -> datetime:
    at: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return at


async def _report(
    reader: PdfFileReader, embedded: EmbeddedPdfSignature, roots: Roots, at: datetime, *, last: bool
) -> SignatureReport:
    token = next(extract_tst_data_iter(embedded.signer_info, signed=False), None)
    stamped_at = _stamped_at(token) if token else at
    signer, time = (
        proofs.at_moment(reader, root, stamped_at, proven=bool(token)) for root in (roots.signers, roots.time)
    )
    status = await async_validate_pdf_signature(embedded, signer, time)
    stamp = status.timestamp_validity
    by_authority = stamp and stamp.valid and stamp.trusted and at <= stamp.signing_cert.not_valid_after
    covered = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    extended = not last and status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
    certificate = x509.load_der_x509_certificate(embedded.signer_cert.dump())
    return SignatureReport(
        field=embedded.field_name,
        name=_subject(certificate, x509.NameOID.COMMON_NAME),
        staff_id=_subject(certificate, x509.NameOID.SERIAL_NUMBER),
        signed_at=stamped_at if token else embedded.self_reported_timestamp or at,
        stamped=bool(token),
        reason=str(embedded.sig_object.get("/Reason", "")),
        intact=status.intact and status.valid and bool(status.docmdp_ok) and (covered or extended),
        trusted=status.trusted and (token is None or bool(by_authority)),
    )

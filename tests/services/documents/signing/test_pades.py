"""Signatures: by the signer's own key, valid only on unchanged bytes; the court's seal stands over the date."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pypdfium2 as pdfium
import pytest
from asn1crypto import tsp
from pyhanko.pdf_utils.generic import DictionaryObject, Reference
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner

from deploy import demo_ca, demo_keys
from deploy.sandbox.app import create_app
from services.documents.drafting.faces import Faces
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import render
from services.documents.signing import pades
from services.documents.signing.proofs import Stamper
from shared.gateways.timestamps import HttpTimestampAuthority
from shared.platform.settings import Settings
from shared.values.refusal import Problem
from tests.services.documents.samples import CASE, COURT, DATED, SAMPLES

SIGNERS = [("D001", "赵建国"), ("J002", "林正"), (demo_ca.COURT_SEAL, COURT)]
PASSPHRASES = {"D001": "director's own", "J002": "judge's own", demo_ca.COURT_SEAL: "seal's own"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("court") / "keys"
    demo_ca.create(directory, SIGNERS, PASSPHRASES)
    return directory


@pytest.fixture(scope="module")
def roots(keys: Path) -> pades.Roots:
    return pades.Roots(*[demo_ca.trust_root(keys)] * 2)


def key(keys: Path, staff_id: str) -> pades.SigningKey:
    return pades.open_key((keys / f"{staff_id}.p12").read_bytes(), PASSPHRASES[staff_id])


def notice(code: str = "enforcement_notice") -> bytes:
    return render(KINDS[code], SAMPLES[code], court=COURT, case_number=CASE, dated=DATED).pdf


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def sandbox(keys: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The sandbox that plays the authorities of `keys`."""
    demo_keys.hand_over(keys, keys.parent / "authority")
    app = create_app(Settings(mode="sandbox", data_dir=keys.parent))
    played = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=played, base_url="http://sandbox") as http,
    ):
        yield http


async def sign(
    keys: Path,
    pdf: bytes,
    who: str,
    *faults: str,
    kind: type[HttpTimestampAuthority] = HttpTimestampAuthority,
    **more: Any,
) -> bytes:
    """Signed by the key of `who`, with the authorities that have these faults."""
    async with sandbox(keys) as http:
        arranged = [{"system": "timestamps", "operation": "stamps", "fault": fault} for fault in faults]
        (await http.put("/faults", json=arranged)).raise_for_status()
        authority = kind("http://sandbox/timestamps", ["http://sandbox/revocations"], http)
        given: dict[str, Any] = {
            "stamper": Stamper(authority, asyncio.get_running_loop()),
            "roots": pades.Roots(*[demo_ca.trust_root(keys)] * 2),
            "reason": "审核签发",
            "field": "director",
        }
        return await pades.sign(pdf, key(keys, who), **(given | more))


async def sealed(keys: Path, pdf: bytes) -> bytes:
    signed = await sign(keys, pdf, "D001", shown=pades.draw_name("赵建国", Faces()))
    seal = {"reason": "电子签章", "field": "court_seal", "shown": pades.draw_seal(COURT, "演示专用")}
    return await sign(keys, signed, demo_ca.COURT_SEAL, **seal)


async def test_signed_and_sealed_by_two_hands(keys: Path, roots: pades.Roots) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    reports = await pades.verify(await sealed(keys, notice()), roots, now())
    assert [(r.field, r.name, r.staff_id, r.reason, r.valid) for r in reports] == [
        ("director", "赵建国", "D001", "审核签发", True),
        ("court_seal", COURT, demo_ca.COURT_SEAL, "电子签章", True),
    ]
    assert all(before <= report.signed_at <= datetime.now(UTC) for report in reports)


async def test_signing_keeps_the_document_and_its_pdf_a_marker(keys: Path) -> None:
    pdf = notice()
    signed = await sealed(keys, pdf)
    assert signed.startswith(pdf)
    assert b"<pdfaid:part>2</pdfaid:part>" in signed
    assert b"/ETSI.CAdES.detached" in signed


def _shown(pdf: bytes) -> dict[str, DictionaryObject]:
    """The signature fields of the pages, by name."""
    reader = PdfFileReader(BytesIO(pdf))
    pages = [reader.find_page_for_modification(n)[0].get_object() for n in range(2)]
    fields = [field.get_object() for page in pages for field in page.get("/Annots", ())]
    return {field["/T"]: field for field in fields if field["/Subtype"] == "/Widget"}


async def test_a_signed_paper_is_the_pdf_a_that_it_was(keys: Path) -> None:
    """What of ISO 19005-2 can be asked here: no other version, the same metadata, shown fields, no font from elsewhere."""
    pdf = notice("sale_ruling")
    signed = await sealed(keys, pdf)
    before, after = PdfFileReader(BytesIO(pdf)), PdfFileReader(BytesIO(signed), strict=False)
    assert "/Version" not in after.root
    assert list(after.root["/Extensions"]) == ["/ESIC"]
    assert after.root["/Metadata"].data == before.root["/Metadata"].data
    assert after.trailer["/Info"] == before.trailer["/Info"]
    assert set(after.root["/AcroForm"]) == {"/Fields", "/SigFlags"}
    for field in _shown(signed).values():
        assert field["/F"] & 0b100111 == 0b100, "printed, and neither hidden nor invisible"
        assert list(field["/AP"]) == ["/N"]
    objects = [after.get_object(Reference(n, 0, after)) for n in range(1, int(after.trailer["/Size"]))]
    dictionaries = [each for each in objects if isinstance(each, DictionaryObject)]
    described = [each for each in dictionaries if each.get("/Type") == "/FontDescriptor"]
    assert len(described) > len([each for each in dictionaries if each.get("/Subtype") == "/Type0"]) // 2
    assert all("/FontFile3" in each or "/FontFile2" in each for each in described)
    assert not [each for each in dictionaries if each.get("/S") in ("/JavaScript", "/Launch")]
    assert "/Encrypt" not in after.trailer


async def test_the_signers_name_is_shown_beside_the_date_and_clear_of_the_seal(keys: Path) -> None:
    signed = await sealed(keys, notice("sale_ruling"))
    fields = _shown(signed)
    name, seal = ([int(edge) for edge in fields[of]["/Rect"]] for of in ("director", "court_seal"))
    assert (name[2] - name[0], name[3] - name[1]) == (150, 32)
    assert name[2] < seal[0]
    assert seal[1] < (name[1] + name[3]) / 2 < seal[3]
    with pdfium.PdfDocument(signed) as document:
        text = document[len(document) - 1].get_textpage()
        assert not text.get_text_bounded(*name).strip(), "nothing is printed under it"
    assert pades.draw_name("王𠮷", Faces()) is None, "a name that no face has is signed all the same, unseen"


def _red(pdf: bytes) -> list[tuple[int, int, int]]:
    """(page, x, y) of every red dot, from the top left, in points."""
    found = []
    with pdfium.PdfDocument(pdf) as document:
        document.init_forms()
        for number, page in enumerate(document):
            bitmap = page.render(may_draw_forms=True, rev_byteorder=True)
            data, step, across = bytes(bitmap.buffer), bitmap.n_channels, bitmap.stride // bitmap.n_channels
            dots = enumerate(zip(data[0::step], data[1::step], data[2::step], strict=True))
            found += [
                (number, place % across, place // across)
                for place, (red, green, blue) in dots
                if red > 150 and green < 120 and blue < 120
            ]
    return found


@pytest.mark.parametrize("code", ["closing_notice", "sale_ruling"])
async def test_the_seal_is_round_and_red_and_stands_over_the_date(keys: Path, code: str) -> None:
    pdf = notice(code)
    assert not _red(pdf)
    red = _red(await sealed(keys, pdf))
    with pdfium.PdfDocument(pdf) as document:
        last = len(document) - 1
        text = document[last].get_textpage()
        finder = text.search("三月二日")
        index, _ = finder.get_next()
        left, bottom, right, top = text.get_charbox(index)
        height = document[last].get_height()
    xs, ys = [x for _, x, _ in red], [y for _, _, y in red]
    assert {page for page, _, _ in red} == {last}
    assert 110 < max(xs) - min(xs) < 120
    assert abs((max(xs) - min(xs)) - (max(ys) - min(ys))) < 4
    assert min(xs) < left < right < max(xs)
    assert min(ys) < height - top < height - bottom < max(ys)


async def test_any_changed_byte_fails(keys: Path, roots: pades.Roots) -> None:
    pdf = notice("closing_notice")
    signed = await sealed(keys, pdf)
    for place in range(200, len(pdf), len(pdf) // 15):
        changed = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert not await _valid(changed, roots), place


async def _valid(pdf: bytes, roots: pades.Roots) -> bool:
    try:
        return any(report.valid for report in await pades.verify(pdf, roots, now()))
    except Problem:
        return False


async def test_bytes_added_after_the_last_signature_fail(keys: Path, roots: pades.Roots) -> None:
    signed = await sealed(keys, notice())
    assert not (await pades.verify(signed + b"\n% later\n", roots, now()))[-1].valid


async def test_a_signature_of_another_authority_is_not_trusted(keys: Path, tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    reports = await pades.verify(
        await sealed(keys, notice()), pades.Roots(*[demo_ca.trust_root(tmp_path)] * 2), now()
    )
    assert [(report.intact, report.trusted, report.valid) for report in reports] == [(True, False, False)] * 2


async def test_an_unsigned_document_has_no_report(roots: pades.Roots) -> None:
    assert await pades.verify(notice(), roots, now()) == []


async def test_what_is_no_document_cannot_be_verified(roots: pades.Roots) -> None:
    with pytest.raises(Problem, match="unverifiable"):
        await pades.verify(b"no pdf", roots, now())


@pytest.mark.parametrize("passphrase", ["", "judge's own", "director's own "])
def test_a_key_opens_with_its_owners_passphrase_only(keys: Path, passphrase: str) -> None:
    with pytest.raises(Problem) as refused:
        pades.open_key((keys / "D001.p12").read_bytes(), passphrase)
    assert (refused.value.status, refused.value.code) == (403, "wrong_passphrase")
    assert "二(一)3" in refused.value.article


def test_the_key_says_whose_it_is(keys: Path) -> None:
    opened = key(keys, "J002")
    assert (opened.staff_id, opened.name) == ("J002", "林正")


def test_an_expired_certificate_signs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_ca, "VALIDITY", timedelta(minutes=-1))
    demo_ca.create(tmp_path, SIGNERS[:1], PASSPHRASES)
    with pytest.raises(Problem, match="certificate_expired"):
        pades.open_key((tmp_path / "D001.p12").read_bytes(), PASSPHRASES["D001"])


async def test_a_document_is_signed_once_in_each_place(keys: Path) -> None:
    signed = await sealed(keys, notice())
    with pytest.raises(Problem, match="already_signed"):
        await sign(keys, signed, "J002")


async def test_a_form_without_a_date_to_seal_takes_no_seal(keys: Path) -> None:
    seal = pades.draw_seal(COURT, "演示专用")
    with pytest.raises(Problem, match="no_seal_place"):
        await sign(keys, notice("clue_form"), demo_ca.COURT_SEAL, field="court_seal", shown=seal)


YEARS = demo_ca.VALIDITY + timedelta(days=30)


async def test_it_is_proven_after_the_signers_certificates_have_ended(keys: Path, roots: pades.Roots) -> None:
    """PAdES-B-LT: the document alone holds the stamp, the certificates and what says that none was revoked."""
    signed = await sealed(keys, notice())
    reports = await pades.verify(signed, roots, now() + YEARS)
    assert [(report.stamped, report.valid) for report in reports] == [(True, True)] * 2
    over = await pades.verify(signed, roots, now() + demo_ca.OF_THE_AUTHORITIES + timedelta(days=30))
    assert [report.trusted for report in over] == [False, False], "who stamped it is then himself not known"
    root = PdfFileReader(BytesIO(signed)).root
    assert [len(root["/DSS"][of]) for of in ("/Certs", "/CRLs")] == [4, 2]


async def test_without_a_stamp_it_is_valid_while_its_certificate_is(keys: Path, roots: pades.Roots) -> None:
    """As the documents are that were signed before there were stamps."""
    signer = PdfSigner(PdfSignatureMetadata(field_name="director"), key(keys, "D001").signer)
    made = await signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(notice())))
    for at, valid in ((now(), True), (now() + YEARS, False)):
        [report] = await pades.verify(made.getvalue(), roots, at)
        assert (report.stamped, report.valid) == (False, valid)


@pytest.mark.parametrize("fault", ["error_500", "lost_reply", "refused", "wrong_nonce"])
async def test_nothing_is_signed_without_a_stamp(keys: Path, fault: str) -> None:
    with pytest.raises(Problem, match="timestamps_unavailable") as refused:
        await sign(keys, notice(), "D001", fault)
    assert (refused.value.status, refused.value.retriable) == (503, True)


async def test_a_slow_authority_is_waited_for(keys: Path, roots: pades.Roots) -> None:
    [report] = await pades.verify(await sign(keys, notice(), "D001", "slow"), roots, now())
    assert report.valid
    assert report.stamped


class StampsAnother(HttpTimestampAuthority):
    async def stamp(self, query: bytes) -> bytes:
        asked = tsp.TimeStampReq.load(query)
        asked["message_imprint"]["hashed_message"] = bytes(32)
        return await super().stamp(asked.dump(force=True))


class Unknown(HttpTimestampAuthority):
    async def revocation_lists(self) -> list[bytes]:
        return []


@pytest.mark.parametrize(("kind", "code"), [(StampsAnother, "timestamps"), (Unknown, "certificate_revoked")])
async def test_what_would_prove_nothing_is_not_taken(
    keys: Path, kind: type[HttpTimestampAuthority], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        await sign(keys, notice(), "D001", kind=kind)


async def test_a_revoked_key_signs_nothing(keys: Path) -> None:
    class Revoking(HttpTimestampAuthority):
        async def revocation_lists(self) -> list[bytes]:
            return [demo_ca.revocation_list(keys, [key(keys, "D001").certificate.serial_number])]

    with pytest.raises(Problem, match="certificate_revoked"):
        await sign(keys, notice(), "D001", kind=Revoking)
    assert await sign(keys, notice(), "J002", kind=Revoking)

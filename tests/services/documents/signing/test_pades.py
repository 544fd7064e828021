"""Signatures: by the signer's own key, valid only on unchanged bytes; the court's seal stands over the date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from cryptography import x509

from deploy import demo_ca
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.render import render
from services.documents.signing import pades
from shared.values.refusal import Problem
from tests.services.documents.samples import CASE, COURT, DATED, SAMPLES

SIGNERS = [("D001", "赵建国"), ("J002", "林正"), (demo_ca.COURT_SEAL, COURT)]
PASSPHRASES = {"D001": "director's own", "J002": "judge's own", demo_ca.COURT_SEAL: "seal's own"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("keys")
    demo_ca.create(directory, SIGNERS, PASSPHRASES)
    return directory


@pytest.fixture(scope="module")
def root(keys: Path) -> x509.Certificate:
    return demo_ca.trust_root(keys)


def key(keys: Path, staff_id: str) -> pades.SigningKey:
    return pades.open_key((keys / f"{staff_id}.p12").read_bytes(), PASSPHRASES[staff_id])


def notice(code: str = "enforcement_notice") -> bytes:
    return render(KINDS[code], SAMPLES[code], court=COURT, case_number=CASE, dated=DATED).pdf


async def sealed(keys: Path, pdf: bytes) -> bytes:
    signed = await pades.sign(pdf, key(keys, "D001"), reason="审核签发", field="director")
    seal = pades.draw_seal(COURT, "演示专用")
    return await pades.sign(
        signed, key(keys, demo_ca.COURT_SEAL), reason="电子签章", field="court_seal", seal=seal
    )


async def test_signed_and_sealed_by_two_hands(keys: Path, root: x509.Certificate) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    reports = await pades.verify(await sealed(keys, notice()), root)
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


async def test_any_changed_byte_fails(keys: Path, root: x509.Certificate) -> None:
    pdf = notice("closing_notice")
    signed = await sealed(keys, pdf)
    for place in range(200, len(pdf), len(pdf) // 15):
        changed = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert not await _valid(changed, root), place


async def _valid(pdf: bytes, root: x509.Certificate) -> bool:
    try:
        return any(report.valid for report in await pades.verify(pdf, root))
    except Problem:
        return False


async def test_bytes_added_after_the_last_signature_fail(keys: Path, root: x509.Certificate) -> None:
    signed = await sealed(keys, notice())
    assert not (await pades.verify(signed + b"\n% later\n", root))[-1].valid


async def test_a_signature_of_another_authority_is_not_trusted(keys: Path, tmp_path: Path) -> None:
    demo_ca.create(tmp_path, SIGNERS, PASSPHRASES)
    reports = await pades.verify(await sealed(keys, notice()), demo_ca.trust_root(tmp_path))
    assert [(report.intact, report.trusted, report.valid) for report in reports] == [(True, False, False)] * 2


async def test_an_unsigned_document_has_no_report(root: x509.Certificate) -> None:
    assert await pades.verify(notice(), root) == []


async def test_what_is_no_document_cannot_be_verified(root: x509.Certificate) -> None:
    with pytest.raises(Problem, match="unverifiable"):
        await pades.verify(b"no pdf", root)


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
        await pades.sign(signed, key(keys, "J002"), reason="审核签发", field="director")


async def test_a_form_without_a_date_to_seal_takes_no_seal(keys: Path) -> None:
    with pytest.raises(Problem, match="no_seal_place"):
        await pades.sign(
            notice("clue_form"),
            key(keys, demo_ca.COURT_SEAL),
            reason="电子签章",
            field="court_seal",
            seal=pades.draw_seal(COURT, "演示专用"),
        )

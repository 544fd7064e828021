"""A document made by hand: a PDF that the court's own hands did not set, read before it is taken for one of its documents."""

from __future__ import annotations

import asyncio
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from services.documents.files.formats import refused


async def pages_of(pdf: bytes) -> int:
    """How many pages it has. Problem 422 file_refused unless it can be read and signed, and nothing in it acts by itself.

    pyHanko bounds what a stream may inflate to.
    """
    try:
        return await asyncio.to_thread(_pages, pdf)
    except Exception as failure:  # a damaged or hostile file fails anywhere in the parser
        detail = "PDF 无法读取，或者含有表单、签名、附件、脚本，不能作为法律文书签章"
        raise refused(detail) from failure


def _pages(pdf: bytes) -> int:
    """Raises ValueError for a form, an earlier signature (a field of a form), a file within or an action."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    root = writer.root
    names = root.get("/Names", {})
    if "/AcroForm" in root or "/AA" in root or "/JavaScript" in names or "/EmbeddedFiles" in names:
        raise ValueError("more than pages")
    if isinstance(root.get("/OpenAction"), DictionaryObject):
        raise ValueError("acts when it is opened")
    writer.find_page_for_modification(-1)
    return int(root["/Pages"]["/Count"])

"""Files by content: the same bytes, one file; changed bytes are refused."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import pytest

from services.documents.objects import FileObjects
from shared.values.refusal import Problem


async def test_kept_once_under_its_hash(tmp_path: Path) -> None:
    store = FileObjects(tmp_path)
    name = await store.put(b"%PDF original")
    assert name == hashlib.sha256(b"%PDF original").hexdigest() == await store.put(b"%PDF original")
    assert await store.get(name) == b"%PDF original"
    assert await asyncio.to_thread(lambda: [path.name for path in tmp_path.glob("*/*")]) == [name]


async def test_a_changed_or_missing_file_is_refused(tmp_path: Path) -> None:
    store = FileObjects(tmp_path)
    name = await store.put(b"%PDF original")
    (tmp_path / name[:2] / name).write_bytes(b"%PDF 0riginal")
    for asked in (name, "0" * 64):
        with pytest.raises(Problem, match="object_damaged"):
            await store.get(asked)

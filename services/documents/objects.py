"""Files by their content: what is stored under a SHA-256 never changes and is never removed."""

from __future__ import annotations

import asyncio
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from shared.platform.settings import settings
from shared.values.articles import ARCHIVES
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


class Objects(Protocol):
    async def put(self, content: bytes) -> str:
        """Keep `content`; its SHA-256 in hex."""
        ...

    async def get(self, sha256: str) -> bytes:
        """The content, proven by its hash. Problem 409 object_damaged if it is missing or was changed."""
        ...


@dataclass(frozen=True)
class FileObjects:
    directory: Path

    async def put(self, content: bytes) -> str:
        return await asyncio.to_thread(self._put, content)

    def _put(self, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if not path.exists() or path.read_bytes() != content:
            for directory in (self.directory, path.parent):
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as draft:  # mode 0600
                try:
                    draft.write(content)
                    draft.flush()
                    os.fsync(draft.fileno())
                    Path(draft.name).replace(path)
                except BaseException:
                    Path(draft.name).unlink(missing_ok=True)
                    raise
            directory_entry = os.open(path.parent, os.O_RDONLY)
            os.fsync(directory_entry)
            os.close(directory_entry)
        return name

    async def get(self, sha256: str) -> bytes:
        return await asyncio.to_thread(self._get, sha256)

    def _get(self, sha256: str) -> bytes:
        try:
            content = self._path(sha256).read_bytes()
        except FileNotFoundError:
            content = b""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Problem(409, ProblemCode.OBJECT_DAMAGED, article=str(ARCHIVES))
        return content

    def _path(self, sha256: str) -> Path:
        return self.directory / sha256[:2] / sha256


def objects() -> Objects:
    return FileObjects(settings().data_dir / "objects")


async def keep(content: bytes, *, trial: bool) -> str:
    """Keep `content`; its SHA-256 in hex. A trial keeps nothing."""
    return hashlib.sha256(content).hexdigest() if trial else await objects().put(content)

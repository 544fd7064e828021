"""Frozen files: a committed migration, the SQL that one runs, a release's database: never edited. `make freeze` lists new ones.

Courts have run these files as they were: an edit would reach new databases only. A change is a new migration.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).parent.parent
LIST = "deploy/migrations/frozen.sha256"
"""In the format of sha256sum."""
FROZEN = (
    "services/*/migrations/*.py",
    "shared/platform/migrations/*.py",
    "shared/platform/*.sql",
    "tests/deploy/release/*.sql.gz",
)


def faults(root: Path = PROJECT) -> list[str]:
    """In Chinese, each listed file that is not as it was, and each file that is not listed."""
    listed, present = _parsed((root / LIST).read_text("utf-8")) | _committed(root), _present(root)
    numbers = Counter("_".join(Path(name).name.split("_")[:2]) for name in present if name.endswith(".py"))
    return [
        *(f"{name} 已冻结，不得删除：请恢复原样" for name in listed if name not in present),
        *(
            f"{name} 已冻结，不得修改：请恢复原样，改动另写新的迁移（make revision）；"
            "本人新写、尚未提交的，核对后执行 make freeze"
            for name, digest in present.items()
            if listed.get(name, digest) != digest
        ),
        *(f"{name} 尚未冻结：请执行 make freeze" for name in present if name not in listed),
        *(
            f"迁移编号 {number} 有 {count} 个文件：请改后者的编号"
            for number, count in numbers.items()
            if count > 1
        ),
    ]


def freeze(root: Path = PROJECT) -> None:
    """List every file that the newest commit (without git: the list itself) does not, with its present hash."""
    kept = _committed(root) or _parsed((root / LIST).read_text("utf-8"))
    lines = sorted((name, digest) for name, digest in (_present(root) | kept).items())
    (root / LIST).write_text("".join(f"{digest}  {name}\n" for name, digest in lines), "utf-8")


def _committed(root: Path) -> dict[str, str]:
    """Each file by the hash under which the branch first listed it: an edited list changes no file's. Empty without git."""
    log = [
        "git",
        "log",
        "--first-parent",
        "-m",
        "--reverse",
        "--format=",
        "-p",
        "--unified=0",
        "--",
        f"./{LIST}",
    ]
    history = subprocess.run(log, cwd=root, capture_output=True, text=True)
    listed: dict[str, str] = {}
    for line in history.stdout.splitlines():
        if re.match(r"\+[0-9a-f]{64}  ", line):
            digest, name = line[1:].split("  ")
            listed.setdefault(name, digest)
    return listed


def _parsed(text: str) -> dict[str, str]:
    return {name: digest for digest, name in (line.split("  ") for line in text.splitlines())}


def _present(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for pattern in FROZEN
        for path in root.glob(pattern)
    }


if __name__ == "__main__":
    freeze()

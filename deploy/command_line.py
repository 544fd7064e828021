"""What the commands of `jiyue` share: where the installation is, and a refusal in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from deploy.local import Installation

Directory = Annotated[Path, typer.Option(help="实例所在目录")]
LOCAL = Path(".local")
Auditor = Annotated[
    str, typer.Option(envvar="JIYUE_AUDITOR_DSN", help="以 auditor 角色连接的数据库；不给则为本机实例")
]


@contextmanager
def refusals() -> Iterator[None]:
    """What cannot be done is said in one line, and ends the command with 1."""
    import asyncpg

    from deploy.supervisor import StartFailed

    try:
        yield
    except StartFailed as reason:
        raise refused(str(reason)) from None
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise refused(f"数据库没有应答：{error}") from None


def refused(reason: str, code: int = 1) -> typer.Exit:
    from rich.console import Console

    Console(stderr=True).print(reason, style="red", markup=False, soft_wrap=True)
    return typer.Exit(code)


def running(directory: Path) -> Installation:
    from deploy.local import Installation

    return Installation.already_running(directory)

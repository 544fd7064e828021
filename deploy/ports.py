"""Which ports of this machine are free, and who holds the ones that are not."""

from __future__ import annotations

import random
import socket

import psutil

BELOW_EPHEMERAL = range(10_000, 32_000)
"""A port of the ephemeral range may become the near end of a connection while its server restarts."""


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def free_ports(count: int) -> list[int]:
    """`count` free ports in a row, so that two callers at the same moment are unlikely to choose the same."""
    while True:
        first = random.choice(BELOW_EPHEMERAL)
        if all(is_free(port) for port in range(first, first + count)):
            return list(range(first, first + count))


def holder(port: int) -> str:
    """The process that listens there, in Chinese; only root can tell which one of another user's it is."""
    for connection in psutil.net_connections(kind="tcp"):
        near = connection.laddr
        if connection.status == psutil.CONN_LISTEN and near and near.port == port and connection.pid:
            return f"进程 {connection.pid}：{' '.join(psutil.Process(connection.pid).cmdline())[:120]}"
    return "其他用户的进程"

"""文书制作送达、卷宗: 二(一) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from shared.service import create_service


def create_app() -> FastAPI:
    return create_service("documents", "文书制作送达、卷宗", [], lambda resources: [])

"""The courts that the sandbox plays, as the demo's register has them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import text

LINK = "system:court"
COURTS: dict[str, tuple[str, str, str | None, str | None, tuple[str, ...]]] = {
    "豫": ("河南省高级人民法院", "high", None, LINK, ("410000",)),
    "豫01": ("河南省郑州市中级人民法院", "intermediate", "豫", LINK, ("410100",)),
    "豫0105": ("河南省郑州市金水区人民法院", "basic", "豫01", LINK, ("410105",)),
    "豫0191": ("郑州高新技术产业开发区人民法院", "basic", "豫01", LINK, ("410102", "410105")),
    "豫02": ("河南省开封市中级人民法院", "intermediate", "豫", LINK, ("410200",)),
    "豫0202": ("河南省开封市龙亭区人民法院", "basic", "豫02", LINK, ("410202",)),
    "豫71": ("郑州铁路运输中级法院", "special", "豫", LINK, ()),
}
"""Name, level, the court above, through which system it answers, divisions; by code."""
SINCE = date(2020, 1, 1)


async def install(connection: Any) -> None:
    """Enter them where the register is empty."""
    if (await connection.execute(text("SELECT 1 FROM court.court_entry LIMIT 1"))).first():
        return
    for code, (name, level, superior, system, divisions) in COURTS.items():
        await connection.execute(
            text(
                "INSERT INTO court.court_entry (id, code, name, level, superior, divisions, address, system, since, reason,"
                " set_by, set_at) VALUES (:code, :code, :name, :level, :superior, CAST(:divisions AS jsonb), :address,"
                " :system, :since, '演示用名册', 'guanli01', court.now())"
            ),
            {
                "code": code,
                "name": name,
                "level": level,
                "superior": superior,
                "divisions": json.dumps(divisions),
                "address": f"{name}执行指挥中心（演示地址）",
                "system": system,
                "since": SINCE,
            },
        )

"""Settings of one process, from the environment (prefix JIYUE_)."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`mode` sandbox allows the court clock to be moved and the outside world to be simulated; production refuses both."""

    # A secret may also come as a file of that directory, named like its variable in small letters.
    model_config = SettingsConfigDict(
        env_prefix="JIYUE_", secrets_dir=os.environ.get("JIYUE_SECRETS_DIR"), use_attribute_docstrings=True
    )

    mode: Literal["sandbox", "production"] = "production"
    """sandbox: the outside world is played and the court clock can be moved."""
    court_code: str = "豫1502"
    court_name: str = "河南省信阳市浉河区人民法院"
    """The court, as its case numbers and its papers name it."""
    prefecture_code: str = "4115"
    """First four digits of the administrative division code; an asset elsewhere is delegated, 二(二)2(2)."""
    master_account: str = ""
    """The court's main account: known so that it can be told to no one, 二(六)1."""

    fee_account: str = ""
    fee_bank: str = ""
    """Where the enforcement fee goes: the court's fee account, in the court's own name."""

    database_dsn: str = "postgresql://localhost/jiyue"
    """The database, under the login role of this process."""
    migration_lock_seconds: int = 4
    migration_statement_seconds: int = 60
    """How long a migration waits for a lock, and how long one of its statements runs, before all of it is undone."""

    temporal_address: str = "127.0.0.1:7233"
    temporal_namespace: str = "jiyue"
    """Temporal's front end and namespace."""
    issuer_url: str = ""
    audience: str = "jiyue"
    """The OIDC issuer whose tokens are believed, and for whom they must be made."""
    answer_days: int = Field(default=30, ge=1)
    """How long the answer to a write is kept for the repetition of its Idempotency-Key."""
    data_dir: Path = Path(".local")
    """Where the process keeps files: originals and keys of `documents`, and what is thrown away."""
    file_limit_mib: int = 20
    """The largest file that is taken into a case's e-dossier."""

    fonts_dir: Path | None = None
    font_title: str = "Noto Serif SC"
    font_body: str = "Noto Serif SC"
    font_heading: str = "Noto Sans SC"
    font_note: str = "Noto Serif SC"
    font_rare: str | None = None
    """Where the court's own faces lie, and the family of each role on its papers: title (小标宋), text (仿宋), headings
    (黑体), notes (楷体), and one for characters that the others lack. The shipped faces are the default."""

    sdk_metrics: str | None = None
    """`host:port` at which the worker shows the metrics of Temporal's SDK, in the form of Prometheus."""
    port: int = 0
    """Where it listens."""
    proxies: str = ""
    """The court's own proxies before this process, addresses or networks with commas between: their X-Forwarded-For says
    from where somebody reads. Nobody else's is believed."""
    client_secret: str = ""
    """The secret of this service's own identity at the issuer."""
    log_format: Literal["json", "console"] = "json"
    """How it writes its log."""

    url_intake: str = ""
    url_documents: str = ""
    url_custody: str = ""
    url_commission: str = ""
    url_auction: str = ""
    url_funds: str = ""
    """Where each team answers."""

    url_desk: str = ""
    """Where people open the desk, as their browsers name it: the issuer sends them back there."""
    desk_key: str = ""
    """The secret that seals the desk's cookies, 32 characters at least; every desk of a court has the same."""
    desk_idle_minutes: int = Field(default=30, ge=1)
    """How long somebody who does nothing stays logged in at the desk."""
    desk_prompt_seconds: float = Field(default=15, gt=0)
    """How often an open page of the desk asks whether prompts have come."""
    temporal_ui: str | None = None
    """Where browsers find the Temporal UI: a case's page links to its workflows there. None: without the links."""

    sandbox_url: str = ""
    """Where the simulated outside world answers; empty in production."""
    url_query: str = ""
    url_bank: str = ""
    url_valuation: str = ""
    url_platform: str = ""
    url_notices: str = ""
    url_court: str = ""
    url_registry: str = ""
    url_timestamps: str = ""
    url_revocations: str = ""
    """Base address of each outside system; `deploy` points them at the sandbox unless a real one is given. `timestamps`:
    where the authority (RFC 3161) takes its queries; `revocations`: the revocation lists, with blanks between."""

    def service_url(self, team: str) -> str:
        return str(getattr(self, f"url_{team}"))


@cache
def settings() -> Settings:
    found = Settings()
    if found.mode == "production" and found.sandbox_url:
        raise SystemExit("生产模式不得连接沙箱：请删除 JIYUE_SANDBOX_URL，并逐项配置外部系统地址")
    return found

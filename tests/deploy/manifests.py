"""The deployment files as values: read, laid over each other as kustomize does it, and held to a strict shape."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tests.servers import PASSWORD

DEPLOY = Path(__file__).parents[2] / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
_MERGED_BY = ("mountPath", "name")


class Strict(BaseModel):
    """A misspelt key is a fault, and so is whatever these files have no business with (privileged, host network …)."""

    model_config = ConfigDict(extra="forbid")


class Build(Strict):
    context: str
    dockerfile: str


class Dependency(Strict):
    condition: Literal["service_healthy", "service_completed_successfully"]
    required: bool = True


class Healthcheck(Strict):
    test: list[str]
    interval: str
    timeout: str = ""
    start_period: str
    start_interval: str = ""


class Service(Strict):
    """A service of the compose file."""

    image: str
    build: Build | None = None
    command: list[str] = []
    entrypoint: list[str] = []
    environment: dict[str, str] = {}
    volumes: list[str] = []
    tmpfs: list[str] = []
    ports: list[str] = []
    networks: dict[Literal["default"], dict[Literal["ipv4_address"], str]] = {}
    profiles: list[Literal["sandbox"]] = []
    depends_on: dict[str, Dependency] = {}
    healthcheck: Healthcheck | None = None
    restart: Literal["unless-stopped"] | None = None
    stop_grace_period: str = "10s"
    shm_size: str = ""
    user: str = ""
    read_only: bool = False
    cap_drop: list[str] = []
    cap_add: list[Literal["NET_BIND_SERVICE"]] = []
    security_opt: list[Literal["no-new-privileges:true"]] = []
    logging: Any = None


class Capabilities(Strict):
    drop: tuple[Literal["ALL"]]
    add: list[Literal["NET_BIND_SERVICE"]] = []


class ContainerSecurity(Strict):
    allowPrivilegeEscalation: Literal[False]
    readOnlyRootFilesystem: Literal[True]
    capabilities: Capabilities


class Seccomp(Strict):
    type: Literal["RuntimeDefault"]


class PodSecurity(Strict):
    runAsNonRoot: Literal[True]
    runAsUser: int = Field(ge=10000)
    runAsGroup: int = Field(ge=10000)
    fsGroup: int | None = None
    fsGroupChangePolicy: Literal["OnRootMismatch"] | None = None
    seccompProfile: Seccomp


class HttpGet(Strict):
    path: str
    port: str


class Probe(Strict):
    httpGet: HttpGet
    periodSeconds: int
    timeoutSeconds: int = 1
    failureThreshold: int = 3


class Mount(Strict):
    name: str
    mountPath: str
    readOnly: bool = False


class Variable(Strict):
    name: str
    value: str


class Container(Strict):
    name: str
    image: str
    command: list[str] = []
    env: list[Variable] = []
    envFrom: list[dict[Literal["configMapRef"], dict[Literal["name"], str]]] = []
    ports: list[dict[Literal["name", "containerPort"], str | int]] = []
    startupProbe: Probe | None = None
    livenessProbe: Probe | None = None
    readinessProbe: Probe | None = None
    lifecycle: dict[Literal["preStop"], dict[Literal["exec"], dict[Literal["command"], list[str]]]] = {}
    resources: dict[Literal["requests", "limits"], dict[Literal["cpu", "memory"], str]]
    securityContext: ContainerSecurity
    volumeMounts: list[Mount]


class Pod(Strict):
    """The pod of a Deployment or Job."""

    automountServiceAccountToken: Literal[False]
    enableServiceLinks: Literal[False]
    terminationGracePeriodSeconds: int = 30
    restartPolicy: Literal["Never"] | None = None
    securityContext: PodSecurity
    containers: tuple[Container]
    volumes: list[dict[str, Any]]

    @property
    def container(self) -> Container:
        return self.containers[0]

    @property
    def secrets(self) -> dict[str, str]:
        """The directory where each Secret is mounted."""
        named = {
            volume["name"]: volume["secret"]["secretName"] for volume in self.volumes if "secret" in volume
        }
        mounts = {mount.name: mount.mountPath for mount in self.container.volumeMounts}
        return {secret: mounts[name] for name, secret in named.items()}


def compose() -> dict[str, Service]:
    read = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return {name: Service.model_validate(service) for name, service in read["services"].items()}


def cluster() -> dict[str, dict[str, dict[str, Any]]]:
    """The objects by kind and name, the patch laid over the processes' Deployments."""
    kustomization = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text("utf-8"))
    (patch,) = kustomization["patches"]
    common = yaml.safe_load((KUBERNETES / patch["path"]).read_text("utf-8"))
    label, _, value = patch["target"]["labelSelector"].partition("=")
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for file in kustomization["resources"]:
        for item in yaml.safe_load_all((KUBERNETES / file).read_text("utf-8")):
            labels = item["metadata"].get("labels", {})
            if item["kind"] == patch["target"]["kind"] and labels.get(label) == value:
                item["spec"] = laid_over(item["spec"], common["spec"])
            found.setdefault(item["kind"], {})[item["metadata"]["name"]] = item
    return found


def laid_over(base: Any, patch: Any) -> Any:
    """A strategic merge for what these files use. ValueError where the patch would change what the base says."""
    if isinstance(base, dict) and isinstance(patch, dict):
        return base | {
            key: laid_over(base[key], value) if key in base else value for key, value in patch.items()
        }
    if (
        isinstance(base, list)
        and isinstance(patch, list)
        and all(isinstance(item, dict) for item in base + patch)
    ):
        key = next(key for key in _MERGED_BY if all(key in item for item in base + patch))
        by_key = {item[key]: item for item in base}
        for item in patch:
            by_key[item[key]] = laid_over(by_key[item[key]], item) if item[key] in by_key else item
        return list(by_key.values())
    if base != patch:
        raise ValueError(f"the patch would replace {base!r} by {patch!r}")
    return base


def pods() -> dict[str, Pod]:
    objects = cluster()
    return {
        name: Pod.model_validate(item["spec"]["template"]["spec"])
        for name, item in (objects["Deployment"] | objects["Job"]).items()
    }


def dockerfile() -> list[tuple[str, str]]:
    """Its instructions: name and rest."""
    text = re.sub(r"\\\n", " ", (DEPLOY / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def image_environment() -> dict[str, str]:
    (text,) = [rest for name, rest in dockerfile() if name == "ENV"]
    return dict(pair.split("=", 1) for pair in shlex.split(text))


def env_file(name: str) -> dict[str, str]:
    lines = (DEPLOY / name).read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def drawn_secrets(directory: Path) -> Path:
    """What deploy/secrets.sh makes, each password being the one of the tests' server."""
    openssl = directory / "openssl"
    openssl.write_text(f"#!/bin/sh\necho {PASSWORD}\n")
    openssl.chmod(0o755)
    subprocess.run(
        ["sh", str(DEPLOY / "secrets.sh"), str(directory / "secrets")],
        check=True,
        env={**os.environ, "PATH": f"{directory}:{os.environ['PATH']}"},
    )
    return directory / "secrets"

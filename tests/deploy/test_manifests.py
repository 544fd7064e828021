"""The deployment files, without Docker, a cluster or the network: what they say is what the code is."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import uvicorn
import yaml

from deploy.local import DEMO_FEE_ACCOUNT, DEMO_MASTER_ACCOUNT, LOGIN_ROLES, OUTSIDE
from deploy.temporal_server import process as temporal_process
from shared.contracts.teams import TEAMS
from shared.platform import service
from shared.platform.settings import Settings
from tests.deploy.manifests import (
    DEPLOY,
    KUBERNETES,
    Pod,
    Service,
    cluster,
    compose,
    dockerfile,
    drawn_secrets,
    env_file,
    image_environment,
    laid_over,
    pods,
)
from tests.servers import PASSWORD

PROJECT = DEPLOY.parent
PROCESSES = (*TEAMS, "desk", "worker")
SERVICES, PODS = compose(), pods()
FIELDS = {f"JIYUE_{name.upper()}" for name in Settings.model_fields}
NEEDED = {
    f"JIYUE_{name.upper()}" for name, field in Settings.model_fields.items() if field.default in ("", 0)
} | {"JIYUE_DATABASE_DSN", "JIYUE_TEMPORAL_ADDRESS", "JIYUE_DATA_DIR"}
"""What has no default that could be right for a real court …"""
NEEDED -= {"JIYUE_SANDBOX_URL", "JIYUE_PORT"}
"""… but for what production must not have, and for uvicorn's port."""
SECRET = {"JIYUE_DATABASE_DSN", "JIYUE_CLIENT_SECRET", "JIYUE_DESK_KEY"}
KEYS = f"{image_environment()['JIYUE_DATA_DIR']}/keys"
FILES = [
    path
    for path in (*DEPLOY.glob("*"), *KUBERNETES.glob("*"), *(DEPLOY / "temporal").glob("*"))
    if path.is_file() and path.suffix != ".py"
]


def of_ours(name: str) -> bool:
    return SERVICES[name].image.startswith("${JIYUE_IMAGE")


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn_secrets(tmp_path_factory.mktemp("etc"))


def test_each_team_and_the_worker_stand_once_in_each() -> None:
    ours = {name for name in SERVICES if of_ours(name)}
    assert ours == {*PROCESSES, "migrate", "sandbox", "demo-keys"}
    assert {name for name in SERVICES if SERVICES[name].profiles} == {"sandbox", "demo-keys"}
    objects = cluster()
    assert set(objects["Deployment"]) == {*PROCESSES, "front"}
    assert set(objects["Service"]) == {*TEAMS, "desk", "front"}
    assert set(objects["Job"]) == {"migrate"}
    for name, item in objects["Deployment"].items():
        labels = item["spec"]["template"]["metadata"]["labels"]
        assert item["spec"]["selector"]["matchLabels"] == labels == {"app.kubernetes.io/name": name}
    for name, item in objects["Service"].items():
        assert item["spec"]["selector"] == {"app.kubernetes.io/name": name}
        (port,) = item["spec"]["ports"]
        assert {"name": "http", "containerPort": port["port"]} in PODS[name].container.ports


def test_every_process_runs_its_own_application() -> None:
    for name in PROCESSES:
        module = "deploy.worker" if name == "worker" else f"services.{name}.app"
        path = ("--root-path", f"/{name}") if name in TEAMS else ()
        expected = ["uvicorn", f"{module}:create_app", *path]
        assert SERVICES[name].command == PODS[name].container.command == expected
        assert callable(importlib.import_module(module).create_app)
    migrate = ["python", "-m", "deploy.cli", "migrate", image_environment()["JIYUE_SECRETS_DIR"]]
    assert SERVICES["migrate"].command == PODS["migrate"].container.command == migrate
    compile(SERVICES["demo-keys"].command[2], "demo-keys", "exec")


@pytest.mark.walk
def test_the_health_that_is_asked_for_is_answered() -> None:
    probed = {name: SERVICES[name].healthcheck for name in (*PROCESSES, "sandbox")}
    asked = {
        name: set(re.findall(r"127\.0\.0\.1:8000(/[a-z/]+)", " ".join(check.test if check else [])))
        for name, check in probed.items()
    }
    for name in PROCESSES:
        container = PODS[name].container
        probes = (container.startupProbe, container.livenessProbe, container.readinessProbe)
        assert all(probe and probe.httpGet.port == "http" for probe in probes)
        asked[name] |= {probe.httpGet.path for probe in probes if probe}
        assert asked[name] == {"/health/live", "/health/ready"}
    modules = {name: SERVICES[name].command[1] for name in asked}
    script = """import importlib, json, sys
found = {}
for name, target in json.loads(sys.argv[1]).items():
    module, _, factory = target.partition(":")
    app = getattr(importlib.import_module(module), factory)()
    found[name] = list(app.openapi()["paths"])
print(json.dumps(found))"""
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(modules)],
        env={
            **os.environ,
            "JIYUE_MODE": "sandbox",
            "JIYUE_ISSUER_URL": "http://sandbox",
            "JIYUE_URL_DESK": "http://desk",
            "JIYUE_DESK_KEY": PASSWORD * 3,
        },
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    answered = json.loads(done.stdout)
    for name, paths in asked.items():
        assert paths
        assert paths <= set(answered[name]), name
    assert image_environment()["UVICORN_PORT"] == "8000"


def test_every_setting_exists_and_none_that_is_needed_is_missing(secrets: Path) -> None:
    image = {name for name in image_environment() if name.startswith("JIYUE_")} - {"JIYUE_SECRETS_DIR"}
    assert image <= FIELDS
    court = set(env_file("court.env.example")) - {"JIYUE_SECRETS", "JIYUE_BALANCER"}
    assert court <= FIELDS
    for name in PROCESSES:
        files = {path.name.upper() for path in (secrets / name).iterdir()} | {"JIYUE_CLIENT_SECRET"}
        needed = NEEDED - {"JIYUE_DATABASE_DSN" if name == "desk" else "JIYUE_DESK_KEY"}
        given = set(SERVICES[name].environment)
        assert given <= FIELDS
        assert needed - given - image - files == set(), name
        assert not given & SECRET
        pod = PODS[name].container
        fixed = {variable.name: variable.value for variable in pod.env}
        assert fixed == {"JIYUE_MODE": "production"}
        assert pod.envFrom == [{"configMapRef": {"name": "jiyue-court"}}]
        assert needed - court - image - files == set(), name
    assert SERVICES["migrate"].environment == SERVICES["intake"].environment
    assert SERVICES["intake"].environment["JIYUE_MODE"] == "${JIYUE_MODE:-production}"


def test_nothing_that_only_the_court_knows_has_a_default() -> None:
    given = SERVICES["intake"].environment
    fixed = {"JIYUE_MODE", "JIYUE_SANDBOX_URL", "JIYUE_TEMPORAL_ADDRESS", "JIYUE_PROXIES"}
    for name in set(given) - fixed:
        assert re.fullmatch(rf"\$\{{{name}:\?[^}}]*[一-鿿][^}}]*\}}", given[name]), name
    assert given["JIYUE_SANDBOX_URL"] == "${JIYUE_SANDBOX_URL:-}"
    sandbox = env_file("sandbox.env")
    assert set(given) - {"JIYUE_TEMPORAL_ADDRESS", "JIYUE_PROXIES"} == set(sandbox) - {
        "COMPOSE_PROFILES",
        "JIYUE_KEYS",
    }
    assert sandbox["JIYUE_MASTER_ACCOUNT"] == DEMO_MASTER_ACCOUNT
    assert (sandbox["JIYUE_FEE_ACCOUNT"], sandbox["JIYUE_FEE_BANK"]) == DEMO_FEE_ACCOUNT
    for system in OUTSIDE:
        assert sandbox[f"JIYUE_URL_{system.upper()}"] == f"{sandbox['JIYUE_SANDBOX_URL']}/{system}"
    assert sandbox["JIYUE_URL_DESK"] == "http://" + SERVICES["front"].ports[0].partition("${")[0] + "8080"
    for team in TEAMS:
        assert sandbox[f"JIYUE_URL_{team.upper()}"] == f"http://front:8080/{team}"


def test_only_the_entry_and_the_desk_are_believed_from_where_somebody_reads() -> None:
    """And the court's own balancer before them; the entry replaces what anybody else says of himself."""
    file = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    front, desk = (
        file["services"][name]["networks"]["default"]["ipv4_address"] for name in ("front", "desk")
    )
    for name in (*TEAMS, "desk"):
        given = SERVICES[name].environment["JIYUE_PROXIES"]
        assert given == f"{front},{desk},${{JIYUE_BALANCER:-127.0.0.1}}"
    before = file["services"]["front"]["environment"]["JIYUE_BEFORE_FRONT"]
    assert before == f"{desk} ${{JIYUE_BALANCER:-127.0.0.1}}"
    caddy = (KUBERNETES / "Caddyfile").read_text("utf-8")
    assert "trusted_proxies static {$JIYUE_BEFORE_FRONT:127.0.0.1}" in caddy
    assert "trusted_proxies_strict" in caddy


def test_each_process_has_its_own_login_role_and_sees_no_others_secrets(secrets: Path) -> None:
    for name, role in LOGIN_ROLES.items():
        assert (secrets / "migrate" / role).read_text().strip() == PASSWORD
        if name != "auditor":
            dsn = (secrets / name / "jiyue_database_dsn").read_text()
            assert dsn == f"postgresql://{role}:{PASSWORD}@postgres:5432/jiyue\n"
    assert {path.name for path in (secrets / "desk").iterdir()} == {"jiyue_desk_key"}
    assert {path.name for path in (secrets / "migrate").iterdir()} == {
        *LOGIN_ROLES.values(),
        "jiyue_database_dsn",
    }
    assert secrets.stat().st_mode & 0o777 == 0o700
    for name in (*PROCESSES, "migrate", "sandbox"):
        mounted = [volume for volume in SERVICES[name].volumes if volume.startswith("${JIYUE_SECRETS}")]
        assert mounted == [f"${{JIYUE_SECRETS}}/{name}:/run/secrets:ro"]
        if name != "sandbox":
            expected = {f"jiyue-{name}": "/run/secrets"}
            if name == "documents":
                expected["jiyue-signing-keys"] = KEYS
            assert PODS[name].secrets == expected
    assert PODS["front"].secrets == {}


def test_the_signing_keys_reach_documents_only() -> None:
    with_keys = {
        name for name, service in SERVICES.items() if any(KEYS in volume for volume in service.volumes)
    }
    assert with_keys == {"documents", "demo-keys"}
    assert f"${{JIYUE_KEYS:-${{JIYUE_SECRETS}}/keys}}:{KEYS}:ro" in SERVICES["documents"].volumes
    assert SERVICES["demo-keys"].profiles == ["sandbox"]
    naming = {name for name, pod in PODS.items() if "jiyue-signing-keys" in pod.secrets}
    assert naming == {"documents"}


def test_our_containers_are_confined() -> None:
    for name in filter(of_ours, SERVICES):
        confined = SERVICES[name]
        assert (confined.read_only, confined.cap_drop, confined.cap_add) == (True, ["ALL"], []), name
        assert confined.security_opt == ["no-new-privileges:true"]
    for name in {*PODS} - {"front"}:
        assert PODS[name].container.securityContext.capabilities.add == []
        assert PODS[name].securityContext.fsGroup == PODS[name].securityContext.runAsUser
    published = [port for item in SERVICES.values() for port in item.ports]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_stopping_takes_less_time_than_is_given() -> None:
    drain = int(image_environment()["UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN"]) + service._DRAIN.total_seconds()
    for name in PROCESSES:
        sleep = int(PODS[name].container.lifecycle["preStop"]["exec"]["command"][1])
        assert PODS[name].terminationGracePeriodSeconds >= sleep + drain + 10
        assert int(SERVICES[name].stop_grace_period.removesuffix("s")) >= drain + 10


def test_what_keeps_files_is_not_two() -> None:
    deployments = cluster()["Deployment"]
    for name, item in deployments.items():
        kept = any("persistentVolumeClaim" in volume for volume in PODS[name].volumes)
        assert kept == (name == "documents")
        assert item["spec"]["replicas"] == (1 if kept else 2)
        assert (item["spec"].get("strategy") == {"type": "Recreate"}) == kept


def test_images_are_pinned() -> None:
    base = dict(rest.split("=", 1) for name, rest in dockerfile() if name == "ARG")
    froms = [rest.split(" ")[0] for name, rest in dockerfile() if name == "FROM"]
    assert froms == ["${PYTHON_IMAGE}"] * 2
    (kustomized,) = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["images"]
    ours = f"{kustomized['name']}:{kustomized['newTag']}"
    images = {base["PYTHON_IMAGE"], *(item.image for item in SERVICES.values())}
    images |= {ours if pod.container.image == "jiyue" else pod.container.image for pod in PODS.values()}
    assert f"${{JIYUE_IMAGE:-{ours}}}" in images
    for image in images:
        assert re.search(r":\d+(\.\d+)*(-[a-z]+)*\}?$", image), image


def test_the_image_holds_the_code_and_runs_as_nobody() -> None:
    instructions = dockerfile()
    copied = [rest.split() for name, rest in instructions if name == "COPY" and "--from" not in rest]
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    for source, _ in copied:
        assert (PROJECT / source).exists(), source
        assert f"!{source}" in ignored
    packages = yaml.safe_load(
        (PROJECT / "pyproject.toml").read_text().partition("include = ")[2].split("\n")[0]
    )
    assert {f"{source}*" for source, target in copied if target == f"/app/{source}"} == set(packages)
    (user,) = [rest for name, rest in instructions if name == "USER"]
    assert user == f"{PODS['intake'].securityContext.runAsUser}:{PODS['intake'].securityContext.runAsGroup}"
    runs = " ".join(rest for name, rest in instructions if name == "RUN")
    assert "pip install" in runs
    assert "--require-hashes -r /build/requirements.lock" in runs
    assert not re.search(r"https?://|index-url|trusted-host", runs)
    assert not {name for name, _ in instructions} & {"ENTRYPOINT", "HEALTHCHECK", "ADD"}
    json.loads(next(rest for name, rest in instructions if name == "CMD"))
    options = {f"UVICORN_{option.name}".upper() for option in uvicorn.main.params if option.name}
    assert {name for name in image_environment() if name.startswith("UVICORN_")} <= options


def test_no_file_holds_a_secret() -> None:
    assert "Secret" not in cluster()
    assert len(FILES) > 15
    for path in FILES:
        text = path.read_text("utf-8")
        assert not re.search(r"://[^/\s:$%]+:[^@\s$%]+@", text), path
        for name, value in re.findall(
            r"(?i)([a-z_]*(?:password|passwd|pwd|secret|token))[=:](?=[ \"]*([^\s\"]*))", text
        ):
            allowed = value in ("", "false", "{secretName:") or value.startswith(("$", "/run/secrets"))
            assert allowed, f"{path}: {name} is given {value}"


def test_one_origin_leads_to_each_team_and_else_to_the_desk() -> None:
    text = (KUBERNETES / "Caddyfile").read_text()
    routes = re.findall(r"handle_path /([a-z]+)/\* \{\n\t\treverse_proxy ([a-z]+):(\d+)\n", text)
    port = image_environment()["UVICORN_PORT"]
    assert routes == [(team, team, port) for team in TEAMS]
    assert f"\thandle {{\n\t\treverse_proxy desk:{port}\n\t}}" in text
    (rule,) = cluster()["Ingress"]["jiyue"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert (path["path"], path["backend"]["service"]["name"]) == ("/", "front")
    assert re.search(r"^:8080 \{", text, re.MULTILINE)
    assert SERVICES["front"].ports == ["127.0.0.1:${JIYUE_PORT_FRONT:-8080}:8080"]


def test_the_cluster_is_tuned_like_the_development_server(tmp_path: Path) -> None:
    command = temporal_process(tmp_path, port=7233).command
    given = [command[at + 1] for at, word in enumerate(command) if word == "--dynamic-config-value"]
    read = yaml.safe_load((DEPLOY / "temporal" / "dynamicconfig.yaml").read_text())
    assert sorted(f"{key}={value['value']}" for key, (value,) in read.items()) == sorted(given)
    mounted = SERVICES["temporal"].environment["DYNAMIC_CONFIG_FILE_PATH"]
    assert f"./temporal/dynamicconfig.yaml:{mounted}:ro" in SERVICES["temporal"].volumes


def test_whatever_is_mounted_from_the_project_is_there() -> None:
    sources = {volume.split(":")[0] for item in SERVICES.values() for volume in item.volumes}
    local = {source for source in sources if source.startswith("./")}
    assert len(local) == 4
    assert all((DEPLOY / source).is_file() for source in local)
    declared = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["volumes"]
    assert {source for source in sources if re.fullmatch(r"[a-z-]+", source)} == set(declared)


def test_a_patch_may_add_and_may_not_replace() -> None:
    assert laid_over({"a": [{"name": "x", "b": 1}]}, {"a": [{"name": "x", "c": 2}, {"name": "y"}]}) == {
        "a": [{"name": "x", "b": 1, "c": 2}, {"name": "y"}]
    }
    with pytest.raises(ValueError, match="replace"):
        laid_over({"a": [{"name": "x", "b": 1}]}, {"a": [{"name": "x", "b": 2}]})


@pytest.mark.parametrize(("model", "key"), [(Service, "privileged"), (Pod, "hostNetwork")])
def test_a_key_that_has_no_business_here_is_refused(model: Any, key: str) -> None:
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        model.model_validate({"image": "x", key: True})

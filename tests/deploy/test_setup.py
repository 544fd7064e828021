"""`make setup`: what a failed attempt left does not stand in the way, and an old Python is named at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
PYTHON = """#!/bin/sh
# Makes a .venv whose python is this script again, and notes what it was called for.
case "$*" in
  "-m venv"*) rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
esac
echo "$*" >> calls
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def setup(project: Path, python: str) -> subprocess.CompletedProcess[str]:
    (project / "python").write_text(python)
    (project / "python").chmod(0o755)
    # A make above this one (`make test`) would have the inner one name the directory it enters.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", "setup", "PYTHON=./python"], cwd=project, env=environment, capture_output=True, text=True
    )


def calls(project: Path, word: str) -> int:
    return sum(word in line for line in (project / "calls").read_text().splitlines())


def test_a_first_run_says_what_takes_long_and_a_second_does_nothing(project: Path) -> None:
    first = setup(project, PYTHON)
    assert first.returncode == 0, first.stderr
    assert [line[:5] for line in first.stdout.splitlines()] == ["[1/3]", "[2/3]", "[3/3]"]
    assert (calls(project, "-m venv"), calls(project, "-m pip install")) == (1, 2)
    second = setup(project, PYTHON)
    assert (second.returncode, second.stdout) == (0, "make: Nothing to be done for 'setup'.\n")


def test_a_venv_without_pip_is_made_anew(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    assert setup(project, PYTHON).returncode == 0
    assert calls(project, "-m venv") == 1
    assert (project / ".venv" / ".installed").exists()


def test_an_install_that_failed_is_taken_up_in_the_same_venv(project: Path) -> None:
    offline = PYTHON + 'case "$*" in *--require-hashes*) exit 1;; esac\n'
    assert setup(project, offline).returncode == 2
    assert not (project / ".venv" / ".installed").exists()
    (project / ".venv" / "bin" / "python").write_text(PYTHON)
    assert setup(project, PYTHON).returncode == 0
    assert calls(project, "-m venv") == 1


@pytest.mark.parametrize("python", ["#!/bin/sh\nexit 1\n", "#!/no/such/interpreter\n"])
def test_an_old_python_is_named_in_one_line_before_anything_is_done(project: Path, python: str) -> None:
    refused = setup(project, python)
    assert refused.returncode == 2
    said = refused.stderr.splitlines()
    assert said[0].startswith("需要 Python 3.11 或更高版本，./python 不是")
    assert "/ Python 3.11 or newer is needed and ./python is not" in said[0]
    assert len(said) == 2  # make's own word is the second
    assert not (project / ".venv").exists()

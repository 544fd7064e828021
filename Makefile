# The only task runner. `make help` lists every target.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip install --disable-pip-version-check
SEED ?= 1
STORY ?= second-round
TIMERS ?= 5000
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup up down clean demo test test-walks test-roads check revision freeze release-dump docs format bench bench-desk bench-clock bench-calendar bench-inspection fuzz test-kill test-browser images prove prove-court

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) ## create .venv with the pinned dependencies (idempotent)

# A .venv without pip, or of an older Python, is what a failed attempt left: it is made anew.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo >&2 \
	  "需要 Python 3.11 或更高版本，$(PYTHON) 不是；安装后执行 make PYTHON=python3.11 …" \
	  "/ Python 3.11 or newer is needed and $(PYTHON) is not; install it, then: make PYTHON=python3.11 …"; exit 1; }
	@echo "[1/3] 建立 .venv，约 10 秒 / making .venv, about 10 s"
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || $(PYTHON) -m venv --clear $(VENV)
	@echo "[2/3] 安装锁定的依赖，约 1 分钟，首次还要下载 / installing the pinned dependencies, about a minute and the download"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --quiet --no-deps --no-build-isolation -e .
	@echo "[3/3] 预编译，约 5 秒 / compiling, about 5 s"
	@$(BIN)/python -m compileall -q -j 2 $(VENV)/lib shared services workflows deploy
	@touch $@

demo: setup ## one case from application to archive; SEED=n changes it, STORY=sold, no-assets, settled, breached or many-creditors tells another
	@$(BIN)/jiyue demo --seed $(SEED) --story $(STORY)

up: setup ## keep everything running until Ctrl-C or `make down`; DEMO=1 begins a new one with forty cases
	@$(BIN)/jiyue up $(if $(DEMO),--demo --seed $(SEED))

down: ## stop what `make up` runs
	@$(BIN)/jiyue down

clean: down ## remove the data of `make up`, the database too; cases made in it are lost
	@$(BIN)/python -c "from pathlib import Path; from deploy.postgres import discard; discard(Path('.local'))"

test: setup ## the test suite but for the walks and the roads
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not walk and not road" tests

test-walks: setup ## the tests that go through many acts before what they show
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "walk and not road" tests

test-roads: setup ## the tests that walk weeks of court time or the whole demo, start and end installations, or try a whole matrix
	$(BIN)/python -m pytest -n 2 --dist loadfile -m road tests

check: setup ## lint, types, import rules, queries, lists, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m deploy.check_law
	$(BIN)/python -m deploy.check_queries
	$(BIN)/python -m deploy.reference --check
	$(BIN)/jiyue rulebook --coverage > /dev/null
	$(BIN)/python -m deploy.check_migrations

revision: setup ## a new migration: make revision TEAM=custody M="refused freezes"
	@$(BIN)/python -m deploy.revision "$(TEAM)" "$(M)"

freeze: setup ## list new migrations, and the SQL files that they run, as never to be edited again
	$(BIN)/python -m deploy.frozen

release-dump: setup ## a release's database in the middle of a case, for the upgrade test of the next ones
	$(BIN)/python -m deploy.release_dump

docs: setup ## write the lists of refusals and of audited acts from the code
	$(BIN)/python -m deploy.reference

format: setup ## rewrite the sources in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

prove: setup ## switch each rule and each control off in turn: the test named for it must fail
	$(BIN)/python -m tests.prove

prove-court: setup ## the controls that only a whole court tries, each switched off in a court of its own
	$(BIN)/python -m tests.prove court

test-kill: setup ## SIGKILL each process at every step of the demo
	$(BIN)/python -m pytest -n 1 tests_heavy/kill

test-browser: setup ## the desk in a browser; needs Debian's chromium and fonts-noto-cjk
	@$(PIP) --quiet --require-hashes -r requirements-browser.lock
	$(BIN)/python -m pytest tests_heavy/browser

images: setup ## take the pictures of the READMEs anew; look at each
	@$(PIP) --quiet --require-hashes -r requirements-browser.lock
	JIYUE_IMAGES=docs/images $(BIN)/python -m pytest tests_heavy/browser/test_road.py

fuzz: setup ## ask every operation at length what its contract allows and what it does not, about 10 min
	JIYUE_FUZZ_EXAMPLES=150 $(BIN)/python -m pytest -n 2 --timeout 3600 tests/services/test_contracts_hold.py

bench: setup ## ratios against the bare server, as JSON
	$(BIN)/python -m deploy.bench

bench-desk: setup ## the desk's pages with 10,000 cases, against the calls beneath them
	$(BIN)/python -m deploy.bench.desk

bench-clock: setup ## a month of the court clock with 300 open cases
	$(BIN)/python -m deploy.bench.clock

bench-calendar: setup ## a day off published with 2,000 open cases, until each duty has moved
	$(BIN)/python -m deploy.bench.calendar

bench-inspection: setup ## the daily inspection of 10,000 and 100,000 open cases, and 5,000 timers due at one instant; TIMERS=n changes that
	$(BIN)/python -m deploy.bench.inspection $(TIMERS)

# Everything here works on a new machine that has only Python 3.11+, pip and make.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
DEMO := coalface-demo
# Tests start hundreds of processes, and each starts in half the time where Python may keep what it has compiled.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test setup check test-all test-more test-thorough bench format locks wheel clean
.DEFAULT_GOAL := help

help:
	@echo "make demo       set up and serve a fictional authority"
	@echo "make test       set up and run the tests"
	@echo "make setup      set up for development"
	@echo "make check      formatting, lint, types, import contracts, migrations"
	@echo "make test-all   the tests on SQLite and PostgreSQL, and in a browser"
	@echo "make test-thorough  the laws and the hostile inputs, for a night"
	@echo "make bench      measure what the README claims"

# uv comes first, by hash, through the system's pip; uv then installs the rest, by hash.
$(UV): locks/bootstrap.txt
	$(PYTHON) -m venv --without-pip .venv
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --require-hashes -r locks/bootstrap.txt
	@touch $(UV)

.venv/ready: $(UV) requirements.lock pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready locks/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt
	@touch $@

demo: .venv/ready
	$(BIN)/coalface demo --data $(DEMO)

setup: .venv/ready-dev

test: .venv/ready-dev
	$(BIN)/pytest -n auto --dist worksteal -m "not browser"

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m coalface.config.manage makemigrations --check --dry-run

test-all: test test-more

# Every hostile input through every place, and each law twenty times as often: for a night.
test-thorough: .venv/ready-dev
	HOSTILE=all $(BIN)/pytest -n auto --dist worksteal -m "not browser" --hypothesis-profile=thorough

# In a browser on SQLite, then on PostgreSQL all that tests/one_database.py does not list. Needs Debian's postgresql and chromium; .ci/run installs them.
test-more: .venv/ready-dev
	$(BIN)/pytest -n auto --dist worksteal -m browser
	$(BIN)/python -m tests.with_postgres $(BIN)/pytest -n auto --dist worksteal --other-database

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks

format: .venv/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Written by hand only when a dependency changes. The files name no host. Spark is half a gigabyte, and stays out of them.
locks: $(UV)
	$(UV) lock --quiet --upgrade
	$(UV) export --quiet --format requirements.txt --no-emit-project --no-annotate --no-header --group build -o requirements.lock
	$(UV) export --quiet --format requirements.txt --no-emit-project --no-annotate --no-header --all-groups --all-extras --no-extra spark -o locks/dev.txt

wheel: .venv/ready-dev
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf .venv dist build $(DEMO)

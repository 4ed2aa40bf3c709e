# Everything that is done with a checkout. `make` alone lists the targets.
PYTHON ?= python3
VENV ?= .venv
STORE ?= oxigraph:build/graph
HOST ?= 127.0.0.1
PORT ?= 8000
SOURCES ?=
CORPUS ?=
DIST ?= dist
DOCS ?= build/docs

BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --all-build-deps \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.DEFAULT_GOAL := help
.PHONY: help run build validate serve test lint evaluate bench docs wheel lock clean

help: ## list the targets and variables
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  variables: PYTHON=$(PYTHON) VENV=$(VENV) STORE=$(STORE) HOST=$(HOST) PORT=$(PORT) SOURCES='files and folders' CORPUS=folder DOCS=$(DOCS)"

run: $(RUNTIME) ## install, build and validate the graph, then serve it on PORT
	@$(BIN)/tipgraph build $(SOURCES) --store "$(STORE)"
	@$(BIN)/tipgraph validate --store "$(STORE)"
	@$(BIN)/tipgraph serve --store "$(STORE)" --host "$(HOST)" --port "$(PORT)"

build: $(RUNTIME) ## build the graph from SOURCES (default: the project's documents)
	@$(BIN)/tipgraph build $(SOURCES) --store "$(STORE)"

validate: $(RUNTIME) ## check the graph against the shapes
	@$(BIN)/tipgraph validate --store "$(STORE)"

serve: $(RUNTIME) ## serve the graph that is there
	@$(BIN)/tipgraph serve --store "$(STORE)" --host "$(HOST)" --port "$(PORT)"

test: $(DEVELOPMENT) ## run the tests (ARGS='-k name' for some)
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEVELOPMENT) ## ruff (rules and format) and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evaluate: $(RUNTIME) ## accuracy on the annotated documents, and on CORPUS, against the floors (ARGS=-v lists differences)
	@$(BIN)/python -m tipgraph.evaluation tests/gold data/documents $(if $(CORPUS),--corpus "$(CORPUS)") $(ARGS)

bench: $(RUNTIME) ## time each stage, with its limit beside it; then reading and extraction, also of CORPUS; then the audit of 100,000 nodes
	@$(BIN)/python benchmarks/stages.py
	@CORPUS="$(CORPUS)" $(BIN)/python benchmarks/extraction.py
	@$(BIN)/python benchmarks/audit.py

docs: $(RUNTIME) ## the ontology, vocabularies and shapes as pages, into DOCS
	@$(BIN)/python -m tipgraph.documentation "$(DOCS)"

wheel: $(RUNTIME) ## build the wheel into DIST
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$(DIST)" .

# Machine settings of pip (mirrors, folders of wheels) must not decide what is pinned.
lock: ## pin the requirements again from pyproject.toml (UPGRADE=--upgrade for the newest)
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet 'pip-tools>=7.5,<8'
	export CUSTOM_COMPILE_COMMAND="make lock" PIP_CONFIG_FILE=/dev/null; \
	unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL; \
	build/lock/bin/$(COMPILE) $(UPGRADE) --output-file requirements.lock pyproject.toml && \
	build/lock/bin/$(COMPILE) $(UPGRADE) --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

clean: ## remove the graph, wheels and caches (not the environment)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || { \
		echo "tipgraph needs Python 3.11 to 3.14; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv "$(VENV)"

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the pinned requirements (a minute or two, once) ..."
	@$(PIP_INSTALL) --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	@echo "Installing the pinned tools of the developers ..."
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# Everything a checkout needs. `make demo` and `make test` work on a fresh machine with Python 3.11 and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
INSTALL = uv pip install --quiet --compile-bytecode --python $(BIN)/python
MAKE_VENV = uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
else
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
MAKE_VENV = $(PYTHON) -m venv $(VENV)
endif

PEERS := .venv-peers
TRAINING := .venv-training
ENCODER := src/reportedly/annotate/weights

.PHONY: help demo test check format lint types layers docs floors evaluate speed peers screenshots encoder lock clean

help: ## Say what each target does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	$(MAKE_VENV)
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/run.stamp ## Read the bundled dispatches into a ledger and show the claims
	$(BIN)/python -m demo

test: $(VENV)/dev.stamp ## Run the tests
	$(BIN)/python -m pytest

check: format lint types layers docs floors ## Everything but the tests

format: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

layers: $(VENV)/dev.stamp
	$(BIN)/lint-imports

docs: $(VENV)/dev.stamp
	$(BIN)/python -m pytest tests/test_docs.py -p no:randomly

floors: $(VENV)/dev.stamp ## Measure every reading skill and compare with its pinned floor
	$(BIN)/python -m evaluation --floor $(DATA)

evaluate: $(VENV)/dev.stamp ## Print the claim scorer's table and every skill's figures
	$(BIN)/python -m evaluation $(DATA)

peers: $(PEERS)/stamp ## Install the tools that benchmarks run beside ours (--peers), in an environment of their own

$(PEERS)/stamp: requirements/peers.txt
	$(subst $(VENV),$(PEERS),$(MAKE_VENV))
	$(subst $(VENV),$(PEERS),$(INSTALL)) --no-deps --require-hashes -r requirements/peers.txt
	@touch $@

speed: $(VENV)/dev.stamp ## Words per second of the whole reading over the bare parse
	$(BIN)/python -m evaluation.speed $(DATA)/corpora/whitehouse_conflict.jsonl

screenshots: $(VENV)/dev.stamp ## Take the documentation's pictures anew from the demo (needs Chromium)
	$(BIN)/python -m demo.screenshots

encoder: $(VENV)/dev.stamp ## Train the encoder anew from $(DATA), in an environment of its own, and put it into the package (two hours)
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/training.txt
	$(BIN)/python -m training.clauses $(DATA) out/encoder/clauses.jsonl
	$(TRAINING)/bin/torchrun --nproc-per-node 2 -m training.train $(DATA) out/encoder
	$(TRAINING)/bin/python -m training.export out/encoder $(ENCODER)
	$(BIN)/python -m training.label $(DATA) out/encoder/entities.jsonl
	$(TRAINING)/bin/python -m training.entities out/encoder/entities.jsonl $(ENCODER)
	$(TRAINING)/bin/python -m training.events out/encoder/clauses.jsonl $(ENCODER)

lock: ## Pin every dependency by version and hash
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	  --group build pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	  --group build --group dev --all-extras pyproject.toml -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	  --override requirements/peers-overrides.in requirements/peers.in -o requirements/peers.txt

clean: ## Remove the environment and everything made
	rm -rf $(VENV) $(PEERS) $(TRAINING) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache out dist build

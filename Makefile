# The house's front door. Needs make and a Python of at least 3.11; everything else is installed below from locked,
# hashed requirements, into .venv (and .venv-train, .venv-lock). A target re-installs only when a lock changed.
#
#   make demo    install what users get, code the sample pages        make bench   score every stage
#   make test    run the tests                                        make train   make the model anew
#   make lint    ruff, mypy, the import contract                      make docs    write docs/records.md
#   make lock    resolve requirements/*.in anew                       make errors  see what the coder gets wrong
#   make clean   remove what was installed and built              make faults  kill a program that adds pages

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# `make PYTHON=/path/to/python3.12 …` picks one; else the first that is new enough.
PYTHON ?=
BIN := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
# Nothing is built with what was not locked; errors show, a machine's notes about its own indexes do not.
PIP_FLAGS := -qq --disable-pip-version-check --no-input --no-build-isolation --use-pep517
LOCKED := $(PIP_FLAGS) --require-hashes

# A shell line that leaves a Python of at least 3.11 in $$python, or says what is missing.
find-python = python=""; \
	for name in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
	  if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python="$$name"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "dateline needs Python 3.11 or newer with venv; $(if $(PYTHON),$(PYTHON) is not such a Python,no python3 on PATH is such a one)." >&2; \
	  echo "Install one (on Debian also python3-venv), or name one: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; \
	fi

.PHONY: help demo test lint bench errors faults train docs lock clean

help:
	@sed -n '4,/^$$/s/^# \{0,1\}//p' Makefile

demo: .venv/installed
	@.venv/$(BIN)/dateline demo

test: .venv/installed-dev
	@.venv/$(BIN)/pytest $(ARGS)

lint: .venv/installed-dev
	@echo "ruff: rules";     .venv/$(BIN)/ruff check --quiet .
	@echo "ruff: format";    .venv/$(BIN)/ruff format --check --quiet . || { echo "run: .venv/$(BIN)/ruff format ." >&2; exit 1; }
	@echo "mypy: types";     .venv/$(BIN)/mypy
	@echo "imports: who may import whom"; .venv/$(BIN)/lint-imports

bench: .venv/installed-dev
	@.venv/$(BIN)/python -m benchmarks $(ARGS)

errors: .venv/installed-dev
	@.venv/$(BIN)/python -m benchmarks.errors $(ARGS)

faults: .venv/installed-dev
	@.venv/$(BIN)/python -m benchmarks.faults $(ARGS)

train: .venv-train/installed
	@.venv-train/$(BIN)/python -m training $(ARGS)
	@.venv-train/$(BIN)/python -m training.names

docs: .venv/installed
	@.venv/$(BIN)/python docs/generate.py

.venv/pyvenv.cfg:
	@$(find-python); echo "python: $$("$$python" --version) in .venv"; "$$python" -m venv .venv

.venv/installed: .venv/pyvenv.cfg pyproject.toml requirements/runtime.txt requirements/build.txt
	@echo "install: requirements/build.txt, runtime.txt, dateline"
	@.venv/$(BIN)/python -m pip install $(LOCKED) -r requirements/build.txt
	@.venv/$(BIN)/python -m pip install $(LOCKED) -r requirements/runtime.txt
	@.venv/$(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements/dev.txt
	@echo "install: requirements/dev.txt"
	@.venv/$(BIN)/python -m pip install $(LOCKED) -r requirements/dev.txt
	@touch $@

# torch is pinned but cannot be locked by hash (train-torch.txt says why), and brings its own builds of CUDA where it has them.
.venv-train/installed: pyproject.toml requirements/build.txt requirements/runtime.txt requirements/train.txt requirements/train-base.txt requirements/train-torch.txt
	@$(find-python); echo "python: $$("$$python" --version) in .venv-train"; "$$python" -m venv .venv-train
	@echo "install: requirements/build.txt, runtime.txt, train.txt, train-torch.txt, train-base.txt, dateline"
	@.venv-train/$(BIN)/python -m pip install $(LOCKED) -r requirements/build.txt
	@.venv-train/$(BIN)/python -m pip install $(LOCKED) -r requirements/runtime.txt
	@.venv-train/$(BIN)/python -m pip install $(LOCKED) -r requirements/train.txt
	@.venv-train/$(BIN)/python -m pip install $(PIP_FLAGS) -r requirements/train-torch.txt
	@.venv-train/$(BIN)/python -m pip install $(LOCKED) --no-deps -r requirements/train-base.txt
	@.venv-train/$(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --editable .
	@touch $@

.venv-lock/installed: requirements/lock.txt
	@$(find-python); "$$python" -m venv .venv-lock
	@.venv-lock/$(BIN)/python -m pip install $(LOCKED) -r requirements/lock.txt
	@touch $@

# Universal: one lock for Linux, macOS and Windows, Python 3.11 to 3.13. The order follows the constraints (-c) in the files.
# UPGRADE=1 takes the newest releases; without it what is locked stays where it still fits.
lock: .venv-lock/installed
	@cd requirements; for name in runtime build dev train train-base lock; do \
	  echo "lock: $$name.in"; no_deps=; if [ $$name = train-base ]; then no_deps=--no-deps; fi; \
	  ../.venv-lock/$(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $$no_deps $(if $(UPGRADE),--upgrade) \
	    $$name.in --output-file $$name.txt; \
	done

clean:
	rm -rf .venv .venv-train .venv-lock dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests training benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

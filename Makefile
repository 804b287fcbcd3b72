# `make check` is what CI runs. PYTHON may name any Python with the dev extra installed.
PYTHON ?= .venv/bin/python

.PHONY: check build format lint types test docs score bench

check: build format lint types test docs

build: ## rebuild the packaged tables; they must not change
	PYTHONPATH=src $(PYTHON) tools/build_data.py
	git diff --exit-code --stat -- src/sinoviet/data

format:
	$(PYTHON) -m ruff format --check .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest

docs: ## the examples in README and docs/ run, the reference is up to date
	PYTHONPATH=src $(PYTHON) tools/build_docs.py --check
	PYTHONPATH=src $(PYTHON) -m doctest README.md docs/*.md

score: ## figures of quality, on the gold files
	PYTHONPATH=src $(PYTHON) bench/score.py --each
	PYTHONPATH=src $(PYTHON) bench/score_lookup.py
	PYTHONPATH=src $(PYTHON) bench/score_readings.py
	PYTHONPATH=src $(PYTHON) bench/score_titles.py
	PYTHONPATH=src $(PYTHON) bench/score_check.py

bench: ## figures of speed, as ratios
	PYTHONPATH=src $(PYTHON) bench/scan.py
	PYTHONPATH=src $(PYTHON) bench/startup.py
	PYTHONPATH=src $(PYTHON) bench/throughput.py
	PYTHONPATH=src $(PYTHON) bench/read.py
	PYTHONPATH=src $(PYTHON) bench/phrases.py
	PYTHONPATH=src $(PYTHON) bench/check_speed.py

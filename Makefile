# Everything runs in .venv, made on first use from constraints.txt (names and versions only).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: help demo test eval eval-errors mutants coverage-of-rules lint bench docs wheel serve format clean picture desk-demo

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.dev: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.dev
	$(PIP) -e '.[dev,bench]'
	@touch $@

$(VENV)/.docs: $(VENV)/.dev
	$(PIP) -e '.[dev,docs]'
	@touch $@

demo: $(VENV)/.dev ## read, settle and show two invented reports; a page in demo-result/
	$(BIN)/duixian demo

desk-demo: $(VENV)/.dev ## the demo city's year at the desk, month by month; a page in demo-result/desk-year/
	rm -rf demo-result/desk-year
	$(BIN)/duixian desk demo

test: $(VENV)/.dev ## the test suite
	$(BIN)/python -m pytest -n auto --dist worksteal

wheel: $(VENV)/.dev ## build the wheel; install and use it with the oldest and newest Python that are here
	bash .ci/wheel

eval: $(VENV)/.dev ## score everything labelled; fails when a figure falls below its floor
	$(BIN)/python eval/gate.py

eval-errors: $(VENV)/.dev ## every error of the evaluation as a page: var/eval-errors.html
	-$(BIN)/python eval/gate.py --html var/eval-errors.html

mutants: $(VENV)/.dev ## small faults put into the code: how many the tests notice (minutes)
	$(BIN)/python eval/mutants.py --sample $(or $(SAMPLE),100) --seed $(or $(SEED),1) --words $(or $(WORDS),10)

coverage-of-rules: $(VENV)/.dev ## words of extract's patterns that stand in no test
	$(BIN)/python eval/rule_coverage.py --list

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev ## let ruff lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.bench ## ratios to other tools, and what fell since the last that was kept
	$(BIN)/python benchmarks/bench.py

docs: $(VENV)/.docs ## the manual, in site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.dev ## the books in the browser: the corpus beside the checkout, else the demo
	@if [ -d ../shared/corpus ]; then \
	  test -f var/books/books.json || $(BIN)/duixian --books var/books add ../shared/corpus --index ../shared/corpus/INDEX.csv; \
	  exec $(BIN)/duixian --books var/books serve; \
	else \
	  test -f var/demo/books/books.json || $(BIN)/duixian demo --output var/demo; \
	  exec $(BIN)/duixian --books var/demo/books serve; \
	fi

clean: ## take away what was made, the environment excepted
	rm -rf site demo-result var .pytest_cache .mypy_cache .ruff_cache .hypothesis

picture: demo ## the readme's picture, taken of the demo's page (needs Chromium)
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1060 \
	  --screenshot=$(CURDIR)/docs/img/demo.png file://$(CURDIR)/demo-result/index.html

# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8000
TODAY ?= 2014-11-10

.PHONY: run test test-long lint bench lock browser libreoffice clean

# A demonstration: the shipped call, on an embedded SQLite, rehearsing a day when the call was open.
run: $(STAMP)
	@mkdir -p var
	@echo "Démonstration : le jour répété est le $(TODAY). Pour le vrai jour : $(BIN)/aide-projet serve"
	$(BIN)/aide-projet serve --port $(PORT) --today $(TODAY) --base var/demonstration.db

test: $(STAMP) lint browser
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder  # the slow files come first

# Long properties, and documents that LibreOffice opens (DOCX, ODT, XLSX).
test-long: $(STAMP) browser libreoffice
	$(BIN)/pytest -m "long" --timeout=900

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m benchmarks

# Everything pinned and hashed, installed by plain pip; then the project itself, built with the pinned hatchling.
$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { tools/apt.sh python3-venv && rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src  # as pip does with a wheel: a start that compiles takes half as long again
	@touch $@

# Browser tests use Debian's chromium, and read the PDF back with pdftotext.
browser:
	@{ command -v chromium && command -v pdftotext; } >/dev/null || tools/apt.sh chromium poppler-utils

libreoffice:
	@command -v soffice >/dev/null || tools/apt.sh libreoffice-writer-nogui libreoffice-calc-nogui

lock:
	$(BIN)/uv pip compile pyproject.toml --universal --extra test --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -o requirements.lock

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

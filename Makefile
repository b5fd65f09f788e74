# run · test · endure · check · pictures · bench · words · lock
# help-pictures · installer · installer-test · installer-windows · installer-smoke
PYTHON := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: run test endure check pictures bench words lock ready
.PHONY: help-pictures installer installer-test installer-windows installer-smoke

run: ready
	@$(PYTHON) -m bestuurskamer --demo

test: ready check
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q

endure: ready
	@QT_QPA_PLATFORM=offscreen BESTUURSKAMER_ENDURE=1 $(PYTHON) -m pytest -q -m endure --durations=10

check: ready
	@$(PYTHON) -m ruff format --check --quiet desktop tests
	@$(PYTHON) -m ruff check --quiet desktop tests
	@$(PYTHON) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-cache

pictures: ready
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m bestuurskamer --pictures

bench: ready
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

words: ready
	@$(PYTHON) installer/words.py

help-pictures: ready
	@$(PYTHON) installer/help_pictures.py

installer: ready
	@installer/linux/build.sh

installer-test: ready
	@installer/tests/same.sh
	@installer/tests/linux.sh

installer-windows: ready
	@installer/windows/build.sh
	@installer/tests/windows.sh

installer-smoke: ready
	@installer/smoke.sh

lock: ready
	@$(PYTHON) -m pip install --quiet uv
	@$(PYTHON) -m uv pip compile pyproject.toml --extra check --extra installer --universal --generate-hashes \
	  --no-emit-index-url --no-header --quiet --python-version 3.11 --output-file requirements.lock

ready:
	@installer/ready.sh

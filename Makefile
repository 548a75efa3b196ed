.PHONY: check test lint lock screenshots run

# What CI runs.
check:
	bash .ci/run

test:
	python -m pytest

lint:
	ruff check .
	ruff format --check .
	mypy
	lint-imports

# The versions that are installed here, for an environment that is the same elsewhere.
lock:
	python -m pip freeze --exclude-editable > requirements-dev.lock

screenshots:
	python screenshots/make.py

run:
	python -m closecircle

.PHONY: check test lint screenshots run

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

screenshots:
	python screenshots/make.py

run:
	python -m closecircle

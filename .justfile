# The few commands; `just` alone lists them. Without `just`, each is its one line.

bin := ".venv/bin"

[private]
default:
    @just --list

# install what the app and its tests need
setup:
    python3 -m venv .venv && {{bin}}/pip install -r tests/requirements.lock

# the app on http://localhost:8501
run:
    {{bin}}/streamlit run app.py

# every test, on every core
test:
    {{bin}}/pytest

# one file or one test, at once: just one tests/domain/test_forecast.py -k pace
one *what:
    {{bin}}/pytest -n 0 {{what}}

# the tests in a browser
e2e *what:
    {{bin}}/pytest -m e2e -n 2 --dist loadfile --timeout 300 {{what}}

# the measures, one after the other
bench *what:
    {{bin}}/pytest -m bench -n 0 {{what}}

# what the linters say
lint:
    {{bin}}/ruff check . && {{bin}}/ruff format --check .

# let them mend it
fix:
    {{bin}}/ruff check --fix . && {{bin}}/ruff format .

# what the types say
types:
    {{bin}}/mypy

# the locks anew, after a change of what is needed
lock *what:
    {{bin}}/pip install -r .ci/requirements.lock && .ci/lock {{what}}

# whether a fault is known of what is installed
audit:
    {{bin}}/pip install -r .ci/requirements.lock && .ci/audit

# all that must pass before a change lands
gate:
    .ci/run

"""Accounts made at a terminal: a partner's is of an organisation that a plan knows."""

import shutil

import pytest

from lib.__main__ import main
from lib.store.connection import close_all


@pytest.fixture
def add(sample_file, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PLAN_DATABASE", str(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    monkeypatch.setenv("PLAN_ACCESS", "accounts")

    def run(role, organisation):
        said = ["--role", role, "--name", "Kofi Exemple", "--organisation", organisation]
        status = main(["account", "add", f"{role}@example.org", *said])
        return status, capsys.readouterr()

    yield run
    close_all()


def test_a_partner_of_an_organisation_that_no_plan_knows_is_refused_with_the_nearest_names(add):
    status, told = add("partner", "CCIT-Togo")
    assert status != 0 and "invitation" not in told.out
    assert "CCIT-Togo" in told.err and "CCIT" in told.err.split("CCIT-Togo", 1)[1]
    assert "organisation_unknown" not in told.out
    assert add("partner", "ccit")[0] == 0


def test_whoever_is_no_partner_is_of_any_organisation(add):
    assert add("reader", "Cabinet du ministre")[0] == 0

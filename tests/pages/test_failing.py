"""A page that fails says so in words, under a reference, and nothing of the failure."""

import logging
import re

import pytest

from lib.domain.errors import StoreUnavailable

SECRET = "Amina TOURÉ"


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_a_page_that_fails_says_the_reference_of_the_fault(reading, monkeypatch, caplog, language):
    def fail():
        raise RuntimeError(SECRET)

    monkeypatch.setattr("lib.ui.layout.wake", fail)
    said = reading.open(language=language).errors
    assert len(said) == 1 and SECRET not in said[0] and "RuntimeError" not in said[0]
    reference = re.search(r"[A-HJ-NP-Z2-9]{6}", said[0])
    assert reference and f"[{reference[0]}] page failed" in caplog.text


def test_a_fault_of_the_store_is_noted_by_its_code(reading, monkeypatch, caplog):
    caplog.set_level(logging.ERROR)

    def fail():
        raise StoreUnavailable(
            "store_unavailable", "The data file {file} cannot be opened.", file="plan.duckdb"
        )

    monkeypatch.setattr("lib.ui.layout.wake", fail)
    assert "The data file plan.duckdb cannot be opened." in reading.open().text
    assert "store fault" in caplog.text

"""The collector rests while somebody works, and wakes whatever happens."""

import gc

import pytest

from lib.usecases.undisturbed import undisturbed


def test_the_collector_rests_until_the_last_has_done():
    assert gc.isenabled()
    with undisturbed():
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_wakes_after_an_error():
    with pytest.raises(ValueError, match="x"), undisturbed():
        raise ValueError("x")
    assert gc.isenabled()


def test_one_that_somebody_put_to_rest_is_left_so():
    gc.disable()
    try:
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()

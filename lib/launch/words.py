"""What a start says, in French and in English: nothing is installed yet that could translate."""

from __future__ import annotations


class Stopped(Exception):
    """What failed, and what to do: in French, then in English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french, english)
        self.french, self.english = french, english


def say(french: str, english: str) -> None:
    """A step, in both languages."""
    print(french, flush=True)
    print(f"  {english}", flush=True)

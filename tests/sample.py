"""What tests know of the sample: it is a history, each of its dated files and each step of its minutes a revision."""

from lib.usecases.start import sample_length

#: The revision that the sample ends with; what a test records comes after it.
LAST = sample_length()

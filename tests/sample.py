"""What tests know of the sample: it is a history, each of its dated files a revision."""

from lib.usecases.start import sample_files

#: The revision that the sample ends with; what a test records comes after it.
LAST = len(sample_files())

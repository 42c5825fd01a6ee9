"""What is shown of files: those attached to a row and their preview, the verification of what is done, the plan as an archive."""

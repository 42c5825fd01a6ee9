"""Electronic signatures of papers: fields laid for them, certificates read, signed files checked. Offline, always."""

"""What an .ods or a flat .fods says beside its values."""

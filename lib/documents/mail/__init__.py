"""Messages that people receive: what each says, and the same as text, as HTML and as a text to paste. Pure."""

"""Tables of web pages, whatever name they are saved under."""

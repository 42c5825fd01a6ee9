"""Words, dates and numbers in French (the reference), English and Arabic.

Catalogues are gettext `.po` files, one per area and language, read at start.
Imports domain only.
"""

from lib.i18n.catalogue import LANGUAGES, Language, direction, mark, translate, translate_plural

__all__ = ["LANGUAGES", "Language", "direction", "mark", "translate", "translate_plural"]

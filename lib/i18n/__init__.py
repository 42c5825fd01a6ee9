"""Words, dates and numbers in French (the reference), English and Arabic.

Catalogues are gettext `.po` files, one per area and language, read at start.
Imports domain only.
"""

from lib.i18n.catalogue import LANGUAGES, NAMES, Language, direction, mark, tag, translate, translate_plural

__all__ = ["LANGUAGES", "NAMES", "Language", "direction", "mark", "tag", "translate", "translate_plural"]

"""The months by each name that papers of both countries give them: French, English, and Arabic of Morocco, of the East
and of the Levant. Folded words in, numbers out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "janvier janv january يناير جانفي كانون_الثاني",
                "fevrier fevr february فبراير فيفري شباط",
                "mars march مارس اذار",
                "avril avr april ابريل افريل نيسان",
                "mai may ماي مايو ايار",
                "juin june يونيو يونيه جوان حزيران",
                "juillet juil july يوليوز يوليو يوليه جويلية تموز",
                "aout august غشت اغسطس اوت اب",
                "septembre sept september شتنبر سبتمبر ايلول",
                "octobre oct october اكتوبر تشرين_الاول",
                "novembre nov november نونبر نوفمبر تشرين_الثاني",
                "decembre dec december دجنبر ديسمبر كانون_الاول",
            ),
            1,
        )
        for name in (known.replace("_", " ") for known in names.split())
    }
)

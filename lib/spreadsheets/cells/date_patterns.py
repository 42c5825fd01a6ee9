"""The forms in which people write dates and periods, in French, English, Spanish, Portuguese and Arabic."""

from __future__ import annotations

import re

from lib.spreadsheets.folding import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "janvier janv jan january enero ene janeiro januar janner يناير جانفي",
            "fevrier fevr fev feb february febrero fevereiro februar فبراير فيفري",
            "mars mar march marzo marco marz maerz مارس",
            "avril avr apr april abril abr أبريل ابريل أفريل",
            "mai may mayo maio ماي مايو",
            "juin jun june junio junho juni يونيو جوان",
            "juillet juil jul july julio julho juli يوليوز يوليو جويلية",
            "aout aou aug august agosto ago غشت أغسطس أوت",
            "septembre sept sep september septiembre setembro set شتنبر سبتمبر",
            "octobre oct october octubre outubro out oktober okt أكتوبر اكتوبر",
            "novembre nov november noviembre novembro نونبر نوفمبر",
            "decembre dec december diciembre dic dezembro dez dezember دجنبر ديسمبر",
        ],
        start=1,
    )
    for name in (fold(n) for n in names.split())
}
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
YEAR = r"(\d{4}|\d{2})"
OF = r"(?: de| del| of| d'|-| )*"
CLOCK = r"(?:[ t,]+(?:(?:a|at|as|um|la|las) )?\d{1,2}(?:[:h]\d{2}.*|h| uhr))?"
ORDINAL = r"(?:er|ere|re|e|eme|st|nd|rd|th|º|o|ª|ro|do)?"
PART = (
    r"(fin|mi|mid|debut|early|courant|end|late|ende|mitte|anfang|fines|finales|mediados|principios|final|meados|inicio"
    r"|نهاية|متم|اواخر|منتصف|اواسط|بداية|مطلع|اوايل)?"
)
#: « Lun 05/01/26 », "Monday, 5/1/2026", as planning tools write them.
WEEKDAY = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|mie|jue|vie|dom|seg|ter|qua|qui|sex)[^\W\d]*[.,]* )?"
NUMERIC = re.compile(rf"^'?{WEEKDAY}(\d{{1,2}})[/.\- ](\d{{1,2}})[/.\- ](\d{{4}}|\d{{2}}){CLOCK}$")
ISO = re.compile(rf"^'?{WEEKDAY}(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:z|{CLOCK})$")
COMPACT = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)$")
WORDED = re.compile(
    rf"^(?:le )?(?:[^\W\d]+\.?,? )?(\d{{1,2}})(?:er|st|nd|rd|th|º)?(?: de| of)?[ \-/.]*{MONTH}(?: de| del)?[ \-/.,']*{YEAR}{CLOCK}$"
)
ENGLISH = re.compile(rf"^(?:[^\W\d]+,? )?{MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){CLOCK}$")
MONTH_YEAR = re.compile(rf"^{PART}{OF}{MONTH}(?: de| del)?[ \-/.']*{YEAR}$")
MONTH_ONLY = re.compile(rf"^{PART}{OF}{MONTH}$")
MONTHS_YEAR = re.compile(rf"^{MONTH} ?(?:-|/|a|et|to|au) ?{MONTH} ?{YEAR}$")
DAY_MONTH = re.compile(rf"^(?:le )?(\d{{1,2}})(?:er)?(?:[/.](\d{{1,2}})|[ \-]{MONTH})$")
YEAR_MONTH = re.compile(r"^(\d{4})[-/](\d{1,2})$")
MONTH_SLASH_YEAR = re.compile(r"^(\d{1,2})[/\-.](\d{4})$")
QUARTER = re.compile(
    rf"^(?:{PART[:-1]} )?(?:[tq] ?([1-4])|([1-4]){ORDINAL} ?(?:t|q|trimestre|quarter|trim\.?))[ \-/']*(?:de |del |of )?{YEAR}$"
)
QUARTER_LAST = re.compile(r"^(\d{4})[ \-/]*(?:([tq]) ?([1-4])|(s) ?([12]))$")
SEMESTER = re.compile(
    rf"^(?:{PART[:-1]} )?(?:[sh] ?([12])|([12]){ORDINAL} ?(?:s|h|semestre|half|sem\.?))[ \-/']*(?:de |del |of )?{YEAR}$"
)
WEEK = re.compile(rf"^(?:s|w|semaine|week|sem|semana|kw|الاسبوع)\.? ?(\d{{1,2}})[ \-/]*{YEAR}$")
#: « 1re quinzaine de mars 2026 »: to the 15th, or to the end of the month.
HALF_MONTH = re.compile(
    rf"^(?:([12]){ORDINAL}|(premiere|first|primera|primeira)|(deuxieme|seconde|second|segunda)) (?:quinzaine|fortnight|quincena|quinzena)"
    rf"{OF}{MONTH}(?: de)? ?{YEAR}$"
)
ISO_WEEK = re.compile(r"^(\d{4})[ \-/]*(?:s|w) ?(\d{1,2})$")
#: « T1-T2 2026 », « Q3/Q4 2026 »: quarters that follow each other.
QUARTERS = re.compile(r"^[tq] ?([1-4]) ?(?:-|/|et|a|to|and|y|e) ?[tq]? ?([1-4])[ \-/]*(?:de |of )?(\d{4})$")
#: « mi-2026 », « début 2026 », "early 2026".
YEAR_PART = re.compile(
    r"^(mi|mid|mitte|debut|anfang|early|mediados|principios|inicio|meados|منتصف|بداية|مطلع)(?: de| of| del| d'|-| )*(?:سنة |عام )?(\d{4})$"
)
YEAR_ONLY = re.compile(
    r"^(?:courant|fin|ende|en|annee|d'ici fin|avant fin|end of|end|by|by end of|late|fines de|finales de|final de|ano|year|fy|exercice|سنة|عام|نهاية سنة|متم سنة|نهاية|متم)? ?(\d{4})$"
)
YEARS = re.compile(r"^(\d{4}) ?[-–/] ?(\d{4})$")
#: What says that a date is a limit, before the date itself.
BY = re.compile(
    r"^(?:(?:avant|d'ici|au plus tard|jusqu'a|jusqu'au|jusqu'en|pour|au|le|la|before|by|until|no later than|not later than"
    r"|antes de|antes del|hasta|a mas tardar|ate|antes do|antes da|قبل|إلى غاية|الى غاية)\s+(?:the |el |le |la |o |a )?)+"
    rf"(?=\d|fin|mi|debut|end|mid|early|late|[tqs] ?[1-4]\b|{MONTH})"
)
#: What names the year or the month before it, and adds nothing: « fin de l'année 2026 », « fin du mois de mars ».
OF_A_SPAN = re.compile(
    r"\b(?:de l'annee|d'annee|de annee|du mois de|du mois d'|of the year|of the month of|del ano|do ano|del mes de|do mes de|des jahres"
    r"|من سنة|من عام|من شهر|لسنة|شهر)\s*"
)
#: What says after a date that it is a limit, and ahead of it that it is about right.
AT_THE_LATEST = re.compile(
    r"[ ,]*(?:au plus tard|dernier delai|at the latest|latest|a mas tardar|como maximo|o mais tardar|no maximo|spatestens|كأقصى تقدير|كحد اقصى)$"
)
ABOUT = re.compile(
    r"^(?:(?:~|≈|vers|environ|autour d[eu]|around|about|circa|ca\.?|approx\.?|hacia|alrededor de|cerca de|por volta de|gegen|حوالي|نحو)\s*)+"
)
RANGE = re.compile(r"\s+(?:-|–|—|au|jusqu'au|to|until|a|al|ate|hasta|→|->|إلى)\s+|(?<=\d{4})\s*[–—]\s*(?=\d)")
WORDS_FOR = (
    ("premier ", "1er "),
    ("deuxieme ", "2e "),
    ("second ", "2e "),
    ("troisieme ", "3e "),
    ("quatrieme ", "4e "),
    ("dernier ", "4e "),
    ("first ", "1st "),
    ("third ", "3rd "),
    ("fourth ", "4th "),
    ("primer ", "1er "),
    ("segundo ", "2o "),
    ("الربع الأول", "t1"),
    ("الربع الثاني", "t2"),
    ("الربع الثالث", "t3"),
    ("الربع الرابع", "t4"),
    ("الأسدس الأول", "s1"),
    ("الأسدس الثاني", "s2"),
    ("النصف الأول", "s1"),
    ("النصف الثاني", "s2"),
    ("الفصل الأول", "t1"),
    ("الفصل الثاني", "t2"),
    ("الفصل الثالث", "t3"),
    ("الفصل الرابع", "t4"),
)

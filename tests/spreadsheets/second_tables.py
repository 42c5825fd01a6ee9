"""Plans of made-up words in five languages, and the tables that people put below or beside them."""

from datetime import date
from typing import Any

D = [
    date(2026, 3, 2),
    date(2026, 4, 6),
    date(2026, 5, 4),
    date(2026, 6, 1),
    date(2026, 7, 6),
    date(2026, 9, 7),
]

#: Name → headings and rows.
PLANS: dict[str, list[list[Any]]] = {
    "fr": [
        ["Code", "Action", "Responsable", "Échéance", "Statut", "Avancement"],
        ["A1", "Planter les haies du verger", "Nadia", D[0], "Terminé", 100],
        ["A2", "Curer le fossé nord", "Bruno", D[1], "En cours", 40],
        ["A3", "Réparer la pompe du puits", "Nadia", D[2], "En cours", 10],
        ["A4", "Former les jeunes greffeurs", "Salma", D[3], "À faire", 0],
        ["A5", "Acheter deux brouettes", "Bruno", D[4], "À faire", 0],
    ],
    "en": [
        ["No", "Task", "Owner", "Start", "End", "Status", "Comments"],
        [1, "Paint the boat house", "Lina", D[0], D[1], "Done", None],
        [2, "Mend the long nets", "Omar", D[1], D[2], "In progress", "Rope is late"],
        [3, "Count the buoys", "Lina", D[2], D[3], "In progress", None],
        [4, "Teach the young sailors", "Pia", D[3], D[4], "Not started", None],
        [5, "Buy a second oar", "Omar", D[4], D[5], "Not started", None],
    ],
    "es": [
        ["Actividad", "Responsable", "Fecha límite", "Estado"],
        ["Pintar la barca", "Lina", "02/03/2026", "Terminado"],
        ["Coser las redes", "Omar", "06/04/2026", "En curso"],
        ["Contar las boyas", "Lina", "04/05/2026", "En curso"],
        ["Enseñar a los jóvenes", "Pía", "01/06/2026", "Pendiente"],
    ],
    "pt": [
        ["N.º", "Ação", "Responsável", "Prazo", "Situação"],
        [1, "Pintar o barco", "Lina", D[0], "Concluído"],
        [2, "Coser as redes", "Omar", D[1], "Em andamento"],
        [3, "Contar as boias", "Lina", D[2], "Em andamento"],
        [4, "Ensinar os jovens", "Pia", D[3], "Não iniciado"],
    ],
    "ar": [
        ["الرقم", "الإجراء", "المسؤول", "الأجل", "الحالة"],
        [1, "طلاء القارب الكبير", "لينا", D[0], "منجز"],
        [2, "إصلاح الشباك الطويلة", "عمر", D[1], "قيد الإنجاز"],
        [3, "عدّ العوامات", "لينا", D[2], "قيد الإنجاز"],
        [4, "تعليم البحارة الشباب", "بيا", D[3], "لم يبدأ"],
    ],
    "bare": [
        ["Action", "Responsable"],
        ["Planter les haies du verger", "Nadia"],
        ["Curer le fossé nord", "Bruno"],
        ["Réparer la pompe du puits", "Nadia"],
        ["Former les jeunes greffeurs", "Salma"],
    ],
    "wide": [
        ["N°", "Intitulé", "Description", "Pilote", "Livrable", "Priorité", "Début", "Fin"],
        [1, "Visiter les ruches", "Une visite d'une heure", "Lina", "Fiche signée", "Haute", D[0], D[1]],
        [2, "Visiter le moulin", "Une visite d'une heure", "Lina", "Fiche signée", "Basse", D[1], D[2]],
        [3, "Visiter le four", "Une visite d'une heure", None, "Fiche signée", "Haute", D[2], D[3]],
        [4, "Visiter la forge", "Une visite d'une heure", None, "Fiche signée", "Moyenne"],
        [5, "Visiter la scierie", "Une visite d'une heure", None, "Fiche signée", "Basse"],
    ],
}

#: Name → title and rows, headings first.
SECOND: dict[str, tuple[str | None, list[list[Any]]]] = {
    "risques": ("Registre des risques", [
        ["Risque", "Probabilité", "Impact", "Mesure de mitigation"],
        ["Gel tardif", "Moyenne", "Fort", "Prévoir des voiles"],
        ["Sécheresse", "Faible", "Fort", "Garder un bassin plein"],
        ["Vol d'outils", "Faible", "Moyen", "Fermer la remise"],
    ]),
    "risks": ("Risk register", [
        ["Risk", "Likelihood", "Impact", "Owner", "Mitigation"],
        ["Late frost", 3, 4, "Lina", "Keep covers ready"],
        ["Drought", 2, 5, "Omar", "Fill the pond"],
    ]),
    "contacts": ("Contacts", [
        ["Nom", "Fonction", "Téléphone", "E-mail"],
        ["Nadia", "Cheffe de culture", "0600 00 00 01", "nadia@verger.example"],
        ["Bruno", "Fontainier", "0600 00 00 02", "bruno@verger.example"],
    ]),
    "contactos": ("Contactos", [
        ["Nombre", "Cargo", "Teléfono", "Correo"],
        ["Lina", "Patrona", "600 000 001", "lina@barca.example"],
        ["Omar", "Marinero", "600 000 002", "omar@barca.example"],
    ]),
    "budget": ("Budget", [
        ["Poste", "Montant", "Source de financement"],
        ["Plants", 12000, "Coopérative"],
        ["Outils", 3500, "Don"],
        ["Total", 15500, None],
    ]),
    "orcamento": ("Orçamento", [
        ["Rubrica", "Valor", "Fonte"],
        ["Tinta", "1 200,00", "Sócios"],
        ["Cordas", "350,00", "Sócios"],
    ]),
    "kpi": ("Indicateurs", [
        ["Indicateur", "Unité", "Valeur", "Cible"],
        ["Haies plantées", "m", 120, 400],
        ["Jeunes formés", "nombre", 3, 12],
    ]),
    "kpi years": ("Suivi", [["Indicateur", "Valeur 2025", "Cible 2026"], ["Haies plantées", 2, 4], ["Jeunes formés", 3, 9]]),
    "kpi bare": ("Synthèse", [
        ["Nombre d'actions", 5],
        ["Actions en retard", 2],
        ["Taux de réalisation", "40 %"],
    ]),
    "legend": ("Légende", [
        ["Couleur", "Signification"],
        ["Vert", "Dans les temps"],
        ["Orange", "À surveiller"],
        ["Rouge", "En danger"],
    ]),
    "legend bare": ("Légende :", [
        ["R", "Responsable"],
        ["A", "Approbateur"],
        ["C", "Consulté"],
    ]),
    "colours": (None, [["Vert : fait"], ["Orange : en cours"], ["Rouge : en retard"]]),
    "letters": ("Key", [["G = on time"], ["A = watch"], ["R = late"]]),
    "notes": (None, [["Notes"], ["1. All days are provisional."], ["2. Owners report every month."]]),
    "approved": (None, [["Prepared by", "Lina"], ["Approved by", "Omar"], ["Date", D[1]]]),
    "by year": ("Presupuesto", [["Partida", 2026, 2027], ["Pintura", 100, 200], ["Redes", 300, 400]]),
    "factors": ("Facteurs", [["Facteur", "Niveau", "Commentaire"], ["Pluie", "élevé", "voir météo"], ["Vent", "bas", "rien"]]),
    "roles": ("RACI", [["Role", "Name", "Email"], ["Lead", "Ana", "ana@boat.example"], ["Crew", "Bo", "bo@boat.example"]]),
    "sums": (None, [["Tasks", 2], ["Average progress", 0.75], ["Late tasks", 0]]),
    "states": ("Liste des statuts", [["À faire"], ["En cours"], ["Terminé"], ["Annulé"]]),
    "signatures": (None, [["Le Président", None, "Le Trésorier"], ["Signature :", None, "Signature :"]]),
    "signed": (None, [["Nom", "Signature", "Date"], ["Nadia", None, None], ["Bruno", None, None]]),
    "versions": ("Historique des versions", [
        ["Version", "Date", "Auteur", "Modifications"],
        ["1.0", D[0], "Nadia", "Première rédaction"],
        ["1.1", D[1], "Bruno", "Ajout du puits"],
    ]),
    "meetings": ("Réunions", [
        ["Réunion", "Date", "Lieu", "Participants"],
        ["Comité de printemps", D[1], "Grange", "Nadia, Bruno"],
        ["Comité d'été", D[3], "Verger", "Nadia, Salma"],
    ]),
    "menu": (None, [
        ["PLAT", "PRIX", "SALLE", "GOÛT"],
        ["soupe", "1 €", "nord", "doux"],
        ["tarte", "2 €", "sud", "sucré"],
        ["compote", "2 €", "nord", "sucré"],
    ]),
    "المخاطر": ("سجل المخاطر", [
        ["الخطر", "الاحتمال", "الأثر", "الإجراء الوقائي"],
        ["صقيع متأخر", "متوسط", "قوي", "تجهيز الأغطية"],
        ["جفاف", "ضعيف", "قوي", "ملء الحوض"],
    ]),
    "contatos ar": ("جهات الاتصال", [
        ["الاسم", "الوظيفة", "الهاتف", "البريد الإلكتروني"],
        ["لينا", "ربانة", "0600000001", "lina@boat.example"],
        ["عمر", "بحار", "0600000002", "omar@boat.example"],
    ]),
}  # fmt: skip


def below(plan, second, *, gap, title, shift, rule=False):
    """A plan with a second table below it: blank rows, a rule of dashes, its title, its columns shifted."""
    name, rows = SECOND[second]
    lines = [list(row) for row in PLANS[plan]]
    lines += [[] for _ in range(gap)]
    if rule:
        lines.append(["----------"])
    ahead = [None] * shift
    if title and name:
        lines.append([*ahead, name])
    lines += [[*ahead, *row] for row in rows]
    width = max(map(len, lines))
    return tuple((*line, *[None] * (width - len(line))) for line in lines)

"""A table that is edited in place, in a browser: typed, pasted, filled, kept by the tab, told apart from what others did."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.people import DAY, until
from tests.sample import LAST

TABLE = f"/actions?view=grid&sort=code&columns=code,title,owner,deadline,progress,status&lang=fr&{DAY}"
COMMENTED = TABLE.replace("title,", "").replace("status", "status,comment")
#: What LibreOffice Calc 7.4 put on the clipboard, in an office whose days are written month first.
CALC = {
    "text/html": Path(__file__).with_name("calc.html").read_text(),
    "text/plain": Path(__file__).with_name("calc.txt").read_text(),
}
#: Whether the columns are together as wide as the table, on a screen that has the room.
FILLED = """Math.abs(document.querySelector('.tabulator-headers').getBoundingClientRect().width
    - document.querySelector('.tabulator-tableholder').clientWidth) < 20"""


def at_table(person, address=TABLE):
    """Opens the table and waits for its rows."""
    person.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=person.address)
    page = person.open(address)
    expect(cell(page, "A1.1", "code")).to_be_visible()
    return page


def cell(page, code, field):
    row = page.locator(".tabulator-row").filter(
        has=page.locator(
            '.tabulator-cell[tabulator-field="code"]', has_text=re.compile(rf"^{re.escape(code)}$")
        )
    )
    return row.locator(f'.tabulator-cell[tabulator-field="{field}"]')


def typed(page, code, field, text):
    """Selects a cell and types over it; keys come as fast as a person's."""
    cell(page, code, field).click()
    page.keyboard.type(text, delay=30)
    page.keyboard.press("Enter")


def pasted(page, code, field, text):
    """Pastes what a spreadsheet puts on the clipboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    cell(page, code, field).click()
    page.keyboard.press("Control+v")


def clipboard(page, kind, held=None):
    """Pastes what a program put on the clipboard, or copies; answers what is on it, each target as it stands."""
    return page.evaluate(
        """([kind, held]) => {
            const board = new DataTransfer();
            for (const [target, text] of Object.entries(held)) board.setData(target, text);
            const told = new ClipboardEvent(kind, { clipboardData: board, bubbles: true, cancelable: true });
            document.querySelector(".plan-grid-sheet .tabulator-cell").dispatchEvent(told);
            return Object.fromEntries(board.types.map((target) => [target, board.getData(target)]));
        }""",
        [kind, held or {}],
    )


def seen(page, n):
    """Asks for the differences once the server knows of so many changes."""
    see = page.get_by_role("button", name=re.compile(rf"^Voir (les|le) {n} changement"))
    expect(see).to_be_enabled()
    expect(see).to_be_in_viewport()
    see.click()
    expect(page.get_by_text("Ce qui changerait")).to_be_visible()


def test_cells_are_typed_pasted_and_filled_looked_at_recorded_and_undone(people):
    person = people()
    page = at_table(person)
    assert page.evaluate(FILLED)
    typed(page, "A1.4", "progress", "0,9")
    expect(cell(page, "A1.4", "progress")).to_have_text("90 %")
    expect(cell(page, "A1.5", "progress")).to_have_class(re.compile("tabulator-range-selected"))
    typed(page, "A1.6", "status", "Réal")
    expect(cell(page, "A1.6", "status")).to_have_text("Réalisée")
    page.keyboard.press("Control+z")
    expect(cell(page, "A1.6", "status")).to_have_text("Bloquée")
    typed(page, "A2.3", "deadline", "31/11/2026")
    expect(cell(page, "A2.3", "deadline")).to_have_attribute(
        "aria-description", re.compile("n'est pas une date")
    )
    cell(page, "A2.3", "deadline").click()
    expect(page.locator(".plan-grid-told")).to_contain_text("n'est pas une date")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(cell(page, "A2.3", "deadline")).to_have_text("30/09/2026")
    # Cells as Excel gives them: a text with quotation marks in others, a percentage as it is shown.
    block = "\n".join(
        f'"Responsable ""{n}"""\t{n + 1:02d}/12/2026\t{n + 40} %\tEn cours\tde trop' for n in range(10)
    )
    pasted(page, "A3.1", "owner", block)
    expect(cell(page, "A3.3", "progress")).to_have_text("42 %")
    expect(page.locator(".plan-grid-told")).to_contain_text("au-delà de la dernière colonne")
    cell(page, "A3.1", "owner").click()
    cell(page, "A3.4", "owner").click(modifiers=["Shift"])
    page.keyboard.press("Control+d")
    expect(cell(page, "A3.4", "owner")).to_have_text('Responsable "0"')
    page.get_by_role("button", name=re.compile(r"^Voir les \d+ changements")).click()
    expect(page.get_by_text("Ce qui changerait")).to_be_visible()
    expect(page.locator(".plan-table")).to_contain_text("85 % → 90 %")
    page.get_by_label(re.compile("^Motif, pour toutes")).fill("Comité du 24 novembre")
    page.get_by_role("button", name=re.compile(r"^Enregistrer \d+ changements")).click()
    expect(page.get_by_text(f"Enregistré sous la révision {LAST + 1}")).to_be_visible()
    expect(cell(page, "A3.4", "owner")).to_have_text('Responsable "0"')
    expect(page.get_by_role("button", name="Aucun changement pour l'instant")).to_be_visible()
    until(page, "() => !Object.keys(sessionStorage).some(k => k.startsWith('plan-grid:'))")
    page = person.open(f"/history?lang=fr&{DAY}")
    entry = page.locator(f".st-key-revision_{LAST + 1}")
    expect(entry).to_contain_text("Comité du 24 novembre")
    entry.get_by_text(f"Détails et annulation de la révision {LAST + 1}").click()
    page.get_by_text(f"Voir ce que donnerait l'annulation de la révision {LAST + 1}").click()
    page.get_by_role("button", name=f"Annuler la révision {LAST + 1}").click()
    expect(page.get_by_text(f"La révision {LAST + 1} est annulée (révision {LAST + 2}).")).to_be_visible()
    page = at_table(person)
    expect(cell(page, "A1.4", "progress")).to_have_text("85 %")
    assert not person.faults


def test_a_page_loaded_again_finds_the_draft_and_leaving_asks(people):
    person = people()
    page = at_table(person)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept())[1])
    typed(page, "A4.4", "progress", "90")
    expect(cell(page, "A4.4", "progress")).to_have_text("90 %")
    page.reload()
    person.wait()
    expect(cell(page, "A4.4", "progress")).to_have_text("90 %")
    expect(page.get_by_role("button", name="Voir le 1 changement")).to_be_enabled()
    assert "beforeunload" in asked
    page.get_by_role("link", name="Axes", exact=True).click()
    expect(page.locator("h1")).not_to_contain_text("actions")
    assert "confirm" in asked
    page = person.open(TABLE)
    expect(cell(page, "A4.4", "progress")).to_have_text("90 %")
    page.get_by_role("button", name="Tout abandonner").click()
    expect(cell(page, "A4.4", "progress")).to_have_text("75 %")
    expect(page.get_by_role("button", name="Aucun changement pour l'instant")).to_be_visible()


def test_two_people_on_one_cell_are_told_of_each_other_and_a_person_chooses(people):
    one, two = people(), people()
    first, second = at_table(one), at_table(two)
    typed(second, "A4.4", "progress", "90")
    expect(cell(second, "A4.4", "progress")).to_have_text("90 %")
    typed(first, "A4.4", "progress", "85")
    seen(first, 1)
    first.get_by_role("button", name="Enregistrer 1 changement").click()
    expect(first.get_by_text(f"Enregistré sous la révision {LAST + 1}")).to_be_visible()
    typed(second, "A4.6", "progress", "80")
    seen(second, 2)
    expect(second.get_by_text(re.compile("1 valeur modifiée des deux côtés"))).to_be_visible()
    expect(second.get_by_text(re.compile(r"Application\s: 85\s%.*Poste local"))).to_be_visible()
    second.get_by_text(re.compile(r"Saisi ici\s: 90\s%")).click()
    second.get_by_role("button", name="Retenir ces choix").click()
    second.get_by_role("button", name=re.compile("^Enregistrer [12] changement")).click()
    expect(second.get_by_text(f"Enregistré sous la révision {LAST + 2}")).to_be_visible()
    expect(cell(second, "A5.1", "progress")).to_have_class(re.compile("range-selected"))  # where one was
    expect(cell(second, "A4.4", "progress")).to_have_text("90 %")


def test_fifty_cells_of_calc_say_what_they_hold_and_are_given_back_with_their_days_and_shares(people):
    page = at_table(people(), COMMENTED)
    cell(page, "A3.1", "owner").click()
    clipboard(page, "paste", CALC)
    expect(page.locator(".plan-grid-told")).to_contain_text("fusionné sur plusieurs lignes")
    expect(page.get_by_role("button", name="Voir les 50 changements")).to_be_enabled()
    for code, field, text in (
        ("A3.1", "deadline", "01/12/2026"),  # shown as 12/1/2026
        ("A3.5", "progress", "33,3 %"),
        ("A3.5", "comment", '"Entre guillemets"'),
        ("A4.1", "owner", "Mme Aïcha Ouédraogo"),  # merged with the row above
        ("A4.1", "deadline", "06/12/2026"),
        ("A4.2", "owner", "السيد يوسف"),
        ("A4.3", "comment", ""),
    ):
        expect(cell(page, code, field)).to_have_text(text)
    cell(page, "A3.1", "deadline").click()
    cell(page, "A3.1", "comment").click(modifiers=["Shift"])
    given = clipboard(page, "copy")
    assert given["text/plain"] == '01/12/2026\t45 %\tEn cours\t"Première ligne\nDeuxième ligne"'
    assert re.findall(r'sdval="(.*?)" sdnum="(.*?)"', given["text/html"]) == [
        ("46357", "1033;2057;DD/MM/YYYY"),
        ("0.45", "1033;1033;0%"),
    ]
    assert "Première ligne<br" in given["text/html"]
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Aucun changement pour l'instant")).to_be_visible()


def test_one_value_is_put_in_several_rows_and_a_new_row_takes_the_next_code(people):
    person = people()
    page = at_table(person)
    row = page.locator(".tabulator-row").filter(has=page.locator('span:text-is("A5.1")'))
    # Rows that are scrolled to are drawn on the way: a click in that instant meets the row that was there before.
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    row.locator("input[type=checkbox]").check()
    cell(page, "A5.2", "title").click()
    page.keyboard.press("Shift+Space")
    expect(page.get_by_text("Lignes choisies : 2")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.plan-grid')"), "Escape leaves the table"
    page.get_by_label("Champ", exact=True).select_option("priority")
    page.get_by_label("Valeur pour ces lignes").fill("basse")
    page.get_by_role("button", name="Mettre dans ces lignes").click()
    see = page.get_by_role("button", name="Voir les 2 changements")
    expect(see).to_be_enabled()
    # What several rows were given in a column that is not shown is given up, and empties nothing there.
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Tout abandonner").click()
    expect(page.get_by_role("button", name=re.compile("^Aucun changement"))).to_be_disabled()
    page.get_by_role("button", name="Annuler la dernière saisie").click()
    expect(see).to_be_enabled()
    page.get_by_role("button", name="Nouvelle ligne").click()
    last = page.locator(".tabulator-row").last.locator('[tabulator-field="title"]')
    expect(last).to_have_class(re.compile("tabulator-range-selected"))
    expect(last).to_be_focused()
    page.keyboard.type("Former les arbitres", delay=30)
    page.keyboard.press("Enter")
    made = page.locator(".tabulator-row").filter(has_text="Former les arbitres")
    expect(made.locator('[tabulator-field="code"]')).to_have_text(re.compile(r"^A6\.\d+$"))
    seen(page, 3)
    expect(page.get_by_text("Nouvelles (1)")).to_be_visible()
    page.get_by_role("button", name="Enregistrer 3 changements").click()
    expect(page.get_by_text(f"Enregistré sous la révision {LAST + 1}")).to_be_visible()

"""Nothing typed is lost: not when two people collide, not while the page settles, not when the server goes and comes."""

from playwright.sync_api import expect

from tests.e2e.people import DAY, at_form, titled

RECORD = "Enregistrer les modifications"


def progress(page, value):
    """Types a progress in the open form."""
    page.get_by_label("Avancement", exact=True).fill(value)


def press(page, name=RECORD):
    page.get_by_role("button", name=name).click()


def told(page):
    """Marks what is told now: `recorded` waits for a word that is new."""
    page.evaluate(
        "() => document.querySelectorAll('[data-testid=stToast]').forEach(e => e.dataset.told = '')"
    )


def recorded(page):
    new = page.locator("[data-testid=stToast]:not([data-told])")
    expect(new.get_by_text("Les modifications sont enregistrées.")).to_be_visible()


def test_of_two_people_editing_one_action_the_second_is_told_and_chooses(people):
    first, second = at_form(people()), at_form(people())
    progress(first, "85")
    press(first)
    recorded(first)
    progress(second, "90")
    press(second)
    warning = second.get_by_test_id("stAlert")
    expect(warning).to_contain_text("a enregistré d'autres valeurs")
    expect(warning).to_contain_text("votre valeur « 90 % » ; valeur enregistrée « 85 % »")
    field = second.get_by_label("Avancement", exact=True)
    expect(field).to_have_value("90")
    expect(second.get_by_role("button", name=RECORD)).to_have_count(0)
    field.press("Enter")
    expect(second.locator(".plan-facts").first).to_contain_text("85 %")
    press(second, "Enregistrer les miennes à la place")
    recorded(second)
    expect(second.locator(".plan-facts").first).to_contain_text("90 %")
    history = second.locator(".plan-table").last
    expect(history).to_contain_text("Avancement 80 → 85 %")
    expect(history).to_contain_text("Avancement 85 → 90 %")


def test_what_a_conflict_says_in_the_line_of_a_sheet_has_the_width_of_the_line(people):
    first, second = (people().open(f"/action?lang=fr&{DAY}&code=A3.3") for _ in range(2))
    for page, value in ((first, "71"), (second, "72")):
        field = page.locator(".st-key-quick").get_by_label("Avancement")
        field.fill(value)
        field.press("Enter")
        if page is first:
            recorded(page)
    line = second.locator(".st-key-quick")
    warning = line.get_by_test_id("stAlert")
    expect(warning).to_contain_text("votre valeur « 72 % » ; valeur enregistrée « 71 % »")
    assert warning.bounding_box()["width"] > 0.9 * line.bounding_box()["width"]
    line.get_by_role("button", name="Enregistrer les miennes à la place").click()
    recorded(second)


def test_a_press_is_not_lost_when_something_else_asks_for_a_run_at_once(people):
    page = at_form(person := people())
    for turn, pause in enumerate([0, 15, 30, 45, 60, 90]):
        person.wait()
        progress(page, str(85 + turn))
        page.evaluate(
            """([name, other, pause]) => {
                const of = (kind, words) => [...document.querySelectorAll(kind)].find(e => e.innerText.includes(words));
                const next = () => setTimeout(() => of("summary", other).click(), pause);
                of("button", name).addEventListener("click", next, {once: true});
            }""",
            [RECORD, "Consigner ce qu'une partie déclare", pause],
        )
        told(page)
        press(page)
        recorded(page)
        expect(page.locator(".plan-facts").first).to_contain_text(f"{85 + turn} %")


def test_of_two_recordings_within_seconds_the_second_is_told_too(people):
    page = at_form(person := people())
    for value in ("85", "86"):
        person.wait()
        progress(page, value)
        told(page)
        press(page)
        recorded(page)


def test_a_press_while_the_page_settles_records_what_was_typed(people):
    page = at_form(people())
    progress(page, "85")
    press(page)
    recorded(page)
    expect(page.locator(".plan-facts").first).to_contain_text("85 %")


def test_a_press_counts_when_the_button_moves_away_under_the_pointer(people):
    page = at_form(person := people())
    person.wait()
    progress(page, "85")
    page.evaluate(
        """() => document.addEventListener("pointerdown", () => {
            document.querySelector('[data-testid="stForm"]').style.marginTop = "160px";
        }, {once: true})"""
    )
    press(page)
    recorded(page)


def test_a_press_that_is_drawn_away_from_its_button_does_not_count(people):
    page = at_form(person := people())
    person.wait()
    progress(page, "85")
    page.get_by_role("button", name=RECORD).hover()
    page.mouse.down()
    page.mouse.move(5, 300, steps=4)
    page.mouse.up()
    person.wait()
    expect(page.locator(".plan-facts").first).to_contain_text("80 %")


def test_pressing_twice_at_once_adds_one_action(people):
    page = (person := people()).open(f"/actions?lang=fr&{DAY}")
    page.get_by_text("Nouvelle action").click()
    person.wait()
    page.get_by_label("Action", exact=True).fill("Ouvrir un guichet commun")
    page.get_by_role("button", name="Ajouter l'action").dblclick()
    expect(page.get_by_text("L'action a été ajoutée.").first).to_be_visible()
    person.wait()
    expect(page.get_by_text("37 actions", exact=False).first).to_be_visible()
    expect(page.get_by_label("Action", exact=True)).to_have_value("")


def test_what_is_typed_outlives_the_server(people, fresh_server):
    page = at_form(person := people())
    person.wait()
    progress(page, "85")
    page.get_by_label("Commentaire", exact=True).fill("Écrit avant la coupure")
    fresh_server.kill()
    fresh_server.start()
    person.wait()
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("85")
    expect(page.get_by_label("Commentaire", exact=True)).to_have_value("Écrit avant la coupure")
    press(page)
    recorded(page)
    expect(page.locator(".plan-facts").first).to_contain_text("85 %")
    expect(page.locator(".plan-table").last).to_contain_text("Écrit avant la coupure")


def test_what_another_records_while_the_server_is_away_is_not_overwritten(people, fresh_server):
    mine, theirs = people(), people()
    page = at_form(mine)
    mine.wait()
    progress(page, "90")
    fresh_server.kill()
    fresh_server.start()
    other = at_form(theirs)
    progress(other, "70")
    press(other)
    recorded(other)
    mine.wait()
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("90")
    press(page)
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        "votre valeur « 90 % » ; valeur enregistrée « 70 % »"
    )
    press(page, "Prendre les valeurs enregistrées")
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("70")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_a_note_being_typed_in_a_meeting_outlives_the_server(people, fresh_server):
    page = (person := people()).open(f"/meeting?lang=fr&{DAY}")
    page.get_by_role("button", name="Ouvrir la réunion").click()
    person.wait()
    page.get_by_role("button", name="Consigner une décision").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Décision : une phrase").fill("Convoquer le comité")
    drawer.get_by_label("Responsable (fonction)").fill("Secrétaire")
    fresh_server.kill()
    fresh_server.start()
    person.wait()
    expect(drawer.get_by_label("Décision : une phrase")).to_have_value("Convoquer le comité")
    drawer.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.get_by_text("Noté : D-2026-").first).to_be_visible()
    person.wait()  # the drawer stays for the next note, and is drawn once more
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_what_is_typed_stays_when_the_language_changes(people):
    page = at_form(person := people())
    page.get_by_label("Source", exact=True).fill("Source tapée")
    chooser = page.get_by_role("combobox", name="Langue", exact=True).first
    chooser.click()
    chooser.press("ArrowDown")
    page.get_by_role("option", name="English").click()
    person.wait()
    expect(page.get_by_label("Source", exact=True)).to_have_value("Source tapée")
    press(page, "Record the changes")
    expect(page.get_by_text("The changes were recorded.")).to_be_visible()
    expect(page.locator(".plan-facts").first).to_contain_text("Source tapée")


def test_what_stands_in_a_field_can_be_taken_away(people, fresh_server):
    page = at_form(person := people(), "A1.6")
    deadline = page.get_by_test_id("stDateInput").filter(has_text="Échéance").first
    progress(page, "")
    page.get_by_label("Source", exact=True).fill("Sans avancement ni échéance")
    deadline.get_by_role("button", name="Effacer le jour").click()
    page.get_by_label("Motif, si l'échéance change").fill("À fixer")
    person.wait()
    fresh_server.kill()
    fresh_server.start()
    page.wait_for_timeout(1000)
    person.wait()
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("")
    expect(page.get_by_label("Source", exact=True)).to_have_value("Sans avancement ni échéance")
    press(page)
    recorded(page)
    facts = page.locator(".plan-facts").first
    expect(facts).not_to_contain_text("40 %")
    expect(facts).not_to_contain_text("30/06/2026")
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("")


def test_a_form_that_was_left_begins_anew(people):
    page = at_form(person := people())
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("80")
    progress(page, "85")
    page.get_by_label("Source", exact=True).fill("Quittée")
    page.get_by_role("link", name="Axes", exact=True).click()
    titled(page, "Axe A5")
    person.wait()
    page.wait_for_timeout(2000)  # a form that is away for a moment only was not left
    page.go_back()
    titled(page, "A1.5")  # one step back, however long the page of axes was there
    page.wait_for_timeout(
        1000
    )  # the page is drawn again once more: a click in that instant meets what is replaced
    person.wait()
    page.get_by_text("Modifier cette action").click()
    expect(page.get_by_label("Avancement", exact=True)).to_have_count(1)  # the form that was there goes last
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("80")
    expect(page.get_by_label("Source", exact=True)).not_to_have_value("Quittée")


def test_what_is_typed_is_there_after_a_look_as_the_partner_or_at_another_day(people):
    page = at_form(person := people())
    page.get_by_label("Source", exact=True).fill("Avant le regard du partenaire")
    for banners in (1, 0):
        page.get_by_text("Voir comme le partenaire", exact=True).click()
        expect(page.locator(".plan-banner").filter(has_text="Vue du partenaire")).to_have_count(banners)
        person.wait()
        page.wait_for_timeout(1000)
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label("Source", exact=True))
    if not form.is_visible():
        page.get_by_text("Modifier cette action").click()
    expect(page.get_by_label("Source", exact=True)).to_have_value("Avant le regard du partenaire")
    press(page)
    recorded(page)

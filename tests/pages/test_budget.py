"""Amounts as they are typed on the sheet of an action and read on the page of the budget; weights where a plan uses them."""

from lib.domain.schema import FUNDING
from lib.i18n.labels import field_label
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.ui import data
from tests.pages.test_forms import press, widget
from tests.screens import Screen, plain


def fund(source, *, shared=False, **amounts):
    own = Screen().open("action", code="A1.5").unfold("funding_add")
    widget(own.at.text_input, field_label("fr", "funding", "source_of_funds")).set_value(source)
    for name, text in amounts.items():
        widget(own.at.text_input, field_label("fr", "funding", name)).set_value(text)
    if shared:
        widget(own.at.checkbox, field_label("fr", "funding", "shared")).check()
    press(own, "Ajouter un financement")
    return own


def test_fundings_are_typed_on_the_sheet_and_summed_by_axis_and_source_on_the_budget(screen):
    fund("CCIS-RSK", planned="1,2 million MAD", spent="300 000 DH", shared=True)
    own = fund("Ambassade du Togo", planned="20 000 EUR")
    assert "1 200 000 MAD" in own.text
    store = data.store()
    stored = rows_at(store, current_revision(store), current_plan(store), "funding").values()
    assert {row["planned"] for row in stored} == {"1200000 MAD", "20000 EUR"}
    assert len(stored) == 2 and set(FUNDING.names) == set(next(iter(stored)))
    page = Screen().open("budget")
    text = plain(page.text)
    assert "1 200 000 MAD prévus, dont 300 000 MAD dépensés" in text
    assert "1 action sur 35 chiffrée" in text
    assert "ne sont pas additionnés" in text
    widget(page.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    page.at.run()
    assert "20 000 EUR" not in plain(page.text)
    assert "1 200 000 MAD" in plain(page.text)


def test_a_plan_that_is_weighted_says_so_wherever_its_mean_stands(screen):
    own = Screen().open("quality").unfold("change_weights")
    widget(own.at.checkbox, field_label("fr", "plan", "is_weighted")).check()
    press(own, "Enregistrer")
    assert "Avancement moyen pondéré" in Screen().open("overview").text
    axes = plain(Screen().open("axes").text)
    assert "Moyennes pondérées par les poids des actions (6 sans poids, comptées pour 1)." in axes
    evolution = Screen().open("evolution").text
    assert "(moyenne simple)" in evolution, "its past was not weighted"
    assert "(moyenne pondérée)" in evolution

"""The table of rights: whole, the same in the README, and monotonous but for a partner."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from lib.domain import rights
from lib.domain.access import Access, Mode
from lib.domain.changes import Change
from lib.domain.rights import EDIT, GOVERN, RIGHTS, Grant, may, opens, right_to
from lib.domain.roles import Role
from lib.domain.schema import TABLES

ROOT = Path(__file__).parents[2]
BEGIN, END = "<!-- rights -->\n", "<!-- end of rights -->"
WRITE = set(TABLES)


def once(what):
    """Of every right the things that it names, each once in the whole table."""
    found = [thing for right in RIGHTS for thing in getattr(right, what)]
    assert len(found) == len(set(found)), f"a thing stands twice among the {what}"
    return set(found)


def test_the_readme_shows_the_table_as_it_is():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    assert shown == rights.table(), "\n".join(rights.table())


def test_every_page_table_and_use_case_stands_in_the_table_once():
    assert once("pages") == {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert once("tables") == WRITE
    room, named = ROOT / "lib" / "usecases", once("usecases")
    writers = {
        path.stem
        for path in room.glob("*.py")
        if path.stem not in ("record", "allowed", "reserved", "start", "sample_minutes", "sample_names")
        and any(writes(node) for node in ast.parse(path.read_text(encoding="utf-8")).body)
    }
    assert writers <= named, f"nobody may: {writers - named}"
    assert {name for name in named if not (room / f"{name}.py").exists()} == set()


def writes(node):
    return (
        isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and "writing" in {word.arg for word in (*node.args.args, *node.args.kwonlyargs)}
    )


def test_every_address_beside_the_framework_stands_in_the_table_or_is_open_to_everybody():
    from lib.web import door
    from lib.web.door.entrance import Doors
    from lib.web.guard import is_unsigned

    known, found = once("routes"), {"/brief", "/revision"}
    for path in Path(door.__file__).parent.glob("*.py"):
        module = import_module(f"lib.web.door.{path.stem}")
        for name, make in vars(module).items():
            if name.endswith("_routes") and make.__module__ == module.__name__:
                found |= {route.path for route in make(Doors(Access(Mode.ACCOUNTS)))}
    assert {path for path in found if path not in known and not is_unsigned(path)} == set()
    assert known - found == {"/"}, "the table names what is not there"


def test_a_role_has_what_the_one_below_it_has_and_a_partner_is_beside_them():
    order = [Role.READER, Role.EDITOR, Role.ADMINISTRATOR]
    for right in RIGHTS:
        held = [may(role, right) for role in order]
        assert held == sorted(held), right.name
        assert right.of(Role.GUEST) is Grant.NO
        assert right.of(Role.PARTNER) is Grant.NO or may(Role.EDITOR, right), right.name


def test_a_reader_writes_nothing_at_all():
    assert not [right.name for right in RIGHTS if right.tables and may(Role.READER, right)]


def test_what_a_partner_may_fill_is_named_field_by_field():
    for right in RIGHTS:
        if right.tables and right.partner is Grant.OWN:
            assert set(right.fields) == set(right.tables), right.name
        for table, fields in right.fields.items():
            assert set(fields) <= set(TABLES[table].names), table


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.EDITOR, Role.ADMINISTRATOR])
def test_history_is_for_whoever_reads_and_the_other_plans_are_not_for_partners(role):
    assert opens(role, "history") == (role != Role.PARTNER)
    assert opens(role, "plans") == (role != Role.PARTNER)
    assert opens(role, "import_file") == (role >= Role.EDITOR)
    assert not opens(role, "no_such_page")


def test_settings_are_those_of_an_administrator_but_for_what_files_taught_and_a_plan_that_begins():
    def right(table, key="k", **after):
        return right_to(Change(table, key, dict.fromkeys(after), after))

    assert right("setting", "threshold.watch_gap", value="1") is GOVERN
    assert right("setting", "layout.abc", value="1") is EDIT
    assert right("plan", title="Other") is GOVERN
    assert right("plan", adopted_revision=3) is EDIT
    assert right("plan", adopted_revision=3, title="Other") is GOVERN
    begun = Change("plan", "p", None, {"title": "New"})
    assert right_to(begun, begins_plan=rights.begins_plan([begun])) is EDIT
    assert right_to(Change("plan", "p", {"title": "Old"}, None)) is GOVERN

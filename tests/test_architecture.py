"""The layers hold: who may import whom, and what is written in one place only."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lib.domain.palette import DARK, LIGHT

ROOT = Path(__file__).parents[1]
LIBRARY = sorted((ROOT / "lib").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
CODE = [ROOT / "app.py", *LIBRARY, *PAGES]
#: What each room may import of ours, beside itself.
MAY_IMPORT = {
    "domain": set(),
    "store": {"domain"},
    "spreadsheets": {"domain"},
    "i18n": {"domain"},
    "signing": {"domain"},
    "archives": {"domain"},
    "mail": {"domain"},
    "people": {"domain", "store"},
    "usecases": {"domain", "store", "people", "spreadsheets", "signing", "archives"},
    "wording": {"domain", "store", "i18n"},
    "charts": {"domain", "i18n", "wording"},
    "documents": {"domain", "i18n"},
    "reports": {"domain", "store", "i18n", "wording", "documents", "spreadsheets", "signing", "archives"},
    "web": {
        "domain",
        "store",
        "people",
        "i18n",
        "mail",
        "usecases",
        "documents",
        "reports",
        "clock",
        "cache",
        "faults",
    },
    "ui": {
        "domain",
        "store",
        "people",
        "i18n",
        "spreadsheets",
        "archives",
        "usecases",
        "wording",
        "charts",
        "documents",
        "reports",
        "clock",
        "cache",
        "faults",
    },
    "commands": {
        "domain",
        "store",
        "people",
        "i18n",
        "spreadsheets",
        "archives",
        "usecases",
        "reports",
        "documents",
        "web",
        "mail",
        "launch",
        "clock",
        "faults",
    },
    "__main__": {"domain", "i18n", "commands", "faults"},
    "clock": {"domain"},
    "launch": set(),
    "cache": set(),
    "faults": {"domain"},
    "pages": {"domain", "store", "ui"},
    "app.py": {"domain", "ui", "web", "launch", "faults", "clock"},
}
#: The same inside `lib/spreadsheets`: each step knows those before it, and what lies beside them all.
STEPS = {
    "files": {"files", "grid"},
    "cells": {"cells"},
    "grid": {"grid", "cells"},
    "tables": {"tables", "grid", "cells"},
    "rows": {"rows", "tables", "grid", "cells"},
    "differences": {"differences"},
}
#: Libraries that one room alone may touch.
ONLY_IN = {
    "duckdb": {"store"},
    "sqlite3": {"people"},
    "argon2": {"usecases"},
    "webauthn": {"usecases"},
    "authlib": {"web"},
    "streamlit": {"ui", "app.py"},
    "plotly": {"charts", "ui"},
    "xlsxwriter": {"spreadsheets"},
    "docx": {"documents"},
    "pptx": {"documents"},
    "typst": {"documents"},
    "icalendar": {"documents"},
    "pyhanko": {"signing"},
    "pyhanko_certvalidator": {"signing"},
}
TOP_LEVEL = {
    "app.py",
    "pages",
    "data",
    "lib",
    "tests",
    "requirements.txt",
    "requirements.lock",
    "README.md",
    "pyproject.toml",
    "CHANGELOG.md",
}


def room(path):
    relative = path.relative_to(ROOT)
    return Path(relative.parts[1]).stem if relative.parts[0] == "lib" else relative.parts[0]


def imports(path):
    """The modules that a file imports, those under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_below_it(path):
    here = room(path)
    for module in imports(path):
        parts = module.split(".")
        if here in MAY_IMPORT and parts[0] == "lib" and len(parts) > 1:
            assert parts[1] in MAY_IMPORT[here] | {here}, f"{here} may not import {module}"
        if here == "wording" and parts[:2] == ["lib", "store"]:
            assert parts[2] == "reads", f"wording knows the rows of the store alone, not {module}"
        if parts[0] in ONLY_IN and here in MAY_IMPORT:
            assert here in ONLY_IN[parts[0]], f"{here} may not import {module}"


def test_every_room_has_its_place_among_the_arrows():
    rooms = {path.parent.name for path in (ROOT / "lib").glob("*/__init__.py")}
    assert rooms | {"__main__", "clock", "cache", "faults", "pages", "app.py"} == MAY_IMPORT.keys()


@pytest.mark.parametrize("path", sorted((ROOT / "lib" / "ui").rglob("*.py")), ids=lambda p: p.name)
def test_a_file_of_the_screens_needs_the_framework_or_the_session(path):
    known = {".".join(module.split(".")[:3]) for module in imports(path)}
    of_the_reader = {
        "lib.ui.session",
        "lib.ui.data",
    }  # who is here, and what is kept of the state shown to him
    needs_a_screen = bool(of_the_reader & known) or any(module.startswith("streamlit") for module in known)
    assert needs_a_screen or path.name == "__init__.py", (
        "it says something (wording) or gathers something (reports)"
    )


def test_the_name_of_a_folder_is_not_repeated_in_its_files():
    for path in LIBRARY:
        repeated = {path.parent.name, path.parent.name.removesuffix("s")}
        assert not repeated & set(path.stem.split("_")), path.relative_to(ROOT)


@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_an_import_knows_only_the_steps_before_it(step):
    for path in (ROOT / "lib" / "spreadsheets" / step).rglob("*.py"):
        known = {m.split(".")[2] for m in imports(path) if m.startswith("lib.spreadsheets.")} & STEPS.keys()
        assert known <= STEPS[step], path.name


def test_the_folders_of_the_screens_lean_on_one_another_one_way():
    screens = ROOT / "lib" / "ui"
    leans = {}
    for path in screens.glob("*/*.py"):
        for module in imports(path):
            parts = module.split(".")
            if parts[:2] == ["lib", "ui"] and len(parts) > 3 and (screens / parts[2]).is_dir():
                leans.setdefault(path.parent.name, set()).add(parts[2])
    order = [
        "forms",
        "people",
        "order",
        "files",
        "plans",
        "history",
        "evolution",
        "outlook",
        "imports",
        "grid",
        "partners",
        "minutes",
        "meeting",
        "papers",
        "rounds",
        "plan",
    ]
    assert {folder.parent.name for folder in screens.glob("*/__init__.py")} == set(order)
    for folder, others in leans.items():
        above = set(order[order.index(folder) + 1 :])
        assert not others & above, f"{folder} leans on {others & above}"
    for path in screens.glob("*.py"):
        if path.name == "router.py":  # the main script, which stands above them all as a page does
            continue
        for module in imports(path):
            parts = module.split(".")
            assert parts[:2] != ["lib", "ui"] or not (screens / parts[2]).is_dir(), f"{path.name}: {module}"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_the_guard_is_the_first_statement_of_every_page(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = [n for n in tree.body[1:] if not isinstance(n, ast.Import | ast.ImportFrom)]
    assert ast.unparse(statements[0]) == f"session.require('{path.stem}')"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_a_page_is_short_and_holds_no_text_that_is_shown(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    for node, name in calls(path):
        if name in {"session.t", "session.tn", "data.read"}:
            continue
        for argument in node.args:
            literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            assert not literal or " " not in argument.value, f"{name}: {ast.unparse(argument)}"


def test_session_state_is_touched_in_one_module_only():
    for path in CODE:
        if path != ROOT / "lib" / "ui" / "session.py":
            assert "session_state" not in path.read_text(encoding="utf-8"), path


#: Forms that record nothing: what a file says is answered there, and kept for the preview of the import.
ANSWERS = {"imports/door.py", "imports/words.py", "imports/clashes.py"}


def test_every_form_that_writes_is_drawn_and_worded_by_the_form_shell():
    screens = ROOT / "lib" / "ui"
    for path in [*screens.rglob("*.py"), *PAGES]:
        name = str(path.relative_to(screens if path.is_relative_to(screens) else ROOT))
        text = path.read_text(encoding="utf-8")
        if name == "forms/shell.py":
            continue
        assert "st.form(" not in text or name in ANSWERS, name
        assert "form_submit_button" not in text or name in ANSWERS, name
        # The router words what no page caught; `writing.tried` what is read before anything is recorded.
        worded = re.search(r"except \(?(AppError|Conflict|Invalid|NotAllowed)", text)
        assert not worded or name in {"router.py", "writing.py"}, name


def test_a_file_that_a_field_no_longer_shows_is_given_back():
    """The framework keeps every file until its session ends: one field knows how to give it back."""
    for path in CODE:
        if path != ROOT / "lib" / "ui" / "uploaded.py":
            assert "file_uploader(" not in path.read_text(encoding="utf-8"), path


def test_a_press_on_a_file_does_not_run_the_page_again():
    """A run takes back the files that the run before offered: the one that was just asked for would be gone."""
    found = [call for path in CODE for call, name in calls(path) if name == "st.download_button"]
    assert len(found) == 1
    for call in found:
        said = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        assert said.get("on_click") == "'ignore'", ast.unparse(call)


def test_the_clock_is_read_in_one_module_only():
    clock = re.compile(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(")
    for path in CODE:
        if path != ROOT / "lib" / "clock.py":
            assert not clock.search(path.read_text(encoding="utf-8")), path


def test_html_is_never_let_through_unescaped():
    for path in CODE:
        assert "unsafe_allow_html" not in path.read_text(encoding="utf-8"), path


def test_no_query_is_put_together_from_text():
    for path in CODE:
        for node, name in calls(path):
            if name.endswith((".execute", ".sql", ".executemany")) and node.args:
                assert not isinstance(node.args[0], ast.JoinedStr), f"{path}: {ast.unparse(node)}"
                assert not isinstance(node.args[0], ast.BinOp), f"{path}: {ast.unparse(node)}"


def test_sql_is_written_in_the_store_only():
    statement = re.compile(r"\b(SELECT\s+.+\s+FROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b")
    for path in CODE:
        if room(path) != "store":
            assert not statement.search(path.read_text(encoding="utf-8")), path


def test_files_stay_short_enough_to_be_read():
    for path in CODE:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


def test_every_public_function_says_what_it_answers():
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            body = node.body if isinstance(node, ast.Module | ast.ClassDef) else []
            for inner in body:
                if not isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    continue
                if not inner.name.startswith("_"):
                    assert ast.get_docstring(inner), f"{path.name}: {inner.name}"


def test_nothing_is_left_at_the_top_of_the_project():
    kept = {line.split("/")[0] for line in (ROOT / ".gitignore").read_text().splitlines()}
    for path in ROOT.iterdir():
        assert path.name.startswith(".") or path.name in TOP_LEVEL | kept | {"__pycache__"}, path.name


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_nothing_that_is_ignored_is_kept_with_the_program():
    """A backup kept with the program makes every fresh copy a plan that was lost, and gives away what somebody recorded."""
    listed = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    kept = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert not kept, kept


def test_every_dependency_is_pinned_and_has_its_reason_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                package, _, version = line.partition("==")
                assert version, line
                assert package.split("[")[0] in readme, f"{package} has no reason in the README"


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((ROOT / "lib").rglob("*")) if p.suffix in (".py", ".css", ".typ", ".js")],
    ids=str,
)
def test_a_colour_stands_in_the_palette_alone(path):
    if path.name != "palette.py":
        assert not re.findall(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", path.read_text(encoding="utf-8"))


def test_the_theme_of_the_framework_has_the_colours_of_the_palette():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        assert theme[name] == {
            "primaryColor": colours.control,
            "backgroundColor": colours.background,
            "secondaryBackgroundColor": colours.surface,
            "textColor": colours.ink,
            "linkColor": colours.link,
            "borderColor": colours.line,
            "dataframeBorderColor": colours.line,
            "dataframeHeaderBackgroundColor": colours.surface,
        }


@pytest.mark.parametrize("path", [p for p in CODE if "ui" in p.parts or p in PAGES], ids=str)
def test_what_a_choice_is_called_is_known_when_it_is_drawn(path):
    """A `format_func` is called between two runs too, where no session answers: it asks none for its words."""
    asked = {"t", "tn", "session", "data"}
    tree = ast.parse(path.read_text())
    for given in (n for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg == "format_func"):
        value = given.value
        names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
        if isinstance(value, ast.Name):  # a function of the same file
            own = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == value.id]
            names = {node.id for function in own for node in ast.walk(function) if isinstance(node, ast.Name)}
        assert not names & asked, f"{path.name}:{value.lineno}"


def test_a_test_of_one_rule_waits_for_no_library_that_it_does_not_use():
    """What every test shares brings in nothing heavy: a single test starts at once."""
    heavy = {"streamlit", "pandas", "plotly", "duckdb", "typst", "docx"}
    code = "import sys, tests.conftest; print(*sys.modules)"
    found = subprocess.run(  # an interpreter of its own: this one has imported everything
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert heavy.isdisjoint(found.stdout.split())


def test_what_people_write_says_who_they_are():
    for path in [*(ROOT / "lib" / "ui").rglob("*.py"), *(ROOT / "lib" / "web").rglob("*.py")]:
        for node, name in calls(path):
            if name.split(".")[-1] == "Writing":
                assert "by" in {word.arg for word in node.keywords}, (
                    f"{path.name} writes as the machine itself"
                )


def test_what_leaves_is_noted():
    for path in [*(ROOT / "lib" / "ui").rglob("*.py"), *PAGES]:
        named = {name for _, name in calls(path)}
        assert path.name == "downloads.py" or "st.download_button" not in named, path


def test_there_is_one_way_to_the_ledger():
    for path in CODE:
        if path.name in ("record.py", "ledger.py"):
            continue
        assert "commit" not in {
            name.split(".")[-1] for node, name in calls(path) if name in ("commit", "ledger.commit")
        }, path


def test_a_run_of_a_session_ends_before_the_next_begins():
    """Two at once wrote over each other's state: a form was set back to what stood before its own recording."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["fastReruns"] is False

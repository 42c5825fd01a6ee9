"""`python app.py`: what it decides at each step, and what it says when one of them fails."""

import ast
import os
import socket
import subprocess
import sys
import threading
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from lib.launch import begin, install, serve
from lib.launch.words import Stopped

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / install.LOCK).write_text("streamlit==1\n")
    (tmp_path / ".venv").mkdir()
    return tmp_path


@pytest.fixture
def listening():
    """A port on which somebody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def answering(name, status=200):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header(serve.FOLDER, name)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def test_it_needs_nothing_that_is_not_in_python_itself():
    for path in [*sorted((ROOT / "lib" / "launch").glob("*.py")), ROOT / "lib" / "__init__.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                top = name.partition(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("lib.launch"), (path.name, name)
    ast.parse((ROOT / "app.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_start_comes_before_anything_that_has_to_be_installed():
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import app"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "No module named 'streamlit'" in done.stderr
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            "import lib.launch.begin as b; print(b.choose_port.__name__)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "choose_port", done.stderr


def test_what_was_installed_is_installed_anew_once_the_list_changed(folder):
    assert not install.is_installed(folder)
    (folder / ".venv" / install.STAMP).write_text(install.wanted(folder))
    assert install.is_installed(folder)
    (folder / install.LOCK).write_text("streamlit==2\n")
    assert not install.is_installed(folder)


def test_the_environment_is_where_each_system_puts_it(tmp_path):
    assert install.environment_python(tmp_path, "nt") == tmp_path / ".venv/Scripts/python.exe"
    assert install.environment_python(tmp_path, "posix") == tmp_path / ".venv/bin/python"


@pytest.mark.parametrize(
    ("version", "enough"), [((3, 8), False), ((3, 10), False), ((3, 11), True), ((3, 14), True)]
)
def test_an_old_python_is_told_apart(version, enough):
    assert install.is_recent(version) is enough


def test_another_python_of_the_machine_is_found_the_newest_first():
    have = {"python3.11": "/a", "python3.13": "/b"}
    assert begin.another_python(lambda name: have.get(name)) == "/b"
    assert begin.another_python(lambda name: None) is None


def test_an_old_python_without_another_one_says_which_is_needed(folder, monkeypatch, capsys):
    monkeypatch.setattr(begin, "is_recent", lambda version: False)
    monkeypatch.setattr(begin, "another_python", lambda: None)
    assert begin.main(folder, []) == 1
    said = capsys.readouterr().out
    assert "3.11" in said
    assert "python.org" in said
    assert "too old" in said


def test_the_first_free_port_is_taken(listening):
    assert not serve.is_free(listening)
    assert serve.choose_port(lambda port: port == 8503) == 8503
    with pytest.raises(Stopped):
        serve.choose_port(lambda port: False)


def test_a_port_that_another_program_has_under_either_address_of_localhost_is_taken():
    with socket.socket(socket.AF_INET6) as other:
        try:
            other.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        other.listen()
        assert not serve.is_free(other.getsockname()[1])


@pytest.mark.parametrize("status", [200, 503], ids=["well", "unwell"])
def test_an_app_that_runs_already_is_that_of_this_very_folder(tmp_path, status):
    ours, theirs = serve.mark(tmp_path, {}), serve.mark(tmp_path, {"PLAN_DATABASE": "other.duckdb"})
    assert ours != theirs
    server = answering(ours, status)
    port = server.server_address[1]
    try:
        assert serve.answers(port, ours)
        assert not serve.answers(port, theirs)
    finally:
        server.shutdown()
    assert serve.running(ours, lambda port, expected: False) == 0


def test_somebody_else_on_the_port_is_not_the_app(listening):
    assert not serve.answers(listening, "x")


@pytest.mark.parametrize("told", [*install.OFFLINE])
def test_no_network_is_told_apart_from_other_failures(told):
    assert install.is_offline(f"WARNING: Retrying … {told} …")
    assert not install.is_offline("ERROR: No matching distribution found for streamlit==1")


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("Temporary failure in name resolution", "Pas de connexion"),
        ("No space left on device", "L'installation a échoué"),
    ],
)
def test_an_installation_that_fails_says_why_and_is_not_noted(folder, monkeypatch, capsys, out, said):
    monkeypatch.setattr(install, "_works", lambda python: True)
    monkeypatch.setattr(serve, "is_free", lambda port: True)
    fake = folder / "pip.py"
    fake.write_text(f"print('Collecting streamlit'); print({out!r}); raise SystemExit(1)")
    real = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **options: real([sys.executable, str(fake)], **options)
    )
    assert begin.main(folder, ["--no-browser"]) == 1
    told = capsys.readouterr().out
    assert said in told
    assert "streamlit" in told
    assert not (folder / ".venv" / install.STAMP).exists()


def test_an_environment_that_is_whole_is_left_as_it_is(folder, monkeypatch, capsys):
    monkeypatch.setattr(install, "_works", lambda python: True)
    (folder / ".venv" / install.STAMP).write_text(install.wanted(folder))
    install.prepare(folder)
    assert capsys.readouterr().out == ""


def test_an_environment_whose_python_is_gone_is_made_anew(folder):
    python = install.environment_python(folder)
    assert not install._works(python)
    python.parent.mkdir(parents=True)
    os.symlink("/nowhere/python", python)
    assert not install._works(python)


def test_a_second_start_opens_the_first_one(folder, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(begin, "running", lambda expected: 8504)
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert begin.main(folder, []) == 0
    assert opened == ["http://localhost:8504"]
    assert "déjà" in capsys.readouterr().out
    assert begin.main(folder, ["--no-browser"]) == 0
    assert len(opened) == 1


def test_a_start_that_fails_says_so(folder, monkeypatch, capsys):
    script = folder / "fails.py"
    script.write_text("raise SystemExit(3)")
    monkeypatch.setattr(begin, "running", lambda expected: 0)
    monkeypatch.setattr(begin, "prepare", lambda root: None)
    real = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **options: real([sys.executable, str(script)], **options)
    )
    assert begin.main(folder, ["--no-browser"]) == 1
    assert "arrêtée au démarrage" in capsys.readouterr().out

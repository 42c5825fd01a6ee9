"""The containers: two servers, one ledger, one door. Read as their programs read them, as far as a machine without them can."""

import ast
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".deploy"
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
ASKED = re.compile(r"\$\{(\w+)(?::[?-][^}]*)?\}")
SECRET = re.compile(r"PASSWORD|SECRET")
#: Of the door, for tests that may not take the ports of the machine.
PORTS = {"PLAN_HTTP_PORT", "PLAN_HTTPS_PORT"}


def example():
    """What the file of settings names, with the value that stands there."""
    lines = (FOLDER / "plan.env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def instructions(name):
    """The instructions of the Dockerfile of one kind, without their continuation marks."""
    text = (FOLDER / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(rf"^{name} (.*)$", text, re.MULTILINE)


def test_two_servers_one_ledger_one_door():
    assert set(SERVICES) == {"database", "app1", "app2", "door"}
    first, second = SERVICES["app1"], SERVICES["app2"]
    assert {**first, "volumes": None} == {**second, "volumes": None}
    assert first["volumes"] != second["volumes"], "two servers never share a folder"
    assert SERVICES["door"]["environment"]["PLAN_SERVERS"] == "app1:8501 app2:8501"


def test_the_door_alone_is_reached_from_outside_and_the_others_call_nobody():
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert COMPOSE["networks"]["calls"]["internal"] == "${PLAN_CALLS_NOBODY:-true}"
    assert example()["PLAN_CALLS_NOBODY"] == "true"
    for name, service in SERVICES.items():
        if name == "door":
            assert service["ports"] == ["80:80", "443:443"]
            assert service["networks"] == ["inside", "outside"]
        else:
            assert "ports" not in service, name
            assert service["networks"] == ["inside", *(["calls"] if name.startswith("app") else [])], name


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_comes_back_gains_no_right_and_fills_no_disk(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["logging"]["options"]["max-size"]
    for volume in service["volumes"]:
        held = volume.split(":")[0]
        assert held in COMPOSE["volumes"] or (FOLDER / held).exists(), volume


@pytest.mark.parametrize("name", ["app1", "app2", "door"])
def test_what_we_start_writes_into_its_volume_alone(name):
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["mem_limit"]


def test_the_servers_wait_for_the_database():
    assert "pg_isready" in SERVICES["database"]["healthcheck"]["test"][1]
    assert SERVICES["app1"]["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_every_setting_is_asked_for_and_no_secret_is_written_down():
    asked = set(ASKED.findall((FOLDER / "compose.yaml").read_text(encoding="utf-8")))
    assert asked == set(example())
    for service in SERVICES.values():
        for variable, value in service["environment"].items():
            if SECRET.search(variable):
                assert re.fullmatch(r"\$\{\w+:(\?.+|-)\}", value), variable
    for variable, value in example().items():
        assert not (SECRET.search(variable) and value), variable
    assert ".deploy/plan.env" in (ROOT / ".gitignore").read_text().splitlines()


def test_every_setting_that_the_program_reads_is_in_the_readme_and_in_the_containers():
    read = {
        node.value
        for path in [ROOT / "app.py", *(ROOT / "lib").rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"PLAN_[A-Z_]+", node.value)
    }
    told = re.findall(
        r"^\| `(PLAN_[A-Z_]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(told) == read and len(told) == len(read)
    given = {name for name in SERVICES["app1"]["environment"] if name.startswith("PLAN_")}
    assert given == read - {"PLAN_DAY"}, "the clock stands still for demonstrations alone"


def test_a_setting_that_is_empty_is_one_that_is_not_set():
    from lib.domain.access import access
    from lib.domain.provider import provider
    from lib.mail.server import server_of
    from lib.web.hosts import hosts

    optional = {name for name, value in SERVICES["app1"]["environment"].items() if str(value).endswith(":-}")}
    assert optional == {
        "PLAN_OIDC",
        "PLAN_OIDC_CLIENT",
        "PLAN_OIDC_SECRET",
        "PLAN_SMTP",
        "PLAN_HOSTS",
        "PLAN_BACKUPS",
    }
    bare = {"PLAN_ACCESS": "accounts", "PLAN_URL": "https://plan.example.org", "PLAN_PROXY": "172.16.0.0/12"}
    empty = {**bare, **dict.fromkeys(optional, "")}
    assert provider(empty, access(empty)) is None and server_of(empty) is None
    assert hosts(empty) == hosts(bare)


def test_the_door_is_given_all_that_its_file_asks_for():
    asked = set(re.findall(r"\{\$(\w+)", (FOLDER / "Caddyfile").read_text(encoding="utf-8")))
    assert asked - PORTS == set(SERVICES["door"]["environment"])


def test_the_image_is_built_of_files_that_are_there_and_runs_as_nobody_in_particular():
    for copied in instructions("COPY"):
        words = [word for word in copied.split() if not word.startswith("--")]
        if "--from=packages" not in copied:
            for source in words[:-1]:
                assert (ROOT / source).exists(), source
    assert "--require-hashes" in " ".join(instructions("RUN"))
    text = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    assert text.index("\nUSER plan") < text.index("\nCMD")


def test_the_container_starts_the_app_as_the_service_does():
    command = json.loads(instructions("CMD")[-1])
    (line,) = re.findall(r"^ExecStart=(.*)$", (FOLDER / "plan.service").read_text(), re.MULTILINE)
    service = shlex.split(line.replace("/opt/plan/", "").replace("=127.0.0.1", "=0.0.0.0"))
    assert command == service


def test_no_data_and_no_secret_enters_the_image():
    kept = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert kept[1] == "**", "all is left out first"
    assert "!data" not in kept
    assert ".streamlit/secrets.toml" in kept


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="no docker-compose on this machine")
def test_the_program_reads_the_file_and_refuses_it_without_secrets(tmp_path):
    filled = tmp_path / "plan.env"
    filled.write_text("".join(f"{name}={value or 'filled'}\n" for name, value in example().items()))

    def read(settings):
        command = [
            "docker-compose",
            "-f",
            str(FOLDER / "compose.yaml"),
            "--env-file",
            str(settings),
            "config",
        ]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert read(filled).returncode == 0, read(filled).stderr
    refused = read(FOLDER / "plan.env.example")
    assert refused.returncode
    assert "missing from plan.env" in refused.stderr

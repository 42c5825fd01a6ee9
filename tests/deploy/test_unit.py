"""The service of systemd: what systemd says of its file, and that it fits the app."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNIT = ROOT / ".deploy" / "plan.service"
#: Where the unit expects the app.
HOME = "/opt/plan"
needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None,
    reason="no systemd-analyze on this machine: the unit is not verified",
)


def settings(name):
    """The values of a setting, in order."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)


def seconds(text):
    return int(text.removesuffix("s"))


@pytest.fixture
def installed(tmp_path):
    """The unit as it stands once its folder and its Python are there."""
    text = UNIT.read_text(encoding="utf-8")
    text = text.replace(f"{HOME}/.venv/bin/python", sys.executable).replace(HOME, str(ROOT))
    path = tmp_path / UNIT.name
    path.write_text(text, encoding="utf-8")
    return path


@needs_systemd
def test_systemd_has_no_remark(installed):
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(installed)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@needs_systemd
def test_a_setting_that_systemd_does_not_know_is_remarked(installed):
    installed.write_text(installed.read_text().replace("ProtectHome=", "ProtectHouse="))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(installed)], capture_output=True, text=True, check=False
    )
    assert "ProtectHouse" in done.stderr


@needs_systemd
def test_the_service_is_hardly_exposed(installed):
    done = subprocess.run(
        [
            "systemd-analyze",
            "security",
            "--offline=true",
            "--threshold=15",
            str(installed),
        ],  # tenths of a point
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-300:] + done.stderr


def test_the_data_is_in_the_folder_that_the_service_may_write():
    (folder,) = settings("StateDirectory")
    environment = dict(value.split("=", 1) for value in settings("Environment"))
    assert Path(environment["PLAN_DATABASE"]).parent == Path("/var/lib") / folder
    assert settings("ProtectSystem") == ["strict"]
    assert settings("UMask") == ["0077"]


def test_it_is_started_as_the_readme_starts_it_on_this_machine_alone():
    (command,) = settings("ExecStart")
    assert command.startswith(f"{HOME}/.venv/bin/python -m streamlit run app.py ")
    assert "--server.address=127.0.0.1" in command
    assert settings("WorkingDirectory") == [HOME]
    assert (ROOT / "app.py").exists()


def test_a_stop_is_asked_for_politely_and_given_time():
    assert settings("KillSignal") == ["SIGTERM"]
    assert seconds(settings("TimeoutStopSec")[0]) >= 30
    assert settings("Restart") == ["on-failure"]

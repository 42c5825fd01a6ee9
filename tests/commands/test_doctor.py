"""The doctor: what is so, what is wrong in words; on a broken installation too, and while the app runs."""

import shutil
import subprocess
import sys
from collections import namedtuple
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lib import clock
from lib.commands import doctor
from lib.commands.doctor import access, keeping, papers, plan, processes, program
from lib.commands.doctor.findings import size
from lib.domain.changes import Change
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES
from lib.store.connection import Store
from lib.store.copies import naming
from lib.store.ledger import commit
from lib.usecases import backups
from tests.accounts import SETTINGS, signed_in
from tests.conftest import DAY

ROOT = Path(__file__).parents[2]
Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def installed(sample_file, tmp_path, monkeypatch):
    """The settings of an installation in which nothing is wrong, on a clock that goes."""
    monkeypatch.delenv(clock.HELD)
    for name in ("PLAN_HOSTS", "PLAN_ACCESS", "PLAN_URL", "STREAMLIT_SERVER_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = Path(shutil.copy(sample_file, folder / "plan.duckdb"))
    path.chmod(0o600)
    moment = datetime.fromtimestamp(path.stat().st_mtime)
    backups.back_up(path, naming.folder_of(path), moment)
    return {"PLAN_DATABASE": str(path)}


def faults(environment, looks=doctor.LOOKS):
    return [finding for finding in doctor.findings(environment, looks) if finding.is_wrong]


def only_fault(environment, *looks):
    found, *others = faults(environment, looks)
    assert not others, others
    return found.message.format(**found.values)


def data_of(environment):
    return Path(environment["PLAN_DATABASE"])


def test_an_installation_in_which_nothing_is_wrong_is_well(installed, monkeypatch, capsys):
    monkeypatch.setenv("PLAN_DATABASE", installed["PLAN_DATABASE"])
    assert doctor.main(["--lang", "ar"]) == 0
    said = capsys.readouterr().out
    assert str(data_of(installed)) in said
    assert "!" not in said
    assert "كل شيء على ما يرام" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_language_that_is_asked_for(installed, language, monkeypatch, capsys):
    monkeypatch.setenv("PLAN_DATABASE", installed["PLAN_DATABASE"])
    monkeypatch.setattr(doctor, "LOOKS", ("machine",))
    doctor.main(["--lang", language])
    assert {"fr": "Tout va bien", "en": "All is well", "ar": "كل شيء"}[language] in capsys.readouterr().out


def test_it_says_all_that_was_asked_for(installed):
    subjects = {finding.subject for finding in doctor.findings(installed)}
    assert subjects >= {
        "Version", "Python version", "Packages", "Data", "Access", "Backups", "Lock", "Rights", "Clock",
        "Time zone", "Disk", "Fonts", "Papers", "Plan", "Machine", "Faults", "Application",
    }  # fmt: skip


def test_nothing_is_written(installed):
    def seen():
        return {
            path: path.stat().st_mtime_ns for path in data_of(installed).parent.rglob("*") if path.is_file()
        }

    before = seen()
    list(doctor.findings(installed))
    assert seen() == before


def test_where_nothing_is_installed_it_still_says_so():
    done = subprocess.run(
        [sys.executable, "-S", "-m", "lib", "doctor", "--lang", "fr"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "streamlit" in done.stdout
    assert "A package is missing" in done.stdout, "in English: what translates is missing too"


def test_a_look_that_fails_is_a_line_and_the_others_are_made(installed, monkeypatch):
    def failing(environment):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(program, "look", failing)
    assert "ZeroDivisionError: by zero" in only_fault(installed, "program")


def test_a_package_of_another_version_or_none_is_named(installed):
    found = program._packages("streamlit[auth]==0.1\nnowhere-to-be-found==2\nduckdb==1.5.5\n")
    assert found.is_wrong
    assert found.values["missing"] == "nowhere-to-be-found"
    assert str(found.values["others"]).startswith("streamlit ")


def test_the_version_is_the_first_that_the_changelog_dates():
    assert program._version("# C\n\n## Unreleased\n\n## 0.2.0 – 2027\n\n## 0.1.0 – 2026\n").values == {
        "version": "0.2.0 – 2027"
    }


def test_a_file_that_others_may_read_is_wrong(installed):
    data_of(installed).chmod(0o644)
    assert str(data_of(installed)) in only_fault(installed, "keeping")
    assert "chmod 600" in only_fault(installed, "keeping")


def test_a_folder_in_which_others_may_write_is_wrong(installed):
    data_of(installed).parent.chmod(0o777)
    assert "chmod 700" in only_fault(installed, "keeping")


def test_without_a_backup_one_is_asked_for(installed):
    shutil.rmtree(naming.folder_of(data_of(installed)))
    assert "python -m lib backup" in only_fault(installed, "keeping")


def test_a_backup_that_does_not_open_is_wrong(installed):
    (copy,) = naming.folder_of(data_of(installed)).glob("*.duckdb")
    copy.write_bytes(b"\0" * 4096)
    assert "does not open" in only_fault(installed, "keeping")


def test_a_backup_older_than_what_changed_since_is_wrong(installed):
    (copy,) = naming.folder_of(data_of(installed)).glob("*.duckdb")
    copy.rename(copy.with_name("plan-2020-01-01T10-00-00.duckdb"))
    assert "2020-01-01" in only_fault(installed, "keeping")


def test_a_file_that_is_gone_while_its_backups_are_there_is_wrong(installed):
    data_of(installed).unlink()
    assert "restore" in only_fault(installed, "keeping")


def test_before_the_first_start_nothing_is_wrong(installed, tmp_path):
    assert faults({"PLAN_DATABASE": str(tmp_path / "new" / "plan.duckdb")}, ["keeping", "plan"]) == []


def test_a_file_that_is_no_plan_is_told_in_the_words_of_the_store(installed):
    data_of(installed).write_bytes(b"no store" * 1000)
    data_of(installed).chmod(0o600)
    assert "does not open" in only_fault(installed, "plan")


def test_a_disk_that_is_nearly_full_is_wrong(installed, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(10, 9, 1_000_000))
    assert only_fault(installed, "keeping").startswith("1 MB free")


def test_a_clock_that_went_back_is_wrong(installed, monkeypatch):
    store = Store.open(data_of(installed))
    row = dict.fromkeys(TABLES["setting"].names) | {"value": '"Africa/Lome"'}
    commit(
        store,
        [Change("setting", "time_zone", None, row)],
        plan="sample",
        author="test",
        kind=RevisionKind.SETTING,
        reason="",
        recorded_at=clock.now() + timedelta(days=2),
        as_of=DAY,
    )
    store.close()
    found = only_fault(installed, "plan")
    assert "its clock went back" in found
    assert "Africa/Lome" in {f.values.get("name") for f in plan.look(installed)}


def test_a_clock_that_is_held_is_wrong_beyond_a_demonstration(installed, monkeypatch):
    monkeypatch.setenv(clock.HELD, "2026-11-24")
    assert any("PLAN_DAY" in f.message.format(**f.values) for f in faults(installed, ["machine"]))


def test_a_zone_that_the_machine_does_not_know_is_wrong():
    assert plan.time_zone("Nowhere/Land").is_wrong
    assert not plan.time_zone("Africa/Casablanca").is_wrong


def test_an_address_for_others_without_a_name_for_them_is_wrong(installed):
    open_to_all = {**installed, "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}
    assert "PLAN_URL" in only_fault(open_to_all, "access")
    assert "nobody administers" in only_fault({**open_to_all, **SETTINGS}, "access")
    signed_in(installed["PLAN_DATABASE"])
    assert faults({**open_to_all, **SETTINGS}, ["access"]) == []


def test_settings_that_cannot_be_read_are_told(installed):
    assert "PLAN_HOSTS" in only_fault({**installed, **SETTINGS, "PLAN_HOSTS": "a b"}, "access")
    assert "PLAN_ACCESS" in only_fault({**installed, "PLAN_HOSTS": "plan.test"}, "access")


def test_a_font_that_is_missing_is_named(installed, monkeypatch, tmp_path):
    for file in papers.FONTS.glob("*Sans*"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(papers, "FONTS", tmp_path)
    assert "NotoNaskhArabic" in only_fault(installed, "papers")


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system does not tell who holds a file")
def test_while_a_program_holds_the_file_it_is_named_and_the_plan_still_read(installed):
    code = (
        "import sys; from pathlib import Path; from lib.store.connection import Store\n"
        "store = Store.open(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(data_of(installed))]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holding:
        assert holding.stdout.readline() == "held\n"
        found = {finding.subject: finding for finding in doctor.findings(installed, ["keeping", "plan"])}
        holding.stdin.close()
    assert found["Lock"].values["number"] == holding.pid
    assert "python" in str(found["Lock"].values["program"])
    assert "it opens and is read" in found["Plan"].message
    assert keeping._held(data_of(installed)).message == "nobody holds the file"


def test_an_address_of_the_kernel_is_read():
    assert processes._address("0100007F") == "127.0.0.1"
    assert processes._address("00000000000000000000000001000000") == "::1"


def test_an_app_that_does_not_run_is_told(installed):
    assert access.running(installed) == (0, "", "")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 B"), (999, "999 B"), (12_288, "12 kB"), (5_400_000, "5 MB"), (2.5e9, "2.5 GB")]
)
def test_a_size_is_short(count, said):
    assert size(count) == said


def test_a_backup_of_another_plan_is_none_of_this_one(installed):
    path = data_of(installed)
    (kept,) = naming.folder_of(path).iterdir()
    kept.rename(kept.with_name(kept.name.replace("plan-", "other-")))
    assert "There is none" in only_fault(installed, "keeping")

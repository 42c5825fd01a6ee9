"""The page for who installs it: what it names is there."""

import re
from pathlib import Path

import pytest

from lib.__main__ import _parser

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / ".docs" / "install.md").read_text(encoding="utf-8")
#: Where a setting is read.
READ = [*(ROOT / "lib").rglob("*.py"), ROOT / "app.py", *(ROOT / ".deploy").iterdir()]


def test_every_file_of_the_folder_is_told():
    for path in (ROOT / ".deploy").iterdir():
        if path.name not in ("Dockerfile.dockerignore", "plan.env"):
            assert path.name in PAGE, path.name


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"\bPLAN_[A-Z_]+\b", PAGE))))
def test_every_setting_that_is_told_is_read(setting):
    assert any(setting in path.read_text(encoding="utf-8") for path in READ)


def test_every_setting_of_the_program_stands_in_the_table_of_the_readme():
    told = re.findall(
        r"^\| `(PLAN_[A-Z_]+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    code = "".join(path.read_text(encoding="utf-8") for path in READ if path.suffix == ".py")
    assert sorted(told) == sorted(set(re.findall(r"\"(PLAN_[A-Z_]+)\"", code)))


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m lib ([a-z]+)", PAGE))))
def test_every_command_that_is_told_is_known(command, capsys):
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args([command, "--help"])
    assert ended.value.code == 0


def test_every_file_that_is_linked_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / ".docs" / target).exists(), target

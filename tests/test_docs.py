"""The documentation is true: links lead somewhere, commands run and print what is shown, nothing is left out."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.errors import ReportedlyError

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "demo" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_FENCE = re.compile(r"^```.*?^```", re.M | re.S)
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.M)


class Example(NamedTuple):
    """One ``$ reportedly …`` line of a page with the lines shown under it."""

    command: str
    shown: tuple[str, ...]


def examples_of(page: Path) -> list[Example]:
    """Read a page's console blocks; a line that opens with ``$`` is a command, what follows it is its output."""
    found: list[Example] = []
    for block in _CONSOLE.findall(page.read_text()):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, *shown = part.splitlines()
            found.append(Example(command, tuple(line for line in shown if line.strip())))
    return found


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text()))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def unshown(shown: tuple[str, ...], output: str) -> str | None:
    """Return the first piece of the lines shown that is not in the output, in order; ``…`` stands for anything."""
    real, at = " ".join(output.split()), 0
    for piece in re.split(r"…", "\n".join(shown)):
        for line in filter(None, (" ".join(line.split()) for line in piece.splitlines())):
            found = real.find(line, at)
            if found < 0:
                return line
            at = found + len(line)
    return None


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's dispatches and a ledger that holds them."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "demo" / "dispatches", folder / "demo" / "dispatches")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(app, ["read", "demo/dispatches"])
    assert done.exit_code == 0, done.output
    # Where `make demo` puts it.
    (folder / "out" / "demo").mkdir(parents=True)
    shutil.copy(folder / "reportedly.db", folder / "out" / "demo" / "reportedly.db")
    return folder


@pytest.fixture
def checkout(read_once: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same folder, its ledger as it was read, as the working directory."""
    (read_once / "reportedly.db").replace(read_once / "as-read.db")
    shutil.copy(read_once / "as-read.db", read_once / "reportedly.db")
    monkeypatch.chdir(read_once)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    yield read_once
    shutil.rmtree(read_once / "export", ignore_errors=True)
    for changed in read_once.glob("reportedly.db*"):
        changed.unlink()
    (read_once / "as-read.db").replace(read_once / "reportedly.db")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", _FENCE.sub("", page.read_text()))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)}: {link} leads nowhere"
        assert target.is_relative_to(ROOT), f"{name_of(page)}: {link} leads out of the repository"
        if anchor:
            assert anchor in anchors_of(target), f"{name_of(page)}: {link}: no such heading"


@pytest.mark.parametrize("page", [page for page in PAGES if examples_of(page)], ids=name_of)
def test_commands_run_and_print_what_is_shown(page: Path, checkout: Path) -> None:
    for example in examples_of(page):
        program, *arguments = shlex.split(example.command)
        assert program.rpartition("/")[2] == "reportedly", f"{name_of(page)}: {example.command}: not our command"
        try:
            done = CliRunner().invoke(app, arguments)
        except ReportedlyError as error:
            pytest.fail(f"{name_of(page)}: {example.command}: {error}")
        assert done.exit_code == 0, f"{name_of(page)}: {example.command}: {done.output}{done.exception}"
        missing = unshown(example.shown, done.output)
        assert missing is None, f"{name_of(page)}: {example.command}\nnot printed: {missing}\nprinted:\n{done.output}"


def test_what_is_shown_is_looked_for_in_order() -> None:
    assert unshown(("a  b … d",), "x a b\nc d") is None
    assert unshown(("d", "a"), "x a b\nc d") == "a"


def test_every_command_and_option_is_described() -> None:
    text = (ROOT / "docs" / "commands.md").read_text()
    sections = {part.partition("\n")[0]: part for part in re.split(r"^### ", text, flags=re.M)[1:]}
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert set(sections) == set(commands)
    everywhere = text.partition("\n## ")[0] + text[text.index("## Deciding") :].partition("###")[0]
    for name, command in commands.items():
        below = getattr(command, "commands", {}).values()
        for parameter in [parameter for each in (command, *below) for parameter in each.params]:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--") and option != "--help":
                    described = re.search(rf"`{option}\b", sections[name] + everywhere)
                    assert described, f"docs/commands.md: {name} says nothing of {option}"


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for page in PAGES:
        named = set(re.findall(r"`make ([a-z]+)", page.read_text())) | set(
            re.findall(r"^make ([a-z]+)", page.read_text(), re.M)
        )
        assert named <= targets, f"{name_of(page)}: no target {named - targets}"


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 150_000, f"{picture.name} is {picture.stat().st_size:,} bytes"

"""Who may know whom, read from the imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.content import ROOT, facts

HEAVY = {"torch", "diffusers", "transformers", "accelerate"}
ROOMS = ("diffusion", "classroom", "insight")
MODULES = sorted(path for folder in ("workshop", "pages") for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a file's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    """Return every dotted name that a file imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


IMPORTS = {name_of(path): imports_of(path) for path in MODULES}


def users_of(packages: set[str], start: str) -> list[str]:
    """Return the modules below `start` that import one of these packages."""
    return [
        name
        for name, imports in IMPORTS.items()
        if f"{name}.".startswith(start)
        and any(imported.partition(".")[0] in packages for imported in imports)
    ]


def reachable(starts: list[str]) -> set[str]:
    """Return the modules of ours that are imported when these are."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in IMPORTS and name not in found:
            found.add(name)
            waiting += IMPORTS[name]
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_do_not_know_streamlit(room: str) -> None:
    """Only `ui` and `server` draw."""
    assert users_of({"streamlit"}, f"workshop.{room}.") == []


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_do_not_know_each_other(room: str) -> None:
    """They meet in `ui` and `server` through small dataclasses and ids."""
    others = tuple(f"workshop.{other}" for other in (*ROOMS, "ui", "server", "handout") if other != room)
    known = [
        f"{name} imports {imported}"
        for name, imports in IMPORTS.items()
        for imported in imports
        if f"{name}.".startswith(f"workshop.{room}.")
        and f"{imported}.".startswith(tuple(f"{o}." for o in others))
    ]
    assert known == []


def test_pages_do_not_know_each_other() -> None:
    """What two pages need lives in `ui`."""
    assert [name for name, imports in IMPORTS.items() if any(i.startswith("pages") for i in imports)] == []


def test_the_world_needs_no_torch() -> None:
    """Scenes are drawn without the libraries that learn from them."""
    assert users_of(HEAVY, "workshop.paperworld.world.") == []


def test_the_web_process_reaches_no_torch() -> None:
    """Nothing that a page or a route imports, however far away, imports torch."""
    pages = [name for name in IMPORTS if name.startswith("pages.")]
    web = reachable(["workshop.server", "workshop.ui.app", *pages])
    assert {"workshop.server", "workshop.ui.app"} <= web
    assert sorted(web & set(users_of(HEAVY, "workshop."))) == []


def test_the_web_process_loads_no_torch() -> None:
    """The same, tried: with every module of `ui` imported, torch is not there, also not by a library."""
    modules = [name for name in IMPORTS if name.startswith("workshop.ui.") and name != "workshop.ui.app"]
    modules.append("workshop.server")
    code = f"import sys, importlib\nfor name in {modules!r}: importlib.import_module(name)\n"
    code += f"print(sorted(set({sorted(HEAVY)!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr


def test_the_door_holds_the_app_and_nothing_else() -> None:
    """Home.py imports and assigns one name."""
    body = ast.parse((ROOT / "Home.py").read_text(encoding="utf-8")).body
    rest = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr)]
    assert [ast.unparse(node).partition(" =")[0] for node in rest] == ["app"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    """A page has at most 80 lines, a module less than 300, and each begins with what it is."""
    text = path.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    assert lines <= 80 if path.parent.name == "pages" else lines < 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("name", facts("pages"))
def test_a_page_begins_with_its_guard(name: str) -> None:
    """The first thing a page does is to ask whether this person may open it."""
    body = ast.parse((ROOT / "pages" / f"{name}.py").read_text(encoding="utf-8")).body
    work = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)]
    first = work[1]  # after the docstring
    assert ast.unparse(first) == f"page = open_page('{name}')"

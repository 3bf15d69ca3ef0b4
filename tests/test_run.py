"""run.py: what it refuses, what it installs, and what it hands to whom."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import run

SOURCE = Path(run.__file__).read_text(encoding="utf-8")


def start(*options: str) -> subprocess.CompletedProcess[str]:
    """Call run.py as a person does."""
    return subprocess.run(
        [sys.executable, run.__file__, *options], capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("0.0.0.0", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in a temporary folder; the list fills with the commands that would have run."""
    commands: list[str] = []
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "wants_cpu_torch", lambda: False)

    def call(command: list[object], **options: object) -> int:
        commands.append(" ".join(map(str, command)))
        run.python().parent.mkdir(parents=True, exist_ok=True)
        run.python().touch()
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return commands


def test_it_needs_the_standard_library_only() -> None:
    """Everything it imports by itself comes with Python; the rest is imported inside functions."""
    imports = [node for node in ast.parse(SOURCE).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in imports
        for alias in node.names
    }
    assert {str(name).partition(".")[0] for name in names} <= {*sys.stdlib_module_names, "__future__"}


def test_an_older_python_can_read_it() -> None:
    """Its syntax is that of Python 3.8, so an older Python reaches the sentence about its age."""
    assert ast.parse(SOURCE, feature_version=(3, 8))


def test_an_older_python_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older Python gets the sentence and nothing else."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert run.main([]) == run.REFUSED
    assert capsys.readouterr().err.strip() == run.PYTHON_TOO_OLD


def test_a_port_in_use_is_refused_in_one_sentence(taken_port: int, tmp_path: Path) -> None:
    """A taken port is named, with another one to try."""
    done = start("--port", str(taken_port), "--data", str(tmp_path))
    assert done.returncode == run.REFUSED
    assert str(taken_port) in done.stderr
    assert f"--port {taken_port + 1}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_model_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """An unknown model is named, with those that there are."""
    done = start("--port", "0", "--data", str(tmp_path), "--model", "nowhere")
    assert done.returncode == run.REFUSED
    assert "nowhere" in done.stderr
    assert "paperworld" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_data_folder_that_cannot_be_written_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """A data folder that cannot be made is named, with the option that chooses another."""
    (tmp_path / "file").touch()
    done = start("--port", "0", "--data", str(tmp_path / "file" / "data"))
    assert done.returncode == run.REFUSED
    assert str(tmp_path / "file" / "data") in done.stderr
    assert "--data" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_command_is_refused() -> None:
    """A misspelt command does not start a server."""
    done = start("tset")
    assert done.returncode == run.REFUSED
    assert "tset" in done.stderr


def test_the_help_names_every_command_and_option() -> None:
    """What can be typed is in the help."""
    text = start("--help").stdout
    words = ["test", "bench", "evaluate", "doctor", "--port", "--host", "--public-url", "--model", "--data"]
    assert [word for word in [*words, "--no-browser", "--json"] if word not in text] == []


def test_nothing_is_installed_twice(venv: list[str]) -> None:
    """The environment is made and filled once; a second start runs nothing."""
    run.prepare(run.REQUIREMENTS)
    assert [command.split()[2] for command in venv] == ["venv", "pip"]
    run.prepare(run.REQUIREMENTS)
    assert len(venv) == 2


def test_changed_pins_are_installed(venv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in an included file counts as well."""
    (tmp_path / "requirements.txt").write_text("one==1\n")
    (tmp_path / "requirements-test.txt").write_text("-r requirements.txt\ntwo==2\n")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    run.prepare(run.REQUIREMENTS_TEST)
    (tmp_path / "requirements.txt").write_text("one==1.1\n")
    run.prepare(run.REQUIREMENTS_TEST)
    assert len([command for command in venv if "pip" in command]) == 2


def test_a_failed_installation_is_tried_again(venv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pins that could not be installed do not count as installed."""
    monkeypatch.setattr(run, "pip", lambda *arguments: 1)
    for _ in range(2):
        with pytest.raises(run.Refusal):
            run.prepare(run.REQUIREMENTS)


def test_torch_comes_without_cuda_where_there_is_no_gpu(
    venv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The smaller torch is asked for first, in the pinned version."""
    monkeypatch.setattr(run, "wants_cpu_torch", lambda: True)
    run.prepare(run.REQUIREMENTS)
    first, second = (command for command in venv if "pip" in command)
    assert run.CPU_TORCH in first and run.pin_of("torch") in first
    assert second.endswith(run.REQUIREMENTS)


def test_a_gpu_gets_the_plain_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nvidia-smi is, torch's own index is not even asked."""
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **options: pytest.fail("asked the network"))
    assert not run.wants_cpu_torch()


def test_options_become_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was given arrives as variables, and what was not given leaves them alone."""
    monkeypatch.chdir(tmp_path)
    options = run.read_options(["--data", "here", "--public-url", "https://steps.example"])
    assert run.environment(options) == {
        "TWENTY_STEPS_DATA": str(tmp_path / "here"),
        "TWENTY_STEPS_PUBLIC_URL": "https://steps.example",
    }


def test_the_server_is_the_one_of_streamlit_run() -> None:
    """run.py starts the same thing as `streamlit run Home.py`, on the port that was asked for."""
    options = run.read_options(["--port", "8777", "--host", "127.0.0.1", "--no-browser"])
    command = " ".join(run.server_command(options)[1:])
    assert command.startswith(f"-m streamlit run {run.ROOT / 'Home.py'}")
    assert "--server.port 8777 --server.address 127.0.0.1 --server.headless true" in command


def test_the_public_address_may_open_websockets() -> None:
    """Streamlit is told the public name, or it would turn that page's websocket away."""
    options = run.read_options(["--public-url", "https://steps.example/"])
    assert run.server_command(options)[-2:] == ["--browser.serverAddress", "steps.example"]


@pytest.mark.parametrize(
    ("typed", "module"),
    [
        (["test", "-k", "x"], "pytest"),
        (["bench", "solo", "--json"], "benchmarks"),
        (["evaluate", "--fresh"], "workshop.paperworld.training.evaluate"),
        (["doctor", "--json"], "workshop.doctor"),
    ],
)
def test_commands_pass_their_arguments_on(
    typed: list[str], module: str, venv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command is a module, with the arguments as typed and its exit code as ours."""
    monkeypatch.setattr(run, "provide_chromium", lambda: None)
    assert run.main(typed) == 0
    assert venv[-1].endswith(" ".join(["-m", module, *typed[1:]]))


def test_a_missing_chromium_is_installed_with_the_system(
    venv: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system's package manager is asked once; when that does not help, a sentence says so."""
    monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    run.provide_chromium()
    assert [command.split()[-4:] for command in venv] == [["dnf", "install", "-y", "chromium"]]
    assert run.say("progress.no_chromium") in capsys.readouterr().err


def test_a_chromium_that_is_there_is_left_alone(venv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed over a browser that is there."""
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    run.provide_chromium()
    assert venv == []

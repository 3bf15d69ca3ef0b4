#!/usr/bin/env python3
"""The one command: start Twenty Steps, test it, measure it, check this machine.

Knows the virtual environment, the pins and the commands; the standard library is enough for it.
Knows nothing about pages, pictures or sessions. What it decides travels to the server in
`TWENTY_STEPS_*` environment variables and Streamlit's own options.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS, REQUIREMENTS_TEST = "requirements.txt", "requirements-test.txt"
REFUSED = 2  # the exit code when the person has to change something first

# The only sentence outside content/: what reads content/ needs the newer Python.
PYTHON_TOO_OLD = (
    "Twenty Steps needs Python 3.11 or newer: install one from python.org and start run.py with it."
)

CPU_TORCH = "https://download.pytorch.org/whl/cpu"
CPU_TORCH_PROBE = f"import urllib.request; urllib.request.urlopen({CPU_TORCH + '/torch/'!r}, timeout=3)"

CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
CHROMIUM_INSTALLERS = {
    "apt-get": (("update",), ("install", "-y", "--no-install-recommends", "chromium")),
    "dnf": (("install", "-y", "chromium"),),
    "pacman": (("-S", "--noconfirm", "chromium"),),
    "zypper": (("--non-interactive", "install", "chromium"),),
    "apk": (("add", "chromium"),),
    "brew": (("install", "--cask", "google-chrome"),),
    "winget": (("install", "--exact", "--id", "Google.Chrome"),),
}


class Refusal(Exception):
    """Something that the person has to change first; its message says what."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 this line is for those who come with an older one
        print(PYTHON_TOO_OLD, file=sys.stderr)
        return REFUSED
    commands = {"test": test, "bench": bench, "evaluate": evaluate, "doctor": doctor}
    name = arguments[0] if arguments else ""
    try:
        return commands[name](arguments[1:]) if name in commands else start(arguments)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 130


# ------------------------------------------------------------------------------------------- start


def start(arguments: Sequence[str]) -> int:
    """Make everything ready and hand this process over to the server."""
    options = read_options(arguments)
    os.environ.update(environment(options))
    refuse_what_cannot_work(options)
    prepare(REQUIREMENTS)
    return become(server_command(options))


def read_options(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the options of a start."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description=say("description"),
        epilog=say("commands"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=8501, help=say("options.port"))
    parser.add_argument("--host", default="0.0.0.0", help=say("options.host"))
    parser.add_argument("--public-url", default="", help=say("options.public_url"))
    parser.add_argument("--model", default="", help=say("options.model"))
    parser.add_argument("--data", default="", help=say("options.data"))
    parser.add_argument("--no-browser", action="store_true", help=say("options.no_browser"))
    options, others = parser.parse_known_args(arguments)
    if others:
        raise Refusal(say("refusals.command_missing", command=others[0]))
    return options


def environment(options: argparse.Namespace) -> dict[str, str]:
    """Return the variables that workshop/settings.py reads; what was not given is left as it is."""
    model = Path(options.model)
    given = {
        "TWENTY_STEPS_DATA": str(Path(options.data).resolve()) if options.data else "",
        "TWENTY_STEPS_MODEL": str(model.resolve()) if options.model and model.is_dir() else options.model,
        "TWENTY_STEPS_PUBLIC_URL": options.public_url,
    }
    return {name: value for name, value in given.items() if value}


def refuse_what_cannot_work(options: argparse.Namespace) -> None:
    """Stop with one sentence when the port, the data folder or the model is not as it must be."""
    from workshop.doctor import checks_before_start
    from workshop.settings import Settings

    for check in checks_before_start(options.host, options.port, Settings.from_environment()):
        if not check.ok:
            raise Refusal(say("refusals.not_ready", detail=check.detail, remedy=check.remedy))


def server_command(options: argparse.Namespace) -> list[str]:
    """Return the command that `streamlit run Home.py` users would type, with our options."""
    command = [str(python()), "-m", "streamlit", "run", str(ROOT / "Home.py")]
    command += ["--server.port", str(options.port), "--server.address", options.host]
    if options.public_url:  # whose browsers may open a websocket
        command += ["--browser.serverAddress", urlsplit(options.public_url).hostname or ""]
    if options.no_browser:
        command += ["--server.headless", "true"]
    return command


def become(command: list[str]) -> int:
    """Replace this process by the command; where a system cannot, wait for it."""
    os.chdir(ROOT)
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


# ----------------------------------------------------------------------------------- other commands


def test(arguments: Sequence[str]) -> int:
    """Run pytest, with everything that the tests need."""
    prepare(REQUIREMENTS, REQUIREMENTS_TEST)
    provide_chromium()
    return call("pytest", *arguments)


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks."""
    prepare(REQUIREMENTS, REQUIREMENTS_TEST)
    provide_chromium()
    return call("benchmarks", *arguments)


def evaluate(arguments: Sequence[str]) -> int:
    """Say how well the shipped model does what it is asked."""
    prepare(REQUIREMENTS)
    return call("workshop.paperworld.training.evaluate", *arguments)


def doctor(arguments: Sequence[str]) -> int:
    """Check this machine, with the environment where there is one and without it where there is none."""
    return call("workshop.doctor", *arguments)


def call(module: str, *arguments: str) -> int:
    """Run a module in the environment and return its exit code."""
    interpreter = python() if python().exists() else sys.executable
    return subprocess.call([interpreter, "-m", module, *arguments], cwd=ROOT)


# ------------------------------------------------------------------------------------- environment


def python() -> Path:
    """Return the interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(*files: str) -> None:
    """Make the environment and install the files whose pins changed since they were last installed."""
    if not python().exists():
        report("progress.venv")
        if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV], stdout=sys.stderr) != 0:
            raise Refusal(say("refusals.no_venv"))
    for file in files:
        stamp = VENV / f"{file}.sha256"
        if not stamp.exists() or stamp.read_text() != fingerprint(file):
            install(file)
            stamp.write_text(fingerprint(file))


def fingerprint(file: str) -> str:
    """Return the hash of a requirements file and of those that it includes."""
    text = (ROOT / file).read_text(encoding="utf-8")
    included = [line[3:].strip() for line in text.splitlines() if line.startswith("-r ")]
    return hashlib.sha256("".join([text, *map(fingerprint, included)]).encode()).hexdigest()


def install(file: str) -> None:
    """Install one requirements file."""
    report("progress.installing", file=file)
    if file == REQUIREMENTS and wants_cpu_torch():
        report("progress.torch")
        pip(
            "--index-url", CPU_TORCH, "--timeout", "15", "--retries", "1", pin_of("torch")
        )  # or the plain one
    if pip("-r", str(ROOT / file)) != 0:  # takes the plain torch when the smaller one did not come
        raise Refusal(say("refusals.not_installed"))


def wants_cpu_torch() -> bool:
    """Tell whether torch's own index, with the build without CUDA, is worth asking and answers at once."""
    if not sys.platform.startswith("linux") or shutil.which("nvidia-smi"):
        return False  # elsewhere the plain build is without CUDA already
    try:
        probe = subprocess.run([python(), "-c", CPU_TORCH_PROBE], capture_output=True, timeout=5)
    except subprocess.TimeoutExpired:
        return False
    return probe.returncode == 0


def pin_of(package: str) -> str:
    """Return the line of requirements.txt that pins `package`."""
    lines = (ROOT / REQUIREMENTS).read_text(encoding="utf-8").splitlines()
    return next(line.strip() for line in lines if line.startswith(f"{package}=="))


def pip(*arguments: str) -> int:
    """Run pip in the environment; it talks on stderr, so that stdout stays ours."""
    command = [str(python()), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    return subprocess.call(command, stdout=sys.stderr)


# ---------------------------------------------------------------------------------------- Chromium


def find_chromium() -> str:
    """Return the path of a Chromium, "" when this machine has none."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), "")


def provide_chromium() -> None:
    """Install a Chromium with the system's own package manager where there is none."""
    tool = next(filter(shutil.which, CHROMIUM_INSTALLERS), "")
    if not find_chromium() and tool:
        report("progress.chromium", tool=tool)
        for arguments in CHROMIUM_INSTALLERS[tool]:
            subprocess.call([*as_administrator(tool), tool, *arguments], stdout=sys.stderr)
    if not find_chromium():
        report("progress.no_chromium")


def as_administrator(tool: str) -> list[str]:
    """Return what goes before a package manager that needs more rights than we have."""
    alone = tool in ("brew", "winget") or getattr(os, "geteuid", lambda: 0)() == 0
    return [] if alone or not shutil.which("sudo") else ["sudo"]


# ----------------------------------------------------------------------------------------- sentences


def say(key: str, **values: object) -> str:
    """Return a sentence of content/en/run.toml."""
    from workshop.content import sentence

    return sentence("run", key, **values)


def report(key: str, **values: object) -> None:
    """Tell the person at the terminal what is going on."""
    print(say(key, **values), file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

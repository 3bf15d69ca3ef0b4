"""Whether this machine can run a class, one check at a time, each OK or with what to do.

Knows the machine, the pins, the model's folder and the data folder. Knows nothing about Streamlit or
torch: it needs the standard library only, so it answers before anything is installed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from workshop.content import ROOT, facts, sentence, words
from workshop.network import lan_address, port_is_free, reaches_itself
from workshop.settings import Settings

GIGABYTE = 10**9
MEMORY_NEEDED = 4  # gigabytes, the worker with the shipped model and thirty browsers included
DISK_NEEDED = 2  # gigabytes, a day of classes in the archive


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: what was found, and what to do about it when it is not OK."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def passed(topic: str, key: str = "detail", **values: object) -> Check:
    """Return the check `topic` as OK, described by its sentence `key`."""
    return Check(sentence("doctor", f"{topic}.name"), True, sentence("doctor", f"{topic}.{key}", **values))


def failed(topic: str, key: str = "detail", **values: object) -> Check:
    """Return the check `topic` as not OK, with what to do."""
    return Check(
        sentence("doctor", f"{topic}.name"),
        False,
        sentence("doctor", f"{topic}.{key}", **values),
        sentence("doctor", f"{topic}.remedy", **values),
    )


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> Check:
    """Check that Python is new enough."""
    verdict = passed if version >= (3, 11) else failed
    return verdict("python", version=".".join(map(str, version)))


def pins(requirements: Path = ROOT / "requirements.txt") -> dict[str, str]:
    """Return the exact version of every package in `requirements`."""
    text = requirements.read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def check_packages() -> Check:
    """Check that every pinned package is there in the pinned version."""
    wanted = pins()
    others = [name for name, version in wanted.items() if installed_version(name) != version]
    if others:
        return failed("packages", "missing", names=", ".join(others))
    return passed("packages", count=len(wanted))


def installed_version(package: str) -> str:
    """Return the version of `package` without its build label ("2.13.0+cpu" is 2.13.0), "" when missing."""
    try:
        return importlib.metadata.version(package).partition("+")[0]
    except importlib.metadata.PackageNotFoundError:
        return ""


def check_gpu() -> Check:
    """Check that an NVIDIA GPU, where there is one, answers."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return passed("gpu", "none")
    query = [tool, "--query-gpu=name", "--format=csv,noheader"]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return failed("gpu", "silent")
    return passed("gpu", names=", ".join(answer.stdout.split("\n")[:-1]))


def memory_bytes() -> int:
    """Return the memory of this machine, 0 when the system does not say."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


def _memory_of_windows() -> int:
    import ctypes

    kilobytes = ctypes.c_ulonglong(0)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 the attribute exists on Windows only
    kernel.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
    return kilobytes.value * 1024


def check_memory() -> Check:
    """Check that the machine has the memory that a class needs."""
    memory = memory_bytes()
    if not memory:
        return passed("memory", "unknown")
    verdict = passed if memory >= 0.9 * MEMORY_NEEDED * GIGABYTE else failed  # some is kept by the firmware
    return verdict("memory", gigabytes=round(memory / GIGABYTE, 1), needed=MEMORY_NEEDED)


def check_disk(folder: Path) -> Check:
    """Check that the disk of the data folder has room."""
    free = shutil.disk_usage(_nearest_existing(folder)).free
    verdict = passed if free >= DISK_NEEDED * GIGABYTE else failed
    return verdict("disk", gigabytes=round(free / GIGABYTE, 1), folder=folder, needed=DISK_NEEDED)


def _nearest_existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def check_port(host: str, port: int) -> Check:
    """Check that the server can listen on `port`, whoever is there now."""
    if port_is_free(host, port):
        return passed("port", port=port)
    return failed("port", "taken", port=port, next=port + 1)


def check_port_or_workshop(host: str, port: int) -> Check:
    """Check the port, and take it as OK when it is this workshop that listens there."""
    check = check_port(host, port)
    return passed("port", "running", port=port) if not check.ok and _is_workshop(port) else check


def _is_workshop(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return "queue_length" in json.load(answer)
    except (OSError, ValueError):
        return False


def check_network() -> Check:
    """Check that this machine has an address in its network and answers there."""
    address = lan_address()
    if not address:
        return failed("network", "none")
    verdict, key = (passed, "detail") if reaches_itself(address) else (failed, "blocked")
    return verdict("network", key, address=address)


def check_data(folder: Path) -> Check:
    """Check that files can be made in the data folder, which is made when it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        return failed("data", "read_only", folder=folder)
    return passed("data", folder=folder)


def check_model(name: str, thoroughly: bool = False) -> Check:
    """Check that the model `name` is there: an entry of content/models.toml, a folder or a hub name.

    `thoroughly` reads the weights too and compares them with the published edition.
    """
    entry = facts("models").get(name, {})
    folder = ROOT / entry["path"] if "path" in entry else Path(name)
    if (folder / "model_index.json").is_file():
        return _check_edition(name, folder, entry.get("weights", "")) if thoroughly else _found(name, folder)
    if "path" in entry:
        return failed("model", "missing", model=name, folder=folder)
    if re.fullmatch(r"[\w-]+/[\w.-]+", name) and not folder.exists():
        return passed("model", "hub", model=name)
    return failed("model", "unknown", model=name, names=", ".join(facts("models")))


def _found(name: str, folder: Path) -> Check:
    return passed("model", model=name, folder=folder)


def _check_edition(name: str, folder: Path, published: str) -> Check:
    from workshop.diffusion.models import weights_hash

    edition = weights_hash(folder)
    verdict, key = (failed, "damaged") if published not in ("", edition) else (passed, "edition")
    return verdict("model", key, model=name, edition=edition, published=published, folder=folder)


def checks_before_start(host: str, port: int, settings: Settings) -> Iterator[Check]:
    """Look at what the server cannot start without; fast enough for every start."""
    yield check_port(host, port)
    yield check_data(settings.data)
    yield check_model(settings.model)


def all_checks(host: str, port: int, settings: Settings) -> Iterator[Check]:
    """Look at everything, in the order of the table."""
    yield check_python()
    yield check_packages()
    yield check_gpu()
    yield check_memory()
    yield check_disk(settings.data)
    yield check_port_or_workshop(host, port)
    yield check_network()
    yield check_model(settings.model, thoroughly=True)
    yield check_data(settings.data)


def table(checks: Sequence[Check]) -> str:
    """Return the checks as lines for a terminal."""
    said = words("doctor")
    width = max(len(check.name) for check in checks)
    lines = [said["heading"], ""]
    for check in checks:
        state = said["ok"] if check.ok else said["not_ok"]
        lines.append(f"  {check.name:<{width}}  {state:<5}  {check.detail} {check.remedy}".rstrip())
    verdict = said["ready"] if all(check.ok for check in checks) else said["not_ready"]
    return "\n".join([*lines, "", verdict])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, with --json one JSON object after it; return 0 when everything is OK."""
    here = Settings.from_environment()
    parser = argparse.ArgumentParser(prog="run.py doctor")
    parser.add_argument("--host", default="0.0.0.0")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--data", type=Path, default=here.data)
    parser.add_argument("--model", default=here.model)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    settings = replace(here, data=options.data.resolve(), model=options.model)
    checks = tuple(all_checks(options.host, options.port, settings))
    print(table(checks))
    if options.json:
        print(json.dumps({"ok": all(check.ok for check in checks), "checks": [asdict(c) for c in checks]}))
    return 0 if all(check.ok for check in checks) else 1


if __name__ == "__main__":
    sys.exit(main())

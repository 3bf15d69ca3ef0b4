"""The checks of `python run.py doctor`: each OK, or what to do."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from workshop import doctor
from workshop.content import ROOT
from workshop.diffusion import models
from workshop.settings import Settings


def test_it_answers_before_anything_is_installed(tmp_path: Path) -> None:
    """Without a single package it still says what is missing."""
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); "]
    command[-1] += "from workshop import doctor; sys.exit(doctor.main(['--json', '--data', sys.argv[1]]))"
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, timeout=60)
    answer = json.loads(done.stdout.splitlines()[-1])
    checks = {check["name"]: check for check in answer["checks"]}
    assert (done.returncode, answer["ok"]) == (1, False)
    assert "streamlit" in checks["Packages"]["detail"]
    assert "run.py" in checks["Packages"]["remedy"]


def test_the_json_has_one_entry_for_each_line(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The table and the object say the same."""
    code = doctor.main(["--json", "--port", "0"])
    *table, last = capsys.readouterr().out.splitlines()
    answer = json.loads(last)
    assert set(answer) == {"ok", "checks"}
    assert all(set(check) == {"name", "ok", "detail", "remedy"} for check in answer["checks"])
    assert all(
        any(check["name"] in line and check["detail"] in line for line in table) for check in answer["checks"]
    )
    assert code == (0 if answer["ok"] else 1)


def test_what_is_not_ok_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine where nothing is right, every check names a remedy."""
    monkeypatch.setattr(doctor, "installed_version", lambda package: "")
    monkeypatch.setattr(doctor, "memory_bytes", lambda: 1)
    monkeypatch.setattr(doctor, "lan_address", lambda: "")
    monkeypatch.setattr(doctor.shutil, "which", lambda name: "/nowhere/nvidia-smi")
    (tmp_path / "file").touch()
    nothing = Settings(tmp_path / "file" / "data", "nowhere", "")
    bad = [check for check in doctor.all_checks("127.0.0.1", 0, nothing) if not check.ok]
    assert len(bad) == 6
    assert [check.name for check in bad if not check.remedy] == []


def test_an_older_python_is_not_ok() -> None:
    """3.11 is the first that is enough."""
    assert [doctor.check_python((3, minor)).ok for minor in (10, 11, 14)] == [False, True, True]


def test_a_package_in_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build label is not another version."""
    monkeypatch.setattr(doctor, "pins", lambda: {"torch": "2.13.0", "numpy": "2.4.6"})
    monkeypatch.setattr(doctor.importlib.metadata, "version", {"torch": "2.13.0+cpu", "numpy": "1.0"}.get)
    check = doctor.check_packages()
    assert not check.ok
    assert "numpy" in check.detail and "torch" not in check.detail


def test_the_pins_are_exact() -> None:
    """Every line of requirements.txt that is not a comment is a pin."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert len(doctor.pins()) == len([line for line in lines if line and not line.startswith("#")])


def test_a_gpu_that_does_not_answer_is_not_ok(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken driver is found before the class, and no GPU at all is fine."""
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.check_gpu().ok
    monkeypatch.setattr(doctor.shutil, "which", lambda name: "/nowhere/nvidia-smi")
    assert not doctor.check_gpu().ok


@pytest.mark.parametrize(("gigabytes", "ok"), [(2, False), (4, True), (16, True)])
def test_memory(gigabytes: int, ok: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four gigabytes are enough, two are not."""
    monkeypatch.setattr(doctor, "memory_bytes", lambda: gigabytes * doctor.GIGABYTE)
    assert doctor.check_memory().ok == ok


def test_disk_space_is_that_of_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder need not be there yet."""
    asked: list[Path] = []
    room = doctor.shutil._ntuple_diskusage(10**9, 10**9, 10**8)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: asked.append(folder) or room)
    assert not doctor.check_disk(tmp_path / "not" / "yet").ok
    assert asked == [tmp_path]


def test_a_taken_port_comes_with_another_one() -> None:
    """The remedy can be typed as it stands."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        check = doctor.check_port_or_workshop("127.0.0.1", port)
    assert not check.ok
    assert f"--port {port + 1}" in check.remedy


def test_a_machine_without_a_network_is_not_ok(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laptops could not reach it."""
    monkeypatch.setattr(doctor, "lan_address", lambda: "")
    assert not doctor.check_network().ok


def test_a_data_folder_is_made(tmp_path: Path) -> None:
    """A folder that is not there is made; one that cannot be made is not OK."""
    assert doctor.check_data(tmp_path / "new" / "data").ok
    assert (tmp_path / "new" / "data").is_dir()
    (tmp_path / "file").touch()
    assert not doctor.check_data(tmp_path / "file" / "data").ok


def model_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **entry: str) -> Path:
    """Make a model folder with one weight, listed as `toy`."""
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "model_index.json").write_text("{}")
    (folder / "unet.safetensors").write_bytes(b"weights")
    monkeypatch.setattr(doctor, "facts", lambda name: {"toy": {"path": str(folder), **entry}})
    return folder


def test_a_model_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both by its name and by its path."""
    folder = model_folder(tmp_path, monkeypatch)
    assert doctor.check_model("toy").ok
    assert doctor.check_model(str(folder)).ok


def test_an_incomplete_clone_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is listed and not there is not OK."""
    (model_folder(tmp_path, monkeypatch) / "model_index.json").unlink()
    assert not doctor.check_model("toy").ok


def test_a_hub_name_is_fetched_later() -> None:
    """A name on the hub is taken as it is, a name of nothing is not."""
    assert doctor.check_model("someone/some-model").ok
    assert not doctor.check_model("some-model").ok


def test_changed_weights_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published edition is compared with the files as they are."""
    folder = model_folder(tmp_path, monkeypatch, weights="0123456789ab")
    assert not doctor.check_model("toy", thoroughly=True).ok
    monkeypatch.setattr(
        doctor, "facts", lambda name: {"toy": {"path": str(folder), "weights": models.weights_hash(folder)}}
    )
    assert doctor.check_model("toy", thoroughly=True).ok

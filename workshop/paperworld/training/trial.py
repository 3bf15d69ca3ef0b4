"""The model put to the test: many pictures made, read by the probe, and counted.

Knows prompts, pictures and readings; each measure knows its own counting. The probe's errors are part of
every number here: `probe_accuracy` says how large they are on drawn pictures.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from diffusers import AutoencoderKL
from PIL import Image
from torch import Tensor

from workshop.content import facts
from workshop.diffusion.models import PROBE
from workshop.diffusion.probe import Probe
from workshop.paperworld.training import data
from workshop.paperworld.training.compute import device
from workshop.paperworld.training.defaults import PROMPTS, compare, gaps, in_the_data, mean_diversity
from workshop.paperworld.training.gallery import Gallery
from workshop.paperworld.training.labels import Codebook, Labels
from workshop.paperworld.training.obedience import Request, new_requests, obeyed, score
from workshop.paperworld.training.probe import measure_probe
from workshop.paperworld.training.reading import read_labels
from workshop.paperworld.training.samples import lay_out
from workshop.paperworld.world import Sheet, load_sheet

SHOWN = 32  # pictures on a contact sheet
WAYS = ("guidance_1", "default_guidance")


@dataclass(frozen=True)
class Trial:
    """One model folder on trial, against one data sheet; contact sheets go to `sheets`, if anywhere."""

    gallery: Gallery
    probe: Probe
    sheet: Sheet
    guidance: float  # the default one
    sheets: Path | None

    @property
    def codebook(self) -> Codebook:
        """What the probe can read."""
        config = self.probe.config
        return Codebook(config.attributes, config.several, config.described)

    def try_obedience(self, requests: Sequence[Request]) -> dict[str, Any]:
        """Make one picture for each request and count what it shows of what was stated.

        `drawn` is the same count for the pictures that the prompts are the captions of: what a model that
        draws like the data would reach.
        """
        prompts = [request.prompt for request in requests]
        pictures = self.gallery.pictures(prompts, range(len(prompts)), self.guidance)
        readings, verdicts = self._judge(requests, pictures)
        for name in self.codebook.attributes if self.sheets else ():
            wrong = [row for row, verdict in enumerate(verdicts) if not verdict.get(name, True)][:SHOWN]
            told = [f"{prompts[r]}: {requests[r].stated[name]}, read {readings[r][name]}" for r in wrong]
            self._show(f"disobeyed-{name}", pictures[wrong], told)
        drawn = np.concatenate([data.draw_chunk(r.number, 1, self.sheet.name) for r in requests])
        at_best = score(self._judge(requests, data.to_tensor(drawn))[1])
        return {**score(verdicts), "drawn": at_best["obedience"]}

    def _judge(self, requests: Sequence[Request], pictures: Tensor) -> tuple[list[Labels], list[dict[str, bool]]]:
        """Return what is read from one picture for each request, and which statements were obeyed."""
        readings = read_labels(self.probe, pictures)
        pairs = zip(requests, readings, strict=True)
        return readings, [obeyed(request, reading, self.codebook.several) for request, reading in pairs]

    def try_defaults(self, seeds: int, prompts: Sequence[str] = PROMPTS) -> dict[str, Any]:
        """Make many pictures of each prompt in both ways and compare what they show with the data."""
        known = in_the_data(prompts, self.sheet)
        found = {p: compare({"data": known[p], **self._read(p, seeds)}, self.codebook) for p in prompts}
        measures = {"gap_points": gaps(found), "diversity": mean_diversity(found, self.codebook.several)}
        return {"defaults": found, **measures}

    def _read(self, prompt: str, seeds: int) -> Mapping[str, Sequence[Labels]]:
        readings = {}
        for way, guidance in zip(WAYS, (1.0, self.guidance), strict=True):
            pictures = self.gallery.pictures([prompt] * seeds, range(seeds), guidance)
            self._show(f"{prompt} {way}", pictures[:SHOWN], [])
            readings[way] = read_labels(self.probe, pictures)
        return readings

    def _show(self, name: str, pictures: Tensor, told: Sequence[str]) -> None:
        """Write a contact sheet, and beside it a line for each picture."""
        if self.sheets is None or not len(pictures):
            return
        self.sheets.mkdir(parents=True, exist_ok=True)
        sheet: Image.Image = lay_out(data.to_pictures(pictures))
        sheet.save(self.sheets / f"{name}.png")
        if told:
            (self.sheets / f"{name}.txt").write_text("\n".join(told) + "\n", encoding="utf-8")


def try_out(
    folder: Path, kept: Path, prompts: int, seeds: int, sheet: str, sheets: Path | None
) -> dict[str, Any]:
    """Measure obedience, defaults and diversity of a model folder that has a probe."""
    told = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
    guidance = float(facts("models")["paperworld"]["default_guidance"])
    trial = Trial(Gallery(folder, kept), load_probe(folder), load_sheet(sheet), guidance, sheets)
    requests = new_requests(prompts, told["data"]["pictures"], trial.sheet)
    return {"n": prompts, **trial.try_obedience(requests), **trial.try_defaults(seeds)}


def probe_accuracy(folder: Path) -> dict[str, dict[str, float]]:
    """Return how often the probe is right on held-out pictures, drawn and after a way through the VAE."""
    vae = AutoencoderKL.from_pretrained(folder / "vae", low_cpu_mem_usage=False).to(device()).eval()
    return measure_probe(load_probe(folder), vae)


def load_probe(folder: Path) -> Probe:
    """Return the probe of a model folder, ready to read."""
    probe: Probe = Probe.from_pretrained(folder / PROBE, low_cpu_mem_usage=False).to(device())
    probe.eval()
    return probe

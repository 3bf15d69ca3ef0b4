"""The process that makes pictures: `python -m workshop.diffusion.worker`, started by the engine.

Loads one model, warms it up, then takes orders and reports until its parent is gone. Knows torch, and its one
socket. Knows nothing about participants, archives or the web.
"""

from __future__ import annotations

import argparse
import logging
import os
import queue
import sys
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any

from workshop.diffusion.errors import NotEnoughMemory, RunFailed
from workshop.diffusion.frames import Album, columns_for, decode_final, decode_into, files_of, preview
from workshop.diffusion.inspection import Steps, inspect
from workshop.diffusion.lanes import Lanes, step_back
from workshop.diffusion.pipeline import Model, device_name, idle_devices, is_lack_of_memory, load, versions
from workshop.diffusion.protocol import (
    KEY_VARIABLE,
    Answered,
    Broken,
    Drop,
    Failed,
    Hurry,
    Made,
    Order,
    Ready,
    Report,
    Start,
    Stepped,
    Upgrade,
)
from workshop.diffusion.recipe import Recipe
from workshop.diffusion.sampler import Job, Sampler
from workshop.diffusion.samplers import Samplers
from workshop.diffusion.task import Task
from workshop.diffusion.trajectory import Cost, Provenance
from workshop.diffusion.unet import chunk_for, fast_unet, is_worth_exporting
from workshop.diffusion.work import recipe_of
from workshop.errors import WorkshopError

BETWEEN_STEPS = 0.1  # seconds for other work than pictures, between two steps of those
MEMORY_OF_SPEED = 0.8  # how much of the old figure stays when the speed is measured anew
log = logging.getLogger("workshop.worker")


@dataclass
class Run:
    """One run in work: its number, what makes its steps, its job and its frames."""

    number: int
    sampler: Sampler
    job: Job
    album: Album
    calm: bool = False  # nobody waits for it


class Worker:
    """Makes the pictures it is told to, all of them together, step by step."""

    def __init__(self, model: Model, side: int, lanes: int, connection: Connection) -> None:
        self.model = model
        self.side = side  # of the pictures the model was trained on, in pixels
        self.lanes = Lanes(lanes if model.device.type == "cpu" else 1)  # a GPU is one, with any cores
        self.one_lane = Lanes(1)
        self.samplers = Samplers(model, self.lanes)
        self.connection = connection
        self.runs: dict[int, Run] = {}
        self.inspections: dict[int, Steps[Any]] = {}  # other work than pictures, whose turn it is first
        self.rows_per_second = 0.0
        self._sending = threading.Lock()

    def serve(self, orders: queue.SimpleQueue[Order]) -> None:
        """Work until the process ends."""
        while True:
            self.take(orders)
            self.advance()

    def take(self, orders: queue.SimpleQueue[Order]) -> None:
        """Take every order there is; wait for one when there is nothing to do."""
        while not (orders.empty() and (self.runs or self.inspections)):
            match orders.get():
                case Start(number, Recipe() as recipe, _, calm):
                    self.begin(number, recipe, calm)
                case Start(number, work, pictures):
                    self.begin_inspection(number, work, pictures)
                case Drop(number):
                    self.runs.pop(number, None)
                    self.inspections.pop(number, None)
                case Hurry(number) if number in self.runs:
                    self.runs[number].calm = False
                case Upgrade(file):
                    self.upgrade(file)

    def upgrade(self, file: Path) -> None:
        """Call the U-Net the faster way from the next step on, and say that all is ready."""
        self.samplers.own.unet = fast_unet(file, self.model) or self.samplers.own.unet
        self.say_ready(worth_exporting=False)  # also when it was of no use: not again

    def say_ready(self, worth_exporting: bool) -> None:
        """Run two steps, so that the first person does not wait for caches, and tell how fast that was."""
        self.samplers.own.chunk = chunk_for(self.model)
        self.rows_per_second = warm_up(self.samplers.own, self.side)
        device, name, speed = self.model.device, self.samplers.own.unet.name, self.rows_per_second
        self._send(Ready(device_name(device), name, worth_exporting, speed, idle_devices(device)))

    def begin(self, number: int, recipe: Recipe, calm: bool = False) -> None:
        """Let a run take part from the next step on."""
        try:
            sampler = self.samplers.of(recipe)
            job = sampler.begin(recipe)
            self.runs[number] = Run(number, sampler, job, Album(job), calm)
        except Exception as problem:
            self._fail(number, problem)

    def begin_inspection(self, number: int, work: Task[Any], pictures: Mapping[str, bytes]) -> None:
        """Begin work that is not a picture; it has a sampler of its own, which can look inside the U-Net."""
        sampler = Sampler(self.samplers.of(recipe_of(work)).model, self.one_lane)
        self.inspections[number] = inspect(work, sampler, self.side, pictures)

    def advance(self) -> None:
        """Take one step with everything."""
        self._inspect()
        self._advance_runs()

    def _inspect(self) -> None:
        """Take a step of other work, and more as long as nobody's picture waits too long."""
        until = time.perf_counter() + BETWEEN_STEPS
        while self.inspections:
            number, steps = next(iter(self.inspections.items()))
            del self.inspections[number]
            try:
                step = next(steps)
                self.inspections[number] = steps  # behind the others
                self._send(Stepped(number, step, None, self.rows_per_second))
            except StopIteration as end:
                self._send(Answered(number, end.value))
            except Exception as problem:
                self._fail(number, problem)
            if time.perf_counter() > until:
                return

    def _advance_runs(self) -> None:
        """Take one step with every run; only pictures of one size and one U-Net fit into one call."""
        alike: dict[object, list[Run]] = {}
        for run in self.runs.values():
            alike.setdefault((run.job.recipe.width, run.job.recipe.height, run.sampler), []).append(run)
        for runs in alike.values():
            self._advance(runs)

    def _advance(self, runs: Sequence[Run]) -> None:
        """Take the step, show it, and hand over the runs that are done."""
        started = time.perf_counter()
        lanes = self.one_lane if all(run.calm for run in runs) else self.lanes
        rows = sum(run.job.rows for run in runs)
        numbers = {id(run.job): run.number for run in runs}
        for job, problem in runs[0].sampler.advance([run.job for run in runs], lanes):
            self._fail(numbers[id(job)], problem)
        runs = self._decode([run for run in runs if run.number in self.runs], lanes)
        for run in runs:
            self._show(run)
        self.lanes.map(self._finish, [run for run in runs if run.job.done])
        if lanes is self.lanes:
            self._learn_speed(rows / (time.perf_counter() - started))

    def _decode(self, runs: Sequence[Run], lanes: Lanes) -> list[Run]:
        """Decode the step's frames; return the runs for which that worked."""
        try:
            decode_into([run.album for run in runs], self.model, lanes)
            return list(runs)
        except Exception as problem:
            if len(runs) == 1:
                self._fail(runs[0].number, problem)
                return []
            return [kept for run in runs for kept in self._decode([run], lanes)]

    def _show(self, run: Run) -> None:
        frame = run.album.predicted.get(run.job.step - 1)
        picture = None if frame is None else preview(frame)
        self._send(Stepped(run.number, run.job.step, picture, self.rows_per_second))

    def _finish(self, run: Run) -> None:
        """Decode the final picture, then what is missing, and send all of it."""
        self.runs.pop(run.number, None)
        try:
            self._send(self._made(run))
        except Exception as problem:
            self._fail(run.number, problem)

    def _made(self, run: Run) -> Made:
        started, before = time.perf_counter(), run.album.seconds
        final = decode_final(self.model, run.job.latents)
        self._send(Stepped(run.number, run.job.step, preview(final), self.rows_per_second))
        decode_into([run.album], self.model, self.one_lane, finished=True)
        provenance = self._provenance(run)
        files = files_of(run.album, final, provenance)
        cost = replace(provenance.cost, decode=before + time.perf_counter() - started)
        return Made(
            run.number, run.job.step, columns_for(run.job.step), files, replace(provenance, cost=cost)
        )

    def _provenance(self, run: Run) -> Provenance:
        return Provenance(
            dtype=str(self.model.dtype).removeprefix("torch."),
            device=device_name(self.model.device),
            versions=versions(run.sampler.unet.name),
            date=datetime.now(UTC).isoformat(timespec="seconds"),
            cost=Cost(0.0, run.job.seconds, 0.0, rows_shared=run.job.rows_shared / run.job.step),
        )

    def _fail(self, number: int, problem: Exception) -> None:
        """End one run with a sentence; what is not meant for people goes to the log under a reference."""
        self.runs.pop(number, None)
        if not isinstance(problem, WorkshopError):
            reference = uuid.uuid4().hex[:8]
            log.error("run failed, reference %s", reference, exc_info=problem)
            problem = NotEnoughMemory() if is_lack_of_memory(problem) else RunFailed(reference=reference)
        self._send(Failed(number, str(problem)))

    def _learn_speed(self, measured: float) -> None:
        kept = MEMORY_OF_SPEED if self.rows_per_second else 0.0
        self.rows_per_second = kept * self.rows_per_second + (1 - kept) * measured

    def _send(self, report: Report) -> None:
        with self._sending:  # lanes report as well
            self.connection.send(report)


def warm_up(sampler: Sampler, side: int) -> float:
    """Run two steps of a picture and decode it; return the rows per second of the second one."""
    job = sampler.begin(Recipe(model="", steps=2, width=side, height=side))
    sampler.advance([job])
    started = time.perf_counter()
    sampler.advance([job])
    decode_into([Album(job)], sampler.model, sampler.lanes)
    speed = job.rows / (time.perf_counter() - started)
    decode_final(sampler.model, job.latents)
    return speed


def listen(connection: Connection, orders: queue.SimpleQueue[Order]) -> None:
    """Pass orders on; when the parent is gone, nobody wants the work: end at once."""
    try:
        while True:
            orders.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def main() -> None:
    """Connect to the engine, load the model, and work."""
    wanted = parse_arguments()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    connection = Client(("127.0.0.1", wanted.port), authkey=bytes.fromhex(os.environ.pop(KEY_VARIABLE)))
    orders: queue.SimpleQueue[Order] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(connection, orders), daemon=True).start()
    try:
        model = load(wanted.model, wanted.device)
        step_back()
        worker = Worker(model, wanted.size, wanted.lanes, connection)
        worker.say_ready(is_worth_exporting(worker.model))
    except WorkshopError as problem:
        connection.send(Broken(str(problem)))
        sys.exit(1)
    worker.serve(orders)


def parse_arguments() -> argparse.Namespace:
    """Read what the engine tells a worker at its start."""
    parser = argparse.ArgumentParser(prog="python -m workshop.diffusion.worker")
    parser.add_argument("--port", type=int, required=True, help="where the engine listens, on this machine")
    parser.add_argument("--model", type=Path, required=True, help="the model's folder")
    parser.add_argument("--size", type=int, required=True, help="side of the warm-up picture in pixels")
    parser.add_argument("--lanes", type=int, default=1, help="calls side by side, each on one core")
    parser.add_argument("--device", default="", help="cuda, mps or cpu; the best there is by default")
    return parser.parse_args()


if __name__ == "__main__":
    main()

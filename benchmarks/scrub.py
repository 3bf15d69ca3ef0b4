"""Scrubbing: the time of a frame while a run is turned in Chromium, and what that asks of the server."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from playwright.sync_api import Page, WebSocket, sync_playwright

from benchmarks.rows import Row, row
from benchmarks.server import PATIENCE, running
from run import find_chromium
from workshop.content import words
from workshop.diffusion.models import ModelCard

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FRAMES = 300  # of a round
ROUNDS = 5
TURN = """
async (track, frames) => {
  const times = [];
  let forward = true;
  track.focus();
  for (let frame = 0; frame < frames; frame++) {
    if (track.ariaValueNow === track.ariaValueMax) forward = false;
    if (track.ariaValueNow === "0") forward = true;
    const key = forward ? "ArrowRight" : "ArrowLeft";
    track.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    times.push(await new Promise(requestAnimationFrame));
  }
  return times;
}
"""  # one step in every frame that the browser draws: as fast as a dial can be turned


def rows(card: ModelCard) -> Iterator[Row]:
    """Yield the 95th percentile of the time between two frames, and the messages meanwhile."""
    if not find_chromium():
        yield from (row(key, None, frames=0, rounds=0) for key in ("scrub_frame", "scrub_messages"))
        return
    with running(card) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        messages: list[str | bytes] = []
        page.on("websocket", lambda wire: _listen(wire, messages))
        _open_run(page, server.url)
        _wait_until_quiet(page, messages)
        slowest = [_percentile(page.locator(".track").evaluate(TURN, FRAMES)) for _ in range(ROUNDS)]
        yield row("scrub_frame", statistics.median(slowest), frames=FRAMES, rounds=ROUNDS)
        yield row("scrub_messages", len(messages), frames=FRAMES * ROUNDS)
        browser.close()


def _percentile(times: list[float]) -> float:
    """Return the 95th percentile of the milliseconds between two frames."""
    between = [later - earlier for earlier, later in zip(times, times[1:], strict=False)]
    return statistics.quantiles(between, n=20)[-1]


def _listen(wire: WebSocket, messages: list[str | bytes]) -> None:
    for event in ("framesent", "framereceived"):
        wire.on(event, lambda message: messages.append(message))


def _open_run(page: Page, url: str) -> None:
    said = words("pages/step_through")
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{url}/{said['url_path']}")
    page.get_by_role("button", name=said["presets"]["doctor"]).click()
    page.locator(".scrubber[data-ready]").wait_for()


def _wait_until_quiet(page: Page, messages: list[str | bytes]) -> None:
    """Wait for the page to be complete, and forget what it took to make it."""
    page.get_by_test_id("stVegaLiteChart").wait_for()
    while messages:
        messages.clear()
        page.wait_for_timeout(1000)

// Brings what has just appeared to the top of the screen: whoever pressed a button far below would else be lost.
// Looks several times, because what stood here before may still move everything; a touch ends it.

const [SETTLING, SETTLING_MS] = [6, 300]; // looks until what stood here before is gone

function comeIntoView(section, isLost = () => true) {
  const touched = new AbortController();
  const stop = () => touched.abort();
  for (const kind of ["pointerdown", "wheel", "keydown"]) addEventListener(kind, stop, { once: true, signal: touched.signal });
  for (let look = 1; look <= SETTLING; look++) {
    setTimeout(() => touched.signal.aborted || !isLost() || section.scrollIntoView({ block: "start" }), look * SETTLING_MS);
  }
  setTimeout(stop, (SETTLING + 1) * SETTLING_MS);
}

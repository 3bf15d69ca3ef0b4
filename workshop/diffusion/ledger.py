"""What the runs of an engine have cost since it was started: sums for the facilitator's system panel.

Knows numbers. Knows nothing about whose runs they were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.diffusion.trajectory import Cost


@dataclass(frozen=True)
class Ledger:
    """Counts and sums since the start.

    Units: seconds, summed over the runs that were made; a call of the U-Net that several runs shared is
    divided between them. `mean_rows_shared` is the mean over those runs.
    """

    made: int = 0
    from_archive: int = 0  # asked for when it was known
    joined: int = 0  # asked for while the same was being made
    failed: int = 0
    answered: int = 0  # other work than pictures
    queue_seconds: float = 0.0
    denoise_seconds: float = 0.0
    decode_seconds: float = 0.0
    mean_rows_shared: float = 0.0

    def with_made(self, cost: Cost) -> Ledger:
        """Count a run that was made."""
        made = self.made + 1
        return replace(
            self,
            made=made,
            queue_seconds=self.queue_seconds + cost.queue,
            denoise_seconds=self.denoise_seconds + cost.denoise,
            decode_seconds=self.decode_seconds + cost.decode,
            mean_rows_shared=self.mean_rows_shared + (cost.rows_shared - self.mean_rows_shared) / made,
        )

    def with_one_more(self, kind: str) -> Ledger:
        """Count something else: "from_archive", "joined", "failed" or "answered"."""
        return replace(self, **{kind: getattr(self, kind) + 1})

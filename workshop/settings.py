"""What was decided at the start of the server: where data lies, which model, which address.

`run.py` turns its options into the `TWENTY_STEPS_*` environment variables that are read here, so
`streamlit run Home.py` works as well, with the defaults.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from workshop.content import ROOT


@dataclass(frozen=True)
class Settings:
    """The server's own settings; a session's settings are in `classroom`."""

    data: Path  # sessions, archive, logs; made when missing
    model: str  # an entry of content/models.toml, or a folder or hub name
    public_url: str  # "" means: the LAN address

    @staticmethod
    def from_environment() -> Settings:
        """Read `TWENTY_STEPS_DATA`, `TWENTY_STEPS_MODEL` and `TWENTY_STEPS_PUBLIC_URL`."""
        return Settings(
            data=Path(os.environ.get("TWENTY_STEPS_DATA", ROOT / "data")).resolve(),
            model=os.environ.get("TWENTY_STEPS_MODEL", "paperworld"),
            public_url=os.environ.get("TWENTY_STEPS_PUBLIC_URL", "").rstrip("/"),
        )

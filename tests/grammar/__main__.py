"""Print one document of the grammar and how its record differs: `python -m tests.grammar SEED`."""

from __future__ import annotations

import random
import sys

from generator.settings.load import load_settings
from tests.grammar.check import differences
from tests.grammar.document import document
from tests.support.paths import SITE_CONFIG


def main(seed: int) -> None:
    """Show the document of a seed."""
    made = document(random.Random(seed))  # noqa: S311 - the same document every time, not a secret
    print(made.known.data.decode("utf-8", "backslashreplace"))
    print("----")
    for difference in differences(made, load_settings(SITE_CONFIG)):
        print(difference)


if __name__ == "__main__":
    main(int(sys.argv[1]))

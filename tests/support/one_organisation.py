"""Words of one organisation: those of the forum whose transcripts this repository publishes."""

from __future__ import annotations

import re

FORUM_WORDS = re.compile(
    r"(?<![a-z])(?:igf|mag|nris?|bpf|wsis|wgig|giganet|undesa)(?![a-z])|intgovforum|internet[ -]governance"
    r"|multi-?stake-?holder|dynamic[ -]coalition|best[ -]practices?[ -]forum"
    r"|open[ -](?:consultation|forum)|newcomers|eurodig|netmundial|launch-award|lightning-session|mcir",
    re.IGNORECASE,
)
"""Names and terms that no program, page or message of another organisation's archive may have."""

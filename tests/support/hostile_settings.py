"""Settings, corrections and addresses that try to be code, in an archive that is ordinary otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from generator.project import Project

SCRIPT = "<script>top.hit=21</script>"
BREAKOUT = f"\"'></title></textarea></style>-->{SCRIPT}<img src=x onerror=top.hit=22>"
LISTED = "](x){: .hit onclick=top.hit=23 } { #hit .hit } [x](javascript:top.hit=24) ![y](https://spy.example/y.png)"
EVIL = f"{BREAKOUT} {LISTED} {{{{ 7*7 }}}} {{% raw %}} <https://spy.example/> \u202eright to left\u202c"

PAGE = "moot-2001/ws3-washed-rinds"
LINKS = "moot-2001/ws10-links"
NAMED = "Ottilie O'Brine", "Ada", "NRI", "EVE", "RFC 2616", "MOOT 2003", "WS3", "Hole Talks"
AROUND = (
    "{}](x)",
    "{}{{: .hit }}",
    "[{}](javascript:top.hit=25)",
    "![{}]",
    "`{}`",
    "<{}>",
    '"{}" onclick=x',
    "\u202e{}\u202c",
)
ADDRESSES = (
    "javascript:top.hit=26", "data:text/html,<script>top.hit=27</script>", "//spy.example/x", "https:///spy",
    'https://curd.org/"onmouseover=top.hit=28', "https://curd.org/'onclick=top.hit=29", "https://curd.org/](x)",
    "https://curd.org/{:.hit}", "https://curd.org/){: onclick=top.hit=30 }", "https://curd.org/<script>top.hit=31",
    "https://curd.org/&#34;&quot;onclick=1", "https://curd.org/a_b_c*d*`e`", "https://curd.org/a(b)c(d",
    "https://curd.org/[x](javascript:top.hit=32)", "![https://curd.org/p.png]", "[https://curd.org/]: x",
    "[a]: curd.org", "<https://curd.org/>", "https://user:word@spy.example/", "https://spy.example\\@curd.org/",
    "https://[::1]/", "https://xn--80ak6aa92e.com/x", "https://аррӏе.com/", "\u202egro.live\u202c.org",
    "https://" + "a." * 400 + "org/" + "x" * 400,
    "curd.org/\u202ex", "curd.org/{:.hit}", "HTTPS://CURD.ORG/x", "https://curd.org/x\u2028y", "https://curd.org/%",
)  # fmt: skip

NAME = f"=cmd|' /C calc'!A1 {EVIL} ]]> --> &amp;\n# heading\n\n- list \\input{{x}} $x$ %0A"
"""A name of the archive that also tries to be a formula, LaTeX and XML."""

PAGE_NAMES = ("Q&A", "Über uns", "a'b (c)", "{{ 7*7 }}", "50 % off;x")
"""Hand-written pages; these names are ordinary ones, too."""

CAPTIONS = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v =HYPERLINK(1)>=1+1 --&gt; @cmd </script> ]]&gt; \u202e\n\n"
    "00:00:02.000 --> 00:00:03.000\n<v Ada Churn>-1+1 <b>x</b> \ufffe \u2028 \u0085 \x0b\x0c\n\n"
    "00:00:04.000 --> 00:00:05.000\n+1\t2 \"quoted\", and 'x'\n"
)

HOSTS = {
    "transcripts.example.org", "squidfunk.github.io", "www.mkdocs.org", "www.rfc-editor.org", "moot.example",
    "curd.org", "spy.example",
}  # fmt: skip
"""Hosts that a page may link to: our own, and those that are written out as addresses."""


def with_hostile_settings(project: Project) -> None:
    """Write hostile settings into the tiny archive."""
    words = [pattern.format(name) for name in NAMED for pattern in AROUND] + [
        f"{address} then {address}" for address in ADDRESSES
    ]
    text = "MOOT 2001 - Day 2 - Room 4 - WS10: Links\n\n >> ADA CHURN:  Welcome.\n\n" + "".join(
        f" >> EVE ADDAMS:  {line}\n\n >> ADA CHURN:  And so on. {line}\n\n" for line in words
    )
    (project.transcripts / f"{LINKS}.txt").write_text(text, encoding="utf-8")
    corrections = (
        {"correct": "words", "fragment": "We shall see.", "printed": "shall", "words": EVIL},
        {"correct": "words", "fragment": "Please sit down", "words": f"Ottilie O'Brine{LISTED}"},
        {"correct": "metadata", "field": "title", "value": EVIL, "fragment": "Washed Rinds"},
        {"correct": "metadata", "field": "room", "value": EVIL, "fragment": "Washed Rinds"},
        {"correct": "speaker", "fragment": "nine", "name": "Eve Addams"},
        {"correct": "label", "fragment": "Can everybody hear me", "label": f"CHAIR {BREAKOUT}"},
        {"correct": "split", "fragment": "It grows for 6", "name": "Eve Addams"},
        {"correct": "hide", "fragment": "not rinsed"},
    )
    signed = {"reason": EVIL, "author": EVIL, "date": "2024-05-31"}
    _write(
        project.root / "content" / "corrections" / f"{PAGE}.yml", [correction | signed for correction in corrections]
    )
    settings = project.site_config
    _write(
        settings / "glossary.yml",
        [
            {"acronym": "NRI", "expansion": EVIL, "note": EVIL, "link": "https://curd.org/](javascript:top.hit=33)"},
            {"acronym": "EVE", "expansion": EVIL, "link": "https://curd.org/'onmouseover=top.hit=34"},
            {"acronym": "RFC", "expansion": "x", "not_after": [EVIL, "(?:a+)+$"]},
        ],
    )
    _write(
        settings / "series.yml",
        [
            {"id": "holes", "name": EVIL, "called": ["Hole Talks"], "note": EVIL,
             "patterns": ["main session + hole*", "links"]},
            {"id": "rinds", "name": f"Rinds {LISTED}", "patterns": ["ws3 + washed", "(a.|b)+x$ + [a-z]"]},
        ],
    )  # fmt: skip
    _write(
        settings / "people.yml",
        {
            "people": [
                {"id": "ottilie-obrine", "name": f"Ottilie {EVIL}", "sort": EVIL, "aliases": ["OTTILIE O'BRINE"],
                 "affiliations": [{"organisation": EVIL, "group": EVIL, "source": "https://curd.org/'onclick=1"}]},
                {"id": "eve", "name": f"Eve {LISTED}", "aliases": ["EVE ADDAMS"]},
            ]
        },
    )  # fmt: skip
    archive = yaml.safe_load((settings / "archive.yml").read_text(encoding="utf-8"))
    archive |= {"name": NAME, "description": f"{NAME}\n\n***\n", "series": f"Moot {NAME}", "contact": "a'b@curd.org"}
    archive["report_mistake"] = "https://curd.org/new?t={turn}&a={address}&w={words}&x='"
    _write(settings / "archive.yml", archive)
    for name in PAGE_NAMES:
        path = project.hand_written / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {json.dumps(BREAKOUT)}\n---\n# Page\n\nWords.\n", encoding="utf-8")
    captions = project.transcripts / "moot-2001" / "captions.vtt"
    captions.write_text(CAPTIONS, encoding="utf-8")
    _write(captions.with_suffix(".yml"), dict.fromkeys(("title", "room", "publisher", "licence"), f"@SUM(1) {NAME}"))


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")

"""Web addresses that a maintainer may write, and refused ones."""

from __future__ import annotations

import pytest

from generator.settings.web_address import is_web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://moot.example/",
        "http://moot.example:8080/a?b=c&d#e",
        "HTTPS://MOOT.EXAMPLE/",
        "https://käse.example/rinde(1)/%C3%A4_*~!$'",
        "https://moot.example/[a]",
    ],
)
def test_addresses(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "moot.example",
        "//moot.example/",
        "javascript:alert(1)",
        "https:moot.example",
        "https:///moot",
        "https://moot.example/a b",
        "https://moot.example/\n",
        'https://moot.example/"onclick=alert(1)',
        "https://moot.example/<b>",
        "https://moot.example/{: .x }",
        "https://moot.example\\@other.example/",
        "https://moot.example@other.example/",
        "https://user:word@moot.example/",
        "https://moot.example:99999/",
        "https://moot.example:port/",
        "https://[moot/",
        "https://moot.example/\u202egpj.x",
        "http://moot.example\\@x/",
        "https://moot.example/\u061cx",
        "https://moot.exam\u200bple/",
        "https://moot.example/\ufeff",
        "https://moot.example/\x85",
        "https://moot.example/\xa0x",
        "https://moot.example/\u2028",
        "https://moot.example/\ud800",
        "https://moot.example:0/",
        " https://moot.example/",
        "https://moot.example/ ",
        "https://moot.example/" + "a" * 2000,
    ],
)
def test_refused_addresses(address: str) -> None:
    assert not is_web_address(address)

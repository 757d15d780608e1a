"""The largest session of a built site on a slow phone: how long until a reader can move in it.

The phone has a quarter of the processor's speed of this machine, 1.6 Mbit a second and an answer after 150 ms. The page
is usable when the button "Session" is painted, which opens the strip: all scripts of the page have begun by then.
"""

from __future__ import annotations

import gzip
import mimetypes
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
from playwright.sync_api import Browser

from tests.benchmark.builds.reader_jobs import BASE, PHONE

_SLOWNESS = 4
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_WATCH = """
window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: "longtask", buffered: true });
(function look() {
  if (!document.querySelector(".way-open")) return setTimeout(look, 20);
  requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
})();
"""


class PhoneFigures(msgspec.Struct, frozen=True):
    """What one visit needed, in milliseconds."""

    usable: float
    """From the beginning of the visit."""
    loaded: float
    """Until the last byte of the page, without its scripts."""
    longest_task: float
    """The longest time in which the page answers nothing."""
    style: float
    """Of the processor, for styles."""
    layout: float


def largest_session(site: Path) -> str:
    """Return the address of the session page with most bytes, relative to the site."""
    pages = (path.with_name("index.html") for path in site.glob("*/*/session.json"))
    page = max((page for page in pages if page.is_file()), key=lambda page: (page.stat().st_size, page))
    return f"{page.parent.relative_to(site).as_posix()}/"


def measure_phone(site: Path, browser: Browser, runs: int) -> list[PhoneFigures]:
    """Visit the largest session several times, each time with empty caches."""
    page = largest_session(site)
    with _served(site) as root:
        return [_visit(browser, f"{root}{page}") for _ in range(runs)]


def phone_table(figures: Sequence[PhoneFigures]) -> list[str]:
    """Return the figures as a table in Markdown."""
    lines = ["| ms | median | least | most |", "|---|---:|---:|---:|"]
    for name in PhoneFigures.__struct_fields__:
        values = [getattr(one, name) for one in figures]
        shown = (statistics.median(values), min(values), max(values))
        lines.append(f"| {name.replace('_', ' ')} | " + " | ".join(f"{value:,.0f}" for value in shown) + " |")
    return lines


def _visit(browser: Browser, address: str) -> PhoneFigures:
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Performance.enable")
        tools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWNESS})
        tools.send("Network.emulateNetworkConditions", _NETWORK)
        page.add_init_script(_WATCH)
        page.goto(address, wait_until="load")
        page.wait_for_function("window.usable")
        usable, longest = page.evaluate("[window.usable, Math.max(0, ...window.tasks)]")
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
        spent = {metric["name"]: metric["value"] * 1000 for metric in tools.send("Performance.getMetrics")["metrics"]}
        return PhoneFigures(usable, loaded, longest, spent["RecalcStyleDuration"], spent["LayoutDuration"])


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Answer requests with compressed files, as hosts do, while the `with` block runs."""

    @cache
    def packed(path: Path) -> bytes:
        return gzip.compress(path.read_bytes(), 6)

    class Files(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.partition("?")[0].removeprefix(BASE)
            path = site / (f"{name}index.html" if name.endswith("/") else name)
            data = packed(path) if path.is_file() else b""
            self.send_response(200 if data else 404)
            self.send_header("Content-Length", str(len(data)))
            if data:
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

// The script of an article: of every page, and the tools of words that were said or written.

import "./page.js";
import "./turns.js";
import "./quote-opener.js";
import "./withheld.js";

if (/[?&](?:mark|quote)=/.test(location.search)) import("./mark.js");

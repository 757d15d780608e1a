// The script of an article: of every page, and the tools of words that were said or written.

import "./page.js";
import "./turns.js";
import "./mark.js";
import "./quote.js";
import "./withheld.js";

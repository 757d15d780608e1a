// The script of every page. A page loads one script: this one, or one that imports it.

import "./print.js";
import "./search-opener.js";

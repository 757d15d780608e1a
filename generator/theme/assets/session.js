// The script of a session: of every document, and the way through its turns.

import "./document.js";
import "./turn-tools.js";
import "./way.js";

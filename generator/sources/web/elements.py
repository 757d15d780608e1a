"""Names of HTML: how a browser lays elements out, and how pages name their page chrome."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARAGRAPHS = _words(
    "p h1 h2 h3 h4 h5 h6 blockquote pre listing xmp ul ol dl table hr figure fieldset address article section"
)
"""Elements with a blank line before and after them."""
BLOCKS = PARAGRAPHS | _words(
    "html body div main header footer nav aside center form li dt dd tr thead tbody tfoot caption figcaption legend "
    "details summary dialog search hgroup menu dir noscript frameset option optgroup marquee"
)
"""Elements with a line end before and after them."""
CELLS = _words("td th")
PRE = _words("pre listing xmp plaintext textarea")
CODE = _words("script style")
"""Their content is never text."""
NOT_SHOWN = _words("template iframe svg noframes noembed embed canvas map colgroup datalist")
"""Their words are hidden."""
CONTAINERS = _words("html body div main article section center form table tbody tr td th header")
"""Elements that may hold the text of a page; the others are parts of a text."""
UNCLOSED = _words(
    "area base br col embed frame hr img input link meta param source track wbr "
    "p li dd dt tr td th tbody thead tfoot colgroup option optgroup html head body"
)
"""Elements that have no end, or end without a tag."""
FORMATTING = _words("a b big code em font i nobr s small strike strong tt u")
"""The parser repeats each of these in every paragraph that follows until it is closed."""

HEADINGS = _words("h1 h2 h3 h4 h5 h6")
LOUD = _words("b strong i em u dt th cite")
"""Elements whose words stand out."""

HIDDEN_TAGS = _words("noscript audio video")
HIDDEN_CLASSES = _words(
    "hidden invisible sr-only visually-hidden visuallyhidden element-invisible element-hidden screen-reader-text d-none"
)

BESIDE_TAGS = _words("tfoot")
AROUND_TAGS = _words("nav footer aside form select button dialog menu search")
PICTURES = _words("img picture video audio iframe svg canvas")
"""Elements that make the caption of their figure a caption of a picture, which is no part of the text."""
BESIDE_CLASSES = _words(
    "wp-caption-text gallery-caption image-caption photo-caption picture-caption img-caption standfirst "
    "article-standfirst dek article-dek kicker"
)
"""Classes of captions of pictures, and of the lines of an editor above an article."""
PROGRAM_CLASS = "bot"
"""The class of a paragraph that a program wrote into the log of a chat; elsewhere it may be the bottom of a page."""
PROGRAM_TAGS = _words("p li dd tr")
AROUND_ROLES = _words(
    "navigation banner contentinfo search complementary menu menubar toolbar dialog alertdialog tablist"
)
AROUND_NAMES = _words(
    "header site-header region-header site-name site-slogan sitename banner article-info comments respond "
    "ad ads advert advertisement advertising sponsor-message"
)
AROUND_WORDS = _words(
    "nav navbar navigation menu menubar submenu breadcrumb breadcrumbs pathway pager pagination pagenav footer "
    "sidebar masthead toolbar toc catlinks printfooter editsection jump skip skiplink share sharing sharedaddy social "
    "cookie cookies login logo switcher searchbox buttonheading createdate modifydate submitted "
    "related recommended newsletter subscribe permalink tools foot"
)
"""Words in the classes and ids that many systems give to menus, margins and notes about the page. `AROUND_NAMES` are
classes and ids as a whole."""

WORD_ATTRIBUTES = _words("alt aria-label title placeholder label summary")
"""Attributes with words that a browser shows or reads aloud in the place of an element or beside it."""
WORD_FIELDS = _words("title description author creator keywords subject abstract site_name")
"""Last parts of the names of `<meta>` elements with words: `description`, `og:title`, `dc.creator`."""

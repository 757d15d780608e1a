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
    "details summary dialog search hgroup menu dir noscript frameset option optgroup marquee textarea"
)
"""Elements with a line end before and after them."""
CELLS = _words("td th")
CONTROLS = _words("button select input")
"""Boxes inside a line; the words around one are not one word."""
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

KNOWN_TAGS = (
    BLOCKS | CELLS | PRE | CODE | NOT_SHOWN | UNCLOSED | FORMATTING
    | _words("abbr acronym address applet article aside audio basefont bdi bdo bgsound blink button cite command data")
    | _words("datalist del dfn dialog fencedframe font geolocation head i image ins isindex kbd keygen label legend")
    | _words("map mark math menuitem meter multicol nobr noscript object output picture portal progress q rb rbc rp rt")
    | _words("rtc ruby samp search select selectedcontent slot spacer span strike sub sup time title var video")
    | _words("maction merror mfenced menclose mfrac mglyph mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom")
    | _words("mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover")
    | _words("none semantics annotation")
)  # fmt: skip
"""Elements of HTML and of its formulas, old ones included. Others are of programs if their names have a hyphen or a
prefix; else they are words that somebody wrote in angle brackets: `<inaudible>`."""

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
    "article-standfirst dek article-dek kicker pullquote pull-quote pullquote-text exergue"
)
"""Classes of captions of pictures, of the lines of an editor above an article, and of sentences that are set again."""
PROGRAM_CLASS = "bot"
"""The class of a paragraph that a program wrote into the log of a chat; elsewhere it may be the bottom of a page."""
PROGRAM_TAGS = _words("p li dd tr")
AROUND_ROLES = _words(
    "navigation banner contentinfo search complementary menu menubar toolbar dialog alertdialog tablist"
)
AROUND_NAMES = _words(
    "header site-header region-header site-name site-slogan sitename banner article-info comments respond "
    "ad ads advert advertisement advertising sponsor-message sponsored sponsoring patrocinio patrocinado publicidad "
    "publicite pubblicita publicidade werbung anzeige reklama"
)
AROUND_WORDS = _words(
    "nav navbar navigation menu menubar submenu breadcrumb breadcrumbs pathway pager pagination pagenav footer "
    "sidebar masthead toolbar toc catlinks printfooter editsection jump skip skiplink share sharing sharedaddy social "
    "cookie cookies login logo switcher searchbox buttonheading createdate modifydate submitted "
    "related recommended newsletter subscribe permalink tools foot"
)
"""Words in the classes and ids that many systems give to menus, margins and notes about the page. `AROUND_NAMES` are
classes and ids as a whole."""

WORD_ATTRIBUTES = _words(
    "alt aria-label title placeholder label summary abbr alttext prompt standby xlink:title "
    "aria-description aria-roledescription aria-valuetext aria-placeholder aria-braillelabel "
    "data-title data-original-title data-bs-original-title data-tooltip data-caption"
)
"""Attributes with words that a browser shows or reads aloud in the place of an element or beside it. Of those for
scripts (`data-`), the ones to which scripts move a title, or from which they take one."""
UNSHOWN_VALUES = _words("hidden password checkbox radio file image color range")
"""Types of fields whose value no reader sees as words."""
WORD_FIELDS = _words(
    "title description author creator contributor editor translator speaker publisher institution company keywords "
    "subject abstract summary topic category classification section tag headline name alt caption comment comments "
    "copyright rights coverage place placename event"
)
"""Last parts of the names of `<meta>` elements with words: `description`, `og:title`, `dc.creator`, `og:site_name`."""

"""Labels that meeting programs print and that name no person: devices, rooms, guests and users without a name."""

from __future__ import annotations

import re

_DEVICES = (
    r"i-?phones?|i-?pads?|i-?macs?|ipods?|macbooks?(?: (?:pro|air))?|mac mini|galaxy(?: \w{1,12}){0,3}|pixel \d\w?|"
    r"surface(?: pro)?(?: \d)?|chromebook|laptop|desktop|notebook|tablet|smartphone|(?:cell|mobile) ?phone|android|"
    r"windows pc|pc|zoom rooms?|teams room|owl|meeting owl|polycom|logitech|webcam|hdmi|ordinateur|téléphone|"
    r"rechner|móvil|ordenador|celular|telefono|телефон|ноутбук|portátil|portable|portatile|ordinateur portable"
)
_NUMBER = r"(?: ?(?:#|no\.?|nr\.?|№)? ?(?:\d{1,4}|[a-z]|\(\d{1,3}\)))?"
_ROOM_KINDS = (
    r"conference|meeting|board|committee|press|class|control|seminar|training|council|break-?out|main|plenary|media|"
    r"reading|staff|mail|server|projection|reference|common|waiting|store"
)
_GENERIC = (
    r"(?:zoom|teams|webex|meet|google meet|web|phone|call-?in|dial-?in|telephone|external|anonymous|unknown|"
    r"unidentified|unnamed|remote|online|new|test) ?"
    r"(?:user|guest|caller|speaker|participant|attendee|viewer|listener|person|voice)|"
    r"(?:user|guest|reader|caller|viewer|listener|visitor|attendee|voice|person|dialer|device|mic|microphone|"
    r"camera|channel|track|room|table|seat|desk|line|site|studio|line-?in)|unknown|anonymous|unidentified|unnamed|"
    r"no name|uu|unk|"
    r"conference phone|front desk|reception|invitée?|invité\(e\)|utilisateur|inconnu|gast|benutzer|unbekannt|"
    r"invitad[oa]|usuario|desconocid[oa]|convidad[oa]|usuário|desconhecid[oa]|ospite|utente|sconosciuto|gebruiker|onbekend|гость|"
    r"пользователь|неизвестный|ضيف|مستخدم|אורח|访客|訪客|用户|用戶|ゲスト|ユーザー|게스트|사용자|misafir|kullanıcı"
)
_NOT_ONE_PERSON = (
    r"me|them|all|several|everyone|everybody|group|plusieurs|tous|toutes|ensemble|groupe|mehrere|alle|beide|gruppe|"
    r"vari[oa]s|tod[oa]s|vári[oa]s|molti|tutti|tutte|diversi|meerdere|flera|allihop|flere|wszyscy|kilka osób|všichni|"
    r"несколько|все|многие|кілька|всі"
)
"""Whoever took the notes and everybody else, as programs name them: `Me`, `Them`; and several people at once."""

_ROOM_WORDS = r"(?:salle|sala|raum|zimmer|saal|zaal|зал|комната|חדר|قاعة)"

_ROOM_PURPOSES = (
    r"besprechungs|sitzungs|konferenz|lese|fest|rats|schulungs|seminar|gruppen|tagungs|vortrags|aufenthalts"
)
_SURE_DEVICES = r"tablet|laptop|desktop|i-?pad|i-?phone|chromebook|smartphone|webcam"
"""Devices whose words are in no name of a person."""

_NO_PERSON = re.compile(
    "|".join(
        (
            rf"(?:.{{1,40}}(?:['’]s?|s['’]) )?(?:{_DEVICES}){_NUMBER}",  # `Petter's iPhone`, `iPad (2)`
            rf"(?:[\w-]{{2,20}} ){{1,3}}(?:{_SURE_DEVICES})(?: ?\d{{1,4}}| \(\d{{1,3}}\))?",  # `Loading Dock Tablet`
            rf"(?:{_DEVICES}) (?:de|d['’]|von|van|di|of|da|do|du) ?.{{1,40}}",  # `iPhone de Petter`
            r".{1,20}(?:の|的)(?:iphone|ipad|macbook|手机|电脑)",
            r"(?:desktop|laptop|win)-[a-z0-9]{5,12}|sm-[a-z]\d{3}\w{0,3}|samsung sm-\w{4,8}",
            rf".{{0,40}}\b(?:{_ROOM_KINDS})[- ]?rooms?{_NUMBER}",  # `Conference Room`, `Harbour Board Room 2`
            r".{0,40}\brooms? ?(?:#|no\.? ?)?(?:\d{1,4}[a-z]?|[a-z])",  # `Harbour Room 2`, `Room B`
            rf"(?:{_DEVICES}) {_ROOM_WORDS}(?: (?:\d{{1,4}}|[a-z]))?",  # `Portátil sala 2`
            rf"{_ROOM_WORDS} (?:#|n° ?|№ ?)?(?:\d{{1,4}}|[a-z])",  # `Salle 3`
            # `Sala de Leitura`, `Salle du conseil`
            r"(?:salle|sala) (?:(?:de|des|do|da|du|della|dei|delle|di) |d['’])[ \w'’-]{2,40}",
            rf"(?:{_ROOM_PURPOSES})(?:raum|saal|zimmer)(?: (?:\d{{1,4}}|[a-z]))?",  # `Lesesaal`
            r".{0,20}(?:会议室|會議室|会議室|회의실) ?\w{0,4}",
            rf"(?:{_GENERIC}){_NUMBER}",
            _NOT_ONE_PERSON,
            r"(?:call-?in|dial-?in|phone|zoom) user[ _]\d{1,4}",
            r"\+?[\d*x][\d*x() .-]{5,20}[\d*x]",  # a number that dialled in
            r"@\w[\w.]{1,40}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}",  # handles and addresses
        )
    ),
    re.IGNORECASE,
)
_ODD_IN_NAME = re.compile(r"[\d_|@#/\\<>{}=+*]")
_PRONOUNS = re.compile(r"\s{0,3}[(\[](?:[a-z]{1,5}/){1,3}[a-z]{1,6}[)\]]", re.IGNORECASE)
"""`(she/her)`"""

_MAX_LABEL = 120


def names_device_or_room(label: str) -> bool:
    """Return True if a label is that of a device, a room, or somebody without a name: `Petter's iPhone`, `Guest 2`."""
    return len(label) <= _MAX_LABEL and _NO_PERSON.fullmatch(label) is not None


def may_be_no_person(label: str) -> bool:
    """Return True if a label that was read as a name has signs that names hardly have: `odile_h`, `harbour 2`."""
    label = _PRONOUNS.sub("", label)
    return _ODD_IN_NAME.search(label) is not None or (bool(label) and label[0].islower() and " " not in label)

// What is asked, and which turns of the documents that Pagefind found are answers to it. No page is touched here.

const STOP_WORDS = new Set(
  ("a an and are as at be been but by for from had has have i if in is it its of on or our so that the their there " +
    "they this to was we were which will with you your").split(" "),
);
const MARKS = 12;

const LETTERS = { æ: "ae", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss" };
const unaccented = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fold = (text) => unaccented(text).replace(/[æđıłøœß]/g, (letter) => LETTERS[letter]);
export const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
export const plain = (word) => fold(word).replace(/[^\p{L}\p{N}]+/gu, "");
export const isPhrase = (query) => /^\s*".+"\s*$/.test(query);
const tells = (word) => !STOP_WORDS.has(word.toLowerCase()) && !/^[a-z]$/i.test(word);

/** What Pagefind is asked: a phrase in quotation marks as it stands, else the words that tell something. */
export function tidy(typed) {
  const query = typed.replace(/[“”„«»]/g, '"');
  if (isPhrase(query)) return query.trim();
  const words = query.replaceAll('"', " ").split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => tells(bare(word)));
  return (telling.length ? telling : words).join(" ");
}

/** The code of a session as the archive writes it (`WS168`) where that is all that is asked (`WS 168`), else nothing. */
export function asCode(query) {
  const [, letters, number] = /^(\p{L}{2,4})\s+#?0*(\d{1,4})$/u.exec(query) ?? [];
  return letters && `${letters}${number}`;
}

/**
 * Whether a found form answers an asked word: it begins with it, or both are one word with different endings.
 *
 * Where nothing begins as asked, Pagefind takes the longest word that the asked one begins with (`so` for `Soren`), and
 * it takes everything that begins like the stem (`government` for `going`). Those are no answers.
 */
export function answers(part, word) {
  if (part.startsWith(word)) return true;
  if (/\p{N}/u.test(word)) return false; // WS100 is not WS168
  let length = 0;
  while (length < word.length && word[length] === part[length]) length += 1;
  return length >= 3 && length * 2 >= word.length && word.length - length <= 7 && part.length - length <= 7;
}

/** The numbers of the asked words that a word of a text answers, as a whole or in a part (`multi-stakeholder`). */
function askedIn(text, asked) {
  const parts = [plain(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)];
  return asked.flatMap((word, number) => (parts.some((part) => part && answers(part, word)) ? [number] : []));
}

/** The forms to mark on the session's page; the words of a phrase that stand together are one. */
function forms(words, places, phrase) {
  const found = new Map();
  let previous = -2;
  let run = [];
  const close = () => {
    if (run.length) found.set(fold(run.join(" ")), run.join(" "));
    run = [];
  };
  for (const place of places) {
    if (!phrase || place !== previous + 1) close();
    if (bare(words[place])) run.push(bare(words[place]));
    previous = place;
  }
  close();
  return [...found.values()].slice(0, MARKS);
}

/**
 * What was found in a document: a list of turns, or `null` where Pagefind took it for an answer and it is none.
 *
 * Each turn has its place in the session, its id, its words with the places of those that match, and `worth`: how many of
 * the asked words it holds, with the speaker's name counted, so that a person's own turns come before talk of him.
 */
export function readTurns(fragment, asked, phrase) {
  const words = fragment.content.split(/\s+/);
  const found = new Map();
  for (const place of [...new Set(fragment.locations)].sort((one, other) => one - other)) {
    const numbers = askedIn(words[place] ?? "", asked);
    if (numbers.length) found.set(place, numbers);
  }
  const named = (text) => (text ?? "").split(/\s+/).flatMap((word) => askedIn(word, asked));
  const bySpeaker = named(fragment.meta.speaker);
  const around = [fragment.meta.title, fragment.meta.event, fragment.meta.code].flatMap(named);
  if (new Set([...found.values(), bySpeaker, around].flat()).size < asked.length) return null;
  const anchors = [...fragment.anchors].sort((one, other) => one.location - other.location);
  return anchors.flatMap((anchor, index) => {
    const [, position, id] = /^(\d+)\.(.+)$/.exec(anchor.id) ?? [];
    const start = anchor.location;
    const end = anchors[index + 1]?.location ?? words.length;
    const places = [...found.keys()].filter((place) => place >= start && place < end);
    if (!id || !(places.length || (bySpeaker.length && !found.size))) return [];
    const worth = new Set([...places.map((place) => found.get(place)), bySpeaker].flat()).size + (bySpeaker.length ? 0.5 : 0);
    const speaker = fragment.meta.speaker;
    return [{ position: Number(position), id, speaker, words, places, start, end, worth, forms: forms(words, places, phrase) }];
  });
}

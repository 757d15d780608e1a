// The translations that scripts need. The English text of a message is its key, so this table for English is empty; the
// program writes the one of the site's language in its place (site/assets/translate_scripts.py).

/** @type {{ thousands: string, plurals: Record<string, number>, messages: Record<string, string | string[]> }} */
export const TABLE = { thousands: ",", plurals: {}, messages: {} };

// A label that a sentence names is inserted from its key, so that it can't say something else than the
// button. What stands in inverted commas and is no label of ours is listed here, with what it is.

/** Keys whose quoted words are examples, or labels of somebody else's program. */
const examples = {
  'add-passkey.name-hint': 'names that people may give',
  'token-app.name-hint': 'names that people may give',
  'take-token.name-hint': 'names that people may give',
  'skills.groupHint': 'names that people may give',
  'form.richHint': 'signs to type',
  'how.ios': 'a command of iOS',
}
const marks = { en: /“([^”]*)”/g, fr: /«[\s\u00a0]?([^»]*?)[\s\u00a0]?»/g }

/** Words in the language's inverted commas that come from no key and no parameter. */
export function quotedByHand(message, { key, language }) {
  if (Object.hasOwn(examples, key)) return []
  return [...message.matchAll(marks[language] ?? marks.en)]
    .map(([, inside]) => inside)
    .filter((inside) => !/^\{@?[\w.-]+\}$/.test(inside))
}

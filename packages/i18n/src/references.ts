/** `{@how.paste}`: what the message of that key says stands here. */
const REFERENCE = /\{@([\w.-]+)\}/g

/**
 * The keys that a message quotes.
 *
 * @param message ICU MessageFormat with references
 */
export function referencesIn(message: string): string[] {
  return [...message.matchAll(REFERENCE)].map(([, key]) => key ?? '')
}

/**
 * Puts in place of each reference what the message of that key says, so that a label that a sentence names is
 * the one on the button. A label may refer to another; a reference to nothing, or to itself, stays as it is.
 *
 * @param message ICU MessageFormat with references
 * @param say the message of a key, in the language of this one
 * @returns ICU MessageFormat
 */
export function withReferences(message: string, say: (key: string) => string | undefined): string {
  return expand(message, { say, within: [] })
}

function expand(
  message: string,
  { say, within }: { readonly say: (key: string) => string | undefined; readonly within: readonly string[] },
): string {
  if (!message.includes('{@')) return message
  return message.replace(REFERENCE, (whole, key: string) => {
    const said = within.includes(key) ? undefined : say(key)
    return said === undefined ? whole : expand(said, { say, within: [...within, key] })
  })
}

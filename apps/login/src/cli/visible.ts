/** What tells a terminal to do something, and what turns the order of what is read. Lines and tabs stay. */
const commanding = /[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g

/**
 * A text for a terminal in which nobody's words are commands: what a mail server said, or somebody called
 * their phone, is shown. The same to programs: within JSON it is how these characters are escaped.
 */
export function visible(text: string): string {
  return text.replace(commanding, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

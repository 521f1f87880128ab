const longest = 200

/** An SMTP status, where a server's answer begins: operators need it, and it is nobody's. */
const status = /((?<=^|: | response=)[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3}(?![\w.@%=])|(?=[ -]+[^\d\s])))/

const personal = [
  // Links first: they may hold the others.
  /[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  // Addresses: also with a quoted name, an encoded @, or forwarded as name%domain.
  /(?:"(?:[^"\\]|\\.)*"|[^\s<>"(),:;]+)(?:@|[%=]40)[^\s<>"'(),:;]+/g,
  /[^\s<>"(),:;]+%(?:[\p{L}\d-]+\.)+\p{L}[\p{L}\d-]+/gu,
  /\+?\d(?:[ ()./\p{Pd}]{0,3}\d){7,}/gu,
  // What is long and of one piece may be a token.
  /[A-Za-z0-9_+/=-]{24,}/g,
]

/**
 * What another side said, for operators: its recipient, links, addresses, numbers and what may be a token are
 * left out, since mail servers repeat whom they refuse. The status it begins with stays.
 * @param said in whatever words.
 * @param recipient an e-mail address, whose local part alone is left out too, or a phone number in E.164;
 * in any letter case, percent- and quoted-printable-encoded as well. Empty: not known.
 * @returns one line, at most 200 characters.
 */
export function scrubbed(said: string, recipient = ''): string {
  const patterns = [...(recipient === '' ? [] : [namesOf(recipient.normalize())]), ...personal]
  const line = said.normalize().replace(/\s+/g, ' ').trim()
  const parts = line.split(status).map((part, index) => {
    const isStatus = index % 2 === 1
    return isStatus ? part : patterns.reduce((text, pattern) => text.replace(pattern, '…'), part)
  })
  return parts.join('').slice(0, longest)
}

/** Below this many characters, a name is looked for as a word of its own: it may be part of any other. */
const telling = 5

/**
 * How a recipient may be called: whole, or by the local part, also without what follows a +; or by number.
 */
function namesOf(recipient: string): RegExp {
  const local = recipient.slice(0, Math.max(recipient.lastIndexOf('@'), 0))
  const names = /^\+\d{7,}$/.test(recipient)
    ? numbersOf(recipient.slice(1))
    : [recipient, local, local.split('+', 1).join('')].filter(Boolean).map(written)
  return new RegExp(names.join('|'), 'giu')
}

/** A name, each character as it is or encoded. */
function written(name: string): string {
  const characters = [...name].map((character) => {
    const bytes = [...new TextEncoder().encode(character)].map((byte) => byte.toString(16).padStart(2, '0'))
    return `(?:\\u{${character.codePointAt(0)?.toString(16)}}|${bytes.map((byte) => `[%=]${byte}`).join('')})`
  })
  const pattern = characters.join('')
  if (characters.length >= telling) return pattern
  return String.raw`(?:(?<![\p{L}\p{N}])|(?<=[%=][\da-f]{2}))${pattern}(?![\p{L}\p{N}])`
}

/** A number with anything between its digits; and without its country, whose code has at most 3 digits. */
function numbersOf(digits: string): string[] {
  const between = String.raw`(?:[%=][\da-f]{2}|[^\da-z]){0,3}`
  return [digits, digits.slice(3)].map((part) => [...part].join(between))
}

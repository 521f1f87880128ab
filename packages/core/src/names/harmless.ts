import type { FieldIssue } from '../errors.ts'

/**
 * What no name holds, since names stand in our mails and lists: controls, separators of lines, signs that
 * change the direction of what stands around them or can't be seen, unassigned and private ones; tags.
 */
const never = /[[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>]--[\p{Variation_Selector}\u180E\u200C\u200D]]/v

/**
 * What mail programs make a link of: an address, a host with a name of two letters before its dot, a short
 * host below the commonest names and all of two letters, a number of the network. Full stops of other scripts
 * are dots there, too.
 */
const links = [
  /\S*(?:www\.|:\/\/)\S*/iu,
  /\S+@\S+/u,
  /\S*[\p{L}\p{M}\p{N}]-*[\p{L}\p{M}\p{N}]\.\p{L}[\p{L}\p{M}\p{N}-]\S*/u,
  /(?<![\p{L}\p{M}\p{N}.])[\p{L}\p{N}]\.(?:com|net|org|\p{L}{2})(?![\p{L}\p{M}])\S*/iu,
  /\S*\p{N}\.\p{N}+\.\p{N}+\.\p{N}\S*/u,
]

/**
 * What of a name can't stay, so that a person can change it.
 * @param field of the form.
 * @param name tidied.
 * @param options `also`: signs that this kind of name doesn't have either.
 * @returns `unsupported-characters` with the `sign` (its code point where it can't be seen); `name-link` with
 * the `part` that reads as an address; null when nothing is wrong.
 */
export function harmIssue(field: string, name: string, { also }: { readonly also?: RegExp } = {}): FieldIssue | null {
  const part = linkIn(name)
  if (part !== null) return { field, code: 'name-link', params: { part } }
  const [sign] = never.exec(name) ?? also?.exec(name) ?? []
  return sign === undefined ? null : { field, code: 'unsupported-characters', params: { sign: nameOfSign(sign) } }
}

/** The part of a text that mail programs make a link of; null when there is none. */
export function linkIn(text: string): string | null {
  // Nobody sees them, and who reads an address passes over them (UTS 46 §4).
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const dotted = seen.normalize('NFKC').replace(/[\u3002\uFF61]/g, '.')
  for (const link of links) {
    const [found] = link.exec(dotted) ?? []
    if (found !== undefined) return found
  }
  return null
}

/** A sign as a person finds it: itself, or its code point where it can't be seen. */
function nameOfSign(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(sign) ? `U+${code}` : sign
}

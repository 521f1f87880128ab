import { asciiDomain } from './key.ts'

/**
 * An address as its owner writes it: the domain in letters, not in punycode. For the eyes of whoever owns or
 * typed it; to others `xn--` says that a letter may only look like another.
 * @param email an e-mail address; anything.
 * @returns the address; as it was where its domain isn't in punycode, or in one that no domain is written in.
 */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf('@') + 1
  const ascii = email.slice(at)
  if (at === 0 || !/(^|\.)xn--/i.test(ascii)) return email
  const labels = ascii.split('.').map((label) => (/^xn--/i.test(label) ? decoded(label.slice(4)) : label))
  const domain = labels.includes(null) ? '' : labels.join('.')
  // What doesn't lead back to the same domain would name another.
  return asciiDomain(domain) === ascii.toLowerCase() ? email.slice(0, at) + domain : email
}

/** RFC 3492, section 6.2, with the parameters of section 5; null for what no label becomes. */
function decoded(label: string): string | null {
  // With its `xn--` a label has 63 at most (RFC 1035, section 2.3.4); what is longer would count to infinity.
  if (label.length > 59) return null
  const basic = label.lastIndexOf('-')
  const points = Array.from(label.slice(0, Math.max(basic, 0)), (char) => char.codePointAt(0) ?? 0)
  let [place, point, bias] = [0, 128, 72]
  for (let read = basic + 1; read < label.length; ) {
    const before = place
    for (let [weight, k] = [1, 36]; ; k += 36) {
      const digit = digits.indexOf(label.charAt(read++).toLowerCase() || '?')
      if (digit < 0) return null
      place += digit * weight
      const threshold = Math.min(Math.max(k - bias, 1), 26)
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    const count = points.length + 1
    bias = adapted(place - before, { count, first: before === 0 })
    point += Math.floor(place / count)
    if (point > 0x10_ffff) return null
    place %= count
    points.splice(place++, 0, point)
  }
  return String.fromCodePoint(...points)
}

const digits = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** RFC 3492, section 6.1. */
function adapted(step: number, { count, first }: { readonly count: number; readonly first: boolean }): number {
  let delta = Math.floor(step / (first ? 700 : 2))
  delta += Math.floor(delta / count)
  let bias = 0
  for (; delta > 455; bias += 36) delta = Math.floor(delta / 35)
  return bias + Math.floor((36 * delta) / (delta + 38))
}

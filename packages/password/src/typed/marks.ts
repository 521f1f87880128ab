/**
 * Signs without width that come along with pasting and that nobody types: soft hyphen, zero width space, word
 * joiner, byte order mark; direction marks, embeddings, overrides and isolates; fillers, tags, and what
 * interlinear annotations have. Not what shapes the letters beside it.
 */
const pasted = /[\p{Default_Ignorable_Code_Point}--[\p{Variation_Selector}\u180E\u200C\u200D]]|[\uFFF9-\uFFFB]/gv

/** Control characters but line ends and tabs. */
const controls = /[^\P{Cc}\n\t]/gu

/**
 * Letters that a joiner (U+200D), a non-joiner (U+200C) or the Mongolian vowel separator (U+180E) shapes: of
 * scripts that write letters joined.
 */
const joining =
  String.raw`[[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mand}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Phag}\p{scx=Adlm}\p{scx=Rohg}` +
  String.raw`\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}` +
  String.raw`\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]&&[[\p{L}\p{M}]--\p{Variation_Selector}]]`
const joiners = /[\u180E\u200C\u200D\p{Variation_Selector}]/gv
/** And pictures of which several make one: a family, a flag. */
const picture = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?`
/** What has variants that a selector chooses: pictures, and signs of a few scripts. */
const varied = String.raw`[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Mong}\p{scx=Phag}\p{scx=Mymr}\p{scx=Mani}\p{Emoji}\p{S}]`
let belongs: RegExp | undefined

/**
 * Joiners and selectors where they do something. Made when it is first asked for: that takes milliseconds.
 */
function belonging(): RegExp {
  belongs ??= new RegExp(
    [
      String.raw`(?<=${joining}\p{Variation_Selector}?)[\u180E\u200C\u200D](?=${joining})`,
      String.raw`(?<=${picture})\u200D(?=\p{Extended_Pictographic})`,
      String.raw`(?<=[${varied}--\p{Variation_Selector}])\p{Variation_Selector}`,
    ].join('|'),
    'gv',
  )
  return belongs
}

/**
 * A text without the invisible marks that came with pasting it; joiners stay, wherever they are. For a field
 * while it is being typed, where the next letter isn't there yet.
 * @param typed as typed.
 */
export function withoutPasted(typed: string): string {
  return typed.replace(pasted, '').replace(controls, '')
}

/**
 * What somebody typed, as they see it: without invisible marks and control characters, blanks around it gone,
 * NFC. Joiners and selectors of variants stay where they do something (`علی‌رضا`, a family of emoji), and go
 * elsewhere. Everything that is typed is read so, but passwords, in which every character counts.
 * @param typed as typed or pasted.
 */
export function typedText(typed: string): string {
  // Most fields are empty on most requests.
  if (typed === '') return ''
  const seen = withoutPasted(typed)
  return withoutStray(seen).normalize('NFC').trim()
}

/**
 * The same for what has neither: addresses, identifiers, links.
 * @param typed as typed or pasted.
 */
export function typedWord(typed: string): string {
  return withoutPasted(typed).replace(joiners, '').normalize('NFC').trim()
}

function withoutStray(text: string): string {
  if (text.search(joiners) < 0) return text
  const places = new Set(Array.from(text.matchAll(belonging()), ({ index }) => index))
  return text.replace(joiners, (joiner, index: number) => (places.has(index) ? joiner : ''))
}

/**
 * How any text is set, in Typst: with what fonts, where a long word breaks, in which direction a paragraph
 * runs.
 *
 * `#show: printed` sets fonts for all that follows; `breakable(longest: 20, body)` breaks words, sooner in a
 * narrow column; `directed(text, body)` lets a paragraph run as its first letter does. Texts come
 * through `printable` of `typst/`, so that every character has a glyph. No backticks and no `${` in here.
 */
export const textRules = String.raw`
// A word breaks after what separates its parts, and anywhere once it is longer than a line. An empty box
// allows the break: nothing invisible gets into the text, as it would with U+200B.
#let parts = regex("^(?:https?://)?(?:www\.)?[^/.@_?=&:-]+[/.@_?=&:-]*|[^/.@_?=&:-]+[/.@_?=&:-]*|[/.@_?=&:-]+")
// Only letters that stand alone: others join, and would be torn apart.
#let separable = regex("^[\p{Latin}\p{Greek}\p{Cyrillic}\p{Common}]+$")
#let break-here = box()
#let chunks(word) = {
  let all = word.clusters()
  let inner = all.slice(6, all.len() - 4).chunks(3)
  (all.slice(0, 6), ..inner, all.slice(all.len() - 4)).map(one => one.join()).join(break-here)
}
// Words that may: of twelve letters with what separates their parts in them, or as long as a line. What a
// rule is asked of costs, and most words are neither.
#let long-word(longest) = regex("\S{5,}[/.@_?=&:-]\S{6,}|\S{1,4}[/.@_?=&:-]\S{10,}|\S{" + str(longest) + ",}")
#let breakable(longest: 46, room: none, body) = {
  // Where it is known how much room a line has at least, what has that begins one.
  let cut(part) = if room == none { chunks(part) } else {
    context if measure(part).width <= room() { part } else { chunks(part) }
  }
  show long-word(longest): it => {
    let word = it.text
    if word.match(regex("\p{Alphabetic}")) == none { return it }
    let found = word.matches(parts).map(one => one.text)
    if found.len() == 1 and word.len() < longest { return it }
    found.map(part => if part.len() >= longest and part.clusters().len() >= longest and part.match(separable) != none {
      cut(part)
    } else { part }).join(break-here)
  }
  body
}

#let printed(body) = {
  set text(font: json(bytes(sys.inputs.fonts)))
  body
}

#let from-the-right = regex("^[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}]$")
// The direction of a paragraph is that of its first letter; without letters, that of the document.
#let directed(value, body) = {
  let letter = value.find(regex("\p{Alphabetic}"))
  if letter == none { return body }
  set text(dir: if letter.match(from-the-right) == none { ltr } else { rtl })
  body
}
`

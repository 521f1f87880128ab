import { textRules } from '../../templates/shared/text.ts'

/**
 * What all templates share, in Typst: the data, the colours, long texts, and the attachment.
 *
 * Texts reach the page as strings, never as markup. No template uses backticks or `${`.
 */
export const prelude: string =
  textRules +
  String.raw`
#let view = json(bytes(sys.inputs.view))
#let accent = rgb(view.design.colour)
#let ink = rgb("#1d1a22")
#let soft = rgb("#57515e")
#let hair = rgb("#d5cdc3")
#let tint = color.mix((accent, 7%), (white, 93%))

#set document(title: view.title, author: view.name)
#set text(lang: view.language, size: 9.5pt, fill: ink, hyphenate: false, number-type: "lining")
#set par(leading: 0.62em, spacing: 0.75em, justify: false)
#set list(marker: text(fill: accent)[•], indent: 0pt, body-indent: 0.6em, spacing: 0.5em)
#set enum(indent: 0pt, body-indent: 0.6em, spacing: 0.5em)
#set strong(delta: 200)
#show: printed
#show link: set text(fill: accent)

#if sys.inputs.xml != "" {
  pdf.attach("attachment.xml", bytes(sys.inputs.xml), relationship: "data", mime-type: "text/xml", description: "Europass XML")
}

#let lines(value) = value.split("\n").join(linebreak())
#let spans(list) = list.map(span => {
  let piece = lines(span.text)
  if span.at("italic", default: false) { piece = emph(piece) }
  if span.at("bold", default: false) { piece = strong(piece) }
  piece
}).join()
#let plain(list) = list.map(span => span.text).join()
#let rich(blocks) = blocks.map(one => {
  if one.type == "paragraph" { directed(plain(one.spans), par(spans(one.spans))) }
  else {
    let items = one.items.map(spans)
    directed(one.items.map(plain).join(), if one.ordered { enum(..items) } else { list(..items) })
  }
}).join()
#let linked(one) = if one.href == "" { one.text } else { link(one.href, one.text) }
#let page-numbers = if view.footer == "" { none } else {
  context {
    let total = counter(page).final().first()
    if total > 1 {
      let number = view.footer.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(total))
      set text(size: 8pt, fill: soft)
      grid(columns: (1fr, auto), view.name, number)
    }
  }
}
`

/**
 * What all templates stand on, in Typst: colours, sizes, directions, and how running text is set. All sizes
 * follow from that of running text; ends of lines are named `start` and `end`, so that a document from right
 * to left is its mirror image.
 */
export const base = String.raw`
#let design = view.design
#let size = design.size * 1pt
#let accent = rgb(design.colour)
#let ink = rgb("#1d1a22")
#let soft = rgb("#57515e")
#let hair = rgb("#d5cdc3")
#let tint = color.mix((accent, 7%), (white, 93%))
#let rtl = view.direction == "rtl"
#let toward-end(length) = if rtl { -length } else { length }
#let at-start(value) = if rtl { (right: value) } else { (left: value) }
#let at-end(value) = if rtl { (left: value) } else { (right: value) }
#let along = if rtl { direction.rtl } else { direction.ltr }
#let against = if rtl { direction.ltr } else { direction.rtl }
// Two columns, of which the one that stands at the end is read first: cells are read in the order in which
// the grid has them, so that the grid runs against the text.
#let from-the-end(columns: (1fr, auto), gutter: 0pt, alignment: top, first, second) = {
  set text(dir: against)
  grid(columns: columns, column-gutter: gutter, align: alignment, { set text(dir: along); first }, { set text(dir: along); second })
}
#let margin(length) = length * design.margins

#let tongue(tag) = {
  let region = tag.split("-").slice(1).find(part => part.match(regex("^[A-Z]{2}$")) != none)
  (lang: lower(tag.split("-").first()), region: region)
}
#set text(
  size: size, fill: ink, ..tongue(view.language), dir: if rtl { direction.rtl } else { direction.ltr },
  hyphenate: false, top-edge: 0.7em, costs: (runt: 900%, widow: 300%, orphan: 300%),
)
#set par(leading: 0.66em, spacing: 0.9em, justify: false, linebreaks: "optimized")
#set list(marker: text(fill: accent)[•], indent: 0pt, body-indent: 0.55em, spacing: 0.66em)
#set enum(indent: 0pt, body-indent: 0.55em, spacing: 0.66em)
#set strong(delta: 200)
// Sizes of headings are a template's, in its own measure.
#show title: set text(size: 1em / 1.7)
#show heading.where(level: 1): set text(size: 1em / 1.4)
#show heading.where(level: 2): set text(size: 1em / 1.2)
#set table(stroke: none)
#show: printed
// Pages from one to another are one thing; where there are none, the rule isn't asked.
#let pages-together(body) = if sys.inputs.view.contains(regex("\d–\d")) { show regex("\d+–\d+"): box; body } else { body }
#show: pages-together
#show link: set text(fill: accent)

// Headings and labels are in a language of their own.
#let said(body) = if view.labels == view.language { body } else { text(..tongue(view.labels), body) }
// What has no letter from the right runs from the left, in any document: 2008 – 2013, 17 April 1991.
#let in-its-order(value) = if rtl and value.find(regex("[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}]")) == none {
  box({ set text(dir: direction.ltr); value })
} else { value }
#let label(body) = text(size: 0.82em, fill: soft, said(body))

// The letters of a content, for what depends on their script.
#let letters-of(body) = {
  if type(body) == str { body }
  else if body.has("text") { letters-of(body.text) }
  else if body.has("children") { body.children.map(letters-of).join() }
  else if body.has("child") { letters-of(body.child) }
  else if body.has("body") { letters-of(body.body) }
  else { "" }
}
// Real small capitals, where the face has them for the script; else as it is.
#let has-caps(found) = {
  let scripts = design.smallCaps.map(one => "\p{" + one + "}").join()
  scripts != none and found != none and found.find(regex("[^\p{Common}\p{Inherited}" + scripts + "]")) == none
}
#let caps(body) = {
  if has-caps(letters-of(body)) { text(tracking: 0.04em, smallcaps(body)) } else { body }
}

// How wide a line is that doesn't break. It isn't asked of what is longer than any line: without an end, each
// place to break is weighed with each.
#let width-of(body) = if letters-of(body).len() > 600 { 10000pt } else { measure({ set par(linebreaks: "simple"); body }).width }
// By how much letters hang further below their line than is usual, as those of Arabic and Devanagari do: what
// stands below keeps clear of them.
#let hanging(body, usual: 0.3em) = if letters-of(body).len() > 600 { 0pt } else {
  let height(edge) = measure({ set par(linebreaks: "simple"); set text(bottom-edge: edge); body }).height
  calc.max(0pt, height("bounds") - height("baseline") - usual.to-absolute())
}
// The largest of some sizes (in em) in which a line fits; in the smallest it breaks.
#let fitted(body, sizes) = layout(area => {
  let fits = sizes.find(each => width-of(text(size: each, body)) <= area.width)
  let chosen = if fits == none { sizes.last() } else { fits }
  set par(leading: 0.35em)
  pad(bottom: hanging(text(size: chosen, body), usual: chosen * 0.3), text(size: chosen, body))
})

// Numbers and addresses run from the left in any document, and short ones stay in a piece.
#let whole(body, value) = if value.clusters().len() > 40 { body } else { box({ if rtl { set text(dir: direction.ltr); body } else { body } }) }
// What of a page's width the shortest line of running text lacks, lists and columns of dates counted; a
// template says it. Nowhere is a line longer than that of a letter.
#let taken = none
// In a narrow column words break sooner.
#let narrow(body) = breakable(longest: 18, body)
// As many pieces on a line as fit, and nothing at the ends of lines but text.
#let filled(pieces, between) = layout(area => {
  let rows = ()
  let used = 0pt
  let gap = width-of(between)
  for piece in pieces {
    let width = width-of(piece)
    if rows.len() > 0 and used + gap + width <= area.width { rows.last().push(piece); used += gap + width }
    else { rows.push((piece,)); used = width }
  }
  rows.map(row => row.join(between)).join(linebreak())
})

// Parts of a line: the dot stays with what is before it.
#let dotted(parts, mark: [·]) = parts.join([#sym.space.nobreak#text(fill: soft, mark) ])

#let picture(one, width: auto, height: auto, radius: 0pt) = box(
  clip: true, radius: radius, width: width, height: height,
  image(one.file, width: 100%, height: 100%, fit: "cover", alt: one.alt),
)
// As large as the room that it is given, never cut.
#let logo(width, height) = context {
  let natural = measure(image(design.logo.file, height: height))
  if natural.width <= width.to-absolute() { image(design.logo.file, height: height, alt: design.logo.alt) }
  else { image(design.logo.file, width: width, alt: design.logo.alt) }
}

// How a letter stands on the page: under the head that a CV has.
#let letter-frame(head, body) = { head; v(2.4em); body }

// Name and number, where there is more than one page.
#let starting = std.label("start-" + part)
#let ending = std.label("end-" + part)
// Asked in a header, where the count of this document's pages hasn't begun yet.
#let on-first-page() = here().page() == query(starting).first().location().page()
#let page-numbers = if view.footer == "" { none } else {
  context {
    let total = counter(page).at(query(ending).first().location()).first()
    if total > 1 {
      set text(size: size * 0.84, fill: soft, number-width: "tabular")
      // A name that is longer than the line would leave the page.
      let name = layout(area => if width-of(view.name) <= area.width { view.name })
      grid(columns: (1fr, auto), column-gutter: 1em, name,
        view.footer.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(total)))
    }
  }
}
`

/** Two columns: what is looked up stands at the side, what is read stands beside it. */
export const look = String.raw`
#let at-end-side = design.options.at("side", default: "start") == "end"
#let edge = margin(1.35cm)
#let panel = edge + 15.2em + 0.75cm
#let gap = 0.95cm
// The pages on which something stands at the side, of a CV; of a letter all.
#let last-beside = std.label("beside-" + part)
#let is-two-columned() = {
  let last = query(last-beside)
  last.len() == 0 or here().page() <= last.first().location().page()
}
#let taken = 2 * edge + 15.2 * size + 0.75cm + gap + 4 * size
#set page(
  paper: design.paper, margin: (x: edge, top: margin(1.6cm), bottom: margin(1.7cm)),
  footer: page-numbers,
  background: context if is-two-columned() { place(top + if at-end-side { end } else { start }, rect(width: panel, height: 100%, fill: tint)) },
)
#show heading.where(level: 2): it => text(size: 1.08em, weight: 600, it.body)
#show title: it => text(weight: 700, fill: accent, tracking: -0.012em, fitted(it.body, (2.75em, 2.35em, 2em, 1.7em)))
#let in-main(body) = {
  show heading.where(level: 1): it => block(above: 1.9em, below: 1.05em, sticky: true, width: 100%, stroke: (bottom: 1pt + accent), inset: (bottom: 0.45em),
    text(size: 1.25em, weight: 700, fill: accent, it.body))
  body
}
#let in-side(body) = {
  set text(size: 0.95em)
  show: narrow
  show heading.where(level: 1): it => block(above: 2em, below: 0.9em, sticky: true, text(size: 1.14em, weight: 700, fill: accent, it.body))
  body
}
#let contact-list = for (name, value) in particulars { block(above: 1.05em, below: 1.05em, breakable: false, [#label(name)#linebreak()#value]) }
// What is at the side is read second.
#let beside(main, side) = {
  let columns = (1fr, panel - edge - 0.75cm)
  if at-end-side { grid(columns: columns, column-gutter: gap + 0.75cm, in-main(main), in-side(side)) }
  else { block(width: 100%, from-the-end(columns: columns, gutter: gap + 0.75cm, in-main(main), in-side(side))) }
}
#let heading-of-page = {
  block(below: 0pt, width: 100%, title(view.name))
  if view.headline != "" { block(above: 1em, below: 0pt, text(size: 1.3em, fill: soft, view.headline)) }
}
#let above-contacts(photo) = {
  if photo != none { block(below: 1.4em, picture(photo, width: 11em, height: 13.6em, radius: 3pt)) }
  if design.logo != none { block(below: 1.4em, box(fill: white, radius: 3pt, inset: 7pt, logo(12em, 1.3cm))) }
}
#let masthead(photo) = heading-of-page
#let letter-frame(head, body) = beside({ head; v(2.4em); body }, {
  above-contacts(none)
  if particulars.len() > 0 { heading(level: 1, said(view.contactsTitle)); contact-list }
})
`

export const cv = String.raw`
#let entry(one, at: 0, end: none) = block(breakable: is-long(one), above: if at == 0 { 1.05em } else { 1.5em }, below: 1.5em, width: 100%, {
  block(sticky: has-text(one), breakable: false, below: 0.85em, width: 100%, {
    heading(level: 2, head-of(one))
    tags-of(one)
    let where = where-parts(one)
    if where.len() > 0 { block(above: 0.7em, below: 0pt, dotted(where)) }
    if one.period != "" { block(above: 0.66em, below: 0pt, text(size: 0.92em, fill: soft, when(one))) }
  })
  entry-text(one)
  end
})
#let side-entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 0.9em } else { 1em }, below: 1em, width: 100%, {
  heading(level: 2, text(size: 0.95em, head-of(one)))
  tags-of(one)
  let where = (by-of(one), host-of(one), one.place).filter(each => each != "")
  if where.len() > 0 { block(above: 0.5em, below: 0pt, where.join(", ")) }
  if one.period != "" { block(above: 0.5em, below: 0pt, text(size: 0.92em, fill: soft, when(one))) }
  for each in one.links { block(above: 0.5em, below: 0pt, linked(each)) }
  if has-text(one) { block(above: 0.6em, entry-text(one)) }
})
#let side-group(one) = block(above: 0.8em, below: 0.8em, {
  if one.name != "" { block(below: 0.6em, sticky: true, text(weight: 600, one.name)) }
  dotted(one.items)
})
#let at-side(one) = one.kind != "entries" or one.form == "brief"
#let main-sections = view.sections.filter(one => not at-side(one))
// Entries are counted through all sections, so that those from one on can be set elsewhere.
#let count-of = main-sections.map(one => one.entries.len()).sum(default: 0)
#let marked = std.label("entry-" + part)
#let ended = std.label("entry-end-" + part)
#let entries-of(from, until) = {
  let number = 0
  for one in main-sections {
    let first = number
    number += one.entries.len()
    // Whose entries go on after the side has been read is said again.
    if calc.max(first, from) < calc.min(number, until) { heading(level: 1, said(one.title)) }
    for (at, each) in one.entries.enumerate() {
      let place = first + at
      if place >= from and place < until {
        [#metadata(place)#marked]
        entry(each, at: if place == from { 0 } else { at }, end: [#metadata(place)#ended])
      }
    }
  }
}
#let side-sections = view.sections.filter(at-side)
#let begun = std.label("side-section-" + part)
#let main-end = std.label("main-end-" + part)
#let side-of(list) = sections(list, story: side-entry, languages: languages-narrow, group: side-group)
#let main(until, rest) = {
  heading-of-page
  if view.about != none {
    heading(level: 1, said(view.about.title))
    rich(view.about.body)
  }
  entries-of(0, until)
  side-of(rest)
  [#metadata(none)#main-end]
}
#let side(until) = {
  above-contacts(view.photo)
  if particulars.len() > 0 { heading(level: 1, said(view.contactsTitle)); contact-list }
  for (at, one) in side-sections.slice(0, until).enumerate() {
    [#metadata(at)#begun]
    side-of((one,))
  }
  [#metadata(none)#std.label("side-" + part)]
}
// Pages after the one on which the side ends have one column: what begins there, as it is laid out in two, is
// set in the whole width instead. What would begin at the side after the main text has ended stands below
// that. Where that begins is found once and kept.
#let split = std.label("split-" + part)
#context {
  let before = query(split)
  let (from, moved) = if before.len() > 0 { before.first().value } else { (none, none) }
  if before.len() > 0 and from == none and moved == none {
    let main-page = query(main-end).first().location().page()
    let alone = query(begun).find(one => one.location().page() > main-page)
    if alone != none { moved = alone.value }
    let end = query(std.label("side-" + part)).first().location().page()
    let next = if moved == none { query(marked).find(one => one.location().page() > end) }
    if next != none {
      from = next.value
      let start = query(marked).find(one => one.value == from - 1)
      let tail = query(ended).find(one => one.value == from - 1)
      // Behind the last lines of the one before, the page would stay empty. That one is set in the whole
      // width as well, where less stays empty above its beginning.
      if start != none and tail.location().page() > end and start.location().page() == end {
        if start.location().position().y > tail.location().position().y { from -= 1 }
      }
    }
  }
  [#metadata((from, moved))#split]
  let kept = if moved == none { side-sections.len() } else { moved }
  beside(main(if from == none { count-of } else { from }, side-sections.slice(kept)), side(kept))
  [#metadata(none)#last-beside]
  if from != none {
    pagebreak(weak: true)
    pad(x: 1.1cm, in-main(entries-of(from, count-of)))
  }
}
`

/** Two columns: what is looked up stands at the side, what is read stands beside it. */
export const look = String.raw`
#let at-end-side = design.options.at("side", default: "start") == "end"
#let edge = margin(1.35cm)
#let panel = edge + 15.2em + 0.75cm
#let gap = 0.95cm
#set page(
  paper: design.paper, margin: (x: edge, top: margin(1.6cm), bottom: margin(1.7cm)),
  footer: page-numbers,
  background: place(top + if at-end-side { end } else { start }, rect(width: panel, height: 100%, fill: tint)),
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
#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 1.05em } else { 1.5em }, below: 1.5em, width: 100%, {
  block(sticky: has-text(one), breakable: false, below: 0.85em, width: 100%, {
    heading(level: 2, head-of(one))
    tags-of(one)
    let where = where-parts(one)
    if where.len() > 0 { block(above: 0.7em, below: 0pt, dotted(where)) }
    if one.period != "" { block(above: 0.66em, below: 0pt, text(size: 0.92em, fill: soft, said(one.period))) }
  })
  entry-text(one)
})
#let side-entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 0.9em } else { 1em }, below: 1em, width: 100%, {
  heading(level: 2, text(size: 0.95em, head-of(one)))
  tags-of(one)
  let where = (by-of(one), host-of(one), one.place).filter(each => each != "")
  if where.len() > 0 { block(above: 0.5em, below: 0pt, where.join(", ")) }
  if one.period != "" { block(above: 0.5em, below: 0pt, text(size: 0.92em, fill: soft, said(one.period))) }
  for each in one.links { block(above: 0.5em, below: 0pt, linked(each)) }
  if has-text(one) { block(above: 0.6em, entry-text(one)) }
})
#let side-group(one) = block(above: 0.8em, below: 0.8em, {
  if one.name != "" { block(below: 0.6em, sticky: true, text(weight: 600, one.name)) }
  dotted(one.items)
})
#let at-side(one) = one.kind != "entries" or one.form == "brief"
#let main = {
  heading-of-page
  if view.about != none {
    heading(level: 1, said(view.about.title))
    rich(view.about.body)
  }
  sections(view.sections.filter(one => not at-side(one)), story: entry)
}
#let side = {
  above-contacts(view.photo)
  if particulars.len() > 0 { heading(level: 1, said(view.contactsTitle)); contact-list }
  sections(view.sections.filter(at-side), story: side-entry, languages: languages-narrow, group: side-group)
}
#beside(main, side)
`

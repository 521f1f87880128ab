/** Sober: dates in a margin of their own, fine rules, the grid of languages as a table. */
export const look = String.raw`
#let side = 9em
#let taken = 2 * margin(2cm) + 13 * size
#set page(
  paper: design.paper, margin: (x: margin(2cm), top: margin(1.9cm), bottom: margin(1.8cm)), footer: page-numbers,
  background: context if on-first-page() { place(top, rect(width: 100%, height: 0.28cm, fill: accent)) },
)
#show heading.where(level: 1): it => block(above: 1.9em, below: 1.05em, sticky: true, width: 100%, grid(
  columns: (auto, 1fr), column-gutter: 0.7em, align: horizon,
  text(size: 1.18em, weight: 600, fill: accent, it.body), line(length: 100%, stroke: 0.6pt + hair),
))
#show heading.where(level: 2): it => text(size: 1.08em, weight: 600, it.body)
#show title: it => text(weight: 600, tracking: -0.012em, fitted(it.body, (2.7em, 2.3em, 1.95em)))

#let top-right(..more) = (
  if design.logo != none { align(end, logo(4cm, 1.25cm)) },
  ..more.pos(),
).filter(one => one != none)
#let masthead(photo) = {
  let aside = top-right(if photo != none { picture(photo, width: 2.7cm, height: 3.5cm, radius: 1.5pt) })
  let main = {
    block(below: 0pt, width: 100%, title(view.name))
    if view.headline != "" { block(above: 0.95em, below: 0pt, text(size: 1.3em, fill: accent, view.headline)) }
    if particulars.len() > 0 {
      let columns = if aside.len() > 0 { 1 } else { 2 }
      block(above: 1.7em, below: 0pt, particulars-grid(columns, edge: side))
    }
  }
  if aside.len() > 0 { grid(columns: (1fr, auto), column-gutter: 1.6em, main, align(end, stack(spacing: 0.5cm, ..aside))) } else { main }
}
`

export const cv = String.raw`
#let indented(body) = pad(..at-start(side), body)
// What stands in the margin is read after what it stands beside.
#let beside(body, note) = block(width: 100%, pad(..at-start(-side), from-the-end(columns: (1fr, side),
  body, pad(..at-end(1.1em), narrow(text(size: 0.92em, fill: soft, note))))))

#masthead(view.photo)
#if view.about != none {
  heading(level: 1, said(view.about.title))
  indented(rich(view.about.body))
}

#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 1.05em } else { 1.5em }, below: 1.5em, indented({
  block(sticky: has-text(one), breakable: false, below: 0.85em, beside({
    heading(level: 2, head-of(one))
    tags-of(one)
    let where = where-parts(one)
    if where.len() > 0 { block(above: 0.66em, below: 0pt, dotted(where)) }
  }, pad(top: 0.08em, when(one))))
  entry-text(one)
}))
#let group(one) = block(above: 0.85em, below: 0.85em, {
  if one.name == "" { indented(dotted(one.items)) } else {
    grid(columns: (side, 1fr), pad(..at-end(1.1em), narrow(text(size: 0.92em, fill: soft, one.name))), dotted(one.items))
  }
})
#let languages(one) = {
  if one.mother != none {
    block(below: 1.1em, sticky: true, grid(columns: (side, 1fr),
      pad(..at-end(1.1em), narrow(text(size: 0.92em, fill: soft, said(one.mother.label)))), text(weight: 600, one.mother.value)))
  }
  if one.table != none { languages-table(one, first: side - 0.35em) }
}
#sections(view.sections, story: entry, languages: languages, group: group, told: body => indented(rich(body)))
`

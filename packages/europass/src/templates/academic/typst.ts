/** A scholar's: a book face, years in the margin, works numbered and cited in full. */
export const look = String.raw`
#let side = 8.8em
#let taken = 2 * margin(2.4cm) + 13 * size
#set page(
  paper: design.paper, margin: (x: margin(2.4cm), top: margin(2.2cm), bottom: margin(2.2cm)),
  footer: if view.footer != "" { context {
    let total = counter(page).at(query(ending).first().location()).first()
    if total > 1 {
      set text(size: size * 0.9, fill: soft)
      align(center, view.footer.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(total)))
    }
  } },
  header: context if not on-first-page() { align(center, text(size: size * 0.9, fill: soft, emph(view.name))) },
)
#set text(number-type: "old-style")
#show heading.where(level: 1): it => block(above: 2em, below: 1em, sticky: true, text(size: 1.2em, weight: 600, fill: accent, caps(it.body)))
#show heading.where(level: 2): it => text(size: 1em, weight: 600, it.body)
#show title: it => text(weight: 400, fill: accent, fitted(it.body, (2.6em, 2.2em, 1.8em)))
#let masthead(photo) = {
  let columns = if photo != none { 1 } else { 2 }
  let main = {
    block(below: 0pt, width: 100%, title(view.name))
    if view.headline != "" { block(above: 1em, below: 0pt, text(size: 1.15em, style: "italic", view.headline)) }
    if particulars.len() > 0 {
      block(above: 1.5em, below: 0pt, particulars-grid(columns, edge: side, name: name => text(fill: soft, style: "italic", said(name))))
    }
  }
  if design.logo != none { block(below: 1.2em, width: 100%, align(end, logo(5cm, 1.2cm))) }
  if photo == none { main } else { grid(columns: (1fr, auto), column-gutter: 1.6em, main, picture(photo, width: 2.6cm, height: 3.3cm)) }
}
`

export const cv = String.raw`
#let indented(body) = pad(..at-start(side), body)
// What stands in the margin is read after what it stands beside.
#let beside(body, note) = block(width: 100%, pad(..at-start(-side), from-the-end(columns: (1fr, side),
  body, pad(..at-end(1em), narrow(text(fill: soft, note))))))

#masthead(view.photo)
#if view.about != none {
  heading(level: 1, said(view.about.title))
  rich(view.about.body)
}
#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 1em } else { 1.2em }, below: 1.2em, indented({
  block(sticky: has-text(one), breakable: false, below: 0.75em, beside({
    heading(level: 2, head-of(one))
    if one.tags.len() > 0 { text(fill: soft, number-type: "lining")[ (#said(one.tags.join(", ")))] }
    let where = (
      if by-of(one) != "" { by-of(one) },
      if host-of(one) != "" { emph(host-of(one)) },
      if one.place != "" { one.place },
      ..one.links.map(linked),
    ).filter(each => each != none)
    if where.len() > 0 { block(above: 0.66em, below: 0pt, where.join(", ")) }
  }, when(one)))
  entry-text(one)
}))
// Authors. Title. Where, when. As a bibliography has it.
#let reference(one, at: 0, last: false) = block(above: 0.9em, below: 0.9em, width: 100%, grid(
  columns: (2.2em, 1fr), text(fill: soft, number-width: "tabular", number-type: "lining")[#(at + 1).], {
    let stop(body, text) = if text.ends-with(regex("[.!?…]")) { body } else { [#body.] }
    if by-of(one) != "" { stop(by-of(one), by-of(one)); [ ] }
    show heading.where(level: 2): it => text(weight: 400, it.body)
    stop(heading(level: 2, head-of(one)), head-of(one))
    let rest = (
      if host-of(one) != "" { emph(host-of(one)) },
      if one.place != "" { one.place },
      if one.period != "" { when(one) },
    ).filter(each => each != none)
    if rest.len() > 0 [ #rest.join(", ").]
    for each in one.tags [ #said(each).]
    for each in one.links [ #linked(each)]
    if has-text(one) { block(above: 0.66em, entry-text(one)) }
  }))
#let group(one) = block(above: 0.75em, below: 0.75em, if one.name == "" { indented(one.items.join(", ")) } else {
  grid(columns: (side, 1fr), pad(..at-end(1em), narrow(text(fill: soft, one.name))), one.items.join(", "))
})
#let languages(one) = {
  if one.mother != none { block(below: 1em, sticky: true, grid(columns: (side, 1fr), text(fill: soft, said(one.mother.label)), one.mother.value)) }
  if one.table != none { languages-table(one, first: side - 0.35em, rules: 0.4pt + hair) }
}
#let numbered = design.options.at("numbered", default: true)
#sections(view.sections, story: entry, reference: if numbered { reference }, languages: languages, group: group, told: body => indented(rich(body)))
`

/** One column, one thing a line, in the order that machines expect; nothing is drawn but a rule. */
export const look = String.raw`
#let taken = 2 * margin(2.2cm) + 4 * size
#set page(paper: design.paper, margin: (x: margin(2.2cm), top: margin(2cm), bottom: margin(1.9cm)), footer: page-numbers)
#set list(marker: [•])
#show heading.where(level: 1): it => block(above: 1.9em, below: 1em, sticky: true, width: 100%, stroke: (bottom: 0.6pt + accent), inset: (bottom: 0.42em),
  text(size: 1.2em, weight: 700, fill: accent, it.body))
#show heading.where(level: 2): it => block(above: 0pt, below: 0.66em, sticky: true, text(size: 1.05em, weight: 700, it.body))
#show title: it => text(weight: 700, fill: accent, fitted(it.body, (2.3em, 2em, 1.7em)))
#let pairs(list) = for (name, value) in list { block(above: 0.66em, below: 0.66em, [#text(fill: soft)[#said(name):] #value]) }
#let masthead(photo) = {
  block(below: 0pt, width: 100%, title(view.name))
  if view.headline != "" { block(above: 0.9em, below: 0pt, text(size: 1.2em, view.headline)) }
  if particulars.len() > 0 { block(above: 1.3em, pairs(particulars)) }
}
`

export const cv = String.raw`
#masthead(none)
#if view.about != none {
  heading(level: 1, said(view.about.title))
  rich(view.about.body)
}
#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 1em } else { 1.35em }, below: 1.35em, width: 100%, {
  heading(level: 2, head-of(one))
  block(sticky: has-text(one), breakable: false, above: 0.66em, below: 0.85em, {
    let where = (by-of(one), host-of(one), one.place).filter(each => each != "")
    let lines = (
      if where.len() > 0 { where.join(", ") },
      if one.period != "" { text(fill: soft, when(one)) },
      if one.tags.len() > 0 { said(one.tags.join(", ")) },
      ..one.links.map(linked),
    ).filter(each => each != none)
    lines.join(linebreak())
  })
  rich(one.body)
  if one.facts.len() > 0 { pairs(one.facts.map(each => (each.label, in-its-order(each.value)))) }
})
#let languages(one) = { languages-lines(one); if one.table != none { languages-key(one) } }
#let group(one) = par({ if one.name != "" { text(weight: 600, one.name + if one.items.len() > 0 { ": " }) }; one.items.join(", ") })
#sections(view.sections, story: entry, languages: languages, group: group)
`

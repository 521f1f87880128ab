/**
 * For a first job: little to tell, told well. Headings in a margin, a page that is full of air and not empty.
 */
export const look = String.raw`
#let side = 9.6em
#let gap = 1.8em
#let taken = 2 * margin(1.9cm) + 16 * size
#set page(paper: design.paper, margin: (x: margin(1.9cm), top: margin(1.8cm), bottom: margin(1.8cm)), footer: page-numbers)
#set par(leading: 0.74em, spacing: 1em)
#set list(spacing: 0.74em)
#set enum(spacing: 0.74em)
#show heading.where(level: 1): it => block(above: 0pt, below: 0pt, text(size: 1.16em, weight: 700, fill: accent, it.body))
#show heading.where(level: 2): it => text(size: 1.12em, weight: 600, it.body)
#show title: it => text(weight: 700, fill: accent, tracking: -0.02em, fitted(it.body, (3.5em, 2.9em, 2.4em, 1.9em)))
// Two that would join into a word, as in Arabic, are kept apart where they are set.
#let initials = view.name.split(" ").filter(word => word != "").map(word => word.clusters().first())
#let mark(photo, width) = if photo != none { picture(photo, width: width, height: width, radius: width * 0.115) } else {
  pdf.artifact(box(width: width, height: width, radius: width * 0.115, fill: accent, align(center + horizon,
    text(size: width * 0.32, weight: 700, fill: white, (initials.first(default: ""), if initials.len() > 1 { initials.last() }).join(h(0pt))))))
}
#let masthead(photo) = {
  // The name comes first, whatever stands beside it.
  from-the-end(columns: (1fr, side), gutter: gap, alignment: horizon, {
    if design.logo != none { block(below: 1.5em, logo(4cm, 1.1cm)) }
    block(below: 0pt, width: 100%, title(view.name))
    if view.headline != "" { block(above: 1em, below: 0pt, text(size: 1.35em, view.headline)) }
  }, mark(photo, side))
  if particulars.len() > 0 {
    block(above: 1.6em, below: 0pt, width: 100%, fill: tint, radius: 0.9em, inset: (x: 1.2em, y: 1.1em),
      grid(columns: (1fr, 1fr), column-gutter: 2em, row-gutter: 0.8em,
        ..particulars.map(((name, value)) => [#label(name)#linebreak()#value])))
  }
}
// A letter has more to say than a head.
#let letter-frame(head, body) = {
  from-the-end(columns: (1fr, 5em), gutter: 1.3em, alignment: horizon, {
    block(below: 0pt, width: 100%, title(view.name))
    if view.headline != "" { block(above: 0.9em, below: 0pt, text(size: 1.2em, view.headline)) }
  }, mark(none, 5em))
  block(above: 1.4em, below: 0pt, particulars-lines)
  if design.logo != none { block(above: 1.2em, below: 0pt, width: 100%, align(end, logo(4cm, 1.1cm))) }
  v(2.2em)
  body
}
// A heading stands beside what it is of, and stays on its page.
#let beside(name, body) = block(above: 2em, below: 0pt, width: 100%, pad(..at-start(side + gap), {
  block(sticky: true, above: 0pt, below: 0pt, height: 0pt, place(top + start, dx: toward-end(-side - gap), box(width: side, heading(level: 1, said(name)))))
  body
}))
`

export const cv = String.raw`
#masthead(view.photo)
#if view.about != none { beside(view.about.title, text(size: 1.1em, rich(view.about.body))) }
#let entry(at, one) = block(breakable: is-long(one), above: if at == 0 { 0pt } else { 1.6em }, below: 0pt, width: 100%, {
  block(sticky: has-text(one), breakable: false, below: 0.95em, width: 100%, {
    heading(level: 2, head-of(one))
    tags-of(one)
    let where = where-parts(one)
    if where.len() > 0 { block(above: 0.74em, below: 0pt, dotted(where)) }
    if one.period != "" { block(above: 0.74em, below: 0pt, text(size: 0.95em, fill: soft, when(one))) }
  })
  entry-text(one)
})
#let group(at, one) = block(above: if at == 0 { 0pt } else { 1.3em }, below: 0pt, {
  if one.name != "" { block(below: 1em, sticky: true, text(weight: 600, one.name)) }
  set par(leading: 1.25em)
  one.items.map(item => if item.clusters().len() > 50 { item } else {
    box(stroke: 0.7pt + accent, radius: 0.7em, inset: (x: 0.7em), outset: (y: 0.4em), text(size: 0.95em, item))
  }).join([ #h(0.5em)])
})
#let languages(one) = {
  if one.mother != none { block(sticky: true, [#label(one.mother.label)#h(0.6em)#text(weight: 600, one.mother.value)]) }
  if one.table != none {
    for row in one.table.rows { block(above: 1em, below: 0pt, breakable: false, {
      text(weight: 600, row.name)
      for each in by-level(one.table, row) {
        block(above: 0.6em, below: 0pt, grid(columns: (2.4em, 1fr), text(weight: 600, fill: accent, each.level), said(each.skills.join(", "))))
      }
      for each in row.certificates { block(above: 0.6em, below: 0pt, text(fill: soft, each)) }
    }) }
    languages-key(one)
  }
}
#for one in view.sections {
  beside(one.title, if one.kind == "languages" { languages(one) }
    else if one.kind == "groups" { for (at, each) in one.groups.enumerate() {
      if each.name != "" or each.items.len() > 0 { group(at, each) }
      if each.body.len() > 0 { block(above: 1em, below: 0pt, breakable: letters-of(each.body) > most-letters, rich(each.body)) }
    } }
    else { for (at, each) in one.entries.enumerate() { entry(at, each) } })
}
`

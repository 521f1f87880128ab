/** Sober: dates in a margin of their own, one accent colour, fine rules, the CEFR grid as a table. */
export const cvFormal = String.raw`
#let side = 3.55cm
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 1.9cm, bottom: 1.8cm),
  footer: page-numbers,
  background: context if counter(page).get().first() == 1 {
    place(top, rect(width: 100%, height: 0.28cm, fill: accent))
  },
)

#let label(value) = text(size: 7.6pt, fill: soft, value)
#let indented(body) = pad(left: side, body)
#let margin-note(body) = place(top + left, dx: -side, box(width: side - 0.45cm, body))

#show heading.where(level: 1): it => block(above: 1.35em, below: 0.95em, sticky: true, width: 100%)[
  #grid(columns: (auto, 1fr), column-gutter: 0.3cm, align: horizon,
    text(size: 11pt, weight: 600, fill: accent, it.body),
    line(length: 100%, stroke: 0.6pt + hair))
]
#show heading.where(level: 2): it => text(size: 10.5pt, weight: 600, it.body)
#show title: it => text(size: if view.name.clusters().len() > 30 { 19pt } else { 25pt }, weight: 600, tracking: -0.012em, it.body)

#block(below: 0pt, title(view.name))
#if view.headline != "" { block(above: 10pt, below: 0pt, text(size: 12.5pt, fill: accent, view.headline)) }

#let particulars = view.contacts.map(one => (one.label, linked(one))) + view.facts.map(one => (one.label, one.value))
#if particulars.len() > 0 {
  block(above: 18pt, below: 20pt, grid(
    columns: (1fr, 1fr), column-gutter: 0.9cm, row-gutter: 0.62em,
    ..particulars.map(((name, value)) => grid(
      columns: (2.55cm, 1fr), align: (left + top, left + top),
      pad(top: 1.2pt, label(name)), text(size: 9pt, value),
    )),
  ))
}

#if view.about != none {
  heading(level: 1, view.about.title)
  indented(rich(view.about.body))
}

#let entry(one) = block(above: 1.25em, below: 1.25em, indented({
  block(sticky: true, below: 0.85em, width: 100%, {
    margin-note(text(size: 8.8pt, fill: soft, pad(top: 1.6pt, one.period)))
    if one.title != "" { heading(level: 2, one.title) }
    for tag in one.tags { h(0.5em); box(stroke: 0.5pt + accent, radius: 2pt, inset: (x: 3.5pt), outset: (y: 2.2pt), text(size: 7.4pt, weight: 600, fill: accent, tag)) }
    let where = (
      if one.organisation != "" { text(weight: 600, fill: accent, one.organisation) },
      if one.place != "" { text(fill: soft, one.place) },
      ..one.links.map(each => text(size: 8.8pt, linked(each))),
    ).filter(part => part != none)
    if where.len() > 0 { block(above: 0.55em, below: 0pt, where.join(text(fill: hair)[#h(0.45em)|#h(0.45em)])) }
  })
  rich(one.body)
  if one.facts.len() > 0 {
    block(above: 0.7em, one.facts.map(fact => [#text(fill: soft, fact.label)#h(0.5em)#fact.value]).join(linebreak()))
  }
}))

#let languages(one) = {
  if one.mother != none {
    block(below: 1em, sticky: true, grid(columns: (side, 1fr), text(size: 8.8pt, fill: soft, one.mother.label), text(weight: 600, one.mother.value)))
  }
  if one.table != none {
    let head(body, ..more) = table.cell(align: center + bottom, ..more, text(size: 8pt, fill: soft, body))
    let groups = one.table.groups
    block(breakable: one.table.rows.len() > 12, { table(
      columns: (side - 0.2cm,) + (1fr,) * 5,
      stroke: (x, y) => if y > 1 { (top: 0.5pt + hair) },
      inset: (x: 4pt, y: 4.6pt),
      align: (x, y) => if x == 0 { left + horizon } else { center + horizon },
      table.header(
        table.cell(rowspan: 2, align: left + bottom, inset: (left: 0pt, y: 4.6pt), text(size: 8.8pt, fill: soft, one.table.caption)),
        ..groups.map(group => if group.skills.len() > 1 {
          head(text(weight: 600, fill: accent, group.title), colspan: group.skills.len())
        } else {
          head(text(weight: 600, fill: accent, group.title), rowspan: 2)
        }),
        ..groups.filter(group => group.skills.len() > 1).map(group => group.skills).flatten().map(skill => head(skill)),
      ),
      ..one.table.rows.map(row => (
        table.cell(inset: (left: 0pt, y: 4.6pt), text(weight: 600, row.name)),
        ..row.levels.map(level => if level == "" { text(fill: soft)[–] } else { level }),
      )).flatten(),
    )
    block(above: 0.8em, text(size: 7.6pt, fill: soft, one.table.key)) })
  }
}

#let group(one) = block(above: 0.8em, below: 0.8em, indented({
  if one.name != "" { margin-note(text(size: 8.8pt, fill: soft, one.name)) }
  one.items.map(item => box(item)).join(text(fill: accent)[#h(0.5em)·#h(0.5em)])
}))

#for one in view.sections {
  heading(level: 1, one.title)
  if one.kind == "entries" { for item in one.entries { entry(item) } }
  else if one.kind == "languages" { languages(one) }
  else { for item in one.groups { group(item) } }
}
`

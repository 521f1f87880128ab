/**
 * Warm: a coloured cover band with interlaced lines, entries along a rail, levels as bars, skills as tags.
 */
export const cvModern = String.raw`
#let edge = 1.9cm
#set page(paper: "a4", margin: (x: edge, top: 1.7cm, bottom: 1.8cm), footer: page-numbers)

#let paper-ink = white
#let paper-soft = color.mix((white, 80%), (accent, 20%))

// Fine sine curves, the lines of a travel document. Only a picture: readers skip it.
#let waves(width, height, count) = {
  for n in range(count) {
    let phase = n * 14deg
    let swell = height * (0.16 + 0.012 * calc.rem(n * 7, 11))
    let middle = height * (0.30 + 0.40 * n / count)
    let points = range(0, 61).map(step => {
      let x = step / 60
      (width * x, middle + swell * calc.sin(x * 560deg + phase) * (0.25 + 0.75 * calc.sin(x * 180deg + phase * 0.15)))
    })
    place(top + left, curve(
      stroke: 0.4pt + gradient.linear(white.transparentize(100%), white.transparentize(60%)),
      curve.move(points.first()),
      ..points.slice(1).map(point => curve.line(point)),
    ))
  }
}

#show heading.where(level: 1): it => block(above: 1.7em, below: 1em, sticky: true, {
  text(size: 12.5pt, weight: 700, fill: accent, tracking: -0.005em, it.body)
})
#show heading.where(level: 2): it => text(size: 10.5pt, weight: 600, it.body)
#show title: it => text(size: if view.name.clusters().len() > 26 { 20pt } else { 28pt }, weight: 700, fill: paper-ink, tracking: -0.015em, it.body)

#let band = block(width: 100%, spacing: 0pt, fill: accent, clip: true, inset: (left: edge, right: 7.2cm, top: 1.5cm, bottom: 1.05cm), {
  // In the right third only: nothing to read lies on the lines.
  place(top + right, dx: 7.2cm, dy: -1.5cm, pdf.artifact(box(width: 8.4cm, height: 0pt, waves(8.4cm, 4.4cm, 22))))
  block(below: 0pt, title(view.name))
  if view.headline != "" { block(above: 11pt, below: 0pt, text(size: 13.5pt, fill: paper-soft, view.headline)) }
})

#let particulars = view.contacts.map(one => (one.label, linked(one))) + view.facts.map(one => (one.label, one.value))
#let strip = if particulars.len() > 0 {
  block(width: 100%, spacing: 0pt, fill: tint, inset: (x: edge, y: 0.5cm), grid(
    columns: (1fr, 1fr), column-gutter: 0.9cm, row-gutter: 0.65em,
    ..particulars.map(((name, value)) => grid(columns: (2.55cm, 1fr), pad(top: 1pt, text(fill: soft, size: 7.8pt, name)), text(size: 9pt, value))),
  ))
}
#pad(x: -edge, top: -1.7cm, bottom: 0.1cm, { band; strip })

#if view.about != none {
  heading(level: 1, view.about.title)
  text(size: 10pt, rich(view.about.body))
}

#let rail = 0.45cm
#let entry(one) = block(above: 0pt, below: 0pt, width: 100%, inset: (left: rail, bottom: 1.25em), stroke: (left: 0.9pt + hair), {
  block(sticky: true, below: 0.85em, width: 100%, {
    place(top + left, dx: -rail - 2.6pt, dy: 3.4pt, circle(radius: 2.6pt, fill: accent, stroke: 1.2pt + white))
    grid(columns: (1fr, auto), column-gutter: 0.6cm,
      {
        if one.title != "" { heading(level: 2, one.title) }
        for tag in one.tags { h(0.5em); box(fill: tint, radius: 3pt, inset: (x: 4pt), outset: (y: 2.6pt), text(size: 7.6pt, weight: 600, fill: accent, tag)) }
      },
      pad(top: 1pt, text(size: 8.8pt, fill: soft, one.period)),
    )
    let where = (
      if one.organisation != "" { text(weight: 600, fill: accent, one.organisation) },
      if one.place != "" { text(fill: soft, one.place) },
      ..one.links.map(each => text(size: 8.8pt, linked(each))),
    ).filter(part => part != none)
    if where.len() > 0 { block(above: 0.6em, below: 0pt, where.join(text(fill: soft)[#h(0.4em)·#h(0.4em)])) }
  })
  rich(one.body)
  if one.facts.len() > 0 {
    block(above: 0.7em, one.facts.map(fact => box[#text(fill: soft, fact.label)#h(0.5em)#fact.value]).join(h(1.4em)))
  }
})

#let ranks = ("A1", "A2", "B1", "B2", "C1", "C2")
#let bar(level) = {
  let rank = ranks.position(one => one == level)
  if rank == none { text(fill: soft)[–] } else {
    stack(dir: ttb, spacing: 3.4pt,
      text(weight: 600, level),
      pdf.artifact(stack(dir: ltr, spacing: 1.4pt, ..range(6).map(n => rect(width: 7.4pt, height: 2.6pt, radius: 1pt, fill: if n <= rank { accent } else { hair })))))
  }
}

#let languages(one) = {
  if one.mother != none { block(below: 1em, sticky: true, [#text(fill: soft, one.mother.label)#h(0.7em)#text(weight: 600, one.mother.value)]) }
  if one.table != none {
    let skills = one.table.groups.map(group => group.skills).flatten()
    block(breakable: one.table.rows.len() > 12, { table(
      columns: (3.4cm,) + (1fr,) * 5,
      stroke: none, inset: (x: 0pt, y: 5.2pt), column-gutter: 0.35cm,
      align: (x, y) => left + (if y == 0 { bottom } else { top }),
      table.header(
        text(size: 8.4pt, fill: soft, one.table.caption),
        ..skills.map(skill => text(size: 7.8pt, fill: soft, skill)),
      ),
      table.hline(stroke: 0.5pt + hair),
      ..one.table.rows.map(row => (text(weight: 600, row.name), ..row.levels.map(bar))).flatten(),
    )
    block(above: 0.8em, text(size: 7.6pt, fill: soft, one.table.key)) })
  }
}

#let group(one) = block(above: 1.25em, below: 1.25em, {
  if one.name != "" { block(below: 0.75em, sticky: true, text(weight: 600, one.name)) }
  set par(leading: 1.05em)
  one.items.map(item => box(fill: tint, radius: 3.5pt, inset: (x: 6pt), outset: (y: 3.4pt), text(size: 8.8pt, item))).join([#h(5pt)#sym.zws])
})

#for one in view.sections {
  heading(level: 1, one.title)
  if one.kind == "entries" { for item in one.entries { entry(item) } }
  else if one.kind == "languages" { languages(one) }
  else { for item in one.groups { group(item) } }
}
`

/** Parts of a CV that templates share, in Typst. */
export const parts = String.raw`
// An entry always has a heading, be it the organisation's name.
#let head-of(one) = if one.title != "" { one.title } else if one.organisation != "" { one.organisation } else { one.by }
#let host-of(one) = if one.title != "" { one.organisation } else { "" }
#let by-of(one) = if one.title == "" and one.organisation == "" { "" } else { one.by }

// When it was, in the words of the labels.
#let when(one) = said(in-its-order(one.period))

// The line under a title: who, where, and links.
#let where-parts(one) = (
  if by-of(one) != "" { by-of(one) },
  if host-of(one) != "" { if by-of(one) != "" { emph(host-of(one)) } else { text(weight: 600, fill: accent, host-of(one)) } },
  if one.place != "" { text(fill: soft, one.place) },
  ..one.links.map(each => text(size: 0.92em, linked(each))),
).filter(each => each != none)

#let tag(body) = box(
  fill: tint, radius: 0.25em, inset: (x: 0.4em), outset: (y: 0.28em),
  text(size: 0.8em, weight: 600, fill: accent, said(body)),
)
// Between boxes on a line.
#let apart = [ #h(0.3em)]
#let tags-of(one) = for each in one.tags { [ ]; tag(each) }

// Short ones follow each other on a line, long ones have their own.
#let facts(list) = {
  let rows = ()
  let open = false
  for one in list {
    let short = one.value.clusters().len() + one.label.clusters().len() < 44
    let piece = [#label(one.label)#h(0.5em)#in-its-order(one.value)]
    if short and open { rows.last().push(box(piece)) } else { rows.push((if short { box(piece) } else { piece },)) }
    open = short
  }
  block(above: 0.8em, rows.map(row => row.join(h(1.6em))).join(linebreak()))
}
#let entry-text(one) = {
  rich(one.body)
  if one.facts.len() > 0 { facts(one.facts) }
}
// What takes a few lines stays on a page; more may go on to the next.
#let letters-of(body) = body.map(block => 40 + plain(block.spans).len()).sum(default: 0)
#let letters-in(one) = letters-of(one.body) + one.facts.map(each => 30 + each.value.len()).sum(default: 0)
#let most-letters = 480
#let is-long(one) = letters-in(one) > most-letters
#let has-text(one) = one.body.len() > 0 or one.facts.len() > 0

#let contact(one) = if one.kind == "address" { one.text } else { whole(linked(one), one.text) }
#let particulars = view.contacts.map(one => (narrow(one.label), narrow(contact(one)))) + view.facts.map(one => (one.label, narrow(in-its-order(one.value))))
// On as few lines as they take.
#let particulars-lines = {
  let all = view.contacts.map(one => (one.label, one.text, linked(one))) + view.facts.map(one => (one.label, one.value, in-its-order(one.value)))
  filled(all.map(((name, value, shown)) => whole([#label(name)#h(0.4em)#shown], value)), [#h(0.55em)#text(fill: soft)[·]#h(0.55em)])
}
// Label and value beside each other, in one or two columns, in the order in which they are read; the first
// values stand on the edge of the text below where a template has one.
#let particulars-grid(columns, name: label, edge: none) = grid(
  columns: (if edge == none { auto } else { edge - 1.3em }, 1fr) + (auto, 1fr) * (columns - 1), column-gutter: (1.3em, 2.2em) * columns, row-gutter: 0.66em,
  ..particulars.map(((name-of, value)) => (name(name-of), value)).flatten(),
)

// A language's skills, gathered by level, in the order of the first of each.
#let skills-of(table) = table.groups.map(group => group.skills).flatten()
#let by-level(table, row) = {
  let found = ()
  for (skill, level) in skills-of(table).zip(row.levels).filter(((_, level)) => level != "") {
    let at = found.position(one => one.level == level)
    if at == none { found.push((level: level, skills: (skill,))) } else { found.at(at).skills.push(skill) }
  }
  found
}
// For narrow columns: a level, and what it is for.
#let languages-narrow(one) = {
  set text(number-type: "lining")
  if one.mother != none { block(below: 1em, [#label(one.mother.label)#linebreak()#text(weight: 600, one.mother.value)]) }
  if one.table != none {
    for row in one.table.rows { block(above: 1em, breakable: false, {
      block(below: 0.66em, sticky: true, text(weight: 600, row.name))
      for each in by-level(one.table, row) {
        block(above: 0.5em, below: 0.5em, grid(columns: (2em, 1fr),
          text(weight: 600, fill: accent, each.level), text(size: 0.9em, said(each.skills.join(", ")))))
      }
      for each in row.certificates { block(above: 0.5em, text(size: 0.9em, fill: soft, each)) }
    }) }
  }
}
// Everything on a line, for whoever reads line by line.
#let languages-lines(one) = {
  set text(number-type: "lining")
  if one.mother != none { block(sticky: true, [#said(one.mother.label): #text(weight: 600, one.mother.value)]) }
  if one.table != none {
    for row in one.table.rows {
      let levels = skills-of(one.table).zip(row.levels).filter(((_, level)) => level != "")
      par({
        text(weight: 600, row.name)
        if levels.len() > 0 [: #said(levels.map(((skill, level)) => skill + sym.space.nobreak + level).join(", "))]
        if row.certificates.len() > 0 [ (#row.certificates.join("; "))]
      })
    }
  }
}
#let languages-key(one) = block(above: 0.9em, text(size: 0.8em, fill: soft, said(one.table.key)))
#let certificates-of(table) = for row in table.rows.filter(row => row.certificates.len() > 0) {
  block(above: 0.8em, [#text(weight: 600, row.name)#h(0.5em)#row.certificates.join("; ")])
}
// The grid of the Common European Framework.
#let languages-table(one, first: 3.4cm, rules: 0.5pt + hair, cell: level => level, even: center) = {
  set text(number-type: "lining")
  let groups = one.table.groups
  let head(body, ..more) = table.cell(align: even + bottom, ..more, text(size: 0.84em, fill: soft, said(body)))
  let name = text.with(weight: 600, fill: accent)
  block(breakable: one.table.rows.len() > 6, {
    table(
      columns: (first,) + (1fr,) * skills-of(one.table).len(),
      stroke: (x, y) => if y > 1 { (top: rules) },
      inset: (x: 0.35em, y: 0.5em),
      align: (x, y) => (if x == 0 { start } else { even }) + horizon,
      table.header(
        table.cell(rowspan: 2, align: start + bottom, inset: (x: 0pt, y: 0.5em), label(one.table.caption)),
        ..groups.map(group => if group.skills.len() > 1 { head(name(group.title), colspan: group.skills.len()) }
          else { head(name(group.title), rowspan: 2) }),
        ..groups.filter(group => group.skills.len() > 1).map(group => group.skills).flatten().map(skill => head(skill)),
      ),
      ..one.table.rows.map(row => (
        table.cell(inset: (x: 0pt, y: 0.5em), narrow(text(weight: 600, row.name))),
        ..row.levels.map(level => if level == "" { text(fill: soft)[–] } else { cell(level) }),
      )).flatten(),
    )
    certificates-of(one.table)
    languages-key(one)
  })
}

// Each section by its kind; a template says how each kind is set.
#let sections(list, story: none, brief: none, reference: none, languages: none, group: none, told: rich) = {
  for one in list {
    heading(level: 1, said(one.title))
    if one.kind == "languages" { languages(one) }
    else if one.kind == "groups" { for each in one.groups {
      if each.name != "" or each.items.len() > 0 { group(each) }
      if each.body.len() > 0 { block(above: 0.7em, below: 0.9em, breakable: letters-of(each.body) > most-letters, told(each.body)) }
    } }
    else {
      let how = if one.form == "reference" and reference != none { reference }
        else if one.form == "brief" and brief != none { brief } else { story }
      let last = one.entries.len() - 1
      for (at, each) in one.entries.enumerate() { how(each, at: at, last: at == last) }
    }
  }
}
`

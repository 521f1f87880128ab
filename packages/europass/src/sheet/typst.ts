/** A sheet in Typst: a cover of interlaced lines, a frame of what is read first, and its blocks. */
export const sheet = String.raw`
#let cover-height = 1.05cm
#let waves(width, height, count) = {
  for n in range(count) {
    let phase = n * 14deg
    let swell = height * (0.16 + 0.012 * calc.rem(n * 7, 11))
    let middle = height * (0.20 + 0.60 * n / count)
    let points = range(0, 61).map(step => {
      let x = step / 60
      (width * x, middle + swell * calc.sin(x * 840deg + phase) * (0.25 + 0.75 * calc.sin(x * 180deg + phase * 0.15)))
    })
    place(top + left, curve(
      stroke: 0.4pt + gradient.linear(white.transparentize(88%), white.transparentize(55%)),
      curve.move(points.first()), ..points.slice(1).map(point => curve.line(point)),
    ))
  }
}
#set page(
  paper: design.paper, margin: (x: margin(2cm), top: margin(1.9cm), bottom: margin(1.8cm)), footer: page-numbers,
  background: context if on-first-page() {
    place(top, rect(width: 100%, height: cover-height, fill: accent))
    place(top, box(width: 100%, height: cover-height, clip: true, waves(page.width, cover-height, 16)))
  },
)
#set par(leading: 0.7em, spacing: 1em)
#let numbered(one) = if "number" in one and one.number != "" { text(weight: 700, fill: accent, number-type: "lining", one.number); h(0.6em) }
#show heading.where(level: 1): it => block(above: 2.3em, below: 1em, sticky: true, width: 100%, grid(
  columns: 1, row-gutter: 0.5em, text(size: 1.3em, weight: 600, fill: accent, it.body), line(length: 100%, stroke: 0.6pt + hair),
))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.8em, sticky: true, text(size: 1.08em, weight: 600, it.body))
#show title: it => text(weight: 600, tracking: -0.012em, fitted(it.body, (2.3em, 2em, 1.7em)))

// A value or a text: a line, or blocks.
#let written(value) = if type(value) == str {
  if value.clusters().len() > 40 { directed(value, lines(value)) } else { in-its-order(lines(value)) }
} else { rich(value) }

#let head-facts(list) = {
  let columns = if list.any(one => one.value.clusters().len() > 26) { 2 } else { 3 }
  block(above: 1.6em, below: 1.7em, width: 100%, fill: tint, radius: 4pt, inset: (x: 1.2em, y: 1.1em), grid(
    columns: (1fr,) * columns, column-gutter: 1.6em, row-gutter: 1.1em,
    ..list.map(one => { block(below: 0.5em, label(one.label)); narrow(text(weight: 600, written(one.value))) }),
  ))
}
#let masthead = {
  v(0.75cm, weak: false)
  let issuer = view.issuer
  if issuer != none {
    let said-by = block(below: 1.5em, {
      text(weight: 600, fill: accent, narrow(issuer.name))
      for each in issuer.lines { linebreak(); text(size: 0.92em, fill: soft, each) }
    })
    if issuer.logo == none { said-by } else {
      block(below: 1.5em, grid(columns: (1fr, auto), column-gutter: 1.6em, align: horizon, said-by,
        image(issuer.logo.file, height: 1.25cm, alt: issuer.logo.alt)))
    }
  }
  block(below: 0pt, width: 100%, title(view.title))
  if view.subtitle != "" { block(above: 1.2em, below: 0pt, text(size: 1.2em, fill: soft, view.subtitle)) }
  if view.facts.len() > 0 { head-facts(view.facts) }
}

#let block-facts(one) = {
  let has-numbers = one.facts.any(each => "number" in each)
  block(above: 0.9em, below: 1.3em, width: 100%, grid(
    columns: if has-numbers { (3.2em, 33%, 1fr) } else { (33%, 1fr) },
    inset: (..at-start(0pt), ..at-end(0.8em), y: 0.6em), stroke: (x, y) => if y > 0 { (top: 0.5pt + hair) },
    ..one.facts.map(each => (
      ..if has-numbers { (text(size: 0.92em, weight: 600, fill: accent, number-type: "lining", each.at("number", default: "")),) },
      narrow(text(size: 0.92em, fill: soft, said(each.label))), written(each.value),
    )).flatten(),
  ))
}

#let caption-of(body) = if body != "" { block(above: 1.4em, below: 0.8em, sticky: true, text(weight: 600, said(body))) }
#let head-cell(body) = text(size: 0.86em, weight: 600, fill: accent, narrow(said(body)))
#let rules = (x, y) => (bottom: if y == 0 { 0.8pt + accent } else { 0.5pt + hair })
#let block-table(one) = {
  let sides = one.headers.map(each => if each.at("align", default: "start") == "end" { end } else { start })
  caption-of(one.caption)
  block(above: 0.8em, below: 1.4em, width: 100%, {
    set text(number-width: "tabular", number-type: "lining")
    table(
      columns: sides.enumerate().map(((at, side)) => if side == end { 0.7fr } else if at == 0 { 2fr } else { 1fr }),
      inset: (x: 0.45em, y: 0.55em), stroke: rules, align: (x, y) => sides.at(x, default: start) + (if y == 0 { bottom } else { top }),
      table.header(..one.headers.map(each => head-cell(each.text))),
      ..one.rows.map(row => row.map(cell => narrow(written(cell)))).flatten(),
      ..if "total" in one { one.total.map(cell => table.cell(fill: tint, text(weight: 600, narrow(written(cell))))) } else { () },
    )
  })
}

// Steps where there are few, a length where there are many.
#let bar-of(one, most) = pdf.artifact(layout(area => {
  let width = area.width
  let height = 0.62em
  if most <= 8 and most == calc.round(most) {
    let gap = 2pt
    let step = (width - gap * (most - 1)) / most
    stack(dir: along, spacing: gap, ..range(int(most)).map(n => rect(width: step, height: height, radius: 1.5pt,
      fill: if n < one.value { accent } else { hair.lighten(45%) },
      stroke: if n + 1 == one.at("before", default: -1) { 0.9pt + ink } )))
  } else {
    box(width: width, height: height, {
      place(top + start, rect(width: 100%, height: height, radius: 1.5pt, fill: hair.lighten(45%)))
      place(top + start, rect(width: width * calc.clamp(one.value / most, 0, 1), height: height, radius: 1.5pt, fill: accent))
      if "before" in one { place(top + start, dx: toward-end(width * calc.clamp(one.before / most, 0, 1)), line(angle: 90deg, length: height, stroke: 1pt + ink)) }
    })
  }
}))
#let block-bars(one) = {
  caption-of(one.caption)
  block(above: 0.8em, below: 1.4em, width: 100%, table(
    columns: (38%, 1fr), inset: (x: 0.45em, y: 0.6em), stroke: rules, align: (x, y) => start + (if y == 0 { bottom } else { horizon }),
    table.header(..one.headers.map(head-cell)),
    ..one.bars.map(each => (
      narrow(text(weight: 600, said(each.label))),
      {
        grid(columns: (1fr, 10em), column-gutter: 1em, align: horizon, bar-of(each, one.most), narrow(said(each.words)))
        if "note" in each and each.note.len() > 0 { block(above: 0.7em, text(size: 0.9em, fill: soft, written(each.note))) }
      },
    )).flatten(),
  ))
}

#let block-grid(one) = block(above: 1em, below: 1.4em, width: 100%, {
  let of = one.languages
  if of.mother != none { block(below: 1.1em, sticky: true, [#label(of.mother.label)#h(0.7em)#text(weight: 600, of.mother.value)]) }
  if of.table != none { languages-table(of, first: 26%) }
})

#let block-list(one) = {
  let items = one.items.map(written)
  block(above: 0.9em, below: 1.2em, if one.at("ordered", default: false) { enum(..items) } else { list(..items) })
}

#let block-picture(one) = layout(area => {
  let width = area.width * one.at("width", default: 1)
  let natural = measure(image(one.picture.file, width: width))
  // A page is as much as it can have.
  let most = 23cm.to-absolute()
  block(above: 1.2em, below: 1.4em, width: 100%, breakable: false, {
    if natural.height > most { image(one.picture.file, height: most, alt: one.picture.alt) } else { image(one.picture.file, width: width, alt: one.picture.alt) }
    if one.at("caption", default: "") != "" { block(above: 0.6em, text(size: 0.9em, fill: soft, said(one.caption))) }
  })
})

#let tones = (info: accent, ok: rgb("#1f6b4a"), warn: rgb("#6b4600"), bad: rgb("#a4161a"))
#let block-note(one) = {
  let tone = tones.at(one.tone)
  block(above: 1.2em, below: 1.4em, width: 100%, fill: color.mix((tone, 7%), (white, 93%)), stroke: at-start(2.5pt + tone), inset: (x: 1.1em, y: 0.95em), {
    block(below: 0.7em, sticky: true, text(weight: 600, fill: tone, said(one.title)))
    if one.body.len() > 0 { written(one.body) }
  })
}

#let block-signature(one) = block(above: 2.2em, below: 1.4em, width: 100%, breakable: false, grid(
  columns: (1fr, auto), column-gutter: 2em, align: bottom,
  {
    if one.placeAndDate != "" { block(below: 1.4em, one.placeAndDate) }
    if one.picture != none { block(below: 0.5em, image(one.picture.file, height: 1.5cm, alt: one.picture.alt)) } else { v(1.5cm) }
    line(length: 7cm, stroke: 0.6pt + soft)
    if one.name != "" { block(above: 0.7em, text(weight: 600, one.name)) }
    if one.role != "" { block(above: 0.6em, text(size: 0.92em, fill: soft, one.role)) }
  },
  if one.stamp != none { image(one.stamp.file, height: 2.6cm, alt: one.stamp.alt) },
))

#let block-text(one) = {
  let form = one.at("form", default: "")
  if form == "lead" { block(below: 1.4em, text(size: 1.12em, written(one.body))) }
  else if form == "small" { block(above: 1em, text(size: 0.86em, fill: soft, written(one.body))) }
  else { block(above: 0.9em, below: 1.1em, written(one.body)) }
}

#masthead
#for one in view.blocks {
  if one.kind == "heading" { heading(level: one.level, { numbered(one); said(one.text) }) }
  else if one.kind == "text" { block-text(one) }
  else if one.kind == "facts" { block-facts(one) }
  else if one.kind == "table" { block-table(one) }
  else if one.kind == "bars" { block-bars(one) }
  else if one.kind == "grid" { block-grid(one) }
  else if one.kind == "list" { block-list(one) }
  else if one.kind == "picture" { block-picture(one) }
  else if one.kind == "note" { block-note(one) }
  else if one.kind == "signature" { block-signature(one) }
}
`

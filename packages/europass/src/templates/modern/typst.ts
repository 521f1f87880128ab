/** Warm: a coloured cover with interlaced lines, entries along a rail, levels as bars, skills as tags. */
export const look = String.raw`
#let edge = margin(1.9cm)
#let top-edge = margin(1.7cm)
#let taken = 2 * margin(1.9cm) + 6.4cm
#set page(paper: design.paper, margin: (x: edge, top: top-edge, bottom: margin(1.8cm)), footer: page-numbers)
#let paper-soft = color.mix((white, 82%), (accent, 18%))

// Fine sine curves, the lines of a travel document. Only a picture: readers skip it.
#let waves(width, height, count) = {
  for n in range(count) {
    let phase = n * 14deg
    let swell = height * (0.16 + 0.012 * calc.rem(n * 7, 11))
    let middle = height * (0.30 + 0.40 * n / count)
    let points = range(0, 41).map(step => {
      let x = step / 40
      (width * x, middle + swell * calc.sin(x * 560deg + phase) * (0.25 + 0.75 * calc.sin(x * 180deg + phase * 0.15)))
    })
    place(top + left, curve(
      stroke: 0.4pt + gradient.linear(white.transparentize(100%), white.transparentize(60%)),
      curve.move(points.first()), ..points.slice(1).map(point => curve.line(point)),
    ))
  }
}

// From the right, the lines are a mirror image too.
#let mirrored(body) = if rtl { scale(x: -100%, origin: center, box(width: 100%, height: 100%, body)) } else { body }

#show heading.where(level: 1): it => block(above: 2em, below: 0.95em, sticky: true, text(size: 1.32em, weight: 700, fill: accent, tracking: -0.005em, it.body))
#show heading.where(level: 2): it => text(size: 1.1em, weight: 600, it.body)
#show title: it => text(weight: 700, fill: white, tracking: -0.015em, fitted(it.body, (3em, 2.5em, 2.05em)))

#let band(photo) = {
  let reserve = if photo != none { 4.6cm } else { 6.4cm }
  block(width: 100%, spacing: 0pt, fill: accent, clip: true, inset: (..at-start(edge), ..at-end(edge + reserve), top: 1.35cm, bottom: 1.1cm), {
    // Beside the text: nothing to read lies on the lines.
    if design.options.at("lines", default: true) {
      place(top + end, dx: toward-end(edge + reserve), dy: -1.35cm, pdf.artifact(box(width: edge + reserve + 1.2cm, height: 4.4cm, clip: true, mirrored(waves(edge + reserve + 1.2cm, 4.4cm, 22)))))
    }
    block(below: 0pt, width: 100%, title(view.name))
    if view.headline != "" { block(above: 1.1em, below: 0pt, text(size: 1.42em, fill: paper-soft, view.headline)) }
    if photo != none {
      v(0.7cm, weak: true)
      place(top + end, dx: toward-end(reserve), dy: -0.35cm, box(fill: white, radius: 50%, inset: 1.6pt, picture(photo, width: 3.1cm, height: 3.1cm, radius: 50%)))
      // The cover is as tall as the photo at least.
      context { let used = here().position().y; if used < 3.2cm { v(3.2cm - used) } }
    }
  })
}
#let strip = if particulars.len() > 0 or design.logo != none {
  let grid-of(columns) = particulars-grid(columns)
  block(width: 100%, spacing: 0pt, fill: tint, inset: (x: edge, y: 0.55cm),
    if design.logo == none { grid-of(2) } else {
      grid(columns: (1fr, auto), column-gutter: 2.4em, align: (start, end + horizon), grid-of(1),
        box(fill: white, radius: 4pt, inset: 8pt, logo(3.6cm, 1.2cm)))
    })
}
#let masthead(photo) = pad(x: -edge, top: -top-edge, bottom: 0.1cm, { band(photo); strip })
`

export const cv = String.raw`
#masthead(view.photo)
#if view.about != none {
  heading(level: 1, said(view.about.title))
  text(size: 1.05em, rich(view.about.body))
}

#let rail = 1.35em
#let dot = pdf.artifact(circle(radius: 0.28em, fill: accent, stroke: 1.2pt + white))
#let entry(one, at: 0, last: false, gap: 1.4em) = block(breakable: is-long(one), above: 0pt, below: 0pt, width: 100%, inset: (..at-start(rail), bottom: if last { 0.2em } else { gap }), stroke: at-start(0.9pt + hair), {
  block(sticky: has-text(one), breakable: false, below: 0.85em, width: 100%, {
    place(top + start, dx: toward-end(-rail - 0.28em), dy: 0.07em, dot)
    grid(columns: (1fr, auto), column-gutter: 1.6em,
      { heading(level: 2, head-of(one)); tags-of(one) },
      pad(top: 0.08em, text(size: 0.92em, fill: soft, when(one))))
    let where = where-parts(one)
    if where.len() > 0 { block(above: 0.7em, below: 0pt, dotted(where)) }
  })
  entry-text(one)
})
#let brief(one, at: 0, last: false) = entry(one, last: last, gap: 0.95em)

#let ranks = ("A1", "A2", "B1", "B2", "C1", "C2")
#let bar(level) = {
  let rank = ranks.position(one => one == level)
  text(weight: 600, level)
  if rank != none {
    v(0.35em, weak: true)
    pdf.artifact(stack(dir: if rtl { direction.rtl } else { direction.ltr }, spacing: 1.4pt,
      ..range(6).map(n => rect(width: 0.76em, height: 0.26em, radius: 1pt, fill: if n <= rank { accent } else { hair }))))
  }
}
#let languages(one) = {
  if one.mother != none { block(below: 1.1em, sticky: true, [#label(one.mother.label)#h(0.7em)#text(weight: 600, one.mother.value)]) }
  if one.table != none { languages-table(one, first: 9em, cell: bar, even: start) }
}
#let group(one) = block(above: 1.1em, below: 1.1em, {
  if one.name != "" { block(below: 0.9em, sticky: true, text(weight: 600, one.name)) }
  set par(leading: 1.15em)
  one.items.map(item => if item.clusters().len() > 60 { item } else {
    box(fill: tint, radius: 0.35em, inset: (x: 0.6em), outset: (y: 0.36em), text(size: 0.93em, item))
  }).join(apart)
})
#sections(view.sections, story: entry, brief: brief, languages: languages, group: group)
`

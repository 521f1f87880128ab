/** A page: as large as it can be and still fit, small print refused; what is longer goes on to a second. */
export const look = String.raw`
#let edge = margin(1.5cm)
#let taken = 2 * edge + 6cm
#set page(paper: design.paper, margin: (x: edge, top: margin(1.25cm), bottom: margin(1.35cm)), footer-descent: 20%, footer: page-numbers)
#set par(leading: 0.55em, spacing: 0.65em)
#set list(spacing: 0.5em)
#set enum(spacing: 0.5em)
#show heading.where(level: 1): it => block(above: 1.25em, below: 0.7em, sticky: true, width: 100%, grid(
  columns: (auto, 1fr), column-gutter: 0.6em, align: horizon,
  text(size: 1.1em, weight: 700, fill: accent, it.body), line(length: 100%, stroke: 0.6pt + accent)))
#show heading.where(level: 2): it => text(weight: 700, it.body)
#show title: it => text(weight: 700, fill: accent, tracking: -0.01em, fitted(it.body, (2.3em, 2em, 1.7em)))
#let masthead(photo) = {
  let main = {
    block(below: 0pt, width: 100%, context title(view.name))
    if view.headline != "" { block(above: 0.75em, below: 0pt, text(size: 1.15em, fill: soft, view.headline)) }
    if particulars.len() > 0 { block(above: 0.95em, below: 0pt, particulars-lines) }
  }
  let aside = (
    if design.logo != none { logo(3cm, 1cm) },
    if photo != none { picture(photo, width: 1.85cm, height: 2.3cm, radius: 1.5pt) },
  ).filter(one => one != none)
  if aside.len() == 0 { main } else { grid(columns: (1fr, auto), column-gutter: 1.2em, main, stack(dir: direction.ltr, spacing: 0.4cm, ..aside)) }
}
`

export const cv = String.raw`
#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 0.7em } else { 0.85em }, below: 0.85em, width: 100%, {
  block(sticky: has-text(one), breakable: false, below: 0.6em, width: 100%, grid(columns: (1fr, auto), column-gutter: 1.4em, {
    heading(level: 2, head-of(one))
    let where = where-parts(one)
    if where.len() > 0 { h(0.5em); dotted(where) }
    tags-of(one)
  }, text(size: 0.94em, fill: soft, when(one))))
  entry-text(one)
})
#let group(one) = block(above: 0.6em, below: 0.6em, { if one.name != "" { text(weight: 600)[#one.name#h(0.6em)] }; dotted(one.items) })
#let languages(one) = {
  set text(number-type: "lining")
  let mother = if one.mother == none { () } else { ([#label(one.mother.label)#h(0.5em)#text(weight: 600, one.mother.value)],) }
  let rows = if one.table == none { () } else {
    one.table.rows.map(row => {
      text(weight: 600, row.name)
      for each in by-level(one.table, row) [#h(0.55em)#text(weight: 600, fill: accent, each.level)#sym.space.nobreak#text(size: 0.93em, said(each.skills.join(", ")))]
      for each in row.certificates [#h(0.55em)#text(fill: soft, each)]
    })
  }
  for each in mother + rows { block(above: 0.6em, below: 0.6em, each) }
  if one.table != none { block(above: 0.6em, text(size: 0.8em, fill: soft, said(one.table.key))) }
}
#let page-of-it = {
  masthead(view.photo)
  if view.about != none {
    heading(level: 1, said(view.about.title))
    rich(view.about.body)
  }
  sections(view.sections, story: entry, languages: languages, group: group)
}
// As large as fits on a page. Pages are laid out anyway until all that is known of them holds: first in the
// usual size, then, where more or less room was taken than there is, in the size that may fit.
#let sizes = (1.16, 1.07, 1, 0.94, 0.87)
#let fit = std.label("fit-" + part)
#layout(area => context {
  let before = query(fit)
  let tried = if before.len() == 0 { (scale: 1, fits: 0, settled: false) } else { before.first().value }
  if before.len() > 0 and not tried.settled {
    let begin = query(starting).first().location().position()
    let end = query(ending).first().location().position()
    let used = (end.page - begin.page) * area.height + end.y - begin.y
    let hopeful = sizes.filter(one => used * calc.pow(one / tried.scale, 2) <= area.height * 1.02)
    let fits = end.page == begin.page
    if fits { tried.fits = tried.scale }
    let next = hopeful.find(one => if fits { one > tried.scale } else { one < tried.scale and one > tried.fits })
    // A larger size is tried once: what comes after it is smaller, or what is known to fit.
    if next != none and (not fits or tried.scale == 1) { tried.scale = next }
    else { tried.scale = if tried.fits > 0 { tried.fits } else { 0.95 }; tried.settled = true }
  }
  [#metadata(tried)#fit]
  text(size: size * tried.scale, page-of-it)
})
`

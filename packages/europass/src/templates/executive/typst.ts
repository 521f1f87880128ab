/** For a long career: a centred name, a summary that leads, employers in small capitals, much air. */
export const look = String.raw`
#let taken = 2 * margin(2.5cm) + 13 * size
#set page(paper: design.paper, margin: (x: margin(2.5cm), top: margin(2.1cm), bottom: margin(2cm)), footer: page-numbers)
#set text(number-type: "old-style")
#set par(leading: 0.7em)
#set list(marker: text(fill: accent)[–], spacing: 0.7em)
#show heading.where(level: 1): it => block(above: 2.3em, below: 1.2em, sticky: true, width: 100%, {
  align(center, text(size: 1.22em, weight: 400, fill: accent, caps(it.body)))
  v(0.55em, weak: true)
  line(length: 100%, stroke: 0.5pt + accent)
})
#show heading.where(level: 2): it => text(size: 1.1em, weight: 600, it.body)
#show title: it => text(weight: 400, fill: accent, fitted(caps(it.body), (2.9em, 2.4em, 2em, 1.7em)))
#let masthead(photo) = {
  set align(center)
  if design.logo != none { block(below: 1.2em, logo(5cm, 1.3cm)) }
  if photo != none { block(below: 1.2em, picture(photo, width: 2.6cm, height: 2.6cm, radius: 50%)) }
  block(below: 0pt, width: 100%, title(view.name))
  if view.headline != "" { block(above: 1.1em, below: 0pt, text(size: 1.2em, style: "italic", fill: soft, view.headline)) }
  if particulars.len() > 0 {
    block(above: 1.3em, below: 0pt, {
      set text(size: 0.95em)
      let bar = [#h(0.8em)#text(fill: hair)[|]#h(0.8em)]
      filled(view.contacts.map(one => if one.kind == "address" and one.text.clusters().len() < 60 { box(one.text) } else { contact(one) }), bar)
      if view.facts.len() > 0 {
        v(0.7em, weak: true)
        filled(view.facts.map(one => [#label(one.label)#h(0.4em)#in-its-order(one.value)]), bar)
      }
    })
  }
}
`

export const cv = String.raw`
#masthead(view.photo)
// All employers in small capitals, or none.
#let all-hosts = view.sections.filter(one => one.kind == "entries").map(one => one.entries.map(host-of)).flatten().join(" ")
#let host-caps(body) = if has-caps(all-hosts) { caps(body) } else { body }
#if view.about != none {
  heading(level: 1, said(view.about.title))
  text(size: 1.08em, rich(view.about.body))
}
#let entry(one, at: 0, last: false) = block(breakable: is-long(one), above: if at == 0 { 1.2em } else { 1.7em }, below: 1.7em, width: 100%, {
  block(sticky: has-text(one), breakable: false, below: 0.9em, width: 100%, {
    grid(columns: (1fr, auto), column-gutter: 1.6em, row-gutter: 0.7em,
      { heading(level: 2, head-of(one)); if one.tags.len() > 0 { text(fill: soft)[, #said(one.tags.join(", "))] } },
      text(fill: soft, when(one)))
    let host = (
      if by-of(one) != "" { by-of(one) },
      if host-of(one) != "" { if by-of(one) != "" { emph(host-of(one)) } else { text(fill: accent, weight: 600, host-caps(host-of(one))) } },
      if one.place != "" { text(style: "italic", fill: soft, one.place) },
      ..one.links.map(linked),
    ).filter(each => each != none)
    if host.len() > 0 { block(above: 0.7em, below: 0pt, host.join([, ])) }
  })
  entry-text(one)
})
#let brief(one, at: 0, last: false) = block(breakable: is-long(one), above: 0.9em, below: 0.9em, width: 100%, {
  grid(columns: (1fr, auto), column-gutter: 1.6em, {
    heading(level: 2, head-of(one))
    let host = (by-of(one), host-of(one), one.place, ..one.tags).filter(each => each != "")
    if host.len() > 0 [, #host.join(", ")]
    for each in one.links [, #linked(each)]
  }, text(fill: soft, when(one)))
  if has-text(one) { block(above: 0.7em, entry-text(one)) }
})
#let group(one) = block(above: 0.8em, below: 0.8em, { if one.name != "" { [#text(weight: 600, one.name)#h(0.7em)] }; dotted(one.items) })
#let languages(one) = {
  if one.mother != none { block(below: 1em, sticky: true, [#label(one.mother.label)#h(0.7em)#text(weight: 600, one.mother.value)]) }
  if one.table != none { languages-table(one, first: 9em) }
}
#sections(view.sections, story: entry, brief: brief, languages: languages, group: group)
`

/** A letter under a template's own head, in Typst; read in the order in which it is written. */
export const letter = String.raw`
// A line is as long as can be read, whatever the template's margins.
#let measure-of-text(body) = layout(area => block(width: calc.min(area.width, 41em.to-absolute()), body))
#let to-the-end = view.recipientSide == "end"
#let recipient = if view.recipient.len() > 0 { block(breakable: false, narrow(view.recipient.join(linebreak()))) }
#let dated = if view.placeAndDate != "" { view.placeAndDate }

#let opening = block(above: 0pt, below: 2.4em, width: 100%, if to-the-end {
  pad(..at-start(54%), { recipient; if dated != none { block(above: 1.6em, dated) } })
} else {
  recipient
  if dated != none { block(above: 2em, width: 100%, align(end, dated)) }
})

#letter-frame(masthead(none), measure-of-text({
  set par(leading: 0.72em, spacing: 1.5em)
  show heading.where(level: 1): it => block(above: 0pt, below: 1.7em, sticky: true, text(size: 1.06em, weight: 600, fill: accent, it.body))
  opening
  if view.subject.value != "" {
    heading(level: 1, if view.subject.label == "" { view.subject.value } else { [#view.subject.label #view.subject.value] })
  }
  if view.salutation != "" { block(below: 1.5em, sticky: true, view.salutation) }
  if view.body.len() > 0 {
    rich(view.body.slice(0, -1))
    // The last words stay with what closes the letter.
    block(sticky: true, rich(view.body.slice(-1)))
  }
  block(above: 1.8em, breakable: false, {
    if view.closing != "" { view.closing }
    if view.signature != none { block(above: 0.9em, below: 0.7em, image(view.signature.file, height: 1.5cm, alt: view.signature.alt)) }
    else { v(3em, weak: true) }
    block(text(weight: 600, view.name))
  })
  if view.enclosures != none {
    block(above: 2.2em, breakable: false, {
      set text(size: 0.94em)
      block(below: 0.7em, sticky: true, text(fill: soft, view.enclosures.title))
      list(..view.enclosures.items)
    })
  }
}))
`

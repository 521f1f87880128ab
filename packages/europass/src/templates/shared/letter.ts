/** A letter under a template's own head, in Typst; read in the order in which it is written. */
export const letter = String.raw`
// A line is as long as can be read, whatever the template's margins.
#let measure-of-text(body) = layout(area => block(width: calc.min(area.width, 41em.to-absolute()), body))
#let to-the-end = view.recipientSide == "end"
#let recipient = if view.recipient.len() > 0 { block(breakable: false, narrow(view.recipient.join(linebreak()))) }
#let dated = if view.placeAndDate != "" { view.placeAndDate }

#let opening(gap) = block(above: 0pt, below: 2.4em * gap, width: 100%, if to-the-end {
  pad(..at-start(54%), { recipient; if dated != none { block(above: 1.6em * gap, narrow(dated)) } })
} else {
  recipient
  if dated != none { block(above: 2em * gap, width: 100%, align(end, dated)) }
})

// What closes a letter stays together, and with its last words.
#let ending-of-letter(gap) = block(above: 1.8em * gap, breakable: false, {
  if view.closing != "" { view.closing }
  if view.signature != none { block(above: 0.9em, below: 0.7em, image(view.signature.file, height: 1.5cm, alt: view.signature.alt)) }
  else { v(3em * gap, weak: true) }
  block(text(weight: 600, view.name))
  if view.enclosures != none {
    set text(size: 0.94em)
    block(above: 2.2em * gap, below: 0.7em, text(fill: soft, view.enclosures.title))
    list(..view.enclosures.items)
  }
})

#let written(gap) = letter-frame(masthead(none), measure-of-text({
  set par(leading: 0.72em, spacing: 1.5em * gap)
  show heading.where(level: 1): it => block(above: 0pt, below: 1.7em * gap, sticky: true, text(size: 1.06em, weight: 600, fill: accent, it.body))
  opening(gap)
  if view.subject.value != "" {
    heading(level: 1, if view.subject.label == "" { view.subject.value } else { [#view.subject.label #view.subject.value] })
  }
  if view.salutation != "" { block(below: 1.5em * gap, sticky: true, view.salutation) }
  if view.body.len() > 0 {
    rich(view.body.slice(0, -1))
    block(sticky: true, rich(view.body.slice(-1)))
  }
  ending-of-letter(gap)
}))

// A letter that lacks a few lines of room is set closer rather than on two pages.
#layout(area => {
  let closer(gap) = text(size: size * (1 - (1 - gap) * 0.16), written(gap))
  let fits = (1, 0.82, 0.64).find(gap => measure(block(width: area.width, closer(gap))).height <= area.height)
  closer(if fits == none { 1 } else { fits })
})
`

/** Long texts and links, in Typst. Texts reach the page as strings, never as markup. */
export const richText = String.raw`
#let lines(value) = value.split("\n").join(linebreak())
#let styled(span) = {
  let piece = lines(span.text)
  if span.at("italic", default: false) { piece = emph(piece) }
  if span.at("bold", default: false) { piece = strong(piece) }
  if span.at("underline", default: false) { piece = underline(piece, stroke: 0.5pt, offset: 1.8pt) }
  if "link" in span { piece = link(span.link, piece) }
  piece
}
#let spans(list) = list.map(styled).join()
#let plain(list) = list.map(span => span.text).join(default: "")
// Points are stored flat, with their depth; they are set as lists in lists.
#let points(run) = {
  let own = ()
  for one in run {
    if own.len() > 0 and one.depth > run.first().depth { own.last().inner.push(one) } else { own.push((one: one, inner: ())) }
  }
  let items = own.map(point => { spans(point.one.spans); if point.inner.len() > 0 { points(point.inner) } })
  directed(plain(run.first().spans), if run.first().ordered { enum(..items) } else { list(..items) })
}
#let rich(blocks) = {
  let run = ()
  for one in blocks {
    if one.type == "item" and (run.len() == 0 or one.depth > run.first().depth or one.ordered == run.first().ordered) {
      run.push(one)
      continue
    }
    if run.len() > 0 { points(run); run = () }
    if one.type == "item" { run.push(one) } else { directed(plain(one.spans), par(spans(one.spans))) }
  }
  if run.len() > 0 { points(run) }
}
#let linked(one) = if one.href == "" { one.text } else { link(one.href, one.text) }
`

import { nestLists, type List, type RichSpan } from '@laissez-passer/europass/rich-text'
import type { SheetText, SheetView } from '@laissez-passer/europass/sheet'
import { Fragment, type ReactNode } from 'react'

/** A heading or a label: in the language of the sheet's words, where that is another than its texts'. */
export function Said({ view, children }: { readonly view: SheetView; readonly children: string }) {
  return view.labels === view.language ? children : <span lang={view.labels}>{children}</span>
}

/** A value or a text of a sheet: a line, or paragraphs and lists, each in the direction of its letters. */
export function Written({ text }: { readonly text: SheetText }) {
  if (typeof text === 'string') return text && <span dir="auto">{lined(text)}</span>
  return nestLists(text).map((part, at) =>
    part.type === 'list' ? (
      <Points key={at} list={part} />
    ) : (
      <p key={at} dir="auto">
        <Spans spans={part.spans} />
      </p>
    ),
  )
}

function Points({ list }: { readonly list: List }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  return (
    <Tag dir="auto">
      {list.items.map(({ spans, lists }, at) => (
        <li key={at}>
          <Spans spans={spans} />
          {lists.map((inner, index) => (
            <Points key={index} list={inner} />
          ))}
        </li>
      ))}
    </Tag>
  )
}

const Spans = ({ spans }: { readonly spans: readonly RichSpan[] }): ReactNode =>
  spans.map((span, at) => <Span key={at} span={span} />)

function Span({ span }: { readonly span: RichSpan }) {
  let piece: ReactNode = lined(span.text)
  if (span.italic) piece = <em>{piece}</em>
  if (span.bold) piece = <strong>{piece}</strong>
  if (span.underline) piece = <u>{piece}</u>
  return span.link === undefined ? (
    piece
  ) : (
    <a href={span.link} rel="noopener noreferrer nofollow">
      {piece}
    </a>
  )
}

/** Ends of lines within a text. */
const lined = (text: string): ReactNode =>
  text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ))

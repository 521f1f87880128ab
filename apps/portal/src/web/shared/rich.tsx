import type { RichItem, RichSpan, RichText } from '@laissez-passer/europass/rich-text'
import { Fragment, type ReactNode } from 'react'

/** A long text, to read: each paragraph runs as its first letter does, as it does on paper. */
export function Rich({ text }: { readonly text: RichText }) {
  const parts: ReactNode[] = []
  for (let at = 0; at < text.length; ) {
    const block = text[at]
    if (block?.type === 'item') {
      const items = text.slice(at).slice(0, lengthOfList(text.slice(at)))
      parts.push(<Items key={at} items={items.filter((one) => one.type === 'item')} />)
      at += items.length
    } else {
      if (block)
        parts.push(
          <p key={at} dir="auto">
            {spans(block.spans)}
          </p>,
        )
      at += 1
    }
  }
  return <div className="rich">{parts}</div>
}

/** How many blocks from here on are one list. */
function lengthOfList(text: RichText): number {
  const end = text.findIndex(
    (block, at) => block.type !== 'item' || (at > 0 && block.depth === 0 && block.ordered !== kindOf(text[0])),
  )
  return end === -1 ? text.length : end
}

const kindOf = (block: RichText[number] | undefined): boolean => block?.type === 'item' && block.ordered

/** Points of one list; deeper ones belong to the point before them. */
function Items({ items }: { readonly items: readonly RichItem[] }) {
  const [first] = items
  if (!first) return null
  const List = first.ordered ? 'ol' : 'ul'
  const starts = items.flatMap(({ depth }, at) => (depth <= first.depth ? [at] : []))
  return (
    <List dir="auto">
      {starts.map((start, at) => {
        const point = items[start]
        const inside = items.slice(start + 1, starts[at + 1] ?? items.length)
        return (
          <li key={start}>
            {point && spans(point.spans)}
            {inside.length > 0 && <Items items={inside} />}
          </li>
        )
      })}
    </List>
  )
}

const spans = (all: readonly RichSpan[]): ReactNode => all.map((span, at) => <Span key={at} span={span} />)

function Span({ span: { text, bold, italic, underline, link } }: { readonly span: RichSpan }) {
  const lines = text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ))
  const linked = link === undefined ? lines : <Leading href={link}>{lines}</Leading>
  const underlined = underline ? <u>{linked}</u> : linked
  const slanted = italic ? <em>{underlined}</em> : underlined
  return bold ? <strong>{slanted}</strong> : slanted
}

/** A way out of the page, where the address is one that can be followed. */
export function Leading({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^(?:https?|mailto|tel):/i.test(href)) return children
  return (
    <a href={href} rel="noopener noreferrer nofollow" {...(/^http/i.test(href) && { target: '_blank' })}>
      {children}
    </a>
  )
}

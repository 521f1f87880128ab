import '../styles/sheet.css'
import '../styles/sheet-table.css'
import type { SheetBlock, SheetView as Sheet } from '@laissez-passer/europass/sheet'
import { createContext, type ReactNode, use } from 'react'
import { Bars, Grid, Table } from './tables.tsx'
import { Said, Written } from './text.tsx'

/** On which level the title is a heading. */
const LevelContext = createContext(2)

/**
 * A sheet on a page: the same that the PDF has, as a page's own headings, lists and tables.
 *
 * @param props - `level`: that of the title among the page's headings; 2 unless told, 1 where the sheet is
 *   the page
 */
export function SheetView({ view, level = 2 }: { readonly view: Sheet; readonly level?: 1 | 2 | 3 }) {
  return (
    <LevelContext value={level}>
      <article className="sheet-view" lang={view.language} dir={view.direction}>
        <header>
          {view.issuer && (
            <div className="sheet-issuer">
              <div>
                <p className="sheet-by">{view.issuer.name}</p>
                {view.issuer.lines.map((line, at) => (
                  <p key={at}>{line}</p>
                ))}
              </div>
              {view.issuer.logo && <img src={view.issuer.logo.data} alt={view.issuer.logo.alt} />}
            </div>
          )}
          {view.title && (
            <Heading by={0} className="sheet-title">
              {view.title}
            </Heading>
          )}
          {view.subtitle && <p className="sheet-subtitle">{view.subtitle}</p>}
          {view.facts.length > 0 && (
            <dl className="sheet-first">
              {view.facts.map(({ label, value }, at) => (
                <div key={at}>
                  <dt>
                    <Said view={view}>{label}</Said>
                  </dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </header>
        {view.blocks.map((block, at) => (
          <Block key={at} view={view} block={block} />
        ))}
      </article>
    </LevelContext>
  )
}

function Heading({
  by,
  className,
  children,
}: {
  readonly by: number
  readonly className: string
  readonly children: ReactNode
}) {
  const Tag = `h${use(LevelContext) + by}` as 'h1' | 'h2' | 'h3' | 'h4' | 'h5'
  return <Tag className={className}>{children}</Tag>
}

function Block({ view, block }: { readonly view: Sheet; readonly block: SheetBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading by={block.level} className={`sheet-heading-${block.level}`}>
          {block.number && <span className="sheet-number">{block.number} </span>}
          <Said view={view}>{block.text}</Said>
        </Heading>
      )
    case 'text':
      return (
        <div className={block.form ? `sheet-${block.form}` : undefined}>
          <Written text={block.body} />
        </div>
      )
    case 'facts':
      return (
        <dl className="sheet-facts" data-numbered={block.facts.some(({ number }) => number) || undefined}>
          {block.facts.map(({ number, label, value }, at) => (
            <div key={at}>
              <dt>
                {number && <span className="sheet-number">{number} </span>}
                <Said view={view}>{label}</Said>
              </dt>
              <dd>
                <Written text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <Table view={view} block={block} />
    case 'bars':
      return <Bars view={view} block={block} />
    case 'grid':
      return <Grid view={view} block={block} />
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul'
      return (
        <Tag className="sheet-list">
          {block.items.map((item, at) => (
            <li key={at}>
              <Written text={item} />
            </li>
          ))}
        </Tag>
      )
    }
    case 'picture':
      return (
        <figure className="sheet-picture">
          <img
            src={block.picture.data}
            alt={block.picture.alt}
            style={{ inlineSize: `${(block.width ?? 1) * 100}%` }}
          />
          {block.caption && (
            <figcaption>
              <Said view={view}>{block.caption}</Said>
            </figcaption>
          )}
        </figure>
      )
    case 'note':
      return (
        <div className={`sheet-note sheet-note-${block.tone}`}>
          <p className="sheet-note-title">
            <Said view={view}>{block.title}</Said>
          </p>
          <Written text={block.body} />
        </div>
      )
    case 'signature':
      return (
        <div className="sheet-signature">
          <div>
            {block.placeAndDate && <p>{block.placeAndDate}</p>}
            {block.picture && <img src={block.picture.data} alt={block.picture.alt} />}
            <p className="sheet-signed">{block.name}</p>
            {block.role && <p className="sheet-soft">{block.role}</p>}
          </div>
          {block.stamp && <img src={block.stamp.data} alt={block.stamp.alt} />}
        </div>
      )
  }
}

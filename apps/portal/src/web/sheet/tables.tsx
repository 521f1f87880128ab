import type { SheetBars, SheetGrid, SheetTable, SheetView } from '@laissez-passer/europass/sheet'
import type { ReactNode } from 'react'
import { useNarrow } from '../editor/use-narrow.ts'
import { Said, Written } from './text.tsx'

/** What is wider than its page is scrolled, by keyboard too. */
function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="sheet-wide" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

/** A table whose rows begin with their header. */
export function Table({ view, block }: { readonly view: SheetView; readonly block: SheetTable }) {
  const sideOf = (at: number) => block.headers[at]?.align ?? 'start'
  const row = (cells: SheetTable['rows'][number]): ReactNode =>
    cells.map((cell, at) =>
      at === 0 ? (
        <th key={at} scope="row" data-side={sideOf(at)}>
          <Written text={cell} />
        </th>
      ) : (
        <td key={at} data-side={sideOf(at)}>
          <Written text={cell} />
        </td>
      ),
    )
  return (
    <Wide label={block.caption}>
      <table className="sheet-table">
        {block.caption && (
          <caption>
            <Said view={view}>{block.caption}</Said>
          </caption>
        )}
        <thead>
          <tr>
            {block.headers.map(({ text }, at) => (
              <th key={at} scope="col" data-side={sideOf(at)}>
                <Said view={view}>{text}</Said>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((cells, at) => (
            <tr key={at}>{row(cells)}</tr>
          ))}
        </tbody>
        {block.total && (
          <tfoot>
            <tr>{row(block.total)}</tr>
          </tfoot>
        )}
      </table>
    </Wide>
  )
}

/** Levels or shares: the bar is drawn for whoever sees it, the words are there for everybody. */
export function Bars({ view, block }: { readonly view: SheetView; readonly block: SheetBars }) {
  return (
    <table className="sheet-table sheet-bars">
      {block.caption && (
        <caption>
          <Said view={view}>{block.caption}</Said>
        </caption>
      )}
      <thead>
        <tr>
          {block.headers.map((header, at) => (
            <th key={at} scope="col">
              <Said view={view}>{header}</Said>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.bars.map((bar, at) => (
          <tr key={at}>
            <th scope="row">
              <Said view={view}>{bar.label}</Said>
            </th>
            <td>
              <div className="sheet-bar">
                <Bar value={bar.value} before={bar.before} most={block.most} />
                <span>
                  <Said view={view}>{bar.words}</Said>
                </span>
              </div>
              {bar.note && bar.note.length > 0 && (
                <div className="sheet-soft">
                  <Written text={bar.note} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Steps where there are few, a length where there are many, as in the PDF. */
function Bar({
  value,
  before,
  most,
}: {
  readonly value: number
  readonly before: number | undefined
  readonly most: number
}) {
  const part = (at: number): number => Math.min(1, Math.max(0, at / most)) * 100
  const steps = most <= 8 && Number.isInteger(most) ? most : 0
  return (
    <span className="sheet-track" aria-hidden="true">
      {steps > 0 ? (
        Array.from({ length: steps }, (_, at) => (
          <span key={at} data-full={at < value || undefined} data-before={at + 1 === before || undefined} />
        ))
      ) : (
        <>
          <span className="sheet-length" style={{ inlineSize: `${part(value)}%` }} />
          {before !== undefined && <span className="sheet-before" style={{ insetInlineStart: `${part(before)}%` }} />}
        </>
      )}
    </span>
  )
}

/** Levels of languages, by the Common European Framework's skills. */
export function Grid({ view, block }: { readonly view: SheetView; readonly block: SheetGrid }) {
  const { mother, table } = block.languages
  // Six columns aren't read on a phone: there each language has its levels below it.
  const narrow = useNarrow('(max-width: 39.99rem)')
  return (
    <>
      {mother && (
        <dl className="sheet-facts">
          <div>
            <dt>
              <Said view={view}>{mother.label}</Said>
            </dt>
            <dd>{mother.value}</dd>
          </div>
        </dl>
      )}
      {table && narrow && <Levels view={view} table={table} />}
      {table && !narrow && (
        <Wide label={table.caption}>
          <table className="sheet-table sheet-grid">
            <caption>
              <Said view={view}>{table.caption}</Said>
            </caption>
            <thead>
              <tr>
                <th rowSpan={2} scope="col">
                  <Said view={view}>{table.corner}</Said>
                </th>
                {table.groups.map(({ title, skills }) =>
                  skills.length > 1 ? (
                    <th key={title} colSpan={skills.length} scope="colgroup">
                      <Said view={view}>{title}</Said>
                    </th>
                  ) : (
                    <th key={title} rowSpan={2} scope="col">
                      <Said view={view}>{title}</Said>
                    </th>
                  ),
                )}
              </tr>
              <tr>
                {table.groups
                  .filter(({ skills }) => skills.length > 1)
                  .flatMap(({ skills }) => skills)
                  .map((skill) => (
                    <th key={skill} scope="col">
                      <Said view={view}>{skill}</Said>
                    </th>
                  ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ name, levels }, at) => (
                <tr key={at}>
                  <th scope="row">{name}</th>
                  {levels.map((level, skill) => (
                    <td key={skill}>
                      {level || (
                        <>
                          <span aria-hidden="true">–</span>
                          <span className="lp-visually-hidden">{table.missing}</span>
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Certificates view={view} table={table} />
        </Wide>
      )}
    </>
  )
}

type LanguageTable = NonNullable<SheetGrid['languages']['table']>

/** The same grid as a list: a language, then its levels. */
function Levels({ view, table }: { readonly view: SheetView; readonly table: LanguageTable }) {
  const skills = table.groups.flatMap(({ title, skills: several }) => (several.length > 1 ? several : [title]))
  return (
    <div role="group" aria-label={table.caption}>
      <p className="sheet-caption">
        <Said view={view}>{table.caption}</Said>
      </p>
      {table.rows.map(({ name, levels }, at) => (
        <div key={at} className="sheet-levels">
          <p>
            <strong>{name}</strong>
          </p>
          <dl className="sheet-facts">
            {skills.map((skill, column) => (
              <div key={skill}>
                <dt>
                  <Said view={view}>{skill}</Said>
                </dt>
                <dd>{levels[column] || <Said view={view}>{table.missing}</Said>}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <Certificates view={view} table={table} />
    </div>
  )
}

/** What a grid says below its levels. */
function Certificates({ view, table }: { readonly view: SheetView; readonly table: LanguageTable }) {
  return (
    <>
      {table.rows
        .filter(({ certificates }) => certificates.length > 0)
        .map(({ name, certificates }, at) => (
          <p key={at}>
            <strong>{name}</strong> {certificates.join('; ')}
          </p>
        ))}
      <p className="sheet-small">
        <Said view={view}>{table.key}</Said>
      </p>
    </>
  )
}

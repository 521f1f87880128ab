import type { DataDocument } from '@laissez-passer/core/internal/data-export'
import { escape } from './html.ts'
import type { Spoken } from './words.ts'

/** A moment, in the document's whole seconds. */
const moment = /^(?:at|until)$|(?:At|Until|From)$/

/**
 * A person's copy of their data as a page to read: a table for each kind of thing, without the columns that
 * are empty; what there is one of reads downwards. No script, no style from elsewhere, nothing that asks the
 * network: it is read from a disk.
 *
 * @param document as in the archive.
 * @param options `language`: BCP 47, of the headings.
 */
export function dataPage(
  { data, exportedAt, provider }: DataDocument,
  { language, spoken }: { readonly language: string; readonly spoken: Spoken },
): string {
  const known = spoken.languageFor(language)
  const t = spoken.translator(known, { timeZone: 'UTC' })
  const title = escape(t('data-page.title', { provider }))
  const sections = Object.entries(data).map(([name, rows]) => {
    const key = `data-page.${name}`
    const heading = escape(t.has(key) ? t(key) : name)
    const columns = Object.keys(rows[0] ?? {}).filter((column) => rows.some((row) => shown(row[column], column) !== ''))
    return `<h2 id="${name}">${heading}</h2>\n<div role="region" aria-labelledby="${name}" tabindex="0"><table>${table(columns, rows)}</table></div>`
  })
  const when = escape(t('data-page.when', { moment: t.format.moment(exportedAt * 1000, 'long') }))
  return `<!doctype html>
<html lang="${known}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}div{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem}th,td{border:1px solid #8888;padding:.25rem .5rem;text-align:start;vertical-align:top}
:root{color-scheme:light dark}</style></head>
<body><main><h1>${title}</h1><p>${when}</p><p>${escape(t('data-page.without'))}</p>
${sections.join('\n')}
</main></body></html>
`
  function table(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
    const [only, ...others] = rows
    const cell = (row: typeof only, column: string) => `<td>${escape(shown(row?.[column], column))}</td>`
    if (others.length === 0) {
      const lines = columns.map((column) => `<tr><th scope="row">${escape(column)}</th>${cell(only, column)}</tr>`)
      return `<tbody>\n${lines.join('\n')}\n</tbody>`
    }
    const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')
    const body = rows.map((row) => `<tr>${columns.map((column) => cell(row, column)).join('')}</tr>`)
    return `<thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody>`
  }

  /** In words, also what lies within; `name` tells moments from numbers. */
  function shown(value: unknown, name: string): string {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number' && value > 1e9 && moment.test(name)) return t.format.moment(value * 1000)
    if (Array.isArray(value)) return value.map((one) => shown(one, name)).join('; ')
    if (typeof value === 'string') return value
    if (typeof value !== 'object') return JSON.stringify(value)
    const parts = Object.entries(value).map(([key, inner]) => [key, shown(inner, key)] as const)
    return parts.flatMap(([key, inner]) => (inner === '' ? [] : `${key}: ${inner}`)).join(', ')
  }
}

import type { ActivityLine, Seconds } from '@laissez-passer/core/ports'

/** Facts that most lines have, a column each; what else is known of a line stands in the last one. */
const facts = ['service', 'method', 'browser', 'country'] as const

/** Somebody's activity as a table for spreadsheets (RFC 4180), with the mark by which they know UTF-8. */
export function asCsv(lines: readonly ActivityLine[]): string {
  const rows = lines.map((line) => {
    const { at, by, kind } = line
    const details = detailsOf(line)
    const others = Object.entries(details).filter(([name]) => !facts.some((fact) => fact === name))
    return [
      moment(at),
      kind,
      actor(by),
      ...facts.map((name) => details[name] ?? ''),
      others.map(([name, value]) => `${name}: ${value}`).join('; '),
    ]
  })
  const table = [['time', 'kind', 'by', ...facts, 'details'], ...rows]
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** The same as JSON, with each line's facts by their names. */
export function asJson(
  lines: readonly ActivityLine[],
  { now, uid }: { readonly now: Seconds; readonly uid: string },
): string {
  const entries = lines.map((line) => {
    const { at, by, id, kind } = line
    return { id, time: moment(at), kind, by: actor(by), details: detailsOf(line) }
  })
  return `${JSON.stringify({ account: uid, exportedAt: moment(now), entries }, null, 2)}\n`
}

/** What is known of a line, with the account that it happened to where that went into this one. */
export function detailsOf({
  details,
  mergedUid,
}: Pick<ActivityLine, 'details' | 'mergedUid'>): Readonly<Record<string, string>> {
  return mergedUid === undefined ? details : { account: mergedUid, ...details }
}

/** Which operator it was is for the operator's own log. */
function actor(by: ActivityLine['by']): 'person' | 'operator' {
  return by === undefined || by.via === 'person' ? 'person' : 'operator'
}

function moment(at: Seconds): string {
  return new Date(at * 1000).toISOString()
}

/** A name that begins like a formula would be one to a spreadsheet: an apostrophe makes it a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

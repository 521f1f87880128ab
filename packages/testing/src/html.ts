/** A form on a page, as a browser without JavaScript sees it. */
export interface Form {
  readonly action: string
  readonly method: string
  /** What would be sent as it stands: hidden fields, values, what is checked. Submit buttons are left out. */
  readonly fields: Readonly<Record<string, string>>
  /** All names that fields and buttons have. */
  readonly names: ReadonlySet<string>
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#x27': "'",
  '#39': "'",
}

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** The attributes of a tag; those without a value are empty. */
export function attributes(tag: string): ReadonlyMap<string, string> {
  const inside = tag.replace(/^<\w+/, '')
  return new Map(
    [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  )
}

/** The forms of a page of ours (React's static markup: attributes always in double quotes). */
export function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const own = attributes(/^<form\b[^>]*>/.exec(form)?.[0] ?? '')
    const fields: Record<string, string> = {}
    const names = new Set<string>()
    for (const [tag] of form.matchAll(/<(input|button|textarea|select)\b[^>]*>/g)) {
      const at = attributes(tag)
      const name = at.get('name')
      if (name === undefined) continue
      names.add(name)
      const type = tag.startsWith('<button') ? 'submit' : at.get('type')
      if (type === 'submit' || ((type === 'radio' || type === 'checkbox') && !at.has('checked'))) continue
      fields[name] = tag.startsWith('<select')
        ? selectedIn(form, tag)
        : (at.get('value') ?? (type === 'checkbox' ? 'on' : ''))
    }
    return { action: own.get('action') ?? '', method: (own.get('method') ?? 'get').toLowerCase(), fields, names }
  })
}

function selectedIn(form: string, tag: string): string {
  const [select = ''] = form.slice(form.indexOf(tag)).split('</select>')
  const options = [...select.matchAll(/<option\b[^>]*>/g)].map(([option]) => attributes(option))
  return (options.find((option) => option.has('selected')) ?? options[0])?.get('value') ?? ''
}

/** What a reader sees, on one line. */
export function textOf(html: string): string {
  return decode(html.replace(/<(script|style|template|title)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a page says, without what stands on every page; all of it where that can't be told apart. */
export function contentOf(html: string): string {
  return textOf(/<main\b[^>]*>[\s\S]*?<\/main>/.exec(html)?.[0] ?? html)
}

/** What a page says is wrong, where it says so above a form; null: it doesn't. */
export function complaintsOf(html: string): string | null {
  const [, list] = /<div class="summary" role="alert"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html) ?? []
  return list === undefined ? null : textOf(list)
}

/** Addresses of all links. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*>/g)].map(([tag]) => attributes(tag).get('href') ?? '')
}

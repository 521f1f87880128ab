import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A change, in the words of who made it, and which packages it concerns. */
interface Change {
  readonly text: string
  readonly level: Level
  readonly packages: readonly string[]
}
type Level = 'major' | 'minor' | 'patch'

const headings: Readonly<Record<Level, string>> = {
  major: 'What has to be changed',
  minor: 'New',
  patch: 'Mended',
}
const levels: readonly Level[] = ['major', 'minor', 'patch']

/** What a changeset says: its packages with how far each moves, and its words. */
export function changeOf(changeset: string): Change | null {
  const [, front = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(changeset) ?? []
  const moved = [...front.matchAll(/^['"]([^'"]+)['"]: (major|minor|patch)$/gm)]
  if (moved.length === 0 || text.trim() === '') return null
  const level = levels.find((one) => moved.some(([, , its]) => its === one)) ?? 'patch'
  return { text: text.trim(), level, packages: moved.map(([, name = '']) => name) }
}

/** The versions of a package's CHANGELOG.md, newest first, with what each says. */
export function versionsOf(
  changelog: string,
): readonly { readonly version: string; readonly changes: readonly Omit<Change, 'packages'>[] }[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [version = '', ...rest] = part.split('\n')
      const changes = rest
        .join('\n')
        .split(/^### /m)
        .slice(1)
        .flatMap((section) => {
          const level = levels.find((one) => section.toLowerCase().startsWith(one)) ?? 'patch'
          return section
            .split(/^- /m)
            .slice(1)
            .map((entry) =>
              entry
                .replace(/^[0-9a-f]{7,}: /, '')
                .replaceAll(/^ {2}/gm, '')
                .trim(),
            )
            .filter((text) => !text.startsWith('Updated dependencies'))
            .map((text) => ({ level, text }))
        })
      return { version: version.trim(), changes }
    })
}

/** What was released, by version, the same words of several packages once. */
export function released(changelogs: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Change[]> {
  const all = new Map<string, Map<string, Change>>()
  for (const [name, changelog] of changelogs)
    for (const { changes, version } of versionsOf(changelog)) {
      const found = all.get(version) ?? new Map<string, Change>()
      all.set(version, found)
      for (const { level, text } of changes) {
        const before = found.get(text)
        const wider = before && levels.indexOf(before.level) < levels.indexOf(level) ? before.level : level
        found.set(text, { text, level: wider, packages: [...(before?.packages ?? []), name] })
      }
    }
  return new Map([...all].map(([version, changes]) => [version, [...changes.values()]]))
}

/** A version's changes as Markdown: what has to be changed first. */
export function section(title: string, changes: readonly Change[]): string {
  const parts = levels.flatMap((level) => {
    const those = changes.filter((change) => change.level === level)
    if (those.length === 0) return []
    return [
      `### ${headings[level]} in ${title.replace(/^The/, 'the')}`,
      ...those.map(({ packages, text }) => `${indented(text)} ${named(packages)}`),
    ]
  })
  return `## ${title}\n\n${parts.join('\n\n')}\n`
}

const named = (packages: readonly string[]): string =>
  `(${packages.map((name) => `\`${name.replace('@laissez-passer/', '')}\``).join(', ')})`

/** As one entry of a list, whatever paragraphs, lists and code it has. */
const indented = (text: string): string => `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`

/** What the repository says of its versions: changesets that wait, and what is in CHANGELOGs. */
export function changelog(root: URL): string {
  const folder = new URL('.changeset/', root)
  const waiting = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted()
    .flatMap((name) => changeOf(readFileSync(new URL(name, folder), 'utf8')) ?? [])
  const packages = readdirSync(new URL('packages/', root)).flatMap((name): (readonly [string, string])[] => {
    const file = new URL(`packages/${name}/CHANGELOG.md`, root)
    if (!existsSync(file)) return []
    const text = readFileSync(file, 'utf8')
    return [[/^# (.*)$/m.exec(text)?.[1] ?? name, text]]
  })
  const versions = [...released(new Map(packages))].toSorted(([a], [b]) => newest(a, b))
  return [
    ...(waiting.length > 0 ? [section('The next release', waiting)] : []),
    ...versions.map(([version, changes]) => section(version, changes)),
  ].join('\n')
}

const newest = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true })

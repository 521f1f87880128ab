import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { thirdParties } from './third-parties.ts'
import { changelog } from './changelog.ts'

const content = new URL('src/content/docs/', import.meta.url)
const decisions = new URL('decisions/', import.meta.url)

const frontmatter = (title: string, description: string) =>
  `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\neditUrl: false\n---\n`

/** Links between decisions lead to their pages; those into the repository are left as words. */
const linked = (text: string): string =>
  text
    .replace(/\]\((?:\.\/)?(\d{4}-[a-z0-9-]+)\.md(#[^)]*)?\)/g, '](/decisions/$1/$2)')
    .replace(/\[([^\]]+)\]\((?!\/|https?:|#)[^)]+\)/g, '$1')

function writeDecisions(): void {
  const folder = new URL('decisions/', content)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const found = readdirSync(decisions)
    .filter((name) => /^\d{4}-.*\.md$/.test(name) && !name.startsWith('0000'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, decisions), 'utf8')
      const [, title] = /^# (\D.*)\n\n(?:\d+ )?\w+ \d{4} · \w/.exec(text) ?? []
      if (title === undefined)
        throw new Error(`docs/decisions/${name} doesn’t begin as 0000-template.md: title, date · state`)
      return { name: name.replace('.md', ''), number: name.slice(0, 4), title, body: text.replace(/^# .*\n/m, '') }
    })
  for (const { name, number, title, body } of found)
    writeFileSync(
      new URL(`${name}.md`, folder),
      `${frontmatter(`${number} ${title}`, `Decision ${number}: ${title}`)}${linked(body)}`,
    )
  const rows = found.map(({ name, number, title }) => `| ${number} | [${title}](/decisions/${name}/) |`)
  const why = 'One page for each choice that is hard to take back: what forced it, what was decided, what follows.'
  writeFileSync(
    new URL('index.md', folder),
    `${frontmatter('Decisions', why)}\n${why}\n\n| no. | decision |\n|---|---|\n${rows.join('\n')}\n`,
  )
}

function writeThirdParties(): void {
  const rows = thirdParties().map(
    ({ name, version, licence, usedBy }) => `| ${name} | ${version} | ${licence} | ${usedBy.join(', ')} |`,
  )
  const about = 'Everything by others that the packages and apps need when they run, with its licence.'
  writeFileSync(
    new URL('third-parties.md', content),
    `${frontmatter('Licences of others', about)}\n${about} Written anew with each build, from what is installed.\n\n| package | version | licence | comes with |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  )
}

function writeChangelog(): void {
  const about = 'What changed for users of the packages, by release, and what the next one brings.'
  const intro = `${about} What may change when: [Stability and releases](/stability/).\n`
  writeFileSync(
    new URL('changelog.md', content),
    `${frontmatter('Changelog', about).replace('---\n', '---\ntableOfContents: { maxHeadingLevel: 2 }\n')}\n${intro}\n${changelog(new URL('../', import.meta.url))}`,
  )
}

/**
 * Pages that are made of the repository: its decisions, its changes, and the licences of what it depends on.
 */
export function write(): void {
  writeChangelog()
  writeDecisions()
  writeThirdParties()
}

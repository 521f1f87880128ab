import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../docs/src/content/docs/start/', import.meta.url))

/** What a page tells its reader to do, in its order. */
export interface QuickStart {
  readonly name: string
  /** Files to write, by path. */
  readonly files: Readonly<Record<string, string>>
  /** Commands, one after the other; a file is there before the command that follows it. */
  readonly commands: readonly string[]
  /** The command that stays: the app, or EU Login. */
  readonly serve: string
}

/**
 * Reads a quick start: a block with a title is a file, a block of `sh` is commands, one of `sh serve` the
 * program. What is marked `sh root` is of the machine, and there already (`scripts/find-clients.mjs`).
 */
function read(name: string): QuickStart {
  const markdown = readFileSync(join(folder, `${name}.md`), 'utf8')
  const files: Record<string, string> = {}
  const commands: string[] = []
  let serve = ''
  for (const [, language = '', marks = '', code = ''] of markdown.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)) {
    const title = /\btitle="([^"]+)"/.exec(marks)?.[1]
    if (title !== undefined) files[title] = code
    else if (language === 'sh' && marks.includes('serve')) serve = code.trim()
    else if (language === 'sh' && !marks.includes('root')) commands.push(...code.trim().split('\n'))
    else if (language !== 'sh') throw new Error(`start/${name}.md: a block that is neither a file nor a command`)
  }
  if (serve === '') throw new Error(`start/${name}.md: no command stays (sh serve)`)
  return { name, files, commands, serve }
}

/** EU Login on one’s own machine, as the first of the pages has it. */
export const euLoginHere = read('index')

/** One for each framework and runtime. */
export const quickStarts = globSync('*.md', { cwd: folder })
  .map((file) => file.replace('.md', ''))
  .filter((name) => name !== 'index')
  .toSorted()
  .map(read)

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../docs/src/content/docs/start/', import.meta.url))

/** One way to an app that runs: what a section of a page tells its reader to do, in its order. */
export interface Way {
  /** The section’s heading; empty for what stands before the first. */
  readonly title: string
  /** Files to write, by path. */
  readonly files: Readonly<Record<string, string>>
  /** What changes in files that are there. */
  readonly changes: readonly Change[]
  /** Commands, one after the other; a file is there before the command that follows it. */
  readonly commands: readonly string[]
  /** The command that stays: the app, or EU Login. */
  readonly serve: string
}

/** A block of `diff`: lines of a file, and what stands there afterwards. */
export interface Change {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** A page, which has one way or several. */
export interface QuickStart {
  readonly name: string
  /** The first begins in an empty folder, and so does each that makes a project (`startsAnew`). */
  readonly ways: readonly Way[]
}

/**
 * Reads a quick start: a block with a title is a file, a block of `diff` changes one, a block of `sh` is
 * commands, one of `sh serve` the program; a way that prints none starts as the one before it. What is marked
 * `sh root` is of the machine, and there already (`scripts/find-clients.mjs`).
 */
function read(name: string): QuickStart {
  const markdown = readFileSync(join(folder, `${name}.md`), 'utf8')
  const ways: Way[] = []
  for (const section of markdown.split(/^(?=## )/m)) {
    const files: Record<string, string> = {}
    const changes: Change[] = []
    const commands: string[] = []
    let serve = ways.at(-1)?.serve ?? ''
    const blocks = [...section.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)]
    for (const [, language = '', marks = '', code = ''] of blocks) {
      const path = /\btitle="([^"]+)"/.exec(marks)?.[1]
      if (path !== undefined && language === 'diff') changes.push(changeOf(path, code))
      else if (path !== undefined) files[path] = code
      else if (language === 'sh' && marks.includes('serve')) serve = code.trim()
      else if (language === 'sh' && !marks.includes('root')) commands.push(...code.trim().split('\n'))
      else if (language !== 'sh') throw new Error(`start/${name}.md: a block that is neither a file nor a command`)
    }
    if (blocks.length === 0) continue
    if (serve === '') throw new Error(`start/${name}.md: no command stays (sh serve)`)
    ways.push({ title: /^## (.+)/.exec(section)?.[1] ?? '', files, changes, commands, serve })
  }
  return { name, ways }
}

/** Each line of a block `diff` begins with the sign that says where it stands: ` `, `-`, `+`. */
function changeOf(path: string, code: string): Change {
  const lines = code.split('\n').filter((line) => line !== '')
  const without = (sign: string): string =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n')
  return { path, before: without('+'), after: without('-') }
}

/** Makes a project, in an empty folder. */
export const makes = (command: string): boolean => /\b(init|pkg)\b/.test(command)

/** Whether a way wants an empty folder, and doesn’t go on in that of the way before it. */
export const startsAnew = ({ commands, files }: Way): boolean => commands.some(makes) || Object.keys(files).length > 0

/** EU Login on one’s own machine, as the first of the pages has it. */
export const euLoginHere: Way = only(read('index'))

function only({ ways: [way], name }: QuickStart): Way {
  if (way === undefined) throw new Error(`start/${name}.md: nothing to follow`)
  return way
}

/** One for each framework and runtime. */
export const quickStarts = globSync('*.md', { cwd: folder })
  .map((file) => file.replace('.md', ''))
  .filter((name) => name !== 'index')
  .toSorted()
  .map(read)

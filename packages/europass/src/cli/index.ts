/** The command `europass`: converts CVs between all formats, verifies sealed credentials. @module */
import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Translator } from '@laissez-passer/i18n/translator'
import { credentialWords } from '../credentials/index.ts'
import { cvOf } from '../cv/make.ts'
import {
  type ExchangeMessageKey,
  exchangeWords,
  exportDocument,
  importDocument,
  type ImportOutcome,
  type Note,
  placeName,
  type Report,
  type TextBlock,
} from '../exchange/index.ts'
import type { TypesetEngine } from '../typst/index.ts'
import { europassWords } from '../words/index.ts'
import { type Conversion, outputEndings, readArguments, type WrongUse } from './arguments.ts'
import { printed } from './printed.ts'
import type { CliStreams } from './streams.ts'
import { runVerify } from './verify.ts'

export type { CliStreams }

type Words = Translator<ExchangeMessageKey>
type Imported = Extract<ImportOutcome, { ok: true }>

/** Exit codes: done, not done, wrong use, done with losses where none were allowed. */
const codes = { done: 0, failed: 1, usage: 2, lossy: 3 } as const

/** What ends a conversion, in words. */
class Stopped extends Error {}

/**
 * Runs the command.
 *
 * @param args - without the program: `['convert', 'cv.xml', 'cv.pdf']`
 * @returns an exit code: 0 done or intact, 1 not, 2 wrong use, 3 something was lost with `--strict`
 */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<number> {
  if (args[0] === 'verify') return await runVerify(args.slice(1), streams)
  const language = streams.language.startsWith('fr') ? 'fr' : 'en'
  const words = await exchangeWords(language)
  const say = (line: string): void => void streams.stderr.write(`${printed(line)}\n`)
  const asked = readArguments(args)
  if ('reason' in asked) {
    const help = asked.reason === 'help'
    const out = help ? (line: string): void => void streams.stdout.write(`${line}\n`) : say
    for (const line of usageLines(asked, words)) out(line)
    // Whoever doesn’t name a command is told all of them.
    if (args[0] !== 'convert') out((await credentialWords(language))('credential.cli.usage'))
    return help ? codes.done : codes.usage
  }
  try {
    return await convert(asked, { words, say, streams })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    say(error.message)
    return codes.failed
  }
}

function usageLines(wrong: WrongUse, words: Words): string[] {
  const inputs = (
    [
      'candidate',
      'skills-passport',
      'json-resume',
      'reactive-resume',
      'linkedin',
      'pdf',
      'docx',
      'odt',
      'rtf',
      'text',
    ] as const
  )
    .map((format) => words(`exchange.format.${format}`))
    .join(', ')
  const help = [words('exchange.cli.usage'), words('exchange.cli.help', { inputs, outputs: outputEndings() })]
  if (wrong.reason === 'value') return [words('exchange.cli.wrongOption', { option: wrong.option }), ...help]
  if (wrong.reason === 'option') return [words('exchange.cli.unknownOption', { option: wrong.option }), ...help]
  if (wrong.reason === 'output')
    return [words('exchange.cli.unknownOutput', { file: wrong.file, outputs: outputEndings() })]
  return help
}

interface Around {
  readonly words: Words
  readonly say: (line: string) => void
  readonly streams: CliStreams
}

async function convert(asked: Conversion, { words, say, streams }: Around): Promise<number> {
  const outcome = await importDocument(await input(asked.input, { words, streams }), {
    ...(asked.language !== undefined && { language: asked.language }),
  })
  if (!outcome.ok) throw new Stopped(words(`exchange.refusal.${outcome.refusal.code}`, outcome.refusal.params))
  await output(asked.output, await written(asked, outcome, words), { words, streams })
  const { report, document } = outcome
  const files = document.attachments.filter(({ bytes }) => bytes.length > 0).map(({ name }) => name)
  if (files.length > 0 && asked.format !== 'candidate')
    say(words('exchange.cli.attachments', { files: words.format.list(files), file: asked.output }))
  if (asked.report !== undefined) {
    const places = await placesOf(outcome, words)
    if (asked.report === '') for (const line of reportLines(report, { words, places })) say(line)
    else await output(asked.report, bytes(`${JSON.stringify({ ...report, places }, null, 2)}\n`), { words, streams })
  }
  return asked.isStrict && report.notes.some(({ fate }) => fate === 'lost') ? codes.lossy : codes.done
}

async function written(asked: Conversion, { document, text }: Imported, words: Words): Promise<Uint8Array> {
  if (text.length > 0) {
    if (asked.format !== 'text') throw new Stopped(words('exchange.cli.onlyText', { file: asked.input }))
    return bytes(plain(text))
  }
  const { profile, attachments } = document
  const cv = document.cvs[0] ?? cvOf(profile, { id: crypto.randomUUID() })
  const source = { profile, attachments, cv: { ...cv, ...(asked.template && { template: asked.template }) } }
  if (asked.format !== 'pdf') return await exportDocument(source, { format: asked.format, now: new Date() })
  return await withEngine(words, (engine) => exportDocument(source, { format: 'pdf', now: new Date(), engine }))
}

const needed = ['@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/open-sans', 'dejavu-fonts-ttf']

/**
 * Works with the engine, loaded only for a PDF: it and its fonts are packages of their own. Those that aren't
 * there are named, those of other scripts when a text needs them.
 */
async function withEngine<T>(words: Words, work: (engine: TypesetEngine) => Promise<T>): Promise<T> {
  const { createRequire } = await import('node:module')
  const require = createRequire(import.meta.url)
  const missing = new Set<string>()
  const found = (file: string): string => {
    try {
      return require.resolve(file)
    } catch (error) {
      missing.add(/^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file)
      throw error
    }
  }
  const isThere = (name: string): boolean => {
    try {
      return found(`${name}/package.json`) !== ''
    } catch {
      return false
    }
  }
  if (!needed.map(isThere).every(Boolean))
    throw new Stopped(words('exchange.cli.noEngine', { packages: needed.join(' ') }))
  const { typstNode } = await import('../typst-node/index.ts')
  const engine = typstNode({ readFont: async (file) => await readFile(found(file)) })
  try {
    return await work(engine)
  } catch (error) {
    if (missing.size > 0) throw new Stopped(words('exchange.cli.noEngine', { packages: [...missing].join(' ') }))
    throw error
  } finally {
    await engine.close()
  }
}

type Streams = { readonly words: Words; readonly streams: CliStreams }

async function input(file: string, { words, streams }: Streams): Promise<Uint8Array> {
  if (file === '-') return new Uint8Array(await buffer(streams.stdin))
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    throw new Stopped(words('exchange.cli.unreadable', { file }))
  }
}

async function output(file: string, content: Uint8Array, { words, streams }: Streams): Promise<void> {
  if (file === '-') {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      // Whoever reads may have gone, and a stream says so twice.
      streams.stdout.on('error', resolve)
      streams.stdout.write(content, resolve)
    })
    if (error) throw new Stopped(words('exchange.cli.unwritable', { file }))
    return
  }
  try {
    await writeFile(file, content)
  } catch {
    throw new Stopped(words('exchange.cli.unwritable', { file }))
  }
}

/** What people call the fields that a report names: ids say nothing outside of a document. */
async function placesOf({ document, report }: Imported, { language }: Words): Promise<Record<string, string>> {
  const words = await europassWords(language === 'fr' ? 'fr' : 'en')
  const paths = new Set([...report.kept, ...report.notes.map(({ at }) => at)])
  paths.delete('')
  return Object.fromEntries([...paths].map((path) => [path, placeName(path, { document, words }).join(' › ')]))
}

function reportLines(
  { format, version, kept, notes }: Report,
  { words, places }: { readonly words: Words; readonly places: Readonly<Record<string, string>> },
): string[] {
  const count = (fate: Note['fate']): number => notes.filter((note) => note.fate === fate).length
  const counts = { kept: kept.length, changed: count('changed'), lost: count('lost'), aside: count('kept') }
  return [
    [words(`exchange.format.${format}`), version].filter((part) => part !== '').join(' '),
    words('exchange.report.summary', counts),
    ...notes.map(
      ({ fate, code, at, source, params }) =>
        `${words(`exchange.report.${fate}`)}\t${places[at] || source}\t${words(`exchange.note.${code}`, params)}`,
    ),
  ]
}

const plain = (blocks: readonly TextBlock[]): string =>
  `${blocks.map(({ kind, text }) => (kind === 'item' ? `- ${text}` : text)).join('\n\n')}\n`

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

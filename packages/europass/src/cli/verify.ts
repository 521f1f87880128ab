import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import {
  type Certificate,
  credentialWords,
  readCertificates,
  showCredential,
  tellSeal,
  type Verification,
  verifyCredential,
} from '../credentials/index.ts'
import { exchangeWords } from '../exchange/index.ts'
import { printed } from './printed.ts'
import type { CliStreams } from './streams.ts'

const codes = { intact: 0, not: 1, usage: 2 } as const
const marks = { good: '+', open: '?', bad: '!' } as const

/**
 * Verifies a sealed credential, and says what is known of its seal.
 *
 * @param args - without `verify`: a file, or `-`; `--json`; `--trust` and a file of certificates
 * @returns an exit code: 0 the seal is intact, 1 it isn't or the file can't be read, 2 wrong use
 */
export async function runVerify(args: readonly string[], streams: CliStreams): Promise<number> {
  const language = streams.language.startsWith('fr') ? 'fr' : 'en'
  const [words, others] = await Promise.all([credentialWords(language), exchangeWords(language)])
  const say = (line: string): void => void streams.stderr.write(`${printed(line)}\n`)
  const print = (...lines: readonly string[]): Promise<void> =>
    written(streams.stdout, lines.map((line) => `${printed(line)}\n`).join(''))
  const asked = readArguments(args)
  if (asked === null || asked.help) {
    const lines = [words('credential.cli.usage'), words('credential.cli.help')]
    if (asked) await print(...lines)
    else for (const line of lines) say(line)
    return asked ? codes.intact : codes.usage
  }
  const unreadable = (file: string): number => {
    say(others('exchange.cli.unreadable', { file }))
    return codes.not
  }
  const trusted = asked.trust === undefined ? [] : await certificatesOf(asked.trust)
  if (trusted === 'unreadable') return unreadable(asked.trust ?? '')
  if (trusted === null) {
    say(words('credential.cli.noList', { file: asked.trust ?? '' }))
    return codes.not
  }
  const bytes = asked.file === '-' ? new Uint8Array(await buffer(streams.stdin)) : await contentOf(asked.file)
  if (bytes === null) return unreadable(asked.file)
  const found = await verifyCredential(bytes, { now: Math.floor(Date.now() / 1000), trusted })
  if (asked.json) await written(streams.stdout, `${JSON.stringify(found, null, 2)}\n`)
  else {
    const { title, facts } = tellSeal(found, words)
    await print(title, ...aboutLines(found, language), ...facts.map(({ tone, text }) => `${marks[tone]} ${text}`))
  }
  return found.ok ? codes.intact : codes.not
}

/** Writes; whoever reads may have gone. */
const written = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.on('error', () => resolve())
    stream.write(text, () => resolve())
  })

interface Asked {
  readonly file: string
  readonly json: boolean
  readonly trust: string | undefined
  readonly help: boolean
}

function readArguments(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, trust: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    const { json = false, trust, help = false } = values
    const [file, ...more] = positionals
    if (help) return { file: '', json, trust, help }
    return file === undefined || more.length > 0 || trust === '' ? null : { file, json, trust, help }
  } catch {
    return null
  }
}

async function contentOf(file: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    return null
  }
}

async function certificatesOf(file: string): Promise<readonly Certificate[] | null | 'unreadable'> {
  const bytes = await contentOf(file)
  return bytes === null ? 'unreadable' : readCertificates(bytes)
}

/** What it is and whose, as it stands in it. */
function aboutLines(found: Verification, language: string): readonly string[] {
  if (!found.ok) return found.detail === '' ? [] : [`(${found.reason}: ${found.detail})`]
  const { title, holder } = showCredential(found.credential, { language })
  const name = holder.name?.text ?? ''
  return [[title?.text ?? '', name].filter((text) => text !== '').join(' · ')].filter((line) => line !== '')
}

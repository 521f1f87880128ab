import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { type ExportFormat, exportFormats } from '../exchange/index.ts'
import { isLanguageTag } from '../fields/language-tag.ts'
import { type TemplateName, templateNames } from '../templates/names.ts'

/** What a command line asks for. */
export interface Conversion {
  readonly input: string
  readonly output: string
  readonly format: ExportFormat
  /** `''`: to standard error, in words; else a file, as JSON. */
  readonly report: string | undefined
  readonly isStrict: boolean
  /** The language of what is written, where the file doesn't say it. */
  readonly language: string | undefined
  readonly template: TemplateName | undefined
}

/** Why a command line can't be followed. */
export type WrongUse =
  | { readonly reason: 'help' | 'usage' }
  | { readonly reason: 'option' | 'value'; readonly option: string }
  | { readonly reason: 'output'; readonly file: string }

const endings = new Map<string, ExportFormat>(
  formatNames().flatMap((format): [string, ExportFormat][] => [
    [format, format],
    [exportFormats[format].extension, format],
  ]),
)

const isSameFile = (one: string, other: string): boolean => resolve(one) === resolve(other)

/** The names of formats that can be written. */
export function formatNames(): ExportFormat[] {
  return ['pdf', 'candidate', 'json-resume', 'docx', 'html', 'text']
}

/** Endings of files that can be written, for people. */
export const outputEndings = (): string =>
  formatNames()
    .map((format) => exportFormats[format].extension)
    .join(', ')

/** What a word of a command line was read as. */
interface Token {
  readonly kind: string
  readonly index: number
  readonly name?: string
  readonly value?: string | undefined
}

/**
 * `--report FILE`: of one word more than `convert IN OUT`, the one right behind `--report`, and which of the
 * words it is.
 */
function reportAfter(tokens: readonly Token[]): { readonly file: string; readonly at: number } | undefined {
  const words = tokens.filter((token) => token.kind === 'positional')
  const report = tokens.findLast((token) => token.kind === 'option' && token.name === 'report' && token.value === '')
  const at = report && words.length === 4 ? words.findIndex(({ index }) => index === report.index + 1) : -1
  const file = words[at]?.value
  return file === undefined ? undefined : { file, at }
}

/**
 * Reads a command line.
 *
 * @param args - without the program
 */
export function readArguments(args: readonly string[]): Conversion | WrongUse {
  // `--report` alone is to be told in words; Node's parser knows no option with and without a value.
  const given = args.map((arg) => (arg === '--report' ? '--report=' : arg))
  const {
    values,
    positionals: words,
    tokens,
  } = parseArgs({
    args: given,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      to: { type: 'string' },
      report: { type: 'string' },
      strict: { type: 'boolean' },
      language: { type: 'string' },
      template: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const known = new Set(['to', 'report', 'strict', 'language', 'template', 'help', 'h'])
  const unknown = tokens.find((token) => token.kind === 'option' && !known.has(token.name))
  if (unknown?.kind === 'option') return { reason: 'option', option: unknown.rawName }
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  // Not strict, the parser gives an option without its value as true, and a value to one that takes none.
  for (const name of ['to', 'report', 'language', 'template'])
    if (values[name] === true || (values[name] === '' && name !== 'report'))
      return { reason: 'value', option: `--${name}` }
  for (const name of ['strict', 'help'])
    if (text(values[name]) !== undefined) return { reason: 'value', option: `--${name}=${String(values[name])}` }
  if (values['help'] === true || args.length === 0) return { reason: 'help' }
  const named = reportAfter(tokens)
  const positionals = named === undefined ? words : words.filter((_, at) => at !== named.at)
  const [command, input, output, ...more] = positionals
  if (command !== 'convert' || input === undefined || output === undefined || more.length > 0)
    return { reason: 'usage' }
  const to = text(values['to']) ?? /\.([a-z]+)$/i.exec(output)?.[1]?.toLowerCase() ?? ''
  const format = endings.get(to)
  if (format === undefined) return { reason: 'output', file: output }
  const template = text(values['template'])
  const language = text(values['language'])
  if (language !== undefined && !isLanguageTag(language)) return { reason: 'value', option: `--language ${language}` }
  const report = named?.file ?? text(values['report'])
  // One would be written over the other.
  if (report !== undefined && report !== '' && isSameFile(report, output))
    return { reason: 'value', option: `--report=${report}` }
  const layout = templateNames.find((name) => name === template)
  if (template !== undefined && layout === undefined) return { reason: 'value', option: `--template ${template}` }
  return {
    input,
    output,
    format,
    report,
    isStrict: values['strict'] === true,
    language,
    template: layout,
  }
}

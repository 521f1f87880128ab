import { createFormat } from './format.ts'
import { formatMessage, type MessageNode, parseMessage } from './message.ts'
import { withReferences } from './references.ts'
import type { Messages } from './translator.ts'

/** What a translator needs to know of a message; lies in `context.json` beside the catalogues. */
export interface MessageContext {
  /** Page, screen or mail, e.g. "Sign-in: waiting for the phone". */
  readonly where: string
  /** What it is there: title, label, button, hint, error, text … */
  readonly part: string
  /** Who reads it, and when. */
  readonly reader: string
  /** An example for each parameter; for a tag, `<link>`, what is made of its words. */
  readonly parameters?: Readonly<Record<string, string | number>>
  /** At most so many characters, in every language, with the examples put in. */
  readonly max: number
}

/** Something wrong between a catalogue and its context. */
export interface ContextIssue {
  readonly language: string
  readonly key: string
  readonly problem: 'no-context' | 'stale' | 'parameters' | 'too-long'
  /** More, for the person who mends it. */
  readonly detail: string
}

/**
 * Compares catalogues with what translators are told of them: each message has its context and none is left
 * over, the parameters are the same, and no language says more than there is room for.
 *
 * @param catalogues messages by language; must hold `en`
 * @param context by key
 * @param quotes messages that these may quote, by language
 * @returns what is wrong; empty when all is right
 */
export function checkContext(
  catalogues: { readonly en: Messages } & Readonly<Record<string, Messages>>,
  context: Readonly<Record<string, MessageContext>>,
  quotes: Readonly<Record<string, Messages>> = {},
): ContextIssue[] {
  const stale = Object.keys(context)
    .filter((key) => !Object.hasOwn(catalogues.en, key))
    .map((key) => ({ language: 'en', key, problem: 'stale' as const, detail: 'there is no such message' }))
  return [
    ...stale,
    ...Object.entries(catalogues).flatMap(([language, messages]) => {
      const say = (key: string) => messages[key] ?? quotes[language]?.[key] ?? quotes['en']?.[key]
      return Object.entries(messages).flatMap(([key, message]) =>
        issuesOf(withReferences(message, say), context[key], language).map((issue) => ({ language, key, ...issue })),
      )
    }),
  ]
}

function issuesOf(
  message: string,
  context: MessageContext | undefined,
  language: string,
): Pick<ContextIssue, 'problem' | 'detail'>[] {
  if (context === undefined) return [{ problem: 'no-context', detail: 'context.json says nothing of it' }]
  const { max, parameters = {} } = context
  const nodes = parseMessage(message)
  const [used, told] = [[...parametersOf(nodes)].sort().join(' '), Object.keys(parameters).sort().join(' ')]
  if (used !== told) return [{ problem: 'parameters', detail: `uses ${used}, context.json tells of ${told}` }]
  const longest = Math.max(...sayings(nodes, { parameters, language }).map((said) => said.length))
  return longest > max ? [{ problem: 'too-long', detail: `${longest} characters of at most ${max}` }] : []
}

function parametersOf(nodes: readonly MessageNode[]): Set<string> {
  const found = new Set<string>()
  const visit = (list: readonly MessageNode[]): void => {
    for (const node of list) {
      if ('arg' in node) found.add(node.arg)
      if (node.type === 'content') for (const [tag] of node.value.matchAll(/<[a-z]+>/g)) found.add(tag)
      if ('cases' in node) for (const one of node.cases) visit(one.tokens)
    }
  }
  visit(nodes)
  return found
}

/** The message with its examples, each count once small and once as given, without tags. */
function sayings(
  nodes: readonly MessageNode[],
  {
    parameters,
    language,
  }: { readonly parameters: Readonly<Record<string, string | number>>; readonly language: string },
): string[] {
  const format = createFormat(language)
  const say = (params: Readonly<Record<string, string | number>>): string =>
    formatMessage<never>(nodes, { language, format, params })
      .join('')
      .replace(/<\/?[a-z]+>/g, '')
  const counts = Object.entries(parameters).filter(([, example]) => typeof example === 'number')
  return [
    say(parameters),
    ...counts.flatMap(([name]) => [0, 1, 2].map((count) => say({ ...parameters, [name]: count }))),
  ]
}

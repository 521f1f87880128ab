import { parse } from '@messageformat/parser'
import type { Format } from './format.ts'
import { pluralRules } from './plural.ts'

/**
 * A node of a parsed ICU message, as the parser gives it. Said here, since the parser's own types import a
 * library that has none.
 */
export type MessageNode =
  | { readonly type: 'content'; readonly value: string }
  | { readonly type: 'argument'; readonly arg: string }
  | {
      readonly type: 'function'
      readonly arg: string
      readonly key: string
      readonly param?: readonly MessageNode[]
    }
  | {
      readonly type: 'plural' | 'select' | 'selectordinal'
      readonly arg: string
      readonly cases: readonly { readonly key: string; readonly tokens: readonly MessageNode[] }[]
      readonly pluralOffset?: number
    }
  | { readonly type: 'octothorpe' }

/** Values that a message can print by itself. */
export type MessageValue = string | number | Date

/** What becomes of the words between `<link>` and `</link>`. */
export type MessageTag<T> = (inside: readonly (string | T)[]) => T

/**
 * A message's parameters: values to print; and, for `parts` alone, foreign ones (React elements…) and what
 * tags of a name make of what stands in them.
 */
export type MessageParams<T = never> = Readonly<Record<string, MessageValue | T | MessageTag<T>>>

/**
 * Parses an ICU message without generating code, so that it runs under a strict CSP and on Workers.
 *
 * @param source ICU MessageFormat
 * @throws the parser's error when the message is not well-formed
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function parseMessage(source: string): readonly MessageNode[] {
  return parse(source)
}

/** `<link>` or `</link>`. */
const TAG = /(<\/?[a-z]+>)/

/**
 * Fills in a parsed message. Parameters that are missing show as `{name}`, which is ugly and breaks nothing.
 * Only the catalogue's own text opens a tag, never a value that somebody typed.
 *
 * @param nodes a parsed message
 * @param context language (for plurals), its formatting, parameters
 * @returns texts and foreign values in order; neighbouring texts are joined
 */
export function formatMessage<T>(
  nodes: readonly MessageNode[],
  context: { language: string; format: Format; params: MessageParams<T> },
): (string | T)[] {
  let out: (string | T)[] = []
  const opened: { readonly tag: string; readonly before: (string | T)[] }[] = []
  const text = (part: string): void => {
    const last = out.at(-1)
    if (typeof last === 'string') out[out.length - 1] = last + part
    else if (part !== '') out.push(part)
  }
  const print = (value: MessageValue | T | MessageTag<T> | undefined, name: string): void => {
    if (value === undefined || isTag(value)) text(`{${name}}`)
    else if (typeof value === 'string') text(value)
    else if (typeof value === 'number') text(context.format.number(value))
    else if (value instanceof Date) text(context.format.date(value))
    else out.push(value)
  }
  const marked = (part: string): void => {
    const name = part.replace(/[</>]/g, '')
    const tag = TAG.test(part) ? context.params[name] : undefined
    if (!isTag(tag)) text(part)
    else if (!part.startsWith('</')) {
      opened.push({ tag: name, before: out })
      out = []
    } else if (opened.at(-1)?.tag === name) {
      const inside = out
      out = opened.pop()?.before ?? []
      out.push(tag(inside))
    }
  }
  const walk = (list: readonly MessageNode[], count: number): void => {
    for (const node of list) {
      if (node.type === 'content') node.value.split(TAG).forEach(marked)
      else if (node.type === 'octothorpe') text(context.format.number(count))
      else if (node.type === 'argument') print(context.params[node.arg], node.arg)
      else if (node.type === 'function') {
        const value = context.params[node.arg]
        const styled =
          value instanceof Date || typeof value === 'number' ? formatTyped(value, node.key, context.format) : undefined
        if (styled === undefined) print(value, node.arg)
        else text(styled)
      } else walk(...branch(node, { language: context.language, value: context.params[node.arg], count }))
    }
  }
  walk(nodes, Number.NaN)
  return out
}

function isTag<T>(value: MessageValue | T | MessageTag<T> | undefined): value is MessageTag<T> {
  return typeof value === 'function'
}

/** The branch of a plural or select that fits a value, and what `#` counts in it. */
function branch(
  node: Extract<MessageNode, { cases: unknown }>,
  { language, value, count }: { readonly language: string; readonly value: unknown; readonly count: number },
): [list: readonly MessageNode[], count: number] {
  const isSelect = node.type === 'select'
  const exact = node.cases.find((one) => one.key === (isSelect ? String(value) : `=${String(value)}`))
  const number = Number(value) - (node.pluralOffset ?? 0)
  const key = isSelect ? 'other' : pluralRules(language, node.type === 'plural' ? 'cardinal' : 'ordinal')(number)
  const chosen = exact ?? node.cases.find((one) => one.key === key) ?? node.cases.find((one) => one.key === 'other')
  return [chosen?.tokens ?? [], isSelect ? count : number]
}

/** `{when, date}`, `{when, time}`, `{n, number}`; ICU skeletons are not used in our catalogues. */
function formatTyped(value: number | Date, type: string, format: Format): string | undefined {
  if (type === 'date') return format.date(value)
  if (type === 'time') return format.time(value)
  return typeof value === 'number' ? format.number(value) : undefined
}

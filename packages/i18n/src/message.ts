import { parse } from '@messageformat/parser'
import type { Format } from './format.ts'
import { pluralRules } from './plural.ts'

/** A node of a parsed ICU message. */
export type MessageNode = ReturnType<typeof parse>[number] | { type: 'octothorpe' }

/** Values that a message can print by itself. */
export type MessageValue = string | number | Date

/** A message's parameters: values to print, or foreign ones (React elements…) that only `parts` can carry. */
export type MessageParams<T = never> = Readonly<Record<string, MessageValue | T>>

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

/**
 * Fills in a parsed message. Parameters that are missing show as `{name}`, which is ugly and breaks nothing.
 *
 * @param nodes a parsed message
 * @param context language (for plurals), its formatting, parameters
 * @returns texts and foreign values in order; neighbouring texts are joined
 */
export function formatMessage<T>(
  nodes: readonly MessageNode[],
  context: { language: string; format: Format; params: MessageParams<T> },
): (string | T)[] {
  const out: (string | T)[] = []
  const text = (part: string): void => {
    const last = out.at(-1)
    if (typeof last === 'string') out[out.length - 1] = last + part
    else out.push(part)
  }
  const print = (value: MessageValue | T | undefined, name: string): void => {
    if (value === undefined) text(`{${name}}`)
    else if (typeof value === 'string') text(value)
    else if (typeof value === 'number') text(context.format.number(value))
    else if (value instanceof Date) text(context.format.date(value))
    else out.push(value)
  }
  const walk = (list: readonly MessageNode[], count: number): void => {
    for (const node of list) {
      if (node.type === 'content') text(node.value)
      else if (node.type === 'octothorpe') text(context.format.number(count))
      else if (node.type === 'argument') print(context.params[node.arg], node.arg)
      else if (node.type === 'function') {
        const value = context.params[node.arg]
        const styled =
          value instanceof Date || typeof value === 'number' ? formatTyped(value, node.key, context.format) : undefined
        if (styled === undefined) print(value, node.arg)
        else text(styled)
      } else {
        const value = context.params[node.arg]
        const exact = node.cases.find(
          (one) => one.key === (node.type === 'select' ? String(value) : `=${String(value)}`),
        )
        const number = Number(value) - (node.pluralOffset ?? 0)
        const key =
          node.type === 'select'
            ? 'other'
            : pluralRules(context.language, node.type === 'plural' ? 'cardinal' : 'ordinal')(number)
        const chosen =
          exact ?? node.cases.find((one) => one.key === key) ?? node.cases.find((one) => one.key === 'other')
        if (chosen) walk(chosen.tokens, node.type === 'select' ? count : number)
      }
    }
  }
  walk(nodes, Number.NaN)
  return out
}

/** `{when, date}`, `{when, time}`, `{n, number}`; ICU skeletons are not used in our catalogues. */
function formatTyped(value: number | Date, type: string, format: Format): string | undefined {
  if (type === 'date') return format.date(value)
  if (type === 'time') return format.time(value)
  return typeof value === 'number' ? format.number(value) : undefined
}

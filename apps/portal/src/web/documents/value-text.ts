import { isObject, type Json } from '@laissez-passer/europass/patch'

/** Fields that say nothing to a reader. */
const unsaid = new Set(['id', 'type'])

/**
 * What a value says, as text: to be read beside another one.
 *
 * @param options - `picture`: the word for a picture
 */
export function valueText(value: Json | undefined, options: { readonly picture: string }): string {
  if (typeof value === 'string') return value.startsWith('data:image/') ? options.picture : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return lines(value.map((one: Json) => valueText(one, options)))
  if (!isObject(value)) return ''
  return lines(
    Object.entries(value)
      .filter(([name]) => !unsaid.has(name))
      .map(([, one]) => valueText(one, options)),
  )
}

const lines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n')

/** Keys whose values aren't read by people. */
const silent = new Set(['id', 'type', 'photo', 'link', 'tag', 'attributes'])

/**
 * All the words of a value of a document, in order: of a text, of blocks, of a list.
 *
 * @param most - characters after which it ends
 */
export function shownText(value: unknown, most = 160): string {
  const texts: string[] = []
  let length = 0
  const walk = (one: unknown): void => {
    if (length > most) return
    if (typeof one === 'string') {
      const text = one.trim()
      if (text === '') return
      texts.push(text)
      length += text.length + 1
    } else if (Array.isArray(one)) one.forEach(walk)
    else if (typeof one === 'object' && one !== null)
      for (const [key, inner] of Object.entries(one)) if (!silent.has(key)) walk(inner)
  }
  walk(value)
  const text = texts.join(' ')
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
}

import type { MessageNode } from './message.ts'

/**
 * English in disguise, to see what a layout does with other languages. `long`: accents, 40 % more characters,
 * brackets that show where something is cut, and what didn't come from a catalogue stays plain. `keys`: the
 * key of each message in its place.
 */
export type Pseudo = 'long' | 'keys'

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuWwYyZz'].map((letter, at) => [
    letter,
    [...'ÅåÇçĐđÉéĜĝĤĥÎîĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž'][at] ?? letter,
  ]),
)
const filling = 'lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy '

/**
 * A parsed message in the pseudo-language; parameters, tags and plurals stay.
 *
 * @param nodes a parsed message
 * @param options `key`: the message's; `pseudo`: which disguise
 */
export function pseudoMessage(
  nodes: readonly MessageNode[],
  { key, pseudo }: { readonly key: string; readonly pseudo: Pseudo },
): readonly MessageNode[] {
  return pseudo === 'keys' ? [content(key)] : [content('['), ...nodes.map(disguised), content(']')]
}

/**
 * The disguise that the address of a page asks for, `?pseudo=long`, on this machine alone.
 *
 * @param location the page's
 */
export function pseudoAsked({ hostname, search }: Pick<Location, 'hostname' | 'search'>): Pseudo | undefined {
  const asked = new URLSearchParams(search).get('pseudo')
  return hostname === 'localhost' && (asked === 'long' || asked === 'keys') ? asked : undefined
}

function content(value: string): MessageNode {
  return { type: 'content', value }
}

function disguised(node: MessageNode): MessageNode {
  if (node.type === 'content')
    return {
      ...node,
      value: node.value
        .split(/(<\/?[a-z]+>)/)
        .map(longer)
        .join(''),
    }
  if (!('cases' in node)) return node
  return {
    ...node,
    cases: node.cases.map((one) => ({ ...one, tokens: one.tokens.map((token) => disguised(token) as typeof token) })),
  }
}

/** Text with accents and 40 % more of it; tags and what has no letters as they are. */
function longer(text: string): string {
  if (text.startsWith('<') || !/\p{L}/u.test(text)) return text
  const more = filling
    .repeat(20)
    .slice(0, Math.ceil(text.trim().length * 0.4) - 1)
    .trim()
  const said = [...text].map((letter) => accents[letter] ?? letter).join('')
  return said.replace(/(\s*)$/, `${more === '' ? '' : ` ${more}`}$1`)
}

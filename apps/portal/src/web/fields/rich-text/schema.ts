import { readLink } from '@laissez-passer/europass/rich-text'
import { type Attrs, Schema } from 'prosemirror-model'

/** Of a point of a list, from the element that was read. */
const pointOf = (element: HTMLElement): Attrs => ({
  ordered: element.dataset['ordered'] === 'true',
  depth: Number(element.dataset['depth']),
})

/** Of a link, where it is one that is kept. */
const linkOf = (element: HTMLElement): Attrs | false => {
  const href = readLink(element.getAttribute('href') ?? '')
  return href !== undefined && { href }
}

/**
 * Blocks as they are kept: points of lists stand flat, with their depth. Styles are classes, for the policy.
 */
export const richSchema: Schema<
  'doc' | 'paragraph' | 'item' | 'text' | 'break',
  'link' | 'bold' | 'italic' | 'underline'
> = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'p:not([data-depth])' }],
      toDOM: () => ['p', { dir: 'auto' }, 0],
    },
    item: {
      group: 'block',
      content: 'inline*',
      definingForContent: true,
      attrs: { ordered: { default: false, validate: 'boolean' }, depth: { default: 0, validate: 'number' } },
      parseDOM: [{ tag: 'p[data-depth]', getAttrs: pointOf }],
      toDOM: ({ attrs }) => [
        attrs['ordered'] ? 'ol' : 'ul',
        { class: `rich-depth-${attrs['depth']}`, dir: 'auto' },
        ['li', 0],
      ],
    },
    text: { group: 'inline' },
    break: {
      group: 'inline',
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: linkOf }],
      toDOM: ({ attrs }) => ['a', { href: attrs['href'], rel: 'noopener noreferrer' }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }], toDOM: () => ['em', 0] },
    underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
  },
})

import { isObject, type Json } from '../../patch/json.ts'
import type { Kept } from '../../profile/schema.ts'
import { own } from '../../sections/candidate.ts'
import { all, unread, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'

/** What `kept.format` says of what came in Europass XML. */
export const candidateFormat = 'candidate'

/** Elements that a document has once: what was kept directly in one goes back to its place. */
const containers = ['Candidate', 'Candidate/CandidatePerson', 'Candidate/CandidateProfile'] as const
/** One of them. */
export type Container = (typeof containers)[number]

/** What documents have for machines: nothing a person wrote is in it. */
const technical =
  /^Candidate\/(?:DocumentID|CandidateSupplier|CandidateProfile\/(?:ID|ProfileName)|RenderingInformation)(?:\/|$)/

/**
 * What nobody read of a document, ready to be kept.
 *
 * @param root - a tree after its readers are done
 */
export function keptOf(root: XmlElement, newId: () => string): Kept[] {
  return unread(root)
    .filter(({ path }) => !technical.test(path))
    .map(({ element: one, path }) => ({ id: newId(), format: candidateFormat, path, value: jsonOf(one) }))
}

const jsonOf = ({ tag, attributes, children, text }: XmlElement): Json => ({
  tag,
  ...(Object.keys(attributes).length > 0 && { attributes }),
  ...(text.trim() !== '' && { text }),
  ...(children.length > 0 && { children: children.map(jsonOf) }),
})

/** The elements that go back into a container: those it had itself, and in the profile all deeper ones. */
export function writeKept(kept: readonly Kept[], container: Container): Xml {
  return kept
    .filter(({ format }) => format === candidateFormat)
    .map(({ path, value }) => {
      const parent = path.slice(0, path.lastIndexOf('/'))
      if (parent === container) return writeJson(value)
      // Whose entry it belonged to isn't known any more: it stands beside, with where it came from.
      return container === 'Candidate/CandidateProfile' && !containers.some((one) => one === parent)
        ? element([own('Kept'), { path }], [writeJson(value)])
        : ''
    })
    .join('')
}

/** Reads what an export of ours put beside. */
export const readKept = (profile: XmlElement | undefined, newId: () => string): Kept[] =>
  all(profile, 'Kept').flatMap((one) =>
    one.children.slice(0, 1).map((child) => ({
      id: newId(),
      format: candidateFormat,
      path: (one.attributes['path'] ?? child.name).slice(0, 400),
      value: readWhole(child),
    })),
  )

/** Reads an element and all in it, so that it isn't found to be unread. */
const readWhole = (one: XmlElement): Json => jsonOf(one)

const prefixes = new Set(['hr', 'oa', 'eures', 'lp'])

/** A name that an element may have in our documents; another prefix than theirs goes. */
function nameOf(tag: unknown): string | undefined {
  const [, prefix = '', name] = /^(?:([\w-]+):)?([A-Za-z_][\w.-]{0,80})$/.exec(String(tag)) ?? []
  if (name === undefined) return undefined
  return prefixes.has(prefix) ? `${prefix}:${name}` : name
}

function writeJson(value: Json): Xml {
  if (!isObject(value)) return ''
  const name = nameOf(value['tag'])
  if (name === undefined) return ''
  const { attributes, children, text } = value
  const head: [string, string][] = isObject(attributes)
    ? Object.entries(attributes).flatMap(([key, one]): [string, string][] =>
        /^[A-Za-z_][\w.-]{0,80}$/.test(key) && typeof one === 'string' ? [[key, one]] : [],
      )
    : []
  const inside: Xml[] = Array.isArray(children) ? children.map((child: Json) => writeJson(child)) : []
  return element([name, Object.fromEntries(head)], [typeof text === 'string' ? textOf(text) : '', ...inside])
}

/** Text, escaped: what stands between the tags of a leaf. */
const textOf = (text: string): Xml =>
  leaf('x', text)
    .replace(/^<x>/, '')
    .replace(/<\/x>$/, '')

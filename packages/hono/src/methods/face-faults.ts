import type { Face } from '../composition.ts'
import { ownSections } from '../account/section-names.ts'

/** Names stand in forms, proofs, addresses and lists separated by commas. */
const shape = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Why methods can't stand side by side. A proof is known by its method's name: of two of one name the weaker
 * would count as the stronger.
 *
 * @returns a sentence for each fault, saying which method and why; empty: they can
 */
export function faceFaults(faces: readonly Face[]): readonly string[] {
  if (faces.length === 0) return ['methods: there must be one at least, such as password()']
  const names = faces.flatMap(({ heir, method }) => [method.name, ...(heir ? [heir.method.name] : [])])
  // What is there twice is told by its name, and no more of it.
  const apart = faces.filter(({ method }, at) => faces.findIndex((each) => each.method.name === method.name) === at)
  const first = apart.filter(({ afterIdentifier }) => afterIdentifier)
  const sections = new Set(apart.flatMap(({ section }) => section ?? []))
  const faults = [
    ...[...new Set(names)].map((name) => {
      if (!shape.test(name))
        return `${JSON.stringify(name)} must be of a-z, 0-9 and inner hyphens, for it stands in forms and proofs`
      const isTwice = names.indexOf(name) !== names.lastIndexOf(name)
      return isTwice ? `${name} is there twice; a proof is known by its method’s name` : null
    }),
    first.length === 1 ? null : `one must be asked after the identifier, as password() is; here ${first.length} are`,
    ...sectionFaults([...sections].map(({ name }) => name)),
  ]
  return faults.flatMap((fault) => (fault === null ? [] : [`methods: ${fault}`]))
}

function sectionFaults(names: readonly string[]): readonly (string | null)[] {
  return names.map((name, at) => {
    if (!shape.test(name))
      return `the section ${JSON.stringify(name)} must be of a-z, 0-9 and inner hyphens, for it is an address`
    if (ownSections.has(name)) return `the section ${name} is a page of My Account itself`
    return names.indexOf(name) === at ? null : `the section ${name} is another method’s already`
  })
}

import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Face } from '../composition.ts'
import { ownSections } from '../account/section-names.ts'

/** Names stand in forms, proofs, addresses and lists separated by commas. */
const shape = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * Refuses methods that can't stand side by side. A proof is known by its method's name: of two of one name
 * the weaker would count as the stronger.
 *
 * @throws LaissezPasserError `invalid-settings`, saying which method and why
 */
export function checkFaces(faces: readonly Face[]): void {
  if (faces.length === 0) throw invalid('there must be one at least, such as password()')
  const names = faces.flatMap(({ heir, method }) => [method.name, ...(heir ? [heir.method.name] : [])])
  for (const [at, name] of names.entries()) {
    if (!shape.test(name))
      throw invalid(`${JSON.stringify(name)} must be of a-z, 0-9 and inner hyphens, for it stands in forms and proofs`)
    if (names.indexOf(name) !== at) throw invalid(`${name} is there twice; a proof is known by its method’s name`)
  }
  const first = faces.filter(({ afterIdentifier }) => afterIdentifier)
  if (first.length !== 1)
    throw invalid(`one must be asked after the identifier, as password() is; here ${first.length} are`)
  const sections = new Set(faces.flatMap(({ section }) => section ?? []))
  const sectionNames = [...sections].map(({ name }) => name)
  for (const [at, name] of sectionNames.entries()) {
    if (!shape.test(name))
      throw invalid(`the section ${JSON.stringify(name)} must be of a-z, 0-9 and inner hyphens, for it is an address`)
    if (ownSections.has(name)) throw invalid(`the section ${name} is a page of My Account itself`)
    if (sectionNames.indexOf(name) !== at) throw invalid(`the section ${name} is another method’s already`)
  }
}

function invalid(why: string): LaissezPasserError {
  return new LaissezPasserError('invalid-settings', `methods: ${why}`)
}

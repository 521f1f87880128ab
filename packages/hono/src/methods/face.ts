import type { Addresses } from '@laissez-passer/core/addresses'
import type { MethodName } from '@laissez-passer/core/ports'
import type { MethodWay } from '@laissez-passer/pages/types'
import type { Face } from '../composition.ts'

/** The face of the method of this name; a retired one's heir has one too. */
export function faceOf(faces: readonly Face[], name: MethodName): Face | undefined {
  return faces.find(({ method }) => method.name === name) ?? faces.find(({ heir }) => heir?.method.name === name)?.heir
}

/**
 * The page on which a method is set up.
 *
 * @param options `name`: the method's; `addresses`: the provider's
 * @returns My Account where it has none, or the provider has no such method
 */
export function setUpAddress(
  faces: readonly Face[],
  { name, addresses }: { readonly name: MethodName; readonly addresses: Addresses },
): string {
  return faceOf(faces, name)?.setUpAt?.(addresses) ?? addresses.account()
}

/** What whoever needs another factor is advised to add, the safest first. */
export function advisedWays(
  faces: readonly Face[],
  { addresses }: { readonly addresses: Addresses },
): readonly MethodWay[] {
  return faces
    .filter(({ advised }) => advised)
    .toSorted((a, b) => Number(b.method.phishingResistant) - Number(a.method.phishingResistant))
    .map(({ method: { name } }) => ({ method: name, href: setUpAddress(faces, { name, addresses }) }))
}

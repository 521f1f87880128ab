import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import { twoLetters } from '../countries.ts'
import type { CredentialAgent, Said } from '../view.ts'
import { imageOf } from './images.ts'
import type { Nodes } from './nodes.ts'
import { type Reader, saidOf } from './said.ts'
import { lastPart, linkOf, plainText } from './values.ts'

/** What reading needs: the things of the credential, and who reads. */
export interface Showing {
  readonly nodes: Nodes
  readonly reader: Reader
}

/** The labels of concepts. */
export const labelsOf = (value: Json | undefined, { nodes, reader }: Showing): readonly Said[] =>
  nodes
    .items(value)
    .map((one) => (isObject(one) ? (saidOf(one['prefLabel'], reader) ?? saidOf(one['title'], reader)) : null))
    .filter((one) => one !== null)

/** The texts of notes. */
export const notesOf = (value: Json | undefined, { nodes, reader }: Showing): readonly Said[] =>
  nodes
    .items(value)
    .map((one) => saidOf(isObject(one) && 'noteLiteral' in one ? one['noteLiteral'] : one, reader))
    .filter((one) => one !== null)

const numbered = [
  'eIDASIdentifier',
  'registration',
  'vatIdentifier',
  'taxIdentifier',
  'identifier',
  'nationalID',
] as const

/** Names and numbers that somebody is known by. */
export function identifiersOf(
  node: JsonObject,
  { nodes }: Showing,
): readonly { readonly scheme: string; readonly value: string }[] {
  return numbered.flatMap((name) =>
    nodes.items(node[name]).flatMap((one) => {
      const value = isObject(one) ? plainText(one['notation']) : ''
      const scheme = isObject(one) ? plainText(one['schemeName']) : ''
      return value === '' ? [] : [{ scheme: scheme === '' ? name : scheme, value }]
    }),
  )
}

/** The pages of a web resource, as far as they are links. */
export function linksOf(value: Json | undefined, { nodes }: Showing): readonly string[] {
  const found = nodes
    .items(value)
    .map((one) => linkOf(isObject(one) ? (one['contentURL'] ?? one['contentUrl'] ?? one['id']) : one))
  return [...new Set(found.filter((one) => one !== null))]
}

/** An organisation or person. */
export function agentOf(node: JsonObject, showing: Showing): CredentialAgent {
  const { nodes, reader } = showing
  const [logo] = nodes.of(node['logo'], 0)
  const countries = nodes
    .of(node['location'], 0)
    .flatMap((place) => nodes.of(place['address'], 0))
    .flatMap(({ countryCode }) => nodes.items(countryCode))
    .map((code) => twoLetters(lastPart(code)))
  return {
    name:
      saidOf(node['legalName'], reader) ??
      saidOf(node['fullName'], reader) ??
      saidOf(node['prefLabel'], reader) ??
      saidOf(node['altLabel'], reader),
    identifiers: identifiersOf(node, showing),
    countries: [...new Set(countries.filter((code) => code !== undefined))],
    links: linksOf(node['homepage'], showing),
    logo: imageOf(logo, null),
    accreditations: nodes
      .of(node['accreditation'], 0)
      .map((one) => saidOf(one['title'], reader))
      .filter((one) => one !== null),
  }
}

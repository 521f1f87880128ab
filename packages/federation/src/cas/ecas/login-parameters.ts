import type { VerificationMethod } from '@laissez-passer/core/context'
import { acceptedMethods } from '@laissez-passer/core/internal/sign-in'
import type { Level, Requirement } from '@laissez-passer/core/ports'
import { strongerLevel } from '../../services/index.ts'
import { readFingerprint } from './client-fingerprint.ts'
import { invalid, listOf, parametersOf, type Read, readWord } from './read-values.ts'
import { methodsOfStrengths, readStrengths } from './strengths.ts'

/** Parameters of `/login` that EU Login has and CAS hasn't. */
export const ecasLoginNames = [
  'authenticationLevel',
  'acceptStrengths',
  'clientFingerprint',
  'locale',
  'format',
] as const

/** What a service asks of a sign-in besides what it is registered to ask. */
export interface EcasLogin {
  readonly requirement: Requirement
  readonly clientFingerprint: string | null
  readonly locale: string | null
}

const levels = ['BASIC', 'MEDIUM', 'HIGH'] as const

/**
 * Reads what a service asks of a sign-in in EU Login's dialect. Its registration stays the floor: a level can
 * raise it, and of the methods that it accepts strengths leave some. Where a level is asked for, strengths
 * are left out, as clients that know both send what contradicts it.
 *
 * @param requirement - As the service is registered.
 * @param methods - The provider's.
 * @returns what is asked, or what nobody could do, in words for a developer.
 * @see ecas-protocol, `/login` also takes
 */
export function readEcasLogin(
  query: URLSearchParams,
  { methods, requirement }: { readonly requirement: Requirement; readonly methods: readonly VerificationMethod[] },
): Read<EcasLogin> {
  const all = parametersOf(query, ecasLoginNames)
  if (!all.ok) return all
  const fingerprint = readFingerprint(all.value.clientFingerprint)
  if (!fingerprint.ok) return fingerprint
  const level = readWord('authenticationLevel', all.value.authenticationLevel, levels)
  if (!level.ok) return level
  const accepted = readStrengths(listOf(all.value.acceptStrengths ?? ''))
  if (!accepted.ok) return invalid(`acceptStrengths: ${accepted.unknown.slice(0, 40)} is no strength of EU Login`)
  const names = all.value.acceptStrengths === undefined ? null : methodsOfStrengths(accepted.strengths, methods)
  const asked = raised(requirement, { level: level.value, names })
  // A way back in is for whoever has lost something better: by itself nobody has it.
  return acceptedMethods(asked, methods).some(({ kind }) => kind !== 'recovery')
    ? {
        ok: true,
        value: { requirement: asked, clientFingerprint: fingerprint.value, locale: all.value.locale ?? null },
      }
    : invalid('authenticationLevel, acceptStrengths: nobody can sign in here as this asks')
}

function raised(
  requirement: Requirement,
  { level, names }: { readonly level: Level | null; readonly names: readonly string[] | null },
): Requirement {
  if (level !== null) return { ...requirement, level: strongerLevel(requirement.level, level) }
  if (names === null) return requirement
  return { ...requirement, methods: names.filter((name) => requirement.methods?.includes(name) ?? true) }
}

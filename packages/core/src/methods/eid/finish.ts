import type { Context, Visitor } from '../../context/index.ts'
import { hashToken, newToken } from '../../ids/index.ts'
import type { EidIdentity, EidRefusal, EidScheme } from '../../ports/index.ts'
import type { CurrentSession } from '../../sessions/check.ts'
import { eidRedirectUri } from './begin.ts'
import { heldBy, type Linked, linkEid, type NotLinked } from './link.ts'
import { eidName, personHashesOf } from './person.ts'
import {
  type Asked,
  newEidRequest,
  openAnswer,
  openEidRequest,
  sealAnswer,
  stageSeconds,
  type Unmatched,
} from './rows.ts'
import { makeEidAccount, type NotRegistered } from './register.ts'
import { type EidSignIn, type NotSignedIn, signInWithEid } from './sign-in.ts'

/** Nobody here has this eID: its owner may link it to the account they have, or make one. */
export interface UnmatchedEid {
  readonly ok: true
  readonly kind: 'unmatched'
  /** For the address of the page that offers both; bound to this browser, good for half an hour. */
  readonly eidId: string
}

/** What a person is led back to when their country gave no identity. */
export interface EidRefused {
  readonly ok: false
  readonly reason: EidRefusal['reason'] | NotSignedIn['reason'] | NotLinked['reason'] | NotRegistered['reason']
  /** What was wanted: the page that asked shows why. */
  readonly purpose: Asked['purpose']
}

/**
 * Keeps an answer that a country posted, until the browser comes for it with its cookies: a post from another
 * site carries none. Judges nothing, tells nothing, and proves nothing by itself.
 *
 * @param context the use case's.
 * @param input `state`: as it came; `params`: of the form.
 * @returns false where nothing waits for it (any more).
 */
export async function keepEidAnswer(
  context: Context,
  { params, state }: { readonly state: string; readonly params: Readonly<Record<string, string>> },
): Promise<boolean> {
  const idHash = hashToken(state)
  const sealed = await sealAnswer(context, { idHash, params })
  return context.store.eidRequests.answer({ idHash, sealed, now: context.now })
}

/**
 * Takes a country's answer: spends the request, which must be this browser's, lets the scheme judge, and does
 * what was wanted. Of any number of parallel callers one gets that far. A browser that didn't ask gets
 * nothing, whatever it brings.
 *
 * @param context the use case's.
 * @param input `schemes`: the provider's; `answer`: what came in the query, and for which scheme, null where
 * it was posted and kept; `state`; `current`: who is signed in here; the visitor.
 * @returns `signed-in`, `linked` or `unmatched`; `not-found`: no such request in this browser (any more); or
 * why not, with what was wanted.
 */
export async function finishEid(
  context: Context,
  input: {
    readonly schemes: readonly EidScheme[]
    readonly answer: { readonly scheme: string; readonly params: Readonly<Record<string, string>> } | null
    readonly state: string
    readonly current: CurrentSession | null
    /** Of the page: what the eID is listed as. */
    readonly language: string
    readonly visitor: Visitor
  },
): Promise<EidSignIn | Linked | UnmatchedEid | EidRefused | { readonly ok: false; readonly reason: 'not-found' }> {
  const { answer, current, language, schemes, state, visitor } = input
  const { now, store } = context
  const [idHash, browserHash] = [hashToken(state), hashToken(visitor.browserToken)]
  const taken = await store.eidRequests.take({ idHash, stage: 'asked', browserHash, now })
  if (taken === null) return notFound
  const {
    memory,
    purpose,
    scheme: asked,
  } = await openEidRequest(context, { stage: 'asked', idHash, sealed: taken.sealed })
  const scheme = schemes.find(({ id }) => id === asked)
  if (!scheme || (answer !== null && answer.scheme !== asked)) return { ok: false, reason: 'invalid', purpose }
  const kept = taken.answer === null ? null : await openAnswer(context, { idHash, sealed: taken.answer })
  const params = answer?.params ?? kept
  if (params === null) return { ok: false, reason: 'invalid', purpose }
  const redirectUri = eidRedirectUri(context, scheme)
  const judged = await scheme.finish({ memory, redirectUri, response: { params }, now })
  if (!judged.ok) return { ok: false, reason: judged.reason, purpose }

  const { identity } = judged
  const personHashes = await personHashesOf(context, { scheme: scheme.id, personId: identity.personId })
  const [personHash] = personHashes
  const known = await store.eids.find(personHashes)
  if (purpose.kind === 'link') {
    if (current?.session.idHash !== purpose.sessionIdHash) return notFound
    const { account } = current
    const unmatched = unmatchedOf(scheme, { identity, personHash, language, continueTo: null })
    const linked = known ? heldBy(known, account) : await linkEid(context, { account, unmatched, request: null })
    return linked.ok ? linked : { ...linked, purpose }
  }
  const made =
    purpose.kind === 'register' ? await makeEidAccount(context, { token: purpose.token, personHashes, known }) : null
  if (made?.ok === false) return { ...made, purpose }
  const signIn =
    purpose.kind === 'sign-in'
      ? purpose
      : ({ kind: 'sign-in', signInId: null, continueTo: made?.continueTo ?? null } as const)
  const found = made ? await store.eids.find(personHashes) : known
  if (found) {
    const { assurance } = identity
    const signedIn = await signInWithEid(context, { ...found, personHash, assurance, purpose: signIn, visitor })
    return signedIn.ok ? signedIn : { ...signedIn, purpose }
  }
  const { continueTo } = signIn
  const unmatched = unmatchedOf(scheme, { identity, personHash, language, continueTo })
  const token = newToken(context.random)
  const request = await newEidRequest(context, {
    stage: 'unmatched',
    idHash: token.hash,
    browserHash,
    of: unmatched,
    seconds: stageSeconds.unmatched,
  })
  await store.eidRequests.open(request)
  return { ok: true, kind: 'unmatched', eidId: token.token }
}

const notFound = { ok: false, reason: 'not-found' } as const

function unmatchedOf(
  scheme: EidScheme,
  of: {
    readonly identity: EidIdentity
    readonly personHash: string
    readonly language: string
    readonly continueTo: string | null
  },
): Unmatched {
  const { continueTo, identity, language, personHash } = of
  const { assurance, email, firstName, lastName } = identity
  return {
    scheme: scheme.id,
    country: scheme.country,
    personHash,
    name: eidName(scheme, { identity, language }),
    firstName,
    lastName,
    email: email?.value ?? '',
    assurance,
    continueTo,
  }
}

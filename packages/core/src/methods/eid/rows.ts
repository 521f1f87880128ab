import type { Context } from '../../context/index.ts'
import type { EidAssurance, EidRequest, EidStage, Seconds } from '../../ports/index.ts'

/** What somebody wants of an eID. */
export type EidPurpose =
  /** `signInId`: the sign-in it goes on, as in the form field; null: one of its own begins. */
  | { readonly kind: 'sign-in'; readonly signInId: string | null; readonly continueTo: string | null }
  /** Whoever is signed in wants to link it; good in this session alone. */
  | { readonly kind: 'link'; readonly sessionIdHash: string }
  /**
   * To make the account that the mail's link is about: whoever follows it proves the eID once more. `token`:
   * of the link.
   */
  | { readonly kind: 'register'; readonly token: string }

/** Sealed in a request at stage `asked`. */
export interface Asked {
  readonly scheme: string
  readonly memory: string
  readonly purpose: EidPurpose
}

/** Sealed at stage `unmatched`: who the country says that somebody is. */
export interface Unmatched {
  readonly scheme: string
  readonly country: string
  readonly personHash: string
  /** Of the eID, as it is listed. */
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  /** Proposed in the form, and nothing more. */
  readonly email: string
  readonly assurance: EidAssurance
  readonly continueTo: string | null
}

/** Sealed at stage `registering`. */
export interface Registering extends Unmatched {
  readonly language: string
}

interface Sealed {
  readonly asked: Asked
  readonly unmatched: Unmatched
  readonly registering: Registering
}

/**
 * How long a stage may take, in seconds: at the country; to find out which account one had. A mail's link has
 * its own time.
 */
export const stageSeconds = { asked: 600, unmatched: 1800 } as const

/**
 * A row for a stage.
 * @param options `idHash`: of the token in an address, form or mail; `of`: what it is about; `browserHash`:
 * whose it is, null for a mail; `seconds`: how long it is good.
 */
export async function newEidRequest<Stage extends EidStage>(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  options: Pick<EidRequest, 'idHash' | 'browserHash'> & {
    readonly stage: Stage
    readonly of: Sealed[Stage]
    readonly seconds: Seconds
  },
): Promise<EidRequest> {
  const { browserHash, idHash, of, seconds, stage } = options
  const sealed = await keyRing.seal(new TextEncoder().encode(JSON.stringify(of)), sealing(stage, idHash))
  return { idHash, stage, browserHash, sealed, createdAt: now, expiresAt: now + seconds }
}

/** What is sealed in a row of this stage. */
export async function openEidRequest<Stage extends EidStage>(
  { keyRing }: Pick<Context, 'keyRing'>,
  { idHash, sealed, stage }: { readonly stage: Stage; readonly idHash: string; readonly sealed: string },
): Promise<Sealed[Stage]> {
  return JSON.parse(new TextDecoder().decode(await keyRing.open(sealed, sealing(stage, idHash))))
}

/** Seals a country's answer for the row that waits for it. */
export function sealAnswer(
  { keyRing }: Pick<Context, 'keyRing'>,
  { idHash, params }: { readonly idHash: string; readonly params: Readonly<Record<string, string>> },
): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(JSON.stringify(params)), sealing('answer', idHash))
}

/** Opens it. */
export async function openAnswer(
  { keyRing }: Pick<Context, 'keyRing'>,
  { idHash, sealed }: { readonly idHash: string; readonly sealed: string },
): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(new TextDecoder().decode(await keyRing.open(sealed, sealing('answer', idHash))))
}

function sealing(what: EidStage | 'answer', idHash: string): string {
  return `eid-${what}:${idHash}`
}

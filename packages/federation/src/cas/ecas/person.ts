import { assuranceOf } from '@laissez-passer/core/internal/account'
import { isEidUid } from '@laissez-passer/core/internal/ids'
import type { Account, Factor, Proof } from '@laissez-passer/core/ports'
import {
  attributeNames,
  type CasService,
  ecasAttributeNames,
  releasesAttribute,
  type Service,
} from '../../services/index.ts'
import type { AuthenticationFactors, UserDetails } from './response.ts'

/**
 * What a service is told of a person. Everybody is `external` here, and known there by the unique identifier;
 * one that an eID made begins with a `v`, as its `employeeType` is.
 */
export function detailsOf(
  account: Account,
  { service, settings }: { readonly service: CasService; readonly settings: Parameters<typeof assuranceOf>[1] },
): UserDetails {
  const timeZone = account.chosenZone ?? account.timeZone
  const all: UserDetails = {
    email: account.email,
    employeeType: isEidUid(account.uid) ? 'v' : 'n',
    firstName: account.firstName,
    lastName: account.lastName,
    domain: 'external',
    domainUsername: account.uid,
    ...(timeZone === null ? {} : { timeZone }),
    locale: account.language,
    assuranceLevel: assuranceOf(account, settings),
    uid: account.uid,
  }
  const told = [...attributeNames, ...ecasAttributeNames].filter((name) => releasesAttribute(service, name))
  const released: readonly string[] = told
  return Object.fromEntries(Object.entries(all).filter(([name]) => released.includes(name)))
}

/**
 * With what a person proved who they are, as far as it can be told apart: the names that they gave, and ids
 * that are ours. Numbers of phones and of eIDs stay here.
 *
 * @param factors all that the account has
 */
export function factorsOf(
  account: Pick<Account, 'email' | 'uid'>,
  {
    factors,
    proofs,
    service,
  }: {
    readonly factors: readonly Factor[]
    readonly proofs: readonly Proof[]
    readonly service: Pick<Service, 'releasedAttributes'>
  },
): AuthenticationFactors {
  if (!releasesAttribute(service, 'authenticationFactors')) return {}
  const used = factors.filter(({ id }) => proofs.some(({ credentialId }) => credentialId === id))
  return {
    // Old clients take the address from here.
    moniker: releasesAttribute(service, 'email') ? account.email : account.uid,
    ...Object.assign({}, ...used.map(asFactor)),
  }
}

function asFactor({ id, kind, model, name, variant }: Factor): AuthenticationFactors {
  switch (kind) {
    case 'device':
      return { mobileDevice: { deviceName: name, deviceIdentifier: id } }
    case 'passkey':
      return {
        webAuthnDevice: {
          deviceName: name,
          deviceIdentifier: id,
          ...(variant === null ? {} : { deviceType: variant }),
        },
      }
    case 'token':
      return variant === 'challenge' ? { tokenCramId: model ?? id } : { tokenId: model ?? id }
    case 'eid':
      return { eidasId: id }
    default:
      return {}
  }
}

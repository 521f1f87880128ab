import type { Assurance, LinkPurpose } from '@laissez-passer/core/ports'
import { claim, count, flag, json, oneOf, seconds, text } from '../sql/column.ts'
import { table } from '../sql/table.ts'

/**
 * People's accounts. `notMeAt`: when somebody last refused a sign-in with "this wasn't me"; `firstNameKey`,
 * `lastNameKey`: both names as they are searched, the first or the last one first (`name-keys.ts`);
 * `foreignHash`: how the password's hash begins where another system made it (`foreign.ts`); `uidMark`: what
 * the identifier is retired by (`retired-uids`).
 */
export const accounts = table(
  'accounts',
  {
    id: text().primaryKey(),
    uid: text().unique(),
    email: text(),
    title: text().orNull(),
    firstName: text(),
    lastName: text(),
    language: text(),
    status: oneOf('pending', 'active', 'locked'),
    passwordHash: text().orNull(),
    passwordChangedAt: seconds().orNull(),
    preferredMethod: text().orNull(),
    alwaysTwoFactors: flag(),
    timeZone: text().orNull(),
    chosenZone: text().orNull(),
    signInMails: text<'every'>().orNull(),
    assurance: text<Assurance>().orNull(),
    memberOf: json<readonly string[]>().orNull(),
    administrator: flag().before(0),
    createdAt: seconds(),
  },
  {
    own: {
      emailKey: text().unique(),
      firstNameKey: text().orNull(),
      lastNameKey: text().orNull(),
      foreignHash: text().orNull(),
      notMeAt: seconds().orNull(),
      claim: claim(),
      uidMark: text().orNull(),
    },
    indexes: [
      { on: ['createdAt'], where: "status = 'pending'" },
      { on: ['firstNameKey', 'id'] },
      { on: ['lastNameKey', 'id'] },
      { on: ['passwordChangedAt', 'status'] },
      { on: ['foreignHash'], where: 'foreign_hash is not null' },
      { on: ['administrator'], where: 'administrator = 1' },
    ],
  },
)

/** The account in a join, beside what belongs to it. */
export const owner = accounts.as('owner')

/** The same for whoever asks with a token, as `ToldAccount` has it. */
export const toldOwner = accounts.as('owner', [
  'id',
  'uid',
  'email',
  'title',
  'firstName',
  'lastName',
  'language',
  'status',
])

/** Links in mails. */
export const links = table(
  'links',
  {
    tokenHash: text().primaryKey(),
    accountId: text().belongsTo(accounts),
    purpose: text<LinkPurpose>(),
    continueTo: text().orNull(),
    createdAt: seconds(),
    expiresAt: seconds(),
  },
  { own: { claim: claim() }, indexes: [{ on: ['accountId'] }, { on: ['expiresAt'] }] },
)

/** Hashes of former passwords, for policies that remember some; `position` grows with each. */
export const passwordHistory = table(
  'passwordHistory',
  { accountId: text().belongsTo(accounts), position: count(), hash: text() },
  { primaryKey: ['accountId', 'position'] },
)

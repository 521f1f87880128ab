/**
 * What stands before a secret or a random id: `1` and two digits to the base of 36 say which of several
 * databases, `2` and two say the same masked, for ids that must not tell it. The first generation's `0` says
 * nothing: there is one database. Lengths tell tags from what begins like one by chance: 22, 26 and 43 are
 * those of our ids, tickets and secrets.
 * @see docs/decisions/0133-an-account-lives-whole-in-one-database.md
 */
const tagged = /^(?:(?:ST|PT|PGT|PGTIOU)-)?([12][0-9a-z]{2})(?:[\w-]{22}|[\w-]{26}|[\w-]{43})$/

/** The tag of an id, a secret or a hash of one, empty where it has none; of any text. */
export function tagOf(text: string): string {
  return tagged.exec(text)?.[1] ?? ''
}

/** A shard as it stands in tags: two digits to the base of 36. */
export function shardDigits(shard: number): string {
  return shard.toString(36).padStart(2, '0')
}

/** How many shards have a tag. */
export const mostShards = 36 * 36

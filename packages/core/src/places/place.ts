import { shardDigits, tagOf } from './tag.ts'

/** Where an account is kept, with all that belongs to it. */
export interface Place {
  /** Which way of spreading accounts over databases; 0: there is one database. */
  readonly generation: number
  /** Which of its databases. */
  readonly shard: number
}

/** Begins every id of an account, and all that is handed out in its name, where there is one database. */
export const noShard = '0'

/** How the id of an account in this place begins, and all that is handed out in its name. */
export function placeTag({ generation, shard }: Place): string {
  return generation === 0 ? noShard : `1${shardDigits(shard)}`
}

/**
 * Where that lies to which an id or a token belongs. With `tagOf` below it the one place that looks into ids;
 * everyone else compares them, or their hashes, as a whole.
 * @param id of an account, session, authorization code or access token, or the hash of one that says where;
 * as anybody may present it: any text.
 * @returns null when it is none that this version hands out.
 */
export function placeOf(id: string): Place | null {
  const tag = tagOf(id)
  if (tag.startsWith('1')) return { generation: 1, shard: Number.parseInt(tag.slice(1), 36) }
  return id.startsWith(noShard) ? { generation: 0, shard: 0 } : null
}

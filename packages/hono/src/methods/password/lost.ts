import { withQuery } from '@laissez-passer/core/addresses'
import type { Context } from 'hono'
import { withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { readNote, writeNote } from '../../note.ts'

/**
 * What the pages of a lost password tell each other: who somebody said they are, and where they are going.
 */
interface Lost {
  readonly identifier: string
  readonly continueTo: string | null
}

/** "Lost your password?", with what was typed kept: sealed, for an address stays in histories and logs. */
export async function lostAddress(c: Context<ProviderEnv>, { identifier, continueTo }: Lost): Promise<string> {
  const note = await writeNote(c, { about: 'lost', words: { identifier } })
  return withQuery(withContinue(c.get('addresses').passwordLost, continueTo), { note })
}

/** What was typed before, from the address; empty where nothing was. */
export async function identifierIn(c: Context<ProviderEnv>, note: string): Promise<string> {
  return (await readNote(c, { about: 'lost', note }))['identifier'] ?? ''
}

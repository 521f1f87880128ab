// The secrets of a deployment to an account.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { vapidFile } from '../../apps/login/src/vapid-file.ts'
import { secretFile } from '../../packages/server/src/data-folder/index.ts'
import { withSecretFiles } from '../../packages/server/src/node/secret-files.ts'

/**
 * Each with the file in which it is kept where nobody sets it; Workers need a `DIRECTORY_KEY` once they have
 * several databases.
 */
const made = {
  SECRET_KEY: 'secret-key',
  PORTAL_CLIENT_SECRET: 'portal-client-secret',
  DIRECTORY_KEY: 'directory-key',
  PORTAL_SECRET_KEY: 'portal-secret-key',
}

/** Settings that name a file of an operator's with one of them. */
export const secretFileSettings = Object.keys(made).map((name) => `${name}_FILE`)

/**
 * Those of the environment, or in a file that it names, else those kept in a folder, where they are made
 * once. What an earlier deployment told the Workers is theirs: a file named beside it doesn't replace it.
 *
 * @param env the environment
 * @param options `folder`: where they are kept; `print` is told of a file that is passed over
 * @throws with a line for each file that can't be used
 */
export async function secretsOf(env, { folder, print }) {
  const kept = (name) => join(folder, made[name])
  const passedOver = Object.keys(made).filter((name) => env[`${name}_FILE`] && (env[name] || existsSync(kept(name))))
  for (const name of passedOver)
    print(
      env[name]
        ? `${name}_FILE isn’t read: ${name} is set itself, which holds.`
        : `${name}_FILE isn’t read: the Workers have the one that was made in ${kept(name)}, which goes on.`,
    )
  const read = withSecretFiles(
    env,
    Object.keys(made).filter((name) => !passedOver.includes(name)),
  )
  if (!read.ok) throw new Error(read.line)
  const entries = Object.keys(made).map(async (name) => [
    name,
    read.environment[name] || (await secretFile(kept(name))),
  ])
  return {
    ...Object.fromEntries(await Promise.all(entries)),
    VAPID_KEYS: env.VAPID_KEYS || JSON.stringify(await vapidFile(join(folder, 'vapid-keys.json'))),
  }
}

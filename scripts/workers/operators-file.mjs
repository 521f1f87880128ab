// What the operator's command needs to know of a deployment: its databases on the account, and its settings.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What only a Worker is told, and settings of its pages. */
const ofTheWorker = ['BRAND', 'JURISDICTION']

/** Where it lies for a part, in the folder that has the deployment's secrets. */
export const operatorsFile = (folder, app) => join(folder, `account-${app}.json`)

/**
 * Writes it, anew at each deployment. No secret is in it.
 *
 * @param part as `deployment` gives it, with the ids of its databases
 * @param options `account`: the id in CLOUDFLARE_ACCOUNT_ID, where there is one; `folder`: where to
 * @returns its path
 */
export function writeOperatorsFile({ app, config }, { account, folder }) {
  const { compatibility_date, d1_databases, name, vars } = config
  const path = operatorsFile(folder, app)
  const told = {
    name,
    ...(account ? { account_id: account } : {}),
    compatibility_date,
    d1_databases: d1_databases.map(({ binding, database_id, database_name }) => ({
      binding,
      database_name,
      database_id,
      remote: true,
    })),
    vars: Object.fromEntries(Object.entries(vars).filter(([variable]) => !ofTheWorker.includes(variable))),
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(told, null, 2)}\n`)
  return path
}

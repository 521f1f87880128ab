// `npm start`: the three apps on Node, with a made-up country beside them.
import { join } from 'node:path'
import { apps } from './build.mjs'
import { isHere, startApps } from './start-apps.mjs'

/** On one's own machine, who registers with an address of example.org or example.com can try sealing. */
if (isHere(process.env.PORTAL_ORIGIN))
  process.env.PORTAL_INSTITUTIONS_FILE ??= join('apps', 'portal', 'institutions.sample.json')

/** A country that checks nobody is known on one's own machine only. */
const started = apps.filter(({ prefix }) => prefix !== 'DEMO_COUNTRY' || isHere(process.env.LOGIN_ORIGIN))

await startApps(started, { mail: !process.env.SMTP_URL, kept: process.env.DATA_DIR || join('.', 'data') })

import { once } from 'node:events'
import { startTogether } from '../../../src/node/start-together.ts'

const listens = await startTogether()
if (process.env['SLOW_TO_LISTEN'] === '1') await once(process, 'disconnect')
console.log('listening')
listens()

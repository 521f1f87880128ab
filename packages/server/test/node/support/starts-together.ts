import { startTogether } from '../../../src/node/start-together.ts'

await startTogether()
console.log('listening')

import { startTogether } from '../../../src/node/start-together.ts'

const listens = await startTogether()
console.log('listening')
listens()

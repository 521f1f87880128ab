import { storeContract } from '../src/contract.ts'
import { d1 } from '../src/d1.ts'
import { emptiedD1 } from './support/emptied-d1.ts'

storeContract('D1', async () => d1(await emptiedD1()))

import { sqlite } from '../../../../store-sql/src/sqlite.ts'
import { messageTests } from './messages.suite.ts'

messageTests(() => sqlite(':memory:'))

import { sqlite } from '../../store-sql/src/sqlite.ts'
import { robustness } from './suites/robustness.ts'

robustness(() => sqlite(':memory:'))

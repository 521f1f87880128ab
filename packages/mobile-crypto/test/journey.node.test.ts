import { sqlite } from '../../store-sql/src/sqlite.ts'
import { journeys } from './suites/journey.ts'

journeys(() => sqlite(':memory:'))

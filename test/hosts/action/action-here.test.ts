import { describe } from 'vitest'
import { actionOn } from './action-on.ts'

describe(`the Action, run as GitHub runs it on ${process.execPath}`, () => actionOn(process.execPath))
